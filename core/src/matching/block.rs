//! Which records are worth comparing: those that share a telephone, an e-mail, a birth date, or the consonants of both
//! names. Each way alone misses some; together they miss hardly any.

use std::collections::HashMap;

use super::book::Book;
use super::record::Record;

/// Records that share something with more others than this do not share much.
const CROWD: usize = 200;
/// Words of an address, the rarest, of which two must be shared.
const RARE: usize = 4;

/// Places of records to compare, the smaller first, in order and each once.
pub(super) fn candidates(records: &[Record], book: &Book<'_>) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut blocks: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, record) in records.iter().enumerate() {
        for key in keys(at, record, book) {
            blocks.entry(key).or_default().push(at);
        }
    }
    for members in blocks.into_values() {
        if members.len() <= CROWD {
            for (nth, &a) in members.iter().enumerate() {
                pairs.extend(members[nth + 1..].iter().filter(|&&b| a != b).map(|&b| (a, b)));
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// What a record can be found by.
fn keys(at: usize, record: &Record, book: &Book<'_>) -> Vec<String> {
    let mut keys: Vec<String> = record.phones.iter().chain(&record.other_phones).map(|p| format!("p{p}")).collect();
    keys.extend(record.emails.iter().map(|email| format!("e{email}")));
    let mut rare: Vec<(f32, &str)> = record.address.iter().map(|word| (-book.word_bits(word), word.as_str())).collect();
    rare.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)));
    for (nth, (_, one)) in rare.iter().take(RARE).enumerate() {
        keys.extend(rare[nth + 1..rare.len().min(RARE)].iter().map(|(_, other)| match one < other {
            true => format!("a{one} {other}"),
            false => format!("a{other} {one}"),
        }));
    }
    let named = book.named(at);
    if let Some(born) = record.born.filter(|born| born.is_full()) {
        keys.push(format!("d{born}"));
    }
    let key = |entry: Option<_>| entry.map_or("", |entry| book.key(entry));
    for family in [named.family, named.former] {
        if family.is_none() {
            continue;
        }
        let mut words: Vec<&str> = key(named.given).split(' ').chain(key(family).split(' ')).collect();
        words.retain(|word| !word.is_empty());
        words.sort_unstable();
        // Every two words: a second given name may be missing.
        for (nth, one) in words.iter().enumerate() {
            keys.extend(words[nth + 1..].iter().map(|other| format!("n{one} {other}")));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}
