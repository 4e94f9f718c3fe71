//! Import, decline, undo: what is shown is as it was, cells converge with everyone, the sender keeps its records, and what
//! another file brought stays (invariant 9). A case is a person.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::Network;
use crate::cases::{all, runtime};
use crate::fixture::{Chapter, text};

const PEOPLE: usize = 100;
const FIELDS: [&str; 3] = ["city", "notes", "consent_photo"];

/// What becomes of a person between two files, and what the receiver thinks of it.
#[derive(Debug, Clone)]
struct Case {
    /// Known to both before; else the file brings them.
    known: bool,
    /// What the sender says; `None` empties.
    edits: Vec<(usize, Option<bool>)>,
    phone: bool,
    deleted: bool,
    /// What the receiver says meanwhile.
    ours: Vec<usize>,
    /// A third chapter's file brings the same before or after.
    also: Option<bool>,
    declined: Declined,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Declined {
    No,
    Whole,
    Field,
}

fn case() -> impl Strategy<Value = Case> {
    let declined = prop_oneof![3 => Just(Declined::No), 1 => Just(Declined::Whole), 1 => Just(Declined::Field)];
    (
        prop::bool::weighted(0.7),
        prop::collection::vec((0..FIELDS.len(), prop::option::weighted(0.8, any::<bool>())), 0..4),
        any::<bool>(),
        prop::bool::weighted(0.2),
        prop::collection::vec(0..FIELDS.len(), 0..2),
        prop::option::weighted(0.3, any::<bool>()),
        declined,
    )
        .prop_map(|(known, edits, phone, deleted, ours, also, declined)| Case {
            known,
            edits,
            phone,
            deleted,
            ours,
            also,
            declined,
        })
}

fn value(field: usize, word: Option<bool>, nth: usize) -> Json {
    match (FIELDS[field], word) {
        (_, None) => Json::Null,
        ("consent_photo", Some(yes)) => json!({"answer": if yes { "yes" } else { "no" }}),
        (_, Some(_)) => json!(format!("word {nth}")),
    }
}

/// All that is shown of a person; nothing of one who is not here or in the bin.
async fn shown(chapter: &Chapter, id: &str) -> Json {
    match chapter.try_run("person_show", json!({"id": id})).await {
        Ok(view) if view["deleted"] == json!(false) => json!([view["record"]["fields"], view["summary"]["phones"]]),
        _ => Json::Null,
    }
}

async fn all_shown(chapter: &Chapter, people: &[String]) -> BTreeMap<String, Json> {
    let mut found = BTreeMap::new();
    for id in people {
        found.insert(id.clone(), shown(chapter, id).await);
    }
    found
}

async fn run(cases: Vec<Case>) {
    let network = Network::of(&["Körpü", "Ghent", "Council"]).await;
    let [korpu, ghent, _] = &network.chapters[..] else { unreachable!() };
    let mut people: BTreeMap<usize, String> = BTreeMap::new();
    for (n, _) in cases.iter().enumerate().filter(|(_, case)| case.known) {
        people.insert(n, korpu.person(json!({"given_name": format!("Known {n}"), "city": "Köln"})).await);
    }
    network.settle().await;
    for (n, case) in cases.iter().enumerate().filter(|(_, case)| case.known) {
        for field in &case.ours {
            let fields = json!({FIELDS[*field]: value(*field, Some(false), 1_000 + n)});
            ghent.run("record_edit", json!({"id": people[&n], "fields": fields})).await;
        }
    }
    let mut also: [BTreeSet<usize>; 2] = Default::default();
    for round in [true, false] {
        // First what a third chapter hears of too, then what only Körpü's own file has.
        for (n, case) in cases.iter().enumerate().filter(|(_, case)| case.also.is_some() == round) {
            speak(korpu, &mut people, n, case).await;
            if let Some(before) = case.also {
                also[usize::from(before)].insert(n);
            }
        }
        if round {
            network.import(2, &network.export(0, "to-council").await).await;
        }
    }
    let from_council = network.export(2, "from-council").await;
    let file = network.export(0, "from-korpu").await;
    let ids: Vec<String> = people.values().cloned().collect();
    let senders = all_shown(korpu, &ids).await;
    let third_first = also[1].len() > also[0].len();
    if third_first {
        network.import(1, &from_council).await;
    }
    let before = all_shown(ghent, &ids).await;

    let preview = ghent.run("exchange_preview", json!({"file": file})).await;
    let (mut whole, mut fields) = (Vec::new(), Vec::new());
    let page = ghent.run("exchange_items", json!({"exchange": preview["exchange"], "limit": 500})).await;
    for item in page["items"].as_array().unwrap() {
        let Some((n, _)) = people.iter().find(|(_, id)| item["id"] == **id) else { continue };
        match cases[*n].declined {
            Declined::No => {}
            Declined::Whole => whole.push(text(&item["id"])),
            Declined::Field => {
                let first = item["fields"].as_array().unwrap().first();
                fields.extend(first.map(|field| format!("{}:{}", text(&field["record"]), text(&field["field"]))));
            }
        }
    }
    let declined = json!({"exchange": preview["exchange"], "ids": whole, "fields": fields});
    ghent.run("exchange_decline", declined).await;
    let apply = json!({"exchange": preview["exchange"], "confirmed": true});
    let report = ghent.run("exchange_apply", apply).await;
    let after = all_shown(ghent, &ids).await;
    for id in &whole {
        assert_eq!(after[id], before[id], "declined: as before");
    }
    ghent.is_sound().await;
    if !third_first {
        network.import(1, &from_council).await;
    }
    if report["batch"].is_u64() {
        let undone = ghent.run("batch_undo", json!({"batch": report["batch"]})).await;
        let kept: BTreeSet<String> = undone["kept"].as_array().unwrap().iter().map(|kept| text(&kept["id"])).collect();
        for (n, id) in &people {
            // What another sender's file brought too stays.
            if third_first || cases[*n].also.is_none() {
                assert!(!kept.contains(id), "nothing to keep; case {n} {:?}", cases[*n]);
                assert_eq!(shown(ghent, id).await, before[id], "undone: as before; case {n} {:?}", cases[*n]);
            }
        }
        ghent.is_sound().await;
    }
    let undone = all_shown(ghent, &ids).await;
    network.settle().await;
    let cells = network.cells().await;
    assert!(cells.iter().all(|digest| *digest == cells[0]), "cells converge with everyone");
    assert_eq!(all_shown(ghent, &ids).await, undone, "the same again changes nothing that is shown");
    for (n, id) in people.iter().filter(|(n, _)| cases[**n].ours.is_empty()) {
        assert_eq!(shown(korpu, id).await, senders[id], "the sender keeps its records; case {n}");
    }
    for chapter in &network.chapters {
        chapter.is_sound().await;
    }
}

async fn speak(korpu: &Chapter, people: &mut BTreeMap<usize, String>, n: usize, case: &Case) {
    if !case.known {
        people.insert(n, korpu.person(json!({"given_name": format!("New {n}"), "city": "Bonn"})).await);
    }
    let id = people[&n].clone();
    for (nth, (field, word)) in case.edits.iter().enumerate() {
        let fields = json!({FIELDS[*field]: value(*field, *word, 10 * n + nth)});
        korpu.run("record_edit", json!({"id": id, "fields": fields})).await;
    }
    if case.phone {
        let phone = json!({"kind": "phone", "of": [id], "fields": {"number": {"typed": format!("1 {n}")}}});
        korpu.run("record_create", phone).await;
    }
    if case.deleted {
        korpu.run("record_delete", json!({"ids": [id]})).await;
    }
}

#[test]
fn what_is_declined_or_undone_is_as_before_here_and_whole_everywhere_else() {
    let runtime = runtime();
    let people = prop::collection::vec(case(), 1..=2 * PEOPLE);
    all("overlay", 2_000, PEOPLE as u32, &people, |cases| runtime.block_on(run(cases)));
}
