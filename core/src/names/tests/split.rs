//! Facts about full names taken apart.

use proptest::prelude::*;
use rstest::rstest;

use crate::names::split::NameOrder::{self, Comma, FamilyFirst, FamilyGivenFather, GivenFirst};
use crate::names::split::{Votes, ends_as_family, is_patronymic, split};

#[rstest]
#[case("Leyla Həsənova", GivenFirst, "Leyla|Həsənova||")]
#[case("Həsənova Leyla", GivenFirst, "Leyla|Həsənova||")]
#[case("Leyla Həsənova", FamilyFirst, "Leyla|Həsənova||")]
#[case("Həsənova, Leyla", GivenFirst, "Leyla|Həsənova||")]
#[case("Həsənova, Leyla Vaqif qızı", Comma, "Leyla|Həsənova|Vaqif qızı|")]
#[case("Həsənov Əli Vaqif oğlu", FamilyGivenFather, "Əli|Həsənov|Vaqif oğlu|")]
#[case("Əli Vaqif oğlu Həsənov", GivenFirst, "Əli|Həsənov|Vaqif oğlu|")]
#[case("Гасанов Али Вагиф оглы", FamilyGivenFather, "Али|Гасанов|Вагиф оглы|")]
#[case("Иванова Анна Петровна", FamilyGivenFather, "Анна|Иванова|Петровна|")]
#[case("Анна Петровна Иванова", GivenFirst, "Анна|Иванова|Петровна|")]
#[case("Анна Петровна", FamilyGivenFather, "Анна||Петровна|")]
#[case("Əli Vaqif oğlu", GivenFirst, "Əli||Vaqif oğlu|")]
#[case("Mansız Tunguç Sökmen", FamilyGivenFather, "Tunguç|Mansız|Sökmen|")]
#[case("Müller Anna Maria", FamilyFirst, "Anna Maria|Müller||")]
#[case("Anna Maria Müller", GivenFirst, "Anna Maria|Müller||")]
#[case("MÜLLER Anna Maria", GivenFirst, "Anna Maria|MÜLLER||")]
#[case("Karl von der Heide", GivenFirst, "Karl|von der Heide||")]
#[case("von der Heide Karl", FamilyFirst, "Karl|von der Heide||")]
#[case("Vincent van Dalen", GivenFirst, "Vincent|van Dalen||")]
#[case("Həsənov Ə. M.", GivenFirst, "Ə.|Həsənov|M.|")]
#[case("Ə.M. Həsənov", FamilyFirst, "Ə.|Həsənov|M.|")]
#[case("Junitz Hans D.", FamilyFirst, "Hans D.|Junitz||")]
#[case("Ələkbər-Rza Heydərli", GivenFirst, "Ələkbər-Rza|Heydərli||")]
#[case("Müller-Lüdenscheid Hans-Peter", FamilyFirst, "Hans-Peter|Müller-Lüdenscheid||")]
#[case("Grein Groth, Rita", Comma, "Rita|Grein Groth||")]
#[case("Həsənova (Quliyeva) Leyla", FamilyFirst, "Leyla|Həsənova||Quliyeva")]
#[case("Anna Schmidt geb. Vogt", GivenFirst, "Anna|Schmidt||Vogt")]
#[case("Anna Schmidt (née Vogt)", GivenFirst, "Anna|Schmidt||Vogt")]
#[case("Петрова Анна, урожд. Белова", FamilyFirst, "Анна|Петрова||Белова")]
#[case("ნინო ბერიძე", FamilyFirst, "ნინო|ბერიძე||")]
#[case("ᲒᲝᲒᲘᲢᲘᲫᲔ ილია", GivenFirst, "ილია|ᲒᲝᲒᲘᲢᲘᲫᲔ||")]
#[case("محمدزاده سارا", GivenFirst, "سارا|محمدزاده||")]
#[case("Sara", GivenFirst, "Sara|||")]
#[case("Həsənov", GivenFirst, "|Həsənov||")]
#[case("", GivenFirst, "|||")]
#[case(" , ", Comma, "|||")]
#[case("oğlu", GivenFirst, "oğlu|||")]
#[case("=HYPERLINK(\"x\",\"k\")", GivenFirst, "=HYPERLINK(\"x\",\"k\")|||")]
#[case("Sənan 9 Həsənov", FamilyFirst, "Sənan 9 Həsənov|||")]
#[case("Anna\u{a0} \t Maslova", FamilyFirst, "Anna|Maslova||")]
fn a_full_name_is_taken_apart(#[case] full: &str, #[case] order: NameOrder, #[case] expected: &str) {
    let parts = split(full, order);
    let [given, family, father, former] =
        [parts.given, parts.family, parts.patronymic, parts.former].map(Option::unwrap_or_default);
    assert_eq!(format!("{given}|{family}|{father}|{former}"), expected);
}

#[rstest]
#[case(&["Leyla Həsənova", "Əli Quliyev", "Yaman Şeyda"], GivenFirst)]
#[case(&["Həsənova Leyla", "Quliyev Əli", "Yaman Şeyda"], FamilyFirst)]
#[case(&["Həsənova Leyla Vaqif qızı", "Quliyev Əli", "Yaman Şeyda"], FamilyGivenFather)]
#[case(&["Иванова Анна Петровна", "Тее Анна"], FamilyGivenFather)]
#[case(&["Həsənova, Leyla", "Quliyev, Əli", "Şeyda"], Comma)]
#[case(&["Vogt Ingeborg", "Vogt Karl", "Klemm Wiebke"], FamilyFirst)]
#[case(&["Ingeborg Vogt", "Karl Vogt", "Wiebke Klemm"], GivenFirst)]
#[case(&["SEVEN Görgünay", "ÇORLU Nurhayet"], FamilyFirst)]
#[case(&[], GivenFirst)]
fn the_column_shows_its_order(#[case] names: &[&str], #[case] order: NameOrder) {
    let mut votes = Votes::default();
    names.iter().for_each(|name| votes.take(name));
    assert_eq!(votes.order(), order);
}

#[rstest]
#[case("Əli qızı", true)]
#[case("Ильгаровна", true)]
#[case("Leyla", false)]
#[case("Leyla Əli qızı", false)]
fn a_fathers_name_shows_itself(#[case] text: &str, #[case] is: bool) {
    assert_eq!(is_patronymic(text), is);
}

#[rstest]
#[case("Həsənova", true)]
#[case("Гасанов", true)]
#[case("შენგელია", true)]
#[case("Leyla", false)]
fn a_family_name_shows_itself(#[case] word: &str, #[case] is: bool) {
    assert_eq!(ends_as_family(word), is);
}

proptest! {
    #[test]
    fn no_letter_is_lost_and_nothing_panics(
        full in prop_oneof![any::<String>(), "[A-ZƏa-zəığа-яა-ჰا-ی.,() -]{0,40}"],
        order in prop_oneof![Just(GivenFirst), Just(FamilyFirst), Just(FamilyGivenFather), Just(Comma)],
    ) {
        let parts = split(&full, order);
        let mut kept: Vec<char> = [parts.given, parts.family, parts.patronymic, parts.former]
            .into_iter().flatten().flat_map(|part| part.chars().filter(|c| c.is_alphabetic()).collect::<Vec<_>>()).collect();
        let mut typed: Vec<char> = full.chars().filter(|c| c.is_alphabetic()).collect();
        kept.sort_unstable();
        typed.sort_unstable();
        if !full.to_lowercase().contains(['é', '.']) {
            prop_assert!(kept.len() + 16 >= typed.len());
        }
        prop_assert!(kept.len() <= typed.len());
    }
}
