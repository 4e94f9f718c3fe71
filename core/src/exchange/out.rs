//! A file of people on its way out: rows of text with their columns, written in one of the formats. Which rows and columns
//! there are, and who is left out, was decided before; a format only writes.

use std::io::{self, Seek, Write};

use super::{book, card, csv};

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutColumn {
    /// Our column id.
    pub id: String,
    /// What stands above it.
    pub heading: String,
}

/// How the file is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutFormat {
    /// Text: an ASCII delimiter, and whether the mark of UTF-8 goes before it.
    Csv {
        /// `;`, `,`, tab or `|`.
        delimiter: u8,
        /// A byte order mark.
        bom: bool,
    },
    /// A workbook with one sheet of that name.
    Xlsx {
        /// Name of the sheet.
        sheet: String,
    },
    /// Address cards of version 3.0 (RFC 2426) or 4.0 (RFC 6350).
    Vcard(card::write::Version),
}

/// Writes rows.
pub enum Out<W: Write + Seek + Send> {
    /// Text.
    Csv(csv::write::Writer<W>),
    /// A workbook.
    Xlsx(Box<book::write::Writer<W>>),
    /// Cards.
    Vcard(card::write::Writer<W>),
}

impl<W: Write + Seek + Send> Out<W> {
    /// Begins a file with its headings. Errors: of the disk.
    pub fn new(out: W, format: &OutFormat, columns: &[OutColumn]) -> io::Result<Self> {
        Ok(match format {
            OutFormat::Csv { delimiter, bom } => {
                let mut writer = csv::write::Writer::new(out, *delimiter, *bom)?;
                writer.row(columns.iter().map(|column| column.heading.as_str()))?;
                Self::Csv(writer)
            }
            OutFormat::Xlsx { sheet } => Self::Xlsx(Box::new(book::write::Writer::new(out, sheet, columns)?)),
            OutFormat::Vcard(version) => Self::Vcard(card::write::Writer::new(out, *version, columns)),
        })
    }

    /// One person, a text for each column. Errors: of the disk; `InvalidInput` for more rows than the format has.
    pub fn row<'a>(&mut self, cells: impl Iterator<Item = &'a str>) -> io::Result<()> {
        match self {
            Self::Csv(writer) => writer.row(cells),
            Self::Xlsx(writer) => writer.row(cells),
            Self::Vcard(writer) => writer.row(cells),
        }
    }

    /// How many values were longer than the format can hold, and were cut.
    pub fn cut(&self) -> u32 {
        if let Self::Xlsx(writer) = self { writer.cut() } else { 0 }
    }

    /// Finishes the file and gives back what was written into. Errors: of the disk.
    pub fn finish(self) -> io::Result<W> {
        match self {
            Self::Csv(writer) => writer.finish(),
            Self::Xlsx(writer) => writer.finish(),
            Self::Vcard(writer) => writer.finish(),
        }
    }
}
