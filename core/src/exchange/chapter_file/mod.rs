//! The exchange file between chapters as bytes: one signed, compressed, mostly encrypted stream of lines
//! (`docs/exchange-file.md`). Not what is in a data file, not the disk: it reads and writes through `Read` and `Write`.
//! May use `domain`.

pub mod bounds;
mod line;
pub mod read;
mod refused;
pub mod seal;
mod short;
mod table;
mod tail;
pub mod write;

pub use line::{Cell, Entity, Erasure};
pub use read::{Ended, Item, Reader};
pub use refused::Refused;
pub use table::{FieldName, Header, Scope, Stamp, Tables};
pub use tail::{LAST, is_as_written, looks_whole};
pub use write::Writer;

/// The one version of the format that this program writes, and the newest that it reads.
pub const FORMAT: u32 = 1;

/// The content of the skippable frame that a file begins with.
const MARK: &[u8; 8] = b"BIRLIK1\n";
/// RFC 8878 3.1.2: magic number of a skippable frame, its size, its content.
const FRAME: [u8; 16] = {
    let (magic, size, mark) = (0x184D_2A50_u32.to_le_bytes(), 8_u32.to_le_bytes(), MARK);
    let mut frame = [0; 16];
    let mut at = 0;
    while at < 4 {
        frame[at] = magic[at];
        frame[4 + at] = size[at];
        frame[8 + at] = mark[at];
        frame[12 + at] = mark[4 + at];
        at += 1;
    }
    frame
};

/// Whether a file that begins so is one of ours, of whatever version, or an encrypted one.
pub fn begins(head: &[u8]) -> bool {
    head.starts_with(&FRAME[..14]) || (head.len() > 20 && seal::is_encrypted(head))
}

/// What is signed: this and the SHA-256 of all lines before the last.
const SIGNED: &[u8] = b"birlik exchange file 1\0";
