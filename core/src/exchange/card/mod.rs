//! Address cards (vCard 2.1, RFC 2426, RFC 6350) to a table whose headings are our column ids, so that they go the way of
//! every table. Pictures and sounds are left out and counted; nothing is fetched.
//!
//! Own and small instead of a library: cards come as bytes in several encodings at once, broken in ways that need the
//! bytes, with pictures that must not be held, and every value needs its place in the file.

mod column;
mod line;
mod text;
pub mod write;

use std::io::{Read, Seek, SeekFrom};

use encoding_rs::Encoding;

use self::column::Columns;
use self::line::{Found, Line, lines};
use super::error::ReadError;
use super::problem::{Problem, ProblemKind, Severity};
use super::record::Cells;

/// Cards within cards that are followed; what lies deeper is left out.
const MAX_DEPTH: usize = 32;
/// Most bytes of all values together.
const MAX_ALL: usize = 256 * 1024 * 1024;
/// Most columns of all cards together that no field is meant by.
const MAX_OTHER: usize = 500;

/// Cards that were read.
pub(super) struct Cards {
    pub(super) cells: Cells,
    pub(super) problems: Vec<Problem>,
}

/// One card, its lines as they stand.
#[derive(Debug, Default)]
struct Card {
    at: u64,
    lines: Vec<Line>,
    /// It stands in another one as that one's agent.
    agent: bool,
    unclosed: bool,
}

impl Card {
    fn version(&self) -> String {
        let version = self.lines.iter().find(|line| line.name == "VERSION");
        version.map_or_else(String::new, |line| String::from_utf8_lossy(&line.value).trim().to_owned())
    }

    /// A list of people, not a person.
    fn is_group(&self) -> bool {
        let kind = |line: &&Line| matches!(line.name.as_str(), "KIND" | "X-ADDRESSBOOKSERVER-KIND");
        self.lines.iter().filter(kind).any(|line| line.value.trim_ascii().eq_ignore_ascii_case(b"group"))
    }
}

/// Reads all cards. Errors: `Empty`, `TooLarge`, `TooManyColumns`, `Cancelled`, of the disk.
pub(super) fn read<S: Read + Seek>(source: &mut S, progress: &mut dyn FnMut(u64) -> bool) -> Result<Cards, ReadError> {
    source.seek(SeekFrom::Start(0))?;
    let mut mark = Vec::new();
    source.by_ref().take(3).read_to_end(&mut mark)?;
    let encoding = Encoding::for_bom(&mark);
    let mut stack = Stack::default();
    match encoding {
        Some((encoding, length)) if encoding != encoding_rs::UTF_8 => {
            source.seek(SeekFrom::Start(length as u64))?;
            let mut bytes = Vec::new();
            source.by_ref().take(MAX_ALL as u64 / 4).read_to_end(&mut bytes)?;
            let text = encoding.decode(&bytes).0.into_owned();
            lines(text.as_bytes(), progress, &mut |found| stack.take(found))?;
        }
        other => {
            source.seek(SeekFrom::Start(other.map_or(0, |(_, length)| length as u64)))?;
            lines(&mut *source, progress, &mut |found| stack.take(found))?;
        }
    }
    stack.table()
}

/// Cards that are open, the outermost first, and those that are done.
#[derive(Default)]
struct Stack {
    open: Vec<Card>,
    done: Vec<Card>,
    /// Cards deeper than the limit that are open.
    deeper: usize,
    bytes: usize,
    media: usize,
    odd: Vec<Problem>,
    detector: Detector,
}

/// What the bytes that are no UTF-8 could be.
struct Detector {
    inner: chardetng::EncodingDetector,
    fed: bool,
}

impl Default for Detector {
    fn default() -> Self {
        Self { inner: chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny), fed: false }
    }
}

impl Detector {
    fn feed(&mut self, line: &Line) {
        if !line.is_quoted() && std::str::from_utf8(&line.value).is_err() {
            self.inner.feed(&line.value, false);
            self.fed = true;
        }
    }

    fn guess(&self) -> &'static Encoding {
        if self.fed { self.inner.guess(None, chardetng::Utf8Detection::Allow) } else { encoding_rs::UTF_8 }
    }
}

impl Stack {
    fn take(&mut self, found: Found) -> Result<(), ReadError> {
        let line = match found {
            Found::Line(line) => line,
            Found::Odd { at, raw } => {
                let problem = Problem::new(ProblemKind::UnreadableCardLine, Severity::Note, &raw);
                self.odd.push(Problem { line: Some(at), ..problem });
                return if self.odd.len() > 10_000 { Err(ReadError::TooLarge) } else { Ok(()) };
            }
        };
        let is_card = line.value.trim_ascii().eq_ignore_ascii_case(b"VCARD");
        match line.name.as_str() {
            "BEGIN" if is_card => self.begin(line.at),
            "END" if is_card => self.end(),
            _ => return self.add(line),
        }
        Ok(())
    }

    fn begin(&mut self, at: u64) {
        if self.open.len() >= MAX_DEPTH {
            self.deeper += 1;
            return;
        }
        let before = self.open.last().and_then(|card| card.lines.last());
        let agent = before.is_some_and(|line| line.name == "AGENT" && line.value.trim_ascii().is_empty())
            || self.open.last().is_some_and(|card| card.agent);
        self.open.push(Card { at, agent, ..Card::default() });
    }

    fn end(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
        } else if let Some(card) = self.open.pop() {
            self.done.push(card);
        }
    }

    fn add(&mut self, line: Line) -> Result<(), ReadError> {
        if self.deeper > 0 {
            return Ok(());
        }
        let Some(card) = self.open.last_mut() else { return Ok(()) };
        if line.is_media() {
            self.media += usize::from(!card.agent);
            return Ok(());
        }
        self.detector.feed(&line);
        self.bytes += line.value.len() + 64;
        card.lines.push(line);
        if self.bytes > MAX_ALL { Err(ReadError::TooLarge) } else { Ok(()) }
    }

    /// All cards as one table, in the order of the file.
    fn table(mut self) -> Result<Cards, ReadError> {
        for mut card in std::mem::take(&mut self.open) {
            card.unclosed = true;
            self.done.push(card);
        }
        let mut cards: Vec<Card> = self.done.into_iter().filter(|card| !card.agent).collect();
        cards.sort_by_key(|card| card.at);
        let mut problems = self.odd;
        if self.media > 0 {
            problems.push(Problem::new(ProblemKind::MediaLeftOut, Severity::Note, &self.media.to_string()));
        }
        let other = self.detector.guess();
        let mut rows = Vec::with_capacity(cards.len());
        for card in cards {
            if card.is_group() {
                let problem = Problem::new(ProblemKind::GroupCard, Severity::Note, "");
                problems.push(Problem { line: Some(card.at), ..problem });
                continue;
            }
            rows.push((card.at, column::columns(&card, other)));
        }
        if rows.iter().all(|(_, row)| row.values.is_empty()) {
            return Err(ReadError::Empty);
        }
        Ok(Cards { cells: cells(&rows)?, problems })
    }
}

/// Headings and rows.
fn cells(rows: &[(u64, Columns)]) -> Result<Cells, ReadError> {
    let mut headings: Vec<&str> = Vec::new();
    let mut known = std::collections::HashSet::new();
    for (name, _) in rows.iter().flat_map(|(_, row)| &row.values) {
        if known.insert(name.as_str()) {
            headings.push(name);
        }
    }
    if headings.len() > MAX_OTHER {
        return Err(ReadError::TooManyColumns { columns: headings.len(), line: rows[0].0 });
    }
    headings.sort_by_key(|name| rank(name));
    let place: std::collections::HashMap<&str, usize> =
        headings.iter().enumerate().map(|(n, name)| (*name, n)).collect();
    let mut cells = Cells::default();
    cells.row(0);
    for heading in &headings {
        cells.cell(heading)?;
    }
    for (at, row) in rows {
        let mut values = vec![""; headings.len()];
        for (name, value) in &row.values {
            values[place[name.as_str()]] = value;
        }
        cells.row(*at);
        for odd in &row.odd {
            cells.odd(*odd);
        }
        for value in values {
            cells.cell(value)?;
        }
    }
    Ok(cells)
}

/// Ids and names first, then what has a number by its number, what is nobody's last.
fn rank(column: &str) -> (usize, usize) {
    const FIRST: &[&str] = &[
        "id",
        "full_name",
        "given_name",
        "family_name",
        "patronymic",
        "former_family_name",
        "preferred_name",
        "native_name",
        "passport_name",
        "sex",
        "birth_date",
    ];
    const NUMBERED: &[&str] = &["phone", "email", "address", "street", "postal_code"];
    if let Some(at) = FIRST.iter().position(|own| *own == column) {
        return (at, 0);
    }
    let base = column.split('_').next().unwrap_or_default();
    let number = column.split('_').find_map(|part| part.parse().ok()).unwrap_or(1);
    match (NUMBERED.iter().position(|own| *own == base || *own == column), column.starts_with("external_id")) {
        (Some(at), _) => (20 + at.min(2), number),
        (_, true) => (30, number),
        _ if column.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b.is_ascii_digit()) => (25, 0),
        _ => (40, 0),
    }
}
