//! Rule 2: SQL text exists only under `core/src/store`, and none is built at run time elsewhere.

use super::source::Source;
use super::{Finding, source::Quoted};

/// How statements begin. Upper case only: SQL is written so here, and sentences are not.
const OPENINGS: [&str; 17] = [
    "SELECT ",
    "INSERT INTO ",
    "INSERT OR ",
    "UPDATE ",
    "DELETE FROM ",
    "CREATE TABLE ",
    "CREATE TEMP ",
    "CREATE INDEX ",
    "CREATE UNIQUE ",
    "CREATE TRIGGER ",
    "CREATE VIEW ",
    "CREATE VIRTUAL ",
    "DROP TABLE ",
    "ALTER TABLE ",
    "PRAGMA ",
    "VACUUM",
    "ATTACH ",
];

/// SQL in Rust outside the store. Tests may look into a data file with it, since they look past the core.
pub(crate) fn only_in_store(source: &Source) -> Vec<Finding> {
    let elsewhere = source.is(".rs") && !source.under("core/src/store") && !source.under("xtask/src/tidy");
    // The benchmarks' yardstick is plain SQL; they are no part of the product.
    if !elsewhere || source.under("benches/") {
        return Vec::new();
    }
    let texts = source.quoted.iter().filter(|quoted| !source.is_test(quoted.line) && is_sql(quoted));
    let texts = texts.map(|quoted| Finding::at(quoted.line, "rule 2: SQL outside core/src/store"));
    let unchecked = source.lines().filter(|(_, line)| line.contains("AssertSqlSafe"));
    let unchecked = unchecked.filter(|(line, _)| !source.is_test(*line));
    texts.chain(unchecked.map(|(line, _)| Finding::at(line, "rule 2: AssertSqlSafe outside core/src/store"))).collect()
}

fn is_sql(quoted: &Quoted) -> bool {
    let text = quoted.text.trim_start();
    OPENINGS.iter().any(|opening| text.starts_with(opening))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sql_is_found_outside_the_store_only() {
        let text = "let q = \"\n  SELECT id FROM person\";";
        assert_eq!(only_in_store(&Source::new("core/src/ops/person.rs", text)).len(), 1);
        assert!(only_in_store(&Source::new("core/src/store/person.rs", text)).is_empty());
    }

    #[test]
    fn a_sentence_is_no_sql() {
        let text = "let a = \"Update the roster\"; let b = \"Select a file\"; // SELECT 1";
        assert!(only_in_store(&Source::new("cli/src/main.rs", text)).is_empty());
    }
}
