//! Names of months in the languages of the network, in their cases and shortened.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::text::fold;

/// A month that was written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Month {
    /// Of the Gregorian calendar, 1 to 12.
    Gregorian(u8),
    /// Of the Persian solar calendar, 1 to 12.
    Jalali(u8),
}

const GREGORIAN: [&str; 12] = [
    // az, az-Cyrl, ru, en, tr, de (also Austria), fr, fa (also Dari), ka, uk
    "yanvar январ январь января january ocak januar jänner janvier ژانویه جنوری იანვარი იანვრის січень січня јанвар",
    "fevral феврал февраль февраля february şubat februar feber février فوریه فبروری თებერვალი თებერვლის лютий лютого",
    "mart март марта march märz maerz mars مارس مارچ მარტი მარტის березень березня",
    "aprel апрел апрель апреля april nisan avril آوریل اپریل აპრილი აპრილის квітень квітня",
    "may мај май мая mayıs mai مه می მაისი მაისის травень травня",
    "iyun ијун июнь июня june haziran juni juno juin ژوئن جون ივნისი ივნისის червень червня",
    "iyul ијул июль июля july temmuz juli juillet ژوئیه جولای ივლისი ივლისის липень липня",
    "avqust август августа august ağustos août اوت آگوست აგვისტო აგვისტოს серпень серпня",
    "sentyabr сентјабр сентябрь сентября september eylül septembre سپتامبر სექტემბერი სექტემბრის вересень вересня",
    "oktyabr октјабр октябрь октября october ekim oktober octobre اکتبر ოქტომბერი ოქტომბრის жовтень жовтня",
    "noyabr нојабр ноябрь ноября november kasım novembre نوامبر ნოემბერი ნოემბრის листопад листопада",
    "dekabr декабр декабрь декабря december aralık dezember décembre دسامبر დეკემბერი დეკემბრის грудень грудня",
];

const JALALI: [&str; 12] = [
    "فروردین حمل",
    "اردیبهشت ثور",
    "خرداد جوزا",
    "تیر سرطان",
    "مرداد امرداد اسد",
    "شهریور سنبله",
    "مهر میزان",
    "آبان عقرب",
    "آذر قوس",
    "دی جدی",
    "بهمن دلو",
    "اسفند حوت",
];

static NAMES: LazyLock<HashMap<String, Option<Month>>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    let mut whole = Vec::new();
    for (list, month) in [(GREGORIAN, Month::Gregorian as fn(u8) -> Month), (JALALI, Month::Jalali)] {
        for (n, words) in (1..).zip(list) {
            whole.extend(words.split(' ').map(|word| (fold(word), month(n))));
        }
    }
    for (word, month) in &whole {
        // Three letters and more stand for the word unless they begin two months.
        for (end, _) in word.char_indices().skip(3) {
            let known = names.entry(word[..end].to_owned()).or_insert(Some(*month));
            if *known != Some(*month) {
                *known = None;
            }
        }
    }
    names.extend(whole.into_iter().map(|(word, month)| (word, Some(month))));
    names
});

/// The month that a word names, whole or shortened to three letters or more; none when it could be two.
pub fn month(word: &str) -> Option<Month> {
    NAMES.get(&fold(word)).copied().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("sentyabr", 9)]
    #[case("Şubat", 2)]
    #[case("марта", 3)]
    #[case("сен", 9)]
    #[case("März", 3)]
    #[case("Dez", 12)]
    #[case("AĞU", 8)]
    #[case("août", 8)]
    #[case("ივლისის", 7)]
    #[case("липня", 7)]
    #[case("нојабр", 11)]
    #[case("Sep", 9)]
    #[case("сентября", 9)]
    fn months_are_known_in_their_languages(#[case] word: &str, #[case] n: u8) {
        assert_eq!(month(word), Some(Month::Gregorian(n)));
    }

    #[test]
    fn what_could_be_two_months_is_none() {
        assert_eq!(month("jui"), None);
        assert_eq!(month("ma"), None);
        assert_eq!(month("مهر"), Some(Month::Jalali(7)));
    }
}
