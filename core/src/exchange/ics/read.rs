//! A file to drafts: decoded, taken apart into components, each event read for itself.

mod event;

pub(crate) use event::joined;

use std::collections::{BTreeMap, BTreeSet};

use super::line::{self, Line};
use super::{Calendar, EventDraft};
use crate::domain::zone::Zone;
use crate::exchange::problem::{Problem, ProblemKind, Severity};

/// Largest file, in bytes.
const MOST_BYTES: usize = 64 * 1024 * 1024;
/// Problems of one kind that concern the whole file, at most.
const MOST_PROBLEMS: usize = 100;

/// What the reader says of times that the file leaves open.
#[derive(Debug, Clone)]
pub struct Options {
    /// The clock of times without a zone: the chapter's, or as said.
    pub zone: Zone,
    /// The zone that is meant by every name that nobody knows; without it such events wait.
    pub unknown: Option<Zone>,
    /// The zones that are meant by single names that nobody knows.
    pub named: BTreeMap<String, Zone>,
}

/// A file that is refused whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Nothing in it.
    #[error("empty file")]
    Empty,
    /// No component of a calendar.
    #[error("not a calendar")]
    NotACalendar,
    /// Larger than 64 MiB.
    #[error("too large")]
    TooLarge,
}

impl ReadError {
    /// The code that catalogues know it by.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotACalendar => "not_a_calendar",
            Self::TooLarge => "too_large",
        }
    }
}

/// Reads a file whole. Errors only when nothing of it is a calendar.
pub fn read(bytes: &[u8], options: &Options) -> Result<Calendar, ReadError> {
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::TooLarge);
    }
    let mut calendar = Calendar::default();
    let lines = decoded(bytes, &mut calendar)?;
    let parts = Parts::gather(lines, &mut calendar.problems);
    if !parts.any {
        return Err(ReadError::NotACalendar);
    }
    for (number, name) in &parts.others {
        calendar.ignored += 1;
        let problem = Problem { line: Some(*number), ..Problem::new(ProblemKind::NotAnEvent, Severity::Note, name) };
        calendar.problems.push(problem);
    }
    limit(&mut calendar.problems);
    let zones = Zones { known: parts.zones, options };
    event::all(parts.events, &zones, &mut calendar);
    left_out(parts.left_out, &mut calendar.problems);
    let unknown: BTreeSet<&String> = calendar.events.iter().filter_map(|event| event.unknown_zone.as_ref()).collect();
    calendar.unknown_zones = unknown.into_iter().cloned().collect();
    Ok(calendar)
}

/// Zones by the names of this file.
struct Zones<'a> {
    /// What the file's own definitions say of where they are (`X-LIC-LOCATION`).
    known: BTreeMap<String, Zone>,
    options: &'a Options,
}

impl Zones<'_> {
    fn find(&self, name: &str) -> Option<Zone> {
        Zone::parse_foreign(name)
            .ok()
            .or_else(|| self.known.get(name).cloned())
            .or_else(|| self.options.named.get(name).or(self.options.unknown.as_ref()).cloned())
    }
}

/// The lines of the file as text.
fn decoded(bytes: &[u8], calendar: &mut Calendar) -> Result<Vec<Line>, ReadError> {
    let (whole, numbers, encoding) = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, length)) if encoding != encoding_rs::UTF_8 => {
            let text = encoding.decode_without_bom_handling(&bytes[length..]).0;
            let (whole, numbers) = line::unfold(text.as_bytes());
            (String::from_utf8_lossy(&whole).into_owned(), numbers, encoding)
        }
        bom => {
            let (whole, numbers) = line::unfold(&bytes[bom.map_or(0, |(_, length)| length)..]);
            let (text, encoding) = text_of(whole, &mut calendar.problems);
            (text, numbers, encoding)
        }
    };
    calendar.encoding = encoding.name().to_owned();
    if whole.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let mut lines = Vec::with_capacity(numbers.len());
    for (text, number) in whole.split('\n').zip(numbers) {
        let text = text.trim_matches(['\0', ' ', '\t', '\r']);
        if text.is_empty() {
            continue;
        }
        match line::parse(number, text) {
            Some(line) => lines.push(line),
            None => calendar.problems.push(Problem {
                line: Some(number),
                ..Problem::new(ProblemKind::UnreadableLine, Severity::Note, text)
            }),
        }
    }
    Ok(lines)
}

/// UTF-8 as the standard says (3.1.4), else as the bytes look; said where that is a guess.
fn text_of(bytes: Vec<u8>, problems: &mut Vec<Problem>) -> (String, &'static encoding_rs::Encoding) {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return (text, encoding_rs::UTF_8),
        Err(cause) => cause.into_bytes(),
    };
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(&bytes, true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Deny);
    let (text, _, lossy) = encoding.decode(&bytes);
    let kind = if lossy { ProblemKind::UndecodableBytes } else { ProblemKind::EncodingUncertain };
    problems.push(Problem::new(kind, Severity::Note, encoding.name()));
    (text.into_owned(), encoding)
}

/// An event as its lines.
#[derive(Debug, Default)]
struct Raw {
    row: u32,
    begin: u64,
    lines: Vec<Line>,
}

/// What components there are.
#[derive(Debug, Default)]
struct Parts {
    any: bool,
    events: Vec<Raw>,
    zones: BTreeMap<String, Zone>,
    others: Vec<(u64, String)>,
    left_out: BTreeMap<String, (u32, String)>,
}

/// Components that may stand in a calendar beside events.
const OTHERS: &[&str] = &["VTODO", "VJOURNAL", "VFREEBUSY", "VAVAILABILITY", "VPOLL"];

impl Parts {
    fn gather(lines: Vec<Line>, problems: &mut Vec<Problem>) -> Self {
        let mut parts = Self::default();
        // Names of what is open, and the event it is.
        let mut open: Vec<(String, Option<usize>)> = Vec::new();
        let mut zone: (String, String) = Default::default();
        let mut calendar_zone = None;
        for line in lines {
            let name = line.value.trim().to_ascii_uppercase();
            match line.name.as_str() {
                "BEGIN" => {
                    let event = parts.begin(&name, line.number, open.last());
                    zone = Default::default();
                    open.push((name, event));
                }
                "END" => {
                    if name == "VTIMEZONE"
                        && let Ok(there) = Zone::parse_foreign(&zone.1)
                    {
                        parts.zones.insert(std::mem::take(&mut zone.0), there);
                    }
                    match open.iter().rposition(|(there, _)| *there == name) {
                        Some(at) => open.truncate(at),
                        None => problems.push(Problem {
                            line: Some(line.number),
                            ..Problem::new(ProblemKind::UnreadableLine, Severity::Note, &format!("END:{}", line.value))
                        }),
                    }
                }
                "X-WR-TIMEZONE" => calendar_zone = Zone::parse_foreign(&line.value).ok(),
                _ => match open.last() {
                    Some((_, Some(event))) => parts.events[*event].lines.push(line),
                    Some((there, None)) if there == "VTIMEZONE" => match line.name.as_str() {
                        "TZID" => zone.0 = line.value,
                        "X-LIC-LOCATION" => zone.1 = line.value,
                        _ => {}
                    },
                    _ => {}
                },
            }
        }
        if let Some(there) = calendar_zone {
            parts.zones.insert(String::new(), there);
        }
        parts
    }

    /// Takes note of a component; gives the number of the event it is.
    fn begin(&mut self, name: &str, number: u64, within: Option<&(String, Option<usize>)>) -> Option<usize> {
        let inside = within.is_some_and(|(there, event)| event.is_some() || OTHERS.contains(&there.as_str()));
        match name {
            "VEVENT" => {
                self.any = true;
                let row = u32::try_from(self.events.len() + 1).unwrap_or(u32::MAX);
                self.events.push(Raw { row, begin: number, lines: Vec::new() });
                Some(self.events.len() - 1)
            }
            "VCALENDAR" | "VTIMEZONE" => {
                self.any = true;
                None
            }
            _ if inside => {
                self.left_out.entry(name.to_owned()).or_default().0 += 1;
                None
            }
            _ if OTHERS.contains(&name) => {
                self.any = true;
                self.others.push((number, name.to_owned()));
                None
            }
            _ => None,
        }
    }
}

/// What was left out, once a name, with the number of times.
fn left_out(names: BTreeMap<String, (u32, String)>, problems: &mut Vec<Problem>) {
    for (name, (times, _)) in names {
        problems
            .push(Problem::new(ProblemKind::LeftOut, Severity::Note, &format!("{name} × {times}")).in_column(&name));
    }
}

/// A file of garbage has as many problems as lines; the first of a kind say enough.
fn limit(problems: &mut Vec<Problem>) {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    problems.retain(|problem| {
        let count = counts.entry(problem.kind.code()).or_default();
        *count += 1;
        *count <= MOST_PROBLEMS
    });
}

/// The row of a draft that does not land.
fn refused(raw: &Raw, kind: ProblemKind, text: &str, property: &str) -> Problem {
    Problem::new(kind, Severity::Refused, text).at(raw.row, raw.begin).in_column(property)
}

/// A problem of a draft that lands.
fn noted(draft: &mut EventDraft, kind: ProblemKind, severity: Severity, line: &Line) {
    let problem = Problem::new(kind, severity, &line.value).at(draft.row, line.number).in_column(&line.name);
    draft.problems.push(problem);
}
