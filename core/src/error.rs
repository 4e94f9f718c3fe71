//! The one error that crosses to the window and the terminal: a code and parameters, no sentence (rule 5).

use std::collections::BTreeMap;

use serde::Serialize;

/// What went wrong, for a person to be told in their language.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Hash)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// No data file is open.
    NoFileOpen,
    /// The file does not exist or its disk is gone. `path`
    FileMissing,
    /// There is a file already where one was to be made. `path`
    FileExists,
    /// The system does not let this program read or write there. `path`
    FileDenied,
    /// The disk is full. `path`
    DiskFull,
    /// Reading or writing failed. `path`
    FileFailed,
    /// Not a data file of Birlik. `path`, `looks_like`
    NotOurFile,
    /// The data file is damaged; it was left untouched. `path`
    FileDamaged,
    /// The file is empty. `path`
    FileEmpty,
    /// Somebody put triggers, views or tables into the data file that Birlik does not make; it was left untouched. `path`, `name`
    FileForeignSchema,
    /// While the data file was open, another file was put in its place, or another program took over; open it again. `path`
    FileReplaced,
    /// The data file was made by a newer Birlik. `path`, `made_by`
    FileTooNew,
    /// Made by an older Birlik and open for reading only, so that it cannot be brought up to date. `path`
    FileOutdated,
    /// Opened for reading only. `reason`
    ReadOnly,
    /// Another program holds the data file. `path`
    FileBusy,
    /// There is no such command. `name`
    NoSuchCommand,
    /// The input of a command has another shape. `name`
    BadInput,
    /// No record of that id. `id`
    NoSuchRecord,
    /// No such field. `field`
    NoSuchField,
    /// A value was not taken. `field`
    BadValue,
    /// The field has two values; they are decided first. `field`
    FieldInConflict,
    /// Nothing waits there any more: it was decided, or has another value now. `conflict`
    NoSuchConflict,
    /// Not a file between chapters. `path`
    ExchangeNotOurs,
    /// The end of the file is missing: it may still be arriving. `path`
    ExchangeIncomplete,
    /// The file was changed or damaged on its way. `path`, `where`
    ExchangeDamaged,
    /// What the file says of itself is not true, though nothing happened to it on its way. `path`, `where`
    ExchangeUntrue,
    /// The file needs a newer Birlik. `path`
    ExchangeTooNew,
    /// The file is larger than any that Birlik writes. `path`, `what`
    ExchangeTooLarge,
    /// The signature is not of the key that the file names. `path`
    ExchangeUnsigned,
    /// The file is encrypted with a passphrase. `path`
    ExchangePassphraseNeeded,
    /// Another passphrase. `path`
    ExchangeWrongPassphrase,
    /// The file is encrypted for somebody else. `path`
    ExchangeNotForUs,
    /// Trying the passphrase would take longer than is reasonable. `path`
    ExchangeTooMuchWork,
    /// The sender has another key than before; a person trusts it first. `name`, `installation`, `fingerprint`, `known`
    ExchangeKeyChanged,
    /// The file holds words of this computer that it never said. `count`
    ExchangeOwnWords,
    /// Children's and health data never go unencrypted.
    ExchangePlainRefused,
    /// Nobody of that name or key to encrypt for. `to`
    NoSuchPeer,
    /// No such scope. `scope`
    NoSuchScope,
    /// The file was taken in or given up. `exchange`
    NoSuchExchange,
    /// So much would be deleted that it is confirmed first. `count`, `kind`, `of`
    ExchangeBrake,
    /// Words of ours on the person have not reached their chapter yet. `name`, `chapter`, `count`
    LetGoWaits,
    /// So many people would be let go that it is confirmed first. `count`, `of`
    LetGoBrake,
    /// No such batch. `batch`
    NoSuchBatch,
    /// The batch cannot be undone. `batch`
    NotUndoable,
    /// No such import, or it was applied or given up. `import`
    NoSuchImport,
    /// The data has moved since the plan was shown; it was planned again. `import`
    PlanOutdated,
    /// The table cannot be read. `kind` and where: `row`, `column`
    TableRefused,
    /// The saved mapping cannot be read. `path`
    MappingRefused,
    /// Children's or health data go out only with a reason.
    ReasonNeeded,
    /// No such column. `column`
    NoSuchColumn,
    /// A country is an ISO 3166-1 alpha-2 code. `country`
    BadCountry,
    /// A zone is an IANA name. `zone`
    BadZone,
    /// A time was not taken. `kind`, `raw`
    BadTime,
    /// The event has no occurrence of that day. `on`
    NoSuchOccurrence,
    /// A language is a BCP 47 tag that Birlik has. `language`
    BadLanguage,
    /// An organisation would stand below itself. `field`
    CircleInTree,
    /// Somebody would be their own guardian, contact or collector. `kind`
    SamePersonTwice,
    /// A day of birth that is still to come. `field`
    NotYetBorn,
    /// It would end before it begins. `field`
    EndsBeforeBegin,
    /// The name is empty or taken. `name`
    BadName,
    /// The token for a path is not known: the dialog or drop is to be repeated.
    NoSuchToken,
    /// The work was cancelled by the person.
    Cancelled,
    /// The configuration folder cannot be used. `path`
    ConfigFailed,
    /// A fault of the program; the log has it.
    Defect,
}

/// An error at the edge: `{ code, params }`; `detail` is for the log only.
#[derive(Debug, Serialize)]
pub struct Error {
    /// What a person is told.
    pub code: Code,
    /// Values for the text of the code.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<&'static str, String>,
    /// For the log: names ids, never a person.
    #[serde(skip)]
    pub detail: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// What commands and use-cases give.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error without parameters.
    pub fn new(code: Code) -> Self {
        Self { code, params: BTreeMap::new(), detail: None }
    }

    /// Adds a parameter for the text.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.insert(name, value.to_string());
        self
    }

    /// Names the file that this is about, unless it was named where it went wrong.
    #[must_use]
    pub(crate) fn about(self, path: &std::path::Path) -> Self {
        let of_a_file = matches!(
            self.code,
            Code::FileMissing
                | Code::FileDenied
                | Code::DiskFull
                | Code::FileFailed
                | Code::NotOurFile
                | Code::FileDamaged
                | Code::FileReplaced
                | Code::FileOutdated
                | Code::ReadOnly
                | Code::FileBusy
        );
        if of_a_file && !self.params.contains_key("path") { self.with("path", path.display()) } else { self }
    }

    /// What was taken for damage is a lie.
    #[must_use]
    pub(crate) fn untrue(self) -> Self {
        Self { code: Code::ExchangeUntrue, ..self }
    }

    /// Adds the cause for the log.
    #[must_use]
    pub fn because(mut self, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.detail = Some(cause.into());
        self
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {:?}", self.code, self.params)?;
        self.detail.as_ref().map_or(Ok(()), |cause| write!(f, ": {cause}"))
    }
}

impl std::error::Error for Error {}

impl From<std::io::Error> for Error {
    fn from(cause: std::io::Error) -> Self {
        use std::io::ErrorKind;
        let code = match cause.kind() {
            ErrorKind::NotFound => Code::FileMissing,
            ErrorKind::AlreadyExists => Code::FileExists,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Code::FileDenied,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Code::DiskFull,
            _ => Code::FileFailed,
        };
        Self::new(code).because(cause)
    }
}

impl From<sqlx::Error> for Error {
    fn from(cause: sqlx::Error) -> Self {
        // Primary result codes of SQLite: https://www.sqlite.org/rescode.html
        let primary = match &cause {
            sqlx::Error::Database(db) => db.code().and_then(|code| code.parse::<u32>().ok()).map(|code| code & 0xff),
            sqlx::Error::PoolTimedOut => Some(5),
            _ => None,
        };
        let code = match primary {
            Some(5 | 6) => Code::FileBusy,
            Some(8) => Code::ReadOnly,
            Some(13) => Code::DiskFull,
            Some(10 | 14) => Code::FileFailed,
            Some(11) => Code::FileDamaged,
            Some(26) => Code::NotOurFile,
            _ => Code::Defect,
        };
        Self::new(code).because(cause)
    }
}
