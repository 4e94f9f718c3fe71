//! What a class list says beside the pupil: classes, and who is responsible. Not who those people are.

use std::collections::BTreeMap;

use crate::exchange::draft::{ClassDraft, EmailDraft, GuardianDraft, PersonDraft};
use crate::exchange::value::email as address;
use crate::exchange::value::text::fold;
use crate::names::split::NameParts;

/// As it is gathered, column by column.
#[derive(Default)]
pub(super) struct School {
    pub(super) classes: Vec<String>,
    pub(super) schools: Vec<String>,
    pub(super) terms: Vec<String>,
    guardians: BTreeMap<u8, Said>,
}

/// What was said of a guardian.
#[derive(Default)]
pub(super) struct Said {
    pub(super) draft: GuardianDraft,
    /// Heading of the column that the numbers come from.
    pub(super) phone_heading: String,
}

impl School {
    /// The guardian of that number; `relation` is what the heading says of the person.
    pub(super) fn guardian(&mut self, n: u8, relation: &str) -> &mut Said {
        let said = self.guardians.entry(n).or_default();
        if said.draft.relation.is_empty() {
            relation.clone_into(&mut said.draft.relation);
        }
        said
    }

    /// Puts classes and guardians into the draft. A number of nobody that has a name stays with the person.
    pub(super) fn finish(self, draft: &mut PersonDraft) {
        let at = |all: &[String], index: usize| all.get(index).or(all.last()).cloned().unwrap_or_default();
        for (index, name) in self.classes.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
            let class =
                ClassDraft { name: name.clone(), school: at(&self.schools, index), term: at(&self.terms, index) };
            if !draft.classes.contains(&class) {
                draft.classes.push(class);
            }
        }
        for said in self.guardians.into_values() {
            if !said.draft.fields.is_empty() || said.draft.id.is_some() {
                draft.guardians.push(said.draft);
                continue;
            }
            for mut phone in said.draft.phones {
                if !draft.phones.iter().any(|there| there.typed == phone.typed) {
                    phone.label.clone_from(&said.phone_heading);
                    draft.phones.push(phone);
                }
            }
            draft.emails.extend(said.draft.emails);
        }
    }
}

/// A name by columns.
pub(super) fn names(parts: NameParts) -> BTreeMap<String, String> {
    let NameParts { given, family, patronymic, former } = parts;
    let named =
        [("given_name", given), ("family_name", family), ("patronymic", patronymic), ("former_family_name", former)];
    named.into_iter().filter_map(|(id, part)| Some((id.to_owned(), part?))).collect()
}

/// An address as typed, and read beside.
pub(super) fn email(typed: &str) -> EmailDraft {
    EmailDraft { label: String::new(), typed: typed.to_owned(), address: address::read(typed) }
}

/// Words for what somebody is to a child.
const RELATIONS: &[(&str, &str)] = &[
    ("mother", "mother|ana|anası|мать|мама|anne|mutter|mère|مادر|დედა|мати"),
    ("father", "father|ata|atası|отец|папа|baba|vater|père|پدر|მამა|батько"),
    ("grandmother", "grandmother|nənə|бабушка|babaanne|anneanne|großmutter|oma|grand-mère|ბებია|бабуся"),
    ("grandfather", "grandfather|дедушка|büyükbaba|dede|großvater|opa|grand-père|ბაბუა|дідусь"),
    ("aunt", "aunt|xala|bibi|тётя|тетя|teyze|hala|tante"),
    ("uncle", "uncle|dayı|əmi|дядя|amca|onkel|oncle"),
    ("sister", "sister|bacı|сестра|abla|schwester|sœur"),
    ("brother", "brother|qardaş|брат|ağabey|bruder|frère"),
];

/// What somebody is to a child: one of the catalogue's words, else as typed.
pub(super) fn relation(typed: &str) -> String {
    let said = fold(typed);
    let known =
        RELATIONS.iter().find(|(name, words)| fold(name) == said || words.split('|').any(|word| fold(word) == said));
    known.map_or(typed, |(name, _)| name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relation_is_read_in_any_language_or_kept() {
        assert_eq!(
            ["Ana", "ОТЕЦ", "foster_parent", "qonşu"].map(relation),
            ["mother", "father", "foster_parent", "qonşu"]
        );
    }

    #[test]
    fn classes_have_the_school_and_term_beside_them() {
        let mut school =
            School { classes: vec!["A2".into(), "Xor".into()], schools: vec!["Sərçə".into()], ..School::default() };
        school.guardian(1, "mother").draft.phones = vec![Default::default()];
        let mut draft = PersonDraft::default();
        school.finish(&mut draft);
        let told: Vec<(&str, &str)> = draft.classes.iter().map(|c| (c.name.as_str(), c.school.as_str())).collect();
        assert_eq!(told, [("A2", "Sərçə"), ("Xor", "Sərçə")]);
        assert!(draft.guardians.is_empty() && draft.phones.len() == 1, "a number without a name stays with the pupil");
    }
}
