//! Importing a roster through the commands: planned, decided, applied as shown, taken back.

use birlik_core::Code;
use serde_json::{Value as Json, json};

use crate::fixture::{Chapter, text};

const ROSTER: &str = "№;Soyad;Ad;Doğum tarixi;Telefon;E-poçt;Şəhər;Köynək\n\
1;Məmmədov;Rauf;14.03.1987;0172 9968114;rauf@example.org;Köln;L\n\
2;Quliyeva;Nərgiz;;0171 3920014;;Bonn;M\n\
3;Əliyev;Vüsal;31.02.1984;;vusal@example.org;Köln;\n\
4;Rəsulzadə;Nigar;05.06.2010;;;;S\n";

async fn read(chapter: &Chapter, file: &str, options: Json) -> Json {
    let mut all = json!({"encoding": null, "delimiter": null, "header_row": null, "country": null, "columns": null, "mode": null, "tag": null});
    for (key, value) in options.as_object().expect("options are an object") {
        all[key] = value.clone();
    }
    chapter.run("import_read", json!({"file": file, "options": all})).await
}

async fn import(chapter: &Chapter, file: &str, options: Json) -> Json {
    let view = read(chapter, file, options).await;
    chapter.run("import_apply", json!({"import": view["import"]})).await
}

fn counts(report: &Json) -> [u64; 5] {
    ["new", "updated", "unchanged", "ask", "refused"].map(|key| report["counts"][key].as_u64().expect("a count"))
}

async fn rows(chapter: &Chapter, view: &Json) -> Vec<Json> {
    let rows = chapter.run("import_rows", json!({"import": view["import"]})).await;
    rows["items"].as_array().expect("rows").clone()
}

#[tokio::test]
async fn a_roster_is_planned_applied_found_and_taken_back() {
    let chapter = Chapter::new().await;
    let before = chapter.digest().await.0;
    let file = chapter.file("roster.csv", ROSTER);
    let view = read(&chapter, &file, json!({})).await;
    assert_eq!((&view["delimiter"], &view["header_row"]), (&json!(";"), &json!(1)));
    assert_eq!(counts(&view), [4, 0, 0, 0, 0]);
    assert_eq!(view["first"][2], json!(["3", "Əliyev", "Vüsal", "31.02.1984", "", "vusal@example.org", "Köln", ""]));
    assert_eq!(view["first"].as_array().map(Vec::len), Some(4), "rows as they stand, also where a value repeats");
    assert_eq!(chapter.digest().await.0, before, "a plan changes nothing");
    let report = chapter.run("import_apply", json!({"import": view["import"]})).await;
    assert_eq!(counts(&report), [4, 0, 0, 0, 0]);
    assert_eq!(chapter.found("мамедов").await, ["Məmmədov"]);
    let page = chapter.run("person_list", json!({"search": "əliyev"})).await;
    assert_eq!(page["items"][0]["born"], "31.02.1984", "kept as typed");
    let shirts = chapter.run("field_list", json!({"kind": "person"})).await;
    let own = shirts.as_array().expect("fields").iter().find(|field| field["own"]["name"] == "Köynək").cloned();
    assert!(own.is_some(), "what maps to nothing becomes an own field");
    chapter.is_sound().await;
    let log = chapter.run("batch_show", json!({"batch": report["batch"]})).await;
    assert_eq!(log["items"].as_array().map(Vec::len), Some(4));
    chapter.run("batch_undo", json!({"batch": report["batch"]})).await;
    assert_eq!(chapter.digest().await.0, before);
    assert_eq!(counts(&import(&chapter, &file, json!({})).await), [4, 0, 0, 0, 0], "an undone file can come again");
    chapter.is_sound().await;
}

#[tokio::test]
async fn the_same_file_again_makes_nobody_and_changes_nothing() {
    let chapter = Chapter::new().await;
    // Two rows that are equal, and one that has nothing but a name.
    let file = chapter.file("roster.csv", format!("{ROSTER}5;Əli;Ali;;;;;\n6;Əli;Ali;;;;;\n"));
    let view = read(&chapter, &file, json!({})).await;
    assert_eq!(counts(&view), [5, 0, 0, 1, 0], "whether the lower is the upper nobody can know");
    let both = json!({"import": view["import"], "filter": {"outcomes": ["ask"]}, "decision": "new"});
    assert_eq!(counts(&chapter.run("import_decide", both).await), [6, 0, 0, 0, 0]);
    chapter.run("import_apply", json!({"import": view["import"]})).await;
    let before = chapter.digest().await;
    for mode in ["fill", "update", "skip"] {
        let report = import(&chapter, &file, json!({"mode": mode})).await;
        assert_eq!(counts(&report), [0, 0, 6, 0, 0], "{mode}");
    }
    assert_eq!(chapter.digest().await, before);
}

#[tokio::test]
async fn modes_do_what_their_names_say_and_a_blank_never_wipes() {
    let chapter = Chapter::new().await;
    let file = chapter.file("roster.csv", ROSTER);
    import(&chapter, &file, json!({})).await;
    let later = chapter.file(
        "later.csv",
        "Soyad;Ad;Doğum tarixi;Telefon;Şəhər;Ata adı\nMəmmədov;Rauf;;0172 9968114;Aachen;Kamal oğlu\nQuliyeva;Nərgiz;;0171 3920014;;\n",
    );
    let skip = read(&chapter, &later, json!({"mode": "skip"})).await;
    assert_eq!(counts(&skip), [0, 0, 2, 0, 0]);
    let fill = read(&chapter, &later, json!({})).await;
    assert_eq!(counts(&fill), [0, 1, 1, 0, 0]);
    let changes = rows(&chapter, &fill).await[0]["changes"].clone();
    let change =
        json!({"id": "patronymic", "field": "patronymic", "old": "", "new": "Kamal oğlu", "raw": null, "left": false});
    assert_eq!(changes, json!([change]));
    let update = import(&chapter, &later, json!({"mode": "update"})).await;
    assert_eq!(counts(&update), [0, 1, 1, 0, 0]);
    let page = chapter.run("person_list", json!({"search": "məmmədov"})).await;
    assert_eq!((&page["items"][0]["city"], &page["items"][0]["born"]), (&json!("Aachen"), &json!("1987-03-14")));
    let page = chapter.run("person_list", json!({"search": "quliyeva"})).await;
    assert_eq!(page["items"][0]["city"], "Bonn");
    assert_eq!(counts(&import(&chapter, &later, json!({"mode": "add"})).await), [2, 0, 0, 0, 0]);
    chapter.is_sound().await;
}

#[tokio::test]
async fn two_who_could_be_meant_are_asked_about_and_the_decision_is_done() {
    let chapter = Chapter::new().await;
    for city in ["Köln", "Bonn"] {
        let id = chapter.person(json!({"given_name": "Vüsal", "family_name": "Quliyev", "city": city})).await;
        chapter
            .run("record_create", json!({"kind": "phone", "of": [id], "fields": {"number": {"typed": "0172 9968114"}}}))
            .await;
    }
    let file = chapter.file("one.csv", "Ad;Soyad;Telefon;Ölkə\nVüsal;Quliyev;+49 172 9968114;Almaniya\n");
    let view = read(&chapter, &file, json!({})).await;
    assert_eq!(counts(&view), [0, 0, 0, 1, 0]);
    let row = rows(&chapter, &view).await[0].clone();
    assert_eq!((&row["why"], row["candidates"].as_array().map(Vec::len)), (&json!("several_candidates"), Some(2)));
    let bonn = row["candidates"]
        .as_array()
        .expect("two")
        .iter()
        .find(|c| c["person"]["city"] == "Bonn")
        .expect("Bonn")
        .clone();
    let decided = chapter
        .run("import_decide", json!({"import": view["import"], "rows": [1], "decision": bonn["person"]["id"]}))
        .await;
    assert_eq!(counts(&decided), [0, 1, 0, 0, 0]);
    chapter.run("import_apply", json!({"import": view["import"]})).await;
    let shown = chapter.run("person_show", json!({"id": bonn["person"]["id"]})).await;
    assert_eq!(shown["summary"]["country"], "DE");
    assert_eq!(
        counts(&import(&chapter, &file, json!({})).await),
        [0, 0, 1, 0, 0],
        "the decision is remembered for this row"
    );
}

#[tokio::test]
async fn rows_are_decided_in_bulk_and_left_open_rows_do_nothing() {
    let chapter = Chapter::new().await;
    let file = chapter.file("roster.csv", ROSTER);
    let view = read(&chapter, &file, json!({})).await;
    let out =
        chapter.run("import_decide", json!({"import": view["import"], "rows": [2, 3], "decision": "leave_out"})).await;
    assert_eq!(counts(&out), [2, 0, 0, 0, 2]);
    let back = chapter
        .run("import_decide", json!({"import": view["import"], "filter": {"outcomes": ["refused"]}, "decision": null}))
        .await;
    assert_eq!(counts(&back), [4, 0, 0, 0, 0]);
    let refused =
        chapter.refused("import_decide", json!({"import": view["import"], "rows": [1], "decision": "perhaps"})).await;
    assert_eq!(refused, Code::BadInput);
    chapter.run("import_cancel", json!({"import": view["import"]})).await;
    assert_eq!(chapter.refused("import_apply", json!({"import": view["import"]})).await, Code::NoSuchImport);
    assert_eq!(chapter.run("person_list", json!({})).await["total"], 0);
}

#[tokio::test]
async fn a_plan_is_made_anew_when_the_data_has_moved() {
    let chapter = Chapter::new().await;
    let file = chapter.file("roster.csv", ROSTER);
    let view = read(&chapter, &file, json!({})).await;
    let id = chapter.person(json!({"given_name": "Rauf", "family_name": "Məmmədov"})).await;
    chapter
        .run(
            "record_create",
            json!({"kind": "email", "of": [id], "fields": {"address": {"typed": "RAUF@example.org"}}}),
        )
        .await;
    assert_eq!(chapter.refused("import_apply", json!({"import": view["import"]})).await, Code::PlanOutdated);
    let again = chapter.run("import_show", json!({"import": view["import"]})).await;
    assert_eq!(counts(&again), [3, 1, 0, 0, 0]);
    let report = chapter.run("import_apply", json!({"import": view["import"]})).await;
    assert_eq!(counts(&report), [3, 1, 0, 0, 0]);
}

#[tokio::test]
async fn a_mapping_is_corrected_saved_and_found_again() {
    let chapter = Chapter::new().await;
    let file = chapter.file("odd.csv", "Kim;Harada\nAygün Məmmədova;Köln\n");
    let view = read(&chapter, &file, json!({"columns": ["full_name", "city"]})).await;
    chapter.run("mapping_save", json!({"import": view["import"], "name": "Choir list"})).await;
    chapter.run("import_cancel", json!({"import": view["import"]})).await;
    let again = read(&chapter, &file, json!({})).await;
    assert_eq!(again["saved_mapping"], "Choir list");
    chapter.run("import_apply", json!({"import": again["import"]})).await;
    let page = chapter.run("person_list", json!({})).await;
    assert_eq!(
        (&page["items"][0]["given"], &page["items"][0]["family"], &page["items"][0]["city"]),
        (&json!("Aygün"), &json!("Məmmədova"), &json!("Köln"))
    );
}

#[tokio::test]
async fn households_of_a_file_are_its_own_and_are_found_again() {
    let chapter = Chapter::new().await;
    let file = chapter.file("families.csv", "Ad;Soyad;Ailə\nRauf;Məmmədov;12\nAygün;Məmmədova;12\nNigar;Quliyeva;13\n");
    import(&chapter, &file, json!({})).await;
    assert_eq!(chapter.run("household_list", json!({})).await["total"], 2);
    let other = chapter.file("others.csv", "Ad;Soyad;Ailə\nCavid;Bağırov;12\n");
    import(&chapter, &other, json!({})).await;
    assert_eq!(
        chapter.run("household_list", json!({})).await["total"],
        3,
        "another list's number 12 is another household"
    );
    assert_eq!(counts(&import(&chapter, &file, json!({})).await), [0, 0, 3, 0, 0]);
    chapter.is_sound().await;
}

#[tokio::test]
async fn our_own_export_comes_back_with_no_change_and_goes_out_byte_for_byte() {
    let chapter = Chapter::new().await;
    chapter.run("people_generate", json!({"people": 60, "seed": 3})).await;
    let odd = chapter.person(json!({"given_name": "=1+1", "family_name": "'-Ələkbərov;\"", "notes": "a\n+b\n\n@c", "birth_date": "about 1980?", "city": "'=x"})).await;
    chapter
        .run("record_create", json!({"kind": "phone", "of": [odd], "fields": {"number": {"typed": "ask, 'Rauf'"}}}))
        .await;
    chapter
        .run(
            "record_create",
            json!({"kind": "address", "of": [odd], "fields": {"postal": {"typed": "Rosenstraße 7\n50678 Köln"}}}),
        )
        .await;
    chapter.run("record_edit", json!({"id": odd, "fields": {"status": {"state": "moved", "date": "2026-01"}, "consent_photo": {"answer": "no", "by": "Rauf"}}})).await;
    chapter
        .run("own_field_create", json!({"name": "Köynək", "kind": "text", "class": "ordinary", "choices": []}))
        .await;
    let fields = chapter.run("field_list", json!({"kind": "person"})).await;
    let own = fields
        .as_array()
        .expect("fields")
        .iter()
        .rev()
        .find(|f| f["own"]["name"] == "Köynək")
        .expect("the field")
        .clone();
    chapter.run("record_edit", json!({"id": odd, "fields": {text(&own["field"]): "-XL"}})).await;
    for language in [Json::Null, json!("az"), json!("ru"), json!("en")] {
        let first = chapter.path("first.csv");
        let export = |out: &str| json!({"out": out, "format": "csv", "purpose": "birlik", "language": language, "include_sensitive": true, "reason": "test"});
        chapter.run("export_people", export(&first)).await;
        let before = chapter.digest().await;
        let report = import(&chapter, &first, json!({"mode": "update"})).await;
        assert_eq!(counts(&report), [0, 0, 61, 0, 0], "{language}");
        assert_eq!(chapter.digest().await, before);
        let second = chapter.path("second.csv");
        chapter.run("export_people", export(&second)).await;
        assert!(std::fs::read(&first).expect("read") == std::fs::read(&second).expect("read"), "{language}");
    }
}

#[tokio::test]
async fn who_is_born_tomorrow_by_a_file_comes_in_with_the_date_as_typed_and_it_is_said() {
    let chapter = Chapter::new().await;
    let file = chapter.file(
        "born.csv",
        "Ad;Soyad;Doğum tarixi\nRauf;Quliyev;26.11.2026\nLeyla;Quliyeva;25.11.2026\nAysel;Quliyeva;2026-11-26\n",
    );
    let view = read(&chapter, &file, json!({})).await;
    assert_eq!(counts(&view), [3, 0, 0, 0, 0]);
    let problems = chapter.run("import_problems", json!({"import": view["import"]})).await;
    let told: Vec<(&Json, &Json, &Json)> = problems["items"]
        .as_array()
        .expect("problems")
        .iter()
        .map(|item| (&item["row"], &item["kind"], &item["raw"]))
        .collect();
    let unlikely = json!("unlikely_date");
    assert_eq!(told, [(&json!(1), &unlikely, &json!("26.11.2026")), (&json!(3), &unlikely, &json!("2026-11-26"))]);
    chapter.run("import_apply", json!({"import": view["import"]})).await;
    let page = chapter.run("person_list", json!({"sort": "name"})).await;
    let born = |given: &str| {
        let all = page["items"].as_array().expect("people");
        text(&all.iter().find(|person| person["given"] == given).expect("a person")["born"])
    };
    assert_eq!((born("Rauf").as_str(), born("Leyla").as_str()), ("26.11.2026", "2026-11-25"), "nothing is lost");
    let today = chapter.run("today_show", json!({})).await;
    for mend in ["value_kept_as_typed", "not_yet_born"] {
        assert!(today.to_string().contains(mend), "it is to be mended: {today}");
    }
}
