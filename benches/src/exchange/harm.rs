//! W6: files made to do harm, given to the real program: how much memory and time each takes. That all are refused, each
//! with its own code, is the tests' (`exchange_file/damage.rs`).

use std::io::Write;
use std::path::Path;
use std::time::Duration;

use super::load;
use crate::millis;
use crate::program::Program;

const FRAME: &[u8; 16] = b"\x50\x2a\x4d\x18\x08\x00\x00\x00BIRLIK1\n";
const HEADER: &str = r#"{"fmt":1,"min":1,"app":"0","file":"01010101010101010101010101010101","no":1,"from":"02020202020202020202020202020202","chapter":"02020202020202020202020202020202","name":"Nobody","scope":"everything","to":"","made":"1","recipient":"","data":"02020202020202020202020202020202"}"#;

/// Lines behind a true header.
fn packed(lines: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    let mut out = zstd::Encoder::new(FRAME.to_vec(), 1).expect("memory takes it");
    writeln!(out, "{HEADER}").expect("memory takes it");
    lines.for_each(|line| out.write_all(&line).expect("memory takes it"));
    // As many bytes behind it as the last frame has, so that all before it is read.
    [out.finish().expect("memory takes it"), vec![0; 40]].concat()
}

fn names(from: usize) -> Vec<u8> {
    let names: Vec<String> = (from..from + 1_000).map(|n| format!("[\"y{n:07}\",\"ordinary\"]")).collect();
    format!("{{\"fields\":[{}]}}\n", names.join(",")).into_bytes()
}

fn words(from: usize) -> Vec<u8> {
    let words: Vec<String> = (from..from + 2_000).map(|n| format!("[0,\"{n}\",\"0\"]")).collect();
    format!("{{\"words\":[{}]}}\n", words.join(",")).into_bytes()
}

/// People with names, each a line.
fn people(count: usize) -> impl Iterator<Item = Vec<u8>> {
    let tables = "{\"inst\":[\"02020202020202020202020202020202\"]}\n{\"fields\":[[\"person.city\",\"ordinary\"]]}\n{\"words\":[[0,\"1\",\"0\"]]}\n";
    std::iter::once(tables.as_bytes().to_vec()).chain((0..count).map(|n| {
        let id = birlik_core::domain::EntityId::new("person", [None, None], (n as u64).to_be_bytes());
        format!("{{\"e\":\"{id}\",\"k\":\"person\",\"of\":[],\"c\":[[0,[[0,\"Gent\"]],[]]]}}\n").into_bytes()
    }))
}

pub fn harm(folder: &Path) -> bool {
    let program = Program::new(folder);
    let letters = |length: usize| [vec![b' '; length - 1], vec![b'\n']].concat();
    let one = |line: Vec<u8>| packed(std::iter::once(line));
    let inst = b"{\"inst\":[\"02020202020202020202020202020202\"]}\n".to_vec();
    let corpus: [(&str, Vec<u8>); 10] = [
        ("a bomb of one line, 1 GiB", packed((0..1024).map(|_| vec![b' '; 1 << 20]))),
        ("a bomb of lines, 2.5 GiB", packed((0..12_800).map(|_| letters(200 << 10)))),
        ("a line of 256 KiB and one byte", one(letters((256 << 10) + 1))),
        ("deep JSON", one([vec![b'['; 200_000], vec![b'\n']].concat())),
        ("a million fields", packed((0..1_000).map(|n| names(n * 1_000)))),
        ("four million words and more", packed(std::iter::once(inst).chain((0..2_100).map(|n| words(n * 2_000))))),
        ("a million people without an end", packed(people(1_000_000))),
        ("a window of 2 GiB", [&FRAME[..], &[0x28, 0xb5, 0x2f, 0xfd, 0, 0xa8], &[0; 4_096]].concat()),
        ("noise", (0..1_u32 << 20).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect()),
        (
            "scrypt of 2^30",
            format!(
                "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\n{0}\n--- {0}\n0123456789abcdef",
                "A".repeat(43)
            )
            .into_bytes(),
        ),
    ];
    let mut well = true;
    for (what, bytes) in corpus {
        let path = folder.join("harm.birlik");
        std::fs::write(&path, &bytes).expect("a file");
        let took = program.refused(&["exchange", "preview", path.to_str().expect("a plain path")]);
        let code = took.answer["error"]["code"].as_str().or(took.answer["code"].as_str()).unwrap_or("?").to_owned();
        println!(
            "W6 {what}: {} KiB, {code}, {:.0} ms, {} MiB; {}",
            bytes.len() / 1024,
            millis(took.time),
            took.memory / 1024,
            load()
        );
        well &= took.time <= Duration::from_secs(5) && took.memory <= 128 * 1024;
    }
    well
}
