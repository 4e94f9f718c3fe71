#![allow(unused_imports)]
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::wire::{Empty, app::*, batch::*, export::*, field::*, import::*, person::*, record::*};

pub(crate) async fn state(_app: &App, _input: Empty) -> Result<AppState> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn settings_edit(_app: &App, _input: Settings) -> Result<Settings> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn work_cancel(_app: &App, _input: Empty) -> Result<Empty> {
    Err(Error::new(Code::Defect))
}
