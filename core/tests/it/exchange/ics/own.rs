//! Our own calendars: the bytes, and that they come back as they were.

use birlik_core::exchange::ics::{DayDraft, EventDraft, write};
use proptest::prelude::*;

use super::read_all;

/// 25 November 2026, 10:00 UTC.
const CHANGED: i64 = 1_795_600_800_000;

fn choir() -> EventDraft {
    let day = |on: &str, state: &str| DayDraft { on: on.into(), state: state.into(), ..DayDraft::default() };
    EventDraft {
        row: 1,
        uid: "0123456789abcdef0123456789abcdef@birlik".into(),
        sequence: 4,
        title: "Xor məşqi; \"Bahar\", böyüklər üçün".into(),
        start: "2026-10-20T18:00".into(),
        end: "2026-10-20T19:30".into(),
        zone: "Europe/Berlin".into(),
        repeat: "FREQ=WEEKLY;UNTIL=20261222T170000Z;BYDAY=TU".into(),
        kind: "Xor".into(),
        venue: "Körpü evi".into(),
        room: "2-ci mərtəbə".into(),
        link: "https://example.org/choir?a=1,2;b=3".into(),
        notes: "Notlar:\n1. Sarı gəlin\n2. Qoy gülüm gəlsin, ay nənə — и ещё одна очень длинная строка, которая не поместится".into(),
        days: vec![
            day("2026-11-03", "cancelled"),
            DayDraft {
                start: "2026-11-11T18:30".into(),
                end: "2026-11-11T20:00".into(),
                zone: "Europe/Berlin".into(),
                notes: "Qonaqlarla".into(),
                ..day("2026-11-10", "moved")
            },
            DayDraft {
                start: "2026-12-30T11:00".into(),
                end: "2026-12-30T13:00".into(),
                zone: "Europe/Berlin".into(),
                ..day("2026-12-30T11:00", "added")
            },
        ],
        ..EventDraft::default()
    }
}

fn feast() -> EventDraft {
    EventDraft {
        row: 3,
        uid: "novruz".into(),
        title: "Novruz".into(),
        start: "2027-03-20".into(),
        end: "2027-03-21".into(),
        repeat: "FREQ=YEARLY".into(),
        ..EventDraft::default()
    }
}

/// Without the place in a file and what was said on the way.
fn said(events: &[EventDraft]) -> Vec<EventDraft> {
    events.iter().map(|event| EventDraft { row: 0, line: 0, problems: Vec::new(), ..event.clone() }).collect()
}

fn come_back(events: &[EventDraft]) -> Vec<EventDraft> {
    let stamped: Vec<_> = events.iter().map(|event| (event.clone(), CHANGED)).collect();
    let (text, left_out) = write(&stamped, Some("Körpü"));
    assert_eq!(left_out, 0);
    let calendar = read_all(text.as_bytes()).unwrap();
    assert!(calendar.refused.is_empty(), "{:?}", calendar.refused);
    assert!(calendar.problems.is_empty(), "{:?}", calendar.problems);
    said(&calendar.events)
}

#[test]
fn the_bytes_of_a_calendar() {
    let (text, _) = write(&[(choir(), CHANGED), (feast(), CHANGED)], Some("Körpü evi"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
    insta::assert_snapshot!(text.replace("\r\n", "\n"));
}

#[test]
fn a_series_with_all_that_differs_comes_back_as_it_was() {
    assert_eq!(come_back(&[choir(), feast()]), said(&[choir(), feast()]));
}

fn text() -> impl Strategy<Value = String> {
    "[a-zA-ZəƏşığüöçĞ0-9;,:\\\\\"^ é́(){}-]{0,60}".prop_map(|text| birlik_core::domain::value::normal(&text))
}

prop_compose! {
    fn any_event()(
        title in text(), venue in text(), notes in text(), kind in "[a-zA-Z]{0,9}",
        day in 0i64..20_000, minute in 0i32..1440, minutes in 0i64..3000, whole in 0i64..5, all_day in any::<bool>(),
        zone in prop::sample::select(vec!["Europe/Berlin", "Asia/Baku", "America/New_York", "UTC", "Asia/Tehran", "Pacific/Apia"]),
        rule in prop::sample::select(vec!["", "FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2;COUNT=7", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=HOURLY;X=1", "RRULE:FREQ=WEEKLY\nEXRULE:FREQ=MONTHLY", "FREQ=YEARLY;UNTIL=20400101"]),
        state in prop::sample::select(vec!["", "cancelled", "tentative"]), sequence in 0u32..2_000_000_000,
    ) -> EventDraft {
        use jiff::{ToSpan, civil::date};
        let first = date(1990, 1, 1).saturating_add(day.days());
        let begins = first.at(0, 0, 0, 0).saturating_add(i64::from(minute).minutes());
        let (start, end, zone) = if all_day {
            (first.to_string(), first.saturating_add(whole.days()).to_string(), String::new())
        } else {
            use birlik_core::domain::event::iso;
            (iso(begins), iso(begins.saturating_add(minutes.minutes())), zone.to_owned())
        };
        EventDraft {
            uid: "a@b".into(), sequence, title, venue, notes, kind, start, end, zone, repeat: rule.into(), state: state.into(),
            ..EventDraft::default()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_event_comes_back_as_it_was(event in any_event()) {
        prop_assert_eq!(come_back(std::slice::from_ref(&event)), said(&[event]));
    }
}
