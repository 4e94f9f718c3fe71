//! Rows of one file that are one person: found once all rows are in the plan, joined where they are sure, asked about
//! where not. A row joins the row above that makes the person, or is the person whom the row above was found to be.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::decide::{OwnColumns, changes};
use super::join::{self, wanted};
use super::plan::{Considered, millionths, writes_doubtful};
use super::{likely, mode_of};
use crate::domain::EntityId;
use crate::error::{Code, Error, Result};
use crate::exchange::draft::PersonDraft;
use crate::matching::{self, Outcome, Record, Within};
use crate::ops::open::Write;
use crate::store::import_page::{repeating, rows_of};
use crate::store::import_plan::{self as store, PlanRow};
use crate::store::roster;
use crate::wire::import::ImportView;

/// Pairs that are compared together.
const STEP: usize = 2_000;
/// Who is less likely is not asked about: in a long list somebody always has another's name and birthday.
const WORTH: f64 = 0.3;

/// A row above that a row could repeat.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Above {
    pub(super) row: u32,
    pub(super) same: bool,
    pub(super) score: f64,
    pub(super) because: Vec<String>,
}

/// Why a row is what it is, when a row above says so.
const WHYS: [&str; 3] = ["same_as_row", "maybe_row", "row_decided"];

/// Compares what may repeat and keeps what was found with the rows.
pub(super) async fn find(write: &mut Write, id: i64, within: Within) -> Result<()> {
    let (pairs, rarity) = within.finish();
    for pairs in pairs.chunks(STEP) {
        let mut numbers: Vec<u32> = pairs.iter().flat_map(|&(above, row)| [above, row]).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let rows = rows_of(write.conn(), id, &numbers).await?;
        let records = rows.iter().map(|row| Ok(Record::from_draft(&draft(row)?, 0, &[])));
        let records: Vec<Record> = records.collect::<Result<_>>()?;
        let places: HashMap<u32, usize> = rows.iter().enumerate().map(|(at, row)| (row.row, at)).collect();
        let meant: Vec<(usize, usize)> =
            pairs.iter().filter_map(|(above, row)| Some((*places.get(above)?, *places.get(row)?))).collect();
        let mut found: BTreeMap<usize, Vec<Above>> = BTreeMap::new();
        for pair in matching::among(&records, &meant, &rarity) {
            if pair.outcome == Outcome::Same || pair.score >= WORTH {
                let because = pair.evidence.iter().filter_map(likely::code).map(str::to_owned).collect();
                let same = pair.outcome == Outcome::Same;
                found.entry(pair.b).or_default().push(Above {
                    row: rows[pair.a].row,
                    same,
                    score: pair.score,
                    because,
                });
            }
        }
        let mut changed = Vec::with_capacity(found.len());
        for (at, above) in found {
            let mut row = rows[at].clone();
            let mut considered = Considered::of(&row)?;
            // A row that is equal was noted while it went by.
            considered.above.extend(
                above
                    .into_iter()
                    .filter(|a| considered.above.iter().all(|there| there.row != a.row))
                    .collect::<Vec<_>>(),
            );
            considered.above.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.row.cmp(&b.row)));
            row.plan = Some(serde_json::to_string(&considered)?);
            row.joins = row.joins.or(Some(0));
            changed.push(row);
        }
        store::set_outcomes(write.conn(), id, &changed).await?;
    }
    Ok(())
}

fn draft(row: &PlanRow) -> Result<PersonDraft> {
    Ok(row.draft.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default())
}

/// What a row above became.
enum Became {
    Made(u32),
    Here(EntityId),
    Open,
    Gone,
}

/// Settles all rows that may repeat others, from above to below.
pub(super) async fn settle(write: &mut Write, id: i64, view: &ImportView, own: &OwnColumns) -> Result<()> {
    let numbers: Vec<u32> = repeating(write.conn(), id).await?.into_iter().map(|(row, _)| row).collect();
    let mut work = Work { id, known: HashMap::new(), made: HashMap::new() };
    for numbers in numbers.chunks(STEP) {
        let mut rows = rows_of(write.conn(), id, numbers).await?;
        let mut above: Vec<u32> = Vec::new();
        for row in &rows {
            above.extend(Considered::of(row)?.above.iter().map(|above| above.row));
        }
        for row in rows_of(write.conn(), id, &above).await? {
            // What was settled in this pass stands; the stored word of it is older.
            work.known.entry(row.row).or_insert_with(|| became(&row));
        }
        for row in &mut rows {
            work.settle(write, row, view, own).await?;
        }
        store::set_outcomes(write.conn(), id, &rows).await?;
    }
    Ok(())
}

fn became(row: &PlanRow) -> Became {
    match (row.outcome.as_str(), row.ent, row.joins) {
        ("new", ..) => Became::Made(row.row),
        ("updated" | "unchanged", Some(ent), _) => Became::Here(ent),
        ("updated" | "unchanged", None, Some(above)) if above > 0 => Became::Made(above),
        ("ask", ..) => Became::Open,
        _ => Became::Gone,
    }
}

struct Work {
    id: i64,
    known: HashMap<u32, Became>,
    /// Rows that make somebody, with what rows below them have added so far.
    made: HashMap<u32, PersonDraft>,
}

impl Work {
    async fn settle(
        &mut self,
        write: &mut Write,
        row: &mut PlanRow,
        view: &ImportView,
        own: &OwnColumns,
    ) -> Result<()> {
        let ours = row.outcome == "new" || row.why.as_deref().is_some_and(|why| WHYS.contains(&why));
        if ours {
            self.follow(write, row, view, own).await?;
        }
        self.known.insert(row.row, became(row));
        Ok(())
    }

    async fn follow(
        &mut self,
        write: &mut Write,
        row: &mut PlanRow,
        view: &ImportView,
        own: &OwnColumns,
    ) -> Result<()> {
        (row.outcome, row.why, row.ent, row.joins) = ("new".into(), None, None, Some(0));
        let considered = Considered::of(row)?;
        let chosen: Option<u32> = row.decision.as_deref().and_then(|said| said.strip_prefix("row:")?.parse().ok());
        let mode = mode_of(row.decision.as_deref(), view.mode);
        if row.decision.as_deref() == Some("new") || view.mode == crate::wire::import::ImportMode::Add {
            row.score = None;
            return Ok(());
        }
        let open: Vec<_> =
            considered.above.iter().filter(|a| !matches!(self.known.get(&a.row), None | Some(Became::Gone))).collect();
        let sure = |above: &super::repeats::Above| match (chosen, view.auto_merge_above) {
            (Some(chosen), _) => above.row == chosen,
            (None, Some(least)) => above.score >= least,
            (None, None) => above.same,
        };
        row.score = millionths(open.first().map(|above| above.score));
        let Some(above) = open.iter().find(|above| sure(above)) else {
            if !open.is_empty() {
                (row.outcome, row.why) = ("ask".into(), Some("maybe_row".into()));
            }
            return Ok(());
        };
        let why = if chosen.is_some() { "row_decided" } else { "same_as_row" };
        row.why = Some(why.into());
        let said = draft(row)?;
        let changes = match self.known.get(&above.row) {
            Some(&Became::Made(root)) => {
                row.joins = Some(root);
                let made = match self.made.entry(root) {
                    Entry::Occupied(known) => known.into_mut(),
                    Entry::Vacant(none) => {
                        let rows = rows_of(write.conn(), self.id, &[root]).await?;
                        none.insert(rows.first().map(draft).transpose()?.unwrap_or_default())
                    }
                };
                let changes = wanted(join::more(made, &said, mode), &row.leave);
                join::add(made, changes.clone());
                changes
            }
            Some(&Became::Here(ent)) => {
                let held = roster::load(write.conn(), &[ent]).await?;
                let person = held.get(&ent).ok_or_else(|| Error::new(Code::NoSuchRecord).with("id", ent))?;
                (row.ent, row.joins) = (Some(ent), Some(above.row));
                let changes = wanted(changes(&said, person, mode, own), &row.leave);
                if row.decision.is_none() && writes_doubtful(write, &changes, person, own) {
                    (row.outcome, row.why) = ("ask".into(), Some("field_in_conflict".into()));
                    return Ok(());
                }
                changes
            }
            _ => {
                (row.outcome, row.why, row.joins) = ("ask".into(), Some("maybe_row".into()), Some(0));
                return Ok(());
            }
        };
        row.outcome = if changes.is_empty() { "unchanged" } else { "updated" }.into();
        Ok(())
    }
}
