//! What a column of such a table can become: from the catalogue, in the words that the catalogues and people have for it.

use crate::domain::fields::{Field, FieldType, Kind};
use crate::error::{Code, Error, Result};
use crate::exchange::table::ColumnTarget;
use crate::exchange::value::phone;
use crate::exchange::value::text::fold;
use crate::headings::{Headings, LANGUAGES};
use crate::wire::import::{ImportColumn, ImportOptions, ImportView};

/// How sure the program is of a heading that it knows, of one that it takes from tables of people, of none.
const SURE: [u32; 3] = [95, 75, 30];

/// What a column becomes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Target {
    /// Our id of the record.
    Id,
    /// Something that tells whom or what the record ties together.
    Link(Slot, &'static str),
    /// A value.
    Field(&'static Field),
    /// A line "Heading: value" in the notes.
    NoteLine,
    /// Left out, as a person has said.
    Skip,
}

/// A place of a record for another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    /// A role, or the name of a field.
    pub(super) name: &'static str,
    /// What stands there.
    pub(super) kind: &'static str,
    /// Which owner it is; none: a reference.
    pub(super) owner: Option<usize>,
}

/// Places of a kind, owners first.
pub(super) fn slots(kind: &'static Kind) -> impl Iterator<Item = Slot> {
    let owners = kind.owners().enumerate().map(|(at, (name, kind))| Slot { name, kind, owner: Some(at) });
    let reference = |field: &'static Field| match field.ty {
        FieldType::Reference(kind) => Some(Slot { name: field.name, kind, owner: None }),
        _ => None,
    };
    owners.chain(kind.fields.iter().filter_map(reference))
}

/// What tells who or what stands in a place; the first is the whole name.
fn parts(of: &str) -> &'static [&'static str] {
    match of {
        "person" => &["", "id", "given_name", "family_name", "patronymic", "birth_date", "external_id"],
        "class" => &["", "id", "school", "term"],
        _ => &["", "id"],
    }
}

/// All that a column can become, with its id.
pub(super) fn targets(kind: &'static Kind) -> Vec<(String, Target)> {
    let mut all = vec![("id".to_owned(), Target::Id)];
    for slot in slots(kind) {
        let id = |part: &str| if part.is_empty() { slot.name.to_owned() } else { format!("{}_{part}", slot.name) };
        all.extend(parts(slot.kind).iter().map(|part| (id(part), Target::Link(slot, part))));
    }
    let plain = kind.fields.iter().filter(|field| !matches!(field.ty, FieldType::Reference(_)));
    all.extend(plain.map(|field| (field.name.to_owned(), Target::Field(field))));
    all.extend([("note_line".to_owned(), Target::NoteLine), ("skip".to_owned(), Target::Skip)]);
    all
}

/// Words of people for roles and fields, beside those of the catalogues.
const WORDS: &[(&str, &str)] = &[
    (
        "person",
        "name|member|full name|member name|üzv|ad soyad|ad, soyad|ad və soyad|soyad, ad|фио|ф.и.о.|член|участник",
    ),
    ("pupil", "student|pupil name|name|şagirdin adı|tələbə|ad soyad|ad, soyad|фио|фио ученика|ученица|учащийся"),
    ("child", "child name|pupil|uşağın adı|şagird|имя ребёнка|фио ребёнка|ученик"),
    ("guardian", "parent|guardian name|valideyn|qəyyumun adı|родитель|законный представитель|фио опекуна"),
    ("contact", "emergency contact|call|təcili əlaqə|fövqəladə hal üçün əlaqə|экстренный контакт|контактное лицо"),
    ("collector", "collected by|picked up by|collects|uşağı götürən|götürən|забирает|забирающий"),
    ("answer", "allowed|permission|may|icazə|icazəsi|разрешение|разрешено"),
    (
        "organisation",
        "organization|association|house|chapter|ev|dərnək|birlik|cəmiyyət|ассоциация|объединение|дом|общество",
    ),
    ("school", "sunday school|bazar günü məktəbi|воскресная школа"),
    ("class", "group|qrup|группа"),
    ("kind", "type|membership|kind of membership|üzvlük|üzvlük növü|тип|членство|вид членства"),
    ("status", "state|status|statusu|статус"),
    ("number", "membership number|member number|üzvlük nömrəsi|bilet nömrəsi|номер билета|членский номер"),
    (
        "from",
        "since|start|joined|begin|member since|tarixindən|qoşulub|daxil olub|начало|дата вступления|вступил|с даты",
    ),
    ("to", "until|till|end|left|ended|tarixinədək|bitmə|ayrılıb|конец|до|дата выхода|вышел"),
    ("post", "post|position|role|function|duty|tutduğu vəzifə|пост|роль"),
    ("acting", "acting|müvəqqəti|и.о.|врио"),
    ("relation", "relationship|qohumluq dərəcəsi|степень родства"),
    ("order", "order|sıra|порядок|очерёдность"),
    ("notes", "note|comment|remarks|qeyd|şərh|комментарий|примечание|заметка"),
];

/// The names that a target goes by, folded.
fn names(kind: &Kind, id: &str) -> Vec<String> {
    let catalogues = LANGUAGES.iter().filter_map(|language| Headings::new(language));
    let spoken = catalogues.map(|headings| headings.field(kind.name, id));
    let more = WORDS.iter().filter(|(name, _)| *name == id).flat_map(|(_, words)| words.split('|').map(str::to_owned));
    spoken.chain(more).chain([id.to_owned()]).map(|name| fold(&name)).filter(|name| !name.is_empty()).collect()
}

/// What the columns become, and how sure that is; the place of none is said twice.
fn guessed(kind: &'static Kind, columns: &[ImportColumn]) -> Vec<(String, u32)> {
    let all = targets(kind);
    let words: Vec<Vec<String>> = all.iter().map(|(id, _)| names(kind, id)).collect();
    let mut taken: Vec<&str> = Vec::new();
    let mut found: Vec<Option<(String, u32)>> = vec![None; columns.len()];
    for (column, found) in columns.iter().zip(&mut found) {
        let heading = fold(&column.heading);
        let is_it = |at: usize| words[at].contains(&heading) && !taken.contains(&all[at].0.as_str());
        if let Some(at) = (0..all.len()).find(|at| is_it(*at)) {
            taken.push(&all[at].0);
            *found = Some((all[at].0.clone(), SURE[0]));
        }
    }
    let first = slots(kind).find(|slot| slot.kind == "person").map_or("", |slot| slot.name);
    for (column, found) in columns.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
        let id = match column.target.parse::<ColumnTarget>() {
            Ok(ColumnTarget::FullName) => first.to_owned(),
            Ok(ColumnTarget::Field(id @ ("given_name" | "family_name" | "patronymic" | "birth_date"))) => {
                format!("{first}_{id}")
            }
            Ok(ColumnTarget::ExternalId(1)) => format!("{first}_external_id"),
            Ok(ColumnTarget::RowNumber) => "skip".to_owned(),
            _ => continue,
        };
        match all.iter().find(|(known, _)| *known == id) {
            Some((known, _)) if known == "skip" || !taken.contains(&known.as_str()) => {
                taken.push(known);
                *found = Some((id, SURE[1]));
            }
            _ => {}
        }
    }
    found.into_iter().map(|found| found.unwrap_or_else(|| ("note_line".to_owned(), SURE[2]))).collect()
}

/// What a table is of that ties people to organisations, classes and one another; none: people. It names who and what it
/// ties together, says something that only such a record has, and knows nothing of how people are reached.
pub(in super::super) fn recognise(columns: &[ImportColumn]) -> Option<&'static Kind> {
    let fits = |kind: &'static Kind| {
        let guessed = guessed(kind, columns);
        let has = |id: &str| guessed.iter().any(|(target, _)| target == id);
        let named = |slot: Slot| ["", "_id", "_given_name"].iter().any(|part| has(&format!("{}{part}", slot.name)));
        let owners = slots(kind).filter(|slot| slot.owner.is_some()).all(named);
        // Our own table says whom it means by id; another one that tells how people are reached is of people.
        let ours = slots(kind).filter(|slot| slot.owner.is_some()).all(|slot| has(&format!("{}_id", slot.name)));
        let known = |at: usize| guessed[at].1 == SURE[0] && !is_of_numbers(&columns[at]);
        let of_people = columns.iter().enumerate().any(|(at, column)| is_of_people(&column.target) && !known(at));
        let references = slots(kind).filter(|slot| slot.owner.is_none());
        let whole = kind.of[1].is_some() || references.into_iter().any(named);
        let own = guessed.iter().filter(|(id, sure)| *sure == SURE[0] && tells(kind, id)).count();
        (owners && whole && own > 0 && (ours || !of_people)).then_some((
            own,
            guessed.iter().filter(|(_, sure)| *sure > SURE[2]).count(),
            kind,
        ))
    };
    let all = super::KINDS.iter().filter_map(|name| super::kind(name)).filter_map(fits);
    all.max_by_key(|(own, known, _)| (*known, *own)).map(|(_, _, kind)| kind)
}

/// Whether a column can only be one of this kind of record: a class list names children, guardians and classes, too.
fn tells(kind: &Kind, id: &str) -> bool {
    match kind.name {
        "membership" => matches!(id, "kind" | "status" | "number" | "from" | "to" | "organisation_id"),
        "office" => id == "post",
        "enrolment" => matches!(id, "from" | "to" | "status" | "pupil_id" | "class_id"),
        "guardianship" => matches!(id, "order" | "channels" | "sees_data" | "child_id" | "guardian_id"),
        "emergency_contact" => matches!(id, "contact" | "child_id" | "contact_id"),
        _ => id == "answer" || id.ends_with("_id"),
    }
}

/// A column of telephone numbers, whatever its heading: "Nömrə" is also what a member's card has.
fn is_of_numbers(column: &ImportColumn) -> bool {
    let looks = column.samples.iter().filter(|sample| phone::looks_like(sample)).count();
    column.target.starts_with("phone") && looks * 2 > column.samples.len()
}

/// Columns that only a table of people has.
fn is_of_people(target: &str) -> bool {
    use ColumnTarget as T;
    match target.parse() {
        Ok(T::Phone(..) | T::Email(..) | T::Address(..) | T::Household | T::Tags | T::Birth(_)) => true,
        Ok(T::Guardian(n, part)) => n > 1 || part != crate::exchange::table::target::GuardianPart::Name,
        Ok(T::Field(id)) => id == "sex" || id.starts_with("consent_"),
        _ => false,
    }
}

/// The view of a table of people as one of that kind, its columns as said, else as guessed. Errors: `NoSuchColumn`.
pub(in super::super) fn as_seen(view: &mut ImportView, kind: &'static Kind, options: &ImportOptions) -> Result<()> {
    let all = targets(kind);
    let guessed = guessed(kind, &view.columns);
    for (at, (column, (target, sure))) in view.columns.iter_mut().zip(guessed).enumerate() {
        (column.target, column.confidence) = (target, sure);
        if let Some(said) = options.columns.as_ref().and_then(|columns| columns.get(at)) {
            if !all.iter().any(|(id, _)| id == said) {
                return Err(Error::new(Code::NoSuchColumn).with("column", said));
            }
            (column.target, column.confidence) = (said.clone(), 100);
        }
        let is_date = all.iter().any(|(id, target)| {
            *id == column.target
                && matches!(target, Target::Field(Field { ty: FieldType::Date, .. }) | Target::Link(_, "birth_date"))
        });
        if !is_date {
            (column.date_order, column.date_proof) = (None, 0);
        }
        column.read_as.clear();
    }
    view.kind = kind.name.to_owned();
    view.targets = all.into_iter().map(|(id, _)| id).collect();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(headings: &str) -> Vec<ImportColumn> {
        let guess = |heading: &str| match fold(heading).as_str() {
            "telefon" => "phone",
            "ad soyad" => "full_name",
            "dogum tarixi" | "doğum tarixi" => "birth_date",
            "valideyn" => "guardian",
            "şagird" => "full_name",
            _ => "own",
        };
        let column = |(index, heading): (usize, &str)| ImportColumn {
            index: u32::try_from(index).unwrap_or(0),
            heading: heading.to_owned(),
            target: guess(heading).to_owned(),
            confidence: 0,
            samples: Vec::new(),
            date_order: None,
            date_proof: 0,
            filled: 1,
            read_as: Vec::new(),
        };
        headings.split(';').enumerate().map(column).collect()
    }

    fn kind_of(headings: &str) -> Option<&'static str> {
        recognise(&columns(headings)).map(|kind| kind.name)
    }

    #[test]
    fn a_table_says_by_its_headings_what_it_is_of() {
        assert_eq!(kind_of("Ad, soyad;Doğum tarixi;Təşkilat;Növ;Vəziyyət;Başlanğıc;Son"), Some("membership"));
        assert_eq!(kind_of("Человек;Организация;Должность;С;По"), Some("office"));
        assert_eq!(kind_of("Pupil;Class;Status;From"), Some("enrolment"));
        assert_eq!(kind_of("Uşaq;Qəyyum;Qohumluq;Zəng sırası"), Some("guardianship"));
        assert_eq!(kind_of("Child;Emergency contact;Relation"), Some("emergency_contact"));
        assert_eq!(kind_of("Uşaq;Zəng ediləcək şəxs;Zəng sırası"), Some("emergency_contact"));
        assert_eq!(kind_of("Ребёнок;Забирает;Разрешение"), Some("collection_permission"));
    }

    #[test]
    fn a_roster_and_a_class_list_stay_tables_of_people() {
        assert_eq!(kind_of("Ad, soyad;Telefon;Təşkilat;Vəziyyət"), None);
        let mut numbers = columns("Ad, soyad;Nömrə;Təşkilat;Vəziyyət");
        numbers[1].target = "phone".to_owned();
        assert_eq!(recognise(&numbers).map(|kind| kind.name), Some("membership"), "a card has a number");
        numbers[1].samples = vec!["0172 9968114".to_owned()];
        assert!(recognise(&numbers).is_none(), "but these are telephone numbers");
        assert_eq!(kind_of("Şagird;Sinif;Valideyn;Telefon"), None);
        assert_eq!(kind_of("Şagird;Sinif;Valideyn"), None);
    }
}
