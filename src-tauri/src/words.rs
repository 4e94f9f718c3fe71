//! Texts of the menu and the dialogs, from the same catalogues as everything else.

use fluent_bundle::{FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

const CATALOGUES: [(&str, &str); 3] = [
    ("en", include_str!("../../locales/en/menu.ftl")),
    ("az", include_str!("../../locales/az/menu.ftl")),
    ("ru", include_str!("../../locales/ru/menu.ftl")),
];

/// The texts of one language.
pub(crate) struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Texts in the catalogue nearest to a BCP 47 tag; English where there is none.
    pub(crate) fn of(language: &str) -> Self {
        let wanted = language.split('-').next().unwrap_or_default();
        let catalogue = CATALOGUES.iter().find(|(tag, _)| *tag == wanted).or(CATALOGUES.first());
        let (tag, text) = catalogue.copied().unwrap_or(("en", ""));
        let mut bundle = FluentBundle::new(vec![tag.parse::<LanguageIdentifier>().unwrap_or_default()]);
        // A menu has no variables, and isolates would show as boxes in it.
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(whole, _)| whole);
        bundle.add_resource_overriding(resource);
        Self { bundle }
    }

    /// The text of a key; the key itself where the catalogue lacks it, which a test excludes.
    pub(crate) fn text(&self, key: &str) -> String {
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        let mut problems = Vec::new();
        pattern
            .map_or_else(|| key.to_owned(), |pattern| self.bundle.format_pattern(pattern, None, &mut problems).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_falls_back_to_its_language_and_an_unknown_language_to_english() {
        assert_eq!(Words::of("az-Latn-AZ").text("menu-file"), "Fayl");
        assert_eq!(Words::of("ru").text("menu-file"), "Файл");
        assert_eq!(Words::of("fi").text("menu-file"), "File");
    }
}
