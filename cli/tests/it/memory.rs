//! Memory of the binary on files that do not fit into it. Only with `BIRLIK_HEAVY=1`: gigabytes are written.

#![cfg(target_os = "linux")]

use std::io::{BufWriter, Write};
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value as Json;

use crate::desk::Desk;

const GIB: usize = 1 << 30;
const MOST_KIB: u64 = 256 * 1024;

fn heavy() -> bool {
    let asked = std::env::var_os("BIRLIK_HEAVY").is_some_and(|word| word == "1");
    if !asked {
        eprintln!("BIRLIK_HEAVY is not 1: nothing is written and measured");
    }
    asked
}

/// Runs a call, and gives its answer and the most memory it had, in KiB.
#[expect(clippy::disallowed_methods, reason = "no command waits here: another program is looked at")]
fn measured(desk: &Desk, args: &[&str]) -> (Json, u64) {
    let mut child =
        desk.command(args).args(["--json", "--data"]).arg(desk.data()).stdout(Stdio::piped()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let out = child.stdout.take().unwrap();
    let reader = std::thread::spawn(move || std::io::read_to_string(out).unwrap());
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let high = text.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
        most = most.max(high.unwrap_or(0));
        std::thread::sleep(Duration::from_millis(20));
    }
    (serde_json::from_str(&reader.join().unwrap()).unwrap(), most)
}

/// Writes `size` bytes of `piece(0), piece(1), …`.
fn written(desk: &Desk, name: &str, size: usize, piece: impl Fn(usize) -> String) -> String {
    let path = desk.path(name);
    let mut file = BufWriter::new(std::fs::File::create(&path).unwrap());
    let mut done = 0;
    for nth in 0.. {
        if done >= size {
            break;
        }
        let text = piece(nth);
        done += text.len();
        file.write_all(text.as_bytes()).unwrap();
    }
    file.flush().unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_line_of_one_gibibyte_is_refused_within_the_memory() {
    if !heavy() {
        return;
    }
    let desk = Desk::new();
    let before = desk.digest();
    for (name, begin, filler) in [("plain", "Ad;Soyad\n", "x"), ("quoted", "Ad;Soyad\n\"", "y\n"), ("first", "", "Ad")]
    {
        let file = written(&desk, name, GIB, |nth| if nth == 0 { begin.to_owned() } else { filler.repeat(4096) });
        let (answer, most) = measured(&desk, &["import", &file]);
        println!("{name}: {most} KiB: {answer:.300}");
        assert!(most < MOST_KIB, "{name}: {most} KiB");
        assert!(answer["error"]["code"] == "table_refused" || answer["refused"] == 1, "{name}: {answer:.300}");
        assert_eq!(desk.digest(), before, "{name}");
        std::fs::remove_file(file).unwrap();
    }
}

#[test]
fn a_table_of_one_gibibyte_is_planned_within_the_memory() {
    if !heavy() {
        return;
    }
    let desk = Desk::new();
    let notes = "qeyd ".repeat(200);
    let file = written(&desk, "long.csv", GIB, |nth| match nth {
        0 => "Ad;Soyad;Doğum tarixi;Telefon;Qeyd\n".to_owned(),
        _ => {
            format!("Ad{nth};Soyad{};{:02}.{:02}.1980;+99450{nth:07};{notes}\n", nth % 977, nth % 28 + 1, nth % 12 + 1)
        }
    });
    let (answer, most) = measured(&desk, &["import", &file]);
    println!("{most} KiB: {} rows, {} new", answer["rows"], answer["new"]);
    assert!(most < MOST_KIB, "{most} KiB");
    assert_eq!(answer["new"], answer["rows"]);
}
