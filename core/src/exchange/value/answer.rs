//! Answers of consent, and states of a person.

use super::text::fold;

const YES: &str = "yes y true 1 x ✓ ✔ + да bəli hə var razı evet ja j oui o так بله دارد კი დიახ granted given";
const NO: &str = "no n false 0 - нет xeyr yox hayır nein non ні خیر نه არა refused denied withdrawn";

const STATES: &[(&str, &str)] = &[
    ("living", "living alive active member current yaşayır aktiv üzv жив живёт активен активный член lebt aktiv mitglied vivant actif yaşıyor aktif üye فعال აქტიური активний"),
    ("moved", "moved köçüb köçmüş переехал переехала переїхав переїхала verzogen umgezogen déménagé taşındı نقل‌مکان გადავიდა"),
    ("left", "left inactive former ayrılıb çıxıb вышел вышла выбыл выбыла ausgetreten inaktiv parti ayrıldı pasif رفته წავიდა вибув вибула"),
    ("deceased", "deceased dead died vəfat_edib mərhum rəhmətə_gedib умер умерла скончался скончалась verstorben gestorben décédé décédée vefat_etti merhum فوت_شده درگذشته გარდაცვლილი помер померла"),
];

fn is(words: &str, typed: &str) -> bool {
    words.split_whitespace().any(|word| fold(word) == typed)
}

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
    if is(YES, &folded) {
        Some(true)
    } else if is(NO, &folded) {
        Some(false)
    } else {
        None
    }
}

/// `living`, `moved`, `left` or `deceased`; none when the word is not known.
pub fn state(typed: &str) -> Option<&'static str> {
    let folded = fold(typed);
    if folded.is_empty() {
        return None;
    }
    STATES.iter().find(|(_, words)| is(words, &folded)).map(|(state, _)| *state)
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
