//! From a file on the disk to its staging database: copied first, opened, counted as it is produced, believed at its end.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use super::Staged;
use crate::app::App;
use crate::domain::Value;
use crate::domain::id::{hex, unhex};
use crate::error::{Code, Error, Result};
use crate::exchange::chapter_file::seal::{self, Unlock};
use crate::exchange::chapter_file::{Ended, Entity, Item, Reader, Refused, Tables, bounds, is_as_written};
use crate::ops::open::Open;
use crate::store::exchange::peer::{self, Sender};
use crate::store::exchange::stage::{Stage, StagedEntity, StagedRow};
use crate::wire::exchange::{ExchangeCounts, ExchangeFileInput, ExchangeNote, ExchangeSender, KeyState};

/// Rows that are staged at once.
const STEP: usize = 8_000;

/// The folder for private copies and staging databases; what a program that died left there goes after a day.
pub(super) fn folder(open: &Open) -> Result<std::path::PathBuf> {
    let folder = open.file.around().config.subfolder("exchange")?;
    for entry in std::fs::read_dir(&folder)?.flatten() {
        let age = entry.metadata().and_then(|file| file.modified()).ok().and_then(|at| at.elapsed().ok());
        if age.is_some_and(|age| age.as_secs() > 24 * 60 * 60) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
    Ok(folder)
}

/// Reads a whole file. What it says is true of its key; whether that is the sender's is in `who`. Errors: of `Refused`.
pub(super) async fn stage(app: &App, open: &Open, input: &ExchangeFileInput) -> Result<Staged> {
    let path = app.outside.paths.path(&input.file)?;
    app.begin_work();
    let folder = folder(open)?;
    let (copy, size) = copied(&path, &folder)?;
    let again = copy.try_clone()?;
    let at = |refused: Refused| error(refused, &path);
    let (source, encrypted) = opened(copy, open, input.passphrase.as_deref()).map_err(at)?;
    let judged = |cause: Error| if is_untrue(&cause, &again, encrypted) { cause.untrue() } else { cause };
    let mut reader = Reader::new(source).map_err(at).map_err(judged)?;
    let mut stage = Stage::begin(&folder, open.file.path()).await?;
    let filled = fill(app, &mut stage, &mut reader, &path).await;
    let (ended, quarantined) = match filled {
        Ok(filled) => filled,
        Err(cause) => {
            stage.end().await;
            return Err(judged(cause));
        }
    };
    let header = reader.header().clone();
    let sender = Sender {
        inst: id_of(&header.from),
        chapter: id_of(&header.chapter),
        data: id_of(&header.data),
        name: header.name.clone(),
        recipient: header.recipient.clone(),
        key: ended.key,
    };
    let file = id_of(&header.file);
    let (who, notes) = know(open, &sender, &file, header.no).await?;
    Ok(Staged {
        stage,
        sender,
        file,
        sha256: ended.sha256,
        rows: ended.rows,
        has: reader.tables().has.clone(),
        who,
        name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        notes,
        quarantined,
        let_go: 0,
        encrypted,
        size,
        unpacked: reader.bytes(),
        counts: ExchangeCounts {
            new: 0,
            updated: 0,
            unchanged: 0,
            conflicts: 0,
            deleted: 0,
            withdrawn: 0,
            erase_requests: 0,
            unknown: 0,
            quarantined: 0,
            let_go: 0,
        },
        own_words: false,
        losses: Vec::new(),
        seen: 0,
        header,
    })
}

/// The 16 bytes of an id that the header's check has seen.
pub(super) fn id_of(text: &str) -> [u8; 16] {
    unhex(text).and_then(|bytes| bytes.try_into().ok()).unwrap_or_default()
}

/// A private copy: nobody changes it while it is read. Errors: `ExchangeTooLarge`, `FileEmpty`, of files.
fn copied(path: &Path, folder: &Path) -> Result<(std::fs::File, u64)> {
    let failed = |cause: std::io::Error| Error::from(cause).with("path", path.display());
    let source = std::fs::File::open(path).map_err(failed)?;
    if source.metadata().map_err(failed)?.is_dir() {
        return Err(Error::new(Code::ExchangeNotOurs).with("path", path.display()));
    }
    let mut copy = tempfile::tempfile_in(folder)?;
    let size = std::io::copy(&mut source.take(bounds::FILE + 1), &mut copy).map_err(failed)?;
    if size == 0 {
        return Err(Error::new(Code::FileEmpty).with("path", path.display()));
    }
    if size > bounds::FILE {
        return Err(error(Refused::TooLarge("file"), path));
    }
    std::io::Seek::rewind(&mut copy)?;
    Ok((copy, size))
}

/// Whether what reads as damaged came as it was written: then nothing happened to it on its way, and what it says of itself is
/// not true.
fn is_untrue(cause: &Error, copy: &std::fs::File, encrypted: bool) -> bool {
    if cause.code != Code::ExchangeDamaged {
        return false;
    }
    if encrypted {
        // Encryption tells turned bits itself.
        return !cause.params.get("where").is_some_and(|at| matches!(at.as_str(), "bytes" | "encryption"));
    }
    is_as_written(copy).unwrap_or(false)
}

pub(super) type Source = Box<dyn Read + Send>;

pub(super) fn opened(
    copy: std::fs::File,
    open: &Open,
    passphrase: Option<&str>,
) -> std::result::Result<(Source, bool), Refused> {
    let mut source = BufReader::with_capacity(64 << 10, copy);
    let beginning = source.fill_buf().map_err(Refused::Io)?;
    if !seal::is_encrypted(beginning) {
        return Ok((Box::new(source), false));
    }
    let (_, seeds) = open.file.secrets();
    let identities: Vec<_> =
        seeds.iter().filter_map(|seed| seal::identity(&seed.as_slice().try_into().ok()?)).collect();
    let opened = seal::decrypt(source, &Unlock { identities: &identities, passphrase })?;
    Ok((Box::new(opened), true))
}

/// Stages all rows that are what they say; gives the end and how many rows are not.
async fn fill<R: Read>(app: &App, stage: &mut Stage, reader: &mut Reader<R>, path: &Path) -> Result<(Ended, u32)> {
    let names: Vec<_> = reader.tables().fields.iter().map(|field| (field.name.clone(), field.class)).collect();
    let fields = stage.fields(&names).await?;
    let installations = stage.installations(&reader.tables().installations.clone()).await?;
    let mut kinds = BTreeMap::new();
    let (mut entities, mut rows, mut quarantined) = (Vec::new(), Vec::new(), 0_u32);
    loop {
        match reader.item().map_err(|refused| error(refused, path))? {
            Item::Entity(entity) => {
                let kind = stage.kind(&entity.kind, &mut kinds).await?;
                quarantined += take(&entity, reader.tables(), (&fields, &installations), &mut rows);
                entities.push(StagedEntity { ent: entity.id, kind, of: entity.of });
            }
            Item::Erasure(erasure) => {
                let word = reader.tables().words[erasure.word as usize];
                if (1..bounds::STAMP).contains(&word.stamp) {
                    let inst = installations[word.inst as usize];
                    stage.erasure(&erasure.id, inst, word.stamp, &erasure.reason).await?;
                } else {
                    quarantined += 1;
                }
            }
            Item::Unknown => {}
            Item::End(ended) => {
                stage.rows(&entities, &rows).await?;
                return Ok((ended, quarantined));
            }
        }
        if rows.len() >= STEP {
            // Neighbours of the tables' keys are written together.
            entities.sort_unstable_by_key(|entity: &StagedEntity| entity.ent);
            rows.sort_unstable_by_key(|row: &StagedRow| (row.ent, row.field, row.inst));
            stage.rows(&entities, &rows).await?;
            entities.clear();
            rows.clear();
            app.progress("read", u32::try_from(reader.bytes() >> 10).unwrap_or(u32::MAX), 0)?;
        }
    }
}

/// Whether a row is refused depends on the row alone. Gives how many were.
fn take(entity: &Entity, tables: &Tables, (fields, installations): (&[i64], &[i64]), rows: &mut Vec<StagedRow>) -> u32 {
    let mut refused = 0;
    for cell in &entity.cells {
        let word = tables.words[cell.word as usize];
        let size = match &cell.value {
            Some(Value::Text(text)) => text.len(),
            Some(Value::Bytes(bytes)) => bytes.len(),
            _ => 0,
        };
        if !(1..bounds::STAMP).contains(&word.stamp) || size > bounds::VALUE {
            refused += 1;
            continue;
        }
        rows.push(StagedRow {
            ent: entity.id,
            field: fields[cell.field as usize],
            inst: installations[word.inst as usize],
            stamp: word.stamp,
            value: cell.value.clone(),
        });
    }
    refused
}

/// Who the sender is to us, and what to know about the file.
async fn know(open: &Open, sender: &Sender, file: &[u8; 16], no: u32) -> Result<(ExchangeSender, Vec<ExchangeNote>)> {
    let mut conn = open.read().await?;
    let peers = peer::all(&mut conn).await?;
    let known = peers.iter().find(|peer| peer.inst == sender.inst);
    let own_key = own_signing_key(open).map(|key| key.verifying_key().to_bytes());
    let mut notes = Vec::new();
    let own = sender.inst == open.file.installation();
    let (key, pinned) = match (own, known) {
        (true, _) if own_key == Some(sender.key) => (KeyState::Own, None),
        (true, _) => (KeyState::Changed, own_key),
        (_, Some(peer)) if peer.key == sender.key => (KeyState::Known, None),
        (_, Some(peer)) => (KeyState::Changed, Some(peer.key)),
        (_, None) => (KeyState::New, None),
    };
    if own {
        notes.push(ExchangeNote::Own);
    }
    if open.file.retired().contains(&hex(&sender.inst)) {
        notes.push(ExchangeNote::EarlierCopy);
    }
    if known.is_some_and(|peer| peer.data != sender.data) {
        notes.push(ExchangeNote::OtherData);
    }
    if peer::taken_at(&mut conn, file).await?.is_some() {
        notes.push(ExchangeNote::Again);
    } else if known.and_then(|peer| peer.last).is_some_and(|(last, ..)| last > i64::from(no)) {
        notes.push(ExchangeNote::Older);
    }
    let who = ExchangeSender {
        chapter: sender.name.clone(),
        chapter_id: hex(&sender.chapter),
        installation: hex(&sender.inst),
        key,
        fingerprint: seal::fingerprint(&sender.key),
        known_fingerprint: pinned.map(|key| seal::fingerprint(&key)),
    };
    Ok((who, notes))
}

/// This installation's signing key; none of a file that is open for reading only.
pub(super) fn own_signing_key(open: &Open) -> Option<ed25519_dalek::SigningKey> {
    let (seed, _) = open.file.secrets();
    Some(ed25519_dalek::SigningKey::from_bytes(&seed.try_into().ok()?))
}

/// Another key is kept as offered, and refused. Errors: `ExchangeKeyChanged`.
pub(super) async fn refuse_changed_key(app: &App, open: &Open, staged: &Staged) -> Result<()> {
    if staged.who.key != KeyState::Changed {
        return Ok(());
    }
    let mut write = open.write(app).await?;
    peer::offer(write.conn(), &staged.sender.inst, &staged.sender.key).await?;
    write.commit(app, &["exchange"]).await?;
    Err(Error::new(Code::ExchangeKeyChanged)
        .with("name", &staged.who.chapter)
        .with("installation", &staged.who.installation)
        .with("fingerprint", &staged.who.fingerprint)
        .with("known", staged.who.known_fingerprint.as_deref().unwrap_or_default()))
}

/// Each refusal has its own code.
pub(super) fn error(refused: Refused, path: &Path) -> Error {
    let (code, what) = match &refused {
        Refused::NotOurs => (Code::ExchangeNotOurs, None),
        Refused::Incomplete => (Code::ExchangeIncomplete, None),
        Refused::Damaged(what) => (Code::ExchangeDamaged, Some(("where", *what))),
        Refused::TooNew(_) => (Code::ExchangeTooNew, None),
        Refused::TooLarge(what) => (Code::ExchangeTooLarge, Some(("what", *what))),
        Refused::Unsigned => (Code::ExchangeUnsigned, None),
        Refused::PassphraseNeeded => (Code::ExchangePassphraseNeeded, None),
        Refused::WrongPassphrase => (Code::ExchangeWrongPassphrase, None),
        Refused::NotForUs => (Code::ExchangeNotForUs, None),
        Refused::TooMuchWork(_) => (Code::ExchangeTooMuchWork, None),
        Refused::Io(_) => (Code::FileFailed, None),
    };
    let error = Error::new(code).with("path", path.display());
    match what {
        Some((name, what)) => error.with(name, what).because(refused),
        None => error.because(refused),
    }
}
