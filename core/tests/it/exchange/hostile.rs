//! Files that would do harm, made here so that they are there everywhere; and the shared collection of them.

use std::io::{Read, Seek, SeekFrom};

use birlik_core::exchange::csv::write::Writer;
use birlik_core::exchange::error::ReadError;
use birlik_core::exchange::foreign::{Foreign, OpenOptions};
use birlik_core::exchange::problem::{ProblemKind, Severity};

use super::{of_bytes, of_file, shared};

/// A file of one letter again and again, which lies nowhere.
struct Endless {
    at: u64,
    size: u64,
    read: u64,
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = buffer.len().min(usize::try_from(self.size - self.at).unwrap_or(usize::MAX));
        buffer[..count].fill(b'x');
        self.at += count as u64;
        self.read += count as u64;
        Ok(count)
    }
}

impl Seek for Endless {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        let to = match to {
            SeekFrom::Start(to) => to,
            SeekFrom::End(0) => self.size,
            _ => return Err(std::io::ErrorKind::Unsupported.into()),
        };
        self.at = to;
        Ok(to)
    }
}

#[test]
fn a_line_without_end_is_refused_at_once() {
    let mut source = Endless { at: 0, size: 1 << 30, read: 0 };
    assert!(matches!(
        Foreign::open(&mut source, &OpenOptions::default(), &mut |_| true),
        Err(ReadError::LineTooLong { line: 1 })
    ));
    assert!(source.read < 40 << 20, "{} bytes were read", source.read);
}

#[test]
fn what_is_no_table_says_what_it_is() {
    let code = |bytes: &[u8]| of_bytes(bytes, "DE").err().map(|error| error.code());
    assert_eq!(code(b""), Some("empty"));
    assert_eq!(code(b"\xef\xbb\xbf"), Some("empty"));
    assert_eq!(code(b"\n\n;;\n"), Some("empty"));
    assert_eq!(code("Ad;Soyad\n".as_bytes()), Some("headings_only"));
    assert_eq!(code(b"PK\x03\x04...."), Some("broken_workbook"));
    assert_eq!(code(b"%PDF-1.7 ..."), Some("binary"));
    assert_eq!(code(b"SQLite format 3\0"), Some("binary"));
    assert_eq!(code(&[0, 1, 2, 3].repeat(100)), Some("binary"));
    let wide = format!("{}\n", vec!["x"; 10_000].join(","));
    assert!(matches!(of_bytes(wide, "DE"), Err(ReadError::TooManyColumns { columns: 10_000, line: 1 })));
}

#[test]
fn a_quote_that_is_never_closed_swallows_nothing() {
    let whole = of_bytes("Ad,Soyad\nLeyla,\"Quliyeva\nElvin,Nəcəfov\nAysel,Əliyeva\n", "AZ").unwrap();
    assert_eq!(
        (whole.reading.rows, whole.field(2, "given_name"), whole.field(3, "family_name")),
        (3, "Elvin", "Əliyeva")
    );
    let problem = whole.drafts[0].problems.iter().find(|problem| problem.kind == ProblemKind::UnclosedQuote).unwrap();
    assert_eq!((problem.line, problem.column.as_deref()), (Some(2), Some("Soyad")));
}

#[test]
fn broken_bytes_stay_visible_in_their_row() {
    let mut bytes = "Ad;Soyad\nLeyla;Məmmədova\nGünəş;Əliyeva\nŞəfa;Qoçulu\nÜlviyyə;İsgəndərova\n".as_bytes().to_vec();
    bytes.extend(b"Elv\xffin;Qasimov\n");
    let whole = of_bytes(bytes, "AZ").unwrap();
    assert_eq!((whole.reading.facts.encoding.as_str(), whole.field(5, "given_name")), ("utf-8", "Elv\u{fffd}in"));
    let problem = &whole.drafts[4].problems[0];
    assert_eq!((problem.kind, problem.severity), (ProblemKind::UndecodableBytes, Severity::Kept));
}

#[test]
fn controls_are_kept_out_and_marks_are_capped() {
    let zalgo = format!("Ad\nA{}da\nL\0eyla\n", "\u{301}".repeat(500));
    let whole = of_bytes(zalgo, "AZ").unwrap();
    assert!(whole.field(1, "given_name").chars().count() < 12);
    assert_eq!(whole.field(2, "given_name"), "Leyla");
    assert!(
        whole.kinds().contains(&ProblemKind::TooManyMarks) && whole.kinds().contains(&ProblemKind::ControlCharacters)
    );
}

#[test]
fn words_that_programs_take_for_nothing_are_names() {
    let whole = of_bytes("Given,Surname\nNull,Null\nNone,N/A\nTrue,False\nДа,Нет\n", "DE").unwrap();
    assert_eq!((whole.field(1, "family_name"), whole.field(2, "given_name")), ("Null", "None"));
    assert!(whole.refused.is_empty());
}

#[test]
fn a_reading_can_be_stopped() {
    let source = std::io::Cursor::new("Ad;Soyad\nLeyla;Əliyeva\n".as_bytes());
    assert!(matches!(Foreign::open(source, &OpenOptions::default(), &mut |_| false), Err(ReadError::Cancelled)));
}

#[test]
fn the_shared_hostile_tables_are_read_or_refused() {
    let Some(folder) = shared("hostile/generated/csv") else { return };
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let read = of_file(&path, "AZ");
        match (name.as_str(), &read) {
            ("columns_20000.csv", Err(ReadError::TooManyColumns { .. })) => {}
            ("header_only_bom.csv", Err(ReadError::Empty)) => {}
            ("rows_blank_200k.csv", Err(ReadError::Empty | ReadError::HeadingsOnly { .. })) => {}
            (_, Err(error)) => panic!("{name}: {error}"),
            ("dates_impossible.csv", Ok(whole)) => {
                let read: Vec<u32> =
                    whole.drafts.iter().filter(|draft| draft.problems.is_empty()).map(|draft| draft.row).collect();
                assert_eq!(read, [10], "only the last is a date");
            }
            ("nul_bytes.csv", Ok(whole)) => assert_eq!(whole.field(1, "given_name"), "Ada"),
            ("bom_inside.csv", Ok(whole)) => assert_eq!(whole.field(1, "given_name"), "Ada"),
            ("lone_cr.csv", Ok(whole)) => assert_eq!(whole.reading.rows, 2),
            ("semicolon_in_comma.csv", Ok(whole)) => assert_eq!(whole.reading.facts.delimiter, b','),
            ("unterminated_quote.csv", Ok(whole)) => assert!(whole.kinds().contains(&ProblemKind::UnclosedQuote)),
            ("same_header_500.csv", Ok(whole)) => assert!(whole.kinds().contains(&ProblemKind::SameHeadingTwice)),
            ("zalgo.csv", Ok(whole)) => assert!(whole.kinds().contains(&ProblemKind::TooManyMarks)),
            ("names_null.csv", Ok(whole)) => {
                assert_eq!((whole.drafts.len(), whole.field(1, "family_name")), (7, "Null"))
            }
            (_, Ok(whole)) => assert!(whole.reading.rows > 0, "{name}"),
        }
    }
}

#[test]
fn naughty_strings_in_every_field_land_as_they_are() {
    let Some(folder) = shared("hostile/blns") else { return };
    let all: Vec<String> = serde_json::from_slice(&std::fs::read(folder.join("blns.json")).unwrap()).unwrap();
    let columns =
        ["family_name", "given_name", "city", "notes", "phone", "email", "birth_date", "own", "tags", "household"];
    let mut writer = Writer::new(Vec::new(), b';', true).unwrap();
    writer.row(columns.into_iter()).unwrap();
    for naughty in &all {
        writer.row(["Quliyeva"].into_iter().chain(std::iter::repeat_n(naughty.as_str(), columns.len() - 1))).unwrap();
    }
    let whole = of_bytes(writer.finish().unwrap(), "AZ").unwrap();
    assert_eq!((whole.reading.rows as usize, whole.drafts.len()), (all.len(), all.len()));
    for (row, naughty) in (1..).zip(&all) {
        let clean = birlik_core::exchange::value::text::clean(naughty).text.replace(['\n', '\t'], " ");
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        // The guard of a text that only looks like ours comes off once.
        assert_eq!(words(whole.field(row, "given_name")), words(&clean), "row {row}");
        assert_eq!(whole.field(row, "family_name"), "Quliyeva");
    }
}
