//! Rows of files that anybody could have signed, through staging, preview and merge: cells as the model has them, in any
//! order and again, and projections that a rebuild would make too.

use std::cell::RefCell;

use serde_json::json;
use tokio::runtime::Runtime;

use crate::fixture::Chapter;
use crate::world::{Beside, ENTS, FIELDS, INSTS, STAMPS, Spoken, VALUES, World, differing, model, take};

/// Cases in one data file, so that it stays small.
const CASES: u64 = 50;
const ROWS: usize = 24;
const FILES: usize = 3;

/// Two chapters and the number of the case.
struct Bench {
    runtime: Runtime,
    chapters: Vec<(Chapter, Beside)>,
    case: u64,
}

thread_local! {
    static BENCH: RefCell<Option<Bench>> = const { RefCell::new(None) };
}

impl Bench {
    fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let chapters = runtime.block_on(async {
            let mut chapters = Vec::new();
            for seed in [791_900, 799_819] {
                let chapter = Chapter::named(seed, "Körpü").await;
                let beside = Beside::of(&chapter).await;
                chapters.push((chapter, beside));
            }
            chapters
        });
        Self { runtime, chapters, case: 0 }
    }
}

/// Three bytes a row: which file and record, field and installation, stamp and value.
fn files(data: &[u8]) -> Vec<Vec<Spoken>> {
    let mut files = vec![Vec::new(); FILES];
    for row in data.chunks_exact(3).take(ROWS) {
        let [file, place, said] = [row[0], row[1], row[2]].map(usize::from);
        let value = said / STAMPS.len() % (VALUES + 2);
        files[file % FILES].push(Spoken {
            ent: file / FILES % ENTS,
            field: place % FIELDS.len(),
            inst: place / FIELDS.len() % INSTS,
            stamp: said % STAMPS.len(),
            value: (value < VALUES).then_some(value),
        });
    }
    files.retain(|rows| !rows.is_empty());
    files
}

/// Runs a case and looks at what came of it; orders are places of files, for each chapter.
fn case(data: &[u8], orders: impl Fn(usize) -> Vec<Vec<usize>>) {
    let files = files(data);
    if files.is_empty() {
        return;
    }
    BENCH.with_borrow_mut(|bench| {
        let mut here = bench.take().filter(|bench| bench.case < CASES).unwrap_or_else(Bench::new);
        here.case += 1;
        let world = World::new(here.case);
        let expected = model(files.iter().flatten());
        let Bench { runtime, chapters, .. } = &mut here;
        for ((chapter, beside), order) in chapters.iter_mut().zip(orders(files.len())) {
            runtime.block_on(async {
                let mut paths = Vec::new();
                for (no, rows) in (1..).zip(&files) {
                    paths.push(chapter.file(&format!("{no}"), world.file(rows, no)));
                }
                for at in order {
                    take(chapter, &paths[at]).await;
                }
                assert_eq!(beside.cells(&world).await, expected, "cells");
                let again = take(chapter, &paths[0]).await;
                assert_eq!(again["batch"], json!(null), "the same again changes nothing");
                let mut listed = std::collections::BTreeSet::new();
                for (at, ent) in world.ents.iter().enumerate() {
                    let page = chapter.run("conflict_list", json!({"record": ent.to_string()})).await;
                    for item in page["items"].as_array().expect("a list") {
                        let field = FIELDS.iter().position(|name| item["field"] == *name);
                        listed.extend((item["kind"] == "values").then_some(()).and(field).map(|field| (at, field)));
                    }
                }
                let of_person = |(ent, field): &(usize, usize)| *ent < 2 && FIELDS[*field].starts_with("person.");
                listed.retain(of_person);
                let mut differ = differing(&expected);
                differ.retain(of_person);
                assert_eq!(listed, differ, "every difference is listed, and only they");
                chapter.is_sound().await;
            });
        }
        *bench = Some(here);
    });
}

/// One chapter: cells as the model says, projections as a rebuild makes them.
pub(super) fn one_chapter(data: &[u8]) {
    case(data, |count| vec![(0..count).collect()]);
}

/// A then B against B then A.
pub(super) fn two_orders(data: &[u8]) {
    case(data, |count| vec![(0..count).collect(), (0..count).rev().collect()]);
}

pub(super) fn seeds() -> Vec<Vec<u8>> {
    let spread = |step: u8| (0..30_u8).map(|n| n.wrapping_mul(step)).collect();
    vec![vec![0, 3, 12, 1, 3, 20, 0, 3, 13, 1, 9, 40], spread(7), spread(37), spread(101)]
}
