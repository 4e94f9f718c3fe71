//! Chapters exchange by file, through the real program: two desks, files between them.

use serde_json::{Value as Json, json};

use crate::desk::{Desk, table};

const PEOPLE: &[&[&str]] = &[
    &["Ad", "Soyad", "Telefon", "Doğum tarixi"],
    &["Leyla", "Məmmədova", "+994501234567", "1987-03-14"],
    &["Rəşad", "Həsənov", "+994557654321", "1990-12-31"],
];

fn export(desk: &Desk, name: &str, more: &[&str]) -> (String, Json) {
    let out = desk.path(name).to_str().unwrap().to_owned();
    let answer = desk.json(&[&["exchange", "export", "--out", &out], more].concat());
    (out, answer)
}

#[test]
fn what_issue_four_promises_of_the_terminal() {
    let (baku, ghent) = (Desk::of("AZ"), Desk::of("BE"));
    baku.json(&["import", &baku.file("people.csv", table(PEOPLE))]);
    let (file, sent) = export(&baku, "a.birlik", &["--scope", "everything", "--plain"]);
    assert_eq!((&sent["people"], &sent["encrypted"]), (&json!(2), &json!(false)));

    let inspected = ghent.json(&["exchange", "inspect", &file]);
    assert_eq!((&inspected["sender"]["key"], &inspected["scope"]), (&json!("new"), &json!("everything")));
    let preview = ghent.json(&["exchange", "preview", &file]);
    assert_eq!(preview["new"], 3, "two people and their chapter");
    assert!(preview["items"].as_array().unwrap().iter().any(|item| item["name"] == "Leyla Məmmədova"));
    assert_eq!(ghent.people(&[]).len(), 0);

    let report = ghent.json(&["exchange", "import", &file]);
    let counts = [
        "new",
        "updated",
        "unchanged",
        "conflicts",
        "deleted",
        "withdrawn",
        "erase_requests",
        "unknown",
        "quarantined",
    ];
    assert!(counts.iter().all(|name| report[*name].is_u64()), "{report}");
    assert!(report["batch"].is_u64());
    assert_eq!(ghent.people(&[]).len(), 2);
    assert_eq!(ghent.json(&["exchange", "import", &file])["new"], 0);
    let of = |desk: &Desk| desk.json(&["digest", "--of", &file])["cells"].clone();
    assert_eq!(of(&baku), of(&ghent));
    assert_eq!(ghent.json(&["exchange", "peers"])["items"][0]["last_no"], 1);

    // Now Baku can encrypt for Ghent.
    let (back, _) = export(&ghent, "b.birlik", &["--plain"]);
    baku.json(&["exchange", "import", &back]);
    let key = ghent.json(&["keys", "list"])["own"]["recipient"].as_str().unwrap().to_owned();
    let (sealed, sent) = export(&baku, "c.birlik", &["--to", &key]);
    assert_eq!(sent["encrypted"], true);
    ghent.json(&["exchange", "import", &sealed]);
    assert_eq!(Desk::of("DE").refusal(&["exchange", "preview", &sealed]).0, "exchange_not_for_us");

    // Both edit, one decides.
    let leyla = baku.people(&["--search", "leyla"])[0]["id"].as_str().unwrap().to_owned();
    baku.json(&["edit", "person", &leyla, "--set", "city=Bakı"]);
    ghent.json(&["edit", "person", &leyla, "--set", "city=Gent"]);
    let (file, _) = export(&baku, "d.birlik", &["--plain"]);
    assert_eq!(ghent.json(&["exchange", "import", &file])["conflicts"], 1);
    let conflicts = ghent.json(&["list", "conflicts"]);
    assert_eq!(conflicts["total"], 1);
    let item = &conflicts["items"][0];
    assert_eq!((&item["record"], &item["field"]), (&json!(leyla), &json!("person.city")));
    assert!(item["values"][0]["chapter"].is_string() && item["values"][0]["at"].is_string());
    ghent.json(&["resolve", item["id"].as_str().unwrap(), "--value", "Gəncə"]);
    let (file, _) = export(&ghent, "e.birlik", &["--plain"]);
    baku.json(&["exchange", "import", &file]);
    assert_eq!(baku.json(&["show", "person", &leyla])["record"]["fields"]["city"], "Gəncə");
    assert_eq!(baku.digest()["cells"], ghent.digest()["cells"]);

    baku.json(&["delete", "person", &leyla]);
    assert_eq!(baku.people(&[]).len(), 1);
    baku.json(&["restore", "person", &leyla]);
    assert_eq!(baku.people(&[]).len(), 2);
    let erased = baku.json(&["erase", "person", &leyla, "--reason", "asked"]);
    assert_eq!(erased["id"], json!(leyla));
    assert_eq!(baku.people(&[]).len(), 1);
}

#[test]
fn a_second_computer_joins_with_a_file_and_a_passphrase() {
    let first = Desk::of("AZ");
    first.json(&["import", &first.file("people.csv", table(PEOPLE))]);
    let word = first.file("word.txt", "bir söz\n");
    let (file, _) = export(&first, "all.birlik", &["--passphrase-file", &word]);
    let second = Desk::bare();
    second.json(&["init", "--join", &file, "--passphrase-file", &word]);
    assert_eq!(second.people(&[]).len(), 2);
    assert_eq!(second.json(&["check"])["findings"], json!([]));
    let third = Desk::bare();
    assert_eq!(third.refusal(&["init", "--join", &file]).0, "exchange_passphrase_needed");
    assert!(!third.data().exists(), "nothing is left of it");
}
