//! Content lines of iCalendar (RFC 5545 3.1, RFC 6868): unfolded and taken apart, put together and folded.
//! Knows names, parameters and values as text, and the physical line of each; not what they mean.

/// Longest line that is written, in bytes without its end (RFC 5545 3.1).
const LONGEST: usize = 75;

/// A content line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Physical line, from 1.
    pub(super) number: u64,
    /// In capitals.
    pub(super) name: String,
    /// Names in capitals, values without quotes.
    pub(super) params: Vec<(String, String)>,
    /// As it stands, still escaped.
    pub(super) value: String,
}

impl Line {
    /// A line to write.
    pub(super) fn new(name: &str, value: impl Into<String>) -> Self {
        Self { number: 0, name: name.to_owned(), params: Vec::new(), value: value.into() }
    }

    /// The same with a parameter.
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.params.push((name.to_owned(), value.to_owned()));
        self
    }

    /// A parameter's value.
    pub(super) fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(there, _)| there == name).map(|(_, value)| value.as_str())
    }

    /// The value as text.
    pub(super) fn text(&self) -> String {
        unescape(&self.value)
    }

    /// The values of a list, each as text.
    pub(super) fn list(&self) -> Vec<String> {
        let mut items = vec![String::new()];
        let mut escaped = false;
        for c in self.value.chars() {
            if c == ',' && !escaped {
                items.push(String::new());
            } else if let Some(last) = items.last_mut() {
                last.push(c);
            }
            escaped = c == '\\' && !escaped;
        }
        items.iter().map(|item| unescape(item).trim().to_owned()).filter(|item| !item.is_empty()).collect()
    }

    /// The line for a file, folded, with its end.
    pub(super) fn written(&self) -> String {
        let mut whole = self.name.clone();
        for (name, value) in &self.params {
            whole.push(';');
            whole.push_str(name);
            whole.push('=');
            let value = value.replace('^', "^^").replace('\n', "^n").replace('"', "^'");
            if value.contains([':', ';', ',']) {
                whole.push('"');
                whole.push_str(&value);
                whole.push('"');
            } else {
                whole.push_str(&value);
            }
        }
        whole.push(':');
        whole.push_str(&self.value);
        folded(&whole)
    }
}

/// Folds between characters, so that a reader who decodes line by line sees none torn.
fn folded(whole: &str) -> String {
    let mut out = String::with_capacity(whole.len() + whole.len() / 40 + 4);
    let mut length = 0;
    for c in whole.chars() {
        if length + c.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

/// Text as a value (RFC 5545 3.3.11).
pub(super) fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\r', "").replace('\n', "\\n")
}

/// A value as text; a backslash before anything else is a backslash.
fn unescape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some('n' | 'N')) => out.push('\n'),
            ('\\', Some(next @ (',' | ';' | '\\' | ':' | '"'))) => out.push(*next),
            _ => {
                out.push(c);
                continue;
            }
        }
        chars.next();
    }
    out
}

/// The bytes of a file without folds, lines ended by LF, and the physical line at which each begins.
/// Before decoding: other programs fold within a character.
pub(super) fn unfold(bytes: &[u8]) -> (Vec<u8>, Vec<u64>) {
    let end = if bytes.contains(&b'\n') { b'\n' } else { b'\r' };
    let (mut whole, mut numbers) = (Vec::with_capacity(bytes.len()), Vec::new());
    for (index, line) in bytes.split(|byte| *byte == end).enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match line {
            [b' ' | b'\t', rest @ ..] if !numbers.is_empty() => whole.extend_from_slice(rest),
            _ => {
                if !numbers.is_empty() {
                    whole.push(b'\n');
                }
                numbers.push(index as u64 + 1);
                whole.extend_from_slice(line);
            }
        }
    }
    (whole, numbers)
}

/// A line taken apart; none when it has no name or no value.
pub(super) fn parse(number: u64, text: &str) -> Option<Line> {
    let end = text.find([';', ':'])?;
    let name = text[..end].trim();
    // A group before the name (`item1.URL`) is another format's, and harmless.
    let name = name.rsplit('.').next().unwrap_or(name).to_ascii_uppercase();
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') {
        return None;
    }
    let (params, value) = params(&text[end..])?;
    Some(Line { number, name, params, value: value.to_owned() })
}

/// Parameters up to the colon outside quotes, and the value after it.
fn params(text: &str) -> Option<(Vec<(String, String)>, &str)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(after) = rest.strip_prefix(';') {
        let mut quoted = false;
        let end = after.find(|c| {
            quoted ^= c == '"';
            !quoted && (c == ';' || c == ':')
        });
        // A quote that is never closed ends at the first colon.
        let end = end.or_else(|| after.find(':'))?;
        let (name, value) = after[..end].split_once('=').unwrap_or((&after[..end], ""));
        found.push((name.trim().to_ascii_uppercase(), without_carets(value.trim().trim_matches('"'))));
        rest = &after[end..];
    }
    Some((found, rest.strip_prefix(':')?))
}

/// A parameter's value as text (RFC 6868 3.2).
fn without_carets(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        let meant = match (c, chars.peek()) {
            ('^', Some('n')) => '\n',
            ('^', Some('\'')) => '"',
            ('^', Some('^')) => '^',
            _ => {
                out.push(c);
                continue;
            }
        };
        out.push(meant);
        chars.next();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_is_taken_apart_at_the_colon_outside_quotes() {
        let line = parse(7, "dtstart;TZID=\"Etc: odd; zone\";X=1:20261127T180000").unwrap();
        assert_eq!(
            (line.name.as_str(), line.param("TZID"), line.value.as_str()),
            ("DTSTART", Some("Etc: odd; zone"), "20261127T180000")
        );
        assert_eq!(parse(1, "no colon"), None);
        assert_eq!(parse(1, ":value"), None);
    }

    #[test]
    fn a_fold_within_a_letter_is_undone() {
        let bytes = b"BEGIN:VEVENT\r\nSUMMARY:N\xc9\r\n \x99r\r\nEND:VEVENT\r\n";
        let (whole, numbers) = unfold(bytes);
        assert_eq!(String::from_utf8(whole).unwrap(), "BEGIN:VEVENT\nSUMMARY:Nəˈr\nEND:VEVENT\n".replace('ˈ', ""));
        assert_eq!(numbers, [1, 2, 4, 5]);
    }

    #[test]
    fn lists_part_at_commas_that_are_not_escaped() {
        assert_eq!(Line::new("CATEGORIES", "Choir,Bread\\, salt, ").list(), ["Choir", "Bread, salt"]);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(value in "[^\\r\u{0}]{0,300}", zone in "[a-zA-Z/:;, ^]{1,20}") {
            let line = Line::new("SUMMARY", escape(&value)).with("X-ZONE", zone.trim());
            let written = line.written();
            prop_assert!(written.split("\r\n").all(|line| line.len() <= LONGEST));
            let (whole, _) = unfold(written.as_bytes());
            let read = parse(0, String::from_utf8(whole).unwrap().trim_end_matches('\n')).unwrap();
            prop_assert_eq!(read.text(), value);
            prop_assert_eq!(read.param("X-ZONE"), Some(zone.trim()));
        }
    }
}
