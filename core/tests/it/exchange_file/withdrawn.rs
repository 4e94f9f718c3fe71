//! People whose chapter no longer passes them on: asked about, kept, let go, and whole again when consent is given anew.

use std::sync::atomic::Ordering;

use birlik_core::Code;
use serde_json::{Value as Json, json};

use super::erase::{CANARY, holds_canary};
use super::{Network, waiting};
use crate::fixture::{Chapter, text};

/// Körpü and a council that know each other's keys.
async fn acquainted() -> Network {
    let network = Network::of(&["Körpü", "Council"]).await;
    for (from, to) in [(0, 1), (1, 0)] {
        let hello = network.path(&format!("hello-{from}"));
        network.chapters[from].run("exchange_export", json!({"out": hello, "scope": "council", "plain": true})).await;
        network.import(to, &hello).await;
    }
    network
}

/// The council's view from one to the other, taken in there.
async fn pass(network: &Network, from: usize, name: &str) -> (Json, Json) {
    let out = network.path(name);
    let to = if from == 0 { "Council" } else { "Körpü" };
    let sent = network.chapters[from].run("exchange_export", json!({"out": out, "scope": "council", "to": [to]})).await;
    (sent, network.import(1 - from, &out).await)
}

async fn answer(chapter: &Chapter, id: &str, answer: &str) {
    chapter.run("record_edit", json!({"id": id, "fields": {"consent_pass_on": {"answer": answer}}})).await;
}

async fn resolve(chapter: &Chapter, conflict: &Json, decision: Json) {
    chapter.run("conflict_resolve", json!({"id": conflict["id"], "decision": decision})).await;
}

#[tokio::test]
async fn let_go_when_our_words_are_home_and_whole_again_with_a_new_consent() {
    let network = acquainted().await;
    let [korpu, council] = &network.chapters[..] else { unreachable!() };
    let person = json!({"given_name": CANARY, "consent_pass_on": {"answer": "yes"}});
    let id = korpu.person(person).await;
    korpu.run("record_create", json!({"kind": "phone", "of": [id], "fields": {"number": {"typed": "1"}}})).await;
    pass(&network, 0, "first").await;
    council.run("record_edit", json!({"id": id, "fields": {"city": "Gent"}})).await;
    council.run("person_tag", json!({"people": [id], "tag": "board", "on": true})).await;

    answer(korpu, &id, "no").await;
    let (sent, report) = pass(&network, 0, "second").await;
    assert_eq!(
        (&sent["people"], &sent["withdrawn"], &report["counts"]["withdrawn"]),
        (&json!(0), &json!(1), &json!(1))
    );
    let asked = waiting(council).await.remove(0);
    assert_eq!((&asked["kind"], &asked["record"], &asked["name"]), (&json!("withdrawn"), &json!(id), &json!(CANARY)));
    assert_eq!((&asked["unsent"], &asked["only_ours"]), (&json!(1), &json!(1)), "the city; the tag");
    assert_eq!(asked["values"][0]["chapter"], "Körpü");
    assert_eq!(council.run("person_list", json!({})).await["total"], 1, "nothing happens by itself");
    // The same file again asks once.
    assert_eq!(network.import(1, &network.path("second")).await["batch"], json!(null));
    let let_go = json!({"id": asked["id"], "decision": "let_go"});
    assert_eq!(council.refused("conflict_resolve", let_go.clone()).await, Code::LetGoWaits);

    // What the council wrote goes back to the chapter that keeps the person, and is known to be there by its next file.
    let (sent, _) = pass(&network, 1, "back").await;
    assert_eq!(sent["people"], 1);
    assert_eq!(korpu.run("record_show", json!({"id": id})).await["fields"]["city"], "Gent");
    assert_eq!(council.refused("conflict_resolve", let_go.clone()).await, Code::LetGoWaits);
    pass(&network, 0, "third").await;
    assert_eq!(waiting(council).await[0]["unsent"], 0);
    council.run("conflict_resolve", let_go).await;

    assert_eq!(waiting(council).await.len(), 0);
    assert_eq!(council.run("person_list", json!({})).await["total"], 0);
    assert_eq!(council.run("person_list", json!({"search": "zumrud"})).await["total"], 0);
    assert_eq!(council.refused("record_show", json!({"id": id})).await, Code::NoSuchRecord);
    assert_eq!(holds_canary(council), Vec::<String>::new());
    council.is_sound().await;
    // Whatever file brings her cells: dropped and counted, while only the word stands and is passed on.
    let whole = network.export(0, "everything").await;
    let report = network.import(1, &whole).await;
    assert!(report["counts"]["let_go"].as_u64().unwrap() >= 3, "name, city, phone");
    assert_eq!((&report["counts"]["new"], &report["counts"]["withdrawn"]), (&json!(0), &json!(0)));
    assert_eq!(council.run("person_list", json!({})).await["total"], 0);
    assert_eq!(holds_canary(council), Vec::<String>::new());
    let lines = zstd::decode_all(std::fs::File::open(network.export(1, "passed on").await).unwrap()).unwrap();
    let lines = String::from_utf8(lines).unwrap();
    assert!(lines.contains("\\\"answer\\\":\\\"no\\\"") && !lines.contains(CANARY), "{lines}");

    answer(korpu, &id, "yes").await;
    let (_, report) = pass(&network, 0, "fourth").await;
    assert_eq!((&report["counts"]["new"], &report["counts"]["let_go"]), (&json!(1), &json!(0)));
    let page = council.run("person_list", json!({"search": "zumrud"})).await;
    assert_eq!((&page["total"], &page["items"][0]["phones"][0]["typed"]), (&json!(1), &json!("1")));
    assert_eq!(council.run("record_show", json!({"id": id})).await["fields"]["city"], "Gent");
    assert_eq!(waiting(council).await.len(), 0);
    council.is_sound().await;
    // Again as if she never had come: the import is undone.
    council.run("batch_undo", json!({"batch": report["batch"]})).await;
    assert_eq!(council.run("person_list", json!({})).await["total"], 0);
    council.is_sound().await;
}

#[tokio::test]
async fn kept_until_a_day_it_asks_again_and_a_yes_before_that_ends_it() {
    let network = acquainted().await;
    let [korpu, council] = &network.chapters[..] else { unreachable!() };
    let id = korpu.person(json!({"given_name": "Leyla", "consent_pass_on": {"answer": "yes"}})).await;
    pass(&network, 0, "first").await;
    answer(korpu, &id, "no").await;
    pass(&network, 0, "second").await;
    let asked = waiting(council).await.remove(0);
    let wrong = json!({"id": asked["id"], "decision": {"keep_until": "spring"}});
    assert_eq!(council.refused("conflict_resolve", wrong).await, Code::BadValue);
    resolve(council, &asked, json!({"keep_until": "2027-01-15"})).await;
    assert_eq!((waiting(council).await.len(), &council.run("person_list", json!({})).await["total"]), (0, &json!(1)));
    council.clock.0.fetch_add(60 * 24 * 60 * 60 * 1000, Ordering::Relaxed);
    assert_eq!(waiting(council).await.len(), 1);
    answer(korpu, &id, "yes").await;
    pass(&network, 0, "third").await;
    assert_eq!(waiting(council).await.len(), 0);
    council.is_sound().await;
}

#[tokio::test]
async fn a_file_that_withdraws_many_is_stopped_and_its_undo_takes_the_question_back() {
    let network = acquainted().await;
    let [korpu, council] = &network.chapters[..] else { unreachable!() };
    let mut ids = Vec::new();
    for n in 0..10 {
        ids.push(korpu.person(json!({"given_name": format!("P{n}"), "consent_pass_on": {"answer": "yes"}})).await);
    }
    pass(&network, 0, "first").await;
    for id in &ids {
        answer(korpu, id, "no").await;
    }
    let out = network.path("second");
    korpu.run("exchange_export", json!({"out": out, "scope": "council", "to": ["Council"]})).await;
    let preview = council.run("exchange_preview", json!({"file": out})).await;
    let apply = json!({"exchange": preview["exchange"]});
    assert_eq!(council.refused("exchange_apply", apply).await, Code::ExchangeBrake);
    let confirmed = json!({"exchange": preview["exchange"], "confirmed": true});
    let report = council.run("exchange_apply", confirmed).await;
    assert_eq!(waiting(council).await.len(), 10);
    // Somebody let go does not count a second time when another file comes.
    let asked = waiting(council).await.remove(0);
    resolve(council, &asked, json!("let_go")).await;
    assert_eq!(network.import(1, &out).await["counts"]["withdrawn"], 9);
    council.run("batch_undo", json!({"batch": report["batch"]})).await;
    assert_eq!(waiting(council).await.len(), 0);
    assert_eq!(council.run("person_list", json!({})).await["total"], 9);
}

#[tokio::test]
async fn what_was_let_go_here_is_asked_about_on_our_other_computer_and_not_at_home() {
    let network = acquainted().await;
    let [korpu, council] = &network.chapters[..] else { unreachable!() };
    let id = korpu.person(json!({"given_name": "Leyla", "consent_pass_on": {"answer": "yes"}})).await;
    pass(&network, 0, "first").await;
    let all = network.path("all");
    council.run("exchange_export", json!({"out": all, "passphrase": "söz"})).await;
    let other = Chapter::unopened(77);
    let join = json!({"out": other.path("data.birlikdb"), "file": all, "passphrase": "söz"});
    other.run("file_join", join).await;
    assert_eq!(other.run("person_list", json!({})).await["total"], 1);
    answer(korpu, &id, "no").await;
    pass(&network, 0, "second").await;
    let asked = waiting(council).await.remove(0);
    resolve(council, &asked, json!("let_go")).await;
    let all = network.path("all again");
    council.run("exchange_export", json!({"out": all, "passphrase": "söz"})).await;
    let preview = other.run("exchange_preview", json!({"file": all, "passphrase": "söz"})).await;
    assert_eq!(preview["counts"]["withdrawn"], 1);
    other.run("exchange_apply", json!({"exchange": preview["exchange"]})).await;
    assert_eq!(waiting(&other).await[0]["kind"], "withdrawn");
    let preview = korpu.run("exchange_preview", json!({"file": network.export(1, "plain").await})).await;
    assert_eq!(preview["counts"]["withdrawn"], 0, "who keeps the person decides alone");
}

#[tokio::test]
async fn of_a_child_once_sent_with_a_reason_the_word_goes_encrypted() {
    let network = acquainted().await;
    let [korpu, council] = &network.chapters[..] else { unreachable!() };
    let child = json!({"given_name": "Child", "birth_date": "2020", "consent_pass_on": {"answer": "yes"}});
    let id = korpu.person(child).await;
    let out = network.path("with children");
    let asked = json!({"out": out, "scope": "council", "to": ["Council"], "include_sensitive": true, "reason": "camp"});
    assert_eq!(korpu.run("exchange_export", asked).await["people"], 1);
    network.import(1, &out).await;
    let (sent, _) = pass(&network, 0, "without").await;
    assert_eq!((&sent["left_out"], &sent["withdrawn"]), (&json!(1), &json!(0)), "silence is no word");
    answer(korpu, &id, "no").await;
    let (sent, report) = pass(&network, 0, "word").await;
    assert_eq!((&sent["withdrawn"], &report["counts"]["withdrawn"]), (&json!(1), &json!(1)));
    assert_eq!(waiting(council).await[0]["kind"], "withdrawn");
}

#[tokio::test]
async fn how_many_pupils_there_are_goes_to_a_council_and_no_pupil() {
    let network = acquainted().await;
    let [korpu, council] = &network.chapters[..] else { unreachable!() };
    let make = async |kind: &str, of: Json, fields: Json| {
        text(&korpu.run("record_create", json!({"kind": kind, "of": of, "fields": fields})).await["id"])
    };
    let school = make("school", json!([]), json!({"name": "Sunday school"})).await;
    let class = make("class", json!([school]), json!({"name": "A"})).await;
    for status in ["enrolled", "enrolled", "left"] {
        let pupil = korpu.person(json!({"given_name": CANARY, "birth_date": "2018"})).await;
        make("enrolment", json!([pupil, class]), json!({"status": status})).await;
    }
    pass(&network, 0, "first").await;
    for id in [&school, &class] {
        assert_eq!(council.run("record_show", json!({"id": id})).await["fields"]["pupils"], 2);
    }
    assert_eq!(council.run("person_list", json!({})).await["total"], 0);
    assert_eq!(holds_canary(council), Vec::<String>::new());
    // Nothing is written when nothing has changed, and it is Körpü's to count.
    assert_eq!(pass(&network, 0, "second").await.1["batch"], json!(null));
    assert_eq!(pass(&network, 1, "back").await.1["counts"]["updated"], 0);
}

#[tokio::test]
async fn many_are_let_go_in_one_act_and_no_byte_of_them_stays() {
    let network = acquainted().await;
    let [korpu, council] = &network.chapters[..] else { unreachable!() };
    let mut ids = Vec::new();
    for n in 0..12 {
        let person = json!({"given_name": format!("{CANARY} {n}"), "consent_pass_on": {"answer": "yes"}});
        ids.push(korpu.person(person).await);
    }
    pass(&network, 0, "first").await;
    council.run("record_edit", json!({"id": ids[11], "fields": {"city": "Gent"}})).await;
    for id in &ids {
        answer(korpu, id, "no").await;
    }
    let file = network.path("second");
    korpu.run("exchange_export", json!({"out": file, "scope": "council", "to": ["Council"]})).await;
    network.import(1, &file).await;
    assert_eq!(waiting(council).await.len(), 12);
    assert_eq!(council.refused("people_let_go", json!({"ids": [ids[0], "00".repeat(16)]})).await, Code::NoSuchConflict);
    // Eleven of twelve: the brake; one has words that are not home.
    assert_eq!(council.refused("people_let_go", json!({})).await, Code::LetGoBrake);
    assert_eq!(council.run("person_list", json!({})).await["total"], 12);
    let two = council.run("people_let_go", json!({"ids": ids[..2]})).await;
    assert_eq!((&two["people"], &two["stay"]), (&json!(2), &json!(0)));
    for id in &ids[2..4] {
        assert_eq!(council.run("record_show", json!({"id": id})).await["id"], json!(id), "the others stand");
    }
    let before = council.run("batch_list", json!({})).await.as_array().unwrap().len();
    let rest = council.run("people_let_go", json!({"confirmed": true})).await;
    assert_eq!((&rest["people"], &rest["stay"]), (&json!(9), &json!(1)));
    let batches = council.run("batch_list", json!({})).await;
    assert_eq!((batches.as_array().unwrap().len(), &batches[0]["what"]), (before + 1, &json!("person_let_go")));
    assert_eq!(
        (council.run("person_list", json!({})).await["total"].clone(), waiting(council).await.len()),
        (json!(1), 1)
    );
    council.is_sound().await;
    // The last one has gone by another way; then no byte is left.
    council.run("person_erase", json!({"id": ids[11], "reason": "asked"})).await;
    assert_eq!(holds_canary(council), Vec::<String>::new());
    assert_eq!(council.run("people_let_go", json!({})).await, json!({"people": 0, "stay": 0, "batch": null}));
}
