//! Measurements over the chapter files of the shared data; they say so when it is not there.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use super::keys::lookup;
use crate::names::split::{NameParts, Votes, split};
use crate::names::{fold, has_arabic, index_text, match_key, query};

fn chapters() -> Vec<PathBuf> {
    let Some(folder) = std::env::var_os("BIRLIK_TEST_DATA") else {
        eprintln!("BIRLIK_TEST_DATA is not set: nothing measured");
        return Vec::new();
    };
    ["chapters-1", "chapters-2"].iter().map(|name| Path::new(&folder).join(name)).collect()
}

/// A record as it is and as a chapter wrote it.
struct Known {
    file: String,
    row: usize,
    person: String,
    kinds: String,
    given: String,
    family: String,
    given_there: String,
    family_there: String,
}

impl Known {
    /// Typing errors, nicknames and a name changed by marriage are not for keys to mend.
    fn is_spoilt(&self) -> bool {
        ["typo", "married", "nickname", "gender_form"].iter().any(|kind| self.kinds.contains(kind))
    }
}

fn truth(chapter: &Path) -> Vec<Known> {
    let mut reader = csv::Reader::from_path(chapter.join("truth.csv")).unwrap();
    reader
        .deserialize::<HashMap<String, String>>()
        .map(|row| {
            let mut row = row.unwrap();
            let mut take = |column: &str| row.remove(column).unwrap();
            Known {
                file: take("file"),
                row: take("row").parse().unwrap(),
                person: take("person_id"),
                kinds: take("kinds"),
                given: take("given"),
                family: take("surname"),
                given_there: take("given_in_file"),
                family_there: take("surname_in_file"),
            }
        })
        .collect()
}

/// The cells of the column of full names of every file that has one.
fn full_names(chapter: &Path) -> Vec<(String, Vec<String>)> {
    let manifest: serde_json::Value =
        serde_json::from_slice(&std::fs::read(chapter.join("manifest.json")).unwrap()).unwrap();
    let files = manifest["files"].as_array().unwrap().iter();
    files
        .filter_map(|file| {
            let column = file["columns"].as_array()?.iter().position(|column| column["field"] == "full")?;
            let name = file["file"].as_str()?;
            let label = file["encoding"].as_str()?.replace("cp", "windows-").replace("utf-8-sig", "utf-8");
            let label = if label == "utf-16" { "utf-16le".to_owned() } else { label };
            let bytes = std::fs::read(chapter.join(name)).unwrap();
            let (text, ..) = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().decode(&bytes);
            let above = file["preamble_lines"].as_u64()? as usize + usize::from(file["sep_line"] == true);
            let body = text.splitn(1 + above, '\n').last()?.to_owned();
            let mut reader = csv::ReaderBuilder::new()
                .delimiter(file["delimiter"].as_str()?.as_bytes()[0])
                .has_headers(true)
                .flexible(true)
                .from_reader(body.as_bytes());
            let rows =
                reader.records().map(Result::unwrap).filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
            Some((name.to_owned(), rows.map(|row| row.get(column).unwrap_or("").to_owned()).collect()))
        })
        .collect()
}

#[test]
fn full_names_of_chapters_are_taken_apart() {
    for chapter in chapters() {
        let truth = truth(&chapter);
        for (file, cells) in full_names(&chapter) {
            let mut votes = Votes::default();
            cells.iter().for_each(|cell| votes.take(cell));
            let order = votes.order();
            let known: BTreeMap<usize, &Known> =
                truth.iter().filter(|known| known.file == file).map(|known| (known.row, known)).collect();
            let right = |row: usize, cell: &String| {
                let Some(known) = known.get(&(row + 1)) else { return true };
                let NameParts { given, family, .. } = split(cell, order);
                let same = |part: Option<String>, there: &str| fold(&part.unwrap_or_default()) == fold(there);
                same(given, &known.given_there) && same(family, &known.family_there)
            };
            let rights = cells.iter().enumerate().filter(|(row, cell)| right(*row, cell)).count();
            eprintln!("{} {file}: {order:?}, {rights} of {}", chapter.file_name().unwrap().display(), cells.len());
            assert!(rights * 100 >= 97 * cells.len(), "{file}");
        }
    }
}

/// How many records the usual spelling of a full name finds in each script, and how many strangers with them.
#[test]
fn people_are_found_across_scripts() {
    for chapter in chapters() {
        let truth = truth(&chapter);
        let index: Vec<String> =
            truth.iter().map(|known| index_text(&[&known.given_there, &known.family_there])).collect();
        let searches: BTreeSet<(&str, &str)> =
            truth.iter().map(|known| (known.given.as_str(), known.family.as_str())).collect();
        let mut tally: BTreeMap<(&str, &str), [usize; 3]> = BTreeMap::new();
        for (given, family) in searches.into_iter().step_by(3) {
            let search = format!("{given} {family}");
            let words = query(&search);
            for (known, index) in truth.iter().zip(&index) {
                let meant = known.given == given && known.family == family;
                let found = lookup(&words, index);
                let counts = tally.entry((script(&search), script(&known.family_there))).or_default();
                if meant && !known.is_spoilt() {
                    counts[0] += 1;
                    counts[1] += usize::from(found);
                }
                counts[2] += usize::from(found && !meant);
            }
        }
        let mut across = [0; 3];
        for (scripts, counts) in &tally {
            eprintln!("{scripts:?}: found {} of {}, strangers {}", counts[1], counts[0], counts[2]);
            if scripts.0 == "Latn" && scripts.1 != "Latn" {
                (0..3).for_each(|at| across[at] += counts[at]);
            }
        }
        let [meant, found, strangers] = across;
        eprintln!("across scripts: found {found} of {meant}, strangers {strangers}");
        assert!(found * 100 >= 93 * meant, "{found} of {meant}");
        assert!(strangers * 10 <= found, "{strangers} beside {found}");
    }
}

fn script(text: &str) -> &'static str {
    let first = text.chars().find(|c| c.is_alphabetic()).unwrap_or('a');
    match first {
        '\u{400}'..='\u{52f}' => "Cyrl",
        'ა'..='ჰ' | '\u{1c90}'..='\u{1cbf}' => "Geor",
        _ if has_arabic(text) => "Arab",
        _ => "Latn",
    }
}

/// Same person, another file: equal match keys; and how many pairs of different people share one.
#[test]
fn match_keys_meet() {
    for chapter in chapters() {
        let truth = truth(&chapter);
        let key = |known: &Known| match_key(&known.given_there, &known.family_there);
        let mut people: BTreeMap<&str, Vec<&Known>> = BTreeMap::new();
        let mut keys: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for known in &truth {
            people.entry(&known.person).or_default().push(known);
            keys.entry(key(known)).or_default().insert(&known.person);
        }
        let (mut pairs, mut equal) = (0, 0);
        for known in people.values() {
            for (at, one) in known.iter().enumerate() {
                for other in &known[at + 1..] {
                    if !one.is_spoilt() && !other.is_spoilt() {
                        pairs += 1;
                        equal += usize::from(key(one) == key(other));
                    }
                }
            }
        }
        let shared = keys.values().filter(|people| people.len() > 1).count();
        eprintln!("pairs of one person {pairs}, equal keys {equal}; keys {}, of several people {shared}", keys.len());
        assert!(equal * 100 >= 93 * pairs, "{equal} of {pairs}");
        assert!(shared * 100 <= 6 * keys.len(), "{shared} of {}", keys.len());
    }
}
