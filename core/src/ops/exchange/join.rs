//! A second computer of the same chapter: a new data file that begins with everything of the first.

use super::{apply, compare, read};
use crate::app::App;
use crate::domain::EntityId;
use crate::error::{Code, Error, Result};
use crate::ops::file::{interface_language, take};
use crate::ops::open::Open;
use crate::store::chapter;
use crate::store::file::DataFile;
use crate::wire::app::AppState;
use crate::wire::exchange::{ExchangeFileInput, FileJoinInput};

/// Makes the data file, takes the file in and opens it. Errors: of `Refused`, `NoSuchScope` unless it is everything, of
/// files; nothing is left then.
pub(crate) async fn join(app: &App, input: FileJoinInput) -> Result<AppState> {
    let path = app.outside.paths.path(&input.out)?;
    let made = DataFile::create(&path, app.around()?).await?;
    let open = Open::new(app, made, &interface_language(app)?).await?;
    let file = ExchangeFileInput { file: input.file, passphrase: input.passphrase };
    match fill(app, &open, &file).await {
        Ok(()) => take(app, open).await,
        Err(cause) => {
            open.file.close().await;
            for suffix in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(crate::store::file::beside(&path, suffix));
            }
            Err(cause)
        }
    }
}

async fn fill(app: &App, open: &Open, file: &ExchangeFileInput) -> Result<()> {
    let mut staged = read::stage(app, open, file).await?;
    if staged.header.scope != "everything" {
        return Err(Error::new(Code::NoSuchScope).with("scope", &staged.header.scope));
    }
    let home = EntityId::from_bytes(&staged.sender.chapter)?;
    let mut write = open.write(app).await?;
    chapter::set_id(write.conn(), &home).await?;
    write.commit(app, &[]).await?;
    compare(open, &mut staged).await?;
    staged.stage.settle().await?;
    apply::take_in(app, open, &mut staged).await?;
    staged.stage.end().await;
    // Without the chapter's own record the file was not of everything.
    chapter::view(&mut *open.read().await?).await.map(drop).map_err(|cause| cause.with("path", &file.file.0))
}
