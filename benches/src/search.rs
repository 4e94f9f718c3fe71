//! Keystrokes of a person who searches, answered by the core itself: a page of 50 in order, JSON included.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use birlik_core::app::{Clock, Event, Events, Outside, Paths, Random};
use birlik_core::wire::FileToken;
use birlik_core::{App, Result};
use serde_json::json;

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

/// `count` keystrokes: names of the data file, from all over it, typed letter by letter.
pub fn keystrokes(data: &Path, count: usize) -> Vec<String> {
    let names = "select iif(row_number() over () % 3, family_name, given_name) from p_person
        where family_name is not null and given_name is not null and ent in
          (select ent from p_person order by substr(ent, 3, 4) limit 500)";
    let conn = rusqlite::Connection::open(data).expect("the data file opens");
    let mut statement = conn.prepare(names).expect("the names are asked for");
    let names = statement.query_map([], |row| row.get::<_, String>(0)).expect("the names are read");
    let mut typed = Vec::new();
    for name in names {
        let name: Vec<char> = name.expect("a name is text").chars().collect();
        typed.extend((1..=name.len()).map(|length| name[..length].iter().collect::<String>()));
    }
    typed.truncate(count);
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
            if page["total"] == 0 {
                println!("search: {search} begins a name of the file and finds nobody");
            }
        }
        call("file_close", json!({})).await.expect("the data file closes");
        times
    })
}
