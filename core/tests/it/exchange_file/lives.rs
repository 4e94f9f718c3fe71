//! A deletion beside an edit that it had not seen is always listed, one that had seen it never; a link added elsewhere
//! counts as an edit (invariant 8). A case is a person.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::json;

use super::{Network, decide, waiting};
use crate::cases::{all, runtime};
use crate::fixture::text;

const PEOPLE: usize = 100;
const TIMES: usize = 5;

#[derive(Debug, Clone, Copy)]
enum Act {
    Edit,
    Link,
}

/// A person's life: edits by anybody, at most one deletion by their chapter, at its place in a time.
#[derive(Debug, Clone)]
struct Life {
    acts: Vec<(usize, usize, Act)>,
    deleted: Option<(usize, bool)>,
    decided: bool,
}

fn life() -> impl Strategy<Value = Life> {
    let act = prop_oneof![Just(Act::Edit), Just(Act::Link)];
    let deleted = prop::option::weighted(0.8, (0..TIMES, any::<bool>()));
    (prop::collection::vec((0..TIMES, 0..3_usize, act), 0..5), deleted, any::<bool>())
        .prop_map(|(acts, deleted, decided)| Life { acts, deleted, decided })
}

/// What a chapter has heard of a person: edits by their number, and the deletion.
#[derive(Debug, Clone, Default)]
struct Heard {
    edits: BTreeSet<usize>,
    deletion: bool,
}

/// A person of the model: what each chapter has heard, and what the deletion had seen.
struct Person {
    id: String,
    heard: Vec<Heard>,
    edits: usize,
    seen: BTreeSet<usize>,
}

impl Person {
    /// Deleted as far as those edits say.
    fn unseen(&self, edits: &BTreeSet<usize>) -> bool {
        edits.iter().any(|edit| !self.seen.contains(edit))
    }

    fn in_bin(&self, who: usize) -> bool {
        self.heard[who].deletion && !self.unseen(&self.heard[who].edits)
    }
}

async fn run(lives: &[Life], sends: &[Vec<(usize, usize)>]) {
    let network = Network::of(&["Körpü", "Ghent", "Council"]).await;
    let mut people = Vec::new();
    for n in 0..lives.len() {
        let id = network.chapters[0].person(json!({"given_name": format!("Person {n}")})).await;
        people.push(Person { id, heard: vec![Heard::default(); 3], edits: 0, seen: BTreeSet::new() });
    }
    network.settle().await;
    for (time, sends) in sends.iter().enumerate() {
        for (life, person) in lives.iter().zip(&mut people) {
            if life.deleted == Some((time, true)) {
                delete(&network, person).await;
            }
            for (_, who, act) in life.acts.iter().filter(|(at, ..)| *at == time) {
                if !person.in_bin(*who) {
                    act_on(&network, person, *who, *act).await;
                }
            }
            if life.deleted == Some((time, false)) {
                delete(&network, person).await;
            }
        }
        for (from, to) in sends {
            let file = network.export(*from, "sent").await;
            network.import(*to, &file).await;
            for person in &mut people {
                let heard = person.heard[*from].clone();
                person.heard[*to].edits.extend(heard.edits);
                person.heard[*to].deletion |= heard.deletion;
            }
        }
    }
    network.settle().await;
    let (mut asks, mut gone) = (BTreeSet::new(), BTreeSet::new());
    for person in people.iter().filter(|person| person.heard.iter().any(|heard| heard.deletion)) {
        let all: BTreeSet<usize> = (0..person.edits).collect();
        if person.unseen(&all) {
            asks.insert(person.id.clone())
        } else {
            gone.insert(person.id.clone())
        };
    }
    for chapter in &network.chapters {
        let items = waiting_all(chapter).await;
        assert!(items.iter().all(|item| item["kind"] == "deleted_edited"), "{items:?}");
        let listed: BTreeSet<String> = items.iter().map(|item| text(&item["record"])).collect();
        assert_eq!(listed, asks, "a deletion that had not seen an edit, and only that");
        let total = chapter.run("person_list", json!({})).await["total"].as_u64().unwrap();
        assert_eq!(total as usize, people.len() - gone.len(), "visible until decided");
        chapter.is_sound().await;
    }
    // Whoever decides, decides for all.
    for item in waiting_all(&network.chapters[0]).await {
        let n = people.iter().position(|person| item["record"] == person.id).unwrap();
        decide(&network.chapters[0], &item, json!(lives[n].decided)).await;
        if !lives[n].decided {
            gone.insert(people[n].id.clone());
        }
    }
    network.settle().await;
    for chapter in &network.chapters {
        assert_eq!(waiting(chapter).await.len(), 0, "decided everywhere");
        let total = chapter.run("person_list", json!({})).await["total"].as_u64().unwrap();
        assert_eq!(total as usize, people.len() - gone.len());
    }
    let cells = network.cells().await;
    assert!(cells.iter().all(|digest| *digest == cells[0]));
}

async fn waiting_all(chapter: &crate::fixture::Chapter) -> Vec<serde_json::Value> {
    chapter.run("conflict_list", json!({"limit": 1_000})).await["items"].as_array().unwrap().clone()
}

async fn delete(network: &Network, person: &mut Person) {
    network.chapters[0].run("record_delete", json!({"ids": [person.id]})).await;
    person.seen = person.heard[0].edits.clone();
    person.heard[0].deletion = true;
}

async fn act_on(network: &Network, person: &mut Person, who: usize, act: Act) {
    let (chapter, id, n) = (&network.chapters[who], &person.id, person.edits);
    match act {
        // A field of each chapter's own, so that only lives differ.
        Act::Edit => {
            let field = ["city", "notes", "patronymic"][who];
            chapter.run("record_edit", json!({"id": id, "fields": {field: format!("word {n}")}})).await
        }
        Act::Link => {
            let phone = json!({"kind": "phone", "of": [id], "fields": {"number": {"typed": format!("1 {n}")}}});
            chapter.run("record_create", phone).await
        }
    };
    person.heard[who].edits.insert(n);
    person.edits += 1;
}

#[test]
fn a_deletion_is_listed_if_and_only_if_it_had_not_seen_an_edit() {
    let runtime = runtime();
    let send = (0..3_usize, 1..3_usize).prop_map(|(from, step)| (from, (from + step) % 3));
    let sends = prop::collection::vec(prop::collection::vec(send, 0..4), TIMES);
    let drawn = (prop::collection::vec(life(), 1..=2 * PEOPLE), sends);
    all("lives", 2_000, PEOPLE as u32, &drawn, |(lives, sends)| runtime.block_on(run(&lives, &sends)));
}
