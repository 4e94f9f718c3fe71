//! What the search index stores of a person's names, and what a search looks up in it. Knows no database.

use super::key::{SPELLINGS, folds, join, skeletons};
use super::sound::hear;
use super::words::words;

/// Before and after the skeleton of a word in Arabic script. Occurs in no fold, and tokenizers take it for a letter.
const ARABIC: char = 'ع';
/// Before and after the skeleton of a word in another script.
const OTHER: char = 'λ';
/// Letters of a skeleton that are worth storing.
const USEFUL: usize = 2;
/// Letters of a skeleton that may be the beginning of a longer one; fewer must be the whole.
const TELLING: usize = 3;

/// One word to look up: a record is found if `fold` or `skeleton` is in its index text, `fold` of one or two letters
/// only at the beginning of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryWord {
    /// As [`super::fold`] writes it; never empty.
    pub fold: String,
    /// A marked skeleton, at least three characters, that finds the word in the other kind of script; one of two
    /// consonants finds whole words only.
    pub skeleton: Option<String>,
}

/// What the index stores of all names of one record: every word once in each of its spellings, and its skeletons,
/// which stand between `ع` if the word is in Arabic script, else between `λ`. Words are parted by one space.
pub fn index_text(names: &[&str]) -> String {
    let mut seen = std::collections::HashSet::new();
    let mut keys = Vec::new();
    for word in names.iter().flat_map(|name| words(name)) {
        let heard = hear(&word);
        let mark = if heard.arabic { ARABIC } else { OTHER };
        let marked = skeletons(&heard, SPELLINGS).into_iter().filter(|key| key.len() >= USEFUL);
        for key in folds(&heard, SPELLINGS).into_iter().chain(marked.map(|key| format!("{mark}{key}{mark}"))) {
            if seen.insert(key.clone()) {
                keys.push(key);
            }
        }
    }
    join(keys.into_iter())
}

/// The words of a search; each must be found. Arabic script looks for skeletons of the others and the other way round.
pub fn query(text: &str) -> Vec<QueryWord> {
    let word = |word| {
        let heard = hear(&word);
        let mark = if heard.arabic { OTHER } else { ARABIC };
        let fold = folds(&heard, 1).pop()?;
        let skeleton = skeletons(&heard, 1).pop().filter(|key| key.len() >= USEFUL);
        let end = |key: &str| if key.len() < TELLING { mark.to_string() } else { String::new() };
        Some(QueryWord { fold, skeleton: skeleton.map(|key| format!("{mark}{key}{}", end(&key))) })
    };
    words(text).into_iter().filter_map(word).collect()
}
