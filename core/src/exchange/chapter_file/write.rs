//! Writing a file: header, tables, entities, erasures, and a last line with hash and signature. Streaming: no more than a
//! line is held.

use std::io::Write;

use ed25519_dalek::{Signer, SigningKey};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::line::{self, Trailer};
use super::short::Seen;
use super::table::TableLine;
use super::tail::Hashing;
use super::{Entity, Erasure, FRAME, Header, Refused, SIGNED, Tables, bounds};
use crate::domain::id::hex;

/// Level of the compression, measured: of 20,000 people 2 % smaller than 9 for half a second; beyond it each per cent takes
/// as long as all before.
const LEVEL: i32 = 12;

/// A file on its way out.
pub struct Writer<W: Write> {
    out: zstd::Encoder<'static, Hashing<W>>,
    hash: Sha256,
    bytes: u64,
    rows: u64,
    entities: u64,
    seen: Seen,
    line: Vec<u8>,
}

impl<W: Write> Writer<W> {
    /// Begins with header and tables. Errors: `Io`, `TooLarge`, `Damaged` for tables that are not in order.
    pub fn new(out: W, header: &Header, tables: &Tables) -> Result<Self, Refused> {
        tables.check()?;
        let mut out = Hashing::new(out);
        out.write_all(&FRAME).map_err(Refused::Io)?;
        let mut out = zstd::Encoder::new(out, LEVEL).map_err(Refused::Io)?;
        out.include_checksum(true).map_err(Refused::Io)?;
        out.window_log(bounds::WINDOW_LOG).map_err(Refused::Io)?;
        let mut writer =
            Self { out, hash: Sha256::new(), bytes: 0, rows: 0, entities: 0, seen: Seen::default(), line: Vec::new() };
        header.check()?;
        writer.json(header)?;
        // Of a table as many entries a line as stay far below its bound.
        for ids in tables.installations.chunks(1_000) {
            writer.json(&TableLine { inst: Some(ids.iter().map(|id| hex(id)).collect()), ..TableLine::default() })?;
        }
        for fields in tables.fields.chunks(500) {
            let fields = fields.iter().map(|field| (field.name.clone(), field.class.name().to_owned())).collect();
            writer.json(&TableLine { fields: Some(fields), ..TableLine::default() })?;
        }
        for words in tables.words.chunks(2_000) {
            let words = words
                .iter()
                .map(|word| (word.inst, (word.stamp >> 16).to_string(), (word.stamp & 0xffff).to_string()))
                .collect();
            writer.json(&TableLine { words: Some(words), ..TableLine::default() })?;
        }
        for ids in tables.has.chunks(1_000) {
            writer.json(&TableLine { has: Some(ids.iter().map(|id| hex(id)).collect()), ..TableLine::default() })?;
        }
        Ok(writer)
    }

    /// Writes an entity; its cells are in the order of words, then live before dead, then fields. One that is long takes
    /// several lines. What is of somebody comes after them when it can. Errors: `Io`, `TooLarge`, `Damaged` for an id that
    /// does not prove kind and owners.
    pub fn entity(&mut self, entity: &Entity) -> Result<(), Refused> {
        self.entities += 1;
        if self.entities > bounds::ENTITIES {
            return Err(Refused::TooLarge("entities"));
        }
        let mut rest = entity.cells.as_slice();
        loop {
            let open = entity.open(&mut self.seen)?;
            self.line.clear();
            self.line.extend_from_slice(open.as_bytes());
            while let Some(word) = rest.first().map(|cell| cell.word).filter(|_| self.line.len() < bounds::SPLIT) {
                if self.line.last() == Some(&b']') {
                    self.line.push(b',');
                }
                rest = self.group(word, rest)?;
            }
            self.line.extend_from_slice(b"]}\n");
            self.end_line()?;
            if rest.is_empty() {
                return Ok(());
            }
        }
    }

    /// As many cells of one word as fit; gives the others.
    fn group<'c>(&mut self, word: u32, cells: &'c [super::Cell]) -> Result<&'c [super::Cell], Refused> {
        self.line.extend_from_slice(format!("[{word},[").as_bytes());
        let mut rest = cells;
        let mut first = true;
        for live in [true, false] {
            if !live {
                self.line.extend_from_slice(b"],[");
                first = true;
            }
            while let Some((cell, others)) = rest.split_first() {
                let fits = cell.word == word && cell.value.is_some() == live && self.line.len() < bounds::SPLIT;
                if !fits {
                    break;
                }
                if !first {
                    self.line.push(b',');
                }
                first = false;
                match &cell.value {
                    Some(value) => {
                        if line::size(value) > bounds::VALUE {
                            return Err(Refused::TooLarge("value"));
                        }
                        self.line.extend_from_slice(format!("[{},", cell.field).as_bytes());
                        line::print(value, &mut self.line);
                        self.line.push(b']');
                    }
                    None => self.line.extend_from_slice(cell.field.to_string().as_bytes()),
                }
                self.rows += 1;
                rest = others;
            }
        }
        self.line.extend_from_slice(b"]]");
        if self.rows > bounds::ROWS { Err(Refused::TooLarge("rows")) } else { Ok(rest) }
    }

    /// Writes the request to erase somebody; after all entities. Errors: `Io`, `TooLarge`.
    pub fn erasure(&mut self, erasure: &Erasure) -> Result<(), Refused> {
        self.rows += 1;
        self.line.clear();
        self.line.extend_from_slice(erasure.line().as_bytes());
        self.end_line()
    }

    /// Signs, ends the compression and gives back what was written to, and the hash of the lines. Errors: `Io`.
    pub fn finish(mut self, key: &SigningKey) -> Result<(W, [u8; 32]), Refused> {
        let hash: [u8; 32] = self.hash.finalize_reset().into();
        let signature = key.sign(&[SIGNED, &hash].concat());
        let trailer = Trailer {
            end: self.rows,
            sha256: hex(&hash),
            key: hex(key.verifying_key().as_bytes()),
            sig: hex(&signature.to_bytes()),
        };
        self.json(&trailer)?;
        let out = self.out.finish().and_then(Hashing::finish).map_err(Refused::Io)?;
        Ok((out, hash))
    }

    /// Cells and erasures so far.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    fn json<T: Serialize>(&mut self, value: &T) -> Result<(), Refused> {
        self.line.clear();
        serde_json::to_writer(&mut self.line, value).map_err(|cause| Refused::Io(cause.into()))?;
        self.line.push(b'\n');
        self.end_line()
    }

    fn end_line(&mut self) -> Result<(), Refused> {
        self.bytes += self.line.len() as u64;
        if self.line.len() > bounds::LINE {
            return Err(Refused::TooLarge("line"));
        }
        if self.bytes > bounds::UNPACKED {
            return Err(Refused::TooLarge("unpacked"));
        }
        self.hash.update(&self.line);
        self.out.write_all(&self.line).map_err(Refused::Io)
    }
}
