//! Undo of batches, through the real program.

use serde_json::json;

use crate::desk::{Desk, outcomes, table};

const FIRST: &[&[&str]] = &[
    &["Ad", "Soyad", "Telefon", "Doğum tarixi", "Şəhər"],
    &["Leyla", "Məmmədova", "+994501234567", "1987-03-14", ""],
    &["Rəşad", "Həsənov", "+994557654321", "1990-12-31", "Gəncə"],
];

const SECOND: &[&[&str]] = &[
    &["Ad", "Soyad", "Telefon", "Doğum tarixi", "Şəhər", "Hobbi"],
    &["Leyla", "Məmmədova", "+994501234567", "1987-03-14", "Bakı", "tar"],
    &["Aysel", "Quliyeva", "+994701234567", "1992-01-02", "Şəki", ""],
];

/// What people see, apart from the definition of an own field, which stays when its values go.
fn shown(desk: &Desk) -> Vec<serde_json::Value> {
    desk.people(&["--sort", "born"])
}

#[test]
fn undo_of_an_import_restores_what_it_changed_and_takes_away_what_it_made() {
    let desk = Desk::new();
    let empty = desk.digest();
    let first = desk.json(&["import", &desk.file("first.csv", table(FIRST))]);
    let (before, digest) = (shown(&desk), desk.digest());
    let second = desk.json(&["import", &desk.file("second.csv", table(SECOND))]);
    assert_eq!(outcomes(&second), [1, 1, 0, 0, 0]);
    assert_ne!(shown(&desk), before);

    let undone = desk.json(&["undo", &second["batch"].to_string()]);
    assert_eq!(undone["kept"], json!([]));
    assert!(undone["restored"].as_u64().unwrap() > 0);
    assert_eq!(shown(&desk), before);
    assert_eq!(desk.digest()["data"], digest["data"]);
    assert_eq!(desk.json(&["check"])["findings"], json!([]));

    desk.json(&["undo", &first["batch"].to_string()]);
    assert_eq!(desk.people(&[]).len(), 0);
    assert_eq!(desk.digest()["data"], empty["data"]);
}

#[test]
fn undo_leaves_what_was_written_since_and_lists_it() {
    let desk = Desk::new();
    desk.json(&["import", &desk.file("first.csv", table(FIRST))]);
    let second = desk.json(&["import", &desk.file("second.csv", table(SECOND))]);
    let leyla = desk.people(&["--search", "Leyla"])[0]["id"].as_str().unwrap().to_owned();
    desk.json(&["edit", "person", &leyla, "--set", "city=Sumqayıt"]);
    let undone = desk.json(&["undo", &second["batch"].to_string()]);
    let kept = undone["kept"].as_array().unwrap();
    assert!(kept.iter().any(|kept| kept["id"] == json!(leyla)), "{undone}");
    assert_eq!(desk.json(&["show", "person", &leyla])["city"], "Sumqayıt");
}

#[test]
fn an_edit_can_be_undone_and_undone_again() {
    let desk = Desk::new();
    desk.json(&["import", &desk.file("first.csv", table(FIRST))]);
    let id = desk.people(&["--search", "Rəşad"])[0]["id"].as_str().unwrap().to_owned();
    let before = desk.digest();
    let edit = desk.json(&["edit", "person", &id, "--set", "city=Bakı", "--set", "patronymic=Vaqif oğlu"]);
    assert_eq!(desk.json(&["show", "person", &id])["patronymic"], "Vaqif oğlu");
    let undone = desk.json(&["undo", &edit["batch"].to_string()]);
    assert_eq!(desk.digest()["data"], before["data"]);
    desk.json(&["undo", &undone["batch"].to_string()]);
    assert_eq!(desk.json(&["show", "person", &id])["city"], "Bakı", "an undo is a batch itself");
}

#[test]
fn a_batch_that_is_not_there_is_refused_by_number() {
    let desk = Desk::new();
    let (code, params) = desk.refusal(&["undo", "4711"]);
    assert_eq!((code.as_str(), &params["batch"]), ("no_such_batch", &json!("4711")));
    assert_eq!(desk.refusal(&["show", "batch", "4711"]).0, "no_such_batch");
}

#[test]
fn the_second_undo_of_a_batch_is_refused() {
    let desk = Desk::new();
    let first = desk.json(&["import", &desk.file("first.csv", table(FIRST))]);
    desk.json(&["undo", &first["batch"].to_string()]);
    assert_eq!(desk.refusal(&["undo", &first["batch"].to_string()]).0, "not_undoable");
}

#[test]
fn a_backup_brings_back_what_was_there() {
    let desk = Desk::new();
    desk.json(&["import", &desk.file("first.csv", table(FIRST))]);
    let before = desk.digest();
    let backup = desk.json(&["backup"]);
    desk.json(&["import", &desk.file("second.csv", table(SECOND))]);
    assert_ne!(desk.digest(), before);
    let restored = desk.json(&["restore", backup["file"].as_str().unwrap()]);
    assert_eq!(
        (&restored["replaced"]["present_people"], &restored["replaced"]["backup_people"]),
        (&json!(3), &json!(2))
    );
    assert_eq!(desk.digest()["data"], before["data"]);
    assert_eq!(desk.json(&["check"])["findings"], json!([]));
    let reasons = desk.json(&["list", "backups"]);
    let reasons: Vec<_> = reasons["items"].as_array().unwrap().iter().map(|item| item["reason"].clone()).collect();
    assert!(reasons.contains(&json!("restore")), "what was replaced is kept: {reasons:?}");
}
