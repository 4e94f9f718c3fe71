//! The first way through a file: how it is to be read, judged over all of it.

use std::collections::VecDeque;
use std::io::{Read, Seek};

use serde::{Deserialize, Serialize};

use super::column::{self, Column, Seen, read_as};
use super::guess::{Guess, guess};
use super::layout::{Head, headings};
use super::rows::Place;
use super::target::ColumnTarget;
use crate::exchange::error::ReadError;
use crate::exchange::foreign::{Facts, Foreign, Format, Walk};
use crate::exchange::problem::{Problem, ProblemKind, Severity};
use crate::exchange::record::Record;
use crate::exchange::value::date::{DateOrder, Today};
use crate::exchange::value::sex::Letters;
use crate::exchange::value::text;

/// Records at the beginning.
const HEAD_RECORDS: usize = 60;
/// Rows that are kept for a person to see.
const FIRST: usize = 5;
/// Lines at the end among which a total may be.
const TAIL: usize = 3;

/// What a person has said about the reading; what is missing is detected.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ReadOptions {
    /// Where the headings are.
    pub header_row: Option<HeaderRow>,
    /// ISO 3166-1 alpha-2, for telephone numbers without a country.
    pub country: Option<String>,
    /// A target for each column; those beyond are guessed.
    pub mapping: Option<Vec<ColumnTarget>>,
    /// Year, month, day: two-digit years and dates to come are told by it.
    pub today: Today,
}

/// Where the headings are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeaderRow {
    /// There are none.
    None,
    /// The record that begins at that physical line, from 1.
    Line(u64),
}

/// How a file is read. With it [`super::rows`] gives the same rows again; targets may be changed in between.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// How the file itself was understood.
    pub facts: Facts,
    /// Physical line of the headings, from 1; none: there are none.
    pub header_line: Option<u64>,
    /// How many cells the headings have, or without headings the first row.
    pub width: usize,
    /// The columns, those without heading at the end included.
    pub columns: Vec<Column>,
    /// The first rows for a person to see, cells as they stand beside each other.
    pub first: Vec<Vec<String>>,
    /// Data rows, refused ones included.
    pub rows: u32,
    /// Title, total, repeated heading and blank lines.
    pub ignored: u32,
    /// Physical lines of totals at the end.
    pub total_lines: Vec<u64>,
    /// ISO 3166-1 alpha-2, for telephone numbers without a country; may be empty.
    pub country: String,
    /// Year, month, day.
    pub today: Today,
    /// What concerns the whole file.
    pub problems: Vec<Problem>,
}

/// Goes through the whole file and judges how it is to be read. `progress` gets bytes done and bytes in all, and stops
/// the reading with false. Errors: of the disk, `Empty`, `HeadingsOnly`, `NoSuchLine`, `TooManyColumns`, `LineTooLong`,
/// `Cancelled`.
pub fn read<S: Read + Seek>(
    foreign: &mut Foreign<S>,
    options: &ReadOptions,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Reading, ReadError> {
    let facts = foreign.facts().clone();
    let said = facts.header_line.map(HeaderRow::Line).or(options.header_row);
    let header = header(&mut foreign.walk()?, &facts, said)?;
    let (header_line, names) = header.map_or((None, Vec::new()), |(line, names)| (Some(line), names));
    let mut reading = Reading {
        header_line,
        width: names.len(),
        columns: Vec::new(),
        first: Vec::new(),
        rows: 0,
        ignored: 0,
        total_lines: Vec::new(),
        country: options.country.clone().unwrap_or_default(),
        today: if options.today == (0, 0, 0) { (9999, 12, 31) } else { options.today },
        problems: facts.problems.clone(),
        facts,
    };
    let mut pass = Pass { reading: &mut reading, names: &names, seen: Vec::new(), tail: VecDeque::new() };
    pass.all(&mut foreign.walk()?, progress)?;
    let seen = pass.seen;
    finish(&mut reading, &names, &seen, options);
    match (reading.rows, header_line) {
        (0, Some(line)) => Err(ReadError::HeadingsOnly { line }),
        (0, None) => Err(ReadError::Empty),
        _ => Ok(reading),
    }
}

/// Line and cells of the headings; none when there are none. Errors: `NoSuchLine`.
fn header<S: Read>(
    records: &mut Walk<S>,
    facts: &Facts,
    said: Option<HeaderRow>,
) -> Result<Option<(u64, Vec<String>)>, ReadError> {
    if said == Some(HeaderRow::None) {
        return Ok(None);
    }
    let mut record = Record::default();
    let mut head = Vec::new();
    let plain = |cell: &str| text::clean(if facts.format == Format::Csv { text::unguard(cell) } else { cell }).text;
    let cells = |record: &Record| record.cells().map(plain).collect::<Vec<_>>();
    while head.len() < HEAD_RECORDS && records.next(&mut record)? {
        if let Some(HeaderRow::Line(line)) = said {
            if record.line == line {
                return Ok(Some((line, trimmed(cells(&record)))));
            }
            if record.line > line {
                return Err(ReadError::NoSuchLine { line });
            }
            continue;
        }
        let tells_only_the_delimiter = facts.sep_line && record.line == 1;
        if !record.is_blank() && !tells_only_the_delimiter {
            head.push(Head { line: record.line, cells: cells(&record) });
        }
    }
    if let Some(HeaderRow::Line(line)) = said {
        return Err(ReadError::NoSuchLine { line });
    }
    Ok(headings(&head).map(|at| (head[at].line, trimmed(head.swap_remove(at).cells))))
}

/// Headings without the blank ones at the end.
fn trimmed(mut cells: Vec<String>) -> Vec<String> {
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells
}

/// Counts and evidence while all records go by.
struct Pass<'a> {
    reading: &'a mut Reading,
    names: &'a [String],
    seen: Vec<Seen>,
    /// The last rows: line, and cells when there are few.
    tail: VecDeque<(u64, Vec<(usize, String)>)>,
}

impl Pass<'_> {
    fn all<R: Read>(
        &mut self,
        records: &mut Walk<R>,
        progress: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<(), ReadError> {
        let mut record = Record::default();
        let mut place = Place::default();
        let mut told = 0;
        while records.next(&mut record)? {
            if records.position() != told {
                told = records.position();
                if !progress((self.reading.facts.size + told) / 2, self.reading.facts.size) {
                    return Err(ReadError::Cancelled);
                }
            }
            if place.ignored(self.reading, &record).is_some() {
                self.reading.ignored =
                    self.reading.ignored.saturating_add(u32::from(!place.is_heading(self.reading, &record)));
                continue;
            }
            self.row(&record);
        }
        self.totals();
        Ok(())
    }

    fn row(&mut self, record: &Record) {
        self.reading.rows = self.reading.rows.saturating_add(1);
        if self.reading.width == 0 {
            self.reading.width = record.len();
        }
        let filled: Vec<usize> = (0..record.len()).filter(|i| !record.get(*i).trim().is_empty()).collect();
        let cells = if filled.len() <= 3 {
            filled.iter().map(|i| (*i, record.get(*i).chars().take(100).collect())).collect()
        } else {
            Vec::new()
        };
        self.tail.push_back((record.line, cells));
        if self.tail.len() > TAIL {
            self.tail.pop_front();
        }
        // A column beyond the headings is one when something stands in it.
        let needed = filled.last().map_or(0, |last| last + 1).max(self.names.len());
        while self.seen.len() < needed {
            self.seen.push(Seen::default());
        }
        for index in filled {
            self.seen[index].add(record.get(index));
        }
        if self.reading.first.len() < FIRST {
            self.reading.first.push(record.cells().map(column::sample).collect());
        }
    }

    /// A last line with nothing but a number.
    fn totals(&mut self) {
        let Some((line, cells)) = self.tail.back() else { return };
        let [(_, cell)] = cells.as_slice() else { return };
        let bare = cell.trim().trim_start_matches('=').trim();
        let number = !bare.is_empty() && bare.len() <= 6 && bare.bytes().all(|b| b.is_ascii_digit());
        if number && self.reading.width > 1 && self.reading.rows > 1 {
            self.reading.total_lines.push(*line);
            self.reading.rows -= 1;
            self.reading.ignored = self.reading.ignored.saturating_add(1);
        }
    }
}

/// Judges the columns.
fn finish(reading: &mut Reading, names: &[String], seen: &[Seen], options: &ReadOptions) {
    let mut headings = names.to_vec();
    if !names.is_empty() {
        headings.resize(seen.len().max(names.len()), String::new());
    }
    let mut problems = Vec::new();
    let guesses = guess(&headings, seen, reading.facts.header_line.is_some(), reading.today.0, &mut problems);
    for (index, (guess, seen)) in guesses.into_iter().zip(seen).enumerate() {
        let heading = headings.get(index).cloned().unwrap_or_default();
        reading.columns.push(column(index, heading, guess, seen, options));
    }
    for index in 0..reading.columns.len() {
        let read = read_as(&reading.columns[index], &reading.country, reading.today);
        reading.columns[index].read_as = read;
    }
    if options.mapping.is_some() {
        problems.clear();
    }
    let note = |kind, raw: &str| Problem::new(kind, Severity::Note, raw);
    for (index, heading) in names.iter().enumerate() {
        if !heading.is_empty() && names[..index].contains(heading) {
            problems.push(note(ProblemKind::SameHeadingTwice, heading).in_column(heading));
        }
    }
    if names.is_empty() {
        problems.push(note(ProblemKind::NoHeadings, ""));
    }
    if !reading.facts.encoding_sure {
        problems.push(note(ProblemKind::EncodingUncertain, &reading.facts.encoding));
    }
    let twice = seen.iter().flat_map(|seen| &seen.samples).chain(names).find(|sample| was_read_wrong(sample));
    if let Some(sample) = twice {
        problems.push(note(ProblemKind::ReadWrongBefore, sample));
    }
    reading.problems.append(&mut problems);
}

fn column(index: usize, heading: String, guess: Guess, seen: &Seen, options: &ReadOptions) -> Column {
    let said = options.mapping.as_ref().and_then(|mapping| mapping.get(index)).cloned();
    let (target, confidence) = said.map_or((guess.target, guess.confidence), |said| (said, 100));
    let letters = Letters::of(&heading, seen.samples.iter().map(String::as_str));
    let order = seen.dates.order().filter(|_| seen.dates.share() >= 50 || target.to_string().ends_with("_date"));
    let (date_order, date_proof) = match order {
        // Where no row tells, people of the United States write the month first.
        Some((DateOrder::Dmy, 0)) if options.country.as_deref() == Some("US") => (Some(DateOrder::Mdy), 0),
        Some((order, proof)) => (Some(order), proof),
        None => (None, 0),
    };
    Column {
        index,
        heading,
        target,
        confidence,
        label: guess.label.to_owned(),
        samples: seen.samples.clone(),
        date_order,
        date_proof,
        name_order: seen.names.order(),
        letters,
        filled: seen.filled,
        read_as: Vec::new(),
    }
}

/// Letters of UTF-8 that were once read as Windows-1251 or 1252: `Р˜РјСЏ`, `GÃ¼nel`.
fn was_read_wrong(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let cyrillic =
        chars.windows(2).filter(|w| matches!(w[0], 'Р' | 'С') && !w[1].is_alphanumeric() && !w[1].is_ascii()).count();
    let latin = chars
        .windows(2)
        .filter(|w| {
            matches!(w[0], 'Ã' | 'Ä' | 'Å' | 'É') && matches!(w[1], '\u{80}'..='\u{bf}' | '™' | '‹' | '›' | 'Ÿ')
        })
        .count();
    cyrillic > 1 || latin > 0
}
