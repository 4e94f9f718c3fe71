//! Which records of people are one person. Pure: records in, pairs with their evidence out; no file, no database, no words
//! for people. May use `names`, `domain`, and the drafts of `exchange`.
//!
//! Evidence is weighed as Fellegi and Sunter do: each field adds the logarithm of how much likelier its agreement is
//! between two records of one person than between strangers, so a rare name says more than a frequent one. What a family
//! shares (a telephone, an e-mail, twins a birth date) never makes two given names one person. Two records are *same*
//! only when nothing speaks against it and nobody else is meant as well; otherwise a person is *asked*.
//! Lists in which nobody shares an address with another show it themselves, and are judged without that care.

mod block;
mod book;
mod compare;
mod rarity;
mod record;
mod settle;
mod short;
mod weigh;
mod within;

#[cfg(test)]
mod tests;

use std::borrow::Borrow;

pub use compare::{Comparison, Evidence, Grade, Trait};
pub use rarity::Rarity;
pub use record::Record;
pub(crate) use record::tail;
use weigh::Habits;
pub use weigh::Outcome;
pub use within::Within;

use book::Book;

/// Two records that are, or may be, one person.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Place of one record in the list.
    pub a: usize,
    /// Place of the other, behind `a`.
    pub b: usize,
    /// 0 to 1: how likely they are one person.
    pub score: f64,
    /// Same or ask; what is different is left out.
    pub outcome: Outcome,
    /// What speaks for and against it, the weightiest first.
    pub evidence: Vec<Evidence>,
}

/// Finds all pairs of records that are or may be one person, in the order of the list.
pub fn pairs(records: &[Record]) -> Vec<Pair> {
    pairs_watched(records, &mut |_, _| true).unwrap_or_default()
}

/// The same for many records: `watch` is told how many comparisons of how many are done, and ends them by false.
pub fn pairs_watched(records: &[Record], watch: &mut dyn FnMut(usize, usize) -> bool) -> Option<Vec<Pair>> {
    let rarity = Rarity::of(records);
    let book = Book::new(records, &rarity);
    let candidates = block::candidates(records, &book);
    let mut compared: Vec<(usize, usize, Comparison)> = Vec::with_capacity(candidates.len());
    for (done, &(a, b)) in candidates.iter().enumerate() {
        if done % WATCHED == 0 && !watch(done, candidates.len()) {
            return None;
        }
        compared.push((a, b, side_by_side(records, &book, a, b)));
    }
    let habits = Habits::of(compared.iter().map(|(.., comparison)| comparison));
    let judged = compared.into_iter().filter_map(|(a, b, found)| judge(a, b, found, &book, habits)).collect();
    Some(match habits {
        Habits::Families => settle::one_person_each(records, judged),
        Habits::Strangers => settle::all_of_one(judged, |a, b| side_by_side(records, &book, a, b)),
    })
}

/// Comparisons between two looks at the watch.
const WATCHED: usize = 10_000;

/// Of these pairs of places in the list, those that are or may be one person.
pub fn among<R: Borrow<Record>>(records: &[R], candidates: &[(usize, usize)], rarity: &Rarity) -> Vec<Pair> {
    let book = Book::new(records, rarity);
    let compared = candidates.iter().map(|&(a, b)| (a, b, side_by_side(records, &book, a, b)));
    compared.filter_map(|(a, b, found)| judge(a, b, found, &book, Habits::Families)).collect()
}

fn side_by_side<R: Borrow<Record>>(records: &[R], book: &Book<'_>, a: usize, b: usize) -> Comparison {
    compare::compare(book, (a, records[a].borrow()), (b, records[b].borrow()))
}

fn judge(a: usize, b: usize, found: Comparison, book: &Book<'_>, habits: Habits) -> Option<Pair> {
    let (outcome, score) = weigh::outcome(&found, book.prior(), habits)?;
    Some(Pair { a, b, score, outcome, evidence: found.evidence })
}
