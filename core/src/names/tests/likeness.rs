//! Facts about names compared.

use proptest::prelude::*;
use rstest::rstest;

use crate::names::score;

/// Above this two names may be one; tuned on names of the shared data, not on these.
const ALIKE: f64 = 0.73;

#[rstest]
#[case("Leyla Həsənova", "Гасанова Лейла")]
#[case("Leyla Həsənova", "Лейла Һәсәнова")]
#[case("Leyla Həsənova", "لیلا حسنوا")]
#[case("Leyla Həsənova", "ლეილა ჰასანოვა")]
#[case("Leyla Həsənova", "Leila Gasanowa")]
#[case("Leyla Həsənova", "Leyla Hasanov")]
#[case("Leyla Həsənova", "Лейла Вагифовна Гасанова")]
#[case("Leyla Vaqif qızı Həsənova", "Гасанова Лейла Вагифовна")]
#[case("Cəfər Quliyev", "Dzhafar Guliyev")]
#[case("Cəfər Quliyev", "Джафар Кулиев")]
#[case("Cəfər Quliyev", "Dschafar Gulijew")]
#[case("Cəfər Quliyev", "Djafar Gouliev")]
#[case("Abdul Rahman Yusifzadə", "Abdulrahman Yusifzade")]
#[case("Ələkbər-Rza Heydərli", "Alakbar Rza Heydarli")]
#[case("Oğuz Karaçay", "Огуз Карачай")]
#[case("Бајрам Шаһин", "Bayram Şahin")]
#[case("Ketevan Kapanadze", "ქეთევან კაპანაძე")]
#[case("Ірина Ковальчук", "Irina Kovalchuk")]
#[case("Y. Həsənli", "Yusif Həsənli")]
#[case("Moshe Levinson", "משה לוינסון")]
fn one_name_in_two_spellings_is_alike(#[case] a: &str, #[case] b: &str) {
    assert!(score(a, b) > ALIKE, "{}", score(a, b));
}

#[rstest]
#[case("Leyla Həsənova", "Aysel Həsənova")]
#[case("Leyla Həsənova", "Гасанов Али")]
#[case("Leyla Həsənova", "Leyla Quliyeva")]
#[case("Əli Kərimov", "Vəli Kərimov")]
#[case("Turan Əsgərov", "توران حسنوف")]
#[case("Leyla", "Leyla Həsənova")]
#[case("K. Həsənli", "Yusif Həsənli")]
#[case("", "Leyla")]
#[case("", "")]
fn two_names_are_not(#[case] a: &str, #[case] b: &str) {
    assert!(score(a, b) < ALIKE + 0.05, "{}", score(a, b));
}

#[test]
fn a_letter_that_no_spelling_takes_for_another_counts_more() {
    let same = score("Vaqif Əliyev", "Вагиф Алиев");
    assert!(score("Vaqif Əliyev", "Vasif Əliyev") + 0.1 < same);
}

proptest! {
    #[test]
    fn scores_keep_their_bounds_and_do_not_depend_on_the_order(
        a in prop_oneof![any::<String>(), "[A-ZƏa-zəığа-яა-ჰا-یא-ת.,() -]{0,40}"],
        b in "[A-ZƏa-zəığа-яა-ჰا-یא-ת.,() -]{0,40}",
    ) {
        let (one, other) = (score(&a, &b), score(&b, &a));
        prop_assert!((0.0..=1.0).contains(&one));
        prop_assert!((one - other).abs() < 1e-6, "{one} {other}");
    }

    #[test]
    fn a_name_is_like_itself(name in "[A-ZƏ][a-zəığа-яა-ჰا-ی]{2,9} [A-ZƏ][a-zəığа-яა-ჰا-ی]{2,9}") {
        prop_assert!(score(&name, &name) > 0.99);
    }
}
