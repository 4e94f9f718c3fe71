//! A table from the clipboard, as Excel and Google Sheets give it: text, columns parted by tabs, cells with line breaks in
//! quotes. Bounded before anything is read; it lies in the plan until that is applied or given up, never in a file of its own.

use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use super::view;
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::exchange::error::ReadError;
use crate::wire::import::ImportOptions;

/// So many cells are no longer taken from a clipboard.
const CELLS: usize = 1_000_000;
/// Bytes at most, whatever the cells.
const BYTES: usize = 64 * 1024 * 1024;

/// Errors: `TableRefused`; its `row` is the first line that is too much.
pub(super) fn bounded(text: &str) -> Result<()> {
    let refused = |row: usize| Error::new(Code::TableRefused).with("kind", "pasted_too_much").with("row", row);
    let (mut cells, mut line) = (0, 1);
    for byte in text.bytes().take(BYTES) {
        if matches!(byte, b'\t' | b'\n') {
            cells += 1;
        }
        if cells >= CELLS {
            return Err(refused(line));
        }
        if byte == b'\n' {
            line += 1;
        }
    }
    if text.len() > BYTES { Err(refused(line)) } else { Ok(()) }
}

/// Opened as a file is: a temporary one without a name, gone when it is let go.
/// Errors: `TableRefused` with `kind` and place, `Cancelled`, of files.
pub(super) fn open(app: &App, text: &str, name: &str, options: &ImportOptions) -> Result<view::File> {
    if text.trim().is_empty() {
        return Err(view::refused(ReadError::Empty, Path::new(name)));
    }
    let mut file = tempfile::tempfile()?;
    file.write_all(text.as_bytes())?;
    file.seek(SeekFrom::Start(0))?;
    view::of(app, file, Path::new(name), options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_cells_are_refused_with_the_row_that_is_too_much() {
        let row = "a\t".repeat(9) + "a\n";
        assert!(bounded(&row.repeat(99_999)).is_ok());
        let refused = bounded(&row.repeat(120_000)).expect_err("too much");
        assert_eq!(refused.code, Code::TableRefused);
        assert_eq!(refused.params.get("row").map(String::as_str), Some("100000"));
    }
}
