//! A program on a temporary data file, with a clock and ids that the test sets.

#![allow(dead_code, reason = "not every test asks for everything")]

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use birlik_core::app::{App, Clock, Event, Events, Outside, Paths, Random};
use birlik_core::wire::FileToken;
use birlik_core::{Code, Error, Result, dispatch};
use serde_json::{Value as Json, json};

/// 25 November 2026, 10:00 UTC.
pub(crate) const NOW: i64 = 1_795_600_800_000;

/// Time that moves only when told.
pub(crate) struct FixedClock(pub AtomicI64);

impl Clock for FixedClock {
    fn now_ms(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// The same bytes in every run (SplitMix64).
pub(crate) struct Counted(AtomicU64);

impl Random for Counted {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let mut z = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed).wrapping_add(0x9e37_79b9_7f4a_7c15);
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            chunk.copy_from_slice(&(z ^ (z >> 31)).to_le_bytes()[..chunk.len()]);
        }
    }
}

struct PlainPaths;

impl Paths for PlainPaths {
    fn path(&self, token: &FileToken) -> Result<PathBuf> {
        if token.0.is_empty() { Err(Error::new(Code::NoSuchToken)) } else { Ok(PathBuf::from(&token.0)) }
    }
    fn token(&self, path: &Path) -> FileToken {
        FileToken(path.to_string_lossy().into_owned())
    }
}

/// Keeps what was told.
#[derive(Default)]
pub(crate) struct Told(pub Mutex<Vec<Event>>);

impl Events for Told {
    fn send(&self, event: Event) {
        self.0.lock().expect("no test panics while telling").push(event);
    }
}

/// A temporary folder, in memory where the system has such a place: most of a test's time is waiting for a disk.
pub(crate) fn folder() -> tempfile::TempDir {
    let memory = tempfile::Builder::new().prefix("birlik-").tempdir_in("/dev/shm");
    memory.or_else(|_| tempfile::tempdir()).expect("a temporary folder")
}

/// A chapter "Körpü House" in Germany, on a file of its own.
pub(crate) struct Chapter {
    pub app: App,
    pub folder: tempfile::TempDir,
    pub clock: Arc<FixedClock>,
    pub told: Arc<Told>,
}

impl Chapter {
    /// A new data file.
    pub(crate) async fn new() -> Self {
        let chapter = Self::unopened(7);
        let file = chapter.path("korpu.birlikdb");
        chapter
            .run("file_create", json!({"file": file, "name": "Körpü House", "country": "DE", "language": "az", "zone": "Europe/Berlin"}))
            .await;
        chapter
    }

    /// Another chapter, on a computer of its own.
    pub(crate) async fn named(seed: u64, name: &str) -> Self {
        let chapter = Self::unopened(seed);
        let file = chapter.path("data.birlikdb");
        let input = json!({"file": file, "name": name, "country": "DE", "language": "az", "zone": "Europe/Berlin"});
        chapter.run("file_create", input).await;
        chapter
    }

    /// A program without a data file; `seed` sets its ids.
    pub(crate) fn unopened(seed: u64) -> Self {
        let folder = folder();
        let clock = Arc::new(FixedClock(AtomicI64::new(NOW)));
        let told = Arc::new(Told::default());
        let app = App::new(Outside {
            clock: clock.clone(),
            random: Arc::new(Counted(AtomicU64::new(seed))),
            paths: Arc::new(PlainPaths),
            events: told.clone(),
            config: folder.path().join("config"),
            documents: folder.path().join("documents"),
        });
        Self { app, folder, clock, told }
    }

    /// A path in the test's folder, as a token.
    pub(crate) fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    /// Writes a file into the test's folder; gives its token.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, content).expect("a file is written");
        path
    }

    /// A command that must succeed. Time moves on by a second.
    pub(crate) async fn run(&self, name: &str, input: Json) -> Json {
        match self.try_run(name, input).await {
            Ok(output) => output,
            Err(cause) => panic!("{name}: {cause}"),
        }
    }

    /// A command.
    pub(crate) async fn try_run(&self, name: &str, input: Json) -> Result<Json> {
        self.clock.0.fetch_add(1_000, Ordering::Relaxed);
        dispatch(&self.app, name, input).await
    }

    /// A command that must be refused; gives the code.
    pub(crate) async fn refused(&self, name: &str, input: Json) -> Code {
        match self.try_run(name, input).await {
            Ok(output) => panic!("{name} was not refused: {output}"),
            Err(cause) => cause.code,
        }
    }

    /// Makes a person; gives the id.
    pub(crate) async fn person(&self, fields: Json) -> String {
        text(&self.run("record_create", json!({"kind": "person", "fields": fields})).await["id"])
    }

    /// Both digests.
    pub(crate) async fn digest(&self) -> (String, String) {
        let digest = self.run("file_digest", json!({})).await;
        (text(&digest["data"]), text(&digest["cells"]))
    }

    /// Family names of a list, in its order.
    pub(crate) async fn found(&self, search: &str) -> Vec<String> {
        let page = self.run("person_list", json!({"search": search})).await;
        page["items"].as_array().expect("a list").iter().map(|item| text(&item["family"])).collect()
    }

    /// A check without findings.
    pub(crate) async fn is_sound(&self) {
        let report = self.run("file_check", json!({})).await;
        assert_eq!(report["findings"], json!([]), "the file is sound");
    }
}

/// The text of a JSON text.
pub(crate) fn text(json: &Json) -> String {
    json.as_str().unwrap_or_else(|| panic!("{json} is text")).to_owned()
}
