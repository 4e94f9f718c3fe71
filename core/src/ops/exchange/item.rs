//! A page of what a staged file would change: old beside new, who said it, when, and by whose file.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::Staged;
use crate::app::App;
use crate::domain::fields::{ALIVE, FieldType};
use crate::domain::{EntityId, Value};
use crate::error::Result;
use crate::merge::{self, Word};
use crate::ops::open::Open;
use crate::store::batch::stamp_ms;
use crate::store::exchange::preview::{self, FieldChange};
use crate::store::history::{field_type, rfc3339};
use crate::store::{cells, exchange::names, projection};
use crate::wire::conflict::ConflictValue;
use crate::wire::exchange::{ExchangeChange, ExchangeItem, ExchangeItems, ExchangeItemsInput, ExchangeOutcome};

/// Items of a page unless said, and at most.
const PAGE: u32 = 50;
const MOST: u32 = 500;

/// A page of items. Errors: `NoSuchExchange`.
pub(crate) async fn items(app: &App, input: ExchangeItemsInput) -> Result<ExchangeItems> {
    let open = app.open().await?;
    let mut staged = app.staged.take(input.exchange).await?;
    let page = page(&open, &mut staged, &input).await;
    app.staged.put_back(input.exchange, staged).await;
    page
}

async fn page(open: &Open, staged: &mut Staged, input: &ExchangeItemsInput) -> Result<ExchangeItems> {
    let limit = input.limit.unwrap_or(PAGE).min(MOST);
    let outcome = input.outcome.map(name);
    let (total, rows) = preview::page(staged.stage.conn(), outcome, input.offset, limit).await?;
    let mut items = Vec::with_capacity(rows.len());
    let mut chapters = Chapters::new();
    for row in rows {
        let mut fields = Vec::new();
        for changed in preview::changes(staged.stage.conn(), &row.ent).await? {
            fields.push(change(open, staged, &mut chapters, changed).await?);
        }
        items.push(ExchangeItem {
            id: row.ent.to_string(),
            name: names::of_record(staged.stage.conn(), &row.ent).await?,
            kind: row.kind,
            outcome: parsed(&row.outcome),
            declined: row.declined,
            fields,
        });
    }
    Ok(ExchangeItems { total, items })
}

const OUTCOMES: [(ExchangeOutcome, &str); 6] = [
    (ExchangeOutcome::New, "new"),
    (ExchangeOutcome::Updated, "updated"),
    (ExchangeOutcome::Unchanged, "unchanged"),
    (ExchangeOutcome::Deleted, "deleted"),
    (ExchangeOutcome::Withdrawn, "withdrawn"),
    (ExchangeOutcome::Unknown, "unknown"),
];

fn name(outcome: ExchangeOutcome) -> &'static str {
    OUTCOMES.iter().find(|(known, _)| *known == outcome).map_or("", |(_, name)| name)
}

fn parsed(name: &str) -> ExchangeOutcome {
    OUTCOMES.iter().find(|(_, known)| *known == name).map_or(ExchangeOutcome::Unknown, |(outcome, _)| *outcome)
}

/// Chapters of installations with their names: a page has few.
type Chapters = BTreeMap<Vec<u8>, (Option<Vec<u8>>, String)>;

async fn change(
    open: &Open,
    staged: &mut Staged,
    chapters: &mut Chapters,
    change: FieldChange,
) -> Result<ExchangeChange> {
    let numbers = open.numbers();
    let mut here = open.read().await?;
    let ty =
        if change.field == ALIVE { FieldType::YesNo } else { field_type(&mut here, &numbers, &change.field).await? };
    let before = if cells::entity(&mut here, &change.ent).await?.is_some() {
        cells::shown(&mut here, &numbers, &change.ent, change.number).await?.unwrap_or(Value::Null)
    } else {
        Value::Null
    };
    let conn = staged.stage.conn();
    let home = names::home_of(conn, &change.ent).await?;
    let (mut words, mut values) = (Vec::new(), Vec::new());
    for word in &change.words {
        if !chapters.contains_key(&word.installation) {
            chapters.insert(word.installation.clone(), names::chapter_of(conn, &word.installation).await?);
        }
        let (chapter, chapter_name) = chapters.get(&word.installation).cloned().unwrap_or_default();
        let at_home = home.is_some() && home == chapter;
        let passed_on = word.brought && chapter_name != staged.who.chapter;
        words.push(Word {
            installation: word.installation.clone(),
            home: at_home,
            stamp: word.stamp,
            value: word.value.clone(),
        });
        values.push(ConflictValue {
            value: word.value.to_json(&ty),
            chapter: chapter_name,
            installation: crate::domain::id::hex(&word.installation),
            at: rfc3339(stamp_ms(word.stamp)),
            via: passed_on.then(|| staged.who.chapter.clone()),
            home: at_home,
        });
    }
    let after = merge::shown(&words, projection::merge_class(&numbers, change.number)).unwrap_or(Value::Null);
    let json = |value: &Value| -> Json { value.to_json(&ty) };
    let mut titles = BTreeMap::new();
    if let FieldType::Reference(_) = ty {
        for value in words.iter().map(|word| &word.value).chain([&before]) {
            if let Json::String(id) = json(value)
                && let Ok(ent) = id.parse::<EntityId>()
            {
                titles.insert(id, names::of_record(staged.stage.conn(), &ent).await?);
            }
        }
    }
    Ok(ExchangeChange {
        record: change.ent.to_string(),
        before: json(&before),
        after: json(&after),
        conflict: change.differ || merge::in_conflict(&words),
        declined: change.declined,
        ours: change.ours,
        held: change.held,
        field: change.field,
        values,
        titles,
    })
}
