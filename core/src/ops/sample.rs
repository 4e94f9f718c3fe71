#![allow(unused_imports)]
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::wire::{Empty, app::*, batch::*, export::*, field::*, import::*, person::*, record::*};

pub(crate) async fn load(_app: &App, _input: Empty) -> Result<BatchSummary> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn generate(_app: &App, _input: GenerateInput) -> Result<BatchSummary> {
    Err(Error::new(Code::Defect))
}
