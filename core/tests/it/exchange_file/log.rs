//! What the window shows beside a preview: what a file is, what went out and came in, the bin, what an erasure takes.

use birlik_core::Code;
use serde_json::json;

use super::Network;
use crate::fixture::text;

#[tokio::test]
async fn what_is_dropped_is_known_by_its_first_bytes_and_not_by_its_name() {
    let network = Network::of(&["Körpü"]).await;
    let [korpu] = &network.chapters[..] else { unreachable!() };
    let plain = network.export(0, "roster.csv").await;
    let sealed = network.path("letter.txt");
    korpu.run("exchange_export", json!({"out": sealed, "passphrase": "seven words"})).await;
    let table = network.path("table.birlik");
    std::fs::write(&table, "age;name\n7;Leyla\n").unwrap();
    let (short, folder) = (network.path("short"), network.path("folder"));
    std::fs::write(&short, "age").unwrap();
    std::fs::create_dir(&folder).unwrap();
    let state = korpu.run("app_state", json!({})).await;
    let data = text(&state["file"]["path"]);
    for (path, sort) in [
        (&plain, "exchange"),
        (&sealed, "exchange"),
        (&data, "data_file"),
        (&table, "table"),
        (&short, "table"),
        (&folder, "table"),
    ] {
        assert_eq!(korpu.run("file_recognise", json!({"file": path})).await["sort"], sort, "{path}");
    }
    assert_eq!(korpu.refused("file_recognise", json!({"file": network.path("gone")})).await, Code::FileMissing);
}

#[tokio::test]
async fn the_log_says_what_went_out_what_came_in_and_who_has_it() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    korpu.person(json!({"given_name": "Leyla"})).await;
    let file = network.export(0, "first").await;
    let report = network.import(1, &file).await;
    let taken = ghent.run("exchange_log", json!({})).await["taken"].clone();
    assert_eq!(taken.as_array().unwrap().len(), 1);
    assert_eq!(
        (&taken[0]["chapter"], &taken[0]["no"], &taken[0]["scope"]),
        (&json!("Körpü"), &json!(1), &json!("everything"))
    );
    assert_eq!((&taken[0]["batch"], &taken[0]["undone"]), (&report["batch"], &json!(false)));
    ghent.run("batch_undo", json!({"batch": report["batch"]})).await;
    assert_eq!(ghent.run("exchange_log", json!({})).await["taken"][0]["undone"], true);
    // Ghent's file says what it has taken.
    let sent = korpu.run("exchange_log", json!({})).await["sent"].clone();
    assert_eq!((&sent[0]["people"], &sent[0]["encrypted"], &sent[0]["had_by"]), (&json!(1), &json!(false), &json!([])));
    let back = network.export(1, "back").await;
    network.import(0, &back).await;
    assert_eq!(korpu.run("exchange_log", json!({})).await["sent"][0]["had_by"], json!(["Ghent"]));
}

#[tokio::test]
async fn the_bin_lists_what_was_deleted_and_not_what_went_with_it() {
    let network = Network::of(&["Körpü"]).await;
    let [korpu] = &network.chapters[..] else { unreachable!() };
    let leyla = korpu.person(json!({"given_name": "Leyla"})).await;
    let ilqar = korpu.person(json!({"given_name": "İlqar"})).await;
    let phone = |of: &str| json!({"kind": "phone", "of": [of], "fields": {"number": {"typed": "+49 30 5550101"}}});
    let hers = text(&korpu.run("record_create", phone(&leyla)).await["id"]);
    let his = text(&korpu.run("record_create", phone(&ilqar)).await["id"]);
    assert_eq!(korpu.run("bin_list", json!({})).await["total"], 0);
    korpu.run("record_delete", json!({"ids": [hers]})).await;
    korpu.run("record_delete", json!({"ids": [leyla]})).await;
    korpu.run("record_delete", json!({"ids": [his]})).await;
    let bin = korpu.run("bin_list", json!({})).await;
    assert_eq!(bin["total"], 2, "{bin}");
    let line = |at: usize| {
        (text(&bin["items"][at]["id"]), text(&bin["items"][at]["kind"]), text(&bin["items"][at]["chapter"]))
    };
    assert_eq!(line(0), (his, "phone".into(), "Körpü".into()));
    assert_eq!(text(&bin["items"][0]["of"]), "İlqar");
    assert_eq!((line(1).0, text(&bin["items"][1]["title"])), (leyla.clone(), "Leyla".into()));
    assert_eq!(korpu.run("bin_list", json!({"offset": 1, "limit": 1})).await["items"][0]["id"], json!(leyla));
    korpu.run("record_restore", json!({"ids": [leyla]})).await;
    let left = korpu.run("bin_list", json!({})).await;
    assert_eq!(left["total"], 2, "her phone was deleted by itself and stays: {left}");
}

#[tokio::test]
async fn an_erasure_says_first_what_goes_with_a_person() {
    let network = Network::of(&["Körpü"]).await;
    let [korpu] = &network.chapters[..] else { unreachable!() };
    let mother = korpu.person(json!({"given_name": "Aygün"})).await;
    let child = korpu.person(json!({"given_name": "Nərgiz", "birth_date": "2018"})).await;
    korpu.run("record_create", json!({"kind": "phone", "of": [mother], "fields": {"number": {"typed": "1"}}})).await;
    let guardian = json!({"kind": "guardianship", "of": [child, mother], "fields": {"relation": "mother"}});
    korpu.run("record_create", guardian).await;
    let look = korpu.run("erase_look", json!({"id": mother})).await;
    assert_eq!(look["kinds"], json!({"person": 1, "phone": 1, "guardianship": 1}));
    let erased = korpu.run("person_erase", json!({"id": mother, "reason": "her letter of 3 May"})).await;
    assert_eq!(erased["records"], look["records"], "exactly that goes");
    assert_eq!(korpu.refused("erase_look", json!({"id": mother})).await, Code::NoSuchRecord);
}
