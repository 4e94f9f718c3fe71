//! The second way through a file: a draft, a reason or a refusal for each line.

use std::io::{Read, Seek};

use serde::{Deserialize, Serialize};

use super::headings::is_total;
use super::person::{draft, oddities};
use super::read::Reading;
use super::target::ColumnTarget;
use crate::domain::value::MAX_TEXT;
use crate::exchange::draft::PersonDraft;
use crate::exchange::error::ReadError;
use crate::exchange::foreign::{Foreign, Format, Walk};
use crate::exchange::problem::{Problem, ProblemKind, Severity};
use crate::exchange::record::Record;
use crate::exchange::value::text;

/// What a line of the file is.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    /// A row that was read.
    Draft(Box<PersonDraft>),
    /// No row.
    Ignored {
        /// Physical line, from 1.
        line: u64,
        /// Why.
        why: Ignored,
    },
    /// A row that does not land; `row` and `line` of the problem say which.
    Refused(Problem),
}

/// Why a line is no row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ignored {
    /// Above the headings.
    Title,
    /// The headings, or the same again below.
    Heading,
    /// Nothing in it.
    Blank,
    /// A total.
    Total,
}

/// A line of a table of something else than people, its cells as they stand.
#[derive(Debug, Clone, PartialEq)]
pub enum Cells {
    /// No row.
    Ignored,
    /// A row that does not land.
    Refused(Problem),
    /// A row.
    Row {
        /// Data row, from 1.
        row: u32,
        /// Physical line, from 1.
        line: u64,
        /// Without our guard against formulas.
        cells: Vec<String>,
        /// What was odd about the record itself.
        problems: Vec<Problem>,
    },
}

/// Rows of a file, one after another.
pub struct Rows<S> {
    records: Walk<S>,
    reading: Reading,
    targets: Vec<ColumnTarget>,
    record: Record,
    place: Place,
    row: u32,
}

/// The rows of a file that was read as `reading` says, with a target for each of its columns (those beyond the list
/// keep the reading's). Errors: of the disk.
pub fn rows<S: Read + Seek>(
    foreign: Foreign<S>,
    reading: &Reading,
    targets: &[ColumnTarget],
) -> Result<Rows<S>, ReadError> {
    let own = reading.columns.iter().map(|column| &column.target);
    let targets = own.enumerate().map(|(i, target)| targets.get(i).unwrap_or(target).clone()).collect();
    Ok(Rows {
        records: foreign.into_walk()?,
        reading: reading.clone(),
        targets,
        record: Record::default(),
        place: Place::default(),
        row: 0,
    })
}

impl<S: Read> Rows<S> {
    /// Bytes of the file that were read so far.
    pub fn position(&self) -> u64 {
        self.records.position()
    }

    fn row(&mut self) -> Row {
        self.row += 1;
        let line = self.record.line;
        let cut = self.record.odd.iter().find(|(kind, ..)| *kind == ProblemKind::CellTooLong);
        if let Some((kind, line, cell)) = cut {
            return Row::Refused(self.refusal(*kind, *line, *cell));
        }
        match draft(&self.reading, &self.targets, &self.record, self.row) {
            Ok(draft) if draft.is_identifying() => Row::Draft(Box::new(draft)),
            Ok(draft) => Row::Refused(self.nothing(&draft, line)),
            Err(cell) => Row::Refused(self.refusal(ProblemKind::CellTooLong, line, cell)),
        }
    }

    /// The next line with its cells as they stand, for tables of something else than people.
    pub fn next_cells(&mut self) -> Option<Result<Cells, ReadError>> {
        Some(match self.advance()? {
            Ok(None) => Ok(self.cells()),
            Ok(Some(_)) => Ok(Cells::Ignored),
            Err(error) => Err(error),
        })
    }

    fn cells(&mut self) -> Cells {
        self.row += 1;
        let line = self.record.line;
        let cut = self.record.odd.iter().find(|(kind, ..)| *kind == ProblemKind::CellTooLong);
        if let Some((kind, line, cell)) = cut {
            return Cells::Refused(self.refusal(*kind, *line, *cell));
        }
        if let Some(cell) = self.record.cells().position(|cell| cell.len() > MAX_TEXT) {
            return Cells::Refused(self.refusal(ProblemKind::CellTooLong, line, cell));
        }
        let as_text = self.reading.facts.format == Format::Csv;
        let plain = |cell: &str| if as_text { text::unguard(cell) } else { cell }.to_owned();
        let problems = oddities(&self.reading, &self.record, self.row, line);
        Cells::Row { row: self.row, line, cells: self.record.cells().map(plain).collect(), problems }
    }

    /// To the next line; why it is no row.
    fn advance(&mut self) -> Option<Result<Option<Ignored>, ReadError>> {
        loop {
            match self.records.next(&mut self.record) {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => return Some(Err(error)),
            }
            let ignored = self.place.ignored(&self.reading, &self.record);
            if !self.place.is_heading(&self.reading, &self.record) {
                return Some(Ok(ignored));
            }
        }
    }

    /// Nobody is meant; a quote that was never closed is the better reason.
    fn nothing(&self, draft: &PersonDraft, line: u64) -> Problem {
        let quote = draft.problems.iter().find(|problem| problem.kind == ProblemKind::UnclosedQuote).cloned();
        quote.map_or_else(
            || self.refusal(ProblemKind::NothingInRow, line, usize::MAX),
            |quote| Problem { severity: Severity::Refused, ..quote },
        )
    }

    fn refusal(&self, kind: ProblemKind, line: u64, cell: usize) -> Problem {
        let heading = self.reading.columns.get(cell).map_or("", |column| &column.heading);
        let raw = if cell == usize::MAX {
            let filled: Vec<&str> = self.record.cells().filter(|cell| !cell.trim().is_empty()).take(20).collect();
            filled.join(" ")
        } else {
            self.record.get(cell).chars().take(200).collect()
        };
        Problem::new(kind, Severity::Refused, &raw).at(self.row, line).in_column(heading)
    }
}

impl<S: Read> Iterator for Rows<S> {
    type Item = Result<Row, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(match self.advance()? {
            Ok(None) => Ok(self.row()),
            Ok(Some(why)) => Ok(Row::Ignored { line: self.record.line, why }),
            Err(error) => Err(error),
        })
    }
}

/// Where in the file a record stands: above the headings or below.
#[derive(Debug, Default)]
pub(super) struct Place {
    below: bool,
    headings: Vec<String>,
}

impl Place {
    /// The headings themselves, or the line that says the delimiter: neither a row nor counted as ignored.
    pub(super) fn is_heading(&self, reading: &Reading, record: &Record) -> bool {
        reading.header_line == Some(record.line) || (reading.facts.sep_line && record.line == 1)
    }

    /// Why a record is no row; none when it is one.
    pub(super) fn ignored(&mut self, reading: &Reading, record: &Record) -> Option<Ignored> {
        if self.is_heading(reading, record) {
            if reading.header_line == Some(record.line) {
                self.below = true;
                self.headings = record.cells().map(text::fold).collect();
            }
            return Some(Ignored::Heading);
        }
        if record.is_blank() {
            return Some(Ignored::Blank);
        }
        if reading.header_line.is_some() && !self.below {
            return Some(Ignored::Title);
        }
        if self.is_headings_again(record) {
            return Some(Ignored::Heading);
        }
        (reading.total_lines.contains(&record.line) || is_total_row(record)).then_some(Ignored::Total)
    }

    fn is_headings_again(&self, record: &Record) -> bool {
        // Folding every row would cost more than reading it.
        let first = self.headings.iter().position(|heading| !heading.is_empty());
        first.is_some_and(|at| text::fold(record.get(at)) == self.headings[at])
            && self.headings.iter().enumerate().all(|(i, heading)| text::fold(record.get(i)) == *heading)
    }
}

/// A word for a total, and beside it nothing but numbers.
fn is_total_row(record: &Record) -> bool {
    let mut filled = record.cells().map(str::trim).filter(|cell| !cell.is_empty());
    let first: Vec<&str> = filled.by_ref().take(4).collect();
    if first.len() > 3 || (first.len() < 2 && record.len() < 2) {
        return false;
    }
    let number = |cell: &str| cell.chars().all(|c| text::digit(c).is_some() || " .,:=%€$₽₼₾".contains(c));
    first.iter().any(|cell| is_total(cell)) && first.iter().all(|cell| is_total(cell) || number(cell))
}
