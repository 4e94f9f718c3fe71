//! Records of any kind from the terminal: the nouns of the catalogue are the nouns of the verbs.

use serde_json::{Value as Json, json};

use crate::desk::Desk;

fn add(desk: &Desk, kind: &str, set: &[&str]) -> String {
    let mut args = vec!["add", kind];
    set.iter().for_each(|said| args.extend(["--set", *said]));
    desk.json(&args)["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_membership_is_added_by_role_listed_flat_edited_and_deleted() {
    let desk = Desk::new();
    let person = add(&desk, "person", &["given_name=Leyla", "family_name=Zeynalova"]);
    let house = add(&desk, "organisation", &["name=Ev", "kind=house", "phone=012 498 10 20"]);
    let membership =
        add(&desk, "membership", &[&format!("person={person}"), &format!("organisation={house}"), "number=7"]);
    let listed = desk.json(&["list", "memberships", "--filter", &format!("organisation={house}")]);
    assert_eq!(
        listed,
        json!({"total": 1, "items": [{
            "id": membership, "title": "Leyla Zeynalova \u{b7} Ev", "number": "7",
            "person": person, "person_title": "Leyla Zeynalova", "organisation": house, "organisation_title": "Ev",
        }]})
    );
    desk.json(&["edit", "membership", &membership, "--set", "number=", "--set", "status=paused"]);
    let shown = desk.json(&["show", "membership", &membership]);
    assert_eq!((&shown["fields"], &shown["of"]), (&json!({"status": "paused"}), &json!([person, house])));
    assert_eq!(desk.refusal(&["show", "organisation", &membership]).0, "no_such_record");
    assert_eq!(desk.refusal(&["edit", "office", &membership, "--set", "post=chair"]).0, "no_such_record");
    desk.json(&["delete", &house]);
    assert_eq!(desk.json(&["list", "memberships"])["total"], 0);
}

#[test]
fn every_noun_of_the_issue_has_a_list() {
    let desk = Desk::new();
    let nouns = "organisations memberships offices schools terms classes enrolments guardianships emergency_contacts \
                 collection_permissions events occurrences attendance saved_lists";
    for noun in nouns.split_whitespace() {
        let listed = desk.json(&["list", noun, "--limit", "5"]);
        assert_eq!(listed["total"], if noun == "organisations" { 1 } else { 0 }, "{noun}");
        assert!(listed["items"].as_array().is_some_and(|items: &Vec<Json>| items.len() < 2), "{noun}");
    }
}

#[test]
fn a_roster_of_a_council_is_listed_and_written_with_all_below_it() {
    let desk = Desk::new();
    let council = add(&desk, "organisation", &["name=Şura", "kind=coordinating_council"]);
    let house = add(&desk, "organisation", &["name=Ev", "kind=house", &format!("parent={council}")]);
    let person = add(&desk, "person", &["given_name=Leyla"]);
    add(&desk, "membership", &[&format!("person={person}"), &format!("organisation={house}")]);
    let filter = format!("organisation={council}");
    assert_eq!(desk.json(&["list", "people", "--filter", &filter])["total"], 0);
    assert_eq!(desk.json(&["list", "people", "--filter", &filter, "--below"])["items"][0]["id"], person.as_str());
    let tree = desk.json(&["tree"]);
    let line = tree["items"].as_array().unwrap().iter().find(|line| line["id"] == council.as_str()).unwrap();
    assert_eq!((&line["people"], &line["people_below"]), (&json!(0), &json!(1)));
    let out = desk.path("council.csv");
    let written = desk.json(&["export", "people", "--filter", &filter, "--below", "--out", out.to_str().unwrap()]);
    assert_eq!(written["rows"], 1);
}

#[test]
fn memberships_are_written_without_the_children() {
    let desk = Desk::new();
    let house = add(&desk, "organisation", &["name=Ev"]);
    for born in ["1980", "2017"] {
        let person = add(&desk, "person", &[&format!("given_name=Born {born}"), &format!("birth_date={born}")]);
        add(&desk, "membership", &[&format!("person={person}"), &format!("organisation={house}")]);
    }
    let out = desk.path("memberships.csv");
    let written = desk.json(&["export", "memberships", "--for", "handout", "--out", out.to_str().unwrap()]);
    assert_eq!((&written["rows"], &written["people_left_out"]), (&json!(1), &json!(1)));
    let text = std::fs::read_to_string(&out).unwrap();
    assert!(text.contains("Born 1980;Ev") && !text.contains("Born 2017"), "{text}");
    assert_eq!(
        desk.refusal(&["export", "memberships", "--out", out.to_str().unwrap(), "--include-sensitive"]).0,
        "reason_needed"
    );
}
