//! The value of a content line as text: quoted-printable, character sets, escapes, components.

use encoding_rs::Encoding;

use super::line::Line;

/// The value as text, still escaped. `other` is for bytes that are no UTF-8 and name no character set.
pub(super) fn decoded(line: &Line, other: &'static Encoding) -> String {
    let bytes = if line.is_quoted() { unquoted(&line.value) } else { line.value.clone() };
    let said = Encoding::for_label(line.param("CHARSET").trim().as_bytes());
    match said {
        Some(encoding) => encoding.decode(&bytes).0.into_owned(),
        None => String::from_utf8(bytes).unwrap_or_else(|cause| other.decode(cause.as_bytes()).0.into_owned()),
    }
}

/// Quoted-printable to bytes (RFC 2045 6.7); what is none stays as it is.
fn unquoted(text: &[u8]) -> Vec<u8> {
    let digit = |b: u8| char::from(b).to_digit(16).and_then(|d| u8::try_from(d).ok());
    let mut bytes = Vec::with_capacity(text.len());
    let mut i = 0;
    while i < text.len() {
        let pair = (text[i] == b'=').then(|| Some((digit(*text.get(i + 1)?)?, digit(*text.get(i + 2)?)?))).flatten();
        match pair {
            Some((high, low)) => {
                bytes.push(high * 16 + low);
                i += 3;
            }
            None => {
                bytes.push(text[i]);
                i += 1;
            }
        }
    }
    bytes
}

/// Without escapes. Before version 3.0 a backslash escapes the signs that part components, and nothing else.
pub(super) fn unescaped(text: &str, old: bool) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            plain.push(c);
            continue;
        }
        match chars.next() {
            Some('n' | 'N') if !old => plain.push('\n'),
            Some(escaped @ (';' | ':' | '\\' | ',')) => plain.push(escaped),
            Some(other) => plain.extend(['\\', other]),
            None => plain.push('\\'),
        }
    }
    plain
}

/// Components parted by a sign that is not escaped, still escaped.
pub(super) fn split(text: &str, by: char) -> Vec<&str> {
    let mut escaped = false;
    text.split(|c: char| {
        let parts = c == by && !escaped;
        escaped = c == '\\' && !escaped;
        parts
    })
    .collect()
}

/// Components of a name or an address, each plain; several values of one are joined.
pub(super) fn components(text: &str, old: bool, join: &str) -> Vec<String> {
    let plain = |part: &str| {
        if old {
            return unescaped(part, true).trim().to_owned();
        }
        let values: Vec<String> =
            split(part, ',').iter().map(|value| unescaped(value, false).trim().to_owned()).collect();
        values.into_iter().filter(|value| !value.is_empty()).collect::<Vec<_>>().join(join)
    };
    split(text, ';').into_iter().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_are_parted_where_no_backslash_stands() {
        assert_eq!(components("A\\;B\\\\;C;\\:E", true, " "), ["A;B\\", "C", ":E"]);
        assert_eq!(
            components("Stevenson;John;Philip,Paul;;Jr.", false, " "),
            ["Stevenson", "John", "Philip Paul", "", "Jr."]
        );
        assert_eq!(unescaped("a\\nb\\,c\\x", false), "a\nb,c\\x");
    }

    #[test]
    fn quoted_printable_that_is_broken_stays_visible() {
        assert_eq!(unquoted(b"=41=ZZ=4"), b"A=ZZ=4");
    }
}
