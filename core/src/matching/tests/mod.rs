//! Facts about matching. Tests over the shared data take its folder from `BIRLIK_TEST_DATA`.

use rstest::rstest;

use super::{Grade, Outcome, Pair, Record, Trait, pairs};

/// A record: given name, family name, birth date, telephone, e-mail; empty where nothing is known.
fn record(list: usize, [given, family, born, phone, email]: [&str; 5]) -> Record {
    Record {
        list,
        given: given.into(),
        family: family.into(),
        born: born.parse().ok(),
        phones: Some(phone.to_owned()).filter(|phone| !phone.is_empty()).into_iter().collect(),
        emails: Some(email.to_owned()).filter(|email| !email.is_empty()).into_iter().collect(),
        ..Record::default()
    }
}

fn outcome(a: Record, b: Record) -> Option<Outcome> {
    pairs(&[a, b]).first().map(|pair| pair.outcome)
}

#[rstest]
// Across scripts, with one thing of her own.
#[case(["Leyla", "Həsənova", "1987-03-14", "", ""], ["Лейла", "Гасанова", "1987-03-14", "", ""], Some(Outcome::Same))]
#[case(["Leyla", "Həsənova", "", "501234567", ""], ["لیلا", "حسنوا", "", "501234567", ""], Some(Outcome::Same))]
#[case(["Leyla", "Həsənova", "", "", "l@example.org"], ["ლეილა", "ჰასანოვა", "", "", "l@example.org"], Some(Outcome::Same))]
// Columns exchanged, a slip in the date.
#[case(["Həsənova", "Leyla", "1987-03-14", "", ""], ["Лейла", "Гасанова", "1987-03-14", "", ""], Some(Outcome::Same))]
#[case(["Leyla", "Həsənova", "1987-03-12", "501234567", ""], ["Leyla", "Həsənova", "1987-12-03", "501234567", ""], Some(Outcome::Same))]
// Married: two things of her own, or a person decides.
#[case(["Leyla", "Həsənova", "1987-03-14", "501234567", ""], ["Leyla", "Quliyeva", "1987-03-14", "501234567", ""], Some(Outcome::Same))]
#[case(["Leyla", "Həsənova", "1987-03-14", "", ""], ["Leyla", "Quliyeva", "1987-03-14", "", ""], Some(Outcome::Ask))]
// A name alone is nobody.
#[case(["Leyla", "Həsənova", "", "", ""], ["Leyla", "Həsənova", "", "", ""], Some(Outcome::Ask))]
#[case(["Leyla", "Həsənova", "1987-03-14", "", ""], ["Leyla", "Həsənova", "1990-01-01", "", ""], None)]
// Twins, and brothers with the family's telephone.
#[case(["Tural", "Həsənov", "2012-03-14", "501234567", "h@example.org"], ["Vüqar", "Həsənov", "2012-03-14", "501234567", "h@example.org"], None)]
#[case(["Tural", "Həsənov", "", "501234567", ""], ["Murad", "Həsənov", "", "501234567", ""], None)]
// Father and son of one name share telephone and e-mail.
#[case(["Tural", "Həsənov", "1980-03-14", "501234567", "h@example.org"], ["Tural", "Həsənov", "2010-07-02", "501234567", "h@example.org"], None)]
fn two_records_of_two_lists(#[case] a: [&str; 5], #[case] b: [&str; 5], #[case] expected: Option<Outcome>) {
    assert_eq!(outcome(record(0, a), record(1, b)), expected);
}

/// A short form of a name proves nothing and excludes nothing: with something besides, a person decides.
#[rstest]
#[case("Саша", "Александр")]
#[case("Saşa", "Aleksandr")]
#[case("Саша", "ალექსანდრე")]
#[case("Sascha", "Alexander")]
#[case("Saša", "Александра")]
#[case("Катя", "Yekaterina")]
#[case("Katja", "Екатерина")]
#[case("Женя", "Евгения")]
#[case("Fatoş", "Fatma")]
#[case("Məmiş", "Məmməd")]
#[case("İbiş", "İbrahim")]
#[case("დათო", "Давид")]
#[case("Dato", "დავით")]
#[case("Bob", "Robert")]
#[case("Hannes", "Johannes")]
fn a_short_form_is_asked_about(#[case] short: &str, #[case] full: &str) {
    let of = |given, born, phone| [given, "Qasımov", born, phone, ""];
    let asked = |born, phone| outcome(record(0, of(short, born, phone)), record(1, of(full, born, phone)));
    assert_eq!(asked("1987-03-14", "501234567"), Some(Outcome::Ask));
    assert_eq!(asked("1987-03-14", ""), Some(Outcome::Ask));
    // Another day is another person.
    let other =
        outcome(record(0, of(short, "1987-03-14", "501234567")), record(1, of(full, "1990-06-02", "501234567")));
    assert_eq!(other, None);
}

/// Names of one family that are no forms of each other stay apart.
#[rstest]
#[case("Валентин", "Валерий")]
#[case("Саша", "Миша")]
#[case("Ярослав", "Святослав")]
#[case("Bob", "William")]
#[case("Нина", "Екатерина")]
fn other_names_are_others(#[case] one: &str, #[case] other: &str) {
    let of = |given| [given, "Qasımov", "1987-03-14", "501234567", ""];
    assert_eq!(outcome(record(0, of(one)), record(1, of(other))), None);
}

/// Twins share everything but their names, and these sound alike.
#[rstest]
#[case("Rəşad", "Rəşid")]
#[case("Rəşad", "Рашид")]
#[case("Həsən", "Hüseyn")]
#[case("Həsən", "Гусейн")]
#[case("حسن", "حسین")]
#[case("Həsən", "حسین")]
#[case("Fərid", "Fəridə")]
#[case("Фарид", "Fəridə")]
#[case("فرید", "فریده")]
#[case("Elnur", "Elnurə")]
#[case("Jan", "Jana")]
#[case("Leyla", "Lalə")]
#[case("Лейла", "Lalə")]
#[case("Lena", "Lina")]
#[case("Səbinə", "Səkinə")]
#[case("Aygün", "Айгюль")]
#[case("Мария", "Марина")]
#[case("Məhəmməd", "Mahmud")]
#[case("Ramil", "Ramiz")]
#[case("ნინო", "ნანა")]
fn perhaps_twins_are_never_the_same_and_below_what_is_decided_in_bulk(#[case] one: &str, #[case] other: &str) {
    let twin = |list, given| record(list, [given, "Nuriyev", "2012-03-14", "501234567", "n@example.org"]);
    for list in [0, 1] {
        let found = pairs(&[twin(0, one), twin(list, other)]);
        assert!(found.iter().all(|pair| pair.outcome == Outcome::Ask && pair.score <= 0.8), "{found:?}");
    }
}

/// Spellings of one name that leave no doubt.
#[rstest]
#[case("Rəşad", "Рашад")]
#[case("Həsən", "Гасан")]
#[case("Hüseyn", "Гусейн")]
#[case("Hüseyn", "حسین")]
#[case("Fəridə", "فریده")]
#[case("Fəridə", "Farida")]
#[case("Mustafa", "مصطفی")]
#[case("Leyla", "ლეილა")]
#[case("Yusif", "Юсуф")]
#[case("Arslan", "Орслан")]
#[case("Levan", "ლევანი")]
#[case("Alirza", "Əli Rza")]
#[case("علیرضا", "Əli Rza")]
#[case("Kuprijan", "Kupriyan")]
#[case("Jewgenij", "Евгений")]
#[case("Tunçboğa", "Тунчбоа")]
#[case("Дмитрий", "ديميتري")]
#[case("Oleksii", "Олексій")]
fn one_person_spelled_in_two_ways_is_the_same(#[case] one: &str, #[case] other: &str) {
    let person = |list, given| record(list, [given, "Nuriyev", "2012-03-14", "501234567", ""]);
    assert_eq!(outcome(person(0, one), person(1, other)), Some(Outcome::Same));
}

#[test]
fn in_one_list_a_shared_telephone_is_asked_about_unless_the_day_agrees() {
    let one = |born| ["Tural", "Həsənov", born, "501234567", ""];
    assert_eq!(outcome(record(0, one("")), record(0, one(""))), Some(Outcome::Ask));
    assert_eq!(outcome(record(0, one("1980-03-14")), record(0, one("1980-03-14"))), Some(Outcome::Same));
}

#[test]
fn who_could_be_father_or_son_is_asked_about() {
    let father = record(0, ["Tural", "Həsənov", "1980-03-14", "501234567", ""]);
    let son = record(0, ["Tural", "Həsənov", "2010-07-02", "501234567", ""]);
    let either = record(1, ["Турал", "Гасанов", "", "501234567", ""]);
    let found = pairs(&[father, son, either]);
    let outcomes: Vec<(usize, usize, Outcome)> = found.iter().map(|pair| (pair.a, pair.b, pair.outcome)).collect();
    assert_eq!(outcomes, [(0, 2, Outcome::Ask), (1, 2, Outcome::Ask)]);
}

#[test]
fn a_rare_name_says_more_than_a_frequent_one() {
    let mut records: Vec<Record> = (0..200).map(|_| record(0, ["Əli", "Məmmədov", "", "", ""])).collect();
    records.push(record(0, ["Nurəddin", "Qaragözlü", "", "", ""]));
    records.push(record(1, ["Нураддин", "Карагёзлю", "", "", ""]));
    records.push(record(1, ["Али", "Мамедов", "", "", ""]));
    let found = pairs(&records);
    let rare = found.iter().find(|pair| pair.b == 201).map(|pair| pair.score).unwrap_or(0.0);
    let frequent = found.iter().filter(|pair| pair.b == 202).map(|pair| pair.score).fold(0.0, f64::max);
    assert!(rare > frequent + 0.2, "{rare} {frequent}");
}

#[test]
fn what_speaks_for_and_against_is_said() {
    let a = Record { sex: Some("female".into()), ..record(0, ["Leyla", "Həsənova", "1987-03-14", "501234567", ""]) };
    let b = Record {
        sex: Some("male".into()), ..record(1, ["Лейла", "Гасанова", "1987-03-14", "551112233", ""])
    };
    let [Pair { evidence, outcome, score, .. }] = pairs(&[a, b]).try_into().unwrap();
    let grade = |of| evidence.iter().find(|evidence| evidence.of == of).map(|e| (e.grade, e.bits > 0.0));
    assert_eq!(grade(Trait::Born), Some((Grade::Same, true)));
    assert_eq!(grade(Trait::Phone), Some((Grade::Other, false)));
    assert_eq!(grade(Trait::Sex), Some((Grade::Other, false)));
    assert_eq!(outcome, Outcome::Ask);
    assert!((0.0..1.0).contains(&score));
}

#[test]
fn nobody_and_nameless_records_are_no_pairs() {
    assert!(pairs(&[]).is_empty());
    assert!(pairs(&[record(0, [""; 5]), record(1, [""; 5])]).is_empty());
}

/// People of a register, each with an address of their own.
fn register(nth: usize, given: &str, born: &str) -> Record {
    // Names whose consonants differ from one number to the next.
    let syllable = |digit: usize| ["ba", "de", "fi", "lo", "mu", "na", "pe", "ri", "so", "tu"][digit % 10];
    let family = format!("{}{}{}n", syllable(nth / 100), syllable(nth / 10), syllable(nth));
    let mut record = record(0, [given, &family, born, "", ""]);
    record.live(&[&format!("{family} street {}", nth * 7 + 11), &format!("{}", 40_000 + nth)], "");
    record
}

#[test]
fn a_register_without_families_forgives_another_given_name_and_lists_of_families_do_not() {
    let day = |nth: usize| format!("19{:02}-{:02}-{:02}", nth % 90 + 10, nth % 12 + 1, nth % 28 + 1);
    let twice = |nth: usize| [register(nth, "Anna", &day(nth)), register(nth, "Anna", &day(nth))];
    let mut records: Vec<Record> = (0..300).flat_map(twice).collect();
    let odd = records.len();
    records.extend([register(500, "Anna", &day(500)), register(500, "Wiebke", &day(500))]);
    let same = |records: &[Record]| {
        pairs(records).iter().any(|pair| (pair.a, pair.b, pair.outcome) == (odd, odd + 1, Outcome::Same))
    };
    assert!(same(&records));
    // The same with a brother or sister in every house.
    let siblings: Vec<Record> = (0..300).map(|nth| register(nth, "Karl", &day(nth + 5_001))).collect();
    records.extend(siblings);
    assert!(!same(&records));
}
