//! Whole people in steps: for matching rows of a file, and for writing files. Keyed by the column ids of files.

use std::collections::{BTreeMap, HashMap};

use futures_util::TryStreamExt;
use sqlx::{Column, Row, SqliteConnection};

use super::{Rows, many};
use crate::domain::EntityId;
use crate::error::Result;

/// A person as files see it. Groups are their parts, as in the catalogue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Held {
    /// Fields of the person by column id; empty ones are left out.
    pub(crate) columns: BTreeMap<String, String>,
    /// Numbers with label, typed, e164, in their order.
    pub(crate) phones: Vec<Part>,
    /// Addresses with label, typed, address.
    pub(crate) emails: Vec<Part>,
    /// Postal addresses.
    pub(crate) addresses: Vec<Part>,
    /// Ids elsewhere: source, id.
    pub(crate) externals: Vec<Part>,
    /// Where the person lives: id and name.
    pub(crate) households: Vec<(EntityId, String)>,
    /// The address of the first household, for people without their own.
    pub(crate) household_address: BTreeMap<String, String>,
    /// Names of tags, in order.
    pub(crate) tags: Vec<String>,
    /// Values of own fields by the number of their cell field.
    pub(crate) own: BTreeMap<i64, String>,
    /// Classes that the person learns in, without those left.
    pub(crate) classes: Vec<HeldClass>,
    /// Who is responsible for the person, in order.
    pub(crate) guardians: Vec<HeldGuardian>,
    /// Treated as a child whatever the age (rule 14).
    pub(crate) guarded: bool,
    /// Cell fields with two live values.
    pub(crate) conflicts: Vec<i64>,
}

/// A class by its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HeldClass {
    pub(crate) id: EntityId,
    pub(crate) name: String,
    pub(crate) school: String,
    pub(crate) term: String,
}

/// Somebody responsible for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HeldGuardian {
    pub(crate) person: EntityId,
    /// The key of the name that rows are matched by.
    pub(crate) name: String,
    /// Given name, patronymic, family name.
    pub(crate) title: String,
    pub(crate) relation: String,
    pub(crate) phones: Vec<Part>,
    pub(crate) emails: Vec<Part>,
}

/// A record of a person with the parts of its one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) id: EntityId,
    pub(crate) parts: BTreeMap<String, String>,
}

impl Part {
    /// A part, or nothing.
    pub(crate) fn get(&self, part: &str) -> &str {
        self.parts.get(part).map_or("", String::as_str)
    }
}

/// Columns of a projection before its fields: ent, of1, of2, alive, made, changed.
const BEFORE_FIELDS: usize = 6;

static WANTED: Rows = Rows::new("insert or ignore into temp.wanted(ent)", 1, "");

/// The column id of a projection's column: the first part of a group goes by the group's name.
fn column_id(column: &str) -> String {
    match column {
        "status_state" => "status".to_owned(),
        _ => column.strip_suffix("_answer").filter(|c| c.starts_with("consent_")).unwrap_or(column).to_owned(),
    }
}

/// All of `people` that there are, in the bin or not.
pub(crate) async fn load(conn: &mut SqliteConnection, people: &[EntityId]) -> Result<HashMap<EntityId, Held>> {
    many(conn, "create temp table if not exists wanted(ent blob primary key) without rowid; delete from temp.wanted")
        .await?;
    let people = super::same::leads(conn, people).await?;
    WANTED
        .write(conn, &people, |ent, b| {
            b.bytes(ent.as_bytes());
        })
        .await?;
    let mut held: HashMap<EntityId, Held> = HashMap::with_capacity(people.len());
    let mut rows =
        sqlx::query("select p.* from temp.wanted w cross join p_person p on p.ent = w.ent").fetch(&mut *conn);
    let mut columns: Vec<String> = Vec::new();
    while let Some(row) = rows.try_next().await? {
        if columns.is_empty() {
            columns = row.columns().iter().map(|column| column_id(column.name())).collect();
        }
        let mut person = Held::default();
        for (index, column) in columns.iter().enumerate().skip(BEFORE_FIELDS).filter(|(_, id)| *id != "home_chapter") {
            if let Some(text) = row.get_unchecked::<Option<String>, _>(index).filter(|text| !text.is_empty()) {
                person.columns.insert(column.clone(), text);
            }
        }
        held.insert(EntityId::from_bytes(row.get(0))?, person);
    }
    drop(rows);
    parts(conn, &mut held).await?;
    around(conn, &mut held).await?;
    super::pupil::add(conn, &mut held).await?;
    Ok(held)
}

/// Statements give owner, id, and then parts with their names.
async fn parts(conn: &mut SqliteConnection, held: &mut HashMap<EntityId, Held>) -> Result<()> {
    type Place = fn(&mut Held) -> &mut Vec<Part>;
    let kinds: [(&'static str, Place); 4] = [
        ("select n.of1, n.ent, n.number_label as label, n.number_typed as typed, n.number_e164 as e164
          from temp.wanted w cross join p_phone n on n.of1 = w.ent where n.alive
          order by w.ent, n.made, n.ent", |held| &mut held.phones),
        ("select n.of1, n.ent, n.address_label as label, n.address_typed as typed, n.address_address as address
          from temp.wanted w cross join p_email n on n.of1 = w.ent where n.alive
          order by w.ent, n.made, n.ent", |held| &mut held.emails),
        ("select n.of1, n.ent, n.postal_label as label, n.postal_typed as typed, n.postal_street as street,
            n.postal_postal_code as postal_code, n.postal_city as city, n.postal_region as region, n.postal_country as country
          from temp.wanted w cross join p_address n on n.of1 = w.ent where n.alive
          order by w.ent, n.made, n.ent", |held| &mut held.addresses),
        ("select n.of1, n.ent, n.id_source as source, n.id_id as id
          from temp.wanted w cross join p_external_id n on n.of1 = w.ent where n.alive
          order by w.ent, n.made, n.ent", |held| &mut held.externals),
    ];
    for (sql, place) in kinds {
        let mut rows = sqlx::query(sql).fetch(&mut *conn);
        while let Some(row) = rows.try_next().await? {
            let Some(person) = held.get_mut(&EntityId::from_bytes(row.get(0))?) else { continue };
            let mut parts = BTreeMap::new();
            for (index, column) in row.columns().iter().enumerate().skip(2) {
                if let Some(text) = row.get_unchecked::<Option<String>, _>(index).filter(|text| !text.is_empty()) {
                    parts.insert(column.name().to_owned(), text);
                }
            }
            if !parts.is_empty() {
                place(person).push(Part { id: EntityId::from_bytes(row.get(1))?, parts });
            }
        }
    }
    Ok(())
}

async fn around(conn: &mut SqliteConnection, held: &mut HashMap<EntityId, Held>) -> Result<()> {
    let households = sqlx::query(
        "select l.of1, h.ent, h.name, h.postal_typed as typed, h.postal_street as street, h.postal_postal_code as postal_code,
           h.postal_city as city, h.postal_region as region, h.postal_country as country
         from temp.wanted w cross join p_household_place l on l.of1 = w.ent join p_household h on h.ent = l.of2
         where l.alive and l.lives = 1 and h.alive order by l.of1, h.ent",
    );
    for row in &households.fetch_all(&mut *conn).await? {
        let Some(person) = held.get_mut(&EntityId::from_bytes(row.get(0))?) else { continue };
        let name: Option<String> = row.get(2);
        person.households.push((EntityId::from_bytes(row.get(1))?, name.unwrap_or_default()));
        for (index, column) in row.columns().iter().enumerate().skip(3) {
            if let Some(text) = row.get::<Option<String>, _>(index) {
                person.household_address.entry(column.name().to_owned()).or_insert(text);
            }
        }
    }
    let tags = sqlx::query(
        "select distinct g.of1, t.name from temp.wanted w cross join p_tagging g on g.of1 = w.ent join p_tag t on t.ent = g.of2
         where g.alive and g.tagged = 1 and t.alive and t.name is not null order by t.name",
    );
    for row in &tags.fetch_all(&mut *conn).await? {
        if let Some(person) = held.get_mut(&EntityId::from_bytes(row.get(0))?) {
            person.tags.push(row.get(1));
        }
    }
    let own = sqlx::query("select o.ent, o.field, o.val from temp.wanted w cross join p_own o on o.ent = w.ent");
    for row in &own.fetch_all(&mut *conn).await? {
        if let Some(person) = held.get_mut(&EntityId::from_bytes(row.get(0))?) {
            person.own.insert(row.get(1), row.get_unchecked(2));
        }
    }
    let guarded = sqlx::query_scalar(
        "select i.ent from temp.wanted w cross join person_index i on i.ent = w.ent where i.guarded > 0",
    );
    for ent in guarded.fetch_all(&mut *conn).await? {
        let ent: Vec<u8> = ent;
        if let Some(person) = held.get_mut(&EntityId::from_bytes(&ent)?) {
            person.guarded = true;
        }
    }
    let conflicts = sqlx::query("select x.ent, x.field from temp.wanted w cross join conflict x on x.ent = w.ent");
    for row in &conflicts.fetch_all(&mut *conn).await? {
        if let Some(person) = held.get_mut(&EntityId::from_bytes(row.get(0))?) {
            person.conflicts.push(row.get(1));
        }
    }
    Ok(())
}
