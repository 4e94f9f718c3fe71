//! `cargo xtask tidy`: the numbered rules of ARCHITECTURE.md that a program can check, read from the sources.
//! A rule is a function from one file to findings; a new one is a file here and a line in `RULES`.

mod layers;
mod names;
mod pages;
mod places;
mod purity;
mod sizes;
mod source;
mod sql;

use std::fs;
use std::path::Path;

use crate::command::answer_all;
use crate::place;
use source::Source;

/// What a rule says about a file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// From 1; 0 is the file itself.
    line: usize,
    /// Begins with the rule's number.
    text: String,
    /// Only to think about; does not fail the run.
    advice: bool,
}

impl Finding {
    fn at(line: usize, text: impl Into<String>) -> Self {
        Self { line, text: text.into(), advice: false }
    }

    fn advice(text: impl Into<String>) -> Self {
        Self { line: 0, text: text.into(), advice: true }
    }
}

type Rule = fn(&Source) -> Vec<Finding>;

const RULES: [Rule; 12] = [
    purity::core_is_alone,
    purity::pure_folders,
    sql::only_in_store,
    layers::arrows,
    layers::edges_use_the_front_door,
    pages::one_file_imports_tauri,
    pages::features_meet_at_index,
    pages::no_raw_html,
    pages::no_physical_sides,
    names::no_empty_words,
    places::no_machine_and_no_real_people,
    sizes::long_files_and_bypasses,
];

/// Checks every committed and new file; an error if a rule is broken.
pub(crate) fn tidy() -> Result<(), String> {
    let files = answer_all("git", &["ls-files", "--cached", "--others", "--exclude-standard"])?;
    let mut broken = 0;
    for name in files.lines() {
        let Some(source) = read(name) else { continue };
        for finding in RULES.iter().flat_map(|rule| rule(&source)) {
            let mark = if finding.advice { "advice: " } else { "" };
            println!("{name}:{}: {mark}{}", finding.line, finding.text);
            broken += usize::from(!finding.advice);
        }
    }
    match broken {
        0 => Ok(()),
        1 => Err("tidy: one rule is broken".to_owned()),
        _ => Err(format!("tidy: rules are broken in {broken} places")),
    }
}

/// The file as text; none for pictures and for what is gone from the work tree.
fn read(name: &str) -> Option<Source> {
    let text = fs::read_to_string(place::root().join(Path::new(name))).ok()?;
    Some(Source::new(name, &text))
}
