//! Repeat rules against the answers of other engines.

use birlik_core::domain::recurrence::{Repeat, date, local_time};
use jiff::civil::{Date, DateTime};

use super::super::shared;

fn moment(text: &str) -> Option<DateTime> {
    let text = text.trim_end_matches('Z');
    local_time(text).or_else(|| Some(date(text)?.at(0, 0, 0, 0)))
}

/// Why a rule may stay unknown: it counts hours, names a part that we leave alone, or engines disagree.
fn may_be_unknown(rule: &str) -> bool {
    const PARTS: &[&str] =
        &["HOURLY", "MINUTELY", "SECONDLY", "BYHOUR", "BYMINUTE", "BYSECOND", "BYWEEKNO", "BYEASTER", "RSCALE", "SKIP"];
    let has = |part: &str| rule.contains(part);
    PARTS.iter().any(|part| has(part))
        || (has("BYYEARDAY") && !has("YEARLY"))
        || (has("WEEKLY") && has("BYMONTHDAY"))
        || (has("YEARLY") && has("BYMONTHDAY") && !has("BYMONTH="))
        || (has("BYSETPOS") && !has("BYDAY") && !has("BYMONTHDAY"))
        || (has("COUNT") && has("UNTIL"))
}

#[test]
fn rules_give_the_days_of_other_engines_or_say_that_they_are_not_known() {
    let Some(file) = shared("rrule/vectors.tsv") else { return };
    let text = std::fs::read_to_string(file).unwrap();
    let (mut known, mut unknown, mut wrong) = (0, 0, Vec::new());
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [source, id, first, rule, expected, start_at, finite, ..] = cells.as_slice() else { panic!("{line}") };
        if expected.starts_with('*') {
            continue;
        }
        let Some(Repeat::Known(parsed)) = Repeat::parse(rule) else {
            unknown += 1;
            if !may_be_unknown(rule) {
                wrong.push(format!("{source} {id}: {rule} is not known"));
            }
            continue;
        };
        known += 1;
        let expected: Vec<DateTime> = expected.split(',').filter_map(moment).collect();
        let from = moment(start_at).or(moment(first)).unwrap();
        let to = if *finite == "1" { Date::MAX } else { expected.last().map_or(Date::MAX, |last| last.date()) };
        let first = moment(first).unwrap();
        let mut found = parsed.between(first, None, first.date(), to);
        // `start_at` is where an engine begins to ask; vectors list all days all the same.
        if found != expected {
            found.retain(|at| *at >= from);
        }
        if found != expected {
            wrong.push(format!(
                "{source} {id}: {rule} from {first}\n  expected {expected:?}\n  found    {:?}",
                &found[..found.len().min(40)]
            ));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    println!("{known} rules known, {unknown} kept as they came");
    assert!(known >= 143, "only {known} rules were known");
}
