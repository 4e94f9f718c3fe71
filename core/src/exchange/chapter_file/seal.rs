//! Encryption with age, keys as people read them to each other. Nothing of age is done here but calling it.

use std::io::{BufRead, Write};
use std::iter;

use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, scrypt, x25519};
use sha2::{Digest, Sha256};

use super::{Refused, bounds};

/// How a file is closed.
pub enum Lock<'a> {
    /// For the owners of these keys: `age1…`.
    Recipients(&'a [x25519::Recipient]),
    /// For whoever knows it.
    Passphrase(&'a str),
}

/// How a file is opened.
pub struct Unlock<'a> {
    /// The keys of this installation.
    pub identities: &'a [x25519::Identity],
    /// What a person typed.
    pub passphrase: Option<&'a str>,
}

/// How age's own files begin.
const AGE: &[u8] = b"age-encryption.org/";

/// Whether these first bytes are an encrypted file's; a beginning of the word counts, since it may still be arriving.
pub fn is_encrypted(beginning: &[u8]) -> bool {
    !beginning.is_empty() && (beginning.starts_with(AGE) || AGE.starts_with(beginning))
}

/// What is written to it comes out encrypted; `finish` ends it. Errors: `Io`, `NotForUs` without a recipient.
pub fn encrypt<W: Write>(out: W, lock: &Lock<'_>) -> Result<age::stream::StreamWriter<W>, Refused> {
    let encryptor = match lock {
        Lock::Recipients(recipients) => {
            let recipients = recipients.iter().map(|recipient| recipient as &dyn age::Recipient);
            Encryptor::with_recipients(recipients).map_err(|_| Refused::NotForUs)?
        }
        Lock::Passphrase(text) => {
            let mut recipient = scrypt::Recipient::new(SecretString::from((*text).to_owned()));
            recipient.set_work_factor(bounds::SCRYPT_WRITTEN);
            let recipient: &dyn age::Recipient = &recipient;
            Encryptor::with_recipients(iter::once(recipient)).map_err(|_| Refused::PassphraseNeeded)?
        }
    };
    encryptor.wrap_output(out).map_err(Refused::Io)
}

/// Errors: `PassphraseNeeded`, `WrongPassphrase`, `NotForUs`, `TooMuchWork`, `Incomplete`, `Damaged`.
pub fn decrypt<R: BufRead>(source: R, unlock: &Unlock<'_>) -> Result<age::stream::StreamReader<R>, Refused> {
    let decryptor = Decryptor::new_buffered(source).map_err(|cause| refused(cause, false))?;
    if decryptor.is_scrypt() {
        let passphrase = unlock.passphrase.ok_or(Refused::PassphraseNeeded)?;
        let mut identity = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
        identity.set_max_work_factor(bounds::SCRYPT);
        let identity: &dyn age::Identity = &identity;
        return decryptor.decrypt(iter::once(identity)).map_err(|cause| refused(cause, true));
    }
    let identities = unlock.identities.iter().map(|identity| identity as &dyn age::Identity);
    decryptor.decrypt(identities).map_err(|cause| refused(cause, false))
}

fn refused(cause: DecryptError, passphrase: bool) -> Refused {
    match cause {
        DecryptError::ExcessiveWork { required, .. } => Refused::TooMuchWork(required),
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed if passphrase => Refused::WrongPassphrase,
        DecryptError::NoMatchingKeys if passphrase => Refused::WrongPassphrase,
        DecryptError::NoMatchingKeys | DecryptError::KeyDecryptionFailed => Refused::NotForUs,
        DecryptError::Io(cause) => Refused::of_bytes(cause),
        DecryptError::UnknownFormat => Refused::TooNew(2),
        _ => Refused::Damaged("encryption"),
    }
}

/// The identity behind 32 secret bytes.
pub fn identity(seed: &[u8; 32]) -> Option<x25519::Identity> {
    bech32("age-secret-key-", seed).to_uppercase().parse().ok()
}

/// `age1…` of an identity: what others encrypt for.
pub fn recipient_of(identity: &x25519::Identity) -> String {
    identity.to_public().to_string()
}

/// The recipient behind `age1…`.
pub fn recipient(text: &str) -> Option<x25519::Recipient> {
    text.trim().parse().ok()
}

/// Six groups of five digits that two people read to each other: SHA-256 of the public key, of each of its first six
/// 32-bit numbers the last five decimal digits (99 bits).
pub fn fingerprint(key: &[u8; 32]) -> String {
    let mut hash = Sha256::new();
    hash.update(b"birlik fingerprint\0");
    hash.update(key);
    let hash = hash.finalize();
    let groups: Vec<String> = hash
        .chunks_exact(4)
        .take(6)
        .map(|bytes| format!("{:05}", u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) % 100_000))
        .collect();
    groups.join(" ")
}

/// BIP 173, encoding only; age writes its keys so.
fn bech32(prefix: &str, bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let mut five: Vec<u8> = Vec::new();
    let (mut bits, mut have) = (0_u32, 0);
    for byte in bytes {
        bits = (bits << 8) | u32::from(*byte);
        have += 8;
        while have >= 5 {
            have -= 5;
            five.push((bits >> have & 31) as u8);
        }
    }
    if have > 0 {
        five.push((bits << (5 - have) & 31) as u8);
    }
    let high = prefix.bytes().map(|byte| byte >> 5);
    let low = prefix.bytes().map(|byte| byte & 31);
    let checked = high.chain([0]).chain(low).chain(five.iter().copied()).chain([0; 6]);
    let sum = polymod(checked) ^ 1;
    let check = (0..6).map(|at| (sum >> (5 * (5 - at)) & 31) as u8);
    let letters = five.iter().copied().chain(check).map(|value| LETTERS[value as usize] as char);
    format!("{prefix}1{}", letters.collect::<String>())
}

fn polymod(values: impl Iterator<Item = u8>) -> u32 {
    const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    values.fold(1, |sum, value| {
        let top = sum >> 25;
        let next = (sum & 0x01ff_ffff) << 5 ^ u32::from(value);
        (0..5).filter(|bit| top >> bit & 1 == 1).fold(next, |next, bit| next ^ GENERATOR[bit])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use age::secrecy::ExposeSecret;

    #[test]
    fn a_seed_is_the_same_identity_in_the_letters_of_age() {
        let identity = identity(&[7; 32]).expect("an identity");
        assert_eq!(identity.to_string().expose_secret(), &bech32("age-secret-key-", &[7; 32]).to_uppercase());
        assert!(recipient(&recipient_of(&identity)).is_some());
    }

    #[test]
    fn a_fingerprint_is_six_groups_of_five_digits() {
        let print = fingerprint(&[1; 32]);
        let groups: Vec<&str> = print.split(' ').collect();
        assert_eq!(groups.len(), 6);
        assert!(groups.iter().all(|group| group.len() == 5 && group.bytes().all(|byte| byte.is_ascii_digit())));
        assert_ne!(print, fingerprint(&[2; 32]));
    }
}
