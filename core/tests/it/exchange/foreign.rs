//! Tables of other programs and of the makers of readers.

use birlik_core::exchange::csv::cells;
use birlik_core::exchange::error::ReadError;
use birlik_core::exchange::problem::ProblemKind;
use serde_json::Value;

use super::{of_file, shared};

#[test]
fn csv_spectrum_is_read_as_its_json_says() {
    let Some(folder) = shared("csv/csv-spectrum") else { return };
    for entry in std::fs::read_dir(folder.join("csvs")).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let rows = cells(std::fs::File::open(&path).unwrap(), "utf-8", b',').unwrap();
        let json: Value =
            serde_json::from_slice(&std::fs::read(folder.join(format!("json/{stem}.json"))).unwrap()).unwrap();
        let read: Vec<Value> = rows[1..]
            .iter()
            .map(|row| rows[0].iter().cloned().zip(row.iter().map(|cell| Value::from(cell.as_str()))).collect())
            .collect();
        // A copy of the collection may have other line ends than the answer.
        let json: Value = serde_json::from_str(&json.to_string().replace("\\r\\n", "\\n")).unwrap();
        let read: Vec<Value> = serde_json::from_str(&Value::from(read).to_string().replace("\\r\\n", "\\n")).unwrap();
        if stem == "location_coordinates" {
            // The collection's own answer has another telephone number and no list.
            assert_eq!(read[0]["Location Coordinates"], json["Location Coordinates"]);
            continue;
        }
        assert_eq!(Value::from(read), json, "{stem}");
    }
}

#[test]
fn csv_test_data_is_read_as_its_json_says_and_what_is_bad_is_flagged() {
    let Some(folder) = shared("csv/csv-test-data") else { return };
    for entry in std::fs::read_dir(folder.join("csv")).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let rows = cells(std::fs::File::open(&path).unwrap(), "utf-8", b',').unwrap();
        if let Ok(json) = std::fs::read(folder.join(format!("json/{stem}.json"))) {
            let json: Value = serde_json::from_slice(&json).unwrap();
            let arrays: Value = serde_json::to_value(&rows).unwrap();
            let objects: Value = rows
                .get(1..)
                .unwrap_or_default()
                .iter()
                .map(|row| -> Value {
                    rows[0].iter().cloned().zip(row.iter().map(|c| Value::from(c.clone()))).collect()
                })
                .collect();
            assert!(json == arrays || json == objects, "{stem}: {rows:?} is not {json}");
        }
        if stem.starts_with("bad-") {
            match of_file(&path, "DE") {
                Ok(whole) => assert!(!whole.kinds().is_empty(), "{stem} is not flagged"),
                Err(error) => {
                    assert!(matches!(error, ReadError::Empty | ReadError::HeadingsOnly { .. }), "{stem}: {error}")
                }
            }
        }
    }
}

#[test]
fn encodings_are_told() {
    let Some(folder) = shared("csv/encodings") else { return };
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().to_lowercase();
        let expected = [
            ("ibm866", "ibm866"),
            ("iso-8859-9", "windows-1254"),
            ("koi8-r", "koi8-r"),
            ("maccyrillic", "x-mac-cyrillic"),
            ("utf-16be", "utf-16be"),
            ("utf-16le", "utf-16le"),
            ("utf-16_bom-utf-16-be", "utf-16be"),
            ("utf-16_bom-utf-16-le", "utf-16le"),
            ("utf-8", "utf-8"),
            ("windows-1251", "windows-1251"),
            ("windows-1252", "windows-1252"),
            ("windows-1254", "windows-1254"),
        ];
        let (_, expected) = expected.iter().find(|(begin, _)| name.starts_with(begin)).unwrap();
        assert_eq!(of_file(&path, "DE").unwrap().reading.facts.encoding, *expected, "{name}");
    }
}

#[test]
fn exports_of_other_programs_map_by_themselves() {
    let Some(folder) = shared("csv") else { return };
    let first = |file: &str, country: &str| {
        let whole = of_file(&folder.join(file), country).unwrap();
        let draft = whole.drafts.first().cloned().unwrap_or_else(|| panic!("{file} has no row"));
        (whole, draft)
    };
    for (file, given, family) in [
        ("templates/google_contacts_2024.csv", "Günel", "Məmmədova"),
        ("templates/google_contacts_legacy.csv", "Günel", "Məmmədova"),
        ("templates/google_contacts_legacy_utf16le_bom.csv", "Günel", "Məmmədova"),
        ("templates/outlook_contacts_windows1254.csv", "Ayşe", "Yılmaz"),
        ("templates/outlook_contacts_german_cp1252_semicolon.csv", "Käthe", "Groß"),
        ("templates/russian_roster_cp1251_semicolon.csv", "Гюнель", "Алиева"),
        ("templates/cp866_dos.csv", "Пётр", "Петров"),
        ("templates/koi8r.csv", "Пётр", "Петров"),
        ("templates/excel_unicode_text_utf16le_tab.txt", "Гюнель", "Алиева"),
        ("templates/persian_roster_utf8bom.csv", "علی‌رضا", "محمدی"),
        ("templates/georgian_roster_utf8.csv", "გიორგი", "ბერიძე"),
        ("templates/sep_hint_excel.csv", "Günel", "Məmmədova"),
        ("templates/utf16be_bom.csv", "Əli", "Həsənov"),
        ("planning-center/people.csv", "Ada", "Lovelace"),
        ("breeze/people.csv", "Maria", "Santos"),
        ("churchcrm/test_import.csv", "hasBday", "ImportTest"),
        ("hitobito/list.csv", "Velma", "Hagenes"),
        ("hitobito/iso88591.csv", "Ésaïe", "Gärber"),
    ] {
        let (whole, draft) = first(file, "DE");
        assert_eq!(draft.fields.get("given_name").map(String::as_str), Some(given), "{file}");
        assert_eq!(draft.fields.get("family_name").map(String::as_str), Some(family), "{file}");
        assert!(whole.refused.is_empty(), "{file}: {:?}", whole.refused);
    }
    let (whole, breeze) = first("breeze/people.csv", "US");
    assert_eq!(breeze.externals, [("Breeze ID".into(), "5001".into())]);
    assert_eq!((breeze.emails.len(), breeze.phones[0].label.as_str()), (2, "mobile"));
    assert!(whole.targets().contains(&"former_family_name".to_owned()));
    let (whole, _) = first("templates/google_contacts_2024.csv", "AZ");
    assert_eq!(whole.field(2, "birth_date"), "XXXX-07-01");
    let (whole, _) = first("churchcrm/test_import.csv", "US");
    assert_eq!(whole.field(2, "birth_date"), "XXXX-07-04");
    let mojibake = of_file(&folder.join("templates/mojibake_utf8_as_cp1251.csv"), "AZ").unwrap();
    assert!(mojibake.kinds().contains(&ProblemKind::ReadWrongBefore));
}

#[test]
fn dates_of_civicrm_are_those_it_expects() {
    let Some(folder) = shared("csv/civicrm") else { return };
    let dates = |file: &str| -> Vec<(String, bool)> {
        let whole = of_file(&folder.join(file), "GB").unwrap();
        let kept = |draft: &birlik_core::exchange::draft::PersonDraft| {
            draft.problems.iter().any(|problem| problem.column.as_deref() == Some("Birth Date"))
        };
        whole.drafts.iter().map(|d| (d.fields.get("birth_date").cloned().unwrap_or_default(), kept(d))).collect()
    };
    let iso = dates("individual_dates_type1.csv");
    assert!(iso[..3].iter().all(|(date, kept)| date == "2008-09-01" && !kept), "{iso:?}");
    assert_eq!(iso[3], ("2008-25-1".to_owned(), true));
    assert_eq!(dates("individual_dates_type16.csv")[0].0, "2008-09-01");
    assert_eq!(dates("individual_dates_type32.csv")[0].0, "2008-09-01");
    let women = of_file(&folder.join("individual_genders.csv"), "GB").unwrap();
    assert_eq!((women.field(1, "sex"), women.field(2, "sex"), women.field(7, "sex")), ("female", "female", ""));
    assert!(women.kinds().contains(&ProblemKind::UnreadableSex));
}

#[test]
fn every_table_is_read_or_refused_with_a_reason() {
    let Some(folder) = shared("csv") else { return };
    let mut files = 0;
    for entry in ["churchcrm", "civicrm", "hitobito", "templates", "breeze", "planning-center"] {
        for file in std::fs::read_dir(folder.join(entry)).unwrap() {
            let path = file.unwrap().path();
            files += 1;
            match of_file(&path, "DE") {
                Ok(whole) => assert!(whole.reading.rows > 0, "{}", path.display()),
                Err(error) => {
                    assert!(!error.code().is_empty() && !matches!(error, ReadError::Io(_)), "{}", path.display())
                }
            }
        }
    }
    assert!(files > 40, "{files} files");
}
