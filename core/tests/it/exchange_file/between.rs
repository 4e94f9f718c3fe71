//! One file there, one back.

use birlik_core::Code;
use serde_json::{Value as Json, json};

use super::{Network, decide, given, waiting};
use crate::fixture::text;

#[tokio::test]
async fn what_one_chapter_knows_the_other_knows_after_its_file() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let id = korpu.person(json!({"given_name": "Leyla", "family_name": "Əliyeva", "notes": "ə\n\"x\""})).await;
    korpu
        .run("record_create", json!({"kind": "phone", "of": [id], "fields": {"number": {"typed": "030 123456"}}}))
        .await;
    let file = network.export(0, "a.birlik").await;

    let preview = ghent.run("exchange_preview", json!({"file": file})).await;
    assert_eq!(preview["counts"]["new"], 2, "the person and the chapter");
    assert_eq!((&preview["sender"]["chapter"], &preview["sender"]["key"]), (&json!("Körpü"), &json!("new")));
    let items = ghent.run("exchange_items", json!({"exchange": preview["exchange"]})).await;
    let person = items["items"].as_array().unwrap().iter().find(|item| item["kind"] == "person").unwrap().clone();
    assert_eq!((&person["name"], &person["outcome"]), (&json!("Leyla Əliyeva"), &json!("new")));
    let change =
        person["fields"].as_array().unwrap().iter().find(|f| f["field"] == "person.given_name").unwrap().clone();
    assert_eq!((&change["before"], &change["after"]), (&json!(null), &json!("Leyla")));
    assert_eq!(change["values"][0]["chapter"], "Körpü");
    assert_eq!(ghent.run("person_list", json!({})).await["total"], 0, "nothing has changed yet");

    let report = ghent.run("exchange_apply", json!({"exchange": preview["exchange"]})).await;
    assert!(report["batch"].is_u64());
    let page = ghent.run("person_list", json!({"search": "eliyeva"})).await;
    assert_eq!((&page["total"], &page["items"][0]["phones"][0]["typed"]), (&json!(1), &json!("030 123456")));
    ghent.is_sound().await;

    let again = network.import(1, &file).await;
    assert_eq!(
        (&again["batch"], &again["counts"]["new"], &again["counts"]["updated"]),
        (&json!(null), &json!(0), &json!(0))
    );
    // One back, and both have the same cells.
    network.settle().await;
    let cells = network.cells().await;
    assert_eq!(cells[0], cells[1]);
    let mut named = Vec::new();
    for chapter in &network.chapters {
        named.push(chapter.run("exchange_digest", json!({"file": file})).await["cells"].clone());
    }
    assert_eq!(named[0], named[1]);
}

#[tokio::test]
async fn two_edits_of_one_field_stand_side_by_side_until_one_decides_for_all() {
    let network = Network::of(&["Körpü", "Ghent", "Council"]).await;
    let [korpu, ghent, council] = &network.chapters[..] else { unreachable!() };
    let id = korpu.person(json!({"given_name": "Leyla"})).await;
    network.settle().await;
    korpu.run("record_edit", json!({"id": id, "fields": {"given_name": "Leyla K"}})).await;
    ghent.run("record_edit", json!({"id": id, "fields": {"given_name": "Leyla G"}})).await;
    network.settle().await;
    for chapter in &network.chapters {
        let items = waiting(chapter).await;
        assert_eq!(items.len(), 1, "listed everywhere");
        assert_eq!(given(chapter, &id).await, "Leyla K", "the home chapter's word is shown");
        chapter.is_sound().await;
    }
    // The council has Ghent's word by one of both files.
    let item = waiting(council).await.remove(0);
    assert_eq!(item["values"].as_array().unwrap().len(), 2);
    decide(council, &item, json!("Leyla G")).await;
    network.settle().await;
    for chapter in &network.chapters {
        assert_eq!((waiting(chapter).await.len(), given(chapter, &id).await), (0, json!("Leyla G")));
    }
    let cells = network.cells().await;
    assert!(cells.iter().all(|digest| *digest == cells[0]));
}

#[tokio::test]
async fn a_deletion_that_had_not_seen_an_edit_is_listed_and_one_that_had_is_not() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let seen = korpu.person(json!({"given_name": "Seen"})).await;
    let unseen = korpu.person(json!({"given_name": "Unseen"})).await;
    network.settle().await;
    ghent.run("record_edit", json!({"id": seen, "fields": {"city": "Gent"}})).await;
    network.settle().await;
    korpu.run("record_delete", json!({"ids": [seen, unseen]})).await;
    // A link added elsewhere counts as an edit.
    ghent.run("record_create", json!({"kind": "phone", "of": [unseen], "fields": {"number": {"typed": "1"}}})).await;
    network.settle().await;
    for chapter in &network.chapters {
        let items = waiting(chapter).await;
        assert_eq!(items.len(), 1);
        assert_eq!((&items[0]["kind"], &items[0]["record"]), (&json!("deleted_edited"), &json!(unseen)));
        assert_eq!(chapter.run("person_list", json!({})).await["total"], 1, "the unseen one is still there");
        chapter.is_sound().await;
    }
}

#[tokio::test]
async fn a_deletion_by_a_chapter_that_is_not_home_asks_until_home_has_spoken() {
    let network = Network::of(&["Körpü", "Ghent", "Council"]).await;
    let [korpu, ghent, council] = &network.chapters[..] else { unreachable!() };
    let id = korpu.person(json!({"given_name": "Leyla"})).await;
    network.settle().await;
    ghent.run("record_delete", json!({"ids": [id]})).await;
    network.settle().await;
    assert_eq!(ghent.run("person_list", json!({})).await["total"], 0, "in its own bin");
    for chapter in [korpu, council] {
        assert_eq!(waiting(chapter).await[0]["kind"], "delete_asks");
        assert_eq!(chapter.run("person_list", json!({})).await["total"], 1);
    }
    let item = waiting(korpu).await.remove(0);
    decide(korpu, &item, json!(false)).await;
    network.settle().await;
    for chapter in &network.chapters {
        assert_eq!(
            (waiting(chapter).await.len(), &chapter.run("person_list", json!({})).await["total"]),
            (0, &json!(0))
        );
    }
}

#[tokio::test]
async fn a_file_for_a_key_opens_there_and_a_changed_key_is_refused_until_trusted() {
    let network = Network::of(&["Körpü", "Ghent", "Other"]).await;
    let [korpu, ghent, other] = &network.chapters[..] else { unreachable!() };
    korpu.person(json!({"given_name": "Child", "birth_date": "2020-05-01"})).await;
    korpu.person(json!({"given_name": "Adult", "birth_date": "1980-05-01"})).await;
    // Nobody's key yet: what goes in plain leaves the child here, and says so.
    let plain = network.path("plain.birlik");
    let report = korpu.run("exchange_export", json!({"out": plain, "plain": true})).await;
    assert_eq!((&report["people"], &report["left_out"], &report["encrypted"]), (&json!(1), &json!(1), &json!(false)));
    let forced = json!({"out": plain, "plain": true, "include_sensitive": true, "reason": "camp"});
    assert_eq!(korpu.refused("exchange_export", forced).await, Code::ExchangePlainRefused);
    // Ghent's first file brings its key.
    let hello = network.export(1, "hello.birlik").await;
    network.import(0, &hello).await;
    let sealed = network.path("sealed.birlik");
    let report = korpu.run("exchange_export", json!({"out": sealed, "to": ["Ghent"]})).await;
    assert_eq!(
        (&report["people"], &report["left_out"], &report["encrypted"], &report["to"]),
        (&json!(2), &json!(0), &json!(true), &json!("Ghent"))
    );
    assert_eq!(other.refused("exchange_preview", json!({"file": sealed})).await, Code::ExchangeNotForUs);
    network.import(1, &sealed).await;
    assert_eq!(ghent.run("person_list", json!({})).await["total"], 2);
    // The sender opens its own file too.
    assert_eq!(korpu.run("exchange_inspect", json!({"file": sealed})).await["sender"]["key"], "own");

    let secret = network.path("secret.birlik");
    korpu.run("exchange_export", json!({"out": secret, "passphrase": "birlik"})).await;
    assert_eq!(ghent.refused("exchange_preview", json!({"file": secret})).await, Code::ExchangePassphraseNeeded);
    let wrong = json!({"file": secret, "passphrase": "x"});
    assert_eq!(ghent.refused("exchange_preview", wrong).await, Code::ExchangeWrongPassphrase);
    ghent.run("exchange_preview", json!({"file": secret, "passphrase": "birlik"})).await;

    // Ghent has pinned another key of Körpü: as if the file came from somebody else.
    let path = std::path::PathBuf::from(ghent.path("data.birlikdb"));
    let mut conn = crate::file::connect(&path, false).await;
    sqlx::query("update peer set key = zeroblob(32)").execute(&mut conn).await.unwrap();
    drop(conn);
    assert_eq!(ghent.refused("exchange_preview", json!({"file": sealed})).await, Code::ExchangeKeyChanged);
    let keys = ghent.run("keys_list", json!({})).await;
    let peer = &keys["peers"][0];
    assert!(peer["offered_fingerprint"].is_string());
    let trust = json!({"installation": peer["installation"], "fingerprint": peer["offered_fingerprint"]});
    ghent.run("keys_trust", trust).await;
    ghent.run("exchange_preview", json!({"file": sealed})).await;
}

#[tokio::test]
async fn what_a_screen_refuses_and_two_files_make_together_is_kept_and_said() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let add = async |kind: &str, fields: serde_json::Value| {
        let made = korpu.run("record_create", json!({"kind": kind, "fields": fields})).await;
        crate::fixture::text(&made["id"])
    };
    let school = add("school", json!({"name": "Sərçə"})).await;
    let term = add("term", json!({"school": school, "name": "Payız", "from": "2026-09-01", "to": "2027-01-31"})).await;
    let [upper, lower] =
        [add("organisation", json!({"name": "Şura"})).await, add("organisation", json!({"name": "Ev"})).await];
    let household = add("household", json!({"name": "Əliyevlər"})).await;
    let [one, other] =
        [korpu.person(json!({"given_name": "Leyla"})).await, korpu.person(json!({"given_name": "Rauf"})).await];
    network.settle().await;
    let edit = |id: &str, fields: serde_json::Value| json!({"id": id, "fields": fields});
    // Each edit is right by itself.
    korpu.run("record_edit", edit(&term, json!({"from": "2027-01-15"}))).await;
    ghent.run("record_edit", edit(&term, json!({"to": "2026-12-20"}))).await;
    korpu.run("record_edit", edit(&upper, json!({"parent": lower}))).await;
    ghent.run("record_edit", edit(&lower, json!({"parent": upper}))).await;
    korpu.run("record_edit", edit(&household, json!({"head": one}))).await;
    ghent.run("record_edit", edit(&household, json!({"head": other}))).await;
    network.settle().await;
    for chapter in &network.chapters {
        let shown = chapter.run("record_show", json!({"id": term})).await["fields"].clone();
        assert_eq!((&shown["from"], &shown["to"]), (&json!("2027-01-15"), &json!("2026-12-20")), "nothing is lost");
        let tree = chapter.run("network_tree", json!({})).await;
        let lines: Vec<_> = tree["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|line| [&upper, &lower].contains(&&crate::fixture::text(&line["id"])))
            .collect();
        assert_eq!(lines.len(), 2, "both stand in the tree: {tree}");
        assert!(lines.iter().any(|line| line["in_a_circle"] == true), "the circle is said: {lines:?}");
        let heads = waiting(chapter).await;
        assert_eq!(heads.len(), 1, "two heads of one household are for a person to decide: {heads:?}");
        assert_eq!(heads[0]["values"].as_array().unwrap().len(), 2);
        chapter.is_sound().await;
    }
}

#[tokio::test]
async fn what_was_said_here_did_not_come_through_the_chapter_that_brought_the_record() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let id = ghent.person(json!({"given_name": "Nino", "city": "Gent"})).await;
    network.import(0, &network.export(1, "made").await).await;
    korpu.run("record_edit", json!({"id": id, "fields": {"city": "Köln"}})).await;
    ghent.run("record_edit", json!({"id": id, "fields": {"city": "Antwerpen"}})).await;
    network.import(0, &network.export(1, "changed").await).await;
    let items = waiting(korpu).await;
    let mut sides: Vec<(String, Json)> = items[0]["values"]
        .as_array()
        .expect("two values")
        .iter()
        .map(|side| (text(&side["value"]), side["via"].clone()))
        .collect();
    sides.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(sides, [("Antwerpen".to_owned(), Json::Null), ("Köln".to_owned(), Json::Null)]);
}
