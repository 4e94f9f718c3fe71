//! What the core takes from outside (rule 1): the system's clock, its random bytes, and events to the page.

use std::time::{SystemTime, UNIX_EPOCH};

use birlik_core::app::{Clock, Event, Events, Random};
use tauri::{AppHandle, Emitter};

use crate::window;

/// The computer's clock.
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    fn now_ms(&self) -> i64 {
        // A clock before 1970 is broken; 0 keeps the order of what is written.
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    }
}

/// The system's source of random bytes.
pub(crate) struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) {
        // Ids and secrets from anything weaker would be worse than none: stop, and the command is a defect.
        if let Err(why) = getrandom::fill(bytes) {
            panic!("the system gives no random bytes: {why}");
        }
    }
}

/// Events to the page, as `birlik-event`.
pub(crate) struct WindowEvents {
    handle: AppHandle,
}

impl WindowEvents {
    /// Events to the window of `handle`.
    pub(crate) fn new(handle: AppHandle) -> Self {
        Self { handle }
    }
}

impl Events for WindowEvents {
    fn send(&self, event: Event) {
        if let Err(why) = self.handle.emit_to(window::LABEL, "birlik-event", event) {
            tracing::warn!(%why, "an event did not reach the page");
        }
    }
}
