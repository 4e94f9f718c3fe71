//! Pairs seen together: a record that could be two people who are not each other is asked about.

use std::collections::{HashMap, HashSet};

use super::record::Record;
use super::weigh::Outcome;
use super::{Grade, Pair, Trait};

/// Takes a *same* back where a record has another *same* and those two are not one person.
pub(super) fn one_person_each(records: &[Record], mut pairs: Vec<Pair>) -> Vec<Pair> {
    let mut partners: HashMap<usize, Vec<(usize, usize)>> = HashMap::new();
    let same = |pair: &&Pair| pair.outcome == Outcome::Same;
    let linked: HashSet<(usize, usize)> = pairs.iter().filter(same).map(|pair| (pair.a, pair.b)).collect();
    for (at, pair) in pairs.iter().enumerate().filter(|(_, pair)| pair.outcome == Outcome::Same) {
        partners.entry(pair.a).or_default().push((pair.b, at));
        partners.entry(pair.b).or_default().push((pair.a, at));
    }
    let mut doubtful = Vec::new();
    for others in partners.values() {
        for (nth, &(one, first)) in others.iter().enumerate() {
            for &(other, second) in &others[nth + 1..] {
                if !linked.contains(&(one.min(other), one.max(other))) && contradict(&records[one], &records[other]) {
                    doubtful.extend(weaker(&pairs, first, second));
                }
            }
        }
    }
    for at in doubtful {
        pairs[at].outcome = Outcome::Ask;
        pairs[at].score = pairs[at].score.min(0.94);
    }
    pairs
}

/// Born on different days, or two of one list.
fn contradict(a: &Record, b: &Record) -> bool {
    a.list == b.list || a.born.zip(b.born).is_some_and(|(a, b)| !a.agrees_with(&b))
}

/// Of two pairs that cannot both be, the one without the birth date; both if neither or both have it.
fn weaker(pairs: &[Pair], first: usize, second: usize) -> Vec<usize> {
    let dated = |at: usize| pairs[at].evidence.iter().any(|e| e.of == Trait::Born && e.grade == Grade::Same);
    match (dated(first), dated(second)) {
        (true, false) => vec![second],
        (false, true) => vec![first],
        _ => vec![first, second],
    }
}
