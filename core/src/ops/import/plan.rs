//! Rows of a file to rows of a plan, in steps, so that memory stays small whatever the file.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;

use super::super::open::{Open, Write};
use super::choice;
use super::decide::{Candidate, Change, OwnColumns, Who, changes, who};
use super::join::wanted;
use super::likely::{AllLikely, People};
use super::remember::Memory;
use super::repeats::{self, Above};
use super::{mode_of, view};
use crate::app::App;
use crate::domain::EntityId;
use crate::error::{Code, Error, Result};
use crate::exchange::draft::PersonDraft;
use crate::exchange::table::Reading;
use crate::matching::{Rarity, Within};
use crate::names;
use crate::store::import_plan::{self as store, MatchKeys, PlanRow, ProblemRow};
use crate::store::roster::{self, Held};
use crate::store::{chapter, import_plan, same};
use crate::wire::import::{ImportDecideInput, ImportMode, ImportView};

/// Rows of one step.
pub(super) const STEP: usize = 1_000;
/// Rows that are read before the database is looked after again.
const BREATH: usize = 20;

/// What a row remembers of who it could be.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Considered {
    pub(super) candidates: Vec<(EntityId, Vec<String>)>,
    /// How likely each of them is, 0 to 1.
    #[serde(default)]
    pub(super) scores: Vec<f64>,
    /// Rows above that it could repeat, the likeliest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) above: Vec<Above>,
    /// What was decided is remembered from an earlier file.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) before: bool,
}

impl Considered {
    pub(super) fn of(row: &PlanRow) -> Result<Self> {
        Ok(row.plan.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default())
    }

    /// The decision that it is the likeliest of all.
    fn likeliest(&self) -> Option<String> {
        let here = self.candidates.iter().zip(&self.scores).map(|((ent, _), score)| (ent.to_string(), *score));
        let above = self.above.iter().map(|above| (format!("row:{}", above.row), above.score));
        here.chain(above).reduce(|best, other| if other.1 > best.1 { other } else { best }).map(|(who, _)| who)
    }

    fn is_empty(&self) -> bool {
        self.candidates.is_empty() && self.above.is_empty() && !self.before
    }
}

/// A likelihood as the plan keeps it.
pub(super) fn millionths(score: Option<f64>) -> Option<i64> {
    #[allow(clippy::cast_possible_truncation, reason = "0 to 1")]
    score.map(|score| (score * 1e6).round() as i64)
}

/// Reads and plans all rows; gives how many lines were ignored.
pub(super) async fn all_rows(
    app: &App,
    _open: &Open,
    write: &mut Write,
    id: i64,
    view: &ImportView,
    (file, reading): (view::File, &Reading),
    own: &OwnColumns,
) -> Result<u32> {
    import_plan::prepare(write.conn()).await?;
    let key = mark_key(app, write).await?;
    let empty = chapter::people(write.conn()).await? == 0;
    let mut memory = Memory::open(write, &key, view).await?;
    let mut marks = Marks { key, seen: HashMap::new(), within: Within::default() };
    let (mut rarity, mut people) = (None, People::default());
    let (mut ignored, mut done) = (0, 0);
    let mut rows = view::rows(file, reading, view)?;
    store::add_problems(write.conn(), id, &view::whole_file(reading)).await?;
    let mut step = Step::default();
    ignored += step.take(&mut rows, &mut marks).await?;
    while !(step.rows.is_empty() && step.problems.is_empty()) {
        memory.recall(write, &mut step.rows, &step.drafts).await?;
        if !empty || memory.recalled {
            let rarity = match &mut rarity {
                Some(rarity) => rarity,
                none => none.insert(rarity_here(write).await?),
            };
            plan_step(write, &mut step, view, own, (rarity, &mut people)).await?;
        }
        done += u32::try_from(step.rows.len()).unwrap_or(0);
        // The next rows are read while these are written.
        let mut next = Step::default();
        let (written, more) = tokio::join!(step.write(write.conn(), id), next.take(&mut rows, &mut marks));
        written?;
        ignored += more?;
        app.progress("plan", done, 0)?;
        step = next;
    }
    if view.mode != ImportMode::Add {
        repeats::find(write, id, marks.within).await?;
        repeats::settle(write, id, view, own).await?;
    }
    Ok(ignored)
}

/// A keyed hash of what a row says: finds the person again that the row became, and tells nobody else anything.
struct Marks {
    key: Vec<u8>,
    /// How many rows said so, and the first of them.
    seen: HashMap<Vec<u8>, (u32, u32)>,
    within: Within,
}

impl Marks {
    /// The mark, how many of the same came before, and the first of these.
    fn mark(&mut self, draft: &mut PersonDraft) -> Result<(Vec<u8>, u32, Option<u32>)> {
        // The place in the file and what could not be read are not what the row says.
        let place =
            (std::mem::take(&mut draft.row), std::mem::take(&mut draft.line), std::mem::take(&mut draft.problems));
        let said = serde_json::to_vec(draft);
        (draft.row, draft.line, draft.problems) = place;
        let mut hash = Sha256::new();
        hash.update(&self.key);
        hash.update(said?);
        let mark = hash.finalize()[..16].to_vec();
        let (seen, first) = self.seen.entry(mark.clone()).or_insert((0, draft.row));
        *seen += 1;
        let (nth, first) = (*seen - 1, *first);
        self.within.add(draft);
        Ok((mark, nth, Some(first).filter(|_| nth > 0)))
    }
}

pub(super) async fn mark_key(app: &App, write: &mut Write) -> Result<Vec<u8>> {
    if let Some(key) = chapter::meta(write.conn(), "mark_key").await? {
        return Ok(key);
    }
    let mut key = vec![0; 32];
    app.outside.random.fill(&mut key);
    chapter::set_meta(write.conn(), "mark_key", &key).await?;
    Ok(key)
}

/// Rows of one step on their way into the plan.
#[derive(Default)]
struct Step {
    rows: Vec<PlanRow>,
    drafts: Vec<Option<(PersonDraft, Vec<u8>, u32)>>,
    problems: Vec<ProblemRow>,
}

impl Step {
    /// Takes up to [`STEP`] rows, all of them new for now; gives how many lines were ignored.
    async fn take(&mut self, rows: &mut view::FileRows, marks: &mut Marks) -> Result<u32> {
        let mut ignored = 0;
        while self.rows.len() < STEP {
            if self.rows.len().is_multiple_of(BREATH) {
                tokio::task::yield_now().await;
            }
            match rows.next_row()? {
                None => break,
                Some(view::FileRow::Ignored) => ignored += 1,
                Some(view::FileRow::Refused { row, line, problems }) => {
                    let why = problems.first().map(|problem| problem.kind.clone());
                    self.problems.extend(problems);
                    self.rows.push(plan_row(row, line, "refused", why, None, None));
                    self.drafts.push(None);
                }
                Some(view::FileRow::Draft { mut draft, problems }) => {
                    self.problems.extend(problems);
                    let (mark, nth, first) = marks.mark(&mut draft)?;
                    let line = u32::try_from(draft.line).unwrap_or(u32::MAX);
                    let text = serde_json::to_string(&draft)?;
                    let mut row = plan_row(draft.row, line, "new", None, Some(text), Some(with_nth(&mark, nth)));
                    // An equal row with a contact means the same person.
                    if let Some(first) = first.filter(|_| !(draft.phones.is_empty() && draft.emails.is_empty())) {
                        let above = Above { row: first, same: true, score: 1.0, because: vec!["same_row".into()] };
                        row.plan =
                            Some(serde_json::to_string(&Considered { above: vec![above], ..Considered::default() })?);
                        row.joins = Some(0);
                    }
                    self.rows.push(row);
                    self.drafts.push(Some((*draft, mark, nth)));
                }
            }
        }
        Ok(ignored)
    }

    async fn write(&self, conn: &mut SqliteConnection, id: i64) -> Result<()> {
        store::add_rows(conn, id, &self.rows).await?;
        store::add_problems(conn, id, &self.problems).await
    }
}

fn plan_row(
    row: u32,
    line: u32,
    outcome: &str,
    why: Option<String>,
    draft: Option<String>,
    mark: Option<Vec<u8>>,
) -> PlanRow {
    let outcome = outcome.to_owned();
    PlanRow {
        row,
        line,
        outcome,
        why,
        ent: None,
        decision: None,
        draft,
        plan: None,
        mark,
        score: None,
        joins: None,
        leave: Vec::new(),
    }
}

/// A mark and how many of the same came before it in the file, as one value of the plan.
fn with_nth(mark: &[u8], nth: u32) -> Vec<u8> {
    [mark, &nth.to_be_bytes()].concat()
}

/// The mark and number of [`with_nth`].
pub(super) fn mark_and_nth(value: &[u8]) -> Option<(Vec<u8>, u32)> {
    let (mark, nth) = value.split_at_checked(16)?;
    Some((mark.to_vec(), u32::from_be_bytes(nth.try_into().ok()?)))
}

async fn rarity_here(write: &mut Write) -> Result<Rarity> {
    let (names, people) = store::names_here(write.conn()).await?;
    Ok(Rarity::sampled(&names, people))
}

/// What rows are settled by.
struct Sight<'a> {
    found: Found,
    held: HashMap<EntityId, Held>,
    likely: AllLikely,
    view: &'a ImportView,
    own: &'a OwnColumns,
}

impl<'a> Sight<'a> {
    /// Compares the rows with who was found for them, and loads whole only those who may be meant.
    async fn of(
        write: &mut Write,
        drafts: impl Iterator<Item = &PersonDraft>,
        mut found: Found,
        (rarity, people): (&Rarity, &mut People),
        (view, own): (&'a ImportView, &'a OwnColumns),
    ) -> Result<Self> {
        let likely = people.judge(write.conn(), drafts, &found, rarity).await?;
        for (row, people) in &mut found {
            people.retain(|(ent, because)| {
                because.iter().any(|why| *why != "likely") || likely.contains_key(&(*row, *ent))
            });
        }
        let held = roster::load(write.conn(), &people_of(&found)).await?;
        Ok(Self { found, held, likely, view, own })
    }
}

/// Everybody who was found for a row.
pub(super) fn people_of(found: &Found) -> Vec<EntityId> {
    let mut people: Vec<EntityId> = found.values().flatten().map(|(ent, _)| *ent).collect();
    people.sort_unstable();
    people.dedup();
    people
}

/// Finds for the rows of a step who they are and what they change.
async fn plan_step(
    write: &mut Write,
    step: &mut Step,
    view: &ImportView,
    own: &OwnColumns,
    known: (&Rarity, &mut People),
) -> Result<()> {
    let keys: Vec<MatchKeys> = step.drafts.iter().flatten().map(|(draft, mark, nth)| keys(draft, mark, *nth)).collect();
    let found = gather(store::candidates(write.conn(), &keys).await?);
    let drafts = step.drafts.iter().flatten().map(|(draft, ..)| draft);
    let sight = Sight::of(write, drafts, found, known, (view, own)).await?;
    for (row, draft) in step.rows.iter_mut().zip(&step.drafts) {
        let Some((draft, ..)) = draft else { continue };
        settle(write, row, draft, &sight).await?;
    }
    Ok(())
}

fn keys(draft: &PersonDraft, mark: &[u8], nth: u32) -> MatchKeys {
    let name = |column: &str| draft.fields.get(column).map_or("", String::as_str);
    MatchKeys {
        row: draft.row,
        id: draft.id.as_deref().and_then(|id| id.parse().ok()),
        externals: draft.externals.iter().map(|(_, id)| id.clone()).collect(),
        name: names::match_key(name("given_name"), name("family_name")),
        born: draft.fields.get("birth_date").filter(|born| born.len() == 10 && !born.contains('X')).cloned(),
        phones: draft.phones.iter().filter_map(|phone| phone.e164.clone()).collect(),
        emails: draft.emails.iter().filter_map(|email| email.address.clone()).collect(),
        mark: mark.to_vec(),
        nth,
    }
}

/// People for each row, with the reasons why they were found.
pub(super) type Found = HashMap<u32, Vec<(EntityId, Vec<&'static str>)>>;

/// One entry a person, with all its reasons.
fn gather(found: HashMap<u32, Vec<(EntityId, &'static str)>>) -> Found {
    found
        .into_iter()
        .map(|(row, hits)| {
            let mut people: Vec<(EntityId, Vec<&'static str>)> = Vec::new();
            for (ent, because) in hits {
                match people.iter_mut().find(|(there, _)| *there == ent) {
                    Some((_, reasons)) if reasons.contains(&because) => {}
                    Some((_, reasons)) => reasons.push(because),
                    None => people.push((ent, vec![because])),
                }
            }
            (row, people)
        })
        .collect()
}

/// Writes into the row what becomes of it: as decided, else as found.
async fn settle(write: &mut Write, row: &mut PlanRow, draft: &PersonDraft, sight: &Sight<'_>) -> Result<()> {
    let (held, own, mode) = (&sight.held, sight.own, sight.view.mode);
    let found = sight.found.get(&row.row).map_or(&[][..], Vec::as_slice);
    let candidates: Vec<Candidate<'_>> =
        found.iter().filter_map(|(ent, because)| candidate(*ent, because, draft, sight)).collect();
    let mode = mode_of(row.decision.as_deref(), mode);
    let mut found = match row.decision.as_deref() {
        // Which row that is, is settled when all rows stand.
        Some(said) if said == "new" || said.starts_with("row:") => Who::New,
        Some("leave_out") => {
            (row.outcome, row.why, row.ent) = ("refused".into(), Some("left_out".into()), None);
            return keep_candidates(row, &candidates);
        }
        Some(id) if id.len() == 32 => Who::Here(same::lead(write.conn(), &id.parse()?).await?, "decided"),
        _ if mode == ImportMode::Add => Who::New,
        _ => who(draft, &candidates, sight.view.auto_merge_above),
    };
    if found == Who::New
        && row.decision.is_none()
        && let Some(id) = draft.id.as_deref().and_then(|id| id.parse().ok())
        && import_plan::in_bin(write.conn(), &id).await?
    {
        found = Who::Ask("in_bin");
    }
    let (outcome, why, ent) = match found {
        Who::New => ("new", None, None),
        Who::Ask(why) => ("ask", Some(why), None),
        Who::Here(ent, why) => {
            let person = held.get(&ent).ok_or_else(|| Error::new(Code::NoSuchRecord).with("id", ent))?;
            let changes = wanted(changes(draft, person, mode, own), &row.leave);
            if row.decision.is_none() && writes_doubtful(write, &changes, person, own) {
                ("ask", Some("field_in_conflict"), Some(ent))
            } else {
                (if changes.is_empty() { "unchanged" } else { "updated" }, Some(why), Some(ent))
            }
        }
    };
    (row.outcome, row.why, row.ent) = (outcome.to_owned(), why.map(str::to_owned), ent);
    keep_candidates(row, &candidates)
}

/// Somebody that a row could be; none when nothing is left that says so.
fn candidate<'a>(
    ent: EntityId,
    because: &[&'static str],
    draft: &PersonDraft,
    sight: &'a Sight<'_>,
) -> Option<Candidate<'a>> {
    let held = sight.held.get(&ent)?;
    // An external id counts only within its source.
    let external = draft
        .externals
        .iter()
        .any(|(source, id)| held.externals.iter().any(|part| part.get("source") == source && part.get("id") == id));
    let likely = sight.likely.get(&(draft.row, ent)).cloned();
    let counts = |why: &&'static str| *why != "likely" && (*why != "same_external_id" || external);
    let because: Vec<&'static str> = because.iter().copied().filter(counts).collect();
    (!because.is_empty() || likely.is_some()).then_some(Candidate { ent, held, because, likely })
}

fn keep_candidates(row: &mut PlanRow, candidates: &[Candidate<'_>]) -> Result<()> {
    let because = |c: &Candidate<'_>| {
        let said = c.likely.iter().flat_map(|likely| likely.because.iter());
        c.because.iter().chain(said).map(|why| (*why).to_owned()).collect()
    };
    let mut best: Vec<&Candidate<'_>> = candidates.iter().collect();
    let score = |c: &Candidate<'_>| c.likely.as_ref().map_or(0.0, |likely| likely.score);
    best.sort_by(|a, b| score(b).total_cmp(&score(a)));
    let known = Considered::of(row)?;
    let considered = Considered {
        candidates: best.iter().map(|c| (c.ent, because(c))).collect(),
        scores: best.iter().map(|c| score(c)).collect(),
        ..known
    };
    let asked = row.outcome == "ask";
    row.score =
        millionths(best.iter().filter_map(|c| c.likely.as_ref()).map(|likely| likely.score).next().filter(|_| asked));
    row.plan = if considered.is_empty() { None } else { Some(serde_json::to_string(&considered)?) };
    Ok(())
}

/// Whether a change would write a field that has two values: a person decides that first.
pub(super) fn writes_doubtful(write: &Write, changes: &[Change], held: &Held, own: &OwnColumns) -> bool {
    let numbers = write.numbers();
    !held.conflicts.is_empty()
        && changes.iter().any(|change| {
            let field = match change {
                Change::Field(column, ..) => numbers.field(&super::apply::cell_of(column).0),
                Change::Own(column, ..) => own.get(column).copied().flatten().unwrap_or(0),
                Change::NoteLine(_) => numbers.field("person.notes"),
                _ => 0,
            };
            held.conflicts.contains(&field)
        })
}

/// Decides rows, or changes of rows. Errors: `BadInput` for a decision that is none.
pub(super) async fn decide(
    write: &mut Write,
    id: i64,
    view: &ImportView,
    input: &ImportDecideInput,
    own: &OwnColumns,
) -> Result<()> {
    let decision = input.decision.as_deref();
    let known = matches!(decision, None | Some("new" | "leave_out" | "skip" | "fill" | "update" | "same"))
        || decision.is_some_and(|said| said.parse::<EntityId>().is_ok())
        || decision.and_then(|said| said.strip_prefix("row:")).is_some_and(|row| row.parse::<u32>().is_ok());
    if !known {
        return Err(Error::new(Code::BadInput).with("name", "import_decide"));
    }
    let meant = choice::meant(write, id, input).await?;
    settle_again(write, id, view, own, |row| {
        if !meant.contains(&row.row) {
            return Ok(false);
        }
        if choice::left(row, input) {
            return Ok(true);
        }
        let mut considered = Considered::of(row)?;
        row.decision = match decision {
            // Nobody to be the same as: it stays as it was.
            Some("same") => match considered.likeliest() {
                Some(likeliest) => Some(likeliest),
                None => return Ok(false),
            },
            said => said.map(str::to_owned),
        };
        considered.before = false;
        row.plan = if considered.is_empty() { None } else { Some(serde_json::to_string(&considered)?) };
        Ok(true)
    })
    .await
}

/// Plans all rows again with the decisions that were made.
pub(super) async fn again(write: &mut Write, id: i64, view: &ImportView, own: &OwnColumns) -> Result<()> {
    settle_again(write, id, view, own, |_| Ok(true)).await
}

async fn settle_again(
    write: &mut Write,
    id: i64,
    view: &ImportView,
    own: &OwnColumns,
    mut meant: impl FnMut(&mut PlanRow) -> Result<bool>,
) -> Result<()> {
    import_plan::prepare(write.conn()).await?;
    let rarity = rarity_here(write).await?;
    let mut people = People::default();
    let mut after = 0;
    loop {
        let rows = store::rows_after(write.conn(), id, after, u32::try_from(STEP).unwrap_or(1_000)).await?;
        let Some(last) = rows.last() else { break };
        after = last.row;
        let mut chosen = Vec::new();
        for mut row in rows {
            if row.draft.is_some() && meant(&mut row)? {
                chosen.push(row);
            }
        }
        let mut drafts = Vec::with_capacity(chosen.len());
        for row in &chosen {
            let draft: PersonDraft = serde_json::from_str(row.draft.as_deref().unwrap_or("{}"))?;
            let (mark, nth) = row.mark.as_deref().and_then(mark_and_nth).unwrap_or_default();
            drafts.push((draft, mark, nth));
        }
        let keys: Vec<MatchKeys> = drafts.iter().map(|(draft, mark, nth)| keys(draft, mark, *nth)).collect();
        let mut found = gather(store::candidates(write.conn(), &keys).await?);
        for row in &chosen {
            // A person chosen by hand need not be a candidate.
            if let Some(ent) = row.decision.as_deref().and_then(|id| id.parse().ok()) {
                let ent = same::lead(write.conn(), &ent).await?;
                let candidates = found.entry(row.row).or_default();
                if !candidates.iter().any(|(there, _)| *there == ent) {
                    candidates.push((ent, vec!["chosen"]));
                }
            }
        }
        let sight =
            Sight::of(write, drafts.iter().map(|(draft, ..)| draft), found, (&rarity, &mut people), (view, own))
                .await?;
        for (row, (draft, ..)) in chosen.iter_mut().zip(&drafts) {
            settle(write, row, draft, &sight).await?;
        }
        store::set_outcomes(write.conn(), id, &chosen).await?;
    }
    repeats::settle(write, id, view, own).await
}
