//! Events, their dated instances, who is in charge and who was there.
//! Only what they are: when they are is `domain::event`.

use super::FieldType::{Choice, Group, LongText, OpenChoice, Reference, Text};
use super::{Field, FieldType, Kind, PLAIN, Search, field};
use crate::domain::event::DayState;
use crate::domain::privacy::Privacy::{Ordinary, Personal};

/// ISO 8601 local start and end, and an IANA zone; days without a zone. Decided together.
const TIME: FieldType = Group(&["start", "end", "zone"]);

const TITLE: Field = field("title", Text, Ordinary, Search::Name);
const VENUE: Field = field("venue", Text, Ordinary, Search::Words);
const NOTES: Field = field("notes", LongText, Personal, Search::No);

/// What is planned: local wall time with its zone or whole days, once or by a rule.
pub const EVENT: Kind = Kind {
    name: "event",
    plural: "events",
    title: &[&["title"]],
    fields: &[
        TITLE,
        field("kind", OpenChoice(&["meeting", "lesson", "rehearsal", "celebration", "trip"]), Ordinary, Search::No),
        field("time", TIME, Ordinary, Search::No),
        // RFC 5545 3.3.10, without the property's name.
        field("repeat", LongText, Ordinary, Search::No),
        field("state", Choice(&["tentative", "cancelled"]), Ordinary, Search::No),
        field("organisation", Reference("organisation"), Ordinary, Search::No),
        field("school", Reference("school"), Ordinary, Search::No),
        // Of one class of the school: only its pupils are expected.
        field("class", Reference("class"), Ordinary, Search::No),
        VENUE,
        field("room", Text, Ordinary, Search::No),
        field("link", Text, Ordinary, Search::No),
        NOTES,
        // Of an event that came from elsewhere: its id there, and which state of it was read.
        field("source", Group(&["uid", "sequence"]), Ordinary, Search::No),
    ],
    ..PLAIN
};

/// One dated instance of an event that differs from its plan, or that somebody was noted at.
/// Its id follows from event and day (`domain::event::occurrence_id`).
pub const OCCURRENCE: Kind = Kind {
    name: "occurrence",
    plural: "occurrences",
    of: [Some("event"), None],
    fields: &[
        // Which of the event's (`domain::event::Occurrence::on`).
        field("day", Text, Ordinary, Search::No),
        field("state", Choice(DayState::NAMES), Ordinary, Search::No),
        field("time", TIME, Ordinary, Search::No),
        TITLE,
        VENUE,
        NOTES,
    ],
    ..PLAIN
};

/// A person in charge of an event.
pub const CHARGE: Kind = Kind {
    name: "charge",
    plural: "charges",
    of: [Some("person"), Some("event")],
    derived: true,
    fields: &[field("task", OpenChoice(&["leads", "organises", "helps"]), Ordinary, Search::No)],
    ..PLAIN
};

/// Who was there: present, absent or excused; without a record nobody has noted it.
pub const ATTENDANCE: Kind = Kind {
    name: "attendance",
    plural: "attendance",
    of: [Some("person"), Some("occurrence")],
    derived: true,
    fields: &[field("answer", Choice(&["present", "absent", "excused"]), Personal, Search::No), NOTES],
    ..PLAIN
};
