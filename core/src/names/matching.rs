//! Whether two people may have the same name. An equal key is a reason to compare, never a proof.

use super::key::{join, skeletons};
use super::sound::hear;
use super::words::words;

/// The consonants of the first given and the last family name, sorted, so that it does not matter which was typed
/// where: equal for nearly all spellings of one name in Latin, Cyrillic, Georgian and Arabic script, and for others.
/// Empty without letters.
pub fn match_key(given: &str, family: &str) -> String {
    let (given, family) = (match_words(given), match_words(family));
    let mut keys: Vec<String> = given.into_iter().take(1).chain(family.into_iter().next_back()).collect();
    keys.sort_unstable();
    join(keys.into_iter())
}

/// Each word of a name as its consonants, coarsely: g, h, k, q and x are one at the beginning and none inside, since
/// spellings take them for each other and leave h out.
pub fn match_words(name: &str) -> Vec<String> {
    let words = words(name).into_iter().filter(|word| word.iter().any(|c| c.is_alphabetic()));
    words.filter_map(|word| skeletons(&hear(&word), 1).into_iter().next()).map(|key| coarse(&key)).collect()
}

fn coarse(skeleton: &str) -> String {
    let throat = |c: char| matches!(c, 'k' | 'x');
    let coarse = |(at, c): (usize, char)| match (at, throat(c)) {
        (0, true) => Some('k'),
        (_, true) => None,
        (_, false) => Some(c),
    };
    skeleton.chars().enumerate().filter_map(coarse).collect()
}
