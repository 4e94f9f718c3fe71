//! Who we exchange with, and keys.

use super::export::own_recipient;
use super::read::own_signing_key;
use crate::app::App;
use crate::domain::id::{hex, unhex};
use crate::error::{Code, Error, Result};
use crate::exchange::chapter_file::seal::fingerprint;
use crate::ops::record::parse_id;
use crate::store::exchange::peer::{self as store, Peer};
use crate::store::history::rfc3339;
use crate::wire::Empty;
use crate::wire::exchange::{ExchangeLog, KeyList, KeyTrustInput, OwnKey, PeerView, SentFile, SentView, TakenFile};
use crate::wire::record::RecordInput;

/// Everybody whose file we took, by chapter.
pub(crate) async fn peers(app: &App, _input: Empty) -> Result<Vec<PeerView>> {
    let open = app.open().await?;
    let mut conn = open.read().await?;
    Ok(store::all(&mut conn).await?.iter().map(view).collect())
}

fn view(peer: &Peer) -> PeerView {
    let no = |no: i64| u32::try_from(no).unwrap_or(u32::MAX);
    PeerView {
        installation: hex(&peer.inst),
        chapter: peer.name.clone(),
        chapter_id: hex(&peer.chapter),
        fingerprint: fingerprint(&peer.key),
        offered_fingerprint: peer.offered.as_ref().map(fingerprint),
        recipient: Some(peer.recipient.clone()).filter(|recipient| !recipient.is_empty()),
        seen: rfc3339(peer.seen),
        last_no: peer.last.map(|last| no(last.0)),
        last_made: peer.last.map(|last| rfc3339(last.1)),
        last_taken: peer.last.map(|last| rfc3339(last.2)),
        has_no: peer.has.map(|has| no(has.0)),
        has_made: peer.has.map(|has| rfc3339(has.1)),
    }
}

/// Files that went out and came in.
pub(crate) async fn log(app: &App, _input: Empty) -> Result<ExchangeLog> {
    let open = app.open().await?;
    let mut conn = open.read().await?;
    let number = |no: i64| u32::try_from(no).unwrap_or(u32::MAX);
    let sent = store::all_sent(&mut conn).await?.into_iter().map(|file| SentFile {
        no: number(file.no),
        at: rfc3339(file.at),
        scope: file.scope,
        to: file.to,
        encrypted: file.encrypted,
        people: number(file.people),
        had_by: file.had_by,
    });
    let taken = store::all_taken(&mut conn).await?.into_iter().map(|file| TakenFile {
        file: hex(&file.file),
        chapter: file.chapter,
        no: number(file.no),
        made: rfc3339(file.made),
        at: rfc3339(file.at),
        scope: file.scope,
        batch: file.batch.map(number),
        undone: file.undone,
    });
    Ok(ExchangeLog { sent: sent.collect(), taken: taken.collect() })
}

/// To whom a person was sent, newest first. Errors: `NoSuchRecord`.
pub(crate) async fn sent(app: &App, input: RecordInput) -> Result<Vec<SentView>> {
    let open = app.open().await?;
    let mut conn = open.read().await?;
    let going = store::sent_of(&mut conn, &parse_id(&input.id)?).await?;
    let view = |(no, at, scope, to): store::Going| SentView {
        no: u32::try_from(no).unwrap_or(u32::MAX),
        at: rfc3339(at),
        scope,
        to,
    };
    Ok(going.into_iter().map(view).collect())
}

/// Our own keys and those of others.
pub(crate) async fn keys(app: &App, input: Empty) -> Result<KeyList> {
    let open = app.open().await?;
    let key = own_signing_key(&open).map(|key| key.verifying_key().to_bytes()).unwrap_or_default();
    let own = OwnKey {
        installation: hex(&open.file.installation()),
        fingerprint: fingerprint(&key),
        recipient: own_recipient(&open).unwrap_or_default(),
    };
    Ok(KeyList { own, peers: peers(app, input).await? })
}

/// Trusts the key that an installation has now. Errors: `NoSuchPeer` when none is offered, or not the one compared.
pub(crate) async fn trust(app: &App, input: KeyTrustInput) -> Result<KeyList> {
    let open = app.open().await?;
    let missing = || Error::new(Code::NoSuchPeer).with("to", &input.installation);
    let inst = unhex(&input.installation).ok_or_else(missing)?;
    let mut write = open.write(app).await?;
    let peers = store::all(write.conn()).await?;
    let offered = peers.iter().find(|peer| peer.inst == inst).and_then(|peer| peer.offered).ok_or_else(missing)?;
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    if input.fingerprint.as_deref().is_some_and(|typed| digits(typed) != digits(&fingerprint(&offered))) {
        return Err(missing());
    }
    store::trust(write.conn(), &inst).await?;
    write.commit(app, &["exchange"]).await?;
    keys(app, Empty {}).await
}
