//! The last 40 bytes of a file: a skippable frame with the SHA-256 of all bytes before. Compressed bytes have bits that
//! change nothing when they are unpacked; here no bit changes unseen.

use std::io::{self, Read, Seek, SeekFrom, Write};

use sha2::{Digest, Sha256};

/// RFC 8878 3.1.2: another magic number of skippable frames, and the size of its content.
const OPENING: [u8; 8] = [0x51, 0x2a, 0x4d, 0x18, 32, 0, 0, 0];
const TAIL: usize = OPENING.len() + 32;

/// Whether these last bytes of a file can be its end.
pub fn looks_whole(last: &[u8]) -> bool {
    last.len() == TAIL && last.starts_with(&OPENING)
}

/// Bytes of a file's end.
pub const LAST: usize = TAIL;

/// Whether the last bytes of a whole file are true of all before them. Errors: of reading.
pub fn is_as_written<F: Read + Seek>(mut file: F) -> io::Result<bool> {
    let size = file.seek(SeekFrom::End(0))?;
    let Some(before) = size.checked_sub(TAIL as u64) else { return Ok(false) };
    file.seek(SeekFrom::Start(0))?;
    let mut hash = Sha256::new();
    io::copy(&mut file.by_ref().take(before), &mut hash)?;
    let mut last = [0; TAIL];
    file.read_exact(&mut last)?;
    Ok(looks_whole(&last) && last[OPENING.len()..] == hash.finalize()[..])
}

/// Hashes what goes out.
pub(super) struct Hashing<W> {
    out: W,
    hash: Sha256,
}

impl<W: Write> Hashing<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, hash: Sha256::new() }
    }

    pub(super) fn finish(mut self) -> io::Result<W> {
        self.out.write_all(&OPENING)?;
        self.out.write_all(&self.hash.finalize())?;
        Ok(self.out)
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Hashes what comes in and keeps back the last bytes.
pub(super) struct Tailed<R> {
    source: R,
    hash: Sha256,
    held: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Tailed<R> {
    /// `before` was read already.
    pub(super) fn after(before: &[u8], source: R) -> Self {
        Self {
            source,
            hash: Sha256::new_with_prefix(before),
            held: Vec::with_capacity(128 << 10),
            given: 0,
            ended: false,
        }
    }

    /// Whether all was given and the last bytes are true of it.
    pub(super) fn is_true(&self) -> bool {
        let tail = &self.held[self.given..];
        self.ended && tail.starts_with(&OPENING) && tail[OPENING.len()..] == *self.hash.clone().finalize()
    }

    fn fill(&mut self) -> io::Result<()> {
        self.held.drain(..self.given);
        self.given = 0;
        let before = self.held.len();
        self.held.resize(64 << 10, 0);
        let read = self.source.read(&mut self.held[before..]);
        self.held.truncate(before + *read.as_ref().unwrap_or(&0));
        self.ended = read? == 0;
        Ok(())
    }
}

impl<R: Read> Read for Tailed<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while !self.ended && self.held.len() - self.given <= TAIL {
            self.fill()?;
        }
        let ready = self.held.len().saturating_sub(self.given + TAIL).min(out.len());
        let bytes = &self.held[self.given..self.given + ready];
        out[..ready].copy_from_slice(bytes);
        self.hash.update(bytes);
        self.given += ready;
        Ok(ready)
    }
}
