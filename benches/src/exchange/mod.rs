//! Chapters exchange by file: the workloads of the merge design, section 9.

mod chapters;
mod floor;
mod harm;
mod rounds;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::program::Program;
use crate::{ROUNDS, median, millis, roster, said};

/// All of them, or the named: `w1`, `w2`, `w4`, `w6`, `w9`.
pub fn exchange(folder: &Path, asked: &[String]) -> bool {
    let named = asked.iter().any(|word| word.starts_with('w'));
    let wants = |name: &str| !named || asked.iter().any(|word| word == name);
    let mut well = true;
    if wants("w1") {
        for (people, most_memory) in [(2_000, 96), (20_000, 96), (100_000, 192)] {
            well &= whole(&folder.join(format!("w1-{people}")), people, most_memory);
        }
    }
    if wants("w9") {
        well &= chapters::first_screen(&folder.join("w9"));
    }
    if wants("w2") {
        well &= chapters::many(&folder.join("w2"));
    }
    if wants("w4") {
        well &= rounds::rounds(&folder.join("w4"));
    }
    if wants("w6") {
        well &= harm::harm(&folder.join("w6"));
    }
    well
}

/// Three consents more than the roster of the other benchmarks: sixteen values a person.
fn write_roster(path: &Path, people: usize) -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::fs::File::create(path)?);
    let consents = ["consent_contact", "consent_photo", "consent_pass_on"];
    writeln!(out, "{};{}\r", roster::HEADINGS.join(";"), consents.join(";"))?;
    for nth in 0..people {
        let mut row =
            roster::row(nth).map(|cell| if cell.contains([';', '"', ',']) { format!("\"{cell}\"") } else { cell });
        row[11] = "qeyd".into();
        writeln!(out, "{};yes;{};yes\r", row.join(";"), if nth % 3 == 0 { "no" } else { "yes" })?;
    }
    out.flush()
}

/// A sender with people, and its file of everything.
pub fn sender(folder: &Path, people: usize) -> (Program, PathBuf) {
    let sender = Program::new(&folder.join("sender"));
    let (roster, file) = (folder.join("roster.csv"), folder.join("everything.birlik"));
    write_roster(&roster, people).expect("the roster is written");
    let imported = sender.run(&["import", "--mode", "add", roster.to_str().expect("a plain path")]);
    assert_eq!(imported.answer["new"], imported.answer["rows"], "{}", imported.answer);
    sender.run(&["exchange", "export", "--plain", "--out", file.to_str().expect("a plain path")]);
    (sender, file)
}

/// W1: everything into an empty data file, beside plain SQL that writes the same.
fn whole(folder: &Path, people: usize, most_memory: u64) -> bool {
    let (sender, file) = sender(folder, people);
    let path = file.to_str().expect("a plain path");
    let (mut ours, mut plain, mut memory, mut cells): (Vec<Duration>, Vec<Duration>, u64, u64) = Default::default();
    for round in 0..ROUNDS {
        let receiver = Program::new(&folder.join(format!("receiver-{round}")));
        let took = receiver.run(&["exchange", "import", path]);
        assert!(took.answer["new"].as_u64().unwrap_or(0) >= people as u64, "{}", took.answer);
        memory = took.memory.max(memory);
        ours.push(took.time);
        let floor = floor::write(&sender.data(), &folder.join(format!("floor-{round}.db"))).expect("plain SQL");
        plain.push(floor.time);
        cells = floor.cells;
        if round == 0 {
            let digest = |program: &Program| program.run(&["digest", "--of", path]).answer["cells"].clone();
            assert_eq!(digest(&sender), digest(&receiver), "both have the same cells");
        }
    }
    let size = std::fs::metadata(&file).map_or(0, |file| file.len());
    let fast = said(&format!("W1 {people}: {cells} cells, in"), median(&mut ours), median(&mut plain), 3.0);
    println!(
        "W1 {people}: {} MiB of at most {most_memory}; file {:.2} MB; {}",
        memory / 1024,
        size as f64 / 1e6,
        load()
    );
    // 1.7 MB for 20,000 people.
    fast && memory / 1024 <= most_memory && size <= 85 * people as u64
}

/// How busy the machine is beside us.
pub fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    format!("load {}", load.split(' ').next().unwrap_or("unknown"))
}

/// Milliseconds of each, for a line.
fn times(times: &[Duration]) -> String {
    times.iter().map(|time| format!("{:.0}", millis(*time))).collect::<Vec<_>>().join(" ")
}
