//! Events through the commands: occurrences, single days that differ, moving, attendance.

use birlik_core::Code;
use serde_json::{Value as Json, json};

use crate::fixture::{Chapter, text};

async fn choir(chapter: &Chapter) -> String {
    let fields = json!({
        "title": "Xor", "start": "2026-10-20T18:00", "end": "2026-10-20T19:30", "venue": "Körpü evi",
        "repeat": { "weekdays": ["tu"], "until": "2026-12-22" },
    });
    text(&chapter.run("event_create", json!({ "fields": fields })).await["id"])
}

async fn list(chapter: &Chapter, from: &str, to: &str) -> Vec<Json> {
    let page = chapter.run("event_list", json!({ "from": from, "to": to })).await;
    assert_eq!(page["total"], page["items"].as_array().unwrap().len());
    page["items"].as_array().unwrap().clone()
}

fn column(items: &[Json], name: &str) -> Vec<String> {
    items.iter().map(|item| text(&item[name])).collect()
}

#[tokio::test]
async fn a_weekly_choir_stays_at_six_across_the_clock_change() {
    let chapter = Chapter::new().await;
    choir(&chapter).await;
    let items = list(&chapter, "2026-10-19", "2026-11-01").await;
    assert_eq!(column(&items, "start"), ["2026-10-20T18:00", "2026-10-27T18:00"]);
    assert_eq!(column(&items, "utc"), ["2026-10-20T16:00:00Z", "2026-10-27T17:00:00Z"]);
    assert_eq!(items[0]["zone"], "Europe/Berlin", "the chapter's clock unless said");
    let in_baku =
        chapter.run("event_list", json!({"from": "2026-10-19", "to": "2026-11-01", "zone": "Asia/Baku"})).await;
    let items = in_baku["items"].as_array().unwrap();
    assert_eq!(column(items, "start"), ["2026-10-20T20:00", "2026-10-27T21:00"]);
    assert_eq!(
        items[0]["own"],
        json!({"country": "", "zone": "Europe/Berlin", "start": "2026-10-20T18:00", "end": "2026-10-20T19:30"})
    );
    assert!(list(&chapter, "2026-12-23", "2027-06-01").await.is_empty(), "the last day belongs to it");
    assert_eq!(list(&chapter, "2026-12-22", "2027-06-01").await.len(), 1);
    chapter.is_sound().await;
}

#[tokio::test]
async fn one_day_is_cancelled_moved_added_and_taken_back() {
    let chapter = Chapter::new().await;
    let event = choir(&chapter).await;
    let day = |on: &str, state: &str| json!({"event": event, "on": on, "state": state, "notes": "Qonaqlarla"});
    chapter.run("event_day", day("2026-11-03", "cancelled")).await;
    chapter.run("event_move", json!({"event": event, "on": "2026-11-10", "start": "2026-11-11T19:00"})).await;
    chapter.run("event_day", day("2026-11-14T10:00", "added")).await;
    let items = list(&chapter, "2026-11-01", "2026-11-17").await;
    assert_eq!(
        column(&items, "start"),
        ["2026-11-03T18:00", "2026-11-11T19:00", "2026-11-14T10:00", "2026-11-17T18:00"]
    );
    assert_eq!(column(&items, "state"), ["cancelled", "moved", "added", ""]);
    assert_eq!(items[1]["end"], "2026-11-11T20:30", "as long as before");
    let shown = chapter.run("event_show", json!({"event": event})).await;
    assert_eq!(column(shown["days"].as_array().unwrap(), "on"), ["2026-11-03", "2026-11-10", "2026-11-14T10:00"]);
    let batch = chapter.run("event_day", day("2026-11-10", "")).await["batch"].clone();
    chapter.run("event_day", day("2026-11-14T10:00", "")).await;
    assert_eq!(
        column(&list(&chapter, "2026-11-04", "2026-11-17").await, "start"),
        ["2026-11-10T18:00", "2026-11-17T18:00"]
    );
    chapter.run("batch_undo", json!({"batch": batch})).await;
    assert_eq!(column(&list(&chapter, "2026-11-10", "2026-11-11").await, "start"), ["2026-11-11T19:00"]);
    assert_eq!(chapter.refused("event_day", day("2026-11-12", "cancelled")).await, Code::NoSuchOccurrence);
    chapter.is_sound().await;
}

#[tokio::test]
async fn a_series_moves_with_its_days_and_undo_brings_it_back() {
    let chapter = Chapter::new().await;
    let event = choir(&chapter).await;
    chapter.run("event_day", json!({"event": event, "on": "2026-11-03", "state": "cancelled"})).await;
    let moved = json!({"event": event, "on": "2026-10-27", "start": "2026-10-29T17:00", "all": true});
    let batch = chapter.run("event_move", moved).await["batch"].clone();
    let items = list(&chapter, "2026-10-19", "2026-11-13").await;
    assert_eq!(
        column(&items, "start"),
        ["2026-10-22T17:00", "2026-10-29T17:00", "2026-11-05T17:00", "2026-11-12T17:00"]
    );
    assert_eq!(column(&items, "state"), ["", "", "cancelled", ""]);
    let shown = chapter.run("event_show", json!({"event": event})).await;
    assert_eq!((&shown["repeat"]["weekdays"], &shown["repeat"]["until"]), (&json!(["th"]), &json!("2026-12-24")));
    chapter.run("batch_undo", json!({"batch": batch})).await;
    let items = list(&chapter, "2026-10-19", "2026-11-04").await;
    assert_eq!(column(&items, "start"), ["2026-10-20T18:00", "2026-10-27T18:00", "2026-11-03T18:00"]);
    assert_eq!(items[2]["state"], "cancelled");
    chapter.is_sound().await;
}

#[tokio::test]
async fn an_event_dragged_on_a_readers_clock_moves_on_its_own() {
    let chapter = Chapter::new().await;
    let fields = json!({"title": "Görüş", "start": "2026-11-27T18:00", "end": "2026-11-27T19:00"});
    let event = text(&chapter.run("event_create", json!({"fields": fields})).await["id"]);
    let moved = json!({"event": event, "on": "single", "start": "2026-11-28T01:30", "end": "2026-11-28T03:00", "zone": "Asia/Baku"});
    chapter.run("event_move", moved).await;
    let items = list(&chapter, "2026-11-27", "2026-11-27").await;
    assert_eq!(
        (items[0]["start"].clone(), items[0]["end"].clone()),
        (json!("2026-11-27T22:30"), json!("2026-11-28T00:00"))
    );
}

#[tokio::test]
async fn odd_times_are_said_and_impossible_ones_refused() {
    let chapter = Chapter::new().await;
    let make = |fields: Json| json!({ "fields": fields });
    let skipped = chapter.run("event_create", make(json!({"title": "Gecə", "start": "2027-03-28T02:30"}))).await;
    assert_eq!(skipped["notes"], json!(["clock_skips_it"]));
    let endless = json!({"title": "Xor", "start": "2026-11-03T18:00", "repeat": {"weekdays": ["tu"]}});
    assert_eq!(chapter.run("event_create", make(endless)).await["notes"], json!(["no_end"]));
    let unknown = json!({"title": "Saat", "start": "2026-11-04T18:00", "repeat": {"text": "FREQ=HOURLY"}});
    let unknown = chapter.run("event_create", make(unknown)).await;
    assert_eq!(unknown["notes"], json!(["rule_unknown"]));
    let shown = chapter.run("event_show", json!({"event": unknown["id"]})).await;
    assert_eq!((&shown["repeat"]["known"], &shown["repeat"]["text"]), (&json!(false), &json!("FREQ=HOURLY")));
    let items = list(&chapter, "2027-03-28", "2027-03-28").await;
    let night = items.iter().find(|item| item["title"] == "Gecə").unwrap();
    assert_eq!(
        (&night["start"], &night["clock"], &night["utc"]),
        (&json!("2027-03-28T02:30"), &json!("skips"), &json!("2027-03-28T01:30:00Z"))
    );
    for (fields, code) in [
        (json!({"title": "x", "start": "2026-11-03T18:00", "end": "2026-11-03T17:00"}), Code::BadTime),
        (json!({"title": "x", "start": "2026-11-03T18:00", "zone": "Mars/Base"}), Code::BadZone),
        (json!({"title": "x", "start": "soon"}), Code::BadTime),
        (json!({"title": " ", "start": "2026-11-03T18:00"}), Code::BadName),
        (json!({"title": "x", "start": "2026-11-03", "repeat": {"until": "2026-11-01"}}), Code::BadTime),
        (json!({"title": "x", "start": "2026-11-03", "repeat": {"weekdays": ["mo"]}}), Code::BadTime),
        (
            json!({"title": "x", "start": "2026-11-03", "organisation": "00000000000000000000000000000000"}),
            Code::NoSuchRecord,
        ),
    ] {
        assert_eq!(chapter.refused("event_create", make(fields.clone())).await, code, "{fields}");
    }
    let raw =
        json!({"kind": "event", "fields": {"title": "x", "time": {"start": "2026-11-03T18:00", "zone": "Mars/Base"}}});
    assert_eq!(chapter.refused("record_create", raw).await, Code::BadZone, "the generic way asks the same");
}

#[tokio::test]
async fn what_is_edited_keeps_the_rest() {
    let chapter = Chapter::new().await;
    let event = choir(&chapter).await;
    let edit = |fields: Json| json!({"event": event, "fields": fields});
    chapter.run("event_edit", edit(json!({"start": "2026-10-20T17:00"}))).await;
    let shown = chapter.run("event_show", json!({"event": event})).await;
    assert_eq!(
        (&shown["start"], &shown["end"], &shown["venue"]),
        (&json!("2026-10-20T17:00"), &json!("2026-10-20T18:30"), &json!("Körpü evi"))
    );
    assert_eq!(shown["repeat"]["until"], "2026-12-22");
    chapter.run("event_edit", edit(json!({"venue": "", "repeat": {"text": ""}, "end": "2026-10-20T20:00"}))).await;
    let shown = chapter.run("event_show", json!({"event": event})).await;
    assert_eq!(
        (&shown["repeat"], &shown["venue"], &shown["end"]),
        (&Json::Null, &json!(""), &json!("2026-10-20T20:00"))
    );
    chapter.run("event_edit", edit(json!({"start": "2026-10-20"}))).await;
    let shown = chapter.run("event_show", json!({"event": event})).await;
    assert_eq!(
        (&shown["start"], &shown["end"], &shown["zone"]),
        (&json!("2026-10-20"), &json!("2026-10-20"), &json!(""))
    );
}

#[tokio::test]
async fn attendance_is_noted_taken_back_and_undone() {
    let chapter = Chapter::new().await;
    let event = choir(&chapter).await;
    let leyla = chapter.person(json!({"given_name": "Leyla", "family_name": "Əliyeva"})).await;
    let rauf = chapter.person(json!({"given_name": "Rauf", "family_name": "Babayev"})).await;
    let record = |on: Json, entries: Json| json!({"event": event, "on": on, "entries": entries});
    let both =
        json!([{"person": leyla, "answer": "present"}, {"person": rauf, "answer": "excused", "notes": "xəstədir"}]);
    let batch = chapter.run("attendance_record", record(json!("2026-11-10"), both)).await["batch"].clone();
    let page = chapter.run("attendance_list", json!({"event": event, "on": "2026-11-10"})).await;
    assert_eq!(column(page["items"].as_array().unwrap(), "answer"), ["excused", "present"], "by name");
    assert_eq!(
        (&page["total"], &page["items"][0]["start"], &page["items"][0]["notes"]),
        (&json!(2), &json!("2026-11-10T18:00"), &json!("xəstədir"))
    );
    let shown = chapter.run("event_show", json!({"event": event})).await;
    assert_eq!(shown["attendance"], json!([{"on": "2026-11-10", "present": 1, "absent": 0, "excused": 1}]));
    assert_eq!(shown["days"], json!([]), "a day on which somebody was noted is no exception");
    // It is 25 November: without a day the last one is meant.
    chapter.run("attendance_record", record(Json::Null, json!([{"person": leyla, "answer": "absent"}]))).await;
    let last = chapter.run("attendance_list", json!({"event": event})).await;
    assert_eq!((&last["items"][0]["on"], &last["items"][0]["answer"]), (&json!("2026-11-24"), &json!("absent")));
    let all = chapter.run("attendance_list", json!({})).await;
    let all: Vec<(String, String)> =
        all["items"].as_array().unwrap().iter().map(|row| (text(&row["start"]), text(&row["answer"]))).collect();
    let expected = [("2026-11-24T18:00", "absent"), ("2026-11-10T18:00", "excused"), ("2026-11-10T18:00", "present")];
    assert_eq!(all, expected.map(|(start, answer)| (start.to_owned(), answer.to_owned())));
    assert_eq!(chapter.run("attendance_list", json!({"person": rauf})).await["total"], 1);
    chapter.run("attendance_record", record(json!("2026-11-10"), json!([{"person": rauf, "answer": "none"}]))).await;
    assert_eq!(chapter.run("attendance_list", json!({"event": event, "on": "2026-11-10"})).await["total"], 1);
    chapter.run("batch_undo", json!({"batch": batch})).await;
    assert_eq!(chapter.run("attendance_list", json!({"event": event, "on": "2026-11-10"})).await["total"], 0);
    assert_eq!(
        chapter.refused("attendance_record", record(json!("2026-11-11"), json!([]))).await,
        Code::NoSuchOccurrence
    );
    chapter.is_sound().await;
}

#[tokio::test]
async fn attendance_of_a_single_event_stays_when_it_is_moved() {
    let chapter = Chapter::new().await;
    let fields = json!({"title": "Görüş", "start": "2026-11-20T18:00"});
    let event = text(&chapter.run("event_create", json!({"fields": fields})).await["id"]);
    let leyla = chapter.person(json!({"given_name": "Leyla"})).await;
    let entries = json!([{"person": leyla, "answer": "present"}]);
    chapter.run("attendance_record", json!({"event": event, "on": "2026-11-20", "entries": entries})).await;
    chapter.run("event_move", json!({"event": event, "on": "single", "start": "2026-11-21T18:00"})).await;
    let page = chapter.run("attendance_list", json!({"event": event})).await;
    assert_eq!(
        (&page["items"][0]["start"], &page["items"][0]["answer"]),
        (&json!("2026-11-21T18:00"), &json!("present"))
    );
}

#[tokio::test]
async fn a_class_is_expected_at_its_school() {
    let chapter = Chapter::new().await;
    let make = async |kind: &str, of: Json, fields: Json| {
        text(&chapter.run("record_create", json!({"kind": kind, "of": of, "fields": fields})).await["id"])
    };
    let school = make("school", json!([]), json!({"name": "Bazar günü", "zone": "Asia/Baku"})).await;
    let class = make("class", json!([school]), json!({"name": "1a"})).await;
    let here = chapter.person(json!({"given_name": "Aysel"})).await;
    let left = chapter.person(json!({"given_name": "Murad"})).await;
    make("enrolment", json!([here, class]), json!({"from": "2026-09-01"})).await;
    make("enrolment", json!([left, class]), json!({"from": "2025-09-01", "to": "2026-06-01"})).await;
    let fields = json!({"title": "Dərs", "start": "2026-11-22T10:00", "school": school});
    let event = text(&chapter.run("event_create", json!({"fields": fields})).await["id"]);
    let page = chapter.run("attendance_list", json!({"event": event})).await;
    assert_eq!((&page["total"], &page["items"][0]["zone"]), (&json!(1), &json!("Asia/Baku")), "on the school's clock");
    let row = &page["items"][0];
    assert_eq!((&row["person"]["id"], &row["answer"], &row["expected"]), (&json!(here), &json!(""), &json!(true)));
}

#[tokio::test]
async fn everybody_sees_the_time_on_their_own_clock() {
    let chapter = Chapter::new().await;
    for (name, country, zone) in [("Bakı evi", "AZ", Json::Null), ("New York House", "US", json!("America/New_York"))]
    {
        let fields = json!({"name": name, "country": country, "zone": zone});
        chapter.run("record_create", json!({"kind": "organisation", "fields": fields})).await;
    }
    let fields = json!({"title": "Şəbəkə", "start": "2026-11-27T23:00", "end": "2026-11-28T00:30"});
    let event = text(&chapter.run("event_create", json!({"fields": fields})).await["id"]);
    let shown = chapter.run("event_show", json!({"event": event, "zone": "Europe/Istanbul"})).await;
    let times: Vec<(String, String)> =
        shown["local_times"].as_array().unwrap().iter().map(|t| (text(&t["country"]), text(&t["start"]))).collect();
    let expected =
        [("", "2026-11-28T01:00"), ("AZ", "2026-11-28T02:00"), ("DE", "2026-11-27T23:00"), ("US", "2026-11-27T17:00")];
    assert_eq!(times, expected.map(|(country, start)| (country.to_owned(), start.to_owned())));
}

#[tokio::test]
async fn events_are_found_by_what_they_say_and_whose_they_are() {
    let chapter = Chapter::new().await;
    choir(&chapter).await;
    let fields = json!({"title": "Novruz", "start": "2026-11-27", "end": "2026-11-28", "kind": "celebration"});
    let leyla = chapter.person(json!({"given_name": "Leyla"})).await;
    let in_charge = json!([{"person": leyla, "task": "organises"}]);
    let mut fields = fields;
    fields["in_charge"] = in_charge;
    let feast = text(&chapter.run("event_create", json!({"fields": fields})).await["id"]);
    let search =
        async |input: Json| column(chapter.run("event_list", input).await["items"].as_array().unwrap(), "title");
    assert_eq!(search(json!({"from": "2026-11-24", "to": "2026-11-30"})).await, ["Xor", "Novruz"]);
    assert_eq!(search(json!({"from": "2026-11-24", "to": "2026-11-30", "search": "korpu"})).await, ["Xor"]);
    assert_eq!(search(json!({"from": "2026-11-28", "to": "2026-11-28"})).await, ["Novruz"]);
    assert_eq!(search(json!({"from": "2026-11-24", "to": "2026-11-30", "kind": "celebration"})).await, ["Novruz"]);
    assert!(search(json!({"from": "2026-11-29", "to": "2026-11-30"})).await.is_empty());
    let shown = chapter.run("event_show", json!({"event": feast})).await;
    assert_eq!(shown["in_charge"][0]["task"], "organises");
    let none = json!({"event": feast, "fields": {"in_charge": []}});
    chapter.run("event_edit", none).await;
    assert_eq!(chapter.run("event_show", json!({"event": feast})).await["in_charge"], json!([]));
    assert_eq!(chapter.refused("event_list", json!({"from": "2026-01-01", "to": "2029-01-01"})).await, Code::BadTime);
}

/// Exports, and gives the text.
async fn exported(chapter: &Chapter, name: &str, input: Json) -> String {
    let mut input = input;
    input["out"] = json!(chapter.path(name));
    input["format"] = json!(if name.ends_with("csv") { "csv" } else { "ics" });
    chapter.run("event_export", input).await;
    std::fs::read_to_string(chapter.path(name)).unwrap()
}

/// Imports as planned; gives the counts and the batch.
async fn imported(chapter: &Chapter, file: &str) -> (Json, Json) {
    let view = chapter.run("import_read", json!({"file": file, "options": {}})).await;
    let report = chapter.run("import_apply", json!({"import": view["import"]})).await;
    assert_eq!(view["counts"], report["counts"], "what was shown is what was done");
    (report["counts"].clone(), report["batch"].clone())
}

fn counts(counts: &Json) -> [u64; 5] {
    ["new", "updated", "unchanged", "ask", "refused"].map(|name| counts[name].as_u64().unwrap())
}

#[tokio::test]
async fn our_own_calendar_comes_back_without_a_change_and_into_another_file_whole() {
    let chapter = Chapter::new().await;
    let event = choir(&chapter).await;
    chapter.run("event_day", json!({"event": event, "on": "2026-11-03", "state": "cancelled"})).await;
    chapter.run("event_move", json!({"event": event, "on": "2026-11-10", "start": "2026-11-11T19:00"})).await;
    chapter
        .run("event_day", json!({"event": event, "on": "2026-11-14T10:00", "state": "added", "title": "Xor, əlavə"}))
        .await;
    let feast = json!({"title": "Novruz", "start": "2027-03-20", "end": "2027-03-21", "kind": "celebration"});
    chapter.run("event_create", json!({"fields": feast})).await;
    let first = exported(&chapter, "a.ics", json!({})).await;
    assert_eq!(exported(&chapter, "b.ics", json!({})).await, first, "the same bytes");
    let (back, batch) = imported(&chapter, &chapter.path("a.ics")).await;
    assert_eq!((counts(&back), batch), ([0, 0, 2, 0, 0], Json::Null));
    let other = Chapter::new().await;
    let (there, batch) = imported(&other, &chapter.path("a.ics")).await;
    assert_eq!(counts(&there), [2, 0, 0, 0, 0]);
    let window = json!({"from": "2026-10-01", "to": "2027-04-01"});
    let what = |page: Json| -> Vec<(Json, Json, Json, Json)> {
        let row = |o: &Json| (o["title"].clone(), o["start"].clone(), o["state"].clone(), o["on"].clone());
        page["items"].as_array().unwrap().iter().map(row).collect()
    };
    let (mine, theirs) =
        (chapter.run("event_list", window.clone()).await, other.run("event_list", window.clone()).await);
    assert_eq!(what(mine), what(theirs));
    let again = imported(&other, &chapter.path("a.ics")).await;
    assert_eq!(counts(&again.0), [0, 0, 2, 0, 0], "the same file again does nothing");
    other.run("batch_undo", json!({"batch": batch})).await;
    assert_eq!(other.run("event_list", window).await["total"], 0);
    chapter.is_sound().await;
    other.is_sound().await;
}

fn foreign(sequence: u32, rest: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:choir@example.org\nSEQUENCE:{sequence}\nDTSTAMP:20261101T000000Z\n\
         DTSTART;TZID=Europe/Berlin:20261103T180000\nDTEND;TZID=Europe/Berlin:20261103T190000\nRRULE:FREQ=WEEKLY;COUNT=5\n{rest}\nEND:VEVENT\nEND:VCALENDAR\n"
    )
}

#[tokio::test]
async fn a_newer_file_updates_and_an_older_one_does_not() {
    let chapter = Chapter::new().await;
    let file = |name: &str, sequence, rest| chapter.file(name, foreign(sequence, rest));
    let first = imported(
        &chapter,
        &file("1.ics", 1, "SUMMARY:Choir\nLOCATION:Hall\nEXDATE;TZID=Europe/Berlin:20261110T180000"),
    )
    .await;
    assert_eq!(counts(&first.0), [1, 0, 0, 0, 0]);
    let newer = file("2.ics", 2, "SUMMARY:Choir\nLOCATION:Church");
    let view = chapter.run("import_read", json!({"file": newer, "options": {}})).await;
    let rows = chapter.run("import_rows", json!({"import": view["import"]})).await;
    let changes = rows["items"][0]["changes"].as_array().unwrap();
    assert_eq!(column(changes, "field"), ["event_venue", "event_day"]);
    assert_eq!((&changes[0]["old"], &changes[0]["new"]), (&json!("Hall"), &json!("Church")));
    let batch = chapter.run("import_apply", json!({"import": view["import"]})).await["batch"].clone();
    let items = list(&chapter, "2026-11-01", "2026-12-31").await;
    assert!(
        items.len() == 5 && items.iter().all(|item| item["venue"] == "Church" && item["state"] == ""),
        "{items:#?}"
    );
    let older = imported(&chapter, &chapter.path("1.ics")).await;
    assert_eq!(counts(&older.0), [0, 0, 1, 0, 0]);
    chapter.run("batch_undo", json!({"batch": batch})).await;
    let items = list(&chapter, "2026-11-10", "2026-11-10").await;
    assert_eq!((&items[0]["venue"], &items[0]["state"]), (&json!("Hall"), &json!("cancelled")));
    // Out again it is called as before, and later than before when it was changed here.
    let text = exported(&chapter, "out.ics", json!({})).await;
    assert!(text.contains("UID:choir@example.org\r\n"), "{text}");
    let event = items[0]["event"].clone();
    chapter.run("event_edit", json!({"event": event, "fields": {"venue": "Garden"}})).await;
    let text = exported(&chapter, "out.ics", json!({})).await;
    assert!(text.contains("SEQUENCE:2\r\n"), "{text}");
}

#[tokio::test]
async fn of_several_zones_that_nobody_knows_each_is_asked_about() {
    let chapter = Chapter::new().await;
    let event = |uid: &str, zone: &str| {
        format!("BEGIN:VEVENT\nUID:{uid}\nSUMMARY:{uid}\nDTSTART;TZID={zone}:20261103T180000\nEND:VEVENT\n")
    };
    let events = [event("A", "Clubhouse"), event("B", "Garden"), event("C", "Turkey Standard Time")].concat();
    let file = chapter.file("two.ics", format!("BEGIN:VCALENDAR\n{events}END:VCALENDAR\n"));
    let view = chapter.run("import_read", json!({"file": file, "options": {"zone": "Asia/Tbilisi"}})).await;
    assert_eq!(
        (counts(&view["counts"]), &view["unknown_zones"]),
        ([1, 0, 0, 2, 0], &json!(["Clubhouse", "Garden"])),
        "one answer is not taken for two names; a name of Windows is known"
    );
    let change = |zones: Json| json!({"import": view["import"], "options": {"zones": zones}});
    let wrong = change(json!({"Clubhouse": "Mars/Base"}));
    assert_eq!(chapter.refused("import_change", wrong).await, Code::BadZone);
    let half = chapter.run("import_change", change(json!({"Clubhouse": "Asia/Baku"}))).await;
    assert_eq!((counts(&half["counts"]), &half["unknown_zones"]), ([2, 0, 0, 1, 0], &json!(["Garden"])));
    let both = json!({"Clubhouse": "Asia/Baku", "Garden": "Europe/Paris"});
    let whole = chapter.run("import_change", change(both.clone())).await;
    assert_eq!((counts(&whole["counts"]), &whole["zones"]), ([3, 0, 0, 0, 0], &both));
    chapter.run("import_apply", json!({"import": view["import"]})).await;
    let mut zones: Vec<(String, String)> = list(&chapter, "2026-11-01", "2026-11-30")
        .await
        .iter()
        .map(|item| (text(&item["title"]), text(&item["zone"])))
        .collect();
    zones.sort();
    let told: Vec<(&str, &str)> = zones.iter().map(|(title, zone)| (title.as_str(), zone.as_str())).collect();
    assert_eq!(told, [("A", "Asia/Baku"), ("B", "Europe/Paris"), ("C", "Europe/Istanbul")]);
}

#[tokio::test]
async fn what_a_calendar_leaves_open_is_asked_and_nothing_is_lost() {
    let chapter = Chapter::new().await;
    let file = chapter.file(
        "odd.ics",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Where\nDTSTART;TZID=Clubhouse:20261103T180000\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:2\nSUMMARY:Odd\nDTSTART;TZID=Europe/Berlin:20261103T180000\nRRULE:FREQ=HOURLY;X-ODD=1\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:3\nSUMMARY:Back\nDTSTART;TZID=Europe/Berlin:20261104T180000\nDTEND;TZID=Europe/Berlin:20261104T170000\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:4\nSUMMARY:Never\nEND:VEVENT\nBEGIN:VTODO\nEND:VTODO\nEND:VCALENDAR\n",
    );
    let view = chapter.run("import_read", json!({"file": file, "options": {}})).await;
    assert_eq!(
        (counts(&view["counts"]), &view["counts"]["ignored"], &view["unknown_zones"]),
        ([2, 0, 0, 1, 1], &json!(1), &json!(["Clubhouse"]))
    );
    let problems = chapter.run("import_problems", json!({"import": view["import"]})).await;
    let kinds = column(problems["items"].as_array().unwrap(), "kind");
    for kind in ["unknown_zone", "unknown_rule", "ends_before_it_begins", "no_start", "not_an_event"] {
        assert!(kinds.contains(&kind.to_owned()), "{kinds:?}");
    }
    let said = json!({"import": view["import"], "options": {"zone": "Asia/Tbilisi"}});
    let view = chapter.run("import_change", said).await;
    assert_eq!(counts(&view["counts"]), [3, 0, 0, 0, 1]);
    chapter.run("import_apply", json!({"import": view["import"]})).await;
    let items = list(&chapter, "2026-11-01", "2026-11-30").await;
    assert_eq!(column(&items, "title"), ["Where", "Odd", "Back"]);
    assert_eq!(
        (&items[0]["zone"], &items[1]["rule_unknown"], &items[2]["end"]),
        (&json!("Asia/Tbilisi"), &json!(true), &json!("2026-11-04T18:00"))
    );
    let text = exported(&chapter, "out.ics", json!({})).await;
    assert!(text.contains("RRULE:FREQ=HOURLY;X-ODD=1\r\n"), "the rule goes out as it came: {text}");
}

#[tokio::test]
async fn one_occurrence_goes_out_and_comes_back_as_a_day_of_its_series() {
    let chapter = Chapter::new().await;
    let event = choir(&chapter).await;
    let text = exported(&chapter, "one.ics", json!({"events": [event], "on": "2026-11-10"})).await;
    assert!(
        text.contains("RECURRENCE-ID;TZID=Europe/Berlin:20261110T180000\r\n") && !text.contains("RRULE:FREQ=W"),
        "{text}"
    );
    let (back, _) = imported(&chapter, &chapter.path("one.ics")).await;
    assert_eq!(counts(&back), [0, 0, 1, 0, 0]);
    let later =
        text.replace("DTSTART;TZID=Europe/Berlin:20261110T180000", "DTSTART;TZID=Europe/Berlin:20261110T183000");
    let sequence = later.lines().find_map(|line| line.strip_prefix("SEQUENCE:")).unwrap();
    let bumped: u32 = sequence.parse::<u32>().unwrap() + 1;
    let later = later.replace(&format!("SEQUENCE:{sequence}"), &format!("SEQUENCE:{bumped}"));
    let (moved, _) = imported(&chapter, &chapter.file("later.ics", later)).await;
    assert_eq!(counts(&moved), [0, 1, 0, 0, 0]);
    let items = list(&chapter, "2026-11-03", "2026-11-17").await;
    assert_eq!(column(&items, "start"), ["2026-11-03T18:00", "2026-11-10T18:30", "2026-11-17T18:00"]);
}

#[tokio::test]
async fn decisions_of_a_calendar_are_done_and_a_moved_file_is_planned_again() {
    let chapter = Chapter::new().await;
    let file = chapter.file("1.ics", foreign(1, "SUMMARY:Choir"));
    let view = chapter.run("import_read", json!({"file": file, "options": {}})).await;
    let left_out = json!({"import": view["import"], "rows": [1], "decision": "leave_out"});
    assert_eq!(counts(&chapter.run("import_decide", left_out).await["counts"]), [0, 0, 0, 0, 1]);
    let planned = json!({"import": view["import"], "rows": [1], "decision": null});
    assert_eq!(counts(&chapter.run("import_decide", planned).await["counts"]), [1, 0, 0, 0, 0]);
    chapter.person(json!({"given_name": "Leyla"})).await;
    assert_eq!(chapter.refused("import_apply", json!({"import": view["import"]})).await, Code::PlanOutdated);
    let report = chapter.run("import_apply", json!({"import": view["import"]})).await;
    let log = chapter.run("batch_show", json!({"batch": report["batch"]})).await;
    assert_eq!((&log["items"][0]["outcome"], &log["items"][0]["name"]), (&json!("new"), &json!("Choir")));
    // Taken out by hand, it does not come back by itself.
    let own = Chapter::new().await;
    let event = choir(&own).await;
    exported(&own, "own.ics", json!({})).await;
    own.run("record_delete", json!({"ids": [event]})).await;
    let view = own.run("import_read", json!({"file": own.path("own.ics"), "options": {}})).await;
    assert_eq!(counts(&view["counts"]), [0, 0, 0, 1, 0]);
}

#[tokio::test]
async fn occurrences_go_into_a_table() {
    let chapter = Chapter::new().await;
    choir(&chapter).await;
    let input = json!({"from": "2026-10-20", "to": "2026-10-31", "zone": "Asia/Baku", "language": "az"});
    let text = exported(&chapter, "list.csv", input).await;
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(
        lines[1]
            .contains(";2026-10-20;Xor;;2026-10-20T20:00;2026-10-20T21:30;Asia/Baku;2026-10-20T16:00:00Z;;Körpü evi;"),
        "{text}"
    );
}

#[tokio::test]
async fn messages_are_short_lines_in_a_language_and_leave_children_out() {
    let chapter = Chapter::new().await;
    let house = json!({"name": "Bakı evi", "country": "AZ", "zone": "Asia/Baku"});
    chapter.run("record_create", json!({"kind": "organisation", "fields": house})).await;
    let event = choir(&chapter).await;
    let message = async |input: Json| chapter.run("message_text", input).await;
    let lines = |view: &Json| view["lines"].as_array().unwrap().iter().map(text).collect::<Vec<_>>();
    let choir = message(json!({"what": "event", "language": "az", "event": event, "on": "2026-11-10"})).await;
    assert_eq!(
        lines(&choir),
        ["*Xor*", "10 noyabr 2026, çərşənbə axşamı, 18:00–19:30 (Berlin)", "Baku: 21:00", "Yer: Körpü evi"]
    );
    let adult =
        chapter.person(json!({"given_name": "Leyla", "family_name": "Əliyeva", "birth_date": "1980-11-27"})).await;
    let child = chapter.person(json!({"given_name": "Aysel", "birth_date": "2017-11-28"})).await;
    let number = json!({"kind": "phone", "of": [adult], "fields": {"number": {"typed": "+994 50 123 45 67"}}});
    chapter.run("record_create", number).await;
    let phones = json!({"what": "phones", "language": "en", "people": [child, adult]});
    let view = message(phones.clone()).await;
    assert_eq!(
        (lines(&view), &view["left_out"]),
        (vec!["*To call*".into(), "Leyla Əliyeva: +994501234567".into()], &json!(1))
    );
    let mut all = phones;
    all["include_sensitive"] = json!(true);
    assert_eq!(chapter.refused("message_text", all.clone()).await, Code::ReasonNeeded);
    all["reason"] = json!("the teacher calls");
    assert_eq!(lines(&message(all).await)[1], "Aysel: no phone");
    let days = message(json!({"what": "birthdays", "language": "ru"})).await;
    assert_eq!(
        (lines(&days), &days["left_out"]),
        (vec!["*Дни рождения*".into(), "27 ноября: Leyla Əliyeva".into()], &json!(1))
    );
    assert_eq!(chapter.refused("message_text", json!({"what": "phones", "language": "xx"})).await, Code::BadLanguage);
}

#[tokio::test]
async fn today_shows_what_comes_next_on_the_readers_clock() {
    let chapter = Chapter::new().await;
    let event = choir(&chapter).await;
    chapter.run("event_day", json!({"event": event, "on": "2026-12-01", "state": "cancelled"})).await;
    let feast = json!({"title": "Bayram", "start": "2026-11-25", "end": "2026-11-26"});
    chapter.run("event_create", json!({"fields": feast})).await;
    let early = json!({"title": "Səhər", "start": "2026-11-25T07:00"});
    chapter.run("event_create", json!({"fields": early})).await;
    let today = chapter.run("today_show", json!({"zone": "Asia/Baku"})).await;
    let events = today["events"].as_array().unwrap();
    assert_eq!(column(events, "title"), ["Bayram", "Xor"], "what is over and what is cancelled is not to come");
    assert_eq!(
        (&events[1]["start"], &events[1]["own"]["start"]),
        (&json!("2026-12-08T21:00"), &json!("2026-12-08T18:00"))
    );
    assert!(chapter.run("today_show", json!({})).await["events"][1]["own"].is_null());
}

#[tokio::test]
async fn a_month_of_two_thousand_occurrences_is_answered_whole() {
    let chapter = Chapter::new().await;
    let mut lines = String::from("BEGIN:VCALENDAR\n");
    for n in 0..500 {
        let (day, hour) = (1 + n % 28, n % 24);
        lines += &format!(
            "BEGIN:VEVENT\nUID:{n}@example.org\nSUMMARY:Event {n}\nDTSTART;TZID=Europe/Berlin:202601{day:02}T{hour:02}0000\n\
             DURATION:PT1H\nRRULE:FREQ=WEEKLY;UNTIL=20280101T000000Z\nEND:VEVENT\n"
        );
    }
    imported(&chapter, &chapter.file("many.ics", lines + "END:VCALENDAR\n")).await;
    let window = json!({"from": "2027-02-01", "to": "2027-02-28", "zone": "Asia/Baku"});
    // How long it takes is for `cargo xtask bench places` to say.
    let page = chapter.run("event_list", window).await;
    assert_eq!((&page["total"], page["items"].as_array().unwrap().len()), (&json!(2000), 2000));
}

#[tokio::test]
async fn what_a_calendar_has_and_birlik_has_no_place_for_is_said() {
    let chapter = Chapter::new().await;
    let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\nSUMMARY:Görüş\r\n\
        DTSTART:20261125T100000Z\r\nATTENDEE;CN=Leyla:mailto:leyla@example.org\r\nATTENDEE:mailto:rauf@example.org\r\n\
        BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let view = chapter.run("import_read", json!({"file": chapter.file("a.ics", calendar), "options": {}})).await;
    let problems = chapter.run("import_problems", json!({"import": view["import"], "offset": 0})).await;
    let said: Vec<String> = problems["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|p| p["kind"] == "left_out")
        .map(|p| text(&p["raw"]))
        .collect();
    assert!(said.iter().any(|raw| raw.contains("ATTENDEE")), "{problems}");
    assert!(said.iter().any(|raw| raw.contains("VALARM")), "{problems}");
}
