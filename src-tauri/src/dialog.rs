//! The system's dialogs for a file to open and a place to save. The page gets a token, never a path.

use std::path::PathBuf;
use std::sync::Arc;

use birlik_core::{Code, Error, Result};
use serde::Deserialize;
use tauri::{AppHandle, Manager, State, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
use tokio::sync::oneshot;

use crate::appearance::Appearance;
use crate::rehearsal::{self, Part};
use crate::token::{ChosenFile, Tokens};
use crate::words::Words;

/// What kind of file a dialog is for.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FileKind {
    /// A roster.
    Table,
    /// A data file of Birlik.
    DataFile,
    /// A calendar.
    Calendar,
    /// A file between chapters.
    Exchange,
}

impl FileKind {
    fn message(self) -> &'static str {
        match self {
            Self::Table => "dialog-table",
            Self::DataFile => "dialog-data_file",
            Self::Calendar => "dialog-calendar",
            Self::Exchange => "dialog-exchange",
        }
    }

    fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Table => &["csv", "tsv", "tab", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods", "vcf", "vcard", "ics"],
            Self::DataFile => &["birlikdb"],
            Self::Calendar => &["ics"],
            Self::Exchange => &["birlik"],
        }
    }
}

/// Asks for a file to open; nothing when the person leaves the dialog.
#[tauri::command]
pub(crate) async fn pick_open(
    window: WebviewWindow,
    tokens: State<'_, Arc<Tokens>>,
    kind: FileKind,
) -> Result<Option<ChosenFile>> {
    let path = match rehearsal::answer(Part::Open) {
        Some(answer) => answer,
        None => ask(dialog(&window, kind), |dialog, done| dialog.pick_file(done)).await?,
    };
    Ok(path.map(|path| tokens.chosen(&path)))
}

/// Asks where to save; `name` is proposed. Nothing when the person leaves the dialog.
#[tauri::command]
pub(crate) async fn pick_save(
    window: WebviewWindow,
    tokens: State<'_, Arc<Tokens>>,
    kind: FileKind,
    name: String,
) -> Result<Option<ChosenFile>> {
    let path = match rehearsal::answer(Part::Save) {
        Some(answer) => answer,
        None => ask(dialog(&window, kind).set_file_name(name), |dialog, done| dialog.save_file(done)).await?,
    };
    Ok(path.map(|path| tokens.chosen(&with_extension(path, kind))))
}

/// Asks for a folder; nothing when the person leaves the dialog.
#[tauri::command]
pub(crate) async fn pick_folder(window: WebviewWindow, tokens: State<'_, Arc<Tokens>>) -> Result<Option<ChosenFile>> {
    let path = match rehearsal::answer(Part::Open) {
        Some(answer) => answer,
        None => ask(window.dialog().file().set_parent(&window), |dialog, done| dialog.pick_folder(done)).await?,
    };
    Ok(path.map(|path| tokens.chosen(&path)))
}

fn dialog(window: &WebviewWindow, kind: FileKind) -> FileDialogBuilder<tauri::Wry> {
    let handle: &AppHandle = window.app_handle();
    let words = Words::of(&handle.state::<Appearance>().language());
    let mut dialog = handle.dialog().file().set_parent(window);
    dialog = dialog.add_filter(words.text(kind.message()), kind.extensions());
    dialog.add_filter(words.text("dialog-all"), &["*"])
}

/// Shows a dialog and waits for it without holding the thread that draws the window.
async fn ask(
    dialog: FileDialogBuilder<tauri::Wry>,
    show: impl FnOnce(FileDialogBuilder<tauri::Wry>, Box<dyn FnOnce(Option<FilePath>) + Send>),
) -> Result<Option<PathBuf>> {
    let (said, answer) = oneshot::channel();
    show(
        dialog,
        Box::new(move |path| {
            // The waiting side is gone only when the window is.
            let _ = said.send(path);
        }),
    );
    let path = answer.await.map_err(|why| Error::new(Code::Defect).because(why))?;
    path.map(|path| path.into_path().map_err(|why| Error::new(Code::FileFailed).because(why))).transpose()
}

/// GTK gives the name as typed; a file without an ending would not be found again by the dialogs.
fn with_extension(path: PathBuf, kind: FileKind) -> PathBuf {
    match (path.extension(), kind.extensions().first()) {
        (None, Some(extension)) => path.with_extension(extension),
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_an_ending_gets_the_first_of_its_kind() {
        assert_eq!(with_extension("x/roster".into(), FileKind::Table), PathBuf::from("x/roster.csv"));
        assert_eq!(with_extension("x/roster.txt".into(), FileKind::Table), PathBuf::from("x/roster.txt"));
        assert_eq!(with_extension("x/house".into(), FileKind::DataFile), PathBuf::from("x/house.birlikdb"));
    }
}
