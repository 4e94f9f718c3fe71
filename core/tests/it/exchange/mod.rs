//! Foreign tables: what is read from them, and what is refused.

mod card;
mod chapter_file;
mod chapters;
mod feature;
mod foreign;
mod hostile;
mod ics;
mod workbook;

use std::io::{Cursor, Read, Seek};
use std::path::PathBuf;

use birlik_core::exchange::draft::PersonDraft;
use birlik_core::exchange::error::ReadError;
use birlik_core::exchange::foreign::{Foreign, OpenOptions};
use birlik_core::exchange::problem::{Problem, ProblemKind};
use birlik_core::exchange::table::{self, ReadOptions, Reading, Row};

/// Everything that a file gave.
pub(super) struct Whole {
    pub(super) reading: Reading,
    pub(super) drafts: Vec<PersonDraft>,
    pub(super) refused: Vec<Problem>,
    pub(super) ignored: u32,
}

impl Whole {
    /// All problems: of the file, of rows that landed and of those that did not.
    pub(super) fn kinds(&self) -> Vec<ProblemKind> {
        let drafts = self.drafts.iter().flat_map(|draft| &draft.problems);
        self.reading.problems.iter().chain(drafts).chain(&self.refused).map(|problem| problem.kind).collect()
    }

    pub(super) fn targets(&self) -> Vec<String> {
        self.reading.columns.iter().map(|column| column.target.to_string()).collect()
    }

    /// A field of a data row, from 1; empty when there is none.
    pub(super) fn field(&self, row: u32, id: &str) -> &str {
        let draft = self.drafts.iter().find(|draft| draft.row == row);
        draft.and_then(|draft| draft.fields.get(id)).map_or("", String::as_str)
    }
}

pub(super) fn options(country: &str) -> ReadOptions {
    ReadOptions { country: Some(country.to_owned()), today: (2026, 11, 25), ..ReadOptions::default() }
}

pub(super) fn whole<S: Read + Seek>(source: S, options: &ReadOptions) -> Result<Whole, ReadError> {
    opened(source, &OpenOptions::default(), options)
}

pub(super) fn opened<S: Read + Seek>(source: S, open: &OpenOptions, options: &ReadOptions) -> Result<Whole, ReadError> {
    let mut foreign = Foreign::open(source, open, &mut |_| true)?;
    let reading = table::read(&mut foreign, options, &mut |_, _| true)?;
    let (mut drafts, mut refused, mut ignored) = (Vec::new(), Vec::new(), 0);
    for row in table::rows(foreign, &reading, &[])? {
        match row? {
            Row::Draft(draft) => drafts.push(*draft),
            Row::Refused(problem) => refused.push(problem),
            Row::Ignored { .. } => ignored += 1,
        }
    }
    assert_eq!(reading.rows as usize, drafts.len() + refused.len(), "both ways through the file count the same rows");
    assert_eq!(reading.ignored, ignored, "both ways through the file ignore the same lines");
    Ok(Whole { reading, drafts, refused, ignored })
}

pub(super) fn of_bytes(bytes: impl Into<Vec<u8>>, country: &str) -> Result<Whole, ReadError> {
    whole(Cursor::new(bytes.into()), &options(country))
}

/// The shared data; none, said, when it is not there.
pub(crate) fn shared(folder: &str) -> Option<PathBuf> {
    match std::env::var_os("BIRLIK_TEST_DATA") {
        Some(root) => Some(PathBuf::from(root).join(folder)),
        None => {
            eprintln!("BIRLIK_TEST_DATA is not set: {folder} is not looked at");
            None
        }
    }
}

pub(super) fn of_file(path: &std::path::Path, country: &str) -> Result<Whole, ReadError> {
    of_bytes(std::fs::read(path).unwrap(), country)
}
