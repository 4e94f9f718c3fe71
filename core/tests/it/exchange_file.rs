//! Chapters exchange by file, through the commands: each on a data file of its own, on a computer of its own.

mod any_files;
mod between;
mod bin;
mod damage;
mod erase;
mod folder;
mod forged;
mod gone;
mod histories;
mod hostile;
mod keep;
mod kill;
mod lives;
mod log;
mod overlay;
mod relay;
mod told;
mod undo;
mod withdrawn;

use std::collections::BTreeSet;

use birlik_core::domain::id::hex;
use birlik_core::exchange::chapter_file::{Item, Reader};
use serde_json::{Value as Json, json};

use crate::fixture::{Chapter, folder, text};

/// Several chapters; files pass between them through a folder.
pub(crate) struct Network {
    pub(crate) chapters: Vec<Chapter>,
    pub(crate) files: tempfile::TempDir,
    /// Files go encrypted to everybody whose key is known: children go too.
    pub(crate) sealed: bool,
}

impl Network {
    pub(crate) async fn of(names: &[&str]) -> Self {
        let mut chapters = Vec::new();
        for (seed, name) in (100..).zip(names) {
            chapters.push(Chapter::named(seed * 7_919, name).await);
        }
        Self { chapters, files: folder(), sealed: false }
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.files.path().join(name).to_string_lossy().into_owned()
    }

    /// A file of everything.
    pub(crate) async fn export(&self, from: usize, name: &str) -> String {
        let path = self.path(name);
        self.chapters[from].run("exchange_export", json!({"out": path, "plain": !self.sealed})).await;
        path
    }

    /// Shows and takes in a file; gives the report.
    pub(crate) async fn import(&self, to: usize, path: &str) -> Json {
        let preview = self.chapters[to].run("exchange_preview", json!({"file": path})).await;
        self.chapters[to].run("exchange_apply", json!({"exchange": preview["exchange"], "confirmed": true})).await
    }

    /// Everybody takes everybody's file, until nothing is new.
    pub(crate) async fn settle(&self) {
        for round in 0..3 {
            let mut files = Vec::new();
            for from in 0..self.chapters.len() {
                files.push(self.export(from, &format!("settle-{round}-{from}")).await);
            }
            for to in 0..self.chapters.len() {
                for (from, file) in files.iter().enumerate() {
                    if from != to {
                        self.import(to, file).await;
                    }
                }
            }
            for (from, file) in files.iter().enumerate() {
                std::fs::remove_file(file).unwrap_or_else(|cause| panic!("{from}: {cause}"));
            }
        }
    }

    /// Whoever has the same cells writes the same bytes from the records on: what was taken in goes out as it came
    /// (invariant 2). The header, the files taken and the signature are each chapter's own. A data file that held nothing
    /// before passes every cell on, and its own word that it is there besides.
    pub(crate) async fn write_the_same(&self, among: &[usize]) {
        let first = self.export(among[0], "again").await;
        let empty = Chapter::unopened(31 * 7_919);
        empty.run("file_join", json!({"out": empty.path("data.birlikdb"), "file": first})).await;
        let joined = self.path("joined");
        empty.run("exchange_export", json!({"out": joined, "plain": true})).await;
        let (own, passed_on) = said_in(&joined);
        let (_, said) = said_in(&first);
        assert!(said.len() > 3, "records");
        assert_eq!(passed_on.iter().filter(|(by, _)| *by != own).collect::<Vec<_>>(), said.iter().collect::<Vec<_>>());
        let first = records(&first);
        for from in &among[1..] {
            let other = records(&self.export(*from, "again").await);
            assert_eq!(other, first, "chapter {from} writes other bytes than chapter {}", among[0]);
        }
    }

    pub(crate) async fn cells(&self) -> Vec<String> {
        let mut digests = Vec::new();
        for chapter in &self.chapters {
            digests.push(chapter.digest().await.1);
        }
        digests
    }
}

/// Who wrote a plain file, and its cells: by whom, and all that is said.
fn said_in(file: &str) -> (String, BTreeSet<(String, String)>) {
    let mut reader = Reader::new(std::fs::File::open(file).unwrap()).unwrap();
    let (from, tables) = (reader.header().from.clone(), reader.tables().clone());
    let mut said = BTreeSet::new();
    loop {
        match reader.item().unwrap() {
            Item::Entity(entity) => {
                for cell in &entity.cells {
                    let word = &tables.words[cell.word as usize];
                    let field = &tables.fields[cell.field as usize];
                    let by = hex(&tables.installations[word.inst as usize]);
                    let what = (entity.id, &entity.kind, entity.of, field, word.stamp, &cell.value);
                    said.insert((by, format!("{what:?}")));
                }
            }
            Item::End(_) => return (from, said),
            other => panic!("{other:?}"),
        }
    }
}

/// Lines of a plain file but for the header, the files taken and the signature; the file is gone then.
fn records(file: &str) -> Vec<String> {
    let lines = zstd::decode_all(std::fs::File::open(file).unwrap()).unwrap();
    std::fs::remove_file(file).unwrap();
    let own = |line: &&str| ["{\"fmt\":", "{\"has\":", "{\"end\":"].iter().any(|key| line.starts_with(key));
    String::from_utf8(lines).unwrap().lines().filter(|line| !own(line)).map(str::to_owned).collect()
}

/// What a person is called, or nothing.
pub(crate) async fn given(chapter: &Chapter, id: &str) -> Json {
    chapter.run("record_show", json!({"id": id})).await["fields"]["given_name"].clone()
}

pub(crate) async fn waiting(chapter: &Chapter) -> Vec<Json> {
    chapter.run("conflict_list", json!({})).await["items"].as_array().expect("a list").clone()
}

/// Decides for a value.
pub(crate) async fn decide(chapter: &Chapter, conflict: &Json, value: Json) {
    chapter.run("conflict_resolve", json!({"id": text(&conflict["id"]), "decision": {"value": value}})).await;
}
