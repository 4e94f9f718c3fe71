//! People through the commands, as the window sees them.

use serde_json::json;

use crate::fixture::{Chapter, text};

#[tokio::test]
async fn a_person_is_made_found_edited_and_undone() {
    let chapter = Chapter::new().await;
    let id =
        chapter.person(json!({"given_name": "Aygün", "family_name": "Məmmədova", "birth_date": "1987-03-14"})).await;
    assert_eq!(chapter.found("мамедова").await, ["Məmmədova"]);
    let before = chapter.digest().await.0;
    let edit = chapter.run("record_edit", json!({"id": id, "fields": {"city": "Köln", "given_name": "Aygun"}})).await;
    assert_eq!(chapter.run("person_show", json!({"id": id})).await["summary"]["given"], "Aygun");
    let undone = chapter.run("batch_undo", json!({"batch": edit["batch"]})).await;
    assert_eq!((&undone["restored"], &undone["kept"]), (&json!(2), &json!([])));
    let shown = chapter.run("person_show", json!({"id": id})).await;
    assert_eq!((&shown["summary"]["given"], &shown["summary"]["city"]), (&json!("Aygün"), &json!("")));
    assert_eq!(chapter.digest().await.0, before);
    chapter.is_sound().await;
}

#[tokio::test]
async fn an_undo_leaves_what_was_written_since_and_says_so() {
    let chapter = Chapter::new().await;
    let id = chapter.person(json!({"given_name": "Rauf", "city": "Bonn"})).await;
    let first = chapter.run("record_edit", json!({"id": id, "fields": {"city": "Köln", "country": "DE"}})).await;
    chapter.run("record_edit", json!({"id": id, "fields": {"city": "Aachen"}})).await;
    let undone = chapter.run("batch_undo", json!({"batch": first["batch"]})).await;
    assert_eq!(undone["restored"], 1);
    assert_eq!(undone["kept"][0]["field"], "person.city");
    let shown = chapter.run("person_show", json!({"id": id})).await;
    assert_eq!((&shown["summary"]["city"], &shown["summary"]["country"]), (&json!("Aachen"), &json!("")));
    assert_eq!(chapter.refused("batch_undo", json!({"batch": first["batch"]})).await, birlik_core::Code::NotUndoable);
}

#[tokio::test]
async fn edits_of_one_visit_are_one_batch() {
    let chapter = Chapter::new().await;
    let id = chapter.person(json!({"given_name": "Rauf"})).await;
    let first = chapter.run("record_edit", json!({"id": id, "fields": {"city": "Köln"}})).await;
    let second =
        chapter.run("record_edit", json!({"id": id, "fields": {"city": "Bonn"}, "visit": first["batch"]})).await;
    assert_eq!(first["batch"], second["batch"]);
    chapter.run("batch_undo", json!({"batch": first["batch"]})).await;
    assert_eq!(chapter.run("person_show", json!({"id": id})).await["summary"]["city"], "");
    let later = chapter.run("record_edit", json!({"id": id, "fields": {"city": "Ulm"}, "visit": first["batch"]})).await;
    assert_ne!(later["batch"], first["batch"], "an undone visit is over");
}

#[tokio::test]
async fn a_telephone_is_kept_as_typed_and_read_beside() {
    let chapter = Chapter::new().await;
    let id = chapter.person(json!({"given_name": "Leyla"})).await;
    let phone = chapter
        .run(
            "record_create",
            json!({"kind": "phone", "of": [id], "fields": {"number": {"typed": "0172 9968114", "label": "mobile"}}}),
        )
        .await;
    assert_eq!(phone["kept"], json!([]));
    let bad = chapter
        .run("record_create", json!({"kind": "phone", "of": [id], "fields": {"number": {"typed": "ask Rauf"}}}))
        .await;
    assert_eq!(bad["kept"], json!(["number"]));
    let shown = chapter.run("person_show", json!({"id": id})).await;
    assert_eq!(
        shown["summary"]["phones"],
        json!([{"typed": "0172 9968114", "e164": "+491729968114"}, {"typed": "ask Rauf", "e164": null}])
    );
    assert_eq!(chapter.run("person_list", json!({"search": "99681"})).await["total"], 1);
    assert_eq!(chapter.run("person_list", json!({"search": "+49 172"})).await["total"], 1);
    chapter.is_sound().await;
}

#[tokio::test]
async fn a_date_that_cannot_be_read_stays_as_typed() {
    let chapter = Chapter::new().await;
    let written = chapter
        .run("record_create", json!({"kind": "person", "fields": {"given_name": "Ali", "birth_date": "31.02.2020"}}))
        .await;
    assert_eq!(written["kept"], json!(["birth_date"]));
    let today = chapter.run("today_show", json!({})).await;
    assert_eq!(today["to_complete"][0]["why"], "value_kept_as_typed");
    assert_eq!(today["to_complete"][0]["raw"], "31.02.2020");
}

#[tokio::test]
async fn a_deleted_person_is_gone_from_lists_and_comes_back_whole() {
    let chapter = Chapter::new().await;
    let id = chapter.person(json!({"given_name": "Rauf", "family_name": "Quliyev"})).await;
    chapter
        .run("record_create", json!({"kind": "phone", "of": [id], "fields": {"number": {"typed": "0172 9968114"}}}))
        .await;
    let before = chapter.digest().await.0;
    let deleted = chapter.run("record_delete", json!({"ids": [id]})).await;
    assert_eq!(chapter.run("person_list", json!({})).await["total"], 0);
    assert_eq!(chapter.run("person_show", json!({"id": id})).await["deleted"], true);
    chapter.run("batch_undo", json!({"batch": deleted["batch"]})).await;
    assert_eq!(chapter.found("quliyev").await, ["Quliyev"]);
    assert_eq!(chapter.digest().await.0, before);
    chapter.is_sound().await;
}

#[tokio::test]
async fn a_household_moves_together_and_tags_are_counted() {
    let chapter = Chapter::new().await;
    let rauf = chapter.person(json!({"given_name": "Rauf", "family_name": "Məmmədov"})).await;
    let aygun = chapter.person(json!({"given_name": "Aygün", "family_name": "Məmmədova"})).await;
    let moved =
        chapter.run("person_move_to_household", json!({"people": [rauf, aygun], "new_household": "Məmmədov"})).await;
    let household = text(&moved["id"]);
    let listed = chapter.run("household_list", json!({})).await;
    assert_eq!(listed["items"][0]["members"].as_array().map(Vec::len), Some(2));
    chapter.run("person_move_to_household", json!({"people": [aygun], "household": null})).await;
    let shown = chapter.run("person_show", json!({"id": rauf})).await;
    assert_eq!(shown["households"][0]["members"].as_array().map(Vec::len), Some(1));
    chapter.run("person_move_to_household", json!({"people": [aygun], "household": household})).await;
    assert_eq!(chapter.run("person_show", json!({"id": aygun})).await["summary"]["household"], household.as_str());
    chapter.run("person_tag", json!({"people": [rauf, aygun], "tag": "Choir", "on": true})).await;
    chapter.run("person_tag", json!({"people": [aygun], "tag": "Choir", "on": false})).await;
    assert_eq!(chapter.run("tag_list", json!({})).await[0]["people"], 1);
    let tagged = chapter.run("person_list", json!({"filters": [{"field": "tag", "values": ["Choir"]}]})).await;
    assert_eq!(tagged["items"][0]["given"], "Rauf");
    chapter.is_sound().await;
}

#[tokio::test]
async fn an_own_field_is_kept_searched_filtered_and_in_the_history_like_any_other() {
    let chapter = Chapter::new().await;
    let own = chapter
        .run(
            "own_field_create",
            json!({"name": "T-shirt", "kind": "choice", "class": "ordinary", "choices": ["S", "M"]}),
        )
        .await;
    let cell = format!("person.own_{}", text(&own["id"]));
    let fields = chapter.run("field_list", json!({"kind": "person"})).await;
    assert!(fields.as_array().is_some_and(|fields| fields.iter().any(|field| field["field"] == cell.as_str())));
    let id = chapter.person(json!({"given_name": "Rauf"})).await;
    chapter.run("record_edit", json!({"id": id, "fields": {&cell: "Medium"}})).await;
    assert_eq!(chapter.run("person_list", json!({"search": "medium"})).await["total"], 1);
    let filter = json!({"filters": [{"field": cell, "values": ["Medium"]}]});
    assert_eq!(chapter.run("person_list", filter).await["total"], 1);
    let history = chapter.run("record_history", json!({"id": id})).await;
    assert_eq!(history[0]["changes"][0]["after"], "Medium");
    assert_eq!(
        chapter
            .refused("own_field_create", json!({"name": "T-shirt", "kind": "text", "class": "ordinary", "choices": []}))
            .await,
        birlik_core::Code::BadName
    );
    chapter.is_sound().await;
}

#[tokio::test]
async fn birthdays_come_by_day_also_without_a_year_and_on_29_february() {
    let chapter = Chapter::new().await;
    chapter.person(json!({"given_name": "Today", "birth_date": "2016-11-25"})).await;
    chapter.person(json!({"given_name": "Later", "birth_date": "XXXX-12-01"})).await;
    chapter.person(json!({"given_name": "Far", "birth_date": "1990-06-01"})).await;
    let today = chapter.run("today_show", json!({})).await;
    let birthdays = today["birthdays"].as_array().expect("a list");
    let told: Vec<_> =
        birthdays.iter().map(|b| (b["person"]["given"].as_str(), b["in_days"].as_u64(), b["turns"].as_u64())).collect();
    assert_eq!(told, [(Some("Today"), Some(0), Some(10)), (Some("Later"), Some(6), None)]);
    assert_eq!(today["children"], 1);
}

#[tokio::test]
async fn the_list_is_ordered_by_the_language_and_the_exact_spelling_comes_first() {
    let chapter = Chapter::new().await;
    chapter.run("settings_edit", json!({"language": "az", "theme": "system", "density": "comfortable"})).await;
    for family in ["Muradov", "Мурадов", "Həsənov", "Hacıyev", "Xəlilov", "Ələkbərov", "Eyvazov"] {
        chapter.person(json!({"given_name": "Ali", "family_name": family})).await;
    }
    assert_eq!(
        chapter.found("").await,
        ["Eyvazov", "Ələkbərov", "Hacıyev", "Həsənov", "Xəlilov", "Muradov", "Мурадов"]
    );
    assert_eq!(chapter.found("Мурадов").await, ["Мурадов", "Muradov"]);
    assert_eq!(chapter.found("muradov").await, ["Muradov", "Мурадов"]);
    // X is read as H by those who write Latin letters; the letter typed comes first.
    assert_eq!(chapter.found("h").await, ["Hacıyev", "Həsənov", "Xəlilov"]);
}

#[tokio::test]
async fn a_yes_or_no_of_ones_own_narrows_the_list() {
    let chapter = Chapter::new().await;
    let own = json!({"name": "Driver", "kind": "yes_no", "class": "ordinary", "choices": []});
    let cell = format!("person.own_{}", text(&chapter.run("own_field_create", own).await["id"]));
    for (name, said) in [("Rauf", json!(true)), ("Leyla", json!(false)), ("Aygün", json!(null))] {
        let id = chapter.person(json!({"given_name": name})).await;
        chapter.run("record_edit", json!({"id": id, "fields": {&cell: said}})).await;
    }
    for (value, name) in [("yes", "Rauf"), ("no", "Leyla")] {
        let page = chapter.run("person_list", json!({"filters": [{"field": cell, "values": [value]}]})).await;
        assert_eq!((&page["total"], &page["items"][0]["given"]), (&json!(1), &json!(name)), "{value}");
    }
}
