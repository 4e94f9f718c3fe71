//! Two records side by side: what each field says for or against their being one person.

use super::book::{Book, Entry};
use super::record::{Record, city_word, other_word};
use crate::domain::PartialDate;

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trait {
    /// Given names.
    Given,
    /// Family name.
    Family,
    /// Father's name.
    Father,
    /// Birth date.
    Born,
    /// Telephone numbers.
    Phone,
    /// E-mail addresses.
    Email,
    /// Postal address.
    Address,
    /// City.
    City,
    /// Household.
    Household,
    /// Columns that stand for nothing we know.
    Others,
    /// Sex.
    Sex,
}

/// How far two values agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// The same, perhaps in another script or spelling.
    Same,
    /// Nearly: a typing error, day and month exchanged, a part missing.
    Alike,
    /// One is only an initial, the beginning or a short form of the other.
    Part,
    /// Given and family name have changed places.
    Swapped,
    /// Something else.
    Other,
}

impl Trait {
    /// The code that catalogues know it by.
    pub fn code(self) -> &'static str {
        match self {
            Self::Given => "given_name",
            Self::Family => "family_name",
            Self::Father => "patronymic",
            Self::Born => "birth_date",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Address => "address",
            Self::City => "city",
            Self::Household => "household",
            Self::Sex => "sex",
            Self::Others => "others",
        }
    }
}

impl Grade {
    /// The code that catalogues know it by.
    pub fn code(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Alike => "alike",
            Self::Part => "part",
            Self::Swapped => "swapped",
            Self::Other => "other",
        }
    }
}

/// What one field says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// Of what.
    pub of: Trait,
    /// How far it agrees.
    pub grade: Grade,
    /// Bits for one person; negative against.
    pub bits: f32,
}

/// All that two records say of each other.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// The weightiest first.
    pub evidence: Vec<Evidence>,
    /// Both stand in one list.
    pub one_list: bool,
    /// The given names are alike as those of twins may be.
    pub may_be_two: bool,
}

impl Comparison {
    fn say(&mut self, of: Trait, grade: Grade, bits: f32) {
        self.evidence.push(Evidence { of, grade, bits });
    }

    /// How far a field agrees; none when one side is silent.
    pub(super) fn grade(&self, of: Trait) -> Option<Grade> {
        self.evidence.iter().find(|evidence| evidence.of == of).map(|evidence| evidence.grade)
    }

    /// All bits together.
    pub(super) fn bits(&self) -> f32 {
        self.evidence.iter().map(|evidence| evidence.bits).sum()
    }
}

/// Compares two records of the book.
pub(super) fn compare(book: &Book<'_>, a: (usize, &Record), b: (usize, &Record)) -> Comparison {
    let mut found = Comparison { one_list: a.1.list == b.1.list, ..Comparison::default() };
    names(&mut found, book, a.0, b.0);
    let (a, b) = (a.1, b.1);
    born(&mut found, a.born.as_ref(), b.born.as_ref());
    phones(&mut found, a, b);
    emails(&mut found, a, b);
    places(&mut found, book, a, b);
    if let (Some(one), Some(other)) = (&a.sex, &b.sex) {
        if one == other {
            found.say(Trait::Sex, Grade::Same, 0.5);
        } else {
            found.say(Trait::Sex, Grade::Other, -7.0);
        }
    }
    found.evidence.sort_by(|a, b| b.bits.abs().total_cmp(&a.bits.abs()));
    found
}

fn names(found: &mut Comparison, book: &Book<'_>, a: usize, b: usize) {
    let (a, b) = (book.named(a), book.named(b));
    let alike = |a: Option<Entry>, b: Option<Entry>| Some(book.alike(a?, b?));
    let straight = (alike(a.given, b.given), alike(a.family, b.family));
    let crossed = (alike(a.given, b.family), alike(a.family, b.given));
    let least = |pair: (Option<f32>, Option<f32>)| match pair {
        (Some(one), Some(other)) => one.min(other),
        (one, other) => one.or(other).unwrap_or(0.0),
    };
    let greatest = |pair: (Option<f32>, Option<f32>)| pair.0.unwrap_or(0.0).max(pair.1.unwrap_or(0.0));
    if least(crossed) > least(straight) + 0.2 && least(crossed) >= 0.75 {
        let bits = |one: Option<Entry>, other: Option<Entry>, alike: Option<f32>| {
            one.zip(other).zip(alike).map_or(0.0, |((one, other), alike)| graded(alike, book.bits(one, other)).1)
        };
        found.say(Trait::Given, Grade::Swapped, bits(a.given, b.family, crossed.0) - 1.0);
        found.say(Trait::Family, Grade::Swapped, bits(a.family, b.given, crossed.1));
    } else if greatest(straight) < 0.67 && greatest(crossed) >= 0.93 {
        // One name stands in the other column, the second is another.
        found.say(Trait::Given, Grade::Other, -5.0);
        let (one, other) = if crossed.0 > crossed.1 { (a.given, b.family) } else { (a.family, b.given) };
        let bits = one.zip(other).map_or(0.0, |(one, other)| book.bits(one, other));
        found.say(Trait::Family, Grade::Swapped, bits - 1.0);
    } else {
        if let (Some(one), Some(other), Some(alike)) = (a.given, b.given, straight.0) {
            let (grade, bits) = match graded(alike, book.bits(one, other)) {
                (Grade::Other, _) if book.one_name(one, other) => (Grade::Part, SHORT),
                graded => graded,
            };
            found.may_be_two = grade != Grade::Other && book.may_be_two(one, other);
            let grade = if found.may_be_two && grade == Grade::Same { Grade::Alike } else { grade };
            found.say(Trait::Given, grade, bits);
        }
        family(found, book, (a.family, a.former), (b.family, b.former));
    }
    if let Some(alike) = alike(a.father, b.father) {
        let (grade, bits) = match alike {
            _ if alike >= 0.8 => (Grade::Same, 4.0),
            _ if alike >= 0.6 => (Grade::Alike, 0.0),
            _ => (Grade::Other, -5.0),
        };
        found.say(Trait::Father, grade, bits);
    }
}

/// Bits that a short form of a name says.
const SHORT: f32 = 1.0;

/// A family name that changed with a marriage speaks less against it than another given name.
fn family(
    found: &mut Comparison,
    book: &Book<'_>,
    a: (Option<Entry>, Option<Entry>),
    b: (Option<Entry>, Option<Entry>),
) {
    let all = [(a.0, b.0), (a.0, b.1), (a.1, b.0)];
    let best = all
        .into_iter()
        .filter_map(|(a, b)| a.zip(b))
        .map(|(a, b)| (book.alike(a, b), a, b))
        .max_by(|x, y| x.0.total_cmp(&y.0));
    if let Some((alike, a, b)) = best {
        let (grade, bits) = graded(alike, book.bits(a, b));
        found.say(Trait::Family, grade, bits.max(-6.0));
    }
}

/// How a likeness of names counts, when their being equal would say `bits`.
fn graded(alike: f32, bits: f32) -> (Grade, f32) {
    match alike {
        _ if alike >= 0.93 => (Grade::Same, bits),
        _ if alike >= 0.85 => (Grade::Same, bits - 1.0),
        _ if alike >= 0.76 => (Grade::Alike, bits - 3.0),
        _ if alike >= 0.67 => (Grade::Part, (bits - 6.0).min(1.0)),
        _ if alike >= 0.5 => (Grade::Other, -5.0),
        _ => (Grade::Other, -9.0),
    }
}

fn born(found: &mut Comparison, a: Option<&PartialDate>, b: Option<&PartialDate>) {
    let (Some(a), Some(b)) = (a, b) else { return };
    let (grade, bits) = match () {
        () if a.is_full() && a == b => (Grade::Same, 13.0),
        () if a.agrees_with(b) => {
            let year = a.year.is_some() && b.year.is_some();
            let day = a.day.is_some() && b.day.is_some();
            (
                Grade::Alike,
                if day {
                    8.0
                } else if year {
                    4.0
                } else {
                    1.0
                },
            )
        }
        () => slip(a, b).map_or((Grade::Other, -22.0), |bits| (Grade::Alike, bits)),
    };
    found.say(Trait::Born, grade, bits);
}

/// Whether two days differ as slips of the pen do: day and month exchanged, one part off.
fn slip(a: &PartialDate, b: &PartialDate) -> Option<f32> {
    if !a.is_full() || !b.is_full() {
        return None;
    }
    let (year, month, day) = (a.year == b.year, a.month == b.month, a.day == b.day);
    let near = a.year.zip(b.year).is_some_and(|(a, b)| a.abs_diff(b) == 1);
    match () {
        () if year && a.month == b.day && a.day == b.month => Some(7.0),
        () if year && (month || day) => Some(3.0),
        () if near && month && day => Some(5.0),
        () if month && day => Some(-2.0),
        () => None,
    }
}

fn phones(found: &mut Comparison, a: &Record, b: &Record) {
    let all = |record: &Record| record.phones.union(&record.other_phones).cloned().collect::<Vec<_>>();
    if a.phones.intersection(&b.phones).next().is_some() {
        return found.say(Trait::Phone, Grade::Same, 9.0);
    }
    let (one, other) = (all(a), all(b));
    if one.is_empty() || other.is_empty() {
        return;
    }
    if one.iter().any(|number| other.contains(number)) {
        return found.say(Trait::Phone, Grade::Same, 7.0);
    }
    let near = one.iter().any(|a| other.iter().any(|b| one_off(a, b)));
    if near { found.say(Trait::Phone, Grade::Alike, 5.0) } else { found.say(Trait::Phone, Grade::Other, -1.5) }
}

/// One letter replaced, left out or put in, or two neighbours exchanged.
fn one_off(a: &str, b: &str) -> bool {
    let (a, b) = if a.len() <= b.len() { (a.as_bytes(), b.as_bytes()) } else { (b.as_bytes(), a.as_bytes()) };
    if b.len() == a.len() + 1 {
        let at = a.iter().zip(b).take_while(|(a, b)| a == b).count();
        return a[at..] == b[at + 1..];
    }
    if a.len() != b.len() {
        return false;
    }
    let wrong: Vec<usize> = (0..a.len()).filter(|&at| a[at] != b[at]).collect();
    match wrong.as_slice() {
        [_] => true,
        &[x, y] => y == x + 1 && a[x] == b[y] && a[y] == b[x],
        _ => false,
    }
}

fn emails(found: &mut Comparison, a: &Record, b: &Record) {
    if a.emails.is_empty() || b.emails.is_empty() {
        return;
    }
    if a.emails.intersection(&b.emails).next().is_some() {
        found.say(Trait::Email, Grade::Same, 11.0);
    } else {
        found.say(Trait::Email, Grade::Other, -1.0);
    }
}

fn places(found: &mut Comparison, book: &Book<'_>, a: &Record, b: &Record) {
    let city = |record: &Record| (book.word_bits(&city_word(&record.city)) - 1.0).clamp(0.5, 5.0);
    if !a.city.is_empty() && a.city == b.city {
        found.say(Trait::City, Grade::Same, city(a));
    } else if a.city.len() > 5 && one_off(&a.city, &b.city) {
        found.say(Trait::City, Grade::Alike, city(a).min(city(b)) - 1.0);
    }
    let shared: f32 = a.address.intersection(&b.address).map(|word| (book.word_bits(word) - 1.0).clamp(0.0, 7.0)).sum();
    if shared >= 4.0 {
        let grade = if shared >= 8.0 { Grade::Same } else { Grade::Alike };
        found.say(Trait::Address, grade, shared.min(12.0));
    }
    if !a.household.is_empty() && a.household == b.household && a.list == b.list {
        found.say(Trait::Household, Grade::Same, 2.0);
    }
    let equal = a.others.iter().filter(|other| b.others.contains(other));
    let bits: f32 =
        equal.map(|(heading, value)| (book.word_bits(&other_word(heading, value)) - 2.0).clamp(0.0, 4.0)).sum();
    if bits > 0.0 {
        found.say(Trait::Others, Grade::Same, bits.min(6.0));
    }
}
