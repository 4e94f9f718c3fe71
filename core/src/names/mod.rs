//! Names as people write them: keys to find, match, take apart and order them across scripts and spellings.
//! Pure text in, text out: no database, no locale of the computer, no list of names. May use nothing of ours.
//!
//! The way of a text: [`words`] takes it apart, [`sound`] hears each word (Latin, Cyrillic, Georgian or Arabic
//! script become the same sounds), [`key`] writes the sounds down coarsely, [`search`] and [`matching`] use that.

mod key;
pub mod likeness;
mod matching;
pub mod search;
pub mod sort;
mod sound;
pub mod split;
mod words;

#[cfg(test)]
mod tests;

pub use key::{fold, skeleton};
pub use likeness::score;
pub use matching::{match_key, match_words};
pub use search::{QueryWord, index_text, query};
pub use words::{exact_key, has_arabic};
