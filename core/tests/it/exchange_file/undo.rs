//! Declined and undone: an overlay here, nothing that travels.

use serde_json::{Value as Json, json};

use super::{Network, given, waiting};
use crate::fixture::{Chapter, text};

async fn data(chapter: &Chapter) -> String {
    chapter.digest().await.0
}

async fn total(chapter: &Chapter) -> Json {
    chapter.run("person_list", json!({})).await["total"].clone()
}

#[tokio::test]
async fn declining_leaves_everything_as_it_is_here_and_at_the_sender() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let known = korpu.person(json!({"given_name": "Known"})).await;
    network.settle().await;
    korpu.run("record_edit", json!({"id": known, "fields": {"given_name": "Renamed", "city": "Köln"}})).await;
    let new = korpu.person(json!({"given_name": "New"})).await;
    korpu.run("record_create", json!({"kind": "phone", "of": [new], "fields": {"number": {"typed": "1"}}})).await;
    korpu.run("record_edit", json!({"id": new, "fields": {"city": "Bonn"}})).await;
    let before = data(ghent).await;
    let file = network.export(0, "a.birlik").await;
    let preview = ghent.run("exchange_preview", json!({"file": file})).await;
    let exchange = &preview["exchange"];
    let declined = json!({"exchange": exchange, "ids": [new], "fields": [format!("{known}:person.given_name"), format!("{known}:person.city")]});
    ghent.run("exchange_decline", declined).await;
    ghent.run("exchange_apply", json!({"exchange": exchange})).await;
    assert_eq!((given(ghent, &known).await, total(ghent).await), (json!("Known"), json!(1)));
    assert_eq!(data(ghent).await, before, "nothing that is shown has changed");
    ghent.is_sound().await;
    assert_eq!(waiting(ghent).await.len(), 0, "and nothing asks");
    // Both have the same cells; the sender keeps everything.
    network.settle().await;
    let cells = network.cells().await;
    assert_eq!(cells[0], cells[1]);
    assert_eq!((given(korpu, &known).await, total(korpu).await), (json!("Renamed"), json!(2)));
    assert_eq!(
        (given(ghent, &known).await, total(ghent).await),
        (json!("Known"), json!(1)),
        "the same again changes nothing"
    );
    // Any other word on it asks again.
    korpu.run("record_edit", json!({"id": known, "fields": {"given_name": "Renamed again"}})).await;
    korpu.run("record_edit", json!({"id": new, "fields": {"given_name": "New too"}})).await;
    network.settle().await;
    assert_eq!((given(ghent, &known).await, total(ghent).await), (json!("Renamed again"), json!(2)));
    ghent.is_sound().await;
}

#[tokio::test]
async fn undoing_an_import_shows_what_was_before_and_the_sender_keeps_its_records() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let known = korpu.person(json!({"given_name": "Known"})).await;
    network.settle().await;
    let before = data(ghent).await;
    korpu.run("record_edit", json!({"id": known, "fields": {"given_name": "Renamed"}})).await;
    let new = korpu.person(json!({"given_name": "New"})).await;
    korpu.run("record_create", json!({"kind": "phone", "of": [new], "fields": {"number": {"typed": "1"}}})).await;
    korpu.run("record_edit", json!({"id": new, "fields": {"city": "Bonn"}})).await;
    let report = network.import(1, &network.export(0, "a.birlik").await).await;
    let taken = data(ghent).await;
    let undone = ghent.run("batch_undo", json!({"batch": report["batch"]})).await;
    assert_eq!(undone["kept"], json!([]));
    assert_eq!((data(ghent).await, total(ghent).await), (before, json!(1)));
    ghent.is_sound().await;
    network.settle().await;
    let cells = network.cells().await;
    assert_eq!(cells[0], cells[1], "cells still converge with everyone");
    assert_eq!((total(korpu).await, given(korpu, &known).await), (json!(2), json!("Renamed")));
    // The undo can be undone.
    ghent.run("batch_undo", json!({"batch": undone["batch"]})).await;
    assert_eq!(data(ghent).await, taken);
    ghent.is_sound().await;
}

#[tokio::test]
async fn undoing_one_file_keeps_what_another_brought_too() {
    let network = Network::of(&["Körpü", "Council", "Ghent"]).await;
    let [korpu, council, ghent] = &network.chapters[..] else { unreachable!() };
    let id = korpu.person(json!({"given_name": "Leyla"})).await;
    let first = network.export(0, "a.birlik").await;
    network.import(1, &first).await;
    let only = korpu.person(json!({"given_name": "Only Körpü's"})).await;
    let second = network.export(0, "b.birlik").await;
    let passed_on = network.export(1, "c.birlik").await;
    let report = network.import(2, &second).await;
    network.import(2, &passed_on).await;
    let undone = ghent.run("batch_undo", json!({"batch": report["batch"]})).await;
    let kept: Vec<String> = undone["kept"].as_array().unwrap().iter().map(|kept| text(&kept["id"])).collect();
    assert!(kept.contains(&id) && !kept.contains(&only), "{kept:?}");
    let page = ghent.run("person_list", json!({})).await;
    assert_eq!((&page["total"], &page["items"][0]["id"]), (&json!(1), &json!(id)));
    assert_eq!(total(council).await, json!(1));
    ghent.is_sound().await;
}
