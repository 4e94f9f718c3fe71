//! A register: who was there on which days of a class or of an event, in numbers and as a table. Only reads.

use std::collections::{HashMap, HashSet};

use jiff::ToSpan;

use super::list::{row, window};
use super::{Held, day_of, load, one, reader, today};
use crate::app::App;
use crate::domain::EntityId;
use crate::domain::event::{Occurrence, occurrence_id};
use crate::error::{Code, Error, Result};
use crate::exchange::out::{OutColumn, OutFormat};
use crate::headings::Headings;
use crate::ops::export::{File, PREVIEW};
use crate::ops::open::iso;
use crate::ops::record::{kind_of, parse_id};
use crate::store::event::{self as store, EventFilter, EventRow, Span};
use crate::store::{export as handed, person, title};
use crate::wire::event::{
    AttendanceExportInput, AttendanceRegister, AttendanceRegisterInput, RegisterCounts, RegisterDay, RegisterRow,
};
use crate::wire::export::ExportReport;

/// Days before the last one unless said.
const DAYS: i64 = 60;
/// Days that a register can hold.
const MOST: usize = 300;

/// Who was there on which days. Errors: `BadInput` for neither or both of class and event, `NoSuchRecord`, `BadTime`.
pub(crate) async fn register(app: &App, input: AttendanceRegisterInput) -> Result<AttendanceRegister> {
    let open = app.open().await?;
    let zone = reader(&open, None).await?;
    let to = input.to.as_deref().map_or_else(|| Ok(today(app, &zone)), day_of)?;
    let from = input.from.as_deref().map_or_else(|| Ok(to.saturating_sub(DAYS.days())), day_of)?;
    let days = window(from, to, &zone)?;
    let now = open.today(app).await?;
    let mut conn = open.read().await?;
    let (title, events, class) = match (&input.class, &input.event) {
        (Some(id), None) => {
            let class = parse_id(id)?;
            if kind_of(&mut conn, &open.numbers(), &class).await?.name != "class" {
                return Err(Error::new(Code::NoSuchRecord).with("id", id));
            }
            let around = (from.saturating_sub(2.days()).to_string(), to.saturating_add(3.days()).to_string());
            let filter = EventFilter { around: Some(around), class: Some(class), ..EventFilter::default() };
            let title = title::of(&mut conn, &[class]).await?.remove(&class).map(|t| t.title).unwrap_or_default();
            (title, load(&mut conn, &filter).await?, Some(class))
        }
        (None, Some(id)) => {
            let event = one(&mut conn, id).await?;
            (event.row.title.clone(), vec![event], None)
        }
        _ => return Err(Error::new(Code::BadInput).with("name", "attendance_register")),
    };
    let mut found: Vec<(&Held, Occurrence)> = Vec::new();
    for event in &events {
        found.extend(event.occurrences(&days).into_iter().map(|there| (event, there)));
    }
    found.sort_by_key(|(event, there)| (there.time.instants(&zone).map(|(begins, ..)| begins), event.id));
    let more = found.len() > MOST;
    found.truncate(MOST);

    let spans = spans(&mut conn, &events, class).await?;
    let places: Vec<EntityId> = found.iter().map(|(event, there)| occurrence_id(event.id, &there.on)).collect();
    let mut noted: HashMap<(EntityId, EntityId), String> = HashMap::new();
    for (place, who, answer) in store::answers(&mut conn, &places).await? {
        noted.insert((place, who), answer);
    }
    let starts: Vec<String> = found.iter().map(|(_, there)| there.time.texts().0).collect();
    let expected = |n: usize, who: &EntityId| {
        let day = starts[n].get(..10).unwrap_or(&starts[n]);
        spans.iter().any(|span| span.person == *who && span.holds(day))
    };
    // Of a class only its own pupils, also where the whole school comes together.
    let own: HashSet<EntityId> = spans.iter().map(|span| span.person).collect();
    let mut people: Vec<EntityId> =
        own.iter().copied().filter(|who| (0..found.len()).any(|n| expected(n, who))).collect();
    let counts = |who: &EntityId| class.is_none() || own.contains(who);
    people.extend(noted.keys().map(|(_, who)| *who).filter(counts).collect::<HashSet<_>>());
    let people = person::in_order(&mut conn, &people).await?;

    let mut register = AttendanceRegister {
        title,
        from: from.to_string(),
        to: to.to_string(),
        days: found
            .iter()
            .map(|(event, there)| {
                let row = row(event, there, None);
                RegisterDay {
                    event: row.event,
                    on: row.on,
                    title: row.title,
                    start: row.start,
                    state: row.state,
                    counts: RegisterCounts::default(),
                }
            })
            .collect(),
        rows: Vec::with_capacity(people.len()),
        more,
    };
    for summary in person::summaries(&mut conn, &people, now).await? {
        let Ok(who) = summary.id.parse::<EntityId>() else { continue };
        let mut row = RegisterRow {
            person: summary,
            answers: Vec::with_capacity(found.len()),
            expected: Vec::with_capacity(found.len()),
            counts: RegisterCounts::default(),
        };
        for (n, day) in register.days.iter_mut().enumerate() {
            let answer = noted.get(&(places[n], who)).cloned().unwrap_or_default();
            let is_expected = expected(n, &who);
            // Of a day that does not take place nothing is open.
            let open = is_expected && day.state != "cancelled";
            count(&mut row.counts, &answer, open);
            count(&mut day.counts, &answer, open);
            row.answers.push(answer);
            row.expected.push(is_expected);
        }
        register.rows.push(row);
    }
    Ok(register)
}

/// Who is expected when at any of these events; of a class its pupils.
async fn spans(conn: &mut sqlx::SqliteConnection, events: &[Held], class: Option<EntityId>) -> Result<Vec<Span>> {
    if class.is_some() {
        return store::expected(conn, &EventRow { class, ..EventRow::default() }).await;
    }
    let mut spans = Vec::new();
    for event in events {
        spans.extend(store::expected(conn, &event.row).await?);
    }
    Ok(spans)
}

fn count(counts: &mut RegisterCounts, answer: &str, open: bool) {
    match answer {
        "present" => counts.present += 1,
        "absent" => counts.absent += 1,
        "excused" => counts.excused += 1,
        _ => counts.open += u32::from(open),
    }
}

/// Writes a register, one row a person: children only with a reason, and how many were left out is said (rule 14).
/// Errors: as [`register`], `ReasonNeeded`, `BadLanguage`, `BadInput` for a delimiter that is none, of files.
pub(crate) async fn export(app: &App, input: AttendanceExportInput) -> Result<ExportReport> {
    let reason = input.reason.as_deref().map(str::trim).unwrap_or_default();
    if input.include_sensitive && reason.is_empty() {
        return Err(Error::new(Code::ReasonNeeded));
    }
    let language = input.language.as_deref();
    words(language)?;
    let delimiter = match input.delimiter.as_deref() {
        None => b';',
        Some(text) if matches!(text, ";" | "," | "\t" | "|") => text.as_bytes()[0],
        Some(_) => return Err(Error::new(Code::BadInput).with("name", "delimiter")),
    };
    app.begin_work();
    let asked = AttendanceRegisterInput { class: input.class, event: input.event, from: input.from, to: input.to };
    let register = register(app, asked).await?;
    let open = app.open().await?;
    let today = iso(open.today(app).await?);
    let path = input.out.as_ref().map(|out| app.outside.paths.path(out)).transpose()?;
    let format = OutFormat::Csv { delimiter, bom: input.bom.unwrap_or(true) };
    let ids: Vec<EntityId> = register.rows.iter().filter_map(|row| row.person.id.parse().ok()).collect();
    let children = person::protected(&mut *open.read().await?, &ids, &today).await?;
    let goes = |row: &&RegisterRow| input.include_sensitive || child(row, &children).is_none();
    let rows: Vec<&RegisterRow> = register.rows.iter().filter(goes).collect();
    let report = table(&register, &rows, language, path.as_deref(), &format)?;
    let gone: Vec<EntityId> = rows.iter().filter_map(|row| child(row, &children)).collect();
    if report.path.is_some() && !gone.is_empty() {
        let mut write = open.write(app).await?;
        handed::handed_out(write.conn(), app.outside.clock.now_ms(), "attendance", reason, &gone).await?;
        write.commit(app, &[]).await?;
    }
    Ok(report)
}

fn child(row: &RegisterRow, children: &HashSet<EntityId>) -> Option<EntityId> {
    row.person.id.parse().ok().filter(|id| children.contains(id))
}

/// The words of a language; none: stable names. Errors: `BadLanguage`.
fn words(language: Option<&str>) -> Result<Option<Headings>> {
    let Some(tag) = language else { return Ok(None) };
    Headings::new(tag).map(Some).ok_or_else(|| Error::new(Code::BadLanguage).with("language", tag))
}

/// Writes these rows, or shows the first of them. Errors: `BadLanguage`, of files.
fn table(
    register: &AttendanceRegister,
    rows: &[&RegisterRow],
    language: Option<&str>,
    path: Option<&std::path::Path>,
    format: &OutFormat,
) -> Result<ExportReport> {
    let headings = words(language)?;
    let word = |id: &str| headings.as_ref().map_or_else(|| id.to_owned(), |headings| headings.heading(id));
    let columns = columns(register, word);
    let mut report = ExportReport {
        rows: u32::try_from(rows.len()).unwrap_or(u32::MAX),
        people_left_out: u32::try_from(register.rows.len() - rows.len()).unwrap_or(u32::MAX),
        columns_left_out: Vec::new(),
        headings: columns.iter().map(|column| column.heading.clone()).collect(),
        preview: Vec::new(),
        path: path.map(|path| path.to_string_lossy().into_owned()),
        size: 0.0,
        cut: 0,
    };
    let Some(path) = path else {
        report.preview = rows.iter().take(PREVIEW).map(|row| texts(row, word)).collect();
        return Ok(report);
    };
    let mut out = File::begin(path, format, &columns)?;
    for row in rows {
        out.row(texts(row, word).iter().map(String::as_str))?;
    }
    report.size = out.finish()?;
    Ok(report)
}

const COUNTS: [&str; 4] = ["present", "absent", "excused", "not_recorded"];

fn columns(register: &AttendanceRegister, word: impl Fn(&str) -> String) -> Vec<OutColumn> {
    let column = |id: &str, heading: String| OutColumn { id: id.to_owned(), heading };
    let mut columns: Vec<OutColumn> =
        ["family_name", "given_name"].into_iter().map(|id| column(id, word(id))).collect();
    for day in &register.days {
        let date = day.start.get(..10).unwrap_or(&day.start);
        let twice = register.days.iter().filter(|other| other.start.starts_with(date)).count() > 1;
        let text = if twice { day.start.replace('T', " ") } else { date.to_owned() };
        columns.push(column(&text, text.clone()));
    }
    columns.extend(COUNTS.into_iter().map(|id| column(id, word(id))));
    columns
}

fn texts(row: &RegisterRow, word: impl Fn(&str) -> String) -> Vec<String> {
    let person = &row.person;
    let nameless = person.family.is_empty() && person.given.is_empty();
    let mut texts = vec![if nameless { person.native.clone() } else { person.family.clone() }, person.given.clone()];
    texts.extend(row.answers.iter().map(|answer| if answer.is_empty() { String::new() } else { word(answer) }));
    let counts = &row.counts;
    texts.extend([counts.present, counts.absent, counts.excused, counts.open].map(|count| count.to_string()));
    texts
}
