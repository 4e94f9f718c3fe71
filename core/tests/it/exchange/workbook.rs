//! Workbooks: made here by a program that writes them, and the shared collection, hostile ones included.

use std::io::{Cursor, Write};

use birlik_core::exchange::error::ReadError;
use birlik_core::exchange::foreign::{Format, OpenOptions};
use birlik_core::exchange::problem::ProblemKind;
use rust_xlsxwriter::{ExcelDateTime, Format as Style, Formula, Workbook};

use super::{Whole, of_bytes, of_file, opened, options, shared};

fn saved(mut book: Workbook) -> Vec<u8> {
    book.save_to_buffer().unwrap()
}

fn sheet_of(bytes: Vec<u8>, sheet: &str) -> Result<Whole, ReadError> {
    let open = OpenOptions { sheet: Some(sheet.to_owned()), ..OpenOptions::default() };
    opened(Cursor::new(bytes), &open, &options("AZ"))
}

/// Titles above, a date cell, a text date, a serial without format, a telephone as a number, formulas.
fn roster(book: &mut Workbook, name: &str) {
    let sheet = book.add_worksheet();
    sheet.set_name(name).unwrap();
    sheet.write(0, 0, "Üzvlər 2026").unwrap();
    for (column, heading) in ["№", "Ad", "Soyad", "Doğum tarixi", "Telefon", "Şəhər"].into_iter().enumerate() {
        sheet.write(2, column as u16, heading).unwrap();
    }
    let day = Style::new().set_num_format("dd.mm.yyyy");
    let born = ExcelDateTime::from_ymd(1987, 3, 14).unwrap();
    sheet.write(3, 0, 1).unwrap().write(3, 1, "Leyla").unwrap().write(3, 2, "Quliyeva").unwrap();
    sheet.write_with_format(3, 3, &born, &day).unwrap();
    sheet.write(3, 4, 994_501_234_567_f64).unwrap();
    sheet.write_formula(3, 5, Formula::new("=\"Ba\"&\"kı\"").set_result("Bakı")).unwrap();
    sheet.write(4, 0, 2).unwrap().write(4, 1, "Elvin").unwrap().write(4, 2, "Nəcəfov").unwrap();
    sheet.write(4, 3, "25.11.1962").unwrap().write(4, 4, "055 123 45 67").unwrap();
    sheet.write_formula(4, 5, Formula::new("=NA()").set_result("#N/A")).unwrap();
    sheet.write(6, 1, "Cəmi").unwrap().write(6, 2, 2).unwrap();
}

#[test]
fn a_workbook_goes_the_way_of_a_table() {
    let mut book = Workbook::new();
    roster(&mut book, "Üzvlər");
    let whole = of_bytes(saved(book), "AZ").unwrap();
    let facts = &whole.reading.facts;
    assert_eq!((facts.format, facts.sheet.as_deref()), (Format::Xlsx, Some("Üzvlər")));
    assert_eq!((whole.reading.header_line, whole.reading.rows, whole.ignored), (Some(3), 2, 2));
    assert_eq!(whole.targets(), ["row_number", "given_name", "family_name", "birth_date", "phone", "city"]);
    assert_eq!((whole.field(1, "birth_date"), whole.field(2, "birth_date")), ("1987-03-14", "1962-11-25"));
    assert_eq!(whole.drafts[0].phones[0].e164.as_deref(), Some("+994501234567"));
    assert_eq!((whole.field(1, "city"), whole.drafts[1].line), ("Bakı", 5));
}

#[test]
fn the_sheet_with_people_is_chosen_and_the_others_are_said() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Giriş").unwrap().write(0, 0, "Bu faylda üzvlərin siyahısı var").unwrap();
    roster(&mut book, "Üzvlər");
    roster(&mut book, "Köhnə");
    book.worksheet_from_name("Köhnə").unwrap().set_hidden(true);
    let bytes = saved(book);
    let whole = of_bytes(bytes.clone(), "AZ").unwrap();
    assert_eq!(whole.reading.facts.sheet.as_deref(), Some("Üzvlər"));
    let said =
        |kind| whole.reading.problems.iter().find(|problem| problem.kind == kind).map(|problem| problem.raw.clone());
    assert_eq!(said(ProblemKind::OtherSheets).as_deref(), Some("Giriş"));
    assert_eq!(said(ProblemKind::HiddenSheets).as_deref(), Some("Köhnə"));
    assert_eq!(sheet_of(bytes.clone(), "3").unwrap().reading.facts.sheet.as_deref(), Some("Köhnə"));
    assert_eq!(sheet_of(bytes.clone(), "Üzvlər").unwrap().reading.rows, 2);
    assert!(matches!(sheet_of(bytes, "4"), Err(ReadError::NoSuchSheet(sheet)) if sheet == "4"));
}

#[test]
fn merged_cells_say_their_text_in_all_rows_and_headings_in_their_columns() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let style = Style::new();
    sheet.merge_range(0, 0, 0, 5, "Üzvlər", &style).unwrap();
    for (column, heading) in [(0, "Ailə"), (1, "Ad"), (2, "Soyad"), (5, "Şəhər")] {
        sheet.write(1, column, heading).unwrap();
    }
    sheet.merge_range(1, 3, 1, 4, "Telefon", &style).unwrap();
    sheet.merge_range(2, 0, 3, 0, "Quliyevlər", &style).unwrap();
    for (row, given) in [(2, "Leyla"), (3, "Elvin")] {
        sheet.write(row, 1, given).unwrap().write(row, 2, "Quliyev").unwrap();
        sheet.write(row, 3, "050 123 45 67").unwrap().write(row, 4, "055 123 45 67").unwrap();
    }
    let whole = of_bytes(saved(book), "AZ").unwrap();
    assert_eq!(whole.targets(), ["household", "given_name", "family_name", "phone", "phone_2", "city"]);
    let households: Vec<_> = whole.drafts.iter().map(|draft| draft.household.as_deref()).collect();
    assert_eq!(households, [Some("Quliyevlər"), Some("Quliyevlər")]);
    assert_eq!(whole.drafts[1].phones.len(), 2);
}

#[test]
fn what_is_no_workbook_says_what_it_is() {
    let zip = |names: &[&str]| {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(b"<x/>").unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    let looks_like = |bytes: Vec<u8>| match of_bytes(bytes, "AZ") {
        Err(ReadError::Binary { looks_like }) => looks_like,
        other => panic!("{:?}", other.err()),
    };
    assert_eq!(looks_like(zip(&["word/document.xml", "[Content_Types].xml"])), "document");
    assert_eq!(looks_like(zip(&["photo.jpg"])), "zip");
    assert_eq!(looks_like(b"<html><table><tr><td>Ad</td></tr></table></html>".to_vec()), "html");
    assert!(matches!(of_bytes(zip(&["xl/workbook.xml"]), "AZ"), Err(ReadError::BrokenWorkbook { .. })));
}

#[test]
fn a_package_that_swells_is_refused_before_it_is_read() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let packed = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    zip.start_file("xl/workbook.xml", packed).unwrap();
    zip.write_all(b"<workbook/>").unwrap();
    zip.start_file("xl/worksheets/sheet1.xml", packed).unwrap();
    for _ in 0..64 {
        zip.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    let Err(ReadError::PartTooLarge { part }) = of_bytes(bytes, "AZ") else { panic!("refused") };
    assert_eq!(part, "xl/worksheets/sheet1.xml");
}

#[test]
fn a_package_that_declares_entities_is_refused_wherever_they_stand() {
    for before in [0, 8_187, 8_190, 100_000] {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default()).unwrap();
        let text = format!("<!--{}--><!DOCTYPE a [<!ENTITY b \"b\">]><workbook/>", " ".repeat(before));
        zip.write_all(text.as_bytes()).unwrap();
        let Err(ReadError::Entities { part }) = of_bytes(zip.finish().unwrap().into_inner(), "AZ") else {
            panic!("{before} bytes before")
        };
        assert_eq!(part, "xl/workbook.xml");
    }
}

#[test]
fn the_shared_workbooks_are_read_or_refused_with_a_reason() {
    let Some(folder) = shared("xlsx") else { return };
    let mut read = 0;
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for path in &files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match of_file(path, "DE") {
            Ok(whole) => {
                read += 1;
                println!("{name}: {} rows, sheet {:?}", whole.reading.rows, whole.reading.facts.sheet);
            }
            Err(error) => {
                println!("{name}: {error}");
                assert!(!matches!(error, ReadError::Io(_)), "{name}: {error}");
                assert_eq!(
                    matches!(error, ReadError::Encrypted),
                    name.starts_with("pass_protected") || name == "issue_385.xls",
                    "{name}: {error}"
                );
            }
        }
    }
    assert!(read > 60, "{read} of {}", files.len());
}

#[test]
fn the_shared_hostile_workbooks_do_what_their_index_says() {
    let Some(folder) = shared("hostile/generated/xlsx") else { return };
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let read = of_file(&path, "AZ");
        println!("{name}: {:?}", read.as_ref().map(|whole| whole.reading.rows));
        match (name.as_str(), &read) {
            ("bomb_spaces_128M.xlsx" | "bomb_shared_strings_64M.xlsx", Err(ReadError::PartTooLarge { .. })) => {}
            ("no_workbook.xlsx", Err(ReadError::Binary { looks_like: "zip" })) => {}
            ("truncated.xlsx" | "crc_wrong.xlsx", Err(ReadError::BrokenWorkbook { .. })) => {}
            ("html_named_xlsx.xlsx", Err(ReadError::Binary { looks_like: "html" })) => {}
            (
                "far_cell.xlsx" | "cell_beyond_limit.xlsx",
                Err(ReadError::TooManyColumns { .. } | ReadError::BrokenWorkbook { .. }),
            ) => {}
            ("sst_index_out_of_range.xlsx", Err(ReadError::BrokenWorkbook { .. }) | Ok(_)) => {}
            ("billion_laughs.xlsx" | "xxe_file.xlsx", Err(ReadError::Entities { .. })) => {}
            (_, Ok(whole)) => assert!(whole.reading.rows > 0, "{name}"),
            (_, Err(error)) => panic!("{name}: {error}"),
        }
    }
}
