//! Birlik without a screen: the data file, merge, names, import and export.
//! Knows no window, no terminal, no clock and no locale; time and new ids come from [`App`] (rule 1).

pub mod app;
pub mod commands;
pub mod domain;
pub mod error;
pub mod headings;
mod merge;
pub mod names;
mod ops;
pub mod store;
pub mod wire;

pub use app::App;
pub use commands::dispatch;
pub use error::{Code, Error, Result};

// Until their folders are merged.
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
