//! A workbook of people: every cell is text, so that telephones keep their plus and postal codes their zeros, but whole
//! dates are dates; a heading that stays, a filter, widths by what stands in the columns. Nothing is ever a formula.

use std::io::{self, Seek, Write};

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::domain::PartialDate;
use crate::exchange::out::OutColumn;
use crate::exchange::value::text::is_right_to_left;

/// Longest text that a cell of a workbook has, in UTF-16 units.
const MAX_CELL: usize = 32_767;
/// Most rows of a sheet, the headings included.
const MAX_ROWS: u32 = 1_048_576;
/// Rows that the widths are judged by.
const LOOKED: u32 = 1_000;
/// How hard the parts are packed: above it the file is hardly smaller and takes much longer.
const LEVEL: u8 = 4;
/// Least and greatest width of a column, in letters.
const WIDTHS: (usize, usize) = (8, 48);

/// Writes rows of a sheet.
pub struct Writer<W> {
    out: W,
    book: Workbook,
    sheet: Worksheet,
    columns: Vec<Column>,
    date: Format,
    row: u32,
    cut: u32,
    /// Texts that begin in a script from right to left, and others.
    directions: (u32, u32),
}

struct Column {
    dates: bool,
    width: usize,
}

impl<W: Write + Seek + Send> Writer<W> {
    /// A workbook with one sheet and its headings. Errors: `InvalidInput` for a name that no sheet can have.
    pub fn new(out: W, sheet: &str, columns: &[OutColumn]) -> io::Result<Self> {
        let mut book = Workbook::new();
        book.set_zip_compression_level(LEVEL);
        // The same people make the same file, whenever it is written.
        let made = ExcelDateTime::from_ymd(2000, 1, 1).map_err(invalid)?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&made));
        // A finished row goes to an unnamed temporary file: three times less memory, and half the time.
        let mut page = book.new_worksheet_with_low_memory().map_err(of_book)?;
        page.set_name(sheet).map_err(invalid)?;
        let head = Format::new()
            .set_bold()
            .set_background_color(Color::RGB(0xE8_EDF3))
            .set_border_bottom(FormatBorder::Thin)
            .set_align(FormatAlign::Top);
        for (at, column) in (0..).zip(columns) {
            page.write_string_with_format(0, at, clean(&column.heading), &head).map_err(invalid)?;
        }
        page.set_freeze_panes(1, 0).map_err(invalid)?;
        page.set_repeat_rows(0, 0).map_err(invalid)?;
        page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        let columns = columns
            .iter()
            .map(|column| Column { dates: column.id.ends_with("_date"), width: column.heading.chars().count() + 3 });
        Ok(Self {
            out,
            book,
            sheet: page,
            columns: columns.collect(),
            date: Format::new().set_num_format("yyyy\\-mm\\-dd"),
            row: 0,
            cut: 0,
            directions: (0, 0),
        })
    }

    /// One row. Errors: `InvalidInput` beyond the last row that a sheet has.
    pub fn row<'a>(&mut self, cells: impl Iterator<Item = &'a str>) -> io::Result<()> {
        self.row += 1;
        if self.row >= MAX_ROWS {
            return Err(invalid("more rows than a sheet has"));
        }
        for (at, text) in (0..).zip(cells) {
            self.cell(at, text).map_err(of_book)?;
        }
        Ok(())
    }

    fn cell(&mut self, at: u16, text: &str) -> Result<(), XlsxError> {
        if text.is_empty() {
            return Ok(());
        }
        let column = &mut self.columns[usize::from(at)];
        if self.row <= LOOKED {
            column.width = column.width.max(text.lines().map(|line| line.chars().count()).max().unwrap_or(0) + 1);
            match is_right_to_left(text) {
                Some(true) => self.directions.0 += 1,
                Some(false) => self.directions.1 += 1,
                None => {}
            }
        }
        if column.dates
            && let Some(date) = whole_date(text)
        {
            self.sheet.write_datetime_with_format(self.row, at, &date, &self.date)?;
            return Ok(());
        }
        let text = clean(text);
        let text = match cut(&text) {
            Some(end) => {
                self.cut += 1;
                format!("{}…", &text[..end])
            }
            None => text,
        };
        self.sheet.write_string(self.row, at, text)?;
        Ok(())
    }

    /// Values that were cut.
    pub fn cut(&self) -> u32 {
        self.cut
    }

    /// Packs the workbook and gives back what was written into. Errors: of the disk.
    pub fn finish(mut self) -> io::Result<W> {
        for (at, column) in (0..).zip(&self.columns) {
            #[allow(clippy::cast_precision_loss, reason = "a width is below 50")]
            let width = column.width.clamp(WIDTHS.0, WIDTHS.1) as f64;
            self.sheet.set_column_width(at, width).map_err(invalid)?;
        }
        if let Some(last) = u16::try_from(self.columns.len()).ok().and_then(|count| count.checked_sub(1)) {
            self.sheet.autofilter(0, 0, self.row, last).map_err(invalid)?;
        }
        self.sheet.set_right_to_left(self.directions.0 > self.directions.1);
        self.book.push_worksheet(self.sheet);
        self.book.save_to_writer(&mut self.out).map_err(of_book)?;
        Ok(self.out)
    }
}

/// A whole exact date that spreadsheets count alike: before March 1900 they do not.
fn whole_date(text: &str) -> Option<ExcelDateTime> {
    let date = text.parse::<PartialDate>().ok().filter(PartialDate::is_full)?;
    let (year, month, day) = (date.year?, date.month?, date.day?);
    if (year, month) < (1900, 3) {
        return None;
    }
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// Without what XML 1.0 cannot hold.
fn clean(text: &str) -> String {
    let holds = |c: &char| matches!(c, '\t' | '\n' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(holds).collect()
}

/// Where a text must end to leave room for the sign that it goes on; none when it fits.
fn cut(text: &str) -> Option<usize> {
    if text.len() <= MAX_CELL {
        return None;
    }
    let mut units = 0;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units < MAX_CELL {
            end = at + c.len_utf8();
        }
    }
    (units > MAX_CELL).then_some(end)
}

/// What goes wrong with the disk stays that.
fn of_book(cause: XlsxError) -> io::Error {
    match cause {
        XlsxError::IoError(cause) | XlsxError::TempFileError(_, cause) => cause,
        cause => invalid(cause),
    }
}

fn invalid(cause: impl std::fmt::Display) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, cause.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_holds_what_a_workbook_can_hold() {
        assert_eq!(clean("a\0b\u{7}\nc\u{ffff}"), "ab\nc");
        assert_eq!(cut(&"ə".repeat(MAX_CELL)), None);
        assert_eq!(cut(&"ə".repeat(MAX_CELL + 1)), Some((MAX_CELL - 1) * 2));
    }

    #[test]
    fn only_whole_dates_that_spreadsheets_agree_about_are_dates() {
        for (text, whole) in [("1987-03-14", true), ("1987-03", false), ("1987-03-14~", false), ("1899-12-31", false)] {
            assert_eq!(whole_date(text).is_some(), whole, "{text}");
        }
    }
}
