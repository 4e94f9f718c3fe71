//! What a cell holds, and how the values of the catalogue's types are written into it.
//! Not the catalogue itself (`fields`), not the wire.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::date::PartialDate;
use super::fields::FieldType;

/// The value of a cell: no floats; text in NFC; explicit empty is the same as absent for a reader.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Value {
    /// Explicitly empty.
    Null,
    /// A number, a yes (1) or a no (0).
    Integer(i64),
    /// Text, a date (EDTF), a choice, or the canonical JSON of a group.
    Text(String),
    /// A reference to another record (16 bytes), or bytes of a newer program.
    Bytes(Vec<u8>),
}

/// Why a value from a screen or a file was not taken; the text as typed stays with whoever gave it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadValue {
    /// The JSON has another shape than the field's type.
    #[error("wrong shape")]
    Shape,
    /// Not one of the field's choices.
    #[error("not one of the choices")]
    Choice,
    /// Longer than [`MAX_TEXT`].
    #[error("too long")]
    TooLong,
    /// A group has no such part.
    #[error("unknown part")]
    Part,
}

/// Longest text of one value, in bytes (merge design, section 6).
pub const MAX_TEXT: usize = 64 * 1024;

impl Value {
    /// True for null and for the empty text.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Null) || matches!(self, Self::Text(text) if text.is_empty())
    }

    /// The text, when it is text.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The parts of a group; empty when this is none.
    pub fn parts(&self) -> BTreeMap<String, String> {
        self.as_text().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
    }

    /// A group's canonical JSON: keys sorted, empty parts left out, nothing when none is left.
    pub fn group<K: Into<String>>(parts: impl IntoIterator<Item = (K, String)>) -> Self {
        let parts: BTreeMap<String, String> =
            parts.into_iter().map(|(key, text)| (key.into(), text)).filter(|(_, text)| !text.is_empty()).collect();
        if parts.is_empty() {
            return Self::Null;
        }
        Self::Text(Json::from(Map::from_iter(parts.into_iter().map(|(k, v)| (k, Json::from(v))))).to_string())
    }

    /// From what a screen or a file says, by the field's type. Dates that cannot be read stay text as typed.
    pub fn from_json(json: &Json, ty: &FieldType) -> Result<Self, BadValue> {
        let value = match (json, ty) {
            (Json::Null, _) => Self::Null,
            (Json::Bool(yes), FieldType::YesNo) => Self::Integer(i64::from(*yes)),
            (Json::Number(n), FieldType::Number | FieldType::YesNo) => {
                Self::Integer(n.as_i64().ok_or(BadValue::Shape)?)
            }
            (Json::String(text), FieldType::YesNo) if !text.is_empty() => match text.as_str() {
                "yes" | "true" | "1" => Self::Integer(1),
                "no" | "false" | "0" => Self::Integer(0),
                _ => return Err(BadValue::Shape),
            },
            (Json::String(text), FieldType::Choice(choices))
                if !text.is_empty() && !choices.contains(&text.as_str()) =>
            {
                return Err(BadValue::Choice);
            }
            (Json::String(text), FieldType::Reference(_)) if !text.is_empty() => {
                let id: super::EntityId = text.parse().map_err(|_| BadValue::Shape)?;
                Self::Bytes(id.as_bytes().to_vec())
            }
            (Json::String(text), FieldType::Number) => text.parse().map_or_else(|_| Self::text(text), Self::Integer),
            (Json::String(text), FieldType::Group(parts)) if parts.contains(&"typed") => {
                Self::group([("typed", normal(text))])
            }
            (Json::String(text), FieldType::Group(_)) if !text.is_empty() => return Err(BadValue::Shape),
            (Json::String(text), FieldType::Several(names)) => several(text.split([' ', ',']), names)?,
            (Json::String(text), _) => Self::text(text),
            (Json::Array(items), FieldType::Languages | FieldType::Several(_)) => {
                let items: Option<Vec<&str>> = items.iter().map(Json::as_str).collect();
                let items = items.ok_or(BadValue::Shape)?;
                if let FieldType::Several(names) = ty {
                    several(items.into_iter(), names)?
                } else {
                    Self::text(&items.join(" "))
                }
            }
            (Json::Object(map), FieldType::Group(parts)) => {
                let mut said = Vec::new();
                for (key, part) in map {
                    if !parts.contains(&key.as_str()) {
                        return Err(BadValue::Part);
                    }
                    let text = match part {
                        Json::Null => "",
                        Json::String(text) => text,
                        _ => return Err(BadValue::Shape),
                    };
                    said.push((key.clone(), normal(text)));
                }
                Self::group(said)
            }
            _ => return Err(BadValue::Shape),
        };
        if value.as_text().is_some_and(|text| text.len() > MAX_TEXT) { Err(BadValue::TooLong) } else { Ok(value) }
    }

    /// For screens and files, by the field's type: groups as objects, yes and no as booleans, languages as a list.
    pub fn to_json(&self, ty: &FieldType) -> Json {
        match (self, ty) {
            (Self::Null, _) => Json::Null,
            (Self::Integer(n), FieldType::YesNo) => Json::from(*n != 0),
            (Self::Integer(n), _) => Json::from(*n),
            (Self::Text(text), FieldType::Languages | FieldType::Several(_)) => text.split_whitespace().collect(),
            (Self::Text(text), FieldType::Group(_)) => {
                serde_json::from_str(text).unwrap_or_else(|_| Json::from(text.as_str()))
            }
            (Self::Text(text), _) => Json::from(text.as_str()),
            (Self::Bytes(bytes), _) => Json::from(super::id::hex(bytes)),
        }
    }

    /// Text in NFC without surrounding blanks and without control characters; nothing when nothing is left.
    pub fn text(text: &str) -> Self {
        let text = normal(text);
        if text.is_empty() { Self::Null } else { Self::Text(text) }
    }

    /// The date of a date field; `None` when empty or kept as typed.
    pub fn date(&self) -> Option<PartialDate> {
        self.as_text()?.parse().ok()
    }
}

/// Names in the order of the catalogue, each once, so that the same choice is written the same.
fn several<'a>(said: impl Iterator<Item = &'a str>, names: &[&str]) -> Result<Value, BadValue> {
    let said: Vec<&str> = said.filter(|name| !name.is_empty()).collect();
    if said.iter().any(|name| !names.contains(name)) {
        return Err(BadValue::Choice);
    }
    let kept: Vec<&str> = names.iter().copied().filter(|name| said.contains(name)).collect();
    Ok(Value::text(&kept.join(" ")))
}

/// NFC, trimmed, line ends as LF, without control characters but LF and TAB.
pub fn normal(text: &str) -> String {
    let text = text.trim();
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return text.to_owned();
    }
    let clean: String = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    icu_normalizer::ComposingNormalizerBorrowed::new_nfc().normalize(&clean).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_group_is_written_the_same_whatever_the_order_of_its_parts() {
        let ty = FieldType::Group(&["label", "typed"]);
        let a = Value::from_json(&json!({"typed": "12", "label": ""}), &ty);
        assert_eq!(a, Ok(Value::Text(r#"{"typed":"12"}"#.into())));
        assert_eq!(Value::from_json(&json!({"label": "", "typed": null}), &ty), Ok(Value::Null));
        assert_eq!(Value::from_json(&json!({"colour": "red"}), &ty), Err(BadValue::Part));
    }

    #[test]
    fn a_group_that_keeps_what_was_typed_takes_plain_text() {
        let ty = FieldType::Group(&["typed", "e164"]);
        assert_eq!(Value::from_json(&json!(" 12 "), &ty), Ok(Value::Text(r#"{"typed":"12"}"#.into())));
        assert_eq!(Value::from_json(&json!("12"), &FieldType::Group(&["answer"])), Err(BadValue::Shape));
    }

    #[test]
    fn several_names_are_written_in_one_order() {
        let ty = FieldType::Several(&["phone", "email"]);
        for said in [json!("email,phone"), json!(["phone", "email", "phone"])] {
            assert_eq!(Value::from_json(&said, &ty), Ok(Value::Text("phone email".into())));
        }
        assert_eq!(Value::from_json(&json!("pigeon"), &ty), Err(BadValue::Choice));
    }

    #[test]
    fn text_is_composed_and_freed_of_controls() {
        assert_eq!(Value::text("  Gu\u{308}nay\0 \r\nx"), Value::Text("Günay \nx".into()));
        assert_eq!(Value::text(" \u{7}"), Value::Null);
    }
}
