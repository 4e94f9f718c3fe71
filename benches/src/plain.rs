//! What Birlik is measured against: plain set-based SQL that writes as many cells, the projections and a trigram
//! index, without planning, matching, history or problems. The same SQLite, the same pragmas, ids that rise.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::{Connection, Result, params};

use crate::roster;

/// How long the parts took, and what was written.
pub struct Plain {
    /// From the rows in a staging table to a closed file.
    pub sql: Duration,
    /// Reading the CSV and filling the staging table.
    pub staging: Duration,
    /// Rows of `cell`.
    pub cells: u64,
}

const SCHEMA: &str = "
create table entity(ent blob primary key, kind integer not null, of1 blob, of2 blob) without rowid;
create index entity_of1 on entity(of1) where of1 is not null;
create index entity_of2 on entity(of2) where of2 is not null;
create table cell(ent blob not null, field integer not null, inst integer not null, stamp integer not null,
  dead integer not null, val blob, primary key(ent, field, inst)) without rowid;
create table p_person(ent blob primary key, of1 blob, of2 blob, alive integer not null, given_name, family_name,
  patronymic, sex, birth_date, country, city, home_chapter, notes) without rowid;
create table p_phone(ent blob primary key, of1 blob, of2 blob, alive integer not null, label, typed, e164) without rowid;
create index p_phone_of1 on p_phone(of1);
create index p_phone_e164 on p_phone(e164) where e164 is not null;
create table p_email(ent blob primary key, of1 blob, of2 blob, alive integer not null, label, typed, address) without rowid;
create index p_email_of1 on p_email(of1);
create index p_email_address on p_email(address) where address is not null;
create table p_address(ent blob primary key, of1 blob, of2 blob, alive integer not null, label, typed, street,
  postal_code, city, region, country) without rowid;
create index p_address_of1 on p_address(of1);
create virtual table find using fts5(keys, content='', contentless_delete=1, tokenize='trigram case_sensitive 1');
create temp table stage(n integer primary key, person blob, phone blob, phone_2 blob, email blob, address blob,
  c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11);
";

/// Every person first with its fields, then what is of the person, in the order of ids: one pass, no sorting by hand.
const WRITE: &str = "
insert into entity
  select person, 1, null, null from stage
  union all select phone, 2, person, null from stage where c5 <> ''
  union all select phone_2, 2, person, null from stage where c6 <> ''
  union all select email, 3, person, null from stage where c7 <> ''
  union all select address, 4, person, null from stage where c8 <> ''
  order by 1;
insert into cell
  select person, 1, 1, 65536, 0, c0 from stage where c0 <> ''
  union all select person, 2, 1, 65536, 0, c1 from stage where c1 <> ''
  union all select person, 3, 1, 65536, 0, c2 from stage where c2 <> ''
  union all select person, 4, 1, 65536, 0, iif(c3 = 'qadın', 'female', 'male') from stage where c3 <> ''
  union all select person, 5, 1, 65536, 0, substr(c4, 7) || '-' || substr(c4, 4, 2) || '-' || substr(c4, 1, 2) from stage where c4 <> ''
  union all select person, 6, 1, 65536, 0, c10 from stage where c10 <> ''
  union all select person, 7, 1, 65536, 0, c9 from stage where c9 <> ''
  union all select person, 8, 1, 65536, 0, zeroblob(16) from stage
  union all select person, 9, 1, 65536, 0, c11 from stage where c11 <> ''
  union all select phone, 10, 1, 65536, 0, json_object('typed', c5, 'e164', c5) from stage where c5 <> ''
  union all select phone_2, 10, 1, 65536, 0, json_object('typed', c6, 'e164', c6) from stage where c6 <> ''
  union all select email, 11, 1, 65536, 0, json_object('typed', c7, 'address', lower(c7)) from stage where c7 <> ''
  union all select address, 12, 1, 65536, 0, json_object('typed', c8) from stage where c8 <> ''
  order by 1, 2;
insert into p_person
  select ent, null, null, 1,
    max(case field when 1 then val end), max(case field when 2 then val end), max(case field when 3 then val end),
    max(case field when 4 then val end), max(case field when 5 then val end), max(case field when 6 then val end),
    max(case field when 7 then val end), max(case field when 8 then val end), max(case field when 9 then val end)
  from cell where field < 10 group by ent;
insert into p_phone select c.ent, e.of1, null, 1, val ->> '$.label', val ->> '$.typed', val ->> '$.e164'
  from cell c join entity e using(ent) where field = 10;
insert into p_email select c.ent, e.of1, null, 1, val ->> '$.label', val ->> '$.typed', val ->> '$.address'
  from cell c join entity e using(ent) where field = 11;
insert into p_address select c.ent, e.of1, null, 1, val ->> '$.label', val ->> '$.typed', val ->> '$.street', null, null, null, null
  from cell c join entity e using(ent) where field = 12;
insert into find(rowid, keys)
  select n, lower(concat_ws(char(31), c0, c1, c2, c9, c7, c5, c6)) from stage;
";

/// Imports the roster at `csv` into a new file at `path`.
/// Errors: those of SQLite.
pub fn import(csv: &Path, path: &Path) -> Result<Plain> {
    let mut conn = Connection::open(path)?;
    conn.execute_batch("pragma journal_mode = wal; pragma synchronous = full; pragma trusted_schema = off; pragma cell_size_check = on")?;
    conn.execute_batch(SCHEMA)?;
    let begun = Instant::now();
    stage(&mut conn, csv)?;
    let staging = begun.elapsed();
    let begun = Instant::now();
    let transaction = conn.transaction()?;
    transaction.execute_batch(WRITE)?;
    transaction.commit()?;
    let cells = conn.query_row("select count(*) from cell", [], |row| row.get::<_, i64>(0))?;
    conn.close().map_err(|(_, why)| why)?;
    Ok(Plain { sql: begun.elapsed(), staging, cells: cells.unsigned_abs() })
}

fn stage(conn: &mut Connection, csv: &Path) -> Result<()> {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(csv).expect("the roster was written");
    let transaction = conn.transaction()?;
    {
        let holes = vec!["?"; 6 + roster::HEADINGS.len()].join(",");
        let mut insert = transaction.prepare(&format!("insert into stage values ({holes})"))?;
        let mut row = csv::StringRecord::new();
        let mut n = 0u64;
        while reader.read_record(&mut row).expect("the roster is whole") {
            n += 1;
            let id = |part: u8| [&[part][..], &n.to_be_bytes(), &[0x5a; 7]].concat();
            insert.execute(params![
                n.cast_signed(),
                id(1),
                id(2),
                id(3),
                id(4),
                id(5),
                &row[0],
                &row[1],
                &row[2],
                &row[3],
                &row[4],
                &row[5],
                &row[6],
                &row[7],
                &row[8],
                &row[9],
                &row[10],
                &row[11]
            ])?;
        }
    }
    transaction.commit()
}
