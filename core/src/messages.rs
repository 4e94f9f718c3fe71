//! Short lines to paste into a chat, in a language, from the catalogues in `locales/`: beside headings of columns the only
//! text that the core makes, since it leaves the program in a language that is not the reader's (rule 5).

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use jiff::civil::{Date, DateTime};

/// The texts of one language.
pub struct Messages(FluentBundle<FluentResource>);

impl Messages {
    /// The texts of a BCP 47 tag's language; none when there are none.
    pub fn new(language: &str) -> Option<Self> {
        let text = match language.split('-').next().unwrap_or_default() {
            "en" => include_str!("../../locales/en/message.ftl"),
            "az" => include_str!("../../locales/az/message.ftl"),
            "ru" => include_str!("../../locales/ru/message.ftl"),
            _ => return None,
        };
        let mut bundle = FluentBundle::new(vec![language.parse().ok()?]);
        // Marks of direction would become part of the message.
        bundle.set_use_isolating(false);
        bundle.add_resource(FluentResource::try_new(text.to_owned()).ok()?).ok()?;
        Some(Self(bundle))
    }

    /// The line of `message-<key>`; the key itself when there is none.
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(*name, *value);
        }
        let pattern = self.0.get_message(&format!("message-{key}")).and_then(|message| message.value());
        pattern.map_or_else(
            || key.to_owned(),
            |pattern| self.0.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned(),
        )
    }

    /// A day with weekday and year.
    pub fn date(&self, day: Date) -> String {
        let weekday = self.say(&format!("weekday-{}", day.weekday().to_monday_one_offset()), &[]);
        let (number, month, year) = (day.day().to_string(), self.month(day), day.year().to_string());
        self.say("date", &[("weekday", &weekday), ("day", &number), ("month", &month), ("year", &year)])
    }

    /// A day of a year that is clear.
    pub fn day(&self, day: Date) -> String {
        self.say("day", &[("day", &day.day().to_string()), ("month", &self.month(day))])
    }

    fn month(&self, day: Date) -> String {
        self.say(&format!("month-{}", day.month()), &[])
    }
}

/// Hours and minutes.
pub fn clock(local: DateTime) -> String {
    local.strftime("%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_message() {
        let keys = |text: &str| -> Vec<String> {
            text.lines().filter_map(|line| line.split_once(" = ").map(|(key, _)| key.to_owned())).collect()
        };
        let english = keys(include_str!("../../locales/en/message.ftl"));
        assert!(english.len() > 30);
        assert_eq!(keys(include_str!("../../locales/az/message.ftl")), english);
        assert_eq!(keys(include_str!("../../locales/ru/message.ftl")), english);
    }

    #[test]
    fn dates_are_in_the_language() {
        let day = Date::constant(2026, 11, 27);
        assert_eq!(Messages::new("az").map(|m| m.date(day)), Some("27 noyabr 2026, cümə".to_owned()));
        assert_eq!(Messages::new("ru-RU").map(|m| m.day(day)), Some("27 ноября".to_owned()));
        assert!(Messages::new("xx").is_none());
    }
}
