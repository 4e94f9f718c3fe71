//! What happens beside the commands: others write to the data file (the terminal beside the window, a cloud service), and
//! a new day wants its backup, its file in the shared folder, and its look at the bin.

use crate::app::App;
use crate::domain::fields;
use crate::error::Result;

impl App {
    /// Asks whether somebody else has written to the open data file, and if so tells the edge that all of it may have
    /// changed; makes the day's backup once the file has been open for a while. The edge asks once a second. Errors: `FileReplaced`, `FileMissing`.
    pub async fn look_around(&self) -> Result<()> {
        let open = self.data.read().await.clone();
        let Some(open) = open else { return Ok(()) };
        if open.file.changed_elsewhere().await? {
            let kinds: Vec<&str> = fields::KINDS.iter().map(|kind| kind.name).chain(["import", "file"]).collect();
            self.changed(&kinds);
        }
        open.keep_day_behind(self).await;
        super::exchange::folder::of_the_day(self, &open).await;
        if open.is_another_day(self) {
            super::erase::bin_of_the_day(self, &open).await;
        }
        Ok(())
    }
}
