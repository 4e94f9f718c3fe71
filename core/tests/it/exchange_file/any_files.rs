//! Whatever files come, hostile ones too, in whatever order, twice and in parts: everybody ends with the same cells, every
//! difference is listed, and projections are those of a rebuild (invariants 1, 2, 4, 5, 10). Through the real SQL,
//! against a model that knows none.

use std::cell::RefCell;
use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::json;

use super::Network;
use crate::cases::{all, runtime};
use crate::fixture::Chapter;
use crate::world::{Beside, ENTS, FIELDS, INSTS, STAMPS, Spoken, VALUES, World, differing, model, take};

fn spoken() -> impl Strategy<Value = Spoken> {
    let value = prop::option::weighted(0.8, 0..VALUES);
    (0..ENTS, 0..FIELDS.len(), 0..INSTS, 0..STAMPS.len(), value).prop_map(|(ent, field, inst, stamp, value)| Spoken {
        ent,
        field,
        inst,
        stamp,
        value,
    })
}

/// Files of rows, and for each chapter an order in which they come; numbers beyond the files come again.
#[derive(Debug, Clone)]
struct History {
    files: Vec<Vec<Spoken>>,
    orders: [Vec<prop::sample::Index>; 2],
}

fn history() -> impl Strategy<Value = History> {
    let order = || prop::collection::vec(any::<prop::sample::Index>(), 0..3);
    (prop::collection::vec(prop::collection::vec(spoken(), 1..8), 1..4), order(), order())
        .prop_map(|(files, one, other)| History { files, orders: [one, other] })
}

/// Fields of the world that the inbox lists, of people's own.
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

fn of_people((ent, field): &(usize, usize)) -> bool {
    *ent < 2 && FIELDS[*field].starts_with("person.")
}

/// Three chapters: two that files come to, and one that hears of them through the second.
struct Bench {
    network: Network,
    beside: Vec<Beside>,
    case: u64,
}

/// Cases in one data file, so that it stays small.
const CASES: u64 = 40;

impl Bench {
    async fn new() -> Self {
        let network = Network::of(&["One", "Other", "Third"]).await;
        let mut beside = Vec::new();
        for chapter in &network.chapters {
            beside.push(Beside::of(chapter).await);
        }
        Self { network, beside, case: 0 }
    }
}

#[test]
fn any_files_in_any_order_end_in_the_same_cells_and_every_difference_is_listed() {
    let runtime = runtime();
    let bench = RefCell::new(None::<Bench>);
    all("any_files", 1_000, 1, &history(), |history| {
        runtime.block_on(async {
            let taken = bench.take().filter(|bench| bench.case < CASES);
            let mut here = match taken {
                Some(here) => here,
                None => Bench::new().await,
            };
            here.case += 1;
            one(&mut here, &history).await;
            if here.case == CASES {
                settled(&here).await;
            }
            bench.replace(Some(here));
        });
    });
}

async fn one(bench: &mut Bench, history: &History) {
    let Bench { network, beside, case } = bench;
    let world = World::new(*case);
    let mut paths = Vec::new();
    for (no, rows) in (1..).zip(&history.files) {
        let path = network.path(&format!("{case}-{no}"));
        std::fs::write(&path, world.file(rows, no)).unwrap();
        paths.push(path);
    }
    let expected = model(history.files.iter().flatten());
    let mut differ = differing(&expected);
    differ.retain(of_people);
    for (at, (chapter, order)) in network.chapters.iter().zip(&history.orders).enumerate() {
        // Some twice, the others in the order of their numbers or the other way round.
        let again = order.iter().map(|at| at.index(paths.len()));
        let rest: Vec<usize> = if at == 0 { (0..paths.len()).collect() } else { (0..paths.len()).rev().collect() };
        let mut seen = BTreeSet::new();
        for file in again.chain(rest) {
            let report = take(chapter, &paths[file]).await;
            assert!(seen.insert(file) || report["batch"].is_null(), "the same again changes no row");
        }
        assert_eq!(beside[at].cells(&world).await, expected, "cells");
        // Two different live values of a known field, and only they, are listed; on both.
        let mut listed = listed(chapter, &world).await;
        listed.retain(of_people);
        assert_eq!(listed, differ, "conflicts");
    }
}

/// What nobody here knows travels on as it came; what stands is what a rebuild makes.
async fn settled(bench: &Bench) {
    let network = &bench.network;
    for (from, to) in [(1, 2), (2, 0), (0, 2)] {
        let file = network.export(from, "passed-on").await;
        take(&network.chapters[to], &file).await;
    }
    for chapter in &network.chapters {
        chapter.is_sound().await;
    }
    let mut third = Beside::of(&network.chapters[2]).await;
    let mut first = Beside::of(&network.chapters[0]).await;
    for case in 1..=bench.case {
        let world = World::new(case);
        assert_eq!(third.cells(&world).await, first.cells(&world).await, "passed on whole, case {case}");
    }
    network.write_the_same(&[0, 2]).await;
}
