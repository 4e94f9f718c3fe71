//! What becomes of a row: pure, so that it can be tested without a file and without a data file.
//! Nothing is guessed: two who could be meant are asked about, and a telephone shared in a family is nobody's identity.

use std::collections::BTreeMap;

use super::likely::Likely;
use crate::domain::EntityId;
use crate::exchange::draft::{AddressDraft, ClassDraft, EmailDraft, GuardianDraft, PersonDraft, PhoneDraft};
use crate::matching::Outcome;
use crate::names;
use crate::store::roster::{Held, HeldClass, HeldGuardian, Part};
use crate::wire::import::ImportMode;

/// Somebody here that a row could be.
#[derive(Debug, Clone)]
pub(crate) struct Candidate<'a> {
    pub(crate) ent: EntityId,
    pub(crate) held: &'a Held,
    /// `same_id`, `same_row`, `same_external_id`; several may hold.
    pub(crate) because: Vec<&'static str>,
    /// What the fields say, unless they say that it is another.
    pub(crate) likely: Option<Likely>,
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

/// Finds who a row is among the candidates. Who is asked about with at least the score `merge_above` is taken, who is
/// the same with less is asked about; without one the outcome of the comparison decides.
pub(crate) fn who(draft: &PersonDraft, candidates: &[Candidate<'_>], merge_above: Option<f64>) -> Who {
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
    let likely: Vec<(&Candidate<'_>, &Likely)> =
        candidates.iter().filter_map(|c| Some((c, c.likely.as_ref()?))).collect();
    let is_sure = |likely: &Likely| match merge_above {
        Some(least) => likely.score >= least,
        None => likely.outcome == Outcome::Same,
    };
    let sure: Vec<_> = likely.iter().filter(|(_, likely)| is_sure(likely)).collect();
    match (sure.as_slice(), likely.as_slice()) {
        ([one], _) => Who::Here(one.0.ent, "same_person"),
        ([], []) => Who::New,
        ([], [_]) => Who::Ask("one_candidate"),
        _ => Who::Ask("several_candidates"),
    }
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
    /// A class to learn in.
    Class(ClassDraft),
    /// Somebody responsible, or a number of somebody who is: who of the list from 1, who it is, if that is known.
    Guardian(usize, Option<EntityId>, GuardianDraft),
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
    for class in draft.classes.iter().filter(|class| !held.classes.iter().any(|there| same_class(class, there))) {
        push_once(&mut changes, Change::Class(class.clone()));
    }
    for (index, guardian) in draft.guardians.iter().enumerate() {
        let known = held.guardians.iter().find(|there| same_guardian(guardian, there));
        let new_number = |known: &HeldGuardian| {
            guardian.phones.iter().any(|phone| !known.phones.iter().any(|part| same_phone(phone, part)))
                && adds(!known.phones.is_empty())
        };
        if known.is_none_or(new_number) {
            changes.push(Change::Guardian(index + 1, known.map(|known| known.person), guardian.clone()));
        }
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

/// The same class, as far as the row says which.
pub(crate) fn same_class(draft: &ClassDraft, there: &HeldClass) -> bool {
    let same = |said: &str, here: &str| said.is_empty() || names::fold(said) == names::fold(here);
    names::fold(&draft.name) == names::fold(&there.name)
        && same(&draft.school, &there.school)
        && same(&draft.term, &there.term)
}

/// A guardian of the person who is here: by id, else by name.
fn same_guardian(draft: &GuardianDraft, there: &HeldGuardian) -> bool {
    match draft.id.as_ref() {
        Some(id) => *id == there.person.to_string(),
        None => guardian_key(draft) == there.name,
    }
}

/// What guardians of one name have in common.
pub(crate) fn guardian_key(draft: &GuardianDraft) -> String {
    let name = |column: &str| draft.fields.get(column).map_or("", String::as_str);
    names::match_key(name("given_name"), name("family_name"))
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

    fn likely(n: u8, held: &Held, outcome: Outcome, score: f64) -> Candidate<'_> {
        let likely = Some(Likely { outcome, score, because: vec![] });
        Candidate { ent: id(n), held, because: vec![], likely }
    }

    #[test]
    fn one_who_is_the_same_is_taken_whoever_else_it_could_be() {
        let here = Held::default();
        let (same, other) = (likely(1, &here, Outcome::Same, 0.99), likely(2, &here, Outcome::Ask, 0.6));
        assert_eq!(who(&row(&[], &[]), &[same, other], None), Who::Here(id(1), "same_person"));
    }

    #[test]
    fn two_who_are_the_same_are_asked_about() {
        let here = Held::default();
        let (one, other) = (likely(1, &here, Outcome::Same, 0.99), likely(2, &here, Outcome::Same, 0.98));
        assert_eq!(who(&row(&[], &[]), &[one, other], None), Who::Ask("several_candidates"));
    }

    #[test]
    fn who_may_be_the_same_is_asked_about_and_nobody_is_new() {
        let here = Held::default();
        assert_eq!(who(&row(&[], &[]), &[likely(1, &here, Outcome::Ask, 0.9)], None), Who::Ask("one_candidate"));
        assert_eq!(who(&row(&[], &[]), &[], None), Who::New);
    }

    #[test]
    fn a_person_says_from_where_nobody_is_asked() {
        let here = Held::default();
        let ask = |above| who(&row(&[], &[]), &[likely(1, &here, Outcome::Ask, 0.9)], Some(above));
        assert_eq!((ask(0.85), ask(0.95)), (Who::Here(id(1), "same_person"), Who::Ask("one_candidate")));
        let same = |above| who(&row(&[], &[]), &[likely(1, &here, Outcome::Same, 0.98)], Some(above));
        assert_eq!((same(0.95), same(0.99)), (Who::Here(id(1), "same_person"), Who::Ask("one_candidate")));
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
