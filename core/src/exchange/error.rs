//! Why a whole file was refused.

/// A file that cannot be read as a table of people.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The disk failed.
    #[error("cannot read: {0}")]
    Io(#[from] std::io::Error),
    /// Nothing in it.
    #[error("empty file")]
    Empty,
    /// Headings and no row.
    #[error("headings only, at line {line}")]
    HeadingsOnly {
        /// Physical line of the headings, from 1.
        line: u64,
    },
    /// Not text; `looks_like` is `xlsx`, `xls`, `zip`, `sqlite`, `pdf`, `image`, `gzip` … `folder` or `binary`.
    #[error("not text but {looks_like}")]
    Binary {
        /// What the first bytes say.
        looks_like: &'static str,
    },
    /// More columns than 4,096.
    #[error("{columns} columns at line {line}")]
    TooManyColumns {
        /// How many.
        columns: usize,
        /// Physical line, from 1.
        line: u64,
    },
    /// A line longer than 16 MiB.
    #[error("line {line} is too long")]
    LineTooLong {
        /// Physical line, from 1.
        line: u64,
    },
    /// An encoding that is not known.
    #[error("unknown encoding {0}")]
    UnknownEncoding(String),
    /// A delimiter other than `;`, `,`, tab, `|`.
    #[error("unknown delimiter")]
    UnknownDelimiter,
    /// No line of that number for the headings.
    #[error("no line {line}")]
    NoSuchLine {
        /// Physical line, from 1.
        line: u64,
    },
    /// More cells or text than a table may have.
    #[error("too large")]
    TooLarge,
    /// A part of a packed file would unpack to more than it may, as of a bomb.
    #[error("{part} unpacks to too much")]
    PartTooLarge {
        /// Its name in the package.
        part: String,
    },
    /// A part of a packed file declares entities, which no workbook needs: they swell it or reach for other files.
    #[error("{part} declares entities")]
    Entities {
        /// Its name in the package.
        part: String,
    },
    /// It is locked with a password.
    #[error("encrypted")]
    Encrypted,
    /// A workbook that is damaged or none; `cause` is for the log.
    #[error("damaged workbook: {cause}")]
    BrokenWorkbook {
        /// What the reader said.
        cause: String,
    },
    /// No sheet of that name or number.
    #[error("no sheet {0}")]
    NoSuchSheet(String),
    /// The person has stopped it.
    #[error("cancelled")]
    Cancelled,
}

impl ReadError {
    /// The code that catalogues know it by.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Io(_) => "io",
            Self::Empty => "empty",
            Self::HeadingsOnly { .. } => "headings_only",
            Self::Binary { .. } => "binary",
            Self::TooManyColumns { .. } => "too_many_columns",
            Self::LineTooLong { .. } => "line_too_long",
            Self::UnknownEncoding(_) => "unknown_encoding",
            Self::UnknownDelimiter => "unknown_delimiter",
            Self::NoSuchLine { .. } => "no_such_line",
            Self::TooLarge => "too_large",
            Self::PartTooLarge { .. } => "part_too_large",
            Self::Entities { .. } => "entities",
            Self::Encrypted => "encrypted",
            Self::BrokenWorkbook { .. } => "broken_workbook",
            Self::NoSuchSheet(_) => "no_such_sheet",
            Self::Cancelled => "cancelled",
        }
    }
}
