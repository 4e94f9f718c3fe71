//! The order of names in the language of a list: Ə after E and Ç after C in Azerbaijani, not so in German; numbers in them
//! by value, so that House 2 comes before House 10.

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale::Locale;

/// Makes sort keys for one language. Cheap to keep and to share between threads.
#[derive(Debug)]
pub struct Sorter {
    collator: Option<CollatorBorrowed<'static>>,
}

impl Sorter {
    /// For a BCP 47 tag (`az`, `ru`, `de` …); of an unknown language, the order that all languages share.
    pub fn new(lang: &str) -> Self {
        let collator = |tag: &str| {
            let locale: Locale = tag.parse().ok()?;
            let mut wishes = CollatorPreferences::from(&locale);
            wishes.numeric_ordering = Some(CollationNumericOrdering::True);
            Collator::try_new(wishes, CollatorOptions::default()).ok()
        };
        Self { collator: collator(lang).or_else(|| collator("und")) }
    }

    /// Bytes that compare as the texts do in that language.
    pub fn key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(text.len() * 2 + 8);
        match &self.collator {
            Some(collator) => {
                let Ok(()) = collator.write_sort_key_to(text, &mut key);
            }
            None => key.extend(text.to_lowercase().bytes()),
        }
        key
    }
}
