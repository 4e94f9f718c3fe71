//! The words of a full name with what belongs to them (von der Heide, Vaqif oğlu), and what their form says.

use crate::names::fold;
use crate::names::words::is_arabic;

/// What a unit's form says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::names) enum Role {
    Word,
    /// "Ə." or "Ə".
    Initial,
    /// "Vaqif oğlu", "Ивановна".
    Father,
    /// "von der Heide".
    Particle,
}

/// One or more words that stay together.
#[derive(Debug, Clone)]
pub(in crate::names) struct Unit {
    pub(in crate::names) text: String,
    /// The fold.
    pub(super) key: String,
    pub(in crate::names) role: Role,
    /// A father's name that says so with a word of its own.
    pub(in crate::names) marked: bool,
    /// Written in capitals in a name that is not.
    capitals: bool,
}

impl Unit {
    fn new(text: &str) -> Self {
        let role = if is_initial(text) { Role::Initial } else { Role::Word };
        let key = fold(text);
        let role = if role == Role::Word && ends_as_father(&key) { Role::Father } else { role };
        Self { text: text.to_owned(), key, role, marked: false, capitals: false }
    }

    /// How surely this is a family name: 0 not at all, 1 perhaps, 2 by its ending, 3 by its capitals or particle.
    pub(super) fn family(&self) -> u8 {
        match self.role {
            Role::Initial | Role::Father => 0,
            Role::Particle => 3,
            Role::Word if self.capitals => 3,
            Role::Word => ending(&self.text, &self.key),
        }
    }
}

/// The units of a name.
pub(in crate::names) fn units(name: &str) -> Vec<Unit> {
    let spaced = spaced_initials(name);
    let words: Vec<&str> = spaced
        .split_whitespace()
        .map(|word| word.trim_matches([',', '،', ';']))
        .filter(|word| !word.is_empty())
        .collect();
    let mut units: Vec<Unit> = Vec::with_capacity(words.len());
    let mut particles: Vec<&str> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if is_particle(word) && at + 1 < words.len() {
            particles.push(word);
            continue;
        }
        let marks_father = particles.is_empty() && is_father_mark(&fold(word));
        if let Some(father) = units.last_mut().filter(|unit| marks_father && unit.role != Role::Particle) {
            father.text = format!("{} {word}", father.text);
            (father.role, father.marked) = (Role::Father, true);
            continue;
        }
        let mut unit = Unit::new(word);
        if !particles.is_empty() {
            unit = Unit { text: format!("{} {word}", particles.join(" ")), role: Role::Particle, ..unit };
            particles.clear();
        }
        units.push(unit);
    }
    let capitals: Vec<bool> = units.iter().map(|unit| unit.role == Role::Word && in_capitals(&unit.text)).collect();
    let others = units
        .iter()
        .zip(&capitals)
        .any(|(unit, &capitals)| unit.role == Role::Word && !capitals && has_case(&unit.text));
    for (unit, capitals) in units.iter_mut().zip(capitals) {
        unit.capitals = capitals && others;
    }
    units
}

/// "Ə.M." as two words.
fn spaced_initials(name: &str) -> String {
    let mut spaced = String::with_capacity(name.len() + 4);
    let mut letters = 0;
    for c in name.chars() {
        letters = if c.is_alphabetic() {
            letters + 1
        } else if c == '.' {
            letters
        } else {
            0
        };
        spaced.push(c);
        if c == '.' && letters == 1 {
            spaced.push(' ');
            letters = 0;
        }
    }
    spaced
}

fn is_initial(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let one = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    one && word.chars().all(|c| c.is_alphabetic() || c == '.')
}

fn in_capitals(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 1 && letters.all(|c| c.is_uppercase() || is_mtavruli(c))
}

/// Georgian capitals are used for whole words only.
fn is_mtavruli(c: char) -> bool {
    matches!(c, '\u{1c90}'..='\u{1cbf}')
}

fn has_case(word: &str) -> bool {
    word.chars().any(|c| c.is_lowercase() || c.is_uppercase() || matches!(c, 'ა'..='ჰ'))
}

fn is_particle(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "von" | "van" | "der" | "den" | "vom" | "zum" | "zur" | "ibn" | "bin" | "фон" | "ван" | "ибн"
    ) || matches!(
        word,
        "de" | "del" | "della" | "di" | "da" | "dos" | "la" | "le" | "du" | "zu" | "ter" | "al" | "el" | "де" | "аль"
    )
}

/// oğlu, qızı and how others spell them, folded.
fn is_father_mark(key: &str) -> bool {
    matches!(key, "oklu" | "okli" | "uklu" | "kizi" | "auklu" | "aukli" | "kzi" | "uli" | "ulu" | "asuli")
}

fn ends_as_father(key: &str) -> bool {
    // Turkish Erkılıç is no father's name.
    key.len() >= 6
        && !key.ends_with("kilic")
        && ["ovic", "avic", "ovna", "avna", "icna", "ilic", "umic", "omic"].iter().any(|ending| key.ends_with(ending))
}

/// What the end of a word says, by its fold: the same in Latin, Cyrillic and Georgian script.
fn ending(text: &str, key: &str) -> u8 {
    if text.chars().any(is_arabic) {
        return arabic_ending(text);
    }
    let is = |endings: &[&str], least: usize| key.len() >= least && endings.iter().any(|ending| key.ends_with(ending));
    if is(&["slav", "slava"], 4) {
        // Stanislav is a given name.
        return 0;
    }
    if is(&["zada", "oklu", "okli", "kizi", "svili", "dza", "ski", "skaia", "skii", "anko", "iuk", "bakov"], 5)
        || is(&["ov", "ova", "av", "ava"], 5)
    {
        return 2;
    }
    let li = is(&["li", "lu"], 6) && !key.ends_with("ali");
    u8::from(li || is(&["ali", "ia", "ua", "ani", "ian", "in", "ina", "soi", "man", "sen", "son", "avi", "uri"], 6))
}

fn arabic_ending(text: &str) -> u8 {
    let long = text.chars().filter(|c| c.is_alphabetic()).count();
    let is = |endings: &[&str]| endings.iter().any(|ending| text.ends_with(ending));
    if long >= 5 && is(&["وف", "اف", "یف", "يف", "وا", "زاده", "پور", "نژاد", "اوغلو", "اوغلی", "شویلی"])
    {
        return 2;
    }
    u8::from(long >= 4 && is(&["ی", "ي", "یان", "ف", "فر"]))
}
