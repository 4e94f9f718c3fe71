//! Writing a file: what goes is chosen in a read, written beside, read back, and only then called by its name.

use std::io::{BufReader, BufWriter, Write as _};
use std::path::Path;

use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;

use super::{float, read};
use crate::app::App;
use crate::domain::EntityId;
use crate::domain::id::hex;
use crate::error::{Code, Error, Result};
use crate::exchange::chapter_file::seal::{self, Lock, Unlock};
use crate::exchange::chapter_file::{
    Cell, Entity, Erasure, FORMAT, FieldName, Header, Item, Reader, Refused, Scope, Stamp, Tables, Writer, bounds,
};
use crate::ops::open::Open;
use crate::store::exchange::out::{self, Places};
use crate::store::exchange::peer::{self, Peer, Sent};
use crate::store::exchange::scope as scopes;
use crate::store::{chapter, export as handed, withdrawn};
use crate::wire::exchange::{ExchangeExportInput, ExchangeExported};

/// What goes, and what stays.
struct Going {
    places: Places,
    erasures: Vec<(EntityId, Vec<u8>, i64, String)>,
    people: Vec<EntityId>,
    sensitive: Vec<EntityId>,
    left_out: u32,
    fields_left_out: u32,
    withdrawn: u32,
}

/// For whom it is.
struct To<'a> {
    /// Ids of chapters, keys, or what was typed.
    addressees: &'a [String],
    plain: bool,
}

impl To<'_> {
    /// The one chapter that can read it, besides us.
    fn home(&self) -> Option<Vec<u8>> {
        match self.addressees {
            [one] if !self.plain => crate::domain::id::unhex(one).filter(|id| id.len() == 16),
            _ => None,
        }
    }
}

/// How it is closed.
enum Closing {
    Plain,
    Passphrase(String),
    Recipients(Vec<age::x25519::Recipient>),
}

/// Writes a file. Errors: `NoSuchScope`, `NoSuchPeer`, `ReasonNeeded`, `ExchangePlainRefused`, `ExchangeTooLarge`, of files.
pub(crate) async fn export(app: &App, input: ExchangeExportInput) -> Result<ExchangeExported> {
    written(app, input, false).await
}

/// As [`export`]; `quiet` tells nobody how far it is, since nobody has asked for it.
pub(super) async fn written(app: &App, input: ExchangeExportInput, quiet: bool) -> Result<ExchangeExported> {
    let open = app.open().await?;
    if !quiet {
        app.begin_work();
    }
    let typed = input.scope.clone().unwrap_or_else(|| "everything".into());
    let scope = Scope::try_from(typed.clone()).map_err(|_| Error::new(Code::NoSuchScope).with("scope", &typed))?;
    let reason = input.reason.as_deref().map(str::trim).unwrap_or_default().to_owned();
    if input.include_sensitive && reason.is_empty() {
        return Err(Error::new(Code::ReasonNeeded));
    }
    let path = app.outside.paths.path(&input.out)?;
    let mut write = open.write(app).await?;
    // A file is written: what was edited so far is one visit.
    if scope == Scope::Council {
        crate::ops::school::count_pupils(&mut write, app.outside.clock.now_ms()).await?;
    }
    crate::store::batch::close_all(write.conn()).await?;
    let no = peer::next_no(write.conn()).await?;
    let peers = peer::all(write.conn()).await?;
    let (closing, addressee) = closing(&open, &input, &peers)?;
    let addressees = addressees(&input, &peers, &closing);
    let today = { super::super::open::day_at(app.outside.clock.now_ms(), &chapter::zone(write.conn()).await?) };
    // Another computer of the same chapter has everything, as long as nobody else can read it.
    let own = scope == Scope::Everything && !matches!(closing, Closing::Plain);
    let sensitive = input.include_sensitive || own;
    let to = To { addressees: &addressees, plain: matches!(closing, Closing::Plain) };
    let going = choose(write.conn(), &scope, &to, sensitive, today).await?;
    if matches!(closing, Closing::Plain) && (!going.sensitive.is_empty() || (sensitive && going.fields_left_out > 0)) {
        return Err(Error::new(Code::ExchangePlainRefused));
    }
    let mut file = [0; 16];
    app.outside.random.fill(&mut file);
    let header = header(&open, write.conn(), (&file, no), (&typed, &addressee), app.outside.clock.now_ms()).await?;
    let shown = (!quiet).then_some(app);
    let written = to_file(shown, write.conn(), &open, &path, &header, &going, &closing).await?;
    let sent = Sent {
        no,
        file,
        scope: typed.clone(),
        addressee: addressee.clone(),
        addressees,
        encrypted: !matches!(closing, Closing::Plain),
        rows: written.rows,
        sha256: written.sha256,
    };
    let now = app.outside.clock.now_ms();
    peer::note_sent(write.conn(), &sent, &going.people, now).await?;
    withdrawn::note_ours_sent(write.conn(), no).await?;
    if !going.sensitive.is_empty() {
        let why = if reason.is_empty() { "everything, for another computer of this chapter" } else { &reason };
        handed::handed_out(write.conn(), now, "exchange", &format!("{why} → {addressee}"), &going.sensitive).await?;
    }
    write.commit(app, &["exchange"]).await?;
    Ok(ExchangeExported {
        path: path.to_string_lossy().into_owned(),
        file: hex(&file),
        no,
        scope: typed,
        to: addressee,
        encrypted: sent.encrypted,
        people: count(going.people.len()),
        records: written.records,
        rows: u32::try_from(written.rows).unwrap_or(u32::MAX),
        left_out: going.left_out,
        fields_left_out: going.fields_left_out,
        withdrawn: going.withdrawn,
        size: float(written.size),
    })
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// How the file is closed, and the name of whom it is for. Unless said: for everybody whose key we have; nobody's yet:
/// not at all.
fn closing(open: &Open, input: &ExchangeExportInput, peers: &[Peer]) -> Result<(Closing, String)> {
    let names = |chosen: &[&Peer]| {
        let mut names: Vec<&str> = chosen.iter().map(|peer| peer.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names.join(", ")
    };
    if let Some(passphrase) = input.passphrase.as_deref().filter(|text| !text.is_empty()) {
        return Ok((Closing::Passphrase(passphrase.to_owned()), input.to.join(", ")));
    }
    if input.plain {
        return Ok((Closing::Plain, input.to.join(", ")));
    }
    let (mut keys, mut chosen, mut typed): (Vec<String>, Vec<&Peer>, Vec<&str>) = (Vec::new(), Vec::new(), Vec::new());
    for to in &input.to {
        if seal::recipient(to).is_some() {
            keys.push(to.clone());
            match peers.iter().find(|peer| peer.recipient == *to) {
                Some(peer) => chosen.push(peer),
                None => typed.push(to),
            }
            continue;
        }
        let named = |peer: &&Peer| hex(&peer.inst) == *to || hex(&peer.chapter) == *to || peer.name == *to;
        let found: Vec<&Peer> = peers.iter().filter(named).filter(|peer| !peer.recipient.is_empty()).collect();
        if found.is_empty() {
            return Err(Error::new(Code::NoSuchPeer).with("to", to));
        }
        keys.extend(found.iter().map(|peer| peer.recipient.clone()));
        chosen.extend(found);
    }
    if input.to.is_empty() {
        chosen = peers.iter().filter(|peer| !peer.recipient.is_empty()).collect();
        keys = chosen.iter().map(|peer| peer.recipient.clone()).collect();
        if keys.is_empty() {
            return Ok((Closing::Plain, String::new()));
        }
    }
    // We can open what we sent.
    keys.extend(own_recipient(open));
    keys.sort_unstable();
    keys.dedup();
    let mut addressee = names(&chosen);
    for key in typed {
        addressee = if addressee.is_empty() { key.to_owned() } else { format!("{addressee}, {key}") };
    }
    Ok((Closing::Recipients(keys.iter().filter_map(|key| seal::recipient(key)).collect()), addressee))
}

/// Everybody a file is for, each by the id of the chapter when it is known, else as typed; nobody named is one of them.
fn addressees(input: &ExchangeExportInput, peers: &[Peer], closing: &Closing) -> Vec<String> {
    let known = |to: &String| {
        let known = peers.iter().find(|peer| {
            [&hex(&peer.inst), &hex(&peer.chapter), &peer.name, &peer.recipient].into_iter().any(|name| name == to)
        });
        known.map_or_else(|| to.clone(), |peer| hex(&peer.chapter))
    };
    let mut addressees: Vec<String> = match closing {
        Closing::Recipients(_) if input.to.is_empty() => {
            peers.iter().filter(|peer| !peer.recipient.is_empty()).map(|peer| hex(&peer.chapter)).collect()
        }
        _ => input.to.iter().map(known).collect(),
    };
    if addressees.is_empty() {
        addressees.push(String::new());
    }
    addressees.sort_unstable();
    addressees.dedup();
    addressees
}

/// `age1…` of this installation.
pub(super) fn own_recipient(open: &Open) -> Option<String> {
    let (_, seeds) = open.file.secrets();
    let seed: [u8; 32] = seeds.first()?.as_slice().try_into().ok()?;
    seal::identity(&seed).map(|identity| seal::recipient_of(&identity))
}

async fn choose(
    conn: &mut SqliteConnection,
    scope: &Scope,
    to: &To<'_>,
    sensitive: bool,
    today: (u16, u8, u8),
) -> Result<Going> {
    out::begin(conn).await?;
    let home = to.home();
    let home = home.as_deref();
    match scope {
        Scope::Everything => out::everything(conn).await?,
        Scope::Council => scopes::council(conn, home).await?,
        Scope::Event(id) if scopes::event(conn, id, home).await? => {}
        Scope::School(id) if scopes::school(conn, id, home).await? => {}
        other => return Err(Error::new(Code::NoSuchScope).with("scope", String::from(other.clone()))),
    }
    let children = out::children(conn, today).await?;
    let (mut left_out, mut fields_left_out) = (0, 0);
    if !sensitive {
        let people = out::people(conn).await?;
        left_out = count(children.iter().filter(|child| people.binary_search(child).is_ok()).count());
        out::leave(conn, &children).await?;
        fields_left_out = out::leave_sensitive_fields(conn).await?;
    }
    // What a child's guardians answered is of a child's class: it goes, but not in plain.
    let silent = if to.plain { children.as_slice() } else { &[] };
    let withdrawn = match scope {
        Scope::Everything => 0,
        _ => scopes::words_of_withdrawn(conn, to.addressees, *scope == Scope::Council, silent).await?,
    };
    out::with_speakers(conn).await?;
    out::order(conn).await?;
    let erasures = crate::store::exchange::out::erasures(conn).await?;
    let words: Vec<(Vec<u8>, i64)> = erasures.iter().map(|(_, inst, stamp, _)| (inst.clone(), *stamp)).collect();
    let places = out::places(conn, &words).await?;
    let people = out::people(conn).await?;
    let sensitive = if sensitive { out::sensitive(conn, &children).await? } else { Vec::new() };
    Ok(Going { places, erasures, people, sensitive, left_out, fields_left_out, withdrawn })
}

async fn header(
    open: &Open,
    conn: &mut SqliteConnection,
    (file, no): (&[u8; 16], u32),
    (scope, to): (&str, &str),
    now: i64,
) -> Result<Header> {
    let chapter = chapter::view(conn).await?;
    Ok(Header {
        format: FORMAT,
        min: FORMAT,
        app: env!("CARGO_PKG_VERSION").to_owned(),
        file: hex(file),
        no,
        from: hex(&open.file.installation()),
        chapter: chapter.id,
        name: chapter.name,
        scope: scope.to_owned(),
        to: to.to_owned(),
        made: now.to_string(),
        recipient: own_recipient(open).unwrap_or_default(),
        data: hex(&open.file.file_id()),
    })
}

/// What came of writing.
struct Written {
    rows: u64,
    records: u32,
    size: u64,
    sha256: [u8; 32],
}

/// Whole and read back, or not at all.
async fn to_file(
    app: Option<&App>,
    conn: &mut SqliteConnection,
    open: &Open,
    path: &Path,
    header: &Header,
    going: &Going,
    closing: &Closing,
) -> Result<Written> {
    let failed = |refused: Refused| read::error(refused, path);
    let io = |cause: std::io::Error| Error::from(cause).with("path", path.display());
    let key = read::own_signing_key(open).ok_or_else(|| Error::new(Code::ReadOnly).with("reason", "no_key"))?;
    let tables = Tables {
        installations: going.places.installations.clone(),
        fields: going
            .places
            .fields
            .iter()
            .map(|(name, class)| FieldName { name: name.clone(), class: *class })
            .collect(),
        words: going.places.words.iter().map(|(inst, stamp)| Stamp { inst: *inst, stamp: *stamp }).collect(),
        has: peer::has(conn, bounds::HAS).await?,
    };
    // Plain lines first into a private place: encryption and the target's folder come after.
    let plain = tempfile::NamedTempFile::new_in(read::folder(open)?)?;
    let mut writer = Writer::new(BufWriter::new(plain.as_file()), header, &tables).map_err(failed)?;
    let (mut after, mut records) = (out::After::default(), 0_u32);
    while let Some((step, end)) = out::step(conn, &going.places, &after).await? {
        after = end;
        records += count(step.len());
        for entity in step {
            writer.entity(&entity_of(entity)).map_err(failed)?;
        }
        if let Some(app) = app {
            app.progress("export", records, 0)?;
        }
    }
    for (id, inst, stamp, reason) in &going.erasures {
        if let Some(word) = going.places.word(inst, *stamp) {
            writer.erasure(&Erasure { id: *id, word, reason: reason.clone() }).map_err(failed)?;
        }
    }
    let rows = writer.rows();
    let (out, sha256) = writer.finish(&key).map_err(failed)?;
    out.into_inner().map_err(|cause| io(cause.into_error()))?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let part = tempfile::Builder::new().prefix(".birlik").suffix(".part").tempfile_in(folder).map_err(io)?;
    let source = std::fs::File::open(plain.path())?;
    close(source, part.as_file(), closing).map_err(failed)?;
    part.as_file().sync_all().map_err(io)?;
    verify(open, part.path(), closing, &sha256).map_err(failed)?;
    let size = part.as_file().metadata().map_err(io)?.len();
    if size > bounds::FILE {
        return Err(failed(Refused::TooLarge("file")));
    }
    if let Closing::Passphrase(_) = closing {
        let mark = (size, hex(&self::sha256(part.reopen().map_err(io)?).map_err(io)?));
        open.file.around().config.change_entry(&open.file.file_id(), true, |entry| {
            entry.sealed.insert(0, mark);
            entry.sealed.truncate(SEALED);
        })?;
    }
    named(part, path)?;
    Ok(Written { rows, records, size, sha256 })
}

/// So many of our files that open with a passphrase are known again.
const SEALED: usize = 200;

/// Of a whole file, from where it stands.
pub(super) fn sha256(mut file: std::fs::File) -> std::io::Result<[u8; 32]> {
    let mut hash = Sha256::new();
    std::io::copy(&mut file, &mut hash)?;
    Ok(hash.finalize().into())
}

fn entity_of(entity: out::OutEntity) -> Entity {
    let cells = entity.cells.into_iter().map(|(word, field, value)| Cell { word, field, value }).collect();
    Entity { id: entity.ent, kind: entity.kind, of: entity.of, cells }
}

fn close(mut source: std::fs::File, target: &std::fs::File, closing: &Closing) -> std::result::Result<(), Refused> {
    let mut target = BufWriter::new(target);
    let lock = match closing {
        Closing::Plain => {
            std::io::copy(&mut source, &mut target).map_err(Refused::Io)?;
            return target.flush().map_err(Refused::Io);
        }
        Closing::Passphrase(text) => Lock::Passphrase(text),
        Closing::Recipients(recipients) => Lock::Recipients(recipients),
    };
    let mut sealed = seal::encrypt(target, &lock)?;
    std::io::copy(&mut source, &mut sealed).map_err(Refused::Io)?;
    sealed.finish().and_then(|mut target| target.flush()).map_err(Refused::Io)
}

/// Reads back what lies there now: "exported" is said of nothing else.
fn verify(open: &Open, path: &Path, closing: &Closing, sha256: &[u8; 32]) -> std::result::Result<(), Refused> {
    let source = BufReader::new(std::fs::File::open(path).map_err(Refused::Io)?);
    let (_, seeds) = open.file.secrets();
    let identities: Vec<_> =
        seeds.iter().filter_map(|seed| seal::identity(&seed.as_slice().try_into().ok()?)).collect();
    let passphrase = match closing {
        Closing::Passphrase(text) => Some(text.as_str()),
        _ => None,
    };
    let source: Box<dyn std::io::Read> = match closing {
        Closing::Plain => Box::new(source),
        _ => Box::new(seal::decrypt(source, &Unlock { identities: &identities, passphrase })?),
    };
    let mut reader = Reader::new(source)?;
    loop {
        if let Item::End(ended) = reader.item()? {
            return if ended.sha256 == *sha256 { Ok(()) } else { Err(Refused::Damaged("read back")) };
        }
    }
}

/// Gives the file its name; a program that holds the old one (a cloud service, an antivirus) is waited for.
fn named(part: tempfile::NamedTempFile, path: &Path) -> Result<()> {
    let mut part = part;
    for _ in 0..20 {
        match part.persist(path) {
            Ok(_) => return Ok(()),
            Err(refused) if refused.error.kind() == std::io::ErrorKind::PermissionDenied && cfg!(windows) => {
                part = refused.file;
            }
            Err(refused) => return Err(Error::from(refused.error).with("path", path.display())),
        }
    }
    part.persist(path).map(drop).map_err(|refused| Error::from(refused.error).with("path", path.display()))
}
