//! Which people match, how many, and a page of them in order.

use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, AssertSqlSafe, Row, SqliteConnection};

use super::index::digits;
use crate::domain::EntityId;
use crate::error::{Code, Error, Result};
use crate::names;
use crate::wire::person::{PersonFilter, PersonSort};

/// A search and filters, made ready: constant SQL with bound values.
#[derive(Debug, Default, Clone)]
pub(crate) struct Selection {
    /// For `person_find`: words of three letters and more.
    find: Vec<String>,
    /// For `person_word`: one or two letters at the beginning of a word.
    heads: Vec<String>,
    /// The exact spelling that comes first.
    exact: Option<String>,
    /// An id.
    id: Option<EntityId>,
    filters: Vec<(&'static str, String)>,
    /// What the words were folded to, for eyes.
    pub(crate) read_as: Vec<String>,
}

impl Selection {
    /// From what was typed and ticked. Errors: `NoSuchField` for a filter.
    pub(crate) fn new(
        search: &str,
        filters: &[PersonFilter],
        today: &str,
        own: impl Fn(&str) -> Option<i64>,
    ) -> Result<Self> {
        let mut selection = Self::default();
        for filter in filters {
            let values = serde_json::to_string(&filter.values)?;
            match own(&filter.field) {
                None if filter.field == "child" => {
                    let wanted = i32::from(filter.values.iter().any(|value| value == "true"));
                    selection.filters.push((CHILD, serde_json::to_string(&(wanted, today))?));
                }
                None if matches!(filter.field.as_str(), "age_from" | "age_to") => {
                    let age = filter.values.first().and_then(|age| age.parse::<u16>().ok());
                    let born = age.and_then(|age| years_before(today, age + u16::from(filter.field == "age_to")));
                    let born = born.ok_or_else(|| Error::new(Code::BadValue).with("field", &filter.field))?;
                    selection.filters.push((if filter.field == "age_to" { BORN_AFTER } else { BORN_BY }, born));
                }
                None if matches!(filter.field.as_str(), "organisation" | "organisation_below") => {
                    let within = if filter.field == "organisation" { MEMBER } else { MEMBER_BELOW };
                    selection.filters.push((within, serde_json::to_string(&(&filter.values, today))?));
                }
                Some(field) => selection.filters.push((OWN, serde_json::to_string(&(field, &filter.values))?)),
                None => selection.filters.push((condition(&filter.field)?, values)),
            }
        }
        let search = search.trim();
        if let Ok(id) = search.parse() {
            selection.id = Some(id);
            return Ok(selection);
        }
        if search.chars().any(|c| c.is_numeric()) && !search.chars().any(char::is_alphabetic) {
            let number = digits(search);
            // Zeros at the front are how one dials from here or abroad, not a part of the number.
            let bare = number.trim_start_matches('0');
            selection.word(if bare.is_empty() { &number } else { bare }, None);
            return Ok(selection);
        }
        for word in names::query(search) {
            selection.word(&word.fold, word.skeleton.as_deref());
        }
        if !search.is_empty() && !selection.searches() {
            // Nothing in it can be looked up, so nobody matches.
            selection.filters.push((NOBODY, String::new()));
        }
        let exact = names::exact_key(search);
        selection.exact = (exact.chars().count() >= 3).then_some(exact);
        Ok(selection)
    }

    fn word(&mut self, fold: &str, skeleton: Option<&str>) {
        if fold.len() >= 3 {
            let other = skeleton.filter(|s| s.len() >= 3).map(|s| format!(" OR {}", quoted(s))).unwrap_or_default();
            self.find.push(format!("keys : ({}{other})", quoted(fold)));
        } else if !fold.is_empty() {
            self.heads.push(quoted(fold));
        } else {
            return;
        }
        self.read_as.push(fold.to_owned());
    }

    /// Whether anything was searched that has letters or digits.
    fn searches(&self) -> bool {
        !self.find.is_empty() || !self.heads.is_empty()
    }

    /// Whether it leaves anybody out; without that counting all costs little.
    pub(crate) fn narrows(&self) -> bool {
        self.searches() || self.id.is_some() || !self.filters.is_empty()
    }

    /// How many match, counted no further than `cap`.
    pub(crate) async fn count(&self, conn: &mut SqliteConnection, cap: Option<u32>) -> Result<u32> {
        let mut sql = Sql::new("select count(*) from (select 1");
        self.from(&mut sql, self.keys(), true);
        if let Some(cap) = cap {
            sql.push(" limit ").bind_int(i64::from(cap));
        }
        sql.push(")");
        let count: i64 = sql.fetch(conn).await?.first().map_or(0, |row| row.get(0));
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// A page in order; in the order of names the exact spelling comes first.
    pub(crate) async fn page(
        &self,
        conn: &mut SqliteConnection,
        sort: PersonSort,
        descending: bool,
        offset: u32,
        limit: u32,
    ) -> Result<Vec<EntityId>> {
        let (Some(keys), Some(exact), PersonSort::Name) = (self.keys(), &self.exact, sort) else {
            return self.part(conn, self.keys(), sort, descending, offset, limit).await;
        };
        let exact = format!("exact : {}", quoted(exact));
        let first = format!("({keys}) AND ({exact})");
        let rest = format!("({keys}) NOT ({exact})");
        let mut page = self.part(conn, Some(first.clone()), sort, descending, offset, limit).await?;
        let found = u32::try_from(page.len()).unwrap_or(limit);
        if found < limit {
            let before = if found == 0 && offset > 0 { self.count_of(conn, first).await?.min(offset) } else { offset };
            let skipped = if found == 0 { offset - before } else { 0 };
            page.extend(self.part(conn, Some(rest), sort, descending, skipped, limit - found).await?);
        }
        Ok(page)
    }

    async fn count_of(&self, conn: &mut SqliteConnection, keys: String) -> Result<u32> {
        let mut sql = Sql::new("select count(*)");
        self.from(&mut sql, Some(keys), true);
        let count: i64 = sql.fetch(conn).await?.first().map_or(0, |row| row.get(0));
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    async fn part(
        &self,
        conn: &mut SqliteConnection,
        keys: Option<String>,
        sort: PersonSort,
        descending: bool,
        offset: u32,
        limit: u32,
    ) -> Result<Vec<EntityId>> {
        let by_name = sort == PersonSort::Name;
        let mut sql = Sql::new("select i.ent");
        let number = self.from(&mut sql, keys, by_name);
        sql.push(" order by ");
        let (column, down) = (order(sort), if descending { " desc" } else { "" });
        if !by_name {
            sql.push(column).push(down).push(", ");
        }
        sql.push(number).push(down).push(" limit ").bind_int(limit.into()).push(" offset ").bind_int(offset.into());
        sql.fetch(conn).await?.iter().map(|row| Ok(EntityId::from_bytes(row.get(0))?)).collect()
    }

    fn keys(&self) -> Option<String> {
        (!self.find.is_empty()).then(|| self.find.join(" AND "))
    }

    /// Appends `from … where …`; gives the column that runs in the order of names. In that order the full-text table
    /// leads, so that a page ends the search; else it only narrows.
    fn from(&self, sql: &mut Sql, keys: Option<String>, by_name: bool) -> &'static str {
        let heads = (!self.heads.is_empty()).then(|| self.heads.join(" AND "));
        let number = if !by_name || !self.searches() {
            sql.push(" from person_index i where 1");
            self.words(sql, keys, heads);
            "i.seq"
        } else if let Some(keys) = keys {
            sql.push(" from person_find f cross join person_index i on i.seq = f.rowid where person_find match ")
                .bind(keys);
            if let Some(heads) = heads {
                sql.push(" and f.rowid in (select rowid from person_word where person_word match ")
                    .bind(heads)
                    .push(")");
            }
            "f.rowid"
        } else {
            sql.push(" from person_word f cross join person_index i on i.seq = f.rowid where person_word match ")
                .bind(heads.unwrap_or_default());
            "f.rowid"
        };
        self.conditions(sql);
        number
    }

    /// Narrows a query that has `person_index` as `i`.
    pub(super) fn narrow(&self, sql: &mut Sql) {
        let heads = (!self.heads.is_empty()).then(|| self.heads.join(" AND "));
        self.words(sql, self.keys(), heads);
        self.conditions(sql);
    }

    fn words(&self, sql: &mut Sql, keys: Option<String>, heads: Option<String>) {
        if let Some(keys) = keys {
            sql.push(" and i.seq in (select rowid from person_find where person_find match ").bind(keys).push(")");
        }
        if let Some(heads) = heads {
            sql.push(" and i.seq in (select rowid from person_word where person_word match ").bind(heads).push(")");
        }
    }

    fn conditions(&self, sql: &mut Sql) {
        if let Some(id) = self.id {
            sql.push(" and i.ent = unhex(").bind(id.to_string()).push(")");
        }
        for (condition, values) in &self.filters {
            let (before, after) = condition.split_once('?').unwrap_or((condition, ""));
            sql.push(" and ").push(before).bind(values.clone()).push(after);
        }
    }
}

/// In double quotes nothing of FTS5's language holds; what was folded has none, what is exact may.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Takes `[field, [values]]`; yes and no are kept as numbers.
const OWN: &str = "exists(select 1 from (select ? as j) v, p_own o where o.ent = i.ent and o.field = (v.j ->> '$[0]')
  and exists(select 1 from json_each(v.j, '$[1]') w where w.value = cast(o.val as text)
    or (typeof(o.val) = 'integer' and w.value = iif(o.val, 'yes', 'no'))))";

const NOBODY: &str = "(? is null)";

/// Takes `[1 or 0, today]`.
const CHILD: &str =
    "(select (i.guarded = 1 or coalesce(i.adult_on > (v.j ->> '$[1]'), 0)) = (v.j ->> '$[0]') from (select ? as j) v)";

/// At least so old: born on that day or before; a bare year counts as its first day.
const BORN_BY: &str = "(i.birth <= ? and i.birth < ':')";
/// At most so old.
const BORN_AFTER: &str = "(i.birth > ? and i.birth < ':')";

/// ISO date of the same day that many years ago.
fn years_before(today: &str, years: u16) -> Option<String> {
    let (year, rest) = today.split_once('-')?;
    Some(format!("{:04}-{rest}", year.parse::<u16>().ok()?.checked_sub(years)?))
}

/// Takes `[[organisations], today]`: who is a member now.
const MEMBER: &str = "i.ent in (select m.of1 from (select ? as j) v, json_each(v.j, '$[0]') o
  cross join p_membership m on m.of2 = unhex(o.value)
  where m.alive and coalesce(m.status, '') not in ('ended', 'applied')
    and (m.\"to\" is null or m.\"to\" >= substr(v.j ->> '$[1]', 1, length(m.\"to\")))
    and exists(select 1 from p_organisation a where a.ent = m.of2 and a.alive))";
/// The same of these organisations and all below them.
const MEMBER_BELOW: &str = "i.ent in (select m.of1 from (select ? as j) v
  cross join p_membership m on m.of2 in (
    with recursive below(ent) as (select unhex(value) from json_each(v.j, '$[0]')
      union select o.ent from below b cross join p_organisation o on o.parent = b.ent where o.alive) select ent from below)
  where m.alive and coalesce(m.status, '') not in ('ended', 'applied')
    and (m.\"to\" is null or m.\"to\" >= substr(v.j ->> '$[1]', 1, length(m.\"to\"))))";

/// The condition of a filter; its `?` takes the values as a JSON list.
fn condition(field: &str) -> Result<&'static str> {
    Ok(match field {
        "tag" => {
            "i.ent in (select g.of1 from p_tagging g join p_tag t on t.ent = g.of2 where g.alive and t.alive and g.tagged = 1
               and t.name in (select value from json_each(?)))"
        }
        "household" => {
            "i.ent in (select h.of1 from p_household_place h where h.alive and h.lives = 1
               and lower(hex(h.of2)) in (select value from json_each(?)))"
        }
        "class" => {
            "i.ent in (select e.of1 from p_enrolment e where e.alive and e.of2 in (select unhex(value) from json_each(?)))"
        }
        "school" => {
            "i.ent in (select e.of1 from p_class c join p_enrolment e on e.of2 = c.ent where c.alive and e.alive
               and c.of1 in (select unhex(value) from json_each(?)))"
        }
        "guardian_of" => {
            "i.ent in (select g.of2 from p_guardianship g where g.alive and g.of1 in (select unhex(value) from json_each(?)))"
        }
        "city" => "i.ent in (select p.ent from p_person p where p.city in (select value from json_each(?)))",
        "country" => "i.ent in (select p.ent from p_person p where p.country in (select value from json_each(?)))",
        "sex" => "i.ent in (select p.ent from p_person p where p.sex in (select value from json_each(?)))",
        "status" => {
            "i.ent in (select p.ent from p_person p where coalesce(p.status_state, 'living') in (select value from json_each(?)))"
        }
        "id" => "i.ent in (select unhex(value) from json_each(?))",
        "batch" => "i.ent in (select h.ent from change h where h.batch in (select value from json_each(?)))",
        _ => return Err(Error::new(Code::NoSuchField).with("field", field)),
    })
}

fn order(sort: PersonSort) -> &'static str {
    match sort {
        PersonSort::Name => "i.seq",
        PersonSort::GivenName => "i.given_key",
        PersonSort::City => "i.city_key",
        PersonSort::Born => "i.birth",
        PersonSort::Changed => "i.changed",
        PersonSort::Country => "(select p.country from p_person p where p.ent = i.ent)",
        PersonSort::Household => {
            "(select h.name from p_household_place l join p_household h on h.ent = l.of2 where l.of1 = i.ent and l.alive and l.lives = 1 limit 1)"
        }
    }
}

/// Constant SQL with bound values, put together in order.
pub(super) struct Sql {
    text: String,
    arguments: SqliteArguments,
    failed: Option<sqlx::error::BoxDynError>,
}

impl Sql {
    pub(super) fn new(text: &'static str) -> Self {
        Self { text: text.to_owned(), arguments: SqliteArguments::default(), failed: None }
    }

    pub(super) fn push(&mut self, text: &str) -> &mut Self {
        self.text += text;
        self
    }

    pub(super) fn bind(&mut self, value: String) -> &mut Self {
        if let Err(cause) = self.arguments.add(value) {
            self.failed = Some(cause);
        }
        self.push("?")
    }

    pub(super) fn bind_int(&mut self, value: i64) -> &mut Self {
        if let Err(cause) = self.arguments.add(value) {
            self.failed = Some(cause);
        }
        self.push("?")
    }

    pub(super) async fn fetch(self, conn: &mut SqliteConnection) -> Result<Vec<sqlx::sqlite::SqliteRow>> {
        if let Some(cause) = self.failed {
            return Err(Error::new(Code::Defect).because(cause));
        }
        Ok(sqlx::query_with(AssertSqlSafe(self.text), self.arguments).fetch_all(&mut *conn).await?)
    }
}
