//! Deciding what waits: an ordinary write that answers every word it has seen (merge design, section 1).

use serde_json::{Value as Json, json};

use super::open::{Write, day_at, iso};
use super::record::{kind_of, parse_id, read_value, written};
use crate::app::App;
use crate::domain::fields::ALIVE;
use crate::domain::{EntityId, Value};
use crate::error::{Code, Error, Result};
use crate::store::batch::Said;
use crate::store::{chapter, conflict};
use crate::wire::conflict::{ConflictListInput, ConflictPage, ConflictResolveInput, Decision};
use crate::wire::record::Written;

/// Items of a page unless said, and at most.
const PAGE: u32 = 50;
const MOST: u32 = 1_000;

/// A page of what waits.
pub(crate) async fn list(app: &App, input: ConflictListInput) -> Result<ConflictPage> {
    let open = app.open().await?;
    let mut conn = open.read().await?;
    let record = input.record.as_deref().map(parse_id).transpose()?;
    let limit = input.limit.unwrap_or(PAGE).min(MOST);
    let today = iso(day_at(app.outside.clock.now_ms(), &chapter::zone(&mut conn).await?));
    conflict::page(&mut conn, &open.numbers(), record.as_ref(), &today, (input.offset, limit)).await
}

/// Says one of the values, or another. Errors: `NoSuchConflict`, `BadValue` and its kin.
pub(crate) async fn resolve(app: &App, input: ConflictResolveInput) -> Result<Written> {
    let missing = || Error::new(Code::NoSuchConflict).with("conflict", &input.id);
    let (record, name) = input.id.split_once(':').ok_or_else(missing)?;
    let ent: EntityId = record.parse().map_err(|_| missing())?;
    if name == conflict::WITHDRAWN {
        return super::withdrawn::decide(app, &ent, &input).await;
    }
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    let numbers = write.numbers();
    let field = numbers.field(name);
    if conflict::why(write.conn(), &ent, field, "").await?.is_none() {
        return Err(missing());
    }
    let kind = kind_of(write.conn(), &numbers, &ent).await?;
    let (value, kept) = match &input.decision {
        Decision::Take(installation) => {
            (taken(&mut write, &ent, field, installation).await?.ok_or_else(missing)?, vec![])
        }
        Decision::Value(json) => typed(&mut write, kind.name, name, json).await?,
        Decision::LetGo | Decision::KeepUntil(_) => return Err(missing()),
    };
    let mut writer = write.batch("screen", "conflict_resolve", json!({ "kind": kind.name }), None).await?;
    writer.say(&[Said { ent, field, value }], true).await?;
    let batch = writer.finish().await?;
    write.commit(app, &[kind.name, "conflict"]).await?;
    Ok(written(&ent, batch, kept))
}

async fn taken(write: &mut Write, ent: &EntityId, field: i64, installation: &str) -> Result<Option<Value>> {
    let numbers = write.numbers();
    let record = conflict::page(write.conn(), &numbers, Some(ent), "", (0, MOST)).await?;
    let name = numbers.field_name(field).unwrap_or_default();
    let Some(view) = record.items.iter().find(|item| item.field == name) else { return Ok(None) };
    if !view.values.iter().any(|value| value.installation == installation) {
        return Ok(None);
    }
    let words = crate::store::cells::live_words(write.conn(), ent, field).await?;
    let word = words.into_iter().find(|word| crate::domain::id::hex(&word.installation) == installation);
    // Whoever edited what was deleted said that it lives.
    Ok(Some(word.map_or(Value::Integer(1), |word| word.value)))
}

async fn typed(write: &mut Write, kind: &str, cell: &str, json: &Json) -> Result<(Value, Vec<String>)> {
    if cell == ALIVE {
        let alive = match json {
            Json::Bool(alive) => Some(*alive),
            Json::Number(n) => Some(n.as_i64() != Some(0)),
            Json::String(text) => text.parse::<i64>().ok().map(|n| n != 0).or_else(|| text.parse().ok()),
            _ => None,
        };
        let alive = alive.ok_or_else(|| Error::new(Code::BadValue).with("field", cell))?;
        return Ok((Value::Integer(i64::from(alive)), Vec::new()));
    }
    let numbers = write.numbers();
    let country = chapter::view(write.conn()).await?.country;
    let name = cell.strip_prefix(kind).and_then(|rest| rest.strip_prefix('.'));
    let name = name.filter(|name| !name.starts_with("own_")).unwrap_or(cell);
    let mut kept = Vec::new();
    let (_, value) = read_value(write.conn(), &numbers, kind, name, json, &country, &mut kept).await?;
    Ok((value, kept))
}
