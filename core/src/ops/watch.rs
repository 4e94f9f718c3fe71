//! What others do to the data file while it is open here: the terminal beside the window, a cloud service.

use crate::app::App;
use crate::domain::fields;
use crate::error::Result;

impl App {
    /// Asks whether somebody else has written to the open data file, and if so tells the edge that all of it may have
    /// changed. The edge asks once a second. Errors: `FileReplaced`, `FileMissing`.
    pub async fn look_around(&self) -> Result<()> {
        let open = self.data.read().await.clone();
        if let Some(open) = open
            && open.file.changed_elsewhere().await?
        {
            let kinds: Vec<&str> = fields::KINDS.iter().map(|kind| kind.name).chain(["import", "file"]).collect();
            self.changed(&kinds);
        }
        Ok(())
    }
}
