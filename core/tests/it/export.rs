//! Files that leave this computer: who is left out, and that it is on record.

use birlik_core::Code;
use serde_json::{Value as Json, json};

use crate::fixture::Chapter;

fn export(out: &str, more: Json) -> Json {
    let mut input = json!({"out": out, "format": "csv", "purpose": "handout", "language": "en"});
    for (key, value) in more.as_object().expect("an object") {
        input[key] = value.clone();
    }
    input
}

#[tokio::test]
async fn children_stay_in_unless_ticked_with_a_reason_and_the_number_is_said() {
    let chapter = Chapter::new().await;
    chapter.person(json!({"given_name": "Rauf", "family_name": "Canary-adult", "birth_date": "1987"})).await;
    chapter.person(json!({"given_name": "Nigar", "family_name": "Canary-child", "birth_date": "2012"})).await;
    let out = chapter.path("people.csv");
    let report = chapter.run("export_people", export(&out, json!({}))).await;
    assert_eq!((&report["rows"], &report["people_left_out"]), (&json!(1), &json!(1)));
    let file = std::fs::read_to_string(&out).expect("a file");
    assert!(file.contains("Canary-adult") && !file.contains("Canary-child"));
    assert_eq!(
        chapter.refused("export_people", export(&out, json!({"include_sensitive": true}))).await,
        Code::ReasonNeeded
    );
    let all = export(&out, json!({"include_sensitive": true, "reason": "bus list for the trip"}));
    assert_eq!(chapter.run("export_people", all).await["rows"], 2);
    assert!(std::fs::read_to_string(&out).expect("a file").contains("Canary-child"));
}

#[tokio::test]
async fn an_own_field_of_class_health_is_left_out_and_said() {
    let chapter = Chapter::new().await;
    let own = chapter
        .run("own_field_create", json!({"name": "Allergiya", "kind": "text", "class": "health", "choices": []}))
        .await;
    let cell = format!("person.own_{}", own["id"].as_str().expect("an id"));
    let id = chapter.person(json!({"given_name": "Rauf", "birth_date": "1987"})).await;
    chapter.run("record_edit", json!({"id": id, "fields": {&cell: "canary-nuts"}})).await;
    let out = chapter.path("people.csv");
    let report = chapter.run("export_people", export(&out, json!({}))).await;
    assert_eq!(report["columns_left_out"], json!([cell.replace("person.", "")]));
    assert!(!std::fs::read_to_string(&out).expect("a file").contains("canary-nuts"));
}

#[tokio::test]
async fn the_file_is_as_the_screen_columns_filter_and_order() {
    let chapter = Chapter::new().await;
    for (given, family, city) in [("Rauf", "Muradov", "Köln"), ("Anar", "Əliyev", "Köln"), ("Elçin", "Bağırov", "Bonn")]
    {
        chapter.person(json!({"given_name": given, "family_name": family, "city": city})).await;
    }
    let out = chapter.path("people.csv");
    let filters = json!([{"field": "city", "values": ["Köln"]}]);
    let input = export(&out, json!({"columns": ["family_name", "city"], "filters": filters, "descending": true}));
    chapter.run("export_people", input).await;
    let file = std::fs::read_to_string(&out).expect("a file");
    assert_eq!(file, "\u{feff}Family name;City\r\nMuradov;Köln\r\nƏliyev;Köln\r\n");
    let refused = chapter.refused("export_people", export(&out, json!({"columns": ["colour"]}))).await;
    assert_eq!(refused, Code::NoSuchColumn);
}

#[tokio::test]
async fn a_preview_writes_nothing_and_a_failed_file_leaves_the_old_one() {
    let chapter = Chapter::new().await;
    chapter.person(json!({"given_name": "Rauf"})).await;
    let mut preview = export("", json!({"columns": ["given_name"]}));
    preview["out"] = Json::Null;
    assert_eq!(chapter.run("export_people", preview).await["preview"], json!([["Rauf"]]));
    let nowhere = chapter.path("no such folder/people.csv");
    assert_eq!(chapter.refused("export_people", export(&nowhere, json!({}))).await, Code::FileMissing);
}
