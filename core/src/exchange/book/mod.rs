//! Workbooks (XLSX, XLSB, XLS, ODS) to cells as text: sizes bounded before anything is unpacked, the sheet chosen, dates
//! written out whatever the cell's type, values of formulas and never the formulas. Knows no headings' meaning but how
//! many are known, to choose the sheet.

mod bounds;
mod fill;
mod ods_size;
mod value;
pub mod write;

use std::io::{BufReader, Read, Seek, SeekFrom};
use std::panic::AssertUnwindSafe;

use calamine::{Data, Range, Reader, Sheet, SheetType, SheetVisible, Xls, XlsError, Xlsb, Xlsx, XlsxError};

use self::bounds::Packed;
use self::fill::{Filler, Merge};
use super::error::ReadError;
use super::foreign::{Format, SheetName};
use super::problem::{Problem, ProblemKind, Severity};
use super::record::Cells;
use super::table::known_words;

/// Rows of a sheet that tell whether it is the one with people.
const HEAD_ROWS: usize = 40;
/// Largest XLS, which is read whole, in bytes.
const MAX_XLS: u64 = 96 * 1024 * 1024;

/// A sheet that was read.
pub(super) struct Book {
    pub(super) format: Format,
    pub(super) sheet: String,
    pub(super) sheets: Vec<SheetName>,
    pub(super) cells: Cells,
    pub(super) problems: Vec<Problem>,
}

/// Reads one sheet: that of the name or number said, else the one that looks most like people.
/// Errors: `Encrypted`, `BrokenWorkbook`, `TooLarge`, `TooManyColumns`, `NoSuchSheet`, `Empty`, `Binary`, `Cancelled`, of the disk.
pub(super) fn read<S: Read + Seek>(
    source: &mut S,
    said: Option<&str>,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Book, ReadError> {
    let mut first = [0; 4];
    source.seek(SeekFrom::Start(0))?;
    source.read_exact(&mut first).map_err(broken)?;
    source.seek(SeekFrom::Start(0))?;
    let source = BufReader::with_capacity(256 * 1024, source);
    // A reference such as A99999999999 overflows in calamine, which panics where it would else go on with a wrong row
    // (`overflow-checks` for it in every profile): a workbook that says so is broken.
    let read = AssertUnwindSafe(|| {
        if first.starts_with(b"PK") { zipped(source, said, progress) } else { compound(source, said, progress) }
    });
    std::panic::catch_unwind(read).unwrap_or_else(|_| Err(broken("a number is too large")))
}

/// The package of Excel 2007 or of OpenDocument.
fn zipped<S: Read + Seek>(
    mut source: S,
    said: Option<&str>,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Book, ReadError> {
    let packed = bounds::check(&mut source, progress)?;
    source.seek(SeekFrom::Start(0))?;
    match packed.format {
        Format::Ods => {
            let book = calamine::Ods::new(source).map_err(|cause| match cause {
                calamine::OdsError::Password => ReadError::Encrypted,
                calamine::OdsError::CellLimitExceeded { .. } => ReadError::TooLarge,
                cause => broken(cause),
            })?;
            whole(Format::Ods, book, said, progress, |_, _| Vec::new())
        }
        Format::Xlsb => xlsb(source, said, progress),
        _ => xlsx(source, said, &packed, progress),
    }
}

/// The compound file of Excel before 2007, or a locked newer one.
fn compound<S: Read + Seek>(
    mut source: S,
    said: Option<&str>,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Book, ReadError> {
    if source.seek(SeekFrom::End(0))? > MAX_XLS {
        return Err(ReadError::TooLarge);
    }
    source.seek(SeekFrom::Start(0))?;
    if matches!(Xlsx::new(&mut source), Err(XlsxError::Password)) {
        return Err(ReadError::Encrypted);
    }
    source.seek(SeekFrom::Start(0))?;
    let book = Xls::new(source).map_err(|cause| match cause {
        XlsError::Password => ReadError::Encrypted,
        cause => broken(cause),
    })?;
    whole(Format::Xls, book, said, progress, |book, name| {
        let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
        merged.into_iter().map(|area| Merge::new(area.start, area.end)).collect()
    })
}

fn xlsx<S: Read + Seek>(
    source: S,
    said: Option<&str>,
    packed: &Packed,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Book, ReadError> {
    let mut book = Xlsx::new(source).map_err(|cause| match cause {
        XlsxError::Password => ReadError::Encrypted,
        cause => broken(cause),
    })?;
    let sheets = worksheets(book.sheets_metadata());
    let mut stream = |name: &str, merges: &[Merge], rows: usize, progress: &mut dyn FnMut(u64) -> bool| {
        let mut filler = Filler::new(merges, rows);
        let mut cells = book.worksheet_cells_reader(name).map_err(broken)?;
        while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(broken)? {
            if !filler.add(cell.pos, &cell.value, cell.formula.is_some(), progress)? {
                break;
            }
        }
        filler.finish()
    };
    let name = choose(&sheets, said, |name| stream(name, &[], HEAD_ROWS, progress))?;
    let cells = stream(&name, &[], usize::MAX, progress)?;
    // Merged cells stand at the end of a sheet: worth another way through where people make them, in small sheets.
    let merges: Vec<Merge> = match packed.merges {
        true => {
            let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
            merged.into_iter().map(|area| Merge::new(area.start, area.end)).collect()
        }
        false => Vec::new(),
    };
    let cells = if merges.is_empty() { cells } else { fill::merged(&cells, &merges)? };
    done(Format::Xlsx, name, sheets, cells)
}

fn xlsb<S: Read + Seek>(
    source: S,
    said: Option<&str>,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Book, ReadError> {
    let mut book = Xlsb::new(source).map_err(broken)?;
    let sheets = worksheets(book.sheets_metadata());
    let mut stream = |name: &str, rows: usize, progress: &mut dyn FnMut(u64) -> bool| {
        let mut filler = Filler::new(&[], rows);
        let mut cells = book.worksheet_cells_reader(name).map_err(broken)?;
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            if !filler.add(cell.get_position(), cell.get_value(), false, progress)? {
                break;
            }
        }
        filler.finish()
    };
    let name = choose(&sheets, said, |name| stream(name, HEAD_ROWS, progress))?;
    let cells = stream(&name, usize::MAX, progress)?;
    done(Format::Xlsb, name, sheets, cells)
}

/// A book whose sheets are in memory already.
fn whole<S: Read + Seek, B: Reader<S>>(
    format: Format,
    mut book: B,
    said: Option<&str>,
    progress: &mut dyn FnMut(u64) -> bool,
    merges: impl Fn(&B, &str) -> Vec<Merge>,
) -> Result<Book, ReadError> {
    let sheets = worksheets(book.sheets_metadata());
    let mut stream = |name: &str, rows: usize, progress: &mut dyn FnMut(u64) -> bool| {
        let range: Range<Data> = book.worksheet_range(name).map_err(|cause| broken(format!("{cause:?}")))?;
        let merges = merges(&book, name);
        let mut filler = Filler::new(&merges, rows);
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let at = |n: usize, from: u32| from.saturating_add(u32::try_from(n).unwrap_or(u32::MAX));
            if !filler.add((at(row, top), at(column, left)), value, false, progress)? {
                break;
            }
        }
        filler.finish()
    };
    let name = choose(&sheets, said, |name| stream(name, HEAD_ROWS, progress))?;
    let cells = stream(&name, usize::MAX, progress)?;
    done(format, name, sheets, cells)
}

fn worksheets(all: &[Sheet]) -> Vec<SheetName> {
    all.iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| SheetName { name: sheet.name.clone(), hidden: sheet.visible != SheetVisible::Visible })
        .collect()
}

/// The sheet said; else among those that are shown the one whose first rows know most headings, the first of equals
/// that holds anything.
fn choose(
    sheets: &[SheetName],
    said: Option<&str>,
    mut head: impl FnMut(&str) -> Result<Cells, ReadError>,
) -> Result<String, ReadError> {
    if let Some(said) = said {
        let number = || said.parse::<usize>().ok().and_then(|n| sheets.get(n.checked_sub(1)?));
        let found = sheets.iter().find(|sheet| sheet.name == said).or_else(number);
        return found.map(|sheet| sheet.name.clone()).ok_or_else(|| ReadError::NoSuchSheet(said.to_owned()));
    }
    let shown: Vec<&SheetName> = sheets.iter().filter(|sheet| !sheet.hidden).collect();
    if let [only] = shown.as_slice() {
        return Ok(only.name.clone());
    }
    let mut best: Option<(usize, &SheetName)> = None;
    for sheet in shown {
        let cells = match head(&sheet.name) {
            Err(ReadError::Cancelled) => return Err(ReadError::Cancelled),
            // A sheet that cannot be read is no candidate while others can.
            other => other.unwrap_or_default(),
        };
        let words = (0..cells.len()).map(|row| known_words(cells.get(row).into_iter())).max();
        let score = words.map_or(0, |words| words + 1);
        if best.is_none_or(|(before, _)| score > before) {
            best = Some((score, sheet));
        }
    }
    best.map(|(_, sheet)| sheet.name.clone()).ok_or(ReadError::Empty)
}

/// What a person should know beside the cells: sheets that were not read, and those that the program hides.
fn done(format: Format, sheet: String, sheets: Vec<SheetName>, cells: Cells) -> Result<Book, ReadError> {
    let mut problems = Vec::new();
    for (kind, hidden) in [(ProblemKind::OtherSheets, false), (ProblemKind::HiddenSheets, true)] {
        let others = sheets.iter().filter(|other| other.name != sheet && other.hidden == hidden);
        let names: Vec<&str> = others.map(|other| other.name.as_str()).collect();
        if !names.is_empty() {
            problems.push(Problem::new(kind, Severity::Note, &names.join(", ")));
        }
    }
    if cells.len() == 0 {
        return Err(ReadError::Empty);
    }
    Ok(Book { format, sheet, sheets, cells, problems })
}

fn broken(cause: impl std::fmt::Display) -> ReadError {
    ReadError::BrokenWorkbook { cause: cause.to_string() }
}
