//! The program in this process: for what is measured in many small steps, where starting it each time would drown them.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use birlik_core::app::{App, Clock, Event, Events, Outside, Paths, Random};
use birlik_core::wire::FileToken;
use birlik_core::{Result, dispatch};
use serde_json::{Value as Json, json};

struct Moving(AtomicI64);
impl Clock for Moving {
    fn now_ms(&self) -> i64 {
        self.0.fetch_add(1_000, Ordering::Relaxed)
    }
}

struct Counted(AtomicU64);
impl Random for Counted {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let mut z = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            chunk.copy_from_slice(&(z ^ (z >> 31)).to_le_bytes()[..chunk.len()]);
        }
    }
}

struct Plain;
impl Paths for Plain {
    fn path(&self, token: &FileToken) -> Result<PathBuf> {
        Ok(PathBuf::from(&token.0))
    }
    fn token(&self, path: &Path) -> FileToken {
        FileToken(path.to_string_lossy().into_owned())
    }
}
impl Events for Plain {
    fn send(&self, _event: Event) {}
}

/// A chapter on a data file of its own.
pub struct Here {
    app: App,
    folder: PathBuf,
}

impl Here {
    /// With a new data file in `folder`; `seed` makes its ids.
    pub async fn new(folder: &Path, name: &str, seed: u64) -> Self {
        std::fs::create_dir_all(folder).expect("a folder can be made");
        let app = App::new(Outside {
            clock: Arc::new(Moving(AtomicI64::new(1_795_600_800_000))),
            random: Arc::new(Counted(AtomicU64::new(seed))),
            paths: Arc::new(Plain),
            events: Arc::new(Plain),
            config: folder.join("config"),
            documents: folder.join("documents"),
        });
        let here = Self { app, folder: folder.to_owned() };
        let made = json!({"file": here.data(), "name": name, "country": "AZ", "language": "az", "zone": "Asia/Baku"});
        here.run("file_create", made).await;
        here
    }

    /// The data file.
    pub fn data(&self) -> PathBuf {
        self.folder.join("chapter.birlikdb")
    }

    /// A command that is to succeed.
    pub async fn run(&self, name: &str, input: Json) -> Json {
        dispatch(&self.app, name, input).await.unwrap_or_else(|cause| panic!("{name}: {cause}"))
    }

    /// A command that may be refused.
    pub async fn asked(&self, name: &str, input: Json) -> Result<Json> {
        dispatch(&self.app, name, input).await
    }

    /// Shows a file and takes it in.
    pub async fn take(&self, file: &Path) -> Json {
        let preview = self.run("exchange_preview", json!({"file": file})).await;
        self.run("exchange_apply", json!({"exchange": preview["exchange"], "confirmed": true})).await
    }
}
