//! Backups of the open data file, and putting one back.

use crate::app::App;
use crate::error::Result;
use crate::store::file::DataFile;
use crate::store::{backup, history};
use crate::wire::Empty;
use crate::wire::app::{
    AppState, BackupInput, BackupListInput, BackupReason, BackupView, FileOpenInput, RestorePreview,
};

use super::open::Open;

/// Backups of the open data file, or of the one at a place, newest first. Errors: `ConfigFailed`, `NoSuchToken`.
pub(crate) async fn list(app: &App, input: BackupListInput) -> Result<Vec<BackupView>> {
    let mut entries = match &input.of {
        Some(of) => backup::list_for_path(app.around()?, &app.outside.paths.path(of)?)?,
        None => backup::list(app.around()?, &app.open().await?.file.file_id())?,
    };
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.made));
    Ok(entries.iter().map(|entry| view(app, entry)).collect())
}

/// Makes a backup now.
pub(crate) async fn create(app: &App, _input: Empty) -> Result<BackupView> {
    let open = app.open().await?;
    let entry = backup::backup(&open.file, backup::BackupReason::Asked).await?;
    app.changed(&["file"]);
    Ok(view(app, &entry))
}

/// Makes a backup before something large is done.
pub(crate) async fn before(app: &App, reason: BackupReason) -> Result<()> {
    let open = app.open().await?;
    backup::backup(&open.file, from_wire(reason)).await?;
    Ok(())
}

/// What restoring a backup would replace. Errors: of files.
pub(crate) async fn preview(app: &App, input: BackupInput) -> Result<RestorePreview> {
    let path = app.outside.paths.path(&input.file)?;
    let (present, kept) = match &input.at {
        Some(_) => (None, backup::summary_of(&path, app.around()?).await?),
        None => {
            let found = backup::compare(&app.open().await?.file, &path).await?;
            (Some(found.present), found.backup)
        }
    };
    Ok(RestorePreview {
        present_changed: present.as_ref().and_then(|present| present.last_change).map(history::rfc3339),
        present_people: present.map(|present| present.people),
        backup_changed: kept.last_change.map(history::rfc3339),
        backup_people: kept.people,
        backup_chapter: kept.chapter,
    })
}

/// Puts a backup in the place of a data file, of which a backup is made first, and opens it; always a new installation.
/// One that does not open is kept byte for byte. Errors: of files; the data file stays as it is then.
pub(crate) async fn restore(app: &App, input: BackupInput) -> Result<AppState> {
    let path = app.outside.paths.path(&input.file)?;
    if let Some(file) = input.at {
        backup::restore(&path, &app.outside.paths.path(&file)?, app.around()?).await?;
        return super::file::open(app, FileOpenInput { file }).await;
    }
    let target = app.open().await?.file.path().to_owned();
    super::file::put_down(app).await;
    let around = app.around()?;
    let restored = backup::restore(&path, &target, around).await;
    // Whatever came of it, a data file stands at the path: it is opened again.
    let opened = DataFile::open(&target, around).await?;
    let open = Open::new(app, opened, "").await?;
    let state = super::file::take(app, open).await?;
    restored.map(|_| state)
}

fn view(app: &App, entry: &backup::BackupEntry) -> BackupView {
    #[allow(clippy::cast_precision_loss, reason = "sizes of files are far below 2^53")]
    let size = entry.size as f64;
    BackupView {
        file: app.outside.paths.token(&entry.path),
        name: entry.name.clone(),
        made: history::rfc3339(entry.made),
        reason: to_wire(entry.reason),
        size,
    }
}

fn to_wire(reason: backup::BackupReason) -> BackupReason {
    match reason {
        backup::BackupReason::Daily => BackupReason::Daily,
        backup::BackupReason::Asked => BackupReason::Asked,
        backup::BackupReason::Migration => BackupReason::Migration,
        backup::BackupReason::Restore => BackupReason::Restore,
        backup::BackupReason::MassDelete => BackupReason::MassDelete,
        backup::BackupReason::MassMerge => BackupReason::MassMerge,
    }
}

fn from_wire(reason: BackupReason) -> backup::BackupReason {
    match reason {
        BackupReason::Daily => backup::BackupReason::Daily,
        BackupReason::Asked => backup::BackupReason::Asked,
        BackupReason::Migration => backup::BackupReason::Migration,
        BackupReason::Restore => backup::BackupReason::Restore,
        BackupReason::MassDelete => backup::BackupReason::MassDelete,
        BackupReason::MassMerge => backup::BackupReason::MassMerge,
    }
}
