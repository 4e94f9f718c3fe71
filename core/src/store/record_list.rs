//! Pages of records of any kind: constants of the catalogue put together, with bound values (rule 2).
//! People have a list of their own with more to search (`search`); what is of a person follows their order.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::projection::{self, Projection};
use super::search::{Selection, Sql};
use super::{title, value_at};
use crate::domain::fields::{Field, FieldType, Kind};
use crate::domain::{EntityId, Value};
use crate::error::{Code, Error, Result};
use crate::names;
use crate::wire::record::{RecordRow, RecordTitle};

/// Which records, in what order.
#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) kind: &'static Kind,
    /// Only what is of one of these.
    pub(crate) of: Vec<EntityId>,
    /// Field or role, and any of these values.
    pub(crate) filters: Vec<(String, Vec<String>)>,
    pub(crate) search: String,
    /// A field or role.
    pub(crate) sort: Option<String>,
    pub(crate) descending: bool,
    /// ISO date.
    pub(crate) today: String,
}

impl Question {
    /// All records of a kind, in their own order.
    pub(crate) fn all(kind: &'static Kind) -> Self {
        Self {
            kind,
            of: Vec::new(),
            filters: Vec::new(),
            search: String::new(),
            sort: None,
            descending: false,
            today: String::new(),
        }
    }

    /// What of it decides how many there are.
    pub(crate) fn of_total(&self) -> String {
        format!("{} {:?} {:?} {} {}", self.kind.name, self.of, self.filters, self.search, self.today)
    }
}

/// What leads through the records in their own order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// Their titles.
    Title,
    /// The names of the people that they are of, or are.
    Person,
    /// Their ids.
    Id,
}

fn order_of(kind: &Kind) -> Order {
    if kind.name == "person" || (kind.title.is_empty() && kind.of[0] == Some("person")) {
        Order::Person
    } else if kind.title.is_empty() {
        Order::Id
    } else {
        Order::Title
    }
}

/// How many match. Errors: `NoSuchField`.
pub(crate) async fn count(conn: &mut SqliteConnection, question: &Question) -> Result<u32> {
    let mut sql = Sql::new("select count(*)");
    if question.kind.name == "person" && question.of.is_empty() && question.filters.is_empty() {
        sql.push(" from person_index i where 1");
        search(&mut sql, question, Order::Person)?;
    } else {
        from(&mut sql, question, projection_of(question.kind)?)?;
    }
    let count: i64 = sql.fetch(conn).await?.first().map_or(0, |row| row.get(0));
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A page in order, with the titles of what its rows refer to. Errors: `NoSuchField`.
pub(crate) async fn page(
    conn: &mut SqliteConnection,
    question: &Question,
    offset: u32,
    limit: u32,
) -> Result<Vec<RecordRow>> {
    let projection = projection_of(question.kind)?;
    let mut sql = Sql::new("select p.ent, p.of1, p.of2, exists(select 1 from conflict x where x.ent = p.ent), ");
    sql.push(projection.title);
    for column in projection.columns {
        sql.push(", p.").push(column);
    }
    from(&mut sql, question, projection)?;
    sort(&mut sql, question)?;
    sql.push(" limit ").bind_int(limit.into()).push(" offset ").bind_int(offset.into());
    let rows = sql.fetch(conn).await?;
    let mut page = rows.iter().map(|row| read(question.kind, row)).collect::<Result<Vec<_>>>()?;
    name(conn, question.kind, &mut page).await?;
    Ok(page)
}

fn projection_of(kind: &Kind) -> Result<&'static Projection> {
    projection::of_kind(kind.name).ok_or_else(|| Error::new(Code::Defect).with("name", kind.name))
}

/// Appends `from … where …`. What is narrowed by an owner or a reference starts from there: those are few.
fn from(sql: &mut Sql, question: &Question, projection: &Projection) -> Result<()> {
    let kind = question.kind;
    let order = order_of(kind);
    let few = !question.of.is_empty() || question.filters.iter().any(|(name, _)| is_link(kind, name));
    let person = if kind.name == "person" { "p.ent" } else { "p.of1" };
    match (order, few) {
        (Order::Id, _) => sql.push(" from p_").push(kind.name).push(" p where "),
        (Order::Title, true) => {
            sql.push(" from p_").push(kind.name).push(" p cross join p_title t on t.ent = p.ent where ")
        }
        (Order::Title, false) => {
            sql.push(" from p_title t cross join p_").push(kind.name).push(" p on p.ent = t.ent where t.kind = ");
            sql.bind(kind.name.to_owned()).push(" and ")
        }
        (Order::Person, true) => {
            sql.push(" from p_").push(kind.name).push(" p cross join person_index i on i.ent = ").push(person);
            sql.push(" where ")
        }
        (Order::Person, false) => {
            sql.push(" from person_index i cross join p_").push(kind.name).push(" p on i.ent = ").push(person);
            sql.push(" where ")
        }
    };
    match order {
        Order::Person => sql.push(&projection.living.replace(OWNER_LIVES, "")),
        Order::Title | Order::Id => sql.push(projection.living),
    };
    if !question.of.is_empty() {
        let ids = serde_json::to_string(&question.of)?;
        meant(sql.push(" and (p.of1 in "), ids.clone());
        meant(sql.push(" or p.of2 in "), ids).push(")");
    }
    for (name, values) in &question.filters {
        filter(sql, kind, name, values)?;
    }
    search(sql, question, order)
}

/// A part of `living` that the join with `person_index` has answered: who is not in the bin has a place in it.
const OWNER_LIVES: &str = " and exists(select 1 from p_person p1 where p1.ent = p.of1 and p1.alive)";

/// Whether a filter of that name follows an index to few records.
fn is_link(kind: &Kind, name: &str) -> bool {
    kind.owners().any(|(role, _)| role == name)
        || kind.field(name).is_some_and(|field| matches!(field.ty, FieldType::Reference(_)))
}

/// Appends the records of a list of ids, with all that are one person with one of them: an id stays good after a merge.
fn meant(sql: &mut Sql, ids: String) -> &mut Sql {
    sql.push("(select unhex(value) from json_each(").bind(ids.clone());
    sql.push(") union select m.ent from json_each(").bind(ids);
    sql.push(") v join person_same g on g.ent = unhex(v.value) join person_same m on m.lead = g.lead)")
}

fn filter(sql: &mut Sql, kind: &'static Kind, name: &str, values: &[String]) -> Result<()> {
    let json = serde_json::to_string(values)?;
    if let Some(at) = kind.owners().position(|(role, _)| role == name) {
        let column = if at == 0 { "p.of1" } else { "p.of2" };
        meant(sql.push(" and ").push(column).push(" in "), json);
        return Ok(());
    }
    let (field, column) = column(kind, name)?;
    match field.ty {
        FieldType::Reference(_) => {
            meant(sql.push(" and (p.").push(&column).push(" in "), json);
            if values.iter().any(String::is_empty) {
                sql.push(" or p.").push(&column).push(" is null");
            }
            sql.push(")");
        }
        FieldType::YesNo => {
            let said: Vec<i64> =
                values.iter().map(|value| i64::from(matches!(value.as_str(), "yes" | "true" | "1"))).collect();
            sql.push(" and coalesce(p.").push(&column).push(", 0) in (select value from json_each(");
            sql.bind(serde_json::to_string(&said)?).push("))");
        }
        FieldType::Several(_) | FieldType::Languages => {
            sql.push(" and exists(select 1 from json_each(").bind(json).push(") v where instr(' ' || coalesce(p.");
            sql.push(&column).push(", '') || ' ', ' ' || v.value || ' '))");
        }
        _ => {
            sql.push(" and coalesce(cast(p.").push(&column).push(" as text), '') in (select value from json_each(");
            sql.bind(json).push("))");
        }
    }
    Ok(())
}

/// The field of that name, or the part of a group, with its column. Errors: `NoSuchField`.
fn column(kind: &'static Kind, name: &str) -> Result<(&'static Field, String)> {
    let unknown = || Error::new(Code::NoSuchField).with("field", name);
    for field in kind.fields {
        match field.ty {
            FieldType::Group(parts) => {
                // A group by its own name is its first part.
                let part = if field.name == name {
                    parts.first()
                } else {
                    name.strip_prefix(field.name)
                        .and_then(|rest| rest.strip_prefix('_'))
                        .and_then(|rest| parts.iter().find(|part| **part == rest))
                };
                if let Some(part) = part {
                    return Ok((field, format!("{}_{part}", field.name)));
                }
            }
            // Names of fields may be words of SQL.
            _ if field.name == name => return Ok((field, format!("\"{name}\""))),
            _ => {}
        }
    }
    Err(unknown())
}

fn search(sql: &mut Sql, question: &Question, order: Order) -> Result<()> {
    if question.search.trim().is_empty() {
        return Ok(());
    }
    match order {
        Order::Title => {
            for word in names::fold(&question.search).split_whitespace() {
                sql.push(" and instr(t.keys, ").bind(word.to_owned()).push(")");
            }
        }
        Order::Person => Selection::new(&question.search, &[], &question.today, |_| None)?.narrow(sql),
        Order::Id => return Err(Error::new(Code::NoSuchField).with("field", "search")),
    }
    Ok(())
}

fn sort(sql: &mut Sql, question: &Question) -> Result<()> {
    let kind = question.kind;
    let own = match order_of(kind) {
        Order::Title => "t.sort_key",
        Order::Person => "i.seq",
        Order::Id => "p.ent",
    };
    let down = if question.descending { " desc" } else { "" };
    sql.push(" order by ");
    if let Some(name) = &question.sort {
        let linked = |column: &str| {
            format!(
                "coalesce((select t2.sort_key from p_title t2 where t2.ent = {column}),
                   (select i2.sort_key from person_index i2 where i2.ent = {column}))"
            )
        };
        let key = if let Some(at) = kind.owners().position(|(role, _)| role == name) {
            linked(if at == 0 { "p.of1" } else { "p.of2" })
        } else {
            let (field, column) = column(kind, name)?;
            match field.ty {
                FieldType::Reference(_) => linked(&format!("p.{column}")),
                _ => format!("p.{column}"),
            }
        };
        sql.push(&key).push(down).push(", ");
    }
    sql.push(own).push(down);
    if own != "p.ent" {
        sql.push(", p.ent").push(down);
    }
    Ok(())
}

/// A row as it stands, its links by id only.
fn read(kind: &Kind, row: &SqliteRow) -> Result<RecordRow> {
    let mut of = Vec::new();
    for (at, (role, owner)) in kind.owners().enumerate() {
        let id: Option<Vec<u8>> = row.get(at + 1);
        let id = id.map(|id| EntityId::from_bytes(&id)).transpose()?.map(|id| id.to_string()).unwrap_or_default();
        of.push(RecordTitle { role: role.to_owned(), kind: owner.to_owned(), id, title: String::new() });
    }
    let (mut fields, mut at) = (BTreeMap::new(), 5);
    for field in kind.fields {
        let json = match field.ty {
            FieldType::Group(parts) => {
                let mut group = Map::new();
                for part in parts {
                    if let Value::Text(text) = value_at(row, at)? {
                        group.insert((*part).to_owned(), Json::from(text));
                    }
                    at += 1;
                }
                if group.is_empty() { Json::Null } else { Json::Object(group) }
            }
            _ => {
                at += 1;
                value_at(row, at - 1)?.to_json(&field.ty)
            }
        };
        if !json.is_null() && json != "" {
            fields.insert(field.name.to_owned(), json);
        }
    }
    Ok(RecordRow {
        id: EntityId::from_bytes(row.get(0))?.to_string(),
        title: row.get(4),
        of,
        fields,
        titles: BTreeMap::new(),
        conflict: row.get(3),
    })
}

/// Puts the titles of all that the rows refer to.
async fn name(conn: &mut SqliteConnection, kind: &Kind, page: &mut [RecordRow]) -> Result<()> {
    let references: Vec<&str> = kind
        .fields
        .iter()
        .filter(|field| matches!(field.ty, FieldType::Reference(_)))
        .map(|field| field.name)
        .collect();
    let mut ids: Vec<EntityId> = Vec::new();
    for row in page.iter() {
        let links = references.iter().filter_map(|name| row.fields.get(*name)).filter_map(Json::as_str);
        ids.extend(row.of.iter().map(|of| of.id.as_str()).chain(links).filter_map(|id| id.parse::<EntityId>().ok()));
    }
    if ids.is_empty() {
        return Ok(());
    }
    let titles = title::of(conn, &ids).await?;
    let title_of = |id: &str| id.parse().ok().and_then(|id: EntityId| titles.get(&id)).map(|t| t.title.clone());
    for row in page {
        for owner in &mut row.of {
            owner.title = title_of(&owner.id).unwrap_or_default();
        }
        for name in &references {
            if let Some(title) = row.fields.get(*name).and_then(Json::as_str).and_then(title_of) {
                row.titles.insert((*name).to_owned(), title);
            }
        }
        if row.title.is_empty() {
            let line: Vec<&str> = row.of.iter().map(|of| of.title.as_str()).filter(|title| !title.is_empty()).collect();
            row.title = line.join(" \u{b7} ");
        }
    }
    Ok(())
}
