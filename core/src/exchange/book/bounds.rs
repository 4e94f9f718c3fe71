//! What a package would unpack to, found out before a reader unpacks it: the streams are counted, not what their
//! headers say. Whether a part declares entities is seen on the way.

use std::io::{self, Read, Seek, Write};

use zip::ZipArchive;
use zip::result::ZipError;

use super::broken;
use super::ods_size::OdsSize;
use crate::exchange::error::ReadError;
use crate::exchange::foreign::Format;

/// Most entries of a package.
const MAX_ENTRIES: usize = 20_000;
/// Most bytes that one entry may unpack to.
const MAX_ENTRY: u64 = 640 * 1024 * 1024;
/// Most bytes of the texts that are kept in memory.
const MAX_STRINGS: u64 = 128 * 1024 * 1024;
/// Most bytes of all.
const MAX_ALL: u64 = 1024 * 1024 * 1024;
/// What nobody suspects, however well it is packed.
const SMALL: u64 = 16 * 1024 * 1024;
/// Tables pack to a tenth or a fortieth; what packs better than this is no table.
const RATIO: u64 = 150;
/// Largest sheets that are looked through for merged cells, in bytes.
const MERGES: u64 = 16 * 1024 * 1024;

/// A package that may be unpacked.
pub(super) struct Packed {
    pub(super) format: Format,
    /// Its sheets are small enough to be looked through twice.
    pub(super) merges: bool,
}

/// Unpacks everything once into nothing. Errors: `TooLarge`, `PartTooLarge`, `Entities`, `Encrypted`, `BrokenWorkbook`, `Binary`, `Cancelled`.
pub(super) fn check<S: Read + Seek>(
    source: &mut S,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Packed, ReadError> {
    let mut zip = ZipArchive::new(source).map_err(locked_or_broken)?;
    if zip.len() > MAX_ENTRIES {
        return Err(ReadError::TooLarge);
    }
    let names: Vec<String> = zip.file_names().filter_map(|name| name.ok().map(String::from)).collect();
    let format = format(names.iter().map(String::as_str))?;
    let (mut all, mut largest) = (0, 0);
    for index in 0..zip.len() {
        if !progress(all / 16) {
            return Err(ReadError::Cancelled);
        }
        let mut entry = zip.by_index(index).map_err(locked_or_broken)?;
        let part = entry.name().map_err(locked_or_broken)?.into_owned();
        let name = part.to_ascii_lowercase();
        if ![".xml", ".rels", ".bin"].iter().any(|end| name.ends_with(end)) {
            // Pictures and the like are never unpacked.
            continue;
        }
        let most = if name.ends_with("sharedstrings.xml") { MAX_STRINGS } else { MAX_ENTRY };
        let most = most.min(SMALL.max(entry.compressed_size().saturating_mul(RATIO)));
        let mut watch = Watch::default();
        let bytes = match format {
            Format::Ods if name == "content.xml" => {
                let mut size = OdsSize::default();
                let bytes = count(&mut entry, most, &mut watch.beside(&mut size));
                size.judge()?;
                bytes
            }
            _ => count(&mut entry, most, &mut watch.beside(&mut io::sink())),
        };
        // What OpenOffice has written into META-INF names a document type.
        if watch.declared && name.ends_with(".xml") && !name.starts_with("meta-inf/") {
            return Err(ReadError::Entities { part });
        }
        if bytes > most {
            return Err(ReadError::PartTooLarge { part });
        }
        all += bytes;
        largest = bytes.max(largest);
        if all > MAX_ALL {
            return Err(ReadError::TooLarge);
        }
    }
    Ok(Packed { format, merges: largest <= MERGES })
}

/// How much it unpacks to, one more than `most` at most. Whether a damaged entry matters, the reader of the workbook knows.
fn count(entry: &mut impl Read, most: u64, into: &mut impl Write) -> u64 {
    io::copy(&mut entry.take(most + 1), into).unwrap_or(0)
}

/// Looks for a document type in the text that goes by.
#[derive(Default)]
struct Watch {
    declared: bool,
    /// The end of what went by before.
    last: Vec<u8>,
}

/// Where entities are declared (XML 1.0, 2.8); parts of workbooks have none (ECMA-376 part 2, 8.1.4).
const DOCTYPE: &[u8] = b"<!DOCTYPE";

impl Watch {
    fn see(&mut self, bytes: &[u8]) {
        self.last.extend_from_slice(&bytes[..bytes.len().min(DOCTYPE.len())]);
        let within = |text: &[u8]| memchr::memmem::find(text, DOCTYPE).is_some();
        self.declared = self.declared || within(&self.last) || within(bytes);
        if bytes.len() > DOCTYPE.len() {
            self.last.clear();
            self.last.extend_from_slice(&bytes[bytes.len() - DOCTYPE.len()..]);
        } else {
            self.last.drain(..self.last.len().saturating_sub(DOCTYPE.len()));
        }
    }

    /// Sees what is written to `other`.
    fn beside<'a>(&'a mut self, other: &'a mut dyn Write) -> Beside<'a> {
        Beside { watch: self, other }
    }
}

struct Beside<'a> {
    watch: &'a mut Watch,
    other: &'a mut dyn Write,
}

impl Write for Beside<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.watch.see(bytes);
        self.other.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.other.flush()
    }
}

/// What the names of the entries say.
fn format<'a>(names: impl Iterator<Item = &'a str>) -> Result<Format, ReadError> {
    let (mut found, mut document) = (None, false);
    for name in names {
        match name {
            "content.xml" => found = found.or(Some(Format::Ods)),
            _ if name.ends_with("workbook.bin") => return Ok(Format::Xlsb),
            _ if name.ends_with("workbook.xml") || name.starts_with("xl/") => found = Some(Format::Xlsx),
            _ if name.starts_with("word/") || name.starts_with("ppt/") => document = true,
            _ => {}
        }
    }
    let looks_like = if document { "document" } else { "zip" };
    found.ok_or(ReadError::Binary { looks_like })
}

fn locked_or_broken(cause: ZipError) -> ReadError {
    match cause {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => ReadError::Encrypted,
        cause => broken(cause),
    }
}
