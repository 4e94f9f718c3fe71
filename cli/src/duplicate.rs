//! Who stands twice: the list of pairs, merging, taking apart, "not the same person".

use birlik_core::Result;
use serde_json::{Map, Value as Json, json};

use crate::args::{Duplicates, Merge};
use crate::list::{paged, texts};
use crate::print::Printer;
use crate::session::Session;

/// Pairs that are or may be one person, the likeliest first.
pub(crate) async fn list(session: &Session, asked: &Duplicates, printer: &mut Printer) -> Result<()> {
    let input = json!({ "outcome": asked.outcome, "above": asked.above });
    let answer = paged(session, "duplicate_list", input.as_object().unwrap_or(&Map::new()), &asked.page).await?;
    let rows: Vec<Vec<String>> = answer["items"].as_array().into_iter().flatten().map(row).collect();
    printer.list("cli-total-pairs", &answer, &rows);
    Ok(())
}

/// Outcome, score, both people with their ids and days of birth, and what speaks for and against.
fn row(pair: &Json) -> Vec<String> {
    let person = |side: &str| {
        let name = texts(&pair[side], &["given", "family", "born"]);
        let name: Vec<&str> = name.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        name.join(" ")
    };
    let id = |side: &str| pair[side]["id"].as_str().unwrap_or_default().to_owned();
    let because: Vec<&str> = pair["because"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
    let score = format!("{:.3}", pair["score"].as_f64().unwrap_or(0.0));
    let outcome = pair["outcome"].as_str().unwrap_or_default().to_owned();
    vec![outcome, score, id("a"), person("a"), id("b"), person("b"), because.join(" ")]
}

/// Makes two one person.
pub(crate) async fn merge(session: &Session, asked: &Merge, printer: &mut Printer) -> Result<()> {
    let take: Map<String, Json> =
        asked.take.iter().map(|(field, side)| (field.clone(), json!(side.to_lowercase()))).collect();
    let pair = json!({ "a": asked.a, "b": asked.b, "take": take });
    let answer = session.call("person_merge", json!({ "pairs": [pair] })).await?;
    printer.done("cli-done-merge", &answer);
    Ok(())
}

/// Takes two apart; says what was written while they were one.
pub(crate) async fn unmerge(session: &Session, a: &str, b: &str, printer: &mut Printer) -> Result<()> {
    let answer = session.call("person_unmerge", json!({ "a": a, "b": b })).await?;
    printer.done("cli-done-unmerge", &answer);
    for kept in answer["kept"].as_array().into_iter().flatten() {
        printer.plain(&texts(kept, &["id", "name", "field"]).join("\t"));
    }
    Ok(())
}

/// Remembers that two are not one person.
pub(crate) async fn different(session: &Session, a: &str, b: &str, printer: &mut Printer) -> Result<()> {
    let answer = session.call("person_different", json!({ "pairs": [{ "a": a, "b": b }] })).await?;
    printer.done("cli-done-different", &answer);
    Ok(())
}
