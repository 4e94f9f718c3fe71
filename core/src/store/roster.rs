//! Whole people in steps: for matching rows of a file, and for writing files. Keyed by the column ids of files.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use futures_util::TryStreamExt;
use serde::Deserialize;
use sqlx::{AssertSqlSafe, Column, Row, SqliteConnection};

use super::{Rows, many};
use crate::domain::EntityId;
use crate::domain::fields::{FieldType, KINDS};
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

/// What two people are compared by, and no more: far more people are looked at than are anybody.
#[derive(Debug)]
pub(crate) struct Outline<'a> {
    /// By column id; empty ones say nothing.
    pub(crate) columns: HashMap<&'static str, Cow<'a, str>>,
    /// As dialled, else as typed.
    pub(crate) phones: Vec<Cow<'a, str>>,
    pub(crate) emails: Vec<Cow<'a, str>>,
    /// Typed, street, postal code, city.
    pub(crate) addresses: Vec<[Cow<'a, str>; 4]>,
}

/// Fields of [`Outline`].
const COMPARED: [&str; 7] =
    ["given_name", "family_name", "former_family_name", "patronymic", "birth_date", "sex", "city"];

/// An [`Outline`] as it is read.
#[derive(Deserialize)]
struct Packed<'a>(
    #[serde(borrow)] [Cow<'a, str>; COMPARED.len()],
    #[serde(borrow)] Vec<Cow<'a, str>>,
    #[serde(borrow)] Vec<Cow<'a, str>>,
    #[serde(borrow)] Vec<[Cow<'a, str>; 4]>,
);

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

/// A person's fields in one column of JSON, and the column ids in its order: the driver copies each value of a row by
/// itself, the empty ones too, which costs more than all else.
static FIELDS: LazyLock<(String, Vec<String>)> = LazyLock::new(|| {
    let (mut columns, mut ids) = (Vec::new(), Vec::new());
    let fields = KINDS.iter().filter(|kind| kind.name == "person").flat_map(|kind| kind.fields);
    for field in fields.filter(|field| !matches!(field.ty, FieldType::Reference(_))) {
        match field.ty {
            FieldType::Group(parts) => columns.extend(parts.iter().map(|part| format!("{}_{part}", field.name))),
            _ => columns.push(field.name.to_owned()),
        }
    }
    ids.extend(columns.iter().map(|column| column_id(column)));
    let values = columns.iter().map(|column| format!("p.{column} || ''")).collect::<Vec<_>>().join(", ");
    (format!("select p.ent, json_array({values}) from temp.wanted w cross join p_person p on p.ent = w.ent"), ids)
});

static WANTED: Rows = Rows::new("insert or ignore into temp.wanted(ent)", 1, "");

/// The column id of a projection's column: the first part of a group goes by the group's name.
fn column_id(column: &str) -> String {
    match column {
        "status_state" => "status".to_owned(),
        _ => column.strip_suffix("_answer").filter(|c| c.starts_with("consent_")).unwrap_or(column).to_owned(),
    }
}

/// Puts people into `temp.wanted`, each once whatever their ids.
async fn want(conn: &mut SqliteConnection, people: &[EntityId]) -> Result<()> {
    many(conn, "create temp table if not exists wanted(ent blob primary key) without rowid; delete from temp.wanted")
        .await?;
    let people = super::same::leads(conn, people).await?;
    WANTED
        .write(conn, &people, |ent, b| {
            b.bytes(ent.as_bytes());
        })
        .await
}

/// Makes something of each of `people` that there are, as they are compared.
pub(crate) async fn outlines<T>(
    conn: &mut SqliteConnection,
    people: &[EntityId],
    make: impl Fn(&Outline<'_>) -> T,
) -> Result<Vec<(EntityId, T)>> {
    want(conn, people).await?;
    let columns = COMPARED.map(|column| format!("coalesce(p.{column}, '')")).join(", ");
    let sql = format!(
        "select p.ent, json_array(json_array({columns}),
           (select json_group_array(coalesce(n.number_e164, n.number_typed, '')) from p_phone n where n.of1 = p.ent and n.alive),
           (select json_group_array(m.address_address) from p_email m where m.of1 = p.ent and m.alive and m.address_address is not null),
           (select json_group_array(json_array(coalesce(a.postal_typed, ''), coalesce(a.postal_street, ''),
              coalesce(a.postal_postal_code, ''), coalesce(a.postal_city, ''))) from p_address a where a.of1 = p.ent and a.alive))
         from temp.wanted w cross join p_person p on p.ent = w.ent"
    );
    let mut made = Vec::with_capacity(people.len());
    let mut rows = sqlx::query(AssertSqlSafe(sql)).fetch(&mut *conn);
    while let Some(row) = rows.try_next().await? {
        let Packed(columns, phones, emails, addresses) = serde_json::from_str(row.get_unchecked(1))?;
        let outline = Outline { columns: COMPARED.into_iter().zip(columns).collect(), phones, emails, addresses };
        made.push((EntityId::from_bytes(row.get_unchecked(0))?, make(&outline)));
    }
    Ok(made)
}

/// All of `people` that there are, in the bin or not.
pub(crate) async fn load(conn: &mut SqliteConnection, people: &[EntityId]) -> Result<HashMap<EntityId, Held>> {
    want(conn, people).await?;
    let mut held: HashMap<EntityId, Held> = HashMap::with_capacity(people.len());
    let (sql, columns) = &*FIELDS;
    let mut rows = sqlx::query(AssertSqlSafe(sql.as_str())).fetch(&mut *conn);
    while let Some(row) = rows.try_next().await? {
        let values: Vec<Option<String>> = serde_json::from_str(row.get_unchecked(1))?;
        let said = columns.iter().zip(values).filter_map(|(column, value)| Some((column.clone(), value?)));
        let person = Held { columns: said.filter(|(_, text)| !text.is_empty()).collect(), ..Held::default() };
        held.insert(EntityId::from_bytes(row.get_unchecked(0))?, person);
    }
    drop(rows);
    parts(conn, &mut held).await?;
    around(conn, &mut held).await?;
    super::pupil::add(conn, &mut held).await?;
    Ok(held)
}

/// Phones, e-mail addresses, postal addresses and ids elsewhere: each a row of owner, id and its parts as JSON.
async fn parts(conn: &mut SqliteConnection, held: &mut HashMap<EntityId, Held>) -> Result<()> {
    type Place = fn(&mut Held) -> &mut Vec<Part>;
    let kinds: [(&str, &str, &[&str], Place); 4] = [
        ("phone", "number", &["label", "typed", "e164"], |held| &mut held.phones),
        ("email", "address", &["label", "typed", "address"], |held| &mut held.emails),
        ("address", "postal", &["label", "typed", "street", "postal_code", "city", "region", "country"], |held| {
            &mut held.addresses
        }),
        ("external_id", "id", &["source", "id"], |held| &mut held.externals),
    ];
    for (kind, field, names, place) in kinds {
        let values = names.iter().map(|name| format!("n.{field}_{name} || ''")).collect::<Vec<_>>().join(", ");
        let sql = format!(
            "select n.of1, n.ent, json_array({values}) from temp.wanted w cross join p_{kind} n on n.of1 = w.ent
             where n.alive order by w.ent, n.made, n.ent"
        );
        let mut rows = sqlx::query(AssertSqlSafe(sql)).fetch(&mut *conn);
        while let Some(row) = rows.try_next().await? {
            let Some(person) = held.get_mut(&EntityId::from_bytes(row.get_unchecked(0))?) else { continue };
            let values: Vec<Option<String>> = serde_json::from_str(row.get_unchecked(2))?;
            let said = names.iter().zip(values).filter_map(|(name, value)| Some(((*name).to_owned(), value?)));
            let parts: BTreeMap<String, String> = said.filter(|(_, text)| !text.is_empty()).collect();
            let held = place(person);
            // Records of one person may each have the same.
            if !parts.is_empty() && held.iter().all(|part| part.parts != parts) {
                held.push(Part { id: EntityId::from_bytes(row.get_unchecked(1))?, parts });
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
