//! Refuses what a screen must not say of a record, before it is written. What a file brings is kept and shown instead.

use std::collections::BTreeMap;

use sqlx::SqliteConnection;

use crate::domain::fields::Kind;
use crate::domain::{EntityId, PartialDate, Value, organisation, rule};
use crate::error::{Code, Error, Result};
use crate::store::network;

/// A record as it would stand after the write.
pub(crate) struct Proposed<'a> {
    pub(crate) kind: &'a Kind,
    pub(crate) ent: Option<EntityId>,
    pub(crate) of: [Option<EntityId>; 2],
    /// Values that are said, by field.
    pub(crate) said: BTreeMap<&'a str, &'a Value>,
    /// Values that stand, by field.
    pub(crate) standing: BTreeMap<String, Value>,
}

impl Proposed<'_> {
    fn date(&self, field: &str) -> Option<PartialDate> {
        self.said.get(field).copied().or_else(|| self.standing.get(field))?.date()
    }

    /// Errors: `SamePersonTwice`, `NotYetBorn`, `EndsBeforeBegin`, `CircleInTree`. `today` is year, month, day.
    pub(crate) async fn check(&self, conn: &mut SqliteConnection, today: (u16, u8, u8)) -> Result<()> {
        let [one, other] = self.of;
        if one.is_some() && one == other {
            return Err(Error::new(Code::SamePersonTwice).with("kind", self.kind.name));
        }
        let says = |field: &str| self.said.contains_key(field);
        if says("birth_date") && self.date("birth_date").is_some_and(|born| rule::is_not_yet_born(born, today)) {
            return Err(Error::new(Code::NotYetBorn).with("field", "birth_date"));
        }
        for (first, last) in [("from", "to"), ("founded", "closed")] {
            if (says(first) || says(last)) && rule::ends_before_begin(self.date(first), self.date(last)) {
                return Err(Error::new(Code::EndsBeforeBegin).with("field", if says(last) { last } else { first }));
            }
        }
        let parent = self.said.get("parent").filter(|_| self.kind.name == "organisation");
        if let (Some(Value::Bytes(parent)), Some(ent)) = (parent, self.ent) {
            let above = network::parents(conn).await?;
            if organisation::closes_a_circle(ent, EntityId::from_bytes(parent)?, &above) {
                return Err(Error::new(Code::CircleInTree).with("field", "parent"));
            }
        }
        Ok(())
    }
}
