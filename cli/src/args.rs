//! What may be typed: verbs, nouns and flags. Knows no data file and no text: help comes from the catalogue (`help.rs`).

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::noun::{Exported, Noun, Plural, Shown, Singular};

/// One call of the program.
#[derive(Debug, Parser)]
#[command(name = "birlik", version, subcommand_required = true, arg_required_else_help = false)]
pub(crate) struct Cli {
    #[arg(long, global = true, env = "BIRLIK_DATA", value_name = "FILE")]
    pub(crate) data: Option<PathBuf>,
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// What is to be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    Init(Init),
    Import(Import),
    List {
        #[command(subcommand)]
        what: List,
    },
    Show {
        #[command(subcommand)]
        what: Show,
    },
    Add {
        #[command(subcommand)]
        what: Add,
    },
    Edit {
        #[command(subcommand)]
        what: Edit,
    },
    Tree,
    /// `delete [KIND] ID…`
    Delete {
        #[arg(required = true)]
        id: Vec<String>,
    },
    Erase {
        #[arg(value_name = "KIND")]
        noun: String,
        #[arg(required = true)]
        id: Vec<String>,
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    LetGo {
        id: Vec<String>,
        #[arg(long)]
        confirm: bool,
    },
    Resolve(Resolve),
    Merge(Merge),
    Unmerge {
        #[arg(value_name = "A")]
        one: String,
        #[arg(value_name = "B")]
        other: String,
    },
    Different {
        #[arg(value_name = "A")]
        one: String,
        #[arg(value_name = "B")]
        other: String,
    },
    Exchange {
        #[command(subcommand)]
        what: Exchange,
    },
    Keys {
        #[command(subcommand)]
        what: Keys,
    },
    Record {
        #[command(subcommand)]
        what: RecordWhat,
    },
    /// `move event ID`
    Move {
        #[command(subcommand)]
        what: Move,
    },
    /// `cancel event ID`
    Cancel {
        #[command(subcommand)]
        what: Cancel,
    },
    Undo {
        batch: u32,
    },
    Export {
        #[command(subcommand)]
        what: Export,
    },
    Sample,
    Check,
    Digest {
        #[arg(long, value_name = "FILE")]
        of: Option<PathBuf>,
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
    },
    Backup,
    /// `restore FILE` puts a backup back, `restore KIND ID` a record.
    Restore {
        file: PathBuf,
        id: Vec<String>,
    },
    Generate(Generate),
    Match {
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    Names {
        #[command(subcommand)]
        what: Names,
    },
}

impl Verb {
    /// Whether a data file is to be opened or made.
    pub(crate) fn needs_data(&self) -> bool {
        !matches!(self, Self::Match { .. } | Self::Names { .. })
    }
}

/// A new data file.
#[derive(Debug, Args)]
pub(crate) struct Init {
    #[arg(long, required_unless_present = "join", default_value = "", hide_default_value = true)]
    pub(crate) name: String,
    #[arg(long, value_name = "XX", required_unless_present = "join", default_value = "", hide_default_value = true)]
    pub(crate) country: String,
    #[arg(long, value_name = "TAG", required_unless_present = "join", default_value = "", hide_default_value = true)]
    pub(crate) language: String,
    #[arg(long, value_name = "ZONE")]
    pub(crate) zone: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(crate) join: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

/// Two people who become one.
#[derive(Debug, Args)]
pub(crate) struct Merge {
    #[arg(id = "one", value_name = "A")]
    pub(crate) a: String,
    #[arg(id = "other", value_name = "B")]
    pub(crate) b: String,
    #[arg(long, value_name = "FIELD=A|B", num_args = 1.., value_parser = side)]
    pub(crate) take: Vec<(String, String)>,
}

/// Which pairs are listed.
#[derive(Debug, Args)]
pub(crate) struct Duplicates {
    #[arg(long, value_parser = ["same", "ask"])]
    pub(crate) outcome: Option<String>,
    #[arg(long, value_name = "P", value_parser = share)]
    pub(crate) above: Option<f64>,
    #[command(flatten)]
    pub(crate) page: Page,
}

/// Files between chapters.
#[derive(Debug, Subcommand)]
pub(crate) enum Exchange {
    Export(ExchangeExport),
    Inspect(Sealed),
    Preview(Sealed),
    Import(ExchangeImport),
    Peers,
}

/// A file and what opens it.
#[derive(Debug, Args)]
pub(crate) struct Sealed {
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

/// A file for another chapter.
#[derive(Debug, Args)]
pub(crate) struct ExchangeExport {
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    #[arg(long, value_name = "SCOPE")]
    pub(crate) scope: Option<String>,
    #[arg(long, value_name = "KEY", num_args = 1.., conflicts_with_all = ["passphrase_file", "plain"])]
    pub(crate) to: Vec<String>,
    #[arg(long, value_name = "FILE", conflicts_with = "plain")]
    pub(crate) passphrase_file: Option<PathBuf>,
    #[arg(long)]
    pub(crate) plain: bool,
    #[command(flatten)]
    pub(crate) sensitive: Sensitive,
}

/// Leave for children's and health data to go out (rule 14).
#[derive(Debug, Args)]
pub(crate) struct Sensitive {
    #[arg(long)]
    pub(crate) include_sensitive: bool,
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: Option<String>,
}

/// A file in.
#[derive(Debug, Args)]
pub(crate) struct ExchangeImport {
    #[command(flatten)]
    pub(crate) sealed: Sealed,
    #[arg(long, value_name = "ID", num_args = 1..)]
    pub(crate) decline: Vec<String>,
    #[arg(long, value_name = "ID", num_args = 1..)]
    pub(crate) keep_ours: Vec<String>,
    #[arg(long)]
    pub(crate) confirm: bool,
    #[arg(long)]
    pub(crate) new_installation: bool,
}

/// A decision.
#[derive(Debug, Args)]
pub(crate) struct Resolve {
    pub(crate) conflict: String,
    #[arg(
        long,
        value_name = "V",
        required_unless_present_any = ["take", "let_go", "keep_until"],
        conflicts_with_all = ["take", "let_go", "keep_until"],
        allow_hyphen_values = true
    )]
    pub(crate) value: Option<String>,
    #[arg(long, value_name = "INSTALLATION", conflicts_with_all = ["let_go", "keep_until"])]
    pub(crate) take: Option<String>,
    #[arg(long, conflicts_with = "keep_until")]
    pub(crate) let_go: bool,
    #[arg(long, value_name = "DAY")]
    pub(crate) keep_until: Option<String>,
}

/// Keys.
#[derive(Debug, Subcommand)]
pub(crate) enum Keys {
    List,
    Trust { installation: String, fingerprint: Option<String> },
}

/// A table in.
#[derive(Debug, Args)]
pub(crate) struct Import {
    pub(crate) file: PathBuf,
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[arg(long, value_parser = ["fill", "skip", "update", "add"])]
    pub(crate) mode: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
    #[arg(long, value_name = "CHAR", value_parser = delimiter)]
    pub(crate) delimiter: Option<String>,
    #[arg(long, value_name = "NAME|N")]
    pub(crate) sheet: Option<String>,
    #[arg(long, value_name = "LINE")]
    pub(crate) header_row: Option<u32>,
    #[arg(long, value_name = "FILE")]
    pub(crate) mapping: Option<PathBuf>,
    #[arg(long, value_name = "XX")]
    pub(crate) country: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) tag: Option<String>,
    #[arg(long, value_name = "P", value_parser = share)]
    pub(crate) auto_merge_above: Option<f64>,
    #[arg(long, value_name = "ZONE")]
    pub(crate) zone: Option<String>,
    #[arg(long, value_name = "NAME=ZONE", value_parser = pair)]
    pub(crate) zone_of: Vec<(String, String)>,
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<String>,
}

/// What is noted.
#[derive(Debug, Subcommand)]
pub(crate) enum RecordWhat {
    Attendance(Attendance),
}

/// What can be moved.
#[derive(Debug, Subcommand)]
pub(crate) enum Move {
    Event(MoveEvent),
}

/// An event, or one day of it, to another time.
#[derive(Debug, Args)]
pub(crate) struct MoveEvent {
    pub(crate) id: String,
    #[arg(long, value_name = "DAY")]
    pub(crate) on: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub(crate) start: String,
    #[arg(long, value_name = "TIME")]
    pub(crate) end: Option<String>,
    #[arg(long, value_name = "ZONE")]
    pub(crate) zone: Option<String>,
    #[arg(long)]
    pub(crate) all: bool,
}

/// What can be called off.
#[derive(Debug, Subcommand)]
pub(crate) enum Cancel {
    Event(CancelEvent),
}

/// An event, or one day of it.
#[derive(Debug, Args)]
pub(crate) struct CancelEvent {
    pub(crate) id: String,
    #[arg(long, value_name = "DAY")]
    pub(crate) on: Option<String>,
    #[arg(long)]
    pub(crate) back: bool,
}

/// A register: whose, and which days.
#[derive(Debug, Args)]
pub(crate) struct Register {
    #[arg(long, value_name = "ID", conflicts_with = "event")]
    pub(crate) class: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) event: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub(crate) to: Option<String>,
}

/// A register to a table.
#[derive(Debug, Args)]
pub(crate) struct ExportRegister {
    #[command(flatten)]
    pub(crate) register: Register,
    #[arg(long, default_value = "csv", value_parser = ["csv"])]
    pub(crate) format: String,
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    #[arg(long, value_name = "TAG")]
    pub(crate) language: Option<String>,
    #[arg(long, value_name = "CHAR", value_parser = delimiter)]
    pub(crate) delimiter: Option<String>,
    #[arg(long)]
    pub(crate) no_bom: bool,
    #[command(flatten)]
    pub(crate) sensitive: Sensitive,
}

/// Who was there.
#[derive(Debug, Args)]
pub(crate) struct Attendance {
    pub(crate) event: String,
    pub(crate) person: String,
    #[arg(value_parser = ["present", "absent", "excused", "none"])]
    pub(crate) answer: String,
    #[arg(long, value_name = "DAY")]
    pub(crate) date: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) notes: Option<String>,
}

/// Events to a file.
#[derive(Debug, Args)]
pub(crate) struct ExportEvents {
    #[arg(long, default_value = "ics", value_parser = ["ics", "csv"])]
    pub(crate) format: String,
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    #[arg(long, value_name = "ID")]
    pub(crate) event: Vec<String>,
    #[arg(long, value_name = "DAY")]
    pub(crate) on: Option<String>,
    #[command(flatten)]
    pub(crate) which: WhichEvents,
    #[arg(long, value_name = "TAG")]
    pub(crate) language: Option<String>,
}

/// Lists, in the plural.
#[derive(Debug, Subcommand)]
pub(crate) enum List {
    People {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = "NAME", conflicts_with = "saved")]
        save: Option<String>,
        #[command(flatten)]
        page: Page,
    },
    Households {
        #[arg(long, default_value = "", hide_default_value = true, value_name = "TEXT")]
        search: String,
        #[command(flatten)]
        page: Page,
    },
    Batches {
        #[arg(long, default_value_t = 50, value_name = "N")]
        limit: u32,
        #[arg(long, value_name = "BATCH")]
        before: Option<u32>,
    },
    Tags,
    Duplicates(Duplicates),
    Backups,
    Conflicts {
        #[command(flatten)]
        page: Page,
    },
    Events(Box<Occurrences>),
    Attendance {
        #[command(flatten)]
        register: Register,
        #[arg(long, value_name = "DAY", conflicts_with_all = ["class", "from", "to"])]
        on: Option<String>,
        #[arg(long, value_name = "ID")]
        person: Option<String>,
        #[command(flatten)]
        page: Page,
    },
    #[command(flatten)]
    Records(Noun<Records, Plural>),
}

/// Occurrences of events.
#[derive(Debug, Args)]
pub(crate) struct Occurrences {
    #[command(flatten)]
    pub(crate) which: WhichEvents,
    #[arg(long, default_value = "", hide_default_value = true, value_name = "TEXT")]
    pub(crate) search: String,
    #[arg(long, value_name = "ID")]
    pub(crate) event: Option<String>,
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<u32>,
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub(crate) offset: u32,
}

/// Which events, and whose clock.
#[derive(Debug, Args)]
pub(crate) struct WhichEvents {
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub(crate) to: Option<String>,
    #[arg(long, value_name = "ZONE")]
    pub(crate) zone: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) kind: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) organisation: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) school: Option<String>,
}

/// Which records of a kind, in what order.
#[derive(Debug, Args)]
pub(crate) struct Records {
    #[arg(long, default_value = "", hide_default_value = true, value_name = "TEXT")]
    pub(crate) search: String,
    #[arg(long, value_name = "ID")]
    pub(crate) of: Vec<String>,
    #[arg(long, value_name = "FIELD=VALUE", value_parser = pair)]
    pub(crate) filter: Vec<(String, String)>,
    #[arg(long, value_name = "FIELD")]
    pub(crate) sort: Option<String>,
    #[arg(long)]
    pub(crate) descending: bool,
    #[command(flatten)]
    pub(crate) page: Page,
}

/// Which people, in what order.
#[derive(Debug, Args)]
pub(crate) struct Which {
    #[arg(long, default_value = "", hide_default_value = true, value_name = "TEXT")]
    pub(crate) search: String,
    #[arg(long, value_name = "FIELD=VALUE", value_parser = pair)]
    pub(crate) filter: Vec<(String, String)>,
    #[arg(long)]
    pub(crate) below: bool,
    #[arg(long, default_value = "name",
        value_parser = ["name", "given_name", "city", "country", "born", "household", "changed"])]
    pub(crate) sort: String,
    #[arg(long)]
    pub(crate) descending: bool,
    #[arg(long, value_name = "NAME", conflicts_with_all = ["search", "filter", "below", "sort", "descending"])]
    pub(crate) saved: Option<String>,
}

/// How much of a list.
#[derive(Debug, Args)]
pub(crate) struct Page {
    #[arg(long, default_value_t = 50, value_name = "N")]
    pub(crate) limit: u32,
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub(crate) offset: u32,
}

/// One of a kind, in the singular.
#[derive(Debug, Subcommand)]
pub(crate) enum Show {
    Person {
        id: String,
    },
    Household {
        id: String,
    },
    Batch {
        batch: u32,
    },
    Event {
        id: String,
        #[arg(long, value_name = "ZONE")]
        zone: Option<String>,
    },
    #[command(flatten)]
    Record(Noun<One, Shown>),
}

/// One record.
#[derive(Debug, Args)]
pub(crate) struct One {
    pub(crate) id: String,
}

/// A new record of a kind.
#[derive(Debug, Subcommand)]
pub(crate) enum Add {
    Event(Box<NewEvent>),
    #[command(flatten)]
    Record(Noun<NewValues, Singular>),
}

/// A new event.
#[derive(Debug, Args)]
pub(crate) struct NewEvent {
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub(crate) start: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub(crate) end: Option<String>,
    #[arg(long, value_name = "ZONE")]
    pub(crate) zone: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) kind: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) organisation: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) school: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(crate) class: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) venue: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) notes: Option<String>,
    #[arg(long, value_name = "weekly|RULE")]
    pub(crate) repeat: Option<String>,
    #[arg(long, default_value_t = 1, value_name = "WEEKS")]
    pub(crate) interval: u32,
    #[arg(long, value_delimiter = ',', value_name = "mo,…")]
    pub(crate) on: Vec<String>,
    #[arg(long, value_name = "DAY")]
    pub(crate) until: Option<String>,
    #[arg(long, value_name = "N")]
    pub(crate) count: Option<u32>,
    #[arg(long, value_name = "FIELD=VALUE", value_parser = pair)]
    pub(crate) set: Vec<(String, String)>,
}

/// First values of a record; whose it is is said by role.
#[derive(Debug, Args)]
pub(crate) struct NewValues {
    #[arg(long, required = true, value_name = "FIELD=VALUE", value_parser = pair)]
    pub(crate) set: Vec<(String, String)>,
}

/// Values of one record.
#[derive(Debug, Subcommand)]
pub(crate) enum Edit {
    Event(Values),
    #[command(flatten)]
    Record(Noun<Values, Singular>),
}

/// Values of a record.
#[derive(Debug, Args)]
pub(crate) struct Values {
    pub(crate) id: String,
    #[arg(long, required = true, value_name = "FIELD=VALUE", value_parser = pair)]
    pub(crate) set: Vec<(String, String)>,
}

/// A roster out.
#[derive(Debug, Subcommand)]
pub(crate) enum Export {
    People(Box<ExportPeople>),
    Events(Box<ExportEvents>),
    Register(Box<ExportRegister>),
    #[command(flatten)]
    Records(Noun<ExportRecords, Exported>),
}

/// Records of a kind to a table.
#[derive(Debug, Args)]
pub(crate) struct ExportRecords {
    #[arg(long, default_value = "csv", value_parser = ["csv"])]
    pub(crate) format: String,
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    #[arg(long = "for", default_value = "birlik", value_parser = ["birlik", "handout"])]
    pub(crate) purpose: String,
    #[arg(long, default_value = "", hide_default_value = true, value_name = "TEXT")]
    pub(crate) search: String,
    #[arg(long, value_name = "ID")]
    pub(crate) of: Vec<String>,
    #[arg(long, value_name = "FIELD=VALUE", value_parser = pair)]
    pub(crate) filter: Vec<(String, String)>,
    #[arg(long, value_name = "TAG")]
    pub(crate) language: Option<String>,
    #[arg(long, value_name = "CHAR", value_parser = delimiter)]
    pub(crate) delimiter: Option<String>,
    #[arg(long)]
    pub(crate) no_bom: bool,
    #[command(flatten)]
    pub(crate) sensitive: Sensitive,
}

/// People to a file.
#[derive(Debug, Args)]
pub(crate) struct ExportPeople {
    #[arg(long, default_value = "csv", value_parser = ["csv", "xlsx", "vcard3", "vcard4", "households-csv"])]
    pub(crate) format: String,
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    #[arg(long = "for", default_value = "birlik", value_parser = ["birlik", "handout"])]
    pub(crate) purpose: String,
    #[arg(long, value_name = "NAME", conflicts_with_all = ["format", "purpose", "columns", "language", "delimiter"])]
    pub(crate) profile: Option<String>,
    #[arg(long, value_name = "NAME", conflicts_with = "profile")]
    pub(crate) save_profile: Option<String>,
    #[arg(long, value_delimiter = ',', value_name = "ID,…")]
    pub(crate) columns: Option<Vec<String>>,
    #[command(flatten)]
    pub(crate) which: Which,
    #[arg(long, value_name = "TAG")]
    pub(crate) language: Option<String>,
    #[arg(long, value_name = "CHAR", value_parser = delimiter)]
    pub(crate) delimiter: Option<String>,
    #[arg(long)]
    pub(crate) no_bom: bool,
    #[command(flatten)]
    pub(crate) sensitive: Sensitive,
}

/// Invented people.
#[derive(Debug, Args)]
pub(crate) struct Generate {
    #[arg(long, value_name = "N")]
    pub(crate) people: u32,
    #[arg(long, default_value_t = 1, value_name = "S")]
    pub(crate) seed: u32,
    #[arg(long)]
    pub(crate) network: bool,
}

/// Names by themselves.
#[derive(Debug, Subcommand)]
pub(crate) enum Names {
    Score {
        #[arg(required_unless_present = "pairs", requires = "b")]
        a: Option<String>,
        b: Option<String>,
        #[arg(long, value_name = "FILE", conflicts_with = "a")]
        pairs: Option<PathBuf>,
    },
}

/// A shell makes a tab hard to type: `tab` and `\t` mean it too.
fn delimiter(typed: &str) -> Result<String, &'static str> {
    match typed {
        "tab" | "\\t" | "\t" => Ok("\t".to_owned()),
        ";" | "," | "|" => Ok(typed.to_owned()),
        _ => Err("; , | tab"),
    }
}

fn share(typed: &str) -> Result<f64, &'static str> {
    typed.parse().ok().filter(|share| (0.0..=1.0).contains(share)).ok_or("0 … 1")
}

/// Whose value is taken; of notes both may be.
fn side(typed: &str) -> Result<(String, String), &'static str> {
    let (field, side) = pair(typed)?;
    if matches!(side.to_lowercase().as_str(), "a" | "b" | "both") { Ok((field, side)) } else { Err("FIELD=A|B") }
}

fn pair(typed: &str) -> Result<(String, String), &'static str> {
    typed.split_once('=').map(|(field, value)| (field.to_owned(), value.to_owned())).ok_or("FIELD=VALUE")
}
