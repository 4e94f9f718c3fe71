//! One call of the program: opens the data file, does the verb, closes.

use std::path::{Path, PathBuf};

use birlik_core::{Code, Error, Result};
use serde_json::{Map, Value as Json, json};

use crate::args::{Add, Cancel, Edit, Export, ExportPeople, ExportRecords, Init, List, Move, Names, RecordWhat, Verb};
use crate::event;
use crate::import::{import, present};
use crate::list::{filters, list, people, record, show, tree};
use crate::noun::{Exported, Noun};
use crate::print::Printer;
use crate::session::Session;

/// Does `verb` on the data file at `data`, or without one.
/// Errors: whatever the core refuses.
pub(crate) async fn run(data: Option<&Path>, verb: &Verb, printer: &mut Printer) -> Result<()> {
    let mut session = Session::new()?;
    let Some(data) = data else { return act(&session, verb, printer).await };
    if let Verb::Init(asked) = verb {
        init(&session, data, asked, printer).await?;
    } else {
        match session.open(data).await {
            // What does not open can still be replaced, and its backups be seen.
            Err(refused) if is_rescue(verb) && refused.code != Code::FileBusy => session.unopened = session.token(data),
            opened => opened?,
        }
        let done = act(&session, verb, printer).await;
        session.close().await;
        return done;
    }
    session.close().await;
    Ok(())
}

/// Verbs that a damaged data file is no hindrance to.
fn is_rescue(verb: &Verb) -> bool {
    matches!(verb, Verb::Restore { .. } | Verb::List { what: List::Backups })
}

async fn act(session: &Session, verb: &Verb, printer: &mut Printer) -> Result<()> {
    match verb {
        // Made before anything is opened.
        Verb::Init(_) => Ok(()),
        Verb::Import(asked) => {
            present(&asked.file)?;
            import(session, asked, printer).await
        }
        Verb::List { what } => list(session, what, printer).await,
        Verb::Show { what } => show(session, what, printer).await,
        Verb::Add { what: Add::Event(asked) } => event::add(session, asked, printer).await,
        Verb::Edit { what: Edit::Event(asked) } => event::edit(session, asked, printer).await,
        Verb::Record { what: RecordWhat::Attendance(asked) } => event::record(session, asked, printer).await,
        Verb::Export { what: Export::Events(asked) } => event::export(session, asked, printer).await,
        Verb::Export { what: Export::Register(asked) } => {
            exported(event::export_register(session, asked).await?, printer);
            Ok(())
        }
        Verb::Move { what: Move::Event(asked) } => event::shift(session, asked, printer).await,
        Verb::Cancel { what: Cancel::Event(asked) } => event::cancel(session, asked, printer).await,
        Verb::Add { what: Add::Record(noun) } => {
            let input = json!({ "kind": noun.kind, "fields": said(&noun.args.set) });
            plain(session, "record_create", input, "cli-done-add", printer).await
        }
        Verb::Edit { what: Edit::Record(noun) } => {
            record(session, noun.kind, &noun.args.id).await?;
            let input = json!({ "id": noun.args.id, "fields": said(&noun.args.set) });
            plain(session, "record_edit", input, "cli-done-edit", printer).await
        }
        Verb::Tree => tree(session, printer).await,
        Verb::Delete { id } => {
            let ids = of_kind(session, id).await?;
            plain(session, "record_delete", json!({ "ids": ids }), "cli-done-delete", printer).await
        }
        Verb::Erase { noun, id, reason } => {
            let ids = of_kind(session, &[std::slice::from_ref(noun), id.as_slice()].concat()).await?;
            let input = json!({ "id": ids.first(), "also": ids.get(1..), "reason": reason });
            plain(session, "person_erase", input, "cli-done-erase", printer).await
        }
        Verb::LetGo { id, confirm } => {
            let input = json!({ "ids": id, "confirmed": confirm });
            plain(session, "people_let_go", input, "cli-done-let-go", printer).await
        }
        Verb::Merge(asked) => crate::duplicate::merge(session, asked, printer).await,
        Verb::Unmerge { one, other } => crate::duplicate::unmerge(session, one, other, printer).await,
        Verb::Different { one, other } => crate::duplicate::different(session, one, other, printer).await,
        Verb::Resolve(asked) => crate::exchange::resolve(session, asked, printer).await,
        Verb::Exchange { what } => crate::exchange::exchange(session, what, printer).await,
        Verb::Keys { what } => crate::exchange::keys(session, what, printer).await,
        Verb::Undo { batch } => plain(session, "batch_undo", json!({ "batch": batch }), "cli-done-undo", printer).await,
        Verb::Export { what: Export::People(asked) } => export(session, asked, printer).await,
        Verb::Export { what: Export::Records(noun) } => export_records(session, noun, printer).await,
        Verb::Sample => made(session, "sample_load", json!({}), printer).await,
        Verb::Generate(asked) => {
            made(
                session,
                "people_generate",
                json!({ "people": asked.people, "seed": asked.seed, "network": asked.network }),
                printer,
            )
            .await
        }
        Verb::Check => check(session, printer).await,
        Verb::Digest { of: Some(file), passphrase_file } => {
            let sealed = crate::exchange::sealed(file, passphrase_file.clone());
            let answer = session.call("exchange_digest", crate::exchange::file(session, &sealed)?).await?;
            printer.done("cli-done-digest", &answer);
            Ok(())
        }
        Verb::Digest { of: None, .. } => {
            let answer = session.call("file_digest", json!({})).await?;
            printer.plain(answer["data"].as_str().unwrap_or_default());
            printer.done("cli-done-digest", &answer);
            Ok(())
        }
        Verb::Backup => plain(session, "backup_create", json!({}), "cli-done-backup", printer).await,
        Verb::Match { files } => find_same(session, files, printer).await,
        Verb::Restore { file, id } if id.is_empty() => restore(session, file, printer).await,
        Verb::Restore { file, id } => {
            let mut typed = vec![file.to_string_lossy().into_owned()];
            typed.extend(id.iter().cloned());
            let ids = of_kind(session, &typed).await?;
            plain(session, "record_restore", json!({ "ids": ids }), "cli-done-restored", printer).await
        }
        Verb::Names { what: Names::Score { a, b, pairs } } => {
            let typed = a.iter().zip(b).map(|(a, b)| json!({ "a": a, "b": b })).collect::<Vec<_>>();
            score(session, typed, pairs.as_deref(), printer).await
        }
    }
}

/// The ids of `[KIND] ID…`; a record of another kind is none. Errors: `NoSuchRecord`.
async fn of_kind(session: &Session, typed: &[String]) -> Result<Vec<String>> {
    let is_id = |word: &str| word.len() == 32 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let Some((kind, ids)) = typed.split_first().filter(|(first, _)| !is_id(first)) else { return Ok(typed.to_vec()) };
    for id in ids {
        let record = session.call("record_show", json!({ "id": id })).await?;
        if record["kind"] != *kind {
            return Err(Error::new(Code::NoSuchRecord).with("id", id));
        }
    }
    if ids.is_empty() { Err(Error::new(Code::NoSuchRecord).with("id", kind)) } else { Ok(ids.to_vec()) }
}

async fn init(session: &Session, data: &Path, asked: &Init, printer: &mut Printer) -> Result<()> {
    if let Some(file) = &asked.join {
        let sealed = crate::exchange::sealed(file, asked.passphrase_file.clone());
        return crate::exchange::join(session, data, &sealed, printer).await;
    }
    let input = json!({
        "file": session.token(data), "name": asked.name, "country": asked.country,
        "language": asked.language, "zone": asked.zone,
    });
    let mut state = session.call("file_create", input).await?;
    printer.done("cli-done-init", &state["file"].take());
    Ok(())
}

async fn plain(session: &Session, command: &str, input: Json, key: &str, printer: &mut Printer) -> Result<()> {
    let answer = session.call(command, input).await?;
    printer.done(key, &answer);
    Ok(())
}

/// People made by the program: `{batch, people}`.
async fn made(session: &Session, command: &str, input: Json, printer: &mut Printer) -> Result<()> {
    let batch = session.call(command, input).await?;
    printer.done("cli-done-made", &json!({ "batch": batch["id"], "people": batch["people"] }));
    Ok(())
}

fn said(set: &[(String, String)]) -> Map<String, Json> {
    set.iter().map(|(field, value)| (field.clone(), typed(value))).collect()
}

/// Nothing empties a field; a group is written as a JSON object of its parts; else it is text.
pub(crate) fn typed(value: &str) -> Json {
    if value.is_empty() {
        return Json::Null;
    }
    match serde_json::from_str::<Json>(value) {
        Ok(group @ Json::Object(_)) => group,
        _ => Json::String(value.to_owned()),
    }
}

async fn export(session: &Session, asked: &ExportPeople, printer: &mut Printer) -> Result<()> {
    let mut input = people(session, &asked.which).await?;
    let profile = match &asked.profile {
        Some(name) => Some(profile_named(session, name).await?),
        None => None,
    };
    if let Some(name) = &asked.save_profile {
        save_profile(session, asked, name).await?;
    }
    let own = json!({
        "profile": profile,
        "out": session.token(&asked.out), "format": asked.format.replace('-', "_"), "purpose": asked.purpose,
        "columns": asked.columns, "language": asked.language, "delimiter": asked.delimiter,
        "bom": !asked.no_bom, "include_sensitive": asked.sensitive.include_sensitive, "reason": asked.sensitive.reason,
    });
    input.extend(own.as_object().cloned().unwrap_or_default());
    exported(session.call("export_people", Json::Object(input)).await?, printer);
    Ok(())
}

async fn export_records(session: &Session, noun: &Noun<ExportRecords, Exported>, printer: &mut Printer) -> Result<()> {
    let asked = &noun.args;
    let input = json!({
        "out": session.token(&asked.out), "kind": noun.kind, "purpose": asked.purpose, "of": asked.of,
        "search": asked.search, "filters": filters(&asked.filter), "language": asked.language,
        "delimiter": asked.delimiter, "bom": !asked.no_bom, "include_sensitive": asked.sensitive.include_sensitive,
        "reason": asked.sensitive.reason,
    });
    exported(session.call("export_records", input).await?, printer);
    Ok(())
}

/// What was written, and how many were left out.
fn exported(mut answer: Json, printer: &mut Printer) {
    if let Some(answer) = answer.as_object_mut() {
        answer.remove("preview");
    }
    let left_out = answer["people_left_out"].as_u64().unwrap_or(0);
    printer.done("cli-done-export", &answer);
    if left_out > 0 {
        printer.say("cli-left-out", &answer);
    }
}

/// The id of the export profile of that name. Errors: `NoSuchRecord`.
async fn profile_named(session: &Session, name: &str) -> Result<String> {
    let all = session.call("record_list", json!({ "kind": "export_profile", "limit": 1000 })).await?;
    let mut rows = all["items"].as_array().into_iter().flatten();
    let found = rows.find(|row| row["title"] == name).and_then(|row| row["id"].as_str());
    found.map(str::to_owned).ok_or_else(|| Error::new(Code::NoSuchRecord).with("id", name))
}

/// Keeps how this file is written under a name; what was kept under it before is replaced.
async fn save_profile(session: &Session, asked: &ExportPeople, name: &str) -> Result<()> {
    let delimiter = asked.delimiter.as_deref().map(|text| if text == "\t" { "tab" } else { text });
    let fields = json!({
        "name": name, "format": asked.format.replace('-', "_"), "purpose": asked.purpose,
        "columns": asked.columns.as_ref().map(|ids| ids.join(" ")), "language": asked.language, "delimiter": delimiter,
    });
    match profile_named(session, name).await {
        Ok(id) => session.call("record_edit", json!({ "id": id, "fields": fields })).await,
        Err(_) => session.call("record_create", json!({ "kind": "export_profile", "fields": fields })).await,
    }?;
    Ok(())
}

/// Rows of files that are or may be one person.
async fn find_same(session: &Session, files: &[PathBuf], printer: &mut Printer) -> Result<()> {
    files.iter().try_for_each(|file| present(file))?;
    let tokens: Vec<Json> = files.iter().map(|file| session.token(file)).collect();
    let answer = session.call("match_files", json!({ "files": tokens })).await?;
    let pairs = answer["pairs"].as_array().map_or(&[][..], Vec::as_slice);
    let rows: Vec<Vec<String>> = pairs.iter().map(pair_row).collect();
    printer.list("cli-total-pairs", &answer, &rows);
    Ok(())
}

/// Outcome, score, the two rows, and what speaks for and against.
fn pair_row(pair: &Json) -> Vec<String> {
    let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    let said = |evidence: &Json| {
        let sign = if evidence["bits"].as_f64().unwrap_or(0.0) < 0.0 { "-" } else { "+" };
        format!("{sign}{}:{}", text(&evidence["of"]), text(&evidence["grade"]))
    };
    let evidence: Vec<String> = pair["evidence"].as_array().into_iter().flatten().map(said).collect();
    let score = format!("{:.3}", pair["score"].as_f64().unwrap_or(0.0));
    vec![text(&pair["outcome"]), score, text(&pair["a"]), text(&pair["b"]), evidence.join(" ")]
}

/// How alike names are: a pair as typed, or those of a table.
async fn score(session: &Session, typed: Vec<Json>, table: Option<&Path>, printer: &mut Printer) -> Result<()> {
    if let Some(table) = table {
        present(table)?;
    }
    let file = table.map(|table| session.token(table));
    let mut answer = session.call("names_score", json!({ "pairs": typed, "file": file })).await?;
    let scores: Vec<f64> = answer["scores"].as_array().into_iter().flatten().filter_map(Json::as_f64).collect();
    for score in &scores {
        printer.plain(&format!("{score:.3}"));
    }
    if let ([score], None) = (scores.as_slice(), table) {
        answer["score"] = json!(score);
    }
    printer.done("cli-done-score", &answer);
    Ok(())
}

async fn check(session: &Session, printer: &mut Printer) -> Result<()> {
    let answer = session.call("file_check", json!({})).await?;
    let findings = answer["findings"].as_array().map(Vec::as_slice).unwrap_or_default();
    if findings.is_empty() {
        printer.done("cli-done-check", &answer);
        return Ok(());
    }
    for finding in findings {
        printer.say("cli-finding", finding);
    }
    let codes: Vec<&str> = findings.iter().filter_map(|finding| finding["code"].as_str()).collect();
    Err(Error::new(Code::FileDamaged).with("findings", codes.join(" ")))
}

/// Says what is replaced, then replaces it.
async fn restore(session: &Session, file: &Path, printer: &mut Printer) -> Result<()> {
    present(file)?;
    let input = json!({ "file": session.token(file), "at": session.unopened });
    let replaced = session.call("backup_preview", input.clone()).await?;
    let known = !replaced["present_people"].is_null();
    printer.say(if known { "cli-replaces" } else { "cli-replaces-damaged" }, &replaced);
    let mut state = session.call("backup_restore", input).await?;
    printer.done("cli-done-restore", &json!({ "replaced": replaced, "file": state["file"].take() }));
    Ok(())
}
