//! Tables and data files that nobody should send: each has its own answer, and the data is as before.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use crate::desk::{Desk, outcomes, table, test_data};

/// A desk with two people.
fn desk() -> Desk {
    let desk = Desk::new();
    let rows = table(&[&["Ad", "Soyad"], &["Leyla", "Məmmədova"], &["Rəşad", "Həsənov"]]);
    desk.json(&["import", &desk.file("first.csv", rows)]);
    desk
}

fn refused(desk: &Desk, name: &str, bytes: impl AsRef<[u8]>) -> Json {
    let before = desk.digest();
    let (code, params) = desk.refusal(&["import", &desk.file(name, bytes)]);
    assert_eq!(code, "table_refused", "{name}: {params}");
    assert_eq!(desk.digest(), before, "{name}");
    params
}

#[test]
fn what_is_no_table_is_refused_each_with_its_own_kind() {
    let desk = desk();
    // The beginning of a picture, an archive and an older spreadsheet.
    let png = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &[0; 4000]].concat();
    let kinds: Vec<String> = [
        refused(&desk, "empty.csv", ""),
        refused(&desk, "headings.csv", "Ad;Soyad;Telefon\r\n"),
        refused(&desk, "picture.csv", png),
        refused(&desk, "wide.csv", vec!["Ad"; 10_000].join(";")),
    ]
    .iter()
    .map(|params| params["kind"].as_str().unwrap().to_owned())
    .collect();
    assert_eq!(kinds.iter().collect::<BTreeSet<_>>().len(), kinds.len(), "{kinds:?}");
}

#[test]
fn an_open_quote_at_the_end_is_said_with_its_line() {
    let desk = desk();
    let file = desk.file("open.csv", "Ad;Soyad\nAnar;Əliyev\nNigar;\"Əliyeva\nVəli;Vəliyev\n");
    let output = desk.run(&["import", &file, "--json"]);
    let answer: Json = serde_json::from_slice(&output.stdout).unwrap();
    if output.status.code() == Some(1) {
        assert!(!answer["error"]["params"]["row"].is_null(), "{answer}");
    } else {
        let problems = answer["problems"].as_array().unwrap();
        assert!(problems.iter().any(|problem| problem["row"] == 2), "{answer}");
        assert_eq!(desk.people(&["--search", "Anar"]).len(), 1, "the rows before it landed");
    }
}

#[test]
fn nul_bytes_stay_out_and_the_row_lands() {
    let desk = desk();
    let answer = desk.json(&["import", &desk.file("nul.csv", "Ad;Soyad\nAn\0ar;Əliyev\nNigar;Əliyeva\n")]);
    assert_eq!(outcomes(&answer)[0], 2);
    let people = desk.people(&["--search", "Əliyev"]);
    assert!(!people.iter().any(|person| person["given"].as_str().unwrap().contains('\0')), "{people:?}");
    assert_eq!(answer["problems"].as_array().map(Vec::len), Some(1), "{answer}");
}

#[test]
fn bytes_of_two_encodings_in_one_file_are_said_row_by_row() {
    let desk = desk();
    let utf8 = "Ad;Soyad\nİlqar;Məmmədov\nŞöhrət;Həsənov\n".as_bytes();
    let cp1251 = b"\xcf\xb8\xf2\xf0;\xcc\xf3\xf0\xe0\xe4\xee\xe2\n";
    let answer = desk.json(&["import", &desk.file("mixed.csv", [utf8, cp1251].concat())]);
    assert_eq!(outcomes(&answer)[0], 3);
    assert_eq!(desk.people(&["--search", "Şöhrət"]).len(), 1, "what is UTF-8 is read as UTF-8");
    let problems = answer["problems"].as_array().unwrap();
    assert!(problems.iter().any(|problem| problem["row"] == 3), "{answer}");
}

#[test]
fn headings_that_come_again_below_are_no_person() {
    let desk = desk();
    let text = "Ad;Soyad\nAnar;Əliyev\n;\nAd;Soyad\nNigar;Əliyeva\nCəmi:;2\n";
    let answer = desk.json(&["import", &desk.file("again.csv", text)]);
    assert_eq!((outcomes(&answer)[0], &answer["ignored"]), (2, &json!(3)), "{answer}");
}

#[test]
fn two_columns_of_one_heading_keep_both_values() {
    let desk = desk();
    desk.json(&[
        "import",
        &desk.file(
            "twice.csv",
            "Ad;Soyad;Telefon;Telefon;Rəng;Rəng\nAnar;Əliyev;+994501112233;+994552223344;qırmızı;göy\n",
        ),
    ]);
    let anar = desk.people(&["--search", "Anar"])[0].clone();
    assert_eq!(anar["phones"].as_array().unwrap().len(), 2);
    let shown = desk.json(&["show", "person", anar["id"].as_str().unwrap()]).to_string();
    assert!(shown.contains("qırmızı") && shown.contains("göy"), "{shown}");
}

#[test]
fn dates_that_cannot_be_are_kept_as_typed_and_said() {
    let desk = desk();
    let text = "Ad;Soyad;Doğum tarixi\nAnar;Əliyev;31.02.2020\nNigar;Əliyeva;12.05.1885\nVəli;Vəliyev;05.12.1985\n";
    let answer = desk.json(&["import", &desk.file("dates.csv", text)]);
    assert_eq!(outcomes(&answer)[0], 3);
    let problems = answer["problems"].as_array().unwrap();
    let of_row = |row: u64| problems.iter().find(|problem| problem["row"] == row);
    let (impossible, old) = (of_row(1).expect("said"), of_row(2).expect("said"));
    assert_eq!((&impossible["raw"], &impossible["column"]), (&json!("31.02.2020"), &json!("Doğum tarixi")));
    assert_eq!(old["raw"], "12.05.1885");
    assert_ne!(impossible["kind"], old["kind"], "each has its own word");
    assert!(of_row(3).is_none());
    assert_eq!(desk.people(&["--search", "Anar"])[0]["born"], "31.02.2020");
}

#[test]
fn a_file_that_is_not_there_and_a_folder_are_refused() {
    let desk = desk();
    let missing = desk.path("missing.csv");
    assert_eq!(desk.refusal(&["import", missing.to_str().unwrap()]).0, "file_missing");
    let folder = desk.path("config");
    let (code, params) = desk.refusal(&["import", folder.to_str().unwrap()]);
    assert_eq!((code.as_str(), &params["looks_like"]), ("table_refused", &serde_json::json!("folder")));
}

/// Broken copies of a data file, by name.
fn broken(whole: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut flipped = whole.to_vec();
    flipped.iter_mut().skip(5000).step_by(97).for_each(|byte| *byte ^= 0x5a);
    let mut header = whole.to_vec();
    header[..16].copy_from_slice(b"SQLite format 9\0");
    let page_size = usize::from(u16::from_be_bytes([whole[16], whole[17]]));
    let mut zeroed = whole.to_vec();
    zeroed[page_size..page_size * 6].fill(0);
    vec![
        ("empty", Vec::new()),
        ("text", b"Ad;Soyad\nAnar;X\n".to_vec()),
        ("truncated", whole[..whole.len() / 2].to_vec()),
        ("flipped", flipped),
        ("header", header),
        ("zeroed", zeroed),
    ]
}

#[test]
fn a_damaged_data_file_is_refused_and_left_untouched() {
    let desk = desk();
    for (name, bytes) in broken(&std::fs::read(desk.data()).unwrap()) {
        std::fs::write(desk.data(), &bytes).unwrap();
        for call in [&["list", "people"][..], &["import", desk.path("first.csv").to_str().unwrap()], &["digest"]] {
            let (code, params) = desk.refusal(call);
            assert!(["file_empty", "not_our_file", "file_damaged"].contains(&code.as_str()), "{name}: {code}");
            assert!(params["path"].as_str().is_some_and(|path| path.ends_with("chapter.db")), "{name}: {params}");
        }
        assert!(std::fs::read(desk.data()).unwrap() == bytes, "{name} was touched");
    }
}

#[test]
fn a_damaged_data_file_is_put_back_from_its_backups() {
    let desk = desk();
    let before = desk.digest();
    desk.json(&["backup"]);
    for (name, bytes) in broken(&std::fs::read(desk.data()).unwrap()) {
        std::fs::write(desk.data(), &bytes).unwrap();
        let backups = desk.json(&["list", "backups"]);
        let backup = backups["items"][0]["file"].as_str().unwrap();
        let restored = desk.json(&["restore", backup]);
        assert!(restored["replaced"]["present_people"].is_null(), "{name}");
        assert_eq!(desk.digest()["data"], before["data"], "{name}");
    }
}

#[test]
fn a_damaged_backup_is_refused_and_the_data_stays() {
    let desk = desk();
    let before = desk.digest();
    let backup = desk.json(&["backup"]);
    let whole = std::fs::read(backup["file"].as_str().unwrap()).unwrap();
    for (name, bytes) in broken(&whole) {
        let (code, _) = desk.refusal(&["restore", &desk.file("broken.birlik", bytes)]);
        assert!(["file_empty", "not_our_file", "file_damaged"].contains(&code.as_str()), "{name}: {code}");
        assert_eq!(desk.digest(), before, "{name}");
    }
    let missing = desk.path("missing.birlik");
    assert_eq!(desk.refusal(&["restore", missing.to_str().unwrap()]).0, "file_missing");
}

#[test]
fn shared_files_of_other_and_damaged_databases_are_refused_and_left_untouched() {
    let Some(folder) = test_data() else { return };
    let mut seen = 0;
    for entry in std::fs::read_dir(folder.join("hostile/generated/sqlite")).unwrap().map(Result::unwrap) {
        if entry.path().extension().is_none_or(|ext| ext != "db") {
            continue;
        }
        seen += 1;
        let bytes = std::fs::read(entry.path()).unwrap();
        let desk = Desk::bare();
        std::fs::write(desk.data(), &bytes).unwrap();
        let (code, _) = desk.refusal(&["list", "people"]);
        let known = ["file_empty", "not_our_file", "file_damaged", "file_too_new"];
        assert!(known.contains(&code.as_str()), "{}: {code}", entry.path().display());
        assert!(std::fs::read(desk.data()).unwrap() == bytes, "{} was touched", entry.path().display());
    }
    assert!(seen >= 15, "{seen} files");
}

#[test]
fn init_never_writes_over_a_file() {
    let desk = desk();
    let before = desk.digest();
    let again = ["init", "--name", "Yeni", "--country", "DE", "--language", "az"];
    assert_eq!(desk.refusal(&again).0, "file_exists");
    assert_eq!(desk.digest(), before);
    let bare = Desk::bare();
    assert_eq!(bare.refusal(&["init", "--name", "X", "--country", "ZZZ", "--language", "az"]).0, "bad_country");
    assert_eq!(bare.refusal(&["init", "--name", " ", "--country", "DE", "--language", "az"]).0, "bad_name");
    assert_eq!(
        bare.refusal(&["init", "--name", "X", "--country", "DE", "--language", "az", "--zone", "Mars/Base"]).0,
        "bad_zone"
    );
    assert!(!bare.data().exists());
}
