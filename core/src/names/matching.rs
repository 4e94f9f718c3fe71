//! Whether two people may have the same name. An equal key is a reason to compare, never a proof.

use super::key::settled;
use super::sound::hear;
use super::words::words;

/// The whole name as sorted words, so that it does not matter which part was typed where: equal for spellings of one
/// name in Latin, Cyrillic and Georgian script. Empty without letters.
///
/// Nearly the fold (a coarser key only proposes, a person or other fields decide); where the search index keeps two
/// spellings side by side one is taken (Lyudmila and Людмила are equal). -ov and -ova stay apart; no patronymic.
pub fn match_key(given: &str, family: &str) -> String {
    let mut keys: Vec<String> = [given, family]
        .iter()
        .flat_map(|text| words(text))
        .filter(|word| word.iter().any(|c| c.is_alphabetic()))
        .map(|word| settled(&hear(&word)))
        .filter(|key| !key.is_empty())
        .collect();
    keys.sort_unstable();
    keys.join(" ")
}
