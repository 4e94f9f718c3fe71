//! Text of a cell: freed of what harms, kept as it is otherwise; the guard against formulas; folding to compare words.

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// Combining marks that a letter keeps.
const MARKS: u32 = 8;

/// A cleaned text and what was left out.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Clean {
    /// NFC, trimmed, line ends as LF, without control characters but LF and TAB.
    pub text: String,
    /// Control characters were left out.
    pub controls: bool,
    /// Marks were left out.
    pub marks: bool,
}

/// Cleans the text of a cell.
pub fn clean(cell: &str) -> Clean {
    let trimmed = cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if trimmed.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return Clean { text: trimmed.to_owned(), ..Clean::default() };
    }
    let mut clean = Clean::default();
    let mut text = String::with_capacity(trimmed.len());
    let mut marks = 0;
    let mut chars = trimmed.chars().peekable();
    while let Some(c) = chars.next() {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' => text.push('\n'),
            '\n' | '\t' => text.push(c),
            '\u{feff}' => {}
            _ if c.is_control() => clean.controls = true,
            _ if marks > MARKS => clean.marks = true,
            _ => text.push(c),
        }
    }
    let text = text.trim();
    clean.text = ComposingNormalizerBorrowed::new_nfc().normalize(text).trim().to_owned();
    clean
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}')
}

/// Whether the first letter that has a direction goes from right to left; none when none has one.
pub fn is_right_to_left(text: &str) -> Option<bool> {
    let first = text.chars().find(|c| c.is_alphabetic())?;
    Some(matches!(first, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'))
}

/// Whether a spreadsheet could take the text for a formula, or for a guarded one.
fn is_guardable(text: &str) -> bool {
    matches!(text.trim_start_matches('\'').chars().next(), Some('=' | '@' | '\t' | '\r' | '+' | '-'))
}

/// A telephone number with its plus and nothing else: it stays as it is, so that it can be dialled.
pub fn is_plain_phone(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('+') else { return false };
    let digits = rest.bytes().filter(u8::is_ascii_digit).count();
    (7..=15).contains(&digits)
        && rest.bytes().next().is_some_and(|b| b.is_ascii_digit() || b == b'(')
        && rest.bytes().all(|b| b.is_ascii_digit() || matches!(b, b' ' | b'(' | b')' | b'-' | b'.'))
}

/// The text with one `'` in front when a spreadsheet would compute it.
pub fn guard(text: &str) -> std::borrow::Cow<'_, str> {
    if is_guardable(text) && !is_plain_phone(text) { format!("'{text}").into() } else { text.into() }
}

/// Takes the guard off again; the inverse of [`guard`] for every text.
pub fn unguard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_guardable(rest) => rest,
        _ => text,
    }
}

/// Words to compare: lower case, without marks and punctuation, ə as e, ı as i, Arabic letters in one form, single blanks.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let nfkd = DecomposingNormalizerBorrowed::new_nfkd().normalize(text).into_owned();
    for c in nfkd.chars().flat_map(char::to_lowercase) {
        match c {
            'ə' => folded.push('e'),
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ي' | 'ى' => folded.push('ی'),
            'ك' => folded.push('ک'),
            'ة' => folded.push('ه'),
            '\'' | '’' | 'ʼ' | '`' | '\u{200c}' | '\u{200d}' | '\u{feff}' | '\u{640}' | '\u{ad}' => {}
            _ if is_mark(c) => {}
            _ if c.is_alphanumeric() => folded.push(digit(c).map_or(c, |d| char::from(b'0' + d))),
            _ if !folded.ends_with(' ') && !folded.is_empty() => folded.push(' '),
            _ => {}
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// The value of a decimal digit in ASCII, Arabic-Indic, extended Arabic-Indic or full width.
pub fn digit(c: char) -> Option<u8> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    u8::try_from(c as u32 - zero as u32).ok()
}

/// The text with all its digits in ASCII.
pub fn ascii_digits(text: &str) -> String {
    text.chars().map(|c| digit(c).map_or(c, |d| char::from(b'0' + d))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("=1+1", "'=1+1")]
    #[case("'=1+1", "''=1+1")]
    #[case("-5", "'-5")]
    #[case("@x", "'@x")]
    #[case("\t=1", "'\t=1")]
    #[case("+994 50 123 45 67", "+994 50 123 45 67")]
    #[case("'+994 50 123 45 67", "''+994 50 123 45 67")]
    #[case("'s-Gravenhage", "'s-Gravenhage")]
    #[case("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0")]
    fn formulas_are_guarded_and_telephones_are_not(#[case] text: &str, #[case] written: &str) {
        assert_eq!(guard(text), written);
        assert_eq!(unguard(&guard(text)), text);
    }

    proptest! {
        #[test]
        fn the_guard_comes_off_every_text(text in "['=@+\\-\t\r0-9 a]{0,12}|\\PC{0,8}") {
            let guarded = guard(&text);
            prop_assert_eq!(unguard(&guarded), text.as_str());
        }
    }

    #[test]
    fn what_harms_is_left_out_and_said() {
        let nul = clean("A\0da");
        assert_eq!((nul.text.as_str(), nul.controls), ("Ada", true));
        let zalgo = clean(&format!("A{}", "\u{301}".repeat(500)));
        assert!(zalgo.marks && zalgo.text.chars().count() <= 9);
        assert_eq!(clean("\u{feff}Ada\u{a0}").text, "Ada");
        assert_eq!(clean("a\r\nb\rc").text, "a\nb\nc");
    }

    #[rstest]
    #[case("  Şəhər: ", "seher")]
    #[case("İSİM", "isim")]
    #[case("ᲢᲔᲚᲔᲤᲝᲜᲘ", "ტელეფონი")]
    #[case("تاريخ تولد", "تاریخ تولد")]
    #[case("Ф.И.О.", "ф и о")]
    fn headings_fold(#[case] text: &str, #[case] folded: &str) {
        assert_eq!(fold(text), folded);
    }
}
