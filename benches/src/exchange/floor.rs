//! What W1 is measured against: set-based SQL that writes the same cells, the same projections and a trigram index from
//! rows that lie in a table already. No reading, no hash, no preview, no history.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::{Connection, Result};

/// How long, and how many cells.
pub struct Floor {
    pub time: Duration,
    pub cells: u64,
}

const SCHEMA: &str = "
create table entity(ent blob primary key, kind integer not null, of1 blob, of2 blob) without rowid;
create index entity_of1 on entity(of1) where of1 is not null;
create index entity_of2 on entity(of2) where of2 is not null;
create table cell(ent blob not null, field integer not null, inst integer not null, stamp integer not null,
  dead integer not null, val blob, primary key(ent, field, inst)) without rowid;
create table p_person(ent blob primary key, of1 blob, of2 blob, alive integer not null, given_name, family_name,
  patronymic, sex, birth_date, country, city, home_chapter, consent_contact, consent_photo, consent_pass_on, notes) without rowid;
create table p_phone(ent blob primary key, of1 blob, of2 blob, alive integer not null, label, typed, e164) without rowid;
create index p_phone_of1 on p_phone(of1);
create table p_email(ent blob primary key, of1 blob, of2 blob, alive integer not null, label, typed, address) without rowid;
create index p_email_of1 on p_email(of1);
create table p_address(ent blob primary key, of1 blob, of2 blob, alive integer not null, label, typed, street,
  postal_code, city, region, country) without rowid;
create index p_address_of1 on p_address(of1);
create virtual table find using fts5(keys, content='', contentless_delete=1, tokenize='trigram case_sensitive 1');";

const PERSON: [&str; 9] =
    ["given_name", "family_name", "patronymic", "sex", "birth_date", "country", "city", "home_chapter", "notes"];
const CONSENT: [&str; 3] = ["consent_contact", "consent_photo", "consent_pass_on"];

/// Writes what is in `source` anew at `path`.
/// Errors: those of SQLite.
pub fn write(source: &Path, path: &Path) -> Result<Floor> {
    let mut conn = Connection::open(path)?;
    conn.execute_batch("pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -32768")?;
    conn.execute_batch(SCHEMA)?;
    conn.execute("attach ?1 as source", [source.to_str().expect("a plain path")])?;
    conn.execute_batch(
        "create temp table staged_entity as select * from source.entity;
         create temp table staged_cell as select * from source.cell",
    )?;
    let field =
        |name: &str| conn.query_row("select num from source.field where name = ?1", [name], |row| row.get::<_, i64>(0));
    let mut columns = Vec::new();
    for name in PERSON.iter().chain(&CONSENT) {
        let number = field(&format!("person.{name}"))?;
        let value = if CONSENT.contains(name) { "val ->> '$.answer'" } else { "val" };
        columns.push(format!("max(case field when {number} then {value} end)"));
    }
    let (phone, email, address) = (field("phone.number")?, field("email.address")?, field("address.postal")?);
    let names = PERSON.iter().chain(&CONSENT).copied().collect::<Vec<_>>().join(", ");
    let columns = columns.join(", ");
    let write = format!(
        "insert into entity select * from temp.staged_entity;
         insert into cell select * from temp.staged_cell;
         insert into p_person(ent, alive, {names}) select c.ent, 1, {columns} from cell c
           where exists(select 1 from entity e where e.ent = c.ent and e.of1 is null) and dead = 0 group by c.ent;
         insert into p_phone select c.ent, e.of1, null, 1, val ->> '$.label', val ->> '$.typed', val ->> '$.e164'
           from cell c join entity e using(ent) where field = {phone};
         insert into p_email select c.ent, e.of1, null, 1, val ->> '$.label', val ->> '$.typed', val ->> '$.address'
           from cell c join entity e using(ent) where field = {email};
         insert into p_address select c.ent, e.of1, null, 1, val ->> '$.label', val ->> '$.typed', val ->> '$.street',
             val ->> '$.postal_code', val ->> '$.city', val ->> '$.region', val ->> '$.country'
           from cell c join entity e using(ent) where field = {address};
         insert into find(keys) select lower(concat_ws(char(31), given_name, family_name, patronymic, city,
             (select group_concat(typed, char(31)) from p_email m where m.of1 = p.ent),
             (select group_concat(typed, char(31)) from p_phone t where t.of1 = p.ent)))
           from p_person p order by family_name, given_name;"
    );
    let begun = Instant::now();
    let transaction = conn.transaction()?;
    transaction.execute_batch(&write)?;
    transaction.commit()?;
    let cells = conn.query_row("select count(*) from cell", [], |row| row.get::<_, i64>(0))?;
    conn.execute_batch("drop table temp.staged_entity; drop table temp.staged_cell; detach source")?;
    conn.close().map_err(|(_, why)| why)?;
    Ok(Floor { time: begun.elapsed(), cells: cells.unsigned_abs() })
}
