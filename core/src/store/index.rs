//! What search and order need of every person: `person_index` in the order of names, and two full-text tables.
//! Their row number `seq` rises with the sort key, so that the first page of any search comes without sorting.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::sync::Arc;

use futures_util::TryStreamExt;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::numbers::Numbers;
use super::projection::{DROP_ORDERS, ORDERS, SEARCHED};
use super::{Rows, many, reach};
use crate::domain::fields::ADULT_AT;
use crate::domain::privacy::Guarded;
use crate::domain::{EntityId, PartialDate};
use crate::error::{Code, Error, Result};
use crate::names;
use crate::names::sort::Sorter;

/// Room between two neighbours for later ones; when it is used up the index is made anew.
const GAP: i64 = 1 << 20;
/// People of one step of a rebuild. Each step reads them in the order of ids, that is once through the tables, so few steps
/// are quick; what is kept of a person meanwhile is about a thousand bytes.
const STEP: usize = 10_000;
/// People who are made ready at once.
const BLOCK: usize = 500;

static PEOPLE: Rows = Rows::new("insert or ignore into temp.people(ent)", 1, "");
static INDEX: Rows = Rows::new(
    "insert into person_index(seq, ent, sort_key, given_key, city_key, match_key, birth, birth_unread, birthday, adult_on, guarded, changed)",
    12,
    "",
);
static FIND: Rows = Rows::new("insert into person_find(rowid, keys, exact)", 3, "");
static WORD: Rows = Rows::new("insert into person_word(rowid, heads)", 2, "");

/// A person as the index takes it.
struct Entry {
    seq: i64,
    ent: EntityId,
    sort_key: Vec<u8>,
    given_key: Vec<u8>,
    city_key: Vec<u8>,
    match_key: String,
    birth: Option<PartialDate>,
    birth_unread: bool,
    guarded: Guarded,
    changed: i64,
    keys: String,
    exact: String,
}

/// Makes the whole index anew, in the order of names.
pub(crate) async fn rebuild(conn: &mut SqliteConnection, _numbers: &Numbers) -> Result<()> {
    let sorter = Arc::new(sorter(conn).await?);
    many(conn, DROP_ORDERS).await?;
    many(conn, "delete from person_index; delete from person_find; delete from person_word").await?;
    let mut order: Vec<(Vec<u8>, EntityId)> = Vec::new();
    let mut rows = sqlx::query("select ent, family_name, given_name, patronymic, native_name, preferred_name, passport_name from p_person where alive")
        .fetch(&mut *conn);
    while let Some(row) = rows.try_next().await? {
        order.push((sorter.key(&sort_text(|column| row.get(column + 1))), EntityId::from_bytes(row.get(0))?));
    }
    drop(rows);
    order.sort_unstable();
    let mut seq = 0;
    for step in order.chunks(STEP) {
        many(conn, "delete from temp.people").await?;
        PEOPLE
            .write(conn, step, |(_, ent), b| {
                b.bytes(ent.as_bytes());
            })
            .await?;
        let mut entries = entries(conn, &sorter, false).await?;
        let mut sorted = Vec::with_capacity(step.len());
        for (key, ent) in step {
            if let Some(mut entry) = entries.remove(ent) {
                seq += GAP;
                entry.seq = seq;
                entry.sort_key.clone_from(key);
                sorted.push(entry);
            }
        }
        write(conn, &sorted).await?;
    }
    many(conn, ORDERS).await?;
    reach::rebuild(conn).await
}

/// Brings the people up to date that the touched records are or are of.
pub(crate) async fn refresh(conn: &mut SqliteConnection, numbers: &Numbers) -> Result<()> {
    many(
        conn,
        "delete from temp.people;
         insert or ignore into temp.people select t.ent from temp.touched t join p_person p on p.ent = t.ent;
         insert or ignore into temp.people select t.ent from temp.touched t join person_index i on i.ent = t.ent;
         insert or ignore into temp.people select p.ent from temp.touched t join entity e on e.ent = t.ent
           join p_person p on p.ent = coalesce((select g.lead from person_same g where g.ent = e.of1), e.of1);
         insert or ignore into temp.people select p.ent from temp.touched t join entity e on e.ent = t.ent
           join p_person p on p.ent = coalesce((select g.lead from person_same g where g.ent = e.of2), e.of2)",
    )
    .await?;
    let sorter = Arc::new(sorter(conn).await?);
    let mut found = entries(conn, &sorter, true).await?;
    let old: HashMap<EntityId, (i64, Vec<u8>)> =
        sqlx::query("select i.ent, i.seq, i.sort_key from temp.people t join person_index i on i.ent = t.ent")
            .fetch_all(&mut *conn)
            .await?
            .iter()
            .map(|row| Ok((EntityId::from_bytes(row.get(0))?, (row.get(1), row.get(2)))))
            .collect::<Result<_>>()?;
    for (seq, _) in old.values() {
        remove(conn, *seq).await?;
    }
    let people: Vec<Vec<u8>> =
        sqlx::query_scalar("select ent from temp.people order by ent").fetch_all(&mut *conn).await?;
    // Who keeps a place takes it first: the middle between two others could be just that place.
    let mut moved = Vec::new();
    for ent in people {
        let ent = EntityId::from_bytes(&ent)?;
        let Some(mut entry) = found.remove(&ent) else { continue };
        match old.get(&ent) {
            Some((seq, key)) if *key == entry.sort_key => {
                entry.seq = *seq;
                write(conn, &[entry]).await?;
            }
            _ => moved.push(entry),
        }
    }
    for mut entry in moved {
        let Some(seq) = place(conn, &entry.sort_key).await? else { return Box::pin(rebuild(conn, numbers)).await };
        entry.seq = seq;
        write(conn, &[entry]).await?;
    }
    reach::refresh(conn).await
}

async fn remove(conn: &mut SqliteConnection, seq: i64) -> Result<()> {
    sqlx::query("delete from person_index where seq = ?1").bind(seq).execute(&mut *conn).await?;
    sqlx::query("delete from person_find where rowid = ?1").bind(seq).execute(&mut *conn).await?;
    sqlx::query("delete from person_word where rowid = ?1").bind(seq).execute(&mut *conn).await?;
    Ok(())
}

/// A free number behind all keys up to this one; none when there is no room.
async fn place(conn: &mut SqliteConnection, key: &[u8]) -> Result<Option<i64>> {
    let before: Option<i64> = sqlx::query_scalar(
        "select seq from person_index where sort_key <= ?1 order by sort_key desc, seq desc limit 1",
    )
    .bind(key)
    .fetch_optional(&mut *conn)
    .await?;
    let before = before.unwrap_or(0);
    let after: Option<i64> = sqlx::query_scalar("select min(seq) from person_index where seq > ?1")
        .bind(before)
        .fetch_one(&mut *conn)
        .await?;
    let after = after.unwrap_or(before + 2 * GAP);
    Ok((after - before >= 2).then_some(before + (after - before) / 2))
}

/// Reads what the index takes of all living `temp.people`, without their places; with their sort keys if told so. Many are
/// made ready on other threads, while the next are read.
async fn entries(conn: &mut SqliteConnection, sorter: &Arc<Sorter>, keyed: bool) -> Result<HashMap<EntityId, Entry>> {
    let mut entries = HashMap::new();
    let mut take = |block: Vec<Entry>| entries.extend(block.into_iter().map(|entry| (entry.ent, entry)));
    let people = format!(
        "select p.ent, p.family_name, p.given_name, p.patronymic, p.native_name, p.preferred_name, p.passport_name, p.city, p.birth_date,
           p.changed,
           exists(select 1 from p_enrolment e where e.of1 = p.ent and e.alive)
             or exists(select 1 from p_guardianship g where g.of1 = p.ent and g.alive),
           exists(select 1 from p_guardianship g where g.of2 = p.ent and g.alive)
             or exists(select 1 from p_emergency_contact g where g.of2 = p.ent and g.alive)
             or exists(select 1 from p_collection_permission g where g.of2 = p.ent and g.alive),
           coalesce(p.consent_directory_answer, '') = 'yes'
             or exists(select 1 from p_membership m where m.of1 = p.ent and m.alive)
             or exists(select 1 from p_office m where m.of1 = p.ent and m.alive)
             or exists(select 1 from p_attendance m where m.of1 = p.ent and m.alive),
           {SEARCHED}
         from temp.people t cross join p_person p on p.ent = t.ent where p.alive"
    );
    let mut rows = sqlx::query(sqlx::AssertSqlSafe(people)).fetch(&mut *conn);
    let (mut block, mut ready) = (Vec::new(), VecDeque::new());
    while let Some(row) = rows.try_next().await? {
        block.push(row);
        if block.len() == BLOCK {
            let (sorter, block) = (Arc::clone(sorter), std::mem::take(&mut block));
            ready.push_back(tokio::task::spawn_blocking(move || made(&block, &sorter, keyed)));
        }
        // Few wait, so that memory stays small.
        if ready.len() > 2
            && let Some(first) = ready.pop_front()
        {
            take(first.await.map_err(lost)??);
        }
    }
    take(made(&block, sorter, keyed)?);
    for block in ready {
        take(block.await.map_err(lost)??);
    }
    Ok(entries)
}

/// A thread that ended before its work.
fn lost(cause: tokio::task::JoinError) -> Error {
    Error::new(Code::Defect).because(cause)
}

fn made(rows: &[SqliteRow], sorter: &Sorter, keyed: bool) -> Result<Vec<Entry>> {
    let made = |row: &SqliteRow| {
        let sort_key = if keyed { sorter.key(&sort_text(|column| row.get(column + 1))) } else { Vec::new() };
        Ok(entry(EntityId::from_bytes(row.get(0))?, row, sorter, sort_key))
    };
    rows.iter().map(made).collect()
}

fn entry(ent: EntityId, row: &SqliteRow, sorter: &Sorter, sort_key: Vec<u8>) -> Entry {
    let text = |column: usize| row.get::<Option<&str>, _>(column).unwrap_or_default();
    let (family, given, born) = (text(1), text(2), text(8));
    let parts = |column: usize| text(column).split('\u{1f}').filter(|text| !text.is_empty());
    let names: Vec<&str> = parts(13).collect();
    // As typed and as read are often the same: once is enough.
    let words: BTreeSet<&str> = parts(14).collect();
    let numbers: BTreeSet<String> = parts(15).map(digits).filter(|number| !number.is_empty()).collect();
    let mut keys = names::index_text(&names);
    for word in words.into_iter().map(names::fold).chain(numbers) {
        keys.push(' ');
        keys += &word;
    }
    let birth: Option<PartialDate> = born.parse().ok();
    Entry {
        seq: 0,
        ent,
        sort_key,
        given_key: sorter.key(&format!("{given}\u{1f}{family}")),
        city_key: sorter.key(text(7)),
        match_key: names::match_key(given, family),
        birth_unread: birth.is_none() && !born.is_empty(),
        birth,
        guarded: Guarded::of(row.get(10), birth.is_some_and(|b| b.year.is_some()), row.get(11), row.get(12)),
        changed: super::batch::stamp_ms(row.get::<Option<i64>, _>(9).unwrap_or(0)),
        keys,
        exact: names::exact_key(&names.join(" ")),
    }
}

/// Family name, given name, patronymic; without them the first other name. Columns in the order of the queries above.
fn sort_text<'r>(column: impl Fn(usize) -> Option<&'r str>) -> String {
    let main: Vec<&str> = (0..3).filter_map(&column).collect();
    if column(0).is_some() || column(1).is_some() {
        // U+001F sorts before every letter: "Ali Zaur" stands before "Alibəyli".
        return main.join("\u{1f}");
    }
    (3..6).find_map(&column).or_else(|| main.first().copied()).unwrap_or_default().to_owned()
}

/// The digits of a telephone number in any script's digits, without a plus or blanks.
pub(crate) fn digits(text: &str) -> String {
    if text.is_ascii() {
        return text.chars().filter(char::is_ascii_digit).collect();
    }
    names::fold(text).chars().filter(char::is_ascii_digit).collect()
}

async fn write(conn: &mut SqliteConnection, entries: &[Entry]) -> Result<()> {
    INDEX
        .write(conn, entries, |entry, b| {
            let birth = entry.birth.map(|date| date.to_string());
            let birthday = entry.birth.and_then(|date| Some(format!("{:02}-{:02}", date.month?, date.day?)));
            b.int(entry.seq)
                .bytes(entry.ent.as_bytes())
                .bytes(&entry.sort_key)
                .bytes(&entry.given_key)
                .bytes(&entry.city_key)
                .text(&entry.match_key)
                .maybe_text(birth.as_deref())
                .int(entry.birth_unread.into())
                .maybe_text(birthday.as_deref())
                .maybe_text(entry.birth.and_then(adult_on).as_deref())
                .int(entry.guarded.number())
                .int(entry.changed);
        })
        .await?;
    FIND.write(conn, entries, |entry, b| {
        b.int(entry.seq).text(&entry.keys).text(&entry.exact);
    })
    .await?;
    WORD.write(conn, entries, |entry, b| {
        b.int(entry.seq).text(&heads(&entry.keys));
    })
    .await
}

/// The day from which a person is surely no child; none without a year of birth.
fn adult_on(birth: PartialDate) -> Option<String> {
    let year = birth.year? + ADULT_AT;
    Some(format!("{year:04}-{:02}-{:02}", birth.month.unwrap_or(12), birth.day.unwrap_or(31)))
}

/// The first letter and the first two letters of every word.
fn heads(keys: &str) -> String {
    let mut heads: Vec<&str> = keys.split(' ').flat_map(|word| [word.get(..1), word.get(..2)]).flatten().collect();
    heads.sort_unstable();
    heads.dedup();
    heads.join(" ")
}

/// Orders by the language that the index was made for.
pub(crate) async fn sorter(conn: &mut SqliteConnection) -> Result<Sorter> {
    let language: Option<String> =
        sqlx::query_scalar("select value from meta where key = 'sort_language'").fetch_optional(&mut *conn).await?;
    Ok(Sorter::new(language.as_deref().unwrap_or("en")))
}
