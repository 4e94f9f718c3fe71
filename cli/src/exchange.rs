//! `exchange`, `keys`, and what waits for a person: chapters exchange by file.

use std::path::{Path, PathBuf};

use birlik_core::{Error, Result};
use serde_json::{Value as Json, json};

use crate::args::{Exchange, ExchangeExport, ExchangeImport, Keys, Page, Resolve, Sealed};
use crate::import::present;
use crate::print::Printer;
use crate::run::typed;
use crate::session::Session;

/// Items of a page; the core gives at most so many at once.
const PAGE: u64 = 500;

/// Errors: those of the exchange commands.
pub(crate) async fn exchange(session: &Session, what: &Exchange, printer: &mut Printer) -> Result<()> {
    match what {
        Exchange::Export(asked) => export(session, asked, printer).await,
        Exchange::Inspect(sealed) => {
            let answer = session.call("exchange_inspect", file(session, sealed)?).await?;
            printer.done("cli-done-exchange-inspect", &flat(&answer));
            Ok(())
        }
        Exchange::Preview(sealed) => preview(session, sealed, printer).await,
        Exchange::Import(asked) => import(session, asked, printer).await,
        Exchange::Peers => {
            let peers = session.call("exchange_peers", json!({})).await?;
            let rows = rows(&peers, &["installation", "chapter", "fingerprint", "last_no", "last_taken", "has_no"]);
            let total = peers.as_array().map_or(0, Vec::len);
            printer.list("cli-total-peers", &json!({ "total": total, "items": peers }), &rows);
            Ok(())
        }
    }
}

async fn export(session: &Session, asked: &ExchangeExport, printer: &mut Printer) -> Result<()> {
    let input = json!({
        "out": session.token(&asked.out), "scope": asked.scope, "to": asked.to, "plain": asked.plain,
        "passphrase": passphrase(asked.passphrase_file.as_deref())?,
        "include_sensitive": asked.sensitive.include_sensitive, "reason": asked.sensitive.reason,
    });
    let answer = session.call("exchange_export", input).await?;
    printer.done("cli-done-exchange-export", &answer);
    if answer["left_out"].as_u64().unwrap_or(0) > 0 {
        printer.say("cli-left-out", &json!({ "people_left_out": answer["left_out"] }));
    }
    Ok(())
}

/// Counts, and every item that changes something.
async fn preview(session: &Session, sealed: &Sealed, printer: &mut Printer) -> Result<()> {
    let mut answer = session.call("exchange_preview", file(session, sealed)?).await?;
    let exchange = answer["exchange"].clone();
    let counts = answer["counts"].clone();
    if let (Some(answer), Some(counts)) = (answer.as_object_mut(), counts.as_object()) {
        answer.remove("exchange");
        answer.extend(counts.clone());
    }
    printer.begin_list("cli-done-exchange-preview", &flat(&answer), "items");
    notes(&answer, printer);
    let mut offset = 0;
    loop {
        let page =
            session.call("exchange_items", json!({ "exchange": exchange, "offset": offset, "limit": PAGE })).await?;
        for (nth, item) in page["items"].as_array().into_iter().flatten().enumerate() {
            printer.item("cli-exchange-item", item, offset == 0 && nth == 0);
        }
        offset += PAGE;
        if offset >= page["total"].as_u64().unwrap_or(0) {
            break;
        }
    }
    printer.end_list();
    session.call("exchange_cancel", json!({ "exchange": exchange })).await.map(drop)
}

async fn import(session: &Session, asked: &ExchangeImport, printer: &mut Printer) -> Result<()> {
    let preview = session.call("exchange_preview", file(session, &asked.sealed)?).await?;
    let exchange = preview["exchange"].clone();
    for (command, what) in [("exchange_decline", &asked.decline), ("exchange_keep", &asked.keep_ours)] {
        if !what.is_empty() {
            let (fields, ids): (Vec<&String>, Vec<&String>) = what.iter().partition(|what| what.contains(':'));
            session.call(command, json!({ "exchange": exchange, "ids": ids, "fields": fields })).await?;
        }
    }
    let report = session
        .call(
            "exchange_apply",
            json!({ "exchange": exchange, "confirmed": asked.confirm, "own_words": asked.new_installation }),
        )
        .await?;
    let mut answer = report["counts"].as_object().cloned().unwrap_or_default();
    for name in ["batch", "declined", "ours", "sender"] {
        answer.insert(name.to_owned(), report[name].clone());
    }
    answer.insert("file".to_owned(), preview["file"].clone());
    answer.insert("notes".to_owned(), preview["notes"].clone());
    let answer = Json::Object(answer);
    printer.done("cli-done-exchange-import", &flat(&answer));
    printer.say(if answer["batch"].is_null() { "cli-import-nothing" } else { "cli-import-batch" }, &answer);
    if answer["ours"].as_u64().unwrap_or(0) > 0 {
        printer.say("cli-kept-ours", &flat(&answer));
    }
    notes(&answer, printer);
    if answer["let_go"].as_u64().unwrap_or(0) > 0 {
        printer.say("cli-dropped-let-go", &answer);
    }
    if report["sender"]["key"] == "new" {
        printer.say("cli-new-key", &report["sender"]);
    }
    Ok(())
}

/// What to know about a file, a sentence each.
fn notes(answer: &Json, printer: &mut Printer) {
    for note in answer["notes"].as_array().into_iter().flatten().filter_map(Json::as_str) {
        printer.say(&format!("cli-note-{note}"), &flat(answer));
    }
}

/// The sender's name beside the rest, for a sentence.
fn flat(answer: &Json) -> Json {
    let mut flat = answer.clone();
    if let Some(flat) = flat.as_object_mut() {
        flat.insert("chapter".to_owned(), answer["sender"]["chapter"].clone());
    }
    flat
}

/// The input of a command about a file. Errors: of files.
pub(crate) fn file(session: &Session, sealed: &Sealed) -> Result<Json> {
    present(&sealed.file)?;
    Ok(json!({ "file": session.token(&sealed.file), "passphrase": passphrase(sealed.passphrase_file.as_deref())? }))
}

/// The first line of a file that holds a passphrase; on a command line others could read it.
fn passphrase(file: Option<&Path>) -> Result<Option<String>> {
    let Some(path) = file else { return Ok(None) };
    let text = std::fs::read_to_string(path).map_err(|cause| Error::from(cause).with("path", path.display()))?;
    Ok(Some(text.lines().next().unwrap_or_default().to_owned()))
}

/// What waits for a person.
pub(crate) async fn conflicts(session: &Session, page: &Page, printer: &mut Printer) -> Result<()> {
    let answer = session.call("conflict_list", json!({ "offset": page.offset, "limit": page.limit })).await?;
    let rows = rows(&answer["items"], &["id", "kind", "name", "field", "shown"]);
    printer.list("cli-total-conflicts", &answer, &rows);
    Ok(())
}

/// Decides.
pub(crate) async fn resolve(session: &Session, asked: &Resolve, printer: &mut Printer) -> Result<()> {
    let decision = match (&asked.take, &asked.value) {
        _ if asked.let_go => json!("let_go"),
        _ if asked.keep_until.is_some() => json!({ "keep_until": asked.keep_until }),
        (Some(installation), _) => json!({ "take": installation }),
        (_, value) => json!({ "value": value.as_deref().map_or(Json::Null, typed) }),
    };
    let answer = session.call("conflict_resolve", json!({ "id": asked.conflict, "decision": decision })).await?;
    printer.done("cli-done-edit", &answer);
    Ok(())
}

/// Keys, ours and others'.
pub(crate) async fn keys(session: &Session, what: &Keys, printer: &mut Printer) -> Result<()> {
    let answer = match what {
        Keys::List => session.call("keys_list", json!({})).await?,
        Keys::Trust { installation, fingerprint } => {
            session.call("keys_trust", json!({ "installation": installation, "fingerprint": fingerprint })).await?
        }
    };
    let rows = rows(&answer["peers"], &["installation", "chapter", "fingerprint", "offered_fingerprint"]);
    let mut shown = answer.clone();
    if let Some(shown) = shown.as_object_mut() {
        shown.extend(answer["own"].as_object().cloned().unwrap_or_default());
    }
    printer.list("cli-own-key", &shown, &rows);
    Ok(())
}

fn rows(items: &Json, names: &[&str]) -> Vec<Vec<String>> {
    let text = |value: &Json| match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        other => other.to_string(),
    };
    let items = items.as_array().into_iter().flatten();
    items.map(|item| names.iter().map(|name| text(&item[*name])).collect()).collect()
}

/// A new data file that begins with a file of another computer of the same chapter.
pub(crate) async fn join(session: &Session, data: &Path, sealed: &Sealed, printer: &mut Printer) -> Result<()> {
    let mut input = file(session, sealed)?;
    if let Some(input) = input.as_object_mut() {
        input.insert("out".to_owned(), session.token(data));
    }
    let mut state = session.call("file_join", input).await?;
    printer.done("cli-done-init", &state["file"].take());
    Ok(())
}

/// A file and what opens it, from single arguments.
pub(crate) fn sealed(file: &Path, passphrase_file: Option<PathBuf>) -> Sealed {
    Sealed { file: file.to_owned(), passphrase_file }
}
