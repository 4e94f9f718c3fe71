//! Files that are whole or as before, and that nobody else reads. On Windows a file below the user's profile
//! inherits its access list, which names the user, the system and the administrators.

use std::io::{self, Write};
use std::path::Path;

/// Makes a folder that only its owner may enter, with the folders above it.
pub(super) fn make_private(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    std::fs::create_dir_all(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// Replaces `path` by `bytes` at once; the file is its owner's only (`tempfile` makes it 0600). When this returns
/// and `durable` is set, the bytes outlive a power cut.
pub(crate) fn write_private(path: &Path, bytes: &[u8], durable: bool) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    let mut file = tempfile::Builder::new().prefix(".writing-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    if durable {
        file.as_file().sync_all()?;
    }
    persist(file, path)?;
    if durable { sync_folder(folder) } else { Ok(()) }
}

/// A reader that has the old file open for a moment makes Windows refuse the rename: tried for half a second.
#[cfg(windows)]
#[allow(
    clippy::disallowed_methods,
    reason = "milliseconds, rarely; the caller holds a lock and nothing may come between"
)]
fn persist(mut file: tempfile::NamedTempFile, path: &Path) -> io::Result<()> {
    for _ in 0..10 {
        match file.persist(path) {
            Ok(_) => return Ok(()),
            Err(refused) if refused.error.kind() == io::ErrorKind::PermissionDenied => file = refused.file,
            Err(refused) => return Err(refused.error),
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    file.persist(path).map(|_| ()).map_err(|refused| refused.error)
}

#[cfg(not(windows))]
fn persist(file: tempfile::NamedTempFile, path: &Path) -> io::Result<()> {
    file.persist(path).map(|_| ()).map_err(|refused| refused.error)
}

/// Makes a rename in `folder` outlive a power cut. Windows writes folders through by itself and opens none.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(windows) { Ok(()) } else { std::fs::File::open(folder)?.sync_all() }
}
