//! The cells of a row to a draft of a person.

use std::collections::BTreeMap;

use super::column::Column;
use super::read::Reading;
use super::school::School;
use super::target::{AddressPart, ColumnTarget as T, ContactPart, DatePart, GuardianPart, is_our_id};
use crate::domain::PartialDate;
use crate::exchange::draft::{AddressDraft, EmailDraft, PersonDraft, PhoneDraft};
use crate::exchange::foreign::Format;
use crate::exchange::problem::{Problem, ProblemKind, Severity};
use crate::exchange::record::Record;
use crate::exchange::value::date::{self, DateOrder, Read, Today};
use crate::exchange::value::month::{Month, month};
use crate::exchange::value::{answer, city, country, email, language, phone, sex, tags, text};
use crate::names::split::{self, NameParts};

/// Longest text of a value, in bytes: what a cell of the data file holds.
const MAX_TEXT: usize = crate::domain::value::MAX_TEXT;

/// Reads a row; the index of a cell that is too long is the error.
pub(super) fn draft(reading: &Reading, targets: &[T], record: &Record, row: u32) -> Result<PersonDraft, usize> {
    let draft = PersonDraft { row, line: record.line, ..PersonDraft::default() };
    let mut person = Person {
        reading,
        draft,
        labels: BTreeMap::new(),
        addresses: BTreeMap::new(),
        sources: BTreeMap::new(),
        places: Places::default(),
        birth: BTreeMap::new(),
        school: School::default(),
        ours: false,
    };
    let (row, line) = (person.draft.row, person.draft.line);
    person.draft.problems.extend(oddities(reading, record, row, line));
    // Labels, sources and places first: values of other columns are read by them.
    for (column, target) in reading.columns.iter().zip(targets) {
        let value = person.plain(record.get(column.index)).trim();
        if !value.is_empty() {
            person.around(target, value);
        }
    }
    let mut whole = None;
    for (column, target) in reading.columns.iter().zip(targets) {
        let cell = record.get(column.index);
        if cell.is_empty() || matches!(target, T::Skip | T::RowNumber) {
            continue;
        }
        let value = person.clean(column, cell);
        if value.len() > MAX_TEXT {
            return Err(column.index);
        }
        if value.is_empty() {
            continue;
        }
        if *target == T::FullName {
            whole = Some((column, value));
        } else {
            person.take(column, target, value);
        }
    }
    if let Some((column, value)) = whole {
        person.whole_name(column, &value);
    }
    person.birth();
    person.finish(targets);
    Ok(person.draft)
}

struct Person<'a> {
    reading: &'a Reading,
    draft: PersonDraft,
    labels: BTreeMap<(&'static str, u8), String>,
    addresses: BTreeMap<u8, AddressDraft>,
    sources: BTreeMap<u8, String>,
    places: Places,
    birth: BTreeMap<&'static str, (usize, String)>,
    school: School,
    /// The row has an id of ours: our own export comes back, and its texts are taken exactly as they are.
    ours: bool,
}

/// Where the person is, as the row tells it: countries to read telephone numbers in.
#[derive(Default)]
struct Places {
    country: Option<String>,
    address_country: Option<String>,
    city: Option<&'static str>,
}

/// What was odd about a record itself.
pub(super) fn oddities(reading: &Reading, record: &Record, row: u32, line: u64) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (kind, line, cell) in &record.odd {
        let heading = reading.columns.get(*cell).map_or("", |column| &column.heading);
        let severity = if *kind == ProblemKind::UnclosedQuote { Severity::Kept } else { Severity::Note };
        problems.push(Problem::new(*kind, severity, record.get(*cell)).at(row, *line).in_column(heading));
    }
    let beyond = (reading.width..record.len()).find(|i| !record.get(*i).trim().is_empty());
    let note = |kind, raw: &str| Problem::new(kind, Severity::Note, raw).at(row, line);
    // A row of a workbook ends where nothing stands any more.
    if record.len() < reading.width && reading.facts.format == Format::Csv {
        problems.push(note(ProblemKind::TooFewCells, &record.len().to_string()));
    } else if let Some(first) = beyond {
        problems.push(note(ProblemKind::TooManyCells, record.get(first)));
    }
    problems
}

impl Person<'_> {
    /// Without our guard against formulas, which only tables as text have.
    fn plain<'c>(&self, cell: &'c str) -> &'c str {
        if self.reading.facts.format == Format::Csv { text::unguard(cell) } else { cell }
    }

    /// What a value says about those of other columns.
    fn around(&mut self, target: &T, value: &str) {
        match target {
            T::Phone(n, ContactPart::Label) => self.label("phone", *n, value),
            T::Email(n, ContactPart::Label) => self.label("email", *n, value),
            T::Id => self.ours = is_our_id(&value.to_ascii_lowercase()),
            T::ExternalIdSource(n) => {
                let source = if self.ours { crate::domain::value::normal(value) } else { text::clean(value).text };
                self.sources.insert(*n, source);
            }
            T::Field("country") => self.places.country = country::read(value),
            T::Address(1, AddressPart::Country) => self.places.address_country = country::read(value),
            T::Field("city") | T::Address(1, AddressPart::City) if self.places.city.is_none() => {
                self.places.city = city::country(value);
            }
            _ => {}
        }
    }

    /// A number in the country of the person, else of the chapter.
    fn phone(&self, typed: &str) -> Result<String, ProblemKind> {
        let Places { country, address_country, city } = &self.places;
        let own = country.as_deref().or(address_country.as_deref()).or(*city);
        let home = || phone::read(typed, &self.reading.country);
        own.map_or_else(home, |own| phone::read(typed, own).or_else(|_| home()))
    }

    fn problem(&mut self, kind: ProblemKind, severity: Severity, column: &str, raw: &str) {
        let problem = Problem::new(kind, severity, raw).at(self.draft.row, self.draft.line).in_column(column);
        self.draft.problems.push(problem);
    }

    fn label(&mut self, kind: &'static str, n: u8, value: &str) {
        let label = if self.ours {
            crate::domain::value::normal(value)
        } else {
            // Google marks the preferred one with a star.
            let value = text::clean(value.trim_start_matches('*').trim()).text;
            super::label(&value).map_or(value, str::to_owned)
        };
        self.labels.insert((kind, n), label);
    }

    fn clean(&mut self, column: &Column, cell: &str) -> String {
        if self.ours {
            return crate::domain::value::normal(self.plain(cell));
        }
        let clean = text::clean(self.plain(cell));
        if clean.controls {
            self.problem(ProblemKind::ControlCharacters, Severity::Note, &column.heading, &clean.text);
        }
        if clean.marks {
            self.problem(ProblemKind::TooManyMarks, Severity::Note, &column.heading, &clean.text);
        }
        if clean.text.contains('\u{fffd}') {
            self.problem(ProblemKind::UndecodableBytes, Severity::Kept, &column.heading, &clean.text);
        }
        clean.text
    }

    fn take(&mut self, column: &Column, target: &T, value: String) {
        match target {
            T::Id => self.id(column, &value),
            T::Field(id) => self.field(column, id, value),
            T::Phone(n, ContactPart::Value) => self.phones(column, *n, &value),
            T::Email(n, ContactPart::Value) => self.emails(column, *n, &value),
            T::Address(n, part) => self.address(column, *n, *part, value),
            T::Household => self.draft.household = Some(self.line(value)),
            T::Tags => self.tags(&value),
            T::ExternalId(n) => {
                let source = self.sources.get(n).cloned();
                let source = source.unwrap_or_else(|| if self.ours { String::new() } else { column.heading.clone() });
                self.draft.externals.push((source, value));
            }
            T::Birth(part) => {
                let name = match part {
                    DatePart::Year => "year",
                    DatePart::Month => "month",
                    DatePart::Day => "day",
                };
                self.birth.insert(name, (column.index, value));
            }
            T::Class => self.school.classes = parted(&value),
            T::School => self.school.schools = parted(&value),
            T::Term => self.school.terms = parted(&value),
            T::Guardian(n, part) => self.guardian(column, *n, *part, value),
            T::Own | T::OwnField(_) => self.draft.own.push((column.index, value)),
            T::NoteLine => self.note(column, &value),
            T::Phone(_, ContactPart::Label)
            | T::Email(_, ContactPart::Label)
            | T::ExternalIdSource(_)
            | T::FullName
            | T::RowNumber
            | T::Skip => {}
        }
    }

    /// One line, for fields that have one.
    fn line(&self, text: String) -> String {
        if self.ours { text } else { one_line(text) }
    }

    fn line_unless_typed(&self, part: AddressPart, text: String) -> String {
        if matches!(part, AddressPart::Typed | AddressPart::Street) { text } else { self.line(text) }
    }

    fn note(&mut self, column: &Column, value: &str) {
        let line = if column.heading.is_empty() { value.to_owned() } else { format!("{}: {value}", column.heading) };
        self.draft.notes.push(one_line(line));
    }

    fn id(&mut self, column: &Column, value: &str) {
        let lower = value.to_ascii_lowercase();
        if is_our_id(&lower) {
            self.draft.id = Some(lower);
            return;
        }
        self.problem(ProblemKind::NotOurId, Severity::Note, &column.heading, value);
        self.draft.externals.push((column.heading.clone(), value.to_owned()));
    }

    fn tags(&mut self, value: &str) {
        for tag in tags::split(value) {
            if !self.draft.tags.contains(&tag) {
                self.draft.tags.push(tag);
            }
        }
    }

    fn field(&mut self, column: &Column, id: &'static str, value: String) {
        let nothing = is_nothing(&value);
        let (read, problem) = match id {
            "notes" => (Some(value), None),
            _ if id.ends_with("_date") && nothing => return,
            _ if id.ends_with("_date") => {
                let (date, problem) = read_date(&value, column, self.reading.today, id == "birth_date");
                let problem = problem.map(|(kind, severity)| (kind, severity, value.clone()));
                (Some(date.unwrap_or_else(|| self.line(value))), problem)
            }
            _ if is_word(id) => {
                if nothing && id != "sex" {
                    return;
                }
                let (read, kind) = read_word(id, &value, column.letters);
                if read.is_none() && self.ours {
                    self.draft.fields.insert(id.to_owned(), value);
                    return;
                }
                if read.is_none() {
                    // No value of the field, so it stays where a person reads it.
                    self.note(column, &value);
                }
                let problem = read.is_none().then_some((kind, Severity::Kept, value));
                (read, problem)
            }
            _ => (Some(self.line(value)), None),
        };
        if let Some((kind, severity, raw)) = problem {
            self.problem(kind, severity, &column.heading, &raw);
        }
        if let Some(read) = read {
            self.draft.fields.insert(id.to_owned(), read);
        }
    }

    fn phones(&mut self, column: &Column, n: u8, value: &str) {
        if is_nothing(value) {
            return;
        }
        let label = self.labels.get(&("phone", n)).cloned().unwrap_or_else(|| column.label.clone());
        let parts = if self.ours { vec![value] } else { phone::split(value) };
        for phone in self.numbers(column, &label, parts) {
            if !self.draft.phones.iter().any(|there| same_number(there, &phone)) {
                self.draft.phones.push(phone);
            }
        }
    }

    /// Telephone numbers of a cell, each once.
    fn numbers(&mut self, column: &Column, label: &str, parts: Vec<&str>) -> Vec<PhoneDraft> {
        let mut numbers: Vec<PhoneDraft> = Vec::new();
        for typed in parts {
            let read = self.phone(typed);
            if let Err(kind) = read {
                self.problem(kind, Severity::Kept, &column.heading, typed);
            }
            let phone = PhoneDraft { label: label.to_owned(), typed: self.line(typed.to_owned()), e164: read.ok() };
            if !numbers.iter().any(|there| same_number(there, &phone)) {
                numbers.push(phone);
            }
        }
        numbers
    }

    /// What a column says of somebody responsible for the person.
    fn guardian(&mut self, column: &Column, n: u8, part: GuardianPart, value: String) {
        if is_nothing(&value) {
            return;
        }
        match part {
            GuardianPart::Phone => {
                let parts = if self.ours { value.split("; ").collect() } else { phone::split(&value) };
                let phones = self.numbers(column, "", parts);
                let said = self.school.guardian(n, &column.label);
                said.phone_heading.clone_from(&column.heading);
                said.draft.phones = phones;
            }
            GuardianPart::Email => {
                let parts = if self.ours { value.split("; ").collect() } else { email::split(&value) };
                let emails = parts.into_iter().map(super::school::email).collect();
                self.school.guardian(n, &column.label).draft.emails = emails;
            }
            GuardianPart::Id => {
                let id = Some(value.to_ascii_lowercase()).filter(|id| is_our_id(id));
                self.school.guardian(n, &column.label).draft.id = id;
            }
            GuardianPart::Relation => {
                self.school.guardian(n, &column.label).draft.relation = super::school::relation(&value);
            }
            GuardianPart::Name => {
                let parts = split::split(&one_line(value), column.name_order);
                self.school.guardian(n, &column.label).draft.fields = super::school::names(parts);
            }
        }
    }

    fn emails(&mut self, column: &Column, n: u8, value: &str) {
        if is_nothing(value) {
            return;
        }
        let label = self.labels.get(&("email", n)).cloned().unwrap_or_else(|| column.label.clone());
        let parts = if self.ours { vec![value] } else { email::split(value) };
        for typed in parts {
            let address = email::read(typed);
            if address.is_none() {
                self.problem(ProblemKind::UnreadableEmail, Severity::Kept, &column.heading, typed);
            }
            let email = EmailDraft { label: label.clone(), typed: self.line(typed.to_owned()), address };
            let same = |there: &EmailDraft| match (&there.address, &email.address) {
                (Some(a), Some(b)) => a == b,
                _ => there.typed == email.typed,
            };
            if !self.draft.emails.iter().any(same) {
                self.draft.emails.push(email);
            }
        }
    }

    fn address(&mut self, column: &Column, n: u8, part: AddressPart, value: String) {
        let read = match part {
            AddressPart::Country => country::read(&value),
            _ => None,
        };
        if part == AddressPart::Country && read.is_none() && !self.ours {
            self.problem(ProblemKind::UnreadableCountry, Severity::Kept, &column.heading, &value);
        }
        let ours = self.ours;
        let value = self.line_unless_typed(part, value);
        let address = self.addresses.entry(n).or_default();
        match part {
            AddressPart::Typed => address.typed = value,
            AddressPart::Label if ours => address.label = value,
            AddressPart::Label => address.label = super::label(&value).map_or(value, str::to_owned),
            AddressPart::Street => address.street = value,
            AddressPart::PostalCode => address.postal_code = value,
            AddressPart::City => address.city = value,
            AddressPart::Region => address.region = value,
            AddressPart::Country => address.country = read.unwrap_or(value),
        }
        if address.label.is_empty() {
            address.label.clone_from(&column.label);
        }
    }

    /// What columns of their own say about a name goes before what the whole name says.
    fn whole_name(&mut self, column: &Column, value: &str) {
        let NameParts { given, family, patronymic, former } =
            split::split(&one_line(value.to_owned()), column.name_order);
        let named = [
            ("given_name", given),
            ("family_name", family),
            ("patronymic", patronymic),
            ("former_family_name", former),
        ];
        for (id, part) in named.into_iter().filter_map(|(id, part)| Some((id, part?))) {
            self.draft.fields.entry(id.to_owned()).or_insert(part);
        }
    }

    /// Year, month and day of columns of their own, where no column has the whole date.
    fn birth(&mut self) {
        let parts = std::mem::take(&mut self.birth);
        if parts.is_empty() || self.draft.fields.contains_key("birth_date") {
            return;
        }
        let get = |name: &str| parts.get(name).map(|(_, text)| text::ascii_digits(text)).filter(|text| text != "0");
        let months = |text: &str| match month(text) {
            Some(Month::Gregorian(n)) => Some(n),
            _ => text.parse().ok(),
        };
        let (year, month, day) = (get("year"), get("month"), get("day"));
        let read = (
            year.as_ref().map(|text| text.parse::<u16>().ok()),
            month.as_ref().map(|text| months(text)),
            day.as_ref().map(|text| text.parse::<u8>().ok()),
        );
        let date = match read {
            (Some(None), ..) | (_, Some(None), _) | (.., Some(None)) => None,
            (None, None, None) => return,
            (year, month, day) => PartialDate::new(year.flatten(), month.flatten(), day.flatten(), false).ok(),
        };
        let typed: Vec<String> = [year, month, day].into_iter().flatten().collect();
        let past = date.is_some_and(|date| date.year.is_none_or(|year| year <= self.reading.today.0));
        let text = match date.filter(|_| past) {
            Some(date) => date.to_string(),
            None => {
                let heading = parts.values().next().and_then(|(at, _)| self.reading.columns.get(*at));
                let heading = heading.map_or("", |column| &column.heading);
                self.problem(ProblemKind::ImpossibleDate, Severity::Kept, heading, &typed.join("-"));
                typed.join("-")
            }
        };
        self.draft.fields.insert("birth_date".to_owned(), text);
    }

    /// Addresses in their order, completed from the person's city and country where the file has no columns for them.
    fn finish(&mut self, targets: &[T]) {
        for (n, mut address) in std::mem::take(&mut self.addresses) {
            let bare = AddressDraft { label: address.label.clone(), ..AddressDraft::default() };
            if address == bare {
                continue;
            }
            let own = |id: &str, part| {
                let column = targets.contains(&T::Address(n, part));
                self.draft.fields.get(id).filter(|_| !column && n == 1).cloned().unwrap_or_default()
            };
            if !address.street.is_empty() || !address.postal_code.is_empty() {
                let (city, country) = (own("city", AddressPart::City), own("country", AddressPart::Country));
                if address.city.is_empty() {
                    address.city = city;
                }
                if address.country.is_empty() {
                    address.country = country;
                }
            }
            self.draft.addresses.push(address);
        }
        let school = std::mem::take(&mut self.school);
        school.finish(&mut self.draft);
    }
}

fn same_number(one: &PhoneDraft, other: &PhoneDraft) -> bool {
    match (&one.e164, &other.e164) {
        (Some(a), Some(b)) => a == b,
        _ => one.typed == other.typed,
    }
}

/// What stands between semicolons.
fn parted(value: &str) -> Vec<String> {
    value.split(';').map(|part| one_line(part.trim().to_owned())).collect()
}

/// A mark for "nothing" where a number, an address or a date belongs.
fn is_nothing(value: &str) -> bool {
    // Outlook writes a day it does not know as 0/0/00.
    matches!(value, "-" | "–" | "—" | "--" | "---" | "?" | "." | "/" | "0/0/00")
}

fn one_line(text: String) -> String {
    if text.contains(['\n', '\t']) {
        text.split(['\n', '\t']).map(str::trim).collect::<Vec<_>>().join(" ")
    } else {
        text
    }
}

/// EDTF, or none: as typed; and what was wrong.
fn read_date(
    value: &str,
    column: &Column,
    today: Today,
    birth: bool,
) -> (Option<String>, Option<(ProblemKind, Severity)>) {
    // Our own canonical text, whatever the column's order.
    if let Ok(date) = value.parse::<crate::domain::PartialDate>() {
        let past = date.year.is_none_or(|year| year <= today.0);
        if past && !date.year.is_some_and(|year| (1200..1500).contains(&year)) {
            let tomorrow = crate::domain::rule::is_not_yet_born(date, today);
            let unlikely = birth && (tomorrow || date.year.is_some_and(|year| year < 1900));
            return (Some(date.to_string()), unlikely.then_some((ProblemKind::UnlikelyDate, Severity::Note)));
        }
    }
    let kept = |kind| (None, Some((kind, Severity::Kept)));
    match date::read(value, column.date_order.unwrap_or(DateOrder::Dmy), today) {
        Read::Date(date) => {
            let unlikely = birth && date.year.is_some_and(|year| year < 1900);
            (Some(date.to_string()), unlikely.then_some((ProblemKind::UnlikelyDate, Severity::Note)))
        }
        Read::Impossible => kept(ProblemKind::ImpossibleDate),
        Read::Ambiguous => kept(ProblemKind::AmbiguousDate),
        Read::Unlikely => kept(ProblemKind::UnlikelyDate),
        Read::No => kept(ProblemKind::UnreadableDate),
    }
}

/// Fields whose values are words that are known.
fn is_word(id: &str) -> bool {
    matches!(id, "sex" | "languages" | "country" | "status")
        || (id.starts_with("consent_") && !id.ends_with("_how") && !id.ends_with("_by"))
}

fn read_word(id: &str, value: &str, letters: sex::Letters) -> (Option<String>, ProblemKind) {
    match id {
        "sex" => (sex::read(value, letters).map(str::to_owned), ProblemKind::UnreadableSex),
        "languages" => (language::read(value), ProblemKind::UnreadableLanguage),
        "country" => (country::read(value), ProblemKind::UnreadableCountry),
        "status" => (answer::state(value).map(str::to_owned), ProblemKind::UnreadableStatus),
        _ => {
            let read = answer::read(value).map(|yes| if yes { "yes" } else { "no" }.to_owned());
            (read, ProblemKind::UnreadableConsent)
        }
    }
}

/// How a target reads one value, for a person to see; none where reading changes nothing.
pub(super) fn read_one(target: &T, raw: &str, column: &Column, place: &str, today: Today) -> Option<Option<String>> {
    match target {
        T::Field(id) if id.ends_with("_date") => Some(read_date(raw, column, today, *id == "birth_date").0),
        T::Field(id) if is_word(id) => Some(read_word(id, raw, column.letters).0),
        T::Phone(_, ContactPart::Value) => {
            let read: Option<Vec<String>> =
                phone::split(raw).into_iter().map(|one| phone::read(one, place).ok()).collect();
            Some(read.filter(|all| !all.is_empty()).map(|all| all.join(", ")))
        }
        T::Email(_, ContactPart::Value) => {
            let read: Option<Vec<String>> = email::split(raw).into_iter().map(email::read).collect();
            Some(read.map(|all| all.join(", ")))
        }
        T::Address(_, AddressPart::Country) => Some(country::read(raw)),
        T::Guardian(_, GuardianPart::Phone) => read_one(&T::Phone(1, ContactPart::Value), raw, column, place, today),
        T::Guardian(_, GuardianPart::Email) => read_one(&T::Email(1, ContactPart::Value), raw, column, place, today),
        T::FullName | T::Guardian(_, GuardianPart::Name) => {
            let NameParts { given, family, patronymic, former } = split::split(raw, column.name_order);
            let whole = family.is_none();
            let said: Vec<String> = [given, patronymic, family, former].into_iter().flatten().collect();
            Some(Some(said.join(if whole { " " } else { " | " })))
        }
        _ => None,
    }
}
