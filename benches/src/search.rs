//! Keystrokes of a person who searches, answered by the core itself: a page of 50 in order, JSON included.

use std::path::Path;
use std::time::Duration;

use serde_json::json;

use crate::core::Core;

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
    let core = Core::open(data, config);
    let mut times = Vec::new();
    for search in typed {
        let (page, took) = core.timed("person_list", &json!({ "search": search, "limit": 50 }));
        times.push(took);
        if page["total"] == 0 {
            println!("search: {search} begins a name of the file and finds nobody");
        }
    }
    core.close();
    times
}
