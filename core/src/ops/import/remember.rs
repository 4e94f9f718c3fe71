//! What a person decided about a row holds for the same row of the next file: said, and to be changed there.
//! The same row is one that says the same person; who has only a name, is the same only in a file with the same headings.

use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::plan::{Considered, mark_and_nth};
use crate::domain::EntityId;
use crate::error::Result;
use crate::exchange::draft::PersonDraft;
use crate::ops::open::Write;
use crate::store::import_decision::{self as store, Decided};
use crate::store::import_plan::PlanRow;
use crate::wire::import::ImportView;

/// What is remembered, looked at from one file.
pub(super) struct Memory {
    key: Vec<u8>,
    headings: Vec<u8>,
    any: bool,
    /// Something was remembered about the last rows that were asked for.
    pub(super) recalled: bool,
}

impl Memory {
    pub(super) async fn open(write: &mut Write, key: &[u8], view: &ImportView) -> Result<Self> {
        let any = store::any(write.conn()).await?;
        Ok(Self { key: key.to_owned(), headings: super::headings(view), any, recalled: false })
    }

    /// Writes into rows what was decided about them before.
    pub(super) async fn recall(
        &mut self,
        write: &mut Write,
        rows: &mut [PlanRow],
        drafts: &[Option<(PersonDraft, Vec<u8>, u32)>],
    ) -> Result<()> {
        self.recalled = false;
        if !self.any {
            return Ok(());
        }
        let marks: Vec<Option<Vec<u8>>> =
            drafts.iter().map(|draft| draft.as_ref().map(|(draft, _, nth)| self.mark(draft, *nth))).collect();
        let known = store::recall(write.conn(), &marks.iter().flatten().cloned().collect::<Vec<_>>()).await?;
        for (row, mark) in rows.iter_mut().zip(marks) {
            let Some(said) = mark.and_then(|mark| known.get(&mark)) else { continue };
            row.decision = said.decision.clone().or(said.ent.map(|ent| ent.to_string()));
            row.leave.clone_from(&said.leave);
            row.plan = Some(serde_json::to_string(&Considered { before: true, ..Considered::of(row)? })?);
            self.recalled = true;
        }
        Ok(())
    }

    /// What is to be remembered of a row that was decided; `ent` is the person that it became.
    pub(super) fn of(&self, row: &PlanRow, draft: &PersonDraft, ent: Option<EntityId>) -> Option<(Vec<u8>, Decided)> {
        let decision =
            row.decision.clone().filter(|said| matches!(said.as_str(), "leave_out" | "skip" | "fill" | "update"));
        let ent = ent.filter(|_| row.decision.is_some() && decision.is_none());
        let said = Decided { decision, ent, leave: row.leave.clone() };
        let nth = row.mark.as_deref().and_then(mark_and_nth).map_or(0, |(_, nth)| nth);
        (said != Decided::default()).then(|| (self.mark(draft, nth), said))
    }

    /// A keyed hash of whom a row means.
    fn mark(&self, draft: &PersonDraft, nth: u32) -> Vec<u8> {
        let field = |name: &str| draft.fields.get(name).map_or("", String::as_str);
        let born = field("birth_date");
        let mut contacts: Vec<&str> =
            draft.phones.iter().map(|phone| phone.e164.as_deref().unwrap_or(&phone.typed)).collect();
        contacts.extend(draft.emails.iter().map(|email| email.address.as_deref().unwrap_or(&email.typed)));
        contacts.sort_unstable();
        let bare = born.len() < 10 && contacts.is_empty() && draft.externals.is_empty() && draft.id.is_none();
        let said: Json = serde_json::json!([
            draft.id,
            draft.externals,
            field("given_name"),
            field("family_name"),
            field("patronymic"),
            born,
            contacts,
            nth
        ]);
        let mut hash = Sha256::new();
        hash.update(&self.key);
        if bare {
            hash.update(&self.headings);
        }
        hash.update(said.to_string());
        hash.finalize()[..16].to_vec()
    }
}
