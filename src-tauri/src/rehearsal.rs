//! Rehearsal: answers in the place of the system's dialogs and drops, for journeys in a real window.
//! WebDriver drives the page, but the system's dialogs and a file dragged from outside are not in the page.
//! In a debug build the folder named by `BIRLIK_REHEARSAL` answers instead: a text file `open`, `save`, `print` or
//! `drop` holds paths, one a line, is read once and taken away. A release build has none of this.

use std::path::PathBuf;

use tauri::AppHandle;
#[cfg(debug_assertions)]
use tauri::Manager;

/// What is answered.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Part {
    /// The dialog to open a file.
    Open,
    /// The dialog to save one.
    Save,
    /// The dialog to print.
    Print,
}

/// The answer to a dialog: none when this is no rehearsal, an inner none when the dialog is left.
#[cfg(debug_assertions)]
pub(crate) fn answer(part: Part) -> Option<Option<PathBuf>> {
    let folder = folder()?;
    let name = match part {
        Part::Open => "open",
        Part::Save => "save",
        Part::Print => "print",
    };
    Some(take(&folder.join(name)).into_iter().next())
}

/// Release builds only ask the person.
#[cfg(not(debug_assertions))]
pub(crate) fn answer(_part: Part) -> Option<Option<PathBuf>> {
    None
}

/// Looks for drops until the program ends, if this is a rehearsal.
#[cfg(debug_assertions)]
pub(crate) fn begin(handle: &AppHandle) {
    let Some(folder) = folder() else { return };
    let handle = handle.clone();
    tauri::async_runtime::spawn(async move {
        loop {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            let paths = take(&folder.join("drop"));
            if !paths.is_empty()
                && let Some(window) = handle.get_webview_window(crate::window::LABEL)
            {
                crate::arrival::dropped(&window, &paths);
            }
        }
    });
}

/// Release builds take drops from the person only.
#[cfg(not(debug_assertions))]
pub(crate) fn begin(_handle: &AppHandle) {}

#[cfg(debug_assertions)]
fn folder() -> Option<PathBuf> {
    std::env::var_os("BIRLIK_REHEARSAL").map(PathBuf::from)
}

/// The paths in a file of answers, which is taken away; none when it is not there.
#[cfg(debug_assertions)]
fn take(file: &std::path::Path) -> Vec<PathBuf> {
    let Ok(text) = std::fs::read_to_string(file) else { return Vec::new() };
    let _ = std::fs::remove_file(file);
    text.lines().filter(|line| !line.is_empty()).map(PathBuf::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_given_once() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("drop");
        std::fs::write(&file, "/one.csv\n\n/two.csv\n").unwrap();
        assert_eq!(take(&file), [PathBuf::from("/one.csv"), PathBuf::from("/two.csv")]);
        assert!(take(&file).is_empty());
    }
}
