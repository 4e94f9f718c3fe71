//! Zones: IANA names with the rules that the program brings along, the same on every system. Local wall time is what is
//! kept; the instant follows from it here and nowhere else. Not the zone of this computer, and no clock. Uses `jiff`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::{DateTime, Time};
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};

/// Windows zone name and IANA name, parted by a tab (Unicode CLDR, windowsZones, territory 001).
const WINDOWS: &str = include_str!("zone/windows.tsv");

static RULES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// Zones of each country, by ISO 3166-1 alpha-2 code.
static COUNTRIES: LazyLock<BTreeMap<String, Vec<Zone>>> = LazyLock::new(|| {
    let mut countries: BTreeMap<String, Vec<Zone>> = BTreeMap::new();
    for zone in RULES.available().filter_map(|name| RULES.get(name.as_str()).ok()).filter(TimeZone::is_primary) {
        if let Some(place) = zone.location() {
            countries.entry(place.country().to_owned()).or_default().push(Zone(zone));
        }
    }
    countries
});

/// A zone with rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// No zone of that name has rules here.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no zone is called {0}")]
pub struct UnknownZone(pub String);

/// Where a local time stands on the line of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instant {
    /// UTC.
    pub at: Timestamp,
    /// What the clock did there.
    pub clock: Clock,
}

/// What the clock of a zone does at a local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The local time is there once.
    Once,
    /// The clock jumps over it: it is taken as many minutes later as the clock jumps (RFC 5545 3.3.5).
    Skipped,
    /// The clock shows it twice: the first is meant (RFC 5545 3.3.5).
    Twice,
}

impl Zone {
    /// The zone of an IANA name in any case, or of an older name of it.
    pub fn parse(name: &str) -> Result<Self, UnknownZone> {
        let zone = if name.contains('/') || ["UTC", "GMT"].contains(&name.to_ascii_uppercase().as_str()) {
            RULES.get(name).ok()
        } else {
            // Names such as `EST` mean other clocks to other programs; those without a region are asked about.
            None
        };
        zone.filter(|zone| zone.iana_name().is_some()).map(Self).ok_or_else(|| UnknownZone(name.to_owned()))
    }

    /// The zone that a foreign program means: an IANA name, one behind a path (`/example.org/20240101/Europe/Berlin`),
    /// or a Windows name.
    pub fn parse_foreign(name: &str) -> Result<Self, UnknownZone> {
        let bare = name.trim().trim_matches('"');
        let windows = || {
            let (_, iana) = WINDOWS
                .lines()
                .filter_map(|line| line.split_once('\t'))
                .find(|(there, _)| there.eq_ignore_ascii_case(bare))?;
            Self::parse(iana).ok()
        };
        let behind_a_path = || {
            let parts: Vec<&str> = bare.split('/').filter(|part| !part.is_empty()).collect();
            [3, 2]
                .into_iter()
                .filter_map(|n| parts.get(parts.len().checked_sub(n)?..))
                .find_map(|end| Self::parse(&end.join("/")).ok())
        };
        Self::parse(bare).ok().or_else(windows).or_else(behind_a_path).ok_or_else(|| UnknownZone(name.to_owned()))
    }

    /// Coordinated universal time.
    pub fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// The zones of a country (ISO 3166-1 alpha-2), in the order of names; none for a code without one.
    pub fn of_country(code: &str) -> &'static [Self] {
        COUNTRIES.get(code).map_or(&[], Vec::as_slice)
    }

    /// Its IANA name.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The instant of a local time. Errors only at the ends of time, beyond the years -9999 and 9999.
    pub fn instant(&self, local: DateTime) -> Result<Instant, jiff::Error> {
        let ambiguous = self.0.to_ambiguous_timestamp(local);
        let clock = match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { .. } => Clock::Once,
            AmbiguousOffset::Gap { .. } => Clock::Skipped,
            AmbiguousOffset::Fold { .. } => Clock::Twice,
        };
        Ok(Instant { at: ambiguous.compatible()?, clock })
    }

    /// The local time of an instant.
    pub fn local(&self, at: Timestamp) -> DateTime {
        self.0.to_datetime(at)
    }

    /// Seconds east of UTC at an instant, whether that is summer time, and the abbreviation in use.
    pub fn offset(&self, at: Timestamp) -> (i32, bool, String) {
        let there = self.0.to_offset_info(at);
        (there.offset().seconds(), there.dst().is_dst(), there.abbreviation().to_owned())
    }

    /// Instants after `from` and not after `to` at which the offset or its abbreviation changes.
    pub fn changes(&self, from: Timestamp, to: Timestamp) -> Vec<Timestamp> {
        self.0.following(from).map(|change| change.timestamp()).take_while(|at| *at <= to).collect()
    }

    /// The last instant before or at `at` at which something changed; none when it was never otherwise.
    pub fn change_before(&self, at: Timestamp) -> Option<Timestamp> {
        let after = at.saturating_add(jiff::SignedDuration::from_secs(1)).unwrap_or(at);
        self.0.preceding(after).next().map(|change| change.timestamp()).filter(|change| *change > Timestamp::MIN)
    }

    /// Instant at which a local day begins: midnight, or where the clock skips midnight, after it.
    pub fn day_begins(&self, day: jiff::civil::Date) -> Result<Timestamp, jiff::Error> {
        Ok(self.instant(day.to_datetime(Time::midnight()))?.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Europe/Berlin", "Europe/Berlin")]
    #[case("europe/berlin", "Europe/Berlin")]
    #[case("W. Europe Standard Time", "Europe/Berlin")]
    #[case("Azerbaijan Standard Time", "Asia/Baku")]
    #[case("/freeassociation.sourceforge.net/Tzfile/Europe/Ljubljana", "Europe/Ljubljana")]
    #[case("/example.org/20070129_1/America/Argentina/Ushuaia", "America/Argentina/Ushuaia")]
    #[case("\"America/New_York\"", "America/New_York")]
    #[case("UTC", "UTC")]
    fn names_of_other_programs_are_understood(#[case] foreign: &str, #[case] name: &str) {
        assert_eq!(Zone::parse_foreign(foreign).as_ref().map(Zone::name), Ok(name));
    }

    #[rstest]
    #[case("Custom")]
    #[case("EST")]
    #[case("Mars/Olympus")]
    #[case("")]
    fn a_name_without_rules_is_never_guessed(#[case] foreign: &str) {
        assert_eq!(Zone::parse_foreign(foreign), Err(UnknownZone(foreign.to_owned())));
    }

    #[test]
    fn every_windows_name_leads_to_a_zone_with_rules() {
        let mut count = 0;
        for line in WINDOWS.lines() {
            let (windows, iana) = line.split_once('\t').unwrap();
            assert!(Zone::parse_foreign(windows).is_ok() && Zone::parse(iana).is_ok(), "{line}");
            count += 1;
        }
        assert_eq!(count, 142);
    }

    #[test]
    fn countries_have_the_zones_of_the_tables() {
        let names = |code| Zone::of_country(code).iter().map(Zone::name).collect::<Vec<_>>();
        assert_eq!(names("AZ"), ["Asia/Baku"]);
        assert!(names("US").len() > 10 && names("RU").contains(&"Europe/Moscow"));
        assert!(names("XX").is_empty());
    }

    #[rstest]
    #[case("2027-03-28T01:30", "2027-03-28T00:30:00Z", Clock::Once)]
    #[case("2027-03-28T02:30", "2027-03-28T01:30:00Z", Clock::Skipped)]
    #[case("2026-10-25T02:30", "2026-10-25T00:30:00Z", Clock::Twice)]
    fn the_clock_change_has_one_meaning(#[case] local: &str, #[case] utc: &str, #[case] clock: Clock) {
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let there = zone.instant(local.parse().unwrap()).unwrap();
        assert_eq!((there.at.to_string().as_str(), there.clock), (utc, clock));
    }
}
