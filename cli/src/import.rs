//! `import`: read, map, plan, apply; every problem is said.

use std::io::Read;
use std::path::Path;

use birlik_core::{Code, Error, Result};
use serde_json::{Map, Value as Json, json};

use crate::args::Import;
use crate::mapping::Mapping;
use crate::print::Printer;
use crate::session::{Session, number};

const PAGE: u64 = 1000;

/// Reads, plans and, unless it is a dry run, applies a table.
/// Errors: `TableRefused`, `MappingRefused` and those of the import commands.
pub(crate) async fn import(session: &Session, asked: &Import, printer: &mut Printer) -> Result<()> {
    let mapping = asked.mapping.as_deref().map(Mapping::read).transpose()?;
    let plan = planned(session, asked, mapping.as_ref()).await?;
    let import = number(&plan, "import")?;
    let (counts, batch) = if asked.dry_run {
        (plan["counts"].clone(), Json::Null)
    } else {
        let mut report = session.call("import_apply", json!({ "import": import })).await?;
        (report["counts"].take(), report["batch"].take())
    };
    let key = if asked.dry_run { "cli-done-dry-run" } else { "cli-done-import" };
    printer.begin_list(key, &Json::Object(summary(&plan, &counts, batch)), "problems");
    problems(session, import, printer).await?;
    printer.end_list();
    if asked.dry_run {
        session.call("import_cancel", json!({ "import": import })).await?;
    }
    Ok(())
}

async fn planned(session: &Session, asked: &Import, mapping: Option<&Mapping>) -> Result<Json> {
    let mut options = json!({
        "encoding": asked.encoding, "delimiter": asked.delimiter, "sheet": asked.sheet, "header_row": asked.header_row,
        "country": asked.country, "mode": asked.mode, "tag": asked.tag,
        "auto_merge_above": asked.auto_merge_above, "zone": asked.zone, "kind": asked.kind,
        "zones": asked.zone_of.iter().cloned().collect::<std::collections::BTreeMap<_, _>>(),
        "columns": mapping.and_then(Mapping::by_position),
    });
    let plan = if asked.file == Path::new("-") {
        let pasted = json!({ "text": pasted()?, "name": "stdin", "options": options });
        session.call("import_paste", pasted).await?
    } else {
        session.call("import_read", json!({ "file": session.token(&asked.file), "options": options })).await?
    };
    let Some(mapping) = mapping.filter(|mapping| mapping.by_position().is_none()) else { return Ok(plan) };
    // Headings are known only now, so a mapping by heading plans once more.
    options["columns"] = json!(mapping.for_columns(&plan["columns"])?);
    let import = number(&plan, "import")?;
    session.call("import_change", json!({ "import": import, "options": options })).await
}

/// What comes in is text, as a clipboard gives it. Errors: `TableRefused` for what is none, of files.
fn pasted() -> Result<String> {
    let mut bytes = Vec::new();
    // One byte more than is taken, so that the core says that it is too much.
    std::io::stdin().lock().take(64 * 1024 * 1024 + 1).read_to_end(&mut bytes)?;
    String::from_utf8(bytes).or_else(|not_text| {
        let bytes = not_text.into_bytes();
        let cut = bytes.len() > 64 * 1024 * 1024;
        let binary = || Error::new(Code::TableRefused).with("kind", "binary").with("looks_like", "binary");
        if cut { Ok(String::from_utf8_lossy(&bytes).into_owned()) } else { Err(binary()) }
    })
}

fn summary(plan: &Json, counts: &Json, batch: Json) -> Map<String, Json> {
    let mut answer = Map::new();
    for name in ["kind", "format", "encoding", "delimiter", "sheet", "header_row"] {
        answer.insert(name.to_owned(), plan[name].clone());
    }
    for name in ["rows", "ignored", "new", "updated", "unchanged", "ask", "refused", "repeated"] {
        answer.insert(name.to_owned(), counts[name].clone());
    }
    answer.insert("batch".to_owned(), batch);
    answer
}

/// Page by page: a file can have more problems than fit in memory.
async fn problems(session: &Session, import: u64, printer: &mut Printer) -> Result<()> {
    let mut offset = 0;
    loop {
        let asked = json!({ "import": import, "offset": offset, "limit": PAGE });
        let page = session.call("import_problems", asked).await?;
        let items = page["items"].as_array().ok_or_else(|| Error::new(Code::Defect))?;
        for (nth, item) in items.iter().enumerate() {
            printer.item("cli-problem", item, offset == 0 && nth == 0);
        }
        offset += PAGE;
        if offset >= number(&page, "total")? {
            return Ok(());
        }
    }
}

/// The token of a file that is read, refused before anything else when it is not there.
pub(crate) fn present(path: &Path) -> Result<()> {
    if path == Path::new("-") {
        return Ok(());
    }
    std::fs::metadata(path).map(drop).map_err(|cause| Error::from(cause).with("path", path.display()))
}
