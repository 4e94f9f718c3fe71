//! `match` from the terminal: a small case, and its figures over the shared chapters and FEBRL when the environment
//! names their folder. It is tuned on chapters-1; chapters-2 is what is reported.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;

use crate::desk::{Desk, test_data};

/// Pairs of rows with what is said of them; the smaller name first.
type Found = HashMap<(String, String), String>;

fn found(files: &[PathBuf]) -> Found {
    let mut args: Vec<&str> = vec!["match", "--json"];
    args.extend(files.iter().map(|file| file.to_str().unwrap()));
    let output = Desk::bare().command(&args).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let answer: Json = serde_json::from_slice(&output.stdout).unwrap();
    let text = |value: &Json| value.as_str().unwrap().to_owned();
    let pairs = answer["pairs"].as_array().unwrap().iter();
    pairs.map(|pair| (ordered(&text(&pair["a"]), &text(&pair["b"])), text(&pair["outcome"]))).collect()
}

fn ordered(a: &str, b: &str) -> (String, String) {
    if a < b { (a.to_owned(), b.to_owned()) } else { (b.to_owned(), a.to_owned()) }
}

#[test]
fn rows_of_two_files_are_one_person_and_say_why() {
    let desk = Desk::bare();
    let one = desk.file("baku.csv", "Ad,Soyad,Doğum tarixi,Telefon\nLeyla,Həsənova,14.03.1987,+994501234567\n");
    let other =
        desk.file("moskva.csv", "Имя;Фамилия;Дата рождения\nИван;Петров;01.02.1990\nЛейла;Гасанова;14.03.1987\n");
    let output = desk.command(&["match", &one, &other, "--json"]).output().unwrap();
    let answer: Json = serde_json::from_slice(&output.stdout).unwrap();
    let [pair] = answer["pairs"].as_array().unwrap().as_slice() else { panic!("{answer}") };
    assert_eq!(
        (&pair["a"], &pair["b"], &pair["outcome"]),
        (&"baku.csv#1".into(), &"moskva.csv#2".into(), &"same".into())
    );
    assert!(pair["score"].as_f64().unwrap() > 0.9, "{pair}");
    let evidence = pair["evidence"].as_array().unwrap();
    assert!(evidence.iter().any(|said| said["of"] == "birth_date" && said["grade"] == "same"), "{pair}");
}

#[test]
fn a_file_that_is_not_there_or_no_table_is_refused() {
    let desk = Desk::bare();
    for args in [&["match", "nowhere.csv", "--json"][..], &["match", &desk.file("empty.csv", ""), "--json"]] {
        let output = desk.command(args).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        let answer: Json = serde_json::from_slice(&output.stdout).unwrap();
        assert!(answer["error"]["code"].is_string(), "{answer}");
    }
}

/// Rows of a table by column.
fn table(path: &Path) -> Vec<HashMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let headings = reader.headers().unwrap().clone();
    let own =
        |row: csv::StringRecord| headings.iter().zip(row.iter()).map(|(h, v)| (h.to_owned(), v.to_owned())).collect();
    reader.records().map(|row| own(row.unwrap())).collect()
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

#[test]
fn chapters_reach_the_figures() {
    let Some(folder) = test_data() else { return };
    for set in ["chapters-1", "chapters-2"] {
        let folder = folder.join(set);
        let mut files: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.retain(|file| file.file_name().unwrap().to_string_lossy().starts_with("chapter_"));
        files.sort();
        let found = found(&files);
        let person: HashMap<String, String> = table(&folder.join("truth.csv"))
            .into_iter()
            .map(|row| (row["record_id"].clone(), row["person_id"].clone()))
            .collect();
        let is_true = |pair: &(String, String)| person[&pair.0] == person[&pair.1];
        let said =
            |outcome: &str| found.iter().filter(|(_, said)| *said == outcome).map(|(pair, _)| pair).collect::<Vec<_>>();
        let (same, asked) = (said("same"), said("ask"));
        let true_same = same.iter().filter(|pair| is_true(pair)).count();
        let true_asked = asked.iter().filter(|pair| is_true(pair)).count();
        let truth = table(&folder.join("truth_pairs.csv"));
        let of = |wanted: &dyn Fn(&HashMap<String, String>) -> bool| {
            let mut count = [0; 3];
            for row in truth.iter().filter(|row| wanted(row)) {
                let said = found.get(&ordered(&row["record_a"], &row["record_b"])).map(String::as_str);
                count[0] += 1;
                count[1] += usize::from(said == Some("same"));
                count[2] += usize::from(said.is_some());
            }
            count
        };
        let strong = of(&|row| row["tier"] == "strong");
        let cross = of(&|row| row["tier"] == "strong" && row["scripts"].contains('-'));
        let weak = of(&|row| row["tier"] == "weak");
        let both = of(&|row| row["tier"] != "weak");
        let hard = table(&folder.join("hard_negatives.csv"));
        let merged = hard
            .iter()
            .filter(|row| found.get(&ordered(&row["record_a"], &row["record_b"])).is_some_and(|said| said == "same"))
            .count();
        let precision = share(true_same, same.len());
        let f1 = 2.0 * share(both[1], both[0] + both[1] + same.len() - true_same);
        println!(
            "{set}: same {} precision {precision:.4}; recall strong {:.4}, across scripts {:.4}, F1 {f1:.4}, held {:.4}; weak {:.4}; hard {merged} of {}; asks {} for {true_asked}",
            same.len(),
            share(strong[1], strong[0]),
            share(cross[1], cross[0]),
            share(both[2], both[0]),
            share(weak[1], weak[0]),
            hard.len(),
            asked.len(),
        );
        assert!(precision >= 0.98 && f1 >= 0.90);
        assert!(share(strong[1], strong[0]) >= 0.90 && share(cross[1], cross[0]) >= 0.85);
        assert!(share(both[2], both[0]) >= 0.97 && share(weak[1], weak[0]) <= 0.01);
        assert!(share(merged, hard.len()) <= 0.003 && asked.len() <= 3 * true_asked);
    }
}

/// A register of single people with typing errors, without the number that would give them away.
fn febrl(desk: &Desk, folder: &Path, name: &str) -> (PathBuf, Vec<String>) {
    let rows = table_of(&folder.join("dedup/febrl").join(format!("{name}.csv")));
    let secret = rows[0].iter().position(|heading| heading == "soc_sec_id").unwrap();
    let mut writer = csv::Writer::from_writer(Vec::new());
    let person = |row: &Vec<String>| row[0].split('-').nth(1).unwrap_or_default().to_owned();
    for row in &rows {
        writer
            .write_record(row.iter().enumerate().filter(|(at, _)| *at != secret && *at != 0).map(|(_, cell)| cell))
            .unwrap();
    }
    let path = desk.file(&format!("{name}.csv"), writer.into_inner().unwrap());
    (path.into(), rows[1..].iter().map(person).collect())
}

fn table_of(path: &Path) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).trim(csv::Trim::All).from_path(path).unwrap();
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn registers_reach_the_figures() {
    let Some(folder) = test_data() else { return };
    let desk = Desk::bare();
    for names in [&["dataset4a", "dataset4b"][..], &["dataset3"]] {
        let files: Vec<(PathBuf, Vec<String>)> = names.iter().map(|name| febrl(&desk, &folder, name)).collect();
        let found = found(&files.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>());
        let person = |record: &str| {
            let (file, row) = record.split_once('#').unwrap();
            let at = names.iter().position(|name| file == format!("{name}.csv")).unwrap();
            &files[at].1[row.parse::<usize>().unwrap() - 1]
        };
        let mut people: HashMap<&String, usize> = HashMap::new();
        files.iter().flat_map(|(_, rows)| rows).for_each(|person| *people.entry(person).or_default() += 1);
        let truth: usize = people.values().map(|count| count * (count - 1) / 2).sum();
        let same: Vec<_> = found.iter().filter(|(_, said)| *said == "same").collect();
        let right = same.iter().filter(|((a, b), _)| person(a) == person(b)).count();
        let f1 = share(2 * right, same.len() + truth);
        println!("{names:?}: same {} of {truth}, F1 {f1:.4}", same.len());
        assert!(f1 >= 0.99, "{f1}");
    }
}
