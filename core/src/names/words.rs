//! A text taken apart into words of bare lower-case letters. Knows no sounds.

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;

/// Marks in a row that belong to a letter at most; more is ornament or attack and would only cost time.
const MARKS: usize = 4;

/// One word: letters in lower case without marks (except where a letter with its mark has its own place in
/// Unicode) and digits as ASCII.
pub(super) type Word = Vec<char>;

/// The words of a text. Apostrophes, marks and invisible characters vanish; all else that is no letter or digit parts words.
pub(super) fn words(text: &str) -> Vec<Word> {
    let marks = CanonicalCombiningClassMapBorrowed::new();
    let mut words = Vec::new();
    let mut word = Word::new();
    for c in compose(text).chars() {
        if vanishes(c) || marks.get_u8(c) != 0 {
            continue;
        }
        if c.is_alphabetic() {
            word.push(c);
        } else if let Some(digit) = digit(c) {
            word.push(digit);
        } else if !word.is_empty() {
            words.push(lower(&std::mem::take(&mut word)));
        }
    }
    if !word.is_empty() {
        words.push(lower(&word));
    }
    words
}

/// The text in lower case without regard to any locale, in NFC, with single spaces and without invisible characters;
/// nothing is transliterated. Puts the exact spelling before the other finds.
pub fn exact_key(text: &str) -> String {
    let shown: String = cap_marks(text).chars().filter(|&c| !vanishes(c) || is_apostrophe(c)).collect();
    let lowered = dotted(&shown.to_lowercase());
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(&lowered).into_owned();
    composed
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a letter of the Arabic script stands in the text.
pub fn has_arabic(text: &str) -> bool {
    text.chars().any(is_arabic)
}

pub(super) fn is_arabic(c: char) -> bool {
    c.is_alphabetic()
        && matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// NFKC: full-width letters, ligatures and Arabic presentation forms become plain ones.
fn compose(text: &str) -> String {
    ComposingNormalizerBorrowed::new_nfkc().normalize(&cap_marks(text)).into_owned()
}

fn cap_marks(text: &str) -> std::borrow::Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    let marks = CanonicalCombiningClassMapBorrowed::new();
    let mut row = 0;
    let kept = |&c: &char| {
        row = if marks.get_u8(c) == 0 { 0 } else { row + 1 };
        row <= MARKS
    };
    text.chars().filter(kept).collect::<String>().into()
}

/// Lower-casing İ leaves a dot of its own behind; i, ı, I and İ are one letter to whoever searches.
fn dotted(lowered: &str) -> String {
    lowered.replace('\u{307}', "").replace('ı', "i")
}

fn lower(word: &[char]) -> Word {
    one_script(word).iter().flat_map(|c| c.to_lowercase()).filter(|&c| c != '\u{307}').collect()
}

fn digit(c: char) -> Option<char> {
    if c.is_ascii_digit() {
        return Some(c);
    }
    let mut ascii = any_ascii::any_ascii_char(c).chars();
    match (c.is_numeric(), ascii.next(), ascii.next()) {
        (true, Some(digit), None) if digit.is_ascii_digit() => Some(digit),
        _ => None,
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '‘' | '’' | '‛' | '′' | '＇' | '\u{2b0}'..='\u{2ff}')
}

/// Characters that leave no trace and part no words: controls but for white space, direction marks, joiners,
/// fillers, variation selectors, the Arabic lengthening stroke, apostrophes.
fn vanishes(c: char) -> bool {
    match c {
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{1c}'..='\u{1f}' | '\u{85}' => false,
        '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{640}' | '\u{6dd}' | '\u{70f}' => true,
        '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => true,
        '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => true,
        '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}' => true,
        _ => c.is_control() || is_apostrophe(c),
    }
}

/// A Cyrillic word with Latin look-alikes in it, or a Latin one with Cyrillic look-alikes, as one script.
fn one_script(word: &[char]) -> Word {
    let (latin, cyrillic) = (word.iter().any(|&c| is_latin(c)), word.iter().any(|&c| is_cyrillic(c)));
    if !latin || !cyrillic {
        return word.to_vec();
    }
    let to = |alike: fn(char) -> Option<char>, others: fn(char) -> bool| -> Option<Word> {
        word.iter().map(|&c| if others(c) { alike(c) } else { Some(c) }).collect()
    };
    to(cyrillic_alike, is_latin).or_else(|| to(latin_alike, is_cyrillic)).unwrap_or_else(|| word.to_vec())
}

fn is_latin(c: char) -> bool {
    c.is_alphabetic() && matches!(c, 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | 'ə')
}

pub(super) fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

const ALIKE: [(char, char); 29] = [
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
    ('i', 'і'),
    ('j', 'ј'),
    ('h', 'һ'),
    ('s', 'ѕ'),
    ('ə', 'ә'),
    ('Ə', 'Ә'),
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
    ('I', 'І'),
    ('J', 'Ј'),
    ('ö', 'ө'),
    ('k', 'к'),
];

fn cyrillic_alike(c: char) -> Option<char> {
    ALIKE.iter().find(|(latin, _)| *latin == c).map(|(_, cyrillic)| *cyrillic)
}

fn latin_alike(c: char) -> Option<char> {
    ALIKE.iter().find(|(_, cyrillic)| *cyrillic == c).map(|(latin, _)| *latin)
}
