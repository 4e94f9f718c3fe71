//! Over the shared files, when the environment names their folder: what organisers really send.

use std::collections::HashMap;
use std::path::Path;

use birlik_core::exchange::value::text::fold;
use serde_json::Value as Json;

use crate::desk::{Desk, outcomes, test_data};

/// What a row of the truth says, and where it stands.
struct Truth {
    row: u64,
    given: String,
    family: String,
    born: String,
}

impl Truth {
    fn says_the_same(&self, other: &Self) -> bool {
        self.given == other.given && self.family == other.family && self.born == other.born
    }
}

/// Rows that are right, of so many.
#[derive(Default, Clone, Copy)]
struct Score {
    rows: usize,
    names: usize,
    dates: usize,
}

impl Score {
    fn of(self, part: usize) -> f64 {
        100.0 * part as f64 / self.rows.max(1) as f64
    }
}

#[test]
fn every_chapter_file_comes_in_with_the_rows_dates_and_names_of_the_truth() {
    let Some(folder) = test_data() else { return };
    let mut sum = Score::default();
    let mut poor = Vec::new();
    for set in ["chapters-1", "chapters-2"] {
        let truth = truth(&folder.join(set));
        for (file, country, lossy) in files(&folder.join(set)) {
            let score = chapter(&folder.join(set).join(&file), &country, lossy, &truth[&file]);
            println!(
                "{set}/{file}: {} rows, names {:.1} %, dates {:.1} %",
                score.rows,
                score.of(score.names),
                score.of(score.dates)
            );
            if score.of(score.names) < 97.0 || score.of(score.dates) < 97.0 {
                poor.push(format!(
                    "{set}/{file}: names {:.1} %, dates {:.1} %",
                    score.of(score.names),
                    score.of(score.dates)
                ));
            }
            sum = Score { rows: sum.rows + score.rows, names: sum.names + score.names, dates: sum.dates + score.dates };
        }
    }
    println!("all: {} rows, names {:.2} %, dates {:.2} %", sum.rows, sum.of(sum.names), sum.of(sum.dates));
    assert!(poor.is_empty(), "below 97 %: {poor:#?}");
}

/// Imports one file into an empty data file and compares row by row. `lossy`: the file's encoding had lost letters
/// before it was sent, `ə` had become `e`, so that names are compared folded.
fn chapter(path: &Path, country: &str, lossy: bool, truth: &[Truth]) -> Score {
    // A school of no one country is read as one at home.
    let desk = Desk::of(if country == "*" { "AZ" } else { country });
    let answer = desk.json(&["import", path.to_str().unwrap()]);
    outcomes(&answer);
    assert_eq!(answer["rows"], truth.len(), "{}: {answer}", path.display());
    let people: HashMap<String, Json> =
        desk.people(&[]).into_iter().map(|person| (person["id"].as_str().unwrap().to_owned(), person)).collect();
    let batch = desk.json(&["show", "batch", &answer["batch"].to_string()]);
    let mut of_row: HashMap<u64, &Json> = HashMap::new();
    let mut repeated = Vec::new();
    for item in batch["items"].as_array().unwrap() {
        if let Some(person) = item["id"].as_str().and_then(|id| people.get(id)) {
            of_row.insert(item["row"].as_u64().unwrap(), person);
        } else if item["why"] == "same_row" {
            repeated.push(item["row"].as_u64().unwrap());
        }
    }
    let mut score = Score { rows: truth.len(), ..Score::default() };
    for (nth, expected) in truth.iter().enumerate() {
        // A row that repeats one above it is that one's person.
        if repeated.contains(&expected.row) && truth[..nth].iter().any(|above| above.says_the_same(expected)) {
            score.names += 1;
            score.dates += 1;
            continue;
        }
        let Some(person) = of_row.get(&expected.row) else {
            wrong(path, expected, &Json::Null);
            continue;
        };
        let same = |found: &Json, expected: &str| {
            same(found, expected) || lossy && fold(found.as_str().unwrap_or_default()) == fold(expected)
        };
        let name = same(&person["given"], &expected.given) && same(&person["family"], &expected.family);
        let date = person["born"] == expected.born.as_str();
        if !(name && date) {
            wrong(path, expected, person);
        }
        score.names += usize::from(name);
        score.dates += usize::from(date);
    }
    score
}

/// With `BIRLIK_SHOW_WRONG` every wrong row is shown.
fn wrong(path: &Path, expected: &Truth, person: &Json) {
    if std::env::var_os("BIRLIK_SHOW_WRONG").is_some() {
        let file = path.file_name().unwrap().to_string_lossy();
        println!(
            "  {file}#{}: {:?} {:?} {:?}, not {} {} {}",
            expected.row,
            expected.given,
            expected.family,
            expected.born,
            person["given"],
            person["family"],
            person["born"]
        );
    }
}

/// Capitals are the sender's habit, not another name; marks may stand apart from their letters.
fn same(found: &Json, expected: &str) -> bool {
    let plain =
        |text: &str| text.to_lowercase().chars().filter(|c| !c.is_whitespace() && *c != '\u{307}').collect::<String>();
    plain(found.as_str().unwrap_or_default()) == plain(expected)
}

fn truth(folder: &Path) -> HashMap<String, Vec<Truth>> {
    let mut reader = csv::Reader::from_path(folder.join("truth.csv")).unwrap();
    let headings = reader.headers().unwrap().clone();
    let at = |name: &str| headings.iter().position(|heading| heading == name).unwrap();
    let (file, row, given, family, born) =
        (at("file"), at("row"), at("given_in_file"), at("surname_in_file"), at("dob_in_file"));
    let mut all: HashMap<String, Vec<Truth>> = HashMap::new();
    for record in reader.records().map(Result::unwrap) {
        let text = |column: usize| record[column].to_owned();
        let truth =
            Truth { row: record[row].parse().unwrap(), given: text(given), family: text(family), born: text(born) };
        all.entry(text(file)).or_default().push(truth);
    }
    all
}

/// Names of the files, the countries of their chapters, and whether their encoding has lost letters.
fn files(folder: &Path) -> Vec<(String, String, bool)> {
    let manifest: Json = serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    // `*`: people of many countries.
    let text = |value: &Json| value.as_str().filter(|text| *text != "*").unwrap_or("AZ").to_owned();
    let files = manifest["files"].as_array().unwrap().iter();
    files.map(|file| (text(&file["file"]), text(&file["country"]), file["lossy_cells"] != 0)).collect()
}

#[test]
fn every_shared_table_is_read_or_refused_with_a_reason() {
    let Some(folder) = test_data() else { return };
    let mut seen = 0;
    for file in tables(&folder.join("csv")) {
        seen += 1;
        let name = file.strip_prefix(&folder).unwrap().display().to_string();
        read_or_refused(&file, &name);
    }
    assert!(seen > 60, "{seen} files");
}

#[test]
fn tables_that_are_broken_on_purpose_are_flagged() {
    let Some(folder) = test_data() else { return };
    let folder = folder.join("csv/csv-test-data/csv");
    for name in [
        "bad-header-less-fields",
        "bad-header-more-fields",
        "bad-missing-quote",
        "bad-quotes-with-unescaped-quote",
        "bad-unescaped-quote",
    ] {
        let flagged = match read_or_refused(&folder.join(name).with_extension("csv"), name) {
            Some(answer) => !answer["problems"].as_array().unwrap().is_empty(),
            None => true,
        };
        assert!(flagged, "{name}");
    }
}

#[test]
fn hostile_tables_do_what_their_index_says() {
    let Some(folder) = test_data() else { return };
    let folder = folder.join("hostile/generated/csv");
    for file in tables(&folder) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let answer = read_or_refused(&file, &name);
        let rows = answer.as_ref().map(|answer| answer["rows"].as_u64().unwrap());
        let problems = answer.as_ref().map_or(0, |answer| answer["problems"].as_array().unwrap().len());
        match name.as_str() {
            "rows_blank_200k.csv" | "header_only_bom.csv" => assert_eq!(rows.unwrap_or(0), 0, "{name}"),
            "lone_cr.csv" => assert_eq!(rows, Some(2), "{name}"),
            "ragged.csv" | "unterminated_quote.csv" => assert!(rows.is_none() || problems > 0, "{name}"),
            "semicolon_in_comma.csv" => assert_eq!(answer.unwrap()["delimiter"], ",", "{name}"),
            _ => {}
        }
    }
}

/// The answer, or none when it was refused with a reason; never anything else, and the data file stays well.
fn read_or_refused(file: &Path, name: &str) -> Option<Json> {
    let desk = Desk::new();
    let before = desk.digest();
    let output = desk.run(&["import", file.to_str().unwrap(), "--json"]);
    let answer: Json = serde_json::from_slice(&output.stdout).unwrap_or_else(|why| panic!("{name}: {why}: {output:?}"));
    let done = match output.status.code() {
        Some(0) => {
            outcomes(&answer);
            println!(
                "{name}: {} rows, {} problems, {}",
                answer["rows"],
                answer["problems"].as_array().unwrap().len(),
                answer["encoding"]
            );
            Some(answer)
        }
        Some(1) => {
            let (code, kind) = (&answer["error"]["code"], &answer["error"]["params"]["kind"]);
            assert!(code == "table_refused" && kind.is_string(), "{name}: {answer}");
            assert_eq!(desk.digest(), before, "{name}");
            println!("{name}: refused, {}", answer["error"]["params"]);
            None
        }
        other => panic!("{name}: {other:?}: {output:?}"),
    };
    assert_eq!(desk.json(&["check"])["findings"], serde_json::json!([]), "{name}");
    done
}

/// All tables below a folder; the answers beside them are not tables.
fn tables(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            found.extend(tables(&path));
        } else if path.extension().is_some_and(|ext| ["csv", "txt", "srt"].iter().any(|known| ext == *known)) {
            found.push(path);
        }
    }
    found.sort();
    found
}
