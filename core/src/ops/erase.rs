//! Erasing people for good: at once here, as a request elsewhere (merge design, section 4).

use serde_json::json;

use super::open::Open;
use super::record::{kind_of, parse_id};
use crate::app::App;
use crate::domain::EntityId;
use crate::error::{Code, Error, Result};
use crate::store::batch::stamp_ms;
use crate::store::history::rfc3339;
use crate::store::{conflict, erase as store, person, projection, same};
use crate::wire::Empty;
use crate::wire::exchange::{EraseInput, EraseRequest, Erasure};

/// Erases a person with all that is theirs. There is no undo. Errors: `NoSuchRecord`, `ReasonNeeded`.
pub(crate) async fn person(app: &App, input: EraseInput) -> Result<Erasure> {
    if input.reason.trim().is_empty() {
        return Err(Error::new(Code::ReasonNeeded));
    }
    let open = app.open().await?;
    let ent = parse_id(&input.id)?;
    let records = people(app, &open, &[ent], "request").await?;
    Ok(Erasure { id: ent.to_string(), records })
}

/// The deed: data file, list of the configuration folder, free pages.
async fn people(app: &App, open: &Open, ents: &[EntityId], reason: &'static str) -> Result<u32> {
    let mut write = open.write(app).await?;
    let numbers = write.numbers();
    for ent in ents {
        let asked = store::is_asked(write.conn(), ent).await?;
        match kind_of(write.conn(), &numbers, ent).await {
            Ok(kind) if kind.name == "person" => {}
            // Asked for by another chapter, of somebody who is not here yet.
            Err(_) if asked => {}
            _ => return Err(Error::new(Code::NoSuchRecord).with("id", ent)),
        }
    }
    let mut all = Vec::new();
    for ent in ents {
        all.extend(same::members(write.conn(), ent).await?);
    }
    let ents = &all;
    let mut writer = write.batch("screen", "person_erase", json!({}), None).await?;
    let records = store::erase(&mut writer, ents, reason).await?;
    writer.finish().await?;
    projection::rebuild(write.conn(), &numbers).await?;
    let entries = store::entries(write.conn(), ents).await?;
    // First the list: a program that dies between has asked for what is not done yet, and does it at the next opening.
    open.file.around().config.add_erased(&entries)?;
    write.commit(app, &["person", "household", "exchange", "conflict"]).await?;
    open.file.clear_free_pages().await?;
    Ok(records)
}

/// Before anything is shown: whoever was erased on this computer and came back with a backup goes again.
pub(crate) async fn again(app: &App, open: &Open) -> Result<()> {
    let erased = open.file.around().config.erased()?;
    if erased.is_empty() {
        return Ok(());
    }
    let here = store::still_here(&mut *open.read().await?, &erased).await?;
    if here.is_empty() {
        return Ok(());
    }
    people(app, open, &here, "request").await.map(drop)
}

/// Requests of other chapters that nobody has decided here.
pub(crate) async fn requests(app: &App, _input: Empty) -> Result<Vec<EraseRequest>> {
    let open = app.open().await?;
    let mut conn = open.read().await?;
    let mut requests = Vec::new();
    for (ent, inst, stamp, reason, here) in store::requests(&mut conn).await? {
        requests.push(EraseRequest {
            id: ent.to_string(),
            name: person::name_of(&mut conn, &ent).await?,
            chapter: conflict::chapter_of(&mut conn, &inst).await?,
            at: rfc3339(stamp_ms(stamp)),
            reason,
            here,
        });
    }
    Ok(requests)
}
