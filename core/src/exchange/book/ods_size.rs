//! How many cells the sheets of an OpenDocument have once repeated rows and columns are written out, from a stream of
//! its text: three lines can claim a hundred million cells.

use std::io::{self, Write};

use crate::exchange::error::ReadError;

/// Most cells, blank ones within the area included.
const MAX_CELLS: u64 = 4_000_000;
/// Longest tag that is looked at, in bytes.
const MAX_TAG: usize = 8 * 1024;

/// Counts while the text goes by.
#[derive(Debug, Default)]
pub(super) struct OdsSize {
    tag: Vec<u8>,
    inside: bool,
    row: Row,
    rows: u64,
    blank_rows: u64,
    width: u64,
    most: u64,
}

#[derive(Debug, Default)]
struct Row {
    repeated: u64,
    cells: u64,
    filled: u64,
}

impl OdsSize {
    /// Errors: `TooLarge`.
    pub(super) fn judge(&self) -> Result<(), ReadError> {
        if self.most > MAX_CELLS { Err(ReadError::TooLarge) } else { Ok(()) }
    }

    fn tag(&mut self) {
        let tag = std::mem::take(&mut self.tag);
        let tag = String::from_utf8_lossy(&tag);
        let name = tag.split([' ', '\t', '\n', '\r', '/']).next().unwrap_or_default();
        match name {
            "" if tag.starts_with("/table:table-row") => self.end_row(),
            "table:table" => (self.rows, self.blank_rows, self.width) = (0, 0, 0),
            "table:table-row" => {
                self.row = Row { repeated: repeated(&tag, "rows"), ..Row::default() };
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.row.cells = self.row.cells.saturating_add(repeated(&tag, "columns"));
                if tag.contains("value-type") || !tag.ends_with('/') {
                    self.row.filled = self.row.cells;
                }
            }
            _ => {}
        }
    }

    fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        if row.filled == 0 {
            self.blank_rows = self.blank_rows.saturating_add(row.repeated);
            return;
        }
        self.rows = self.rows.saturating_add(self.blank_rows).saturating_add(row.repeated);
        self.blank_rows = 0;
        self.width = self.width.max(row.filled);
        self.most = self.most.max(self.rows.saturating_mul(self.width));
    }
}

/// `table:number-rows-repeated="12"`, 1 unless said.
fn repeated(tag: &str, what: &str) -> u64 {
    let name = format!("number-{what}-repeated=");
    let Some(at) = tag.find(&name) else { return 1 };
    let digits = tag[at + name.len()..].trim_start_matches(['"', '\'']);
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    if end == 0 { 1 } else { digits[..end].parse().unwrap_or(u64::MAX) }
}

impl Write for OdsSize {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for &byte in bytes {
            match byte {
                b'<' => (self.inside, _) = (true, self.tag.clear()),
                b'>' if self.inside => {
                    self.inside = false;
                    self.tag();
                }
                _ if self.inside && self.tag.len() < MAX_TAG => self.tag.push(byte),
                _ => {}
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn most(text: &str) -> u64 {
        let mut size = OdsSize::default();
        size.write_all(text.as_bytes()).unwrap();
        size.most
    }

    #[test]
    fn repeats_count_where_something_stands_in_them() {
        let blank = r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
        let one = r#"<table:table-row><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>"#;
        let many = r#"<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" table:number-columns-repeated="100"/></table:table-row>"#;
        assert_eq!(most(&format!("<table:table>{one}{blank}</table:table>")), 1);
        assert_eq!(most(&format!("<table:table>{one}{blank}{one}</table:table>")), 1_048_578);
        assert_eq!(most(&format!("<table:table>{many}</table:table>")), 100_000_000);
    }
}
