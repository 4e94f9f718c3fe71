//! Which character parts the cells: the one that makes all rows equally long.

use super::decode::Decoder;
use super::records::Records;
use crate::exchange::error::ReadError;
use crate::exchange::problem::ProblemKind;
use crate::exchange::record::Record;

/// In the order of preference where nothing tells.
pub(in crate::exchange) const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Records that are looked at.
const RECORDS: usize = 200;

/// What Excel's `sep=` line says, and the text behind that line.
pub(in crate::exchange) fn sep_line(text: &str) -> Option<u8> {
    let rest = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP="))?;
    let mut bytes = rest.bytes();
    let delimiter = bytes.next()?;
    (DELIMITERS.contains(&delimiter) && matches!(bytes.next(), None | Some(b'\r' | b'\n'))).then_some(delimiter)
}

/// The delimiter of a text that is the beginning of a file.
pub(in crate::exchange) fn detect(text: &str) -> Result<u8, ReadError> {
    if let Some(delimiter) = sep_line(text) {
        return Ok(delimiter);
    }
    let mut best = (0.0, b',');
    for delimiter in DELIMITERS {
        let score = score(text, delimiter);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    Ok(best.1)
}

/// How evenly it parts the rows, from 0 to 1; more cells are better.
fn score(text: &str, delimiter: u8) -> f64 {
    let mut records = Records::new(Decoder::new(text.as_bytes(), encoding_rs::UTF_8), delimiter);
    let mut record = Record::default();
    let (mut counts, mut stray) = (Vec::new(), 0.0);
    loop {
        match records.next(&mut record) {
            Ok(true) if counts.len() < RECORDS => {}
            Ok(_) => break,
            // So many cells are none of this delimiter's.
            Err(ReadError::TooManyColumns { .. }) => return 0.99,
            Err(_) => return 0.0,
        }
        if record.is_blank() {
            continue;
        }
        stray += f64::from(u8::from(record.odd.iter().any(|(kind, ..)| *kind == ProblemKind::StrayQuote)));
        counts.push(record.len());
    }
    let mut sorted = counts.clone();
    sorted.sort_unstable();
    let Some(most) = sorted.chunk_by(|a, b| a == b).max_by_key(|chunk| chunk.len()).map(|chunk| chunk[0]) else {
        return 0.0;
    };
    // One odd row must not hide a delimiter that all others have.
    let most = if most == 1 { sorted.iter().rev().nth(sorted.len() / 3).copied().unwrap_or(1) } else { most };
    if most < 2 {
        return 0.0;
    }
    let all = counts.len() as f64;
    let alike = counts.iter().filter(|count| **count == most).count() as f64 / all;
    alike * (1.0 - 1.0 / most as f64) * (1.0 - 0.8 * stray / all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("a;b;c\n1,5;2;3\n1,5;2,5;3\n", b';')]
    #[case("name,notes\n\"a;b;c;d;e\",\";;;;\"\n\"x;y\",\";\"\n", b',')]
    #[case("№;Адрес\n1;ул. Низами, д. 1, кв. 5\n2;ул. Низами, д. 2, кв. 6\n", b';')]
    #[case("\"a\"|\"b, c\"\n\"d\"|\"e, f\"\n", b'|')]
    #[case("a\tb\n1\t2\n", b'\t')]
    #[case("sep=;\na,b;c\n", b';')]
    #[case("Name\nAda\n", b',')]
    fn the_delimiter_is_told(#[case] text: &str, #[case] delimiter: u8) {
        assert_eq!(detect(text).unwrap(), delimiter);
    }
}
