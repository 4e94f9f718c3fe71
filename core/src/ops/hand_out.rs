//! What a person prints or copies of children's or health data is on record before it leaves (rule 14). Files are
//! `ops::export`'s.

use super::record::parse_id;
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::store::{cells, export};
use crate::wire::Empty;
use crate::wire::look::HandOutInput;

/// Ways out that are no file.
const WAYS: &[&str] = &["class_sheet", "phones", "people"];

/// Puts on record what is handed out. Errors: `ReasonNeeded`, `BadInput` for nobody or another way, `NoSuchRecord`,
/// `ReadOnly`: then nothing may leave.
pub(crate) async fn record(app: &App, input: HandOutInput) -> Result<Empty> {
    let reason = input.reason.trim();
    if reason.is_empty() {
        return Err(Error::new(Code::ReasonNeeded));
    }
    if !WAYS.contains(&input.what.as_str()) || input.people.is_empty() {
        return Err(Error::new(Code::BadInput).with("name", "hand_out"));
    }
    let people = input.people.iter().map(|id| parse_id(id)).collect::<Result<Vec<_>>>()?;
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    for ent in &people {
        if cells::entity(write.conn(), ent).await?.is_none() {
            return Err(Error::new(Code::NoSuchRecord).with("id", ent));
        }
    }
    export::handed_out(write.conn(), app.outside.clock.now_ms(), &input.what, reason, &people).await?;
    write.commit(app, &[]).await?;
    Ok(Empty {})
}
