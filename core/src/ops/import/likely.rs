//! Who of the people here the rows of a step are likely to be: what `matching` says, in the codes of an import.

use std::collections::HashMap;

use super::plan::Found;
use crate::domain::EntityId;
use crate::exchange::draft::PersonDraft;
use crate::matching::{self, Evidence, Grade, Outcome, Rarity, Record, Trait};
use crate::store::roster::Held;

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

/// Compares the rows with the people that were found for them.
pub(super) fn judge<'a>(
    drafts: impl Iterator<Item = &'a PersonDraft>,
    found: &Found,
    held: &HashMap<EntityId, Held>,
    rarity: &Rarity,
) -> AllLikely {
    let (mut records, mut places, mut ents) = (Vec::new(), HashMap::new(), Vec::new());
    for (ent, person) in held {
        places.insert(*ent, records.len());
        ents.push(*ent);
        records.push(of_person(person));
    }
    let (mut pairs, mut rows) = (Vec::new(), Vec::new());
    for draft in drafts {
        for (ent, _) in found.get(&draft.row).into_iter().flatten() {
            pairs.extend(places.get(ent).map(|place| (*place, records.len())));
        }
        rows.push(draft.row);
        records.push(Record::from_draft(draft, 1, &[]));
    }
    let likely = matching::among(&records, &pairs, rarity).into_iter();
    likely
        .map(|pair| {
            let because = pair.evidence.iter().filter_map(code).collect();
            let said = Likely { outcome: pair.outcome, score: pair.score, because };
            ((rows[pair.b - ents.len()], ents[pair.a]), said)
        })
        .collect()
}

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
