//! Rows of one list that may be one person, found while the list goes by: those that share the name, a birth date and one
//! of the names, a telephone or an e-mail. Keeps numbers, not rows.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::rarity::Rarity;
use super::record::tail;
use crate::domain::PartialDate;
use crate::exchange::draft::PersonDraft;
use crate::names::match_words;

/// What more rows than this have in common tells nobody apart.
const CROWD: usize = 8;
/// Things remembered at most; a longer list is no roster.
const MOST: usize = 4_000_000;
/// Pairs at most.
const PAIRS: usize = 500_000;
/// Names by which their rarity is told.
const NAMES: u32 = 20_000;
/// Spellings whose consonants are remembered.
const KNOWN: usize = 50_000;

/// A list on its way.
#[derive(Default)]
pub struct Within {
    first: HashMap<u64, u32>,
    more: HashMap<u64, Vec<u32>>,
    /// Birth dates by row as one number; 0: not known to the day.
    born: Vec<u32>,
    pairs: Vec<(u32, u32)>,
    names: Vec<String>,
    known: HashMap<String, Vec<String>>,
    rows: u32,
}

impl Within {
    /// The next row.
    pub fn add(&mut self, draft: &PersonDraft) {
        self.rows += 1;
        let field = |name: &str| draft.fields.get(name).map_or("", String::as_str);
        let born = field("birth_date").parse().ok().map_or(0, |born| day(&born));
        let at = draft.row as usize;
        self.born.resize(self.born.len().max(at + 1), 0);
        self.born[at] = born;
        let (given, family) = (self.words(field("given_name")), self.words(field("family_name")));
        let mut name: Vec<&str> = given.first().into_iter().chain(family.last()).map(String::as_str).collect();
        name.sort_unstable();
        let both = name.len() == 2;
        let name = name.join(" ");
        if both {
            self.note(&("name", &name), draft.row, born != 0);
            if self.names.len() < NAMES as usize {
                self.names.push(name.clone());
            }
        }
        if born != 0 {
            if both {
                self.note(&("name", &name, born), draft.row, false);
            }
            for word in given.iter().chain(&family).filter(|word| word.len() > 1) {
                self.note(&("born", word, born), draft.row, false);
            }
        }
        for phone in &draft.phones {
            if let Some(number) = tail(phone.e164.as_deref().unwrap_or(&phone.typed)) {
                self.note(&("phone", number), draft.row, false);
            }
        }
        for email in draft.emails.iter().filter_map(|email| email.address.as_deref()) {
            self.note(&("email", email), draft.row, false);
        }
    }

    /// Pairs worth comparing, the upper row first, in the order of the lower; and how rare the names are.
    pub fn finish(mut self) -> (Vec<(u32, u32)>, Rarity) {
        self.pairs.sort_unstable_by_key(|&(above, row)| (row, above));
        self.pairs.dedup();
        (self.pairs, Rarity::sampled(&self.names, self.rows))
    }

    fn words(&mut self, name: &str) -> Vec<String> {
        if let Some(words) = self.known.get(name) {
            return words.clone();
        }
        let words = match_words(name);
        if self.known.len() < KNOWN {
            self.known.insert(name.to_owned(), words.clone());
        }
        words
    }

    /// Pairs the row with those before it that have the same; with `dated` only those whose birth date may be the same.
    fn note(&mut self, what: &impl Hash, row: u32, dated: bool) {
        let mut hash = DefaultHasher::new();
        what.hash(&mut hash);
        let key = hash.finish();
        let Some(&first) = self.first.get(&key) else {
            if self.first.len() < MOST {
                self.first.insert(key, row);
            }
            return;
        };
        if first == row {
            return;
        }
        let others = self.more.entry(key).or_default();
        if others.len() >= CROWD || others.last() == Some(&row) || self.pairs.len() >= PAIRS {
            return;
        }
        let fits = |other: u32| !dated || may_be_one_day(self.born[other as usize], self.born[row as usize]);
        self.pairs.extend(std::iter::once(first).chain(others.iter().copied()).filter(|&o| fits(o)).map(|o| (o, row)));
        others.push(row);
    }
}

fn day(born: &PartialDate) -> u32 {
    match (born.year, born.month, born.day) {
        (Some(year), Some(month), Some(day)) => u32::from(year) * 10_000 + u32::from(month) * 100 + u32::from(day),
        _ => 0,
    }
}

/// Not known, the same, or as slips of the pen differ.
fn may_be_one_day(a: u32, b: u32) -> bool {
    a == 0 || b == 0 || a % 10_000 == b % 10_000 || a / 10_000 == b / 10_000
}
