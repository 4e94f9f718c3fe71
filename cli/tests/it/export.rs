//! Rosters that go out, through the real program.

use std::path::PathBuf;

use serde_json::{Value as Json, json};

use crate::desk::{Desk, exported, outcomes, table, test_data};

fn export(desk: &Desk, name: &str, args: &[&str]) -> (PathBuf, Json) {
    let out = desk.path(name);
    let answer = desk.json(&[&["export", "people", "--out", out.to_str().unwrap()], args].concat());
    (out, answer)
}

fn family() -> Desk {
    let desk = Desk::new();
    let rows = table(&[
        &["Soyad", "Ad", "Doğum tarixi", "Telefon", "Qeyd", "Şəhər"],
        &["Əliyev", "Anar", "1980-05-06", "+994501234567", "=1+1", "Bakı"],
        &["Əliyeva", "Nərgiz", "2019-05-06", "+994501234567", "", "Bakı"],
        &["Zeynalov", "Bəhruz", "1975-01-01", "", "'=2", "Ağdam"],
        &["Çələbi", "Oqtay", "1990-01-01", "", "-5", "Zaqatala"],
    ]);
    desk.json(&["import", &desk.file("family.csv", rows)]);
    desk
}

#[test]
fn our_own_export_imports_with_no_change_and_exports_again_byte_for_byte() {
    let desk = family();
    let sensitive = &["--include-sensitive", "--reason", "köçürmə"];
    round_trip(&desk, sensitive);
}

/// Export, import, export.
fn round_trip(desk: &Desk, args: &[&str]) {
    let before = desk.digest();
    let (first, _) = export(desk, "first.csv", args);
    for mode in ["fill", "update"] {
        let answer = desk.json(&["import", first.to_str().unwrap(), "--mode", mode]);
        let [new, updated, unchanged, ask, refused] = outcomes(&answer);
        let problems = answer["problems"].as_array().unwrap();
        let first_problems = &problems[..problems.len().min(3)];
        assert_eq!([new, updated, ask, refused], [0; 4], "{mode}: {first_problems:?}");
        assert_eq!(unchanged, exported(&first, b';').1.len() as u64);
    }
    let (second, _) = export(desk, "second.csv", args);
    assert_eq!(desk.digest(), before);
    let (first, second) = (std::fs::read(first).unwrap(), std::fs::read(second).unwrap());
    assert!(first == second, "the second export differs");
}

/// Texts that break programs, of our own making.
const NAUGHTY: &[&str] = &[
    "=1+1",
    "'=1+1",
    "''=1+1",
    "@SUM(A1)",
    "+1+1",
    "-1",
    "--",
    "+994501234567",
    "\ttab",
    "a\tb",
    "two\nlines",
    "two\r\nlines",
    "lone\rreturn",
    "a;b",
    "a,b",
    "a|b",
    "\"",
    "\"\"",
    "a\"b\"",
    "'",
    "''",
    "\\",
    "\\N",
    "NULL",
    "null",
    "undefined",
    "NaN",
    "TRUE",
    "0",
    "00",
    "1e5",
    "1/2",
    "14.03.1987",
    "$(x)",
    "`x`",
    "<script>alert(1)</script>",
    "'; drop table cell; --",
    "\u{202e}right to left",
    "zero\u{200b}width",
    "\u{feff}mark",
    "e\u{301}",
    "\u{e9}",
    "Z\u{35b}\u{322}algo",
    "👩‍👩‍👧‍👦",
    "ﷺ",
    "سلام",
    "ə ı İ ğ ş ç ö ü",
    " leading",
    "trailing ",
    "  ",
    "\u{a0}",
    "№",
    "#N/A",
    "#REF!",
    "sep=;",
    "id",
    "Ad",
];

#[test]
fn texts_that_break_programs_come_back_as_they_were_in_every_field() {
    round_trip_in_every_field(NAUGHTY);
}

#[test]
fn the_shared_list_of_naughty_strings_comes_back_as_it_was_in_every_field() {
    let Some(folder) = test_data() else { return };
    let text = std::fs::read_to_string(folder.join("hostile/blns/blns.json")).unwrap();
    let list: Vec<String> = serde_json::from_str(&text).unwrap();
    let list: Vec<&str> = list.iter().map(String::as_str).collect();
    round_trip_in_every_field(&list);
}

/// Row `n` has another of the texts in every column, so that every text stands in every field.
fn round_trip_in_every_field(texts: &[&str]) {
    let columns = [
        "given_name",
        "family_name",
        "patronymic",
        "former_family_name",
        "preferred_name",
        "native_name",
        "passport_name",
        "birth_date",
        "languages",
        "country",
        "city",
        "notes",
        "phone",
        "email",
        "address",
        "Öz sahə",
        "phone_2",
        "street_2",
        "external_id",
        "sex",
        "status",
        "household",
        "tags",
    ];
    let mut rows: Vec<Vec<&str>> = vec![columns.to_vec()];
    for shift in 0..texts.len() {
        rows.push((0..columns.len()).map(|column| texts[(shift + column) % texts.len()]).collect());
    }
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let desk = Desk::new();
    let answer = desk.json(&["import", &desk.file("naughty.csv", table(&rows)), "--mode", "add", "--delimiter", ";"]);
    assert_eq!(answer["new"], texts.len(), "{}", answer["refused"]);
    round_trip(&desk, &["--include-sensitive", "--reason", "sınaq"]);
    assert_eq!(desk.json(&["check"])["findings"], json!([]));
}

#[test]
fn formulas_are_guarded_and_phones_are_not() {
    let desk = family();
    let (out, _) = export(&desk, "out.csv", &["--columns", "family_name,phone,notes"]);
    let (headings, rows) = exported(&out, b';');
    assert_eq!(headings, ["family_name", "phone", "notes"]);
    let row = |family: &str| rows.iter().find(|row| row[0] == family).unwrap().clone();
    assert_eq!(row("Əliyev")[1..], ["+994501234567", "'=1+1"]);
    assert_eq!(
        (row("Zeynalov")[2].as_str(), row("Çələbi")[2].as_str()),
        ("'=2", "'-5"),
        "one ' was taken off at import"
    );
}

#[test]
fn a_file_has_the_order_of_the_list() {
    let desk = family();
    for order in
        [&["--sort", "name"][..], &["--sort", "city", "--descending"], &["--sort", "born"], &["--search", "əliyev"]]
    {
        let (out, _) = export(
            &desk,
            "out.csv",
            &[order, &["--columns", "id", "--include-sensitive", "--reason", "sıra"]].concat(),
        );
        let ids: Vec<String> = exported(&out, b';').1.into_iter().map(|row| row[0].clone()).collect();
        let listed: Vec<Json> = desk.people(order).iter().map(|person| person["id"].clone()).collect();
        assert_eq!(json!(ids), json!(listed), "{order:?}");
    }
}

#[test]
fn children_stay_out_unless_a_reason_is_given() {
    let desk = family();
    let (out, answer) = export(&desk, "out.csv", &[]);
    assert_eq!((&answer["rows"], &answer["people_left_out"]), (&json!(3), &json!(1)));
    assert!(!std::fs::read_to_string(&out).unwrap().contains("Nərgiz"));
    let path = desk.path("refused.csv");
    let refused = ["export", "people", "--out", path.to_str().unwrap(), "--include-sensitive"];
    assert_eq!(desk.refusal(&refused).0, "reason_needed");
    assert_eq!(desk.refusal(&[&refused[..], &["--reason", "  "]].concat()).0, "reason_needed");
    assert!(!path.exists(), "nothing was written");
    let (out, answer) = export(&desk, "all.csv", &["--include-sensitive", "--reason", "düşərgə üçün"]);
    assert_eq!((&answer["rows"], &answer["people_left_out"]), (&json!(4), &json!(0)));
    assert!(std::fs::read_to_string(&out).unwrap().contains("Nərgiz"));
}

#[test]
fn a_file_to_hand_out_has_no_ids() {
    let desk = family();
    let id = desk.people(&["--search", "Anar"])[0]["id"].as_str().unwrap().to_owned();
    let (birlik, _) = export(&desk, "birlik.csv", &[]);
    let (handout, _) = export(&desk, "handout.csv", &["--for", "handout"]);
    assert!(
        exported(&birlik, b';').0.contains(&"id".to_owned()) && std::fs::read_to_string(birlik).unwrap().contains(&id)
    );
    let text = std::fs::read_to_string(&handout).unwrap();
    assert!(!text.contains(&id) && text.contains("Anar") && !exported(&handout, b';').0.contains(&"id".to_owned()));
}

#[test]
fn mark_delimiter_and_headings_can_be_changed() {
    let desk = family();
    let (usual, _) = export(&desk, "usual.csv", &["--columns", "given_name,city"]);
    assert!(std::fs::read(&usual).unwrap().starts_with("\u{feff}given_name;city\r\n".as_bytes()));
    let (other, _) = export(&desk, "other.csv", &["--columns", "given_name,city", "--delimiter", "tab", "--no-bom"]);
    assert!(std::fs::read(&other).unwrap().starts_with(b"given_name\tcity\r\n"));
    let (named, _) = export(&desk, "named.csv", &["--columns", "given_name,city", "--language", "az"]);
    let headings = exported(&named, b';').0;
    assert!(headings.iter().all(|heading| !heading.contains('_')), "{headings:?}");
    let answer = desk.json(&["import", named.to_str().unwrap(), "--dry-run", "--mode", "add"]);
    assert_eq!(answer["new"], 3, "headings in a language map by themselves: {answer}");
    let path = desk.path("x.csv");
    let out = path.to_str().unwrap();
    assert_eq!(desk.refusal(&["export", "people", "--out", out, "--columns", "shoe"]).0, "no_such_column");
}

#[test]
fn a_place_that_cannot_be_written_is_said_and_an_older_file_stays() {
    let desk = family();
    let missing = desk.path("no/such/folder/out.csv");
    let (code, _) = desk.refusal(&["export", "people", "--out", missing.to_str().unwrap()]);
    assert_eq!(code, "file_missing");
}
