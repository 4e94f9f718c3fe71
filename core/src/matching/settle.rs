//! Pairs seen together: a record that could be two people who are not each other is asked about; where nobody shares
//! anything, what is the same as the same is the same.

use std::collections::{HashMap, HashSet};

use super::record::Record;
use super::weigh::Outcome;
use super::{Comparison, Grade, Pair, Trait};

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
        pairs[at].score = pairs[at].score.min(DOUBTED);
    }
    pairs
}

/// A likelihood that somebody else has as well.
const DOUBTED: f64 = 0.8;

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

/// Records of one person at most; more would be an error that grew.
const MOST: usize = 12;

/// Adds the pairs that follow from others: a is b and b is c, so a is c.
pub(super) fn all_of_one(mut pairs: Vec<Pair>, compare: impl Fn(usize, usize) -> Comparison) -> Vec<Pair> {
    let mut groups: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut group_of: HashMap<usize, usize> = HashMap::new();
    for pair in pairs.iter().filter(|pair| pair.outcome == Outcome::Same) {
        let [one, other] = [pair.a, pair.b].map(|at| *group_of.entry(at).or_insert(at));
        let [mut kept, joined] = [one, other].map(|group| groups.remove(&group).unwrap_or_else(|| vec![group]));
        if one == other || kept.len() + joined.len() > MOST {
            groups.insert(one, kept);
            if one != other {
                groups.insert(other, joined);
            }
            continue;
        }
        group_of.extend(joined.iter().map(|at| (*at, one)));
        kept.extend(joined);
        groups.insert(one, kept);
    }
    let known: HashMap<(usize, usize), usize> =
        pairs.iter().enumerate().map(|(at, pair)| ((pair.a, pair.b), at)).collect();
    for mut members in groups.into_values() {
        members.sort_unstable();
        for (nth, &a) in members.iter().enumerate() {
            for &b in &members[nth + 1..] {
                match known.get(&(a, b)) {
                    Some(&at) => pairs[at].outcome = Outcome::Same,
                    None => {
                        let evidence = compare(a, b).evidence;
                        pairs.push(Pair { a, b, score: FOLLOWS, outcome: Outcome::Same, evidence });
                    }
                }
            }
        }
    }
    pairs.sort_by_key(|pair| (pair.a, pair.b));
    pairs
}

/// How likely a pair is that follows from others.
const FOLLOWS: f64 = 0.9;
