//! How alike names are, for whoever wants to see it by itself.

use std::fs::File;
use std::path::Path;

use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::exchange::csv;
use crate::exchange::error::ReadError;
use crate::names;
use crate::wire::matching::{NamePair, NamesScore, NamesScoreInput};

/// Compares full names. Errors: of files, `TableRefused`, `NoSuchColumn`.
pub(crate) async fn score(app: &App, input: NamesScoreInput) -> Result<NamesScore> {
    let mut pairs = input.pairs;
    if let Some(file) = &input.file {
        pairs.extend(from_table(&app.outside.paths.path(file)?)?);
    }
    Ok(NamesScore { scores: pairs.iter().map(|pair| names::score(&pair.a, &pair.b)).collect() })
}

fn from_table(path: &Path) -> Result<Vec<NamePair>> {
    let file = File::open(path).map_err(|cause| Error::from(cause).with("path", path.display()))?;
    let refused = |cause: ReadError| Error::new(Code::TableRefused).with("kind", cause.code());
    let mut rows = csv::cells(file, "utf-8", b',').map_err(refused)?.into_iter();
    let headings = rows.next().unwrap_or_default();
    let column = |name: &str| {
        let same = |heading: &String| heading.trim() == name;
        headings.iter().position(same).ok_or_else(|| Error::new(Code::NoSuchColumn).with("column", name))
    };
    let (a, b) = (column("a")?, column("b")?);
    let cell = |row: &[String], at: usize| row.get(at).cloned().unwrap_or_default();
    let blank = |row: &Vec<String>| row.iter().all(String::is_empty);
    Ok(rows.filter(|row| !blank(row)).map(|row| NamePair { a: cell(&row, a), b: cell(&row, b) }).collect())
}
