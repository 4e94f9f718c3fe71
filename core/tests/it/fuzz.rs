//! The fuzzed functions for a moment, without a compiler's instruments: their seeds, what once went wrong, and seeds with
//! random changes, the same in every run. Minutes and hours are `cargo xtask fuzz`'s.

#![allow(unreachable_pub, reason = "the fuzzed functions are a crate of their own too")]

#[path = "../../../fuzz/src/target/mod.rs"]
mod target;

use std::path::Path;

use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};

use crate::cases::cases;

/// One of a few changes that reach far: as fuzzers make them.
fn change(bytes: &mut Vec<u8>, other: &[u8], rng: &mut TestRng) {
    let mut below = |most: usize| rng.next_u64() as usize % most.max(1);
    let at = below(bytes.len());
    match below(8) {
        0 if !bytes.is_empty() => bytes[at] ^= 1 << below(8),
        1 if !bytes.is_empty() => {
            bytes[at] = [0, 1, 0x7f, 0x80, 0xff, b'"', b'\n', b';', b'9', b'-', b'[', b'}'][below(12)]
        }
        2 => drop(bytes.drain(at..(at + below(16)).min(bytes.len()))),
        3 => drop(bytes.splice(at..at, (0..below(8)).map(|_| 0).collect::<Vec<u8>>())),
        4 => {
            let again = bytes[at..(at + below(64)).min(bytes.len())].to_vec();
            let to = below(bytes.len());
            bytes.splice(to..to, again);
        }
        5 if !other.is_empty() => {
            let from = below(other.len());
            let piece = &other[from..(from + below(64)).min(other.len())];
            bytes.splice(at..at, piece.iter().copied());
        }
        6 => bytes.truncate(at),
        _ => {
            let number = [u64::MAX, 1 << 63, 1 << 61, 1 << 53, 256, 65_536, 0][below(7)];
            bytes.splice(at..at, number.to_string().into_bytes());
        }
    }
}

fn short_run(name: &str) {
    let target = target::ALL.iter().find(|target| target.name == name).unwrap();
    let mut seeds = (target.seeds)();
    // What once went wrong.
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/kept").join(name);
    let mut paths: Vec<_> = std::fs::read_dir(kept).into_iter().flatten().map(|file| file.unwrap().path()).collect();
    paths.sort();
    seeds.extend(paths.iter().map(|path| std::fs::read(path).unwrap()));
    seeds.iter().for_each(|seed| target::run(name, seed));
    let mut rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    for nth in 0..cases(target.short) as usize {
        let mut bytes = seeds[nth % seeds.len()].clone();
        let other = seeds[rng.next_u64() as usize % seeds.len()].clone();
        for _ in 0..=rng.next_u64() % 4 {
            change(&mut bytes, &other, &mut rng);
        }
        let outcome = std::panic::catch_unwind(|| (target.run)(&bytes));
        if let Err(why) = outcome {
            let path = std::env::temp_dir().join(format!("birlik-fuzz-{name}"));
            std::fs::write(&path, &bytes).unwrap();
            eprintln!("{name}: change {nth} fails; keep it in fuzz/kept/{name}: {}", path.display());
            std::panic::resume_unwind(why);
        }
    }
}

macro_rules! short_runs {
    ($($name:ident),*) => {
        $(#[test]
        fn $name() {
            short_run(stringify!($name));
        })*

        #[test]
        fn every_target_has_its_short_run_and_its_program() {
            let mut names: Vec<&str> = target::ALL.iter().map(|target| target.name).collect();
            assert_eq!(names, [$(stringify!($name)),*]);
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/fuzz_targets");
            names.retain(|name| !folder.join(format!("{name}.rs")).exists());
            assert_eq!(names, [""; 0]);
        }
    };
}

short_runs!(container, packed, lines, sealed, staged, order, csv, card, ics, book, sheet);
