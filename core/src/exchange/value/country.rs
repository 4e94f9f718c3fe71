//! Names of countries to ISO 3166-1 alpha-2: as the network's languages write them, short ones, and codes.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::text::fold;
use crate::domain::contact;

/// Code, then names in en, az, ru, tr, de, fr, fa, ka, uk and common others.
const COUNTRIES: &[(&str, &str)] = &[
    (
        "AZ",
        "Azerbaijan|Azərbaycan|Азербайджан|Азәрбајҹан|Azerbaycan|Aserbaidschan|Azerbaïdjan|آذربایجان|აზერბაიჯანი|AZE|Azerbaijan Republic|Azərbaycan Respublikası",
    ),
    (
        "RU",
        "Russia|Rusiya|Россия|Русија|Rusya|Russland|Russie|روسیه|რუსეთი|Росія|RUS|Russian Federation|Российская Федерация|РФ",
    ),
    ("TR", "Turkey|Türkiye|Турция|Түркијә|Türkei|Turquie|ترکیه|თურქეთი|Туреччина|TUR|Turkiye"),
    ("DE", "Germany|Almaniya|Германия|Алманија|Almanya|Deutschland|Allemagne|آلمان|გერმანია|Німеччина|DEU|BRD"),
    ("GE", "Georgia|Gürcüstan|Грузия|Ҝүрҹүстан|Gürcistan|Georgien|Géorgie|گرجستان|საქართველო|Грузія|GEO"),
    ("IR", "Iran|İran|Иран|ایران|ირანი|Іран|IRN|Islamic Republic of Iran"),
    ("UA", "Ukraine|Ukrayna|Украина|Украјна|Ukraine|اوکراین|უკრაინა|Україна|UKR"),
    (
        "GB",
        "United Kingdom|Britain|Great Britain|UK|England|Scotland|Wales|Böyük Britaniya|Birləşmiş Krallıq|İngiltərə|Великобритания|Англия|Birleşik Krallık|İngiltere|Großbritannien|Vereinigtes Königreich|Royaume-Uni|Angleterre|بریتانیا|انگلستان|დიდი ბრიტანეთი|Велика Британія|GBR",
    ),
    (
        "US",
        "United States|United States of America|USA|U.S.A.|America|ABŞ|Amerika|США|Америка|ABD|Amerika Birleşik Devletleri|Vereinigte Staaten|États-Unis|آمریکا|ایالات متحده|აშშ|Сполучені Штати",
    ),
    ("FR", "France|Fransa|Франция|Frankreich|فرانسه|საფრანგეთი|Франція|FRA"),
    ("AT", "Austria|Avstriya|Австрия|Avusturya|Österreich|Autriche|اتریش|ავსტრია|Австрія|AUT"),
    ("CH", "Switzerland|İsveçrə|Швейцария|İsviçre|Schweiz|Suisse|Svizzera|سوئیس|შვეიცარია|Швейцарія|CHE"),
    (
        "NL",
        "Netherlands|The Netherlands|Holland|Niderland|Hollandiya|Нидерланды|Голландия|Hollanda|Niederlande|Pays-Bas|هلند|ნიდერლანდები|Нідерланди|NLD",
    ),
    ("BE", "Belgium|Belçika|Бельгия|Belgien|Belgique|بلژیک|ბელგია|Бельгія|BEL"),
    ("LU", "Luxembourg|Lüksemburq|Люксембург|Lüksemburg|Luxemburg|لوکزامبورگ|ლუქსემბურგი"),
    ("SE", "Sweden|İsveç|Швеция|Schweden|Suède|Sverige|سوئد|შვედეთი|Швеція|SWE"),
    ("NO", "Norway|Norveç|Норвегия|Norwegen|Norvège|Norge|نروژ|ნორვეგია|Норвегія|NOR"),
    ("DK", "Denmark|Danimarka|Дания|Dänemark|Danemark|Danmark|دانمارک|დანია|Данія|DNK"),
    ("FI", "Finland|Finlandiya|Финляндия|Finnland|Finlande|Suomi|فنلاند|ფინეთი|Фінляндія|FIN"),
    ("EE", "Estonia|Estoniya|Эстония|Estonya|Estland|Estonie|استونی|ესტონეთი|Естонія"),
    ("LV", "Latvia|Latviya|Латвия|Letonya|Lettland|Lettonie|لتونی|ლატვია|Латвія"),
    ("LT", "Lithuania|Litva|Литва|Litvanya|Litauen|Lituanie|لیتوانی|ლიტვა"),
    ("PL", "Poland|Polşa|Польша|Polonya|Polen|Pologne|Polska|لهستان|პოლონეთი|Польща|POL"),
    ("CZ", "Czechia|Czech Republic|Çexiya|Чехия|Çekya|Tschechien|Tchéquie|چک|ჩეხეთი|Чехія"),
    ("SK", "Slovakia|Slovakiya|Словакия|Slovakya|Slowakei|Slovaquie|اسلواکی|სლოვაკეთი|Словаччина"),
    ("HU", "Hungary|Macarıstan|Венгрия|Macaristan|Ungarn|Hongrie|مجارستان|უნგრეთი|Угорщина"),
    ("RO", "Romania|Rumıniya|Румыния|Romanya|Rumänien|Roumanie|رومانی|რუმინეთი|Румунія"),
    ("BG", "Bulgaria|Bolqarıstan|Болгария|Bulgaristan|Bulgarien|Bulgarie|بلغارستان|ბულგარეთი|Болгарія"),
    ("MD", "Moldova|Молдова|Молдавия|Moldau|Moldavie|مولداوی|მოლდოვა"),
    ("BY", "Belarus|Белоруссия|Беларусь|Weißrussland|Biélorussie|بلاروس|ბელარუსი|Білорусь"),
    ("KZ", "Kazakhstan|Qazaxıstan|Казахстан|Kazakistan|Kasachstan|قزاقستان|ყაზახეთი"),
    ("UZ", "Uzbekistan|Özbəkistan|Узбекистан|Özbekistan|Usbekistan|Ouzbékistan|ازبکستان|უზბეკეთი"),
    ("TM", "Turkmenistan|Türkmənistan|Туркменистан|Туркмения|Türkmenistan|Turkménistan|ترکمنستان|თურქმენეთი"),
    ("KG", "Kyrgyzstan|Qırğızıstan|Киргизия|Кыргызстан|Kırgızistan|Kirgisistan|Kirghizistan|قرقیزستان|ყირგიზეთი"),
    ("TJ", "Tajikistan|Tacikistan|Таджикистан|Tadschikistan|تاجیکستان|ტაჯიკეთი"),
    ("AM", "Armenia|Ermənistan|Армения|Ermenistan|Armenien|Arménie|ارمنستان|სომხეთი|Вірменія"),
    ("IL", "Israel|İsrail|Израиль|Israël|اسرائیل|ისრაელი|Ізраїль|ISR"),
    (
        "AE",
        "United Arab Emirates|UAE|Dubai|BƏƏ|Birləşmiş Ərəb Əmirlikləri|ОАЭ|BAE|Vereinigte Arabische Emirate|Émirats arabes unis|امارات|არაბთა გაერთიანებული საამიროები|ОАЕ",
    ),
    ("SA", "Saudi Arabia|Səudiyyə Ərəbistanı|Саудовская Аравия|Suudi Arabistan|Saudi-Arabien|Arabie saoudite|عربستان"),
    ("QA", "Qatar|Qətər|Катар|Katar|قطر"),
    ("KW", "Kuwait|Küveyt|Кувейт|Koweït|کویت"),
    ("IQ", "Iraq|İraq|Ирак|Irak|عراق|ერაყი"),
    ("EG", "Egypt|Misir|Египет|Mısır|Ägypten|Égypte|مصر|ეგვიპტე|Єгипет"),
    ("IT", "Italy|İtaliya|Италия|İtalya|Italien|Italie|Italia|ایتالیا|იტალია|Італія|ITA"),
    ("ES", "Spain|İspaniya|Испания|İspanya|Spanien|Espagne|España|اسپانیا|ესპანეთი|Іспанія|ESP"),
    ("PT", "Portugal|Portuqaliya|Португалия|Portekiz|پرتغال|პორტუგალია|Португалія"),
    ("GR", "Greece|Yunanıstan|Греция|Yunanistan|Griechenland|Grèce|یونان|საბერძნეთი|Греція"),
    ("CY", "Cyprus|Kipr|Кипр|Kıbrıs|Zypern|Chypre|قبرس|კვიპროსი"),
    ("IE", "Ireland|İrlandiya|Ирландия|İrlanda|Irland|Irlande|ایرلند|ირლანდია"),
    ("RS", "Serbia|Serbiya|Сербия|Sırbistan|Serbien|Serbie|صربستان|სერბეთი"),
    ("HR", "Croatia|Xorvatiya|Хорватия|Hırvatistan|Kroatien|Croatie|کرواسی|ხორვატია"),
    ("SI", "Slovenia|Sloveniya|Словения|Slovenya|Slowenien|Slovénie|اسلوونی|სლოვენია"),
    ("CA", "Canada|Kanada|Канада|کانادا|კანადა|CAN"),
    ("AU", "Australia|Avstraliya|Австралия|Avustralya|Australien|Australie|استرالیا|ავსტრალია|Австралія|AUS"),
    ("NZ", "New Zealand|Yeni Zelandiya|Новая Зеландия|Yeni Zelanda|Neuseeland|Nouvelle-Zélande|نیوزیلند"),
    ("JP", "Japan|Yaponiya|Япония|Japonya|Japon|ژاپن|იაპონია|Японія"),
    ("CN", "China|Çin|Китай|Chine|چین|ჩინეთი"),
    ("KR", "South Korea|Korea|Cənubi Koreya|Южная Корея|Güney Kore|Südkorea|Corée du Sud|کره جنوبی"),
    ("IN", "India|Hindistan|Индия|Indien|Inde|هند|ინდოეთი"),
    ("PK", "Pakistan|Пакистан|پاکستان|პაკისტანი"),
    ("AF", "Afghanistan|Əfqanıstan|Афганистан|Afganistan|افغانستان|ავღანეთი"),
    ("BR", "Brazil|Braziliya|Бразилия|Brezilya|Brasilien|Brésil|برزیل"),
    ("AR", "Argentina|Аргентина|Arjantin|Argentinien|Argentine|آرژانتین"),
    ("MX", "Mexico|Meksika|Мексика|Mexiko|Mexique|مکزیک"),
    ("CI", "Côte d'Ivoire|Ivory Coast|Elfenbeinküste|Кот-д'Ивуар"),
    ("ZA", "South Africa|Cənubi Afrika|ЮАР|Güney Afrika|Südafrika|Afrique du Sud"),
];

static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    COUNTRIES.iter().flat_map(|(code, names)| names.split('|').map(move |name| (fold(name), *code))).collect()
});

/// ISO 3166-1 alpha-2; none when the name is not known.
pub fn read(typed: &str) -> Option<String> {
    let code = typed.trim().to_ascii_uppercase();
    if contact::is_country(&code) {
        return Some(code);
    }
    NAMES.get(&fold(typed)).map(|code| (*code).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("de", Some("DE"))]
    #[case("Deutschland", Some("DE"))]
    #[case("АЗЕРБАЙДЖАН", Some("AZ"))]
    #[case("Almaniya", Some("DE"))]
    #[case("Türkiye", Some("TR"))]
    #[case("austRalia", Some("AU"))]
    #[case("Côte d'Ivoire", Some("CI"))]
    #[case("Britain", Some("GB"))]
    #[case("საქართველო", Some("GE"))]
    #[case("ايران", Some("IR"))]
    #[case("ABC", None)]
    #[case("", None)]
    fn countries_are_read(#[case] typed: &str, #[case] code: Option<&str>) {
        assert_eq!(read(typed).as_deref(), code);
    }

    #[test]
    fn every_code_is_one() {
        for (code, _) in COUNTRIES {
            assert!(contact::is_country(code), "{code}");
        }
    }
}
