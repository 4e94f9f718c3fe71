//! Who of the people here the rows of a step are likely to be: what `matching` says, in the codes of an import.

use std::collections::HashMap;

use sqlx::SqliteConnection;

use super::plan::{Found, people_of};
use crate::domain::EntityId;
use crate::error::Result;
use crate::exchange::draft::PersonDraft;
use crate::matching::{self, Evidence, Grade, Outcome, Rarity, Record, Trait};
use crate::store::roster::{self, Held, Outline};

/// What is said of a row and a person.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Likely {
    pub(crate) outcome: Outcome,
    /// 0 to 1.
    pub(crate) score: f64,
    /// What agrees, and what does not, the weightiest first: `same_birth_date`, `other_family_name` …
    pub(crate) because: Vec<&'static str>,
}

/// For rows and people that may be one.
pub(crate) type AllLikely = HashMap<(u32, EntityId), Likely>;

/// People here as they are compared: each is read once, however many rows of a file they could be.
#[derive(Default)]
pub(super) struct People(HashMap<EntityId, Record>);

/// Beyond so many all are forgotten and read again when they are needed: about 100 MiB.
const MOST: usize = 200_000;

impl People {
    /// Compares the rows with the people that were found for them; who is another is left out.
    pub(super) async fn judge(
        &mut self,
        conn: &mut SqliteConnection,
        drafts: impl Iterator<Item = &PersonDraft>,
        found: &Found,
        rarity: &Rarity,
    ) -> Result<AllLikely> {
        let people = people_of(found);
        if self.0.len() > MOST {
            self.0.clear();
        }
        let unread: Vec<EntityId> = people.iter().copied().filter(|ent| !self.0.contains_key(ent)).collect();
        if !unread.is_empty() {
            self.0.extend(roster::outlines(conn, &unread, of_outline).await?);
        }
        let drafts: Vec<(u32, Record)> = drafts.map(|draft| (draft.row, Record::from_draft(draft, 1, &[]))).collect();
        let here: Vec<(EntityId, &Record)> = people.iter().filter_map(|ent| Some((*ent, self.0.get(ent)?))).collect();
        let places: HashMap<EntityId, usize> = here.iter().enumerate().map(|(at, (ent, _))| (*ent, at)).collect();
        let pairs: Vec<(usize, usize)> = drafts
            .iter()
            .enumerate()
            .flat_map(|(at, (row, _))| {
                let people = found.get(row).into_iter().flatten();
                people.filter_map(|(ent, _)| places.get(ent)).map(move |place| (*place, at))
            })
            .map(|(place, at)| (place, here.len() + at))
            .collect();
        let records: Vec<&Record> =
            here.iter().map(|(_, record)| *record).chain(drafts.iter().map(|(_, record)| record)).collect();
        let likely = matching::among(&records, &pairs, rarity).into_iter();
        Ok(likely
            .map(|pair| {
                let because = pair.evidence.iter().filter_map(code).collect();
                let said = Likely { outcome: pair.outcome, score: pair.score, because };
                ((drafts[pair.b - here.len()].0, here[pair.a].0), said)
            })
            .collect())
    }
}

fn of_outline(person: &Outline<'_>) -> Record {
    let field = |name: &str| person.columns.get(name).map_or("", |text| text.as_ref());
    let (phones, emails) = (person.phones.iter().map(AsRef::as_ref), person.emails.iter().map(AsRef::as_ref));
    let mut record = Record::named(&field, phones, emails);
    for [typed, street, postal_code, city] in &person.addresses {
        record.live(&[typed, street, postal_code], city);
    }
    record
}

/// A whole person as a record to compare.
pub(crate) fn of_person(person: &Held) -> Record {
    let field = |name: &str| person.columns.get(name).map_or("", String::as_str);
    let phones = person.phones.iter().map(|part| match part.get("e164") {
        "" => part.get("typed"),
        e164 => e164,
    });
    let emails = person.emails.iter().map(|part| part.get("address")).filter(|address| !address.is_empty());
    let mut record = Record::named(&field, phones, emails);
    for part in &person.addresses {
        record.live(&[part.get("typed"), part.get("street"), part.get("postal_code")], part.get("city"));
    }
    record
}

/// The code of what a field says; none for what says little.
pub(crate) fn code(said: &Evidence) -> Option<&'static str> {
    Some(match (said.of, said.grade) {
        (Trait::Given | Trait::Family, Grade::Swapped) => "swapped_names",
        (Trait::Given, Grade::Same) => "same_given_name",
        (Trait::Given, _) => "alike_given_name",
        (Trait::Family, Grade::Same) => "same_family_name",
        (Trait::Family, Grade::Other) => "other_family_name",
        (Trait::Family, _) => "alike_family_name",
        (Trait::Father, Grade::Same) => "same_patronymic",
        (Trait::Father, Grade::Other) => "other_patronymic",
        (Trait::Born, Grade::Same) => "same_birth_date",
        (Trait::Born, Grade::Alike) => "alike_birth_date",
        (Trait::Phone, Grade::Same) => "same_phone",
        (Trait::Phone, Grade::Alike) => "alike_phone",
        (Trait::Phone, _) => "other_phone",
        (Trait::Email, Grade::Same) => "same_email",
        (Trait::Address, _) => "same_address",
        (Trait::Sex, Grade::Other) => "other_sex",
        _ => return None,
    })
}
