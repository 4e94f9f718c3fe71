//! Typed tables that screens and files read, made from the cells by the catalogue; never written by hand.
//! "Incremental equals rebuild": both go through [`refresh`].

#[cfg(test)]
mod codegen;
mod generated;

use sha2::{Digest, Sha256};
use sqlx::{Row, SqliteConnection};

pub(super) use generated::{PROJECTIONS, SEARCHED};

use super::numbers::Numbers;
use super::{index, many, reach};
use crate::domain::fields::{ALIVE, TOUCH};
use crate::domain::{EntityId, Value, own_field};
use crate::error::Result;
use crate::merge;

/// The table of a kind and its statements.
pub(super) struct Projection {
    pub(super) kind: &'static str,
    /// Cell fields bound from ?2 on.
    pub(super) fields: &'static [&'static str],
    pub(super) create: &'static str,
    pub(super) drop: &'static str,
    pub(super) clear: &'static str,
    pub(super) gone: &'static str,
    pub(super) fill: &'static str,
    /// The same for records that have a field with two values.
    pub(super) fill_doubtful: &'static str,
    /// Columns of the fields in order; a group has one a part.
    pub(super) columns: &'static [&'static str],
    /// A row `p` is not in the bin, nor what it is of.
    pub(super) living: &'static str,
    /// The line that stands for a row `p`; empty text when it has none of its own.
    pub(super) title: &'static str,
    /// Titles of touched records; empty for kinds without.
    pub(super) titled: &'static str,
    /// Of touched records: merged ones stand once, and owners and references are those who stand for a group.
    pub(super) merged: &'static str,
}

/// Tables beside the generated ones: values of own fields, what search and order need, who is a member several times,
/// and children whom no adult can be called for (`reach`). An index that answers alone has all columns that are asked for,
/// those of its own condition too.
const BESIDE: &str = "
create table p_own(ent blob not null, field integer not null, val, primary key(ent, field)) without rowid;
create index p_phone_e164 on p_phone(number_e164) where number_e164 is not null;
create index p_phone_unread on p_phone(of1) where number_typed is not null and number_e164 is null;
create index p_email_unread on p_email(of1) where address_typed is not null and address_address is null;
create index p_email_address on p_email(address_address) where address_address is not null;
create index p_external_id_id on p_external_id(id_id) where id_id is not null;
create index p_person_gone on p_person(ent, alive) where not alive;
create index p_household_living on p_household(ent, alive) where alive;
create index p_membership_place on p_membership(of2, of1, status, \"to\", alive) where alive;
create index p_membership_held on p_membership(of2, alive, status, \"to\") where alive and \"to\" is null and coalesce(status, '') not in ('ended', 'applied');
create index p_membership_person on p_membership(of1, of2, status, \"to\", alive) where alive;
create index p_membership_ends on p_membership(of2, of1, status, \"to\", alive) where alive and \"to\" is not null;
create index p_enrolment_place on p_enrolment(of2, of1, status, \"to\", alive) where alive;
create index p_tagging_tag on p_tagging(of2, of1, tagged, alive) where alive;
create index p_event_place on p_event(organisation, alive) where alive and organisation is not null;
create table person_several(of2 blob not null, of1 blob not null, ent blob not null, status, \"to\",
  primary key(of2, of1, ent)) without rowid;
create index person_several_of1 on person_several(of1);
create table person_unreached(ent blob primary key, until text) without rowid;
create table p_title(ent blob primary key, kind text not null, sort_key blob not null, title text not null,
  keys text not null) without rowid;
create index p_title_sort on p_title(kind, sort_key, ent);
create table person_index(seq integer primary key, ent blob not null unique, sort_key blob not null, given_key blob not null,
  city_key blob not null, match_key text not null, birth text, birth_unread integer not null, birthday text, adult_on text,
  guarded integer not null, changed integer not null);
create virtual table person_find using fts5(keys, exact, content='', contentless_delete=1, tokenize='trigram case_sensitive 1');
insert into person_find(person_find, rank) values ('hashsize', 8388608);
create virtual table person_word using fts5(heads, content='', contentless_delete=1, detail=none, tokenize='ascii');
";

/// Orders of people; made again when all people are written anew, which is quicker than to keep them meanwhile.
pub(super) const ORDERS: &str = "
create index person_index_sort on person_index(sort_key, seq);
create index person_index_given on person_index(given_key, seq);
create index person_index_city on person_index(city_key, seq);
create index person_index_birth on person_index(birth, seq);
create index person_index_birthday on person_index(birthday) where birthday is not null;
create index person_index_adult on person_index(adult_on) where adult_on is not null;
create index person_index_match on person_index(match_key, birth, ent) where match_key <> '';
create index person_index_nameless on person_index(seq) where match_key = '';
create index person_index_unread on person_index(seq) where birth_unread = 1;
create index person_index_guarded on person_index(guarded) where guarded > 0;
";
pub(super) const DROP_ORDERS: &str = "
drop index if exists person_index_sort;
drop index if exists person_index_given;
drop index if exists person_index_city;
drop index if exists person_index_birth;
drop index if exists person_index_birthday;
drop index if exists person_index_adult;
drop index if exists person_index_match;
drop index if exists person_index_nameless;
drop index if exists person_index_unread;
drop index if exists person_index_guarded;
";

const DROP_BESIDE: &str = "
drop table if exists person_same;
drop table if exists p_own; drop table if exists p_title; drop table if exists person_index;
drop table if exists person_find; drop table if exists person_word;
drop table if exists person_several; drop table if exists person_unreached;";

/// Temporary tables of one connection; without them nothing can be refreshed.
const TEMPORARY: &str = "
create temp table if not exists touched(ent blob primary key, kind integer) without rowid;
create temp table if not exists shown(ent blob, field integer, val, primary key(ent, field)) without rowid;
create temp table if not exists people(ent blob primary key) without rowid;
create temp table if not exists near(ent blob primary key) without rowid;";

/// What `match_key` holds; says another word when the rules for it change.
const MATCHED: &str = "consonants of one given and one family name";

/// What sort keys hold; says another word when the rules for them change.
const SORTED: &str = "names in the order of the language, numbers in them by value";

/// Changes when the catalogue or this file's tables change; kept in the data file's `meta`.
pub(super) fn catalogue_hash() -> String {
    let mut hash = Sha256::new();
    hash.update(BESIDE);
    hash.update(ORDERS);
    hash.update(super::same::TABLE);
    for projection in PROJECTIONS {
        hash.update(projection.create);
        hash.update(projection.fill);
        hash.update(projection.titled);
        hash.update(projection.merged);
    }
    hash.update(SEARCHED);
    hash.update(MATCHED);
    hash.update(SORTED);
    hash.update(reach::FILL);
    crate::domain::id::hex(&hash.finalize()[..16])
}

/// Drops and makes all projections anew from the cells.
pub(crate) async fn rebuild(conn: &mut SqliteConnection, numbers: &Numbers) -> Result<()> {
    many(conn, DROP_BESIDE).await?;
    for projection in PROJECTIONS {
        many(conn, projection.drop).await?;
    }
    for projection in PROJECTIONS {
        many(conn, projection.create).await?;
    }
    many(conn, BESIDE).await?;
    many(conn, super::same::TABLE).await?;
    prepare(conn).await?;
    many(conn, "insert or replace into temp.touched select ent, kind from entity").await?;
    refresh(conn, numbers, Found::Nothing).await?;
    index::rebuild(conn, numbers).await
}

/// Makes the connection ready for [`touch`] and [`refresh`].
pub(super) async fn prepare(conn: &mut SqliteConnection) -> Result<()> {
    many(conn, TEMPORARY).await?;
    many(conn, "delete from temp.touched; delete from temp.shown; delete from temp.people").await
}

/// What is in the projections of the touched records.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Found {
    /// They were not there before: nothing to clear.
    Nothing,
    /// They may be there.
    Something,
}

/// Brings the projections of all `temp.touched` records up to date; the search index is the caller's next step.
pub(super) async fn refresh(conn: &mut SqliteConnection, numbers: &Numbers, found: Found) -> Result<()> {
    super::withdrawn::settle(conn).await?;
    said_of_pairs(conn, numbers, found).await?;
    let found = if super::same::regroup(conn, numbers).await? { Found::Something } else { found };
    fill(conn, numbers, found).await?;
    many(conn, "insert or ignore into temp.touched select ent, kind from temp.said_of").await?;
    super::withdrawn::hide(conn).await
}

/// First who is one with whom: everything else is read through that.
async fn said_of_pairs(conn: &mut SqliteConnection, numbers: &Numbers, found: Found) -> Result<()> {
    many(
        conn,
        "create temp table if not exists said_of(ent blob primary key, kind integer) without rowid;
         create temp table if not exists later(ent blob primary key, kind integer) without rowid;
         delete from temp.said_of; delete from temp.later",
    )
    .await?;
    let kind = numbers.kind("same_as");
    sqlx::query("insert into temp.said_of select ent, kind from temp.touched where kind = ?1")
        .bind(kind)
        .execute(&mut *conn)
        .await?;
    let any: bool = sqlx::query_scalar("select exists(select 1 from temp.said_of)").fetch_one(&mut *conn).await?;
    if any {
        sqlx::query("insert into temp.later select ent, kind from temp.touched where kind <> ?1")
            .bind(kind)
            .execute(&mut *conn)
            .await?;
        sqlx::query("delete from temp.touched where kind <> ?1").bind(kind).execute(&mut *conn).await?;
        fill(conn, numbers, found).await?;
        many(conn, "insert or ignore into temp.touched select ent, kind from temp.later").await?;
        sqlx::query("delete from temp.touched where kind = ?1").bind(kind).execute(&mut *conn).await?;
    }
    Ok(())
}

/// Conflicts and rows of all `temp.touched`.
async fn fill(conn: &mut SqliteConnection, numbers: &Numbers, found: Found) -> Result<()> {
    // What goes along with the touched records was there before.
    let found = if conflicts(conn, numbers).await? { Found::Something } else { found };
    let merged = super::same::any(conn).await?;
    let kinds: Vec<i64> = sqlx::query_scalar("select distinct kind from temp.touched").fetch_all(&mut *conn).await?;
    for projection in PROJECTIONS.iter().filter(|p| kinds.contains(&numbers.kind(p.kind))) {
        if found == Found::Something {
            sqlx::query(projection.clear).execute(&mut *conn).await?;
        }
        for sql in [projection.fill, projection.fill_doubtful] {
            let mut fill = sqlx::query(sql).bind(numbers.kind(projection.kind));
            for field in projection.fields {
                fill = fill.bind(numbers.field(field));
            }
            fill.execute(&mut *conn).await?;
        }
        if merged && !projection.merged.is_empty() {
            many(conn, projection.merged).await?;
        }
        super::title::refresh(conn, projection).await?;
    }
    if kinds.contains(&numbers.kind("membership")) {
        several_members(conn, numbers).await?;
    }
    if found == Found::Something {
        many(conn, "delete from p_own where ent in (select ent from temp.touched)").await?;
    }
    for field in numbers.own_fields() {
        sqlx::query(
            "insert into p_own select s.ent, ?1, s.val from (
               select t.ent, c.val from temp.touched t join cell c on c.ent = t.ent and c.field = ?1 and c.dead = 0
               where not exists(select 1 from temp.shown x where x.ent = c.ent and x.field = ?1)
               union all select w.ent, w.val from temp.shown w where w.field = ?1) s where s.val is not null",
        )
        .bind(field)
        .execute(&mut *conn)
        .await?;
    }
    if merged {
        many(conn, "delete from p_own where ent in (select ent from person_same where ent <> lead)").await?;
    }
    Ok(())
}

/// Memberships of people who have more than one: all others can be counted without a look at who they are.
async fn several_members(conn: &mut SqliteConnection, numbers: &Numbers) -> Result<()> {
    for sql in [
        "delete from person_several where of1 in (select e.of1 from temp.touched t join entity e on e.ent = t.ent where t.kind = ?1
           union select g.lead from temp.touched t join entity e on e.ent = t.ent join person_same g on g.ent = e.of1 where t.kind = ?1)",
        "insert into person_several select m.of2, m.of1, m.ent, m.status, m.\"to\" from p_membership m where m.alive
           and m.of1 in (select e.of1 from temp.touched t join entity e on e.ent = t.ent where t.kind = ?1
             union select g.lead from temp.touched t join entity e on e.ent = t.ent join person_same g on g.ent = e.of1 where t.kind = ?1)
           and (select count(*) from p_membership n indexed by p_membership_person where n.of1 = m.of1 and n.alive) > 1",
    ] {
        sqlx::query(sql).bind(numbers.kind("membership")).execute(&mut *conn).await?;
    }
    Ok(())
}

/// Finds what waits for a person among the touched records and decides what is shown meanwhile.
/// Alone in the file, an installation cannot be in conflict with itself. Gives whether other records go along.
async fn conflicts(conn: &mut SqliteConnection, numbers: &Numbers) -> Result<bool> {
    let several: bool =
        sqlx::query_scalar("select exists(select 1 from installation limit 1 offset 1)").fetch_one(&mut *conn).await?;
    let others = several && others_by_home(conn, numbers).await?;
    many(conn, "delete from conflict where ent in (select ent from temp.touched); delete from temp.shown").await?;
    if several {
        super::aside::overlay(conn, numbers).await?;
        of_single(conn, numbers).await?;
    }
    super::same::show(conn, numbers).await?;
    Ok(others)
}

/// Of the records that are not merged.
async fn of_single(conn: &mut SqliteConnection, numbers: &Numbers) -> Result<()> {
    let (alive, touch) = (numbers.field(ALIVE), numbers.field(TOUCH));
    // Of most records one installation alone has spoken, which is quickly seen.
    // `_touch` is a sign, not a value: any live 1 counts, and the pivot's maximum reads it so.
    let doubtful = sqlx::query(
        "select c.ent, c.field from temp.touched t cross join cell c on c.ent = t.ent
         where (select min(l.inst) <> max(l.inst) from cell l where l.ent = t.ent and l.dead = 0)
           and c.dead = 0 and c.field <> ?1 and c.field <> ?2 and c.ent not in (select ent from person_same)
           and not exists(select 1 from temp.shown w where w.ent = c.ent and w.field = c.field) group by c.ent, c.field having count(*) > 1",
    )
    .bind(touch)
    .bind(alive)
    .fetch_all(&mut *conn)
    .await?;
    for row in doubtful {
        let (ent, field): (Vec<u8>, i64) = (row.get(0), row.get(1));
        // What a newer program has brought is that program's to decide.
        if !is_known(numbers, field) {
            continue;
        }
        let words = super::cells::live_words(conn, &EntityId::from_bytes(&ent)?, field).await?;
        // Equal words of two installations are one value; the pivot reads it as it stands.
        if merge::in_conflict(&words)
            && let Some(shown) = merge::shown(&words, merge_class(numbers, field))
        {
            waits(conn, &ent, field, "values").await?;
            note_shown(conn, &ent, field, &shown).await?;
        }
    }
    let deleted: Vec<Vec<u8>> = sqlx::query_scalar(
        "select distinct t.ent from temp.touched t join cell c on c.ent = t.ent and c.field = ?1 and c.dead = 0 and c.val is not 1
         where t.ent not in (select ent from person_same) and not exists(select 1 from temp.shown w where w.ent = t.ent and w.field = ?1)",
    )
    .bind(alive)
    .fetch_all(&mut *conn)
    .await?;
    for ent in deleted {
        let life = super::life::life(conn, &EntityId::from_bytes(&ent)?).await?;
        if let Some(why) = life.asks {
            waits(conn, &ent, alive, why).await?;
            note_shown(conn, &ent, alive, &Value::Integer(i64::from(!life.in_bin))).await?;
        }
    }
    Ok(())
}

/// Whose word is shown first depends on homes: with a person or an organisation go the doubtful records that are theirs, and
/// with an installation all doubtful ones. What is said of a pair of people depends on no home. Gives whether there are such.
async fn others_by_home(conn: &mut SqliteConnection, numbers: &Numbers) -> Result<bool> {
    let mut others = sqlx::query(
        "insert or ignore into temp.touched select e.ent, e.kind from temp.touched t join entity e on e.of1 = t.ent
         where e.kind <> ?2 and e.ent not in (select ent from temp.touched) and (exists(select 1 from conflict x where x.ent = e.ent)
           or exists(select 1 from cell c where c.ent = e.ent and c.field = ?1 and c.dead = 0 and c.val is 0))",
    )
    .bind(numbers.field(ALIVE))
    .bind(numbers.kind("same_as"))
    .execute(&mut *conn)
    .await?
    .rows_affected();
    let speaks: bool = sqlx::query_scalar("select exists(select 1 from temp.touched where kind = ?1)")
        .bind(numbers.kind("installation"))
        .fetch_one(&mut *conn)
        .await?;
    if speaks {
        others += sqlx::query(
            "insert or ignore into temp.touched select e.ent, e.kind from entity e
             where e.kind <> ?2 and e.ent not in (select ent from temp.touched) and (e.ent in (select ent from conflict)
               or exists(select 1 from cell c where c.ent = e.ent and c.field = ?1 and c.dead = 0 and c.val is 0))",
        )
        .bind(numbers.field(ALIVE))
        .bind(numbers.kind("same_as"))
        .execute(&mut *conn)
        .await?
        .rows_affected();
    }
    // One of a merged record: all of it.
    others += sqlx::query(
        "insert or ignore into temp.touched select e.ent, e.kind from temp.touched t join person_same a on a.ent = t.ent
           join person_same b on b.lead = a.lead join entity e on e.ent = b.ent",
    )
    .execute(&mut *conn)
    .await?
    .rows_affected();
    Ok(others > 0)
}

/// A field of the catalogue, or one that users added.
pub(super) fn is_known(numbers: &Numbers, field: i64) -> bool {
    let known = |name: &str| crate::domain::fields::field_of(name).is_some() || own_field::id_of(name).is_some();
    numbers.field_name(field).is_some_and(known)
}

/// Notes that a field waits for a person.
pub(super) async fn waits(conn: &mut SqliteConnection, ent: &[u8], field: i64, why: &str) -> Result<()> {
    sqlx::query("insert or ignore into conflict(ent, field, why) values (?1, ?2, ?3)")
        .bind(ent)
        .bind(field)
        .bind(why)
        .execute(&mut *conn)
        .await?;
    Ok(())
}

/// Notes what is shown of a field, whatever the words of the record say.
pub(super) async fn note_shown(conn: &mut SqliteConnection, ent: &[u8], field: i64, shown: &Value) -> Result<()> {
    let note = sqlx::query("insert or replace into temp.shown values (?1, ?2, ?3)").bind(ent.to_vec()).bind(field);
    super::bind_value(note, shown).execute(&mut *conn).await?;
    Ok(())
}

/// Fills `temp.gone` with all records in the bin, and everybody let go.
pub(super) async fn list_gone(conn: &mut SqliteConnection) -> Result<()> {
    many(conn, "create temp table if not exists gone(ent blob primary key) without rowid; delete from temp.gone")
        .await?;
    for projection in PROJECTIONS {
        many(conn, projection.gone).await?;
    }
    many(conn, "insert or ignore into temp.gone select m.ent from temp.gone g join person_same m on m.lead = g.ent")
        .await?;
    many(conn, "insert or ignore into temp.gone select ent from withdrawn where gone").await
}

pub(crate) fn merge_class(numbers: &Numbers, field: i64) -> crate::domain::fields::MergeClass {
    use crate::domain::fields::{MergeClass, field_of};
    numbers.field_name(field).and_then(field_of).map_or(MergeClass::Ask, |(_, field)| field.merge)
}

/// Rebuilds what the catalogue or the interface's language has outdated.
pub(crate) async fn bring_up_to_date(conn: &mut SqliteConnection, numbers: &Numbers, language: &str) -> Result<()> {
    let hash: Option<String> =
        sqlx::query_scalar("select value from meta where key = 'catalogue'").fetch_optional(&mut *conn).await?;
    let ordered: Option<String> =
        sqlx::query_scalar("select value from meta where key = 'sort_language'").fetch_optional(&mut *conn).await?;
    let language = if language.is_empty() { ordered.clone().unwrap_or_default() } else { language.to_owned() };
    if ordered.as_deref() != Some(language.as_str()) {
        sqlx::query("insert or replace into meta values ('sort_language', ?1)")
            .bind(&language)
            .execute(&mut *conn)
            .await?;
    }
    if hash.as_deref() != Some(catalogue_hash().as_str()) {
        rebuild(conn, numbers).await?;
        sqlx::query("insert or replace into meta values ('catalogue', ?1)")
            .bind(catalogue_hash())
            .execute(&mut *conn)
            .await?;
    } else if ordered.as_deref() != Some(language.as_str()) {
        prepare(conn).await?;
        index::rebuild(conn, numbers).await?;
        super::title::order(conn).await?;
    }
    Ok(())
}

/// The projection of a kind of the catalogue.
pub(super) fn of_kind(kind: &str) -> Option<&'static Projection> {
    PROJECTIONS.iter().find(|projection| projection.kind == kind)
}

/// A file open for reading only cannot be brought up to date. Errors: `FileOutdated` when its projections are another program's.
pub(crate) async fn refuse_outdated(conn: &mut SqliteConnection) -> Result<()> {
    let hash: Option<String> =
        sqlx::query_scalar("select value from meta where key = 'catalogue'").fetch_optional(&mut *conn).await?;
    if hash.as_deref() == Some(catalogue_hash().as_str()) {
        return Ok(());
    }
    Err(crate::error::Error::new(crate::error::Code::FileOutdated))
}

/// Whether [`bring_up_to_date`] has nothing to do.
pub(crate) async fn is_up_to_date(conn: &mut SqliteConnection, language: &str) -> Result<bool> {
    let text = "select value from meta where key = ?1";
    let hash: Option<String> = sqlx::query_scalar(text).bind("catalogue").fetch_optional(&mut *conn).await?;
    let ordered: Option<String> = sqlx::query_scalar(text).bind("sort_language").fetch_optional(&mut *conn).await?;
    let in_order = ordered.is_some_and(|ordered| language.is_empty() || ordered == language);
    Ok(in_order && hash.as_deref() == Some(catalogue_hash().as_str()))
}

/// A fingerprint of what is kept beside the generated tables; not of numbers in the order of names, which depend on history.
pub(crate) async fn fingerprint(conn: &mut SqliteConnection) -> Result<String> {
    let mut hash = Sha256::new();
    let rows = sqlx::query("select ent, sort_key, given_key, city_key, match_key, birth, birthday, adult_on, guarded from person_index order by ent")
        .fetch_all(&mut *conn)
        .await?;
    for row in &rows {
        hash.update(row.get::<&[u8], _>(0));
        for column in 1..4 {
            hash.update(row.get::<&[u8], _>(column));
        }
        for column in 4..8 {
            hash.update(row.get::<Option<&str>, _>(column).unwrap_or("\0"));
            hash.update([0x1f]);
        }
        hash.update(row.get::<i64, _>(8).to_be_bytes());
    }
    let rows = sqlx::query(
        "select ent, until from person_unreached
         union all select ent, coalesce(status, '') || ' ' || coalesce(\"to\", '') from person_several order by 1, 2",
    )
    .fetch_all(&mut *conn)
    .await?;
    for row in &rows {
        hash.update(row.get::<&[u8], _>(0));
        hash.update(row.get::<Option<&str>, _>(1).unwrap_or("\0"));
    }
    // Who is one with whom, what waits, and whose a thing is.
    for sql in [
        "select ent, lead, 0 from person_same order by ent",
        "select ent, why, field from conflict order by ent, field",
        "select ent, of1, alive from p_phone order by ent",
        "select ent, of1, alive from p_tagging order by ent",
        "select ent, of1, lives from p_household_place order by ent",
    ] {
        for row in &sqlx::query(sql).fetch_all(&mut *conn).await? {
            hash.update(row.get::<&[u8], _>(0));
            hash.update(row.get_unchecked::<Option<&[u8]>, _>(1).unwrap_or_default());
            hash.update(row.get_unchecked::<Option<i64>, _>(2).unwrap_or(-1).to_be_bytes());
        }
    }
    Ok(crate::domain::id::hex(&hash.finalize()))
}
