//! Who a row is, and what an import does with somebody who is here.

use serde_json::{Value as Json, json};

use crate::desk::{Desk, outcomes, table};

const HEADINGS: &[&str] = &["Ad", "Soyad", "Doğum tarixi", "Telefon", "Şəhər", "Qeyd"];
const HERE: &[&str] = &["Leyla", "Məmmədova", "14.03.1987", "+994501234567", "", "köhnə"];
const AGAIN: &[&str] = &["Leyla", "Məmmədova", "14.03.1987", "+994501234567", "Bakı", "yeni"];

/// A desk with one person, and the answer to a second file about her.
fn second(mode: &str, row: &[&str]) -> (Desk, Json) {
    let desk = Desk::new();
    desk.json(&["import", &desk.file("first.csv", table(&[HEADINGS, HERE]))]);
    let answer = desk.json(&["import", &desk.file("second.csv", table(&[HEADINGS, row])), "--mode", mode]);
    (desk, answer)
}

fn city_and_notes(desk: &Desk) -> (String, String) {
    let people = desk.people(&[]);
    let person = desk.json(&["show", "person", people[0]["id"].as_str().unwrap()]);
    let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    (text(&person["city"]), text(&person["record"]["fields"]["notes"]))
}

#[test]
fn fill_writes_blanks_only() {
    let (desk, answer) = second("fill", AGAIN);
    assert_eq!(outcomes(&answer), [0, 1, 0, 0, 0]);
    assert_eq!(city_and_notes(&desk), ("Bakı".to_owned(), "köhnə".to_owned()));
}

#[test]
fn update_writes_what_differs() {
    let (desk, answer) = second("update", AGAIN);
    assert_eq!(outcomes(&answer), [0, 1, 0, 0, 0]);
    assert_eq!(city_and_notes(&desk), ("Bakı".to_owned(), "yeni".to_owned()));
}

#[test]
fn skip_leaves_everything() {
    let (desk, answer) = second("skip", AGAIN);
    assert_eq!(outcomes(&answer), [0, 0, 1, 0, 0]);
    assert_eq!(city_and_notes(&desk), (String::new(), "köhnə".to_owned()));
}

#[test]
fn add_makes_another_person() {
    let (desk, answer) = second("add", AGAIN);
    assert_eq!(outcomes(&answer), [1, 0, 0, 0, 0]);
    assert_eq!(desk.people(&[]).len(), 2);
}

#[test]
fn a_blank_never_wipes() {
    for mode in ["fill", "update"] {
        let blank = &["Leyla", "Məmmədova", "", "+994501234567", "", ""];
        let (desk, answer) = second(mode, blank);
        assert_eq!(outcomes(&answer), [0, 0, 1, 0, 0], "{mode}");
        assert_eq!(desk.people(&[])[0]["born"], "1987-03-14", "{mode}");
        assert_eq!(city_and_notes(&desk).1, "köhnə", "{mode}");
    }
}

#[test]
fn two_candidates_are_asked_about_and_none_is_picked() {
    let desk = Desk::new();
    let twins = table(&[&["Ad", "Soyad", "Telefon"], &["Əli", "Əliyev", "+994501112233"]]);
    let file = desk.file("one.csv", twins);
    desk.json(&["import", &file]);
    desk.json(&["import", &file, "--mode", "add"]);
    assert_eq!(desk.people(&[]).len(), 2);
    let before = desk.digest();
    let row = table(&[&["Ad", "Soyad", "Telefon", "Şəhər"], &["Əli", "Əliyev", "+994501112233", "Bakı"]]);
    let answer = desk.json(&["import", &desk.file("two.csv", row), "--mode", "update"]);
    assert_eq!(outcomes(&answer), [0, 0, 0, 1, 0]);
    assert_eq!(desk.digest(), before);
}

#[test]
fn the_same_person_is_found_in_another_script() {
    let (desk, answer) = second("fill", &["Лейла", "Мамедова", "14.03.1987", "050 123 45 67", "Баку", ""]);
    assert_eq!(outcomes(&answer), [0, 1, 0, 0, 0]);
    assert_eq!(desk.people(&[]).len(), 1);
}

#[test]
fn a_phone_shared_in_a_family_is_not_identity() {
    let (desk, answer) = second("fill", &["Tural", "Məmmədov", "14.03.1985", "+994501234567", "Bakı", ""]);
    assert_eq!(outcomes(&answer), [1, 0, 0, 0, 0]);
    assert_eq!(desk.people(&["--search", "0501234567"]).len(), 2);
}

#[test]
fn another_birth_date_is_another_person_whatever_the_name() {
    let (desk, answer) = second("fill", &["Leyla", "Məmmədova", "02.02.1961", "+994501234567", "Bakı", ""]);
    assert_eq!(outcomes(&answer)[1], 0, "never written onto somebody born on another day: {answer}");
    assert_eq!(city_and_notes(&desk).1, "köhnə");
}

#[test]
fn the_same_row_twice_in_one_file_is_one_person() {
    let desk = Desk::new();
    let answer = desk.json(&["import", &desk.file("twice.csv", table(&[HEADINGS, AGAIN, AGAIN]))]);
    assert_eq!(outcomes(&answer), [1, 0, 1, 0, 0]);
    assert_eq!(desk.people(&[]).len(), 1);
    assert_eq!(answer["problems"].as_array().map(Vec::len), Some(0), "{}", json!(answer));
}
