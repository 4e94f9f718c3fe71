//! The network: the tree of organisations, and one organisation.

use super::open::{Open, iso};
use super::record::{is_deleted, parse_id, view};
use super::record_list::all_with;
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::store::{network, record_list};
use crate::wire::Empty;
use crate::wire::network::{NetworkLine, NetworkTree, OrganisationView};
use crate::wire::record::{RecordInput, RecordRow, RecordTitle};

/// Events shown beside an organisation.
const EVENTS: u32 = 50;

/// The whole tree with its counts.
pub(crate) async fn tree(app: &App, _input: Empty) -> Result<NetworkTree> {
    let open = app.open().await?;
    let today = iso(open.today(app).await?);
    whole(&open, &today).await
}

async fn whole(open: &Open, today: &str) -> Result<NetworkTree> {
    let tree = async { network::tree(&mut *open.read().await?, today).await };
    open.memos.tree.of(open, today.to_owned(), tree).await
}

/// Of the tree: an organisation's line with those directly below it, and what stands above it, the top first; nothing
/// when it is in the bin.
fn branch(tree: NetworkTree, ent: &str) -> Option<(NetworkLine, Vec<NetworkLine>, Vec<NetworkLine>)> {
    let at = tree.items.iter().position(|line| line.id == ent)?;
    let mut items = tree.items;
    let mut below = items.split_off(at);
    let line = below.remove(0);
    let end = below.iter().position(|more| more.depth <= line.depth).unwrap_or(below.len());
    below.truncate(end);
    below.retain(|more| more.depth == line.depth + 1);
    let mut above = Vec::new();
    let mut depth = line.depth;
    for over in items.into_iter().rev() {
        if over.depth + 1 == depth {
            depth = over.depth;
            above.push(over);
        }
    }
    above.reverse();
    Some((line, below, above))
}

/// An organisation with its offices, schools and events. Errors: `NoSuchRecord`.
pub(crate) async fn organisation(app: &App, input: RecordInput) -> Result<OrganisationView> {
    let open = app.open().await?;
    let today = iso(open.today(app).await?);
    let ent = parse_id(&input.id)?;
    let mut conn = open.read().await?;
    let record = view(&mut conn, &open.numbers(), &ent).await?;
    if record.kind != "organisation" {
        return Err(Error::new(Code::NoSuchRecord).with("id", &input.id));
    }
    let branch = branch(whole(&open, &today).await?, &input.id);
    let (line, below, path) = branch.map_or_else(Default::default, |(line, below, path)| (Some(line), below, path));
    let titled = |line: NetworkLine| RecordTitle {
        role: "parent".to_owned(),
        kind: "organisation".to_owned(),
        id: line.id,
        title: line.title,
    };
    let path = path.into_iter().map(titled).collect();
    let (offices, offices_before) = all_with(&mut conn, "office", "organisation", &[ent])
        .await?
        .into_iter()
        .partition(|row| is_current(row, &today));
    let schools = all_with(&mut conn, "school", "host", &[ent]).await?;
    let events = super::record_list::question("event", "organisation", &[ent])?;
    let events = record_list::page(&mut conn, &events, 0, EVENTS).await?;
    let deleted = is_deleted(&mut conn, &open, &ent).await?;
    Ok(OrganisationView { record, line, path, below, offices, offices_before, schools, events, deleted })
}

/// Whether a membership, an office or an enrolment is held on that day: not ended, and not said to begin later.
pub(crate) fn is_current(row: &RecordRow, today: &str) -> bool {
    let text = |name: &str| row.fields.get(name).and_then(|value| value.as_str()).unwrap_or_default();
    let day = |said: &str| today.get(..said.len()).unwrap_or(today).to_owned();
    let (from, to, status) = (text("from"), text("to"), text("status"));
    !matches!(status, "ended" | "applied" | "left" | "waiting")
        && (to.is_empty() || to >= day(to).as_str())
        && (from.is_empty() || from <= day(from).as_str())
}
