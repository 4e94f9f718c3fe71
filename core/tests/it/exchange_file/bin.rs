//! The bin: heard from the chapter that keeps a record, emptied by it after ninety days, told of before.

use std::sync::atomic::Ordering;

use birlik_core::Code;
use serde_json::{Value as Json, json};

use super::{Network, waiting};
use crate::fixture::{Chapter, NOW, text};

const DAY: i64 = 24 * 60 * 60 * 1000;

/// Opens the data file on that day after the first.
async fn on_day(chapter: &Chapter, day: i64) -> Json {
    chapter.clock.0.store(NOW + day * DAY, Ordering::Relaxed);
    chapter.run("file_open", json!({"file": chapter.path("data.birlikdb")})).await;
    chapter.run("today_show", json!({})).await
}

#[tokio::test]
async fn what_was_deleted_is_told_of_and_erased_after_ninety_days_and_restoring_keeps_it() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let gone = korpu.person(json!({"given_name": "Gone"})).await;
    let kept = korpu.person(json!({"given_name": "Kept"})).await;
    let tag = text(&korpu.run("record_create", json!({"kind": "tag", "fields": {"name": "choir"}})).await["id"]);
    network.settle().await;
    korpu.run("record_delete", json!({"ids": [gone, kept, tag]})).await;
    let file = network.export(0, "deleted").await;
    network.import(1, &file).await;
    assert_eq!(waiting(ghent).await, Vec::<Json>::new(), "a tag has a home too");
    assert_eq!(on_day(korpu, 1).await["bin_total"], 0);
    assert_eq!(on_day(korpu, 76).await["bin_total"], 0);
    let today = on_day(korpu, 77).await;
    assert_eq!(today["bin_total"], 3);
    assert_eq!(today["bin"][0]["on"], "2027-02-24", "ninety days after it was seen");
    korpu.run("record_restore", json!({"ids": [kept]})).await;
    assert_eq!(korpu.run("today_show", json!({})).await["bin_total"], 2);
    assert_eq!(on_day(korpu, 90).await["bin_total"], 2);
    assert_eq!(on_day(korpu, 91).await["bin_total"], 0);
    for id in [&gone, &tag] {
        assert_eq!(korpu.refused("record_show", json!({"id": id})).await, Code::NoSuchRecord);
    }
    assert_eq!(korpu.run("person_list", json!({})).await["total"], 1);
    korpu.is_sound().await;
    let last = korpu.run("batch_list", json!({"limit": 1})).await[0].clone();
    assert_eq!((&last["what"], &last["undoable"]), (&json!("bin_empty"), &json!(false)));

    // Elsewhere it is a request; what lies in the bin there too goes after it was told of.
    on_day(ghent, 92).await;
    network.import(1, &network.export(0, "emptied").await).await;
    let requests = ghent.run("erase_requests", json!({})).await;
    assert_eq!((requests.as_array().unwrap().len(), &requests[0]["reason"]), (2, &json!("bin")));
    assert_eq!(on_day(ghent, 93).await["bin_total"], 2);
    on_day(ghent, 108).await;
    assert_eq!(ghent.refused("record_show", json!({"id": gone})).await, Code::NoSuchRecord);
    assert_eq!(ghent.run("erase_requests", json!({})).await, json!([]));
    ghent.is_sound().await;
}

#[tokio::test]
async fn no_clock_empties_the_bin_on_the_day_it_is_wrong() {
    let network = Network::of(&["Körpü"]).await;
    let korpu = &network.chapters[0];
    let id = korpu.person(json!({"given_name": "Leyla"})).await;
    korpu.run("record_delete", json!({"ids": [id]})).await;
    on_day(korpu, 1).await;
    // Sixty years ahead for a day, then right again.
    assert_eq!(on_day(korpu, 60 * 365).await["bin_total"], 1);
    assert_eq!(on_day(korpu, 2).await["bin_total"], 0);
    assert_eq!(on_day(korpu, 20).await["bin_total"], 0);
    // Deleted while the clock said 1970.
    korpu.run("record_restore", json!({"ids": [id]})).await;
    korpu.clock.0.store(0, Ordering::Relaxed);
    korpu.run("record_delete", json!({"ids": [id]})).await;
    assert_eq!(on_day(korpu, 21).await["bin_total"], 0);
    assert_eq!(korpu.run("record_show", json!({"id": id})).await["fields"]["given_name"], "Leyla");
}

#[tokio::test]
async fn a_household_or_tag_deleted_by_its_chapter_goes_everywhere_and_by_another_asks() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let mut ids = Vec::new();
    for (kind, field) in [("tag", "name"), ("household", "name"), ("school", "name"), ("event", "title")] {
        let made = json!({"kind": kind, "fields": {field: "Naməlum"}});
        ids.push(text(&korpu.run("record_create", made).await["id"]));
    }
    network.settle().await;
    korpu.run("record_delete", json!({"ids": [ids[0], ids[1]]})).await;
    ghent.run("record_delete", json!({"ids": [ids[2], ids[3]]})).await;
    network.settle().await;
    assert_eq!(waiting(ghent).await, Vec::<Json>::new(), "Körpü keeps them, Ghent's own deletion is its own");
    let asked: Vec<Json> = waiting(korpu).await.iter().map(|item| item["kind"].clone()).collect();
    assert_eq!(asked, ["delete_asks", "delete_asks"]);
    for chapter in &network.chapters {
        chapter.is_sound().await;
    }
}
