//! Duplicates inside the data: pairs that are or may be one person, merging, taking apart, "not the same person".

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::batch::Kept;
use super::matching::MatchOutcome;
use super::person::PersonSummary;
use super::wire;

wire! {
    /// A page of pairs that are or may be one person, the likeliest first. Found when there are none kept, or when other
    /// people or numbers were written since; then kept for the next pages.
    pub struct DuplicateListInput {
        /// Leave out this many.
        #[serde(default)]
        pub offset: u32,
        /// At most this many; 50 unless said, 1,000 at most.
        pub limit: Option<u32>,
        /// Only same, or only what is to decide.
        pub outcome: Option<MatchOutcome>,
        /// Only pairs of at least this score, 0 to 1.
        pub above: Option<f64>,
    }

    /// A page of pairs.
    pub struct DuplicatePage {
        /// All pairs that the question finds.
        pub total: u32,
        /// Pairs that are the same, whatever the question.
        pub same: u32,
        /// Pairs to decide.
        pub ask: u32,
        /// This page.
        pub items: Vec<DuplicatePair>,
    }

    /// Two people who are or may be one.
    pub struct DuplicatePair {
        /// The one whose record says more: what it says is proposed.
        pub a: PersonSummary,
        /// The other.
        pub b: PersonSummary,
        /// 0 to 1.
        pub score: f64,
        /// Same, or for a person to decide.
        pub outcome: MatchOutcome,
        /// What agrees and what does not, the weightiest first, in the codes of an import: `same_birth_date` …
        pub because: Vec<String>,
    }

    /// Two people.
    pub struct PairInput {
        /// One; an id of before a merge names the member of that id.
        pub a: String,
        /// The other.
        pub b: String,
    }

    /// Two people side by side.
    pub struct DuplicateView {
        /// One.
        pub a: DuplicateSide,
        /// The other.
        pub b: DuplicateSide,
        /// Fields of which both say something else, in the order of forms: what is chosen by field.
        pub differ: Vec<String>,
        /// Somebody said that they are not one person.
        pub different: bool,
    }

    /// A person as shown beside another.
    pub struct DuplicateSide {
        /// Names, age, numbers, household, tags.
        pub person: PersonSummary,
        /// Every field that says something.
        pub fields: BTreeMap<String, Json>,
        /// Postal addresses, each in one line.
        pub addresses: Vec<String>,
        /// Organisations of which the person is or was a member.
        pub memberships: Vec<String>,
        /// Offices with their organisation.
        pub offices: Vec<String>,
        /// Classes with their school.
        pub classes: Vec<String>,
        /// Who is responsible for the person.
        pub guardians: Vec<String>,
        /// When the record was last written: RFC 3339.
        pub changed: Option<String>,
    }

    /// Makes each pair one person.
    pub struct PersonMergeInput {
        /// Who with whom; all of it one batch.
        pub pairs: Vec<MergePair>,
    }

    /// Two people who become one.
    pub struct MergePair {
        /// One: what it says counts where nothing else is chosen, and the other's where it says nothing. Notes of both stay.
        pub a: String,
        /// The other.
        pub b: String,
        /// Fields of which another side is taken: `a`, `b`, or for texts of several lines `both`.
        #[serde(default)]
        pub take: BTreeMap<String, String>,
    }

    /// What a merge did.
    pub struct Merged {
        /// Its batch; 0 when they were one already.
        pub batch: u32,
        /// The person of the first pair, under the id that stands for all of them.
        pub id: String,
        /// Pairs that became one.
        pub merged: u32,
        /// Values that gave way; the history keeps them.
        pub replaced: u32,
    }

    /// Takes two apart and remembers that they are not one person.
    pub struct Unmerged {
        /// Its batch.
        pub batch: u32,
        /// Fields that say what they said before.
        pub restored: u32,
        /// What was written while they were one, and stays where it is.
        pub kept: Vec<Kept>,
    }

    /// Remembers of each pair that they are not one person.
    pub struct PersonDifferentInput {
        /// Who and who.
        pub pairs: Vec<PairInput>,
    }

    /// A record that is one with a person.
    pub struct MergedMember {
        /// Its id, which finds the person still.
        pub id: String,
        /// What it was called before the merge; empty when that is not known here.
        pub name: String,
        /// When somebody said so: RFC 3339.
        pub at: String,
        /// The chapter that said so; empty when it is not known here.
        pub chapter: String,
    }
}
