//! Comparing names, without a data file.

use super::{FileToken, wire};

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
}
