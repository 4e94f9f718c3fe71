//! Search, through the real program.

use serde_json::Value as Json;

use crate::desk::{Desk, table};

const PEOPLE: &[&[&str]] = &[
    &["Soyad", "Ad", "Telefon", "E-poçt"],
    &["Muradov", "Elçin", "+994501234567", "elchin@example.org"],
    &["Məmmədov", "İlqar", "+994552223344", ""],
    &["Həsənov", "Şöhrət", "", "shohrat@example.net"],
    &["Гасанов", "Пётр", "", ""],
    &["Ərşadlı", "Ümid", "", ""],
    &["გელაშვილი", "ნინო", "", ""],
    &["Mammadov", "Farid", "", ""],
];

fn desk() -> Desk {
    let desk = Desk::new();
    desk.json(&["import", &desk.file("people.csv", table(PEOPLE))]);
    desk
}

fn families(people: &[Json]) -> Vec<&str> {
    people.iter().map(|person| person["family"].as_str().unwrap()).collect()
}

#[test]
fn a_name_is_found_in_every_script_and_without_its_marks() {
    let desk = desk();
    for (search, family) in [
        ("Мурадов", "Muradov"),
        ("muradov", "Muradov"),
        ("ilqar", "Məmmədov"),
        ("İLQAR", "Məmmədov"),
        ("ılqar", "Məmmədov"),
        ("Мамедов", "Məmmədov"),
        ("Mammadov", "Məmmədov"),
        ("mammadov ilqar", "Məmmədov"),
        ("Гасанов", "Həsənov"),
        ("hasanov", "Həsənov"),
        ("hasanov", "Гасанов"),
        ("sohret", "Həsənov"),
        ("umid", "Ərşadlı"),
        ("gelashvili", "გელაშვილი"),
        ("nino", "გელაშვილი"),
        ("petr", "Гасанов"),
    ] {
        let people = desk.people(&["--search", search]);
        assert!(families(&people).contains(&family), "{search} finds {family}, not {:?}", families(&people));
    }
}

#[test]
fn the_exact_spelling_comes_first() {
    let desk = desk();
    for exact in ["Məmmədov", "Mammadov", "Гасанов", "Həsənov"] {
        assert_eq!(families(&desk.people(&["--search", exact]))[0], exact);
    }
}

#[test]
fn digits_of_a_phone_an_email_and_an_id_are_found() {
    let desk = desk();
    for search in ["501234567", "0501234567", "+994 50 123", "12345", "elchin@example", "ELCHIN@EXAMPLE.ORG"] {
        assert_eq!(families(&desk.people(&["--search", search])), ["Muradov"], "{search}");
    }
    let id = desk.people(&["--search", "Ümid"])[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(families(&desk.people(&["--search", &id])), ["Ərşadlı"]);
}

#[test]
fn one_and_two_letters_match_the_beginning_of_words() {
    let desk = desk();
    let people = desk.people(&["--search", "me"]);
    assert!(families(&people).contains(&"Məmmədov"));
    assert!(!families(&desk.people(&["--search", "ur"])).contains(&"Muradov"));
    assert!(families(&desk.people(&["--search", "ura"])).contains(&"Muradov"), "three letters match inside");
}

#[test]
fn what_is_nowhere_is_not_found() {
    let desk = desk();
    for search in ["Zzyzx", "999888777", "muradov ilqar", "%", "_", "\"", "' or 1=1 --", "*", "NEAR(", "("] {
        assert_eq!(desk.people(&["--search", search]).len(), 0, "{search}");
    }
}

#[test]
fn the_order_is_that_of_the_language() {
    let desk = desk();
    let people = desk.people(&["--search", ""]);
    let latin: Vec<_> = families(&people)
        .into_iter()
        .filter(|name| name.is_ascii() || name.contains('ə') || name.contains('Ə'))
        .collect();
    assert_eq!(latin, ["Ərşadlı", "Həsənov", "Mammadov", "Məmmədov", "Muradov"]);
}

#[test]
fn pages_follow_each_other_and_the_total_stays() {
    let desk = desk();
    let all = desk.people(&[]);
    let page = desk.json(&["list", "people", "--limit", "3", "--offset", "2"]);
    assert_eq!((page["items"].as_array().unwrap().as_slice(), &page["total"]), (&all[2..5], &Json::from(all.len())));
}
