//! SIGKILL at random moments of an import, an edit, an undo, an exchange and a backup: the data is as before or as after,
//! never between. `BIRLIK_KILLS` says how many; 20 unless said.

#![cfg(unix)]

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};

use crate::desk::Desk;

/// Kills of each of the five tests.
fn kills() -> u32 {
    let all: u32 = std::env::var("BIRLIK_KILLS").ok().and_then(|word| word.parse().ok()).unwrap_or(20);
    all.div_ceil(5)
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.json(&["generate", "--people", "300", "--seed", "7"]);
    desk
}

#[test]
fn an_import_killed_at_any_moment_was_or_was_not() {
    let desk = desk();
    let roster = roster(&desk);
    killed(&desk, "import", &["import", &roster]);
}

#[test]
fn an_edit_killed_at_any_moment_was_or_was_not() {
    let desk = desk();
    let id = desk.people(&[])[0]["id"].as_str().unwrap().to_owned();
    killed(&desk, "edit", &["edit", "person", &id, "--set", "city=Bakı", "--set", "notes=yeni"]);
}

#[test]
fn an_undo_killed_at_any_moment_was_or_was_not() {
    let desk = desk();
    let batch = desk.json(&["list", "batches"])["items"][0]["id"].to_string();
    killed(&desk, "undo", &["undo", &batch]);
}

#[test]
fn an_exchange_killed_at_any_moment_was_or_was_not() {
    let other = Desk::of("BE");
    other.json(&["generate", "--people", "300", "--seed", "9"]);
    let file = other.path("exchange.birlik").to_str().unwrap().to_owned();
    other.json(&["exchange", "export", "--out", &file, "--plain"]);
    killed(&desk(), "exchange", &["exchange", "import", &file]);
}

#[test]
fn a_backup_killed_at_any_moment_is_whole_or_not_listed() {
    killed(&desk(), "backup", &["backup"]);
}

fn killed(desk: &Desk, name: &str, args: &[&str]) {
    let kept = desk.path("kept");
    copy(desk, &kept);
    let before = desk.digest();
    let begun = Instant::now();
    desk.json(args);
    let whole = begun.elapsed();
    let after = shown(desk);
    assert_eq!(desk.digest() == before, name == "backup", "{name} changes what it is to change");
    bring_back(desk, &kept);
    assert_eq!(desk.digest(), before, "{name}: the desk is as it was");
    let mut seed = seed();
    let (kills, mut as_before, mut as_after) = (kills(), 0, 0);
    for _ in 0..kills {
        let at = whole.mul_f64(1.1 * random(&mut seed));
        kill_after(desk, args, at);
        assert_eq!(desk.json(&["check"])["findings"], json!([]), "{name} killed after {at:?}");
        if desk.digest() == before {
            as_before += 1;
        } else {
            assert!(shown(desk) == after, "{name} killed after {at:?}: neither as before nor as after");
            as_after += 1;
        }
        backups_open(desk, name, at);
        bring_back(desk, &kept);
    }
    println!("{name}: {kills} kills within {whole:?}: {as_before} as before, {as_after} as after");
}

/// Everybody with all that a list shows, but for ids: two runs of an import make other ones.
fn shown(desk: &Desk) -> Vec<Json> {
    let mut people = desk.people(&[]);
    for person in people.iter_mut().filter_map(Json::as_object_mut) {
        person.remove("id");
        person.remove("household");
    }
    people
}

/// What is listed as a backup is one, whole.
fn backups_open(desk: &Desk, name: &str, at: Duration) {
    let list = desk.json(&["list", "backups"]);
    for backup in list["items"].as_array().unwrap() {
        let file = Path::new(backup["file"].as_str().unwrap());
        let output = desk.command(&["digest", "--json", "--data"]).arg(file).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{name} killed after {at:?}: {backup}");
    }
}

#[expect(clippy::disallowed_methods, reason = "no command waits here: the moment of the kill is the test")]
fn kill_after(desk: &Desk, args: &[&str], at: Duration) {
    let mut command = desk.command(args);
    let mut child = command.arg("--data").arg(desk.data()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(at);
    // It may have ended by itself.
    let _ = child.kill();
    child.wait().unwrap();
}

/// 600 rows that are nobody of the generated people.
fn roster(desk: &Desk) -> String {
    let mut text = String::from("Ad;Soyad;Doğum tarixi;Telefon;Şəhər\n");
    for nth in 0..600 {
        text += &format!("Yeni{nth};Gələn{nth};{:02}.01.1970;+99450{:07};Şəki\n", nth % 28 + 1, 7_000_000 + nth);
    }
    desk.file("roster.csv", text)
}

/// Data file and configuration, which go together.
fn parts(desk: &Desk) -> Vec<std::path::PathBuf> {
    let data = desk.data();
    let beside = ["-wal", "-shm", "-journal"].map(|end| std::path::PathBuf::from(format!("{}{end}", data.display())));
    [vec![data, desk.path("config")], beside.to_vec()].concat()
}

fn copy(desk: &Desk, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for part in parts(desk) {
        copied(&part, &to.join(part.file_name().unwrap()));
    }
}

fn bring_back(desk: &Desk, from: &Path) {
    for part in parts(desk) {
        if part.is_dir() {
            std::fs::remove_dir_all(&part).unwrap();
        } else {
            let _ = std::fs::remove_file(&part);
        }
        copied(&from.join(part.file_name().unwrap()), &part);
    }
}

fn copied(from: &Path, to: &Path) {
    if from.is_dir() {
        std::fs::create_dir_all(to).unwrap();
        for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
            copied(&entry.path(), &to.join(entry.file_name()));
        }
    } else if from.exists() {
        std::fs::copy(from, to).unwrap();
    }
}

/// The moments are others in every run; `BIRLIK_SEED` repeats one.
fn seed() -> u64 {
    let said = std::env::var("BIRLIK_SEED").ok().and_then(|word| word.parse().ok());
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_nanos();
    let seed = said.unwrap_or_else(|| u64::try_from(now).unwrap() | 1);
    println!("BIRLIK_SEED={seed}");
    seed
}

/// Between 0 and 1; xorshift64*.
fn random(seed: &mut u64) -> f64 {
    *seed ^= *seed >> 12;
    *seed ^= *seed << 25;
    *seed ^= *seed >> 27;
    (seed.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11) as f64 / (1u64 << 53) as f64
}
