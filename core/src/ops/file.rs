#![allow(unused_imports)]
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::wire::{Empty, app::*, batch::*, export::*, field::*, import::*, person::*, record::*};

pub(crate) async fn create(_app: &App, _input: FileCreateInput) -> Result<AppState> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn open(_app: &App, _input: FileOpenInput) -> Result<AppState> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn close(_app: &App, _input: Empty) -> Result<AppState> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn check(_app: &App, _input: Empty) -> Result<CheckReport> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn digest(_app: &App, _input: Empty) -> Result<Digest> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn chapter_edit(_app: &App, _input: ChapterEditInput) -> Result<ChapterView> {
    Err(Error::new(Code::Defect))
}
