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

    /// Whoever has the same cells writes the same bytes from the records on: what was taken in goes out as it came (invariant 2).
    /// The header, the files taken and the signature are each chapter's own.
    pub(crate) async fn write_the_same(&self, among: &[usize]) {
        let mut written = Vec::new();
        for from in among {
            let file = self.export(*from, &format!("again-{from}")).await;
            let lines = zstd::decode_all(std::fs::File::open(&file).unwrap()).unwrap();
            std::fs::remove_file(&file).unwrap();
            let lines = String::from_utf8(lines).unwrap();
            let own = |line: &&str| ["{\"fmt\":", "{\"has\":", "{\"end\":"].iter().any(|key| line.starts_with(key));
            written.push(lines.lines().filter(|line| !own(line)).map(str::to_owned).collect::<Vec<_>>());
        }
        assert!(written[0].len() > 3, "tables and records");
        for (other, from) in written.iter().zip(among) {
            assert_eq!(*other, written[0], "chapter {from} writes other bytes than chapter {}", among[0]);
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
