//! "Keep ours": declined and said again, so that it goes back to the sender and stands on both sides.

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
