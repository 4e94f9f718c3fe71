//! Sentences for people, from the catalogues that the window uses too. Knows no command.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

/// The catalogues by language; English first, since it answers for a language that is not here.
const CATALOGUES: &[(&str, &[&str])] = &[
    ("en", &[include_str!("../../locales/en/cli.ftl"), include_str!("../../locales/en/error.ftl")]),
    ("az", &[include_str!("../../locales/az/cli.ftl"), include_str!("../../locales/az/error.ftl")]),
    ("ru", &[include_str!("../../locales/ru/cli.ftl"), include_str!("../../locales/ru/error.ftl")]),
];

/// The words of one language.
pub(crate) struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The language of `BIRLIK_LANGUAGE`, else of the system; English when it is none of ours.
    pub(crate) fn of_environment() -> Self {
        let said = ["BIRLIK_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|value| !value.is_empty());
        Self::of_language(&said.unwrap_or_default())
    }

    /// The catalogue of a tag such as `az`, `az-Latn-AZ` or `az_AZ.UTF-8`.
    pub(crate) fn of_language(tag: &str) -> Self {
        let language = tag.split(['-', '_', '.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        let (name, sources) = CATALOGUES.iter().find(|(name, _)| *name == language).unwrap_or(&CATALOGUES[0]);
        let mut bundle = FluentBundle::new(vec![name.parse::<LanguageIdentifier>().unwrap_or_default()]);
        // A terminal shows the isolating marks as boxes.
        bundle.set_use_isolating(false);
        for source in *sources {
            // A faulty line leaves the others; a test reads every catalogue without an error.
            let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { bundle }
    }

    /// The text of `key`, or none when the catalogue has none.
    pub(crate) fn get(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        Some(self.bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }

    /// Whether the catalogue has a text of `key`.
    pub(crate) fn knows(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The text of `key`; the key itself when there is none.
    pub(crate) fn say(&self, key: &str, args: &[(&str, &serde_json::Value)]) -> String {
        self.get(key, &fluent(args)).unwrap_or_else(|| key.to_owned())
    }
}

fn fluent<'a>(args: &[(&'a str, &serde_json::Value)]) -> FluentArgs<'a> {
    let mut all = FluentArgs::new();
    for (name, value) in args {
        match value {
            serde_json::Value::Number(number) => all.set(*name, number.as_f64().unwrap_or_default()),
            serde_json::Value::String(text) => all.set(*name, text.clone()),
            other => all.set(*name, other.to_string()),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    /// Key by key, the variables of its text; a language may say "they" where another repeats the name.
    fn variables(source: &str) -> BTreeMap<String, BTreeSet<String>> {
        let (mut all, mut key) = (BTreeMap::<String, BTreeSet<String>>::new(), String::new());
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                key = name.to_owned();
                all.entry(key.clone()).or_default();
            }
            let names = line.split('$').skip(1).map(|rest| rest.split([' ', '}', ',']).next().unwrap().to_owned());
            all.entry(key.clone()).or_default().extend(names);
        }
        all
    }

    #[test]
    fn every_language_has_every_key_with_the_same_variables() {
        let (_, english) = CATALOGUES[0];
        for (language, sources) in CATALOGUES {
            for (source, original) in sources.iter().zip(english) {
                FluentResource::try_new((*source).to_owned()).unwrap();
                assert_eq!(variables(source), variables(original), "{language}");
            }
        }
    }

    #[test]
    fn the_language_is_found_in_tags_and_in_names_of_the_system() {
        for (tag, expected) in [("az_AZ.UTF-8", "az"), ("ru-RU", "ru"), ("C.UTF-8", "en"), ("", "en"), ("ka", "en")] {
            let all_well = Words::of_language(tag).say("cli-done-check", &[]);
            assert_eq!(all_well, Words::of_language(expected).say("cli-done-check", &[]), "{tag}");
        }
        let said: Vec<String> =
            ["en", "az", "ru"].iter().map(|tag| Words::of_language(tag).say("cli-done-check", &[])).collect();
        assert!(said[0] != said[1] && said[1] != said[2], "{said:?}");
    }
}
