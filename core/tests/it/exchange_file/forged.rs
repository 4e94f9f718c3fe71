//! Hostile rows: our own slot, kills without words, stamps near the bound. Nothing of ours is replaced, emptied or hidden
//! without being listed, and our next word reaches everyone (invariant 13). A case is a person.

use std::collections::BTreeMap;

use birlik_core::domain::id::unhex;
use birlik_core::domain::{EntityId, Privacy, Value};
use birlik_core::exchange::chapter_file::{Cell, Entity, FieldName, Stamp, Tables, Writer, bounds};
use ed25519_dalek::SigningKey;
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use sqlx::Row;

use super::Network;
use crate::cases::{all, runtime};
use crate::fixture::{Chapter, text};
use crate::world::header;

const PEOPLE: usize = 25;
const FIELDS: [&str; 3] = ["city", "notes", "consent_photo"];

/// Whose slot is written to.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Slot {
    Korpu,
    Ghent,
    Nobody,
}

/// The stamp beside that of the word that stands there.
#[derive(Debug, Clone, Copy)]
enum When {
    Before,
    Same,
    After,
    Bound,
}

/// A forged row of a person.
#[derive(Debug, Clone)]
struct Forged {
    field: usize,
    slot: Slot,
    when: When,
    value: Option<usize>,
}

fn row() -> impl Strategy<Value = Forged> {
    let slot = prop_oneof![Just(Slot::Korpu), Just(Slot::Ghent), Just(Slot::Nobody)];
    let when = prop_oneof![Just(When::Before), Just(When::Same), Just(When::After), Just(When::Bound)];
    (0..FIELDS.len(), slot, when, prop::option::of(0..4_usize)).prop_map(|(field, slot, when, value)| Forged {
        field,
        slot,
        when,
        value,
    })
}

fn value(n: usize) -> Value {
    match n {
        0 => Value::Null,
        1 => Value::Text("Forged".into()),
        2 => Value::Integer(0),
        _ => Value::Text(r#"{"answer":"yes"}"#.into()),
    }
}

/// Installation and stamp of the word that each field of a person has.
type Words = BTreeMap<(String, usize), (Vec<u8>, i64)>;

async fn words(chapter: &Chapter, people: &[String]) -> Words {
    let path = chapter.path("data.birlikdb");
    let mut conn = crate::file::connect(std::path::Path::new(&path), false).await;
    let mut words = Words::new();
    for id in people {
        for (at, field) in FIELDS.iter().enumerate() {
            let row = sqlx::query(
                "select i.id, c.stamp from cell c join installation i on i.num = c.inst join field f on f.num = c.field
                 where f.name = ?2 and c.ent = ?1 and c.dead = 0",
            )
            .bind(unhex(id).unwrap())
            .bind(format!("person.{field}"))
            .fetch_one(&mut conn)
            .await
            .unwrap();
            words.insert((id.clone(), at), (row.get(0), row.get(1)));
        }
    }
    words
}

fn forged(rows: &[(String, &Forged)], words: &Words, insts: &[(Slot, Vec<u8>)]) -> Vec<u8> {
    let mut ids: Vec<[u8; 16]> = insts.iter().map(|(_, id)| id.as_slice().try_into().unwrap()).collect();
    ids.sort_unstable();
    let place = |slot: Slot| {
        let id = &insts.iter().find(|(of, _)| *of == slot).unwrap().1;
        u32::try_from(ids.iter().position(|other| other.as_slice() == id).unwrap()).unwrap()
    };
    let mut names: Vec<String> = FIELDS.iter().map(|field| format!("person.{field}")).collect();
    names.sort();
    let stamp = |id: &str, row: &Forged| {
        let (_, said) = words[&(id.to_owned(), row.field)];
        let stamp = match row.when {
            When::Before => said - 1,
            When::Same => said,
            When::After => said + 1,
            When::Bound => bounds::STAMP - 1,
        };
        Stamp { inst: place(row.slot), stamp }
    };
    let mut stamps: Vec<Stamp> = rows.iter().map(|(id, row)| stamp(id, row)).collect();
    stamps.sort();
    stamps.dedup();
    let fields = names.iter().map(|name| FieldName { name: name.clone(), class: Privacy::Personal }).collect();
    let tables = Tables { installations: ids.clone(), fields, words: stamps.clone(), has: vec![] };
    let mut writer = Writer::new(Vec::new(), &header([0x77; 16], 1), &tables).unwrap();
    let mut by_person: BTreeMap<&str, Vec<Cell>> = BTreeMap::new();
    for (id, row) in rows {
        let word = stamps.iter().position(|other| *other == stamp(id, row)).unwrap();
        let field = names.iter().position(|name| name.ends_with(FIELDS[row.field])).unwrap();
        by_person.entry(id).or_default().push(Cell {
            word: u32::try_from(word).unwrap(),
            field: u32::try_from(field).unwrap(),
            value: row.value.map(value),
        });
    }
    for (id, mut cells) in by_person {
        cells.sort_by_key(|cell| (cell.word, cell.value.is_none(), cell.field));
        let id: EntityId = id.parse().unwrap();
        writer.entity(&Entity { id, kind: "person".into(), of: [None, None], cells }).unwrap();
    }
    writer.finish(&SigningKey::from_bytes(&[5; 32])).unwrap().0
}

/// What is shown of a field, by `person:person.field`, and what waits.
async fn seen(chapter: &Chapter, people: &[String]) -> (BTreeMap<String, Json>, BTreeMap<String, Json>) {
    let (mut shown, mut waiting) = (BTreeMap::new(), BTreeMap::new());
    for id in people {
        let view = chapter.run("record_show", json!({"id": id})).await;
        for field in FIELDS {
            shown.insert(format!("{id}:person.{field}"), view["fields"][field].clone());
        }
    }
    let page = chapter.run("conflict_list", json!({"limit": 1_000})).await;
    for item in page["items"].as_array().unwrap() {
        waiting.insert(text(&item["id"]), item.clone());
    }
    (shown, waiting)
}

async fn run(drawn: Vec<Vec<Forged>>) {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let mut people = Vec::new();
    for n in 0..drawn.len() {
        let id = network.chapters[0].person(json!({"given_name": format!("Person {n}")})).await;
        people.push(id);
    }
    let file = network.export(0, "first").await;
    network.import(1, &file).await;
    // Of each person one chapter has said everything, in turn.
    for (n, id) in people.iter().enumerate() {
        let fields = json!({"city": "Gent", "notes": "ours", "consent_photo": {"answer": "no"}});
        network.chapters[n % 2].run("record_edit", json!({"id": id, "fields": fields})).await;
    }
    network.settle().await;
    let words = words(&network.chapters[0], &people).await;
    let mut insts = vec![(Slot::Nobody, vec![0x66; 16])];
    for (slot, person) in [(Slot::Korpu, 0), (Slot::Ghent, 1)] {
        let id = people.get(person).and_then(|id| words.get(&(id.clone(), 0))).map(|(id, _)| id.clone());
        insts.push((slot, id.unwrap_or_else(|| vec![0x65; 16])));
    }
    let rows: Vec<(String, &Forged)> =
        people.iter().zip(&drawn).flat_map(|(id, rows)| rows.iter().map(|row| (id.clone(), row))).collect();
    let path = network.path("forged");
    std::fs::write(&path, forged(&rows, &words, &insts)).unwrap();
    for (at, chapter) in network.chapters.iter().enumerate() {
        let before = seen(chapter, &people).await.0;
        let preview = chapter.run("exchange_preview", json!({"file": path})).await;
        let claims = preview["notes"].as_array().unwrap().contains(&json!("own_words"));
        let input = json!({"exchange": preview["exchange"], "confirmed": true, "own_words": claims});
        if claims {
            let refused = json!({"exchange": preview["exchange"], "confirmed": true});
            chapter.refused("exchange_apply", refused).await;
        }
        chapter.run("exchange_apply", input).await;
        let (shown, waiting) = seen(chapter, &people).await;
        // Of whom we have spoken ourselves; a later word in another's slot is another's word for all that we can know.
        let ours = |field: &str| people.iter().skip(at).step_by(2).any(|id| field.starts_with(id));
        // The end of exactly our word beside a word of another is that other's answer to ours, as any edit is.
        let own = [Slot::Korpu, Slot::Ghent][at];
        let answered = |name: &str| {
            let said = |test: &dyn Fn(&Forged) -> bool| {
                rows.iter().any(|(id, row)| name == format!("{id}:person.{}", FIELDS[row.field]) && test(row))
            };
            said(&|row| row.slot == own && matches!(row.when, When::Same) && row.value.is_none())
                && said(&|row| row.slot != own && row.value.is_some())
        };
        for (field, was) in before.iter().filter(|(field, _)| ours(field) && !answered(field)) {
            assert!(
                shown[field] == *was || waiting.contains_key(field),
                "{field}: {was} became {} at {at} and nobody is told, by {:?}",
                shown[field],
                rows.iter().filter(|(id, _)| field.starts_with(id.as_str())).map(|(_, row)| row).collect::<Vec<_>>()
            );
        }
        chapter.is_sound().await;
    }
    // Our next word reaches everyone, and ends every question.
    let korpu = &network.chapters[0];
    let (_, waiting) = seen(korpu, &people).await;
    for id in &people {
        for (field, value) in [
            ("city", json!("Brugge")),
            ("notes", json!("next")),
            ("consent_photo", json!({"answer": "no", "date": "2026-01-01"})),
        ] {
            let name = format!("{id}:person.{field}");
            if waiting.contains_key(&name) {
                korpu.run("conflict_resolve", json!({"id": name, "decision": {"value": value}})).await;
            } else {
                korpu.run("record_edit", json!({"id": id, "fields": {field: value}})).await;
            }
        }
    }
    network.settle().await;
    for chapter in &network.chapters {
        let (shown, waiting) = seen(chapter, &people).await;
        for id in &people {
            assert_eq!(shown[&format!("{id}:person.city")], "Brugge", "{id}");
            assert_eq!(shown[&format!("{id}:person.notes")], "next", "{id}");
        }
        assert_eq!(waiting.into_keys().collect::<Vec<_>>(), [""; 0], "nothing asks any more");
    }
    let cells = network.cells().await;
    assert_eq!(cells[0], cells[1]);
}

#[test]
fn nothing_of_ours_is_replaced_or_emptied_unseen_and_our_next_word_reaches_everyone() {
    let runtime = runtime();
    let people = prop::collection::vec(prop::collection::vec(row(), 1..4), 2..=2 * PEOPLE);
    all("forged", 1_000, PEOPLE as u32, &people, |drawn| runtime.block_on(run(drawn)));
}
