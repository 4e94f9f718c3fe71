//! Reading a file line by line, counted as it is produced, never as it declares. Nothing of it may be believed before
//! [`Reader::item`] has given the end: hash and signature stand in the last line.

use std::io::{BufRead, BufReader, Read};

use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};

use super::line::Trailer;
use super::short::Seen;
use super::table::TableLine;
use super::tail::Tailed;
use super::{Entity, Erasure, FRAME, Header, Refused, SIGNED, Tables, bounds};
use crate::domain::id::unhex;

/// A file on its way in: decrypted, still compressed.
pub struct Reader<R: Read> {
    lines: Lines<R>,
    header: Header,
    tables: Tables,
    waiting: Option<String>,
    rows: u64,
    entities: u64,
    seen: Seen,
}

/// What comes after the tables.
#[derive(Debug)]
pub enum Item {
    /// An entity with rows.
    Entity(Entity),
    /// A request to erase somebody.
    Erasure(Erasure),
    /// A line of a newer program.
    Unknown,
    /// The end; everything before it is what was signed.
    End(Ended),
}

/// What the last line says, found true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// The sender's public key.
    pub key: [u8; 32],
    /// Of all lines before.
    pub sha256: [u8; 32],
    /// Cells and erasures.
    pub rows: u64,
}

impl<R: Read> Reader<R> {
    /// Reads header and tables. Errors: all but those of encryption.
    pub fn new(mut source: R) -> Result<Self, Refused> {
        check_frame(&mut source)?;
        let mut lines = Lines::new(Tailed::after(&FRAME, source))?;
        let first = lines.next()?.ok_or(Refused::Incomplete)?;
        let header: Header = header(&first)?;
        let mut tables = Tables::default();
        let mut waiting = None;
        while let Some(line) = lines.next()? {
            if !is_table(&line) {
                waiting = Some(line);
                break;
            }
            tables.take(serde_json::from_str::<TableLine>(&line).map_err(|_| Refused::Damaged("table"))?)?;
        }
        tables.check()?;
        Ok(Self { lines, header, tables, waiting, rows: 0, entities: 0, seen: Seen::default() })
    }

    /// The first line; signed only once the end has been read.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// What rows point into.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// Bytes of lines so far.
    pub fn bytes(&self) -> u64 {
        self.lines.bytes
    }

    /// The next line. After `End` there is none. Errors: all but those of encryption.
    pub fn item(&mut self) -> Result<Item, Refused> {
        let line = match self.waiting.take() {
            Some(line) => line,
            None => self.lines.next()?.ok_or(Refused::Incomplete)?,
        };
        if line.starts_with("{\"k\":") {
            let (entity, begins) = Entity::parse(&line, &self.tables, &mut self.seen)?;
            self.rows += entity.cells.len() as u64;
            self.entities += u64::from(begins);
            self.bounded()?;
            Ok(Item::Entity(entity))
        } else if line.starts_with("{\"x\":") {
            self.rows += 1;
            self.bounded()?;
            Ok(Item::Erasure(Erasure::parse(&line, &self.tables)?))
        } else if line.starts_with("{\"end\":") {
            self.end(&line).map(Item::End)
        } else if is_table(&line) {
            Err(Refused::Damaged("a table after entities"))
        } else {
            Ok(Item::Unknown)
        }
    }

    fn bounded(&self) -> Result<(), Refused> {
        if self.rows > bounds::ROWS {
            return Err(Refused::TooLarge("rows"));
        }
        if self.entities > bounds::ENTITIES { Err(Refused::TooLarge("entities")) } else { Ok(()) }
    }

    fn end(&mut self, line: &str) -> Result<Ended, Refused> {
        let trailer: Trailer = serde_json::from_str(line).map_err(|_| Refused::Damaged("end"))?;
        let sha256 = self.lines.hash_before_last;
        let declared = unhex(&trailer.sha256).ok_or(Refused::Damaged("end"))?;
        if declared != sha256 || trailer.end != self.rows {
            return Err(Refused::Damaged("hash"));
        }
        let key: [u8; 32] =
            unhex(&trailer.key).and_then(|bytes| bytes.try_into().ok()).ok_or(Refused::Damaged("key"))?;
        let signature: [u8; 64] =
            unhex(&trailer.sig).and_then(|bytes| bytes.try_into().ok()).ok_or(Refused::Damaged("signature"))?;
        let verified = VerifyingKey::from_bytes(&key).and_then(|key| {
            key.verify_strict(&[SIGNED, sha256.as_slice()].concat(), &Signature::from_bytes(&signature))
        });
        verified.map_err(|_| Refused::Unsigned)?;
        if self.lines.next()?.is_some() {
            return Err(Refused::Damaged("lines after the end"));
        }
        self.lines.nothing_follows()?;
        Ok(Ended { key, sha256, rows: self.rows })
    }
}

fn header(line: &str) -> Result<Header, Refused> {
    // A newer header may have another shape; what it needs stands in it whatever its shape.
    #[derive(serde::Deserialize)]
    struct Least {
        min: u32,
    }
    let least: Least = serde_json::from_str(line).map_err(|_| Refused::Damaged("header"))?;
    if least.min > super::FORMAT {
        return Err(Refused::TooNew(least.min));
    }
    let header: Header = serde_json::from_str(line).map_err(|_| Refused::Damaged("header"))?;
    header.check()?;
    Ok(header)
}

fn is_table(line: &str) -> bool {
    ["{\"inst\":", "{\"fields\":", "{\"words\":", "{\"has\":"].iter().any(|opening| line.starts_with(opening))
}

/// A prefix of the frame may be a file that is still arriving.
fn check_frame(source: &mut impl Read) -> Result<(), Refused> {
    let mut found = Vec::new();
    source.take(FRAME.len() as u64).read_to_end(&mut found).map_err(Refused::of_bytes)?;
    if found == FRAME {
        Ok(())
    } else if FRAME.starts_with(&found) {
        Err(Refused::Incomplete)
    } else {
        Err(Refused::NotOurs)
    }
}

/// Lines out of the compressed bytes, with their hash.
struct Lines<R: Read> {
    unpacked: BufReader<zstd::Decoder<'static, BufReader<Tailed<R>>>>,
    hash: Sha256,
    hash_before_last: [u8; 32],
    bytes: u64,
}

impl<R: Read> Lines<R> {
    fn new(source: Tailed<R>) -> Result<Self, Refused> {
        let mut decoder = zstd::Decoder::new(source).map_err(Refused::Io)?.single_frame();
        decoder.window_log_max(bounds::WINDOW_LOG).map_err(Refused::Io)?;
        let unpacked = BufReader::with_capacity(64 << 10, decoder);
        Ok(Self { unpacked, hash: Sha256::new(), hash_before_last: [0; 32], bytes: 0 })
    }

    /// The next line without its end; none at the end of the compressed bytes.
    fn next(&mut self) -> Result<Option<String>, Refused> {
        let mut line = Vec::new();
        let most = bounds::LINE as u64 + 1;
        (&mut self.unpacked).take(most).read_until(b'\n', &mut line).map_err(Refused::of_bytes)?;
        if line.len() > bounds::LINE {
            return Err(Refused::TooLarge("line"));
        }
        self.bytes += line.len() as u64;
        if self.bytes > bounds::UNPACKED {
            return Err(Refused::TooLarge("unpacked"));
        }
        if line.is_empty() {
            return Ok(None);
        }
        if line.last() != Some(&b'\n') {
            return Err(Refused::Incomplete);
        }
        if line.starts_with(b"{\"end\":") {
            self.hash_before_last = self.hash.clone().finalize().into();
        }
        self.hash.update(&line);
        line.pop();
        if depth(&line) > bounds::DEPTH {
            return Err(Refused::TooLarge("depth"));
        }
        String::from_utf8(line).map(Some).map_err(|_| Refused::Damaged("text"))
    }

    /// After the compressed bytes there are the last forty, and they are true.
    fn nothing_follows(&mut self) -> Result<(), Refused> {
        let behind = self.unpacked.get_mut().get_mut();
        let more = behind.fill_buf().map_err(Refused::of_bytes)?;
        if more.is_empty() && behind.get_ref().is_true() {
            Ok(())
        } else {
            Err(Refused::Damaged("bytes after the end"))
        }
    }
}

/// How deep brackets and braces stand in each other, outside of text.
fn depth(line: &[u8]) -> usize {
    let (mut depth, mut most, mut text, mut escaped) = (0_usize, 0, false, false);
    for byte in line {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if text => escaped = true,
            b'"' => text = !text,
            b'[' | b'{' if !text => {
                depth += 1;
                most = most.max(depth);
            }
            b']' | b'}' if !text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    most
}
