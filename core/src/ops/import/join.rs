//! Rows that are one person: what a row says beyond another row, and beyond what was already taken of it. Pure.

use super::decide::{Change, OwnColumns, address_parts, all, changes, guardian_key};
use crate::domain::EntityId;
use crate::exchange::draft::PersonDraft;
use crate::store::roster::{Held, HeldClass, HeldGuardian, Part};
use crate::wire::import::ImportMode;

/// What a row changes of the person that another row makes.
pub(super) fn more(made: &PersonDraft, row: &PersonDraft, mode: ImportMode) -> Vec<Change> {
    let mut held = Held::default();
    let none = OwnColumns::new();
    take(&mut held, &all(made, &none), &none);
    let mut changes = changes(row, &held, mode, &none);
    changes.retain(|change| !matches!(change, Change::Own(..)));
    if mode != ImportMode::Skip {
        for (column, new) in &row.own {
            let old = made.own.iter().find(|(other, _)| other == column).map_or("", |(_, text)| text.as_str());
            if old != new && (mode == ImportMode::Update || old.is_empty()) {
                changes.push(Change::Own(*column, old.to_owned(), new.clone()));
            }
        }
    }
    changes
}

/// The row with what another adds to it.
pub(super) fn add(made: &mut PersonDraft, changes: Vec<Change>) {
    for change in changes {
        match change {
            Change::Field(column, _, new) => {
                made.fields.insert(column, new);
            }
            Change::Phone(phone) => made.phones.push(phone),
            Change::Email(email) => made.emails.push(email),
            Change::Address(address) => made.addresses.push(address),
            Change::External(source, id) => made.externals.push((source, id)),
            Change::Household(name) => made.household = made.household.take().or(Some(name)),
            Change::Tag(tag) => made.tags.push(tag),
            Change::Class(class) => made.classes.push(class),
            Change::NoteLine(line) => made.notes.push(line),
            Change::Own(column, _, new) => {
                made.own.retain(|(other, _)| *other != column);
                made.own.push((column, new));
            }
            Change::Guardian(_, _, guardian) => {
                let known = made.guardians.iter_mut().find(|there| guardian_key(there) == guardian_key(&guardian));
                match known {
                    Some(there) => there.phones.extend(guardian.phones),
                    None => made.guardians.push(guardian),
                }
            }
        }
    }
}

/// What is known of a person once these changes are taken: the next row of the file is compared with that.
pub(super) fn take(held: &mut Held, changes: &[Change], own: &OwnColumns) {
    let part = |kind: &str, parts: &[(&str, &str)]| Part {
        id: nobody(kind),
        parts: parts.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect(),
    };
    for change in changes {
        match change {
            Change::Field(column, _, new) => {
                held.columns.insert(column.clone(), new.clone());
            }
            Change::Phone(phone) => {
                let e164 = phone.e164.as_deref().unwrap_or_default();
                held.phones.push(part("phone", &[("typed", &phone.typed), ("e164", e164)]));
            }
            Change::Email(email) => {
                let address = email.address.as_deref().unwrap_or_default();
                held.emails.push(part("email", &[("typed", &email.typed), ("address", address)]));
            }
            Change::Address(address) => {
                held.addresses.push(Part { id: nobody("address"), parts: address_parts(address) });
            }
            Change::External(source, id) => held.externals.push(part("external_id", &[("source", source), ("id", id)])),
            Change::Household(name) => held.households.push((nobody("household"), name.clone())),
            Change::Tag(tag) => held.tags.push(tag.clone()),
            Change::Class(class) => held.classes.push(HeldClass {
                id: nobody("class"),
                name: class.name.clone(),
                school: class.school.clone(),
                term: class.term.clone(),
            }),
            Change::Guardian(_, _, guardian) => {
                let phones = guardian.phones.iter().map(|phone| {
                    part("phone", &[("typed", &phone.typed), ("e164", phone.e164.as_deref().unwrap_or_default())])
                });
                let name = guardian_key(guardian);
                match held.guardians.iter_mut().find(|there| there.name == name) {
                    Some(there) => there.phones.extend(phones),
                    None => held.guardians.push(HeldGuardian {
                        person: nobody("person"),
                        name,
                        title: String::new(),
                        relation: guardian.relation.clone(),
                        phones: phones.collect(),
                        emails: Vec::new(),
                    }),
                }
            }
            Change::Own(column, _, new) => {
                if let Some(field) = own.get(column).copied().flatten() {
                    held.own.insert(field, new.clone());
                }
            }
            Change::NoteLine(line) => {
                let notes = held.columns.entry("notes".to_owned()).or_default();
                if !notes.is_empty() {
                    notes.push('\n');
                }
                notes.push_str(line);
            }
        }
    }
}

/// The id of what has none yet.
fn nobody(kind: &str) -> EntityId {
    EntityId::derived(kind, [None, None])
}

/// Changes, each under an id of its own: the second telephone of a row is `phone_2`.
pub(super) fn named(changes: Vec<Change>) -> Vec<(String, Change)> {
    let mut all: Vec<(String, Change)> = Vec::with_capacity(changes.len());
    for change in changes {
        let base = base(&change);
        let mut name = base.clone();
        let mut number = 1;
        while all.iter().any(|(other, _)| *other == name) {
            number += 1;
            name = format!("{base}_{number}");
        }
        all.push((name, change));
    }
    all
}

/// Those that a person wants.
pub(super) fn wanted(changes: Vec<Change>, leave: &[String]) -> Vec<Change> {
    if leave.is_empty() {
        return changes;
    }
    named(changes).into_iter().filter(|(name, _)| !leave.contains(name)).map(|(_, change)| change).collect()
}

fn base(change: &Change) -> String {
    match change {
        Change::Field(column, ..) => column.clone(),
        Change::Phone(_) => "phone".into(),
        Change::Email(_) => "email".into(),
        Change::Address(_) => "address".into(),
        Change::External(..) => "external_id".into(),
        Change::Household(_) => "household".into(),
        Change::Tag(_) => "tags".into(),
        Change::Class(_) => "class".into(),
        Change::Guardian(..) => "guardian".into(),
        Change::Own(column, ..) => format!("own {column}"),
        Change::NoteLine(_) => "notes".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::draft::PhoneDraft;

    fn row(fields: &[(&str, &str)], phones: &[&str]) -> PersonDraft {
        let phone = |n: &&str| PhoneDraft { label: String::new(), typed: (*n).to_owned(), e164: Some((*n).to_owned()) };
        PersonDraft {
            fields: fields.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
            phones: phones.iter().map(phone).collect(),
            own: vec![(4, "M".to_owned())],
            ..PersonDraft::default()
        }
    }

    #[test]
    fn a_second_row_of_one_person_adds_what_the_first_does_not_say() {
        let mut made = row(&[("given_name", "Nigar"), ("city", "Bonn")], &["+1"]);
        let second = row(&[("given_name", "Nigar"), ("city", "Köln"), ("sex", "female")], &["+1", "+2"]);
        let changes = more(&made, &second, ImportMode::Fill);
        let names: Vec<String> = named(changes.clone()).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["sex"], "a telephone is there, so filling adds none; own columns say the same");
        let said = more(&made, &second, ImportMode::Update);
        add(&mut made, said);
        assert_eq!((made.fields["city"].as_str(), made.phones.len(), made.own.len()), ("Köln", 2, 1));
        assert_eq!(more(&made, &second, ImportMode::Update), []);
    }

    #[test]
    fn a_change_that_is_not_wanted_is_left() {
        let second = row(&[], &["+1", "+2"]);
        let changes = more(&PersonDraft::default(), &second, ImportMode::Update);
        let left = wanted(changes, &["phone_2".to_owned()]);
        assert_eq!(left.iter().filter(|change| matches!(change, Change::Phone(_))).count(), 1);
    }
}
