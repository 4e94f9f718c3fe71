//! Comparing names and rows of files, without a data file.

use super::{FileToken, names, wire};

names! {
    /// What becomes of two records.
    pub enum MatchOutcome { Same, Ask }
}

wire! {
    /// Pairs of full names to compare.
    pub struct NamesScoreInput {
        /// Pairs as typed.
        pub pairs: Vec<NamePair>,
        /// A table in UTF-8 with commas and the columns `a` and `b`; its pairs come after the others.
        pub file: Option<FileToken>,
    }

    /// Two full names, in any script and order.
    pub struct NamePair {
        /// One.
        pub a: String,
        /// The other.
        pub b: String,
    }

    /// How alike the pairs are.
    pub struct NamesScore {
        /// 0 to 1 for each pair, in their order.
        pub scores: Vec<f64>,
    }

    /// Files whose rows are compared, within each and between them.
    pub struct MatchFilesInput {
        /// Tables of people.
        pub files: Vec<FileToken>,
    }

    /// Rows that are or may be one person.
    pub struct MatchFound {
        /// In the order of files and rows.
        pub pairs: Vec<MatchPair>,
    }

    /// Two rows.
    pub struct MatchPair {
        /// `file#row`: the file's name without its folder, rows counted from 1.
        pub a: String,
        /// The other.
        pub b: String,
        /// 0 to 1: how likely they are one person.
        pub score: f64,
        /// Same, or for a person to decide.
        pub outcome: MatchOutcome,
        /// The weightiest first.
        pub evidence: Vec<MatchEvidence>,
    }

    /// What one field says.
    pub struct MatchEvidence {
        /// `given_name`, `family_name`, `patronymic`, `birth_date`, `phone`, `email`, `address`, `city`, `household`, `sex`, `others`.
        pub of: String,
        /// `same`, `alike`, `part`, `swapped`, `other`.
        pub grade: String,
        /// For one person; negative against.
        pub bits: f64,
    }
}
