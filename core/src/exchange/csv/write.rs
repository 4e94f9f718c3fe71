//! Tables written so that Excel opens them without harm and we read them back without a change: a mark for UTF-8,
//! CR LF, quotes where they are needed, a guard before what a spreadsheet would compute.

use std::io::{self, Write};

use crate::exchange::value::text::guard;

/// Writes rows of text.
pub struct Writer<W> {
    out: W,
    delimiter: u8,
    line: String,
}

impl<W: Write> Writer<W> {
    /// A table with that delimiter (ASCII), with or without the mark of UTF-8. Errors: of the disk.
    pub fn new(mut out: W, delimiter: u8, bom: bool) -> io::Result<Self> {
        if bom {
            out.write_all("\u{feff}".as_bytes())?;
        }
        Ok(Self { out, delimiter, line: String::new() })
    }

    /// One row. Errors: of the disk.
    pub fn row<'a>(&mut self, cells: impl Iterator<Item = &'a str>) -> io::Result<()> {
        self.line.clear();
        let mut count = 0;
        for cell in cells {
            if count > 0 {
                self.line.push(char::from(self.delimiter));
            }
            count += 1;
            self.cell(cell);
        }
        if count == 1 && self.line.is_empty() {
            // An empty line would be no row.
            self.line.push_str("\"\"");
        }
        self.line.push_str("\r\n");
        self.out.write_all(self.line.as_bytes())
    }

    fn cell(&mut self, cell: &str) {
        let text = guard(cell);
        let delimiter = char::from(self.delimiter);
        let needs_quotes = text.contains(['"', '\r', '\n', delimiter])
            || text.starts_with(char::is_whitespace)
            || text.ends_with(char::is_whitespace)
            || text.starts_with('\u{feff}')
            || text.starts_with("sep=");
        if !needs_quotes {
            self.line.push_str(&text);
            return;
        }
        self.line.push('"');
        self.line.push_str(&text.replace('"', "\"\""));
        self.line.push('"');
    }

    /// Flushes and gives back what was written into. Errors: of the disk.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::csv::cells;
    use proptest::prelude::*;

    fn written(rows: &[Vec<String>], delimiter: u8) -> Vec<u8> {
        let mut writer = Writer::new(Vec::new(), delimiter, true).unwrap();
        for row in rows {
            writer.row(row.iter().map(String::as_str)).unwrap();
        }
        writer.finish().unwrap()
    }

    #[test]
    fn the_bytes_are_those_that_excel_opens() {
        let row = ["Əli; \"Baba\"", "+994 50 123 45 67", "=1+1", "two\nlines", "", "'=x"];
        let bytes = written(&[row.iter().map(|cell| (*cell).to_owned()).collect()], b';');
        let expected = "\u{feff}\"Əli; \"\"Baba\"\"\";+994 50 123 45 67;'=1+1;\"two\nlines\";;''=x\r\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            rows in proptest::collection::vec(
                proptest::collection::vec("[;,|\"'=@+\\-\t\r\n a0]{0,10}|\\PC{0,10}", 1..6), 0..6),
            delimiter in proptest::sample::select(vec![b';', b',', b'\t', b'|']),
        ) {
            let read = cells(&written(&rows, delimiter)[..], "utf-8", delimiter).unwrap();
            prop_assert_eq!(read, rows);
        }
    }
}
