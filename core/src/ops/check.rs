//! Whether the projections say what the cells say: they are made anew in a transaction that is taken back.

use super::open::Open;
use crate::app::App;
use crate::error::Result;
use crate::store::{digest, projection};

/// True when a rebuild shows other data than what stands. Errors: `FileBusy`.
pub(crate) async fn projections_differ(app: &App, open: &Open) -> Result<bool> {
    let mut write = open.write(app).await?;
    let numbers = write.numbers();
    let before = (projection::fingerprint(write.conn()).await?, digest::data(write.conn(), &numbers).await?);
    projection::rebuild(write.conn(), &numbers).await?;
    let after = (projection::fingerprint(write.conn()).await?, digest::data(write.conn(), &numbers).await?);
    write.rollback().await?;
    Ok(before != after)
}
