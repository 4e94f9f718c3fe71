//! Files that arrive from outside the page: dropped on the window, opened by double click, named at the start.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use birlik_core::Result;
use serde::Serialize;
use tauri::{AppHandle, Emitter, Manager, RunEvent, State, WebviewWindow, Window};

use crate::token::{ChosenFile, Tokens};
use crate::window;

/// Files that came before the page could take them.
#[derive(Default)]
pub(crate) struct Arrived {
    waiting: Mutex<Vec<PathBuf>>,
}

impl Arrived {
    /// The files among the words the program was started with.
    pub(crate) fn from_arguments(words: impl Iterator<Item = OsString>) -> Self {
        let here = std::env::current_dir().unwrap_or_default();
        Self { waiting: Mutex::new(files(words, &here)) }
    }

    fn take(&self) -> Vec<PathBuf> {
        std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What goes on with a drag over the window.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case", tag = "phase")]
pub(crate) enum Drag {
    /// Files are held over the window.
    Over,
    /// They were taken away again.
    Leave,
    /// They were let go.
    Drop {
        /// In the order the system gives.
        files: Vec<ChosenFile>,
    },
}

/// The files the program was opened with; the page asks when it is ready, and gets each once.
#[tauri::command]
pub(crate) fn opened_with(arrived: State<'_, Arrived>, tokens: State<'_, Arc<Tokens>>) -> Result<Vec<ChosenFile>> {
    Ok(arrived.take().iter().map(|path| tokens.chosen(path)).collect())
}

/// A second start: shows this window and opens what that start named.
pub(crate) fn second_start(handle: &AppHandle, words: Vec<String>, folder: String) {
    window::show(handle);
    let words = words.into_iter().skip(1).map(OsString::from);
    open(handle, &files(words, Path::new(&folder)));
}

/// Events of the whole program: macOS tells of files opened by double click this way.
pub(crate) fn run_event(_handle: &AppHandle, _event: RunEvent) {
    #[cfg(target_os = "macos")]
    if let RunEvent::Opened { urls } = _event {
        let paths: Vec<PathBuf> = urls.iter().filter_map(|url| url.to_file_path().ok()).collect();
        match _handle.try_state::<Arrived>() {
            // The page of the first window is told; before there is one, it asks.
            Some(_) if _handle.get_webview_window(window::LABEL).is_some() => open(_handle, &paths),
            Some(arrived) => arrived.waiting.lock().unwrap_or_else(PoisonError::into_inner).extend(paths),
            None => tracing::warn!("files arrived before the start"),
        }
    }
}

/// Events of the window: drags.
pub(crate) fn window_event(window: &Window, event: &tauri::WindowEvent) {
    use tauri::DragDropEvent as Dragged;
    let tauri::WindowEvent::DragDrop(drag) = event else { return };
    let Some(page) = window.get_webview_window(window.label()) else { return };
    match drag {
        Dragged::Enter { .. } => tell(&page, "birlik-drop", Drag::Over),
        Dragged::Leave => tell(&page, "birlik-drop", Drag::Leave),
        Dragged::Drop { paths, .. } => dropped(&page, paths),
        _ => {}
    }
}

/// Tells the page what was dropped on it.
pub(crate) fn dropped(page: &WebviewWindow, paths: &[PathBuf]) {
    let tokens = page.state::<Arc<Tokens>>();
    let files = paths.iter().map(|path| tokens.chosen(path)).collect();
    tell(page, "birlik-drop", Drag::Drop { files });
}

fn open(handle: &AppHandle, paths: &[PathBuf]) {
    let Some(page) = handle.get_webview_window(window::LABEL) else { return };
    if !paths.is_empty() {
        let tokens = handle.state::<Arc<Tokens>>();
        let files: Vec<ChosenFile> = paths.iter().map(|path| tokens.chosen(path)).collect();
        tell(&page, "birlik-open", files);
    }
}

fn tell(page: &WebviewWindow, event: &str, payload: impl Serialize + Clone) {
    if let Err(why) = page.emit_to(window::LABEL, event, payload) {
        tracing::warn!(%why, "an event did not reach the page");
    }
}

/// The words that name files, made absolute; options are none of our business here.
fn files(words: impl Iterator<Item = OsString>, folder: &Path) -> Vec<PathBuf> {
    let named = words.filter(|word| !word.to_string_lossy().starts_with('-'));
    named.map(|word| folder.join(word)).filter(|path| path.is_file()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_name_files_arrive_and_relative_ones_are_found() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("house.birlikdb"), "").unwrap();
        let words = ["--quiet", "house.birlikdb", "gone.csv"].map(OsString::from);
        assert_eq!(files(words.into_iter(), folder.path()), [folder.path().join("house.birlikdb")]);
    }

    #[test]
    fn a_file_that_arrived_is_taken_once() {
        let arrived = Arrived { waiting: Mutex::new(vec![PathBuf::from("/a")]) };
        assert_eq!(arrived.take().len(), 1);
        assert!(arrived.take().is_empty());
    }
}
