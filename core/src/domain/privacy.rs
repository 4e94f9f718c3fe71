//! Privacy classes of values (rule 14): who may see a value leave this computer.

use serde::{Deserialize, Serialize};

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
