//! The names of all records, each heard once.

use std::borrow::Borrow;
use std::cell::RefCell;
use std::collections::HashMap;

use super::rarity::Rarity;
use super::record::Record;
use super::short;
use crate::names::likeness::{Name, may_be_two, part};
use crate::names::match_words;

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
pub(super) struct Book<'a> {
    rarity: &'a Rarity,
    names: Vec<Name>,
    keys: Vec<String>,
    named: Vec<Named>,
    alike: RefCell<HashMap<(Entry, Entry), f32>>,
}

impl<'a> Book<'a> {
    pub(super) fn new<R: Borrow<Record>>(records: &[R], rarity: &'a Rarity) -> Self {
        let mut places: HashMap<(&str, bool), Entry> = HashMap::new();
        let mut book = Self {
            rarity,
            names: Vec::new(),
            keys: Vec::new(),
            named: Vec::with_capacity(records.len()),
            alike: RefCell::default(),
        };
        for record in records.iter().map(Borrow::borrow) {
            let mut entry = |text, father| book_entry(&mut book.names, &mut book.keys, &mut places, text, father);
            let named = Named {
                given: entry(record.given.as_str(), false),
                family: entry(record.family.as_str(), false),
                former: entry(record.former.as_str(), false),
                father: entry(record.father.as_str(), true),
            };
            book.named.push(named);
        }
        book
    }

    pub(super) fn named(&self, record: usize) -> Named {
        self.named[record]
    }

    /// The consonants of a name, under which its spellings in other scripts stand, too; as `names::match_words`.
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

    /// Whether two given names that sound alike may be those of twins.
    pub(super) fn may_be_two(&self, a: Entry, b: Entry) -> bool {
        a != b && may_be_two(&self.names[a as usize], &self.names[b as usize])
    }

    /// Whether two given names may be forms of one: Саша and Александр.
    pub(super) fn one_name(&self, a: Entry, b: Entry) -> bool {
        let heard = |entry: Entry| (&self.names[entry as usize], self.key(entry));
        short::one_name(heard(a), heard(b))
    }

    /// Bits that it says when two records have these names: more for rare ones.
    pub(super) fn bits(&self, a: Entry, b: Entry) -> f32 {
        self.rarity.name_bits(self.key(a)).min(self.rarity.name_bits(self.key(b)))
    }

    /// Bits that it says when two records share a word.
    pub(super) fn word_bits(&self, word: &str) -> f32 {
        self.rarity.word_bits(word)
    }

    /// Bits against any two records being one person.
    pub(super) fn prior(&self) -> f32 {
        self.rarity.prior()
    }
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
        keys.push(match_words(text).join(" "));
        (names.len() - 1) as Entry
    }))
}
