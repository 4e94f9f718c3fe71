//! People in lists and one by one; their households and tags.

use serde_json::json;

use super::open::{Open, iso};
use super::record::{is_deleted, parse_id, view, written};
use crate::app::App;
use crate::domain::fields::ALIVE;
use crate::domain::{EntityId, Value};
use crate::error::{Code, Error, Result};
use crate::store::batch::{NewRecord, Said, Writer};
use crate::store::numbers::Numbers;
use crate::store::search::Selection;
use crate::store::{cells, history, person, same};
use crate::wire::Empty;
use crate::wire::person::{
    HouseholdListInput, HouseholdPage, HouseholdView, PersonListInput, PersonMoveToHouseholdInput, PersonPage,
    PersonSort, PersonTagInput, PersonView, TagView,
};
use crate::wire::record::{RecordInput, RecordView, Written};

/// Totals are exact up to here.
const COUNTED: u32 = 1_000;
/// Rows of a page unless said, and at most.
const PAGE: u32 = 50;
const LARGEST_PAGE: u32 = 1_000;

/// A page of people.
pub(crate) async fn list(app: &App, input: PersonListInput) -> Result<PersonPage> {
    let open = app.open().await?;
    let today = open.today(app).await?;
    let selection = Selection::new(&input.search, &input.filters, &iso(today), |field| open.own_field(field))?;
    let mut conn = open.read().await?;
    let cap = (!input.exact_total && selection.narrows()).then_some(COUNTED + 1);
    let question = format!("{today:?} {cap:?} {} {:?}", input.search, input.filters);
    let counted = open.memos.people.of(&open, question, selection.count(&mut conn, cap)).await?;
    let limit = input.limit.unwrap_or(PAGE).min(LARGEST_PAGE);
    let sort = input.sort.unwrap_or(PersonSort::Name);
    let people = selection.page(&mut conn, sort, input.descending, input.offset, limit).await?;
    let items = person::summaries(&mut conn, &people, today).await?;
    let total_exact = cap.is_none() || counted <= COUNTED;
    Ok(PersonPage {
        total: if total_exact { counted } else { COUNTED },
        total_exact,
        read_as: selection.read_as,
        items,
    })
}

/// All of a person. Errors: `NoSuchRecord`.
pub(crate) async fn show(app: &App, input: RecordInput) -> Result<PersonView> {
    let open = app.open().await?;
    let today = open.today(app).await?;
    let mut conn = open.read().await?;
    // An id of before a merge still finds the person.
    let ent = same::lead(&mut conn, &parse_id(&input.id)?).await?;
    let numbers = open.numbers();
    let record = view(&mut conn, &numbers, &ent).await?;
    let summary = person::summaries(&mut conn, &[ent], today).await?.pop();
    let summary = summary.ok_or_else(|| Error::new(Code::NoSuchRecord).with("id", &input.id))?;
    let parts = living_parts(&mut conn, &open, &ent).await?;
    let mut households = Vec::new();
    for household in person::households_of(&mut conn, &ent).await? {
        let members = person::members(&mut conn, &household).await?;
        households.push(HouseholdView {
            record: view(&mut conn, &numbers, &household).await?,
            members: person::summaries(&mut conn, &members, today).await?,
        });
    }
    let tags = person::tags(&mut conn).await?.into_iter().filter(|tag| summary.tags.contains(&tag.name)).collect();
    let changed = person::changed(&mut conn, &ent).await?.map(history::rfc3339);
    let deleted = is_deleted(&mut conn, &open, &ent).await?;
    let merged = super::same::members_of(&mut conn, &numbers, &ent).await?;
    Ok(PersonView { summary, record, parts, households, tags, changed, deleted, merged })
}

/// A page of households.
pub(crate) async fn households(app: &App, input: HouseholdListInput) -> Result<HouseholdPage> {
    let open = app.open().await?;
    let mut conn = open.read().await?;
    let limit = input.limit.unwrap_or(PAGE).min(LARGEST_PAGE);
    let (total, items) = person::households(&mut conn, &input.search, input.offset, limit).await?;
    Ok(HouseholdPage { total, items })
}

/// All tags.
pub(crate) async fn tags(app: &App, _input: Empty) -> Result<Vec<TagView>> {
    let open = app.open().await?;
    let all = async { person::tags(&mut *open.read().await?).await };
    open.memos.tags.of(&open, String::new(), all).await
}

/// Puts people into a household and out of all others. Errors: `NoSuchRecord`.
pub(crate) async fn move_to_household(app: &App, input: PersonMoveToHouseholdInput) -> Result<Written> {
    let open = app.open().await?;
    let people = ids(&input.people)?;
    let mut write = open.write(app).await?;
    let numbers = write.numbers();
    let mut writer =
        write.batch("screen", "person_move_to_household", json!({ "count": people.len() }), input.visit).await?;
    let target = match (&input.household, &input.new_household) {
        (Some(id), _) => Some(parse_id(id)?),
        (None, Some(name)) => {
            let ent = EntityId::new("household", [None, None], app.random8());
            let said = vec![(numbers.field("household.name"), Value::text(name))];
            writer.create(vec![NewRecord { ent, kind: numbers.kind("household"), of: [None, None], said }]).await?;
            Some(ent)
        }
        (None, None) => None,
    };
    for person in &people {
        let mut said = Vec::new();
        for (household, ent, lives) in person::places_of(writer.conn(), person).await? {
            if lives && Some(household) != target {
                said.push(Said { ent, field: numbers.field("household_place.lives"), value: Value::Integer(0) });
            }
        }
        writer.say(&said, false).await?;
        if let Some(household) = target {
            set_pair(&mut writer, &numbers, "household_place", "lives", [*person, household], true).await?;
        }
    }
    let batch = writer.finish().await?;
    write.commit(app, &["household", "person"]).await?;
    let first = target.or_else(|| people.first().copied());
    Ok(written(&first.ok_or_else(|| Error::new(Code::BadInput).with("name", "people"))?, batch, Vec::new()))
}

/// Tags or untags people; makes the tag when there is none. Errors: `BadName`, `NoSuchRecord`.
pub(crate) async fn tag(app: &App, input: PersonTagInput) -> Result<Written> {
    let open = app.open().await?;
    let people = ids(&input.people)?;
    let name = crate::domain::value::normal(&input.tag);
    if name.is_empty() || name.contains('\n') {
        return Err(Error::new(Code::BadName).with("name", &input.tag));
    }
    let mut write = open.write(app).await?;
    let numbers = write.numbers();
    let detail = json!({ "tag": name, "count": people.len(), "on": input.on });
    let mut writer = write.batch("screen", "person_tag", detail, input.visit).await?;
    let tag = tag_named(app, &mut writer, &numbers, &name).await?;
    for person in &people {
        set_pair(&mut writer, &numbers, "tagging", "tagged", [*person, tag], input.on).await?;
    }
    let batch = writer.finish().await?;
    write.commit(app, &["tag", "person"]).await?;
    Ok(written(&tag, batch, Vec::new()))
}

/// The tag of that name, made when there is none.
pub(crate) async fn tag_named(app: &App, writer: &mut Writer<'_>, numbers: &Numbers, name: &str) -> Result<EntityId> {
    if let Some(tag) = person::tag_named(writer.conn(), name).await? {
        return Ok(tag);
    }
    let ent = EntityId::new("tag", [None, None], app.random8());
    let said = vec![(numbers.field("tag.name"), Value::text(name))];
    writer.create(vec![NewRecord { ent, kind: numbers.kind("tag"), of: [None, None], said }]).await?;
    Ok(ent)
}

/// Says yes or no of a pair: a tag on a person, a place in a household. A no of what never was is not written.
pub(crate) async fn set_pair(
    writer: &mut Writer<'_>,
    numbers: &Numbers,
    kind: &'static str,
    field: &'static str,
    pair: [EntityId; 2],
    on: bool,
) -> Result<()> {
    let of = pair.map(Some);
    let ent = same::pair(writer.conn(), kind, pair).await?;
    let field = numbers.field(&format!("{kind}.{field}"));
    if cells::entity(writer.conn(), &ent).await?.is_some() {
        let mut said = vec![Said { ent, field, value: Value::Integer(i64::from(on)) }];
        if on {
            said.push(Said { ent, field: numbers.field(ALIVE), value: Value::Integer(1) });
        }
        writer.say(&said, false).await?;
    } else if on {
        for owner in pair {
            if cells::entity(writer.conn(), &owner).await?.is_none() {
                return Err(Error::new(Code::NoSuchRecord).with("id", owner));
            }
        }
        let said = vec![(field, Value::Integer(1))];
        writer.create(vec![NewRecord { ent, kind: numbers.kind(kind), of, said }]).await?;
        writer.touch_owners(of).await?;
    }
    Ok(())
}

fn ids(ids: &[String]) -> Result<Vec<EntityId>> {
    ids.iter().map(|id| parse_id(id)).collect()
}

/// Phones, e-mails, addresses and external ids of a person with their values, living ones only.
async fn living_parts(conn: &mut sqlx::SqliteConnection, open: &Open, ent: &EntityId) -> Result<Vec<RecordView>> {
    let mut parts = Vec::new();
    for part in person::parts_of(conn, ent).await? {
        if !is_deleted(conn, open, &part).await? {
            parts.push(view(conn, &open.numbers(), &part).await?);
        }
    }
    Ok(parts)
}
