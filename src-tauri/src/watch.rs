//! Notices once a second what others write into the open data file, so that the page shows it.

use std::sync::Arc;
use std::time::Duration;

use birlik_core::{App, Code};
use tauri::async_runtime;

const EVERY: Duration = Duration::from_secs(1);

/// Looks around until the program ends.
pub(crate) fn begin(core: Arc<App>) {
    async_runtime::spawn(async move {
        let mut said: Option<Code> = None;
        loop {
            tokio::time::sleep(EVERY).await;
            let core = core.clone();
            // On a thread of its own, as commands are: it may wait for another program's write.
            let looked = async_runtime::spawn_blocking(move || async_runtime::block_on(core.look_around())).await;
            let now = looked.ok().and_then(|seen| seen.err()).map(|error| error.code);
            if now != said {
                tracing::info!(code = ?now, "what others do to the data file");
                said = now;
            }
        }
    });
}
