//! Sizes to think about, modules that say what they are, and lints that were switched off.

use super::Finding;
use super::source::Source;

/// Endings, and the lines from which on to ask why.
const ASK: [(&str, usize); 3] = [(".rs", 400), (".svelte", 200), (".ts", 200)];

/// Long files are advice; a module without an opening line and a bypassed lint are not.
pub(crate) fn long_files_and_bypasses(source: &Source) -> Vec<Finding> {
    if source.under("ui/src/lib/ipc/bindings/") {
        return Vec::new();
    }
    let mut found = Vec::new();
    let lines = source.text.lines().count();
    let asked = ASK.iter().find(|(ending, most)| source.is(ending) && lines >= *most);
    found.extend(asked.map(|(_, most)| Finding::advice(format!("sizes: {lines} lines, ask why from {most} on"))));
    if source.is(".rs") {
        let opens = source.text.lines().find(|line| !line.trim().is_empty()).unwrap_or("//!");
        if !opens.starts_with("//!") {
            found.push(Finding::at(1, "modules: a file opens with what it is, is not and may use (`//!`)"));
        }
        found.extend(source.lines().filter(|(line, _)| !source.is_test(*line)).filter_map(bypass(source)));
    }
    found
}

/// `unwrap` has no excuse, `expect` has one: the invariant, as the reason of the exception.
fn bypass<'a>(source: &'a Source) -> impl Fn((usize, &'a str)) -> Option<Finding> {
    move |(line, code)| {
        let switched = code.contains("allow(") || code.contains("expect(");
        if !switched || !code.contains("clippy::") {
            return None;
        }
        if code.contains("clippy::unwrap_used") {
            return Some(Finding::at(line, "errors: unwrap_used stays on outside tests"));
        }
        let whole: String = source.code.lines().skip(line - 1).take(4).collect();
        let reasoned = whole.contains("reason");
        (code.contains("clippy::expect_used") && !reasoned)
            .then(|| Finding::at(line, "errors: expect_used is switched off with a reason only"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<Finding> {
        long_files_and_bypasses(&Source::new("core/src/a.rs", text))
    }

    #[test]
    fn a_long_file_is_advice() {
        let finding = &found(&format!("//! A.\n{}", "//\n".repeat(399)))[0];
        assert!(finding.advice);
    }

    #[test]
    fn a_module_opens_with_what_it_is() {
        assert_eq!(found("use std::fs;").len(), 1);
        assert!(found("//! Files.\nuse std::fs;").is_empty());
    }

    #[test]
    fn lints_on_unwrap_are_not_switched_off_outside_tests() {
        assert_eq!(found("//! A.\n#[allow(clippy::unwrap_used)]").len(), 1);
        assert_eq!(found("//! A.\n#[expect(clippy::expect_used)]").len(), 1);
        assert!(found("//! A.\n#[expect(clippy::expect_used, reason = \"16 digits\")]").is_empty());
        assert!(found("//! A.\n#[cfg(test)]\n#[allow(clippy::unwrap_used)]").is_empty());
    }
}
