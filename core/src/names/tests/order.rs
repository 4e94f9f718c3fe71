//! Facts about the order of names in each language.

use rstest::rstest;

use crate::names::sort::Sorter;

#[rstest]
#[case("az", &["Cəfər", "Çingiz", "Elçin", "Əli", "Gülər", "Heydər", "Xəyal", "Ilıca", "İlqar", "Kamal", "Qasım", "Lalə", "Orxan", "Ömər", "Samir", "Şəhla", "Ülvi"])]
#[case("tr", &["Cem", "Çetin", "Gül", "Ihsan", "İhsan", "Oya", "Özge", "Selma", "Şule", "Umut", "Ülkü"])]
#[case("ru", &["Анна", "Елена", "Ёлкин", "Жанна", "Яна"])]
#[case("ka", &["ანა", "გია", "ვახტანგ", "თამარ", "ჰამლეტ"])]
#[case("fa", &["آرش", "بابک", "پرویز", "تارا", "چیستا", "گلی", "یاسمن"])]
#[case("de", &["Adam", "Ähner", "Bach", "Oehm", "Öhm", "Zorn"])]
#[case("en", &["Adam", "Eve", "Əli", "Zoe"])]
#[case("az", &["1a", "2a", "2b", "10a", "Şura", "Şura 2", "Şura 2 b", "Şura 10", "Şura 100"])]
#[case("ru", &["Группа 9", "Группа 10 А", "Группа 10 Б"])]
#[case("fa", &["کلاس ۲", "کلاس ۱۰"])]
fn names_stand_in_the_order_of_the_language(#[case] lang: &str, #[case] names: &[&str]) {
    let sorter = Sorter::new(lang);
    let mut sorted: Vec<&str> = names.iter().rev().copied().collect();
    sorted.sort_by_key(|name| sorter.key(name));
    assert_eq!(sorted, names);
}

#[test]
fn an_unknown_language_still_orders_letters() {
    for lang in ["", "xx", "not a tag", "az-Cyrl"] {
        let sorter = Sorter::new(lang);
        assert!(sorter.key("Anar") < sorter.key("Bahar"));
        assert!(sorter.key("") < sorter.key("Anar"));
    }
}

#[test]
fn a_sorter_goes_to_other_threads() {
    fn shared<T: Send + Sync + 'static>(_: &T) {}
    shared(&Sorter::new("az"));
}
