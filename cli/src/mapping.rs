//! The file of `--mapping`: targets by position or by heading. Knows no column id; the core proves them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use birlik_core::{Code, Error, Result};
use serde_json::Value as Json;

/// What a person made of the columns of a table.
pub(crate) struct Mapping {
    path: PathBuf,
    targets: Targets,
}

enum Targets {
    /// `{"columns": ["given_name", "skip", …]}`: one for each column.
    ByPosition(Vec<String>),
    /// `{"Ad": "given_name", …}`: columns that are not named are mapped by themselves.
    ByHeading(BTreeMap<String, String>),
}

impl Mapping {
    /// Reads the file.
    /// Errors: `MappingRefused` with `path`.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let refused = || Error::new(Code::MappingRefused).with("path", path.display());
        let text = std::fs::read_to_string(path).map_err(|cause| refused().because(cause))?;
        let json: Json = serde_json::from_str(&text).map_err(|cause| refused().because(cause))?;
        let targets = match json.get("columns") {
            Some(Json::Array(_)) => serde_json::from_value(json["columns"].clone()).map(Targets::ByPosition),
            _ => serde_json::from_value(json).map(Targets::ByHeading),
        };
        Ok(Self { path: path.to_owned(), targets: targets.map_err(|cause| refused().because(cause))? })
    }

    /// The targets, when they are given by position.
    pub(crate) fn by_position(&self) -> Option<&[String]> {
        match &self.targets {
            Targets::ByPosition(targets) => Some(targets),
            Targets::ByHeading(_) => None,
        }
    }

    /// A target for each of `columns`, which are `ImportColumn`s as the core read them.
    /// Errors: `MappingRefused` with `path` and the `column` that the file names and the table has not.
    pub(crate) fn for_columns(&self, columns: &Json) -> Result<Vec<String>> {
        let none = BTreeMap::new();
        let named = match &self.targets {
            Targets::ByPosition(targets) => return Ok(targets.clone()),
            Targets::ByHeading(named) => named,
        };
        let headings = columns.as_array().into_iter().flatten();
        let mut open: BTreeMap<&str, &str> = none;
        open.extend(named.iter().map(|(heading, target)| (heading.trim(), target.as_str())));
        let mut used = Vec::new();
        let mut targets = Vec::new();
        for column in headings {
            let heading = column["heading"].as_str().unwrap_or_default().trim();
            let own = column["target"].as_str().unwrap_or_default();
            targets.push(open.get(heading).copied().unwrap_or(own).to_owned());
            used.push(heading);
        }
        match open.keys().find(|heading| !used.contains(heading)) {
            Some(unknown) => {
                Err(Error::new(Code::MappingRefused).with("path", self.path.display()).with("column", unknown))
            }
            None => Ok(targets),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    fn mapping(text: &str) -> Result<Mapping> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mapping.json");
        std::fs::write(&path, text).unwrap();
        Mapping::read(&path)
    }

    #[test]
    fn headings_that_are_not_named_keep_their_target() {
        let columns = json!([{"heading": "Ad", "target": "own"}, {"heading": " Tel ", "target": "phone"}]);
        let targets = mapping(r#"{"Ad": "given_name"}"#).unwrap().for_columns(&columns).unwrap();
        assert_eq!(targets, ["given_name", "phone"]);
    }

    #[test]
    fn a_heading_that_the_table_has_not_is_refused_by_name() {
        let refusal = mapping(r#"{"Soyad": "family_name"}"#).unwrap().for_columns(&json!([])).unwrap_err();
        assert_eq!((refusal.code, refusal.params["column"].as_str()), (Code::MappingRefused, "Soyad"));
    }

    #[test]
    fn positions_are_taken_as_they_are_and_nonsense_is_refused() {
        assert_eq!(mapping(r#"{"columns": ["skip"]}"#).unwrap().by_position().unwrap(), ["skip"]);
        for nonsense in ["", "[]", "{\"columns\": [1]}", "{\"Ad\": 3}"] {
            assert!(mapping(nonsense).is_err_and(|why| why.code == Code::MappingRefused), "{nonsense}");
        }
    }
}
