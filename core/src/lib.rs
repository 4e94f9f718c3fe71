//! Birlik without a screen: the data file, merge, names, import and export.
//! Knows no window, no terminal, no clock and no locale; time and new ids come from [`App`] (rule 1).

pub mod app;
pub mod commands;
pub mod domain;
pub mod error;
pub mod headings;
mod merge;
mod ops;
pub mod store;
pub mod wire;

pub use app::App;
pub use commands::dispatch;
pub use error::{Code, Error, Result};

// Until their folders are merged.
#[allow(missing_docs)]
pub mod names {
    pub mod sort {
        pub struct Sorter;
        impl Sorter {
            pub fn new(_: &str) -> Self {
                Self
            }
            pub fn key(&self, t: &str) -> Vec<u8> {
                t.to_lowercase().into_bytes()
            }
        }
    }
    pub fn fold(t: &str) -> String {
        any_ascii::any_ascii(&t.to_lowercase())
            .to_lowercase()
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
            .collect::<String>()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }
    pub fn index_text(n: &[&str]) -> String {
        fold(&n.join(" "))
    }
    pub struct QueryWord {
        pub fold: String,
        pub skeleton: Option<String>,
    }
    pub fn query(t: &str) -> Vec<QueryWord> {
        fold(t).split(' ').filter(|w| !w.is_empty()).map(|w| QueryWord { fold: w.into(), skeleton: None }).collect()
    }
    pub fn exact_key(t: &str) -> String {
        t.to_lowercase()
    }
    pub fn match_key(g: &str, f: &str) -> String {
        let k = fold(&format!("{g} {f}"));
        let mut w: Vec<_> = k.split(' ').collect();
        w.sort();
        w.join(" ")
    }
}
#[allow(missing_docs)]
pub mod exchange {
    pub mod draft {
        use serde::{Deserialize, Serialize};
        use std::collections::BTreeMap;
        #[derive(Debug, Clone, Default, Serialize, Deserialize, PartialEq, Eq)]
        pub struct PhoneDraft {
            pub label: String,
            pub typed: String,
            pub e164: Option<String>,
        }
        #[derive(Debug, Clone, Default, Serialize, Deserialize, PartialEq, Eq)]
        pub struct EmailDraft {
            pub label: String,
            pub typed: String,
            pub address: Option<String>,
        }
        #[derive(Debug, Clone, Default, Serialize, Deserialize, PartialEq, Eq)]
        pub struct AddressDraft {
            pub label: String,
            pub typed: String,
            pub street: String,
            pub postal_code: String,
            pub city: String,
            pub region: String,
            pub country: String,
        }
        #[derive(Debug, Clone, Default, Serialize, Deserialize)]
        #[serde(default)]
        pub struct PersonDraft {
            pub row: u32,
            pub line: u64,
            pub id: Option<String>,
            pub external: Option<(String, String)>,
            pub fields: BTreeMap<String, String>,
            pub phones: Vec<PhoneDraft>,
            pub emails: Vec<EmailDraft>,
            pub addresses: Vec<AddressDraft>,
            pub household: Option<String>,
            pub tags: Vec<String>,
            pub own: Vec<(usize, String)>,
            pub notes: Vec<String>,
            pub problems: Vec<u8>,
        }
    }
    pub mod csv {
        pub mod write {
            pub struct Writer<W>(W);
            impl<W: std::io::Write> Writer<W> {
                pub fn new(w: W, _: u8, _: bool) -> std::io::Result<Self> {
                    Ok(Self(w))
                }
                pub fn row<'a>(&mut self, _: impl Iterator<Item = &'a str>) -> std::io::Result<()> {
                    Ok(())
                }
                pub fn finish(self) -> std::io::Result<W> {
                    Ok(self.0)
                }
            }
        }
        pub struct ReadError;
    }
}
