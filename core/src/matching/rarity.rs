//! How often names and other words occur among the people one knows: what is rare says more.

use std::collections::HashMap;

use super::record::Record;
use crate::names::match_words;

/// Counts of names by their consonants, and of other words.
#[derive(Debug, Clone, Default)]
pub struct Rarity {
    uses: HashMap<String, u32>,
    records: u32,
    people: u32,
}

impl Rarity {
    /// Of names of some of so many people, each as the consonants of the names, parted by spaces.
    pub fn sampled(names: &[String], people: u32) -> Self {
        let mut rarity = Self { people, ..Self::default() };
        names.iter().for_each(|names| rarity.add(names));
        rarity
    }

    /// Of all records.
    pub fn of(records: &[Record]) -> Self {
        let mut rarity = Self::default();
        // Most names occur again and again.
        let mut known: HashMap<&str, String> = HashMap::new();
        for record in records {
            let mut names = String::new();
            for text in [record.given.as_str(), record.family.as_str()] {
                names += known.entry(text).or_insert_with(|| match_words(text).join(" "));
                names.push(' ');
            }
            rarity.add(&names);
            record.words().for_each(|word| rarity.count(word));
        }
        rarity
    }

    /// One more person, by the consonants of the names, parted by spaces.
    fn add(&mut self, names: &str) {
        self.records += 1;
        names.split(' ').filter(|word| !word.is_empty()).for_each(|word| self.count(format!("name {word}")));
    }

    fn count(&mut self, word: String) {
        *self.uses.entry(word).or_default() += 1;
    }

    /// Bits that it says when two records have a name with these consonants, the rarest word of it.
    pub(super) fn name_bits(&self, consonants: &str) -> f32 {
        let uses = |word: &str| self.uses.get(&format!("name {word}")).copied().unwrap_or(0);
        let least = consonants.split(' ').filter(|word| word.len() > 1).map(uses).min();
        let uses = least.unwrap_or_else(|| uses(consonants));
        // As if a thousand strangers, two of them with this name, had been seen before.
        let share = (uses as f32 + 2.0) / (self.records as f32 + 1000.0);
        (-share.log2()).clamp(2.0, 11.0)
    }

    /// Bits that it says when two records share another word.
    pub(super) fn word_bits(&self, word: &str) -> f32 {
        let uses = self.uses.get(word).copied().unwrap_or(0);
        ((self.records as f32 + 100.0) / (uses as f32 + 1.0)).log2()
    }

    /// Bits against any two records being one person.
    pub(super) fn prior(&self) -> f32 {
        (self.records.max(self.people) as f32 + 30.0).log2() + 1.0
    }
}
