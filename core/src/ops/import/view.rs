use super::*;
use crate::exchange::draft::PersonDraft;
use crate::store::import_plan::ProblemRow;
use crate::wire::import::ImportColumn;
pub(super) enum FileRow {
    Ignored,
    Refused { row: u32, line: u32, problems: Vec<ProblemRow> },
    Draft { draft: Box<PersonDraft>, problems: Vec<ProblemRow> },
}
pub(super) struct FileRows;
impl FileRows {
    pub(super) fn next_row(&mut self) -> Result<Option<FileRow>> {
        Ok(None)
    }
}
pub(super) fn open_rows(_: &App, _: &Path, _: &ImportView) -> Result<FileRows> {
    Ok(FileRows)
}
pub(super) fn read(_: &App, _: &Path, _: &ImportOptions, _: Option<&[String]>, _: &str, _: &str) -> Result<ImportView> {
    Err(Error::new(Code::Defect))
}
pub(super) fn own_name(c: &ImportColumn) -> String {
    c.heading.clone()
}
pub(super) async fn rows(_: &App, _: ImportRowsInput) -> Result<ImportRowsView> {
    Err(Error::new(Code::Defect))
}
pub(super) fn refused(_: table::ReadError) -> Error {
    Error::new(Code::Defect)
}
