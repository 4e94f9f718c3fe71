//! "Keep ours": declined and said again, so that it goes back to the sender and stands on both sides.

use birlik_core::Code;
use serde_json::json;

use super::{Network, waiting};

/// Körpü and Ghent with one person, whom Ghent changed; gives the exchange that waits at Körpü.
async fn changed_in_ghent(network: &Network, id: &str) -> serde_json::Value {
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    network.settle().await;
    ghent.run("record_edit", json!({"id": id, "fields": {"city": "Gent", "notes": "by Ghent"}})).await;
    let file = network.export(1, "change").await;
    korpu.run("exchange_preview", json!({"file": file})).await["exchange"].clone()
}

#[tokio::test]
async fn ours_is_kept_on_one_field_and_goes_back() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let id = korpu.person(json!({"given_name": "Leyla", "city": "Köln"})).await;
    let exchange = changed_in_ghent(&network, &id).await;
    let field = format!("{id}:person.city");
    let kept = korpu.run("exchange_keep", json!({"exchange": exchange, "fields": [field]})).await;
    assert_eq!((&kept["ours"], &kept["declined"]), (&json!(1), &json!(1)));
    let items = korpu.run("exchange_items", json!({"exchange": exchange})).await;
    let changes = items["items"][0]["fields"].as_array().unwrap();
    let city = changes.iter().find(|change| change["field"] == "person.city").unwrap();
    assert_eq!((&city["declined"], &city["ours"], &city["held"]), (&json!(true), &json!(true), &json!(true)));

    let report = korpu.run("exchange_apply", json!({"exchange": exchange})).await;
    assert_eq!(report["ours"], 1);
    let fields = korpu.run("record_show", json!({"id": id})).await["fields"].clone();
    assert_eq!((&fields["city"], &fields["notes"]), (&json!("Köln"), &json!("by Ghent")));
    let batches = korpu.run("batch_list", json!({})).await;
    assert_eq!((&batches[0]["what"], &batches[1]["what"]), (&json!("exchange_keep"), &json!("exchange_import")));
    network.import(1, &network.export(0, "back").await).await;
    assert_eq!(ghent.run("record_show", json!({"id": id})).await["fields"]["city"], "Köln");
    assert_eq!((waiting(korpu).await.len(), waiting(ghent).await.len()), (0, 0), "Ghent's word was answered");
    assert_eq!(korpu.digest().await, ghent.digest().await);
    korpu.is_sound().await;

    // It is an act of its own: taken back alone, what the file said is read.
    korpu.run("batch_undo", json!({"batch": batches[0]["id"]})).await;
    let fields = korpu.run("record_show", json!({"id": id})).await["fields"].clone();
    assert_eq!((&fields["city"], &fields["notes"]), (&json!("Gent"), &json!("by Ghent")));
}

#[tokio::test]
async fn a_record_is_kept_against_a_deletion_and_only_left_out_when_taken_back() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let id = korpu.person(json!({"given_name": "Leyla"})).await;
    let other = korpu.person(json!({"given_name": "Rauf", "city": "Köln"})).await;
    network.settle().await;
    ghent.run("record_delete", json!({"ids": [id]})).await;
    ghent.run("record_edit", json!({"id": other, "fields": {"city": "Gent"}})).await;
    let made = ghent.person(json!({"given_name": "Nino"})).await;
    let file = network.export(1, "deletes").await;
    let exchange = korpu.run("exchange_preview", json!({"file": file})).await["exchange"].clone();
    let keep = |ids: &[&String], keep: bool| json!({"exchange": exchange, "ids": ids, "keep": keep});
    assert_eq!(korpu.refused("exchange_keep", keep(&[&made], true)).await, Code::NoSuchRecord, "nothing of ours");
    korpu.run("exchange_keep", keep(&[&id, &other], true)).await;
    let left = korpu.run("exchange_keep", keep(&[&other], false)).await;
    assert_eq!((&left["ours"], &left["declined"]), (&json!(1), &json!(2)));
    korpu.run("exchange_apply", json!({"exchange": exchange})).await;
    assert_eq!(korpu.run("record_show", json!({"id": other})).await["fields"]["city"], "Köln");

    network.import(1, &network.export(0, "back").await).await;
    assert_eq!(ghent.run("person_show", json!({"id": id})).await["deleted"], false, "it goes back");
    assert_eq!(ghent.run("record_show", json!({"id": other})).await["fields"]["city"], "Gent", "left out here only");
    assert_eq!((waiting(korpu).await.len(), waiting(ghent).await.len()), (0, 0));
    assert_eq!(korpu.digest().await.1, ghent.digest().await.1);
    korpu.is_sound().await;
}
