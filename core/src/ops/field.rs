#![allow(unused_imports)]
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::wire::{Empty, app::*, batch::*, export::*, field::*, import::*, person::*, record::*};

pub(crate) async fn list(_app: &App, _input: FieldListInput) -> Result<Vec<FieldView>> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn own_create(_app: &App, _input: OwnFieldCreateInput) -> Result<Written> {
    Err(Error::new(Code::Defect))
}
