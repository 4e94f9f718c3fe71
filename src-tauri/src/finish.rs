//! The end of the program: the data file is closed, so that nothing of it is left in a file beside it.

use std::sync::Arc;

use birlik_core::{App, Code, dispatch};
use serde_json::json;
use tauri::{AppHandle, Manager, RunEvent, async_runtime};

use crate::log::Log;

/// Closes the data file when the program ends.
pub(crate) fn run_event(handle: &AppHandle, event: &RunEvent) {
    if !matches!(event, RunEvent::Exit) {
        return;
    }
    let Some(core) = handle.try_state::<Arc<App>>() else { return };
    match async_runtime::block_on(dispatch(&core, "file_close", json!({}))) {
        Ok(_) => {}
        Err(error) if error.code == Code::NoFileOpen => {}
        Err(error) => tracing::warn!(code = ?error.code, "the data file was not closed in order"),
    }
    tracing::info!("end");
    if let Some(log) = handle.try_state::<Log>() {
        log.close();
    }
}
