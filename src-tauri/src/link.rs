//! Links and folders, opened by the system's own programs.

use std::sync::Arc;

use birlik_core::app::Paths;
use birlik_core::wire::FileToken;
use birlik_core::{Code, Error, Result};
use tauri::{AppHandle, State, Url};
use tauri_plugin_opener::OpenerExt;

use crate::token::Tokens;

/// Opens a web page, a letter or a call. Other schemes are refused: they could start anything.
#[tauri::command]
pub(crate) fn open_link(handle: AppHandle, url: String) -> Result<()> {
    if !may_open(&url) {
        return Err(Error::new(Code::BadInput).with("name", "open_link"));
    }
    let opened = handle.opener().open_url(url, None::<&str>);
    opened.map_err(|why| Error::new(Code::FileFailed).because(why))
}

/// Shows a file in the system's file manager.
#[tauri::command]
pub(crate) fn show_in_folder(handle: AppHandle, tokens: State<'_, Arc<Tokens>>, file: FileToken) -> Result<()> {
    let path = tokens.path(&file)?;
    let shown = handle.opener().reveal_item_in_dir(&path);
    shown.map_err(|why| Error::new(Code::FileFailed).with("path", path.display()).because(why))
}

fn may_open(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "https" | "mailto" | "tel"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_pages_letters_and_calls_are_opened() {
        assert!(may_open("https://example.org/a?b=c"));
        assert!(may_open("mailto:leyla@example.org"));
        assert!(may_open("tel:+994501234567"));
        for refused in ["http://example.org", "file:///etc/passwd", "javascript:alert(1)", "smb://x/y", "calc.exe", ""]
        {
            assert!(!may_open(refused), "{refused}");
        }
    }
}
