//! Words for sex, forms of address included. `K` is a man in Azerbaijani (kişi) and a woman in Turkish (kadın): the
//! column tells which ([`Letters`]).

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::text::fold;

const FEMALE: &str = "female f w fem weiblich frau mme madame femme féminin mrs ms miss woman girl ж жен женский женщина \
    девочка дев қадын гадын гыз жінка жіноча жін q qadın qadin qız kadın kadin kız bayan hanım xanım زن خانم مؤنث دختر \
    მდედრობითი მდედრ ქ ქალი ქალბატონი გოგო";
const MALE: &str = "male m masc männlich herr mann monsieur homme masculin mr man boy м муж мужской мужчина мальчик киши оғлан \
    чоловік чоловіча чол kişi kisi oğlan e erkek bay bey مرد آقا مذکر پسر მამრობითი მამრ კ კაცი ბატონი ბიჭი";
const OTHER: &str = "other divers diverse d x non binary digər diğer autre другой другое інша دیگر სხვა";

static WORDS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let all = [("other", OTHER), ("male", MALE), ("female", FEMALE)];
    all.into_iter().flat_map(|(sex, words)| words.split_whitespace().map(move |word| (fold(word), sex))).collect()
});

/// What a letter stands for that two languages use for the two sexes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Letters {
    /// Nothing tells.
    #[default]
    Unknown,
    /// `K` is kişi, a man; beside it stands `Q`, qadın.
    Azerbaijani,
    /// `K` is kadın, a woman; beside it stands `E`, erkek.
    Turkish,
}

impl Letters {
    /// What a column says by its heading and its different values.
    pub fn of<'a>(heading: &str, values: impl Iterator<Item = &'a str>) -> Self {
        let (mut man, mut woman) = (false, false);
        for value in values.map(fold) {
            woman |= matches!(value.as_str(), "q" | "qadin" | "qiz");
            man |= matches!(value.as_str(), "e" | "erkek" | "bay");
        }
        match (woman, man) {
            (true, false) => return Self::Azerbaijani,
            (false, true) => return Self::Turkish,
            _ => {}
        }
        match heading.trim().to_lowercase().replace('\u{307}', "").as_str() {
            "cins" | "cinsi" | "cinsiyyət" | "cinsiyyəti" | "cinsiyyet" | "cinsiyyeti" => Self::Azerbaijani,
            "cinsiyet" | "cinsiyeti" => Self::Turkish,
            _ => Self::Unknown,
        }
    }
}

/// `female`, `male` or `other`; none when the word is not known.
pub fn read(typed: &str, letters: Letters) -> Option<&'static str> {
    if typed.len() > 40 {
        return None;
    }
    let folded = fold(typed);
    match (folded.as_str(), letters) {
        ("k", Letters::Azerbaijani) => Some("male"),
        ("k", Letters::Turkish) => Some("female"),
        _ => WORDS.get(&folded).copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Qadın", Some("female"))]
    #[case("Kişi", Some("male"))]
    #[case("Киши", Some("male"))]
    #[case("Ж", Some("female"))]
    #[case("м", Some("male"))]
    #[case("Erkek", Some("male"))]
    #[case("Kadın", Some("female"))]
    #[case("Frau", Some("female"))]
    #[case("w", Some("female"))]
    #[case("زن", Some("female"))]
    #[case("مرد", Some("male"))]
    #[case("ქალი", Some("female"))]
    #[case("Female", Some("female"))]
    #[case("чол.", Some("male"))]
    #[case("divers", Some("other"))]
    #[case("Cat", None)]
    fn words_for_sex_are_read(#[case] typed: &str, #[case] sex: Option<&str>) {
        assert_eq!(read(typed, Letters::Unknown), sex);
    }

    #[rstest]
    #[case("Cinsiyyəti", &["K", "Q"], Some("male"))]
    #[case("Gender", &["K", "Q", "K"], Some("male"))]
    #[case("Cinsiyet", &["K", "E"], Some("female"))]
    #[case("Gender", &["E", "K"], Some("female"))]
    #[case("Cinsi", &["K"], Some("male"))]
    #[case("CİNSİYET", &["K"], Some("female"))]
    #[case("Gender", &["K"], None)]
    #[case("Gender", &["K", "Q", "E"], None)]
    fn a_letter_of_two_meanings_is_read_by_its_column(
        #[case] heading: &str,
        #[case] values: &[&str],
        #[case] sex: Option<&str>,
    ) {
        assert_eq!(read("K", Letters::of(heading, values.iter().copied())), sex);
    }
}
