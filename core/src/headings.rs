//! Headings of columns in a language, from the catalogues in `locales/`. No other sentence is made in the core (rule 5).

use std::collections::HashSet;
use std::sync::LazyLock;

use fluent_bundle::{FluentBundle, FluentResource};

use crate::exchange::value::text::fold;

/// Languages that headings are there in.
pub const LANGUAGES: &[&str] = &["en", "az", "ru"];

/// Catalogues that name the choices of fields: files of people hold those words.
pub const CHOICES: &[&str] = &[
    include_str!("../../locales/en/kind.ftl"),
    include_str!("../../locales/az/kind.ftl"),
    include_str!("../../locales/ru/kind.ftl"),
];

/// Names of the fields and roles of records that come in as tables of their own, folded, in all languages.
static FIELDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let catalogues = [
        include_str!("../../locales/en/field.ftl"),
        include_str!("../../locales/az/field.ftl"),
        include_str!("../../locales/ru/field.ftl"),
    ];
    let messages = catalogues.iter().flat_map(|text| text.lines()).filter_map(|line| line.split_once(" = "));
    let kinds = ["field-membership-", "field-office-", "field-enrolment-", "field-guardianship-"];
    let fields = messages.filter(|(key, _)| kinds.iter().any(|kind| key.starts_with(kind)));
    fields.map(|(_, name)| fold(name)).filter(|name| !name.is_empty()).collect()
});

/// Whether a text is the name of a field of a record that is no person.
pub fn names_a_field(text: &str) -> bool {
    text.len() < 100 && FIELDS.contains(&fold(text))
}

/// Headings of one language.
pub struct Headings(FluentBundle<FluentResource>);

impl Headings {
    /// The headings of a BCP 47 tag's language; none when there are none.
    pub fn new(language: &str) -> Option<Self> {
        let texts = match language.split('-').next().unwrap_or_default() {
            "en" => [include_str!("../../locales/en/heading.ftl"), include_str!("../../locales/en/field.ftl")],
            "az" => [include_str!("../../locales/az/heading.ftl"), include_str!("../../locales/az/field.ftl")],
            "ru" => [include_str!("../../locales/ru/heading.ftl"), include_str!("../../locales/ru/field.ftl")],
            _ => return None,
        };
        let mut bundle = FluentBundle::new(vec![language.parse().ok()?]);
        // Marks of direction would become part of the file.
        bundle.set_use_isolating(false);
        for text in texts {
            bundle.add_resource(FluentResource::try_new(text.to_owned()).ok()?).ok()?;
        }
        Some(Self(bundle))
    }

    /// The heading of a column id; `phone_2_label` is the heading of `phone_label` with the number.
    pub fn heading(&self, column: &str) -> String {
        let (base, number) = unnumbered(column);
        let text = self.message(&base).unwrap_or(base);
        if number > 1 { format!("{text} {number}") } else { text }
    }

    /// The name of a field or role of a kind; a column that is no field, such as a part of a group, has its own heading.
    pub fn field(&self, kind: &str, column: &str) -> String {
        let id = column.strip_suffix("_id").filter(|base| !base.is_empty());
        let of = |name: &str| self.text(&format!("field-{kind}-{name}"));
        of(column).or_else(|| Some(format!("{} ID", of(id?)?))).unwrap_or_else(|| self.heading(column))
    }

    fn message(&self, column: &str) -> Option<String> {
        self.text(&format!("heading-{column}"))
    }

    fn text(&self, key: &str) -> Option<String> {
        let message = self.0.get_message(key)?;
        Some(self.0.format_pattern(message.value()?, None, &mut Vec::new()).into_owned())
    }
}

/// A column id without its number, and the number: `phone_2_label` is `phone_label`, 2.
pub fn unnumbered(column: &str) -> (String, usize) {
    let mut number = 1;
    let parts: Vec<&str> = column
        .split('_')
        .filter(|part| match part.parse() {
            Ok(n) if n > 1 && part.len() <= 2 => {
                number = n;
                false
            }
            _ => true,
        })
        .collect();
    (parts.join("_"), number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_heading() {
        let keys = |language: &str| -> Vec<String> {
            let text = match language {
                "en" => include_str!("../../locales/en/heading.ftl"),
                "az" => include_str!("../../locales/az/heading.ftl"),
                _ => include_str!("../../locales/ru/heading.ftl"),
            };
            text.lines().filter_map(|line| line.split_once(" = ").map(|(key, _)| key.to_owned())).collect()
        };
        for language in LANGUAGES {
            assert_eq!(keys(language), keys("en"), "{language}");
        }
    }

    #[test]
    fn a_numbered_column_has_its_heading_with_the_number() {
        let headings = Headings::new("az");
        assert_eq!(headings.map(|h| h.heading("phone_2_label")), Some("Telefonun növü 2".to_owned()));
        assert_eq!(unnumbered("own_0123456789abcdef0123456789abcdef").1, 1);
    }
}
