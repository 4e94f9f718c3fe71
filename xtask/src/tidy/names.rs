//! Words: names that say nothing are banned from types and files.

use super::Finding;
use super::source::Source;

/// Banned wherever they stand in a name.
const BANNED: [&str; 11] =
    ["manager", "service", "helper", "helpers", "util", "utils", "processor", "handler", "misc", "legacy", "v2"];
/// Banned as the last word of a type and as a whole file name: `PersonData`, but `DataFile` is a thing of ours.
const BANNED_LAST: [&str; 4] = ["data", "info", "common", "stuff"];

/// Types that are declared, and the file's own name.
pub(crate) fn no_empty_words(source: &Source) -> Vec<Finding> {
    let sources = [".rs", ".ts", ".svelte", ".css", ".mjs", ".ftl", ".sql"].iter().any(|ending| source.is(ending));
    if !sources {
        return Vec::new();
    }
    let stem = source.name.rsplit('/').next().and_then(|file| file.split('.').next()).unwrap_or_default();
    let file = empty_word(stem).map(|word| Finding::at(0, format!("words: a file named {stem} ({word})")));
    let types = source.lines().filter_map(|(line, code)| {
        let name = declared(code)?;
        empty_word(name).map(|word| Finding::at(line, format!("words: a type named {name} ({word})")))
    });
    file.into_iter().chain(types).collect()
}

/// The type that a line declares.
fn declared(code: &str) -> Option<&str> {
    let mut words = code.split_whitespace();
    let kind = words.find(|word| !matches!(*word, "export" | "pub" | "pub(crate)" | "pub(super)" | "abstract"))?;
    let name = matches!(kind, "struct" | "enum" | "trait" | "class" | "interface" | "type").then(|| words.next())??;
    let end = name.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(name.len());
    name.get(..end).filter(|name| !name.is_empty())
}

fn empty_word(name: &str) -> Option<String> {
    let words = words_of(name);
    let last = words.last().filter(|word| BANNED_LAST.contains(&word.as_str()));
    words.iter().find(|word| BANNED.contains(&word.as_str())).or(last).cloned()
}

/// `PersonDraft`, `person_draft` and `person-draft` -> person, draft.
fn words_of(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut fresh = true;
    for letter in name.chars() {
        if letter == '_' || letter == '-' {
            fresh = true;
            continue;
        }
        match words.last_mut() {
            Some(word) if !fresh && !letter.is_uppercase() => word.push(letter),
            _ => words.push(letter.to_lowercase().collect()),
        }
        fresh = false;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_or_file_with_an_empty_word_is_named() {
        let found = |name: &str, text: &str| no_empty_words(&Source::new(name, text)).len();
        assert_eq!(found("core/src/a.rs", "pub(crate) struct PersonManager<T> {"), 1);
        assert_eq!(found("ui/src/a.ts", "export interface PersonData {"), 1);
        assert_eq!(found("core/src/utils.rs", ""), 1);
        assert_eq!(found("core/src/data_file.rs", "pub enum DataChanged {"), 0);
        assert_eq!(found("core/src/a.rs", "let service = 1; // struct Service"), 0);
    }
}
