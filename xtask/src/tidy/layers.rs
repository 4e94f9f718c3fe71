//! The arrows of the tree: which folder of the core may use which, and how the edges come in (rule 4).

use super::Finding;
use super::source::Source;

/// A folder of `core/src` and what it may use. `error` and itself are free to all.
const ARROWS: [(&str, &[&str]); 8] = [
    ("domain", &[]),
    ("names", &[]),
    ("wire", &["domain"]),
    ("exchange", &["domain", "names"]),
    ("merge", &["domain"]),
    ("matching", &["domain", "names", "exchange"]),
    // `merge` says which word is shown, `names` fills the search index, and rows become the wire's views as they are
    // read; `app` is for time, random bytes and paths, which come from outside (rule 1).
    ("store", &["domain", "merge", "names", "wire", "app"]),
    ("ops", &["wire", "domain", "store", "exchange", "matching", "merge", "names", "app"]),
];

/// Doors of the core that are open to the shell and the terminal.
const DOORS: [&str; 9] = ["App", "dispatch", "app", "commands", "wire", "error", "Code", "Error", "Result"];

/// `crate::store` in `exchange` is an arrow that the tree does not have.
pub(crate) fn arrows(source: &Source) -> Vec<Finding> {
    let Some(folder) = source.name.strip_prefix("core/src/").and_then(|rest| rest.split_once('/')).map(|pair| pair.0)
    else {
        return Vec::new();
    };
    let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == folder) else { return Vec::new() };
    let free = |used: &str| used == folder || used == "error" || allowed.contains(&used) || !is_layer(used);
    let lines = source.lines().filter(|(line, _)| !source.is_test(*line));
    let found = lines.flat_map(|(line, code)| {
        let wrong = named_after(code, "crate::").into_iter().filter(move |used| !free(used));
        wrong.map(move |used| Finding::at(line, format!("tree: {folder} may not use {used}")))
    });
    found.collect()
}

/// The shell and the terminal use the list of commands and what belongs to it, nothing behind it.
pub(crate) fn edges_use_the_front_door(source: &Source) -> Vec<Finding> {
    if !source.is(".rs") || !(source.under("src-tauri/src/") || source.under("cli/src/")) {
        return Vec::new();
    }
    let found = source.lines().flat_map(|(line, code)| {
        let wrong = named_after(code, "birlik_core::").into_iter().filter(|used| !DOORS.contains(used));
        wrong
            .map(move |used| Finding::at(line, format!("rule 4: `birlik_core::{used}` is behind the list of commands")))
    });
    found.collect()
}

fn is_layer(name: &str) -> bool {
    name == "app" || name == "commands" || ARROWS.iter().any(|(layer, _)| *layer == name)
}

/// The names after a path's beginning: `crate::{domain::Id, store}` -> domain, store.
fn named_after<'a>(code: &'a str, beginning: &str) -> Vec<&'a str> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices(beginning) {
        let rest = code.get(at + beginning.len()..).unwrap_or_default();
        match rest.strip_prefix('{') {
            Some(group) => names.extend(group_names(group)),
            None => names.push(first_name(rest)),
        }
    }
    names
}

/// The first name of each part of a group, which may lie deeper itself.
fn group_names(group: &str) -> Vec<&str> {
    let (mut depth, mut begin, mut names) = (0_usize, 0, Vec::new());
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.push(group.get(begin..at).unwrap_or_default());
                return names.into_iter().map(first_name).filter(|name| !name.is_empty()).collect();
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(group.get(begin..at).unwrap_or_default());
                begin = at + 1;
            }
            _ => {}
        }
    }
    names.push(group.get(begin..).unwrap_or_default());
    names.into_iter().map(first_name).filter(|name| !name.is_empty()).collect()
}

fn first_name(path: &str) -> &str {
    let path = path.trim_start();
    let end = path.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(path.len());
    path.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_against_the_tree_is_named() {
        let source = Source::new("core/src/exchange/csv.rs", "use crate::{domain::Id, store::cells};");
        assert_eq!(arrows(&source), [Finding::at(1, "tree: exchange may not use store")]);
        assert!(arrows(&Source::new("core/src/ops/person.rs", "use crate::{domain::Id, store::cells};")).is_empty());
    }

    #[test]
    fn the_error_and_the_own_folder_are_free() {
        let source = Source::new("core/src/domain/date.rs", "use crate::error::Error; use crate::domain::Id;");
        assert!(arrows(&source).is_empty());
    }

    #[test]
    fn the_shell_comes_in_by_the_list_of_commands() {
        let text = "use birlik_core::{App, Code};\nuse birlik_core::store::cells;";
        let found = edges_use_the_front_door(&Source::new("src-tauri/src/call.rs", text));
        assert_eq!(found.iter().map(|finding| finding.line).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn names_in_nested_groups_are_those_of_the_first_level() {
        assert_eq!(named_after("use crate::{a::{b, c}, d};", "crate::"), ["a", "d"]);
        assert_eq!(named_after("use crate::{", "crate::"), [""; 0]);
    }
}
