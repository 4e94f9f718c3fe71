//! What needs no database in merging: which of several live words is shown, and what a conflict is.
//! The merge statement, the preview's join and the projections are SQL in `store`.

use crate::domain::Value;
use crate::domain::fields::MergeClass;

/// A live word: what one installation last said of a field, and nobody who had seen it has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// The 16-byte id of the installation.
    pub installation: Vec<u8>,
    /// It belongs to the record's home chapter.
    pub home: bool,
    /// When: max(last + 1, milliseconds << 16).
    pub stamp: i64,
    /// What.
    pub value: Value,
}

/// Two live words that differ; explicit empty is a value here.
pub(crate) fn in_conflict(words: &[Word]) -> bool {
    words.windows(2).any(|pair| pair[0].value != pair[1].value)
}

/// The value that is shown: none without a live word; of a guarded field the safer one that is live;
/// else the home chapter's word, else the greatest (stamp, installation id).
pub(crate) fn shown(words: &[Word], class: MergeClass) -> Option<Value> {
    if let MergeClass::Guard(safer) = class
        && let Some(safe) = safer.iter().find_map(|safe| words.iter().find(|word| leads_with(&word.value, safe)))
    {
        return Some(safe.value.clone());
    }
    let latest = |words: &mut dyn Iterator<Item = &Word>| {
        words.max_by(|a, b| (a.stamp, &a.installation).cmp(&(b.stamp, &b.installation))).map(|word| word.value.clone())
    };
    latest(&mut words.iter().filter(|word| word.home)).or_else(|| latest(&mut words.iter()))
}

/// Whether a value is safer than another in an order of answers, the safest first; who is in it is safer than who is not.
pub(crate) fn is_safer(value: &Value, than: &Value, order: &[&str]) -> bool {
    let place = |value: &Value| order.iter().position(|safe| leads_with(value, safe)).unwrap_or(order.len());
    place(value) < place(than)
}

/// Whether a value, or the answer of a group, is `safe`.
fn leads_with(value: &Value, safe: &str) -> bool {
    value.as_text() == Some(safe) || value.parts().get("answer").is_some_and(|answer| answer == safe)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(inst: u8, home: bool, stamp: i64, text: &str) -> Word {
        Word { installation: vec![inst; 16], home, stamp, value: Value::text(text) }
    }

    #[test]
    fn the_home_chapter_is_shown_before_a_later_word() {
        let words = [word(1, true, 5, "Ali"), word(2, false, 9, "Əli")];
        assert_eq!(shown(&words, MergeClass::Ask), Some(Value::text("Ali")));
        assert!(in_conflict(&words));
    }

    #[test]
    fn equal_stamps_are_settled_by_the_installation_id() {
        let words = [word(3, false, 9, "a"), word(2, false, 9, "b")];
        assert_eq!(shown(&words, MergeClass::Ask), Some(Value::text("a")));
    }

    #[test]
    fn a_no_is_shown_until_somebody_decides() {
        let group = |answer: &str| Value::group([("answer", answer.to_owned())]);
        let words = [
            Word { installation: vec![1], home: true, stamp: 9, value: group("yes") },
            Word { installation: vec![2], home: false, stamp: 1, value: group("no") },
        ];
        assert_eq!(shown(&words, MergeClass::Guard(&["no"])), Some(group("no")));
    }

    #[test]
    fn nothing_said_shows_nothing_and_equal_words_are_no_conflict() {
        assert_eq!(shown(&[], MergeClass::Ask), None);
        assert!(!in_conflict(&[word(1, false, 1, "x"), word(2, false, 2, "x")]));
    }
}
