#![allow(unused_imports)]
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::wire::{Empty, app::*, batch::*, export::*, field::*, import::*, person::*, record::*};

pub(crate) async fn list(_app: &App, _input: PersonListInput) -> Result<PersonPage> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn show(_app: &App, _input: RecordInput) -> Result<PersonView> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn move_to_household(_app: &App, _input: PersonMoveToHouseholdInput) -> Result<Written> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn tag(_app: &App, _input: PersonTagInput) -> Result<Written> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn households(_app: &App, _input: HouseholdListInput) -> Result<HouseholdPage> {
    Err(Error::new(Code::Defect))
}

pub(crate) async fn tags(_app: &App, _input: Empty) -> Result<Vec<TagView>> {
    Err(Error::new(Code::Defect))
}
