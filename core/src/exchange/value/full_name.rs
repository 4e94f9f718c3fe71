//! A whole name in one cell, taken apart by the order that its column keeps. The order is judged over the column:
//! by commas, by endings of family names and patronymics, by words in capitals. Lists no names.

use std::sync::LazyLock;

use super::text::fold;

/// The order of a column of whole names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameOrder {
    /// Leyla Məmmədova.
    GivenFirst,
    /// Məmmədova Leyla Əli qızı.
    FamilyFirst,
    /// The same where many have a father's name: Məmmədova Leyla Əli is the daughter of Əli, too.
    FamilyGivenFather,
    /// Məmmədova, Leyla.
    Comma,
}

/// The parts of a name, each perhaps empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameParts {
    /// Given names.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Father's name, with its `oğlu` or `qızı`.
    pub patronymic: String,
}

/// Words that follow the father's name, folded.
const SON_OR_DAUGHTER: &[&str] = &[
    "oglu", "ogly", "oghlu", "oghly", "ogli", "qizi", "kizi", "gizi", "gyzy", "kyzy", "qyzy", "оглы", "оглу", "огли",
    "кызы", "гызы", "кизи", "оғлу",
];
/// Endings of a Russian father's name.
const FATHERS: &[&str] = &[
    "ович",
    "евич",
    "ьич",
    "овна",
    "евна",
    "ична",
    "инична",
    "ovich",
    "evich",
    "ovna",
    "evna",
    "ічна",
    "івна",
    "йович",
    "ilyich",
];
/// Endings of family names, folded, with how much each says.
const FAMILY: &[&str] = &[
    "ov",
    "ova",
    "ev",
    "eva",
    "yev",
    "yeva",
    "off",
    "zade",
    "zada",
    "zadeh",
    "oglu",
    "oghlu",
    "ogly",
    "beyli",
    "beyov",
    "bekov",
    "sky",
    "skiy",
    "skaya",
    "shvili",
    "dze",
    "adze",
    "iani",
    "ovic",
    "enko",
    "yan",
    "ian",
    "ов",
    "ова",
    "ев",
    "ева",
    "ёв",
    "ин",
    "ина",
    "ын",
    "ына",
    "заде",
    "зада",
    "задә",
    "оглу",
    "ский",
    "ская",
    "енко",
    "швили",
    "дзе",
    "ян",
    "іна",
    "ійчук",
    "чук",
    "лы",
    "ли",
    "лу",
    "lu",
    "li",
    "ly",
    "აძე",
    "შვილი",
    "იძე",
    "ოვი",
    "ოვა",
    "ევი",
    "ევა",
    "ზადე",
    "ზადა",
    "იანი",
    "აია",
    "უა",
    "ლი",
    "ову",
    "زاده",
    "زادە",
    "پور",
    "اف",
    "اوا",
    "اوف",
    "یان",
    "ی",
    "لی",
    "نژاد",
    "وف",
    "وا",
];

/// Endings folded, with their letters.
fn folded(endings: &[&str]) -> Vec<(String, usize)> {
    endings.iter().map(|ending| (fold(ending), ending.chars().count())).collect()
}

static FAMILY_FOLDED: LazyLock<Vec<(String, usize)>> = LazyLock::new(|| folded(FAMILY));
static FATHERS_FOLDED: LazyLock<Vec<(String, usize)>> = LazyLock::new(|| folded(FATHERS));

/// What the names of a column say about their order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Evidence {
    names: u32,
    commas: u32,
    /// The first word ends as a family name and the last does not.
    first: u32,
    last: u32,
    capitals_first: u32,
    capitals_last: u32,
    patronymic_last: u32,
    patronymic_inside: u32,
}

impl Evidence {
    /// Looks at a name.
    pub fn add(&mut self, name: &str) {
        let words: Vec<&str> = name.split_whitespace().collect();
        if words.len() < 2 {
            return;
        }
        self.names += 1;
        if name.contains(',') {
            self.commas += 1;
            return;
        }
        let mut rest = words.clone();
        if let Some((from, to)) = patronymic(&words) {
            if to == words.len() && from >= 2 {
                self.patronymic_last += 1;
            } else if from >= 1 && to < words.len() {
                self.patronymic_inside += 1;
            }
            rest.drain(from..to);
        }
        let (Some(first), Some(last)) = (rest.first(), rest.last()) else { return };
        if rest.len() < 2 {
            return;
        }
        match (is_capitals(first), is_capitals(last)) {
            (true, false) => self.capitals_first += 1,
            (false, true) => self.capitals_last += 1,
            _ => {}
        }
        match (family_ending(first), family_ending(last)) {
            (a, b) if a > b => self.first += 1,
            (a, b) if b > a => self.last += 1,
            _ => {}
        }
    }

    /// The order; `headed` is the one that the heading says, for when the names say nothing.
    pub fn order(&self, headed: Option<NameOrder>) -> NameOrder {
        if self.commas * 2 > self.names {
            return NameOrder::Comma;
        }
        let capitals = (self.capitals_first + self.capitals_last) * 2 > self.names;
        let (first, last) = if capitals {
            (self.capitals_first, self.capitals_last)
        } else {
            // The father's name behind two others stands where the family name was said first.
            (self.first + self.patronymic_last, self.last + self.patronymic_inside)
        };
        if first == last {
            return headed.unwrap_or(NameOrder::GivenFirst);
        }
        match first > last {
            true if self.patronymic_last * 10 >= self.names => NameOrder::FamilyGivenFather,
            true => NameOrder::FamilyFirst,
            false => NameOrder::GivenFirst,
        }
    }
}

/// How much a word looks like a family name: the length of the ending, in letters.
pub fn family_ending(word: &str) -> usize {
    let folded = fold(word).replace(' ', "");
    let length = folded.chars().count();
    let fits = |(ending, count): &&(String, usize)| length > count + 1 && folded.ends_with(ending.as_str());
    FAMILY_FOLDED.iter().filter(fits).map(|(_, count)| *count).max().unwrap_or(0)
}

/// Whether a word says whose child a person is.
pub fn is_son_or_daughter(word: &str) -> bool {
    SON_OR_DAUGHTER.contains(&fold(word).as_str())
}

/// Whether a text is a father's name.
pub fn is_patronymic(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    patronymic(&words).is_some_and(|(from, to)| from == 0 && to == words.len())
}

/// Where the father's name stands among the words: `Əli qızı`, `Ильгаровна`.
fn patronymic(words: &[&str]) -> Option<(usize, usize)> {
    if let Some(at) = words.iter().position(|word| is_son_or_daughter(word)) {
        return (at > 0).then_some((at - 1, at + 1));
    }
    let at = words.iter().position(|word| {
        let folded = fold(word);
        let fits = |(ending, count): &(String, usize)| folded.ends_with(ending) && folded.chars().count() > count + 1;
        FATHERS_FOLDED.iter().any(fits)
    })?;
    // `Петрович` alone may be a family name; beside two other words it is none.
    (words.len() >= 3 || words.len() == 1).then_some((at, at + 1))
}

fn is_capitals(word: &str) -> bool {
    // Georgian capitals have lower-case forms, as in Latin script.
    word.chars().filter(|c| c.is_alphabetic()).count() > 1
        && word.chars().all(|c| !c.is_lowercase() && (!c.is_alphabetic() || is_cased_capital(c)))
}

fn is_cased_capital(c: char) -> bool {
    c.is_uppercase() || c.to_lowercase().next() != Some(c)
}

/// Takes a name apart.
pub fn split(name: &str, order: NameOrder) -> NameParts {
    if name.contains(|c: char| {
        matches!(c, '=' | '"' | '<' | '>' | '|' | '@' | '\\' | '/' | ';' | '{' | '}' | '[' | ']') || c.is_ascii_digit()
    }) || name.matches(',').count() > 1
    {
        // No name that is known how to take apart: it stays whole.
        return NameParts { given: name.to_owned(), ..NameParts::default() };
    }
    if let Some((family, rest)) = name.split_once(',') {
        let (given, patronymic) = take_patronymic(rest.split_whitespace().collect());
        return NameParts { given, family: family.trim().to_owned(), patronymic };
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let (order, words) = if order == NameOrder::Comma { (NameOrder::FamilyFirst, words) } else { (order, words) };
    let Some((from, to)) = patronymic(&words) else { return by_order(&words, order) };
    let father = words[from..to].join(" ");
    let rest: Vec<&str> = words[..from].iter().chain(&words[to..]).copied().collect();
    let mut parts = by_order(&rest, order);
    parts.patronymic = father;
    parts
}

fn by_order(words: &[&str], order: NameOrder) -> NameParts {
    let (given, family) = match (words, order) {
        ([], _) => (String::new(), String::new()),
        ([only], _) => ((*only).to_owned(), String::new()),
        ([family, given, father], NameOrder::FamilyGivenFather) if !is_capitals(given) || is_capitals(father) => {
            let (given, family, patronymic) = ((*given).to_owned(), (*family).to_owned(), (*father).to_owned());
            return NameParts { given, family, patronymic };
        }
        ([family, given @ ..], NameOrder::FamilyFirst | NameOrder::FamilyGivenFather | NameOrder::Comma) => {
            // A name in capitals may have several words.
            let capitals = words.iter().take_while(|word| is_capitals(word)).count();
            if capitals > 1 && capitals < words.len() {
                (words[capitals..].join(" "), words[..capitals].join(" "))
            } else {
                (given.join(" "), (*family).to_owned())
            }
        }
        ([given @ .., family], NameOrder::GivenFirst) => {
            let capitals = words.iter().rev().take_while(|word| is_capitals(word)).count();
            let particle = words.len() > 2
                && matches!(
                    fold(words[words.len() - 2]).as_str(),
                    "van" | "von" | "der" | "de" | "di" | "da" | "bin" | "al" | "el"
                );
            if capitals > 1 && capitals < words.len() {
                let at = words.len() - capitals;
                (words[..at].join(" "), words[at..].join(" "))
            } else if particle {
                let at = words.len() - 2;
                (words[..at].join(" "), words[at..].join(" "))
            } else {
                (given.join(" "), (*family).to_owned())
            }
        }
    };
    NameParts { given, family, patronymic: String::new() }
}

fn take_patronymic(words: Vec<&str>) -> (String, String) {
    let found = if words.len() > 1 {
        words.iter().position(|w| is_son_or_daughter(w)).filter(|at| *at > 1).map(|at| (at - 1, at + 1)).or_else(|| {
            let last = words.len() - 1;
            is_patronymic(words[last]).then_some((last, last + 1))
        })
    } else {
        None
    };
    match found {
        Some((from, to)) => {
            let rest: Vec<&str> = words[..from].iter().chain(&words[to..]).copied().collect();
            (rest.join(" "), words[from..to].join(" "))
        }
        None => (words.join(" "), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn judged(names: &[&str]) -> NameOrder {
        let mut evidence = Evidence::default();
        names.iter().for_each(|name| evidence.add(name));
        evidence.order(None)
    }

    #[rstest]
    #[case(&["Нураддин Халилов", "Ислом Гадирзада"], NameOrder::GivenFirst)]
    #[case(&["САДЫКОВА Замина", "КУЛИЕВ Фикрет Ислам оглы"], NameOrder::FamilyGivenFather)]
    #[case(&["Rüstəmzadə, Uğur", "Kryukova, Fyokla"], NameOrder::Comma)]
    #[case(&["Eraslan Şelâle", "İmanzadə Sitarə", "Zamani Hasti Ebrahim qızı"], NameOrder::FamilyGivenFather)]
    #[case(&["Əliyev Ilqar", "Məmmədova Leyla"], NameOrder::FamilyFirst)]
    #[case(&["ᲮᲐᲩᲘᲫᲔ გიული", "ᲙᲐᲞᲐᲜᲐᲫᲔ ცირა"], NameOrder::FamilyFirst)]
    #[case(&["ამირ ჰოსსეინ ᲠᲐᲰᲘᲛᲘ"], NameOrder::GivenFirst)]
    fn the_order_is_judged_over_the_column(#[case] names: &[&str], #[case] order: NameOrder) {
        assert_eq!(judged(names), order);
    }

    #[rstest]
    #[case("Leyla Məmmədova", NameOrder::GivenFirst, ("Leyla", "Məmmədova", ""))]
    #[case("Məmmədova Leyla Əli qızı", NameOrder::FamilyFirst, ("Leyla", "Məmmədova", "Əli qızı"))]
    #[case("Məmmədova, Leyla", NameOrder::Comma, ("Leyla", "Məmmədova", ""))]
    #[case("Иванова Анна Петровна", NameOrder::FamilyFirst, ("Анна", "Иванова", "Петровна"))]
    #[case("ამირ ჰოსსეინ ᲠᲐᲰᲘᲛᲘ", NameOrder::GivenFirst, ("ამირ ჰოსსეინ", "ᲠᲐᲰᲘᲛᲘ", ""))]
    #[case("КУЛИЕВА Гунай Дёнмаз", NameOrder::FamilyGivenFather, ("Гунай", "КУЛИЕВА", "Дёнмаз"))]
    #[case("Əliyev Ilqar Vaqif oğlu", NameOrder::FamilyGivenFather, ("Ilqar", "Əliyev", "Vaqif oğlu"))]
    #[case("=HYPERLINK(\"x\",\"k\")", NameOrder::GivenFirst, ("=HYPERLINK(\"x\",\"k\")", "", ""))]
    #[case("Leyla", NameOrder::FamilyFirst, ("Leyla", "", ""))]
    #[case("Anna van Dijk", NameOrder::GivenFirst, ("Anna", "van Dijk", ""))]
    fn names_are_taken_apart(#[case] name: &str, #[case] order: NameOrder, #[case] parts: (&str, &str, &str)) {
        let split = split(name, order);
        assert_eq!((split.given.as_str(), split.family.as_str(), split.patronymic.as_str()), parts);
    }
}
