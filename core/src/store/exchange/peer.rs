//! Who we exchange with: keys pinned at first sight, files taken and sent, who has what (merge design, 5 and 6).

use sqlx::{Row, SqliteConnection};

use crate::domain::EntityId;
use crate::error::Result;
use crate::store::Rows;

/// An installation that has sent us a file.
#[derive(Debug, Clone)]
pub(crate) struct Peer {
    pub(crate) inst: Vec<u8>,
    pub(crate) chapter: Vec<u8>,
    pub(crate) name: String,
    pub(crate) key: [u8; 32],
    pub(crate) recipient: String,
    /// Its data file.
    pub(crate) data: Vec<u8>,
    pub(crate) seen: i64,
    /// Another key than the pinned one, waiting to be trusted.
    pub(crate) offered: Option<[u8; 32]>,
    /// The last file of it that we took: its number, when it was made, when we took it.
    pub(crate) last: Option<(i64, i64, i64)>,
    /// The last file of ours that it says to have taken: number and when we made it.
    pub(crate) has: Option<(i64, i64)>,
}

/// Everybody, by chapter.
pub(crate) async fn all(conn: &mut SqliteConnection) -> Result<Vec<Peer>> {
    let rows = sqlx::query(
        "select p.inst, p.chapter, p.name, p.key, p.recipient, p.seen, p.offered, t.no, t.made, t.at, s.no, s.at, p.data
         from peer p
         left join taken t on t.inst = p.inst and t.no = (select max(no) from taken where inst = p.inst)
         left join sent s on s.no = (select max(x.no) from sent x join sent_taken y on y.file = x.file where y.inst = p.inst)
         order by p.name, p.inst",
    )
    .fetch_all(conn)
    .await?;
    let key = |bytes: &[u8]| -> [u8; 32] { bytes.try_into().unwrap_or([0; 32]) };
    Ok(rows
        .iter()
        .map(|row| Peer {
            inst: row.get(0),
            chapter: row.get(1),
            name: row.get(2),
            key: key(row.get(3)),
            recipient: row.get(4),
            data: row.get(12),
            seen: row.get(5),
            offered: row.get::<Option<&[u8]>, _>(6).map(key),
            last: row.get::<Option<i64>, _>(7).map(|no| (no, row.get(8), row.get(9))),
            has: row.get::<Option<i64>, _>(10).map(|no| (no, row.get(11))),
        })
        .collect())
}

/// What a file says of its sender.
#[derive(Debug, Clone)]
pub(crate) struct Sender {
    pub(crate) inst: [u8; 16],
    pub(crate) chapter: [u8; 16],
    pub(crate) data: [u8; 16],
    pub(crate) name: String,
    pub(crate) recipient: String,
    pub(crate) key: [u8; 32],
}

/// Pins the key at first sight; later takes the name and recipient that the pinned key has signed.
pub(crate) async fn remember(conn: &mut SqliteConnection, sender: &Sender, now: i64) -> Result<()> {
    sqlx::query(
        "insert into peer(inst, chapter, name, key, recipient, data, seen) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         on conflict(inst) do update set chapter = excluded.chapter, name = excluded.name, recipient = excluded.recipient,
           data = excluded.data where peer.key = excluded.key",
    )
    .bind(sender.inst.as_slice())
    .bind(sender.chapter.as_slice())
    .bind(&sender.name)
    .bind(sender.key.as_slice())
    .bind(&sender.recipient)
    .bind(sender.data.as_slice())
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}

/// Keeps a key that is not the pinned one until a person trusts it.
pub(crate) async fn offer(conn: &mut SqliteConnection, inst: &[u8], key: &[u8; 32]) -> Result<()> {
    sqlx::query("update peer set offered = ?2 where inst = ?1 and key <> ?2")
        .bind(inst)
        .bind(key.as_slice())
        .execute(conn)
        .await?;
    Ok(())
}

/// Makes the offered key the pinned one; false when none is offered.
pub(crate) async fn trust(conn: &mut SqliteConnection, inst: &[u8]) -> Result<bool> {
    let done = sqlx::query("update peer set key = offered, offered = null where inst = ?1 and offered is not null")
        .bind(inst)
        .execute(conn)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// A file that was taken in.
#[derive(Debug, Clone)]
pub(crate) struct Taken {
    pub(crate) file: [u8; 16],
    pub(crate) no: u32,
    pub(crate) made: i64,
    pub(crate) scope: String,
    pub(crate) rows: u64,
    pub(crate) sha256: [u8; 32],
}

/// Notes a file as taken, and which of ours its sender has.
pub(crate) async fn note_taken(
    conn: &mut SqliteConnection,
    sender: &Sender,
    taken: &Taken,
    has: &[[u8; 16]],
    batch: Option<i64>,
    now: i64,
) -> Result<()> {
    sqlx::query("insert or ignore into taken values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
        .bind(taken.file.as_slice())
        .bind(sender.inst.as_slice())
        .bind(taken.no)
        .bind(taken.made)
        .bind(now)
        .bind(&taken.scope)
        .bind(i64::try_from(taken.rows).unwrap_or(i64::MAX))
        .bind(taken.sha256.as_slice())
        .bind(batch)
        .execute(&mut *conn)
        .await?;
    for file in has {
        sqlx::query("insert or ignore into sent_taken select file, ?2 from sent where file = ?1")
            .bind(file.as_slice())
            .bind(sender.inst.as_slice())
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// Files that we have taken, newest first.
pub(crate) async fn has(conn: &mut SqliteConnection, most: usize) -> Result<Vec<[u8; 16]>> {
    let files: Vec<Vec<u8>> = sqlx::query_scalar("select file from taken order by at desc, file limit ?1")
        .bind(i64::try_from(most).unwrap_or(i64::MAX))
        .fetch_all(conn)
        .await?;
    Ok(files.into_iter().filter_map(|file| file.try_into().ok()).collect())
}

/// When we took a file; none when we have not.
pub(crate) async fn taken_at(conn: &mut SqliteConnection, file: &[u8; 16]) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar("select at from taken where file = ?1").bind(file.as_slice()).fetch_optional(conn).await?)
}

/// When anything was last written or taken in here; milliseconds since 1970.
pub(crate) async fn last_change(conn: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar("select coalesce(max(at), 0) from batch").fetch_one(conn).await?)
}

/// The number of our next file.
pub(crate) async fn next_no(conn: &mut SqliteConnection) -> Result<u32> {
    Ok(sqlx::query_scalar("select coalesce(max(no), 0) + 1 from sent").fetch_one(conn).await?)
}

/// A file of ours.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    pub(crate) no: u32,
    pub(crate) file: [u8; 16],
    pub(crate) scope: String,
    /// For eyes.
    pub(crate) addressee: String,
    /// Each by its chapter's id, or as typed.
    pub(crate) addressees: Vec<String>,
    pub(crate) encrypted: bool,
    pub(crate) rows: u64,
    pub(crate) sha256: [u8; 32],
}

static PASSED_ON: Rows = Rows::new(
    "insert into passed_on(addressee, ent, first, last)",
    4,
    "on conflict(addressee, ent) do update set last = excluded.last",
);

/// Notes a file as sent, with the people who were in it whole.
pub(crate) async fn note_sent(conn: &mut SqliteConnection, sent: &Sent, people: &[EntityId], now: i64) -> Result<()> {
    sqlx::query("insert into sent values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
        .bind(sent.no)
        .bind(sent.file.as_slice())
        .bind(now)
        .bind(&sent.scope)
        .bind(&sent.addressee)
        .bind(sent.encrypted)
        .bind(i64::try_from(people.len()).unwrap_or(i64::MAX))
        .bind(i64::try_from(sent.rows).unwrap_or(i64::MAX))
        .bind(sent.sha256.as_slice())
        .execute(&mut *conn)
        .await?;
    let no = i64::from(sent.no);
    for addressee in &sent.addressees {
        PASSED_ON
            .write(conn, people, |ent, b| {
                b.text(addressee).bytes(ent.as_bytes()).int(no).int(no);
            })
            .await?;
    }
    Ok(())
}

/// A file in which a person went out: number, when, scope, addressee.
pub(crate) type Going = (i64, i64, String, String);

/// To whom a person was sent, newest first.
pub(crate) async fn sent_of(conn: &mut SqliteConnection, ent: &EntityId) -> Result<Vec<Going>> {
    let rows = sqlx::query(
        "select distinct s.no, s.at, s.scope, s.addressee from passed_on p join sent s on s.no = p.last where p.ent = ?1 order by s.no desc",
    )
    .bind(ent.as_bytes().as_slice())
    .fetch_all(conn)
    .await?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1), row.get(2), row.get(3))).collect())
}

/// A file of ours, as the log shows it.
pub(crate) struct SentRow {
    pub(crate) no: i64,
    pub(crate) at: i64,
    pub(crate) scope: String,
    pub(crate) to: String,
    pub(crate) encrypted: bool,
    pub(crate) people: i64,
    pub(crate) had_by: Vec<String>,
}

/// Files that a log shows at most.
const SHOWN: i64 = 1_000;

/// Files of ours, newest first.
pub(crate) async fn all_sent(conn: &mut SqliteConnection) -> Result<Vec<SentRow>> {
    let rows = sqlx::query(
        "select s.no, s.at, s.scope, s.addressee, s.encrypted, s.people,
           (select json_group_array(name) from (select distinct p.name from sent_taken t join peer p on p.inst = t.inst
            where t.file = s.file order by p.name))
         from sent s order by s.no desc limit ?1",
    )
    .bind(SHOWN)
    .fetch_all(conn)
    .await?;
    let sent = |row: &sqlx::sqlite::SqliteRow| -> Result<SentRow> {
        Ok(SentRow {
            no: row.get(0),
            at: row.get(1),
            scope: row.get(2),
            to: row.get(3),
            encrypted: row.get(4),
            people: row.get(5),
            had_by: serde_json::from_str(row.get(6))?,
        })
    };
    rows.iter().map(sent).collect()
}

/// A file that was taken in, as the log shows it.
pub(crate) struct TakenRow {
    pub(crate) file: Vec<u8>,
    pub(crate) chapter: String,
    pub(crate) no: i64,
    pub(crate) made: i64,
    pub(crate) at: i64,
    pub(crate) scope: String,
    pub(crate) batch: Option<i64>,
    pub(crate) undone: bool,
}

/// Files that were taken in, newest first.
pub(crate) async fn all_taken(conn: &mut SqliteConnection) -> Result<Vec<TakenRow>> {
    let rows = sqlx::query(
        "select t.file, coalesce(p.name, ''), t.no, t.made, t.at, t.scope, t.batch, b.undone is not null
         from taken t left join peer p on p.inst = t.inst left join batch b on b.id = t.batch
         order by t.at desc, t.file limit ?1",
    )
    .bind(SHOWN)
    .fetch_all(conn)
    .await?;
    let taken = |row: &sqlx::sqlite::SqliteRow| TakenRow {
        file: row.get(0),
        chapter: row.get(1),
        no: row.get(2),
        made: row.get(3),
        at: row.get(4),
        scope: row.get(5),
        batch: row.get(6),
        undone: row.get(7),
    };
    Ok(rows.iter().map(taken).collect())
}
