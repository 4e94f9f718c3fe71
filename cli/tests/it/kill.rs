//! SIGKILL at random moments of an import, an edit, an undo and a backup: the data is as before or as after,
//! never between. `BIRLIK_KILLS` says how many; 20 unless said.

#![cfg(unix)]

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::desk::Desk;

/// A call and the desk as it is before it.
struct Deed {
    name: &'static str,
    args: Vec<String>,
}

#[test]
fn a_kill_at_any_moment_leaves_the_data_as_before_or_as_after() {
    let kills: u32 = std::env::var("BIRLIK_KILLS").ok().and_then(|word| word.parse().ok()).unwrap_or(20);
    let desk = Desk::new();
    desk.json(&["generate", "--people", "300", "--seed", "7"]);
    let roster = roster(&desk);
    let import = desk.json(&["import", &roster, "--dry-run"]);
    assert!(import["new"].as_u64() > Some(500), "{import}");
    let id = desk.people(&["--limit", "1"])[0]["id"].as_str().unwrap().to_owned();
    let undone = desk.json(&["list", "batches"])["items"][0]["id"].to_string();
    let deeds = [
        Deed { name: "import", args: texts(&["import", &roster]) },
        Deed { name: "edit", args: texts(&["edit", "person", &id, "--set", "city=Bakı", "--set", "notes=yeni"]) },
        Deed { name: "undo", args: texts(&["undo", &undone]) },
        Deed { name: "backup", args: texts(&["backup"]) },
    ];
    let mut seed =
        std::env::var("BIRLIK_SEED").ok().and_then(|word| word.parse().ok()).unwrap_or(0x2545_f491_4f6c_dd1d);
    for deed in &deeds {
        killed(&desk, deed, kills.div_ceil(4), &mut seed);
    }
}

fn killed(desk: &Desk, deed: &Deed, kills: u32, seed: &mut u64) {
    let (kept, work) = (desk.path("kept"), desk.path("work"));
    copy(desk, &kept);
    let before = desk.digest();
    let begun = Instant::now();
    let args: Vec<&str> = deed.args.iter().map(String::as_str).collect();
    desk.json(&args);
    let whole = begun.elapsed();
    let after = desk.digest();
    bring_back(desk, &kept);
    assert_eq!(desk.digest(), before, "{}: the desk is as it was", deed.name);
    let (mut as_before, mut as_after) = (0, 0);
    for _ in 0..kills {
        let at = whole.mul_f64(1.1 * random(seed));
        kill_after(desk, &args, at);
        assert_eq!(desk.json(&["check"])["findings"], json!([]), "{} killed after {at:?}", deed.name);
        match desk.digest() {
            digest if digest["data"] == before["data"] => as_before += 1,
            digest if digest["data"] == after["data"] => as_after += 1,
            digest => panic!("{} killed after {at:?}: {digest} is neither {before} nor {after}", deed.name),
        }
        backups_open(desk, deed, at);
        bring_back(desk, &kept);
    }
    println!("{}: {kills} kills within {whole:?}: {as_before} as before, {as_after} as after", deed.name);
    let _ = std::fs::remove_dir_all(work);
    std::fs::remove_dir_all(kept).unwrap();
}

/// What is listed as a backup is one, whole.
fn backups_open(desk: &Desk, deed: &Deed, at: Duration) {
    let list = desk.json(&["list", "backups"]);
    for backup in list["items"].as_array().unwrap() {
        let file = Path::new(backup["file"].as_str().unwrap());
        let output = desk.command(&["digest", "--json", "--data"]).arg(file).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{} killed after {at:?}: {backup}", deed.name);
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

fn texts(args: &[&str]) -> Vec<String> {
    args.iter().map(|arg| (*arg).to_owned()).collect()
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

/// Between 0 and 1; xorshift64*.
fn random(seed: &mut u64) -> f64 {
    *seed ^= *seed >> 12;
    *seed ^= *seed << 25;
    *seed ^= *seed >> 27;
    (seed.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11) as f64 / (1u64 << 53) as f64
}
