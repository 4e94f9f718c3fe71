//! Events as files: a calendar of one, a list or a series, or a table of occurrences. Appears whole or not at all.

use std::io::Write;
use std::path::Path;

use super::file::{chosen, draft, only};
use super::{Held, day_of, list, load, reader};
use crate::app::App;
use crate::domain::event::Window;
use crate::error::{Code, Error, Result};
use crate::exchange::csv::write::Writer;
use crate::exchange::ics;
use crate::headings::Headings;
use crate::ops::open::Open;
use crate::ops::record::parse_id;
use crate::store::event::EventFilter;
use crate::store::{batch, chapter};
use crate::wire::event::{EventExportInput, EventExportReport, EventFormat, EventListInput, OccurrenceRow};

/// Columns of a table.
type Columns = [(&'static str, fn(&OccurrenceRow) -> String); 11];
const COLUMNS: Columns = [
    ("event", |row| row.event.clone()),
    ("event_on", |row| row.on.clone()),
    ("event_title", |row| row.title.clone()),
    ("event_kind", |row| row.kind.clone()),
    ("event_start", |row| row.start.clone()),
    ("event_end", |row| row.end.clone()),
    ("event_zone", |row| row.zone.clone().unwrap_or_default()),
    ("event_utc", |row| row.utc.clone().unwrap_or_default()),
    ("event_state", |row| row.state.clone()),
    ("event_venue", |row| row.venue.clone()),
    ("organisation", |row| row.organisation.clone().unwrap_or_default()),
];

/// Writes events to a file. Errors: `NoSuchRecord`, `NoSuchOccurrence`, `BadTime`, `BadZone`, `BadLanguage`, of files.
pub(crate) async fn export(app: &App, input: EventExportInput) -> Result<EventExportReport> {
    let open = app.open().await?;
    app.begin_work();
    if open.is_writable() {
        // A file is written: what was edited so far is one visit.
        let mut write = open.write(app).await?;
        batch::close_all(write.conn()).await?;
        write.commit(app, &[]).await?;
    }
    let path = app.outside.paths.path(&input.out)?;
    let (bytes, rows, left_out) = match input.format {
        EventFormat::Ics => calendar(app, &open, &input).await?,
        EventFormat::Csv => {
            let (bytes, rows) = table(app, &input).await?;
            (bytes, rows, Vec::new())
        }
    };
    let size = whole_file(&path, &bytes)?;
    Ok(EventExportReport { rows, left_out, path: path.to_string_lossy().into_owned(), size })
}

async fn calendar(app: &App, open: &Open, input: &EventExportInput) -> Result<(Vec<u8>, u32, Vec<String>)> {
    let (events, there) = match (input.events.as_slice(), &input.on) {
        ([one], Some(on)) => {
            let (event, there) = chosen(open, one, on).await?;
            (vec![event], Some(there))
        }
        (_, Some(_)) => return Err(Error::new(Code::BadInput).with("name", "on")),
        _ => (matching(open, input).await?, None),
    };
    let mut conn = open.read().await?;
    let (mut drafts, mut left_out) = (Vec::with_capacity(events.len()), Vec::new());
    let total = u32::try_from(events.len()).unwrap_or(u32::MAX);
    for (done, event) in events.iter().enumerate() {
        if event.time.is_err() {
            left_out.push(event.id.to_string());
            continue;
        }
        let (draft, changed) = draft(&mut conn, event).await?;
        drafts.push((there.as_ref().map_or_else(|| draft.clone(), |there| only(draft.clone(), there)), changed));
        if done % 100 == 0 {
            app.progress("export", u32::try_from(done).unwrap_or(0), total)?;
        }
    }
    let name = chapter::view(&mut conn).await?.name;
    let (text, _) = ics::write(&drafts, Some(&name));
    Ok((text.into_bytes(), u32::try_from(drafts.len()).unwrap_or(u32::MAX), left_out))
}

/// The events that are meant, by start, those of a window only when one is said.
async fn matching(open: &Open, input: &EventExportInput) -> Result<Vec<Held>> {
    let id = |id: &Option<String>| id.as_deref().map(parse_id).transpose();
    let filter = EventFilter {
        around: None,
        kind: input.kind.clone(),
        organisation: id(&input.organisation)?,
        school: id(&input.school)?,
        class: None,
        only: input.events.iter().map(|id| parse_id(id)).collect::<Result<_>>()?,
    };
    let mut conn = open.read().await?;
    let mut events = load(&mut conn, &filter).await?;
    if let Some(missing) = input.events.iter().find(|id| !events.iter().any(|event| event.id.to_string() == **id)) {
        return Err(Error::new(Code::NoSuchRecord).with("id", missing));
    }
    if input.from.is_some() || input.to.is_some() {
        let zone = reader(open, input.zone.as_deref()).await?;
        let from = day_of(input.from.as_deref().unwrap_or("0001-01-01"))?;
        let to = day_of(input.to.as_deref().unwrap_or("9998-12-31"))?;
        let window =
            Window::days(from, to, zone).ok_or_else(|| Error::new(Code::BadTime).with("kind", "unreadable_time"))?;
        events.retain(|event| !event.occurrences(&window).is_empty());
    }
    events.sort_by(|a, b| (&a.row.start, &a.row.title, a.id).cmp(&(&b.row.start, &b.row.title, b.id)));
    Ok(events)
}

async fn table(app: &App, input: &EventExportInput) -> Result<(Vec<u8>, u32)> {
    let headings = match input.language.as_deref() {
        Some(tag) => Some(Headings::new(tag).ok_or_else(|| Error::new(Code::BadLanguage).with("language", tag))?),
        None => None,
    };
    let heading = |id: &str| headings.as_ref().map_or_else(|| id.to_owned(), |headings| headings.heading(id));
    let asked = EventListInput {
        from: input.from.clone(),
        to: input.to.clone(),
        zone: input.zone.clone(),
        kind: input.kind.clone(),
        organisation: input.organisation.clone(),
        school: input.school.clone(),
        event: None,
        search: String::new(),
        offset: 0,
        limit: None,
    };
    let page = list(app, asked).await?;
    let wanted = |row: &&OccurrenceRow| {
        (input.events.is_empty() || input.events.contains(&row.event))
            && input.on.as_ref().is_none_or(|on| *on == row.on)
    };
    let headed: Vec<String> = COLUMNS.iter().map(|(id, _)| heading(id)).collect();
    let mut writer = Writer::new(Vec::new(), b';', true)?;
    writer.row(headed.iter().map(String::as_str))?;
    let mut rows = 0;
    for row in page.items.iter().filter(wanted) {
        let cells: Vec<String> = COLUMNS.iter().map(|(_, text)| text(row)).collect();
        writer.row(cells.iter().map(String::as_str))?;
        rows += 1;
    }
    Ok((writer.finish()?, rows))
}

/// Writes beside, then renames; gives the size in bytes.
fn whole_file(path: &Path, bytes: &[u8]) -> Result<f64> {
    let at = |cause: std::io::Error| Error::from(cause).with("path", path.display());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".birlik").suffix(".part").tempfile_in(folder).map_err(at)?;
    file.write_all(bytes).map_err(at)?;
    file.as_file().sync_all().map_err(at)?;
    file.persist(path).map_err(|cause| at(cause.error))?;
    #[allow(clippy::cast_precision_loss, reason = "sizes of files are far below 2^53")]
    let size = bytes.len() as f64;
    Ok(size)
}
