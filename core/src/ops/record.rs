#![allow(unused_imports)]
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::wire::{Empty, app::*, batch::*, export::*, field::*, import::*, person::*, record::*};

pub(crate) async fn show(_app: &App, _input: RecordInput) -> Result<RecordView> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn create(_app: &App, _input: RecordCreateInput) -> Result<Written> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn edit(_app: &App, _input: RecordEditInput) -> Result<Written> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn delete(_app: &App, _input: RecordsInput) -> Result<Written> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn restore(_app: &App, _input: RecordsInput) -> Result<Written> {
    Err(Error::new(Code::Defect))
}
