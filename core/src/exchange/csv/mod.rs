//! Tables of people as text (CSV and its relatives), read whatever program wrote them, and written for Excel.
//!
//! Read are: UTF-8 and UTF-16 with and without mark, Windows-1251, 1252, 1254 (with ISO-8859-9), 1256, KOI8-R, IBM866;
//! the delimiters `;` `,` tab `|` and Excel's `sep=` line; quotes by RFC 4180, with a blank before them and never closed;
//! CR LF, LF and lone CR, also mixed; lines above the headings, headings anywhere in the first lines or none at all,
//! headings again, blank lines, totals below, rows longer or shorter than the headings.
//!
//! [`read`] goes through the whole file once with bounded memory and says how it understood it ([`Reading`]): everything
//! there can be changed by a person and given back as [`ReadOptions`]. [`rows`] goes through it again and gives a draft,
//! a reason or a refusal for each line. A file that cannot be read is refused whole ([`ReadError`]); a value that cannot
//! be read is kept as typed beside a problem. Who a row is, is none of this module's business.

mod binary;
mod column;
mod decode;
mod delimiter;
mod encoding;
mod error;
mod guess;
mod headings;
mod layout;
mod person;
mod read;
mod record;
mod rows;
pub mod target;
pub mod write;

pub use column::{Column, ReadAs};
pub use error::ReadError;
pub use read::{HeaderRow, ReadOptions, Reading, read};
pub use rows::{Ignored, Row, Rows, rows};
pub use target::ColumnTarget;

/// Longest cell, in bytes of UTF-8; a longer one refuses its row.
pub const MAX_CELL: usize = 1024 * 1024;
/// Most columns.
pub const MAX_COLUMNS: usize = 4096;
/// Longest line, in bytes of UTF-8; a longer one refuses the file at once.
pub const MAX_RECORD: usize = 16 * 1024 * 1024;

/// What a word for the kind of a number or address means; none when it is none of the usual ones.
pub(crate) fn label(word: &str) -> Option<&'static str> {
    const LABELS: &[(&str, &str)] = &[
        ("mobile", "mobile mobil cell handy gsm cep мобильный моб сотовый موبایل მობილური portable мобільний"),
        ("home", "home privat private ev домашний дом personal maison منزل სახლი домашній"),
        (
            "work",
            "work business iş рабочий работа arbeit geschäftlich dienstlich travail bureau محل‌کار სამსახური робочий",
        ),
    ];
    let folded = crate::exchange::value::text::fold(word);
    let is = |words: &str| words.split(' ').any(|known| crate::exchange::value::text::fold(known) == folded);
    LABELS.iter().find(|(_, words)| is(words)).map(|(label, _)| *label)
}

/// All cells of a table as they stand, without our guard; for whoever needs no people. Errors: as [`read`], of the format only.
pub fn cells(source: impl std::io::Read, encoding: &str, delimiter: u8) -> Result<Vec<Vec<String>>, ReadError> {
    let decoder = decode::Decoder::new(source, encoding::by_name(encoding)?);
    let mut records = record::Records::new(decoder, delimiter);
    let mut record = record::Record::default();
    let mut all = Vec::new();
    while records.next(&mut record)? {
        all.push(record.cells().map(|cell| crate::exchange::value::text::unguard(cell).to_owned()).collect());
    }
    Ok(all)
}
