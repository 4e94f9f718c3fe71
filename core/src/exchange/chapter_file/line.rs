//! Lines of entities, of erasures, and the last line: to and from their JSON.

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::short::Seen;
use super::{Refused, Tables, bounds};
use crate::domain::id::{hex, unhex};
use crate::domain::{EntityId, Value};

/// One row of an entity, pointing into the tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Place in the table of words.
    pub word: u32,
    /// Place in the table of fields.
    pub field: u32,
    /// The value of a live word; of a dead one nothing.
    pub value: Option<Value>,
}

/// An entity with rows; it may go on in the next line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its id.
    pub id: EntityId,
    /// Its kind's name.
    pub kind: String,
    /// Whose it is.
    pub of: [Option<EntityId>; 2],
    /// Its rows, by word and field; live ones first within a word.
    pub cells: Vec<Cell>,
}

/// A person whose erasure is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// Who.
    pub id: EntityId,
    /// By whom and when: place in the table of words.
    pub word: u32,
    /// `request` or `bin`.
    pub reason: String,
}

/// The last line.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Trailer {
    /// Cells and erasures.
    pub(super) end: u64,
    /// Of all lines before this one.
    pub(super) sha256: String,
    /// The sender's public key.
    pub(super) key: String,
    /// Of the hash.
    pub(super) sig: String,
}

#[derive(Deserialize)]
struct EntityLine<'a> {
    #[serde(borrow, default)]
    e: Option<Cow<'a, str>>,
    #[serde(borrow)]
    k: Cow<'a, str>,
    #[serde(default)]
    of: Vec<serde_json::Value>,
    #[serde(default)]
    c: Vec<Group>,
}

/// `[word, [[field, value], …], [field, …]]`: live and dead.
#[derive(Deserialize)]
struct Group(u32, Vec<(u32, Parsed)>, Vec<u32>);

#[derive(Deserialize)]
struct ErasureLine {
    x: String,
    w: u32,
    r: String,
}

impl Entity {
    /// And whether it begins another entity than the line before. Errors: `Damaged` when it is no such line, or points
    /// beyond the tables or the lines before.
    pub(super) fn parse(line: &str, tables: &Tables, seen: &mut Seen) -> Result<(Self, bool), Refused> {
        let line: EntityLine<'_> = serde_json::from_str(line).map_err(|_| Refused::Damaged("entity"))?;
        if line.of.len() > 2 || !super::table::is_name(&line.k) {
            return Err(Refused::Damaged("entity"));
        }
        let mut of = [None, None];
        for (place, owner) in of.iter_mut().zip(&line.of) {
            *place = seen.owner_of(owner)?;
        }
        let mut cells = Vec::with_capacity(line.c.iter().map(|group| group.1.len() + group.2.len()).sum());
        for Group(word, live, dead) in line.c {
            cells.extend(live.into_iter().map(|(field, Parsed(value))| Cell { word, field, value: Some(value) }));
            cells.extend(dead.into_iter().map(|field| Cell { word, field, value: None }));
        }
        let (words, fields) = (tables.words.len(), tables.fields.len());
        if cells.iter().any(|cell| cell.word as usize >= words || cell.field as usize >= fields) {
            return Err(Refused::Damaged("entity"));
        }
        let id = seen.id(line.e.as_deref(), &line.k, of)?;
        let begins = seen.note(id, &line.k, of, line.e.is_none());
        Ok((Self { id, kind: line.k.into_owned(), of, cells }, begins))
    }

    /// The beginning of a line, up to its groups. Errors: `Damaged` when the id does not prove kind and owners.
    pub(super) fn open(&self, seen: &mut Seen) -> Result<String, Refused> {
        let step = seen.step(&self.id, &self.kind, self.of)?;
        let of = match self.of {
            [None, None] => String::new(),
            [one, None] => format!(",\"of\":[{}]", seen.owner(one)),
            [one, two] => format!(",\"of\":[{},{}]", seen.owner(one), seen.owner(two)),
        };
        seen.note(self.id, &self.kind, self.of, step.is_none());
        let step = step.map(|step| format!(",\"e\":\"{step}\"")).unwrap_or_default();
        Ok(format!("{{\"k\":\"{}\"{of}{step},\"c\":[", self.kind))
    }
}

impl Erasure {
    pub(super) fn parse(line: &str, tables: &Tables) -> Result<Self, Refused> {
        let line: ErasureLine = serde_json::from_str(line).map_err(|_| Refused::Damaged("erasure"))?;
        if line.w as usize >= tables.words.len() || line.r.len() > bounds::NAME {
            return Err(Refused::Damaged("erasure"));
        }
        Ok(Self { id: id(&line.x)?, word: line.w, reason: line.r })
    }

    pub(super) fn line(&self) -> String {
        let reason = serde_json::Value::from(self.reason.as_str());
        format!("{{\"x\":\"{}\",\"w\":{},\"r\":{reason}}}\n", self.id, self.word)
    }
}

fn id(text: &str) -> Result<EntityId, Refused> {
    text.parse().map_err(|_| Refused::Damaged("id"))
}

/// Integers beyond this are written as text, since other readers hold numbers as doubles.
const EXACT: i64 = 1 << 53;

/// A value as JSON: null, an integer, text, `{"h":"…"}` for bytes, `{"i":"…"}` for a large integer.
pub(super) fn print(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Integer(n) if (-EXACT..=EXACT).contains(n) => out.extend_from_slice(n.to_string().as_bytes()),
        Value::Integer(n) => out.extend_from_slice(format!("{{\"i\":\"{n}\"}}").as_bytes()),
        // Writing to memory does not fail.
        Value::Text(text) => drop(serde_json::to_writer(out, text)),
        Value::Bytes(bytes) => out.extend_from_slice(format!("{{\"h\":\"{}\"}}", hex(bytes)).as_bytes()),
    }
}

/// Bytes of a value, as the bound counts them.
pub(super) fn size(value: &Value) -> usize {
    match value {
        Value::Text(text) => text.len(),
        Value::Bytes(bytes) => bytes.len(),
        Value::Null | Value::Integer(_) => 0,
    }
}

struct Parsed(Value);

impl<'de> Deserialize<'de> for Parsed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor).map(Self)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("null, an integer, text, bytes")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_i64<E: de::Error>(self, n: i64) -> Result<Value, E> {
        Ok(Value::Integer(n))
    }

    fn visit_u64<E: de::Error>(self, n: u64) -> Result<Value, E> {
        i64::try_from(n).map(Value::Integer).map_err(|_| E::custom("too large"))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let found: Option<(String, String)> = map.next_entry()?;
        let value = match found.as_ref().map(|(key, text)| (key.as_str(), text)) {
            Some(("h", text)) => unhex(text).map(Value::Bytes),
            Some(("i", text)) => text.parse().ok().map(Value::Integer),
            _ => None,
        };
        match (value, map.next_key::<String>()?) {
            (Some(value), None) => Ok(value),
            _ => Err(de::Error::custom("no value")),
        }
    }
}
