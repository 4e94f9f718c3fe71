//! What a column holds, gathered while the whole file goes by: the evidence that mapping and dates are judged by.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use serde::{Deserialize, Serialize};

use super::target::{ColumnTarget, is_our_id};
use crate::exchange::value::date::{self, DateOrder};
use crate::exchange::value::{answer, email, language, phone, sex, text};
use crate::names::split::{self, NameOrder};

/// First values that are kept for a person to see.
const SAMPLES: usize = 5;
/// Values that are looked at closely; dates are looked at in all rows.
const LOOKED: u32 = 2_000;
/// Longest sample, in characters.
const SAMPLE: usize = 100;

/// A column as it was understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// From 0.
    pub index: usize,
    /// As in the file; empty without headings.
    pub heading: String,
    /// What becomes of it.
    pub target: ColumnTarget,
    /// 0 to 100: how sure the program is.
    pub confidence: u8,
    /// What the heading says of a telephone number, e-mail or postal address: `mobile`, `home`, `work`, or nothing.
    pub label: String,
    /// First different values.
    pub samples: Vec<String>,
    /// How its dates are written, when most of it are dates.
    pub date_order: Option<DateOrder>,
    /// Rows that prove that order.
    pub date_proof: u32,
    /// How its whole names are written.
    pub name_order: NameOrder,
    /// What its letters for sex mean.
    pub letters: sex::Letters,
    /// Rows with a value.
    pub filled: u32,
    /// Samples beside how they are read with this target; empty where reading changes nothing.
    pub read_as: Vec<ReadAs>,
}

/// A value beside how it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadAs {
    /// As typed.
    pub raw: String,
    /// As read; none: kept as typed.
    pub read: Option<String>,
}

/// Counts over the values of a column.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) filled: u32,
    pub(super) samples: Vec<String>,
    pub(super) dates: date::Evidence,
    pub(super) names: split::Votes,
    /// Of the values that were looked at closely, how many are …
    pub(super) looked: u32,
    pub(super) phones: u32,
    pub(super) emails: u32,
    pub(super) ours: u32,
    pub(super) sexes: u32,
    pub(super) states: u32,
    pub(super) languages: u32,
    pub(super) numbers: u32,
    pub(super) patronymics: u32,
    pub(super) family_endings: u32,
    pub(super) one_word: u32,
    pub(super) two_words: u32,
    pub(super) classes: u32,
    /// Without digits.
    pub(super) letters: u32,
    /// Whole numbers that are one more than the one before.
    pub(super) steps: u32,
    pub(super) least: Option<u64>,
    pub(super) greatest: u64,
    last: Option<u64>,
    distinct: HashSet<u64>,
}

/// A cell for a person to see.
pub(super) fn sample(cell: &str) -> String {
    text::clean(text::unguard(cell).trim()).text.chars().take(SAMPLE).collect()
}

impl Seen {
    /// Looks at a cell; a blank says nothing.
    pub(super) fn add(&mut self, cell: &str) {
        let cell = text::unguard(cell).trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if cell.is_empty() {
            return;
        }
        self.filled = self.filled.saturating_add(1);
        if self.looked < LOOKED || self.dates.dates > 0 {
            self.dates.add(cell);
        }
        self.count(cell);
        if self.looked >= LOOKED {
            return;
        }
        self.looked += 1;
        if self.samples.len() < SAMPLES {
            let sample = sample(cell);
            if !self.samples.contains(&sample) {
                self.samples.push(sample);
            }
        }
        self.look(cell);
    }

    /// Whether the numbers only count.
    fn count(&mut self, cell: &str) {
        let digits = text::ascii_digits(cell);
        let Ok(number) = digits.trim_end_matches('.').parse::<u64>() else { return };
        self.numbers = self.numbers.saturating_add(1);
        self.steps =
            self.steps.saturating_add(u32::from(self.last.is_some_and(|last| number.checked_sub(1) == Some(last))));
        self.least = Some(self.least.unwrap_or(number).min(number));
        self.greatest = self.greatest.max(number);
        self.last = Some(number);
    }

    fn look(&mut self, cell: &str) {
        let add = |count: &mut u32, yes: bool| *count += u32::from(yes);
        let mut hasher = DefaultHasher::new();
        cell.hash(&mut hasher);
        self.distinct.insert(hasher.finish());
        add(&mut self.emails, email::looks_like(cell));
        let has_digits = cell.chars().any(|c| text::digit(c).is_some());
        if has_digits {
            add(&mut self.phones, phone::split(cell).first().is_some_and(|first| phone::looks_like(first)));
            add(&mut self.ours, is_our_id(&cell.to_ascii_lowercase()));
            add(&mut self.classes, is_class(cell));
            return;
        }
        if cell.len() > 200 {
            return;
        }
        // A letter of two meanings is a word for sex in either.
        add(&mut self.sexes, sex::read(cell, sex::Letters::Turkish).is_some());
        add(&mut self.states, answer::state(cell).is_some());
        add(&mut self.languages, language::read(cell).is_some());
        let letters = cell.chars().all(|c| c.is_alphabetic() || !c.is_ascii() || " -'’.,()".contains(c));
        add(&mut self.letters, letters);
        add(&mut self.patronymics, split::is_patronymic(cell));
        let words = cell.split_whitespace().count();
        add(&mut self.one_word, words == 1);
        add(&mut self.two_words, words > 1 && letters);
        if letters && words <= 2 {
            self.family_endings += u32::from(split::ends_as_family(cell));
        }
        self.names.take(cell);
    }

    /// Whether at least that share, in per cent, of what was looked at is so.
    pub(super) fn most(&self, count: u32, percent: u32) -> bool {
        self.looked > 0 && u64::from(count) * 100 >= u64::from(self.looked) * u64::from(percent)
    }

    /// How many different values, of those that were looked at.
    pub(super) fn different(&self) -> usize {
        self.distinct.len()
    }

    /// Only counts from 0 or 1, perhaps in another order now or with some left out.
    pub(super) fn only_counts(&self) -> bool {
        let all = self.filled > 0 && self.numbers == self.filled;
        let steps = self.steps + 1 >= self.filled - self.filled / 20;
        let dense = self.greatest <= u64::from(self.filled) * 3 / 2 + 1 && self.different() >= self.looked as usize;
        all && self.least.is_some_and(|least| least <= 1) && (steps || dense)
    }
}

/// `5B`, `10a`, `3-Б`: a class of a school.
fn is_class(cell: &str) -> bool {
    let digits = cell.chars().take_while(char::is_ascii_digit).count();
    let rest = cell.chars().skip(digits).filter(|c| !matches!(c, '-' | ' ' | '.'));
    matches!(digits, 1 | 2) && rest.clone().count() == 1 && rest.clone().all(char::is_alphabetic)
}

/// Samples beside how a target reads them.
pub(super) fn read_as(column: &Column, country: &str, today: date::Today) -> Vec<ReadAs> {
    let one = |raw: &String| super::person::read_one(&column.target, raw, column, country, today);
    column.samples.iter().filter_map(|raw| one(raw).map(|read| ReadAs { raw: raw.clone(), read })).collect()
}
