//! What opening a data file takes from outside (rule 1).

use std::sync::Arc;

use super::Surroundings;
use crate::app::{Clock, Random};
use crate::error::Result;
use crate::store::config::Config;

/// Configuration, time, random bytes, and what lies around data files on this computer.
#[derive(Clone)]
pub struct Around {
    /// The configuration folder.
    pub config: Config,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Random bytes for ids and secrets.
    pub random: Arc<dyn Random>,
    /// Of this program: kept in what it makes.
    pub app_version: String,
    /// Cloud folders and mounts.
    pub surroundings: Surroundings,
}

impl Around {
    /// Of this computer. Errors: `ConfigFailed`.
    pub fn new(
        config: &std::path::Path,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
        app_version: &str,
    ) -> Result<Self> {
        Ok(Self {
            config: Config::at(config)?,
            clock,
            random,
            app_version: app_version.to_owned(),
            surroundings: Surroundings::of_this_computer(),
        })
    }
}

impl std::fmt::Debug for Around {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Around")
            .field("config", &self.config)
            .field("app_version", &self.app_version)
            .finish_non_exhaustive()
    }
}
