//! The day: what is to complete, how many people a batch is about, and the backup before the day's first write.

use std::sync::atomic::Ordering;

use serde_json::json;

use crate::fixture::Chapter;

const A_DAY: i64 = 24 * 60 * 60 * 1000;

/// Backups of the open data file.
async fn backups(chapter: &Chapter) -> usize {
    chapter.run("backup_list", json!({})).await.as_array().expect("a list").len()
}

#[tokio::test]
async fn the_days_backup_is_made_before_its_first_write() {
    let chapter = Chapter::new().await;
    chapter.person(json!({"given_name": "Rauf"})).await;
    let before = backups(&chapter).await;
    chapter.clock.0.fetch_add(A_DAY, Ordering::Relaxed);
    chapter.run("today_show", json!({})).await;
    assert_eq!(backups(&chapter).await, before, "reading needs none");
    chapter.person(json!({"given_name": "Leyla"})).await;
    let list = chapter.run("backup_list", json!({})).await;
    assert_eq!(list.as_array().map(Vec::len), Some(before + 1));
    let held = chapter.run("backup_preview", json!({"file": list[0]["file"]})).await;
    assert_eq!((&held["present_people"], &held["backup_people"]), (&json!(2), &json!(1)));
    chapter.person(json!({"given_name": "Nərgiz"})).await;
    assert_eq!(backups(&chapter).await, before + 1, "one a day");
}

#[tokio::test]
async fn the_days_backup_is_made_behind_the_first_screens() {
    let chapter = Chapter::new().await;
    chapter.person(json!({"given_name": "Rauf"})).await;
    let before = backups(&chapter).await;
    chapter.app.look_around().await.unwrap();
    assert_eq!(backups(&chapter).await, before, "not at once");
    chapter.clock.0.fetch_add(A_DAY, Ordering::Relaxed);
    chapter.app.look_around().await.unwrap();
    assert_eq!(backups(&chapter).await, before + 1);
    chapter.app.look_around().await.unwrap();
    assert_eq!(backups(&chapter).await, before + 1, "one a day");
}

#[tokio::test]
async fn today_says_what_is_to_complete_and_counts_all_of_it() {
    let chapter = Chapter::new().await;
    let child = chapter.person(json!({"given_name": "Rauf", "birth_date": "2019-03-01"})).await;
    for day in 1..=25 {
        chapter
            .person(json!({"given_name": "Ayan", "family_name": format!("Ay{day:02}"), "birth_date": "neulich"}))
            .await;
    }
    let nameless = chapter.person(json!({"city": "Bonn"})).await;
    let phone = json!({"kind": "phone", "of": [nameless], "fields": {"number": {"typed": "hinten"}}});
    chapter.run("record_create", phone).await;
    let today = chapter.run("today_show", json!({})).await;
    let missing = today["to_complete"].as_array().unwrap();
    assert_eq!((&today["to_complete_total"], missing.len()), (&json!(28), 20));
    assert_eq!((&missing[0]["person"]["id"], &missing[0]["why"]), (&json!(child), &json!("no_adult_to_reach")));
    assert_eq!((&missing[1]["raw"], &missing[1]["field"]), (&json!("hinten"), &json!("phone.number")));
    assert_eq!((&missing[2]["raw"], &missing[2]["field"]), (&json!("neulich"), &json!("person.birth_date")));
    assert_eq!((&today["people"], &today["children"]), (&json!(27), &json!(1)));
}

#[tokio::test]
async fn a_batch_says_how_many_people_it_is_about() {
    let chapter = Chapter::new().await;
    let file = chapter.file("roster.csv", "Vorname;Nachname;Telefon\nRauf;Ali;0172 9968114\nLeyla;Ali;0172 9968115\n");
    let plan = chapter.run("import_read", json!({"file": file, "options": {}})).await;
    chapter.run("import_apply", json!({"import": plan["import"]})).await;
    let id = chapter.person(json!({"given_name": "Nərgiz"})).await;
    let edit = chapter.run("record_edit", json!({"id": id, "fields": {"city": "Köln"}})).await;
    let more =
        json!({"kind": "phone", "of": [id], "fields": {"number": {"typed": "0172 9968116"}}, "visit": edit["batch"]});
    chapter.run("record_create", more).await;
    let batches = chapter.run("batch_list", json!({})).await;
    let people: Vec<_> = batches.as_array().unwrap().iter().map(|batch| &batch["people"]).collect();
    assert_eq!(people[..3], [&json!(1), &json!(1), &json!(2)]);
}
