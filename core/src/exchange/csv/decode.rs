//! Bytes to text, a piece at a time. What the encoding does not have becomes U+FFFD; nothing is dropped.

use std::io::Read;

use encoding_rs::{CoderResult, Encoding};

use crate::exchange::error::ReadError;

/// Bytes read at once.
const PIECE: usize = 64 * 1024;

/// A stream of text.
pub(in crate::exchange) struct Decoder<R> {
    source: R,
    decoder: encoding_rs::Decoder,
    bytes: Vec<u8>,
    position: u64,
    ended: bool,
}

impl<R: Read> Decoder<R> {
    /// Text of a source that stands at its beginning; a byte order mark of the encoding is left out.
    pub(in crate::exchange) fn new(source: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_with_bom_removal();
        Self { source, decoder, bytes: vec![0; PIECE], position: 0, ended: false }
    }

    /// Bytes read so far.
    pub(in crate::exchange) fn position(&self) -> u64 {
        self.position
    }

    /// Appends a piece of text; false when there was none left.
    pub(in crate::exchange) fn read(&mut self, into: &mut String) -> Result<bool, ReadError> {
        if self.ended {
            return Ok(false);
        }
        let count = loop {
            match self.source.read(&mut self.bytes) {
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.position += count as u64;
        self.ended = count == 0;
        let mut from = 0;
        loop {
            let room = self.decoder.max_utf8_buffer_length(count - from).unwrap_or(PIECE);
            into.reserve(room);
            let (result, read, _) = self.decoder.decode_to_string(&self.bytes[from..count], into, self.ended);
            from += read;
            if result == CoderResult::InputEmpty {
                return Ok(true);
            }
        }
    }
}
