//! Looks at health values (rule 14): opened on purpose, and on record.

use super::record::parse_id;
use crate::app::App;
use crate::domain::{Privacy, fields, own_field};
use crate::error::{Code, Error, Result};
use crate::store::{cells, look, own};
use crate::wire::Empty;
use crate::wire::look::{LookRecordInput, LookView};
use crate::wire::record::RecordInput;

/// Puts a look on record. In a data file open for reading only nothing can be. Errors: `NoSuchRecord`, `NoSuchField` for
/// one that is not of class health.
pub(crate) async fn record(app: &App, input: LookRecordInput) -> Result<Empty> {
    let open = app.open().await?;
    let ent = parse_id(&input.id)?;
    let mut conn = open.read().await?;
    let known = cells::entity(&mut conn, &ent).await?.is_some();
    let class = match own_field::id_of(&input.field) {
        Some(id) => own::list(&mut conn).await?.iter().find(|own| own.id == id).map(|own| own.class),
        None => fields::field_of(&input.field).map(|(_, field)| field.class),
    };
    drop(conn);
    if !known {
        return Err(Error::new(Code::NoSuchRecord).with("id", input.id));
    }
    if class != Some(Privacy::Health) {
        return Err(Error::new(Code::NoSuchField).with("field", input.field));
    }
    if open.is_writable() {
        let mut write = open.write(app).await?;
        let field = write.numbers().field(&input.field);
        look::record(write.conn(), app.outside.clock.now_ms(), &ent, field).await?;
        write.commit(app, &["look"]).await?;
    }
    Ok(Empty {})
}

/// The last looks at a record and at what is of it, newest first.
pub(crate) async fn list(app: &App, input: RecordInput) -> Result<Vec<LookView>> {
    let open = app.open().await?;
    let mut conn = open.read().await?;
    look::list(&mut conn, &open.numbers(), &parse_id(&input.id)?).await
}
