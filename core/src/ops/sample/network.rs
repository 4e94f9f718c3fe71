//! An invented network around invented people: in the shape of a real one, so that a try shows how the places bear it.

use super::Family;
use crate::app::App;
use crate::domain::{EntityId, Value};
use crate::ops::open::Rising;
use crate::store::batch::NewRecord;
use crate::store::numbers::Numbers;

/// People for each organisation, school and event; of 50,000 these are 400, 90 and 5,000.
const PER_ORGANISATION: u32 = 125;
const PER_SCHOOL: u32 = 555;
const PER_EVENT: u32 = 10;
/// One event in so many is weekly through the year; 5,000 events make a month of 2,000 occurrences.
const WEEKLY: u32 = 13;
/// Of a hundred people, how many learn at a school.
const PUPILS: u32 = 16;
const CLASSES: usize = 7;
const COUNTRIES: [&str; 12] = ["DE", "TR", "GE", "FR", "US", "RU", "UA", "NL", "SE", "PL", "KZ", "AZ"];
/// Who is born in this year or later is a child in these lists.
const CHILD_FROM: &str = "2010";

/// Records on their way into the batch.
pub(super) struct Making<'a> {
    app: &'a App,
    numbers: &'a Numbers,
    ids: Rising,
    records: &'a mut Vec<NewRecord>,
}

impl<'a> Making<'a> {
    pub(super) fn new(app: &'a App, numbers: &'a Numbers, ids: Rising, records: &'a mut Vec<NewRecord>) -> Self {
        Self { app, numbers, ids, records }
    }

    fn add(&mut self, kind: &'static str, of: &[EntityId], fields: &[(&str, Value)]) -> EntityId {
        let of = [of.first().copied(), of.get(1).copied()];
        let ent = self.ids.next(self.app, kind, of);
        let field = |name: &str| self.numbers.field(&format!("{kind}.{name}"));
        let said = fields.iter().map(|(name, value)| (field(name), value.clone())).collect();
        self.records.push(NewRecord { ent, kind: self.numbers.kind(kind), of, said });
        ent
    }
}

fn link(to: EntityId) -> Value {
    Value::Bytes(to.as_bytes().to_vec())
}

fn text(text: &str) -> Value {
    Value::text(text)
}

/// Makes the network for so many people.
pub(super) fn around(making: &mut Making<'_>, people: u32, families: &[Family]) {
    let organisations = organisations(making, people / PER_ORGANISATION);
    members(making, &organisations, families);
    schools(making, &organisations, people, families);
    for n in 0..people / PER_EVENT {
        let organisation = organisations[n as usize % organisations.len()];
        let weekly = n % WEEKLY == 0;
        let (month, day, hour) = (if weekly { 1 } else { n % 12 + 1 }, n / 12 % 28 + 1, 9 + n % 11);
        let start = format!("2026-{month:02}-{day:02}T{hour:02}:00");
        let end = format!("2026-{month:02}-{day:02}T{:02}:30", hour + 1);
        let time = Value::group([("start", start), ("end", end), ("zone", "Europe/Berlin".to_owned())]);
        let title = text(&format!("Tədbir {n}"));
        let mut fields = vec![("title", title), ("organisation", link(organisation)), ("time", time)];
        if weekly {
            fields.push(("repeat", text("FREQ=WEEKLY;UNTIL=20261231T225959Z")));
        }
        making.add("event", &[], &fields);
    }
}

/// Councils, houses below them, associations below those.
fn organisations(making: &mut Making<'_>, count: u32) -> Vec<EntityId> {
    let mut all: Vec<EntityId> = Vec::new();
    for n in 0..count.max(1) as usize {
        let (kind, word, parent) = match n {
            0..15 => ("coordinating_council", "Şura", None),
            15..60 => ("house", "Ev", Some(all[(n - 15) % 15])),
            _ => ("association", "Birlik", Some(all[15 + n % 45])),
        };
        let mut fields = vec![
            ("name", text(&format!("{word} {n}"))),
            ("kind", text(kind)),
            ("country", text(COUNTRIES[n % COUNTRIES.len()])),
        ];
        fields.extend(parent.map(|parent| ("parent", link(parent))));
        all.push(making.add("organisation", &[], &fields));
    }
    all
}

/// Everybody is a member of one organisation, one in 25 of two; some hold offices.
fn members(making: &mut Making<'_>, organisations: &[EntityId], families: &[Family]) {
    const POSTS: [&str; 3] = ["chair", "secretary", "treasurer"];
    for (n, (person, _)) in families.iter().flatten().enumerate() {
        let first = organisations[n % organisations.len()];
        making.add("membership", &[*person, first], &[("status", text("active")), ("from", text("2020"))]);
        if n % 25 == 0 {
            let second = organisations[(n / 25 + 7) % organisations.len()];
            making.add("membership", &[*person, second], &[("status", text("active"))]);
        }
        if n < organisations.len() * POSTS.len() {
            let post = POSTS[n / organisations.len()];
            making.add("office", &[*person], &[("post", text(post)), ("organisation", link(first))]);
        }
    }
}

/// Schools with classes; children learn there, grown-ups of their household are named as guardians.
fn schools(making: &mut Making<'_>, organisations: &[EntityId], people: u32, families: &[Family]) {
    let mut classes = Vec::new();
    for n in 0..(people / PER_SCHOOL).max(1) as usize {
        let country = COUNTRIES[n % COUNTRIES.len()];
        let host = organisations[(15 + n) % organisations.len()];
        let fields = [("name", text(&format!("Məktəb {n}"))), ("host", link(host)), ("country", text(country))];
        let school = making.add("school", &[], &fields);
        let term = [("name", text("2026/27")), ("from", text("2026-09-01")), ("to", text("2027-06-30"))];
        let term = making.add("term", &[school], &term);
        for class in 0..CLASSES {
            let fields = [("name", text(&format!("{}A", class + 1))), ("term", link(term))];
            classes.push(making.add("class", &[school], &fields));
        }
    }
    let mut pupils = 0;
    for family in families {
        let adult = family.iter().find(|(_, born)| born.as_str() < CHILD_FROM);
        for (child, born) in family {
            if pupils >= people * PUPILS / 100 || (born.as_str() < CHILD_FROM && pupils % 3 != 0) {
                continue;
            }
            let class = classes[pupils as usize % classes.len()];
            pupils += 1;
            making.add("enrolment", &[*child, class], &[("from", text("2026-09-01"))]);
            if let Some((adult, _)) = adult.filter(|(adult, _)| adult != child) {
                making.add("guardianship", &[*child, *adult], &[("order", Value::Integer(1))]);
            }
        }
    }
}
