//! Chapters exchange by file: what goes out, what a file would change, who has what, keys.

use serde_json::Value as Json;

use super::conflict::ConflictValue;
use super::{FileToken, names, wire};

names! {
    /// Whether the sender's key is the one that was pinned. `own`: this installation's.
    pub enum KeyState { Known, New, Changed, Own }
    /// What happens to a record, or to a person with all that is theirs.
    pub enum ExchangeOutcome { New, Updated, Unchanged, Deleted, Withdrawn, Unknown }
    /// What a person should know about a file before taking it in. `again`: it was taken in before. `older`: a later one of
    /// this sender was. `own`: this computer made it. `earlier_copy`: an earlier copy of this computer made it. `own_words`: it
    /// claims words of this computer. `other_data`: its sender's data file is another than before.
    pub enum ExchangeNote { Again, Older, Own, EarlierCopy, OwnWords, OtherData }
}

names! {
    /// A file in the shared folder. `arrived`: to look at. `taken`: taken in before. `own`: we wrote it. `arriving`: its end is
    /// missing. `sealed`: opens with a passphrase. `not_for_us`: is for somebody else. `held`: another program holds it. `not_ours`:
    /// something else.
    pub enum FolderState { Arrived, Taken, Own, Arriving, Sealed, NotForUs, Held, NotOurs }
    /// Why the day's file was not written into the shared folder. `gone`: it is not there. `held`: another program holds what lies
    /// there, or this computer may not write. `full`: its disk is. It is tried again.
    pub enum FolderProblem { Gone, Held, Full, Other }
}

wire! {
    /// Chooses the folder that Nextcloud, Syncthing or Dropbox carries, or none.
    pub struct ExchangeFolderInput {
        /// Which.
        pub folder: Option<FileToken>,
    }

    /// The shared folder and what lies in it, newest first.
    pub struct ExchangeFolder {
        /// For eyes; none is chosen.
        pub path: Option<String>,
        /// It is there now.
        pub present: bool,
        /// Files.
        pub items: Vec<FolderItem>,
        /// Files that were not looked at, because there are too many.
        pub not_looked_at: u32,
        /// Why the day's file is not there.
        pub problem: Option<FolderProblem>,
    }

    /// A file in the shared folder.
    pub struct FolderItem {
        /// To look at it.
        pub file: FileToken,
        /// For eyes.
        pub name: String,
        /// What it is.
        pub state: FolderState,
        /// Its sender's chapter; empty when it does not say.
        pub chapter: String,
        /// What it holds.
        pub scope: String,
        /// RFC 3339, by the sender's clock.
        pub made: Option<String>,
        /// Bytes.
        pub size: f64,
    }

    /// Writes a file into the shared folder.
    pub struct ExchangeFolderSendInput {
        /// As in an export.
        pub scope: Option<String>,
        /// As in an export.
        #[serde(default)]
        pub to: Vec<String>,
        /// As in an export.
        pub passphrase: Option<String>,
        /// As in an export.
        #[serde(default)]
        pub plain: bool,
        /// Only when none was written there today.
        #[serde(default)]
        pub daily: bool,
        /// Children's and health data too; needs a reason.
        #[serde(default)]
        pub include_sensitive: bool,
        /// Why and for whom; it is logged.
        pub reason: Option<String>,
    }

    /// What was written into the shared folder.
    pub struct ExchangeFolderSent {
        /// None when one was written today already.
        pub exported: Option<ExchangeExported>,
    }

    /// Writes a file for another chapter, or for another computer of this one.
    pub struct ExchangeExportInput {
        /// Where.
        pub out: FileToken,
        /// `everything`, `council`, `event:ID`, `school:ID`; everything unless said.
        pub scope: Option<String>,
        /// For whom it is encrypted: chapters, installations or keys (`age1…`).
        #[serde(default)]
        pub to: Vec<String>,
        /// Encrypted with this instead.
        pub passphrase: Option<String>,
        /// Not encrypted; children and health data stay here then.
        #[serde(default)]
        pub plain: bool,
        /// Children's and health data too; needs a reason.
        #[serde(default)]
        pub include_sensitive: bool,
        /// Why and for whom; it is logged.
        pub reason: Option<String>,
    }

    /// What was written.
    pub struct ExchangeExported {
        /// For eyes.
        pub path: String,
        /// The file's own id.
        pub file: String,
        /// Files of this data file, counted.
        pub no: u32,
        /// As asked.
        pub scope: String,
        /// For whom it is.
        pub to: String,
        /// It opens only for its recipients.
        pub encrypted: bool,
        /// People in it, whole.
        pub people: u32,
        /// Records in it.
        pub records: u32,
        /// Words in it.
        pub rows: u32,
        /// People left out because they are children.
        pub left_out: u32,
        /// Fields left out because of their class.
        pub fields_left_out: u32,
        /// People of whom only the word goes: not to be passed on any more.
        pub withdrawn: u32,
        /// Bytes.
        pub size: f64,
    }

    /// A file to look at.
    pub struct ExchangeFileInput {
        /// Which.
        pub file: FileToken,
        /// When it is encrypted with one.
        pub passphrase: Option<String>,
    }

    /// Makes a data file that begins with a file of another computer of the same chapter, and opens it.
    pub struct FileJoinInput {
        /// Where the data file is made.
        pub out: FileToken,
        /// The exchange file: everything.
        pub file: FileToken,
        /// When it is encrypted with one.
        pub passphrase: Option<String>,
    }

    /// Erases a person with all that is theirs; there is no undo.
    pub struct EraseInput {
        /// Who; also somebody of whom only a request is here.
        pub id: String,
        /// Others, in the same act.
        #[serde(default)]
        pub also: Vec<String>,
        /// Why; must not be empty.
        pub reason: String,
    }

    /// What was erased.
    pub struct Erasure {
        /// Who; the first of them.
        pub id: String,
        /// How many people were asked for.
        pub people: u32,
        /// Records that went.
        pub records: u32,
    }

    /// What an erasure would take away.
    pub struct ErasureLook {
        /// Records by kind, the person among them.
        pub kinds: std::collections::BTreeMap<String, u32>,
        /// Records that go.
        pub records: u32,
    }

    /// Another chapter asks that somebody is erased here too.
    pub struct EraseRequest {
        /// Who.
        pub id: String,
        /// For eyes; empty when they are not here.
        pub name: String,
        /// The kind of record; empty when it is not here.
        pub kind: String,
        /// Who asks.
        pub chapter: String,
        /// RFC 3339, UTC.
        pub at: String,
        /// `request` or `bin`.
        pub reason: String,
        /// They are here.
        pub here: bool,
    }

    /// A file's sender.
    pub struct ExchangeSender {
        /// The chapter's name, as the file says.
        pub chapter: String,
        /// Its record.
        pub chapter_id: String,
        /// The sending installation.
        pub installation: String,
        /// Whether its key is the one we know.
        pub key: KeyState,
        /// Six groups of five digits, to read to each other.
        pub fingerprint: String,
        /// The pinned key's, when it is another.
        pub known_fingerprint: Option<String>,
    }

    /// What a file says of itself, and what it holds.
    pub struct ExchangeInspected {
        /// Its own id.
        pub file: String,
        /// The sender's files, counted.
        pub no: u32,
        /// Who.
        pub sender: ExchangeSender,
        /// What.
        pub scope: String,
        /// For whom.
        pub to: String,
        /// RFC 3339, UTC, by the sender's clock.
        pub made: String,
        /// Version of the program.
        pub app: String,
        /// The format.
        pub format: u32,
        /// It was encrypted.
        pub encrypted: bool,
        /// Records.
        pub records: u32,
        /// Words, live and dead.
        pub rows: u32,
        /// Requests to erase.
        pub erasures: u32,
        /// Records of each kind.
        pub kinds: std::collections::BTreeMap<String, u32>,
        /// SHA-256 of its lines.
        pub sha256: String,
        /// Bytes on the disk.
        pub size: f64,
        /// Bytes of its lines.
        pub unpacked: f64,
    }

    /// A file that was looked at and waits for a person.
    pub struct ExchangeInput {
        /// Its number while it waits.
        pub exchange: u32,
    }

    /// How many records there are of each outcome; a person counts with all that is theirs.
    pub struct ExchangeCounts {
        /// Not here yet.
        pub new: u32,
        /// Would be changed.
        pub updated: u32,
        /// Already here.
        pub unchanged: u32,
        /// Fields that two installations have said differently.
        pub conflicts: u32,
        /// Would be deleted.
        pub deleted: u32,
        /// Their chapter no longer passes them on.
        pub withdrawn: u32,
        /// People who ask to be erased.
        pub erase_requests: u32,
        /// Of a kind that only a newer Birlik knows; kept and passed on.
        pub unknown: u32,
        /// Words that were refused, and words of people erased here.
        pub quarantined: u32,
        /// Words of people let go here; dropped while their chapter does not pass them on.
        pub let_go: u32,
    }

    /// What a file would change.
    pub struct ExchangePreview {
        /// Names it in the commands that follow.
        pub exchange: u32,
        /// For eyes.
        pub name: String,
        /// The file's own id.
        pub file: String,
        /// Who.
        pub sender: ExchangeSender,
        /// What.
        pub scope: String,
        /// For whom.
        pub to: String,
        /// RFC 3339, UTC, by the sender's clock.
        pub made: String,
        /// What to know first.
        pub notes: Vec<ExchangeNote>,
        /// How many of what.
        pub counts: ExchangeCounts,
        /// Records that a person declined.
        pub declined: u32,
        /// Fields on which ours goes back.
        pub ours: u32,
        /// Names of children here of whom a guardian asks to be erased: who is responsible then? Ten at most.
        pub bereft: Vec<String>,
    }

    /// A page of what a file would change.
    pub struct ExchangeItemsInput {
        /// Which file.
        pub exchange: u32,
        /// Only these.
        pub outcome: Option<ExchangeOutcome>,
        /// Leave out this many.
        #[serde(default)]
        pub offset: u32,
        /// At most this many; 50 unless said, 500 at most.
        pub limit: Option<u32>,
    }

    /// A page of what a file would change; what is here already is only counted.
    pub struct ExchangeItems {
        /// All of them.
        pub total: u32,
        /// This page.
        pub items: Vec<ExchangeItem>,
    }

    /// A person with all that is theirs, or another record.
    pub struct ExchangeItem {
        /// The record.
        pub id: String,
        /// Its kind.
        pub kind: String,
        /// For eyes.
        pub name: String,
        /// What happens.
        pub outcome: ExchangeOutcome,
        /// A person declined all of it.
        pub declined: bool,
        /// What changes; `_alive` for made and deleted.
        pub fields: Vec<ExchangeChange>,
    }

    /// A field before and after.
    pub struct ExchangeChange {
        /// The record: the person or a part of it.
        pub record: String,
        /// The cell's name.
        pub field: String,
        /// Shown now.
        pub before: Json,
        /// Shown then.
        pub after: Json,
        /// Two values will stand side by side.
        pub conflict: bool,
        /// A person declined it.
        pub declined: bool,
        /// And keeps ours: it is said again, and goes back.
        pub ours: bool,
        /// The record was here before: ours can be kept.
        pub held: bool,
        /// The words that will be live.
        pub values: Vec<ConflictValue>,
        /// Names of the records that the values are, by id.
        pub titles: std::collections::BTreeMap<String, String>,
    }

    /// Declines or accepts again: whole records with all that is theirs, or single fields.
    pub struct ExchangeDeclineInput {
        /// Which file.
        pub exchange: u32,
        /// Records: ids of items.
        #[serde(default)]
        pub ids: Vec<String>,
        /// Fields as `record:field`.
        #[serde(default)]
        pub fields: Vec<String>,
        /// Declines unless false.
        pub declined: Option<bool>,
    }

    /// Keeps ours on whole records or single fields that were here: declined, and said again, so that it goes back to the sender.
    pub struct ExchangeKeepInput {
        /// Which file.
        pub exchange: u32,
        /// Records: ids of items.
        #[serde(default)]
        pub ids: Vec<String>,
        /// Fields as `record:field`.
        #[serde(default)]
        pub fields: Vec<String>,
        /// Keeps unless false; then it is only declined.
        pub keep: Option<bool>,
    }

    /// Takes a file in.
    pub struct ExchangeApplyInput {
        /// Which.
        pub exchange: u32,
        /// A person has confirmed that so much is deleted.
        #[serde(default)]
        pub confirmed: bool,
        /// A person goes on although the file claims words of this computer: it gets a new installation first, and those
        /// words wait for a decision.
        #[serde(default)]
        pub own_words: bool,
    }

    /// What was taken in.
    pub struct ExchangeReport {
        /// How many of what.
        pub counts: ExchangeCounts,
        /// Records that were declined.
        pub declined: u32,
        /// Fields on which ours was said again.
        pub ours: u32,
        /// Can be undone; none when nothing changed.
        pub batch: Option<u32>,
        /// Who.
        pub sender: ExchangeSender,
    }

    /// A fingerprint of what one file is about: the same on both sides when nothing is missing.
    pub struct ExchangeDigest {
        /// Of the cells that the file names.
        pub cells: String,
        /// The file's own id.
        pub file: String,
    }

    /// An installation that has sent us a file.
    pub struct PeerView {
        /// Its id.
        pub installation: String,
        /// Its chapter's name.
        pub chapter: String,
        /// Its chapter's record.
        pub chapter_id: String,
        /// Six groups of five digits.
        pub fingerprint: String,
        /// Another key that waits to be trusted.
        pub offered_fingerprint: Option<String>,
        /// We can encrypt for it.
        pub recipient: Option<String>,
        /// RFC 3339: first seen.
        pub seen: String,
        /// Its last file that we took: its number.
        pub last_no: Option<u32>,
        /// RFC 3339: when that was made, by its clock.
        pub last_made: Option<String>,
        /// RFC 3339: when we took it.
        pub last_taken: Option<String>,
        /// Our last file that it says to have: its number.
        pub has_no: Option<u32>,
        /// RFC 3339: when we made that.
        pub has_made: Option<String>,
    }

    /// Files that went out and came in, newest first.
    pub struct ExchangeLog {
        /// Ours.
        pub sent: Vec<SentFile>,
        /// Others'.
        pub taken: Vec<TakenFile>,
    }

    /// A file of ours.
    pub struct SentFile {
        /// Its number.
        pub no: u32,
        /// RFC 3339, UTC.
        pub at: String,
        /// What it held.
        pub scope: String,
        /// For whom; empty when nobody was named.
        pub to: String,
        /// It opens only for them, or with a passphrase.
        pub encrypted: bool,
        /// People in it, whole.
        pub people: u32,
        /// Chapters that say to have it.
        pub had_by: Vec<String>,
    }

    /// A file that was taken in.
    pub struct TakenFile {
        /// The file's own id.
        pub file: String,
        /// Its sender's chapter; empty when it is not known here.
        pub chapter: String,
        /// The sender's count.
        pub no: u32,
        /// RFC 3339: when it was made, by the sender's clock.
        pub made: String,
        /// RFC 3339: when it was taken.
        pub at: String,
        /// What it held.
        pub scope: String,
        /// What it changed; none when nothing did.
        pub batch: Option<u32>,
        /// It was undone here.
        pub undone: bool,
    }

    /// A file in which a person went out.
    pub struct SentView {
        /// The file's number.
        pub no: u32,
        /// RFC 3339, UTC.
        pub at: String,
        /// What it held.
        pub scope: String,
        /// For whom.
        pub to: String,
    }

    /// Our own key and those of others.
    pub struct KeyList {
        /// Ours.
        pub own: OwnKey,
        /// Others'.
        pub peers: Vec<PeerView>,
    }

    /// The keys of this installation.
    pub struct OwnKey {
        /// Its id.
        pub installation: String,
        /// Six groups of five digits.
        pub fingerprint: String,
        /// `age1…`: others encrypt for us with it.
        pub recipient: String,
    }

    /// Trusts the key that an installation has now.
    pub struct KeyTrustInput {
        /// Which installation.
        pub installation: String,
        /// The fingerprint that was compared; another is refused.
        pub fingerprint: Option<String>,
    }
}
