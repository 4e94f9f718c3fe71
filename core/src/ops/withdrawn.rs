//! People whose chapter no longer passes them on: let go, or kept until a day (merge design, section 4). A person decides each;
//! nothing of this travels but the word that came.

use serde_json::json;

use super::open::{day_at, iso};
use super::record::written;
use crate::app::App;
use crate::domain::{EntityId, PartialDate};
use crate::error::{Code, Error, Result};
use crate::store::{chapter, conflict, life, person, projection, withdrawn};
use crate::wire::conflict::{ConflictResolveInput, Decision};
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
    let numbers = write.numbers();
    let mut writer = write.batch("screen", "person_let_go", json!({}), None).await?;
    withdrawn::let_go(&mut writer, ent).await?;
    let batch = writer.finish().await?;
    projection::rebuild(write.conn(), &numbers).await?;
    write.commit(app, &["person", "household", "exchange", "conflict"]).await?;
    open.file.clear_free_pages().await?;
    Ok(written(ent, batch, Vec::new()))
}
