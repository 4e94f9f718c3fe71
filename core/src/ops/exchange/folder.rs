//! The folder that a cloud service carries: listed when asked, never watched; written to once a day and on demand; nothing in it is
//! applied by itself, and only our own older files are removed from it.

use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use std::time::UNIX_EPOCH;

use super::read::{id_of, opened};
use super::{export, float, made};
use crate::app::App;
use crate::domain::id::hex;
use crate::error::{Code, Error, Result};
use crate::exchange::chapter_file::{Header, LAST, Reader, Refused, looks_whole, seal};
use crate::ops::open::{Open, Shared, day_at, iso};
use crate::store::chapter;
use crate::store::exchange::peer;
use crate::wire::exchange::{
    ExchangeExportInput, ExchangeFolder, ExchangeFolderInput, ExchangeFolderSendInput, ExchangeFolderSent, FolderItem,
    FolderProblem, FolderState,
};
use crate::wire::{Empty, FileToken};

/// Files and bytes that are looked at; the rest is counted.
const MOST_FILES: usize = 1_000;
const MOST_BYTES: u64 = 2 << 30;
/// The ending of files between chapters.
const ENDING: &str = "birlik";

/// Chooses the folder. Errors: `FileMissing` when there is none, `ConfigFailed`.
pub(crate) async fn set(app: &App, input: ExchangeFolderInput) -> Result<ExchangeFolder> {
    let open = app.open().await?;
    let folder = input.folder.map(|folder| app.outside.paths.path(&folder)).transpose()?;
    if let Some(folder) = &folder
        && !folder.is_dir()
    {
        return Err(Error::new(Code::FileMissing).with("path", folder.display()));
    }
    let config = &open.file.around().config;
    config.change_entry(&open.file.file_id(), true, |entry| entry.exchange_folder = folder)?;
    list(app, Empty {}).await
}

fn chosen(open: &Open) -> Result<Option<PathBuf>> {
    let entry = open.file.around().config.entry(&open.file.file_id())?;
    Ok(entry.and_then(|entry| entry.exchange_folder))
}

/// A file of the folder with what its header says.
struct Found {
    path: PathBuf,
    size: u64,
    at: u128,
    state: FolderState,
    header: Option<Header>,
}

/// What lies in the folder, newest first. A folder that is gone is said, not refused.
pub(crate) async fn list(app: &App, _input: Empty) -> Result<ExchangeFolder> {
    let open = app.open().await?;
    let mut view = ExchangeFolder { path: None, present: false, items: Vec::new(), not_looked_at: 0, problem: None };
    let Some(folder) = chosen(&open)? else { return Ok(view) };
    view.path = Some(folder.to_string_lossy().into_owned());
    view.problem = shared(&open).problem;
    let Ok((found, not_looked_at)) = look(&open, &folder) else { return Ok(view) };
    let mut conn = open.read().await?;
    for one in found {
        let mut state = one.state;
        if let Some(header) = one.header.as_ref().filter(|_| state == FolderState::Arrived) {
            if header.from == hex(&open.file.installation()) {
                state = FolderState::Own;
            } else if peer::taken_at(&mut conn, &id_of(&header.file)).await?.is_some() {
                state = FolderState::Taken;
            }
        }
        view.items.push(FolderItem {
            file: app.outside.paths.token(&one.path),
            name: one.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            state,
            chapter: one.header.as_ref().map(|header| header.name.clone()).unwrap_or_default(),
            scope: one.header.as_ref().map(|header| header.scope.clone()).unwrap_or_default(),
            made: one.header.as_ref().map(made),
            size: float(one.size),
        });
    }
    Ok(ExchangeFolder { present: true, not_looked_at, ..view })
}

/// Files of ours by their ending; what a service names beside them (conflicted copies, parts) ends otherwise or is looked
/// at by its content, whatever it is called.
fn look(open: &Open, folder: &Path) -> std::io::Result<(Vec<Found>, u32)> {
    let mut paths: Vec<(PathBuf, u64, u128)> = std::fs::read_dir(folder)?
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING)))
        .filter_map(|entry| {
            let file = entry.metadata().ok().filter(std::fs::Metadata::is_file)?;
            let at = file.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_millis();
            Some((entry.path(), file.len(), at))
        })
        .collect();
    paths.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
    let ours = open.file.around().config.entry(&open.file.file_id()).ok().flatten();
    let ours = ours.map(|entry| entry.sealed).unwrap_or_default();
    let (mut found, mut bytes, mut left) = (Vec::new(), 0, 0);
    for (path, size, at) in paths {
        bytes += size;
        if found.len() >= MOST_FILES || bytes > MOST_BYTES {
            left += 1;
            continue;
        }
        let (mut state, header) = header(open, &path);
        if state == FolderState::Sealed && is_ours(&ours, &path, size) {
            state = FolderState::Own;
        }
        found.push(Found { path, size, at, state, header });
    }
    Ok((found, left))
}

/// What the first line says, when it can be read; nothing of it is believed before the whole file is.
fn header(open: &Open, path: &Path) -> (FolderState, Option<Header>) {
    let Ok(mut file) = std::fs::File::open(path) else { return (FolderState::Held, None) };
    let mut beginning = [0; 21];
    let read = file.read(&mut beginning).unwrap_or(0);
    let plain = !seal::is_encrypted(&beginning[..read]);
    if plain && !is_whole(&mut file) {
        let ours = read < 4 || beginning.starts_with(&[0x50, 0x2a, 0x4d, 0x18]);
        return (if ours { FolderState::Arriving } else { FolderState::NotOurs }, None);
    }
    if file.seek(SeekFrom::Start(0)).is_err() {
        return (FolderState::Held, None);
    }
    let reader = opened(file, open, None).and_then(|(source, _)| Reader::new(BufReader::new(source)));
    match reader {
        Ok(reader) => (FolderState::Arrived, Some(reader.header().clone())),
        Err(Refused::PassphraseNeeded) => (FolderState::Sealed, None),
        Err(Refused::NotForUs) => (FolderState::NotForUs, None),
        Err(Refused::Incomplete) => (FolderState::Arriving, None),
        Err(Refused::Io(_)) => (FolderState::Held, None),
        Err(Refused::NotOurs) => (FolderState::NotOurs, None),
        // What it is has its own words when a person looks at it.
        Err(_) => (FolderState::Arrived, None),
    }
}

/// Whether a file that opens with a passphrase is one that we wrote, whatever it is called now.
fn is_ours(ours: &[(u64, String)], path: &Path, size: u64) -> bool {
    let mut alike = ours.iter().filter(|(bytes, _)| *bytes == size).peekable();
    if alike.peek().is_none() {
        return false;
    }
    std::fs::File::open(path).and_then(export::sha256).is_ok_and(|found| alike.any(|(_, hash)| *hash == hex(&found)))
}

fn is_whole(file: &mut std::fs::File) -> bool {
    let mut last = [0; LAST];
    let end = i64::try_from(LAST).unwrap_or(i64::MAX);
    file.seek(SeekFrom::End(-end)).is_ok() && file.read_exact(&mut last).is_ok() && looks_whole(&last)
}

/// How long until the day's file is seen to again.
const AGAIN_MS: i64 = 10 * 60 * 1000;

fn shared(open: &Open) -> std::sync::MutexGuard<'_, Shared> {
    open.shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The day's file: once the first screens are behind, and again when a day begins while the program runs. A failure is kept for
/// eyes, tells nobody and is tried again.
pub(crate) async fn of_the_day(app: &App, open: &Open) {
    let now = app.outside.clock.now_ms();
    {
        let mut shared = shared(open);
        let looked = shared.looked.is_some_and(|looked| (looked..looked + AGAIN_MS).contains(&now));
        if looked || !open.is_writable() || !open.is_settled(app) {
            return;
        }
        shared.looked = Some(now);
    }
    let put = put_for_the_day(app, open).await;
    let problem = put.as_ref().err().map(problem_of);
    if let Err(cause) = put {
        tracing::warn!(%cause, "the day's file is not in the shared folder");
    }
    if std::mem::replace(&mut shared(open).problem, problem) != problem {
        app.changed(&["exchange"]);
    }
}

/// The council's view, encrypted for every chapter whose key is here: who said yes to being passed on, never children's data.
/// Nothing is written while nobody could read it, and nothing that lies there already.
async fn put_for_the_day(app: &App, open: &Open) -> Result<()> {
    if chosen(open)?.is_none() {
        return Ok(());
    }
    let (today, somebody) = {
        let mut conn = open.read().await?;
        let peers = peer::all(&mut conn).await?;
        let zone = chapter::zone(&mut conn).await?;
        (iso(day_at(app.outside.clock.now_ms(), &zone)), peers.iter().any(|peer| !peer.recipient.is_empty()))
    };
    if !somebody || shared(open).done.as_ref() == Some(&today) {
        return Ok(());
    }
    let scope = Some("council".to_owned());
    let asked = ExchangeFolderSendInput {
        scope,
        to: Vec::new(),
        passphrase: None,
        plain: false,
        daily: true,
        include_sensitive: false,
        reason: None,
    };
    put(app, asked).await?;
    shared(open).done = Some(today);
    Ok(())
}

fn problem_of(cause: &Error) -> FolderProblem {
    match cause.code {
        Code::FileMissing => FolderProblem::Gone,
        Code::FileDenied | Code::FileBusy | Code::ReadOnly => FolderProblem::Held,
        Code::DiskFull => FolderProblem::Full,
        _ => FolderProblem::Other,
    }
}

/// Writes a file there on demand. Errors: as an export; `FileMissing` when the folder is gone or none is chosen.
pub(crate) async fn send(app: &App, input: ExchangeFolderSendInput) -> Result<ExchangeFolderSent> {
    let sent = put(app, input).await?;
    shared(&*app.open().await?).problem = None;
    Ok(sent)
}

/// Writes a file there under a name of its own, and removes our older ones of the same content for the same but the last before it.
async fn put(app: &App, input: ExchangeFolderSendInput) -> Result<ExchangeFolderSent> {
    let open = app.open().await?;
    let missing = || Error::new(Code::FileMissing).with("path", "");
    let folder = chosen(&open)?.ok_or_else(missing)?;
    let (before, _) = look(&open, &folder).map_err(|cause| Error::from(cause).with("path", folder.display()))?;
    let own = hex(&open.file.installation());
    let ours: Vec<&Found> =
        before.iter().filter(|found| found.header.as_ref().is_some_and(|header| header.from == own)).collect();
    let view = chapter::view(&mut *open.read().await?).await?;
    let today = iso(day_at(app.outside.clock.now_ms(), &view.zone));
    let day = |found: &Found| {
        let made = found.header.as_ref().and_then(|header| header.made.parse().ok()).unwrap_or(0);
        iso(day_at(made, &view.zone)) == today
    };
    if input.daily {
        let changed = peer::last_change(&mut *open.read().await?).await?;
        let same = ours.iter().filter_map(|found| found.header.as_ref());
        let same = same.filter(|header| Some(&header.scope) == input.scope.as_ref());
        let newest: Option<i64> = same.filter_map(|header| header.made.parse().ok()).max();
        if ours.iter().any(|found| day(found)) || newest.is_some_and(|made| made >= changed) {
            return Ok(ExchangeFolderSent { exported: None });
        }
    }
    let to = if input.to.is_empty() { String::new() } else { format!(" to {}", input.to.join(" ")) };
    let clean: String = format!("{today} {}{to}", view.name)
        .chars()
        .map(|c| if c.is_control() || r#"<>:"/\|?*"#.contains(c) { ' ' } else { c })
        .take(80)
        .collect();
    let path = folder.join(format!("{} {}.{ENDING}", clean.trim(), hex(&app.random8()[..3])));
    let asked = ExchangeExportInput {
        out: FileToken(app.outside.paths.token(&path).0),
        scope: input.scope,
        to: input.to,
        passphrase: input.passphrase,
        plain: input.plain,
        include_sensitive: input.include_sensitive,
        reason: input.reason,
    };
    let exported = export::written(app, asked, input.daily).await?;
    // The newest of the others stays: somebody may be taking it just now.
    let alike = |found: &&Found| {
        found.header.as_ref().is_some_and(|header| header.scope == exported.scope && header.to == exported.to)
    };
    let mut older: Vec<&Found> = ours.into_iter().filter(alike).collect();
    older.sort_by_key(|found| std::cmp::Reverse(found.at));
    for found in older.iter().skip(1) {
        if let Err(cause) = std::fs::remove_file(&found.path) {
            tracing::warn!(%cause, "an older file of ours stays in the shared folder");
        }
    }
    Ok(ExchangeFolderSent { exported: Some(exported) })
}
