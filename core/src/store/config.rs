//! The configuration folder: what this computer knows and the data file must not hold (merge design, section 5).
//! Settings, and one entry per data file with its secrets. Not the data; no SQL. May use `domain` and the file system.

pub mod entry;
mod machine;
pub mod settings;
mod write;

use std::path::{Path, PathBuf};

pub use entry::{Entry, Stamps};
pub use settings::{Recent, Settings};
pub(crate) use write::{sync_folder, write_private};

use crate::domain::id::hex;
use crate::error::{Code, Error, Result};

/// The configuration folder and the computer that it belongs to.
#[derive(Debug, Clone)]
pub struct Config {
    folder: PathBuf,
    machine: String,
}

impl Config {
    /// The configuration of this computer in `folder`, which is made when missing. Errors: `ConfigFailed`.
    pub fn at(folder: &Path) -> Result<Self> {
        make(folder)?;
        let machine = machine::of_this_computer(folder)?;
        Ok(Self { folder: folder.to_owned(), machine })
    }

    /// As [`Config::at`] on a computer whose system names itself `machine`.
    pub fn on_machine(folder: &Path, machine: &str) -> Result<Self> {
        make(folder)?;
        Ok(Self { folder: folder.to_owned(), machine: machine::hashed(machine) })
    }

    /// Where this system keeps a program's configuration; `None` when the account has no home.
    pub fn usual_folder() -> Option<PathBuf> {
        directories::ProjectDirs::from("", "", "Birlik").map(|dirs| dirs.config_dir().to_owned())
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// SHA-256 of the system's machine id, in hexadecimal digits.
    pub fn machine(&self) -> &str {
        &self.machine
    }

    /// Where the backups of a data file lie; not made here.
    pub fn backups(&self, file: &[u8; 16]) -> PathBuf {
        self.folder.join("backups").join(hex(file))
    }

    /// A folder inside the configuration folder, made when missing.
    pub(crate) fn subfolder(&self, name: &str) -> Result<PathBuf> {
        let folder = self.folder.join(name);
        make(&folder)?;
        Ok(folder)
    }
}

fn make(folder: &Path) -> Result<()> {
    write::make_private(folder).map_err(|cause| failed(folder, cause))
}

/// What goes wrong in the configuration folder is told as such, not as a fault of the data file.
pub(crate) fn failed(path: &Path, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::new(Code::ConfigFailed).with("path", path.display()).because(cause)
}
