//! Which backups stay: the last of each of seven days and of each of four weeks; those made for a reason, 30 days.
//! No backup lives longer than that, so what was erased from the data file is gone from them too.

use std::collections::BTreeSet;
use std::path::Path;

use super::{BackupEntry, BackupReason, day, list};
use crate::error::Result;
use crate::store::file::Around;

const DAYS: usize = 7;
const WEEKS: usize = 4;
const FOR_A_REASON: i64 = 30;

pub(super) fn remove_old(around: &Around, file_id: &[u8; 16]) -> Result<()> {
    for entry in outlived(&list(around, file_id)?, day(around.clock.now_ms())) {
        if let Err(cause) = std::fs::remove_file(&entry.path) {
            tracing::warn!(%cause, name = entry.name, "an old backup was not removed");
        }
    }
    Ok(())
}

/// Files whose names begin so and that nobody has written to for 30 days: what was put aside holds people too.
pub(crate) fn remove_older_than_a_month(folder: &Path, prefix: &str) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(prefix)) {
        let age = entry.metadata().and_then(|file| file.modified()).ok().and_then(|at| at.elapsed().ok());
        if age.is_some_and(|age| age.as_secs() > 30 * 24 * 60 * 60) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// Of `entries`, newest first, those to remove on `today`.
fn outlived(entries: &[BackupEntry], today: i64) -> Vec<&BackupEntry> {
    let (mut days, mut weeks) = (BTreeSet::new(), BTreeSet::new());
    let mut removed = Vec::new();
    for entry in entries {
        let made = day(entry.made);
        // A date in the future is the mark of a clock that was wrong: kept until it is past.
        let stays = if entry.reason == BackupReason::Daily {
            // Monday to Sunday: 1970 began on a Thursday.
            let of_day = first_of(&mut days, made, DAYS);
            let of_week = first_of(&mut weeks, (made + 3).div_euclid(7), WEEKS);
            (of_day || of_week) && today - made <= FOR_A_REASON
        } else {
            today - made <= FOR_A_REASON
        };
        if !stays {
            removed.push(entry);
        }
    }
    // The last one goes only when there is a newer one.
    if removed.len() == entries.len() && !removed.is_empty() {
        removed.remove(0);
    }
    removed
}

fn first_of(seen: &mut BTreeSet<i64>, period: i64, most: usize) -> bool {
    seen.len() < most && seen.insert(period)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made_on(days: impl IntoIterator<Item = i64>, reason: BackupReason) -> Vec<BackupEntry> {
        let one = |day: i64| BackupEntry {
            path: format!("{day}").into(),
            name: format!("{day}"),
            made: day * 86_400_000,
            reason,
            size: 1,
        };
        days.into_iter().map(one).collect()
    }

    fn kept(entries: &[BackupEntry], today: i64) -> Vec<i64> {
        let removed: Vec<_> = outlived(entries, today).iter().map(|entry| entry.name.clone()).collect();
        entries.iter().filter(|entry| !removed.contains(&entry.name)).map(|entry| day(entry.made)).collect()
    }

    #[test]
    fn of_sixty_days_seven_and_the_last_of_four_weeks_stay() {
        // Day 20,000 is a Friday; the Sundays before it are 19,995, 19,988 and 19,981.
        let entries = made_on((19_940..=20_000).rev(), BackupReason::Daily);
        assert_eq!(kept(&entries, 20_000), [20_000, 19_999, 19_998, 19_997, 19_996, 19_995, 19_994, 19_988, 19_981]);
    }

    #[test]
    fn after_a_long_pause_the_old_ones_stay_until_there_are_newer_ones() {
        let entries = made_on([20_000, 19_500, 19_499], BackupReason::Daily);
        assert_eq!(kept(&entries, 20_000), [20_000]);
        assert_eq!(kept(&entries[1..], 20_000), [19_500]);
    }

    #[test]
    fn those_for_a_reason_stay_thirty_days_beside_the_daily_ones() {
        let entries = made_on([20_000, 19_980, 19_970, 19_969], BackupReason::Migration);
        assert_eq!(kept(&entries, 20_000), [20_000, 19_980, 19_970]);
    }
}
