//! Settings of this computer and account, whatever the data file, and the data files opened before.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Config, failed, write_private};
use crate::error::Result;

/// How many recent files are kept.
const RECENT: usize = 10;

/// What `settings.json` holds. Fields that this version does not know are kept.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// BCP 47 tag of the interface; none until a person chose.
    pub language: Option<String>,
    /// `system`, `light` or `dark`.
    pub theme: Option<String>,
    /// `comfortable` or `compact`.
    pub density: Option<String>,
    /// Data files opened before, newest first, at most 10.
    pub recent: Vec<Recent>,
    #[serde(flatten)]
    other: serde_json::Map<String, serde_json::Value>,
}

/// A data file opened before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Where it lay.
    pub path: PathBuf,
    /// The chapter's name when it was last open.
    pub chapter: String,
}

impl Settings {
    /// Puts a data file first in the list of recent ones.
    pub fn opened(&mut self, path: &Path, chapter: &str) {
        self.recent.retain(|recent| recent.path != path);
        self.recent.insert(0, Recent { path: path.to_owned(), chapter: chapter.to_owned() });
        self.recent.truncate(RECENT);
    }

    /// Takes a data file out of the list of recent ones.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|recent| recent.path != path);
    }
}

impl Config {
    /// The settings; the usual ones when there are none or the file cannot be understood (it is kept beside).
    pub fn settings(&self) -> Result<Settings> {
        let path = self.folder().join("settings.json");
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return Ok(Settings::default()),
            Err(cause) => return Err(failed(&path, cause)),
        };
        match serde_json::from_slice(&bytes) {
            Ok(settings) => Ok(settings),
            Err(cause) => {
                tracing::warn!(%cause, "settings.json was not understood; kept as settings.json.bad");
                std::fs::rename(&path, self.folder().join("settings.json.bad"))
                    .map_err(|cause| failed(&path, cause))?;
                Ok(Settings::default())
            }
        }
    }

    /// Changes the settings; two programs at once do not lose each other's change. Errors: `ConfigFailed`.
    pub fn change_settings(&self, change: impl FnOnce(&mut Settings)) -> Result<Settings> {
        let path = self.folder().join("settings.json");
        let _alone = self.alone("settings")?;
        let mut settings = self.settings()?;
        let before = settings.clone();
        change(&mut settings);
        if settings != before {
            let json = serde_json::to_vec_pretty(&settings).map_err(|cause| failed(&path, cause))?;
            write_private(&path, &json, true).map_err(|cause| failed(&path, cause))?;
        }
        Ok(settings)
    }
}
