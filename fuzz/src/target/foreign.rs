//! Tables, cards, workbooks and calendars of other programs: whatever they hold, it is read or refused, and rows are
//! counted the same by both ways through a file.

use std::io::{Cursor, Read, Write};

use birlik_core::domain::zone::Zone;
use birlik_core::exchange::foreign::{Foreign, OpenOptions};
use birlik_core::exchange::ics;
use birlik_core::exchange::table::{self, ReadOptions, Row};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::write::SimpleFileOptions;

/// A table, an address card or a workbook, by what it begins with.
pub(super) fn table(data: &[u8]) {
    let options = ReadOptions { country: Some("AZ".to_owned()), today: (2026, 11, 25), ..ReadOptions::default() };
    let Ok(mut foreign) = Foreign::open(Cursor::new(data), &OpenOptions::default(), &mut |_| true) else { return };
    let Ok(reading) = table::read(&mut foreign, &options, &mut |_, _| true) else { return };
    let Ok(rows) = table::rows(foreign, &reading, &[]) else { return };
    let (mut landed, mut refused, mut ignored) = (0, 0, 0);
    for row in rows {
        match row {
            Ok(Row::Draft(_)) => landed += 1,
            Ok(Row::Refused(_)) => refused += 1,
            Ok(Row::Ignored { .. }) => ignored += 1,
            Err(_) => return,
        }
    }
    assert_eq!(reading.rows, landed + refused, "both ways through the file count the same rows");
    assert_eq!(reading.ignored, ignored, "both ways through the file ignore the same lines");
}

pub(super) fn calendar(data: &[u8]) {
    let zone = Zone::parse("Europe/Berlin").expect("a zone");
    let options = ics::Options { zone, unknown: None, named: Default::default() };
    let Ok(read) = ics::read(data, &options) else { return };
    let stamped: Vec<_> = read.events.iter().map(|event| (event.clone(), 1)).collect();
    let (written, left_out) = ics::write(&stamped, Some("Birlik"));
    // What we write is a calendar, whatever was read, and no event is lost but those that are said to have no time.
    let again = ics::read(written.as_bytes(), &options).expect("what we write we read");
    assert_eq!(again.events.len() + left_out as usize, read.events.len(), "events written and left out");
}

/// A sheet's XML in a workbook that is whole otherwise: what is packed is reached, past checksums and sizes.
pub(super) fn sheet(data: &[u8]) {
    thread_local! {
        static AROUND: Vec<(String, Vec<u8>)> = parts(&book());
    }
    let file = AROUND.with(|parts| {
        let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for (name, content) in parts {
            out.start_file(name.as_str(), stored).expect("memory takes it");
            out.write_all(if is_sheet(name) { data } else { content }).expect("memory takes it");
        }
        out.finish().expect("memory takes it").into_inner()
    });
    table(&file);
}

fn is_sheet(name: &str) -> bool {
    name.ends_with("sheet1.xml")
}

fn parts(file: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("a workbook is an archive");
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).expect("a part");
            let name = part.name().expect("a name").into_owned();
            let mut content = Vec::new();
            part.read_to_end(&mut content).expect("a part unpacks");
            (name, content)
        })
        .collect()
}

fn book() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("dd.mm.yyyy");
    let born = ExcelDateTime::from_ymd(1987, 3, 14).expect("a day");
    let filled: Result<(), rust_xlsxwriter::XlsxError> = (|| {
        for (column, heading) in (0..).zip(["Ad", "Soyad", "Doğum tarixi", "Telefon", "Şəhər"]) {
            sheet.write(0, column, heading)?;
        }
        sheet.write(1, 0, "Leyla")?.write(1, 1, "Quliyeva")?.write_with_format(1, 2, &born, &day)?;
        sheet.write(1, 3, 994_501_234_567_f64)?.write(1, 4, "Bakı")?;
        sheet.write(2, 0, "Elvin")?.write_formula(2, 1, Formula::new("=NA()").set_result("#N/A"))?;
        sheet.merge_range(3, 0, 4, 1, "Cəmi", &Format::new())?;
        Ok(())
    })();
    filled.and_then(|()| book.save_to_buffer()).expect("a workbook can be made")
}

pub(super) fn books() -> Vec<Vec<u8>> {
    vec![book()]
}

pub(super) fn sheets() -> Vec<Vec<u8>> {
    parts(&book()).into_iter().filter(|(name, _)| is_sheet(name)).map(|(_, content)| content).collect()
}

pub(super) fn tables() -> Vec<Vec<u8>> {
    let texts = [
        "Ad;Soyad;Doğum tarixi;Telefon;E-poçt\r\nLeyla;Quliyeva;14.03.1987;050 123 45 67;leyla@example.org\r\nElvin;Nəcəfov;1962;;\r\n",
        "sep=,\nGiven name,Surname,Notes\n\"Ay\"\"sel\",\"Əli,yeva\",\"two\nlines\"\n",
        "Schule\t\tKlasse\nName\tGeburt\tEltern\nMia Muster\t1.2.2018\tEva Muster 030 1234\n",
    ];
    let coded =
        b"\xc8\xec\xff;\xd4\xe0\xec\xe8\xeb\xe8\xff\n\xcd\xe0\xf0\xe3\xe8\xe7;\xca\xe5\xf0\xe8\xec\xee\xe2\xe0\n"
            .to_vec();
    texts.into_iter().map(|text| text.as_bytes().to_vec()).chain([coded]).collect()
}

pub(super) fn cards() -> Vec<Vec<u8>> {
    let texts = [
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Leyla Quliyeva\r\nN:Quliyeva;Leyla;;;\r\nBDAY:19870314\r\nTEL;VALUE=uri:tel:+994-50-123-45-67\r\nitem1.TEL:022 1000001\r\nitem1.X-ABLabel:Bağ evi\r\nADR;TYPE=home:;;Nizami 4\\, m. 2;Bakı;;;\r\nNOTE:a\\nb\r\nEND:VCARD\r\n",
        "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C6=8Fliyeva;L=\n=C9=99man\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Elvin\n Folded\nEND:VCARD\n",
    ];
    texts.map(|text| text.as_bytes().to_vec()).into()
}

pub(super) fn calendars() -> Vec<Vec<u8>> {
    let texts = [
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:Invented\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:1@example.org\r\nDTSTART;TZID=Invented:20261125T190000\r\nDURATION:PT1H30M\r\nRRULE:FREQ=WEEKLY;COUNT=5;BYDAY=WE\r\nEXDATE;TZID=Invented:20261202T190000\r\nSUMMARY:Xor\\, məşq\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1@example.org\r\nRECURRENCE-ID;TZID=Invented:20261209T190000\r\nDTSTART;TZID=Invented:20261209T200000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:2\nDTSTART;VALUE=DATE:20261231\nDTEND;VALUE=DATE:20270102\nRDATE;VALUE=DATE:20270201\nSTATUS:TENTATIVE\nSUMMARY:Folded\n  line\nEND:VEVENT\nBEGIN:VTODO\nUID:3\nEND:VTODO\nEND:VCALENDAR\n",
    ];
    texts.map(|text| text.as_bytes().to_vec()).into()
}
