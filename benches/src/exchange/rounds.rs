//! W4: a year of weekly rounds, twelve chapters and a council, in a star and then in a ring: cells grow at most linearly in
//! distinct writers, and nothing grows when nothing changes.

use std::path::Path;
use std::time::Instant;

use rusqlite::Connection;
use serde_json::json;

use super::load;
use crate::here::Here;

const CHAPTERS: usize = 12;
const WEEKS: usize = 52;
const PEOPLE: usize = 25;
/// Edits of each chapter in a week, on anybody.
const EDITS: usize = 4;

pub fn rounds(folder: &Path) -> bool {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(year(folder))
}

/// Cells, and bytes of a file of everything.
async fn size(here: &Here, file: &Path) -> (i64, u64) {
    here.run("exchange_export", json!({"out": file, "plain": true})).await;
    let conn = Connection::open(here.data()).expect("a data file");
    let cells = conn.query_row("select count(*) from cell", [], |row| row.get(0)).expect("a number");
    let bytes = std::fs::metadata(file).map_or(0, |file| file.len());
    std::fs::remove_file(file).expect("a file");
    (cells, bytes)
}

async fn pass(folder: &Path, from: &Here, to: &Here) -> bool {
    let file = folder.join("passed.birlik");
    from.run("exchange_export", json!({"out": file, "plain": true})).await;
    let report = to.take(&file).await;
    std::fs::remove_file(file).expect("a file");
    !report["batch"].is_null()
}

async fn year(folder: &Path) -> bool {
    let begun = Instant::now();
    let council = Here::new(&folder.join("council"), "Council", 1).await;
    let (mut chapters, mut people) = (Vec::new(), Vec::new());
    for n in 0..CHAPTERS {
        let chapter =
            Here::new(&folder.join(format!("{n}")), &format!("Chapter {n}"), 1_000_003 * (n as u64 + 1)).await;
        for person in 0..PEOPLE {
            let fields = json!({"given_name": format!("Person {n}-{person}"), "city": "Bakı"});
            people.push(chapter.run("record_create", json!({"kind": "person", "fields": fields})).await["id"].clone());
        }
        chapters.push(chapter);
    }
    let scratch = folder.join("size.birlik");
    let (mut sizes, mut writers) = (Vec::new(), std::collections::BTreeSet::new());
    for week in 0..WEEKS {
        for (n, chapter) in chapters.iter().enumerate() {
            for edit in 0..EDITS {
                // Mostly one's own, now and then somebody else's.
                let of = if edit == 0 { (n + week) % CHAPTERS } else { n };
                let id = &people[of * PEOPLE + (week * 7 + edit) % PEOPLE];
                let edited = json!({"id": id, "fields": {"notes": format!("week {week}")}});
                if dispatched(chapter, edited).await {
                    writers.insert((id.to_string(), n));
                }
            }
        }
        // A star in even weeks and a ring in odd ones.
        if week % 2 == 0 {
            for chapter in &chapters {
                pass(folder, chapter, &council).await;
            }
            for chapter in &chapters {
                pass(folder, &council, chapter).await;
            }
        } else {
            for n in 0..CHAPTERS {
                pass(folder, &chapters[n], &chapters[(n + 1) % CHAPTERS]).await;
            }
            pass(folder, &chapters[0], &council).await;
        }
        sizes.push((size(&council, &scratch).await, writers.len()));
    }
    settle(folder, &council, &chapters).await;
    let before = size(&council, &scratch).await;
    let mut changed = 0;
    for _ in 0..4 {
        changed += settle(folder, &council, &chapters).await;
    }
    let after = size(&council, &scratch).await;
    for week in [0, 12, 25, 38, WEEKS - 1] {
        let ((cells, bytes), writers) = sizes[week];
        println!("W4 week {}: {cells} cells, {writers} writers of notes, file {bytes} bytes", week + 1);
    }
    // A cell a distinct writer of a field, a live one or an answered one; signs of touch besides: at most twice.
    let ((first, ..), few) = sizes[0];
    let ((last, ..), many) = sizes[WEEKS - 1];
    let linear = last - first <= 2 * (many as i64 - few as i64) + 2 * CHAPTERS as i64 * PEOPLE as i64;
    println!(
        "W4: {} cells more for {} writers more; four rounds without a change: {} cells before, {} after, file {} and {} bytes, {changed} files that changed something; {:.0} s; {}",
        last - first,
        many - few,
        before.0,
        after.0,
        before.1,
        after.1,
        begun.elapsed().as_secs_f64(),
        load()
    );
    linear && before.0 == after.0 && changed == 0
}

async fn settle(folder: &Path, council: &Here, chapters: &[Here]) -> usize {
    let mut changed = 0;
    for _ in 0..2 {
        for chapter in chapters {
            changed += usize::from(pass(folder, chapter, council).await);
        }
        for chapter in chapters {
            changed += usize::from(pass(folder, council, chapter).await);
        }
    }
    changed
}

/// An edit where nothing waits to be decided, and a decision where it does; false when the person is not here yet.
async fn dispatched(chapter: &Here, edit: serde_json::Value) -> bool {
    if chapter.asked("record_edit", edit.clone()).await.is_ok() {
        return true;
    }
    let id = format!("{}:person.notes", edit["id"].as_str().unwrap_or_default());
    let decision = json!({"id": id, "decision": {"value": edit["fields"]["notes"]}});
    chapter.asked("conflict_resolve", decision).await.is_ok()
}
