//! Who writes here: the installation of the entry, or a new one when the data file or the configuration have been
//! somewhere else meanwhile (merge design, section 5). Decided at every opening before anything can be written.

use std::path::Path;

use sqlx::SqliteConnection;

use super::MintReason;
use super::connect::{at, close, options, single};
use super::look::{Look, Side};
use super::migrate::Migrations;
use crate::app::Random;
use crate::domain::id::hex;
use crate::error::Result;
use crate::store::config::{Config, Entry, Stamps};

/// What an opening found out.
#[derive(Debug)]
pub(super) struct Identity {
    pub(super) entry: Entry,
    pub(super) minted: Option<MintReason>,
    /// The file is a copy: it gets this id before anything else is written.
    pub(super) new_file_id: Option<[u8; 16]>,
}

/// What an opening makes of an entry.
enum Verdict {
    /// As it was; the file holds words up to this stamp.
    Known(i64),
    /// A new installation.
    Mint(MintReason),
}

/// Decides, and writes the entry. `path` is canonical. Two programs that open the file at once decide one after the
/// other: what was decided while another one wrote the entry is decided again.
pub(super) async fn identify(look: &mut Look, path: &Path, config: &Config, random: &dyn Random) -> Result<Identity> {
    let file_id = look.file_id;
    loop {
        let before = config.entry(&file_id)?;
        let verdict = match &before {
            None => Verdict::Mint(MintReason::NoEntry),
            Some(entry) => judge(look, entry, path, config).await?,
        };
        // Held only where nothing is waited for: another task of this thread may want it.
        let _alone = config.alone(&hex(&file_id))?;
        let entry = config.entry(&file_id)?;
        if before.as_ref().map(what_counts) != entry.as_ref().map(what_counts) {
            continue;
        }
        return match (verdict, entry) {
            (Verdict::Known(written), Some(entry)) => known(config, &file_id, entry, written, path),
            (Verdict::Mint(MintReason::Copied), _) => copied(config, path, random),
            (Verdict::Mint(reason), Some(entry)) => {
                minted(config, &file_id, entry.minted_anew(config, path, random), reason)
            }
            (_, None) => minted(config, &file_id, Entry::new(config, path, random), MintReason::NoEntry),
        };
    }
}

/// Stamps move with every commit of another program and change no verdict.
fn what_counts(entry: &Entry) -> (&str, &str, &Path, bool) {
    (&entry.installation, &entry.machine, &entry.path, entry.restored)
}

async fn judge(look: &mut Look, entry: &Entry, path: &Path, config: &Config) -> Result<Verdict> {
    if is_elsewhere(entry, &look.file_id, path, config).await {
        return Ok(Verdict::Mint(MintReason::Copied));
    }
    if entry.restored {
        return Ok(Verdict::Mint(MintReason::RestoredBackup));
    }
    if entry.machine != config.machine() {
        return Ok(Verdict::Mint(MintReason::OtherMachine));
    }
    let mut written = last_stamp(&mut look.conn, &entry.installation).await?;
    if written < entry.stamps.last {
        // The look may be older than the entry: another program has committed between. Asked again, of the file as it is.
        let mut conn = single(options(path)).await.map_err(at(path))?;
        let now = last_stamp(&mut conn, &entry.installation).await;
        close(conn).await?;
        written = now.map_err(|cause| cause.with("path", path.display()))?;
    }
    Ok(if written < entry.stamps.last { Verdict::Mint(MintReason::RestoredInPlace) } else { Verdict::Known(written) })
}

/// The original keeps its entry.
fn copied(config: &Config, path: &Path, random: &dyn Random) -> Result<Identity> {
    let mut new_id = [0; 16];
    random.fill(&mut new_id);
    let identity = minted(config, &new_id, Entry::new(config, path, random), MintReason::Copied)?;
    Ok(Identity { new_file_id: Some(new_id), ..identity })
}

/// A data file that was made just now.
pub(super) fn of_new_file(config: &Config, file_id: &[u8; 16], path: &Path, random: &dyn Random) -> Result<Entry> {
    let entry = Entry::new(config, path, random);
    config.write_entry(file_id, &entry, true)?;
    Ok(entry)
}

fn minted(config: &Config, file_id: &[u8; 16], entry: Entry, reason: MintReason) -> Result<Identity> {
    config.write_entry(file_id, &entry, true)?;
    Ok(Identity { entry, minted: Some(reason), new_file_id: None })
}

fn known(config: &Config, file_id: &[u8; 16], mut entry: Entry, written: i64, path: &Path) -> Result<Identity> {
    let before = entry.clone();
    entry.path = path.to_owned();
    entry.stamps = settled(entry.stamps, written);
    if entry != before {
        config.write_entry(file_id, &entry, true)?;
    }
    Ok(Identity { entry, minted: None, new_file_id: None })
}

/// A commit that was begun has happened if the file holds it. One that has not is kept as begun: its stamp may have been
/// in somebody's hands, and the next is greater.
fn settled(stamps: Stamps, written: i64) -> Stamps {
    Stamps { last: stamps.last.max(written), coming: stamps.coming }
}

/// The last stamp of an installation in the file; 0 when it has written nothing.
async fn last_stamp(conn: &mut SqliteConnection, installation: &str) -> Result<i64> {
    let id = crate::domain::id::unhex(installation).unwrap_or_default();
    Ok(sqlx::query_scalar(
        "select coalesce(max(b.stamp), 0) from batch b join installation i on i.num = b.inst where i.id = ?1",
    )
    .bind(id)
    .fetch_one(conn)
    .await?)
}

/// The place of the entry still holds the file with this id, and it is not this one under another name.
async fn is_elsewhere(entry: &Entry, file_id: &[u8; 16], path: &Path, config: &Config) -> bool {
    if entry.path == path || !entry.path.exists() || is_same_file(&entry.path, path) {
        return false;
    }
    match Look::at(&entry.path, Side::WithJournal, config, Migrations::ours()).await {
        Ok(look) => {
            let same = look.file_id == *file_id;
            look.close().await.is_ok() && same
        }
        Err(_) => false,
    }
}

/// Two names of one file. On Windows canonical paths differ then only for hard links, which nobody makes of data files.
fn is_same_file(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let id = |path: &Path| std::fs::metadata(path).map(|file| (file.dev(), file.ino())).ok();
        id(one).is_some() && id(one) == id(other)
    }
    #[cfg(not(unix))]
    {
        one == other
    }
}
