//! Tags in one cell: parted by commas or semicolons. A tag that has one of them stands in quotes, with its own quotes doubled.

/// Tags as one text, which [`split`] takes apart again whatever the tags are.
pub fn join<'a>(tags: impl Iterator<Item = &'a str>) -> String {
    let quoted = |tag: &str| {
        if tag.contains([',', ';', '"', '\n']) || tag.contains(" ::: ") || tag.starts_with('*') {
            format!("\"{}\"", tag.replace('"', "\"\""))
        } else {
            tag.to_owned()
        }
    };
    tags.map(quoted).collect::<Vec<_>>().join(", ")
}

/// The tags of a cell, as ours or as Google's contacts write them (` ::: `, groups of the system with a star); blanks
/// around them do not count.
pub fn split(cell: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut rest = cell.trim_start();
    while !rest.is_empty() {
        if let Some((tag, after)) = quoted(rest) {
            tags.push(tag);
            rest = after;
            continue;
        }
        let end = [rest.find([',', ';', '\n']), rest.find(" ::: ")].into_iter().flatten().min().unwrap_or(rest.len());
        let tag = rest[..end].trim();
        if !tag.is_empty() && !tag.starts_with('*') {
            tags.push(tag.to_owned());
        }
        rest = rest[end..].strip_prefix(" ::: ").unwrap_or(&rest[(end + 1).min(rest.len())..]).trim_start();
    }
    tags
}

/// A tag in quotes at the beginning, and what follows its delimiter; none where the quotes are no such.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut tag = String::new();
    loop {
        let end = rest.find('"')?;
        tag.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        match rest.strip_prefix('"') {
            Some(after) => {
                tag.push('"');
                rest = after;
            }
            None => break,
        }
    }
    let rest = rest.trim_start_matches(' ');
    if rest.is_empty() {
        return Some((tag, rest));
    }
    rest.strip_prefix([',', ';', '\n']).map(|after| (tag, after.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("Xor, Rəqs;Könüllü", &["Xor", "Rəqs", "Könüllü"])]
    #[case("* myContacts ::: Xor", &["Xor"])]
    #[case("\"Xor, böyük\", Rəqs", &["Xor, böyük", "Rəqs"])]
    #[case("\"Ulduz\" klubu, Rəqs", &["\"Ulduz\" klubu", "Rəqs"])]
    #[case(" , ;", &[])]
    fn tags_are_parted(#[case] cell: &str, #[case] tags: &[&str]) {
        assert_eq!(split(cell), tags);
    }

    proptest! {
        #[test]
        fn what_is_joined_is_split(tags in proptest::collection::vec("[,;\"*: a\n]{0,6}|\\PC{0,5}", 0..5)) {
            let tags: Vec<String> =
                tags.iter().map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect();
            prop_assert_eq!(split(&join(tags.iter().map(String::as_str))), tags);
        }
    }
}
