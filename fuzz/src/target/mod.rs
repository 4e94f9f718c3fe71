//! What is fuzzed: a function a target, that takes any bytes and panics when something is not as it must be, and seeds
//! of the format as it is written now. May use `core` from outside, and the tests' chapters.

mod container;
mod foreign;
mod staged;

/// One of them.
pub struct Target {
    /// Its name, in `fuzz_targets` too.
    pub name: &'static str,
    /// Takes any bytes.
    pub run: fn(&[u8]),
    /// Well-formed beginnings.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Changed seeds of the short run; what one costs differs.
    pub short: u32,
}

/// All of them.
pub const ALL: [Target; 11] = [
    Target { name: "container", run: container::any_bytes, seeds: container::files, short: 4_000 },
    Target { name: "packed", run: container::packed, seeds: container::texts, short: 2_000 },
    Target { name: "lines", run: container::lines, seeds: container::entities, short: 2_000 },
    Target { name: "sealed", run: container::sealed, seeds: container::sealed_files, short: 1_000 },
    Target { name: "staged", run: staged::one_chapter, seeds: staged::seeds, short: 60 },
    Target { name: "order", run: staged::two_orders, seeds: staged::seeds, short: 60 },
    Target { name: "csv", run: foreign::table, seeds: foreign::tables, short: 1_000 },
    Target { name: "card", run: foreign::table, seeds: foreign::cards, short: 500 },
    Target { name: "ics", run: foreign::calendar, seeds: foreign::calendars, short: 1_000 },
    Target { name: "book", run: foreign::table, seeds: foreign::books, short: 100 },
    Target { name: "sheet", run: foreign::sheet, seeds: foreign::sheets, short: 100 },
];

/// Runs the target of that name.
pub fn run(name: &str, data: &[u8]) {
    if let Some(target) = ALL.iter().find(|target| target.name == name) {
        (target.run)(data);
    }
}
