#![allow(unused_imports)]
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::wire::{Empty, app::*, batch::*, export::*, field::*, import::*, person::*, record::*};

pub(crate) async fn of_record(_app: &App, _input: RecordInput) -> Result<Vec<HistoryEntry>> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn batches(_app: &App, _input: BatchListInput) -> Result<Vec<BatchSummary>> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn batch(_app: &App, _input: BatchInput) -> Result<BatchView> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn undo(_app: &App, _input: BatchInput) -> Result<Undone> {
    Err(Error::new(Code::Defect))
}
