//! Who and what the rows mean of all that is here: by id, by an id elsewhere, by the whole name. Nobody is guessed:
//! whoever is not found, or is one of several, is asked about.

use std::collections::{BTreeSet, HashMap};

use sqlx::SqliteConnection;

use super::columns::{Slot, slots};
use super::draft::{Draft, Words};
use crate::domain::fields::{self, Kind};
use crate::domain::{EntityId, PartialDate};
use crate::error::Result;
use crate::names;
use crate::store::import_plan::{MatchKeys, candidates};
use crate::store::record_list::{self, Question};
use crate::store::roster::{self, Held};

/// People looked for at once.
const STEP: usize = 1_000;
/// Of how many namesakes a person can choose.
const SHOWN: usize = 20;

/// Who or what is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// Nobody else.
    One(EntityId),
    /// Several could be; of them a person chooses.
    Several(Vec<EntityId>),
    /// Nobody of that name; these may be worth a look.
    Nobody(Vec<EntityId>),
}

/// Organisations, schools or classes that are here.
struct Thing {
    id: EntityId,
    name: String,
    school: String,
    term: String,
}

/// Everybody and everything that the rows of a plan name.
#[derive(Default)]
pub(super) struct Finder {
    things: HashMap<&'static str, Vec<Thing>>,
    people: HashMap<Words, Found>,
}

impl Finder {
    /// Looks up whom and what these rows name.
    pub(super) async fn new(conn: &mut SqliteConnection, kind: &'static Kind, drafts: &[&Draft]) -> Result<Self> {
        let mut finder = Self::default();
        for slot in slots(kind).filter(|slot| slot.kind != "person") {
            if let Some(of) = fields::kind(slot.kind) {
                finder.things.insert(slot.kind, things(conn, of).await?);
            }
        }
        let named = slots(kind).filter(|slot| slot.kind == "person");
        let all: Vec<Slot> = named.collect();
        let words: BTreeSet<&Words> =
            drafts.iter().flat_map(|draft| all.iter().filter_map(|slot| draft.links.get(slot.name))).collect();
        let words: Vec<&Words> = words.into_iter().collect();
        for step in words.chunks(STEP) {
            people(conn, step, &mut finder.people).await?;
        }
        Ok(finder)
    }

    /// Whether it can stand in that place.
    pub(super) fn knows(&self, slot: Slot, ent: &EntityId) -> bool {
        match slot.kind {
            "person" => ent.proves("person", [None, None]),
            kind => self.things.get(kind).is_some_and(|things| things.iter().any(|thing| thing.id == *ent)),
        }
    }

    /// Whom the words of a place mean; none when they say nothing.
    pub(super) fn find(&self, slot: Slot, words: Option<&Words>) -> Option<Found> {
        let words = words.filter(|words| !words.is_empty())?;
        if slot.kind == "person" {
            return self.people.get(words).cloned();
        }
        let said = |part: &str| words.get(part).map(String::as_str).unwrap_or_default();
        let things = self.things.get(slot.kind)?;
        if let Ok(id) = said("id").to_lowercase().parse::<EntityId>()
            && things.iter().any(|thing| thing.id == id)
        {
            return Some(Found::One(id));
        }
        let same = |said: &str, here: &str| said.is_empty() || names::fold(said) == names::fold(here);
        let exact = |thing: &&Thing| !said("").is_empty() && same(said(""), &thing.name);
        let all: Vec<EntityId> = things
            .iter()
            .filter(exact)
            .filter(|thing| same(said("school"), &thing.school) && same(said("term"), &thing.term))
            .map(|thing| thing.id)
            .collect();
        Some(one_of(all))
    }
}

fn one_of(mut all: Vec<EntityId>) -> Found {
    match all.as_slice() {
        [] => Found::Nobody(Vec::new()),
        [one] => Found::One(*one),
        _ => {
            all.truncate(SHOWN);
            Found::Several(all)
        }
    }
}

async fn things(conn: &mut SqliteConnection, kind: &'static Kind) -> Result<Vec<Thing>> {
    let rows = record_list::page(conn, &Question::all(kind), 0, u32::MAX >> 1).await?;
    let thing = |row: crate::wire::record::RecordRow| {
        let school = row.of.first().map(|of| of.title.clone()).unwrap_or_default();
        let term = row.titles.get("term").cloned().unwrap_or_default();
        Some(Thing { id: row.id.parse().ok()?, name: row.title, school, term })
    };
    Ok(rows.into_iter().filter_map(thing).collect())
}

async fn people(conn: &mut SqliteConnection, all: &[&Words], found: &mut HashMap<Words, Found>) -> Result<()> {
    let said = |words: &Words, part: &str| words.get(part).cloned().unwrap_or_default();
    let row = |at: usize, more: usize| u32::try_from(at * 2 + more).unwrap_or(u32::MAX);
    let key = |(at, words): (usize, &&Words)| MatchKeys {
        row: row(at, 0),
        id: said(words, "id").to_lowercase().parse().ok(),
        externals: words.get("external_id").into_iter().cloned().collect(),
        name: names::match_key(&said(words, "given_name"), &said(words, "family_name")),
        born: words.get("birth_date").filter(|born| born.len() == 10).cloned(),
        ..MatchKeys::default()
    };
    // Whoever has the name and another birth date is worth a question, too.
    let named = |(at, words)| MatchKeys { row: row(at, 1), born: None, ..key((at, words)) };
    let keys: Vec<MatchKeys> = all.iter().enumerate().flat_map(|one| [key(one), named(one)]).collect();
    let mut candidates = candidates(conn, &keys).await?;
    let mut ids: Vec<EntityId> = candidates.values().flatten().map(|(ent, _)| *ent).collect();
    ids.sort_unstable();
    ids.dedup();
    let held = roster::load(conn, &ids).await?;
    for (at, words) in all.iter().enumerate() {
        let mut could = candidates.remove(&row(at, 0)).unwrap_or_default();
        could.extend(candidates.remove(&row(at, 1)).unwrap_or_default());
        could.sort_unstable();
        could.dedup();
        found.insert((*words).clone(), who(words, &could, &held));
    }
    Ok(())
}

/// Who of these is meant.
fn who(words: &Words, could: &[(EntityId, &'static str)], held: &HashMap<EntityId, Held>) -> Found {
    let by = |because: &str| -> Vec<EntityId> {
        let mut ids: Vec<EntityId> = could.iter().filter(|(_, why)| *why == because).map(|(ent, _)| *ent).collect();
        ids.dedup();
        ids
    };
    for because in ["same_id", "same_external_id"] {
        match by(because).as_slice() {
            [] => {}
            [one] => return Found::One(*one),
            several => return Found::Several(several.to_vec()),
        }
    }
    let mut all: Vec<EntityId> = could.iter().map(|(ent, _)| *ent).collect();
    all.dedup();
    let born = words.get("birth_date");
    let is_named = |ent: &&EntityId| held.get(*ent).is_some_and(|person| is_named(words, person));
    let named: Vec<EntityId> = all.iter().filter(is_named).copied().collect();
    let fits = |ent: &EntityId| born_then(born, held.get(ent).and_then(|person| person.columns.get("birth_date")));
    let same: Vec<EntityId> = named.iter().copied().filter(|ent| fits(ent) == Some(true)).collect();
    let open: Vec<EntityId> = named.iter().copied().filter(|ent| fits(ent).is_none()).collect();
    match (same.as_slice(), open.as_slice(), named.len()) {
        ([one], ..) => Found::One(*one),
        // Nobody here has that name and another birth date: the only one of the name is meant.
        ([], [one], 1) => Found::One(*one),
        ([], _, 0) => {
            all.truncate(SHOWN);
            Found::Nobody(all)
        }
        ([], ..) => several(named),
        (same, ..) => several(same.to_vec()),
    }
}

/// These are asked about, also when it is one: the birth date speaks against it.
fn several(mut all: Vec<EntityId>) -> Found {
    all.truncate(SHOWN);
    Found::Several(all)
}

/// Whether the birth date said is the one here; none when one of them is not known.
fn born_then(said: Option<&String>, here: Option<&String>) -> Option<bool> {
    let (said, here) = (said?, here?);
    if said == here {
        return Some(true);
    }
    let (one, other) = (said.parse::<PartialDate>().ok()?, here.parse::<PartialDate>().ok()?);
    let differs = |one: Option<u16>, other: Option<u16>| one.zip(other).is_some_and(|(one, other)| one != other);
    let small = |n: Option<u8>| n.map(u16::from);
    let other_day = differs(one.year, other.year)
        || differs(small(one.month), small(other.month))
        || differs(small(one.day), small(other.day));
    if other_day { Some(false) } else { None }
}

/// Whether the row names this person whole: given and family name in whatever order and script, the father's name if it
/// says one.
fn is_named(words: &Words, person: &Held) -> bool {
    let folded = |names: &[&str], of: &dyn Fn(&str) -> Option<String>| -> BTreeSet<String> {
        let texts = names.iter().filter_map(|name| of(name));
        texts
            .flat_map(|text| names::fold(&text).split(' ').map(str::to_owned).collect::<Vec<_>>())
            .filter(|word| !word.is_empty())
            .collect()
    };
    let said_of = |name: &str| words.get(name).cloned();
    let mut said = folded(&[""], &said_of);
    if said.is_empty() {
        said = folded(&["given_name", "family_name", "patronymic"], &said_of);
    }
    let here_of = |name: &str| person.columns.get(name).cloned();
    let all = folded(&["given_name", "family_name", "patronymic"], &here_of);
    let least = folded(&["given_name", "family_name"], &here_of);
    let whole = !least.is_empty() && least.is_subset(&said) && said.is_subset(&all);
    let other = ["native_name", "passport_name", "preferred_name"];
    !said.is_empty() && (whole || other.iter().any(|name| folded(&[name], &here_of) == said))
}
