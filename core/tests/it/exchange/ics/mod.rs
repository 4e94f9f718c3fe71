//! Calendars: what is read from them, what is written, and that both are the same.

mod foreign;
mod own;
mod rules;

use std::collections::BTreeMap;

use birlik_core::domain::zone::Zone;
use birlik_core::exchange::ics::{Calendar, Options, ReadError, read};

pub(super) fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

pub(super) fn read_all(bytes: &[u8]) -> Result<Calendar, ReadError> {
    read(bytes, &Options { zone: zone("Europe/Berlin"), unknown: None, named: BTreeMap::new() })
}
