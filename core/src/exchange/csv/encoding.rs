//! Which encoding a file has: judged by its mark, by whether its bytes are UTF-8 or UTF-16, and for the old ones by
//! the letters that come out, since every byte means something in each of them.
//!
//! Single-byte encodings are compared by how likely the letters are in the languages that write with them: how often
//! a letter stands in ordinary text, that capitals begin words, that scripts do not mix within a word.

use std::io::Read;

use encoding_rs::{
    Encoding, IBM866, KOI8_R, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254, WINDOWS_1256,
    X_MAC_CYRILLIC,
};

use crate::exchange::error::ReadError;

/// Bytes of lines with letters beyond ASCII that are looked at.
const EVIDENCE: usize = 128 * 1024;
/// Longest part of a line that is looked at.
const LINE: usize = 4 * 1024;
/// Bytes read at once.
const PIECE: usize = 64 * 1024;

/// What was found.
pub(in crate::exchange) struct Found {
    pub(in crate::exchange) encoding: &'static Encoding,
    /// A byte order mark.
    pub(in crate::exchange) bom: bool,
    /// Lines with anything beyond ASCII; 0: any of the encodings would do.
    pub(in crate::exchange) proof: u32,
    /// False when another encoding is nearly as likely.
    pub(in crate::exchange) sure: bool,
    /// Bytes of the file.
    pub(in crate::exchange) size: u64,
}

/// The encoding of that name, in any of the spellings of the WHATWG; `iso-8859-9` is read as `windows-1254`, which it is part of.
pub(in crate::exchange) fn by_name(name: &str) -> Result<&'static Encoding, ReadError> {
    let name = name.trim();
    let alias = match name.to_ascii_lowercase().replace('_', "-").as_str() {
        "utf-16" => "utf-16le",
        "utf-8-sig" | "utf8" => "utf-8",
        "cp866" | "ibm866" | "dos" => "ibm866",
        "maccyrillic" | "mac-cyrillic" => "x-mac-cyrillic",
        other => {
            return Encoding::for_label(other.as_bytes()).ok_or_else(|| ReadError::UnknownEncoding(name.to_owned()));
        }
    };
    Encoding::for_label(alias.as_bytes()).ok_or_else(|| ReadError::UnknownEncoding(name.to_owned()))
}

/// Reads the whole source once. Errors: of the disk, `Empty`, `Binary`, `Cancelled`.
pub(in crate::exchange) fn detect(
    mut source: impl Read,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Found, ReadError> {
    let mut scan = Scan::default();
    let mut piece = vec![0; PIECE];
    loop {
        let count = match source.read(&mut piece) {
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            other => other?,
        };
        if count == 0 {
            break;
        }
        scan.take(&piece[..count]);
        // Twice the limit of text: UTF-16 takes two bytes.
        if scan.line_length > 2 * crate::exchange::record::MAX_RECORD {
            return Err(ReadError::LineTooLong { line: scan.line_number + 1 });
        }
        if !progress(scan.size) {
            return Err(ReadError::Cancelled);
        }
    }
    scan.end();
    if scan.size == 0 {
        return Err(ReadError::Empty);
    }
    scan.judge()
}

/// What one reading of the bytes gathers.
#[derive(Default)]
struct Scan {
    size: u64,
    head: Vec<u8>,
    controls: u64,
    nuls: u64,
    utf8: Utf8,
    line: Vec<u8>,
    line_length: usize,
    line_number: u64,
    line_is_high: bool,
    lines: u32,
    evidence: Vec<u8>,
}

impl Scan {
    fn take(&mut self, bytes: &[u8]) {
        self.size += bytes.len() as u64;
        if self.head.len() < PIECE {
            self.head.extend(&bytes[..bytes.len().min(PIECE - self.head.len())]);
        }
        for &b in bytes {
            match b {
                b'\n' | b'\r' => self.end_line(),
                0 => self.nuls += 1,
                1..=8 | 14..=26 | 28..=31 => self.controls += 1,
                _ => {}
            }
            self.line_is_high |= b >= 0x80;
            self.line_length += 1;
            if self.line.len() < LINE {
                self.line.push(b);
            }
            self.utf8.take(b);
        }
    }

    fn end_line(&mut self) {
        if self.line_is_high {
            self.lines = self.lines.saturating_add(1);
            if self.evidence.len() < EVIDENCE {
                self.evidence.append(&mut self.line);
            }
        }
        self.line.clear();
        self.line_length = 0;
        self.line_number += 1;
        self.line_is_high = false;
    }

    fn end(&mut self) {
        self.end_line();
        self.utf8.end();
    }

    fn judge(&self) -> Result<Found, ReadError> {
        let found = |encoding, bom, sure| Found { encoding, bom, proof: self.lines, sure, size: self.size };
        if let Some((encoding, length)) = Encoding::for_bom(&self.head) {
            return if self.size == length as u64 { Err(ReadError::Empty) } else { Ok(found(encoding, true, true)) };
        }
        if let Some(encoding) = utf16(&self.head) {
            return Ok(found(encoding, false, true));
        }
        // A few slips in a small file are no reason to refuse it.
        let odd = self.controls + self.nuls;
        if odd > 20 && (self.nuls * 10 > self.size || odd * 20 > self.size) {
            return Err(ReadError::Binary { looks_like: "binary" });
        }
        // In other encodings whole sequences of UTF-8 are one in ten at most; lines of two encodings in one file have more.
        if self.utf8.good > 0 && self.utf8.bad <= self.utf8.good * 2 || self.utf8.bad == 0 {
            return Ok(found(UTF_8, false, true));
        }
        let (encoding, sure) = single_byte(&self.evidence);
        Ok(found(encoding, false, sure))
    }
}

/// Counts sequences of UTF-8 beyond ASCII, and bytes that belong to none.
#[derive(Default)]
struct Utf8 {
    held: Vec<u8>,
    good: u64,
    bad: u64,
}

impl Utf8 {
    fn take(&mut self, b: u8) {
        if self.held.is_empty() && b < 0x80 {
            return;
        }
        if !(0x80..0xc0).contains(&b) {
            self.bad += self.held.len() as u64;
            self.held.clear();
            if b >= 0xc0 {
                self.held.push(b);
            }
            return;
        }
        self.held.push(b);
        match std::str::from_utf8(&self.held) {
            Ok(_) => {
                self.good += 1;
                self.held.clear();
            }
            Err(error) if error.error_len().is_some() => {
                self.bad += self.held.len() as u64;
                self.held.clear();
            }
            Err(_) => {}
        }
    }

    fn end(&mut self) {
        self.bad += self.held.len() as u64;
        self.held.clear();
    }
}

/// UTF-16 without a mark: one half of the units has few values, of which one is 0.
fn utf16(head: &[u8]) -> Option<&'static Encoding> {
    let units = head.len() / 2;
    if units < 4 {
        return None;
    }
    let few = |offset: usize| {
        let mut counts = [0_usize; 256];
        head.chunks_exact(2).for_each(|unit| counts[unit[offset] as usize] += 1);
        let zeros = counts[0];
        counts[0] = 0;
        let other = counts.iter().max().copied().unwrap_or(0);
        zeros * 50 > units && (zeros + other) * 10 >= units * 9
    };
    let encoding = match (few(0), few(1)) {
        (false, true) => UTF_16LE,
        (true, false) => UTF_16BE,
        _ => return None,
    };
    let (text, _) = encoding.decode_without_bom_handling(&head[..units * 2]);
    let controls = text.chars().filter(|c| c.is_control() && !matches!(c, '\t' | '\r' | '\n')).count();
    (controls * 20 <= units).then_some(encoding)
}

/// Letters by falling frequency, capitals counted as small ones. Each encoding is judged by the languages that used it.
struct Candidate {
    encoding: &'static Encoding,
    /// The first is most frequent.
    letters: &'static str,
    /// Whether its letters stand among ASCII letters, or form whole words of their own.
    among_ascii: bool,
    /// Nats taken off at the start: what fewer people have.
    handicap: f64,
}

const RUSSIAN: &str = "оаеинтсрвлкмдпуягызбчйхжшюьцщэфъё№";
const PERSIAN: &str = "اينرمدهوتبسلشزفخقگعجپحصکآچطضغذظئثژكةىأء،؛یإؤ";
const GERMAN: &str = "üöäßéèçñáíóúàâêîôûëïãõåøœÄÖÜ€–„“”’…«»°§";
const TURKISH: &str = "ıüşçğöİâîûé€–„“”’…«»";

const CANDIDATES: &[Candidate] = &[
    Candidate { encoding: WINDOWS_1251, letters: RUSSIAN, among_ascii: false, handicap: 0.0 },
    Candidate { encoding: KOI8_R, letters: RUSSIAN, among_ascii: false, handicap: 0.5 },
    Candidate { encoding: IBM866, letters: RUSSIAN, among_ascii: false, handicap: 0.7 },
    Candidate { encoding: X_MAC_CYRILLIC, letters: RUSSIAN, among_ascii: false, handicap: 3.0 },
    Candidate { encoding: WINDOWS_1256, letters: PERSIAN, among_ascii: false, handicap: 1.0 },
    Candidate { encoding: WINDOWS_1252, letters: GERMAN, among_ascii: true, handicap: 0.0 },
    Candidate { encoding: WINDOWS_1254, letters: TURKISH, among_ascii: true, handicap: 0.1 },
];

/// The likeliest single-byte encoding, and whether the next one is far behind.
fn single_byte(evidence: &[u8]) -> (&'static Encoding, bool) {
    let mut scores: Vec<(f64, &'static Encoding)> = CANDIDATES
        .iter()
        .map(|candidate| {
            let (text, _) = candidate.encoding.decode_without_bom_handling(evidence);
            (likelihood(&text, candidate) - candidate.handicap, candidate.encoding)
        })
        .collect();
    scores.sort_by(|a, b| b.0.total_cmp(&a.0));
    let sure = scores[0].0 - scores[1].0 > 4.0 || same_letters(evidence, scores[0].1, scores[1].1);
    (scores[0].1, sure)
}

fn same_letters(evidence: &[u8], a: &'static Encoding, b: &'static Encoding) -> bool {
    a.decode_without_bom_handling(evidence).0 == b.decode_without_bom_handling(evidence).0
}

/// Log-likelihood, in nats, of the letters beyond ASCII.
fn likelihood(text: &str, candidate: &Candidate) -> f64 {
    let mut sum = 0.0;
    let mut before = ' ';
    for c in text.chars() {
        if !c.is_ascii() {
            sum += letter(c, candidate) + neighbour(before, c, candidate);
        } else if c.is_ascii_alphabetic() && !before.is_ascii() && before.is_alphabetic() && !candidate.among_ascii {
            sum -= 3.0;
        } else if c.is_ascii_uppercase() && before.is_lowercase() && !before.is_ascii() {
            sum -= 2.0;
        }
        before = c;
    }
    sum
}

fn letter(c: char, candidate: &Candidate) -> f64 {
    if c == '\u{fffd}' || c.is_control() {
        return -12.0;
    }
    let small = c.to_lowercase().next().unwrap_or(c);
    let rank = candidate.letters.chars().position(|l| l == c || l == small);
    match rank {
        // Frequencies fall about like this in all alphabets.
        Some(rank) => -2.2 - 0.09 * rank as f64,
        None if c == '\u{a0}' || c == '\u{200c}' || c == '\u{200f}' => -4.0,
        None if c.is_alphabetic() => -8.0,
        None => -9.0,
    }
}

/// What a letter beyond ASCII costs behind the character before it.
fn neighbour(before: char, c: char, candidate: &Candidate) -> f64 {
    let mut cost = 0.0;
    if before.is_ascii_alphabetic() && c.is_alphabetic() && !candidate.among_ascii {
        cost -= 3.0;
    }
    if before.is_alphabetic() && c.is_alphabetic() {
        if before.is_lowercase() && c.is_uppercase() {
            cost -= 4.0;
        }
        // Two such letters in a row are rare where they stand among ASCII ones.
        if candidate.among_ascii && !before.is_ascii() {
            cost -= 1.5;
        }
        if !before.is_ascii() && before.is_uppercase() && c.is_lowercase() {
            cost += 0.2;
        }
    }
    cost
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn found(bytes: &[u8]) -> (&'static str, bool) {
        let found = detect(bytes, &mut |_| true).unwrap();
        (found.encoding.name(), found.sure)
    }

    #[rstest]
    #[case(WINDOWS_1251, "Фамилия;Имя\nМамедов;Ильгар\n")]
    #[case(KOI8_R, "Фамилия;Имя\nМамедов;Ильгар\n")]
    #[case(KOI8_R, "АСИЛЕ ТАГИРОВА,Ж,03.06.01\n")]
    #[case(WINDOWS_1251, "АСИЛЕ ТАГИРОВА,Ж,03.06.01\n")]
    #[case(IBM866, "Фамилия;Имя\nМамедов;Ильгар\n")]
    #[case(WINDOWS_1252, "Vorname;Straße\nJürgen;Köln\n")]
    #[case(WINDOWS_1254, "Soyadı;Adı\nMuradoğlu;Ayşe\n")]
    #[case(WINDOWS_1254, "Ayşe Işık;İzmir\n")]
    #[case(WINDOWS_1256, "نام;شهر\nرقيه سلطاني;تهران\n")]
    fn old_encodings_are_told_by_their_letters(#[case] encoding: &'static Encoding, #[case] text: &str) {
        let (bytes, _, lossy) = encoding.encode(text);
        assert!(!lossy);
        assert_eq!(found(&bytes).0, encoding.name());
    }

    #[rstest]
    #[case(false)]
    #[case(true)]
    fn utf_16_without_a_mark_is_told(#[case] big: bool) {
        let units = "Имя;Фамилия\r\nИльгар;Мамедов\r\n".encode_utf16();
        let bytes: Vec<u8> = units.flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect();
        assert_eq!(found(&bytes).0, if big { "UTF-16BE" } else { "UTF-16LE" });
    }

    #[test]
    fn a_few_broken_bytes_do_not_make_another_encoding_of_utf_8() {
        let mut bytes = "Soyadı;Adı\nMuradoğlu;Ayşe\nƏliyeva;Gülnarə;şəki\n".repeat(3).into_bytes();
        bytes.extend(b"x;\xff\n");
        assert_eq!(found(&bytes).0, "UTF-8");
    }
}
