//! Events from a terminal: occurrences on any clock, calendars out and in, who was there.

use serde_json::json;

use crate::desk::Desk;

fn text(json: &serde_json::Value) -> String {
    json.as_str().unwrap_or_else(|| panic!("{json} is text")).to_owned()
}

#[test]
fn a_weekly_choir_is_listed_exported_and_imported_again() {
    let desk = Desk::new();
    let made = desk.json(&[
        "add",
        "event",
        "--title",
        "Xor",
        "--start",
        "2026-10-20T18:00",
        "--end",
        "2026-10-20T19:30",
        "--zone",
        "Europe/Berlin",
        "--repeat",
        "weekly",
        "--until",
        "2026-12-22",
    ]);
    let event = text(&made["id"]);
    let window = ["list", "events", "--from", "2026-10-20", "--to", "2026-10-31"];
    let listed = desk.json(&window);
    assert_eq!(listed["total"], 2);
    let item = &listed["items"][1];
    assert_eq!(
        [&item["event"], &item["title"], &item["start"], &item["end"], &item["zone"], &item["utc"]].map(text),
        [event.as_str(), "Xor", "2026-10-27T18:00", "2026-10-27T19:30", "Europe/Berlin", "2026-10-27T17:00:00Z"]
    );
    let in_baku = desk.json(&[&window[..], &["--zone", "Asia/Baku"]].concat());
    assert_eq!(
        (&in_baku["items"][1]["start"], &in_baku["items"][1]["zone"]),
        (&json!("2026-10-27T21:00"), &json!("Asia/Baku"))
    );
    let file = desk.path("out.ics");
    let file = file.to_str().unwrap();
    let report = desk.json(&["export", "events", "--format", "ics", "--out", file]);
    assert_eq!(report["rows"], 1);
    let again = desk.json(&["import", file]);
    assert_eq!(
        [&again["new"], &again["updated"], &again["unchanged"], &again["batch"]],
        [&json!(0), &json!(0), &json!(1), &json!(null)]
    );
    desk.json(&["edit", "event", &event, "--set", "title=Xor məşqi", "--set", "start=2026-10-20T17:00"]);
    let shown = desk.json(&["show", "event", &event, "--zone", "Europe/Istanbul"]);
    assert_eq!(
        (&shown["title"], &shown["start"], &shown["end"]),
        (&json!("Xor məşqi"), &json!("2026-10-20T17:00"), &json!("2026-10-20T18:30"))
    );
    assert_eq!(shown["local_times"][0]["zone"], "Europe/Istanbul");
    let table = desk.path("out.csv");
    assert_eq!(
        desk.json(&[
            "export",
            "events",
            "--format",
            "csv",
            "--out",
            table.to_str().unwrap(),
            "--from",
            "2026-10-20",
            "--to",
            "2026-10-31"
        ])["rows"],
        2
    );
}

#[test]
fn who_was_there_is_noted_and_listed() {
    let desk = Desk::new();
    let person =
        text(&desk.json(&["add", "person", "--set", "given_name=Leyla", "--set", "family_name=Əliyeva"])["id"]);
    let event = text(
        &desk.json(&["add", "event", "--title", "Görüş", "--start", "2026-11-20T18:00", "--zone", "Asia/Baku"])["id"],
    );
    desk.json(&["record", "attendance", &event, &person, "present", "--date", "2026-11-20"]);
    for asked in [vec!["list", "attendance"], vec!["list", "attendance", "--event", &event, "--on", "2026-11-20"]] {
        let listed = desk.json(&asked);
        let item = &listed["items"][0];
        assert_eq!(
            (&listed["total"], &item["person"], &item["answer"], &item["start"]),
            (&json!(1), &json!(person), &json!("present"), &json!("2026-11-20T18:00"))
        );
    }
    assert_eq!(
        desk.refusal(&["record", "attendance", &event, &person, "present", "--date", "2026-11-21"]).0,
        "no_such_occurrence"
    );
}

#[test]
fn odd_times_and_files_are_refused_by_name() {
    let desk = Desk::new();
    let add = |start: &str, end: &str, zone: &str| {
        desk.refusal(&["add", "event", "--title", "x", "--start", start, "--end", end, "--zone", zone]).0
    };
    assert_eq!(add("2026-11-20T18:00", "2026-11-20T17:00", "Asia/Baku"), "bad_time");
    assert_eq!(add("2026-11-20T18:00", "", "Mars/Base"), "bad_zone");
    let file = desk.path("odd.ics");
    std::fs::write(&file, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=Clubhouse:20261103T180000\nRRULE:FREQ=WEEKLY\nEND:VEVENT\nEND:VCALENDAR\n").unwrap();
    let file = file.to_str().unwrap();
    let asked = desk.json(&["import", file]);
    assert_eq!([&asked["ask"], &asked["new"]], [&json!(1), &json!(0)]);
    assert!(asked["problems"].as_array().unwrap().iter().any(|problem| problem["kind"] == "unknown_zone"), "{asked}");
    assert_eq!(desk.json(&["import", file, "--zone", "Asia/Tbilisi"])["new"], 1);
    std::fs::write(file, "Name;Phone\n").unwrap();
    assert_eq!(desk.refusal(&["import", file]).0, "table_refused");
}

#[test]
fn a_day_is_moved_and_called_off_and_a_register_is_listed_and_written() {
    let desk = Desk::new();
    let school = text(&desk.json(&["add", "school", "--set", "name=Sərçə"])["id"]);
    let class = text(&desk.json(&["add", "class", "--set", &format!("school={school}"), "--set", "name=A2"])["id"]);
    let pupil = text(&desk.json(&["add", "person", "--set", "given_name=Aysu", "--set", "birth_date=2016"])["id"]);
    desk.json(&["add", "enrolment", "--set", &format!("pupil={pupil}"), "--set", &format!("class={class}")]);
    let lesson = ["add", "event", "--title", "Dərs", "--start", "2026-11-04T10:00", "--class", &class];
    let repeat = ["--repeat", "weekly", "--until", "2026-11-25"];
    let event = text(&desk.json(&[&lesson[..], &repeat[..]].concat())["id"]);
    desk.json(&["move", "event", &event, "--on", "2026-11-11", "--start", "2026-11-12T11:00"]);
    desk.json(&["cancel", "event", &event, "--on", "2026-11-18"]);
    let listed = desk.json(&["list", "events", "--from", "2026-11-01", "--to", "2026-11-30"]);
    let of = |name: &str| listed["items"].as_array().unwrap().iter().map(|item| text(&item[name])).collect::<Vec<_>>();
    assert_eq!(of("start"), ["2026-11-04T10:00", "2026-11-12T11:00", "2026-11-18T10:00", "2026-11-25T10:00"]);
    assert_eq!(of("state"), ["", "moved", "cancelled", ""]);
    desk.json(&["cancel", "event", &event, "--on", "2026-11-18", "--back"]);
    desk.json(&["record", "attendance", &event, &pupil, "present", "--date", "2026-11-04"]);
    let days = ["--class", &class, "--from", "2026-11-01", "--to", "2026-11-30"];
    let register = desk.json(&[&["list", "attendance"], &days[..]].concat());
    assert_eq!((&register["total"], &register["days"]), (&json!(4), &json!(4)));
    assert_eq!((&register["items"][0]["answer"], &register["items"][1]["answer"]), (&json!("present"), &json!("")));
    let out = desk.path("register.csv");
    let report = desk.json(&[&["export", "register", "--out", out.to_str().unwrap()], &days[..]].concat());
    assert_eq!((&report["rows"], &report["people_left_out"]), (&json!(0), &json!(1)), "a child stays here");
}

#[test]
fn a_list_that_was_kept_is_listed_by_its_name() {
    let desk = Desk::new();
    for (name, city) in [("Leyla", "Köln"), ("Rauf", "Bonn")] {
        desk.json(&["add", "person", "--set", &format!("given_name={name}"), "--set", &format!("city={city}")]);
    }
    desk.json(&["list", "people", "--filter", "city=Bonn", "--save", "Bonn"]);
    let listed = desk.json(&["list", "people", "--saved", "Bonn"]);
    assert_eq!((&listed["total"], &listed["items"][0]["given"]), (&json!(1), &json!("Rauf")));
    assert_eq!(desk.refusal(&["list", "people", "--saved", "Köln"]).0, "no_such_record");
}
