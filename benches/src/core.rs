//! The core itself with a data file open: the commands as the window calls them, JSON included, without a process around.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use birlik_core::app::{Clock, Event, Events, Outside, Paths, Random};
use birlik_core::wire::FileToken;
use birlik_core::{App, Result};
use serde_json::{Value as Json, json};
use tokio::runtime::Runtime;

struct Bench;

impl Clock for Bench {
    fn now_ms(&self) -> i64 {
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(0))
    }
}

impl Random for Bench {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.iter_mut().zip(1..).for_each(|(byte, value)| *byte = value);
    }
}

impl Paths for Bench {
    fn path(&self, token: &FileToken) -> Result<PathBuf> {
        Ok(PathBuf::from(&token.0))
    }

    fn token(&self, path: &Path) -> FileToken {
        FileToken(path.display().to_string())
    }
}

impl Events for Bench {
    fn send(&self, _: Event) {}
}

/// The core with a data file open.
pub struct Core {
    app: App,
    runtime: Runtime,
}

impl Core {
    /// Opens the data file.
    pub fn open(data: &Path, config: &Path) -> Self {
        let bench = || Arc::new(Bench);
        let app = App::new(Outside {
            clock: bench(),
            random: bench(),
            paths: bench(),
            events: bench(),
            config: config.to_owned(),
            documents: config.to_owned(),
        });
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        let core = Self { app, runtime: runtime.expect("a runtime starts") };
        core.call("file_open", json!({ "file": data.display().to_string() }));
        core
    }

    /// Runs a command that is to succeed, and tells how long it took.
    pub fn timed(&self, name: &str, input: &Json) -> (Json, Duration) {
        let begun = Instant::now();
        let answer = self.runtime.block_on(birlik_core::dispatch(&self.app, name, input.clone()));
        let took = begun.elapsed();
        (answer.unwrap_or_else(|why| panic!("{name} {input}: {why:?}")), took)
    }

    /// Runs a command that is to succeed.
    pub fn call(&self, name: &str, input: Json) -> Json {
        self.timed(name, &input).0
    }

    /// Closes the data file.
    pub fn close(self) {
        self.call("file_close", json!({}));
    }
}
