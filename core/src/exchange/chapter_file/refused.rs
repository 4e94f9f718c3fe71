//! Why a file was not read: each its own words for a person.

/// A file that is not taken; nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Nothing that this program has written.
    #[error("not an exchange file")]
    NotOurs,
    /// Its end is missing: it may still be arriving.
    #[error("the end is missing")]
    Incomplete,
    /// Its bytes are not those that were signed, or no lines of this format: where.
    #[error("damaged: {0}")]
    Damaged(&'static str),
    /// Made by a program of a later format.
    #[error("needs format {0}")]
    TooNew(u32),
    /// Larger than a bound: which.
    #[error("beyond the bound: {0}")]
    TooLarge(&'static str),
    /// The signature is not of the key that the file names.
    #[error("the signature is wrong")]
    Unsigned,
    /// Encrypted with a passphrase, and none was given.
    #[error("a passphrase is needed")]
    PassphraseNeeded,
    /// Encrypted with another passphrase.
    #[error("another passphrase")]
    WrongPassphrase,
    /// Encrypted for somebody else.
    #[error("not for this installation")]
    NotForUs,
    /// The passphrase would take longer to try than is reasonable.
    #[error("scrypt with N = 2^{0}")]
    TooMuchWork(u8),
    /// Reading failed.
    #[error("reading failed")]
    Io(#[source] std::io::Error),
}

impl Refused {
    /// What an error while reading compressed bytes means.
    pub(super) fn of_bytes(cause: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match cause.kind() {
            ErrorKind::UnexpectedEof => Self::Incomplete,
            // What zstd and age say of bytes that are none of theirs.
            ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::Other => Self::Damaged("bytes"),
            _ => Self::Io(cause),
        }
    }
}
