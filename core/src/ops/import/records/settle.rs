//! What becomes of a row: who and what it ties together, whether that record is here, and what the row changes of it.

use std::collections::{BTreeMap, HashMap};

use sqlx::SqliteConnection;

use super::super::mode_of;
use super::columns::{Slot, slots};
use super::draft::Draft;
use super::find::{Finder, Found};
use crate::domain::fields::{Field, FieldType, Kind};
use crate::domain::{EntityId, Value, rule};
use crate::error::Result;
use crate::exchange::problem::ProblemKind;
use crate::ops::export::record::said;
use crate::store::cells;
use crate::store::record_list::{self, Question};
use crate::wire::import::ImportMode;
use crate::wire::record::RecordRow;

/// A record that is here, or that a row above makes.
#[derive(Debug, Clone)]
pub(super) struct Here {
    /// None: a row above makes it.
    pub(super) id: Option<EntityId>,
    pub(super) of: [Option<EntityId>; 2],
    /// Texts as a table has them; a reference is an id.
    fields: BTreeMap<String, String>,
    titles: BTreeMap<String, String>,
    /// Fields with two values: a person decides them.
    doubtful: Vec<String>,
    /// The row that makes it.
    row: u32,
}

/// A value that a row writes.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub(super) field: &'static str,
    pub(super) old: String,
    pub(super) new: String,
    pub(super) value: Value,
}

/// What becomes of a row.
#[derive(Debug, Clone)]
pub(super) struct Settled {
    pub(super) outcome: &'static str,
    pub(super) why: Option<&'static str>,
    pub(super) ent: Option<EntityId>,
    pub(super) of: [Option<EntityId>; 2],
    pub(super) changes: Vec<Change>,
    /// Whom a person can choose, of the first place that is open.
    pub(super) candidates: Vec<EntityId>,
    /// The row above that says the same.
    pub(super) joins: Option<u32>,
    /// What is wrong, and in which place or field.
    pub(super) problems: Vec<(ProblemKind, &'static str)>,
}

impl Settled {
    fn new(outcome: &'static str, why: Option<&'static str>) -> Self {
        let (changes, candidates, problems) = (Vec::new(), Vec::new(), Vec::new());
        Self { outcome, why, ent: None, of: [None, None], changes, candidates, joins: None, problems }
    }
}

/// All records of a kind, and who and what the rows name.
pub(super) struct Records {
    pub(super) kind: &'static Kind,
    mode: ImportMode,
    all: Vec<Here>,
    by_owners: HashMap<[Option<EntityId>; 2], Vec<usize>>,
    by_id: HashMap<EntityId, usize>,
    finder: Finder,
}

impl Records {
    pub(super) async fn new(
        conn: &mut SqliteConnection,
        kind: &'static Kind,
        mode: ImportMode,
        drafts: &[&Draft],
    ) -> Result<Self> {
        let finder = Finder::new(conn, kind, drafts).await?;
        let mut records =
            Self { kind, mode, all: Vec::new(), by_owners: HashMap::new(), by_id: HashMap::new(), finder };
        for row in record_list::page(conn, &Question::all(kind), 0, u32::MAX >> 1).await? {
            let doubtful = if row.conflict { doubtful(conn, kind, &row).await? } else { Vec::new() };
            records.add(here(row, doubtful));
        }
        Ok(records)
    }

    fn add(&mut self, here: Here) {
        let at = self.all.len();
        self.by_owners.entry(here.of).or_default().push(at);
        if let Some(id) = here.id {
            self.by_id.insert(id, at);
        }
        self.all.push(here);
    }

    /// Settles a row; rows below see what it makes and changes.
    pub(super) async fn settle(
        &mut self,
        conn: &mut SqliteConnection,
        row: u32,
        draft: &Draft,
        decision: Option<&str>,
        leave: &[String],
    ) -> Result<Settled> {
        if decision == Some("leave_out") {
            return Ok(Settled::new("refused", Some("left_out")));
        }
        let by_id = draft.id.and_then(|id| self.by_id.get(&id).copied());
        let by_id = by_id.or_else(|| if decision == Some("new") { None } else { self.numbered(draft) });
        if let (Some(id), None) = (draft.id, by_id)
            && decision != Some("new")
            && cells::entity(conn, &id).await?.is_some()
        {
            return Ok(Settled { ent: Some(id), ..Settled::new("ask", Some("in_bin")) });
        }
        let (of, links) = match self.links(draft, decision, by_id) {
            Ok(links) => links,
            Err(open) => return Ok(*open),
        };
        if of[0].is_some() && of[0] == of[1] {
            let problems = vec![(ProblemKind::SamePersonTwice, self.kind.owners().last().map_or("", |(role, _)| role))];
            return Ok(Settled { problems, ..Settled::new("refused", Some("same_person_twice")) });
        }
        let fields = self.said(draft, &links);
        let at = match by_id {
            _ if decision == Some("new") || self.mode == ImportMode::Add => Ok(None),
            Some(at) => Ok(Some(at)),
            None => self.same(of, &fields),
        };
        let Ok(at) = at else {
            return Ok(Settled { of, ..Settled::new("ask", Some("several_records")) });
        };
        let mut settled = match at {
            None => self.made(row, of, draft, &fields, leave),
            Some(at) => self.changed(at, draft, &fields, mode_of(decision, self.mode), leave),
        };
        let begins = |field: &str| fields.get(field).and_then(|(_, value, _)| value.date());
        if rule::ends_before_begin(begins("from"), begins("to")) {
            settled.problems.push((ProblemKind::EndsBeforeBegin, "to"));
        }
        if settled.outcome != "ask" && chosen(decision).next().is_some() {
            settled.why = Some("decided");
        }
        Ok(settled)
    }

    /// Owners and references; else what is to be asked or refused.
    #[allow(clippy::type_complexity, reason = "said once, here")]
    fn links(
        &self,
        draft: &Draft,
        decision: Option<&str>,
        by_id: Option<usize>,
    ) -> std::result::Result<([Option<EntityId>; 2], BTreeMap<&'static str, EntityId>), Box<Settled>> {
        let mut chosen = chosen(decision).peekable();
        let (mut of, mut links) = (by_id.map_or([None, None], |at| self.all[at].of), BTreeMap::new());
        let mut open = Settled::new("ask", None);
        for slot in slots(self.kind) {
            let found = self.finder.find(slot, draft.links.get(slot.name));
            // A record that is known by its id keeps whom it is of.
            let known = slot.owner.and_then(|at| of[at]);
            let meant = match (known, found) {
                (Some(known), _) => Some(known),
                (None, Some(Found::One(ent))) => Some(ent),
                (None, Some(Found::Several(could))) => {
                    let said = chosen.next_if(|ent| self.finder.knows(slot, ent));
                    said.or_else(|| self.ask(&mut open, ProblemKind::SeveralFound, slot, could))
                }
                (None, Some(Found::Nobody(could))) => {
                    let said = chosen.next_if(|ent| self.finder.knows(slot, ent));
                    said.or_else(|| self.ask(&mut open, ProblemKind::NobodyFound, slot, could))
                }
                (None, None) => None,
            };
            match (slot.owner, meant) {
                (Some(at), Some(ent)) => of[at] = Some(ent),
                (None, Some(ent)) => {
                    links.insert(slot.name, ent);
                }
                (Some(_), None) if !open.problems.iter().any(|(_, name)| *name == slot.name) => {
                    open.problems.push((ProblemKind::LinkMissing, slot.name));
                }
                _ => {}
            }
        }
        if open.problems.is_empty() {
            return Ok((of, links));
        }
        if open.problems.iter().any(|(kind, _)| *kind == ProblemKind::LinkMissing) {
            (open.outcome, open.why) = ("refused", Some("link_missing"));
        }
        Err(Box::new(open))
    }

    /// The membership of that number in that organisation, where the row does not tell the person by itself.
    fn numbered(&self, draft: &Draft) -> Option<usize> {
        let number = draft.fields.get("number").filter(|_| self.kind.field("number").is_some())?;
        let [person, other] = [0, 1].map(|at| slots(self.kind).find(|slot| slot.owner == Some(at)));
        let find = |slot: Option<Slot>| slot.and_then(|slot| self.finder.find(slot, draft.links.get(slot.name)));
        let Some(Found::One(organisation)) = find(other) else { return None };
        let could = match find(person) {
            Some(Found::One(_) | Found::Nobody(_)) => return None,
            Some(Found::Several(could)) => Some(could),
            None => None,
        };
        let is_it = |here: &&Here| {
            here.of[1] == Some(organisation)
                && here.fields.get("number") == Some(number)
                && could.as_ref().is_none_or(|could| here.of[0].is_some_and(|person| could.contains(&person)))
        };
        let mut all = self.all.iter().filter(is_it).filter_map(|here| here.id);
        let one = all.next().filter(|_| all.next().is_none())?;
        self.by_id.get(&one).copied()
    }

    fn ask(&self, open: &mut Settled, kind: ProblemKind, slot: Slot, could: Vec<EntityId>) -> Option<EntityId> {
        if open.problems.is_empty() {
            open.why = Some(if kind == ProblemKind::NobodyFound { "nobody_found" } else { "several_found" });
            open.candidates = could;
        }
        open.problems.push((kind, slot.name));
        None
    }

    /// What the row says, by field: text for eyes and comparison, value.
    fn said(&self, draft: &Draft, links: &BTreeMap<&'static str, EntityId>) -> Said {
        let mut fields = Said::new();
        for field in self.kind.fields {
            if let Some(ent) = links.get(field.name) {
                let title = draft.links.get(field.name).and_then(|words| words.get("")).cloned().unwrap_or_default();
                fields.insert(field.name, (ent.to_string(), Value::Bytes(ent.as_bytes().to_vec()), Some(title)));
            } else if let Some(text) = draft.fields.get(field.name)
                && let Ok(value) = Value::from_json(&text.as_str().into(), &field.ty)
                && !value.is_empty()
            {
                fields.insert(field.name, (said(&value.to_json(&field.ty)), value, None));
            }
        }
        fields
    }

    /// The record that a row without an id means: of the same, with the same day it begins. Errors when several could be.
    fn same(&self, of: [Option<EntityId>; 2], said: &Said) -> std::result::Result<Option<usize>, ()> {
        let Some(all) = self.by_owners.get(&of) else { return Ok(None) };
        let agrees = |at: &&usize, field: &Field| {
            let here = self.all[**at].fields.get(field.name).map_or("", String::as_str);
            let there = said.get(field.name).map_or("", |(text, ..)| text.as_str());
            there.is_empty() || there == here
        };
        let whole = |at: &&usize| self.kind.fields.iter().all(|field| field.name == "notes" || agrees(at, field));
        if let Some(at) = all.iter().find(whole) {
            return Ok(Some(*at));
        }
        let told = |field: &Field| field.name == "post" || matches!(field.ty, FieldType::Reference(_));
        let could: Vec<&usize> = all
            .iter()
            .filter(|at| self.kind.fields.iter().filter(|field| told(field)).all(|f| agrees(at, f)))
            .collect();
        let from = said.get("from").map_or("", |(text, ..)| text.as_str());
        let here = |at: &usize| self.all[*at].fields.get("from").map_or("", String::as_str);
        let begins: Vec<&&usize> = could.iter().filter(|at| !from.is_empty() && here(at) == from).collect();
        if let [one] = begins.as_slice() {
            return Ok(Some(***one));
        }
        let open: Vec<&&usize> = could.iter().filter(|at| from.is_empty() || here(at).is_empty()).collect();
        match (begins.as_slice(), open.as_slice()) {
            ([], []) => Ok(None),
            ([], [one]) => Ok(Some(***one)),
            _ => Err(()),
        }
    }

    fn made(&mut self, row: u32, of: [Option<EntityId>; 2], draft: &Draft, said: &Said, leave: &[String]) -> Settled {
        let blank = Here { id: None, of, fields: BTreeMap::new(), titles: BTreeMap::new(), doubtful: Vec::new(), row };
        let changes = self.changes(&blank, draft, said, ImportMode::Update);
        self.add(blank);
        let at = self.all.len() - 1;
        self.take(at, &changes, leave);
        Settled { of, changes, ..Settled::new("new", None) }
    }

    fn changed(&mut self, at: usize, draft: &Draft, said: &Said, mode: ImportMode, leave: &[String]) -> Settled {
        let here = self.all[at].clone();
        let changes = self.changes(&here, draft, said, mode);
        self.take(at, &changes, leave);
        let why = if draft.id.is_some() && draft.id == here.id { "same_id" } else { "same_record" };
        let outcome = if changes.is_empty() { "unchanged" } else { "updated" };
        let joins = here.id.is_none().then_some(here.row);
        Settled { ent: here.id, of: here.of, changes, joins, ..Settled::new(outcome, Some(why)) }
    }

    fn changes(&self, here: &Here, draft: &Draft, said: &Said, mode: ImportMode) -> Vec<Change> {
        let mut changes = Vec::new();
        if mode == ImportMode::Skip {
            return changes;
        }
        for field in self.kind.fields.iter().filter(|field| !here.doubtful.iter().any(|name| name == field.name)) {
            let old = here.fields.get(field.name).cloned().unwrap_or_default();
            let Some((new, value, title)) = said.get(field.name) else { continue };
            if old != *new && (old.is_empty() || mode == ImportMode::Update) {
                let old = here.titles.get(field.name).cloned().unwrap_or(old);
                let new = title.as_ref().filter(|title| !title.is_empty()).unwrap_or(new).clone();
                changes.push(Change { field: field.name, old, new, value: value.clone() });
            }
        }
        // Lines that the notes do not have yet come below what is there.
        let there = here.fields.get("notes").map_or("", String::as_str);
        let noted = changes.iter().position(|change| change.field == "notes");
        let so_far = noted.map_or(there, |at| changes[at].new.as_str()).to_owned();
        let lines: Vec<&str> =
            draft.lines.iter().filter(|line| !so_far.lines().any(|said| said == *line)).map(String::as_str).collect();
        if !lines.is_empty() {
            let before = Some(so_far.as_str()).filter(|text| !text.is_empty());
            let new = before.into_iter().chain(lines).collect::<Vec<_>>().join("\n");
            changes.retain(|change| change.field != "notes");
            let value = Value::text(&new);
            changes.push(Change { field: "notes", old: there.to_owned(), new, value });
        }
        changes
    }

    /// Rows below are compared with what is taken.
    fn take(&mut self, at: usize, changes: &[Change], leave: &[String]) {
        for change in changes.iter().filter(|change| !leave.iter().any(|left| left == change.field)) {
            let field = self.kind.field(change.field);
            let text = field.map(|field| said(&change.value.to_json(&field.ty))).unwrap_or_default();
            self.all[at].fields.insert(change.field.to_owned(), text);
            self.all[at].titles.insert(change.field.to_owned(), change.new.clone());
        }
    }
}

/// Text for comparison, value, and the title of a reference.
type Said = BTreeMap<&'static str, (String, Value, Option<String>)>;

/// Those whom a person chose, in the order of the places that were open.
fn chosen(decision: Option<&str>) -> impl Iterator<Item = EntityId> {
    decision.unwrap_or_default().split(' ').filter_map(|id| id.parse().ok())
}

fn here(row: RecordRow, doubtful: Vec<String>) -> Here {
    let mut of = [None, None];
    for (at, owner) in row.of.iter().enumerate().take(2) {
        of[at] = owner.id.parse().ok();
    }
    let fields = row.fields.iter().map(|(name, json)| (name.clone(), said(json))).collect();
    Here { id: row.id.parse().ok(), of, fields, titles: row.titles, doubtful, row: 0 }
}

async fn doubtful(conn: &mut SqliteConnection, kind: &Kind, row: &RecordRow) -> Result<Vec<String>> {
    let Ok(id) = row.id.parse::<EntityId>() else { return Ok(Vec::new()) };
    let fields = crate::store::conflict::fields(conn, &id).await?;
    let numbers = crate::store::numbers::Numbers::load(conn).await?;
    let name = |field: i64| numbers.field_name(field)?.strip_prefix(kind.name)?.strip_prefix('.').map(str::to_owned);
    Ok(fields.into_iter().filter_map(name).collect())
}
