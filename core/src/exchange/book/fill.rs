//! Cells of a sheet, which come one by one and with gaps, to rows; merged cells say their text in all their rows.

use std::collections::BTreeMap;

use calamine::DataType;

use super::broken;
use super::value::text;
use crate::exchange::error::ReadError;
use crate::exchange::problem::ProblemKind;
use crate::exchange::record::{Cells, MAX_COLUMNS};

/// Rows after which it is asked whether to go on.
const STEP: usize = 1_000;
/// Most rows that one merged cell says its text in.
const MERGED_ROWS: u32 = 1_000;

/// A merged cell, rows and columns from 0, the last ones included.
#[derive(Debug, Clone, Copy)]
pub(super) struct Merge {
    start: (u32, u32),
    end: (u32, u32),
}

impl Merge {
    /// Of its corners.
    pub(super) fn new(start: (u32, u32), end: (u32, u32)) -> Self {
        Self { start, end: (end.0.min(start.0.saturating_add(MERGED_ROWS)), end.1) }
    }

    fn width(&self) -> usize {
        (self.end.1.saturating_sub(self.start.1)) as usize + 1
    }
}

type Row = BTreeMap<u32, (String, Option<ProblemKind>)>;

/// Gathers the cells of a row until the next one begins.
pub(super) struct Filler<'a> {
    merges: &'a [Merge],
    most_rows: usize,
    cells: Cells,
    row: Row,
    at: u32,
}

impl<'a> Filler<'a> {
    /// At most so many rows.
    pub(super) fn new(merges: &'a [Merge], most_rows: usize) -> Self {
        Self { merges, most_rows, cells: Cells::default(), row: Row::new(), at: 0 }
    }

    /// A cell at row and column, from 0; false when there are rows enough. Errors: of [`Cells`], `Cancelled`,
    /// `BrokenWorkbook` for a row behind a later one.
    pub(super) fn add<V: DataType>(
        &mut self,
        (row, column): (u32, u32),
        value: &V,
        formula: bool,
        progress: &mut dyn FnMut(u64) -> bool,
    ) -> Result<bool, ReadError> {
        if row < self.at {
            return Err(broken("rows out of order"));
        }
        if row > self.at {
            self.end_row()?;
            self.at = row;
            if self.cells.len().is_multiple_of(STEP) && !progress(0) {
                return Err(ReadError::Cancelled);
            }
            if self.cells.len() >= self.most_rows {
                return Ok(false);
            }
        }
        let (text, odd) = text(value, formula);
        if text.is_empty() && odd.is_none() {
            return Ok(true);
        }
        if column as usize >= MAX_COLUMNS {
            return Err(ReadError::TooManyColumns { columns: column as usize + 1, line: u64::from(row) + 1 });
        }
        self.row.insert(column, (text.into_owned(), odd));
        Ok(true)
    }

    fn end_row(&mut self) -> Result<(), ReadError> {
        let row = std::mem::take(&mut self.row);
        if row.is_empty() {
            return Ok(());
        }
        self.cells.row(u64::from(self.at) + 1);
        for (column, (text, odd)) in row {
            while self.cells.width() < column as usize {
                self.cells.cell("")?;
            }
            if let Some(odd) = odd {
                self.cells.odd(odd);
            }
            self.cells.cell(&text)?;
        }
        Ok(())
    }

    /// All rows. Errors: of [`Cells`].
    pub(super) fn finish(mut self) -> Result<Cells, ReadError> {
        self.end_row()?;
        if self.merges.is_empty() { Ok(self.cells) } else { merged(&self.cells, self.merges) }
    }
}

/// The same rows, with the text of merged cells in all their rows and, where they are no title over half the sheet, in
/// all their columns. Errors: of [`Cells`].
pub(super) fn merged(cells: &Cells, merges: &[Merge]) -> Result<Cells, ReadError> {
    let width = (0..cells.len()).map(|row| cells.get(row).len()).max().unwrap_or(0);
    let mut texts: BTreeMap<(u32, u32), String> = BTreeMap::new();
    let mut filled = Cells::default();
    for index in 0..cells.len() {
        let (line, row) = (cells.line_of(index), cells.get(index));
        let at = u32::try_from(line.saturating_sub(1)).unwrap_or(u32::MAX);
        let mut said: Vec<String> = row.iter().map(|cell| (*cell).to_owned()).collect();
        for merge in merges.iter().filter(|merge| (merge.start.0..=merge.end.0).contains(&at)) {
            let first = merge.start.1 as usize;
            if merge.start.0 == at {
                texts.insert(merge.start, row.get(first).map_or_else(String::new, |cell| (*cell).to_owned()));
            }
            let Some(text) = texts.get(&merge.start).filter(|text| !text.is_empty()) else { continue };
            let last = if merge.width() * 2 <= width { first + merge.width() - 1 } else { first };
            for column in first..=last {
                if said.len() <= column {
                    said.resize(column + 1, String::new());
                }
                if said[column].is_empty() {
                    said[column].clone_from(text);
                }
            }
        }
        filled.row(line);
        for (column, text) in said.iter().enumerate() {
            for odd in cells.odd_at(index, column) {
                filled.odd(odd);
            }
            filled.cell(text)?;
        }
    }
    Ok(filled)
}
