//! Facts about keys: what finds whom, what does not, and what no input may break.

use proptest::prelude::*;
use rstest::rstest;

use crate::names::*;

/// As the search index looks a text up: every word by its fold or its skeleton.
pub(super) fn lookup(words: &[QueryWord], index: &str) -> bool {
    !words.is_empty()
        && words.iter().all(|word| {
            if word.fold.len() < 3 {
                return index.split(' ').any(|stored| stored.starts_with(&word.fold));
            }
            index.contains(&word.fold) || word.skeleton.as_ref().is_some_and(|key| index.contains(key))
        })
}

fn finds(search: &str, names: &[&str]) -> bool {
    lookup(&query(search), &index_text(names))
}

#[rstest]
#[case("İlqar", "ilkar")]
#[case("ILQAR", "ilkar")]
#[case("ılqar", "ilkar")]
#[case("Məmmədov", "mamadov")]
#[case("Мамедов", "mamadov")]
#[case("  Nadir\u{200b}  Şah-Əfşar ", "nadir sa afsar")]
#[case("O'Connor ʼAli’", "oconor ali")]
#[case("+٩٩٤ ۵۰", "994 50")]
#[case("e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}a", "a")]
#[case("😀 № 5 — «»", "no 5")]
fn fold_is(#[case] text: &str, #[case] key: &str) {
    assert_eq!(fold(text), key);
}

#[rstest]
#[case(&["Həsənov", "Гасанов", "Хасанов", "hasanov", "Hasanov", "Gasanov", "Khasanov", "HƏSƏNOV", "Һәсәнов", "ჰასანოვი"])]
#[case(&["Hüseynov", "Гусейнов", "Хусейнов", "Huseynov", "Guseinov", "Hueseynov", "Һүсејнов", "ჰუსეინოვი", "Husejnov"])]
#[case(&["Əliyev", "Aliyev", "Алиев", "Aliev", "Әлијев", "ალიევი", "Alıyev", "Əliyew"])]
#[case(&["Quliyev", "Гулиев", "Кулиев", "Kuliev", "Guliyev", "Ghuliyev", "Гулијев", "გულიიევი"])]
#[case(&["Cəfərov", "Джафаров", "Jafarov", "Dzhafarov", "Djafarov", "Ceferov", "Ҹәфәров", "ჯაფაროვი", "Dschafarow", "Džafarov"])]
#[case(&["Şirinov", "Ширинов", "Shirinov", "Schirinow", "Sirinov", "შირინოვი", "Şirinoff", "Širinov"])]
#[case(&["Məmmədov", "Мамедов", "Mammadov", "Мəммəдов", "მამმადოვი", "Mamedow", "Memmedov"])]
#[case(&["Muradov", "Мурадов", "მურადოვი", "MURADOV", "Мyрадoв"])]
#[case(&["Çingiz", "Чингиз", "Chingiz", "Tchingiz", "Tschingiz", "ჩინგიზ", "Cingiz"])]
#[case(&["Xəlilov", "Халилов", "Khalilov", "Halilov", "Xalilov", "Helilov", "ხალილოვი"])]
#[case(&["Əyyub", "Айюб", "Ayyub", "Eyyub", "აიიუბ"])]
#[case(&["Mirzəyev", "Мирзаев", "Mirzayev", "Mirzaev", "მირზაიევი"])]
#[case(&["Gülnarə", "Гюльнара", "Gulnara", "Guelnara", "ҝүлнарә", "გულნარა"])]
#[case(&["İlyas", "Ильяс", "Илјас", "Ilyas", "ილიას"])]
#[case(&["Röya", "Рёя", "Roya", "Roeya"])]
#[case(&["Tağıyev", "Тагиев", "Тагыев", "Taghiyev", "Tagiyev", "თაღიიევი"])]
#[case(&["Qasımova", "Гасымова", "Касымова", "Kasimova", "Gasimova", "გასიმოვა"])]
#[case(&["Vəliyev", "Велиев", "Veliev", "Weliyew", "ველიევი"])]
#[case(&["Yelena", "Елена", "Elena", "Yelenа"])]
#[case(&["Королёв", "Королев"])]
#[case(&["Musavi", "Mousavi", "Moussavi", "Мусави"])]
#[case(&["Sergeyev", "Сергеев", "Sergeev", "სერგეევი", "Sergejew"])]
#[case(&["Mustafayev", "Мустафаев", "Mustafaev", "მუსტაფაევი", "Mustafaevi"])]
#[case(&["Fərhad", "Фархад", "Фаргад", "Farhad", "ფარჰად"])]
fn spellings_have_one_fold(#[case] spellings: &[&str]) {
    for spelling in spellings {
        assert_eq!(fold(spelling), fold(spellings[0]), "{spelling} and {}", spellings[0]);
    }
}

#[rstest]
#[case("Мурадов", &["Muradov"])]
#[case("Muradov", &["Мурадов"])]
#[case("ilqar", &["İlqar", "Əzizov"])]
#[case("əzizov ilqar", &["İlqar", "Əzizov"])]
#[case("Mammadov", &["Мамедов"])]
#[case("mam", &["Məmmədov"])]
#[case("Гас", &["Həsənov"])]
#[case("Людмила", &["Lyudmila"])]
#[case("Lyudmila", &["Людмила"])]
#[case("Ludmila", &["Людмила"])]
#[case("Жанна", &["Zhanna"])]
#[case("Zhanna", &["Жанна"])]
#[case("Janna", &["Жанна"])]
#[case("Елена", &["Jelena"])]
#[case("İshaq", &["Исхак"])]
#[case("Исхак", &["İshaq"])]
#[case("Əhmədov", &["Achmedow"])]
#[case("Ахмедов", &["Achmedow"])]
#[case("Abdullah", &["Абдулла"])]
#[case("Александров", &["Alexandrow"])]
#[case("zadə", &["Məmmədzadə"])]
#[case("محمدزاده", &["Məmmədzadə"])]
#[case("Məmmədzadə", &["محمدزاده"])]
#[case("Мамедзаде", &["محمدزاده"])]
#[case("سارا", &["Sara"])]
#[case("Sara", &["سارا"])]
#[case("لیلا", &["Leyla"])]
#[case("Leyla", &["لیلا"])]
#[case("Лейла", &["لیلا"])]
#[case("حسین", &["Hüseyn"])]
#[case("Hüseyn", &["حسین"])]
#[case("Гусейн", &["حسين"])]
#[case("ჰუსეინ", &["حسین"])]
#[case("علی‌اف", &["Əliyev"])]
#[case("علیاف", &["Əliyev"])]
#[case("Əliyev", &["علی‌اف"])]
#[case("Алиева", &["علی‌اوا"])]
#[case("محمودوف", &["Mahmudov"])]
#[case("Mahmudov", &["محمودوف"])]
#[case("رستماوا", &["Rüstəmova"])]
#[case("خلیلف", &["Xəlilov"])]
#[case("Халилов", &["خلیلف"])]
#[case("ولیخانوا", &["Vəlixanova"])]
#[case("Yusifov", &["یوسفاف"])]
#[case("يوسف", &["Yusif"])]
#[case("يوسف", &["یوسف"])]
#[case("یلدا", &["Yalda"])]
#[case("Abdullazadə", &["عبداللهزاده"])]
#[case("Eyvazzadə", &["ایواززاده"])]
#[case("Крюков", &["کریوکوو"])]
#[case("مهدوی", &["Mahdavi"])]
#[case("ჩაფიძე", &["Çapidze"])]
#[case("ლიუდმილა", &["Людмила"])]
#[case("Ignatev", &["Игнатьев"])]
fn search_finds(#[case] search: &str, #[case] names: &[&str]) {
    assert!(finds(search, names), "{search} in {}: {:?}", index_text(names), query(search));
}

#[rstest]
#[case("Həsənov", &["Qasımov"])]
#[case("Həsənov", &["Hüseynov"])]
#[case("Quliyev", &["Əliyev"])]
#[case("Cəfərov", &["Səfərov"])]
#[case("Muradov", &["Mərdanov"])]
#[case("Məmmədov", &["Mahmudov"])]
#[case("Leyla", &["Lalə"])]
#[case("Sara", &["سرور"])]
#[case("حسین", &["Hacı", "Əli"])]
#[case("محمد", &["Mahir", "Əmirov"])]
#[case("al", &["Vaqif", "Kamal"])]
#[case("Ilqar Həsənov", &["İlqar", "Əzizov"])]
fn search_does_not_find(#[case] search: &str, #[case] names: &[&str]) {
    assert!(!finds(search, names), "{search} in {}: {:?}", index_text(names), query(search));
}

#[rstest]
#[case("Məmmədov")]
#[case("Şirinov")]
#[case("Shirinov")]
#[case("Ширинов")]
#[case("Хәлилов")]
#[case("Khalilov")]
#[case("Джафаров")]
#[case("Dzhafarov")]
#[case("Hüseynova")]
#[case("Ağahüseynov")]
#[case("Lyudmila")]
#[case("Zuev")]
#[case("Mirzaev")]
#[case("ჯაფაროვი")]
#[case("ჩაფიძე")]
#[case("رستماوا")]
#[case("علی‌اف")]
#[case("محمدزاده")]
fn a_prefix_finds_at_every_letter(#[case] name: &str) {
    let letters: Vec<char> = name.chars().collect();
    for typed in 1..=letters.len() {
        let typed: String = letters[..typed].iter().collect();
        assert!(finds(&typed, &[name]), "{typed} in {}", index_text(&[name]));
    }
}

#[test]
fn a_word_without_end_takes_time_in_proportion() {
    let begun = std::time::Instant::now();
    assert_eq!(fold(&"Məmmədov".repeat(50_000)).len(), 50_000 * "mamadov".len());
    assert!(index_text(&[&"ع\u{301}".repeat(100_000)]).len() < 1_000);
    assert!(begun.elapsed().as_secs() < 10);
}

#[rstest]
#[case(("Leyla", "Həsənova"), ("Гасанова", "Лейла"), true)]
#[case(("Lyudmila", "Lyakhova"), ("Людмила", "Ляхова"), true)]
#[case(("Siavash", "Zhdanov"), ("Сиаваш", "Jdanov"), true)]
#[case(("Marian", ""), ("", "Мариан"), true)]
#[case(("Yusif", "Hüseynov"), ("იუსიფ", "ჰუსეინოვი"), true)]
#[case(("Leyla", "Həsənova"), ("لیلا", "حسنوا"), true)]
#[case(("Əhməd", "Məhəmmədov"), ("Ахмед", "Магомедов"), true)]
#[case(("Leyla", "Həsənova"), ("Leyla", "Həsənov"), true)]
#[case(("Leyla", "Həsənova"), ("Aysel", "Həsənova"), false)]
#[case(("Leyla", "Həsənova"), ("Leyla", "Quliyeva"), false)]
#[case(("—", "12"), ("", ""), true)]
fn match_keys(#[case] one: (&str, &str), #[case] other: (&str, &str), #[case] equal: bool) {
    let (one, other) = (match_key(one.0, one.1), match_key(other.0, other.1));
    assert_eq!(one == other, equal, "{one} and {other}");
}

#[test]
fn the_exact_key_keeps_letters_and_loses_ornament() {
    assert_eq!(exact_key("  İLQAR\u{a0}\u{200f} ƏZİZOV "), "ilqar əzizov");
    assert_eq!(exact_key("O\u{308}mər"), "ömər");
    assert_eq!(exact_key("Гасанов"), "гасанов");
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-zəğıöüçşžйёюяa-яА-ЯʼA-Z'\u{301}\u{307} -]{0,30}",
        "[ا-یა-ჰа-яa-z\u{200c}0-9۰-۹ ]{0,30}",
        "[cčçkhsztdjgeaoiuyvfx]{0,14}",
    ]
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in any_text()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn keys_are_plain_and_bounded(text in any_text()) {
        for key in [fold(&text), skeleton(&text), match_key(&text, "")] {
            prop_assert!(key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == ' '));
            prop_assert!(!key.contains("  ") && key.trim() == key);
            prop_assert!(key.len() <= 64 * text.len());
        }
    }

    #[test]
    fn whoever_is_stored_is_found(text in any_text()) {
        if !query(&text).is_empty() {
            prop_assert!(finds(&text, &[&text]));
        }
        prop_assert!(query(&text).iter().all(|word| !word.fold.is_empty()));
    }

    #[test]
    fn index_and_exact_key_take_anything(text in any_text()) {
        prop_assert!(index_text(&[&text, &text]).len() <= 1024 * text.len().max(1));
        let exact = exact_key(&text);
        prop_assert_eq!(exact_key(&exact), exact);
    }
}
