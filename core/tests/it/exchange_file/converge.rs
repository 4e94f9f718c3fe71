//! Whatever files come, in whatever order, twice and in parts: everybody ends with the same, nothing is lost unseen.
//! Through the real SQL, against models that know no SQL. `BIRLIK_CASES` sets the number of cases.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;

use birlik_core::domain::id::hex;
use birlik_core::domain::{EntityId, Privacy, Value};
use birlik_core::exchange::chapter_file::{Cell, Entity, FieldName, Header, Stamp, Tables, Writer, bounds};
use ed25519_dalek::SigningKey;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestError, TestRunner};
use serde_json::json;
use sqlx::Row;

use super::Network;
use crate::fixture::{Chapter, text};

fn cases(usual: u32) -> u32 {
    std::env::var("BIRLIK_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}

/// One row as a file could say it, hostile or not, of a small world where rows meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Spoken {
    ent: usize,
    field: usize,
    inst: usize,
    stamp: usize,
    value: Option<usize>,
}

const FIELDS: [&str; 5] = ["_alive", "_touch", "newer.field", "person.city", "person.consent_photo"];
const STAMPS: [i64; 4] = [1, 1_795_000_000_000 << 16, (1_795_000_000_000 << 16) + 1, bounds::STAMP - 1];

fn values() -> [Value; 7] {
    [
        Value::Null,
        Value::Text(String::new()),
        Value::Text("Gent".into()),
        Value::Text(r#"{"answer":"no"}"#.into()),
        Value::Integer(0),
        Value::Integer(1),
        Value::Bytes(vec![0, 1]),
    ]
}

fn spoken() -> impl Strategy<Value = Spoken> {
    (0..3_usize, 0..FIELDS.len(), 0..3_usize, 0..STAMPS.len(), prop::option::weighted(0.8, 0..values().len()))
        .prop_map(|(ent, field, inst, stamp, value)| Spoken { ent, field, inst, stamp, value })
}

/// Files of rows, and two orders in which they come; numbers beyond the files come again.
#[derive(Debug, Clone)]
struct History {
    files: Vec<Vec<Spoken>>,
    orders: [Vec<prop::sample::Index>; 2],
}

fn history() -> impl Strategy<Value = History> {
    let order = || prop::collection::vec(any::<prop::sample::Index>(), 3..7);
    (prop::collection::vec(prop::collection::vec(spoken(), 1..8), 1..4), order(), order())
        .prop_map(|(files, one, other)| History { files, orders: [one, other] })
}

/// The world of one case: its own people, spoken of by three installations that are nobody's here.
struct World {
    ents: Vec<EntityId>,
    insts: Vec<[u8; 16]>,
}

impl World {
    fn new(case: u64) -> Self {
        let id = |n: u64| (case * 16 + n).to_be_bytes();
        let ents = (0..3).map(|n| EntityId::new("person", [None, None], id(n))).collect();
        let mut insts: Vec<[u8; 16]> =
            (3..6).map(|n| *EntityId::new("installation", [None, None], id(n)).as_bytes()).collect();
        insts.sort_unstable();
        Self { ents, insts }
    }

    /// A signed file of these rows; of two rows for one cell both stand in it.
    fn file(&self, rows: &[Spoken], no: u32) -> Vec<u8> {
        let fields: Vec<FieldName> =
            FIELDS.iter().map(|name| FieldName { name: (*name).into(), class: Privacy::Ordinary }).collect();
        let words: Vec<Stamp> =
            (0..3).flat_map(|inst| STAMPS.iter().map(move |stamp| Stamp { inst, stamp: *stamp })).collect();
        let header = Header {
            format: 1,
            min: 1,
            app: "0".into(),
            file: hex(&[&u128::from(no).to_be_bytes()[8..], &self.insts[0][..8]].concat()),
            no,
            from: hex(&self.insts[0]),
            chapter: "00".repeat(16),
            name: "Nobody".into(),
            scope: "everything".into(),
            to: String::new(),
            made: "1".into(),
            recipient: String::new(),
            data: "00".repeat(16),
        };
        let tables = Tables { installations: self.insts.clone(), fields, words, has: vec![] };
        let mut writer = Writer::new(Vec::new(), &header, &tables).unwrap();
        for (at, ent) in self.ents.iter().enumerate() {
            let mut cells: Vec<Cell> = rows
                .iter()
                .filter(|row| row.ent == at)
                .map(|row| Cell {
                    word: u32::try_from(row.inst * STAMPS.len() + row.stamp).unwrap(),
                    field: u32::try_from(row.field).unwrap(),
                    value: row.value.map(|value| values()[value].clone()),
                })
                .collect();
            cells.sort_by_key(|cell| (cell.word, cell.value.is_none(), cell.field));
            if !cells.is_empty() {
                writer.entity(&Entity { id: *ent, kind: "person".into(), of: [None, None], cells }).unwrap();
            }
        }
        writer.finish(&SigningKey::from_bytes(&[9; 32])).unwrap().0
    }
}

/// What the merge is: the greatest row of each cell.
type Model = BTreeMap<(usize, usize, usize), (i64, bool, Option<Value>)>;

fn model(files: &[Vec<Spoken>]) -> Model {
    let mut model = Model::new();
    for row in files.iter().flatten() {
        let said = (STAMPS[row.stamp], row.value.is_none(), row.value.map(|value| values()[value].clone()));
        let rank = |(stamp, dead, value): &(i64, bool, Option<Value>)| {
            let value = value.clone().filter(|value| *value != Value::Null);
            (*stamp, *dead, value.is_some(), value)
        };
        let held = model.entry((row.ent, row.field, row.inst)).or_insert_with(|| said.clone());
        if rank(&said) > rank(held) {
            *held = said;
        }
    }
    model
}

async fn cells(chapter: &Chapter, world: &World) -> Model {
    let mut conn = crate::file::connect(std::path::Path::new(&chapter.path("data.birlikdb")), false).await;
    let mut found = Model::new();
    for (at, ent) in world.ents.iter().enumerate() {
        let rows = sqlx::query(
            "select f.name, i.id, c.stamp, c.dead, typeof(c.val), c.val from cell c join field f on f.num = c.field
             join installation i on i.num = c.inst where c.ent = ?1",
        )
        .bind(ent.as_bytes().as_slice())
        .fetch_all(&mut conn)
        .await
        .unwrap();
        for row in &rows {
            let value = match row.get::<&str, _>(4) {
                "null" => Value::Null,
                "integer" => Value::Integer(row.get(5)),
                "text" => Value::Text(row.get(5)),
                _ => Value::Bytes(row.get(5)),
            };
            let dead: bool = row.get(3);
            let field = FIELDS.iter().position(|name| *name == row.get::<&str, _>(0)).unwrap();
            let inst = world.insts.iter().position(|id| id.as_slice() == row.get::<&[u8], _>(1)).unwrap();
            found.insert((at, field, inst), (row.get(2), dead, (!dead).then_some(value)));
        }
    }
    found
}

async fn take(chapter: &Chapter, file: &str) -> serde_json::Value {
    let preview = chapter.run("exchange_preview", json!({"file": file})).await;
    chapter.run("exchange_apply", json!({"exchange": preview["exchange"]})).await
}

/// Fields of the world that the inbox lists.
async fn listed(chapter: &Chapter, world: &World) -> BTreeSet<(usize, usize)> {
    let mut listed = BTreeSet::new();
    for (at, ent) in world.ents.iter().enumerate() {
        let page = chapter.run("conflict_list", json!({"record": ent.to_string()})).await;
        for item in page["items"].as_array().unwrap() {
            if item["kind"] == "values" {
                listed.insert((at, FIELDS.iter().position(|name| *name == item["field"]).unwrap()));
            }
        }
    }
    listed
}

#[test]
fn any_files_in_any_order_end_in_the_same_cells_and_every_difference_is_listed() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let network = runtime.block_on(Network::of(&["One", "Other"]));
    let case = std::cell::Cell::new(0_u64);
    let mut runner = TestRunner::new(Config { cases: cases(24), failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&history(), |history| {
        case.set(case.get() + 1);
        let world = World::new(case.get());
        runtime.block_on(async {
            let paths: Vec<String> = (0..history.files.len())
                .map(|at| {
                    let path = network.path(&format!("{}-{at}", case.get()));
                    std::fs::write(&path, world.file(&history.files[at], u32::try_from(at).unwrap() + 1)).unwrap();
                    path
                })
                .collect();
            let expected = model(&history.files);
            for (chapter, order) in network.chapters.iter().zip(&history.orders) {
                let all = order.iter().map(|at| at.index(paths.len())).chain(0..paths.len());
                for at in all {
                    take(chapter, &paths[at]).await;
                }
                assert_eq!(cells(chapter, &world).await, expected, "cells");
                // The same files again change no row.
                for path in &paths {
                    assert_eq!(take(chapter, path).await["batch"], json!(null));
                }
            }
            // Two different live values of a known field, and only they, are listed; on both.
            let mut live: BTreeMap<(usize, usize), BTreeSet<Option<Value>>> = BTreeMap::new();
            for ((ent, field, _), (_, dead, value)) in &expected {
                if !dead {
                    live.entry((*ent, *field)).or_default().insert(value.clone());
                }
            }
            let differ: BTreeSet<(usize, usize)> = live
                .into_iter()
                .filter(|((_, field), values)| values.len() > 1 && FIELDS[*field].starts_with("person."))
                .map(|(key, _)| key)
                .collect();
            for chapter in &network.chapters {
                let mut listed = listed(chapter, &world).await;
                listed.retain(|(_, field)| FIELDS[*field].starts_with("person."));
                assert_eq!(listed, differ, "conflicts");
            }
        });
        Ok(())
    });
    if let Err(TestError::Fail(why, history)) = outcome {
        panic!("{why}\n{history:#?}");
    }
    runtime.block_on(async {
        for chapter in &network.chapters {
            chapter.is_sound().await;
        }
    });
}

/// What three chapters do with one person.
#[derive(Debug, Clone)]
enum Deed {
    /// This chapter says something on this field.
    Say(usize, usize),
    /// A file of everything from one to another.
    Send(usize, usize),
    /// The clock of a chapter is set to a year from 1970 on.
    Clock(usize, u32),
}

const SAID: [&str; 2] = ["city", "notes"];

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => (0..3_usize, 0..SAID.len()).prop_map(|(who, field)| Deed::Say(who, field)),
        4 => (0..3_usize, 1..3_usize).prop_map(|(from, step)| Deed::Send(from, (from + step) % 3)),
        1 => (0..3_usize, 0..130_u32).prop_map(|(who, years)| Deed::Clock(who, years)),
    ]
}

/// A word and all words that its speaker had seen of that field.
#[derive(Debug, Clone)]
struct Event {
    field: usize,
    value: String,
    seen: BTreeSet<usize>,
    who: usize,
}

#[test]
fn every_word_ends_live_or_answered_by_somebody_who_had_seen_it() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let network = runtime.block_on(Network::of(&["One", "Two", "Three"]));
    let case = std::cell::Cell::new(0_u32);
    let mut runner = TestRunner::new(Config { cases: cases(8), failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&prop::collection::vec(deed(), 1..14), |deeds| {
        case.set(case.get() + 1);
        runtime.block_on(run(&network, case.get(), &deeds));
        Ok(())
    });
    if let Err(TestError::Fail(why, deeds)) = outcome {
        panic!("{why}\n{deeds:#?}");
    }
}

async fn run(network: &Network, case: u32, deeds: &[Deed]) {
    let id = network.chapters[0].person(json!({"given_name": format!("Case {case}")})).await;
    let mut files = 0;
    let mut send = async |from: usize, to: usize| {
        files += 1;
        let file = network.export(from, &format!("case-{case}-{files}")).await;
        network.import(to, &file).await;
        std::fs::remove_file(file).unwrap();
    };
    send(0, 1).await;
    send(0, 2).await;
    let (mut events, mut known): (Vec<Event>, Vec<BTreeSet<usize>>) = (Vec::new(), vec![BTreeSet::new(); 3]);
    for deed in deeds {
        match deed {
            Deed::Clock(who, years) => {
                let ms = i64::from(*years) * 31_556_952_000;
                network.chapters[*who].clock.0.store(ms, Ordering::Relaxed);
            }
            Deed::Send(from, to) => {
                send(*from, *to).await;
                let heard = known[*from].clone();
                known[*to].extend(heard);
            }
            Deed::Say(who, field) => {
                let value = format!("{}-{}", case, events.len());
                say(&network.chapters[*who], &id, SAID[*field], &value).await;
                let seen = known[*who].iter().copied().filter(|event| events[*event].field == *field).collect();
                known[*who].insert(events.len());
                events.push(Event { field: *field, value, seen, who: *who });
            }
        }
    }
    // Twice around: everybody has everything.
    for _ in 0..2 {
        for from in 0..3 {
            send(from, (from + 1) % 3).await;
        }
    }
    let cells = network.cells().await;
    assert!(cells.iter().all(|digest| *digest == cells[0]), "the same cells everywhere");
    for (at, field) in SAID.iter().enumerate() {
        let of_field = || events.iter().enumerate().filter(|(_, event)| event.field == at);
        let answered =
            |n: usize| of_field().any(|(m, later)| later.seen.contains(&n) || (m > n && later.who == events[n].who));
        let live: BTreeSet<&str> =
            of_field().filter(|(n, _)| !answered(*n)).map(|(_, event)| event.value.as_str()).collect();
        for chapter in &network.chapters {
            let page = chapter.run("conflict_list", json!({"record": id})).await;
            let cell = format!("person.{field}");
            let item = page["items"].as_array().unwrap().iter().find(|item| item["field"] == cell).cloned();
            let shown = match &item {
                Some(item) => item["values"].as_array().unwrap().iter().map(|value| text(&value["value"])).collect(),
                None => {
                    let view = chapter.run("record_show", json!({"id": id})).await;
                    view["fields"][field].as_str().map(str::to_owned).into_iter().collect::<BTreeSet<String>>()
                }
            };
            assert_eq!(shown.iter().map(String::as_str).collect::<BTreeSet<_>>(), live, "{field}");
        }
    }
}

/// An edit, or where two values stand, a decision.
async fn say(chapter: &Chapter, id: &str, field: &str, value: &str) {
    let edit = json!({"id": id, "fields": {field: value}});
    if chapter.try_run("record_edit", edit).await.is_err() {
        let conflict = format!("{id}:person.{field}");
        chapter.run("conflict_resolve", json!({"id": conflict, "decision": {"value": value}})).await;
    }
}

#[tokio::test]
async fn a_file_of_an_empty_chapter_that_took_all_in_is_the_same_after_its_header() {
    let network = Network::of(&["One", "Other"]).await;
    let [one, other] = &network.chapters[..] else { unreachable!() };
    for n in 0..20 {
        let id = one.person(json!({"given_name": format!("Person {n}"), "city": "Gent"})).await;
        one.run("record_edit", json!({"id": id, "fields": {"city": null, "notes": "ə"}})).await;
    }
    let first = network.export(0, "first").await;
    network.import(1, &first).await;
    let second = network.export(1, "second").await;
    let lines = |path: &str| {
        let text = zstd::decode_all(std::fs::File::open(path).unwrap()).unwrap();
        let text = String::from_utf8(text).unwrap();
        let people: Vec<String> =
            text.lines().filter(|line| line.contains("\"k\":\"person\"")).map(str::to_owned).collect();
        people
    };
    // Places in tables differ by the second chapter's own words; put in names they are the same.
    let named = |path: &str| -> Vec<String> {
        let text = String::from_utf8(zstd::decode_all(std::fs::File::open(path).unwrap()).unwrap()).unwrap();
        let tables: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let all = |name: &str| -> Vec<serde_json::Value> {
            tables.iter().filter_map(|line| line[name].as_array()).flatten().cloned().collect()
        };
        let (insts, fields, words) = (all("inst"), all("fields"), all("words"));
        let place = |n: &serde_json::Value| usize::try_from(n.as_u64().unwrap()).unwrap();
        let word = |n: &serde_json::Value| {
            let word = &words[place(n)];
            format!("{} {} {}", insts[place(&word[0])], word[1], word[2])
        };
        let mut rows = Vec::new();
        // Steps to ids depend on what stands before; people stand in one order.
        for (nth, line) in tables.iter().filter(|line| line["k"] == "person").enumerate() {
            for group in line["c"].as_array().unwrap() {
                for cell in group[1].as_array().unwrap() {
                    rows.push(format!("{nth} {} {} {}", word(&group[0]), fields[place(&cell[0])][0], cell[1]));
                }
                for dead in group[2].as_array().unwrap() {
                    rows.push(format!("{nth} {} {} dead", word(&group[0]), fields[place(dead)][0]));
                }
            }
        }
        rows.sort();
        rows
    };
    assert_eq!(lines(&first).len(), 20);
    assert_eq!(named(&first), named(&second));
    // Of the same cells, two senders write the same bytes after the header.
    network.settle().await;
    let after_header = |path: &str| {
        let text = String::from_utf8(zstd::decode_all(std::fs::File::open(path).unwrap()).unwrap()).unwrap();
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines[1..lines.len() - 1].iter().filter(|line| !line.starts_with("{\"has\"")).cloned().collect::<Vec<_>>()
    };
    assert_eq!(after_header(&network.export(0, "third").await), after_header(&network.export(1, "fourth").await));
    assert_eq!(other.run("person_list", json!({})).await["total"], 20);
}
