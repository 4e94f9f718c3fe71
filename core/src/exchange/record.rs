//! A record of any table, and tables that lie wholly in memory. Knows no format.

use std::sync::Arc;

use super::error::ReadError;
use super::problem::ProblemKind;

/// Longest cell, in bytes of UTF-8; a longer one refuses its row.
pub(super) const MAX_CELL: usize = 1024 * 1024;
/// Most columns.
pub(super) const MAX_COLUMNS: usize = 4096;
/// Longest line, in bytes of UTF-8; a longer one refuses the file at once.
pub(super) const MAX_RECORD: usize = 16 * 1024 * 1024;
/// Most cells of a table in memory.
const MAX_CELLS: usize = 20_000_000;
/// Most text of a table in memory, in bytes of UTF-8.
const MAX_TEXT: usize = 256 * 1024 * 1024;

/// A record: its cells, where it begins and what was odd.
#[derive(Debug, Default)]
pub(in crate::exchange) struct Record {
    /// All cells in a row.
    pub(in crate::exchange) text: String,
    /// End of each cell in `text`.
    pub(in crate::exchange) ends: Vec<usize>,
    /// First physical line, from 1.
    pub(in crate::exchange) line: u64,
    /// Oddities: kind, physical line, cell.
    pub(in crate::exchange) odd: Vec<(ProblemKind, u64, usize)>,
}

impl Record {
    /// How many cells.
    pub(in crate::exchange) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell; empty beyond the last.
    pub(in crate::exchange) fn get(&self, index: usize) -> &str {
        let Some(end) = self.ends.get(index) else { return "" };
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.text[start..*end]
    }

    /// All cells.
    pub(in crate::exchange) fn cells(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        (0..self.ends.len()).map(|index| self.get(index))
    }

    /// No cell has more than white space, or delimiters of another kind.
    pub(in crate::exchange) fn is_blank(&self) -> bool {
        self.text.chars().all(|c| c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | ';' | ',' | '|'))
    }

    pub(in crate::exchange) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.odd.clear();
    }

    pub(in crate::exchange) fn end_cell(&mut self) {
        self.ends.push(self.text.len());
    }
}

/// A table in memory: one text, the end of each cell, and where each row begins.
#[derive(Debug, Default)]
pub(super) struct Cells {
    text: String,
    ends: Vec<u32>,
    rows: Vec<Begin>,
    odd: Vec<(usize, ProblemKind, usize)>,
}

/// Where a row begins.
#[derive(Debug, Clone, Copy)]
struct Begin {
    line: u64,
    text: u32,
    cell: u32,
}

impl Cells {
    /// A new row at that line of the file, from 1. Rows rise.
    pub(super) fn row(&mut self, line: u64) {
        let (text, cell) = (to_u32(self.text.len()), to_u32(self.ends.len()));
        self.rows.push(Begin { line, text, cell });
    }

    /// The line of the last row; 0 when there is none.
    pub(super) fn line(&self) -> u64 {
        self.rows.last().map_or(0, |row| row.line)
    }

    /// How many cells the last row has.
    pub(super) fn width(&self) -> usize {
        self.rows.last().map_or(0, |row| self.ends.len() - row.cell as usize)
    }

    /// How many rows.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The next cell of the last row. Errors: `TooLarge`, `TooManyColumns`.
    pub(super) fn cell(&mut self, cell: &str) -> Result<(), ReadError> {
        if self.width() >= MAX_COLUMNS {
            return Err(ReadError::TooManyColumns { columns: self.width() + 1, line: self.line() });
        }
        if self.ends.len() >= MAX_CELLS || self.text.len() + cell.len() > MAX_TEXT {
            return Err(ReadError::TooLarge);
        }
        if cell.len() > MAX_CELL {
            self.odd(ProblemKind::CellTooLong);
        }
        self.text.push_str(cell);
        self.ends.push(to_u32(self.text.len()));
        Ok(())
    }

    /// Something odd about the cell that comes next.
    pub(super) fn odd(&mut self, kind: ProblemKind) {
        self.odd.push((self.rows.len().saturating_sub(1), kind, self.width()));
    }

    /// Cells of a row, from 0, for whoever looks at the beginning.
    pub(super) fn get(&self, row: usize) -> Vec<&str> {
        let Some(begin) = self.rows.get(row) else { return Vec::new() };
        let end = self.rows.get(row + 1).map_or(self.ends.len(), |next| next.cell as usize);
        let mut at = begin.text as usize;
        self.ends[begin.cell as usize..end]
            .iter()
            .map(|end| {
                let cell = &self.text[at..*end as usize];
                at = *end as usize;
                cell
            })
            .collect()
    }

    /// The line of a row, from 0.
    pub(super) fn line_of(&self, row: usize) -> u64 {
        self.rows.get(row).map_or(0, |row| row.line)
    }

    /// What is odd about a cell of a row.
    pub(super) fn odd_at(&self, row: usize, cell: usize) -> impl Iterator<Item = ProblemKind> {
        let first = self.odd.partition_point(|(at, ..)| *at < row);
        let of_row = self.odd[first..].iter().take_while(move |(at, ..)| *at == row);
        of_row.filter(move |(.., at)| *at == cell).map(|(_, kind, _)| *kind)
    }

    fn fill(&self, row: usize, record: &mut Record) {
        let begin = self.rows[row];
        let cells = self.rows.get(row + 1).map_or(self.ends.len(), |next| next.cell as usize);
        let ends = &self.ends[begin.cell as usize..cells];
        record.line = begin.line;
        record.ends.extend(ends.iter().map(|end| (end - begin.text) as usize));
        let end = ends.last().map_or(begin.text, |end| *end);
        record.text.push_str(&self.text[begin.text as usize..end as usize]);
        let first = self.odd.partition_point(|(at, ..)| *at < row);
        let odd = self.odd[first..].iter().take_while(|(at, ..)| *at == row);
        record.odd.extend(odd.map(|(_, kind, cell)| (*kind, begin.line, *cell)));
    }
}

/// Text and cells of a table in memory are below 2^32 by its limits.
fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Rows of a table in memory, one after another.
#[derive(Debug, Clone)]
pub(super) struct CellRows {
    cells: Arc<Cells>,
    at: usize,
}

impl CellRows {
    /// From the first row.
    pub(super) fn new(cells: Arc<Cells>) -> Self {
        Self { cells, at: 0 }
    }

    /// Reads the next row; false at the end.
    pub(super) fn next(&mut self, record: &mut Record) -> bool {
        record.clear();
        if self.at >= self.cells.len() {
            return false;
        }
        self.cells.fill(self.at, record);
        self.at += 1;
        true
    }

    /// The share of rows that went by, of `whole`.
    pub(super) fn position(&self, whole: u64) -> u64 {
        whole * self.at as u64 / (self.cells.len() as u64).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_out_as_they_went_in() {
        let mut cells = Cells::default();
        for (line, row) in [(1, vec!["Ad", "", "Soyad"]), (4, vec![]), (5, vec!["Leyla"])] {
            cells.row(line);
            for cell in row {
                cells.cell(cell).unwrap();
            }
        }
        cells.odd(ProblemKind::StrayQuote);
        assert_eq!(cells.get(0), ["Ad", "", "Soyad"]);
        let mut rows = CellRows::new(Arc::new(cells));
        let (mut record, mut all) = (Record::default(), Vec::new());
        while rows.next(&mut record) {
            all.push((record.line, record.cells().map(str::to_owned).collect::<Vec<_>>(), record.odd.len()));
        }
        let text = |row: &[&str]| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        assert_eq!(all, [(1, text(&["Ad", "", "Soyad"]), 0), (4, vec![], 0), (5, text(&["Leyla"]), 1)]);
    }
}
