//! The first line and the tables that later lines point into.

use serde::{Deserialize, Serialize};

use super::{FORMAT, Refused, bounds};
use crate::domain::id::unhex;
use crate::domain::{EntityId, Privacy};

/// What a file holds of its sender's data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Scope {
    /// All of it: another computer of the same chapter.
    Everything,
    /// What a coordinating council sees.
    Council,
    /// One event with its people.
    Event(EntityId),
    /// One school.
    School(EntityId),
}

impl From<Scope> for String {
    fn from(scope: Scope) -> Self {
        match scope {
            Scope::Everything => "everything".into(),
            Scope::Council => "council".into(),
            Scope::Event(id) => format!("event:{id}"),
            Scope::School(id) => format!("school:{id}"),
        }
    }
}

impl TryFrom<String> for Scope {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let scope = match text.as_str() {
            "everything" => Some(Self::Everything),
            "council" => Some(Self::Council),
            _ => text.split_once(':').and_then(|(kind, id)| match (kind, id.parse()) {
                ("event", Ok(id)) => Some(Self::Event(id)),
                ("school", Ok(id)) => Some(Self::School(id)),
                _ => None,
            }),
        };
        scope.ok_or("no such scope")
    }
}

/// The first line: who, what, for whom. Ids are hexadecimal digits; a reader leaves out what it does not know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The format that the file is written in.
    #[serde(rename = "fmt")]
    pub format: u32,
    /// The oldest format whose readers understand it.
    pub min: u32,
    /// Version of the program, for eyes.
    pub app: String,
    /// 32 digits: this file.
    pub file: String,
    /// Files of this sender, counted from 1.
    pub no: u32,
    /// The sending installation.
    pub from: String,
    /// Id of the sending chapter.
    pub chapter: String,
    /// Its name, for eyes before anything is taken in.
    pub name: String,
    /// What it holds; text, so that a newer scope can be shown.
    pub scope: String,
    /// For whom: a chapter's name or what was typed; may be empty.
    pub to: String,
    /// When: milliseconds since 1970, by the sender's clock.
    pub made: String,
    /// Who wants to encrypt for the sender uses this.
    pub recipient: String,
    /// The sender's home data file: 32 digits; a copied data file has another.
    pub data: String,
}

impl Header {
    pub(super) fn check(&self) -> Result<(), Refused> {
        if self.min > FORMAT || self.min == 0 {
            return Err(Refused::TooNew(self.min));
        }
        let ids = [&self.file, &self.from, &self.chapter, &self.data];
        let times = self.made.parse::<i64>().is_ok();
        if !times || ids.iter().any(|id| unhex(id).is_none_or(|bytes| bytes.len() != 16)) {
            return Err(Refused::Damaged("header"));
        }
        if [&self.app, &self.name, &self.scope, &self.to, &self.recipient].iter().any(|text| text.len() > 1_000) {
            return Err(Refused::TooLarge("header"));
        }
        Ok(())
    }
}

/// A field's name with the class that its values have at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldName {
    /// `person.given_name`.
    pub name: String,
    /// `health` unless the file says one that this program knows.
    pub class: Privacy,
}

/// An installation, by its place in the table, and when it spoke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// Place in [`Tables::installations`].
    pub inst: u32,
    /// The batch's stamp.
    pub stamp: i64,
}

/// What entities point into. All sorted, so that two senders of the same cells write the same bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tables {
    /// 16-byte ids in their order.
    pub installations: Vec<[u8; 16]>,
    /// In the order of names.
    pub fields: Vec<FieldName>,
    /// In the order of installation and stamp.
    pub words: Vec<Stamp>,
    /// Files that the sender has taken, newest first.
    pub has: Vec<[u8; 16]>,
}

/// One line of a table; a table may have several.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct TableLine {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) inst: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) fields: Option<Vec<(String, String)>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) words: Option<Vec<(u32, String, String)>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) has: Option<Vec<String>>,
}

impl Tables {
    pub(super) fn take(&mut self, line: TableLine) -> Result<(), Refused> {
        for id in line.inst.into_iter().flatten() {
            self.installations.push(id16(&id)?);
        }
        if self.installations.len() > bounds::INSTALLATIONS {
            return Err(Refused::TooLarge("installations"));
        }
        for (name, class) in line.fields.into_iter().flatten() {
            if !is_name(&name) {
                return Err(Refused::Damaged("field name"));
            }
            self.fields.push(FieldName { name, class: Privacy::parse(&class).unwrap_or(Privacy::Health) });
        }
        if self.fields.len() > bounds::FIELDS {
            return Err(Refused::TooLarge("fields"));
        }
        for (inst, ms, counter) in line.words.into_iter().flatten() {
            let (ms, counter) = (ms.parse::<i64>().ok(), counter.parse::<u16>().ok());
            let stamp = ms.filter(|ms| (0..1 << 45).contains(ms)).zip(counter);
            let stamp = stamp.map(|(ms, counter)| (ms << 16) | i64::from(counter));
            // A stamp beyond the bound is a row's fault, not the file's: it is kept here and its rows are quarantined.
            let stamp = stamp.ok_or(Refused::Damaged("word"))?;
            if inst as usize >= self.installations.len() {
                return Err(Refused::Damaged("word"));
            }
            self.words.push(Stamp { inst, stamp });
        }
        if self.words.len() > bounds::WORDS {
            return Err(Refused::TooLarge("words"));
        }
        for id in line.has.into_iter().flatten() {
            self.has.push(id16(&id)?);
        }
        if self.has.len() > bounds::HAS { Err(Refused::TooLarge("has")) } else { Ok(()) }
    }

    /// Nothing stands twice: a row would name one cell in two ways.
    pub(super) fn check(&self) -> Result<(), Refused> {
        let rising = self.installations.is_sorted_by(|a, b| a < b)
            && self.fields.is_sorted_by(|a, b| a.name < b.name)
            && self.words.is_sorted_by(|a, b| a < b);
        if rising { Ok(()) } else { Err(Refused::Damaged("order of a table")) }
    }
}

/// A name of a field or kind: printable ASCII, so that it means the same everywhere.
pub(super) fn is_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= bounds::NAME && name.bytes().all(|byte| byte.is_ascii_graphic())
}

fn id16(text: &str) -> Result<[u8; 16], Refused> {
    unhex(text).and_then(|bytes| bytes.try_into().ok()).ok_or(Refused::Damaged("id"))
}
