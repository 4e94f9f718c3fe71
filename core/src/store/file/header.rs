//! The first hundred bytes, read without SQLite: whether this is a data file at all.
//! https://www.sqlite.org/fileformat2.html section 1.3.

use std::io::Read;
use std::path::Path;

use crate::error::{Code, Error, Result};

/// "Birl": says that an SQLite file is a data file of Birlik.
pub const APPLICATION_ID: u32 = 0x4269_726c;

const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// What the header of one of our data files says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Header {
    /// Of the schema; only as new as the last checkpoint.
    pub(crate) user_version: u32,
}

impl Header {
    /// Reads it. Errors: `FileMissing`, `FileDenied`, `FileEmpty`, `NotOurFile` with what it looks like instead,
    /// `FileDamaged` when it was ours.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let failed = |cause: std::io::Error| Error::from(cause).with("path", path.display());
        if path.is_dir() {
            return Err(not_ours(path, "folder"));
        }
        let mut file = std::fs::File::open(path).map_err(failed)?;
        let length = file.metadata().map_err(failed)?.len();
        let mut start = Vec::new();
        file.by_ref().take(4096).read_to_end(&mut start).map_err(failed)?;
        if start.is_empty() {
            return Err(Error::new(Code::FileEmpty).with("path", path.display()));
        }
        let has_log = super::look::size_of(&super::look::beside(path, "-wal")) > 0;
        judge(&start, length, has_log).map_err(|verdict| match verdict {
            Verdict::NotOurs(looks_like) => not_ours(path, looks_like),
            Verdict::Damaged(why) => Error::new(Code::FileDamaged).with("path", path.display()).because(why),
        })
    }
}

fn not_ours(path: &Path, looks_like: &str) -> Error {
    Error::new(Code::NotOurFile).with("path", path.display()).with("looks_like", looks_like)
}

#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    NotOurs(&'static str),
    Damaged(&'static str),
}

fn judge(start: &[u8], length: u64, has_log: bool) -> std::result::Result<Header, Verdict> {
    let number = |at: usize| {
        start.get(at..at + 4).and_then(|four| four.try_into().ok()).map(u32::from_be_bytes).unwrap_or_default()
    };
    let ours = number(68) == APPLICATION_ID;
    if !start.starts_with(MAGIC) {
        return Err(if ours { Verdict::Damaged("magic") } else { Verdict::NotOurs(looks_like(start)) });
    }
    if !ours {
        return Err(Verdict::NotOurs("sqlite"));
    }
    let page = match u16::from_be_bytes([start[16], start[17]]) {
        1 => 65_536,
        size if size.is_power_of_two() && size >= 512 => u64::from(size),
        _ => return Err(Verdict::Damaged("page size")),
    };
    // The size in the header counts when it was written with the last change; a log may still hold the end.
    let pages = number(28);
    if !has_log && number(24) == number(92) && length < u64::from(pages) * page {
        return Err(Verdict::Damaged("shorter than its header says"));
    }
    Ok(Header { user_version: number(60) })
}

/// What a person most likely chose by mistake.
fn looks_like(start: &[u8]) -> &'static str {
    match start {
        [b'P', b'K', 3 | 5, ..] => "zip",
        [b'%', b'P', b'D', b'F', ..] => "pdf",
        [0xd0, 0xcf, 0x11, 0xe0, ..] => "old_office",
        _ if is_text(start) => "text",
        _ => "unknown",
    }
}

/// UTF-8 or UTF-16 with its mark, or bytes without control characters.
fn is_text(start: &[u8]) -> bool {
    start.starts_with(&[0xff, 0xfe])
        || start.starts_with(&[0xfe, 0xff])
        || !start.iter().any(|byte| matches!(byte, 0..=8 | 14..=31 | 127))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn ours() -> Vec<u8> {
        let mut start = vec![0; 100];
        start[..16].copy_from_slice(MAGIC);
        start[16..18].copy_from_slice(&4096_u16.to_be_bytes());
        start[28..32].copy_from_slice(&3_u32.to_be_bytes());
        start[60..64].copy_from_slice(&7_u32.to_be_bytes());
        start[68..72].copy_from_slice(&APPLICATION_ID.to_be_bytes());
        start
    }

    #[test]
    fn a_whole_header_gives_its_version() {
        assert_eq!(judge(&ours(), 3 * 4096, false), Ok(Header { user_version: 7 }));
    }

    #[test]
    fn a_file_cut_short_is_damaged_unless_a_log_may_hold_the_rest() {
        assert_eq!(judge(&ours(), 2 * 4096, false), Err(Verdict::Damaged("shorter than its header says")));
        assert_eq!(judge(&ours(), 2 * 4096, true), Ok(Header { user_version: 7 }));
    }

    #[test]
    fn a_spoilt_start_of_our_own_file_is_damage_and_not_a_foreign_file() {
        let mut start = ours();
        start[..14].copy_from_slice(b"Now is the win");
        assert_eq!(judge(&start, 3 * 4096, false), Err(Verdict::Damaged("magic")));
        let mut start = ours();
        start[16..18].copy_from_slice(&769_u16.to_be_bytes());
        assert_eq!(judge(&start, 3 * 4096, false), Err(Verdict::Damaged("page size")));
    }

    #[rstest]
    #[case(b"PK\x03\x04....", "zip")]
    #[case(b"%PDF-1.7", "pdf")]
    #[case(b"Ad;Soyad\r\nLeyla;\xc6\x8f", "text")]
    #[case(b"\xff\xfeA\0;\0", "text")]
    #[case(b"D \x82<\xfd\xe6\xf1\xc2\x01\x02", "unknown")]
    #[case(b"SQLite format 3\0\x10\x00", "sqlite")]
    fn other_files_are_told_apart(#[case] start: &[u8], #[case] looks_like: &'static str) {
        assert_eq!(judge(start, start.len() as u64, false), Err(Verdict::NotOurs(looks_like)));
    }
}
