//! Erasing people for good: at once here, as a request elsewhere (merge design, section 4).

use serde_json::json;

use super::open::{Open, Write};
use super::record::{kind_of, parse_id};
use crate::app::App;
use crate::domain::EntityId;
use crate::error::{Code, Error, Result};
use crate::store::batch::stamp_ms;
use crate::store::history::rfc3339;
use crate::store::{bin_due, chapter, conflict, erase as store, person, projection, same, withdrawn};
use crate::wire::Empty;
use crate::wire::exchange::{EraseInput, EraseRequest, Erasure, ErasureLook};
use crate::wire::record::RecordInput;

/// Erases people with all that is theirs, in one act. There is no undo. Errors: `NoSuchRecord`, `ReasonNeeded`.
pub(crate) async fn person(app: &App, input: EraseInput) -> Result<Erasure> {
    if input.reason.trim().is_empty() {
        return Err(Error::new(Code::ReasonNeeded));
    }
    let open = app.open().await?;
    let mut ents = vec![parse_id(&input.id)?];
    for id in &input.also {
        let ent = parse_id(id)?;
        if !ents.contains(&ent) {
            ents.push(ent);
        }
    }
    let records = people(app, &open, &ents, "request").await?;
    Ok(Erasure { id: ents[0].to_string(), people: u32::try_from(ents.len()).unwrap_or(u32::MAX), records })
}

/// What an erasure would take away. Errors: `NoSuchRecord`.
pub(crate) async fn look(app: &App, input: RecordInput) -> Result<ErasureLook> {
    let open = app.open().await?;
    let kinds = store::look(&mut *open.read().await?, &parse_id(&input.id)?).await?;
    if kinds.is_empty() {
        return Err(Error::new(Code::NoSuchRecord).with("id", &input.id));
    }
    Ok(ErasureLook { records: kinds.values().sum(), kinds })
}

/// The deed: data file, list of the configuration folder, free pages. Only people are erased by hand. Errors: `NoSuchRecord`.
async fn people(app: &App, open: &Open, ents: &[EntityId], reason: &'static str) -> Result<u32> {
    let numbers = open.numbers();
    let mut conn = open.read().await?;
    for ent in ents {
        let asked = store::is_asked(&mut conn, ent).await?;
        match kind_of(&mut conn, &numbers, ent).await {
            Ok(kind) if kind.name == "person" => {}
            // Asked for by another chapter, of somebody who is not here yet; or let go here, so that only the word is left.
            _ if asked || withdrawn::is_gone(&mut conn, ent).await? => {}
            _ => return Err(Error::new(Code::NoSuchRecord).with("id", ent)),
        }
    }
    drop(conn);
    let mut write = open.write(app).await?;
    let records = deed(&mut write, open, ents, (reason, "person_erase")).await?;
    end(app, open, write).await?;
    Ok(records)
}

/// The deed: data file, and the list of the configuration folder.
async fn deed(
    write: &mut Write,
    open: &Open,
    ents: &[EntityId],
    (reason, what): (&'static str, &'static str),
) -> Result<u32> {
    let numbers = write.numbers();
    let mut all = Vec::new();
    for ent in ents {
        all.extend(same::members(write.conn(), ent).await?);
    }
    let ents = &all;
    let mut writer = write.batch("screen", what, json!({ "count": ents.len() }), None).await?;
    let records = store::erase(&mut writer, ents, reason).await?;
    writer.finish().await?;
    projection::rebuild(write.conn(), &numbers).await?;
    let entries = store::entries(write.conn(), ents).await?;
    // First the list: a program that dies between has asked for what is not done yet, and does it at the next opening.
    open.file.around().config.add_erased(&entries)?;
    Ok(records)
}

/// Lasting, and nothing of it in the free pages.
async fn end(app: &App, open: &Open, write: Write) -> Result<()> {
    let kinds: Vec<&str> = crate::domain::fields::KINDS.iter().map(|kind| kind.name).collect();
    write.commit(app, &[kinds.as_slice(), &["exchange", "conflict"]].concat()).await?;
    open.file.clear_free_pages().await
}

/// Before anything is shown: whoever was erased on this computer and came back with a backup goes again.
pub(crate) async fn again(app: &App, open: &Open) -> Result<()> {
    let erased = open.file.around().config.erased()?;
    for reason in ["request", "bin"] {
        let here = store::still_here(&mut *open.read().await?, &erased, reason).await?;
        if !here.is_empty() {
            let mut write = open.write(app).await?;
            deed(&mut write, open, &here, (reason, "person_erase")).await?;
            end(app, open, write).await?;
        }
    }
    Ok(())
}

/// The day's task: what has lain in the bin for ninety days, and stood on Today for fourteen, is erased (merge design,
/// section 4). Once a day; a failure is no reason to let nobody work.
pub(crate) async fn bin_of_the_day(app: &App, open: &Open) {
    if open.is_writable()
        && let Err(cause) = empty_bin(app, open).await
    {
        tracing::warn!(%cause, "the bin was not emptied");
    }
}

async fn empty_bin(app: &App, open: &Open) -> Result<()> {
    let now = app.outside.clock.now_ms();
    let day = now.div_euclid(24 * 60 * 60 * 1000).to_string();
    let noted = chapter::meta(&mut *open.read().await?, "bin_day").await?;
    if noted.as_deref() == Some(day.as_bytes()) {
        return Ok(());
    }
    let mut write = open.write(app).await?;
    let home = chapter::id(write.conn()).await?;
    let due = bin_due::note(write.conn(), home.as_bytes(), now).await?;
    chapter::set_meta(write.conn(), "bin_day", day.as_bytes()).await?;
    if due.is_empty() {
        return write.commit(app, &[]).await;
    }
    deed(&mut write, open, &due, ("bin", "bin_empty")).await?;
    end(app, open, write).await
}

/// Requests of other chapters that nobody has decided here.
pub(crate) async fn requests(app: &App, _input: Empty) -> Result<Vec<EraseRequest>> {
    let open = app.open().await?;
    let numbers = open.numbers();
    let mut conn = open.read().await?;
    let mut requests = Vec::new();
    for (ent, inst, stamp, reason, here) in store::requests(&mut conn).await? {
        requests.push(EraseRequest {
            id: ent.to_string(),
            name: person::name_of(&mut conn, &ent).await?,
            kind: crate::store::cells::entity(&mut conn, &ent)
                .await?
                .and_then(|(kind, _)| numbers.kind_name(kind).map(str::to_owned))
                .unwrap_or_default(),
            chapter: conflict::chapter_of(&mut conn, &inst).await?,
            at: rfc3339(stamp_ms(stamp)),
            reason,
            here,
        });
    }
    Ok(requests)
}
