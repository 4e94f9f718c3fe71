//! Words for sex, forms of address included.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::text::fold;

const FEMALE: &str = "female f w fem weiblich frau mme madame femme féminin mrs ms miss woman girl ж жен женский женщина \
    девочка дев қадын гадын гыз жінка жіноча жін q qadın qadin qız kadın kadin kız bayan hanım xanım زن خانم مؤنث دختر \
    მდედრობითი ქალი ქალბატონი გოგო";
const MALE: &str = "male m masc männlich herr mann monsieur homme masculin mr man boy м муж мужской мужчина мальчик киши оғлан \
    чоловік чоловіча чол kişi kisi oğlan e erkek bay bey مرد آقا مذکر پسر მამრობითი კაცი ბატონი ბიჭი";
const OTHER: &str = "other divers diverse d x non binary digər diğer autre другой другое інша دیگر სხვა";

static WORDS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let all = [("other", OTHER), ("male", MALE), ("female", FEMALE)];
    all.into_iter().flat_map(|(sex, words)| words.split_whitespace().map(move |word| (fold(word), sex))).collect()
});

/// `female`, `male` or `other`; none when the word is not known.
pub fn read(typed: &str) -> Option<&'static str> {
    if typed.len() > 40 { None } else { WORDS.get(&fold(typed)).copied() }
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
        assert_eq!(read(typed), sex);
    }
}
