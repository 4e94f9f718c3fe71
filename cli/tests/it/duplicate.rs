//! Who stands twice, from the terminal: listed, merged, taken apart, remembered.

use serde_json::json;

use crate::desk::Desk;

fn person(desk: &Desk, set: &[&str]) -> String {
    let mut args = vec!["add", "person"];
    set.iter().for_each(|said| args.extend(["--set", *said]));
    desk.json(&args)["id"].as_str().unwrap().to_owned()
}

#[test]
fn two_are_listed_merged_by_choice_taken_apart_and_not_listed_again() {
    let desk = Desk::new();
    let a =
        person(&desk, &["given_name=Vüsal", "family_name=Əliyev", "birth_date=1984-02-03", "city=Köln", "sex=male"]);
    let b = person(&desk, &["given_name=Вюсал", "family_name=Алиев", "birth_date=1984-02-03", "city=Bonn"]);
    let listed = desk.json(&["list", "duplicates"]);
    assert_eq!(listed["total"], 1, "{listed}");
    assert_eq!((&listed["items"][0]["a"]["id"], &listed["items"][0]["b"]["id"]), (&json!(a), &json!(b)));
    assert_eq!(desk.json(&["list", "duplicates", "--above", "1"])["total"], 0);
    let merged = desk.json(&["merge", &a, &b, "--take", "city=B"]);
    assert_eq!((&merged["merged"], &merged["replaced"]), (&json!(1), &json!(3)));
    for id in [&a, &b] {
        let shown = desk.json(&["show", "person", id]);
        assert_eq!((&shown["city"], &shown["given"]), (&json!("Bonn"), &json!("Vüsal")));
        assert_eq!(shown["merged"].as_array().map(Vec::len), Some(1));
    }
    assert_eq!(desk.json(&["list", "people"])["total"], 1);
    let apart = desk.json(&["unmerge", &a, &b]);
    assert_eq!(apart["kept"], json!([]));
    assert_eq!(desk.json(&["show", "person", &a])["city"], "Köln");
    assert_eq!(desk.json(&["show", "person", &b])["given"], "Вюсал");
    assert_eq!(desk.json(&["list", "duplicates"])["total"], 0, "remembered: not one person");
    assert_eq!(desk.refusal(&["different", &a, &a]).0, "bad_input");
    assert_eq!(desk.refusal(&["merge", &a, "00000000000000000000000000000000"]).0, "no_such_record");
    desk.json(&["undo", &apart["batch"].to_string()]);
    assert_eq!(desk.json(&["list", "people"])["total"], 1, "one again");
}
