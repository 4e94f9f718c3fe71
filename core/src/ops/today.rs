//! The day: birthdays, what is to complete, what happened lately.

use std::collections::HashMap;

use super::event;
use super::open::{Open, day_at, iso};
use crate::app::App;
use crate::domain::EntityId;
use crate::error::Result;
use crate::store::{bin_due, chapter, day, history, import_plan, person};
use crate::wire::person::{BinDue, Birthday, PersonSummary, ToComplete, TodayInput, TodayView};

/// Days that birthdays are shown ahead, today included.
const DAYS: u32 = 14;
/// Rows of each list.
const LIST: u32 = 20;
const BATCHES: u32 = 6;
/// Days that events are shown ahead, today included, and how many.
const EVENT_DAYS: i64 = 14;
const EVENTS: usize = 8;

/// The day at the chapter's place.
pub(crate) async fn show(app: &App, input: TodayInput) -> Result<TodayView> {
    let open = app.open().await?;
    // What is ahead changes with the minute.
    let minute = app.outside.clock.now_ms().div_euclid(60_000);
    let question = format!("{minute} {}", input.zone.as_deref().unwrap_or_default());
    let view = open.memos.today.of(&open, question, read(app, &open, input)).await?;
    // A search for who stands twice writes nothing.
    Ok(TodayView { duplicates: super::duplicate::waiting(app, &open).await?, ..view })
}

async fn read(app: &App, open: &Open, input: TodayInput) -> Result<TodayView> {
    let today = open.today(app).await?;
    let mut conn = open.read().await?;
    let birthdays = day::birthdays(&mut conn, today, DAYS, LIST).await?;
    let (to_complete_total, missing) = day::to_complete(&mut conn, &iso(today), LIST).await?;
    let mut named: Vec<EntityId> =
        birthdays.iter().map(|birthday| birthday.0).chain(missing.iter().map(|gap| gap.ent)).collect();
    named.sort_unstable();
    named.dedup();
    let people: HashMap<String, PersonSummary> =
        person::summaries(&mut conn, &named, today).await?.into_iter().map(|p| (p.id.clone(), p)).collect();
    let named = |ent: &EntityId| people.get(&ent.to_string()).cloned();
    let birthdays = birthdays.iter().filter_map(|(ent, date, in_days, turns)| {
        Some(Birthday { person: named(ent)?, date: date.clone(), in_days: *in_days, turns: *turns })
    });
    let to_complete = missing.into_iter().filter_map(|gap| {
        Some(ToComplete { person: named(&gap.ent)?, why: gap.why, field: gap.field, raw: gap.raw.map(Into::into) })
    });
    drop(conn);
    let events = event::ahead(app, open, input.zone.as_deref(), EVENT_DAYS, EVENTS).await?;
    let mut conn = open.read().await?;
    let zone = chapter::zone(&mut conn).await?;
    let soon = bin_due::soon(&mut conn).await?;
    let mut bin = Vec::new();
    for (ent, kind, at) in soon.iter().take(LIST as usize) {
        let name = person::name_of(&mut conn, ent).await?;
        bin.push(BinDue { id: ent.to_string(), kind: kind.clone(), name, on: iso(day_at(*at, &zone)) });
    }
    Ok(TodayView {
        events,
        date: iso(today),
        people: chapter::people(&mut conn).await?,
        children: day::children(&mut conn, &iso(today)).await?,
        households: chapter::households(&mut conn).await?,
        birthdays: birthdays.collect(),
        to_complete: to_complete.collect(),
        to_complete_total,
        duplicates: None,
        batches: history::batches(&mut conn, None, BATCHES).await?,
        waiting: import_plan::waiting(&mut conn).await?,
        bin,
        bin_total: u32::try_from(soon.len()).unwrap_or(u32::MAX),
    })
}
