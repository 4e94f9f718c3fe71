//! The bench's own roster: invented people, the same for the same seed. Twelve columns as organisers send them.

use std::io::{BufWriter, Write};
use std::path::Path;

/// Headings, which map by themselves.
pub const HEADINGS: [&str; 12] = [
    "Ad",
    "Soyad",
    "Ata adı",
    "Cins",
    "Doğum tarixi",
    "Telefon",
    "Telefon 2",
    "E-poçt",
    "Ünvan",
    "Şəhər",
    "Ölkə",
    "Qeyd",
];

const GIVEN: [(&str, &str); 24] = [
    ("Leyla", "q"),
    ("Rəşad", "k"),
    ("Aysel", "q"),
    ("İlqar", "k"),
    ("Nərgiz", "q"),
    ("Elçin", "k"),
    ("Günel", "q"),
    ("Tural", "k"),
    ("Şəbnəm", "q"),
    ("Vüqar", "k"),
    ("Лейла", "q"),
    ("Рашад", "k"),
    ("Наргиз", "q"),
    ("Эльчин", "k"),
    ("Fatma", "q"),
    ("Yusuf", "k"),
    ("ლელა", "q"),
    ("გიორგი", "k"),
    ("لیلا", "q"),
    ("رشاد", "k"),
    ("Aytən", "q"),
    ("Orxan", "k"),
    ("Sevinc", "q"),
    ("Kamran", "k"),
];
const STEM: [&str; 20] = [
    "Məmməd",
    "Həsən",
    "Əli",
    "Quli",
    "Hüseyn",
    "Murad",
    "İsmayıl",
    "Rzay",
    "Abbas",
    "Cəfər",
    "Мамед",
    "Гасан",
    "Али",
    "Гусейн",
    "Мурад",
    "Kərim",
    "Nəcəf",
    "Səfər",
    "Vəli",
    "Şirin",
];
const END: [(&str, &str); 3] = [("ov", "ova"), ("lı", "lı"), ("zadə", "zadə")];
const CITY: [&str; 12] = [
    "Bakı",
    "Gəncə",
    "Sumqayıt",
    "Şəki",
    "Berlin",
    "İstanbul",
    "Tbilisi",
    "Тбилиси",
    "Москва",
    "Köln",
    "Lənkəran",
    "Quba",
];

/// A person of the roster, column by column.
pub type Row = [String; 12];

/// Row `nth`, from 0.
pub fn row(nth: usize) -> Row {
    let mut seed = (nth as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut pick = |among: usize| {
        seed ^= seed >> 12;
        seed ^= seed << 25;
        seed ^= seed >> 27;
        (seed.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % among
    };
    let (given, sex) = GIVEN[pick(GIVEN.len())];
    let (his, hers) = END[pick(END.len())];
    // A syllable more makes some thousand families of twenty stems.
    let syllable = ["", "bəy", "xan", "gül", "dost", "yar", "can", "ağa"][pick(8)];
    let family = format!("{}{syllable}{}", STEM[pick(STEM.len())], if sex == "q" { hers } else { his });
    let patronymic = format!("{} {}", GIVEN[pick(12) * 2 + 1].0, if sex == "q" { "qızı" } else { "oğlu" });
    let city = CITY[pick(CITY.len())];
    [
        given.to_owned(),
        family,
        patronymic,
        if sex == "q" { "qadın" } else { "kişi" }.to_owned(),
        format!("{:02}.{:02}.{}", pick(28) + 1, pick(12) + 1, 1940 + pick(60)),
        format!("+99450{nth:07}"),
        format!("+99455{nth:07}"),
        format!("insan{nth}@example.org"),
        format!("Nizami küçəsi {}, mənzil {}", pick(200) + 1, pick(90) + 1),
        city.to_owned(),
        "AZ".to_owned(),
        if pick(3) == 0 { format!("xor, {}-ci sıra", pick(9) + 1) } else { String::new() },
    ]
}

/// Writes `people` rows as a spreadsheet program would.
/// Errors: those of the file.
pub fn write(path: &Path, people: usize) -> std::io::Result<()> {
    let mut out = BufWriter::new(std::fs::File::create(path)?);
    writeln!(out, "{}\r", HEADINGS.join(";"))?;
    for nth in 0..people {
        let row = row(nth).map(|cell| if cell.contains([';', '"', ',']) { format!("\"{cell}\"") } else { cell });
        writeln!(out, "{}\r", row.join(";"))?;
    }
    out.flush()
}
