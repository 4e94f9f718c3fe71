//! Backups of the open data file, and putting one back.

use crate::app::App;
use crate::error::Result;
use crate::store::file::DataFile;
use crate::store::{backup, history};
use crate::wire::Empty;
use crate::wire::app::{AppState, BackupInput, BackupReason, BackupView, RestorePreview};

use super::open::Open;

/// Backups of the open data file, newest first.
pub(crate) async fn list(app: &App, _input: Empty) -> Result<Vec<BackupView>> {
    let open = app.open().await?;
    let mut entries = backup::list(app.around()?, &open.file.file_id())?;
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
    let open = app.open().await?;
    let found = backup::compare(&open.file, &path).await?;
    Ok(RestorePreview {
        present_changed: found.present.last_change.map(history::rfc3339),
        present_people: found.present.people,
        backup_changed: found.backup.last_change.map(history::rfc3339),
        backup_people: found.backup.people,
        backup_chapter: found.backup.chapter,
    })
}

/// Puts a backup in the place of the open data file, of which a backup is made first; always a new installation.
/// Errors: of files; the data file stays as it is then.
pub(crate) async fn restore(app: &App, input: BackupInput) -> Result<AppState> {
    let path = app.outside.paths.path(&input.file)?;
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
    }
}

fn from_wire(reason: BackupReason) -> backup::BackupReason {
    match reason {
        BackupReason::Daily => backup::BackupReason::Daily,
        BackupReason::Asked => backup::BackupReason::Asked,
        BackupReason::Migration => backup::BackupReason::Migration,
        BackupReason::Restore => backup::BackupReason::Restore,
        BackupReason::MassDelete => backup::BackupReason::MassDelete,
    }
}
