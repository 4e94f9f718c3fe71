//! How alike two full names are, whatever their script, spelling and order. Knows how sounds are mistaken for each
//! other and how names are built, no people's names.

mod cost;
mod hebrew;
mod word;

use std::collections::HashSet;

use super::split::{Role, units};
use super::words::words;
use word::Sounds;

/// Words of a name that are compared.
const MOST: usize = 6;

/// A full name made ready to be compared many times.
#[derive(Debug, Clone, Default)]
pub struct Name {
    words: Vec<Word>,
}

#[derive(Debug, Clone)]
struct Word {
    sounds: Sounds,
    stem: Sounds,
    role: Role,
}

impl Name {
    /// Hears a full name, its parts in any order.
    pub fn new(full: &str) -> Self {
        let mut heard = Vec::new();
        let units = units(&full.replace('-', " "));
        let many = units.len() > 2;
        for unit in units {
            let words = words(&unit.text);
            // oğlu and qızı say who is meant, not what he is called.
            let kept = words.len() - usize::from(unit.marked && words.len() > 1);
            for word in &words[..kept] {
                let sounds = Sounds::new(word);
                // Petrović alone may be a family name.
                let role = if unit.role == Role::Father && !unit.marked && !many { Role::Word } else { unit.role };
                let sounds = if role == Role::Father && !unit.marked { sounds.father() } else { sounds };
                if !sounds.is_empty() {
                    heard.push(Word { stem: sounds.stem(), sounds, role });
                }
            }
        }
        heard.truncate(MOST);
        Self { words: heard }
    }

    /// Hears a father's name: Əli qızı, Alievna and Əli are one.
    pub fn father(text: &str) -> Self {
        let mut name = Self::new(text);
        for word in &mut name.words {
            word.sounds = word.sounds.father();
            word.stem = word.sounds.clone();
        }
        name
    }
}

/// How alike two full names are: 0 to 1.
pub fn score(a: &str, b: &str) -> f64 {
    likeness(&Name::new(a), &Name::new(b))
}

/// How alike two full names are: 0 to 1; 0 if one of them says nothing.
pub fn likeness(a: &Name, b: &Name) -> f64 {
    best(a, b, 0.75)
}

/// How alike two given or two family names are: 0 to 1. Of several words one may be missing.
pub fn part(a: &Name, b: &Name) -> f64 {
    best(a, b, 0.95)
}

/// Whether two given names that sound alike are those of two people all the same, as twins' often do (Həsən and Hüseyn,
/// Leyla and Lalə, Kamil and Kamilə). A slip of the pen looks no different: this is a doubt, no answer.
pub fn may_be_two(a: &Name, b: &Name) -> bool {
    let words = |name: &Name| name.words.iter().filter(|word| word.role != Role::Initial).count();
    if words(a) == 0 || words(b) == 0 {
        return false;
    }
    // Of two given names one may be missing; Əlirza and Əli Rza are one.
    let joined = |name: &Name| name.words.iter().map(|word| word.sounds.clone()).reduce(|all, next| all.joined(&next));
    let pairs = a.words.iter().flat_map(|one| b.words.iter().map(move |other| one.sounds.clash(&other.sounds)));
    let whole = joined(a).zip(joined(b)).map(|(one, other)| one.clash(&other));
    pairs.chain(whole).fold(f32::MAX, f32::min) >= TWO
}

/// Consonants' worth of difference from which names may be two.
const TWO: f32 = 0.75;

/// `alone`: what is left where one word stands against several.
fn best(a: &Name, b: &Name, alone: f32) -> f64 {
    let (short, long) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    if short.words.is_empty() {
        return 0.0;
    }
    let mut best = 0.0_f32;
    for (short, long) in joinings(&short.words, &long.words) {
        best = best.max(assigned(&short, &long, alone));
    }
    f64::from(best)
}

/// The names as they are, and with two neighbouring words of the longer as one: Abdul Rahman, Abdulrahman.
fn joinings(short: &[Word], long: &[Word]) -> Vec<(Vec<Word>, Vec<Word>)> {
    let mut all = vec![(short.to_vec(), long.to_vec())];
    if long.len() > short.len() {
        for at in 0..long.len() - 1 {
            if long[at].role == Role::Father || long[at + 1].role == Role::Father {
                continue;
            }
            let sounds = long[at].sounds.joined(&long[at + 1].sounds);
            let mut joined = long.to_vec();
            joined.remove(at + 1);
            joined[at] = Word { stem: sounds.stem(), sounds, role: Role::Word };
            let (a, b) = if joined.len() >= short.len() { (short.to_vec(), joined) } else { (joined, short.to_vec()) };
            all.push((a, b));
        }
    }
    all
}

/// The best way to pair every word of the shorter name with one of the longer.
fn assigned(short: &[Word], long: &[Word], alone: f32) -> f32 {
    let table: Vec<Vec<f32>> = short.iter().map(|a| long.iter().map(|b| pair(a, b)).collect()).collect();
    let mut best = 0.0_f32;
    let mut chosen = Vec::new();
    search(&table, &mut chosen, &mut |chosen| {
        best = best.max(total(&table, chosen, long, alone));
    });
    best
}

fn search(table: &[Vec<f32>], chosen: &mut Vec<usize>, done: &mut dyn FnMut(&[usize])) {
    if chosen.len() == table.len() {
        return done(chosen);
    }
    for at in 0..table[chosen.len()].len() {
        if !chosen.contains(&at) {
            chosen.push(at);
            search(table, chosen, done);
            chosen.pop();
        }
    }
}

/// A name is as alike as its words, the least alike most of all; words without a partner count a little.
fn total(table: &[Vec<f32>], chosen: &[usize], long: &[Word], alone: f32) -> f32 {
    let of: Vec<f32> = chosen.iter().enumerate().map(|(a, &b)| table[a][b]).collect();
    let least = of.iter().copied().fold(1.0, f32::min);
    let mean = of.iter().sum::<f32>() / of.len() as f32;
    let used: HashSet<usize> = chosen.iter().copied().collect();
    let spare: f32 = long.iter().enumerate().filter(|(at, _)| !used.contains(at)).map(|(_, word)| spare(word)).sum();
    let alone = if chosen.len() == 1 && long.len() > 1 { alone } else { 1.0 };
    ((least + mean) / 2.0 * alone - spare).max(0.0)
}

fn spare(word: &Word) -> f32 {
    match word.role {
        Role::Father | Role::Initial => 0.01,
        _ => 0.04,
    }
}

fn pair(a: &Word, b: &Word) -> f32 {
    if a.role == Role::Initial || b.role == Role::Initial {
        let same = a.sounds.first().likeness(&b.sounds.first());
        let both = a.role == b.role;
        return if both { same } else { same * 0.85 };
    }
    let whole = a.sounds.likeness(&b.sounds);
    if whole > 0.98 { whole } else { whole.max(0.98 * a.stem.likeness(&b.stem)) }
}
