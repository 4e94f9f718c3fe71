//! Ids in short: what follows from kind, owners and the lines before is not written. Eight random bytes of an id cannot be
//! compressed and the other eight are computed from them, so ids would be most of a file (docs/exchange-file.md).

use std::collections::HashMap;

use serde_json::Value as Json;

use super::{Refused, bounds};
use crate::domain::EntityId;

/// Digits of a step, by worth.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What writer and reader know of the lines before.
#[derive(Default)]
pub(super) struct Seen {
    /// The last entity that is of nobody.
    root: Option<EntityId>,
    /// It is a person: what is of it is not numbered, nobody is of that.
    person: bool,
    /// First half of the last entity, derived ones left out.
    half: u64,
    /// The last line's entity; it may go on.
    last: Option<EntityId>,
    /// Entities that later ones can name by number, from 1.
    numbered: Vec<EntityId>,
    /// The same for a writer.
    places: HashMap<EntityId, usize>,
}

impl Seen {
    /// The step to an id: none when it follows from its owners. Errors: `Damaged` when it proves something else.
    pub(super) fn step(&self, id: &EntityId, kind: &str, of: [Option<EntityId>; 2]) -> Result<Option<String>, Refused> {
        if of != [None, None] && *id == EntityId::derived(kind, of) {
            return Ok(None);
        }
        if !id.proves(kind, of) {
            return Err(Refused::Damaged("id"));
        }
        Ok(Some(digits(id.half().wrapping_sub(self.base(of)))))
    }

    /// An owner as it is written: 0 is the last entity of nobody, a number one before, else the whole id.
    pub(super) fn owner(&self, owner: Option<EntityId>) -> String {
        match owner {
            None => "null".into(),
            Some(id) if self.root == Some(id) => "0".into(),
            Some(id) => match self.places.get(&id) {
                Some(place) => place.to_string(),
                None => format!("\"{id}\""),
            },
        }
    }

    /// The owner behind what was written.
    pub(super) fn owner_of(&self, written: &Json) -> Result<Option<EntityId>, Refused> {
        let id = match written {
            Json::Null => return Ok(None),
            Json::String(id) => id.parse().ok(),
            Json::Number(number) => match number.as_u64().and_then(|number| usize::try_from(number).ok()) {
                Some(0) => self.root,
                Some(number) => self.numbered.get(number - 1).copied(),
                None => None,
            },
            _ => None,
        };
        id.map(Some).ok_or(Refused::Damaged("owner"))
    }

    /// The id behind a step.
    pub(super) fn id(&self, step: Option<&str>, kind: &str, of: [Option<EntityId>; 2]) -> Result<EntityId, Refused> {
        match step {
            None if of == [None, None] => Err(Refused::Damaged("id")),
            None => Ok(EntityId::derived(kind, of)),
            Some(step) => {
                let half = self.base(of).wrapping_add(number(step).ok_or(Refused::Damaged("id"))?);
                Ok(EntityId::new(kind, of, half.to_be_bytes()))
            }
        }
    }

    /// Takes note of a line; gives whether it begins another entity. `derived`: it was written without a step.
    pub(super) fn note(&mut self, id: EntityId, kind: &str, of: [Option<EntityId>; 2], derived: bool) -> bool {
        if self.last == Some(id) {
            return false;
        }
        self.last = Some(id);
        let root = of == [None, None];
        if (root || (of[0] == self.root && !self.person)) && self.numbered.len() < bounds::NUMBERED {
            self.numbered.push(id);
            self.places.insert(id, self.numbered.len());
        }
        if root {
            (self.root, self.person) = (Some(id), kind == "person");
        }
        if !derived {
            self.half = id.half();
        }
        true
    }

    fn base(&self, of: [Option<EntityId>; 2]) -> u64 {
        if of == [None, None] { self.root.map_or(0, |root| root.half()) } else { self.half }
    }
}

/// A number in base 64, the most worth first; zero is empty.
fn digits(mut number: u64) -> String {
    let mut digits = Vec::with_capacity(11);
    while number > 0 {
        digits.push(DIGITS[(number & 63) as usize]);
        number >>= 6;
    }
    digits.iter().rev().map(|digit| char::from(*digit)).collect()
}

fn number(digits: &str) -> Option<u64> {
    digits.bytes().try_fold(0_u64, |number, digit| {
        let worth = DIGITS.iter().position(|known| *known == digit)? as u64;
        number.checked_mul(64)?.checked_add(worth)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_read_as_they_were_written() {
        for n in [0, 1, 63, 64, 1 << 30, u64::MAX] {
            assert_eq!(number(&digits(n)), Some(n));
        }
        assert_eq!((digits(0).as_str(), digits(64).as_str()), ("", "BA"));
        for wrong in ["Ä", " ", "__________________", "é"] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_not_proved_is_not_written() {
        let person = EntityId::new("person", [None, None], [1; 8]);
        let seen = Seen::default();
        assert!(seen.step(&person, "phone", [None, None]).is_err());
        let of = [Some(person), None];
        assert_eq!(seen.step(&EntityId::derived("tagging", of), "tagging", of).unwrap(), None);
    }
}
