//! Histories that broke other programs (merge design, 5, 8 and 10), told once each.

use std::sync::atomic::Ordering;

use birlik_core::Code;
use serde_json::{Value as Json, json};

use super::{Network, decide, waiting};
use crate::fixture::{Chapter, text};

const YEAR: i64 = 31_556_952_000;

async fn city(chapter: &Chapter, id: &str) -> Json {
    chapter.run("record_show", json!({"id": id})).await["fields"]["city"].clone()
}

async fn installation(chapter: &Chapter) -> String {
    text(&chapter.run("app_state", json!({})).await["file"]["installation"])
}

async fn reopen(chapter: &Chapter) {
    chapter.run("file_open", json!({"file": chapter.path("data.birlikdb")})).await;
}

/// Körpü went back to an older state and wrote on before the next file came: both values stand, nothing is lost, and everybody
/// ends with the decision.
async fn nothing_is_lost(network: &Network, id: &str, before: &str) {
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    assert_ne!(installation(korpu).await, before, "speaks as another installation");
    korpu.run("record_edit", json!({"id": id, "fields": {"city": "Leuven"}})).await;
    network.import(0, &network.export(1, "back").await).await;
    let items = waiting(korpu).await;
    let mut values: Vec<String> = items[0]["values"].as_array().unwrap().iter().map(|v| text(&v["value"])).collect();
    values.sort();
    assert_eq!((items.len(), values), (1, vec!["Brugge".to_owned(), "Leuven".to_owned()]));
    decide(korpu, &items[0], json!("Leuven")).await;
    network.settle().await;
    for chapter in [korpu, ghent] {
        assert_eq!((city(chapter, id).await, waiting(chapter).await.len()), (json!("Leuven"), 0));
        chapter.is_sound().await;
    }
    let cells = network.cells().await;
    assert_eq!(cells[0], cells[1]);
}

/// A person, a copy of the data file from before an edit, and the edit known to Ghent.
async fn begun() -> (Network, String, Vec<u8>) {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let korpu = &network.chapters[0];
    let id = korpu.person(json!({"given_name": "Leyla", "city": "Gent"})).await;
    korpu.run("file_close", json!({})).await;
    let bytes = std::fs::read(korpu.path("data.birlikdb")).unwrap();
    reopen(korpu).await;
    korpu.run("record_edit", json!({"id": id, "fields": {"city": "Brugge"}})).await;
    network.settle().await;
    (network, id, bytes)
}

#[tokio::test]
async fn an_older_copy_put_back_in_place_by_hand_loses_nothing() {
    let (network, id, bytes) = begun().await;
    let korpu = &network.chapters[0];
    let before = installation(korpu).await;
    korpu.run("file_close", json!({})).await;
    std::fs::write(korpu.path("data.birlikdb"), bytes).unwrap();
    reopen(korpu).await;
    nothing_is_lost(&network, &id, &before).await;
}

#[tokio::test]
async fn an_older_copy_on_a_new_computer_loses_nothing() {
    let (network, id, bytes) = begun().await;
    let korpu = &network.chapters[0];
    let before = installation(korpu).await;
    korpu.run("file_close", json!({})).await;
    // Another computer knows nothing of this file.
    std::fs::remove_dir_all(korpu.path("config")).unwrap();
    std::fs::write(korpu.path("data.birlikdb"), bytes).unwrap();
    reopen(korpu).await;
    nothing_is_lost(&network, &id, &before).await;
}

#[tokio::test]
async fn a_copied_file_and_its_original_are_two_that_exchange() {
    let network = Network::of(&["Körpü"]).await;
    let korpu = &network.chapters[0];
    let id = korpu.person(json!({"given_name": "Leyla", "city": "Gent"})).await;
    korpu.run("file_close", json!({})).await;
    let (original, copy) = (korpu.path("data.birlikdb"), korpu.path("copy.birlikdb"));
    std::fs::copy(&original, &copy).unwrap();
    let open = async |file: &str| drop(korpu.run("file_open", json!({"file": file})).await);
    let export = async |name: &str| {
        let out = network.path(name);
        korpu.run("exchange_export", json!({"out": out, "plain": true})).await;
        out
    };
    let mut installations = Vec::new();
    for (file, said) in [(&original, "Brugge"), (&copy, "Leuven")] {
        open(file).await;
        installations.push(installation(korpu).await);
        korpu.run("record_edit", json!({"id": id, "fields": {"city": said}})).await;
    }
    assert_ne!(installations[0], installations[1], "the copy speaks for itself");
    let from_copy = export("copy").await;
    open(&original).await;
    network.import(0, &from_copy).await;
    let items = waiting(korpu).await;
    assert_eq!((items.len(), items[0]["values"].as_array().unwrap().len()), (1, 2), "both edits stand");
    decide(korpu, &items[0], json!("Aalst")).await;
    let (from_original, cells) = (export("original").await, korpu.digest().await.1);
    open(&copy).await;
    network.import(0, &from_original).await;
    assert_eq!((city(korpu, &id).await, waiting(korpu).await.len()), (json!("Aalst"), 0));
    assert_eq!(korpu.digest().await.1, cells);
    korpu.is_sound().await;
}

#[tokio::test]
async fn clocks_of_1970_and_2090_change_nothing_but_what_is_shown_first() {
    let network = Network::of(&["Körpü", "Ghent", "Council"]).await;
    let [korpu, ghent, council] = &network.chapters[..] else { unreachable!() };
    let id = korpu.person(json!({"given_name": "Leyla", "city": "Gent", "notes": "old"})).await;
    network.settle().await;
    korpu.clock.0.store(0, Ordering::Relaxed);
    ghent.clock.0.store(120 * YEAR, Ordering::Relaxed);
    korpu.run("record_edit", json!({"id": id, "fields": {"city": "1970"}})).await;
    ghent.run("record_edit", json!({"id": id, "fields": {"city": "2090", "notes": "of 2090"}})).await;
    network.settle().await;
    for chapter in &network.chapters {
        assert_eq!(waiting(chapter).await.len(), 1, "concurrent whatever the clocks say");
        assert_eq!(city(chapter, &id).await, "1970", "the home chapter's word is shown");
        let notes = chapter.run("record_show", json!({"id": id})).await["fields"]["notes"].clone();
        assert_eq!(notes, "of 2090", "nobody else spoke of it");
    }
    // A stamp of 2090 poisons nobody's clock: who has seen it answers it.
    let item = waiting(council).await.remove(0);
    decide(council, &item, json!("now")).await;
    korpu.run("record_edit", json!({"id": id, "fields": {"notes": "after 2090"}})).await;
    network.settle().await;
    for chapter in &network.chapters {
        assert_eq!((city(chapter, &id).await, waiting(chapter).await.len()), (json!("now"), 0));
        let notes = chapter.run("record_show", json!({"id": id})).await["fields"]["notes"].clone();
        assert_eq!(notes, "after 2090");
        chapter.is_sound().await;
    }
    let cells = network.cells().await;
    assert!(cells.iter().all(|digest| *digest == cells[0]));
}

#[tokio::test]
async fn an_erased_guardian_of_two_children_leaves_both_and_both_are_to_complete() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let guardian = korpu.person(json!({"given_name": "Guardian"})).await;
    let phone = json!({"kind": "phone", "of": [guardian], "fields": {"number": {"typed": "+49 30 1234567"}}});
    korpu.run("record_create", phone).await;
    let mut children = Vec::new();
    for name in ["Leyla", "Rəşad"] {
        let child = korpu.person(json!({"given_name": name, "birth_date": "2019"})).await;
        let kind = json!({"kind": "guardianship", "of": [child, guardian], "fields": {"relation": "mother"}});
        korpu.run("record_create", kind).await;
        children.push(child);
    }
    let all = network.path("all");
    korpu.run("exchange_export", json!({"out": all, "passphrase": "söz"})).await;
    let preview = ghent.run("exchange_preview", json!({"file": all, "passphrase": "söz"})).await;
    ghent.run("exchange_apply", json!({"exchange": preview["exchange"]})).await;
    for chapter in &network.chapters {
        assert_eq!(chapter.run("today_show", json!({})).await["to_complete_total"], 0);
    }
    let erased = korpu.run("person_erase", json!({"id": guardian, "reason": "asked"})).await;
    assert_eq!(erased["records"], 4, "the person, the phone, and both guardianships");
    network.import(1, &network.export(0, "asks").await).await;
    assert_eq!(ghent.run("erase_requests", json!({})).await[0]["id"], json!(guardian));
    ghent.run("person_erase", json!({"id": guardian, "reason": "Körpü asked"})).await;
    for chapter in &network.chapters {
        let today = chapter.run("today_show", json!({})).await;
        let mut named: Vec<String> =
            today["to_complete"].as_array().unwrap().iter().map(|gap| text(&gap["person"]["id"])).collect();
        named.sort();
        children.sort();
        assert_eq!(named, children, "who is responsible now?");
        assert!(today["to_complete"].as_array().unwrap().iter().all(|gap| gap["why"] == "no_adult_to_reach"));
        assert_eq!(chapter.refused("record_show", json!({"id": guardian})).await, Code::NoSuchRecord);
        chapter.is_sound().await;
    }
}
