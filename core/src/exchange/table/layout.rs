//! Where the headings stand, if there are any: among titles above and rows below.

use super::headings::known;
use crate::exchange::value::{date, email, phone};
use crate::headings::names_a_field;

/// Non-blank lines among which headings are looked for.
const LOOKED: usize = 25;

/// A record at the beginning of the file.
pub(super) struct Head {
    pub(super) line: u64,
    pub(super) cells: Vec<String>,
}

/// Kinds of cells that headings never are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    Date,
    Email,
    Phone,
    Number,
    Text,
}

fn kind(cell: &str) -> Kind {
    let cell = cell.trim();
    let mut evidence = date::Evidence::default();
    if cell.is_empty() {
        Kind::Blank
    } else if email::looks_like(cell) {
        Kind::Email
    } else if phone::looks_like(cell) {
        Kind::Phone
    } else if cell.chars().all(|c| crate::exchange::value::text::digit(c).is_some() || " .,".contains(c))
        && cell.len() < 12
    {
        Kind::Number
    } else {
        evidence.add(cell);
        if evidence.dates > 0 { Kind::Date } else { Kind::Text }
    }
}

/// Which of the non-blank records at the beginning is the headings; none: there are none.
pub(super) fn headings(head: &[Head]) -> Option<usize> {
    let width = head.iter().map(filled).max().unwrap_or(0);
    let looked = &head[..head.len().min(LOOKED)];
    let by_words = looked.iter().position(|record| {
        let words = record.cells.iter().filter(|cell| known(cell).is_some() || names_a_field(cell)).count();
        let typed = record.cells.iter().filter(|cell| !matches!(kind(cell), Kind::Blank | Kind::Text)).count();
        let filled = filled(record);
        typed * 2 <= filled
            && (words >= 2 && words * 4 >= filled || words == 1 && typed == 0 && filled * 2 > width && filled <= 2)
    });
    by_words.or_else(|| by_content(looked, width))
}

/// How many of the cells are headings that are known.
pub(in crate::exchange) fn known_words<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    cells.filter(|cell| known(cell).is_some()).count()
}

fn filled(record: &Head) -> usize {
    record.cells.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// No heading is known: the first full line is headings when what stands below is of other kinds.
fn by_content(head: &[Head], width: usize) -> Option<usize> {
    let first = head.iter().position(|record| filled(record) * 2 > width)?;
    let below = &head[first + 1..];
    let (mut yes, mut no) = (0, 0);
    for (column, cell) in head[first].cells.iter().enumerate() {
        let own = kind(cell);
        let cells: Vec<&str> =
            below.iter().filter_map(|record| record.cells.get(column)).map(|cell| cell.trim()).collect();
        let kinds: Vec<Kind> = cells.iter().map(|cell| kind(cell)).filter(|kind| *kind != Kind::Blank).collect();
        let typed = kinds.iter().filter(|kind| **kind != Kind::Text).count();
        if !matches!(own, Kind::Blank | Kind::Text) {
            no += 1;
        } else if own == Kind::Text && typed * 10 > kinds.len() * 7 {
            yes += 1;
        } else if own == Kind::Text && cells.contains(&cell.trim()) {
            no += 1;
        }
    }
    (yes >= no).then_some(first)
}
