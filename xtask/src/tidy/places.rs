//! Nothing committed names a place on somebody's machine or a real person's address.

use std::path::PathBuf;

use super::Finding;
use super::source::Source;
use crate::place;

/// Domains that nobody has (RFC 2606), and names that end like an address and are none.
const NOBODY: [&str; 7] = ["example.org", "example.com", "example.net", ".example", ".invalid", ".test", ".localhost"];

/// Paths in every file, e-mail addresses wherever invented people are.
pub(crate) fn no_machine_and_no_real_people(source: &Source) -> Vec<Finding> {
    let own = source.under("xtask/src/tidy/");
    let made = source.is("package-lock.json") || source.is("Cargo.lock") || source.is(".svg");
    if own || made {
        return Vec::new();
    }
    let places = places();
    let mut found = Vec::new();
    for (index, text) in source.text.lines().enumerate() {
        if places.iter().any(|place| is_place(text, place)) {
            found.push(Finding::at(index + 1, "fixtures: a path of this machine"));
        }
        for domain in domains(text).filter(|domain| !is_nobody(domain)) {
            found.push(Finding::at(
                index + 1,
                format!("fixtures: an address at {domain}; invented people have example.org"),
            ));
        }
    }
    found
}

/// Where this checkout lies and where its owner is at home. Where other people are at home is invented.
fn places() -> Vec<String> {
    let root = place::root();
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let folders = [Some(root.clone()), root.parent().map(PathBuf::from), home];
    let texts = folders.into_iter().flatten().map(|folder| format!("{}/", folder.display()));
    texts.filter(|text| text.len() > 2).collect()
}

/// A path, not the middle of a web address or of a longer path.
fn is_place(text: &str, place: &str) -> bool {
    text.match_indices(place).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + place.len()..).and_then(|after| after.chars().next());
        let begins = !before.is_some_and(|letter| letter.is_alphanumeric() || matches!(letter, '.' | '/' | '}'));
        begins && after.is_some_and(char::is_alphanumeric)
    })
}

/// What stands behind an @ that has letters before it and a dotted name after it.
fn domains(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('@').filter_map(move |(at, _)| {
        let before = text.get(..at)?.chars().next_back()?;
        let rest = text.get(at + 1..)?;
        let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && !matches!(letter, '.' | '-'));
        let domain = rest.get(..end.unwrap_or(rest.len()))?.trim_end_matches(['.', '-']);
        let (_, top) = domain.rsplit_once('.')?;
        let dotted = top.len() >= 2 && top.chars().all(|letter| letter.is_ascii_alphabetic());
        // `icon@2x.png` is a picture.
        let named = domain.starts_with(|letter: char| letter.is_ascii_alphabetic());
        (before.is_alphanumeric() && dotted && named).then_some(domain)
    })
}

fn is_nobody(domain: &str) -> bool {
    let domain = domain.to_lowercase();
    NOBODY.iter().any(|nobody| domain == *nobody || domain.ends_with(&format!(".{}", nobody.trim_start_matches('.'))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> usize {
        no_machine_and_no_real_people(&Source::new("core/tests/it/a.rs", text)).len()
    }

    #[test]
    fn a_path_of_this_machine_is_found_and_a_web_address_is_not() {
        assert_eq!(found(&format!("open(\"{}/x.csv\")", place::root().display())), 1);
        assert_eq!(found("open(\"/home/leyla/x.csv\")"), 0);
        assert!(is_place("cd /srv/build/x", "/srv/build/"));
        assert!(!is_place("see https://example.org/srv/build/x", "/srv/build/"));
    }

    #[test]
    fn invented_people_live_at_domains_that_nobody_has() {
        assert_eq!(found("leyla@example.org, a@b.example"), 0);
        assert_eq!(found("leyla@mail.ru"), 1);
        assert_eq!(found("svelte@5.57.3 @tauri-apps/api user@host icon@2x.png"), 0);
    }
}
