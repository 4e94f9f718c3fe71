//! Who is one person in the files of many people, before anything is imported.

use std::path::Path;

use super::import::view;
use crate::app::App;
use crate::error::Result;
use crate::exchange::table::{self, ReadOptions, Row};
use crate::matching::{self, Evidence, Outcome, Record};
use crate::wire::import::ImportOptions;
use crate::wire::matching::{MatchEvidence, MatchFilesInput, MatchFound, MatchOutcome, MatchPair};

/// Compares the rows of files. Errors: of files, `TableRefused`, `Cancelled`.
pub(crate) async fn files(app: &App, input: MatchFilesInput) -> Result<MatchFound> {
    app.begin_work();
    let (mut records, mut names) = (Vec::new(), Vec::new());
    for (list, file) in input.files.iter().enumerate() {
        take(app, &app.outside.paths.path(file)?, list, &mut records, &mut names)?;
    }
    let pairs = matching::pairs(&records);
    Ok(MatchFound { pairs: pairs.into_iter().map(|pair| shown(pair, &names)).collect() })
}

/// Reads a file's rows and how they are called.
fn take(app: &App, path: &Path, list: usize, records: &mut Vec<Record>, names: &mut Vec<String>) -> Result<()> {
    let refused = |cause| view::refused(cause, path).with("path", path.display());
    let today = super::open::day_at(app.outside.clock.now_ms(), "UTC");
    let mut file = view::open(app, path, &ImportOptions::default())?;
    let mut progress = |_, _| app.progress("read", 0, 0).is_ok();
    let options = ReadOptions { today, ..ReadOptions::default() };
    let reading = table::read(&mut file, &options, &mut progress).map_err(refused)?;
    let headings: Vec<String> = reading.columns.iter().map(|column| column.heading.clone()).collect();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    for row in table::rows(file, &reading, &[]).map_err(refused)? {
        if let Row::Draft(draft) = row.map_err(refused)? {
            names.push(format!("{name}#{}", draft.row));
            records.push(Record::from_draft(&draft, list, &headings));
        }
    }
    Ok(())
}

fn shown(pair: matching::Pair, names: &[String]) -> MatchPair {
    MatchPair {
        a: names[pair.a].clone(),
        b: names[pair.b].clone(),
        score: pair.score,
        outcome: match pair.outcome {
            Outcome::Same => MatchOutcome::Same,
            Outcome::Ask => MatchOutcome::Ask,
        },
        evidence: pair.evidence.iter().map(evidence).collect(),
    }
}

/// Evidence as it crosses to people.
pub(crate) fn evidence(found: &Evidence) -> MatchEvidence {
    MatchEvidence { of: found.of.code().into(), grade: found.grade.code().into(), bits: f64::from(found.bits) }
}
