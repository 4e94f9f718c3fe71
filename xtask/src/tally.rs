//! Counts of passed and failed tests, read from what test programs say last, and the time of each step.

use std::time::{Duration, Instant};

/// Passed and failed.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Count {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

impl Count {
    /// A step that is one test by itself.
    pub(crate) fn of(passed: bool) -> Self {
        Self { passed: u32::from(passed), failed: u32::from(!passed) }
    }
}

/// Steps that were taken.
#[derive(Default)]
pub(crate) struct Tally {
    steps: Vec<(&'static str, Count, Duration)>,
}

impl Tally {
    /// Takes a step: an error is one failed test, and the steps after it are taken all the same.
    pub(crate) fn step(&mut self, name: &'static str, work: impl FnOnce() -> Result<Count, String>) {
        println!("\n== {name}");
        let start = Instant::now();
        let count = work().unwrap_or_else(|why| {
            println!("{why}");
            Count::of(false)
        });
        self.steps.push((name, count, start.elapsed()));
    }

    /// Prints a line for each step and `N passed, N failed` last; true if nothing failed.
    pub(crate) fn close(&self) -> bool {
        println!();
        let mut sum = Count::default();
        for (name, count, time) in &self.steps {
            let seconds = time.as_secs();
            let failed = if count.failed > 0 { format!(", {} FAILED", count.failed) } else { String::new() };
            println!("{:>3}:{:02}  {name}: {} passed{failed}", seconds / 60, seconds % 60, count.passed);
            sum.passed += count.passed;
            sum.failed += count.failed;
        }
        println!("{} passed, {} failed", sum.passed, sum.failed);
        sum.failed == 0
    }
}

/// Adds up the closing lines of cargo test, vitest and the journeys.
#[derive(Default)]
pub(crate) struct Reader(pub(crate) Count);

impl Reader {
    /// Looks at one line of output.
    pub(crate) fn line(&mut self, line: &str) {
        let line = line.trim();
        let of_cargo = line.starts_with("test result:");
        let of_vitest = line.starts_with("Tests ");
        let of_journeys = line.starts_with("journeys:");
        if of_cargo || of_vitest || of_journeys {
            self.0.passed += number_before(line, "passed");
            self.0.failed += number_before(line, "failed");
        }
    }

    /// What was counted; a status other than 0 without a failed test is a failure of its own.
    pub(crate) fn close(self, ended_well: bool) -> Result<Count, String> {
        let mut count = self.0;
        if count == Count::default() {
            return Err("no test was run".to_owned());
        }
        if !ended_well && count.failed == 0 {
            count.failed = 1;
        }
        Ok(count)
    }
}

/// The number in front of a word: `3 passed` -> 3; 0 where there is none.
fn number_before(line: &str, word: &str) -> u32 {
    let words: Vec<&str> =
        line.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let pair = words.windows(2).find(|pair| matches!(pair, [_, after] if *after == word));
    pair.and_then(|pair| pair.first()?.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Count {
        let mut reader = Reader::default();
        lines.iter().for_each(|line| reader.line(line));
        reader.0
    }

    #[test]
    fn closing_lines_of_all_three_runners_add_up() {
        let count = read(&[
            "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.11s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored",
            "      Tests  1 failed | 4 passed (5)",
            "journeys: 6 passed, 0 failed",
            " Test Files  1 failed | 2 passed (3)",
            "Everything passed, 7 passed in all",
        ]);
        assert_eq!(count, Count { passed: 25, failed: 3 });
    }

    #[test]
    fn a_crash_without_a_failed_test_fails_and_so_does_running_nothing() {
        let crashed = Reader(Count { passed: 4, failed: 0 });
        assert_eq!(crashed.close(false), Ok(Count { passed: 4, failed: 1 }));
        assert!(Reader::default().close(true).is_err());
    }
}
