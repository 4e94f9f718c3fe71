//! The names of all records, each heard once, with how often it occurs in any spelling.

use std::cell::RefCell;
use std::collections::HashMap;

use super::record::Record;
use crate::names::likeness::{Name, part};
use crate::names::skeleton;

/// A name in the book.
pub(super) type Entry = u32;

/// Names as parts of a record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named {
    pub(super) given: Option<Entry>,
    pub(super) family: Option<Entry>,
    pub(super) former: Option<Entry>,
    pub(super) father: Option<Entry>,
}

/// All names of a list of records.
pub(super) struct Book {
    names: Vec<Name>,
    /// For each name how many records have it in any spelling.
    uses: Vec<u32>,
    keys: Vec<String>,
    named: Vec<Named>,
    /// In how many records a word of an address, a city or another value stands.
    words: HashMap<String, u32>,
    records: usize,
    alike: RefCell<HashMap<(Entry, Entry), f32>>,
}

impl Book {
    pub(super) fn new(records: &[Record]) -> Self {
        let mut places: HashMap<(&str, bool), Entry> = HashMap::new();
        let mut book = Self {
            names: Vec::new(),
            uses: Vec::new(),
            keys: Vec::new(),
            named: Vec::with_capacity(records.len()),
            words: HashMap::new(),
            records: records.len(),
            alike: RefCell::default(),
        };
        for record in records {
            let mut entry = |text, father| book_entry(&mut book.names, &mut book.keys, &mut places, text, father);
            let named = Named {
                given: entry(record.given.as_str(), false),
                family: entry(record.family.as_str(), false),
                former: entry(record.former.as_str(), false),
                father: entry(record.father.as_str(), true),
            };
            book.named.push(named);
            for word in said(record) {
                *book.words.entry(word).or_default() += 1;
            }
        }
        book.count();
        book
    }

    fn count(&mut self) {
        let mut uses: HashMap<&str, u32> = HashMap::new();
        for named in &self.named {
            for entry in [named.given, named.family].into_iter().flatten() {
                *uses.entry(self.keys[entry as usize].as_str()).or_default() += 1;
            }
        }
        self.uses = self.keys.iter().map(|key| uses.get(key.as_str()).copied().unwrap_or(0)).collect();
    }

    pub(super) fn named(&self, record: usize) -> Named {
        self.named[record]
    }

    /// The consonants of a name, under which its spellings in other scripts stand, too.
    pub(super) fn key(&self, entry: Entry) -> &str {
        &self.keys[entry as usize]
    }

    /// How alike two names are: 0 to 1.
    pub(super) fn alike(&self, a: Entry, b: Entry) -> f32 {
        if a == b {
            return 1.0;
        }
        let pair = (a.min(b), a.max(b));
        if let Some(known) = self.alike.borrow().get(&pair) {
            return *known;
        }
        let alike = part(&self.names[a as usize], &self.names[b as usize]) as f32;
        self.alike.borrow_mut().insert(pair, alike);
        alike
    }

    /// Bits that it says when two records have these names: more for rare ones.
    pub(super) fn bits(&self, a: Entry, b: Entry) -> f32 {
        let uses = self.uses[a as usize].max(self.uses[b as usize]);
        // As if a thousand strangers, two of them with this name, had been seen before.
        let share = (uses as f32 + 2.0) / (self.records as f32 + 1000.0);
        (-share.log2()).clamp(2.0, 11.0)
    }

    /// Bits that it says when two records share a word.
    pub(super) fn word_bits(&self, word: &str) -> f32 {
        let uses = self.words.get(word).copied().unwrap_or(0);
        ((self.records as f32 + 100.0) / (uses as f32 + 1.0)).log2()
    }

    /// Bits against any two records being one person.
    pub(super) fn prior(&self) -> f32 {
        (self.records as f32 + 30.0).log2() + 1.0
    }
}

/// What a record says besides names and numbers, in the words that the book counts.
fn said(record: &Record) -> impl Iterator<Item = String> + '_ {
    let others = record.others.iter().map(|(heading, value)| other_word(heading, value));
    record
        .address
        .iter()
        .cloned()
        .chain(Some(city_word(&record.city)).filter(|_| !record.city.is_empty()))
        .chain(others)
}

pub(super) fn city_word(city: &str) -> String {
    format!("city {city}")
}

pub(super) fn other_word(heading: &str, value: &str) -> String {
    format!("{heading}: {value}")
}

fn book_entry<'a>(
    names: &mut Vec<Name>,
    keys: &mut Vec<String>,
    places: &mut HashMap<(&'a str, bool), Entry>,
    text: &'a str,
    father: bool,
) -> Option<Entry> {
    if text.trim().is_empty() {
        return None;
    }
    Some(*places.entry((text, father)).or_insert_with(|| {
        let name = if father { Name::father(text) } else { Name::new(text) };
        names.push(name);
        keys.push(skeleton(text));
        (names.len() - 1) as Entry
    }))
}
