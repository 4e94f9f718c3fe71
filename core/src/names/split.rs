//! A full name in one column taken apart. The order is judged over the whole column; within a name what its words
//! say of themselves (-ov, -zadə, -shvili, oğlu, -ovna, capitals) goes before the order. Knows suffixes and particles,
//! no people's names. Nothing typed is dropped: a word that is understood nowhere stays in the given name.

mod unit;

use serde::{Deserialize, Serialize};
use unit::Unit;
pub(super) use unit::{Role, units};

/// How a column writes full names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameOrder {
    /// "Leyla Həsənova", "Leyla Vaqif qızı Həsənova".
    GivenFirst,
    /// "Həsənova Leyla", "Müller Anna Maria".
    FamilyFirst,
    /// Family name, given name, father's name, as Ф.И.О. asks: "Həsənova Leyla Vaqif".
    FamilyGivenFather,
    /// "Həsənova, Leyla".
    Comma,
}

/// A full name taken apart, each part as it was typed with single spaces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameParts {
    /// Given names.
    pub given: Option<String>,
    /// Family name with its particles.
    pub family: Option<String>,
    /// Father's name with oğlu, qızı or its ending.
    pub patronymic: Option<String>,
    /// Family name at birth, from "(…)", "née …", "урожд. …".
    pub former: Option<String>,
}

/// Takes a full name apart that stands in a column of that order. A text that is no name stays whole as given name.
pub fn split(full: &str, order: NameOrder) -> NameParts {
    if is_no_name(full) {
        return NameParts { given: Some(full.to_owned()), ..NameParts::default() };
    }
    let (name, former) = without_former(full);
    let mut parts = match name.split_once([',', '،', ';']) {
        Some((family, rest)) if has_letter(family) && has_letter(rest) => {
            let mut parts = give(units(rest), order == NameOrder::FamilyGivenFather);
            parts.family = text(&units(family));
            parts
        }
        _ => in_order(units(&name), order),
    };
    parts.former = former;
    parts
}

/// Whether a text is a father's name: `Əli qızı`, `Ильгаровна`.
pub fn is_patronymic(text: &str) -> bool {
    matches!(units(text).as_slice(), [unit] if unit.role == Role::Father)
}

/// Whether a word ends as family names do.
pub fn ends_as_family(word: &str) -> bool {
    units(word).last().is_some_and(|unit| unit.family() >= 1)
}

/// What the rows of a column say about its order.
#[derive(Debug, Default)]
pub struct Votes {
    names: usize,
    commas: usize,
    given_first: usize,
    family_first: usize,
    fathers: usize,
    weak: isize,
    last: Option<(String, String)>,
}

impl Votes {
    /// Looks at a full name.
    pub fn take(&mut self, name: &str) {
        if is_no_name(name) {
            return;
        }
        let (name, _) = without_former(name);
        let units = units(&name);
        let (Some(first), Some(last)) = (units.first(), units.last()) else { return };
        if units.len() < 2 {
            return;
        }
        self.names += 1;
        if name.split_once([',', '،']).is_some_and(|(family, rest)| has_letter(family) && has_letter(rest)) {
            self.commas += 1;
            return;
        }
        if let Some(father) = units.iter().position(|unit| unit.role == Role::Father).filter(|&at| at > 0) {
            // "Əli Vaqif oğlu" has no family name; only three parts show an order.
            match units.len() {
                2 => return,
                count if father == count - 1 => {
                    (self.family_first, self.fathers) = (self.family_first + 2, self.fathers + 1)
                }
                _ => self.given_first += 2,
            }
            return;
        }
        let (head, tail) = (first.family(), last.family());
        if head >= 2 && tail < 2 {
            self.family_first += 1;
        } else if tail >= 2 && head < 2 {
            self.given_first += 1;
        }
        self.weak += 2 * (isize::from(head == 1) - isize::from(tail == 1));
        self.neighbours(first, last);
    }

    /// Members of a family stand together and share the family name.
    fn neighbours(&mut self, first: &Unit, last: &Unit) {
        let ends = (first.key.clone(), last.key.clone());
        if let Some((head, tail)) = &self.last {
            self.weak += isize::from(*head == ends.0) - isize::from(*tail == ends.1);
        }
        self.last = Some(ends);
    }

    /// The order of the names so far; `GivenFirst` if nothing speaks for another.
    pub fn order(&self) -> NameOrder {
        if self.commas * 2 > self.names {
            return NameOrder::Comma;
        }
        let (most, least) = (self.given_first.max(self.family_first), self.given_first.min(self.family_first));
        let clear = most >= 2 && most >= 2 * least;
        let family_first = if clear { self.family_first > self.given_first } else { self.weak > 0 };
        match (family_first, self.fathers * 20 >= self.names && self.fathers > 0) {
            (true, true) => NameOrder::FamilyGivenFather,
            (true, false) => NameOrder::FamilyFirst,
            (false, _) => NameOrder::GivenFirst,
        }
    }
}

/// Digits, signs of formulas and addresses, or several commas: nothing that is known how to take apart.
fn is_no_name(text: &str) -> bool {
    let sign = |c: char| c.is_ascii_digit() || "=\"<>|@\\/;{}[]".contains(c);
    text.contains(sign) || text.matches(',').count() > 2
}

/// A name without a comma.
fn in_order(mut units: Vec<Unit>, order: NameOrder) -> NameParts {
    let father = father(&mut units);
    let at = family_at(&units, order, father.is_some());
    let family = at.map(|at| units.remove(at));
    let bare_father = order == NameOrder::FamilyGivenFather && father.is_none() && at == Some(0);
    let mut parts = give(units, bare_father);
    parts.family = family.map(|unit| unit.text);
    parts.patronymic = father.or(parts.patronymic);
    parts
}

/// Takes the father's name out: marked by oğlu or qızı, or ending in -ovich or -ovna beside two other words.
fn father(units: &mut Vec<Unit>) -> Option<String> {
    let at = units.iter().position(|unit| unit.role == Role::Father)?;
    let sure = units[at].marked || units.len() > 2 || (units.len() == 2 && at == 1 && units[0].family() < 2);
    (sure && units.len() > 1).then(|| units.remove(at).text)
}

/// Which of the words is the family name.
fn family_at(units: &[Unit], order: NameOrder, with_father: bool) -> Option<usize> {
    let last = units.len().checked_sub(1)?;
    if last == 0 {
        // "Əli Vaqif oğlu" lacks the family name, "Həsənov" the given one.
        return (units[0].family() >= 2 && !with_father).then_some(0);
    }
    let (head, tail) = (units[0].family(), units[last].family());
    match () {
        () if units[last].role == Role::Initial => Some(0),
        () if units[0].role == Role::Initial => Some(last),
        () if head >= 2 && tail < 2 => Some(0),
        () if tail >= 2 && head < 2 => Some(last),
        () => Some(if order == NameOrder::GivenFirst { last } else { 0 }),
    }
}

/// Given names; what follows the first is the father's name if the list has one or both are initials.
fn give(mut units: Vec<Unit>, bare_father: bool) -> NameParts {
    let mut parts = NameParts { patronymic: father(&mut units), ..NameParts::default() };
    let initials = units.len() == 2 && units.iter().all(|unit| unit.role == Role::Initial);
    let bare = bare_father && units.len() > 1 && units[1].role != Role::Initial;
    if parts.patronymic.is_none() && (initials || bare) {
        parts.patronymic = text(&units.split_off(1));
    }
    parts.given = text(&units);
    parts
}

fn text(units: &[Unit]) -> Option<String> {
    let text = units.iter().map(|unit| unit.text.as_str()).collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

fn has_letter(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Words before a family name at birth; with or without a full stop.
const BORN: [&str; 16] = [
    "née",
    "nee",
    "né",
    "geb",
    "geborene",
    "geborener",
    "урожд",
    "урожденная",
    "урождённая",
    "в девичестве",
    "ур",
    "qızlıq",
    "doğ",
    "kızlık",
    "əvvəlki",
    "formerly",
];

/// The name, and the family name at birth that was written into it.
fn without_former(full: &str) -> (String, Option<String>) {
    let full = full
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    if let Some((before, inside, after)) = bracketed(&full)
        && let Some(former) = former_in(inside)
        && has_letter(before)
    {
        return (format!("{before} {after}"), Some(former));
    }
    let lower = full.to_lowercase();
    if lower.len() == full.len() {
        for born in BORN {
            for mark in [format!(" {born} "), format!(" {born}. "), format!(", {born} "), format!(", {born}. ")] {
                if let Some(at) = lower.find(&mark)
                    && let (Some(before), Some(after)) = (full.get(..at), full.get(at + mark.len()..))
                    && has_letter(after)
                {
                    return (before.trim_end_matches(',').to_owned(), Some(after.to_owned()));
                }
            }
        }
    }
    (full, None)
}

fn bracketed(full: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = full.split_once('(')?;
    let (inside, after) = rest.split_once(')')?;
    Some((before.trim(), inside.trim(), after.trim()))
}

/// In brackets a word that looks like a family name or says that it is one; a nickname stays where it is.
fn former_in(inside: &str) -> Option<String> {
    let words: Vec<&str> = inside.split(' ').filter(|word| has_letter(word)).collect();
    let born = |word: &str| BORN.contains(&word.trim_end_matches(['.', ':']).to_lowercase().as_str());
    let said = words.iter().take_while(|word| born(word) || word.to_lowercase().starts_with("soyad")).count();
    let rest = &words[said..];
    let one = units(&rest.join(" "));
    let family = one.len() == 1 && one[0].family() >= 1;
    (!rest.is_empty() && (said > 0 || family)).then(|| rest.join(" "))
}
