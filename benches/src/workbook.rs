//! The roster as a workbook: written by the product's writer, read by its reader down to drafts of people.

use std::io::BufWriter;
use std::path::Path;
use std::time::{Duration, Instant};

use birlik_core::exchange::foreign::{Foreign, OpenOptions};
use birlik_core::exchange::out::{Out, OutColumn, OutFormat};
use birlik_core::exchange::table::{self, ReadOptions, Row};

/// What was measured of one round.
pub(crate) struct Took {
    pub(crate) written: Duration,
    pub(crate) read: Duration,
    pub(crate) bytes: u64,
}

/// Writes the rows of a CSV roster as XLSX and reads them back; panics when a row is lost.
pub(crate) fn round(roster: &Path, workbook: &Path) -> Took {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_path(roster).expect("the roster");
    let mut rows = reader.records().map(|row| row.expect("a row"));
    let headings = rows.next().expect("headings");
    let rows: Vec<csv::StringRecord> = rows.collect();
    let column = |heading: &str| {
        let heading = heading.trim_start_matches('\u{feff}').to_owned();
        let id = if heading.starts_with("Do") { "birth_date".to_owned() } else { heading.clone() };
        OutColumn { id, heading }
    };
    let columns: Vec<OutColumn> = headings.iter().map(column).collect();
    let began = Instant::now();
    let file = BufWriter::new(std::fs::File::create(workbook).expect("a file"));
    let mut out = Out::new(file, &OutFormat::Xlsx { sheet: "People".to_owned() }, &columns).expect("a workbook");
    for row in &rows {
        out.row(row.iter()).expect("a row is written");
    }
    out.finish().expect("the workbook is written").into_inner().expect("flushed").sync_all().expect("on the disk");
    let written = began.elapsed();
    let began = Instant::now();
    let file = std::fs::File::open(workbook).expect("a file");
    let mut foreign = Foreign::open(file, &OpenOptions::default(), &mut |_| true).expect("it opens");
    let options = ReadOptions { country: Some("DE".into()), today: (2026, 11, 25), ..ReadOptions::default() };
    let reading = table::read(&mut foreign, &options, &mut |_, _| true).expect("it is read");
    let opened = began.elapsed();
    let drafts = table::rows(foreign, &reading, &[]).expect("rows");
    let drafts = drafts.filter(|row| matches!(row, Ok(Row::Draft(_)))).count();
    println!("  opened and judged after {opened:.2?}, {drafts} drafts after {:.2?}", began.elapsed());
    assert_eq!(drafts, rows.len(), "no row is lost");
    let bytes = std::fs::metadata(workbook).expect("a file").len();
    Took { written, read: opened, bytes }
}

/// Most memory that this program has had, in KiB; 0 where the system does not say.
pub(crate) fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
