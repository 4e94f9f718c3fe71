//! People whose chapter no longer passes them on: let go, or kept until a day (merge design, section 4). A person decides each;
//! nothing of this travels but the word that came.

use serde_json::json;

use super::exchange::apply::brakes;
use super::open::{Open, Write, day_at, iso};
use super::record::{parse_id, written};
use crate::app::App;
use crate::domain::{EntityId, PartialDate};
use crate::error::{Code, Error, Result};
use crate::store::{chapter, conflict, life, person, projection, withdrawn};
use crate::wire::app::BackupReason;
use crate::wire::conflict::{ConflictResolveInput, Decision, LetGo, LetGoInput};
use crate::wire::record::Written;

/// Decides. Errors: `NoSuchConflict`, `LetGoWaits` while words of ours have not reached their chapter, `BadValue` for a day.
pub(crate) async fn decide(app: &App, ent: &EntityId, input: &ConflictResolveInput) -> Result<Written> {
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    let today = iso(day_at(app.outside.clock.now_ms(), &chapter::zone(write.conn()).await?));
    let missing = || Error::new(Code::NoSuchConflict).with("conflict", &input.id);
    if conflict::why(write.conn(), ent, 0, &today).await?.is_none() {
        return Err(missing());
    }
    match &input.decision {
        Decision::LetGo => {}
        Decision::KeepUntil(day) => {
            let whole = day.parse::<PartialDate>().is_ok_and(|date| date.day.is_some());
            if !whole {
                return Err(Error::new(Code::BadValue).with("field", conflict::WITHDRAWN));
            }
            withdrawn::keep(write.conn(), ent, day).await?;
            write.commit(app, &["conflict"]).await?;
            return Ok(written(ent, None, Vec::new()));
        }
        Decision::Take(_) | Decision::Value(_) => return Err(missing()),
    }
    let (unsent, _) = withdrawn::unsent(write.conn(), ent).await?;
    if unsent > 0 {
        let name = person::name_of(write.conn(), ent).await?;
        let home = life::home_of(write.conn(), ent).await?.unwrap_or_default();
        let home = chapter::name_of(write.conn(), &home).await?;
        return Err(Error::new(Code::LetGoWaits).with("name", name).with("chapter", home).with("count", unsent));
    }
    let batch = deed(app, &open, write, &[*ent]).await?;
    Ok(written(ent, batch, Vec::new()))
}

/// Lets go of many in one act: of everybody who waits, or of these. Whoever has words of ours that their chapter does not have
/// stays and is counted. Errors: `NoSuchConflict`, `LetGoBrake` for so many unless confirmed; a backup is made then.
pub(crate) async fn let_go(app: &App, input: LetGoInput) -> Result<LetGo> {
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    let (mut going, mut stay) = ready(app, &mut write, &input.ids).await?;
    let all = chapter::people(write.conn()).await?;
    if brakes(number(going.len()), all) {
        write.rollback().await?;
        if !input.confirmed {
            return Err(Error::new(Code::LetGoBrake).with("count", going.len()).with("of", all));
        }
        crate::ops::backup::before(app, BackupReason::MassDelete).await?;
        write = open.write(app).await?;
        // Somebody may have been written to meanwhile.
        (going, stay) = ready(app, &mut write, &input.ids).await?;
    }
    let (people, stay) = (number(going.len()), number(stay));
    if going.is_empty() {
        write.rollback().await?;
        return Ok(LetGo { people, stay, batch: None });
    }
    let batch = deed(app, &open, write, &going).await?;
    Ok(LetGo { people, stay, batch: batch.and_then(|batch| u32::try_from(batch).ok()) })
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Of those who wait, or of these among them: who can be let go, and how many must stay. Errors: `NoSuchConflict`.
async fn ready(app: &App, write: &mut Write, ids: &[String]) -> Result<(Vec<EntityId>, usize)> {
    let today = iso(day_at(app.outside.clock.now_ms(), &chapter::zone(write.conn()).await?));
    let mut asked = withdrawn::waiting(write.conn(), &today).await?;
    if !ids.is_empty() {
        let named = ids.iter().map(|id| parse_id(id)).collect::<Result<Vec<_>>>()?;
        if let Some(other) = named.iter().find(|id| !asked.contains(id)) {
            return Err(Error::new(Code::NoSuchConflict).with("conflict", other));
        }
        asked.retain(|ent| named.contains(ent));
    }
    let mut going = Vec::with_capacity(asked.len());
    for ent in &asked {
        if withdrawn::unsent(write.conn(), ent).await?.0 == 0 {
            going.push(*ent);
        }
    }
    let stay = asked.len() - going.len();
    Ok((going, stay))
}

/// All of them in one batch; projections are made and free pages cleared once.
async fn deed(app: &App, open: &Open, mut write: Write, people: &[EntityId]) -> Result<Option<i64>> {
    let numbers = write.numbers();
    let mut writer = write.batch("screen", "person_let_go", json!({ "count": people.len() }), None).await?;
    for ent in people {
        withdrawn::let_go(&mut writer, ent).await?;
    }
    let batch = writer.finish().await?;
    projection::rebuild(write.conn(), &numbers).await?;
    write.commit(app, &["person", "household", "exchange", "conflict"]).await?;
    open.file.clear_free_pages().await?;
    Ok(batch)
}
