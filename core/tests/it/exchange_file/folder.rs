//! The shared folder, scopes, and the brake.

use std::sync::atomic::Ordering;

use birlik_core::Code;
use serde_json::{Value as Json, json};

use super::Network;
use crate::fixture::text;

fn states(folder: &Json) -> Vec<String> {
    let mut states: Vec<String> = folder["items"].as_array().unwrap().iter().map(|item| text(&item["state"])).collect();
    states.sort();
    states
}

#[tokio::test]
async fn a_shared_folder_lists_what_has_arrived_and_takes_our_file_once_a_day() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    korpu.person(json!({"given_name": "Leyla"})).await;
    let folder = network.path("shared");
    std::fs::create_dir(&folder).unwrap();
    for chapter in &network.chapters {
        chapter.run("exchange_folder_set", json!({"folder": folder})).await;
    }
    let daily = json!({"daily": true});
    let sent = korpu.run("exchange_folder_send", daily.clone()).await["exported"].clone();
    assert_eq!(sent["people"], 1);
    assert!(text(&sent["path"]).ends_with(".birlik") && text(&sent["path"]).contains("Körpü"));
    assert_eq!(korpu.run("exchange_folder_send", daily).await["exported"], json!(null), "one a day");
    let file = text(&sent["path"]);
    let bytes = std::fs::read(&file).unwrap();
    std::fs::write(format!("{folder}/part.birlik"), &bytes[..bytes.len() - 20]).unwrap();
    std::fs::write(format!("{folder}/a (conflicted copy).birlik"), &bytes).unwrap();
    std::fs::write(format!("{folder}/letter.birlik"), "Dear all").unwrap();
    std::fs::write(format!("{folder}/roster.csv"), "Ad").unwrap();
    assert_eq!(states(&korpu.run("exchange_folder_list", json!({})).await), ["arriving", "not_ours", "own", "own"]);
    let seen = ghent.run("exchange_folder_list", json!({})).await;
    assert_eq!(states(&seen), ["arrived", "arrived", "arriving", "not_ours"]);
    network.import(1, &file).await;
    assert_eq!(states(&ghent.run("exchange_folder_list", json!({})).await), ["arriving", "not_ours", "taken", "taken"]);
    // On demand again; of our own older ones the last stays, others' files always.
    for _ in 0..3 {
        korpu.run("exchange_folder_send", json!({})).await;
    }
    assert_eq!(states(&korpu.run("exchange_folder_list", json!({})).await), ["arriving", "not_ours", "own", "own"]);
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(korpu.run("exchange_folder_list", json!({})).await["present"], false);
    assert_eq!(korpu.refused("exchange_folder_send", json!({})).await, Code::FileMissing);
}

const A_DAY: i64 = 24 * 60 * 60 * 1000;

fn files(folder: &str) -> usize {
    std::fs::read_dir(folder).unwrap().flatten().filter(|file| file.path().extension().is_some()).count()
}

#[tokio::test]
async fn the_days_file_is_written_behind_the_first_screens_once_a_day_and_only_when_something_is_new() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    korpu.person(json!({"given_name": "Yes", "consent_pass_on": {"answer": "yes"}})).await;
    korpu.person(json!({"given_name": "Never asked"})).await;
    let folder = network.path("shared");
    std::fs::create_dir(&folder).unwrap();
    for chapter in &network.chapters {
        chapter.run("exchange_folder_set", json!({"folder": folder})).await;
    }
    let passes = async |ms: i64| {
        korpu.clock.0.fetch_add(ms, Ordering::Relaxed);
        korpu.app.look_around().await.unwrap();
        files(&folder)
    };
    assert_eq!(passes(60_000).await, 0, "nobody could read it: no key is here");
    network.import(0, &network.export(1, "hello").await).await;
    assert_eq!(passes(1_000).await, 0, "not each second");
    assert_eq!(passes(A_DAY).await, 1);
    assert_eq!(passes(60 * 60 * 1000).await, 1, "one a day");
    assert_eq!(passes(A_DAY).await, 1, "nothing is new");
    korpu.person(json!({"given_name": "More", "consent_pass_on": {"answer": "yes"}})).await;
    assert_eq!(passes(A_DAY).await, 2);
    // The council's view, for whoever we know; nothing is applied by itself.
    let list = ghent.run("exchange_folder_list", json!({})).await;
    assert_eq!(states(&list), ["arrived", "arrived"]);
    assert_eq!((&list["items"][0]["scope"], &list["items"][0]["chapter"]), (&json!("council"), &json!("Körpü")));
    assert_eq!(ghent.run("person_list", json!({})).await["total"], 0);
    network.import(1, &text(&list["items"][0]["file"])).await;
    assert_eq!(ghent.run("person_list", json!({})).await["total"], 2, "who never was asked is not passed on");

    // What fails says so, holds up nobody and is tried again.
    korpu.person(json!({"given_name": "Later", "consent_pass_on": {"answer": "yes"}})).await;
    let aside = network.path("elsewhere");
    std::fs::rename(&folder, &aside).unwrap();
    korpu.clock.0.fetch_add(A_DAY, Ordering::Relaxed);
    korpu.app.look_around().await.unwrap();
    let gone = korpu.run("exchange_folder_list", json!({})).await;
    assert_eq!((&gone["present"], &gone["problem"]), (&json!(false), &json!("gone")));
    std::fs::rename(&aside, &folder).unwrap();
    assert_eq!(passes(11 * 60 * 1000).await, 2, "the day before yesterday's is cleared away");
    assert_eq!(korpu.run("exchange_folder_list", json!({})).await["problem"], json!(null));
    let newest = ghent.run("exchange_folder_list", json!({})).await["items"][0].clone();
    assert_eq!(newest["state"], "arrived");
}

#[tokio::test]
async fn our_own_file_says_so_also_behind_a_passphrase_and_one_for_somebody_else_too() {
    let network = Network::of(&["Körpü", "Ghent", "Durna"]).await;
    let [korpu, ghent, durna] = &network.chapters[..] else { unreachable!() };
    korpu.person(json!({"given_name": "Leyla"})).await;
    let folder = network.path("shared");
    std::fs::create_dir(&folder).unwrap();
    for chapter in &network.chapters {
        chapter.run("exchange_folder_set", json!({"folder": folder})).await;
    }
    korpu.run("exchange_folder_send", json!({"passphrase": "five words", "to": ["Ghent"]})).await;
    let sent = std::fs::read_dir(&folder).unwrap().flatten().next().unwrap().path();
    std::fs::rename(&sent, format!("{folder}/renamed by a service.birlik")).unwrap();
    assert_eq!(states(&korpu.run("exchange_folder_list", json!({})).await), ["own"]);
    assert_eq!(states(&ghent.run("exchange_folder_list", json!({})).await), ["sealed"]);
    network.import(0, &network.export(1, "hello").await).await;
    korpu.run("exchange_folder_send", json!({"to": ["Ghent"]})).await;
    assert_eq!(states(&korpu.run("exchange_folder_list", json!({})).await), ["own", "own"]);
    assert_eq!(states(&ghent.run("exchange_folder_list", json!({})).await), ["arrived", "sealed"]);
    assert_eq!(states(&durna.run("exchange_folder_list", json!({})).await), ["not_for_us", "sealed"]);
}

#[tokio::test]
async fn a_council_gets_who_may_be_passed_on_and_later_only_the_word() {
    let network = Network::of(&["Körpü", "Council"]).await;
    let [korpu, council] = &network.chapters[..] else { unreachable!() };
    let yes = json!({"given_name": "Yes", "consent_pass_on": {"answer": "yes"}});
    let yes = korpu.person(yes).await;
    korpu.run("record_create", json!({"kind": "phone", "of": [yes], "fields": {"number": {"typed": "1"}}})).await;
    korpu.person(json!({"given_name": "Never asked"})).await;
    korpu.person(json!({"given_name": "No", "consent_pass_on": {"answer": "no"}})).await;
    korpu.person(json!({"given_name": "Child", "birth_date": "2018", "consent_pass_on": {"answer": "yes"}})).await;
    let hello = network.export(1, "hello").await;
    network.import(0, &hello).await;
    let send = async |name: &str| {
        let out = network.path(name);
        (korpu.run("exchange_export", json!({"out": out, "scope": "council", "to": ["Council"]})).await, out)
    };
    let (sent, file) = send("first").await;
    assert_eq!((&sent["people"], &sent["left_out"], &sent["encrypted"]), (&json!(1), &json!(1), &json!(true)));
    network.import(1, &file).await;
    let page = council.run("person_list", json!({})).await;
    assert_eq!((&page["total"], &page["items"][0]["phones"][0]["typed"]), (&json!(1), &json!("1")));
    let shown = korpu.run("exchange_sent", json!({"id": yes})).await;
    assert_eq!((&shown[0]["to"], &shown[0]["scope"]), (&json!("Council"), &json!("council")));
    // Consent withdrawn: words, not silence.
    korpu.run("record_edit", json!({"id": yes, "fields": {"consent_pass_on": {"answer": "no"}}})).await;
    let (sent, file) = send("second").await;
    assert_eq!((&sent["people"], &sent["withdrawn"]), (&json!(0), &json!(1)));
    let report = network.import(1, &file).await;
    assert_eq!(report["counts"]["withdrawn"], 1);
    let view = council.run("record_show", json!({"id": yes})).await;
    assert_eq!(view["fields"]["consent_pass_on"]["answer"], "no");
    // Given again: whole, since files are complete.
    korpu.run("record_edit", json!({"id": yes, "fields": {"consent_pass_on": {"answer": "yes"}}})).await;
    let (sent, file) = send("third").await;
    assert_eq!(sent["people"], 1);
    assert_eq!(network.import(1, &file).await["counts"]["withdrawn"], 0);
    assert_eq!(korpu.refused("exchange_export", json!({"out": file, "scope": "event:00"})).await, Code::NoSuchScope);
}

#[tokio::test]
async fn a_school_goes_with_its_pupils_only_for_a_reason_and_encrypted() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let make = async |kind: &str, of: Json, fields: Json| {
        text(&korpu.run("record_create", json!({"kind": kind, "of": of, "fields": fields})).await["id"])
    };
    let school = make("school", json!([]), json!({"name": "Sunday school"})).await;
    let class = make("class", json!([school]), json!({"name": "A"})).await;
    let pupil = korpu.person(json!({"given_name": "Pupil"})).await;
    make("enrolment", json!([pupil, class]), json!({"status": "enrolled"})).await;
    korpu.person(json!({"given_name": "Somebody else"})).await;
    network.import(0, &network.export(1, "hello").await).await;
    let out = network.path("school");
    let scope = format!("school:{school}");
    let sent = korpu.run("exchange_export", json!({"out": out, "scope": scope, "to": ["Ghent"]})).await;
    assert_eq!((&sent["people"], &sent["left_out"]), (&json!(0), &json!(1)), "a pupil without a birth date is a child");
    let asked = json!({"out": out, "scope": scope, "to": ["Ghent"], "include_sensitive": true});
    assert_eq!(korpu.refused("exchange_export", asked).await, Code::ReasonNeeded);
    let asked =
        json!({"out": out, "scope": scope, "to": ["Ghent"], "include_sensitive": true, "reason": "joint class"});
    assert_eq!(korpu.run("exchange_export", asked).await["people"], 1);
    network.import(1, &out).await;
    let names = ghent.run("person_list", json!({})).await;
    assert_eq!((&names["total"], &names["items"][0]["given"]), (&json!(1), &json!("Pupil")));
}

#[tokio::test]
async fn a_file_that_deletes_many_is_stopped_until_confirmed() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let mut ids = Vec::new();
    for n in 0..30 {
        ids.push(korpu.person(json!({"given_name": format!("Person {n}")})).await);
    }
    network.settle().await;
    korpu.run("record_delete", json!({"ids": ids[..9]})).await;
    network.import(1, &network.export(0, "nine").await).await;
    assert_eq!(ghent.run("person_list", json!({})).await["total"], 21);
    // One more of the same sender within the month.
    korpu.run("record_delete", json!({"ids": [ids[9]]})).await;
    let file = network.export(0, "tenth").await;
    let preview = ghent.run("exchange_preview", json!({"file": file})).await;
    assert_eq!(preview["counts"]["deleted"], 1);
    let exchange = &preview["exchange"];
    assert_eq!(ghent.refused("exchange_apply", json!({"exchange": exchange})).await, Code::ExchangeBrake);
    assert_eq!(ghent.run("person_list", json!({})).await["total"], 21);
    ghent.run("exchange_apply", json!({"exchange": exchange, "confirmed": true})).await;
    assert_eq!(ghent.run("person_list", json!({})).await["total"], 20);
    let backups = ghent.run("backup_list", json!({})).await;
    assert!(backups.as_array().unwrap().iter().any(|backup| backup["reason"] == "mass_delete"));
}
