//! The log: one file a day, two weeks of them. Names ids, never a person, a phone number or an address.

use std::error::Error;
use std::panic::PanicHookInfo;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use tracing_appender::non_blocking::WorkerGuard;
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::EnvFilter;

/// Keeps the log open until it is closed.
pub(crate) struct Log {
    guard: Mutex<Option<WorkerGuard>>,
}

impl Log {
    /// Writes what is not yet written. Nothing is logged afterwards.
    pub(crate) fn close(&self) {
        drop(self.guard.lock().unwrap_or_else(PoisonError::into_inner).take());
    }
}

/// Opens the log in `folder` and sends panics to it too. `BIRLIK_LOG` takes filters as of tracing-subscriber.
pub(crate) fn open(folder: &Path) -> Result<Log, Box<dyn Error>> {
    std::fs::create_dir_all(folder)?;
    let files = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("birlik")
        .filename_suffix("log")
        .max_log_files(14)
        .build(folder)?;
    let (writer, guard) = tracing_appender::non_blocking(files);
    // Other crates may put whatever they handle into their messages: only warnings of theirs.
    let filter = EnvFilter::try_from_env("BIRLIK_LOG")
        .unwrap_or_else(|_| EnvFilter::new("warn,birlik_shell=info,birlik_core=info,sqlx=error"));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false).with_writer(writer);
    lines.try_init().map_err(|why| -> Box<dyn Error> { why })?;
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        tracing::error!(place = place(panic), message = fixed_message(panic), "panic");
        before(panic);
    }));
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "start");
    Ok(Log { guard: Mutex::new(Some(guard)) })
}

fn place(panic: &PanicHookInfo<'_>) -> String {
    panic.location().map(ToString::to_string).unwrap_or_default()
}

/// A message that was made at run time may hold somebody's data and stays out of the log.
fn fixed_message(panic: &PanicHookInfo<'_>) -> &'static str {
    panic.payload().downcast_ref::<&'static str>().copied().unwrap_or("made at run time")
}
