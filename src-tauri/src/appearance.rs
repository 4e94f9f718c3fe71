//! The look of what lies around the page: the menu's language and the window's theme.

use std::sync::{Mutex, PoisonError};

use birlik_core::wire::app::Theme;
use birlik_core::{Code, Error, Result};
use tauri::{State, WebviewWindow};

use crate::menu::MenuBar;

/// What the page has last asked for.
#[derive(Default)]
pub(crate) struct Appearance {
    language: Mutex<String>,
}

impl Appearance {
    /// BCP 47 tag; empty before the page has spoken.
    pub(crate) fn language(&self) -> String {
        self.language.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Puts the menu and the dialogs into a language and the window into a theme.
#[tauri::command]
pub(crate) fn set_appearance(
    window: WebviewWindow,
    menu: State<'_, MenuBar>,
    appearance: State<'_, Appearance>,
    language: String,
    theme: Theme,
) -> Result<()> {
    let theme = match theme {
        Theme::System => None,
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
    };
    window.set_theme(theme).map_err(|why| Error::new(Code::Defect).because(why))?;
    let mut shown = appearance.language.lock().unwrap_or_else(PoisonError::into_inner);
    if *shown != language {
        menu.speak(&language).map_err(|why| Error::new(Code::Defect).because(why))?;
        *shown = language;
    }
    Ok(())
}
