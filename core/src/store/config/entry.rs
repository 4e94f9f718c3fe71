//! What this computer knows of one data file, kept by the file's own id: who writes here, with which secrets, and up to
//! which stamp it has written. Never in the data file or a backup (merge design, section 5).

use std::fs::File;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Config, failed, write_private};
use crate::app::Random;
use crate::domain::EntityId;
use crate::domain::id::hex;
use crate::error::Result;

/// One data file, seen from this computer. Bytes are hexadecimal digits.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The installation that writes here: the id of a record of kind `installation`.
    pub installation: String,
    /// Installations that wrote here before; their rows are foreign rows now.
    #[serde(default)]
    pub retired: Vec<String>,
    /// Hash of the machine id.
    pub machine: String,
    /// Where the data file lay when it was last opened: canonical.
    pub path: PathBuf,
    /// How far this installation has written.
    #[serde(default)]
    pub stamps: Stamps,
    /// 32 bytes of an Ed25519 key.
    pub signing_seed: String,
    /// 32 bytes of an X25519 identity.
    pub age_seed: String,
    /// Identities before: what was encrypted for them is still opened.
    #[serde(default)]
    pub retired_age_seeds: Vec<String>,
    /// The folder that a cloud service carries to other chapters.
    #[serde(default)]
    pub exchange_folder: Option<PathBuf>,
    /// Bytes and SHA-256 of our latest files that only a passphrase opens: nothing else tells that they are ours.
    #[serde(default)]
    pub sealed: Vec<(u64, String)>,
    /// A backup was put in its place: the next opening makes a new installation.
    #[serde(default)]
    pub restored: bool,
    /// When every page was last checked; milliseconds since 1970.
    #[serde(default)]
    pub checked: Option<i64>,
    /// How the file was when it was last closed: bytes, and when it was written to in milliseconds since 1970.
    #[serde(default)]
    pub left: Option<(u64, i64)>,
    /// The last batch that a backup holds.
    #[serde(default)]
    pub backed_up: Option<i64>,
    #[serde(flatten)]
    other: serde_json::Map<String, serde_json::Value>,
}

/// How far an installation has written. A commit first notes its stamp as `coming` and then, when it is done, as
/// `last`: a program that dies between leaves a file that stands at either, and neither is a restored one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamps {
    /// The data file holds at least this.
    pub last: i64,
    /// A commit of this stamp was begun; 0 for none.
    #[serde(default)]
    pub coming: i64,
}

/// An installation is a record too (merge design, section 1), so its id proves itself like any other.
fn new_installation(random: &dyn Random) -> String {
    let mut bytes = [0; 8];
    random.fill(&mut bytes);
    EntityId::new("installation", [None, None], bytes).to_string()
}

impl Entry {
    /// A new installation with new secrets for a data file at `path`.
    pub(crate) fn new(config: &Config, path: &Path, random: &dyn Random) -> Self {
        Self {
            installation: new_installation(random),
            retired: Vec::new(),
            machine: config.machine().to_owned(),
            path: path.to_owned(),
            stamps: Stamps::default(),
            signing_seed: random_hex::<32>(random),
            age_seed: random_hex::<32>(random),
            retired_age_seeds: Vec::new(),
            exchange_folder: None,
            sealed: Vec::new(),
            restored: false,
            checked: None,
            left: None,
            backed_up: None,
            other: serde_json::Map::new(),
        }
    }

    /// The entry with a new installation; the former one is kept as retired.
    pub(crate) fn minted_anew(&self, config: &Config, path: &Path, random: &dyn Random) -> Self {
        let mut retired = self.retired.clone();
        retired.push(self.installation.clone());
        let mut retired_age_seeds = self.retired_age_seeds.clone();
        retired_age_seeds.push(self.age_seed.clone());
        Self {
            retired,
            retired_age_seeds,
            exchange_folder: self.exchange_folder.clone(),
            sealed: self.sealed.clone(),
            checked: self.checked,
            left: self.left,
            backed_up: self.backed_up,
            other: self.other.clone(),
            ..Self::new(config, path, random)
        }
    }
}

/// Secrets are for no log.
impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Entry")
            .field("installation", &self.installation)
            .field("machine", &self.machine)
            .field("path", &self.path)
            .field("stamps", &self.stamps)
            .finish_non_exhaustive()
    }
}

fn random_hex<const N: usize>(random: &dyn Random) -> String {
    let mut bytes = [0; N];
    random.fill(&mut bytes);
    hex(&bytes)
}

/// A lock between programs; gone when dropped, and when the program dies.
#[derive(Debug)]
pub(crate) struct Alone {
    _file: File,
}

impl Config {
    fn entry_path(&self, file: &[u8; 16]) -> PathBuf {
        self.folder().join("files").join(hex(file) + ".json")
    }

    /// The entry of a data file; `None` when this computer does not know it or the entry cannot be understood.
    /// Errors: `ConfigFailed`.
    pub fn entry(&self, file: &[u8; 16]) -> Result<Option<Entry>> {
        let path = self.entry_path(file);
        match std::fs::read(&path) {
            Ok(bytes) => Ok(serde_json::from_slice(&bytes)
                .inspect_err(|cause| tracing::warn!(%cause, file = hex(file), "the entry was not understood"))
                .ok()),
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(failed(&path, cause)),
        }
    }

    /// The data file that was last open at a path, by its entry. Errors: `ConfigFailed`.
    pub(crate) fn file_at(&self, path: &Path) -> Result<Option<[u8; 16]>> {
        let folder = self.subfolder("files")?;
        let names = std::fs::read_dir(&folder).map_err(|cause| failed(&folder, cause))?.flatten();
        let ids = names.filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            <[u8; 16]>::try_from(crate::domain::id::unhex(name.strip_suffix(".json")?)?).ok()
        });
        for id in ids {
            if self.entry(&id)?.is_some_and(|entry| entry.path == path) {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    /// Writes the entry whole; `durable` when it must be on the disk before what follows. Errors: `ConfigFailed`.
    pub(crate) fn write_entry(&self, file: &[u8; 16], entry: &Entry, durable: bool) -> Result<()> {
        self.subfolder("files")?;
        let path = self.entry_path(file);
        let json = serde_json::to_vec_pretty(entry).map_err(|cause| failed(&path, cause))?;
        write_private(&path, &json, durable).map_err(|cause| failed(&path, cause))
    }

    /// Changes the entry, alone among all programs of this account. Nothing when there is none.
    pub(crate) fn change_entry(&self, file: &[u8; 16], durable: bool, change: impl FnOnce(&mut Entry)) -> Result<()> {
        let _alone = self.alone(&hex(file))?;
        let Some(mut entry) = self.entry(file)? else { return Ok(()) };
        let before = entry.clone();
        change(&mut entry);
        if entry == before { Ok(()) } else { self.write_entry(file, &entry, durable) }
    }

    /// Waits until no other program holds the lock of that name.
    pub(crate) fn alone(&self, name: &str) -> Result<Alone> {
        let file = self.lock_file(name)?;
        file.lock().map_err(|cause| failed(self.folder(), cause))?;
        Ok(Alone { _file: file })
    }

    /// The file behind a lock; it stays, empty, since removing it would part those who wait from those who come.
    pub(crate) fn lock_file(&self, name: &str) -> Result<File> {
        let path = self.subfolder("locks")?.join(name);
        File::options().create(true).truncate(false).write(true).open(&path).map_err(|cause| failed(&path, cause))
    }
}
