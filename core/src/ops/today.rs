//! The day: birthdays, what is to complete, what happened lately.

use super::open::iso;
use crate::app::App;
use crate::error::Result;
use crate::store::{chapter, day, history, import_plan, person};
use crate::wire::Empty;
use crate::wire::person::{Birthday, ToComplete, TodayView};

/// Days that birthdays are shown ahead, today included.
const DAYS: u32 = 14;
/// Rows of each list.
const LIST: u32 = 20;
const BATCHES: u32 = 6;

/// The day at the chapter's place.
pub(crate) async fn show(app: &App, _input: Empty) -> Result<TodayView> {
    let open = app.open().await?;
    let today = open.today(app).await?;
    let mut conn = open.read().await?;
    let mut birthdays = Vec::new();
    for (ent, date, in_days, turns) in day::birthdays(&mut conn, today, DAYS, LIST).await? {
        if let Some(person) = person::summaries(&mut conn, &[ent], today).await?.pop() {
            birthdays.push(Birthday { person, date, in_days, turns });
        }
    }
    let (to_complete_total, missing) = day::to_complete(&mut conn, &iso(today), LIST).await?;
    let mut to_complete = Vec::new();
    for gap in missing {
        if let Some(person) = person::summaries(&mut conn, &[gap.ent], today).await?.pop() {
            to_complete.push(ToComplete { person, why: gap.why, field: gap.field, raw: gap.raw.map(Into::into) });
        }
    }
    let records = chapter::records(&mut conn).await?;
    Ok(TodayView {
        date: iso(today),
        people: chapter::people(&mut conn).await?,
        children: day::children(&mut conn, &iso(today)).await?,
        households: records.get("household").copied().unwrap_or(0),
        birthdays,
        to_complete,
        to_complete_total,
        batches: history::batches(&mut conn, None, BATCHES).await?,
        waiting: import_plan::waiting(&mut conn).await?,
    })
}
