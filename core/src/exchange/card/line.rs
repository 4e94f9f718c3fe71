//! Content lines of address cards, from bytes: unfolded before anything is decoded (RFC 6350 3.2), soft breaks of
//! quoted-printable joined, each with its place. Knows no property.

use std::io::Read;

use crate::exchange::error::ReadError;
use crate::exchange::record::MAX_CELL;

/// Longest line that is kept, in bytes; of a longer one only the beginning is.
const MAX_LINE: usize = MAX_CELL * 2;
/// Of pictures and sounds only so much is kept as tells what they are, in bytes.
const MAX_MEDIA: usize = 256;
/// Bytes read at once.
const PIECE: usize = 64 * 1024;

/// A content line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Physical line where it begins, from 1.
    pub(super) at: u64,
    /// In capitals.
    pub(super) group: String,
    /// In capitals.
    pub(super) name: String,
    /// Names in capitals; a type of vCard 2.1 stands without a name as `TYPE`.
    pub(super) params: Vec<(String, String)>,
    /// As it stands in the file, unfolded.
    pub(super) value: Vec<u8>,
    /// Only the beginning of the value is there.
    pub(super) cut: bool,
}

impl Line {
    /// The first value of a parameter; empty without one.
    pub(super) fn param(&self, name: &str) -> &str {
        self.params.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value)
    }

    /// All values of `TYPE`, in capitals.
    pub(super) fn types(&self) -> Vec<String> {
        let types = self.params.iter().filter(|(name, _)| name == "TYPE");
        types.flat_map(|(_, value)| value.split(',')).map(|word| word.trim().to_ascii_uppercase()).collect()
    }

    /// Whether the value is quoted-printable.
    pub(super) fn is_quoted(&self) -> bool {
        self.param("ENCODING").eq_ignore_ascii_case("QUOTED-PRINTABLE")
    }

    /// Whether the value is bytes and no text, or a property that is a picture, a sound or a key.
    pub(super) fn is_media(&self) -> bool {
        matches!(self.param("ENCODING").to_ascii_uppercase().as_str(), "B" | "BASE64") || is_media(&self.name)
    }

    /// None when it is no content line: no colon, or a name that is none.
    fn parse(at: u64, bytes: &[u8], cut: bool) -> Option<Self> {
        let colon = colon(bytes)?;
        let head = String::from_utf8_lossy(&bytes[..colon]).into_owned();
        let mut parts = split_quoted(&head, ';').into_iter();
        let name = parts.next()?.trim().to_ascii_uppercase();
        let (group, name) = name.rsplit_once('.').map_or((String::new(), name.clone()), |(g, n)| (g.into(), n.into()));
        let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        let params = parts.map(|part| param(&part)).collect();
        is_name.then(|| Self { at, group, name, params, value: bytes[colon + 1..].to_vec(), cut })
    }
}

fn is_media(name: &str) -> bool {
    matches!(name, "PHOTO" | "LOGO" | "SOUND" | "KEY" | "X-MS-CARDPICTURE")
}

/// The colon that ends name and parameters; those in quotes do not.
fn colon(bytes: &[u8]) -> Option<usize> {
    let mut quoted = false;
    let found = bytes.iter().position(|b| {
        quoted ^= *b == b'"';
        *b == b':' && !quoted
    });
    // A quote that is never closed quotes nothing.
    found.or_else(|| bytes.iter().position(|b| *b == b':'))
}

fn split_quoted(text: &str, by: char) -> Vec<String> {
    let mut quoted = false;
    let parts = text.split(|c: char| {
        quoted ^= c == '"';
        c == by && !quoted
    });
    parts.map(str::to_owned).collect()
}

/// `TYPE=home`, `TYPE="home,work"`, or of vCard 2.1 `HOME`, `QUOTED-PRINTABLE`.
fn param(text: &str) -> (String, String) {
    match text.split_once('=') {
        Some((name, value)) => (name.trim().to_ascii_uppercase(), value.trim().replace('"', "")),
        None => {
            let word = text.trim().to_ascii_uppercase();
            let name = match word.as_str() {
                "QUOTED-PRINTABLE" | "BASE64" | "8BIT" | "7BIT" | "B" => "ENCODING",
                _ => "TYPE",
            };
            (name.to_owned(), word)
        }
    }
}

/// What stands in a file: a content line, or a line that is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    Line(Line),
    Odd { at: u64, raw: String },
}

/// Goes through a file; `take` gets every line. Errors: of the disk, `Cancelled`.
pub(super) fn lines<R: Read>(
    source: R,
    progress: &mut dyn FnMut(u64) -> bool,
    take: &mut dyn FnMut(Found) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let mut physical = Physical { source, piece: vec![0; PIECE], at: 0, end: 0, done: 0, number: 0 };
    let mut open: Option<Open> = None;
    let mut bytes = Vec::new();
    loop {
        let most = open.as_ref().map_or(MAX_LINE, Open::most);
        let Some(cut) = physical.next(&mut bytes, most, progress)? else { break };
        match &mut open {
            Some(open) if open.goes_on(&bytes) => open.add(&bytes, cut),
            _ => {
                if let Some(done) = open.take() {
                    take(done.found())?;
                }
                if !bytes.iter().all(u8::is_ascii_whitespace) {
                    open = Some(Open::new(physical.number, &bytes, cut));
                }
            }
        }
    }
    open.map_or(Ok(()), |open| take(open.found()))
}

/// A content line that may go on.
struct Open {
    at: u64,
    bytes: Vec<u8>,
    cut: bool,
    quoted: bool,
    media: bool,
}

impl Open {
    fn new(at: u64, bytes: &[u8], cut: bool) -> Self {
        let line = Line::parse(at, bytes, cut);
        let (quoted, media) = line.map_or((false, false), |line| (line.is_quoted(), line.is_media()));
        let mut open = Self { at, bytes: Vec::new(), cut, quoted, media };
        open.add(bytes, cut);
        open
    }

    fn most(&self) -> usize {
        if self.media { MAX_MEDIA } else { MAX_LINE }
    }

    /// Folded, softly broken, or (as old telephones write) broken with a backslash or in the midst of base64.
    fn goes_on(&self, next: &[u8]) -> bool {
        let soft = self.quoted && self.bytes.last() == Some(&b'=') && !is_end(next);
        let folded = matches!(next.first(), Some(b' ' | b'\t')) && !next.iter().all(u8::is_ascii_whitespace);
        let bare = colon(next).is_none() && !next.iter().all(u8::is_ascii_whitespace);
        soft || folded || bare && (self.media || self.bytes.last() == Some(&b'\\'))
    }

    fn add(&mut self, next: &[u8], cut: bool) {
        self.cut |= cut;
        let next = if self.quoted && self.bytes.last() == Some(&b'=') {
            self.bytes.pop();
            next
        } else if self.bytes.is_empty() {
            next
        } else if matches!(next.first(), Some(b' ' | b'\t')) {
            &next[1..]
        } else {
            if self.bytes.last() == Some(&b'\\') {
                self.bytes.push(b'n');
            }
            next
        };
        let room = self.most().max(MAX_MEDIA).saturating_sub(self.bytes.len());
        self.cut |= next.len() > room;
        self.bytes.extend_from_slice(&next[..next.len().min(room)]);
    }

    fn found(self) -> Found {
        match Line::parse(self.at, &self.bytes, self.cut) {
            Some(line) => Found::Line(line),
            None => Found::Odd { at: self.at, raw: String::from_utf8_lossy(&self.bytes).chars().take(200).collect() },
        }
    }
}

/// A value that was never finished does not swallow the end of its card.
fn is_end(next: &[u8]) -> bool {
    next.len() >= 9 && (next[..9].eq_ignore_ascii_case(b"END:VCARD") || next[..9].eq_ignore_ascii_case(b"BEGIN:VCA"))
}

/// Lines as they stand, whatever ends them.
struct Physical<R> {
    source: R,
    piece: Vec<u8>,
    at: usize,
    end: usize,
    done: u64,
    number: u64,
}

impl<R: Read> Physical<R> {
    /// Reads the next line without its end, at most `most` bytes of it; gives whether it was cut, none at the end.
    fn next(
        &mut self,
        into: &mut Vec<u8>,
        most: usize,
        progress: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Option<bool>, ReadError> {
        into.clear();
        let (mut any, mut cut) = (false, false);
        loop {
            if self.at == self.end && !self.fill(progress)? {
                self.number += u64::from(any);
                return Ok(any.then_some(cut));
            }
            any = true;
            let rest = &self.piece[self.at..self.end];
            let end = rest.iter().position(|b| matches!(b, b'\n' | b'\r'));
            let part = &rest[..end.unwrap_or(rest.len())];
            let room = most.saturating_sub(into.len());
            cut |= part.len() > room;
            into.extend_from_slice(&part[..part.len().min(room)]);
            self.at += part.len();
            if end.is_none() {
                continue;
            }
            let carriage = self.piece[self.at] == b'\r';
            self.at += 1;
            if carriage && (self.at < self.end || self.fill(progress)?) && self.piece[self.at] == b'\n' {
                self.at += 1;
            }
            self.number += 1;
            return Ok(Some(cut));
        }
    }

    fn fill(&mut self, progress: &mut dyn FnMut(u64) -> bool) -> Result<bool, ReadError> {
        let count = loop {
            match self.source.read(&mut self.piece) {
                Err(cause) if cause.kind() == std::io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        (self.at, self.end) = (0, count);
        self.done += count as u64;
        if !progress(self.done) {
            return Err(ReadError::Cancelled);
        }
        Ok(count > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(bytes: &[u8]) -> Vec<Found> {
        let mut all = Vec::new();
        lines(bytes, &mut |_| true, &mut |found| {
            all.push(found);
            Ok(())
        })
        .unwrap();
        all
    }

    fn value(found: &Found) -> String {
        match found {
            Found::Line(line) => String::from_utf8(line.value.clone()).unwrap(),
            Found::Odd { .. } => panic!("{found:?}"),
        }
    }

    #[test]
    fn lines_are_unfolded_before_they_are_decoded() {
        let all =
            found(b"FN:G\xc3\r\n \xbcnel\r\nitem1.TEL;TYPE=\"cell,voice\":+1\rN;QUOTED-PRINTABLE:=41=\nOV;\n\nbad\n");
        assert_eq!((value(&all[0]), value(&all[1]), value(&all[2])), ("Günel".into(), "+1".into(), "=41OV;".into()));
        let Found::Line(tel) = &all[1] else { panic!() };
        assert_eq!((tel.at, tel.group.as_str(), tel.types()), (3, "ITEM1", vec!["CELL".into(), "VOICE".into()]));
        assert_eq!(all[3], Found::Odd { at: 7, raw: "bad".into() });
    }

    #[test]
    fn a_picture_of_fifty_megabytes_takes_no_memory() {
        let mut card = b"PHOTO;ENCODING=b:".to_vec();
        card.resize(50 << 20, b'A');
        card.extend(b"\r\nTEL:1\r\n");
        let all = found(&card);
        let Found::Line(photo) = &all[0] else { panic!() };
        assert!(photo.is_media() && photo.cut && photo.value.len() <= MAX_LINE);
        assert_eq!(value(&all[1]), "1");
    }

    #[test]
    fn an_unfinished_soft_break_does_not_swallow_the_end() {
        let all = found(b"FN;ENCODING=QUOTED-PRINTABLE:=\r\nEND:VCARD\r\n");
        assert_eq!((all.len(), value(&all[1])), (2, "VCARD".to_owned()));
    }
}
