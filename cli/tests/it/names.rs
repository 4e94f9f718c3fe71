//! Names compared from the terminal, without a data file.

use serde_json::Value as Json;

use crate::desk::Desk;

fn answer(desk: &Desk, args: &[&str]) -> Json {
    let output = desk.command(args).arg("--json").output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{args:?}: {output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_pair_is_scored_without_a_data_file() {
    let desk = Desk::bare();
    let score = |a: &str, b: &str| answer(&desk, &["names", "score", a, b])["score"].as_f64().unwrap();
    assert!(score("Leyla Həsənova", "Гасанова Лейла") > 0.8);
    assert!(score("Leyla Həsənova", "Aysel Həsənova") < 0.7);
    assert!(!desk.data().exists());
}

#[test]
fn a_table_of_pairs_gives_its_scores_in_order() {
    let desk = Desk::bare();
    let table = desk.file("pairs.csv", "b,x,a\nОгуз Аслан,1,Oğuz Aslan\n\nAnna,2,Вера\n");
    let scores = answer(&desk, &["names", "score", "--pairs", &table])["scores"].clone();
    let scores: Vec<f64> = scores.as_array().unwrap().iter().map(|score| score.as_f64().unwrap()).collect();
    assert!(matches!(scores.as_slice(), [same, other] if *same > 0.9 && *other < 0.5), "{scores:?}");
}

#[test]
fn a_table_without_the_columns_is_refused() {
    let desk = Desk::bare();
    let table = desk.file("pairs.csv", "one,two\nA,B\n");
    let output = desk.command(&["names", "score", "--pairs", &table, "--json"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let answer: Json = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["error"]["code"], "no_such_column");
}
