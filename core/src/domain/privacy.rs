//! Privacy classes of values (rule 14): who may see a value leave this computer.

use serde::{Deserialize, Serialize};

use super::PartialDate;
use super::fields::ADULT_AT;

/// Classes in rising order; the class of a value is the greater of its field's and its person's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, Hash)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Privacy {
    /// May stand in any list.
    Ordinary,
    /// Of one adult; in lists of the chapter.
    Personal,
    /// Of a child, or of somebody known only through one.
    Child,
    /// Health and what is as delicate.
    Health,
}

impl Privacy {
    /// The name in files, as in the catalogue.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ordinary => "ordinary",
            Self::Personal => "personal",
            Self::Child => "child",
            Self::Health => "health",
        }
    }

    /// The class of a name in a file; `None` for a name of a newer program.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Ordinary, Self::Personal, Self::Child, Self::Health].into_iter().find(|class| class.name() == name)
    }

    /// Left out of what leaves this computer unless ticked with a reason.
    pub fn is_sensitive(self) -> bool {
        self >= Self::Child
    }
}

/// Why somebody is treated as a child besides the age (rule 14).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Guarded {
    /// For no such reason.
    #[default]
    No,
    /// A pupil, or somebody who has a guardian, without a year of birth is taken for a child.
    Pupil,
    /// Known only as guardian, emergency contact or collector of a child.
    ThroughChild,
}

impl Guarded {
    /// As the search index keeps it: 0, 1, 2.
    pub fn number(self) -> i64 {
        match self {
            Self::No => 0,
            Self::Pupil => 1,
            Self::ThroughChild => 2,
        }
    }

    /// From what is known of a person: a place in a class or a guardian, a year of birth, being there for a child, and being known
    /// otherwise, by a membership, an office, an attendance or an agreement to stand in the directory.
    pub fn of(pupil: bool, year_known: bool, for_a_child: bool, known_otherwise: bool) -> Self {
        match (pupil && !year_known, for_a_child && !known_otherwise && !pupil) {
            (true, _) => Self::Pupil,
            (_, true) => Self::ThroughChild,
            _ => Self::No,
        }
    }
}

/// Whether everything that names a person is a child's (rule 14). `today` is year, month, day.
pub fn is_child(born: Option<PartialDate>, guarded: bool, today: (u16, u8, u8)) -> bool {
    guarded || born.and_then(|born| born.age_at(today)).is_some_and(|age| age < ADULT_AT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_is_who_is_under_age_a_pupil_without_a_year_or_known_only_through_a_child() {
        assert_eq!(Guarded::of(true, false, false, true), Guarded::Pupil);
        assert_eq!(Guarded::of(true, true, true, false), Guarded::No, "an adult who learns is known as a pupil");
        assert_eq!(Guarded::of(false, true, true, false), Guarded::ThroughChild);
        assert_eq!(Guarded::of(false, true, true, true), Guarded::No);
        let born = |text: &str| text.parse().ok();
        assert!(is_child(born("2008-11-26"), false, (2026, 11, 25)));
        assert!(!is_child(born("2008-11-25"), false, (2026, 11, 25)));
        assert!(is_child(None, true, (2026, 11, 25)) && !is_child(None, false, (2026, 11, 25)));
    }
}
