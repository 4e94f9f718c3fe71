//! Rules 1 and 3: the core knows no window, terminal, clock or locale; its pure folders know no database.

use super::Finding;
use super::source::Source;

/// What the whole core does without, and what stands in for it.
const OUTSIDE: [(&str, &str); 11] = [
    ("tauri::", "the shell"),
    ("clap::", "the terminal"),
    ("println!", "the terminal"),
    ("eprintln!", "the terminal"),
    ("SystemTime::now", "App's clock"),
    ("Utc::now", "App's clock"),
    ("Local::now", "App's clock"),
    ("Zoned::now", "App's clock"),
    ("Timestamp::now", "App's clock"),
    ("getrandom::", "App's random bytes"),
    ("process::exit", "an error"),
];

const PURE: [&str; 5] =
    ["core/src/domain/", "core/src/exchange/", "core/src/names/", "core/src/matching/", "core/src/merge/"];
const IMPURE: [&str; 5] = ["sqlx", "tokio", "async fn", ".await", "std::fs"];

/// Rule 1.
pub(crate) fn core_is_alone(source: &Source) -> Vec<Finding> {
    // What is of this computer alone, its own id among it, lies in the configuration folder.
    if !source.under("core/src/") || !source.is(".rs") || source.under("core/src/store/config/") {
        return Vec::new();
    }
    let lines = source.lines().filter(|(line, _)| !source.is_test(*line));
    let found = lines.filter_map(|(line, code)| {
        let (word, instead) = OUTSIDE.iter().find(|(word, _)| has_word(code, word))?;
        Some(Finding::at(line, format!("rule 1: {word} in the core; that comes from {instead}")))
    });
    found.collect()
}

/// Rule 3. Reading bytes is for `exchange`, finding them on the disk is not.
pub(crate) fn pure_folders(source: &Source) -> Vec<Finding> {
    if !source.is(".rs") || !PURE.iter().any(|folder| source.under(folder)) {
        return Vec::new();
    }
    let lines = source.lines().filter(|(line, _)| !source.is_test(*line));
    let found = lines.filter_map(|(line, code)| {
        let word = IMPURE.iter().find(|word| has_word(code, word))?;
        Some(Finding::at(line, format!("rule 3: {} is pure, `{word}` is not", folder(&source.name))))
    });
    found.collect()
}

/// Whether `word` stands in `code` and is not the end of a longer name.
fn has_word(code: &str, word: &str) -> bool {
    let whole = |(at, _): (usize, &str)| {
        let before = code.get(..at).and_then(|before| before.chars().next_back());
        word.starts_with('.') || !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    };
    code.match_indices(word).any(whole)
}

fn folder(name: &str) -> &str {
    name.split('/').nth(2).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_is_not_in_the_core() {
        let source = Source::new("core/src/ops/today.rs", "let now = chrono::Utc::now();");
        assert_eq!(core_is_alone(&source)[0].text, "rule 1: Utc::now in the core; that comes from App's clock");
        assert!(core_is_alone(&Source::new("cli/src/main.rs", "chrono::Utc::now()")).is_empty());
    }

    #[test]
    fn a_pure_folder_has_no_database_but_its_tests_may_wait() {
        assert_eq!(pure_folders(&Source::new("core/src/domain/a.rs", "use sqlx::Row;")).len(), 1);
        assert!(pure_folders(&Source::new("core/src/ops/a.rs", "use sqlx::Row;")).is_empty());
        let tests = "fn a() {}\n#[cfg(test)]\nmod tests { use tokio::test; }";
        assert!(pure_folders(&Source::new("core/src/names/a.rs", tests)).is_empty());
    }

    #[test]
    fn the_end_of_a_longer_name_is_another_word() {
        assert!(!has_word("my_println!()", "println!"));
        assert!(has_word("std::println!()", "println!"));
    }
}
