//! Rosters that come in, through the real program.

use serde_json::json;

use crate::desk::{Desk, exported, outcomes, table};

const ROSTER: &[&[&str]] = &[
    &["№", "Soyad", "Ad", "Ata adı", "Doğum tarixi", "Telefon", "E-poçt", "Şəhər", "Köynək"],
    &["1", "Məmmədova", "Leyla", "İlqar qızı", "14.03.1987", "050 123 45 67", "leyla@example.org", "Bakı", "M"],
    &["2", "Həsənov", "Rəşad", "", "31.12.1990", "+994 55 765 43 21", "", "Gəncə", "XL"],
    &["3", "Quliyeva", "Aysel", "", "1992", "", "aysel@example.org", "", ""],
];

#[test]
fn a_roster_comes_in_with_every_value() {
    let desk = Desk::new();
    let answer = desk.json(&["import", &desk.file("roster.csv", table(ROSTER))]);
    assert_eq!(outcomes(&answer), [3, 0, 0, 0, 0]);
    assert_eq!((&answer["format"], &answer["encoding"]), (&json!("csv"), &json!("utf-8")));
    assert_eq!((&answer["delimiter"], &answer["header_row"], &answer["ignored"]), (&json!(";"), &json!(1), &json!(0)));

    let people = desk.people(&["--sort", "born"]);
    let leyla = &people[0];
    assert_eq!((&leyla["given"], &leyla["family"]), (&json!("Leyla"), &json!("Məmmədova")));
    assert_eq!((&leyla["patronymic"], &leyla["born"]), (&json!("İlqar qızı"), &json!("1987-03-14")));
    assert_eq!(leyla["phones"], json!([{ "typed": "050 123 45 67", "e164": "+994501234567" }]));
    assert_eq!((&leyla["emails"], &leyla["city"]), (&json!(["leyla@example.org"]), &json!("Bakı")));
    assert_eq!(people[2]["born"], "1992", "a year alone is a date");

    let person = desk.json(&["show", "person", leyla["id"].as_str().unwrap()]);
    assert_eq!(person["given"], "Leyla");
    let fields = person["record"]["fields"].as_object().unwrap();
    let own: Vec<_> = fields.iter().filter(|(name, _)| name.contains("own_")).collect();
    assert!(matches!(own[..], [(_, value)] if value == "M"), "a column of no known name became an own field: {own:?}");
    assert!(!fields.values().any(|value| value == "1"), "a row number is no value: {fields:?}");
}

#[test]
fn the_same_file_again_makes_nothing_new_and_changes_nothing() {
    let desk = Desk::new();
    let file = desk.file("roster.csv", table(ROSTER));
    desk.json(&["import", &file]);
    let before = desk.digest();
    for mode in ["fill", "update", "skip"] {
        let answer = desk.json(&["import", &file, "--mode", mode]);
        assert_eq!(outcomes(&answer), [0, 0, 3, 0, 0], "{mode}");
    }
    assert_eq!(desk.digest(), before);
    assert_eq!(desk.people(&[]).len(), 3);
}

#[test]
fn a_dry_run_says_what_would_happen_and_writes_nothing() {
    let desk = Desk::new();
    let (before, batches) = (desk.digest(), desk.json(&["list", "batches"]));
    let file = desk.file("roster.csv", table(ROSTER));
    let planned = desk.json(&["import", &file, "--dry-run"]);
    assert_eq!((outcomes(&planned), &planned["batch"]), ([3, 0, 0, 0, 0], &json!(null)));
    assert_eq!((desk.digest(), desk.json(&["list", "batches"])), (before, batches));
    let done = desk.json(&["import", &file]);
    assert_eq!(outcomes(&done), outcomes(&planned), "what was shown is what is done");
}

#[test]
fn a_batch_shows_what_became_of_each_row() {
    let desk = Desk::new();
    let answer = desk.json(&["import", &desk.file("roster.csv", table(ROSTER))]);
    let batch = answer["batch"].to_string();
    let items = desk.json(&["show", "batch", &batch])["items"].as_array().unwrap().clone();
    let rows: Vec<_> = items.iter().map(|item| (item["row"].as_u64().unwrap(), &item["outcome"])).collect();
    assert_eq!(rows, [(1, &json!("new")), (2, &json!("new")), (3, &json!("new"))]);
    for item in &items {
        let person = desk.json(&["show", "person", item["id"].as_str().unwrap()]);
        assert_eq!(person["id"], item["id"]);
    }
    let listed = desk.json(&["list", "batches"]);
    let listed = listed["items"].as_array().unwrap();
    let import = listed.iter().find(|item| item["id"] == answer["batch"]).unwrap();
    assert_eq!((&import["source"], &import["people"]), (&json!("import"), &json!(3)));
}

#[test]
fn a_value_that_cannot_be_read_stays_as_typed_and_the_row_lands() {
    let desk = Desk::new();
    let answer = desk.json(&[
        "import",
        &desk.file(
            "dates.csv",
            table(&[
                &["Ad", "Soyad", "Doğum tarixi"],
                &["Anar", "Əliyev", "31.02.2020"],
                &["Nigar", "Əliyeva", "03.02.1985"],
            ]),
        ),
    ]);
    assert_eq!(outcomes(&answer), [2, 0, 0, 0, 0]);
    let problems = answer["problems"].as_array().unwrap();
    let problem = problems.iter().find(|problem| problem["raw"] == "31.02.2020").expect("said");
    assert_eq!((&problem["row"], &problem["severity"]), (&json!(1), &json!("kept")));
    assert_eq!(problem["column"], "Doğum tarixi");
    assert!(!problem["kind"].as_str().unwrap().is_empty());
    assert_eq!(desk.people(&["--search", "Anar"])[0]["born"], "31.02.2020");
}

#[test]
fn a_mapping_file_says_what_becomes_of_columns_by_heading_or_by_position() {
    let file_rows: &[&[&str]] = &[&["A", "B", "C"], &["Leyla", "Məmmədova", "sirr"]];
    let by_heading = r#"{"A": "given_name", "B": "family_name", "C": "skip"}"#;
    let by_position = r#"{"columns": ["given_name", "family_name", "skip"]}"#;
    for mapping in [by_heading, by_position] {
        let desk = Desk::new();
        let file = desk.file("abc.csv", table(file_rows));
        let mapping = desk.file("mapping.json", mapping);
        desk.json(&["import", &file, "--mapping", &mapping]);
        let people = desk.people(&[]);
        assert_eq!((&people[0]["given"], &people[0]["family"]), (&json!("Leyla"), &json!("Məmmədova")));
        assert!(!desk.json(&["show", "person", people[0]["id"].as_str().unwrap()]).to_string().contains("sirr"));
    }
    let desk = Desk::new();
    let (file, before) = (desk.file("abc.csv", table(file_rows)), desk.digest());
    for wrong in [r#"{"Z": "given_name"}"#, "not json"] {
        let mapping = desk.file("mapping.json", wrong);
        assert_eq!(desk.refusal(&["import", &file, "--mapping", &mapping]).0, "mapping_refused", "{wrong}");
    }
    let mapping = desk.file("mapping.json", r#"{"A": "shoe_size_of_the_moon"}"#);
    assert_eq!(desk.refusal(&["import", &file, "--mapping", &mapping]).0, "no_such_column");
    assert_eq!(desk.digest(), before);
}

#[test]
fn encoding_delimiter_and_country_can_be_said() {
    let desk = Desk::of("DE");
    // "Имя|Телефон" in KOI8-R, too short to be told from other encodings for certain.
    let bytes = b"\xe9\xcd\xd1|\xf4\xc5\xcc\xc5\xc6\xcf\xce\n\xe9\xd7\xc1\xce|050 123 45 67\n";
    let file = desk.file("short.csv", bytes);
    let answer = desk.json(&["import", &file, "--encoding", "koi8-r", "--delimiter", "|", "--country", "AZ"]);
    assert_eq!((&answer["encoding"], &answer["delimiter"]), (&json!("koi8-r"), &json!("|")));
    let people = desk.people(&[]);
    assert_eq!(people[0]["given"], "Иван");
    assert_eq!(people[0]["phones"], json!([{ "typed": "050 123 45 67", "e164": "+994501234567" }]));
    assert_eq!(desk.refusal(&["import", &file, "--encoding", "ebcdic-what"]).0, "table_refused");
}

#[test]
fn an_id_that_is_not_ours_is_an_external_id_and_finds_its_person_again() {
    let desk = Desk::new();
    let first = table(&[&["ID", "Ad", "Soyad"], &["A-17", "Leyla", "Məmmədova"], &["B-4", "Rəşad", "Həsənov"]]);
    assert_eq!(outcomes(&desk.json(&["import", &desk.file("a.csv", first)])), [2, 0, 0, 0, 0]);
    let second = table(&[&["ID", "Ad", "Soyad", "Şəhər"], &["A-17", "Leyla", "Quliyeva", "Bakı"]]);
    let answer = desk.json(&["import", &desk.file("b.csv", second)]);
    assert_eq!(outcomes(&answer), [0, 1, 0, 0, 0], "the external id is enough, the family name may differ");
    let leyla = &desk.people(&["--search", "Leyla"])[0];
    assert_eq!((&leyla["city"], &leyla["family"]), (&json!("Bakı"), &json!("Məmmədova")), "blanks only were filled");
}

#[test]
fn a_tag_marks_all_who_came_in() {
    let desk = Desk::new();
    desk.json(&["import", &desk.file("roster.csv", table(ROSTER)), "--tag", "yay düşərgəsi"]);
    assert_eq!(desk.people(&["--filter", "tag=yay düşərgəsi"]).len(), 3);
    let out = desk.path("tagged.csv");
    desk.json(&["export", "people", "--out", out.to_str().unwrap(), "--filter", "tag=yay düşərgəsi"]);
    assert_eq!(exported(&out, b';').1.len(), 3);
}

#[test]
fn a_table_comes_in_from_another_program() {
    use std::io::Write;
    let desk = Desk::new();
    let mut command = desk.command(&["import", "-", "--json", "--data", desk.data().to_str().unwrap()]);
    let mut child =
        command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped()).spawn().expect("birlik runs");
    let text = "Ad\tSoyad\tTelefon\r\nLeyla\tMəmmədova\t050 123 45 67\r\n";
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(desk.people(&[])[0]["family"], "Məmmədova");
}
