//! Who stands twice: pairs found over the whole data file, kept for the pages of a list, and two people side by side.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use sqlx::SqliteConnection;

use super::import::likely;
use super::open::Open;
use super::record::{is_deleted_here, kind_of, parse_id, view};
use crate::app::App;
use crate::domain::EntityId;
use crate::domain::fields::PERSON;
use crate::error::{Code, Error, Result};
use crate::matching::{self, Outcome, Record};
use crate::store::roster::{self, Held};
use crate::store::{duplicate as store, history, person, same};
use crate::wire::duplicate::{
    DuplicateListInput, DuplicatePage, DuplicatePair, DuplicateSide, DuplicateView, PairInput,
};
use crate::wire::matching::MatchOutcome;

/// Pairs of a page unless said, and at most.
const PAGE: u32 = 50;
const MOST: u32 = 1_000;
/// People read at once.
const STEP: usize = 5_000;

/// Pairs of a data file as it stood after a batch.
#[derive(Debug)]
pub(crate) struct Kept {
    file: [u8; 16],
    seen: i64,
    pairs: Vec<Pair>,
}

/// Two people, the one whose record says more first.
#[derive(Debug)]
struct Pair {
    a: EntityId,
    b: EntityId,
    score: f64,
    outcome: MatchOutcome,
    because: Vec<&'static str>,
}

/// A page of pairs. Errors: `Cancelled` while they are looked for.
pub(crate) async fn list(app: &App, input: DuplicateListInput) -> Result<DuplicatePage> {
    let open = app.open().await?;
    let kept = kept(app, &open).await?;
    let mut conn = open.read().await?;
    let open_pairs = undecided(&mut conn, &kept.pairs).await?;
    let count = |outcome| open_pairs.iter().filter(|pair| pair.outcome == outcome).count();
    let (same, ask) = (count(MatchOutcome::Same), count(MatchOutcome::Ask));
    let wanted = |pair: &&&Pair| {
        input.outcome.is_none_or(|outcome| pair.outcome == outcome)
            && input.above.is_none_or(|above| pair.score >= above)
    };
    let chosen: Vec<&&Pair> = open_pairs.iter().filter(wanted).collect();
    let limit = input.limit.unwrap_or(PAGE).min(MOST) as usize;
    let page: Vec<&&Pair> = chosen.iter().skip(input.offset as usize).take(limit).copied().collect();
    let named: Vec<EntityId> = page.iter().flat_map(|pair| [pair.a, pair.b]).collect();
    let today = open.today(app).await?;
    let people = person::summaries(&mut conn, &named, today).await?;
    let people: HashMap<&str, _> = people.iter().map(|person| (person.id.as_str(), person)).collect();
    let of = |ent: &EntityId| people.get(ent.to_string().as_str()).map(|person| (*person).clone());
    let items = page.iter().filter_map(|pair| {
        Some(DuplicatePair {
            a: of(&pair.a)?,
            b: of(&pair.b)?,
            score: pair.score,
            outcome: pair.outcome,
            because: pair.because.iter().map(|why| (*why).to_owned()).collect(),
        })
    });
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(DuplicatePage { total: number(chosen.len()), same: number(same), ask: number(ask), items: items.collect() })
}

/// How many pairs wait, when that is known without looking: none unless somebody has looked.
pub(crate) async fn waiting(app: &App, open: &Open) -> Result<Option<u32>> {
    let kept = app.duplicates.lock().await.clone();
    let Some(kept) = kept.filter(|kept| kept.file == open.file.file_id()) else { return Ok(None) };
    Ok(Some(u32::try_from(undecided(&mut *open.read().await?, &kept.pairs).await?.len()).unwrap_or(u32::MAX)))
}

/// The pairs of which nobody has said anything since: both are here, stand for themselves, and no no was said.
async fn undecided<'a>(conn: &mut SqliteConnection, pairs: &'a [Pair]) -> Result<Vec<&'a Pair>> {
    let noes = same::noes(conn).await?;
    let named: BTreeSet<EntityId> = pairs.iter().flat_map(|pair| [pair.a, pair.b]).collect();
    let here = store::here(conn, &named.into_iter().collect::<Vec<_>>()).await?;
    let open = |pair: &&Pair| {
        let in_order = (pair.a.min(pair.b), pair.a.max(pair.b));
        here.contains(&pair.a) && here.contains(&pair.b) && !noes.contains(&in_order)
    };
    Ok(pairs.iter().filter(open).collect())
}

/// What was found before, unless something else than decisions was written since.
async fn kept(app: &App, open: &Open) -> Result<Arc<Kept>> {
    let mut slot = app.duplicates.lock().await;
    let mut conn = open.read().await?;
    let file = open.file.file_id();
    if let Some(kept) = slot.as_ref().filter(|kept| kept.file == file)
        && !store::written_since(&mut conn, kept.seen).await?
    {
        return Ok(Arc::clone(kept));
    }
    let found = Arc::new(find(app, file, &mut conn).await?);
    *slot = Some(Arc::clone(&found));
    Ok(found)
}

/// Compares everybody with everybody who shares something.
async fn find(app: &App, file: [u8; 16], conn: &mut SqliteConnection) -> Result<Kept> {
    app.begin_work();
    let seen = store::last_batch(conn).await?;
    let people = store::everybody(conn).await?;
    let total = u32::try_from(people.len()).unwrap_or(u32::MAX);
    let (mut records, mut weights) = (Vec::with_capacity(people.len()), Vec::with_capacity(people.len()));
    for step in people.chunks(STEP) {
        let ents: Vec<EntityId> = step.iter().map(|(ent, _)| *ent).collect();
        let held = roster::load(conn, &ents).await?;
        for (ent, list) in step {
            let (record, weight) = held.get(ent).map(|held| record(held, *list)).unwrap_or_default();
            records.push(record);
            weights.push(weight);
        }
        app.progress("duplicates", u32::try_from(records.len()).unwrap_or(u32::MAX) / 2, total)?;
        tokio::task::yield_now().await;
    }
    let related = store::related(conn).await?;
    let noes = same::noes(conn).await?;
    let half = total / 2;
    let mut told = |done: usize, of: usize| {
        let done = u32::try_from(done as u64 * u64::from(total - half) / of.max(1) as u64).unwrap_or(0);
        app.progress("duplicates", half + done, total).is_ok()
    };
    let found = matching::pairs_watched(&records, &mut told).ok_or_else(|| Error::new(Code::Cancelled))?;
    let mut pairs: Vec<Pair> = found
        .into_iter()
        .filter_map(|pair| {
            let (one, other) = (people[pair.a].0, people[pair.b].0);
            let in_order = (one.min(other), one.max(other));
            if related.contains(&in_order) || noes.contains(&in_order) {
                return None;
            }
            let fuller_first = weights[pair.a] >= weights[pair.b];
            let (a, b) = if fuller_first { (one, other) } else { (other, one) };
            let outcome = match pair.outcome {
                Outcome::Same => MatchOutcome::Same,
                Outcome::Ask => MatchOutcome::Ask,
            };
            let because = pair.evidence.iter().filter_map(likely::code).collect();
            Some(Pair { a, b, score: pair.score, outcome, because })
        })
        .collect();
    pairs.sort_by(|x, y| y.score.total_cmp(&x.score).then_with(|| (x.a, x.b).cmp(&(y.a, y.b))));
    Ok(Kept { file, seen, pairs })
}

/// A person made ready to be compared, and how much is said of them.
fn record(held: &Held, list: usize) -> (Record, usize) {
    let mut record = likely::of_person(held);
    record.list = list;
    record.household = held.households.first().map(|(ent, _)| ent.to_string()).unwrap_or_default();
    let numbers = held.guardians.iter().flat_map(|guardian| &guardian.phones);
    record.other_phones = numbers.filter_map(|part| matching::tail(part.get("e164"))).collect();
    let parts = held.phones.len() + held.emails.len() + held.addresses.len() + held.externals.len();
    let around = held.households.len() + held.tags.len() + held.classes.len() + held.guardians.len();
    (record, held.columns.len() + held.own.len() + parts + around)
}

/// Two people side by side. Errors: `NoSuchRecord`.
pub(crate) async fn show(app: &App, input: PairInput) -> Result<DuplicateView> {
    let open = app.open().await?;
    let today = open.today(app).await?;
    let mut conn = open.read().await?;
    let (mut sides, mut ents) = (Vec::new(), Vec::new());
    for id in [&input.a, &input.b] {
        let ent = same::lead(&mut conn, &parse_id(id)?).await?;
        let missing = || Error::new(Code::NoSuchRecord).with("id", id);
        if kind_of(&mut conn, &open.numbers(), &ent).await?.name != "person" || is_deleted_here(&mut conn, &ent).await?
        {
            return Err(missing());
        }
        sides.push(side(&mut conn, &open, &ent, today).await?.ok_or_else(missing)?);
        ents.push(ent);
    }
    let different = !same::noes_between(&mut conn, [ents[0], ents[1]]).await?.is_empty();
    let (Some(b), Some(a)) = (sides.pop(), sides.pop()) else { return Err(Error::new(Code::Defect)) };
    let differ = differ(&a.fields, &b.fields);
    Ok(DuplicateView { a, b, differ, different })
}

/// Fields of which both say something else, in the order of forms, own ones last. A home is nobody's choice.
fn differ(a: &BTreeMap<String, serde_json::Value>, b: &BTreeMap<String, serde_json::Value>) -> Vec<String> {
    let place = |name: &str| PERSON.fields.iter().position(|field| field.name == name).unwrap_or(usize::MAX);
    let mut names: Vec<&String> =
        a.keys().filter(|name| b.get(*name).is_some_and(|other| *other != a[*name])).collect();
    names.retain(|name| *name != "home_chapter");
    names.sort_by_key(|name| place(name));
    names.into_iter().cloned().collect()
}

async fn side(
    conn: &mut SqliteConnection,
    open: &Open,
    ent: &EntityId,
    today: (u16, u8, u8),
) -> Result<Option<DuplicateSide>> {
    let Some(person) = person::summaries(conn, &[*ent], today).await?.pop() else { return Ok(None) };
    let fields = view(conn, &open.numbers(), ent).await?.fields;
    let held = roster::load(conn, &[*ent]).await?.remove(ent).unwrap_or_default();
    let line = |part: &roster::Part| {
        let city = [part.get("postal_code"), part.get("city")].join(" ");
        let lines = [part.get("street"), city.trim(), part.get("country")];
        let line = lines.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
        if line.is_empty() { part.get("typed").replace('\n', ", ") } else { line }
    };
    let joined =
        |texts: [&str; 3]| texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" \u{b7} ");
    Ok(Some(DuplicateSide {
        person,
        fields,
        addresses: held.addresses.iter().map(line).collect(),
        memberships: store::organisations(conn, "membership", ent).await?,
        offices: store::organisations(conn, "office", ent).await?,
        classes: held.classes.iter().map(|class| joined([&class.name, &class.school, &class.term])).collect(),
        guardians: held.guardians.iter().map(|guardian| guardian.title.clone()).collect(),
        changed: person::changed(conn, ent).await?.map(history::rfc3339),
    }))
}
