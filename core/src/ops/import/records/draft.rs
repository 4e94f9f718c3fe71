//! The cells of a row to what it says: whom and what it ties together, and the values of the record. Pure.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::columns::Target;
use crate::domain::fields::{Field, FieldType};
use crate::domain::value::normal;
use crate::domain::{EntityId, Value};
use crate::exchange::problem::{Problem, ProblemKind, Severity};
use crate::exchange::value::date::{self, DateOrder, Read, Today};
use crate::exchange::value::{answer, text};
use crate::names::split::{self, NameOrder};

/// A row as it was read.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Draft {
    /// Our id of the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<EntityId>,
    /// What it says of each that it ties together, by place and part; blanks are left out.
    pub(super) links: BTreeMap<String, Words>,
    /// Values by field.
    pub(super) fields: BTreeMap<String, String>,
    /// Lines for the notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) lines: Vec<String>,
}

/// What tells one that is here: the whole name under "", an id, a birth date …
pub(super) type Words = BTreeMap<String, String>;

/// A column on its way to values.
pub(super) struct Column {
    pub(super) kind: &'static str,
    pub(super) heading: String,
    pub(super) target: Target,
    pub(super) dates: Option<DateOrder>,
    pub(super) names: NameOrder,
}

/// Reads the cells of a row; what cannot be read stays as typed, in the notes where the field takes no words.
pub(super) fn read(columns: &[Column], cells: &[String], today: Today, problems: &mut Vec<Problem>) -> Draft {
    let mut draft = Draft::default();
    let id = columns.iter().position(|column| matches!(column.target, Target::Id)).and_then(|at| cells.get(at));
    draft.id = id.and_then(|id| id.trim().to_lowercase().parse().ok());
    let ours = draft.id.is_some();
    for (column, cell) in columns.iter().zip(cells) {
        let value = if ours { normal(cell) } else { text::clean(cell).text };
        if value.is_empty() {
            continue;
        }
        let mut kept = |kind| {
            problems.push(Problem::new(kind, Severity::Kept, &value).in_column(&column.heading));
        };
        match column.target {
            Target::Id | Target::Skip => {}
            Target::NoteLine => draft.lines.push(line(&column.heading, &value)),
            Target::Link(slot, "birth_date") => {
                let born = date(&value, column.dates, today).map_err(&mut kept).unwrap_or(value.clone());
                draft.links.entry(slot.name.to_owned()).or_default().insert("birth_date".to_owned(), born);
            }
            Target::Link(slot, "") if slot.kind == "person" => {
                let words = draft.links.entry(slot.name.to_owned()).or_default();
                let parts = split::split(&value, column.names);
                let parts =
                    [("given_name", parts.given), ("family_name", parts.family), ("patronymic", parts.patronymic)];
                for (name, part) in parts {
                    words.extend(part.map(|part| (name.to_owned(), part)));
                }
                words.insert(String::new(), value);
            }
            Target::Link(slot, part) => {
                draft.links.entry(slot.name.to_owned()).or_default().insert(part.to_owned(), value);
            }
            Target::Field(field) if ours && Value::from_json(&value.as_str().into(), &field.ty).is_ok() => {
                draft.fields.insert(field.name.to_owned(), value);
            }
            Target::Field(field) => match read_value(column, field, &value, today) {
                Ok(read) => {
                    draft.fields.insert(field.name.to_owned(), read);
                }
                Err(kind) => {
                    kept(kind);
                    // A date or number that cannot be read stays as typed; where only words of a list stand, it goes to the notes.
                    if matches!(field.ty, FieldType::Date | FieldType::Number) {
                        draft.fields.insert(field.name.to_owned(), value);
                    } else {
                        draft.lines.push(line(&column.heading, &value));
                    }
                }
            },
        }
    }
    draft
}

fn line(heading: &str, value: &str) -> String {
    let value = value.replace('\n', " ");
    if heading.trim().is_empty() { value } else { format!("{}: {value}", heading.trim()) }
}

/// A value as the catalogue writes it.
fn read_value(column: &Column, field: &Field, typed: &str, today: Today) -> Result<String, ProblemKind> {
    let none = ProblemKind::UnreadableChoice;
    let word = |names: &[&str], typed: &str| word(&format!("{}-{}", column.kind, field.name), names, typed);
    match field.ty {
        FieldType::Date => date(typed, column.dates, today),
        FieldType::YesNo => answer::read(typed).map(|yes| if yes { "yes" } else { "no" }.to_owned()).ok_or(none),
        FieldType::Choice(["yes", "no"]) => {
            answer::read(typed).map(|yes| if yes { "yes" } else { "no" }.to_owned()).ok_or(none)
        }
        FieldType::Choice(names) => word(names, typed).ok_or(none),
        FieldType::OpenChoice(names) => Ok(word(names, typed).unwrap_or_else(|| typed.to_owned())),
        FieldType::Several(names) => {
            let words = typed.split([',', ';', '/', '+']).flat_map(|part| match word(names, part) {
                Some(whole) => vec![Some(whole)],
                None => part.split_whitespace().map(|one| word(names, one)).collect(),
            });
            words.collect::<Option<Vec<_>>>().map(|words| words.join(" ")).ok_or(none)
        }
        FieldType::Number => {
            let digits = text::ascii_digits(typed);
            digits.trim().trim_end_matches('.').parse::<i64>().map(|n| n.to_string()).map_err(|_| none)
        }
        _ => Ok(typed.to_owned()),
    }
}

/// Words of people for choices, beside those of the catalogues: kind and field, choice, words.
const MORE: &[(&str, &str, &str)] = &[
    ("membership-status", "active", "current|member|üzv|fəal üzv|действующий|состоит"),
    ("membership-status", "ended", "left|former|çıxıb|ayrılıb|вышел|вышла|бывший"),
    ("enrolment-status", "enrolled", "learning|oxuyur|учится|записан"),
    ("enrolment-status", "left", "ayrılıb|çıxıb|ушёл|ушла|выбыл|выбыла"),
    ("collection_permission-answer", "may", "yes|bəli|hə|да|можно"),
    ("collection_permission-answer", "must_not", "no|yox|xeyr|нет|нельзя"),
    ("guardianship-relation", "mother", "ana|anası|мать|мама"),
    ("guardianship-relation", "father", "ata|atası|отец|папа"),
];

/// By kind and field: what people write for a choice, folded, and its name.
static SPOKEN: LazyLock<HashMap<String, HashMap<String, String>>> = LazyLock::new(|| {
    let mut spoken: HashMap<String, HashMap<String, String>> = HashMap::new();
    let mut add = |of: &str, name: &str, word: &str| {
        spoken.entry(of.to_owned()).or_default().entry(text::fold(word)).or_insert_with(|| name.to_owned());
    };
    let lines = crate::headings::CHOICES.iter().flat_map(|text| text.lines());
    for (key, word) in lines.filter_map(|line| line.strip_prefix("choice-")?.split_once(" = ")) {
        if let Some((of, name)) = key.rsplit_once('-') {
            add(of, name, word);
        }
    }
    for (of, name, words) in MORE {
        words.split('|').for_each(|word| add(of, name, word));
    }
    spoken
});

/// One of the catalogue's words, in any of its languages.
fn word(of: &str, names: &[&str], typed: &str) -> Option<String> {
    let said = text::fold(typed);
    let name = names.iter().find(|name| text::fold(name) == said).map(|name| (*name).to_owned());
    name.or_else(|| SPOKEN.get(of)?.get(&said).filter(|name| names.contains(&name.as_str())).cloned())
}

/// A date as EDTF. Dates to come are as good as others here: a membership has an end, too.
fn date(typed: &str, order: Option<DateOrder>, today: Today) -> Result<String, ProblemKind> {
    let order = order.unwrap_or(DateOrder::Dmy);
    // Two digits of a year mean the nearest; of four any is meant.
    let read = match date::read(typed, order, (today.0.saturating_add(10), 12, 31)) {
        Read::Unlikely => date::read(typed, order, (9999, 12, 31)),
        read => read,
    };
    match read {
        Read::Date(date) => Ok(date.to_string()),
        Read::Impossible => Err(ProblemKind::ImpossibleDate),
        Read::Ambiguous => Err(ProblemKind::AmbiguousDate),
        Read::Unlikely => Err(ProblemKind::UnlikelyDate),
        Read::No => typed
            .parse::<crate::domain::PartialDate>()
            .map(|date| date.to_string())
            .map_err(|_| ProblemKind::UnreadableDate),
    }
}
