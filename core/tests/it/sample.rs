//! The sample chapter and invented people.

use serde_json::json;

use crate::fixture::Chapter;

#[tokio::test]
async fn the_sample_is_there_with_one_click_and_gone_with_another() {
    let chapter = Chapter::new().await;
    let empty = chapter.digest().await.0;
    let batch = chapter.run("sample_load", json!({})).await;
    assert_eq!(chapter.run("person_list", json!({})).await["total"], 120);
    chapter.is_sound().await;
    chapter.run("batch_undo", json!({"batch": batch["id"]})).await;
    assert_eq!(chapter.run("person_list", json!({})).await["total"], 0);
    assert_eq!(chapter.run("household_list", json!({})).await["total"], 0);
    assert_eq!(chapter.run("tag_list", json!({})).await, json!([]));
    assert_eq!(chapter.digest().await.0, empty);
    chapter.is_sound().await;
}

#[tokio::test]
async fn any_number_of_people_can_be_made_up() {
    let chapter = Chapter::new().await;
    let count: u32 = std::env::var("BIRLIK_PEOPLE").ok().and_then(|n| n.parse().ok()).unwrap_or(3_000);
    let begun = std::time::Instant::now();
    chapter.run("people_generate", json!({"people": count, "seed": 1})).await;
    println!("{count} people in {:?}", begun.elapsed());
    let begun = std::time::Instant::now();
    let page = chapter.run("person_list", json!({"search": "mam"})).await;
    println!("a page in {:?}: {} {}", begun.elapsed(), page["total"], page["total_exact"]);
    assert_eq!(chapter.run("person_list", json!({})).await["total"], count);
}

#[tokio::test]
async fn an_invented_network_is_in_the_shape_of_a_real_one_and_is_taken_back_whole() {
    let chapter = Chapter::new().await;
    let before = chapter.digest().await.0;
    let made = chapter.run("people_generate", json!({"people": 1200, "seed": 3, "network": true})).await;
    let tree = chapter.run("network_tree", json!({})).await;
    let lines = tree["items"].as_array().expect("a list");
    assert_eq!((lines.len(), &tree["people"]), (1200 / 125 + 1, &json!(1200)), "nine organisations and the chapter");
    let schools = chapter.run("school_list", json!({})).await;
    let pupils: u64 = schools.as_array().expect("a list").iter().filter_map(|school| school["pupils"].as_u64()).sum();
    assert_eq!((schools.as_array().map(Vec::len), pupils), (Some(2), 192));
    assert_eq!(chapter.run("record_list", json!({"kind": "event"})).await["total"], 120);
    let month = chapter.run("event_list", json!({"from": "2026-03-01", "to": "2026-03-31"})).await;
    assert!(month["total"].as_u64().expect("a number") > 45, "one in 13 is weekly: {}", month["total"]);
    crate::network::counts_agree(&chapter).await;
    chapter.is_sound().await;
    chapter.run("batch_undo", json!({"batch": made["id"]})).await;
    assert_eq!(chapter.digest().await.0, before);
}
