//! How a text is to be read: its encoding and its delimiter, detected where they are not said.

use std::io::{Read, Seek, SeekFrom};

use encoding_rs::Encoding;

use super::decode::Decoder;
pub(in crate::exchange) use super::encoding::by_name;
use super::{delimiter, encoding};
use crate::exchange::error::ReadError;

/// Text at the beginning that the delimiter is judged by, in bytes.
const HEAD: usize = 256 * 1024;

/// A text as it is to be read.
pub(in crate::exchange) struct Text {
    pub(in crate::exchange) encoding: &'static Encoding,
    /// A byte order mark was there.
    pub(in crate::exchange) bom: bool,
    /// Lines with anything beyond ASCII, which the encoding was judged by.
    pub(in crate::exchange) proof: u32,
    /// False when another encoding is nearly as likely.
    pub(in crate::exchange) sure: bool,
    pub(in crate::exchange) delimiter: u8,
    /// The first line says the delimiter (`sep=;`).
    pub(in crate::exchange) sep_line: bool,
    /// Bytes.
    pub(in crate::exchange) size: u64,
}

impl Text {
    /// Reads the whole source once. `progress` gets the bytes done. Errors: of the disk, `Empty`, `Binary`,
    /// `UnknownEncoding`, `UnknownDelimiter`, `LineTooLong`, `Cancelled`.
    pub(in crate::exchange) fn detect<S: Read + Seek>(
        source: &mut S,
        said_encoding: Option<&str>,
        said_delimiter: Option<u8>,
        progress: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Self, ReadError> {
        source.seek(SeekFrom::Start(0))?;
        let found = encoding::detect(&mut *source, progress)?;
        let encoding = said_encoding.map_or(Ok(found.encoding), by_name)?;
        let head = head(source, encoding)?;
        let sep_line = delimiter::sep_line(&head).is_some();
        let delimiter = match said_delimiter {
            Some(said) if delimiter::DELIMITERS.contains(&said) => said,
            Some(_) => return Err(ReadError::UnknownDelimiter),
            None => delimiter::detect(&head)?,
        };
        let sure = found.sure || said_encoding.is_some();
        Ok(Self { encoding, bom: found.bom, proof: found.proof, sure, delimiter, sep_line, size: found.size })
    }
}

/// The beginning of the file as text.
fn head<S: Read + Seek>(source: &mut S, encoding: &'static Encoding) -> Result<String, ReadError> {
    source.seek(SeekFrom::Start(0))?;
    let mut decoder = Decoder::new(source, encoding);
    let mut text = String::new();
    let mut ended = false;
    while text.len() < HEAD && !ended {
        ended = !decoder.read(&mut text)?;
    }
    if !ended && let Some(end) = text.rfind(['\n', '\r']) {
        // Half a line would look uneven.
        text.truncate(end + 1);
    }
    Ok(text)
}
