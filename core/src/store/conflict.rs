//! The inbox of decisions: fields with several live words, deletions that ask, fields that a merge has emptied.
//! Finding them is the projections' (`projection`); deciding is an ordinary write of a batch.

use serde_json::Value as Json;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use super::batch::{rows_before, stamp_ms};
use super::cells::{entity, live_words, shown};
use super::history::{field_type, rfc3339};
use super::numbers::Numbers;
use super::{life, person, projection, withdrawn};
use crate::domain::fields::{ALIVE, MergeClass, TOUCH};
use crate::domain::{EntityId, Value};
use crate::error::{Code, Error, Result};
use crate::merge::Word;
use crate::wire::conflict::{ConflictKind, ConflictPage, ConflictValue, ConflictView};

/// Everything that waits: (record, field, why). ?1 is a record, or null for all; ?2 is today. What a person has declined waits
/// only where that person looks at the record. Field 0 is the person's being passed on.
const WAITING: &str = "select ent, field, why from conflict
    where ?1 is null or ent in (select ?1 union select m.ent from person_same g join person_same m on m.lead = g.lead where g.ent = ?1)
  union all select a.ent, a.field, a.why from aside a where (a.why not in ('declined', 'undone') or ?1 is not null)
    and (?1 is null or a.ent in (select ?1 union select m.ent from person_same g join person_same m on m.lead = g.lead where g.ent = ?1))
    and not exists(select 1 from conflict x where x.ent = a.ent and x.field = a.field)
    and not exists(select 1 from withdrawn w where w.ent = a.ent and w.gone)
    and a.field <> (select num from field where name = '_touch')
  union all select w.ent, 0, 'withdrawn' from withdrawn w where not w.gone and (w.until is null or w.until <= ?2)
    and (?1 is null or w.ent in (select ?1 union select m.ent from person_same g join person_same m on m.lead = g.lead where g.ent = ?1))
    and not exists(select 1 from batch b where b.id = w.batch and b.undone is not null)";

/// The field's name of a person who is no longer passed on.
pub(crate) const WITHDRAWN: &str = "_withdrawn";

/// A page of what waits, in order of records and fields.
pub(crate) async fn page(
    conn: &mut SqliteConnection,
    numbers: &Numbers,
    record: Option<&EntityId>,
    today: &str,
    (offset, limit): (u32, u32),
) -> Result<ConflictPage> {
    let record = record.map(|record| record.as_bytes().to_vec());
    let total: u32 = sqlx::query_scalar(sqlx::AssertSqlSafe(format!("select count(*) from ({WAITING})")))
        .bind(record.clone())
        .bind(today)
        .fetch_one(&mut *conn)
        .await?;
    let rows: Vec<SqliteRow> =
        sqlx::query(sqlx::AssertSqlSafe(format!("{WAITING} order by ent, field limit ?3 offset ?4")))
            .bind(record)
            .bind(today)
            .bind(limit)
            .bind(offset)
            .fetch_all(&mut *conn)
            .await?;
    let mut items = Vec::with_capacity(rows.len());
    for row in &rows {
        items.push(view(conn, numbers, &EntityId::from_bytes(row.get(0))?, row.get(1), row.get(2)).await?);
    }
    Ok(ConflictPage { total, items })
}

/// The fields of a record that are written only by deciding.
pub(crate) async fn fields(conn: &mut SqliteConnection, ent: &EntityId) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar(sqlx::AssertSqlSafe(format!("select field from ({WAITING}) where field <> 0")))
        .bind(ent.as_bytes().as_slice())
        .bind("")
        .fetch_all(conn)
        .await?)
}

/// Why a field waits; none when it does not.
pub(crate) async fn why(
    conn: &mut SqliteConnection,
    ent: &EntityId,
    field: i64,
    today: &str,
) -> Result<Option<String>> {
    let row = sqlx::query(sqlx::AssertSqlSafe(format!("select why from ({WAITING}) where field = ?3")))
        .bind(ent.as_bytes().as_slice())
        .bind(today)
        .bind(field)
        .fetch_optional(conn)
        .await?;
    Ok(row.map(|row| row.get(0)))
}

async fn view(
    conn: &mut SqliteConnection,
    numbers: &Numbers,
    ent: &EntityId,
    field: i64,
    why: &str,
) -> Result<ConflictView> {
    let kind = kind(why)?;
    let (record_kind, of) = entity(conn, ent).await?.ok_or_else(|| Error::new(Code::NoSuchRecord).with("id", ent))?;
    // Of somebody no longer passed on, what was answered about it is shown.
    let (field, unsent, only_ours) = if kind == ConflictKind::Withdrawn {
        let (unsent, only_ours) = withdrawn::unsent(conn, ent).await?;
        (numbers.field("person.consent_pass_on"), unsent, only_ours)
    } else {
        (field, 0, 0)
    };
    let name = numbers.field_name(field).unwrap_or_default().to_owned();
    let ty = field_type(conn, numbers, &name).await?;
    let words = words(conn, numbers, ent, field, kind).await?;
    let class = projection::merge_class(numbers, field);
    let shown = match kind {
        _ if name == ALIVE => Value::Integer(i64::from(!life::life(conn, ent).await?.in_bin)),
        _ => shown(conn, numbers, ent, field).await?.unwrap_or(Value::Null),
    };
    let mut values = Vec::with_capacity(words.len());
    for word in &words {
        values.push(ConflictValue {
            value: word.value.to_json(&ty),
            chapter: chapter_of(conn, &word.installation).await?,
            installation: crate::domain::id::hex(&word.installation),
            at: rfc3339(stamp_ms(word.stamp)),
            via: via(conn, ent, field, word).await?,
            home: word.home,
        });
    }
    let mut of_names = Vec::new();
    for owner in of.iter().flatten() {
        of_names.push(person::name_of(conn, owner).await?);
    }
    let eyes = match kind {
        // A pair is two.
        ConflictKind::Apart => of_names.join(" – "),
        _ => person::name_of(conn, ent).await?,
    };
    let name = if kind == ConflictKind::Withdrawn { WITHDRAWN.to_owned() } else { name };
    Ok(ConflictView {
        id: format!("{ent}:{name}"),
        kind,
        record: ent.to_string(),
        record_kind: numbers.kind_name(record_kind).unwrap_or_default().to_owned(),
        of: of.into_iter().flatten().map(|id| id.to_string()).collect(),
        of_names,
        name: eyes,
        shown: shown.to_json(&ty),
        guarded: matches!(class, MergeClass::Guard(_)),
        field: name,
        values,
        unsent,
        only_ours,
    })
}

fn kind(why: &str) -> Result<ConflictKind> {
    Ok(match why {
        "values" => ConflictKind::Values,
        "deleted_edited" => ConflictKind::DeletedEdited,
        "delete_asks" => ConflictKind::DeleteAsks,
        "emptied" => ConflictKind::Emptied,
        "own_word" => ConflictKind::OwnWord,
        "home_moved" => ConflictKind::HomeMoved,
        super::same::APART => ConflictKind::Apart,
        "declined" | "undone" => ConflictKind::Declined,
        "withdrawn" => ConflictKind::Withdrawn,
        other => return Err(Error::new(Code::FileDamaged).because(format!("a conflict because of {other}"))),
    })
}

/// The words to choose from. An edit that met a deletion stands beside it as "alive", by whoever edited.
async fn words(
    conn: &mut SqliteConnection,
    numbers: &Numbers,
    ent: &EntityId,
    field: i64,
    kind: ConflictKind,
) -> Result<Vec<Word>> {
    let mut words = live_words(conn, ent, field).await?;
    if kind == ConflictKind::DeletedEdited {
        let touches = live_words(conn, ent, numbers.field(TOUCH)).await?;
        for touch in touches.into_iter().filter(|word| word.value == Value::Integer(1)) {
            if !words.iter().any(|word| word.installation == touch.installation) {
                words.push(touch);
            }
        }
    }
    Ok(words)
}

/// The name of an installation's chapter; empty when it is not known here.
pub(crate) async fn chapter_of(conn: &mut SqliteConnection, installation: &[u8]) -> Result<String> {
    let name: Option<Option<String>> = sqlx::query_scalar(
        "select o.name from p_installation i join p_organisation o on o.ent = i.chapter where i.ent = ?1",
    )
    .bind(installation)
    .fetch_optional(conn)
    .await?;
    Ok(name.flatten().unwrap_or_default())
}

/// The chapter whose file brought a word that is neither its own nor ours: the first import after which the word stood.
async fn via(conn: &mut SqliteConnection, ent: &EntityId, field: i64, word: &Word) -> Result<Option<String>> {
    let number = super::numbers::known_installation(conn, &word.installation).await?;
    let sql = format!("select ?1 in {}", withdrawn::OURS);
    if sqlx::query_scalar(AssertSqlSafe(sql)).bind(number).fetch_one(&mut *conn).await? {
        return Ok(None);
    }
    let imports = sqlx::query(
        "select c.before, c.field, b.detail from change c join batch b on b.id = c.batch
         where (c.ent = ?1 or c.ent in (select m.ent from person_same g join person_same m on m.lead = g.lead where g.ent = ?1))
           and c.field in (0, ?2) and b.source = 'exchange' and b.undoes is null order by b.id desc",
    )
    .bind(ent.as_bytes().as_slice())
    .bind(field)
    .fetch_all(&mut *conn)
    .await?;
    for import in &imports {
        let made = import.get::<i64, _>(1) == 0;
        let before = if made { Vec::new() } else { rows_before(import.get(0))? };
        if before.iter().any(|(inst, stamp, ..)| Some(*inst) == number && *stamp == word.stamp) {
            continue;
        }
        let detail: Json = serde_json::from_str(import.get::<Option<&str>, _>(2).unwrap_or("{}"))?;
        let sender = detail["chapter"].as_str().unwrap_or_default();
        let passed_on = detail["installation"].as_str() != Some(&crate::domain::id::hex(&word.installation))
            && chapter_of(conn, &word.installation).await? != sender;
        return Ok(passed_on.then(|| sender.to_owned()));
    }
    Ok(None)
}
