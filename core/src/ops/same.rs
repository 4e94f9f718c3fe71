//! Making two records of people one, taking them apart, and saying that they are not one. What is said is a word like any
//! other: it travels, is undone and decided (`store/same.rs` reads it).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use sqlx::SqliteConnection;

use super::record::{is_deleted_here, kind_of, parse_id, written};
use crate::app::App;
use crate::domain::fields::{FieldType, MergeClass, field_of};
use crate::domain::{EntityId, Value};
use crate::error::{Code, Error, Result};
use crate::names::match_words;
use crate::store::batch::{NewRecord, Said, Writer};
use crate::store::numbers::Numbers;
use crate::store::{cells, conflict, history, person, projection, same};
use crate::wire::app::BackupReason;
use crate::wire::duplicate::{MergePair, Merged, PairInput, PersonDifferentInput, PersonMergeInput, Unmerged};
use crate::wire::record::Written;

/// From how many pairs on a merge is preceded by a backup.
const MASS: usize = 10;

/// Two people about to be one, under the ids that stand for them now.
struct Deed<'a> {
    pair: [EntityId; 2],
    asked: &'a MergePair,
    /// What each says: value, and whether two are said of it.
    sides: [BTreeMap<i64, (Value, bool)>; 2],
}

/// Makes each pair one person. Errors: `NoSuchRecord`, also for who is in the bin; `SamePersonTwice` when one is
/// responsible for the other; `NoSuchField`, `BadValue` for a choice that is none.
pub(crate) async fn merge(app: &App, input: PersonMergeInput) -> Result<Merged> {
    if input.pairs.len() >= MASS {
        super::backup::before(app, BackupReason::MassMerge).await?;
    }
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    let numbers = write.numbers();
    let mut deeds = Vec::with_capacity(input.pairs.len());
    for asked in &input.pairs {
        let mut pair = [parse_id(&asked.a)?, parse_id(&asked.b)?];
        for person in &mut pair {
            *person = person_here(write.conn(), &numbers, person).await?;
        }
        if pair[0] == pair[1] {
            continue;
        }
        if let Some(kind) = same::responsible(write.conn(), pair).await? {
            return Err(Error::new(Code::SamePersonTwice).with("kind", kind));
        }
        let sides =
            [said_by(write.conn(), &numbers, &pair[0]).await?, said_by(write.conn(), &numbers, &pair[1]).await?];
        deeds.push(Deed { pair, asked, sides });
    }
    let first =
        parse_id(&input.pairs.first().ok_or_else(|| Error::new(Code::BadInput).with("name", "person_merge"))?.a)?;
    if deeds.is_empty() {
        let id = same::lead(write.conn(), &first).await?.to_string();
        return Ok(Merged { batch: 0, id, merged: 0, replaced: 0 });
    }
    let detail = json!({ "count": deeds.len() });
    let mut writer = write.batch("screen", "person_merge", detail, None).await?;
    for deed in &deeds {
        yes(&mut writer, &numbers, deed.pair).await?;
    }
    writer.settle().await?;
    let (mut said, mut decided, mut replaced) = (Vec::new(), BTreeSet::new(), 0);
    for deed in &deeds {
        let lead = same::lead(writer.conn(), &deed.pair[0]).await?;
        for (field, value, gives_way) in choices(&numbers, deed)? {
            if decided.insert((lead, field)) {
                said.push(Said { ent: lead, field, value });
                replaced += u32::from(gives_way);
            }
        }
        said.extend(leave_household(writer.conn(), &numbers, deed).await?);
    }
    said.extend(pairs_of(writer.conn(), &numbers, &deeds).await?);
    writer.say(&said, true).await?;
    let batch = writer.finish().await?;
    let id = same::lead(write.conn(), &first).await?.to_string();
    write.commit(app, CHANGED).await?;
    let merged = u32::try_from(deeds.len()).unwrap_or(u32::MAX);
    Ok(Merged { batch: number(batch), id, merged, replaced })
}

/// Everything that is of people shows others now.
const CHANGED: &[&str] =
    &["person", "household", "tag", "membership", "office", "enrolment", "event", "attendance", "conflict"];

fn number(batch: Option<i64>) -> u32 {
    batch.and_then(|batch| u32::try_from(batch).ok()).unwrap_or(0)
}

/// A living person, under the id that stands for them. Errors: `NoSuchRecord`.
async fn person_here(conn: &mut SqliteConnection, numbers: &Numbers, ent: &EntityId) -> Result<EntityId> {
    let lead = same::lead(conn, ent).await?;
    if kind_of(conn, numbers, &lead).await?.name != "person" || is_deleted_here(conn, &lead).await? {
        return Err(Error::new(Code::NoSuchRecord).with("id", ent));
    }
    Ok(lead)
}

/// What a record says of each field, its signs of life and its home left out.
async fn said_by(
    conn: &mut SqliteConnection,
    numbers: &Numbers,
    ent: &EntityId,
) -> Result<BTreeMap<i64, (Value, bool)>> {
    let waiting = conflict::fields(conn, ent).await?;
    let mut said = BTreeMap::new();
    for (field, _) in cells::live_fields(conn, ent).await? {
        let name = numbers.field_name(field).unwrap_or_default();
        if !name.starts_with('_') && name != "person.home_chapter" {
            let shown = cells::shown(conn, numbers, ent, field).await?.unwrap_or(Value::Null);
            said.insert(field, (shown, waiting.contains(&field)));
        }
    }
    Ok(said)
}

/// The values to decide: field, value, and whether another one gives way.
fn choices(numbers: &Numbers, deed: &Deed<'_>) -> Result<Vec<(i64, Value, bool)>> {
    let [a, b] = &deed.sides;
    let (mut taken, mut both) = (BTreeMap::new(), BTreeSet::new());
    for (name, side) in deed.asked.take.iter().filter(|(name, _)| *name != "household") {
        let cell = if name.starts_with("own_") { name.clone() } else { format!("person.{name}") };
        let field = numbers.known_field(&cell)?;
        let of = |side: &BTreeMap<i64, (Value, bool)>| side.get(&field).map_or(Value::Null, |said| said.0.clone());
        match side.as_str() {
            "a" => _ = taken.insert(field, of(a)),
            "b" => _ = taken.insert(field, of(b)),
            "both" if is_long(&cell) => _ = both.insert(field),
            _ => return Err(Error::new(Code::BadValue).with("field", name)),
        }
    }
    let mut decided = Vec::new();
    let fields: BTreeSet<i64> = a.keys().chain(b.keys()).copied().collect();
    for field in fields {
        let (Some((one, one_waits)), Some((other, other_waits))) = (a.get(&field), b.get(&field)) else {
            if let Some(value) = taken.get(&field) {
                let said = a.get(&field).or_else(|| b.get(&field)).map(|said| &said.0);
                if said != Some(value) {
                    decided.push((field, value.clone(), true));
                }
            }
            continue;
        };
        let cell = numbers.field_name(field).unwrap_or_default();
        let value = match taken.get(&field) {
            Some(value) => value.clone(),
            // Chapters disagree: that is another decision than this one.
            None if *one_waits || *other_waits => continue,
            None if one == other => continue,
            None if one.is_empty() => other.clone(),
            None if other.is_empty() => one.clone(),
            None if both.contains(&field) || is_long(cell) => lines_of_both(one, other),
            None => safer(numbers, field, one, other),
        };
        let gives_way = !is_long(cell) && [one, other].into_iter().any(|said| !said.is_empty() && *said != value);
        decided.push((field, value, gives_way));
    }
    keep_other_family_name(numbers, deed, &mut decided);
    Ok(decided)
}

/// The family name that gives way is one of the person's still: rows of files are found by it.
fn keep_other_family_name(numbers: &Numbers, deed: &Deed<'_>, decided: &mut Vec<(i64, Value, bool)>) {
    let (family, former) = (numbers.field("person.family_name"), numbers.field("person.former_family_name"));
    let said = |field: i64| deed.sides.iter().filter_map(move |side| side.get(&field)).map(|said| &said.0);
    if said(former).any(|value| !value.is_empty()) || decided.iter().any(|(field, ..)| *field == former) {
        return;
    }
    let Some(chosen) = decided.iter().find(|(field, ..)| *field == family).map(|(_, value, _)| value.clone()) else {
        return;
    };
    let words = |value: &Value| match_words(value.as_text().unwrap_or_default());
    if let Some(other) = said(family).find(|value| !value.is_empty() && words(value) != words(&chosen)) {
        decided.push((former, other.clone(), false));
    }
}

fn is_long(cell: &str) -> bool {
    field_of(cell).is_some_and(|(_, field)| field.ty == FieldType::LongText)
}

/// Every line once, those of the first before those of the other.
fn lines_of_both(one: &Value, other: &Value) -> Value {
    let (one, other) = (one.as_text().unwrap_or_default(), other.as_text().unwrap_or_default());
    let mut lines: Vec<&str> = one.lines().collect();
    lines.extend(other.lines().filter(|line| !one.lines().any(|there| there == *line)));
    Value::text(&lines.join("\n"))
}

/// Of a guarded field the safer value, else the first.
fn safer(numbers: &Numbers, field: i64, one: &Value, other: &Value) -> Value {
    match projection::merge_class(numbers, field) {
        MergeClass::Guard(order) if crate::merge::is_safer(other, one, order) => other.clone(),
        _ => one.clone(),
    }
}

/// Says yes of a pair, and of every no between those who are one with either.
async fn yes(writer: &mut Writer<'_>, numbers: &Numbers, pair: [EntityId; 2]) -> Result<()> {
    for no in same::noes_between(writer.conn(), pair).await? {
        say_of_record(writer, numbers, no, "yes").await?;
    }
    say(writer, numbers, pair, "yes").await
}

/// Says whether two are one person.
async fn say(writer: &mut Writer<'_>, numbers: &Numbers, mut pair: [EntityId; 2], answer: &str) -> Result<()> {
    pair.sort_unstable();
    let of = pair.map(Some);
    let ent = EntityId::derived("same_as", of);
    if cells::entity(writer.conn(), &ent).await?.is_some() {
        return say_of_record(writer, numbers, ent, answer).await;
    }
    let said = vec![(numbers.field("same_as.answer"), Value::text(answer))];
    writer.create(vec![NewRecord { ent, kind: numbers.kind("same_as"), of, said }]).await?;
    writer.touch_owners(of).await
}

async fn say_of_record(writer: &mut Writer<'_>, numbers: &Numbers, ent: EntityId, answer: &str) -> Result<()> {
    let said = Said { ent, field: numbers.field("same_as.answer"), value: Value::text(answer) };
    writer.say(&[said], true).await.map(drop)
}

/// Puts the person out of the household that was not taken; both stay unless one was.
async fn leave_household(conn: &mut SqliteConnection, numbers: &Numbers, deed: &Deed<'_>) -> Result<Vec<Said>> {
    let (stays, goes) = match deed.asked.take.get("household").map(String::as_str) {
        None | Some("both") => return Ok(Vec::new()),
        Some("a") => (0, 1),
        Some("b") => (1, 0),
        Some(_) => return Err(Error::new(Code::BadValue).with("field", "household")),
    };
    let kept = same::places_of_record(conn, &deed.pair[stays]).await?;
    let field = numbers.field("household_place.lives");
    let left = same::places_of_record(conn, &deed.pair[goes]).await?.into_iter();
    let left = left.filter(|(_, household)| !kept.iter().any(|(_, there)| there == household));
    Ok(left.map(|(ent, _)| Said { ent, field, value: Value::Integer(0) }).collect())
}

/// What is of a pair and stood with both, and says something else: who lived there lives there, who was there was there.
async fn pairs_of(conn: &mut SqliteConnection, numbers: &Numbers, deeds: &[Deed<'_>]) -> Result<Vec<Said>> {
    let mut said = Vec::new();
    for deed in deeds {
        for (ent, field) in same::doubtful_pairs(conn, &deed.pair[0]).await? {
            let words = cells::live_words(conn, &ent, field).await?;
            let says = |value: Value| words.iter().any(|word| word.value == value).then_some(value);
            let value = says(Value::Integer(1)).or_else(|| says(Value::text("present")));
            let shown = cells::shown(conn, numbers, &ent, field).await?.unwrap_or(Value::Null);
            said.push(Said { ent, field, value: value.unwrap_or(shown) });
        }
    }
    Ok(said)
}

/// Takes one out of those whom the other is one with, and remembers that the two are not one. What the merge said for both is
/// said as before where nobody has written since. Errors: `NoSuchRecord`, `BadInput` for one and the same id.
pub(crate) async fn unmerge(app: &App, input: PairInput) -> Result<Unmerged> {
    let pair = [parse_id(&input.a)?, parse_id(&input.b)?];
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    let numbers = write.numbers();
    let mut writer = write.batch("screen", "person_unmerge", json!({}), None).await?;
    let (restored, kept) = part(&mut writer, &numbers, pair).await?;
    let batch = writer.finish().await?;
    write.commit(app, CHANGED).await?;
    Ok(Unmerged { batch: number(batch), restored, kept })
}

/// Remembers of each pair that they are not one person; who is one with the other is taken apart. Errors: as [`unmerge`].
pub(crate) async fn different(app: &App, input: PersonDifferentInput) -> Result<Written> {
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    let numbers = write.numbers();
    let detail = json!({ "count": input.pairs.len() });
    let mut writer = write.batch("screen", "person_different", detail, None).await?;
    let mut first = None;
    for pair in &input.pairs {
        let pair = [parse_id(&pair.a)?, parse_id(&pair.b)?];
        part(&mut writer, &numbers, pair).await?;
        first.get_or_insert(pair[0]);
    }
    let first = first.ok_or_else(|| Error::new(Code::BadInput).with("name", "person_different"))?;
    let batch = writer.finish().await?;
    write.commit(app, CHANGED).await?;
    Ok(written(&first, batch, Vec::new()))
}

/// Says no of a pair; where they were one, everybody else stays with the first.
async fn part(
    writer: &mut Writer<'_>,
    numbers: &Numbers,
    pair: [EntityId; 2],
) -> Result<(u32, Vec<crate::wire::batch::Kept>)> {
    for ent in &pair {
        if kind_of(writer.conn(), numbers, ent).await?.name != "person" {
            return Err(Error::new(Code::NoSuchRecord).with("id", ent));
        }
    }
    if pair[0] == pair[1] {
        return Err(Error::new(Code::BadInput).with("name", "person_unmerge"));
    }
    let members = same::members(writer.conn(), &pair[0]).await?;
    let (mut restored, mut kept) = (0, Vec::new());
    if members.contains(&pair[1]) {
        let cut = same::yeses_of(writer.conn(), &members, &pair[1]).await?;
        // Those who stay together stay as they are.
        let alone = if members.len() == 2 { &members[..] } else { &pair[1..] };
        (restored, kept) = history::say_as_before_merge(writer, numbers, &cut, alone).await?;
        for ent in cut {
            say_of_record(writer, numbers, ent, "no").await?;
        }
        let rest: Vec<EntityId> = members.into_iter().filter(|member| *member != pair[1]).collect();
        for other in same::cut_off(writer.conn(), &rest, &pair[0]).await? {
            say(writer, numbers, [pair[0], other], "yes").await?;
        }
    }
    say(writer, numbers, pair, "no").await?;
    writer.settle().await?;
    Ok((restored, kept))
}

/// Records that are one with a person, as they were called.
pub(crate) async fn members_of(
    conn: &mut SqliteConnection,
    numbers: &Numbers,
    ent: &EntityId,
) -> Result<Vec<crate::wire::duplicate::MergedMember>> {
    let members = same::members(conn, ent).await?;
    let mut merged = Vec::new();
    for member in members.iter().filter(|member| *member != ent) {
        let (at, chapter) = same::said_yes(conn, member).await?;
        let name = history::name_before_merge(conn, numbers, member).await?;
        let name = if name.is_empty() { person::name_of(conn, member).await? } else { name };
        merged.push(crate::wire::duplicate::MergedMember { id: member.to_string(), name, at, chapter });
    }
    Ok(merged)
}
