#![allow(unused_imports)]
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::wire::{Empty, app::*, batch::*, export::*, field::*, import::*, person::*, record::*};

pub(crate) async fn list(_app: &App, _input: Empty) -> Result<Vec<BackupView>> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn create(_app: &App, _input: Empty) -> Result<BackupView> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn preview(_app: &App, _input: BackupInput) -> Result<RestorePreview> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn restore(_app: &App, _input: BackupInput) -> Result<AppState> {
    Err(Error::new(Code::Defect))
}
