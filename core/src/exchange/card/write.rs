//! Address cards of people, version 3.0 (RFC 2426) and 4.0 (RFC 6350), as telephones and mail programs read them.
//!
//! A card with our id goes back to Birlik and says everything: what a card has no word for, or only an inexact one, stands
//! in `X-BIRLIK-` properties under its column id. A card to hand out says that in its note instead.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::domain::PartialDate;
use crate::exchange::out::OutColumn;
use crate::exchange::value::tags;

/// Longest line, in bytes, before it is folded (RFC 6350 3.2).
const LINE: usize = 75;

/// Which version is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// RFC 2426: what older telephones read.
    V3,
    /// RFC 6350.
    V4,
}

/// Writes a card a row.
pub struct Writer<W> {
    out: W,
    version: Version,
    columns: Vec<OutColumn>,
}

impl<W: Write> Writer<W> {
    /// Cards with these columns. Errors: none yet.
    pub fn new(out: W, version: Version, columns: &[OutColumn]) -> Self {
        Self { out, version, columns: columns.to_vec() }
    }

    /// One card. Errors: of the disk.
    pub fn row<'a>(&mut self, cells: impl Iterator<Item = &'a str>) -> io::Result<()> {
        let values = self.columns.iter().zip(cells).filter(|(_, text)| !text.is_empty());
        let values: BTreeMap<&str, &str> = values.map(|(column, text)| (column.id.as_str(), text)).collect();
        let ours = values.contains_key("id");
        let mut card = Card { version: self.version, ours, values, said: Vec::new(), text: String::new(), items: 0 };
        card.write(&self.columns);
        self.out.write_all(card.text.as_bytes())
    }

    /// Flushes and gives back what was written into. Errors: of the disk.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }
}

struct Card<'a> {
    version: Version,
    ours: bool,
    values: BTreeMap<&'a str, &'a str>,
    /// Columns that stand in the card without a loss.
    said: Vec<String>,
    text: String,
    items: usize,
}

impl Card<'_> {
    fn get(&self, column: &str) -> &str {
        self.values.get(column).copied().unwrap_or("")
    }

    /// The value, which the card then says without a loss.
    fn say(&mut self, column: &str) -> String {
        self.said.push(column.to_owned());
        self.get(column).to_owned()
    }

    fn write(&mut self, columns: &[OutColumn]) {
        self.line("BEGIN", "VCARD");
        self.line("VERSION", if self.version == Version::V3 { "3.0" } else { "4.0" });
        self.id();
        self.names();
        self.facts();
        self.phones_and_emails();
        self.addresses();
        self.rest(columns);
        self.line("END", "VCARD");
    }

    fn id(&mut self) {
        let id = self.say("id");
        if id.len() == 32 {
            let uid = [&id[..8], &id[8..12], &id[12..16], &id[16..20], &id[20..]].join("-");
            self.line("UID", &format!("urn:uuid:{uid}"));
            self.line("X-BIRLIK-ID", &id);
        }
    }

    fn names(&mut self) {
        let parts = ["family_name", "given_name", "patronymic"].map(|column| self.say(column));
        let whole = [&parts[1], &parts[2], &parts[0]].into_iter().filter(|part| !part.is_empty());
        let mut whole = whole.map(String::as_str).collect::<Vec<_>>().join(" ");
        if whole.is_empty() {
            let other = ["native_name", "preferred_name", "passport_name", "phone", "email"];
            whole = other.iter().map(|column| self.get(column)).find(|text| !text.is_empty()).unwrap_or("?").to_owned();
        }
        self.line("FN", &escaped(&whole));
        self.line("N", &format!("{};{};{};;", escaped(&parts[0]), escaped(&parts[1]), escaped(&parts[2])));
        for (property, column) in [("NICKNAME", "preferred_name"), ("X-MAIDENNAME", "former_family_name")] {
            let text = self.say(column);
            self.filled(property, &text);
        }
    }

    fn facts(&mut self) {
        let born = self.get("birth_date").to_owned();
        if let Some((property, value)) = birthday(&born, self.version) {
            self.said.push("birth_date".to_owned());
            self.line(property, &value);
        }
        let letter = match self.get("sex") {
            "female" => "F",
            "male" => "M",
            _ => "",
        };
        if self.version == Version::V4 && !letter.is_empty() {
            self.said.push("sex".to_owned());
            self.line("GENDER", letter);
        }
        if self.version == Version::V4 && !self.ours {
            for language in self.say("languages").split_whitespace() {
                self.line("LANG", language);
            }
        }
        let tags = tags::split(&self.say("tags"));
        let tags: Vec<String> = tags.iter().map(|tag| escaped(tag)).collect();
        self.filled_raw("CATEGORIES", &tags.join(","));
    }

    fn phones_and_emails(&mut self) {
        for (property, kind) in [("TEL", "phone"), ("EMAIL", "email")] {
            for n in 1..=usize::from(u8::MAX) {
                let number = if n > 1 { format!("_{n}") } else { String::new() };
                let (column, label) = (format!("{kind}{number}"), format!("{kind}{number}_label"));
                if !self.values.contains_key(column.as_str()) {
                    // A label alone says nothing.
                    if n > 20 { break } else { continue }
                }
                let (typed, label) = (self.say(&column), self.say(&label));
                self.labelled(property, &label, &escaped(&typed));
            }
        }
    }

    /// With the type that stands for the label, or with the label as telephones write one of their own.
    fn labelled(&mut self, property: &str, label: &str, value: &str) {
        let kind = match (label, property) {
            ("", _) => "",
            ("home", _) => ";TYPE=HOME",
            ("work", _) => ";TYPE=WORK",
            ("mobile", "TEL") => ";TYPE=CELL",
            _ => {
                self.items += 1;
                let group = format!("item{}", self.items);
                self.line(&format!("{group}.{property}"), value);
                self.line(&format!("{group}.X-ABLabel"), &escaped(label));
                return;
            }
        };
        self.line(&format!("{property}{kind}"), value);
    }

    fn addresses(&mut self) {
        for n in 1..=20_usize {
            let number = if n > 1 { format!("_{n}") } else { String::new() };
            let column = |part: &str| match part {
                "" => format!("address{number}"),
                "street" | "postal_code" => format!("{part}{number}"),
                _ => format!("address{number}_{part}"),
            };
            let parts = ["street", "city", "region", "postal_code", "country"];
            if parts.iter().chain(&[""]).all(|part| self.get(&column(part)).is_empty()) {
                continue;
            }
            let mut texts = parts.map(|part| self.say(&column(part)));
            let label = self.say(&column("label"));
            if !self.ours {
                let typed = self.say(&column(""));
                if texts[0].is_empty() {
                    texts[0] = typed;
                }
                if n == 1 {
                    for (at, own) in [(1, "city"), (4, "country")] {
                        let text = self.say(own);
                        if texts[at].is_empty() {
                            texts[at] = text;
                        }
                    }
                }
            }
            let [street, city, region, code, country] = texts.map(|text| escaped(&text));
            self.labelled("ADR", &label, &format!(";;{street};{city};{region};{code};{country}"));
        }
    }

    /// The note, and what no property says.
    fn rest(&mut self, columns: &[OutColumn]) {
        let mut note = vec![self.say("notes")];
        note.retain(|text| !text.is_empty());
        for column in columns {
            let text = self.get(&column.id).to_owned();
            if text.is_empty() || self.said.contains(&column.id) {
                continue;
            }
            if self.ours {
                let name = column.id.to_ascii_uppercase().replace('_', "-");
                self.line(&format!("X-BIRLIK-{name}"), &escaped(&text));
            } else {
                note.push(format!("{}: {text}", column.heading));
            }
        }
        self.filled("NOTE", &note.join("\n"));
    }

    fn filled(&mut self, property: &str, text: &str) {
        self.filled_raw(property, &escaped(text));
    }

    fn filled_raw(&mut self, property: &str, value: &str) {
        if !value.is_empty() {
            self.line(property, value);
        }
    }

    /// A content line, folded between letters.
    fn line(&mut self, property: &str, value: &str) {
        let line = format!("{property}:{value}");
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > LINE {
                self.text.push_str("\r\n ");
                used = 1;
            }
            self.text.push(c);
            used += c.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// RFC 6350 3.4; control characters have no place in a card.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => escaped.push_str("\\n"),
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            '\t' => escaped.push(c),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Property and value of a birth date that the version can say exactly; version 3.0 without a year as Apple writes it.
fn birthday(text: &str, version: Version) -> Option<(&'static str, String)> {
    let date = text.parse::<PartialDate>().ok().filter(|date| !date.about)?;
    match (date.year, date.month, date.day, version) {
        (Some(y), Some(m), Some(d), Version::V3) => Some(("BDAY", format!("{y:04}-{m:02}-{d:02}"))),
        (Some(y), Some(m), Some(d), Version::V4) => Some(("BDAY", format!("{y:04}{m:02}{d:02}"))),
        (None, Some(m), Some(d), Version::V3) => Some(("BDAY;X-APPLE-OMIT-YEAR=1604", format!("1604-{m:02}-{d:02}"))),
        (None, Some(m), Some(d), Version::V4) => Some(("BDAY", format!("--{m:02}{d:02}"))),
        (Some(y), Some(m), None, Version::V4) => Some(("BDAY", format!("{y:04}-{m:02}"))),
        (Some(y), None, None, Version::V4) => Some(("BDAY", format!("{y:04}"))),
        _ => None,
    }
}
