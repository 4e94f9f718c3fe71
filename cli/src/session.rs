//! The open data file and the one way to it: a command's name and JSON (rule 4).

use std::path::Path;
use std::sync::Arc;

use birlik_core::app::Paths;
use birlik_core::{App, Code, Error, Result};
use serde_json::{Value as Json, json};

use crate::outside::{TypedPaths, outside};

/// The core during one call of the program.
pub(crate) struct Session {
    app: App,
    paths: Arc<TypedPaths>,
    /// The token of the data file when it does not open and something can be done about it; else null.
    pub(crate) unopened: Json,
}

impl Session {
    /// Without a data file.
    /// Errors: `ConfigFailed`.
    pub(crate) fn new() -> Result<Self> {
        let paths = Arc::new(TypedPaths::default());
        Ok(Self { app: App::new(outside(&paths)?), paths, unopened: Json::Null })
    }

    /// Opens the data file at `path`.
    /// Errors: those of `file_open`.
    pub(crate) async fn open(&self, path: &Path) -> Result<()> {
        self.call("file_open", json!({ "file": self.token(path) })).await.map(drop)
    }

    /// Runs a command.
    /// Errors: those of the command.
    pub(crate) async fn call(&self, name: &str, input: Json) -> Result<Json> {
        birlik_core::dispatch(&self.app, name, input).await
    }

    /// The token of a path as typed.
    pub(crate) fn token(&self, path: &Path) -> Json {
        Json::String(self.paths.token(path).0)
    }

    /// Lets go of the data file, so that its lock and its log file end with the program.
    pub(crate) async fn close(&self) {
        // What was to be done is done; a data file that cannot be closed is closed by the system.
        let _ = self.call("file_close", json!({})).await;
    }
}

/// The number at `name`; an answer without it is a defect of the program.
pub(crate) fn number(answer: &Json, name: &str) -> Result<u64> {
    answer[name].as_u64().ok_or_else(|| Error::new(Code::Defect).with("name", name))
}
