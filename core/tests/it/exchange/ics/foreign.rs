//! Calendars of other programs: each is read or refused with a reason, and nothing of it is dropped silently.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use birlik_core::domain::event::EventTime;
use birlik_core::exchange::ics::{Calendar, EventDraft, Options, ReadError, read};
use birlik_core::exchange::problem::{ProblemKind, Severity};

use super::super::shared;
use super::{read_all, zone};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "ics") {
            found.push(path);
        }
    }
}

fn of_text(lines: &str) -> Calendar {
    read_all(format!("BEGIN:VCALENDAR\n{lines}\nEND:VCALENDAR\n").as_bytes()).unwrap()
}

/// The one event of lines.
fn event(lines: &str) -> EventDraft {
    let mut calendar = of_text(&format!("BEGIN:VEVENT\nUID:1\n{lines}\nEND:VEVENT"));
    assert_eq!((calendar.events.len(), &calendar.refused), (1, &Vec::new()), "{lines}");
    calendar.events.remove(0)
}

fn kinds(draft: &EventDraft) -> Vec<ProblemKind> {
    draft.problems.iter().map(|problem| problem.kind).collect()
}

fn days(draft: &EventDraft) -> Vec<(&str, &str, &str)> {
    draft.days.iter().map(|day| (day.on.as_str(), day.state.as_str(), day.start.as_str())).collect()
}

#[test]
fn every_file_of_other_programs_is_read_or_refused_with_a_reason() {
    let Some(folder) = shared("ics") else { return };
    let mut found = Vec::new();
    files(&folder, &mut found);
    let (mut events, mut refused_files, mut why) = (0, Vec::new(), std::collections::BTreeMap::new());
    for path in &found {
        let bytes = std::fs::read(path).unwrap();
        let calendar = match read_all(&bytes) {
            Ok(calendar) => calendar,
            Err(cause) => {
                refused_files.push((path.clone(), cause));
                continue;
            }
        };
        // Every event of the file is somewhere: read, refused, or a day of a series that was read.
        let text = String::from_utf8_lossy(&bytes).to_uppercase();
        let begun = text.lines().filter(|line| line.trim_start_matches('\u{feff}').trim() == "BEGIN:VEVENT").count();
        let days: usize = calendar.events.iter().map(|event| event.days.len()).sum();
        let there = calendar.events.len() + calendar.refused.len();
        assert!(
            there <= begun && there + days + calendar.problems.len() >= begun,
            "{}: {there} of {begun}",
            path.display()
        );
        for event in &calendar.events {
            assert!(!event.uid.is_empty() && !event.start.is_empty(), "{}", path.display());
            let readable = EventTime::parse(&event.start, &event.end, &event.zone).is_ok();
            assert_eq!(readable, event.unknown_zone.is_none(), "{}: {event:?}", path.display());
        }
        for problem in &calendar.refused {
            *why.entry(problem.kind.code()).or_insert(0) += 1;
            assert!(problem.row.is_some() && problem.line.is_some() && problem.severity == Severity::Refused);
        }
        events += calendar.events.len();
    }
    println!("{} files, {events} events, refused {why:?}; refused whole: {refused_files:#?}", found.len());
    assert!(found.len() >= 330 && events >= 240, "{} files, {events} events", found.len());
    assert!(refused_files.len() <= 12, "{refused_files:#?}");
}

#[test]
fn hostile_calendars_are_bounded() {
    let Some(folder) = shared("hostile/generated/ics") else { return };
    let mut found = Vec::new();
    files(&folder, &mut found);
    for path in &found {
        let begun = std::time::Instant::now();
        let result = read_all(&std::fs::read(path).unwrap());
        let took = begun.elapsed();
        println!("{}: {:?} in {took:?}", path.display(), result.as_ref().map(|c| (c.events.len(), c.refused.len())));
        assert!(took.as_secs() < 5, "{} took {took:?}", path.display());
    }
    assert!(found.len() >= 14);
}

#[test]
fn what_is_no_calendar_is_refused_whole() {
    assert_eq!(read_all(b"").err(), Some(ReadError::Empty));
    assert_eq!(read_all(b"Name;Phone\nLeyla;050\n").err(), Some(ReadError::NotACalendar));
    assert_eq!(read_all(b"BEGIN:VCARD\nFN:Leyla\nEND:VCARD\n").err(), Some(ReadError::NotACalendar));
    assert!(read_all(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n").unwrap().events.is_empty());
}

#[test]
fn times_stand_on_the_clock_that_the_file_names() {
    let choir =
        event("SUMMARY:Choir\nDTSTART;TZID=Europe/Berlin:20261103T180000\nDTEND;TZID=Asia/Baku:20261103T223000");
    assert_eq!(
        (choir.start.as_str(), choir.end.as_str(), choir.zone.as_str()),
        ("2026-11-03T18:00", "2026-11-03T19:30", "Europe/Berlin")
    );
    let outlook = event("DTSTART;TZID=\"W. Europe Standard Time\":20261103T180000\nDURATION:PT45M");
    assert_eq!((outlook.end.as_str(), outlook.zone.as_str()), ("2026-11-03T18:45", "Europe/Berlin"));
    let feast = event("DTSTART;VALUE=DATE:20270320\nDTEND;VALUE=DATE:20270322");
    assert_eq!((feast.start.as_str(), feast.end.as_str(), feast.zone.as_str()), ("2027-03-20", "2027-03-21", ""));
    let floating = event("DTSTART:20261103T180000");
    assert_eq!((floating.zone.as_str(), kinds(&floating)), ("Europe/Berlin", vec![ProblemKind::NoZone]));
}

#[test]
fn a_single_event_in_utc_stands_on_the_calendars_own_clock() {
    let calendar = of_text("X-WR-TIMEZONE:Asia/Baku\nBEGIN:VEVENT\nUID:1\nDTSTART:20261103T140000Z\nEND:VEVENT");
    assert_eq!(
        (calendar.events[0].start.as_str(), calendar.events[0].zone.as_str()),
        ("2026-11-03T18:00", "Asia/Baku")
    );
}

#[test]
fn an_unknown_zone_waits_until_somebody_says_which_is_meant() {
    let lines =
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=Clubhouse:20261103T180000\nEND:VEVENT\nEND:VCALENDAR";
    let waiting = read_all(lines).unwrap();
    assert_eq!(waiting.unknown_zones, ["Clubhouse"]);
    assert_eq!(kinds(&waiting.events[0]), [ProblemKind::UnknownZone]);
    let said = read(
        lines,
        &Options { zone: zone("Europe/Berlin"), unknown: Some(zone("Asia/Tbilisi")), named: BTreeMap::new() },
    )
    .unwrap();
    assert_eq!((said.events[0].zone.as_str(), said.unknown_zones.len()), ("Asia/Tbilisi", 0));
}

#[test]
fn a_files_own_name_of_a_zone_leads_to_where_it_says() {
    let calendar = of_text(
        "BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Clubhouse:20261103T180000\nEND:VEVENT\n\
         BEGIN:VTIMEZONE\nTZID:Clubhouse\nX-LIC-LOCATION:Asia/Baku\nEND:VTIMEZONE",
    );
    assert_eq!(calendar.events[0].zone, "Asia/Baku");
}

#[test]
fn rules_are_kept_whatever_they_say() {
    let weekly = event("DTSTART;TZID=Europe/Berlin:20261103T180000\nRRULE:FREQ=WEEKLY;COUNT=10;BYDAY=TU");
    assert_eq!((weekly.repeat.as_str(), kinds(&weekly)), ("FREQ=WEEKLY;COUNT=10;BYDAY=TU", vec![]));
    let endless = event("DTSTART;TZID=Europe/Berlin:20261103T180000\nRRULE:FREQ=WEEKLY");
    assert_eq!(kinds(&endless), [ProblemKind::NoEnd]);
    let unknown = event("DTSTART;TZID=Europe/Berlin:20261103T180000\nRRULE:FREQ=HOURLY;X=1");
    assert_eq!((unknown.repeat.as_str(), kinds(&unknown)), ("FREQ=HOURLY;X=1", vec![ProblemKind::UnknownRule]));
    let two = event("DTSTART;TZID=Europe/Berlin:20261103T180000\nRRULE:FREQ=WEEKLY\nEXRULE:FREQ=MONTHLY");
    assert_eq!(two.repeat, "RRULE:FREQ=WEEKLY\nEXRULE:FREQ=MONTHLY");
}

#[test]
fn days_that_differ_belong_to_their_series() {
    let series = of_text(
        "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20261117T170000Z\nDTSTART;TZID=Europe/Berlin:20261118T190000\nDTEND;TZID=Europe/Berlin:20261118T200000\nSUMMARY:Choir\nSEQUENCE:3\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Europe/Berlin:20261103T180000\nDTEND;TZID=Europe/Berlin:20261103T190000\nRRULE:FREQ=WEEKLY;COUNT=5\n\
         EXDATE;TZID=Europe/Berlin:20261110T180000,20261111T180000\nRDATE;TZID=Europe/Berlin:20261221T100000\nSUMMARY:Choir\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:1\nRECURRENCE-ID;TZID=Europe/Berlin:20261124T180000\nDTSTART;TZID=Europe/Berlin:20261124T180000\nDTEND;TZID=Europe/Berlin:20261124T190000\nSUMMARY:Choir with guests\nEND:VEVENT",
    );
    assert_eq!(series.events.len(), 1);
    let choir = &series.events[0];
    assert_eq!(
        days(choir),
        [
            ("2026-11-10", "cancelled", ""),
            ("2026-11-17", "moved", "2026-11-18T19:00"),
            ("2026-11-24", "", ""),
            ("2026-12-21T10:00", "added", "2026-12-21T10:00"),
        ],
        "a day that never was planned needs no cancelling"
    );
    assert_eq!((choir.days[2].title.as_str(), choir.sequence), ("Choir with guests", 3));
}

#[test]
fn what_is_wrong_with_an_event_is_said_with_its_place() {
    let backwards = event("DTSTART;TZID=Europe/Berlin:20261103T180000\nDTEND;TZID=Europe/Berlin:20261103T170000");
    assert_eq!(
        (backwards.end.as_str(), kinds(&backwards)),
        ("2026-11-03T18:00", vec![ProblemKind::EndsBeforeItBegins])
    );
    let problem = &backwards.problems[0];
    assert_eq!(
        (problem.row, problem.line, problem.column.as_deref(), problem.raw.as_str()),
        (Some(1), Some(5), Some("DTEND"), "20261103T170000")
    );
    let skipped = event("DTSTART;TZID=Europe/Berlin:20270328T023000");
    assert_eq!((skipped.start.as_str(), kinds(&skipped)), ("2027-03-28T02:30", vec![ProblemKind::SkippedHour]));
    let absurd = event("DTSTART;TZID=Europe/Berlin:20261103T180000\nDURATION:P99999999999999999999D");
    assert_eq!(kinds(&absurd), [ProblemKind::UnreadableDuration]);
    let broken = of_text(
        "BEGIN:VEVENT\nUID:1\nDTSTART:soon\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nSUMMARY:x\nEND:VEVENT\nBEGIN:VTODO\nEND:VTODO",
    );
    let refused: Vec<ProblemKind> = broken.refused.iter().map(|problem| problem.kind).collect();
    assert_eq!((refused, broken.ignored), (vec![ProblemKind::UnreadableTime, ProblemKind::NoStart], 1));
}
