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

/// Bits over the prior from which nothing is asked.
const SAME: f32 = 5.0;
/// Bits over the prior from which it is worth asking.
const ASK: f32 = -4.0;

/// The outcome and how likely it is one person, 0 to 1; none for different people. `prior` are bits against.
pub(super) fn outcome(found: &Comparison, prior: f32) -> Option<(Outcome, f64)> {
    let bits = found.bits() - prior;
    if bits < ASK || is_another(found) {
        return None;
    }
    let score = 1.0 / (1.0 + (-f64::from(bits)).exp2());
    let same = bits >= SAME && is_identified(found);
    Some(if same { (Outcome::Same, score) } else { (Outcome::Ask, score.min(0.94)) })
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
    named && !against && (!found.one_list || same(Trait::Born))
}
