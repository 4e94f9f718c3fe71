//! Every place of the window as it asks for its first rows, in an invented network of full size: p50 and p95 of warm calls.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value as Json, json};

use crate::core::Core;
use crate::millis;
use crate::program::Program;

const PEOPLE: &str = "50000";
const CALLS: usize = 40;
const MOST: Duration = Duration::from_millis(15);
/// A month in the middle of the invented events.
const MONTH: [&str; 2] = ["2026-03-01", "2026-03-31"];

/// A data file with the network, or the folder that `BIRLIK_BENCH_NETWORK` names; made there when it is empty.
fn network(folder: &Path) -> Program {
    let named = std::env::var_os("BIRLIK_BENCH_NETWORK");
    let folder = named.as_deref().map_or_else(|| folder.join("network"), |named| Path::new(named).to_owned());
    if folder.join("chapter.birlikdb").exists() {
        return Program::at(&folder);
    }
    let filled = Program::new(&folder);
    filled.run(&["generate", "--people", PEOPLE, "--seed", "1", "--network"]);
    filled
}

/// Measures all; false when a place is slower than it may be.
pub fn places(folder: &Path) -> bool {
    let program = network(folder);
    let core = Core::open(&program.data(), &program.config());
    let asked = asked(&core);
    println!("places: ms in core, the first call, p50 and p95 of {CALLS} more; at most {} each", MOST.as_millis());
    let mut well = true;
    for (what, name, input) in &asked {
        let mut size = 0;
        let mut times: Vec<Duration> = (0..=CALLS)
            .map(|_| {
                let (answer, took) = core.timed(name, input);
                size = answer.to_string().len();
                took
            })
            .collect();
        let first = times.remove(0);
        times.sort_unstable();
        let (half, most) = (times[times.len() / 2], times[times.len() * 95 / 100]);
        let slow = if most > MOST { "  too slow" } else { "" };
        println!(
            "  {what:<34} {:>7.1} {:>7.1} {:>7.1}  {:>5} KiB{slow}",
            millis(first),
            millis(half),
            millis(most),
            size / 1024
        );
        well &= most <= MOST;
    }
    core.close();
    well
}

/// What is asked, by the command's name, with what for.
fn asked(core: &Core) -> Vec<(String, &'static str, Json)> {
    let tree = core.call("network_tree", json!({}));
    let lines = tree["items"].as_array().expect("lines");
    let most = |what: &str| lines.iter().max_by_key(|line| line[what].as_u64()).expect("an organisation")["id"].clone();
    let (council, house) = (most("people_below"), most("people"));
    let schools = core.call("school_list", json!({}));
    let schools = schools.as_array().expect("schools");
    let school = schools.iter().max_by_key(|school| school["pupils"].as_u64()).expect("a school");
    let classes = core.call("school_show", json!({ "id": school["id"] }));
    let class = &classes["classes"][0]["id"];
    let month = json!({ "from": MONTH[0], "to": MONTH[1] });
    let page = core.call("event_list", month.clone());
    let sum = |what: &str| schools.iter().filter_map(|school| school[what].as_u64()).sum::<u64>();
    println!(
        "places: {} organisations, {} schools, {} pupils, {} members, {} occurrences in a month",
        lines.len(),
        schools.len(),
        sum("pupils"),
        tree["people"],
        page["total"]
    );
    let event = &page["items"][0]["event"];
    let mut asked: Vec<(String, &'static str, Json)> = Vec::new();
    let mut ask = |name: &'static str, what: &str, input: Json| {
        asked.push((if what.is_empty() { name.to_owned() } else { format!("{name} {what}") }, name, input));
    };
    ask("today_show", "", json!({}));
    ask("person_list", "", json!({ "limit": 100 }));
    ask(
        "person_list",
        "council",
        json!({ "limit": 100, "filters": [{ "field": "organisation_below", "values": [council] }] }),
    );
    ask("person_list", "school", json!({ "limit": 100, "filters": [{ "field": "school", "values": [school["id"]] }] }));
    ask("network_tree", "", json!({}));
    ask("organisation_show", "council", json!({ "id": council }));
    ask("organisation_show", "house", json!({ "id": house }));
    ask("school_list", "", json!({}));
    ask("school_show", "", json!({ "id": school["id"] }));
    ask("class_show", "", json!({ "id": class }));
    ask("event_list", "month", month);
    ask("event_show", "", json!({ "event": event }));
    for noun in birlik_core::commands::nouns() {
        ask("record_list", noun.kind, json!({ "kind": noun.kind }));
    }
    for name in ["tag_list", "conflict_list", "exchange_peers", "keys_list", "batch_list", "mapping_list", "app_state"]
    {
        ask(name, "", json!({}));
    }
    ask("household_list", "", json!({ "limit": 9 }));
    asked
}
