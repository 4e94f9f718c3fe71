//! The network: the tree of organisations, and one organisation.

use super::open::iso;
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
    let mut conn = open.read().await?;
    network::tree(&mut conn, &today).await
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
    let branch = network::branch(&mut conn, &today, &ent).await?;
    let (line, below, path) = branch.map_or_else(Default::default, |(line, below, path)| (Some(line), below, path));
    let titled = |line: NetworkLine| RecordTitle {
        role: "parent".to_owned(),
        kind: "organisation".to_owned(),
        id: line.id,
        title: line.title,
    };
    let path = path.into_iter().map(titled).collect();
    let (offices, offices_before) =
        all_with(&mut conn, "office", "organisation", &ent).await?.into_iter().partition(|row| is_current(row, &today));
    let schools = all_with(&mut conn, "school", "host", &ent).await?;
    let events = super::record_list::question("event", "organisation", &ent)?;
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
