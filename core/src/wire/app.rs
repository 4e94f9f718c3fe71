//! The program, its data file, its backups and the settings of this computer.

use super::{FileToken, names, wire};

names! {
    /// Light, dark, or as the system.
    pub enum Theme { System, Light, Dark }
    /// Height of rows and controls.
    pub enum Density { Comfortable, Compact }
    /// Why a data file is open for reading only.
    pub enum ReadOnlyReason { HeldByAnotherProgram, NoPermission }
    /// Why a backup was made.
    pub enum BackupReason { Daily, Asked, Migration, Restore, MassDelete, MassMerge }
    /// Why this copy has a new installation id.
    pub enum MintReason { New, NoEntry, OtherMachine, RestoredInPlace, Copied, RestoredBackup }
}

names! {
    /// What a file is, by how it begins. `table`: anything else; the import says what it is.
    pub enum FileSort { Exchange, DataFile, Table }
}

wire! {
    /// A file to be looked at.
    pub struct FileInput {
        /// Which.
        pub file: FileToken,
    }

    /// What a file is.
    pub struct FileRecognised {
        /// By its first bytes, whatever it is called.
        pub sort: FileSort,
    }

    /// Of this computer and account, whatever the data file.
    pub struct Settings {
        /// BCP 47 tag of the interface.
        pub language: String,
        /// Light or dark.
        pub theme: Theme,
        /// Row heights.
        pub density: Density,
    }

    /// A data file opened before.
    pub struct RecentFile {
        /// To open it again: a name for the shell, not a path.
        pub file: FileToken,
        /// For eyes.
        pub path: String,
        /// The chapter's name when it was last open.
        pub chapter: String,
        /// Whether it is there now.
        pub present: bool,
    }

    /// The chapter that keeps the data file.
    pub struct ChapterView {
        /// The organisation's id.
        pub id: String,
        /// Its name.
        pub name: String,
        /// ISO 3166-1 alpha-2.
        pub country: String,
        /// BCP 47: of lists and files.
        pub language: String,
        /// IANA.
        pub zone: String,
    }

    /// The open data file.
    pub struct DataFileView {
        /// For eyes.
        pub path: String,
        /// Its chapter.
        pub chapter: ChapterView,
        /// Set when nothing can be written.
        pub read_only: Option<ReadOnlyReason>,
        /// The name of the service whose folder it lies in.
        pub cloud_folder: Option<String>,
        /// It lies on a network share.
        pub network_share: bool,
        /// Set when this opening made a new installation.
        pub minted: Option<MintReason>,
        /// The id of this installation.
        pub installation: String,
        /// Bytes.
        pub size: f64,
        /// People that are not in the bin.
        pub people: u32,
        /// RFC 3339, UTC.
        pub last_backup: Option<String>,
    }

    /// What the window needs to begin.
    pub struct AppState {
        /// The open data file.
        pub file: Option<DataFileView>,
        /// Opened before, newest first.
        pub recent: Vec<RecentFile>,
        /// Of this computer.
        pub settings: Settings,
        /// ISO date at the chapter's place.
        pub today: String,
        /// Versions for "about".
        pub versions: Versions,
    }

    /// Versions for "about".
    pub struct Versions {
        /// Of Birlik.
        pub app: String,
        /// Of SQLite.
        pub sqlite: String,
        /// Of the time zone rules.
        pub tzdb: String,
    }

    /// Makes a data file and opens it.
    pub struct FileCreateInput {
        /// Where; without it, in the person's documents under the chapter's name.
        pub file: Option<FileToken>,
        /// The chapter's name.
        pub name: String,
        /// ISO 3166-1 alpha-2.
        pub country: String,
        /// BCP 47.
        pub language: String,
        /// IANA; without it the computer's, else the country's.
        pub zone: Option<String>,
    }

    /// Opens a data file.
    pub struct FileOpenInput {
        /// Which.
        pub file: FileToken,
    }

    /// Changes the chapter; what is missing stays.
    pub struct ChapterEditInput {
        /// The chapter's name.
        pub name: Option<String>,
        /// ISO 3166-1 alpha-2.
        pub country: Option<String>,
        /// BCP 47.
        pub language: Option<String>,
        /// IANA.
        pub zone: Option<String>,
    }

    /// A backup of the open data file.
    pub struct BackupView {
        /// To restore it.
        pub file: FileToken,
        /// File name.
        pub name: String,
        /// RFC 3339, UTC.
        pub made: String,
        /// Why.
        pub reason: BackupReason,
        /// Bytes.
        pub size: f64,
    }

    /// Asks for backups.
    pub struct BackupListInput {
        /// Of the data file that lies or lay there, which need not open; of the open one unless said.
        pub of: Option<FileToken>,
    }

    /// A look at a backup, or putting it in the place of a data file.
    pub struct BackupInput {
        /// Which.
        pub file: FileToken,
        /// The data file that it replaces, which need not open; the open one unless said.
        pub at: Option<FileToken>,
    }

    /// What restoring would replace.
    pub struct RestorePreview {
        /// RFC 3339; the last change in the open file.
        pub present_changed: Option<String>,
        /// People in the open file; none for one that does not open.
        pub present_people: Option<u32>,
        /// RFC 3339; the last change in the backup.
        pub backup_changed: Option<String>,
        /// People in the backup.
        pub backup_people: u32,
        /// The chapter of the backup.
        pub backup_chapter: String,
    }

    /// One finding of a check.
    pub struct Finding {
        /// A code: `integrity`, `foreign_schema`, `bad_id`, `cell_without_entity`, `projection_differs` …
        pub code: String,
        /// How many, or where.
        pub detail: String,
    }

    /// The result of a check.
    pub struct CheckReport {
        /// Empty when all is well.
        pub findings: Vec<Finding>,
        /// Records of each kind.
        pub records: std::collections::BTreeMap<String, u32>,
    }

    /// Fingerprints of the content.
    pub struct Digest {
        /// Of every visible record's shown values.
        pub data: String,
        /// Of all cells.
        pub cells: String,
    }

    /// Invented people for tries.
    pub struct GenerateInput {
        /// How many.
        pub people: u32,
        /// The same seed makes the same people.
        pub seed: u32,
        /// Organisations, memberships, offices, schools, classes, guardians and events around them.
        #[serde(default)]
        pub network: bool,
    }
}
