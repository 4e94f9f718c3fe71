//! Cities that tell a country, for telephone numbers of people abroad. Large places of the network's countries that no
//! other country has a namesake of worth speaking of; what is not here tells nothing.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::text;
use crate::names;

/// Code, then cities: one spelling stands for all that the sounds of Latin, Cyrillic and Georgian script make equal;
/// Arabic script and other words for a city stand beside it.
const CITIES: &[(&str, &str)] = &[
    (
        "AZ",
        "Bakı|Baku|باکو|ბაქო|სუმგაითი|ლენქორანი|ლანქარანი|განჯა|გიანჯა|შაქი|შექი|ნახიჩევანი|Gəncə|Гянджа|Ganja|گنجه|Sumqayıt|Сумгаит|Sumgait|Sumgayit|سومقاییت|Şəki|Шеки|Sheki|شکی|Lənkəran|Lankaran|Lenkoran|Ленкорань|لنکران|Naxçıvan|Нахичевань|Nakhchivan|نخجوان|Şirvan|Ширван|Mingəçevir|Мингечаур|Mingachevir|Xankəndi|Şuşa|Шуша|Shusha|Quba|Куба|Qusar|Xaçmaz|Şamaxı|Шемаха|Şəmkir|Шамкир|Ağdam|Агдам|Bərdə|Барда|Yevlax|Евлах|Zaqatala|Закаталы|Qəbələ|Габала|Salyan|Masallı|Astara|Cəlilabad|İmişli|Sabirabad|Tovuz|Qazax|Xırdalan|Göyçay|Ağdaş|Kürdəmir|Balakən|Ordubad",
    ),
    (
        "RU",
        "Moskva|Moskau|Moscow|Москва|Moskova|Moscou|მოსკოვი|مسکو|Sankt-Peterburg|Санкт-Петербург|St Petersburg|Saint Petersburg|St. Petersburg|Petersburg|Питер|СПб|Sankt Petersburg|პეტერბურგი|سن پترزبورگ|سن‌پترزبورگ|Dərbənd|Дербент|Derbent|Derbend|دربند|Mahaçqala|Махачкала|Makhachkala|Kazan|Казань|Yekaterinburq|Екатеринбург|Novosibirsk|Samara|Nijni Novqorod|Нижний Новгород|Rostov|Ростов-на-Дону|Krasnodar|Краснодар|Voronej|Воронеж|Volqoqrad|Волгоград|Saratov|Саратов|Ufa|Уфа|Perm|Пермь|Omsk|Çelyabinsk|Челябинск|Tümen|Тюмень|Krasnoyarsk|Stavropol|Ставрополь|Soçi|Сочи|Sochi|Həştərxan|დერბენტი|პეტერბურგი|Астрахань|Astrakhan|Tver|Тверь|Tula|Тула|Surqut|Сургут|Kalininqrad|Калининград",
    ),
    (
        "TR",
        "İstanbul|Стамбул|Istanbul|სტამბული|ისტამბული|استانبول|Ankara|Анкара|آنکارا|İzmir|Измир|Iğdır|Ыгдыр|Игдыр|Igdir|იგდირი|ایغدیر|Bursa|Бурса|Antalya|Анталья|Adana|Konya|Конья|Kars|Карс|Trabzon|Трабзон|Erzurum|Эрзурум|Kayseri|Gaziantep|Mersin|Eskişehir|Samsun|Kocaeli|İzmit|Ardahan|Diyarbakır|Van ili",
    ),
    (
        "DE",
        "Berlin|Берлин|ბერლინი|برلین|Köln|Кёльн|Кельн|Koeln|Cologne|კიოლნი|کلن|Hamburg|Гамбург|Hamburq|هامبورگ|München|Мюнхен|Munich|Münih|Münhen|مونیخ|Frankfurt|Франкфурт|Frankfurt am Main|فرانکفورت|Düsseldorf|Дюссельдорф|Stuttgart|Штутгарт|Ştutqart|Leipzig|Лейпциг|Leypsiq|Dortmund|Essen|Bremen|Бремен|Dresden|Дрезден|Hannover|Ганновер|Nürnberg|Нюрнберг|Duisburg|Bochum|Wuppertal|Bielefeld|Bonn|Бонн|بن آلمان|Mannheim|Karlsruhe|Augsburg|Wiesbaden|Mainz|Майнц|Kiel|Aachen|Ахен|Freiburg|Saarbrücken|Potsdam|Heidelberg|Rostock|Kassel",
    ),
    (
        "GE",
        "Tbilisi|Тбилиси|Tiflis|Тифлис|თბილისი|تفلیس|Marneuli|Марнеули|მარნეული|مارنئولی|Rustavi|Рустави|რუსთავი|Batumi|Батуми|Batum|ბათუმი|باتومی|Kutaisi|Кутаиси|ქუთაისი|Bolnisi|Болниси|ბოლნისი|Dmanisi|Дманиси|დმანისი|Qardabani|Гардабани|გარდაბანი|Gardabani|Sagarejo|Zuqdidi|Зугдиди|Telavi|Телави",
    ),
    (
        "IR",
        "Tehran|Tehran şəhəri|Тегеран|Teheran|თეირანი|تهران|طهران|Təbriz|Тебриз|Tabriz|Tebriz|თავრიზი|تبریز|Ərdəbil|Ардебиль|Ardabil|اردبیل|Urmiya|Урмия|Urmia|ارومیه|Zəncan|Зенджан|Zanjan|زنجان|Məşhəd|Мешхед|Mashhad|مشهد|İsfahan|Исфахан|Isfahan|Esfahan|اصفهان|Şiraz|Шираз|Shiraz|شیراز|Kərəc|Кередж|Karaj|کرج|Qum|Qom|قم|Marağa|Maragheh|مراغه|Xoy|Khoy|خوی|Rəşt|Rasht|رشت|Qəzvin|Qazvin|قزوین|Əhvaz|Ahvaz|اهواز|مرند|اهر|میانه",
    ),
    (
        "UA",
        "Kiyev|Киев|Київ|Kyiv|Kiev|Kiew|კიევი|کی‌یف|Xarkov|Харьков|Харків|Kharkiv|Odessa|Одесса|Одеса|Odesa|Lvov|Львов|Львів|Lviv|Lwiw|Dnipro|Днепр|Дніпро|Днепропетровск|Zaporizhzhia|Запорожье|Запоріжжя|Donetsk|Донецк|Донецьк|Vinnytsia|Винница|Вінниця|Poltava|Полтава",
    ),
    ("GB", "London|Лондон|Londra|ლონდონი|لندن|Manchester|Манчестер|Birmingham|Glasgow|Edinburgh|Liverpool|Leeds"),
    ("FR", "Paris|Париж|Parij|პარიზი|پاریس|Lyon|Лион|Marseille|Марсель|Strasbourg|Страсбург|Toulouse|Bordeaux|Lille"),
    ("AT", "Wien|Вена|Vienna|Vyana|Viyana|Vienne|ვენა|وین|Graz|Linz|Salzburg|Зальцбург|Innsbruck"),
    ("CH", "Zürich|Цюрих|Zurich|Zurix|زوریخ|Genf|Женева|Geneva|Cenevrə|Cenevre|Genève|Basel|Базель|Bern|Lausanne"),
    ("NL", "Amsterdam|Амстердам|آمستردام|Rotterdam|Роттердам|Den Haag|Гаага|Haaqa|Lahey|Utrecht|Eindhoven"),
    ("BE", "Brüssel|Брюссель|Brussels|Bruxelles|Brüksel|بروکسل|Antwerpen|Антверпен|Gent"),
    ("SE", "Stockholm|Стокгольм|Stokholm|استکهلم|Göteborg|Malmö"),
    ("PL", "Warschau|Варшава|Warsaw|Varşava|Warszawa|Kraków|Краков|Gdańsk|Wrocław|Poznań"),
    ("CZ", "Praq|Прага|Prague|Praha|Prag|Brno|Брно"),
    ("KZ", "Almatı|Алматы|Алма-Ата|Almaty|Astana|Астана|Şımkent|Шымкент|Aktau|Актау|Караганда|Karaganda"),
    ("UZ", "Daşkənd|Ташкент|Tashkent|Taşkent|Səmərqənd|Самарканд|Samarkand|Buxara|Бухара"),
    ("TM", "Aşqabad|Ашхабад|Ashgabat|Aşkabat|عشق‌آباد"),
    ("BY", "Minsk|Минск|Мінск|Qomel|Гомель|Brest|Vitebsk|Витебск"),
    ("LV", "Riqa|Рига|Riga|ریگا"),
    ("LT", "Vilnius|Вильнюс|Vilnüs"),
    ("EE", "Tallinn|Таллин|Tallin"),
    ("IL", "Tel Aviv|Тель-Авив|Hayfa|Хайфа|Haifa|Jerusalem|Иерусалим|Aşdod|Ашдод|Ashdod"),
    ("AE", "Dubay|Дубай|Dubai|دبی|Abu Dabi|Абу-Даби|Abu Dhabi"),
    ("US", "New York|Нью-Йорк|Nyu-York|نیویورک|Los Angeles|Лос-Анджелес|Chicago|Чикаго|Houston|Хьюстон|Brooklyn"),
    ("CA", "Toronto|Торонто|تورنتو|Montreal|Монреаль|Vancouver|Ванкувер|Ottawa|Calgary"),
];

static COUNTRIES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    CITIES.iter().flat_map(|(code, cities)| cities.split('|').map(move |city| (key(city), *code))).collect()
});

/// Arabic script writes no vowels, so its words are compared as they stand; Georgian ends every name with an `i`.
fn key(city: &str) -> String {
    let city = city.trim().trim_end_matches('ი');
    if names::has_arabic(city) { text::fold(city) } else { names::fold(city) }
}

/// ISO 3166-1 alpha-2 of the country that a city lies in; none when the city tells nothing.
pub fn country(city: &str) -> Option<&'static str> {
    let first = city.split([',', '(', '/', ';']).next().unwrap_or_default().trim();
    if first.is_empty() || first.len() > 80 { None } else { COUNTRIES.get(&key(first)).copied() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Köln", Some("DE"))]
    #[case("კიოლნი", Some("DE"))]
    #[case("Кёльн", Some("DE"))]
    #[case("BAKI", Some("AZ"))]
    #[case("Bakü", Some("AZ"))]
    #[case("تهران", Some("IR"))]
    #[case("Iğdır", Some("TR"))]
    #[case("Lenkeran", Some("AZ"))]
    #[case("Moskova", Some("RU"))]
    #[case("Berlin, Mitte", Some("DE"))]
    #[case("Springfield", None)]
    #[case("", None)]
    fn a_city_tells_its_country(#[case] city: &str, #[case] code: Option<&str>) {
        assert_eq!(country(city), code);
    }

    #[test]
    fn no_city_is_in_two_countries() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for (code, cities) in CITIES {
            assert!(crate::domain::contact::is_country(code), "{code}");
            for city in cities.split('|') {
                let before = seen.insert(key(city), code);
                assert!(before.is_none_or(|before| before == *code), "{city} is in {before:?} and {code}");
            }
        }
    }
}
