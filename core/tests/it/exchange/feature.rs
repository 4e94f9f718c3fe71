//! What a table can be like, one thing a test, with invented people.

use birlik_core::exchange::foreign::{Foreign, OpenOptions};
use birlik_core::exchange::problem::ProblemKind;
use birlik_core::exchange::table::{ColumnTarget, HeaderRow, Ignored, ReadOptions, Row, rows};
use birlik_core::exchange::value::date::DateOrder;
use rstest::rstest;

use super::{of_bytes, options, whole};

#[test]
fn titles_headings_again_blanks_and_totals_are_ignored_and_counted() {
    let text = "Üzvlərin siyahısı;;\n2026;;\nSoyad;Ad;Telefon\nQuliyeva;Leyla;050 123 45 67\n;;\nSoyad;Ad;Telefon\nNəcəfov;Elvin;\nCəmi;2;\n";
    let whole = of_bytes(text, "AZ").unwrap();
    assert_eq!((whole.reading.header_line, whole.reading.rows, whole.ignored), (Some(3), 2, 5));
    assert_eq!(whole.drafts[0].phones[0].e164.as_deref(), Some("+994501234567"));
    let source = std::io::Cursor::new(text.as_bytes());
    let why: Vec<Ignored> =
        rows(Foreign::open(source, &OpenOptions::default(), &mut |_| true).unwrap(), &whole.reading, &[])
            .unwrap()
            .filter_map(|row| if let Row::Ignored { why, .. } = row.unwrap() { Some(why) } else { None })
            .collect();
    assert_eq!(why, [Ignored::Title, Ignored::Title, Ignored::Blank, Ignored::Heading, Ignored::Total]);
}

#[test]
fn a_bare_number_below_is_a_total() {
    let whole = of_bytes("Ad,Soyad,Şəhər\nLeyla,Quliyeva,Bonn\nElvin,Nəcəfov,Bonn\n,= 220,\n", "DE").unwrap();
    assert_eq!((whole.reading.rows, whole.ignored), (2, 1));
}

#[test]
fn without_headings_columns_are_judged_by_what_they_hold() {
    let text = "1,Leyla,Quliyeva,050 123 45 67,leyla@example.org,12.03.1980\n2,Elvin,Nəcəfov,055 123 45 67,elvin@example.org,25.11.1962\n3,Aysel,Əliyeva,070 123 45 67,aysel@example.org,01.02.2001\n";
    let whole = of_bytes(text, "AZ").unwrap();
    assert_eq!(whole.reading.header_line, None);
    assert_eq!(whole.targets(), ["row_number", "given_name", "family_name", "phone", "email", "birth_date"]);
    assert!(whole.kinds().contains(&ProblemKind::NoHeadings));
    assert_eq!(whole.field(2, "birth_date"), "1962-11-25");
}

#[rstest]
#[case("Name;Born\nAda Byron;03/25/1980\nBob Ross;04/05/1981\n", Some(DateOrder::Mdy), "1981-04-05")]
#[case("Name;Born\nAda Byron;25/03/1980\nBob Ross;04/05/1981\n", Some(DateOrder::Dmy), "1981-05-04")]
#[case("Name;Born\nAda Byron;33289\nBob Ross;40334\n", Some(DateOrder::Serial), "2010-06-05")]
#[case("Name;Born\nAda Byron;1369/01/23\nBob Ross;۱۳۹۵/۰۱/۰۲\n", Some(DateOrder::Jalali), "2016-03-21")]
#[case("Name;Born\nAda Byron;9 iyul 1972\nBob Ross;27 Mayıs 2023\n", Some(DateOrder::Text), "2023-05-27")]
fn the_order_of_dates_is_judged_over_the_column(
    #[case] text: &str,
    #[case] order: Option<DateOrder>,
    #[case] born: &str,
) {
    let whole = of_bytes(text, "DE").unwrap();
    assert_eq!(whole.reading.columns[1].date_order, order);
    assert_eq!(whole.field(2, "birth_date"), born);
}

#[test]
fn year_month_and_day_in_columns_of_their_own_are_one_birth_date() {
    let text = "FamilyID,LastName,FirstName,BirthDate,BirthYear,BirthMonth,Birth Day\n\
        1,Ross,Ada,,1995,3,15\n1,Ross,Bob,2001-02-03,1990,1,1\n1,Ross,Cleo,,,июль,4\n1,Ross,Dan,,1995,2,30\n1,Ross,Eve,,1950,,\n1,Ross,Fay,,,,\n";
    let whole = of_bytes(text, "US").unwrap();
    let born: Vec<&str> = (1..=6).map(|row| whole.field(row, "birth_date")).collect();
    assert_eq!(born, ["1995-03-15", "2001-02-03", "XXXX-07-04", "1995-2-30", "1950", ""]);
    assert_eq!(whole.kinds(), [ProblemKind::ImpossibleDate]);
    let one_word = of_bytes("FirstName,BirthYear,BirthMonth,BirthDay\nAda,1995,3,15\nBob,1996,12,31\n", "US").unwrap();
    assert_eq!((one_word.field(1, "birth_date"), one_word.field(2, "birth_date")), ("1995-03-15", "1996-12-31"));
}

#[test]
fn a_number_without_country_code_is_read_where_the_person_lives() {
    let text = "Ad,Telefon,Şəhər,Ölkə\nLeyla,0151 10425850,Berlin,\nElvin,0151 10425850,Bakı,\nAysel,0532 040 40 75,,Türkiyə\n\
        Rauf,050 123 45 67,Köln,\nNərmin,0902 031 85 88,Tehran,Almaniya\n";
    let whole = of_bytes(text, "AZ").unwrap();
    let read: Vec<Option<&str>> = whole.drafts.iter().map(|draft| draft.phones[0].e164.as_deref()).collect();
    assert_eq!(read[..4], [Some("+4915110425850"), None, Some("+905320404075"), Some("+994501234567")]);
    assert_eq!(whole.drafts[4].phones[0].typed, "0902 031 85 88");
}

#[test]
fn a_letter_for_sex_is_read_by_the_column() {
    let sexes =
        |text: &str| of_bytes(text, "DE").unwrap().drafts.iter().map(|d| d.fields["sex"].clone()).collect::<Vec<_>>();
    assert_eq!(sexes("Ad;Cinsi\nLeyla;Q\nElvin;K\n"), ["female", "male"]);
    assert_eq!(sexes("İsim;Cinsiyet\nLeyla;K\nElvin;E\n"), ["female", "male"]);
    let open = of_bytes("Name;Gender\nLeyla Ross;K\n", "DE").unwrap();
    assert_eq!((open.field(1, "sex"), open.kinds()), ("", vec![ProblemKind::UnreadableSex]));
}

#[test]
fn an_impossible_day_is_kept_as_typed_beside_a_problem() {
    let whole = of_bytes("Ad;Doğum tarixi\nLeyla;31.02.2020\nElvin;1885\n", "AZ").unwrap();
    assert_eq!((whole.field(1, "birth_date"), whole.field(2, "birth_date")), ("31.02.2020", "1885"));
    let problem = &whole.drafts[0].problems[0];
    assert_eq!(
        (problem.kind, problem.row, problem.column.as_deref()),
        (ProblemKind::ImpossibleDate, Some(1), Some("Doğum tarixi"))
    );
}

#[test]
fn a_column_that_counts_is_no_id_and_ids_of_others_are_external() {
    let counted = of_bytes("ID;Ad\n1;Leyla\n2;Elvin\n3;Aysel\n", "AZ").unwrap();
    assert_eq!(counted.targets()[0], "row_number");
    let others = of_bytes("ID;Ad\n4711;Leyla\n88;Elvin\n1203;Aysel\n", "AZ").unwrap();
    assert_eq!(others.drafts[0].externals, [("ID".into(), "4711".into())]);
    let ours = "0123456789abcdef0123456789abcdef";
    let ours_read = of_bytes(format!("id;given_name\n{ours};Leyla\n"), "AZ").unwrap();
    assert_eq!(ours_read.drafts[0].id.as_deref(), Some(ours));
}

#[test]
fn what_has_no_field_becomes_an_own_one_and_a_second_column_too() {
    let whole = of_bytes("Ad;Soyad;Köynək;Üzvlük haqqı;Soyad\nLeyla;Quliyeva;M;5;Əliyeva\n", "AZ").unwrap();
    assert_eq!(whole.targets(), ["given_name", "family_name", "own", "own", "own"]);
    assert_eq!(whole.drafts[0].own, [(2, "M".into()), (3, "5".into()), (4, "Əliyeva".into())]);
    assert!(whole.kinds().contains(&ProblemKind::SecondColumn));
}

#[test]
fn a_person_decides_what_columns_are() {
    let own = "own_0123456789abcdef0123456789abcdef";
    let mapping = ["given_name", "skip", "note_line", own].map(|id| id.parse::<ColumnTarget>().unwrap()).to_vec();
    let asked = ReadOptions { mapping: Some(mapping), header_row: Some(HeaderRow::Line(1)), ..options("AZ") };
    let whole = whole(std::io::Cursor::new("A;B;C;D\nLeyla;x;xor;5\n"), &asked).unwrap();
    assert_eq!(whole.targets()[3], own);
    assert_eq!(
        (whole.drafts[0].notes.as_slice(), whole.drafts[0].own.as_slice()),
        (&["C: xor".to_owned()][..], &[(3, "5".to_owned())][..])
    );
}

#[test]
fn rows_of_other_lengths_are_said_and_lose_nothing() {
    let whole = of_bytes("Ad,Soyad,Şəhər\nLeyla\nElvin,Nəcəfov,Bonn,artıq\n", "AZ").unwrap();
    assert_eq!(whole.drafts[0].problems[0].kind, ProblemKind::TooFewCells);
    assert_eq!(
        (whole.drafts[1].problems[0].kind, whole.drafts[1].own.as_slice()),
        (ProblemKind::TooManyCells, &[(3, "artıq".to_owned())][..])
    );
}

#[test]
fn telephones_keep_what_excel_has_done_to_them() {
    let whole = of_bytes(
        "Ad;Telefon\nLeyla;9,94502E+11\nElvin;994501234567\nAysel;501234567; \nNigar;0501234567, 0551234567\n",
        "AZ",
    )
    .unwrap();
    let phones =
        |row: usize| whole.drafts[row].phones.iter().map(|p| p.e164.as_deref().unwrap_or(&p.typed)).collect::<Vec<_>>();
    assert_eq!(phones(0), ["9,94502E+11"]);
    assert_eq!(whole.drafts[0].problems[0].kind, ProblemKind::RoundedByExcel);
    assert_eq!((phones(1), phones(2)), (vec!["+994501234567"], vec!["+994501234567"]));
    assert_eq!(phones(3), ["+994501234567", "+994551234567"]);
}

#[rstest]
#[case("\r\n")]
#[case("\n")]
#[case("\r")]
fn line_ends_of_all_kinds_end_lines(#[case] end: &str) {
    let whole = of_bytes(["Ad;Soyad", "Leyla;Quliyeva", "Elvin;\"Nəcəfov\"", ""].join(end), "AZ").unwrap();
    assert_eq!((whole.reading.rows, whole.field(2, "family_name"), whole.drafts[1].line), (2, "Nəcəfov", 3));
}

#[test]
fn a_row_without_anybody_is_refused() {
    let whole = of_bytes("Ad;Soyad;Şəhər\nLeyla;Quliyeva;Bonn\n;;Köln\n", "AZ").unwrap();
    assert_eq!(
        (whole.refused[0].kind, whole.refused[0].row, whole.refused[0].line),
        (ProblemKind::NothingInRow, Some(2), Some(3))
    );
}

#[test]
fn a_reading_is_kept_and_used_again() {
    let text = "Ad;Soyad\nLeyla;Quliyeva\n";
    let reading = of_bytes(text, "AZ").unwrap().reading;
    let kept = serde_json::from_str(&serde_json::to_string(&reading).unwrap()).unwrap();
    assert_eq!(reading, kept);
}

#[test]
fn our_own_rows_come_back_exactly_as_they_went() {
    let id = "0123456789abcdef0123456789abcdef";
    let texts = ["Ley\nla", "a;b", "0501234567, 0551234567", "Narnia", "x-y z", "Zuhause"];
    let mut writer = birlik_core::exchange::csv::write::Writer::new(Vec::new(), b';', true).unwrap();
    let columns = ["id", "given_name", "city", "phone", "country", "languages", "address_label", "street"];
    writer.row(columns.into_iter()).unwrap();
    writer.row([id].into_iter().chain(texts).chain(["=1+1"])).unwrap();
    let whole = of_bytes(writer.finish().unwrap(), "AZ").unwrap();
    let fields = ["given_name", "city", "country", "languages"].map(|field| whole.field(1, field));
    assert_eq!(fields, ["Ley\nla", "a;b", "Narnia", "x-y z"]);
    assert_eq!((whole.drafts[0].phones.len(), whole.drafts[0].phones[0].typed.as_str()), (1, texts[2]));
    assert_eq!(
        (whole.drafts[0].addresses[0].label.as_str(), whole.drafts[0].addresses[0].street.as_str()),
        ("Zuhause", "=1+1")
    );
    assert!(whole.drafts[0].notes.is_empty());
}
