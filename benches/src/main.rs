//! Birlik beside plain SQL, in one run on one machine: ratios, median of three.
//! `cargo xtask bench [import] [export] [search] [workbook] [places] [exchange [w1 …]]`; `BIRLIK_BENCH_PEOPLE` changes the size.

mod core;
mod exchange;
mod here;
mod places;
mod plain;
mod program;
mod roster;
mod search;
mod workbook;

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use program::Program;

const ROUNDS: usize = 3;
const MOST_MEMORY: u64 = 256 * 1024;

fn main() -> ExitCode {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let wants = |name: &str| asked.is_empty() || asked.iter().any(|word| word == name);
    let people = std::env::var("BIRLIK_BENCH_PEOPLE").ok().and_then(|word| word.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir().expect("a folder");
    let mut well = !wants("places") || places::places(folder.path());
    if asked == ["places"] {
        return if well { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let roster = folder.path().join("roster.csv");
    roster::write(&roster, people).expect("the roster is written");
    println!("{people} people × {} columns, median of {ROUNDS}", roster::HEADINGS.len());
    if wants("import") {
        well &= import(folder.path(), &roster);
    }
    if wants("workbook") {
        well &= workbooks(folder.path(), &roster);
    }
    if wants("exchange") {
        well &= exchange::exchange(folder.path(), &asked);
    }
    if wants("export") || wants("search") {
        let filled = filled(folder.path(), &roster);
        if wants("export") {
            well &= export(folder.path(), &filled);
        }
        if wants("search") {
            well &= searching(&filled);
        }
    }
    if well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Written and read in two seconds each, in 512 MiB together.
fn workbooks(folder: &Path, roster: &Path) -> bool {
    let (mut written, mut read, mut bytes) = (Vec::new(), Vec::new(), 0);
    for _ in 0..ROUNDS {
        let took = workbook::round(roster, &folder.join("roster.xlsx"));
        written.push(took.written);
        read.push(took.read);
        bytes = took.bytes;
    }
    let (written, read, memory) = (median(&mut written), median(&mut read), workbook::memory() / 1024);
    println!("workbook: written in {written:.2?}, read in {read:.2?}, {} KiB, at most {memory} MiB", bytes / 1024);
    let most = Duration::from_secs(2);
    written <= most && read <= most && memory <= 512
}

/// A data file with the roster, or the folder that `BIRLIK_BENCH_FILLED` names: `chapter.birlikdb` and `config`.
fn filled(folder: &Path, roster: &Path) -> Program {
    if let Some(folder) = std::env::var_os("BIRLIK_BENCH_FILLED") {
        return Program::at(Path::new(&folder));
    }
    let filled = Program::new(&folder.join("filled"));
    filled.run(&["import", roster.to_str().expect("a plain path")]);
    filled
}

fn import(folder: &Path, roster: &Path) -> bool {
    let (mut ours, mut sql, mut with_csv, mut memory) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for round in 0..ROUNDS {
        let program = Program::new(&folder.join(format!("import-{round}")));
        let took = program.run(&["import", roster.to_str().expect("a plain path")]);
        // A few rows are so much alike that a person is asked.
        let count = |what: &str| took.answer[what].as_u64().unwrap_or(0);
        assert!(count("ask") * 100 <= count("rows"), "{}", took.answer);
        assert_eq!(count("new") + count("ask"), count("rows"), "{}", took.answer);
        memory = took.memory.max(memory);
        ours.push(took.time);
        let path = folder.join(format!("plain-{round}.db"));
        let plain = plain::import(roster, &path).expect("plain SQL");
        with_csv.push(plain.sql + plain.staging);
        sql.push(plain.sql);
        if round == 0 {
            let cells: i64 = rusqlite::Connection::open(program.data())
                .and_then(|conn| conn.query_row("select count(*) from cell", [], |row| row.get(0)))
                .expect("our cells are counted");
            println!("import: cells ours {cells}, plain {}", plain.cells);
        }
        let _ = std::fs::remove_file(path);
        let _ = std::fs::remove_dir_all(folder.join(format!("import-{round}")));
    }
    let (ours, sql, with_csv) = (median(&mut ours), median(&mut sql), median(&mut with_csv));
    println!("import: reading the file into a staging table beside it: {:.2} ×", ratio(ours, with_csv));
    let fast = said("import", ours, sql, 2.5);
    println!("import: memory {} MiB of at most {} MiB", memory / 1024, MOST_MEMORY / 1024);
    fast && memory <= MOST_MEMORY
}

/// The same people, columns and order as ours, from the same projections.
const SELECT: &str = "select lower(hex(p.ent)) as id, given_name, family_name, patronymic, former_family_name,
  preferred_name, native_name, passport_name, sex, birth_date, languages, country, city, status_state, status_date, notes,
  (select number_typed from p_phone where of1 = p.ent order by ent limit 1) as phone,
  (select number_typed from p_phone where of1 = p.ent order by ent limit 1 offset 1) as phone_2,
  (select address_typed from p_email where of1 = p.ent order by ent limit 1) as email,
  (select postal_typed from p_address where of1 = p.ent order by ent limit 1) as address
  from person_index i join p_person p using(ent) order by i.sort_key, i.seq;";

fn export(folder: &Path, filled: &Program) -> bool {
    let (mut ours, mut plain, mut memory) = (Vec::new(), Vec::new(), 0);
    let out = folder.join("out.csv");
    for _ in 0..ROUNDS {
        let path = out.to_str().expect("a plain path");
        // Nobody of the roster is a child, so that both write everybody.
        let took = filled.run(&["export", "people", "--out", path]);
        memory = took.memory.max(memory);
        ours.push(took.time);
        let file = std::fs::File::create(folder.join("plain.csv")).expect("a file");
        let begun = Instant::now();
        let status = Command::new("sqlite3")
            .args(["-csv", "-header", "-readonly"])
            .arg(filled.data())
            .arg(SELECT)
            .stdout(Stdio::from(file))
            .status()
            .expect("sqlite3 is installed");
        plain.push(begun.elapsed());
        assert!(status.success(), "sqlite3");
    }
    let size = |name: &str| std::fs::metadata(folder.join(name)).map_or(0, |meta| meta.len() / 1024);
    println!("export: {} KiB, sqlite3 -csv {} KiB, memory {} MiB", size("out.csv"), size("plain.csv"), memory / 1024);
    said("export", median(&mut ours), median(&mut plain), 2.0)
}

fn searching(filled: &Program) -> bool {
    let typed = search::keystrokes(&filled.data(), 500);
    let mut p95: Vec<Duration> = Vec::new();
    for round in 0..ROUNDS {
        let times = search::times(&filled.data(), &filled.config(), &typed);
        let mut order: Vec<usize> = (0..times.len()).collect();
        order.sort_unstable_by_key(|nth| times[*nth]);
        p95.push(times[order[times.len() * 95 / 100]]);
        if round == 0 {
            let slowest =
                order.iter().rev().take(8).map(|nth| format!("{} {:.1} ms", typed[*nth], millis(times[*nth])));
            println!(
                "search: median {:.1} ms, slowest {}",
                millis(times[order[times.len() / 2]]),
                slowest.collect::<Vec<_>>().join(", ")
            );
        }
    }
    let p95 = median(&mut p95);
    println!("search: p95 {:.1} ms of at most 15 ms", millis(p95));
    p95 <= Duration::from_millis(15)
}

fn said(what: &str, ours: Duration, plain: Duration, most: f64) -> bool {
    let times = ratio(ours, plain);
    println!("{what}: {:.0} ms, plain {:.0} ms: {times:.2} × of at most {most} ×", millis(ours), millis(plain));
    times <= most
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn ratio(ours: Duration, plain: Duration) -> f64 {
    ours.as_secs_f64() / plain.as_secs_f64()
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
