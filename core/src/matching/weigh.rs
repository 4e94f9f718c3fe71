//! From evidence to an outcome: same, ask, or different.

use super::compare::{Comparison, Grade, Trait};

/// What becomes of two records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// One person.
    Same,
    /// Perhaps: a person decides.
    Ask,
}

/// Whom lists hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Habits {
    /// Members of families, who share addresses and telephones.
    Families,
    /// Nobody who lives with another: who shares an address is the same person, typed badly.
    Strangers,
}

impl Habits {
    /// Learned from enough pairs that share address and family name: in families birth dates differ.
    pub(super) fn of<'a>(compared: impl Iterator<Item = &'a Comparison>) -> Self {
        let (mut same, mut other) = (0, 0);
        let at_home = |found: &&Comparison| {
            [Trait::Address, Trait::Family].into_iter().all(|of| found.grade(of) == Some(Grade::Same))
        };
        for found in compared.filter(at_home) {
            match found.grade(Trait::Born) {
                Some(Grade::Same) => same += 1,
                Some(Grade::Other) => other += 1,
                _ => {}
            }
        }
        if same >= ENOUGH && other * 5 < same { Self::Strangers } else { Self::Families }
    }
}

/// Pairs that share an address and a birth date, from which habits can be told.
const ENOUGH: usize = 200;
/// Bits against that one field can bring among strangers: there it is an error.
const ERROR: f32 = -5.0;
/// Bits over the prior from which nothing is asked among strangers.
const SURE: f32 = 2.0;

/// Bits over the prior from which nothing is asked.
const SAME: f32 = 5.0;
/// Bits over the prior from which it is worth asking.
const ASK: f32 = -4.0;

/// The outcome and how likely it is one person, 0 to 1; none for different people. `prior` are bits against.
pub(super) fn outcome(found: &Comparison, prior: f32, habits: Habits) -> Option<(Outcome, f64)> {
    if habits == Habits::Strangers {
        let bits = found.evidence.iter().map(|said| said.bits.max(ERROR)).sum::<f32>() - prior;
        let outcome = if bits >= SURE { Outcome::Same } else { Outcome::Ask };
        return (bits >= ASK).then(|| (outcome, likelihood(bits)));
    }
    let bits = found.bits() - prior;
    if bits < ASK || is_another(found) {
        return None;
    }
    let sure = if found.one_list { SAME + ONE_LIST } else { SAME };
    let same = bits >= sure && is_identified(found);
    Some(match same {
        true => (Outcome::Same, likelihood(bits)),
        false if found.may_be_two => (Outcome::Ask, asked(found, bits).min(PERHAPS_TWINS)),
        false => (Outcome::Ask, asked(found, bits)),
    })
}

/// How likely it is one person who is asked about: as often as it was so in lists whose truth is known.
fn asked(found: &Comparison, bits: f32) -> f64 {
    let bits = if found.one_list { bits - ONE_LIST } else { bits };
    let same = |of| found.grade(of) == Some(Grade::Same);
    if same(Trait::Born) || same(Trait::Phone) || same(Trait::Email) || found.grade(Trait::Born) == Some(Grade::Alike) {
        return likelihood(bits).min(0.99);
    }
    likelihood(bits + 1.0) * if found.one_list { NAMES_OF_ONE_LIST } else { NAMES_ALONE }
}

/// Bits more against two records of one list: lists seldom repeat people.
const ONE_LIST: f32 = 5.0;
/// Twins share all but a few sounds of their names: nobody takes them for one without looking.
const PERHAPS_TWINS: f64 = 0.8;
/// How often people are one of whom only the names agree, in two lists and in one.
const NAMES_ALONE: f64 = 0.85;
const NAMES_OF_ONE_LIST: f64 = 0.35;

fn likelihood(bits: f32) -> f64 {
    1.0 / (1.0 + (-f64::from(bits)).exp2())
}

/// Whether something says that these are two, whatever they share: a family shares telephone, address and name, and
/// twins the birth date; namesakes share a name.
fn is_another(found: &Comparison) -> bool {
    found.grade(Trait::Given) == Some(Grade::Other)
        || found.grade(Trait::Born) == Some(Grade::Other)
        || (found.grade(Trait::Sex) == Some(Grade::Other) && found.grade(Trait::Given) != Some(Grade::Same))
}

/// Whether the names agree and something besides them that is the person's own does, and nothing is against it.
fn is_identified(found: &Comparison) -> bool {
    let agrees = |of| matches!(found.grade(of), Some(Grade::Same | Grade::Alike | Grade::Swapped));
    let same = |of| found.grade(of) == Some(Grade::Same);
    let own = [Trait::Born, Trait::Phone, Trait::Email].into_iter().filter(|of| same(*of)).count();
    // An address is no person's own, but proves one with a slip in the date, or a second thing beside one that is.
    let lives = usize::from(same(Trait::Address) && (own > 0 || found.grade(Trait::Born) == Some(Grade::Alike)));
    let own = own + lives;
    let against = found.grade(Trait::Sex) == Some(Grade::Other) || found.grade(Trait::Father) == Some(Grade::Other);
    let named = match found.grade(Trait::Family) {
        _ if !agrees(Trait::Given) => false,
        Some(Grade::Same | Grade::Alike | Grade::Swapped) => own >= 1,
        Some(Grade::Part) => same(Trait::Born) || same(Trait::Email),
        // Another family name: married, if two things of her own agree.
        Some(Grade::Other) => own >= 2 && same(Trait::Given),
        None => false,
    };
    // Who stands twice in one list is rarely one person: father and son, mother and daughter share all but the day.
    named && !against && !found.may_be_two && (!found.one_list || same(Trait::Born))
}
