//! Data files: make, open, close, check; the chapter that keeps one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;

use super::open::Open;
use crate::app::App;
use crate::domain::value::normal;
use crate::domain::{EntityId, Value};
use crate::error::{Code, Error, Result};
use crate::exchange::chapter_file;
use crate::store::batch::{NewRecord, Said};
use crate::store::file::DataFile;
use crate::store::{backup, chapter, digest, file};
use crate::wire::Empty;
use crate::wire::app::{
    AppState, ChapterEditInput, ChapterView, CheckReport, Digest, FileCreateInput, FileInput, FileOpenInput,
    FileRecognised, FileSort, Finding,
};

/// The ending of data files.
pub(crate) const ENDING: &str = "birlikdb";
/// Longest name of a chapter, in characters.
const LONGEST_NAME: usize = 200;

/// Makes a data file with its chapter and opens it. Errors: `BadName`, `BadCountry`, `BadZone`, `BadLanguage`, of files.
pub(crate) async fn create(app: &App, input: FileCreateInput) -> Result<AppState> {
    let name = name(&input.name)?;
    country(&input.country)?;
    language(&input.language)?;
    let zone = match input.zone {
        Some(zone) => zone_checked(zone)?,
        None => computers_zone(),
    };
    let path = match &input.file {
        Some(file) => app.outside.paths.path(file)?,
        None => free_path(&app.outside.documents, &name)?,
    };
    let made = DataFile::create(&path, app.around()?).await?;
    let open = Open::new(app, made, &interface_language(app)?).await?;
    let organisation = EntityId::new("organisation", [None, None], app.random8());
    let mut write = open.write(app).await?;
    let numbers = write.numbers();
    chapter::set_id(write.conn(), &organisation).await?;
    let mut writer = write.batch("screen", "file_create", json!({ "name": name }), None).await?;
    let said = [
        ("organisation.name", name.as_str()),
        ("organisation.country", &input.country),
        ("organisation.language", &input.language),
        ("organisation.zone", &zone),
    ];
    let said = said.map(|(field, text)| (numbers.field(field), Value::text(text)));
    let record =
        NewRecord { ent: organisation, kind: numbers.kind("organisation"), of: [None, None], said: said.to_vec() };
    writer.create(vec![record]).await?;
    writer.finish().await?;
    write.commit(app, &[]).await?;
    take(app, open).await
}

/// Opens a data file in the place of the one that is open. Errors: of files; the open one stays open then.
pub(crate) async fn open(app: &App, input: FileOpenInput) -> Result<AppState> {
    let path = app.outside.paths.path(&input.file)?;
    let opened = DataFile::open(&path, app.around()?).await.map_err(|refused| refused.about(&path))?;
    let open = Open::new(app, opened, &interface_language(app)?).await.map_err(|refused| refused.about(&path))?;
    take(app, open).await
}

/// Closes the data file; the day's backup is made when something changed.
pub(crate) async fn close(app: &App, _input: Empty) -> Result<AppState> {
    put_down(app).await;
    super::app::state(app, Empty {}).await
}

/// Makes a new opening the program's data file: writes the installation's record, remembers it, tells the window.
pub(crate) async fn take(app: &App, open: Open) -> Result<AppState> {
    if open.is_writable() {
        note_installation(app, &open).await?;
        super::erase::again(app, &open).await?;
        super::erase::bin_of_the_day(app, &open).await;
    }
    let chapter = chapter::view(&mut *open.read().await?).await?.name;
    let path = open.file.path().to_owned();
    put_down(app).await;
    *app.data.write().await = Some(Arc::new(open));
    app.around()?.config.change_settings(|settings| settings.opened(&path, &chapter))?;
    app.changed(&["file", "person", "household", "tag", "own_field", "import"]);
    super::app::state(app, Empty {}).await
}

/// Closes what is open, if anything is. Commands that still run keep it until they end.
pub(crate) async fn put_down(app: &App) {
    app.staged.clear().await;
    let Some(open) = app.data.write().await.take() else { return };
    if open.is_writable()
        && let Err(cause) = backup::daily(&open.file).await
    {
        tracing::warn!(%cause, "the day's backup was not made");
    }
    if let Some(open) = Arc::into_inner(open) {
        open.file.close().await;
    }
}

/// An installation is a record too: its chapter is a word, so that "home" is the same everywhere.
async fn note_installation(app: &App, open: &Open) -> Result<()> {
    let id = EntityId::from_bytes(&open.file.installation())?;
    // Only read when it is noted already: another program may be writing.
    if crate::store::cells::entity(&mut *open.read().await?, &id).await?.is_some() {
        return Ok(());
    }
    let mut write = open.write(app).await?;
    let Ok(chapter) = chapter::id(write.conn()).await else { return Ok(()) };
    if crate::store::cells::entity(write.conn(), &id).await?.is_some() {
        return Ok(());
    }
    let numbers = write.numbers();
    let mut writer = write.batch("screen", "installation_begin", json!({}), None).await?;
    let said = vec![(numbers.field("installation.chapter"), Value::Bytes(chapter.as_bytes().to_vec()))];
    writer.create(vec![NewRecord { ent: id, kind: numbers.kind("installation"), of: [None, None], said }]).await?;
    writer.finish().await?;
    write.commit(app, &[]).await
}

/// Looks through the whole file: pages, ids, cells, and whether the projections say what the cells say.
pub(crate) async fn check(app: &App, _input: Empty) -> Result<CheckReport> {
    let open = app.open().await?;
    let check = file::check(&open.file).await?;
    let mut findings: Vec<Finding> =
        check.findings.into_iter().map(|f| Finding { code: f.code.to_owned(), detail: f.detail }).collect();
    let mut conn = open.read().await?;
    let records = chapter::records(&mut conn).await?;
    drop(conn);
    if open.is_writable() && findings.is_empty() && super::check::projections_differ(app, &open).await? {
        findings.push(Finding { code: "projection_differs".into(), detail: String::new() });
    }
    Ok(CheckReport { findings, records })
}

/// Fingerprints of what is shown and of all cells.
pub(crate) async fn digest(app: &App, _input: Empty) -> Result<Digest> {
    let open = app.open().await?;
    let mut conn = open.read().await?;
    Ok(Digest { data: digest::data(&mut conn, &open.numbers()).await?, cells: digest::cells(&mut conn).await? })
}

/// Changes the chapter. Errors: `BadName`, `BadCountry`, `BadZone`, `BadLanguage`.
pub(crate) async fn chapter_edit(app: &App, input: ChapterEditInput) -> Result<ChapterView> {
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    let numbers = write.numbers();
    let ent = chapter::id(write.conn()).await?;
    let mut said = Vec::new();
    let mut say = |field: &str, text: String| {
        said.push(Said { ent, field: numbers.field(field), value: Value::text(&text) });
    };
    if let Some(text) = input.name {
        say("organisation.name", name(&text)?);
    }
    if let Some(text) = input.country {
        country(&text)?;
        say("organisation.country", text);
    }
    if let Some(text) = input.language {
        language(&text)?;
        say("organisation.language", text);
    }
    if let Some(text) = input.zone {
        say("organisation.zone", zone_checked(text)?);
    }
    let mut writer = write.batch("screen", "chapter_edit", json!({}), None).await?;
    writer.say(&said, false).await?;
    writer.finish().await?;
    let view = chapter::view(write.conn()).await?;
    write.commit(app, &["organisation", "file"]).await?;
    Ok(view)
}

pub(crate) fn interface_language(app: &App) -> Result<String> {
    Ok(app.around()?.config.settings()?.language.unwrap_or_default())
}

fn name(text: &str) -> Result<String> {
    let name = normal(text);
    if name.is_empty() || name.contains('\n') || name.chars().count() > LONGEST_NAME {
        return Err(Error::new(Code::BadName).with("name", text));
    }
    Ok(name)
}

fn country(text: &str) -> Result<()> {
    if crate::domain::contact::is_country(text) {
        Ok(())
    } else {
        Err(Error::new(Code::BadCountry).with("country", text))
    }
}

fn language(text: &str) -> Result<()> {
    let known = text.parse::<unic_langid::LanguageIdentifier>().is_ok_and(|tag| !tag.language.is_empty());
    if known { Ok(()) } else { Err(Error::new(Code::BadLanguage).with("language", text)) }
}

fn zone_checked(zone: String) -> Result<String> {
    match jiff::tz::TimeZone::get(&zone) {
        Ok(_) => Ok(zone),
        Err(_) => Err(Error::new(Code::BadZone).with("zone", zone)),
    }
}

/// The computer's zone when it names itself; UTC else.
fn computers_zone() -> String {
    jiff::tz::TimeZone::try_system()
        .ok()
        .and_then(|zone| zone.iana_name().map(str::to_owned))
        .unwrap_or("UTC".to_owned())
}

/// A path in `folder` that is free, named after the chapter.
fn free_path(folder: &Path, name: &str) -> Result<PathBuf> {
    std::fs::create_dir_all(folder).map_err(|cause| Error::from(cause).with("path", folder.display()))?;
    // What no system takes in a name, and what hides a file or ends badly on Windows.
    let clean: String =
        name.chars().map(|c| if c.is_control() || r#"<>:"/\|?*"#.contains(c) { ' ' } else { c }).collect();
    let clean: String = clean.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(80).collect();
    let clean = clean.trim_matches(['.', ' ']);
    let clean = if clean.is_empty() { "Birlik" } else { clean };
    let numbered = (2..).map(|n| format!("{clean} {n}.{ENDING}"));
    let paths = std::iter::once(format!("{clean}.{ENDING}")).chain(numbered).map(|name| folder.join(name));
    paths
        .take(10_000)
        .find(|path| !path.exists())
        .ok_or_else(|| Error::new(Code::FileExists).with("path", folder.display()))
}

/// What a file is, by its first bytes: what was dropped on the window goes where it belongs. A folder is a table to the
/// import, which says so. Errors: of files.
pub(crate) async fn recognise(app: &App, input: FileInput) -> Result<FileRecognised> {
    use std::io::Read as _;
    let path = app.outside.paths.path(&input.file)?;
    let failed = |cause: std::io::Error| Error::from(cause).with("path", path.display());
    if path.is_dir() {
        return Ok(FileRecognised { sort: FileSort::Table });
    }
    let mut head = Vec::new();
    std::fs::File::open(&path).map_err(failed)?.take(64).read_to_end(&mut head).map_err(failed)?;
    let sort = if chapter_file::begins(&head) {
        FileSort::Exchange
    } else if head.starts_with(b"SQLite format 3\0") {
        FileSort::DataFile
    } else {
        FileSort::Table
    };
    Ok(FileRecognised { sort })
}
