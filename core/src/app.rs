//! The open program: its data file and what it takes from outside: time, new ids, paths, a place for events (rule 1).

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use serde::Serialize;

use crate::error::{Code, Error, Result};
use crate::ops::open::Open;
use crate::store::file::Around;
use crate::wire::FileToken;

/// Time, as the edge tells it.
pub trait Clock: Send + Sync {
    /// Milliseconds since 1970, UTC.
    fn now_ms(&self) -> i64;
}

/// Random bytes for ids and secrets.
pub trait Random: Send + Sync {
    /// Fills all of `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

/// Turns what the person chose into paths (rule 15).
pub trait Paths: Send + Sync {
    /// The path behind a token. Errors: `NoSuchToken`.
    fn path(&self, token: &FileToken) -> Result<PathBuf>;
    /// A token for a path that the program itself knows: a recent file, a backup.
    fn token(&self, path: &Path) -> FileToken;
}

/// What the edge is told while commands run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case", tag = "event")]
pub enum Event {
    /// Records of these kinds were written, here or by another program; state that shows them is read again.
    DataChanged {
        /// Kinds of records, and `import`, `file`.
        kinds: Vec<String>,
    },
    /// Long work goes on.
    Progress {
        /// `read`, `plan`, `apply`, `undo`, `export`, `generate`.
        work: String,
        /// Done so far.
        done: u32,
        /// Of so many; 0 when unknown.
        total: u32,
    },
}

/// Where events go.
pub trait Events: Send + Sync {
    /// Takes an event; must not block.
    fn send(&self, event: Event);
}

/// What the core takes from outside.
pub struct Outside {
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Random bytes.
    pub random: Arc<dyn Random>,
    /// Paths behind tokens.
    pub paths: Arc<dyn Paths>,
    /// Events.
    pub events: Arc<dyn Events>,
    /// The configuration folder.
    pub config: PathBuf,
    /// The folder offered for new data files.
    pub documents: PathBuf,
}

/// The program between its opening and its end; shared by all commands.
pub struct App {
    pub(crate) outside: Outside,
    pub(crate) data: tokio::sync::RwLock<Option<Arc<Open>>>,
    cancelled: AtomicBool,
    around: OnceLock<Around>,
    /// Exchange files that were looked at and wait for a person.
    pub(crate) staged: crate::ops::exchange::StagedFiles,
    /// Pairs of people that are or may be one, as last found.
    pub(crate) duplicates: tokio::sync::Mutex<Option<Arc<crate::ops::duplicate::Kept>>>,
}

impl App {
    /// A program without an open data file.
    pub fn new(outside: Outside) -> Self {
        Self {
            outside,
            data: tokio::sync::RwLock::new(None),
            cancelled: AtomicBool::new(false),
            around: OnceLock::new(),
            staged: crate::ops::exchange::StagedFiles::default(),
            duplicates: tokio::sync::Mutex::new(None),
        }
    }

    /// What opening data files takes; made at first use. Errors: `ConfigFailed`.
    pub(crate) fn around(&self) -> Result<&Around> {
        if let Some(around) = self.around.get() {
            return Ok(around);
        }
        let outside = &self.outside;
        let version = env!("CARGO_PKG_VERSION");
        let around = Around::new(&outside.config, Arc::clone(&outside.clock), Arc::clone(&outside.random), version)?;
        Ok(self.around.get_or_init(|| around))
    }

    pub(crate) fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Begins long work: an earlier wish to cancel is forgotten.
    pub(crate) fn begin_work(&self) {
        self.cancelled.store(false, Ordering::Relaxed);
    }

    /// Tells how far long work is. Errors: `Cancelled` when the person wished so.
    pub(crate) fn progress(&self, work: &str, done: u32, total: u32) -> Result<()> {
        self.outside.events.send(Event::Progress { work: work.to_owned(), done, total });
        if self.cancelled.load(Ordering::Relaxed) { Err(Error::new(Code::Cancelled)) } else { Ok(()) }
    }
}
