//! The bin: what was deleted and can be brought back.

use std::collections::BTreeSet;

use crate::app::App;
use crate::domain::id::hex;
use crate::error::Result;
use crate::store::batch::stamp_ms;
use crate::store::history::rfc3339;
use crate::store::{bin, conflict, title};
use crate::wire::record::{BinListInput, BinPage, BinRow};

/// Rows of a page unless said, and at most.
const PAGE: u32 = 50;
const MOST: u32 = 1_000;

/// A page, what was deleted last first.
pub(crate) async fn list(app: &App, input: BinListInput) -> Result<BinPage> {
    let open = app.open().await?;
    let mut conn = open.read().await?;
    let all = bin::all(&mut conn).await?;
    let size = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    let page: Vec<_> = all.iter().skip(size(input.offset)).take(size(input.limit.unwrap_or(PAGE).min(MOST))).collect();
    let named: BTreeSet<_> = page.iter().flat_map(|one| [Some(one.ent), one.of]).flatten().collect();
    let titles = title::of(&mut conn, &named.into_iter().collect::<Vec<_>>()).await?;
    let title = |ent| titles.get(ent).map(|title| title.title.clone()).unwrap_or_default();
    let mut items = Vec::with_capacity(page.len());
    for one in page {
        items.push(BinRow {
            id: hex(one.ent.as_bytes()),
            kind: one.kind.to_owned(),
            title: title(&one.ent),
            of: one.of.as_ref().map(title).unwrap_or_default(),
            at: rfc3339(stamp_ms(one.stamp)),
            chapter: conflict::chapter_of(&mut conn, &one.inst).await?,
        });
    }
    Ok(BinPage { total: u32::try_from(all.len()).unwrap_or(u32::MAX), items })
}
