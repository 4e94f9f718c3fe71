//! E-mail addresses of a cell: several in one. What was typed is always kept.

use crate::domain::contact;

/// The addresses of a cell as typed; the whole cell when no part has an `@`.
pub fn split(cell: &str) -> Vec<&str> {
    let parts: Vec<&str> = cell
        .split(" ::: ")
        .flat_map(|part| part.split([';', ',', '\n', '\t']))
        .flat_map(|part| if part.matches('@').count() > 1 { part.split(' ').collect() } else { vec![part] })
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    if parts.iter().all(|part| part.contains('@')) { parts } else { vec![cell.trim()] }
}

/// The address in lower case; `Ada <ada@example.org>` is read, too. None when it is no address.
pub fn read(typed: &str) -> Option<String> {
    let bare = match (typed.rfind('<'), typed.rfind('>')) {
        (Some(open), Some(close)) if open < close => &typed[open + 1..close],
        _ => typed,
    };
    contact::email(bare)
}

/// Whether a cell looks like an address.
pub fn looks_like(text: &str) -> bool {
    text.split_once('@').is_some_and(|(before, after)| !before.is_empty() && after.contains('.'))
        && !text.contains("://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_addresses_are_parted() {
        assert_eq!(split("a@example.org, b@example.org"), ["a@example.org", "b@example.org"]);
        assert_eq!(split("a@example.org ::: b@example.net"), ["a@example.org", "b@example.net"]);
        assert_eq!(split("none, ask"), ["none, ask"]);
        assert_eq!(read("Ada <Ada@Example.org>").as_deref(), Some("ada@example.org"));
        assert_eq!(read("Ada"), None);
    }
}
