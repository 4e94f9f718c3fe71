//! Events, their dated instances, and who was there.
//! Only what they are: rules stand in `domain`, beside this catalogue.

use super::FieldType::{Choice, LongText, Number, OpenChoice, Reference, Text, YesNo, Zone};
use super::{Kind, PLAIN, Search, field};
use crate::domain::privacy::Privacy::{Ordinary, Personal};

/// What is planned: local wall time with its zone, once or weekly.
pub const EVENT: Kind = Kind {
    name: "event",
    plural: "events",
    title: &[&["title"]],
    fields: &[
        field("title", Text, Ordinary, Search::Name),
        field("kind", OpenChoice(&["meeting", "lesson", "rehearsal", "celebration", "trip"]), Ordinary, Search::No),
        field("organisation", Reference("organisation"), Ordinary, Search::No),
        field("school", Reference("school"), Ordinary, Search::No),
        field("venue", Text, Ordinary, Search::Words),
        field("room", Text, Ordinary, Search::No),
        field("link", Text, Ordinary, Search::No),
        field("zone", Zone, Ordinary, Search::No),
        field("all_day", YesNo, Ordinary, Search::No),
        field("start", Text, Ordinary, Search::No),
        field("end", Text, Ordinary, Search::No),
        field("rule", LongText, Ordinary, Search::No),
        field("exceptions", LongText, Ordinary, Search::No),
        field("uid", Text, Ordinary, Search::No),
        field("sequence", Number, Ordinary, Search::No),
        field("notes", LongText, Personal, Search::No),
    ],
    ..PLAIN
};

/// One dated instance of an event that differs from its plan, or that somebody was noted at.
pub const OCCURRENCE: Kind = Kind {
    name: "occurrence",
    plural: "occurrences",
    of: [Some("event"), None],
    fields: &[
        field("recurrence_id", Text, Ordinary, Search::No),
        field("start", Text, Ordinary, Search::No),
        field("end", Text, Ordinary, Search::No),
        field("notes", LongText, Personal, Search::No),
    ],
    ..PLAIN
};

/// Who was there.
pub const ATTENDANCE: Kind = Kind {
    name: "attendance",
    plural: "attendance",
    of: [Some("person"), Some("occurrence")],
    derived: true,
    fields: &[
        field("answer", Choice(&["present", "absent", "excused"]), Personal, Search::No),
        field("notes", LongText, Personal, Search::No),
    ],
    ..PLAIN
};
