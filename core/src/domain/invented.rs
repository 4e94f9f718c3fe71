//! Invented people for samples, tries and benches: the same seed makes the same ones. No real person is meant.
//! Families as a network has them: four scripts, a surname by sex, a telephone that is sometimes the whole family's.

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same on every system.
#[derive(Debug, Clone)]
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).unwrap_or(0)
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + u8::try_from(self.below(10)).unwrap_or(0))).collect()
    }
}

/// One invented person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InventedPerson {
    /// As written in the family's script.
    pub given: String,
    /// As written in the family's script.
    pub family: String,
    /// With oğlu or qızı, -ович or -овна; empty where it is not the custom.
    pub patronymic: String,
    /// `female` or `male`.
    pub sex: &'static str,
    /// EDTF; now and then only the year.
    pub born: String,
    /// As typed and E.164.
    pub phones: Vec<(String, String)>,
    /// At example.org.
    pub email: String,
    /// BCP 47, parted by blanks.
    pub languages: &'static str,
}

/// One invented household of 1 to 5.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InventedHousehold {
    /// The family's name.
    pub name: String,
    /// In the language of the place.
    pub city: &'static str,
    /// ISO 3166-1 alpha-2.
    pub country: &'static str,
    /// Street and number.
    pub street: String,
    /// Postal code.
    pub postal_code: String,
    /// Who lives there; the first is the head.
    pub members: Vec<InventedPerson>,
}

struct Place {
    city: &'static str,
    country: &'static str,
    streets: &'static [&'static str],
    code: usize,
    dial: &'static str,
    mobile: &'static str,
    rest: usize,
}

const PLACES: &[Place] = &[
    Place {
        city: "Köln",
        country: "DE",
        streets: &["Rosenstraße", "Gartenweg", "Am Markt"],
        code: 5,
        dial: "49",
        mobile: "176",
        rest: 8,
    },
    Place {
        city: "Berlin",
        country: "DE",
        streets: &["Lindenallee", "Uferstraße"],
        code: 5,
        dial: "49",
        mobile: "151",
        rest: 8,
    },
    Place {
        city: "Bakı",
        country: "AZ",
        streets: &["Bahar küçəsi", "Xəzər prospekti"],
        code: 4,
        dial: "994",
        mobile: "50",
        rest: 7,
    },
    Place {
        city: "Тбилиси", country: "GE", streets: &["ул. Садовая"], code: 4, dial: "995", mobile: "555", rest: 6
    },
    Place {
        city: "Москва",
        country: "RU",
        streets: &["ул. Речная", "Лесной проезд"],
        code: 6,
        dial: "7",
        mobile: "916",
        rest: 7,
    },
    Place {
        city: "İstanbul",
        country: "TR",
        streets: &["Deniz Caddesi", "Çınar Sokak"],
        code: 5,
        dial: "90",
        mobile: "532",
        rest: 7,
    },
    Place {
        city: "Київ", country: "UA", streets: &["вул. Польова"], code: 5, dial: "380", mobile: "67", rest: 7
    },
];

/// How a family writes: given names by sex, stems of surnames with their endings by sex, patronymics.
struct Writing {
    share: usize,
    women: &'static [&'static str],
    men: &'static [&'static str],
    stems: &'static [&'static str],
    endings: &'static [(&'static str, &'static str)],
    patronymic: Option<(&'static str, &'static str)>,
    languages: &'static str,
}

const WRITINGS: &[Writing] = &[
    Writing {
        share: 55,
        women: &[
            "Aygün",
            "Leyla",
            "Nərgiz",
            "Sevinc",
            "Günel",
            "Ülviyyə",
            "Şəhla",
            "Könül",
            "Xədicə",
            "Zeynəb",
            "Fidan",
            "Çinarə",
        ],
        men: &[
            "Rauf", "Elçin", "İlqar", "Vüsal", "Orxan", "Cavid", "Tural", "Kənan", "Şahin", "Fərid", "Əli", "Ruslan",
        ],
        stems: &[
            "Məmməd",
            "Həsən",
            "Hüseyn",
            "Qurban",
            "Cəfər",
            "Şirin",
            "Rəhim",
            "Nəbi",
            "Ələkbər",
            "Xəlil",
            "Vəli",
            "Quli",
        ],
        endings: &[("ov", "ova"), ("zadə", "zadə"), ("li", "li"), ("ov", "ova")],
        patronymic: Some((" oğlu", " qızı")),
        languages: "az",
    },
    Writing {
        share: 20,
        women: &["Ирина", "Наргиз", "Севда", "Тамара", "Лейла", "Нармин", "Айгюн", "Светлана"],
        men: &["Руслан", "Тимур", "Эльчин", "Рауф", "Игорь", "Анар", "Вусал", "Намик"],
        stems: &["Мамед", "Гасан", "Гусейн", "Курбан", "Джафар", "Ширин", "Керим", "Абдулла"],
        endings: &[("ов", "ова"), ("заде", "заде")],
        patronymic: Some(("ович", "овна")),
        languages: "ru az",
    },
    Writing {
        share: 8,
        women: &["ნინო", "თამარ", "ლეილა", "მარიამ"],
        men: &["ზაურ", "გიორგი", "თემურ", "ნოდარ"],
        stems: &["მამედ", "ჯავად", "ალი", "გასან"],
        endings: &[("ოვი", "ოვა")],
        patronymic: None,
        languages: "ka az",
    },
    Writing {
        share: 7,
        women: &["لیلا", "سارا", "زهرا", "نرگس"],
        men: &["علی", "حسین", "رضا", "جواد"],
        stems: &["محمد", "حسن", "قربان", "کریم"],
        endings: &[("زاده", "زاده"), ("ی", "ی")],
        patronymic: None,
        languages: "fa az",
    },
    Writing {
        share: 10,
        women: &["Elif", "Anna", "Katrin", "Sofia", "Zeynep"],
        men: &["Mehmet", "Jonas", "Emre", "Martin", "Hakan"],
        stems: &["Yılmaz", "Demir", "Schneider", "Fischer", "Aydın", "Keller"],
        endings: &[("", "")],
        patronymic: None,
        languages: "de tr",
    },
];

/// Makes invented households one after another.
#[derive(Debug, Clone)]
pub struct Inventor {
    dice: Dice,
    made: u32,
}

impl Inventor {
    /// The same seed makes the same people.
    pub fn new(seed: u64) -> Self {
        Self { dice: Dice(seed), made: 0 }
    }

    /// The next household, of 1 to 5 people.
    pub fn next_household(&mut self) -> InventedHousehold {
        let place = self.dice.pick(PLACES);
        let writing = self.writing();
        let (stem, ending) = (self.dice.pick(writing.stems), self.dice.pick(writing.endings));
        let family = |female: bool| format!("{stem}{}", if female { ending.1 } else { ending.0 });
        let size = *self.dice.pick(&[1, 1, 2, 2, 3, 3, 4, 4, 5]);
        let shared = self.dice.chance(25).then(|| self.phone(place));
        let parents_born = 1950 + self.dice.below(50);
        let mut father = "";
        let mut members: Vec<InventedPerson> = Vec::with_capacity(size);
        for n in 0..size {
            let female = if n == 1 { members[0].sex == "male" } else { self.dice.chance(50) };
            let given = *self.dice.pick(if female { writing.women } else { writing.men });
            let (year, fathers_name) = match n {
                0 | 1 => (parents_born + self.dice.below(6), *self.dice.pick(writing.men)),
                4 if self.dice.chance(40) => (parents_born - 22 - self.dice.below(12), *self.dice.pick(writing.men)),
                _ => ((parents_born + 20 + self.dice.below(18)).min(2025), father),
            };
            if !female && n < 2 {
                father = given;
            }
            let family = family(female);
            members.push(self.person(place, writing, given, family, female, year, fathers_name, shared.as_ref()));
        }
        let street = format!("{} {}", self.dice.pick(place.streets), 1 + self.dice.below(180));
        let postal_code = self.dice.digits(place.code);
        InventedHousehold {
            name: members[0].family.clone(),
            city: place.city,
            country: place.country,
            street,
            postal_code,
            members,
        }
    }

    fn writing(&mut self) -> &'static Writing {
        let mut at = self.dice.below(WRITINGS.iter().map(|writing| writing.share).sum());
        for writing in WRITINGS {
            if at < writing.share {
                return writing;
            }
            at -= writing.share;
        }
        &WRITINGS[0]
    }

    #[allow(clippy::too_many_arguments, reason = "a person has that many sides")]
    fn person(
        &mut self,
        place: &Place,
        writing: &Writing,
        given: &str,
        family: String,
        female: bool,
        year: usize,
        fathers_name: &str,
        shared: Option<&(String, String)>,
    ) -> InventedPerson {
        self.made += 1;
        let patronymic = match writing.patronymic {
            Some(endings) if !fathers_name.is_empty() && self.dice.chance(70) => {
                format!("{fathers_name}{}", if female { endings.1 } else { endings.0 })
            }
            _ => String::new(),
        };
        let born = match self.dice.below(20) {
            0 => format!("{year}"),
            _ => format!("{year}-{:02}-{:02}", 1 + self.dice.below(12), 1 + self.dice.below(28)),
        };
        let mut phones = vec![shared.cloned().unwrap_or_else(|| self.phone(place)), self.phone(place)];
        phones.dedup();
        let email = format!("person{}.{}@example.org", self.made, self.dice.digits(3));
        InventedPerson {
            given: given.to_owned(),
            family,
            patronymic,
            sex: if female { "female" } else { "male" },
            born,
            phones,
            email,
            languages: writing.languages,
        }
    }

    /// As typed and E.164; a first digit that every range has.
    fn phone(&mut self, place: &Place) -> (String, String) {
        let rest = format!("{}{}", 2 + self.dice.below(7), self.dice.digits(place.rest - 1));
        let e164 = format!("+{}{}{rest}", place.dial, place.mobile);
        let (head, tail) = rest.split_at(3);
        (format!("+{} {} {head} {tail}", place.dial, place.mobile), e164)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{PartialDate, contact};

    #[test]
    fn the_same_seed_makes_the_same_people() {
        let households = |seed| {
            (0..50)
                .map(|_| 0)
                .scan(Inventor::new(seed), |inventor, _| Some(inventor.next_household()))
                .collect::<Vec<_>>()
        };
        assert_eq!(households(7), households(7));
        assert_ne!(households(7), households(8));
    }

    #[test]
    fn telephones_and_dates_can_be_read_and_all_writings_occur() {
        let mut inventor = Inventor::new(1);
        let people: Vec<InventedPerson> = (0..400).flat_map(|_| inventor.next_household().members).collect();
        let (mut numbers, mut valid) = (0, 0);
        for person in &people {
            assert!(person.born.parse::<PartialDate>().is_ok(), "{}", person.born);
            for (typed, e164) in &person.phones {
                numbers += 1;
                valid += usize::from(contact::e164(typed, "").as_deref() == Some(e164));
            }
        }
        assert!(valid * 100 >= numbers * 95, "{valid} of {numbers} numbers are valid");
        for letter in ['ə', 'М', 'მ', 'ع'] {
            assert!(people.iter().any(|p| format!("{} {}", p.given, p.family).contains(letter)), "{letter}");
        }
        assert!(people.iter().any(|p| p.born.as_str() > "2010"), "there are children");
    }
}
