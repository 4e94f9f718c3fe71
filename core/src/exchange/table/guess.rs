//! What becomes of each column: by its heading, checked against what it holds; without headings by what it holds.

use super::column::Seen;
use super::headings::known;
use super::target::{AddressPart, ColumnTarget as T, ContactPart, DatePart, GuardianPart};
use crate::exchange::problem::{Problem, ProblemKind, Severity};

/// A guess: what becomes of the column, how sure (0 to 100), and the label its heading says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Guess {
    pub(super) target: T,
    pub(super) confidence: u8,
    pub(super) label: &'static str,
}

impl Guess {
    fn new(target: T, confidence: u8) -> Self {
        Self { target, confidence, label: "" }
    }
}

/// Guesses all columns. `headings` is empty when there are none; `exact`: they are our ids where they are known; `year` is
/// today's.
pub(super) fn guess(
    headings: &[String],
    seen: &[Seen],
    exact: bool,
    year: u16,
    problems: &mut Vec<Problem>,
) -> Vec<Guess> {
    // Our own export says what its columns are; what they hold does not speak against it.
    let ours = exact || seen.iter().any(|seen| seen.looked > 0 && seen.ours == seen.looked);
    let mut guesses: Vec<Guess> = if headings.is_empty() {
        by_content(seen, year)
    } else {
        headings.iter().zip(seen).map(|(heading, seen)| by_heading(heading, seen, ours)).collect()
    };
    if !headings.is_empty() && !ours {
        whole_names(&mut guesses, seen);
        parts_of_birth(&mut guesses, seen);
    }
    if !has(&guesses, &T::Class) && !ours {
        // A school without classes is a word about somebody, not a class list.
        for guess in guesses.iter_mut().filter(|guess| matches!(guess.target, T::School | T::Term)) {
            *guess = Guess::new(T::Own, 50);
        }
    }
    one_each(&mut guesses, headings, seen, problems);
    guesses
}

fn by_heading(heading: &str, seen: &Seen, ours: bool) -> Guess {
    let Some(known) = known(heading) else { return Guess::new(T::Own, 30) };
    let guess = Guess { target: known.target, confidence: 95, label: known.label };
    let own = Guess::new(T::Own, 50);
    match &guess.target {
        T::Id => id(seen),
        _ if ours => guess,
        T::RowNumber if seen.only_counts() || seen.filled == 0 => guess,
        // Numbers of members, not of rows.
        T::RowNumber if seen.numbers < seen.filled || seen.greatest > u64::from(seen.filled) * 3 + 50 => own,
        T::Field("sex") if seen.filled > 0 && !seen.most(seen.sexes, 50) => own,
        T::Field("status") if seen.filled > 0 && !seen.most(seen.states, 50) => own,
        T::Field("languages") if seen.filled > 0 && !seen.most(seen.languages, 50) => own,
        _ => guess,
    }
}

/// Ours, or a number of the row, or an id from elsewhere.
fn id(seen: &Seen) -> Guess {
    if seen.filled == 0 || seen.ours == seen.looked {
        Guess::new(T::Id, 100)
    } else if seen.ours > 0 {
        // Not all are ours: those that are not stay as ids elsewhere.
        Guess::new(T::Id, 80)
    } else if seen.only_counts() {
        Guess::new(T::RowNumber, 85)
    } else {
        Guess::new(T::ExternalId(1), 80)
    }
}

fn has(guesses: &[Guess], target: &T) -> bool {
    guesses.iter().any(|guess| guess.target == *target)
}

/// "Name" is the family name beside a given name, and the whole name alone; "Ad" alone may hold whole names.
fn whole_names(guesses: &mut [Guess], seen: &[Seen]) {
    let (given, family) = (T::Field("given_name"), T::Field("family_name"));
    let (has_given, has_family) = (has(guesses, &given), has(guesses, &family));
    for (guess, seen) in guesses.iter_mut().zip(seen) {
        let whole = seen.most(seen.two_words, 70);
        if guess.target == T::FullName && has_given && has_family {
            *guess = Guess::new(T::Own, 50);
        } else if guess.target == T::FullName && has_given {
            guess.target = family.clone();
        } else if (guess.target == given && !has_family || guess.target == family && !has_given) && whole {
            guess.target = T::FullName;
        }
    }
}

/// "Birthday" beside a year of birth is the day of the month when it holds nothing else.
fn parts_of_birth(guesses: &mut [Guess], seen: &[Seen]) {
    if !has(guesses, &T::Birth(DatePart::Year)) && !has(guesses, &T::Birth(DatePart::Month)) {
        return;
    }
    for (guess, seen) in guesses.iter_mut().zip(seen) {
        let days = seen.filled > 0 && seen.numbers == seen.filled && seen.greatest <= 31;
        if guess.target == T::Field("birth_date") && days {
            guess.target = T::Birth(DatePart::Day);
        }
    }
}

/// Numbers repeated contacts on; of others the fuller column has the field, the first of equal ones.
fn one_each(guesses: &mut [Guess], headings: &[String], seen: &[Seen], problems: &mut Vec<Problem>) {
    for index in 0..guesses.len() {
        let (before, rest) = guesses.split_at_mut(index);
        let guess = &mut rest[0];
        let taken = |target: &T| before.iter().any(|guess| guess.target == *target);
        if !guess.target.is_single() || !taken(&guess.target) {
            continue;
        }
        let free = (2..=u8::MAX).find_map(|n| {
            let next = match &guess.target {
                T::Phone(_, part @ ContactPart::Value) => T::Phone(n, *part),
                T::Email(_, part @ ContactPart::Value) => T::Email(n, *part),
                T::Address(_, part @ AddressPart::Typed) => T::Address(n, *part),
                T::ExternalId(_) => T::ExternalId(n),
                T::Guardian(_, part) => T::Guardian(n, *part),
                _ => return None,
            };
            (!taken(&next)).then_some(next)
        });
        match free {
            Some(next) => guess.target = next,
            None => {
                let first = before.iter().position(|other| other.target == guess.target).unwrap_or(index);
                let fuller = seen[index].filled > seen[first].filled;
                let (loser, guess) = if fuller { (first, &mut before[first]) } else { (index, guess) };
                let heading = headings.get(loser).map_or("", String::as_str);
                problems.push(
                    Problem::new(ProblemKind::SecondColumn, Severity::Note, &guess.target.to_string())
                        .in_column(heading),
                );
                *guess = Guess::new(T::Own, 60);
            }
        }
    }
}

fn by_content(seen: &[Seen], year: u16) -> Vec<Guess> {
    let school = seen.iter().any(|seen| seen.most(seen.classes, 30));
    let mut guesses: Vec<Guess> = seen.iter().map(|seen| one_by_content(seen, year, school)).collect();
    names_by_content(&mut guesses, seen);
    if school {
        class_list_by_content(&mut guesses, seen);
    }
    guesses
}

/// Without headings, in a list with classes: whole names beside those of the pupils are guardians', and of two columns of
/// numbers the fuller one is theirs.
fn class_list_by_content(guesses: &mut [Guess], seen: &[Seen]) {
    let free = |guesses: &[Guess], index: usize| guesses[index].target == T::Own;
    if let Some(class) = (0..seen.len()).find(|&i| free(guesses, i) && seen[i].most(seen[i].classes, 30)) {
        guesses[class] = Guess::new(T::Class, 70);
    }
    let names = |i: usize| seen[i].most(seen[i].two_words, 70) && seen[i].different() * 2 >= seen[i].looked as usize;
    let Some(guardian) = (0..seen.len()).find(|&i| free(guesses, i) && names(i)) else { return };
    guesses[guardian] = Guess::new(T::Guardian(1, GuardianPart::Name), 60);
    let phones: Vec<usize> =
        (0..seen.len()).filter(|&i| matches!(guesses[i].target, T::Phone(_, ContactPart::Value))).collect();
    if let Some(&fuller) = phones.iter().max_by_key(|&&i| (seen[i].filled, std::cmp::Reverse(i))) {
        guesses[fuller] = Guess::new(T::Guardian(1, GuardianPart::Phone), 55);
    }
}

fn one_by_content(seen: &Seen, year: u16, school: bool) -> Guess {
    if seen.filled == 0 {
        return Guess::new(T::Own, 10);
    }
    if seen.only_counts() && seen.filled > 1 {
        return Guess::new(T::RowNumber, 80);
    }
    if seen.ours == seen.looked {
        return Guess::new(T::Id, 100);
    }
    if seen.most(seen.emails, 80) {
        return Guess::new(T::Email(1, ContactPart::Value), 85);
    }
    if seen.dates.share() >= 80 {
        // All of the last years, and no school: when they joined, hardly when they were born.
        let young = seen.dates.years.is_some_and(|(least, _)| least + 20 > year);
        return if young && !school { Guess::new(T::Own, 30) } else { Guess::new(T::Field("birth_date"), 70) };
    }
    if seen.most(seen.phones, 70) {
        return Guess::new(T::Phone(1, ContactPart::Value), 75);
    }
    if seen.most(seen.sexes, 90) && seen.different() <= 6 {
        return Guess::new(T::Field("sex"), 80);
    }
    if seen.most(seen.patronymics, 70) {
        return Guess::new(T::Field("patronymic"), 75);
    }
    Guess::new(T::Own, 20)
}

/// Columns of many different words without digits are names: two of one word each, or one of whole names.
fn names_by_content(guesses: &mut [Guess], seen: &[Seen]) {
    let many = |seen: &Seen| seen.different() * 5 >= seen.looked as usize && seen.most(seen.letters, 90);
    // A column that is filled in most rows; notes are not.
    let rows = seen.iter().map(|seen| seen.filled).max().unwrap_or(0);
    let filled = |seen: &Seen| seen.filled * 10 >= rows * 7;
    let free: Vec<usize> =
        (0..seen.len()).filter(|i| guesses[*i].target == T::Own && many(&seen[*i]) && filled(&seen[*i])).collect();
    let words: Vec<usize> = free.iter().copied().filter(|i| seen[*i].most(seen[*i].one_word, 75)).collect();
    let whole = free.iter().copied().find(|i| seen[*i].most(seen[*i].two_words, 60));
    match (words.as_slice(), whole) {
        ([a, b, ..], _) => {
            let share = |i: usize| f64::from(seen[i].family_endings) / f64::from(seen[i].looked.max(1));
            let (family, given) = if share(*a) > share(*b) { (*a, *b) } else { (*b, *a) };
            guesses[given] = Guess::new(T::Field("given_name"), 65);
            guesses[family] = Guess::new(T::Field("family_name"), 65);
        }
        (_, Some(whole)) => guesses[whole] = Guess::new(T::FullName, 65),
        ([only], None) => guesses[*only] = Guess::new(T::Field("given_name"), 50),
        ([], None) => {}
    }
}
