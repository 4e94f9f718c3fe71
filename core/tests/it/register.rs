//! Who was there on which days of a class or of an event.

use birlik_core::Code;
use serde_json::{Value as Json, json};

use crate::fixture::{Chapter, text};
use crate::network::add;

struct Class {
    chapter: Chapter,
    school: String,
    class: String,
    event: String,
    pupils: [String; 3],
}

/// A class with a weekly lesson on Wednesdays from 4 to 25 November: one pupil all along, one who left on the 15th, one
/// of another class.
async fn class() -> Class {
    let chapter = Chapter::new().await;
    let school = add(&chapter, "school", json!({"name": "Sərçə", "zone": "Europe/Berlin"})).await;
    let class = add(&chapter, "class", json!({"school": school, "name": "A2"})).await;
    let other = add(&chapter, "class", json!({"school": school, "name": "B1"})).await;
    let mut pupils = Vec::new();
    let stays: [(&str, &str, Json); 3] = [
        ("Aysu", class.as_str(), json!({"from": "2026-09"})),
        ("Murad", class.as_str(), json!({"from": "2026-09-01", "to": "2026-11-15", "status": "left"})),
        ("Sona", other.as_str(), json!({})),
    ];
    for (name, of, mut place) in stays {
        let pupil = chapter.person(json!({"given_name": name, "birth_date": "2016"})).await;
        place["pupil"] = json!(pupil);
        place["class"] = json!(of);
        add(&chapter, "enrolment", place).await;
        pupils.push(pupil);
    }
    let fields = json!({
        "title": "Dərs A2", "kind": "lesson", "start": "2026-11-04T10:00", "end": "2026-11-04T11:30", "class": class,
        "repeat": {"weekdays": ["we"], "until": "2026-11-25"},
    });
    let event = text(&chapter.run("event_create", json!({"fields": fields})).await["id"]);
    Class { chapter, school, class, event, pupils: pupils.try_into().unwrap() }
}

async fn note(chapter: &Chapter, event: &str, on: &str, person: &str, answer: &str) {
    let entries = json!([{"person": person, "answer": answer}]);
    chapter.run("attendance_record", json!({"event": event, "on": on, "entries": entries})).await;
}

async fn register(chapter: &Chapter, of: Json) -> Json {
    let mut input = of;
    input["from"] = json!("2026-11-01");
    input["to"] = json!("2026-11-30");
    chapter.run("attendance_register", input).await
}

#[tokio::test]
async fn a_register_tells_who_was_there_who_was_not_and_who_was_not_expected() {
    let Class { chapter, class, event, pupils: [aysu, murad, sona], .. } = class().await;
    note(&chapter, &event, "2026-11-04", &aysu, "present").await;
    note(&chapter, &event, "2026-11-11", &aysu, "absent").await;
    note(&chapter, &event, "2026-11-04", &murad, "excused").await;
    note(&chapter, &event, "2026-11-04", &sona, "present").await;
    chapter.run("event_day", json!({"event": event, "on": "2026-11-18", "state": "cancelled"})).await;
    let told = register(&chapter, json!({"class": class})).await;
    assert_eq!(told["title"], "A2");
    let days: Vec<_> =
        told["days"].as_array().unwrap().iter().map(|day| (text(&day["on"]), text(&day["state"]))).collect();
    let day = |on: &str, state: &str| (on.to_owned(), state.to_owned());
    assert_eq!(
        days,
        [day("2026-11-04", ""), day("2026-11-11", ""), day("2026-11-18", "cancelled"), day("2026-11-25", "")]
    );
    let rows: Vec<_> =
        told["rows"].as_array().unwrap().iter().map(|row| (text(&row["person"]["given"]), row.clone())).collect();
    assert_eq!(rows.len(), 2, "a visitor of another class is not of this class: {rows:?}");
    let (name, row) = &rows[0];
    assert_eq!((name.as_str(), &row["answers"]), ("Aysu", &json!(["present", "absent", "", ""])));
    assert_eq!(row["counts"], json!({"present": 1, "absent": 1, "excused": 0, "open": 1}), "cancelled is not open");
    let (name, row) = &rows[1];
    assert_eq!((name.as_str(), &row["expected"]), ("Murad", &json!([true, true, false, false])), "he left on the 15th");
    assert_eq!(told["days"][0]["counts"], json!({"present": 1, "absent": 0, "excused": 1, "open": 0}));
    // Of the event itself the visitor is there too.
    let told = register(&chapter, json!({"event": event})).await;
    assert_eq!(told["rows"].as_array().unwrap().len(), 3);
    assert_eq!(chapter.refused("attendance_register", json!({})).await, Code::BadInput);
    let far = json!({"class": class, "from": "2026-11-01", "to": "2029-11-01"});
    assert_eq!(chapter.refused("attendance_register", far).await, Code::BadTime);
    assert_eq!(chapter.refused("attendance_register", json!({"class": aysu})).await, Code::NoSuchRecord);
}

#[tokio::test]
async fn a_lesson_of_a_class_expects_its_pupils_and_belongs_to_its_school() {
    let Class { chapter, school, class, event, pupils: [aysu, murad, _] } = class().await;
    let shown = chapter.run("event_show", json!({"event": event})).await;
    assert_eq!(
        (&shown["class_name"], &shown["school"], &shown["zone"]),
        (&json!("A2"), &json!(school), &json!("Europe/Berlin"))
    );
    let expected = async |on: &str| -> Vec<String> {
        let page = chapter.run("attendance_list", json!({"event": event, "on": on})).await;
        page["items"].as_array().unwrap().iter().map(|row| text(&row["person"]["id"])).collect()
    };
    assert_eq!(expected("2026-11-04").await, [aysu.clone(), murad]);
    assert_eq!(expected("2026-11-25").await, [aysu]);
    // What the whole school has is in the register of each of its classes.
    let feast = json!({"title": "Bayram", "start": "2026-11-20", "school": school});
    chapter.run("event_create", json!({"fields": feast})).await;
    assert_eq!(register(&chapter, json!({"class": class})).await["days"].as_array().unwrap().len(), 5);
    chapter.is_sound().await;
}

#[tokio::test]
async fn a_register_goes_into_a_table_with_its_counts() {
    let Class { chapter, class, event, pupils: [aysu, ..], .. } = class().await;
    note(&chapter, &event, "2026-11-04", &aysu, "present").await;
    let out = chapter.path("register.csv");
    let input = json!({
        "class": class, "from": "2026-11-01", "to": "2026-11-30", "out": out, "language": "en", "bom": false,
        "include_sensitive": true, "reason": "for the teacher",
    });
    let report = chapter.run("attendance_export", input).await;
    assert_eq!((&report["rows"], &report["people_left_out"]), (&json!(2), &json!(0)));
    let content = std::fs::read_to_string(&out).unwrap();
    let lines: Vec<&str> = content.lines().collect();
    assert_eq!(
        lines[0],
        "Family name;Given name;2026-11-04;2026-11-11;2026-11-18;2026-11-25;present;absent;excused;not recorded"
    );
    assert_eq!(lines[1], ";Aysu;present;;;;1;0;0;3");
}
