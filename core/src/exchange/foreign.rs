//! A foreign file, recognised by what it holds and not by what it is called, opened so that its records can be gone
//! through again and again. Knows no headings and no people.

use std::io::{Read, Seek, SeekFrom};
use std::sync::Arc;

use encoding_rs::Encoding;
use serde::{Deserialize, Serialize};

use super::csv::{Decoder, Records, Text};
use super::error::ReadError;
use super::problem::Problem;
use super::record::{CellRows, Cells, Record};
use super::{book, card, signature};

/// Bytes at the beginning that tell the format.
const HEAD: u64 = 16 * 1024;

/// What a person has said about the file; what is missing is detected.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenOptions {
    /// A name of an encoding, for text.
    pub encoding: Option<String>,
    /// `;`, `,`, tab or `|`, for text.
    pub delimiter: Option<u8>,
    /// Name or number, from 1, of a sheet, for workbooks.
    pub sheet: Option<String>,
}

/// What a file is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// A table as text.
    #[default]
    Csv,
    /// Excel from 2007.
    Xlsx,
    /// Excel from 2007, binary.
    Xlsb,
    /// Excel before 2007.
    Xls,
    /// OpenDocument.
    Ods,
    /// Address cards.
    Vcard,
}

impl Format {
    /// The code: `csv`, `xlsx`, `xlsb`, `xls`, `ods`, `vcard`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Xlsb => "xlsb",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Vcard => "vcard",
        }
    }
}

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetName {
    /// Its name.
    pub name: String,
    /// The program does not show it.
    pub hidden: bool,
}

/// How the file was understood.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// What it is.
    pub format: Format,
    /// As `utf-8`, `windows-1251`, in lower case; empty where the format says it.
    pub encoding: String,
    /// A byte order mark was there.
    pub bom: bool,
    /// Lines with anything beyond ASCII, which the encoding was judged by.
    pub encoding_proof: u32,
    /// False when another encoding is nearly as likely.
    pub encoding_sure: bool,
    /// ASCII; `;` where nothing is parted.
    pub delimiter: u8,
    /// The first line says the delimiter (`sep=;`).
    pub sep_line: bool,
    /// The sheet that is read.
    pub sheet: Option<String>,
    /// All sheets of a workbook.
    pub sheets: Vec<SheetName>,
    /// Line of the headings, from 1, where the format has none but ours.
    pub header_line: Option<u64>,
    /// Bytes of the file.
    pub size: u64,
    /// What concerns the whole file.
    pub problems: Vec<Problem>,
}

/// A file that was opened.
pub struct Foreign<S> {
    facts: Facts,
    body: Body<S>,
}

enum Body<S> {
    Text { source: S, encoding: &'static Encoding },
    Cells(Arc<Cells>),
}

impl<S: Read + Seek> Foreign<S> {
    /// Recognises and opens a file. `progress` gets the bytes done and stops the opening with false.
    /// Errors: every [`ReadError`] that concerns the whole file.
    pub fn open(
        mut source: S,
        options: &OpenOptions,
        progress: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Self, ReadError> {
        let size = source.seek(SeekFrom::End(0))?;
        source.seek(SeekFrom::Start(0))?;
        let mut head = Vec::new();
        source.by_ref().take(HEAD).read_to_end(&mut head)?;
        source.seek(SeekFrom::Start(0))?;
        if signature::is_card(&head) {
            let read = card::read(&mut source, progress)?;
            let facts = Facts { format: Format::Vcard, size, header_line: Some(0), problems: read.problems, ..plain() };
            return Ok(Self { facts, body: Body::Cells(Arc::new(read.cells)) });
        }
        match signature::looks_like(&head) {
            Some("zip" | "xls") => {
                let read = book::read(&mut source, options.sheet.as_deref(), progress)?;
                let facts = Facts {
                    format: read.format,
                    size,
                    sheet: Some(read.sheet),
                    sheets: read.sheets,
                    problems: read.problems,
                    ..plain()
                };
                Ok(Self { facts, body: Body::Cells(Arc::new(read.cells)) })
            }
            Some(looks_like) => Err(ReadError::Binary { looks_like }),
            None => Self::text(source, options, progress),
        }
    }

    fn text(mut source: S, options: &OpenOptions, progress: &mut dyn FnMut(u64) -> bool) -> Result<Self, ReadError> {
        let text = Text::detect(&mut source, options.encoding.as_deref(), options.delimiter, progress)?;
        let facts = Facts {
            encoding: text.encoding.name().to_ascii_lowercase(),
            bom: text.bom,
            encoding_proof: text.proof,
            encoding_sure: text.sure,
            delimiter: text.delimiter,
            sep_line: text.sep_line,
            size: text.size,
            ..Facts::default()
        };
        Ok(Self { facts, body: Body::Text { source, encoding: text.encoding } })
    }

    /// How it was understood.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Its records from the first on. Errors: of the disk.
    pub(super) fn walk(&mut self) -> Result<Walk<&mut S>, ReadError> {
        let Facts { delimiter, size, .. } = self.facts;
        Ok(match &mut self.body {
            Body::Text { source, encoding } => {
                source.seek(SeekFrom::Start(0))?;
                Walk::Text(Records::new(Decoder::new(source, encoding), delimiter))
            }
            Body::Cells(cells) => Walk::Cells(CellRows::new(cells.clone()), size),
        })
    }

    /// As [`Self::walk`], for good.
    pub(super) fn into_walk(self) -> Result<Walk<S>, ReadError> {
        let Facts { delimiter, size, .. } = self.facts;
        Ok(match self.body {
            Body::Text { mut source, encoding } => {
                source.seek(SeekFrom::Start(0))?;
                Walk::Text(Records::new(Decoder::new(source, encoding), delimiter))
            }
            Body::Cells(cells) => Walk::Cells(CellRows::new(cells), size),
        })
    }
}

/// Facts of a format whose letters and cells are not in doubt.
fn plain() -> Facts {
    Facts { encoding_sure: true, delimiter: b';', ..Facts::default() }
}

/// Records of a file, one after another.
pub(super) enum Walk<S> {
    Text(Records<S>),
    Cells(CellRows, u64),
}

impl<S: Read> Walk<S> {
    /// Reads the next record; false at the end. Errors: of the disk, `TooManyColumns`, `LineTooLong`.
    pub(super) fn next(&mut self, record: &mut Record) -> Result<bool, ReadError> {
        match self {
            Self::Text(records) => records.next(record),
            Self::Cells(rows, _) => Ok(rows.next(record)),
        }
    }

    /// Bytes of the file that went by so far.
    pub(super) fn position(&self) -> u64 {
        match self {
            Self::Text(records) => records.position(),
            Self::Cells(rows, size) => rows.position(*size),
        }
    }
}
