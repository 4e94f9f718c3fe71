//! Short forms of given names: Саша may be Александр. Weak evidence: it only keeps two names from being held against each
//! other, since a short form belongs to several names and a parent's list has the passport's.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::names::likeness::{Name, part};
use crate::names::match_words;

/// From which likeness a word is a form of the list.
const HEARD: f64 = 0.9;

/// Forms by their consonants: how each sounds, and in which line it stands.
static FORMS: LazyLock<HashMap<String, Vec<(Name, usize)>>> = LazyLock::new(|| {
    let mut forms: HashMap<String, Vec<(Name, usize)>> = HashMap::new();
    let lines = include_str!("short_forms.txt").lines().filter(|line| !line.starts_with('#'));
    for (line, form) in lines.enumerate().flat_map(|(nth, line)| line.split_whitespace().map(move |form| (nth, form))) {
        for key in match_words(form) {
            forms.entry(key).or_default().push((Name::new(form), line));
        }
    }
    forms
});

/// Whether two given names, with their consonants (`names::match_words`), may be forms of one.
pub(super) fn one_name(a: (&Name, &str), b: (&Name, &str)) -> bool {
    let ours = lines(a);
    !ours.is_empty() && lines(b).iter().any(|line| ours.contains(line))
}

fn lines((name, key): (&Name, &str)) -> Vec<usize> {
    let forms = key.split(' ').filter_map(|word| FORMS.get(word)).flatten();
    forms.filter(|(form, _)| part(name, form) >= HEARD).map(|(_, line)| *line).collect()
}
