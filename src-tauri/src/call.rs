//! The one way from the page into the core: a command's name and its input as JSON (rule 4).

use std::sync::Arc;

use birlik_core::{App, Code, Error, Result, dispatch};
use serde_json::Value as Json;
use tauri::{State, async_runtime};

/// Runs a command of the core. A panic in it is logged and comes back as `defect`; the window lives on.
#[tauri::command]
pub(crate) async fn call(core: State<'_, Arc<App>>, name: String, input: Json) -> Result<Json> {
    let core = core.inner().clone();
    let command = name.clone();
    let outcome = survive(move || async_runtime::block_on(dispatch(&core, &command, input))).await;
    if let Err(error) = &outcome {
        report(&name, error);
    }
    outcome
}

/// Runs `work` on a thread of its own: commands also calculate, which must not hold up other commands, and a panic ends
/// that thread's work and not what serves the page.
async fn survive(work: impl FnOnce() -> Result<Json> + Send + 'static) -> Result<Json> {
    let ended = async_runtime::spawn_blocking(work).await;
    ended.unwrap_or_else(|why| Err(Error::new(Code::Defect).because(why)))
}

/// The name of a command that exists is no secret; one the page made up might be anything.
fn report(name: &str, error: &Error) {
    let known = birlik_core::commands::COMMANDS.contains(&name);
    let name = if known { name } else { "unknown" };
    let detail = error.detail.as_ref().map(|cause| cause.to_string()).unwrap_or_default();
    if error.code == Code::Defect {
        tracing::error!(command = name, code = ?error.code, detail, "a command failed by a fault of the program");
    } else {
        tracing::info!(command = name, code = ?error.code, detail, "a command was refused");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_in_a_command_comes_back_as_a_defect_and_the_next_command_runs() {
        let broken = async_runtime::block_on(survive(|| panic!("an invented fault")));
        assert_eq!(broken.unwrap_err().code, Code::Defect);
        let next = async_runtime::block_on(survive(|| Ok(Json::from(7))));
        assert_eq!(next.unwrap(), 7);
    }
}
