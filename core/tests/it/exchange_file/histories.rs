//! What honest chapters do with people, in any order, with any clocks, also after restoring: every word ends live or was
//! answered by somebody who had seen it, what differs is listed, and one decision clears it everywhere (invariants 3, 4,
//! 5, 6, 11). The model knows only who had heard what; it has no clock and no stamps. A case is a person.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::Network;
use crate::cases::{all, runtime};
use crate::fixture::{Chapter, NOW, text};

/// People of one history, on average.
const PEOPLE: usize = 100;
const FIELDS: [&str; 3] = ["city", "notes", "consent_photo"];
const YEAR: i64 = 31_556_952_000;

#[derive(Debug, Clone)]
enum Step {
    /// A file of everything from one to another.
    Send(usize, usize),
    /// The clock of a chapter is wrong by years.
    Clock(usize, i64),
    /// A backup that may be needed.
    Keep(usize),
    /// The last backup comes back.
    Restore(usize, Way),
}

#[derive(Debug, Clone, Copy)]
enum Way {
    Asked,
    InPlace,
    AsCopy,
}

/// One word on a person: at which time of the history, where, on which field; the answer where it is a consent.
#[derive(Debug, Clone)]
struct Deed {
    time: usize,
    who: usize,
    field: usize,
    yes: bool,
}

#[derive(Debug, Clone)]
struct History {
    times: Vec<Vec<Step>>,
    people: Vec<Vec<Deed>>,
}

fn history(chapters: usize, step: impl Strategy<Value = Step> + 'static) -> impl Strategy<Value = History> {
    let deed = (0..6_usize, 0..chapters, 0..FIELDS.len(), any::<bool>()).prop_map(|(time, who, field, yes)| Deed {
        time,
        who,
        field,
        yes,
    });
    let times = prop::collection::vec(prop::collection::vec(step, 0..4), 6);
    (times, prop::collection::vec(prop::collection::vec(deed, 1..7), 1..=2 * PEOPLE))
        .prop_map(|(times, people)| History { times, people })
}

fn send(chapters: usize) -> impl Strategy<Value = Step> {
    (0..chapters, 1..chapters).prop_map(move |(from, step)| Step::Send(from, (from + step) % chapters))
}

/// A word and all words that its speaker had heard of that field; a restored chapter is another speaker.
#[derive(Debug)]
struct Word {
    person: usize,
    field: usize,
    value: String,
    heard: BTreeSet<usize>,
    speaker: usize,
}

/// Chapters and what each has heard.
struct Run {
    network: Network,
    people: Vec<String>,
    words: Vec<Word>,
    heard: Vec<BTreeSet<usize>>,
    speaker: Vec<usize>,
    speakers: usize,
    /// The backup of a chapter, and what it had heard then.
    kept: Vec<Option<(String, BTreeSet<usize>)>>,
    path: Vec<String>,
    copies: usize,
}

impl Run {
    async fn begin(names: &[&str], people: usize) -> Self {
        let network = Network::of(names).await;
        let mut made = Vec::new();
        for n in 0..people {
            made.push(network.chapters[0].person(json!({"given_name": format!("Person {n}")})).await);
        }
        let count = names.len();
        let path = network.chapters.iter().map(|chapter| chapter.path("data.birlikdb")).collect();
        let run = Self {
            network,
            people: made,
            words: Vec::new(),
            heard: vec![BTreeSet::new(); count],
            speaker: (0..count).collect(),
            speakers: count,
            kept: vec![None; count],
            path,
            copies: 0,
        };
        let file = run.network.export(0, "first").await;
        for to in 1..count {
            run.network.import(to, &file).await;
        }
        run
    }

    async fn send(&mut self, from: usize, to: usize) {
        let file = self.network.export(from, "sent").await;
        self.network.import(to, &file).await;
        std::fs::remove_file(file).unwrap();
        let heard = self.heard[from].clone();
        self.heard[to].extend(heard);
    }

    /// Values that nobody has answered, of those in `heard`.
    fn live(&self, person: usize, field: usize, heard: &BTreeSet<usize>) -> BTreeSet<String> {
        let here = |n: &&usize| self.words[**n].person == person && self.words[**n].field == field;
        let words: Vec<usize> = heard.iter().filter(here).copied().collect();
        let later = |n: usize, m: usize| {
            self.words[m].heard.contains(&n) || (m > n && self.words[m].speaker == self.words[n].speaker)
        };
        let open = words.iter().filter(|n| !words.iter().any(|m| later(**n, *m)));
        open.map(|n| self.words[*n].value.clone()).collect()
    }

    async fn say(&mut self, person: usize, deed: &Deed) {
        let value = match FIELDS[deed.field] {
            "consent_photo" => json!({"answer": if deed.yes { "yes" } else { "no" }}),
            _ => json!(format!("word {}", self.words.len())),
        };
        let written = value.to_string();
        let live = self.live(person, deed.field, &self.heard[deed.who]);
        let (chapter, id) = (&self.network.chapters[deed.who], &self.people[person]);
        let field = FIELDS[deed.field];
        if live.len() > 1 {
            let edit = json!({"id": id, "fields": {field: value}});
            assert!(chapter.try_run("record_edit", edit).await.is_err(), "written only by deciding");
            let decision = json!({"id": format!("{id}:person.{field}"), "decision": {"value": value}});
            chapter.run("conflict_resolve", decision).await;
        } else {
            chapter.run("record_edit", json!({"id": id, "fields": {field: value}})).await;
            // What says nothing new is no word.
            if live.contains(&written) {
                return;
            }
        }
        let of = |n: &&usize| self.words[**n].person == person && self.words[**n].field == deed.field;
        let heard = self.heard[deed.who].iter().filter(of).copied().collect();
        self.heard[deed.who].insert(self.words.len());
        self.words.push(Word { person, field: deed.field, value: written, heard, speaker: self.speaker[deed.who] });
    }

    async fn step(&mut self, step: &Step) {
        match step {
            Step::Send(from, to) => self.send(*from, *to).await,
            Step::Clock(who, years) => {
                self.network.chapters[*who].clock.0.store(NOW + years * YEAR, Ordering::Relaxed);
            }
            Step::Keep(who) => {
                let made = self.network.chapters[*who].run("backup_create", json!({})).await;
                let kept = self.network.path(&format!("kept-{who}"));
                std::fs::copy(text(&made["file"]), &kept).unwrap();
                self.kept[*who] = Some((kept, self.heard[*who].clone()));
            }
            Step::Restore(who, way) => {
                let Some((kept, heard)) = self.kept[*who].clone() else { return };
                self.restore(*who, *way, &kept).await;
                self.heard[*who] = heard;
                self.speaker[*who] = self.speakers;
                self.speakers += 1;
            }
        }
    }

    async fn restore(&mut self, who: usize, way: Way, kept: &str) {
        let chapter = &self.network.chapters[who];
        if matches!(way, Way::Asked) {
            chapter.run("backup_restore", json!({"file": kept})).await;
            return;
        }
        chapter.run("file_close", json!({})).await;
        if matches!(way, Way::AsCopy) {
            self.copies += 1;
            self.path[who] = chapter.path(&format!("copy-{}.birlikdb", self.copies));
        }
        for end in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{end}", self.path[who]));
        }
        std::fs::copy(kept, &self.path[who]).unwrap();
        chapter.run("file_open", json!({"file": self.path[who]})).await;
    }

    /// Everybody takes everybody's words.
    async fn around(&mut self) {
        let count = self.network.chapters.len();
        for _ in 0..2 {
            for from in 0..count {
                self.send(from, (from + 1) % count).await;
            }
        }
    }

    /// What each chapter shows and lists is what the model says.
    async fn check(&self) {
        let cells = self.network.cells().await;
        assert!(cells.iter().all(|digest| *digest == cells[0]), "the same cells everywhere");
        let heard: BTreeSet<usize> = self.heard.iter().flatten().copied().collect();
        let mut expected = BTreeMap::new();
        for (person, id) in self.people.iter().enumerate() {
            for (field, name) in FIELDS.iter().enumerate() {
                let live = self.live(person, field, &heard);
                if !live.is_empty() {
                    expected.insert(format!("{id}:person.{name}"), live);
                }
            }
        }
        for chapter in &self.network.chapters {
            assert_eq!(self.found(chapter).await, expected);
        }
    }

    async fn found(&self, chapter: &Chapter) -> BTreeMap<String, BTreeSet<String>> {
        let mut found = BTreeMap::new();
        let page = chapter.run("conflict_list", json!({"limit": 1_000})).await;
        for item in page["items"].as_array().unwrap() {
            assert_eq!(item["kind"], "values", "{item}");
            let said: Vec<&Json> = item["values"].as_array().unwrap().iter().map(|value| &value["value"]).collect();
            if said.contains(&&json!({"answer": "no"})) {
                assert_eq!(item["shown"], json!({"answer": "no"}), "the safer value shows");
            }
            found.insert(text(&item["id"]), said.iter().map(|value| value.to_string()).collect());
        }
        for id in &self.people {
            let view = chapter.run("record_show", json!({"id": id})).await;
            for name in FIELDS {
                let shown = &view["fields"][name];
                if !shown.is_null() {
                    let field = found.entry(format!("{id}:person.{name}"));
                    field.or_insert_with(|| BTreeSet::from([shown.to_string()]));
                }
            }
        }
        found
    }
}

async fn run(names: &[&str], history: History) {
    let mut run = Run::begin(names, history.people.len()).await;
    for (time, steps) in history.times.iter().enumerate() {
        for (person, deeds) in history.people.iter().enumerate() {
            for deed in deeds.iter().filter(|deed| deed.time == time) {
                run.say(person, deed).await;
            }
        }
        for step in steps {
            run.step(step).await;
        }
    }
    run.around().await;
    run.check().await;
    // One decides all, and it is decided for all.
    let decider = &run.network.chapters[0];
    let page = decider.run("conflict_list", json!({"limit": 1_000})).await;
    for item in page["items"].as_array().unwrap() {
        let take = json!({"id": item["id"], "decision": {"take": item["values"][0]["installation"]}});
        decider.run("conflict_resolve", take).await;
    }
    run.around().await;
    let mut data = Vec::new();
    for chapter in &run.network.chapters {
        assert_eq!(chapter.run("conflict_list", json!({})).await["total"], 0, "cleared everywhere");
        data.push(chapter.digest().await);
        chapter.is_sound().await;
    }
    assert!(data.iter().all(|digest| *digest == data[0]), "the same data and cells everywhere");
    run.network.write_the_same(&(0..names.len()).collect::<Vec<_>>()).await;
}

#[test]
fn every_word_ends_live_or_answered_by_somebody_who_had_heard_it() {
    let runtime = runtime();
    let step = prop_oneof![
        4 => send(3),
        1 => (0..3_usize, -100..100_i64).prop_map(|(who, years)| Step::Clock(who, years)),
    ];
    all("histories", 2_000, PEOPLE as u32, &history(3, step), |history| {
        runtime.block_on(run(&["One", "Two", "Three"], history));
    });
}

#[test]
fn a_restored_copied_or_replaced_file_loses_no_word_and_hides_none() {
    let runtime = runtime();
    let way = prop_oneof![Just(Way::Asked), Just(Way::InPlace), Just(Way::AsCopy)];
    let step = prop_oneof![
        3 => send(2),
        2 => (0..2_usize).prop_map(Step::Keep),
        2 => (0..2_usize, way).prop_map(|(who, way)| Step::Restore(who, way)),
    ];
    all("restored", 2_000, PEOPLE as u32, &history(2, step), |history| {
        runtime.block_on(run(&["One", "Two"], history));
    });
}
