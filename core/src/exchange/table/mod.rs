//! Tables of people, whatever format they came in: where the headings stand, what becomes of each column, and the rows as
//! drafts.
//!
//! Lines above the headings, headings anywhere in the first lines or none at all, headings again, blank lines, totals
//! below, rows longer or shorter than the headings are all known. [`read`] goes through the whole file once and says how
//! it understood it ([`Reading`]): everything there can be changed by a person and given back as [`ReadOptions`].
//! [`rows`] goes through it again and gives a draft, a reason or a refusal for each line. A file that cannot be read is
//! refused whole; a value that cannot be read is kept as typed beside a problem. Who a row is, is none of this module's
//! business.

mod column;
mod guess;
mod headings;
mod layout;
mod person;
mod read;
mod rows;
mod school;
pub mod target;

pub use column::{Column, ReadAs};
pub use read::{HeaderRow, ReadOptions, Reading, read};
pub use rows::{Cells, Ignored, Row, Rows, rows};
pub use target::ColumnTarget;

pub(super) use layout::known_words;

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
