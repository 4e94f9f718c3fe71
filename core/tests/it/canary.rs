//! Rule 14 with canaries: nothing that names a child, or somebody known only through one, leaves in any file unless it was
//! ticked with a reason; the number left out is said, and what went out is on record.

use serde_json::json;

use crate::fixture::{Chapter, text};
use crate::network::add;

/// What must not be found in any file.
const CANARIES: [&str; 6] = ["Kanarya", "Quşova", "4915731", "kanarya@", "Qəfəs", "Sərçəqız"];

/// A house with one member who may be named, and a class whose every name is a canary.
async fn aviary() -> Chapter {
    let chapter = Chapter::new().await;
    let house = add(&chapter, "organisation", json!({"name": "Ev", "kind": "house"})).await;
    let member = chapter.person(json!({"given_name": "Leyla", "family_name": "Zeynalova", "birth_date": "1980"})).await;
    add(&chapter, "membership", json!({"person": member, "organisation": house})).await;
    let school = add(&chapter, "school", json!({"name": "Məktəb", "host": house})).await;
    let class = add(&chapter, "class", json!({"name": "A2", "school": school})).await;
    let child = chapter
        .person(json!({"given_name": "Kanarya", "family_name": "Quşova", "birth_date": "2017-03-14", "notes": "Qəfəs"}))
        .await;
    let pupil = chapter.person(json!({"given_name": "Sərçəqız", "family_name": "Quşova"})).await;
    let adults = ["guardian", "contact", "collector"];
    let mut people = Vec::new();
    for (n, _) in adults.iter().enumerate() {
        let adult = chapter
            .person(json!({"given_name": format!("Kanarya{n}"), "family_name": "Quşova", "birth_date": "1985"}))
            .await;
        for (kind, fields) in [
            ("phone", json!({"number": {"typed": format!("+4915731{n}23456")}})),
            ("email", json!({"address": {"typed": format!("kanarya@{n}.example.org")}})),
        ] {
            chapter.run("record_create", json!({"kind": kind, "of": [adult], "fields": fields})).await;
        }
        people.push(adult);
    }
    for pupil in [&child, &pupil] {
        add(&chapter, "enrolment", json!({"pupil": pupil, "class": class, "notes": "Qəfəs"})).await;
        add(&chapter, "membership", json!({"person": pupil, "organisation": house})).await;
    }
    add(&chapter, "guardianship", json!({"child": child, "guardian": people[0], "notes": "Qəfəs"})).await;
    add(&chapter, "emergency_contact", json!({"child": child, "contact": people[1], "relation": "Qəfəs"})).await;
    add(&chapter, "collection_permission", json!({"child": pupil, "collector": people[2], "answer": "must_not"})).await;
    chapter.run("person_move_to_household", json!({"people": [child, people[0]], "new_household": "Quşova"})).await;
    chapter.run("person_tag", json!({"people": [child, people[0], member], "tag": "Xor", "on": true})).await;
    chapter
}

/// The bytes of a file as text; a workbook's sheet is compressed, so its preview stands for it.
fn canaries(content: &str) -> Vec<&'static str> {
    CANARIES.into_iter().filter(|canary| content.contains(canary)).collect()
}

#[tokio::test]
async fn no_canary_leaves_in_any_file_unless_ticked_with_a_reason() {
    let chapter = aviary().await;
    for format in ["csv", "xlsx", "vcard3", "vcard4", "households_csv"] {
        for purpose in ["birlik", "handout"] {
            let mut input = json!({"format": format, "purpose": purpose, "include_sensitive": false});
            let report = chapter.run("export_people", input.clone()).await;
            assert!(canaries(&report["preview"].to_string()).is_empty(), "{format} {purpose}: {report}");
            let out = chapter.path("people.out");
            input["out"] = json!(out);
            let report = chapter.run("export_people", input.clone()).await;
            let content = String::from_utf8_lossy(&std::fs::read(&out).unwrap()).into_owned();
            assert!(canaries(&content).is_empty(), "{format} {purpose}: {content}");
            assert_eq!(report["people_left_out"], 5, "{format} {purpose}: {report}");
            input["include_sensitive"] = json!(true);
            assert_eq!(chapter.refused("export_people", input.clone()).await, birlik_core::Code::ReasonNeeded);
        }
    }
    for kind in birlik_core::domain::fields::listed().filter(|kind| !matches!(kind.name, "person" | "household")) {
        let out = chapter.path("records.csv");
        let mut input = json!({"kind": kind.name, "purpose": "birlik", "out": out, "language": "az"});
        let report = chapter.run("export_records", input.clone()).await;
        let content = std::fs::read_to_string(&out).unwrap();
        assert!(canaries(&content).is_empty(), "{}: {content}", kind.name);
        let listed = chapter.run("record_list", json!({"kind": kind.name})).await;
        if kind.of.contains(&Some("person")) && listed["total"] != 0 {
            assert_ne!(report["people_left_out"], 0, "{}: {report}", kind.name);
            input["include_sensitive"] = json!(true);
            assert_eq!(chapter.refused("export_records", input.clone()).await, birlik_core::Code::ReasonNeeded);
            input["reason"] = json!("for the teacher");
            chapter.run("export_records", input).await;
            let content = std::fs::read_to_string(&out).unwrap();
            assert!(!canaries(&content).is_empty(), "{} has them: {content}", kind.name);
        }
    }
}

#[tokio::test]
async fn records_go_out_as_the_list_shows_them() {
    let chapter = aviary().await;
    let report =
        chapter.run("export_records", json!({"kind": "membership", "purpose": "handout", "language": "en"})).await;
    assert_eq!(report["headings"][0], "Person");
    assert_eq!((&report["preview"][0][0], &report["preview"][0][1]), (&json!("Leyla Zeynalova"), &json!("Ev")));
    assert_eq!((&report["rows"], &report["people_left_out"]), (&json!(1), &json!(2)));
    let report = chapter.run("export_records", json!({"kind": "organisation", "purpose": "birlik"})).await;
    let headings: Vec<String> = report["headings"].as_array().unwrap().iter().map(text).collect();
    assert!(
        headings.starts_with(&["id".into(), "name".into(), "kind".into(), "parent".into(), "parent_id".into()]),
        "{headings:?}"
    );
    let people = json!({"kind": "person", "purpose": "birlik"});
    assert_eq!(chapter.refused("export_records", people).await, birlik_core::Code::BadInput);
}

/// All people and the class of the aviary.
async fn ids(chapter: &Chapter) -> (Vec<String>, String) {
    let people = chapter.run("person_list", json!({"limit": 100})).await;
    let classes = chapter.run("record_list", json!({"kind": "class"})).await;
    (
        people["items"].as_array().unwrap().iter().map(|item| text(&item["id"])).collect(),
        text(&classes["items"][0]["id"]),
    )
}

/// A lesson of the class on the day of the test, at which the pupils and the member were noted. Who is noted is known
/// otherwise, so the adults of the children are not.
async fn lesson(chapter: &Chapter) -> String {
    let (_, class) = ids(chapter).await;
    let fields = json!({"title": "Dərs", "kind": "lesson", "start": "2026-11-25T10:00", "end": "2026-11-25T11:00", "class": class});
    let event = text(&chapter.run("event_create", json!({"fields": fields})).await["id"]);
    let all = chapter.run("person_list", json!({"limit": 100})).await;
    let there = |person: &&serde_json::Value| person["child"] == true || person["given"] == "Leyla";
    let entries: Vec<_> = all["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(there)
        .map(|person| json!({"person": person["id"], "answer": "present", "notes": if person["child"] == true { "Qəfəs" } else { "" }}))
        .collect();
    assert_eq!(entries.len(), 3);
    chapter.run("attendance_record", json!({"event": event, "on": "single", "entries": entries})).await;
    event
}

#[tokio::test]
async fn no_canary_leaves_in_a_message_to_copy() {
    let chapter = aviary().await;
    let event = lesson(&chapter).await;
    let (people, _) = ids(&chapter).await;
    for (what, left_out) in [("event", 0), ("phones", 5), ("birthdays", 1)] {
        let mut input =
            json!({"what": what, "language": "az", "event": event, "on": "single", "people": people, "days": 366});
        let message = chapter.run("message_text", input.clone()).await;
        assert!(canaries(&message["lines"].to_string()).is_empty(), "{what}: {message}");
        assert_eq!(message["left_out"], left_out, "{what}: {message}");
        input["include_sensitive"] = json!(true);
        assert_eq!(chapter.refused("message_text", input).await, birlik_core::Code::ReasonNeeded, "{what}");
    }
}

#[tokio::test]
async fn no_canary_leaves_in_a_calendar_or_a_table_of_events() {
    let chapter = aviary().await;
    lesson(&chapter).await;
    for format in ["ics", "csv"] {
        let out = chapter.path("events.out");
        chapter
            .run("event_export", json!({"out": out, "format": format, "from": "2026-11-01", "to": "2026-11-30"}))
            .await;
        let content = std::fs::read_to_string(&out).unwrap();
        assert!(content.contains("Dərs") && canaries(&content).is_empty(), "{format}: {content}");
    }
}

#[tokio::test]
async fn no_canary_leaves_in_a_register_unless_ticked_with_a_reason() {
    let chapter = aviary().await;
    let event = lesson(&chapter).await;
    let (_, class) = ids(&chapter).await;
    for (of, rows, left_out) in [(json!({"class": class}), 0, 2), (json!({"event": event}), 1, 2)] {
        let out = chapter.path("register.csv");
        let mut input = of;
        input["out"] = json!(out);
        input["language"] = json!("az");
        let report = chapter.run("attendance_export", input.clone()).await;
        let content = std::fs::read_to_string(&out).unwrap();
        assert!(canaries(&content).is_empty(), "{content}");
        assert_eq!((&report["rows"], &report["people_left_out"]), (&json!(rows), &json!(left_out)), "{report}");
        input["include_sensitive"] = json!(true);
        assert_eq!(chapter.refused("attendance_export", input.clone()).await, birlik_core::Code::ReasonNeeded);
        input["reason"] = json!("for the teacher");
        chapter.run("attendance_export", input).await;
        let content = std::fs::read_to_string(&out).unwrap();
        assert!(content.contains("Kanarya") && !content.contains("Qəfəs"), "{content}");
    }
}

#[tokio::test]
async fn no_canary_leaves_to_another_chapter_in_a_council_or_event_scope() {
    let chapter = aviary().await;
    let event = lesson(&chapter).await;
    // They agreed to be passed on, and are children all the same.
    for person in chapter.run("person_list", json!({"limit": 100})).await["items"].as_array().unwrap() {
        let fields = json!({"consent_pass_on": {"answer": "yes"}});
        chapter.run("record_edit", json!({"id": person["id"], "fields": fields})).await;
    }
    for scope in ["council".to_owned(), format!("event:{event}")] {
        let out = chapter.path("scope.birlik");
        let exported = chapter.run("exchange_export", json!({"out": out, "scope": scope, "plain": true})).await;
        let other = Chapter::named(4_711, "Ghent").await;
        let preview = other.run("exchange_preview", json!({"file": out})).await;
        other.run("exchange_apply", json!({"exchange": preview["exchange"]})).await;
        for kind in birlik_core::domain::fields::listed() {
            let listed = other.run("record_list", json!({"kind": kind.name, "limit": 1000})).await;
            assert!(canaries(&listed.to_string()).is_empty(), "{scope} {}: {listed}", kind.name);
        }
        let content = String::from_utf8_lossy(&std::fs::read(&out).unwrap()).into_owned();
        assert!(canaries(&content).is_empty(), "{scope}");
        assert_ne!(exported["left_out"], 0, "{scope}: how many stayed is said: {exported}");
    }
}

/// What the printed list asks for says who is left out; the page prints only the others (`print.svelte.ts`).
#[tokio::test]
async fn everybody_who_stays_off_the_printed_list_is_marked() {
    let chapter = aviary().await;
    let page = chapter.run("person_list", json!({"limit": 100})).await;
    let (kept, printed): (Vec<_>, Vec<_>) =
        page["items"].as_array().unwrap().iter().partition(|person| person["protected"] == true);
    assert_eq!((kept.len(), printed.len()), (5, 1));
    assert!(printed.iter().all(|person| canaries(&person.to_string()).is_empty()));
}
