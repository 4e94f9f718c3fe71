#![allow(unused_imports)]
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::wire::{Empty, app::*, batch::*, export::*, field::*, import::*, person::*, record::*};

pub(crate) async fn read(_app: &App, _input: ImportReadInput) -> Result<ImportView> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn change(_app: &App, _input: ImportChangeInput) -> Result<ImportView> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn show(_app: &App, _input: ImportInput) -> Result<ImportView> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn rows(_app: &App, _input: ImportRowsInput) -> Result<ImportRowsView> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn problems(_app: &App, _input: ImportProblemsInput) -> Result<ImportProblemsView> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn decide(_app: &App, _input: ImportDecideInput) -> Result<ImportView> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn apply(_app: &App, _input: ImportInput) -> Result<ImportReport> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn cancel(_app: &App, _input: ImportInput) -> Result<Empty> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn mapping_save(_app: &App, _input: MappingSaveInput) -> Result<MappingView> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn mapping_list(_app: &App, _input: Empty) -> Result<Vec<MappingView>> {
    Err(Error::new(Code::Defect))
}
