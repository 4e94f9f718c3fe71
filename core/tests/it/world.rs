//! Files as anybody could write them, honest or not, over a small world where rows meet; and what the merge is of them.
//! Knows the format and the table of cells; no command but those that take a file in.

#![allow(dead_code, reason = "not every test asks for everything")]
#![allow(unreachable_pub, reason = "a crate of its own has this file too")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use birlik_core::domain::id::hex;
use birlik_core::domain::{EntityId, Privacy, Value};
use birlik_core::exchange::chapter_file::{Cell, Entity, FieldName, Header, Stamp, Tables, Writer, bounds};
use ed25519_dalek::SigningKey;
use serde_json::{Value as Json, json};
use sqlx::{Connection, Row, SqliteConnection};

use crate::fixture::Chapter;

/// One row as a file could say it: places in the lists of the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spoken {
    pub ent: usize,
    pub field: usize,
    pub inst: usize,
    pub stamp: usize,
    /// None: dead.
    pub value: Option<usize>,
}

pub const FIELDS: [&str; 6] =
    ["_alive", "_touch", "newer.field", "person.city", "person.consent_photo", "person.notes"];
pub const STAMPS: [i64; 5] = [1, 2, 1_795_000_000_000 << 16, (1_795_000_000_000 << 16) + 1, bounds::STAMP - 1];
/// Kinds of the records of a world; a telephone is the first person's.
const KINDS: [&str; 4] = ["person", "person", "phone", "newer"];
pub const ENTS: usize = KINDS.len();
pub const INSTS: usize = 3;
pub const VALUES: usize = 8;

pub fn values() -> [Value; VALUES] {
    [
        Value::Null,
        Value::Text(String::new()),
        Value::Text("Gent".into()),
        Value::Text(r#"{"answer":"no"}"#.into()),
        Value::Text(r#"{"answer":"yes"}"#.into()),
        Value::Integer(0),
        Value::Integer(1),
        Value::Bytes(vec![0, 1]),
    ]
}

/// A header whose sender is nobody's installation here.
pub fn header(from: [u8; 16], no: u32) -> Header {
    Header {
        format: 1,
        min: 1,
        app: "0".into(),
        file: hex(&[&u64::from(no).to_be_bytes()[..], &from[..8]].concat()),
        no,
        from: hex(&from),
        chapter: "00".repeat(16),
        name: "Nobody".into(),
        scope: "everything".into(),
        to: String::new(),
        made: "1".into(),
        recipient: String::new(),
        data: "00".repeat(16),
    }
}

/// The world of one case: records of its own, spoken of by installations that are nobody's here.
pub struct World {
    pub ents: Vec<EntityId>,
    pub insts: Vec<[u8; 16]>,
}

impl World {
    pub fn new(case: u64) -> Self {
        let random = |n: usize| (case * 16 + n as u64).to_be_bytes();
        let mut ents: Vec<EntityId> = Vec::new();
        for (n, kind) in KINDS.iter().enumerate() {
            ents.push(EntityId::new(kind, Self::of(&ents, n), random(n)));
        }
        let mut insts: Vec<[u8; 16]> =
            (8..8 + INSTS).map(|n| *EntityId::new("installation", [None, None], random(n)).as_bytes()).collect();
        insts.sort_unstable();
        Self { ents, insts }
    }

    fn of(ents: &[EntityId], n: usize) -> [Option<EntityId>; 2] {
        [(KINDS[n] == "phone").then(|| ents[0]), None]
    }

    /// A signed file of these rows; of two rows for one cell both stand in it.
    pub fn file(&self, rows: &[Spoken], no: u32) -> Vec<u8> {
        let fields = FIELDS.iter().map(|name| FieldName { name: (*name).into(), class: Privacy::Ordinary }).collect();
        let words = (0..INSTS)
            .flat_map(|inst| {
                STAMPS.iter().map(move |stamp| Stamp { inst: u32::try_from(inst).unwrap(), stamp: *stamp })
            })
            .collect();
        let tables = Tables { installations: self.insts.clone(), fields, words, has: vec![] };
        let mut writer = Writer::new(Vec::new(), &header(self.insts[0], no), &tables).unwrap();
        for (at, ent) in self.ents.iter().enumerate() {
            let cell = |row: &Spoken| Cell {
                word: u32::try_from(row.inst * STAMPS.len() + row.stamp).unwrap(),
                field: u32::try_from(row.field).unwrap(),
                value: row.value.map(|value| values()[value].clone()),
            };
            let mut cells: Vec<Cell> = rows.iter().filter(|row| row.ent == at).map(cell).collect();
            cells.sort_by_key(|cell| (cell.word, cell.value.is_none(), cell.field));
            if !cells.is_empty() {
                let of = Self::of(&self.ents, at);
                writer.entity(&Entity { id: *ent, kind: KINDS[at].into(), of, cells }).unwrap();
            }
        }
        writer.finish(&SigningKey::from_bytes(&[9; 32])).unwrap().0
    }
}

/// Cells by record, field and installation.
pub type Model = BTreeMap<(usize, usize, usize), (i64, bool, Option<Value>)>;

/// What the merge is: the greatest row of each cell.
pub fn model<'a>(rows: impl IntoIterator<Item = &'a Spoken>) -> Model {
    let mut model = Model::new();
    for row in rows {
        let said = (STAMPS[row.stamp], row.value.is_none(), row.value.map(|value| values()[value].clone()));
        let rank = |(stamp, dead, value): &(i64, bool, Option<Value>)| {
            let value = value.clone().filter(|value| *value != Value::Null);
            (*stamp, *dead, value.is_some(), value)
        };
        let held = model.entry((row.ent, row.field, row.inst)).or_insert_with(|| said.clone());
        if rank(&said) > rank(held) {
            *held = said;
        }
    }
    model
}

/// Fields of a model where live words differ.
pub fn differing(model: &Model) -> BTreeSet<(usize, usize)> {
    let mut live: BTreeMap<(usize, usize), BTreeSet<Option<Value>>> = BTreeMap::new();
    for ((ent, field, _), (_, dead, value)) in model {
        if !dead {
            live.entry((*ent, *field)).or_default().insert(value.clone());
        }
    }
    live.into_iter().filter(|(_, values)| values.len() > 1).map(|(key, _)| key).collect()
}

/// A chapter's data file, read beside the program.
pub struct Beside(SqliteConnection);

impl Beside {
    pub async fn of(chapter: &Chapter) -> Self {
        let url = format!("sqlite://{}", Path::new(&chapter.path("data.birlikdb")).display());
        Self(SqliteConnection::connect(&url).await.unwrap())
    }

    /// The cells that it holds of a world.
    pub async fn cells(&mut self, world: &World) -> Model {
        let mut found = Model::new();
        for (at, ent) in world.ents.iter().enumerate() {
            let rows = sqlx::query(
                "select f.name, i.id, c.stamp, c.dead, typeof(c.val), c.val from cell c join field f on f.num = c.field
                 join installation i on i.num = c.inst where c.ent = ?1",
            )
            .bind(ent.as_bytes().as_slice())
            .fetch_all(&mut self.0)
            .await
            .unwrap();
            for row in &rows {
                let value = match row.get::<&str, _>(4) {
                    "null" => Value::Null,
                    "integer" => Value::Integer(row.get(5)),
                    "text" => Value::Text(row.get(5)),
                    _ => Value::Bytes(row.get(5)),
                };
                let dead: bool = row.get(3);
                let field = FIELDS.iter().position(|name| *name == row.get::<&str, _>(0)).unwrap();
                let inst = world.insts.iter().position(|id| id.as_slice() == row.get::<&[u8], _>(1)).unwrap();
                found.insert((at, field, inst), (row.get(2), dead, (!dead).then_some(value)));
            }
        }
        found
    }
}

/// Shows a file and takes it in, whatever a person would have to confirm.
pub async fn take(chapter: &Chapter, file: &str) -> Json {
    let preview = chapter.run("exchange_preview", json!({"file": file})).await;
    chapter.run("exchange_apply", json!({"exchange": preview["exchange"], "confirmed": true})).await
}
