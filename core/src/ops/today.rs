#![allow(unused_imports)]
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::wire::{Empty, app::*, batch::*, export::*, field::*, import::*, person::*, record::*};

pub(crate) async fn show(_app: &App, _input: Empty) -> Result<TodayView> {
    Err(Error::new(Code::Defect))
}
