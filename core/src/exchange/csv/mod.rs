//! Tables as text (CSV and its relatives), read whatever program wrote them, and written for Excel. Bytes to records
//! and back; what the records mean is `table`'s business.
//!
//! Read are: UTF-8 and UTF-16 with and without mark, Windows-1251, 1252, 1254 (with ISO-8859-9), 1256, KOI8-R, IBM866;
//! the delimiters `;` `,` tab `|` and Excel's `sep=` line; quotes by RFC 4180, with a blank before them and never closed;
//! CR LF, LF and lone CR, also mixed.

mod decode;
mod delimiter;
mod encoding;
mod records;
mod text;
pub mod write;

pub(super) use decode::Decoder;
pub(super) use records::Records;
pub(super) use text::{Text, by_name};

use super::error::ReadError;
use super::record::Record;

/// All cells of a table as they stand, without our guard; for whoever needs no people. Errors: as [`read`], of the format only.
pub fn cells(source: impl std::io::Read, encoding: &str, delimiter: u8) -> Result<Vec<Vec<String>>, ReadError> {
    let decoder = Decoder::new(source, by_name(encoding)?);
    let mut records = Records::new(decoder, delimiter);
    let mut record = Record::default();
    let mut all = Vec::new();
    while records.next(&mut record)? {
        all.push(record.cells().map(|cell| super::value::text::unguard(cell).to_owned()).collect());
    }
    Ok(all)
}
