//! Class lists to records: classes with their school and term, and guardians, each once however many siblings name them.
//! Nobody becomes a guardian who is not named as one.

use std::collections::HashMap;

use sqlx::SqliteConnection;

use super::super::open::Rising;
use super::decide::{guardian_key, same_class};
use crate::app::App;
use crate::domain::{EntityId, Value};
use crate::error::Result;
use crate::exchange::draft::{ClassDraft, GuardianDraft, PhoneDraft};
use crate::names;
use crate::store::batch::NewRecord;
use crate::store::numbers::Numbers;
use crate::store::roster::HeldClass;
use crate::store::{chapter, pupil};

/// Classes, schools, terms and guardians that are here or were made by this import.
pub(super) struct ClassLists {
    chapter: EntityId,
    chapter_name: String,
    classes: Vec<HeldClass>,
    schools: Vec<(EntityId, String)>,
    terms: Vec<(EntityId, EntityId, String)>,
    guardians: Vec<Known>,
    /// Places in `guardians` by the key of the name and by number.
    places: HashMap<String, Vec<usize>>,
}

/// A guardian whom a row above named.
struct Known {
    person: EntityId,
    name: String,
    numbers: Vec<String>,
}

/// From how likely on two names of one number are one person's, in whatever spelling.
const ALIKE: f64 = 0.9;

/// Records on their way into the batch.
pub(super) struct Making<'a> {
    pub(super) app: &'a App,
    pub(super) numbers: &'a Numbers,
    pub(super) ids: &'a mut Rising,
    pub(super) records: Vec<NewRecord>,
}

impl Making<'_> {
    fn record(&mut self, kind: &'static str, of: [Option<EntityId>; 2], fields: Vec<(&str, Value)>) -> EntityId {
        let ent = self.ids.next(self.app, kind, of);
        let said =
            fields.into_iter().map(|(name, value)| (self.numbers.field(&format!("{kind}.{name}")), value)).collect();
        self.records.push(NewRecord { ent, kind: self.numbers.kind(kind), of, said });
        ent
    }

    /// A record of two others.
    pub(super) fn link(&mut self, kind: &'static str, of: [EntityId; 2], fields: Vec<(&str, Value)>) {
        self.record(kind, of.map(Some), fields);
    }
}

impl ClassLists {
    /// As the data file has them.
    pub(super) async fn new(conn: &mut SqliteConnection, chapter: EntityId) -> Result<Self> {
        Ok(Self {
            chapter,
            chapter_name: chapter::view(conn).await?.name,
            classes: pupil::classes(conn).await?,
            schools: pupil::schools(conn).await?,
            terms: pupil::terms(conn).await?,
            guardians: Vec::new(),
            places: HashMap::new(),
        })
    }

    /// The class of those names, made where there is none.
    pub(super) fn class(&mut self, making: &mut Making<'_>, draft: &ClassDraft) -> EntityId {
        if let Some(there) = self.classes.iter().find(|there| same_class(draft, there)) {
            return there.id;
        }
        let (school, school_name) = self.school(making, &draft.school);
        let mut fields = vec![("name", Value::text(&draft.name))];
        if !draft.term.is_empty() {
            let term = self.term(making, school, &draft.term);
            fields.push(("term", Value::Bytes(term.as_bytes().to_vec())));
        }
        let id = making.record("class", [Some(school), None], fields);
        let (name, term) = (draft.name.clone(), draft.term.clone());
        self.classes.push(HeldClass { id, name, school: school_name, term });
        id
    }

    /// The school of that name; without a name the only one that is here, else the chapter's own.
    fn school(&mut self, making: &mut Making<'_>, name: &str) -> (EntityId, String) {
        let wanted =
            if name.is_empty() && self.schools.len() != 1 { self.chapter_name.clone() } else { name.to_owned() };
        let is_it = |(_, there): &&(EntityId, String)| wanted.is_empty() || names::fold(there) == names::fold(&wanted);
        if let Some(there) = self.schools.iter().find(is_it) {
            return there.clone();
        }
        let mut fields = vec![("name", Value::text(&wanted))];
        if name.is_empty() {
            fields.push(("host", Value::Bytes(self.chapter.as_bytes().to_vec())));
        }
        let made = (making.record("school", [None, None], fields), wanted);
        self.schools.push(made.clone());
        made
    }

    fn term(&mut self, making: &mut Making<'_>, school: EntityId, name: &str) -> EntityId {
        let is_it =
            |(_, of, there): &&(EntityId, EntityId, String)| *of == school && names::fold(there) == names::fold(name);
        if let Some((there, ..)) = self.terms.iter().find(is_it) {
            return *there;
        }
        let made = making.record("term", [Some(school), None], vec![("name", Value::text(name))]);
        self.terms.push((made, school, name.to_owned()));
        made
    }

    /// The person here who is meant: by id, or the only one of that name with that number.
    pub(super) async fn here(&self, conn: &mut SqliteConnection, draft: &GuardianDraft) -> Result<Option<EntityId>> {
        if let Some(id) = draft.id.as_deref().and_then(|id| id.parse().ok()) {
            let known = crate::store::cells::entity(conn, &id).await?.is_some();
            return Ok(known.then_some(id));
        }
        let numbers: Vec<String> = draft.phones.iter().filter_map(|phone| phone.e164.clone()).collect();
        let found = pupil::named_with_number(conn, &guardian_key(draft), &numbers).await?;
        Ok(if let [one] = found.as_slice() { Some(*one) } else { None })
    }

    /// The guardian of a row above who is meant: somebody here; else one number and one name in whatever spelling; without
    /// any number the very same name. A namesake whose number nobody knows is somebody else until a person says otherwise.
    fn named_above(&self, draft: &GuardianDraft, here: Option<EntityId>) -> Option<usize> {
        let (key, name) = (guardian_key(draft), full_name(draft));
        let numbers: Vec<String> = draft.phones.iter().map(number).collect();
        if let Some(here) = here {
            return self.guardians.iter().position(|known| known.person == here);
        }
        let shared = |known: &Known| numbers.iter().any(|number| known.numbers.contains(number));
        let same = |known: &Known| {
            let spelt_alike = numbers.is_empty() && known.numbers.is_empty() && known.name == name;
            spelt_alike || (shared(known) && names::score(&known.name, &name) >= ALIKE)
        };
        let places = std::iter::once(&key).chain(&numbers).filter_map(|word| self.places.get(word)).flatten();
        places.copied().find(|&at| same(&self.guardians[at]))
    }

    /// A guardian of `child`, the `nth` of the row: one who is a guardian already (`known`), somebody here, the guardian of
    /// a sibling above, or somebody new.
    pub(super) fn guardian(
        &mut self,
        making: &mut Making<'_>,
        child: EntityId,
        (nth, known, here): (usize, Option<EntityId>, Option<EntityId>),
        draft: &GuardianDraft,
    ) {
        let above = self.named_above(draft, here);
        let at = above.unwrap_or_else(|| {
            let person = here.unwrap_or_else(|| person(making, self.chapter, draft));
            let (key, name) = (guardian_key(draft), full_name(draft));
            self.places.entry(key).or_default().push(self.guardians.len());
            self.guardians.push(Known { person, name, numbers: Vec::new() });
            self.guardians.len() - 1
        });
        // Whoever was here before the import was found by the number, unless the row is known to bring a new one.
        let brings = above.is_some() || here.is_none() || known.is_some();
        let guardian = self.guardians[at].person;
        for phone in &draft.phones {
            if !self.guardians[at].numbers.contains(&number(phone)) {
                self.guardians[at].numbers.push(number(phone));
                self.places.entry(number(phone)).or_default().push(at);
                if brings {
                    add_phone(making, guardian, phone);
                }
            }
        }
        if known.is_none() {
            let order = Value::Integer(i64::try_from(nth).unwrap_or(1));
            let fields = vec![("relation", Value::text(&draft.relation)), ("order", order)];
            making.link("guardianship", [child, guardian], fields);
        }
    }
}

fn full_name(draft: &GuardianDraft) -> String {
    let parts = ["given_name", "patronymic", "family_name"].into_iter().filter_map(|id| draft.fields.get(id));
    parts.map(String::as_str).collect::<Vec<_>>().join(" ")
}

fn number(phone: &PhoneDraft) -> String {
    phone.e164.clone().unwrap_or_else(|| phone.typed.clone())
}

fn add_phone(making: &mut Making<'_>, of: EntityId, phone: &PhoneDraft) {
    let parts = [
        ("label", phone.label.clone()),
        ("typed", phone.typed.clone()),
        ("e164", phone.e164.clone().unwrap_or_default()),
    ];
    making.record("phone", [Some(of), None], vec![("number", Value::group(parts))]);
}

/// Somebody new, who is known through a child.
fn person(making: &mut Making<'_>, chapter: EntityId, draft: &GuardianDraft) -> EntityId {
    let mut fields: Vec<(&str, Value)> =
        draft.fields.iter().map(|(id, text)| (id.as_str(), Value::text(text))).collect();
    fields.push(("home_chapter", Value::Bytes(chapter.as_bytes().to_vec())));
    let ent = making.record("person", [None, None], fields);
    for email in &draft.emails {
        let parts = [("typed", email.typed.clone()), ("address", email.address.clone().unwrap_or_default())];
        making.record("email", [Some(ent), None], vec![("address", Value::group(parts))]);
    }
    ent
}
