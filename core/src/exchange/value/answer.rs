//! Answers of consent, and states of a person.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::text::fold;

const YES: &str = "yes y true 1 x ✓ ✔ + да bəli hə var razı evet ja j oui o так بله دارد კი დიახ granted given";
const NO: &str = "no n false 0 - нет xeyr yox hayır nein non ні خیر نه არა refused denied withdrawn";

const STATES: &[(&str, &str)] = &[
    (
        "living",
        "living alive active member current yaşayır aktiv üzv жив живёт активен активный член lebt aktiv mitglied vivant actif yaşıyor aktif üye فعال აქტიური активний",
    ),
    (
        "moved",
        "moved köçüb köçmüş переехал переехала переїхав переїхала verzogen umgezogen déménagé taşındı نقل‌مکان გადავიდა",
    ),
    (
        "left",
        "left inactive former ayrılıb çıxıb вышел вышла выбыл выбыла ausgetreten inaktiv parti ayrıldı pasif رفته წავიდა вибув вибула",
    ),
    (
        "deceased",
        "deceased dead died vəfat_edib mərhum rəhmətə_gedib умер умерла скончался скончалась verstorben gestorben décédé décédée vefat_etti merhum فوت_شده درگذشته გარდაცვლილი помер померла",
    ),
];

static ANSWERS: LazyLock<HashMap<String, bool>> = LazyLock::new(|| {
    let all = [(false, NO), (true, YES)];
    let words = all.into_iter().flat_map(|(yes, words)| words.split_whitespace().map(move |word| (fold(word), yes)));
    words.filter(|(word, _)| !word.is_empty()).collect()
});

static STATE_WORDS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    STATES.iter().flat_map(|(state, words)| words.split_whitespace().map(move |word| (fold(word), *state))).collect()
});

/// Yes or no; none when the word is not known.
pub fn read(typed: &str) -> Option<bool> {
    let folded = fold(typed);
    // Signs fold to nothing.
    match typed.trim() {
        "+" | "✓" | "✔" | "☑" => return Some(true),
        "-" | "–" | "✗" | "☐" => return Some(false),
        _ if folded.is_empty() => return None,
        _ => {}
    }
    ANSWERS.get(&folded).copied()
}

/// `living`, `moved`, `left` or `deceased`; none when the word is not known.
pub fn state(typed: &str) -> Option<&'static str> {
    if typed.len() > 60 { None } else { STATE_WORDS.get(&fold(typed)).copied() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_and_states_are_read() {
        assert_eq!((read("Bəli"), read("нет"), read("+"), read("maybe")), (Some(true), Some(false), Some(true), None));
        assert_eq!(state("Verstorben"), Some("deceased"));
        assert_eq!(state("vəfat edib"), Some("deceased"));
        assert_eq!(state("?"), None);
    }
}
