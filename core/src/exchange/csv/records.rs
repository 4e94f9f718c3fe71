//! Text to records (RFC 4180, and what programs really write): quotes, line ends CR LF, LF and lone CR, and the
//! physical line of each record. Knows nothing of encodings (`decode`) and of what cells mean.
//!
//! The text of a record is held until it is complete, so that a quote that is never closed swallows nothing: the
//! record is then read again with that quote as text and ends with its line.

use std::io::Read;

use super::decode::Decoder;
use crate::exchange::error::ReadError;
use crate::exchange::problem::ProblemKind;
use crate::exchange::record::{MAX_CELL, MAX_COLUMNS, MAX_RECORD, Record};

/// Records of a text, one after another, with bounded memory.
pub(in crate::exchange) struct Records<R> {
    decoder: Decoder<R>,
    /// Decoded text; the present record begins at `at`.
    text: String,
    at: usize,
    line: u64,
    delimiter: u8,
    ended: bool,
}

/// How a try to read a record ended.
enum Try {
    /// Complete, with the bytes it took and the lines.
    Done { took: usize, lines: u64 },
    /// More text is needed.
    More,
    /// The text ended, or a limit was reached, inside quotes that were opened at this byte.
    Unclosed { opened: usize },
}

impl<R: Read> Records<R> {
    /// Records of what the decoder gives.
    pub(in crate::exchange) fn new(decoder: Decoder<R>, delimiter: u8) -> Self {
        Self { decoder, text: String::new(), at: 0, line: 1, delimiter, ended: false }
    }

    /// Bytes of the file that were read so far.
    pub(in crate::exchange) fn position(&self) -> u64 {
        self.decoder.position()
    }

    /// Reads the next record; false at the end. Errors: of the disk, `TooManyColumns`, `LineTooLong`.
    pub(in crate::exchange) fn next(&mut self, record: &mut Record) -> Result<bool, ReadError> {
        let mut as_text: Vec<usize> = Vec::new();
        loop {
            if self.at == self.text.len() && self.ended {
                return Ok(false);
            }
            record.clear();
            record.line = self.line;
            match self.attempt(record, &as_text)? {
                Try::Done { took, lines } => {
                    self.at += took;
                    self.line += lines;
                    return Ok(true);
                }
                Try::More => self.fill()?,
                Try::Unclosed { opened } => as_text.push(opened),
            }
        }
    }

    /// Fetches more text behind what is there. The more is there, the more is fetched: a long record is tried few times.
    fn fill(&mut self) -> Result<(), ReadError> {
        if self.at > 0 {
            self.text.drain(..self.at);
            self.at = 0;
        }
        let want = self.text.len() * 2;
        loop {
            if !self.decoder.read(&mut self.text)? {
                self.ended = true;
                break;
            }
            if self.text.len() >= want {
                break;
            }
        }
        Ok(())
    }

    fn attempt(&self, record: &mut Record, as_text: &[usize]) -> Result<Try, ReadError> {
        let text = &self.text[self.at..];
        let bytes = text.as_bytes();
        let (delimiter, mut i, mut lines) = (self.delimiter, 0, 0);
        loop {
            // A cell begins at `i`.
            let begin = record.text.len();
            // A blank before the opening quote is as common as it is wrong.
            let quote = bytes[i..].iter().position(|b| *b != b' ').map_or(i, |blanks| i + blanks);
            if bytes.get(quote) == Some(&b'"') && !as_text.contains(&quote) {
                let before = lines;
                match quoted(text, quote + 1, &mut record.text, &mut lines) {
                    // Text behind a quote that closes lines below: the one that opened was a slip.
                    Some(after) if lines > before && self.is_text(bytes.get(after)) => {
                        return Ok(Try::Unclosed { opened: quote });
                    }
                    Some(after) => i = after,
                    None if !self.ended && record.text.len() - begin <= MAX_CELL => return Ok(Try::More),
                    None => return Ok(Try::Unclosed { opened: quote }),
                }
                if record.text.len() - begin > MAX_CELL {
                    record.odd.push((ProblemKind::CellTooLong, self.line, record.len()));
                }
            } else if as_text.contains(&quote) {
                record.odd.push((ProblemKind::UnclosedQuote, self.line + lines, record.len()));
            }
            // What follows without quotes.
            let rest = &bytes[i..];
            let Some(end) = rest.iter().position(|b| *b == delimiter || *b == b'\n' || *b == b'\r') else {
                return self.at_the_end(record, text, i, lines);
            };
            self.bare(record, begin, &text[i..i + end]);
            record.end_cell();
            i += end;
            if bytes[i] == delimiter {
                i += 1;
                if record.len() >= MAX_COLUMNS {
                    let columns = record.len()
                        + 1
                        + bytes[i..].iter().take_while(|b| **b != b'\n').filter(|b| **b == delimiter).count();
                    return Err(ReadError::TooManyColumns { columns, line: self.line });
                }
                continue;
            }
            if bytes[i] == b'\r' && i + 1 == bytes.len() && !self.ended {
                return Ok(Try::More);
            }
            let took = if bytes[i] == b'\r' && bytes.get(i + 1) == Some(&b'\n') { 2 } else { 1 };
            return Ok(Try::Done { took: i + took, lines: lines + 1 });
        }
    }

    fn is_text(&self, byte: Option<&u8>) -> bool {
        byte.is_some_and(|b| *b != self.delimiter && !matches!(b, b'\r' | b'\n' | b' '))
    }

    /// No delimiter and no line end in what is there.
    fn at_the_end(&self, record: &mut Record, text: &str, i: usize, lines: u64) -> Result<Try, ReadError> {
        if !self.ended {
            return if text.len() > MAX_RECORD {
                Err(ReadError::LineTooLong { line: self.line })
            } else {
                Ok(Try::More)
            };
        }
        let begin = record.ends.last().copied().unwrap_or(0);
        self.bare(record, begin, &text[i..]);
        record.end_cell();
        Ok(Try::Done { took: text.len(), lines: lines + 1 })
    }

    fn bare(&self, record: &mut Record, begin: usize, bare: &str) {
        let after_quotes = record.text.len() > begin;
        if after_quotes && bare.bytes().all(|b| b == b' ') {
            return;
        }
        if (after_quotes || bare.contains('"')) && !bare.is_empty() {
            record.odd.push((ProblemKind::StrayQuote, self.line, record.len()));
        }
        record.text.push_str(bare);
        if record.text.len() - begin > MAX_CELL {
            record.odd.push((ProblemKind::CellTooLong, self.line, record.len()));
        }
    }
}

/// Appends what stands in quotes from `i` on; gives the byte behind the closing quote, none when there is none.
fn quoted(text: &str, mut i: usize, into: &mut String, lines: &mut u64) -> Option<usize> {
    let bytes = text.as_bytes();
    loop {
        let end = i + bytes[i..].iter().position(|b| *b == b'"')?;
        into.push_str(&text[i..end]);
        *lines += count_lines(&bytes[i..end]);
        match bytes.get(end + 1) {
            Some(b'"') => {
                into.push('"');
                i = end + 2;
            }
            // Nothing behind it yet: it may be the first of two.
            _ => return Some(end + 1),
        }
    }
}

fn count_lines(bytes: &[u8]) -> u64 {
    let mut lines = 0;
    for (i, b) in bytes.iter().enumerate() {
        if *b == b'\n' || (*b == b'\r' && bytes.get(i + 1) != Some(&b'\n')) {
            lines += 1;
        }
    }
    lines
}
