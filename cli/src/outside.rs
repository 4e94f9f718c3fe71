//! What the core takes from outside (rule 1): the system's clock, its random bytes, paths as typed, progress on a terminal.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use birlik_core::app::{Clock, Event, Events, Outside, Paths, Random};
use birlik_core::wire::FileToken;
use birlik_core::{Code, Error, Result};

/// The whole outside; `paths` stays with the caller, who turns arguments into tokens.
/// Errors: `ConfigFailed`, when the account has no configuration folder.
pub(crate) fn outside(paths: &Arc<TypedPaths>) -> Result<Outside> {
    let folders = directories::BaseDirs::new();
    let config = match (std::env::var_os("BIRLIK_CONFIG_DIR"), &folders) {
        (Some(folder), _) => PathBuf::from(folder),
        // The same folder as the window's.
        (None, Some(folders)) => folders.config_dir().join("Birlik"),
        (None, None) => return Err(Error::new(Code::ConfigFailed)),
    };
    let documents = directories::UserDirs::new().and_then(|user| user.document_dir().map(Path::to_owned));
    Ok(Outside {
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom),
        paths: paths.clone(),
        events: Arc::new(ProgressLine { shown: std::io::stderr().is_terminal() }),
        documents: documents.unwrap_or_else(|| config.clone()),
        config,
    })
}

struct SystemClock;

impl Clock for SystemClock {
    fn now_ms(&self) -> i64 {
        // A clock before 1970 is broken; 0 keeps the order of what is written.
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    }
}

struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) {
        // Ids and secrets from anything weaker would be worse than none.
        if let Err(why) = getrandom::fill(bytes) {
            panic!("the system gives no random bytes: {why}");
        }
    }
}

/// Tokens are the paths themselves; a path that is not Unicode stands here under a number.
#[derive(Default)]
pub(crate) struct TypedPaths {
    not_unicode: Mutex<Vec<PathBuf>>,
}

// No path of any system begins with NUL.
const NUMBERED: char = '\0';

impl Paths for TypedPaths {
    fn path(&self, token: &FileToken) -> Result<PathBuf> {
        let Some(number) = token.0.strip_prefix(NUMBERED) else { return Ok(PathBuf::from(&token.0)) };
        let known = self.not_unicode.lock().unwrap_or_else(PoisonError::into_inner);
        let path = number.parse::<usize>().ok().and_then(|number| known.get(number));
        path.cloned().ok_or_else(|| Error::new(Code::NoSuchToken))
    }

    fn token(&self, path: &Path) -> FileToken {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        match path.to_str() {
            Some(text) => FileToken(text.to_owned()),
            None => {
                let mut known = self.not_unicode.lock().unwrap_or_else(PoisonError::into_inner);
                known.push(path);
                FileToken(format!("{NUMBERED}{}", known.len() - 1))
            }
        }
    }
}

/// One line on stderr that is written over; silent when stderr is no terminal.
struct ProgressLine {
    shown: bool,
}

impl Events for ProgressLine {
    fn send(&self, event: Event) {
        let Event::Progress { work, done, total } = event else { return };
        if !self.shown {
            return;
        }
        let of = if total > 0 { format!("/{total}") } else { String::new() };
        // Progress that cannot be shown is no reason to stop.
        let _ = write!(std::io::stderr(), "\r\x1b[K{work} {done}{of}\r");
    }
}
