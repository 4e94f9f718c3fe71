#![allow(unused_imports)]
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::wire::{Empty, app::*, batch::*, export::*, field::*, import::*, person::*, record::*};

pub(crate) async fn columns(_app: &App, _input: ExportColumnsInput) -> Result<Vec<ExportColumn>> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn people(_app: &App, _input: ExportPeopleInput) -> Result<ExportReport> {
    Err(Error::new(Code::Defect))
}
