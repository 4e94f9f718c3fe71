//! The properties of a card to columns of a table: by our column ids where a field is meant, else under the property's
//! own name, so that a person decides what becomes of it.

use encoding_rs::Encoding;

use super::Card;
use super::line::Line;
use super::text::{components, decoded, split, unescaped};
use crate::exchange::problem::ProblemKind;
use crate::exchange::table::label;
use crate::exchange::value::tags;
use crate::names;

/// Telephones, e-mails and addresses in columns of their own; more stand in the notes.
const MOST: usize = 20;
/// Lines that go into the notes because there were too many.
const MOST_NOTES: usize = 200;
/// What tells of the program and not of the person, or stands in another property already.
const TECHNICAL: &[&str] = &[
    "VERSION",
    "PRODID",
    "REV",
    "CLASS",
    "MAILER",
    "NAME",
    "PROFILE",
    "SOURCE",
    "CLIENTPIDMAP",
    "SORT-STRING",
    "KIND",
    "X-ABUID",
    "X-ABADR",
    "X-ABLABEL",
    "X-ABSHOWAS",
    "X-ABRELATEDNAMES",
    "X-IRMC-CALL-DATETIME",
    "X-IRMC-LUID",
    "X-PHONETIC-FIRST-NAME",
    "X-PHONETIC-LAST-NAME",
    "X-PHONETIC-MIDDLE-NAME",
    "X-EVOLUTION-FILE-AS",
    "X-ADDRESSBOOKSERVER-KIND",
    "X-IMAGETYPE",
    "X-IMAGEHASH",
    "X-SHARED-PHOTO-DISPLAY-PREF",
    "AGENT",
    "XML",
    "X-MS-OL-DESIGN",
    "X-MS-OL-DEFAULT-POSTAL-ADDRESS",
    "X-BIRLIK-VERSION",
];

/// Columns and values of a card, and what is to be said about it.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub(super) values: Vec<(String, String)>,
    pub(super) odd: Vec<ProblemKind>,
    notes: Vec<String>,
    too_many: usize,
}

/// Reads a card. `other` is the encoding of bytes that are no UTF-8.
pub(super) fn columns(card: &Card, other: &'static Encoding) -> Columns {
    let read = Reader { card, other, old: card.version().starts_with('2') };
    let mut columns = Columns::default();
    read.ids(&mut columns);
    read.names(&mut columns);
    read.facts(&mut columns);
    read.phones(&mut columns);
    read.emails(&mut columns);
    read.addresses(&mut columns);
    read.rest(&mut columns);
    columns.finish(card);
    columns
}

impl Columns {
    fn add(&mut self, column: &str, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        match self.values.iter_mut().find(|(own, _)| own == column) {
            Some((_, there)) if there.split("; ").any(|part| part == value) => {}
            Some((_, there)) => {
                there.push_str("; ");
                there.push_str(value);
            }
            None => self.values.push((column.to_owned(), value.to_owned())),
        }
    }

    fn note(&mut self, line: String) {
        self.too_many += 1;
        if self.too_many <= MOST_NOTES {
            self.notes.push(line);
        }
    }

    /// Said a second time, and differently.
    fn again(&mut self, name: &str, value: &str) {
        self.notes.push(format!("{name}: {value}"));
        if !self.odd.contains(&ProblemKind::SaidTwice) {
            self.odd.push(ProblemKind::SaidTwice);
        }
    }

    fn finish(&mut self, card: &Card) {
        if self.too_many > 0 {
            self.odd.push(ProblemKind::TooManyValues);
        }
        if card.unclosed {
            self.odd.push(ProblemKind::UnclosedCard);
        }
        let notes = std::mem::take(&mut self.notes).join("\n");
        if !notes.is_empty() {
            self.values.push(("notes".to_owned(), notes));
        }
    }
}

/// `phone`, `phone_2_label`.
fn numbered(kind: &str, n: usize, part: &str) -> String {
    let number = if n > 1 { format!("_{n}") } else { String::new() };
    match (kind, part) {
        (_, "") => format!("{kind}{number}"),
        ("address", "street" | "postal_code") => format!("{part}{number}"),
        _ => format!("{kind}{number}_{part}"),
    }
}

struct Reader<'a> {
    card: &'a Card,
    other: &'static Encoding,
    old: bool,
}

impl Reader<'_> {
    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Line> {
        self.card.lines.iter().filter(move |line| line.name == name && !line.is_media())
    }

    fn text(&self, line: &Line) -> String {
        unescaped(&decoded(line, self.other), self.old)
    }

    fn first(&self, name: &str) -> String {
        self.all(name).map(|line| self.text(line).trim().to_owned()).find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// The first of what a card has once; what others say besides is kept in the notes.
    fn only(&self, name: &str, columns: &mut Columns) -> String {
        let first = self.first(name);
        for line in self.all(name) {
            let other = self.text(line);
            if !other.trim().is_empty() && other.trim() != first {
                columns.again(name, other.trim());
            }
        }
        first
    }

    /// Our own card says what its columns are, and its id.
    fn is_ours(&self) -> bool {
        self.all("X-BIRLIK-ID").next().is_some()
    }

    /// Numbers of a kind; our own card has no more than a person can have.
    fn most(&self) -> usize {
        if self.is_ours() { usize::from(u8::MAX) } else { MOST }
    }

    fn ids(&self, columns: &mut Columns) {
        columns.add("id", &self.first("X-BIRLIK-ID"));
        let uid = self.first("UID");
        if !self.is_ours() && !uid.is_empty() {
            columns.add("external_id", uid.strip_prefix("urn:uuid:").unwrap_or(&uid));
            columns.add("external_id_source", "vCard");
        }
    }

    fn names(&self, columns: &mut Columns) {
        let whole = self.only("FN", columns);
        let all = self.all("N").map(|line| components(&decoded(line, self.other), self.old, " "));
        let mut all = all.filter(|parts| parts.iter().any(|part| !part.is_empty()));
        let parts = all.next().unwrap_or_default();
        for other in all.filter(|other| *other != parts) {
            columns.again("N", other.join(" ").trim());
        }
        let part = |n: usize| parts.get(n).map_or("", String::as_str);
        let (family, given, middle) = (part(0), part(1), part(2));
        let alone = given.is_empty() && middle.is_empty();
        if alone && (family.is_empty() || family.contains(' ') || whole.contains(' ')) && !self.is_ours() {
            columns.add("full_name", if whole.is_empty() { family } else { &whole });
        } else {
            columns.add("given_name", given);
            columns.add("family_name", family);
            let fathers = self.is_ours() || names::split::is_patronymic(middle);
            columns.add(if fathers { "patronymic" } else { "Middle Name" }, middle);
        }
        columns.add("Name Prefix", part(3));
        columns.add("Name Suffix", part(4));
        self.all("NICKNAME").for_each(|line| columns.add("preferred_name", &self.text(line)));
        // Android keeps it in a property of its own.
        for line in self.all("X-ANDROID-CUSTOM") {
            let custom = components(&decoded(line, self.other), self.old, " ");
            if custom.first().is_some_and(|kind| kind.ends_with("/nickname")) {
                columns.add("preferred_name", custom.get(1).map_or("", String::as_str));
            }
        }
        for maiden in ["X-MAIDENNAME", "X-MAIDEN-NAME", "X-EVOLUTION-MAIDENNAME"] {
            columns.add("former_family_name", &self.first(maiden));
        }
    }

    fn facts(&self, columns: &mut Columns) {
        if let Some(line) = self.all("BDAY").find(|line| !self.text(line).trim().is_empty()) {
            columns.add("birth_date", &date(&self.text(line), line));
        }
        self.only("BDAY", columns);
        let gender = self.first("GENDER");
        let (letter, word) = gender.split_once(';').unwrap_or((&gender, ""));
        columns.add("sex", if letter.is_empty() || letter == "N" || letter == "U" { word } else { letter });
        columns.add("sex", &self.first("X-GENDER"));
        for line in self.all("LANG") {
            columns.add("languages", &self.text(line));
        }
        let categories = self.all("CATEGORIES").flat_map(|line| {
            let text = decoded(line, self.other);
            split(&text, ',').iter().map(|tag| unescaped(tag, self.old).trim().to_owned()).collect::<Vec<_>>()
        });
        let mut all: Vec<String> = Vec::new();
        for tag in categories.filter(|tag| !tag.is_empty()) {
            if !all.contains(&tag) {
                all.push(tag);
            }
        }
        columns.add("tags", &tags::join(all.iter().map(String::as_str)));
        columns.notes.extend(self.all("NOTE").map(|line| self.text(line)).filter(|note| !note.trim().is_empty()));
    }

    fn phones(&self, columns: &mut Columns) {
        for (n, line) in (1..).zip(self.preferred("TEL")) {
            let text = self.text(line);
            // RFC 3966 5.3: the extension.
            let plain = || text.trim().strip_prefix("tel:").unwrap_or(text.trim()).replace(";ext=", " ext. ");
            let typed = if self.is_ours() { text.clone() } else { plain() };
            if n > self.most() {
                columns.note(format!("TEL: {typed}"));
                continue;
            }
            columns.add(&numbered("phone", n, ""), &typed);
            columns.add(&numbered("phone", n, "label"), &self.label(line));
        }
    }

    fn emails(&self, columns: &mut Columns) {
        for (n, line) in (1..).zip(self.preferred("EMAIL")) {
            let text = self.text(line);
            let plain = || text.trim().strip_prefix("mailto:").unwrap_or(text.trim());
            let typed = if self.is_ours() { &text } else { plain() };
            if n > self.most() {
                columns.note(format!("EMAIL: {typed}"));
                continue;
            }
            columns.add(&numbered("email", n, ""), typed);
            columns.add(&numbered("email", n, "label"), &self.label(line));
        }
    }

    fn addresses(&self, columns: &mut Columns) {
        let labels: Vec<&Line> = self.all("LABEL").collect();
        for (n, line) in (1..).zip(self.preferred("ADR")) {
            let parts = components(&decoded(line, self.other), self.old, ", ");
            if n > self.most() {
                columns.note(format!("ADR: {}", parts.join(", ")));
                continue;
            }
            let part = |at: usize| parts.get(at).map_or("", String::as_str);
            let street = [part(2), part(1), part(0)].into_iter().filter(|part| !part.is_empty());
            columns.add(&numbered("address", n, "street"), &street.collect::<Vec<_>>().join(", "));
            for (at, name) in [(3, "city"), (4, "region"), (5, "postal_code"), (6, "country")] {
                columns.add(&numbered("address", n, name), part(at));
            }
            columns.add(&numbered("address", n, "label"), &self.label(line));
            columns.add(&numbered("address", n, ""), &unescaped(line.param("LABEL"), false));
        }
        if self.all("ADR").next().is_none() && !self.is_ours() {
            for (n, line) in (1..=MOST).zip(labels) {
                columns.add(&numbered("address", n, ""), &self.text(line));
                columns.add(&numbered("address", n, "label"), &self.label(line));
            }
        }
    }

    /// What no field is meant by, under its own name; of ours the columns that cards have no word for.
    fn rest(&self, columns: &mut Columns) {
        const READ: &[&str] = &[
            "UID",
            "FN",
            "N",
            "NICKNAME",
            "X-MAIDENNAME",
            "X-MAIDEN-NAME",
            "X-EVOLUTION-MAIDENNAME",
            "BDAY",
            "GENDER",
            "X-GENDER",
            "LANG",
            "CATEGORIES",
            "NOTE",
            "TEL",
            "EMAIL",
            "ADR",
            "LABEL",
            "X-BIRLIK-ID",
        ];
        for line in &self.card.lines {
            let name = line.name.as_str();
            if line.is_media() || READ.contains(&name) || TECHNICAL.contains(&name) {
                continue;
            }
            if let Some(column) = name.strip_prefix("X-BIRLIK-") {
                let column = column.to_ascii_lowercase().replace('-', "_");
                columns.values.retain(|(own, _)| *own != column);
                columns.values.push((column, self.text(line)));
                continue;
            }
            let text = decoded(line, self.other);
            let parts = components(&text, self.old, ", ").into_iter().filter(|part| !part.is_empty());
            columns.add(name, &parts.collect::<Vec<_>>().join(", "));
        }
    }

    /// Lines of that name with something in them, the preferred ones first.
    fn preferred<'a>(&'a self, name: &'a str) -> Vec<&'a Line> {
        let mut lines: Vec<&Line> = self.all(name).filter(|line| !self.text(line).trim().is_empty()).collect();
        if !self.is_ours() {
            lines.sort_by_key(|line| !line.types().iter().any(|word| word == "PREF") && line.param("PREF") != "1");
        }
        lines
    }

    /// The label of the line's group (`X-ABLabel`), else its type.
    fn label(&self, line: &Line) -> String {
        let of_group = |label: &&Line| !line.group.is_empty() && label.group == line.group;
        if let Some(own) = self.all("X-ABLABEL").find(of_group) {
            let text = self.text(own);
            return text.trim().trim_start_matches("_$!<").trim_end_matches(">!$_").to_owned();
        }
        let types = line.types();
        let known = |word: &str| types.iter().any(|own| own == word);
        if known("FAX") {
            return "fax".to_owned();
        }
        if known("CELL") || known("IPHONE") {
            return "mobile".to_owned();
        }
        types.iter().find_map(|word| label(word)).unwrap_or_default().to_owned()
    }
}

/// `19870314`, `--0314`, `1987-03`, a time behind it, and Apple's year that means none, as EDTF or as it stands.
fn date(text: &str, line: &Line) -> String {
    let day = text.split(['T', ' ']).next().unwrap_or_default();
    let digits: String = day.chars().filter(char::is_ascii_digit).collect();
    let omitted = line.param("X-APPLE-OMIT-YEAR");
    let full = digits.len() == 8 && day.chars().all(|c| c.is_ascii_digit() || c == '-');
    if full && !omitted.is_empty() && digits.starts_with(omitted) {
        return format!("XXXX-{}-{}", &digits[4..6], &digits[6..]);
    }
    match (day.strip_prefix("--"), digits.len()) {
        (Some(rest), 4) if !rest.starts_with('-') => format!("XXXX-{}-{}", &digits[..2], &digits[2..]),
        (None, 8) if full => format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("19870314", "", "1987-03-14")]
    #[case("1987-03-14T00:00:00Z", "", "1987-03-14")]
    #[case("--0203", "", "XXXX-02-03")]
    #[case("1604-03-14", "1604", "XXXX-03-14")]
    #[case("1987-03", "", "1987-03")]
    #[case("circa 1800", "", "circa 1800")]
    fn birth_dates_are_read(#[case] text: &str, #[case] omitted: &str, #[case] expected: &str) {
        let params = vec![("X-APPLE-OMIT-YEAR".to_owned(), omitted.to_owned())];
        assert_eq!(date(text, &Line { params, ..Line::default() }), expected);
    }
}
