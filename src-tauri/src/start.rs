//! What happens once at the start, before the page can ask for anything.

use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;

use birlik_core::App;
use birlik_core::app::Outside;
use tauri::{AppHandle, Manager};

use crate::outside::{SystemClock, SystemRandom, WindowEvents};
use crate::token::Tokens;
use crate::{appearance, arrival, log, menu, rehearsal, watch, window};

/// Opens the log, the core, the menu and the window, in this order.
pub(crate) fn start(tauri: &mut tauri::App) -> Result<(), Box<dyn Error>> {
    let handle = tauri.handle().clone();
    tauri.manage(log::open(&handle.path().app_log_dir()?)?);
    let tokens = Arc::new(Tokens::default());
    let core = Arc::new(App::new(outside(&handle, &tokens)?));
    tauri.manage(tokens);
    tauri.manage(core.clone());
    tauri.manage(appearance::Appearance::default());
    tauri.manage(arrival::Arrived::from_arguments(std::env::args_os().skip(1)));
    tauri.manage(menu::MenuBar::put(&handle)?);
    tauri.on_menu_event(menu::chosen);
    window::open(&handle)?;
    watch::begin(core);
    rehearsal::begin(&handle);
    Ok(())
}

fn outside(handle: &AppHandle, tokens: &Arc<Tokens>) -> Result<Outside, Box<dyn Error>> {
    let path = handle.path();
    Ok(Outside {
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom),
        paths: tokens.clone(),
        events: Arc::new(WindowEvents::new(handle.clone())),
        config: config(handle)?,
        // A Linux without the usual folders has no documents folder; the home is always there.
        documents: path.document_dir().or_else(|_| path.home_dir())?,
    })
}

/// The configuration folder, which the program for the terminal shares.
fn config(handle: &AppHandle) -> tauri::Result<PathBuf> {
    match std::env::var_os("BIRLIK_CONFIG_DIR") {
        Some(folder) => Ok(folder.into()),
        None => Ok(handle.path().config_dir()?.join("Birlik")),
    }
}
