//! Entity ids that prove what they name (docs: merge design, section 1). Not where they are stored.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize, de};
use sha2::{Digest, Sha256};

/// 16 bytes: 8 random ones, then the first 8 of SHA-256(kind, of1, of2, those 8).
/// Written as 32 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId([u8; 16]);

/// The text is not 32 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an id is 32 hexadecimal digits")]
pub struct BadId;

impl EntityId {
    /// A new id for a record of `kind` belonging to `of`, from 8 random bytes.
    pub fn new(kind: &str, of: [Option<EntityId>; 2], random: [u8; 8]) -> Self {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&random);
        bytes[8..].copy_from_slice(&proof(kind, of, &random));
        Self(bytes)
    }

    /// The one id that a pair has in every data file: a tag on a person, a place in a household.
    pub fn derived(kind: &str, of: [Option<EntityId>; 2]) -> Self {
        Self::new(kind, of, proof(kind, of, b"derived\0"))
    }

    /// Whether this id belongs to a record of `kind` and `of`.
    pub fn proves(&self, kind: &str, of: [Option<EntityId>; 2]) -> bool {
        self.0[8..] == proof(kind, of, &self.0[..8])
    }

    /// The 16 bytes as stored.
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// Its random half; the other follows from it.
    pub(crate) fn half(&self) -> u64 {
        let mut half = [0; 8];
        half.copy_from_slice(&self.0[..8]);
        u64::from_be_bytes(half)
    }

    /// From the 16 bytes of a cell; errors when there are not 16.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BadId> {
        bytes.try_into().map(Self).map_err(|_| BadId)
    }
}

fn proof(kind: &str, of: [Option<EntityId>; 2], random: &[u8]) -> [u8; 8] {
    let mut hash = Sha256::new();
    hash.update([kind.len() as u8]);
    hash.update(kind.as_bytes());
    for owner in of {
        match owner {
            Some(id) => {
                hash.update([1]);
                hash.update(id.0);
            }
            None => hash.update([0]),
        }
    }
    hash.update(random);
    let digest = hash.finalize();
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    first
}

/// Lower-case hexadecimal digits of any bytes.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|b| [DIGITS[(b >> 4) as usize] as char, DIGITS[(b & 15) as usize] as char]).collect()
}

/// Bytes of hexadecimal digits in either case; `None` when a character is none or one is missing.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl FromStr for EntityId {
    type Err = BadId;
    fn from_str(text: &str) -> Result<Self, BadId> {
        Self::from_bytes(&unhex(text).ok_or(BadId)?)
    }
}

impl Serialize for EntityId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for EntityId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_proves_its_kind_and_owners_and_no_others() {
        let person = EntityId::new("person", [None, None], [7; 8]);
        let phone = EntityId::new("phone", [Some(person), None], [9; 8]);
        assert!(phone.proves("phone", [Some(person), None]));
        assert!(!phone.proves("email", [Some(person), None]));
        assert!(!phone.proves("phone", [None, Some(person)]));
        assert_eq!(phone.to_string().parse(), Ok(phone));
    }

    #[test]
    fn a_derived_id_is_the_same_everywhere() {
        let a = EntityId::new("person", [None, None], [1; 8]);
        let b = EntityId::new("tag", [None, None], [2; 8]);
        let pair = [Some(a), Some(b)];
        assert_eq!(EntityId::derived("tagging", pair), EntityId::derived("tagging", pair));
        assert!(EntityId::derived("tagging", pair).proves("tagging", pair));
    }
}
