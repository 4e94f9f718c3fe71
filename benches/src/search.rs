//! Keystrokes of a person who searches, answered by the core itself: a page of 50 in order, JSON included.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use birlik_core::app::{Clock, Event, Events, Outside, Paths, Random};
use birlik_core::wire::FileToken;
use birlik_core::{App, Result};
use serde_json::json;

use crate::roster;

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

/// `count` keystrokes: names of the roster, typed letter by letter.
pub fn keystrokes(people: usize, count: usize) -> Vec<String> {
    let mut typed = Vec::new();
    for step in 0.. {
        let row = roster::row((step * 7919 + 13) % people);
        // Family names and, every third time, given names.
        let name: Vec<char> = row[usize::from(step % 3 != 2)].chars().collect();
        for length in 1..=name.len() {
            typed.push(name[..length].iter().collect());
            if typed.len() == count {
                return typed;
            }
        }
    }
    typed
}

/// Times of all keystrokes, in their order.
pub fn times(data: &Path, config: &Path, typed: &[String]) -> Vec<Duration> {
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
    runtime.expect("a runtime starts").block_on(async {
        let call = |name: &'static str, input| birlik_core::dispatch(&app, name, input);
        call("file_open", json!({ "file": data.display().to_string() })).await.expect("the data file opens");
        let mut times = Vec::new();
        for search in typed {
            let begun = Instant::now();
            let page = call("person_list", json!({ "search": search, "limit": 50 })).await.expect("a page");
            times.push(begun.elapsed());
            assert!(
                page["items"].as_array().is_some_and(|items| !items.is_empty()),
                "{search} is a name of the roster"
            );
        }
        call("file_close", json!({})).await.expect("the data file closes");
        times
    })
}
