//! What becomes of a row: pure, so that it can be tested without a file and without a data file.
//! Nothing is guessed: two who could be meant are asked about, and a telephone shared in a family is nobody's identity.

use std::collections::BTreeMap;

use crate::domain::{EntityId, PartialDate};
use crate::exchange::draft::{AddressDraft, EmailDraft, PersonDraft, PhoneDraft};
use crate::names;
use crate::store::roster::{Held, Part};
use crate::wire::import::ImportMode;

/// Somebody here that a row could be.
#[derive(Debug, Clone)]
pub(crate) struct Candidate<'a> {
    pub(crate) ent: EntityId,
    pub(crate) held: &'a Held,
    /// `same_id`, `same_row`, `same_external_id`, `same_name`; several may hold.
    pub(crate) because: Vec<&'static str>,
}

/// Who a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Who {
    /// Nobody here.
    New,
    /// This person, and why.
    Here(EntityId, &'static str),
    /// For a person to decide: who it could be, and why it is asked.
    Ask(&'static str),
}

/// Finds who a row is among the candidates.
pub(crate) fn who(draft: &PersonDraft, candidates: &[Candidate<'_>]) -> Who {
    let only = |because: &str| -> Option<Vec<&Candidate<'_>>> {
        let found: Vec<_> = candidates.iter().filter(|c| c.because.contains(&because)).collect();
        (!found.is_empty()).then_some(found)
    };
    if let Some(found) = only("same_id") {
        return Who::Here(found[0].ent, "same_id");
    }
    if let Some(found) = only("same_row") {
        return Who::Here(found[0].ent, "same_row");
    }
    if let Some(found) = only("same_external_id") {
        let alike: Vec<_> = found.into_iter().filter(|c| name_agrees(draft, c.held)).collect();
        match alike.as_slice() {
            [] => {}
            [one] => return Who::Here(one.ent, "same_external_id"),
            _ => return Who::Ask("several_candidates"),
        }
    }
    let named: Vec<(&Candidate<'_>, Likeness)> = candidates
        .iter()
        .filter(|c| c.because.contains(&"same_name"))
        .map(|c| (c, likeness(draft, c.held)))
        .filter(|(_, likeness)| *likeness != Likeness::Another)
        .collect();
    let sure: Vec<_> = named.iter().filter(|(_, likeness)| *likeness == Likeness::Sure).collect();
    match (sure.as_slice(), named.as_slice()) {
        ([one], _) => Who::Here(one.0.ent, "same_name_and_contact"),
        ([], []) => Who::New,
        ([], [_]) => Who::Ask("one_candidate"),
        _ => Who::Ask("several_candidates"),
    }
}

/// How much a person of the same name is the row's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// Birth dates agree or one is missing, and a telephone or an e-mail is the same.
    Sure,
    /// Nothing speaks against it.
    Maybe,
    /// Another of that name.
    Another,
}

fn likeness(draft: &PersonDraft, held: &Held) -> Likeness {
    let born = |text: Option<&String>| text.and_then(|text| text.parse::<PartialDate>().ok());
    let (theirs, ours) = (born(draft.fields.get("birth_date")), born(held.columns.get("birth_date")));
    if let (Some(theirs), Some(ours)) = (theirs, ours)
        && !theirs.agrees_with(&ours)
    {
        return Likeness::Another;
    }
    let sex = |text: Option<&String>| text.filter(|sex| matches!(sex.as_str(), "female" | "male")).cloned();
    if let (Some(theirs), Some(ours)) = (sex(draft.fields.get("sex")), sex(held.columns.get("sex")))
        && theirs != ours
    {
        return Likeness::Another;
    }
    let phone = draft.phones.iter().any(|phone| held.phones.iter().any(|part| same_phone(phone, part)));
    let email = draft.emails.iter().any(|email| held.emails.iter().any(|part| same_email(email, part)));
    if phone || email {
        return Likeness::Sure;
    }
    let same_day = matches!((theirs, ours), (Some(a), Some(b)) if a.is_full() && a == b);
    let can_be_compared =
        (!draft.phones.is_empty() && !held.phones.is_empty()) || (!draft.emails.is_empty() && !held.emails.is_empty());
    if same_day || !can_be_compared { Likeness::Maybe } else { Likeness::Another }
}

/// An id from elsewhere is believed unless the names say otherwise: two chapters may count alike.
fn name_agrees(draft: &PersonDraft, held: &Held) -> bool {
    let key = |columns: &BTreeMap<String, String>| {
        let name = |column: &str| columns.get(column).map_or("", String::as_str);
        names::match_key(name("given_name"), name("family_name"))
    };
    let (theirs, ours) = (key(&draft.fields), key(&held.columns));
    theirs.is_empty() || ours.is_empty() || theirs.split(' ').any(|word| ours.split(' ').any(|other| other == word))
}

/// The same number: as dialled or as typed.
pub(crate) fn same_phone(draft: &PhoneDraft, part: &Part) -> bool {
    let dialled = draft.e164.as_deref().is_some_and(|e164| e164 == part.get("e164"));
    dialled || draft.typed == part.get("typed")
}

/// The same address, whatever its case, else as typed.
pub(crate) fn same_email(draft: &EmailDraft, part: &Part) -> bool {
    match (&draft.address, part.get("address")) {
        (Some(address), ours) if !ours.is_empty() => address == ours,
        _ => draft.typed == part.get("typed"),
    }
}

/// The parts of an address that say something.
pub(crate) fn address_parts(draft: &AddressDraft) -> BTreeMap<String, String> {
    [
        ("label", &draft.label),
        ("typed", &draft.typed),
        ("street", &draft.street),
        ("postal_code", &draft.postal_code),
        ("city", &draft.city),
        ("region", &draft.region),
        ("country", &draft.country),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(part, text)| (part.to_owned(), text.clone()))
    .collect()
}

/// A value that a row writes to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Change {
    /// A field of the person: column id, old, new.
    Field(String, String, String),
    /// A number to add.
    Phone(PhoneDraft),
    /// An address to add.
    Email(EmailDraft),
    /// A postal address to add.
    Address(AddressDraft),
    /// An id elsewhere to add: source, id.
    External(String, String),
    /// A household to live in.
    Household(String),
    /// A tag to carry.
    Tag(String),
    /// A value of an own field: the file's column, old, new.
    Own(usize, String, String),
    /// A line to add to the notes.
    NoteLine(String),
}

/// The own fields that columns stand for: the file's column to the number of the cell field; none: to be made.
pub(crate) type OwnColumns = BTreeMap<usize, Option<i64>>;

/// What a row changes of a person who is here. A blank changes nothing; with [`ImportMode::Fill`] nothing that is there changes.
pub(crate) fn changes(draft: &PersonDraft, held: &Held, mode: ImportMode, own: &OwnColumns) -> Vec<Change> {
    if mode == ImportMode::Skip {
        return Vec::new();
    }
    let update = mode == ImportMode::Update;
    let mut changes = Vec::new();
    for (column, new) in &draft.fields {
        let old = held.columns.get(column).cloned().unwrap_or_default();
        if old != *new && (update || (old.is_empty() && group_is_blank(held, column))) {
            changes.push(Change::Field(column.clone(), old, new.clone()));
        }
    }
    let adds = |there: bool| update || !there;
    for phone in &draft.phones {
        if adds(!held.phones.is_empty()) && !held.phones.iter().any(|part| same_phone(phone, part)) {
            push_once(&mut changes, Change::Phone(phone.clone()));
        }
    }
    for email in &draft.emails {
        if adds(!held.emails.is_empty()) && !held.emails.iter().any(|part| same_email(email, part)) {
            push_once(&mut changes, Change::Email(email.clone()));
        }
    }
    for address in &draft.addresses {
        let parts = address_parts(address);
        if adds(!held.addresses.is_empty()) && !held.addresses.iter().any(|part| part.parts == parts) {
            push_once(&mut changes, Change::Address(address.clone()));
        }
    }
    for (source, id) in &draft.externals {
        if !held.externals.iter().any(|part| part.get("source") == source && part.get("id") == id) {
            push_once(&mut changes, Change::External(source.clone(), id.clone()));
        }
    }
    if let Some(household) = &draft.household
        && adds(!held.households.is_empty())
        && !held.households.iter().any(|(_, name)| name == household)
    {
        changes.push(Change::Household(household.clone()));
    }
    for tag in draft.tags.iter().filter(|tag| !held.tags.contains(tag)) {
        push_once(&mut changes, Change::Tag(tag.clone()));
    }
    for (column, new) in &draft.own {
        let field = own.get(column).copied().flatten();
        let old = field.and_then(|field| held.own.get(&field)).cloned().unwrap_or_default();
        if old != *new && (update || old.is_empty()) {
            changes.push(Change::Own(*column, old, new.clone()));
        }
    }
    let notes = held.columns.get("notes").map_or("", String::as_str);
    for line in draft.notes.iter().filter(|line| !notes.lines().any(|there| there == *line)) {
        changes.push(Change::NoteLine(line.clone()));
    }
    changes
}

/// What a row says twice is written once.
fn push_once(changes: &mut Vec<Change>, change: Change) {
    let there = changes.iter().any(|other| match (other, &change) {
        (Change::Phone(a), Change::Phone(b)) if a.e164.is_some() => a.e164 == b.e164,
        (Change::Email(a), Change::Email(b)) if a.address.is_some() => a.address == b.address,
        (a, b) => a == b,
    });
    if !there {
        changes.push(change);
    }
}

/// What a new person is made with.
pub(crate) fn all(draft: &PersonDraft, own: &OwnColumns) -> Vec<Change> {
    changes(draft, &Held::default(), ImportMode::Update, own)
}

/// Decided together: the parts of a state or of a consent are filled only when none is there.
fn group_is_blank(held: &Held, column: &str) -> bool {
    let group = group_of(column);
    !held.columns.keys().any(|other| group_of(other) == group)
}

/// The first column of the group that a column belongs to; itself when it stands alone.
pub(crate) fn group_of(column: &str) -> &str {
    match column {
        "status_date" => "status",
        _ if column.starts_with("consent_") => {
            ["_date", "_how", "_by"].iter().find_map(|part| column.strip_suffix(part)).unwrap_or(column)
        }
        _ => column,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> EntityId {
        EntityId::new("person", [None, None], [n; 8])
    }

    fn held(fields: &[(&str, &str)], phones: &[&str]) -> Held {
        Held {
            columns: fields.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
            phones: phones
                .iter()
                .map(|e164| Part { id: id(99), parts: [("e164".to_owned(), (*e164).to_owned())].into() })
                .collect(),
            ..Held::default()
        }
    }

    fn row(fields: &[(&str, &str)], phones: &[&str]) -> PersonDraft {
        PersonDraft {
            fields: fields.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
            phones: phones
                .iter()
                .map(|n| PhoneDraft { label: String::new(), typed: (*n).to_owned(), e164: Some((*n).to_owned()) })
                .collect(),
            ..PersonDraft::default()
        }
    }

    fn named<'a>(n: u8, held: &'a Held) -> Candidate<'a> {
        Candidate { ent: id(n), held, because: vec!["same_name"] }
    }

    #[test]
    fn a_shared_telephone_and_name_are_the_same_person_when_one_birth_date_is_missing() {
        let here = held(&[("birth_date", "1987-03-14")], &["+994501234567"]);
        assert_eq!(who(&row(&[], &["+994501234567"]), &[named(1, &here)]), Who::Here(id(1), "same_name_and_contact"));
    }

    #[test]
    fn father_and_son_with_one_telephone_are_asked_about() {
        let (father, son) = (held(&[], &["+994501234567"]), held(&[], &["+994501234567"]));
        let asked = who(&row(&[], &["+994501234567"]), &[named(1, &father), named(2, &son)]);
        assert_eq!(asked, Who::Ask("several_candidates"));
    }

    #[test]
    fn another_birth_date_is_another_person_whatever_the_telephone() {
        let here = held(&[("birth_date", "1987-03-14")], &["+994501234567"]);
        assert_eq!(who(&row(&[("birth_date", "2012-01-01")], &["+994501234567"]), &[named(1, &here)]), Who::New);
    }

    #[test]
    fn the_same_name_and_day_without_a_contact_is_asked_about() {
        let here = held(&[("birth_date", "1987-03-14")], &["+994501234567"]);
        assert_eq!(who(&row(&[("birth_date", "1987-03-14")], &[]), &[named(1, &here)]), Who::Ask("one_candidate"));
    }

    #[test]
    fn a_namesake_with_another_telephone_is_somebody_new() {
        let here = held(&[], &["+994501234567"]);
        assert_eq!(who(&row(&[], &["+994557654321"]), &[named(1, &here)]), Who::New);
    }

    #[test]
    fn a_blank_never_wipes_and_filling_never_changes() {
        let here = held(&[("city", "Bonn"), ("birth_date", "1987")], &["+1"]);
        let draft = row(&[("city", "Köln"), ("sex", "female")], &["+2"]);
        let fill = changes(&draft, &here, ImportMode::Fill, &OwnColumns::new());
        assert_eq!(fill, [Change::Field("sex".into(), String::new(), "female".into())]);
        let update = changes(&draft, &here, ImportMode::Update, &OwnColumns::new());
        assert_eq!(update.len(), 3);
        assert!(!update.iter().any(|change| matches!(change, Change::Field(column, ..) if column == "birth_date")));
    }

    #[test]
    fn the_parts_of_a_consent_are_filled_together_or_not_at_all() {
        let here = held(&[("consent_photo", "no")], &[]);
        let draft = row(&[("consent_photo_date", "2026-01-01")], &[]);
        assert_eq!(changes(&draft, &here, ImportMode::Fill, &OwnColumns::new()), []);
    }
}
