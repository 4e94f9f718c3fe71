//! W2, W3 and W9: many chapters' files of the same people, edited by each, merged one after the other; and the first
//! screen of a preview. The files are written here, so that every difference is known without the program.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use birlik_core::domain::id::hex;
use birlik_core::domain::{EntityId, Privacy, Value};
use birlik_core::exchange::chapter_file::{Cell, Entity, FieldName, Header, Stamp, Tables, Writer};
use ed25519_dalek::SigningKey;
use serde_json::json;

use super::{load, times};
use crate::here::Here;
use crate::{median, millis, roster};

const PEOPLE: usize = 20_000;
const FIELDS: [&str; 8] = [
    "person.city",
    "person.country",
    "person.family_name",
    "person.former_family_name",
    "person.given_name",
    "person.notes",
    "person.patronymic",
    "person.preferred_name",
];
const BASE: i64 = 1_790_000_000_000 << 16;

fn installation(n: usize) -> [u8; 16] {
    *EntityId::new("installation", [None, None], (1_000_000 + n as u64).to_be_bytes()).as_bytes()
}

fn base(person: usize, field: usize) -> Value {
    let row = roster::row(person);
    Value::Text(match FIELDS[field] {
        "person.city" => row[9].clone(),
        "person.country" => "AZ".into(),
        "person.family_name" => row[1].clone(),
        "person.given_name" => row[0].clone(),
        "person.patronymic" => row[2].clone(),
        name => format!("{name} {}", person % 50),
    })
}

/// What a chapter edits: a share of the people, one field each; of those a fifth that all chapters edit.
fn edits(chapter: usize, chapters: usize, percent: usize) -> BTreeMap<usize, usize> {
    let count = PEOPLE * percent / 100;
    let shared = count / 5;
    let own = (0..count - shared).map(|n| (shared + chapter + n * chapters) % PEOPLE);
    // One field a person, so that who shares a person shares the field.
    (0..shared).chain(own.filter(|person| *person >= shared)).map(|person| (person, person % FIELDS.len())).collect()
}

/// A chapter's file of everything: the words of the first, and its own where it had seen and answered them.
fn file(path: &Path, chapter: usize, edits: &BTreeMap<usize, usize>) {
    let (first, own) = (installation(0), installation(chapter + 1));
    let mut insts = [first, own];
    insts.sort_unstable();
    let place = |id: [u8; 16]| u32::from(insts[1] == id);
    let stamps = [
        Stamp { inst: place(first), stamp: BASE },
        Stamp { inst: place(own), stamp: BASE + (chapter as i64 + 1) * 65_536 },
    ];
    let mut words = stamps.to_vec();
    words.sort_unstable();
    let word = |of: usize| u32::from(words[1] == stamps[of]);
    let fields = FIELDS.iter().map(|name| FieldName { name: (*name).into(), class: Privacy::Personal }).collect();
    let header = Header {
        format: 1,
        min: 1,
        app: "bench".into(),
        file: hex(&[&[chapter as u8; 8][..], &edits.len().to_be_bytes()].concat()),
        no: 1,
        from: hex(&own),
        chapter: hex(&own),
        name: format!("Chapter {chapter}"),
        scope: "everything".into(),
        to: String::new(),
        made: "1795600800000".into(),
        recipient: String::new(),
        data: hex(&own),
    };
    let tables = Tables { installations: insts.to_vec(), fields, words: words.clone(), has: vec![] };
    let out = std::io::BufWriter::new(std::fs::File::create(path).expect("a file"));
    let mut writer = Writer::new(out, &header, &tables).expect("a header");
    let mut people: Vec<(EntityId, usize)> = (0..PEOPLE)
        .map(|n| {
            (EntityId::new("person", [None, None], (n as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes()), n)
        })
        .collect();
    people.sort_unstable();
    for (id, person) in people {
        let edited = edits.get(&person);
        let mut cells = Vec::new();
        for field in 0..FIELDS.len() {
            let answered = edited == Some(&field);
            let number = field as u32;
            cells.push(Cell { word: word(0), field: number, value: (!answered).then(|| base(person, field)) });
            if answered {
                let value = Value::Text(format!("edited by {chapter}"));
                cells.push(Cell { word: word(1), field: number, value: Some(value) });
            }
        }
        cells.sort_by_key(|cell| (cell.word, cell.value.is_none(), cell.field));
        writer.entity(&Entity { id, kind: "person".into(), of: [None, None], cells }).expect("an entity");
    }
    writer.finish(&SigningKey::from_bytes(&[9; 32])).expect("an end");
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

/// W2 and W3.
pub fn many(folder: &Path) -> bool {
    let mut well = true;
    for percent in [1, 10, 50] {
        let mut each = Vec::new();
        for chapters in [8, 40] {
            let here = folder.join(format!("{chapters}-{percent}"));
            let merged = runtime().block_on(merge(&here, chapters, percent));
            each.push(merged.per_file);
            well &= merged.well;
            let _ = std::fs::remove_dir_all(here);
        }
        // Five times the files may take five times as long; what grows per file is what is held of each person.
        let grown = each[1].as_secs_f64() / each[0].as_secs_f64();
        println!("W2 {percent} %: a file of 40 takes {grown:.2} × one of 8, of at most 1.5 ×; {}", load());
        well &= grown <= 1.5;
    }
    well
}

struct Merged {
    per_file: Duration,
    well: bool,
}

async fn merge(folder: &Path, chapters: usize, percent: usize) -> Merged {
    let council = Here::new(folder, "Council", 7).await;
    let (mut files, mut said): (Vec<PathBuf>, BTreeMap<(usize, usize), BTreeSet<usize>>) = Default::default();
    for chapter in 0..chapters {
        let edits = edits(chapter, chapters, percent);
        let path = folder.join(format!("{chapter}.birlik"));
        file(&path, chapter, &edits);
        for edit in edits {
            said.entry(edit).or_default().insert(chapter);
        }
        files.push(path);
    }
    let mut took = Vec::new();
    for file in &files {
        let begun = Instant::now();
        council.take(file).await;
        took.push(begun.elapsed());
    }
    let differ = said.values().filter(|chapters| chapters.len() > 1).count() as u64;
    let listed = council.run("conflict_list", json!({"limit": 1})).await["total"].as_u64().unwrap_or(0);
    // W3: all again, from the last to the first.
    let mut again = 0;
    for file in files.iter().rev() {
        again += usize::from(!council.take(file).await["batch"].is_null());
    }
    let rest = took.split_off(1);
    let mean = rest.iter().sum::<Duration>() / u32::try_from(rest.len()).expect("few files");
    println!(
        "W2 {chapters} × {PEOPLE}, {percent} %: first {:.0} ms, then {:.0} ms a file (first ones {}); {listed} differences listed of {differ}; W3: {again} of {chapters} files changed something again; {}",
        millis(took[0]),
        millis(mean),
        times(&rest[..3]),
        load()
    );
    Merged { per_file: median(&mut rest.clone()), well: listed == differ && again == 0 }
}

/// W9: from staged to the first page, of a file with one in ten people changed.
pub fn first_screen(folder: &Path) -> bool {
    runtime().block_on(async {
        let council = Here::new(folder, "Council", 7).await;
        let (before, after) = (folder.join("before.birlik"), folder.join("after.birlik"));
        file(&before, 0, &BTreeMap::new());
        file(&after, 1, &edits(0, 1, 10));
        council.take(&before).await;
        let (mut shown, mut staged) = (Vec::new(), Vec::new());
        for _ in 0..5 {
            let begun = Instant::now();
            council.run("exchange_inspect", json!({"file": after})).await;
            staged.push(begun.elapsed());
            let begun = Instant::now();
            let preview = council.run("exchange_preview", json!({"file": after})).await;
            let page = council.run("exchange_items", json!({"exchange": preview["exchange"]})).await;
            shown.push(begun.elapsed());
            assert_eq!(page["total"], PEOPLE / 10);
            council.run("exchange_cancel", json!({"exchange": preview["exchange"]})).await;
        }
        let (staged, shown) = (median(&mut staged), median(&mut shown));
        let screen = shown.saturating_sub(staged);
        println!(
            "W9: first screen {:.0} ms of at most 200 ms after staging of {:.0} ms; {}",
            millis(screen),
            millis(staged),
            load()
        );
        screen <= Duration::from_millis(200)
    })
}
