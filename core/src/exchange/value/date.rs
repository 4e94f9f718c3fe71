//! Dates as people and programs write them, to EDTF. The order of day and month is judged over a whole column
//! ([`Evidence`]); one cell alone never decides it.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::jalali;
use super::month::{Month, month};
use super::text::ascii_digits;
use crate::domain::PartialDate;

/// Year, month, day of today: two-digit years and dates to come are told by it.
pub type Today = (u16, u8, u8);

/// How a column writes its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
    /// Year, month, day.
    Ymd,
    /// Days since 1900 as Excel counts them.
    Serial,
    /// The Persian solar calendar.
    Jalali,
    /// Months written out.
    Text,
    /// Some rows can only be day first, others only month first.
    Mixed,
}

impl DateOrder {
    /// The code: `dmy`, `mdy`, `ymd`, `serial`, `jalali`, `text`, `mixed`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Dmy => "dmy",
            Self::Mdy => "mdy",
            Self::Ymd => "ymd",
            Self::Serial => "serial",
            Self::Jalali => "jalali",
            Self::Text => "text",
            Self::Mixed => "mixed",
        }
    }

    /// The order of that code.
    pub fn by_code(code: &str) -> Option<Self> {
        [Self::Dmy, Self::Mdy, Self::Ymd, Self::Serial, Self::Jalali, Self::Text, Self::Mixed]
            .into_iter()
            .find(|order| order.code() == code)
    }
}

/// What a text is as a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Read {
    /// A date.
    Date(PartialDate),
    /// It has the shape of a date, but the calendar lacks it.
    Impossible,
    /// Day and month could be either way round.
    Ambiguous,
    /// After today, or a serial number that is none.
    Unlikely,
    /// No date.
    No,
}

/// What the rows of a column say about its dates.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Texts that were looked at.
    pub filled: u32,
    /// Texts with the shape of a date.
    pub dates: u32,
    dmy: u32,
    mdy: u32,
    ymd: u32,
    serial: u32,
    jalali: u32,
    text: u32,
    either: u32,
    /// With a point between the numbers: nobody writes the month first then.
    points: u32,
    /// Least and greatest year that was sure.
    pub years: Option<(u16, u16)>,
}

impl Evidence {
    /// Looks at one filled cell.
    pub fn add(&mut self, text: &str) {
        self.filled = self.filled.saturating_add(1);
        let Some(shape) = Shape::of(text) else { return };
        self.dates = self.dates.saturating_add(1);
        let count = match shape.kind {
            Kind::Serial(n) => {
                self.year((1900 + n / 365) as u16);
                &mut self.serial
            }
            Kind::Word => &mut self.text,
            _ if shape.is_jalali() => {
                self.year(shape.year().map_or(0, |y| (y + 621) as u16));
                &mut self.jalali
            }
            Kind::YearFirst => &mut self.ymd,
            Kind::Numbers if shape.numbers[0].0 > 12 => &mut self.dmy,
            Kind::Numbers if shape.numbers[1].0 > 12 => &mut self.mdy,
            Kind::Numbers => &mut self.either,
            Kind::Parts => return,
        };
        *count = count.saturating_add(1);
        if shape.points {
            self.points = self.points.saturating_add(1);
        }
        if let (Some(year), false) = (shape.year(), shape.is_jalali()) {
            self.year(year as u16);
        }
    }

    fn year(&mut self, year: u16) {
        let (least, greatest) = self.years.unwrap_or((year, year));
        self.years = Some((least.min(year), greatest.max(year)));
    }

    /// The order, and how many rows prove it; none when the column has no dates.
    pub fn order(&self) -> Option<(DateOrder, u32)> {
        let numbers = [
            (DateOrder::Ymd, self.ymd),
            (DateOrder::Serial, self.serial),
            (DateOrder::Jalali, self.jalali),
            (DateOrder::Text, self.text),
        ];
        let day_month = self.dmy + self.mdy + self.either;
        let (best, proof) = numbers.into_iter().max_by_key(|(_, n)| *n)?;
        if proof == 0 && day_month == 0 {
            return None;
        }
        if proof >= day_month {
            return Some((best, proof));
        }
        Some(self.day_or_month_first())
    }

    fn day_or_month_first(&self) -> (DateOrder, u32) {
        match (self.dmy, self.mdy) {
            (0, 0) => (DateOrder::Dmy, self.points),
            (dmy, mdy) if dmy >= mdy * 2 => (DateOrder::Dmy, dmy),
            (dmy, mdy) if mdy >= dmy * 2 => (DateOrder::Mdy, mdy),
            (dmy, mdy) => (DateOrder::Mixed, dmy.min(mdy)),
        }
    }

    /// Of the filled cells, 0 to 100, how many have the shape of a date.
    pub fn share(&self) -> u32 {
        (self.dates * 100).checked_div(self.filled).unwrap_or(0)
    }
}

/// Reads one cell of a column of that order.
pub fn read(text: &str, order: DateOrder, today: Today) -> Read {
    let Some(shape) = Shape::of(text) else { return Read::No };
    let read = match shape.kind {
        Kind::Serial(n) => serial(n),
        Kind::Word => shape.word(today),
        Kind::YearFirst => shape.ymd(),
        Kind::Numbers => shape.by_order(order, today),
        Kind::Parts => shape.parts(order, today),
    };
    match read {
        Read::Date(date) if is_after(&date, today) => Read::Unlikely,
        Read::Date(mut date) => {
            date.about = shape.about;
            Read::Date(date)
        }
        other => other,
    }
}

fn is_after(date: &PartialDate, today: Today) -> bool {
    let Some(year) = date.year else { return false };
    (year, date.month.unwrap_or(1), date.day.unwrap_or(1)) > today
}

/// Numbers and words of a text that could be a date.
struct Shape {
    kind: Kind,
    /// Value and how many digits were written.
    numbers: Vec<(i64, usize)>,
    month: Option<Month>,
    about: bool,
    points: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Excel's number of a day.
    Serial(i64),
    /// A month is written out.
    Word,
    /// Three numbers, the year first.
    YearFirst,
    /// Three numbers, the year last.
    Numbers,
    /// One or two numbers: a year, month and year, day and month.
    Parts,
}

/// Words beside a date that say nothing, folded.
const EMPTY_WORDS: &[&str] = &[
    "г",
    "год",
    "года",
    "р",
    "рік",
    "року",
    "il",
    "ci",
    "cu",
    "ci il",
    "th",
    "st",
    "nd",
    "rd",
    "de",
    "of",
    "წ",
    "წელი",
    "წლის",
    "سال",
    "yil",
    "yili",
    "doğ",
    "geb",
    "born",
    "né",
    "née",
    "г р",
    "гр",
    "le",
    "den",
    "t00",
    "z",
    "ил",
    "ҹи",
    "ҹы",
    "cı",
    "cü",
    "er",
    "am",
    "um",
];
/// Words and marks that say "about", folded.
const ABOUT: &[&str] = &[
    "ca",
    "circa",
    "about",
    "около",
    "примерно",
    "təxminən",
    "teqriben",
    "etwa",
    "ungefähr",
    "yaklaşık",
    "vers",
    "environ",
    "حدود",
    "დაახლოებით",
    "близько",
    "приблизно",
    "тәхминән",
    "approx",
    "est",
];

/// Folded words that may stand beside a date, and whether they say "about".
static WORDS: LazyLock<HashMap<String, bool>> = LazyLock::new(|| {
    let all = EMPTY_WORDS.iter().map(|word| (*word, false)).chain(ABOUT.iter().map(|word| (*word, true)));
    all.map(|(word, about)| (super::text::fold(word), about)).collect()
});

impl Shape {
    fn of(text: &str) -> Option<Self> {
        let text = ascii_digits(text.trim());
        if text.is_empty() || text.len() > 64 || !text.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        // vCard's way to leave the year out.
        let without_year = text.strip_prefix("--").and_then(|rest| rest.split_once('-'));
        let text = match without_year {
            Some((month, day)) if month.len() == 2 && day.len() == 2 => format!("0000-{month}-{day}"),
            _ if text.starts_with('-') => return None,
            _ => text,
        };
        let text = without_time(&text);
        let mut shape =
            Self { kind: Kind::Parts, numbers: Vec::new(), month: None, about: false, points: text.contains('.') };
        let mut word = String::new();
        let mut number: Option<(i64, usize)> = None;
        for c in text.chars().chain([' ']) {
            if let Some(d) = c.to_digit(10) {
                shape.take_word(&mut word)?;
                let (value, count) = number.unwrap_or((0, 0));
                if count == 8 {
                    return None;
                }
                number = Some((value * 10 + i64::from(d), count + 1));
                continue;
            }
            shape.numbers.extend(number.take());
            match c {
                '~' | '≈' => shape.about = true,
                'X' | 'x' if word.is_empty() => return None,
                _ if c.is_alphabetic()
                    || matches!(c, '\u{200c}' | '\'' | '’')
                    || (!word.is_empty() && c.is_alphanumeric()) =>
                {
                    word.push(c)
                }
                '.' | '/' | '-' | '–' | ',' | ' ' | '\u{a0}' | '\u{202f}' | '\\' | '_' => {
                    shape.take_word(&mut word)?
                }
                // Marks of vowels belong to the word.
                _ if !word.is_empty() && !c.is_ascii() => word.push(c),
                _ => return None,
            }
        }
        shape.finish(text)
    }

    /// A word is a month, says "about", says nothing, or makes it no date.
    fn take_word(&mut self, word: &mut String) -> Option<()> {
        if word.is_empty() {
            return Some(());
        }
        let taken = std::mem::take(word);
        if let (Some(month), None) = (month(&taken), self.month) {
            self.month = Some(month);
            return Some(());
        }
        match WORDS.get(&super::text::fold(&taken)) {
            Some(about) => self.about |= about,
            None => return None,
        }
        Some(())
    }

    fn finish(mut self, text: &str) -> Option<Self> {
        let digits = |n: usize| self.numbers.get(n).map_or(0, |number| number.1);
        let bare = text.bytes().all(|b| b.is_ascii_digit());
        self.kind = match (self.month, self.numbers.len()) {
            (Some(_), 1 | 2) => Kind::Word,
            (Some(_), _) => return None,
            (None, 3) if digits(0) >= 3 || (digits(0) == 2 && self.numbers[0].0 > 31) => Kind::YearFirst,
            (None, 3) => Kind::Numbers,
            // Zeros behind the comma of a number that is a day.
            (None, 2) if digits(0) == 5 && self.numbers[1].0 == 0 => Kind::Serial(self.numbers[0].0),
            (None, 2) if digits(0) <= 4 && digits(1) <= 4 && digits(0) + digits(1) <= 6 => Kind::Parts,
            (None, 1) if digits(0) == 8 && bare => {
                let all = self.numbers[0].0;
                self.numbers = vec![(all / 10_000, 4), (all / 100 % 100, 2), (all % 100, 2)];
                Kind::YearFirst
            }
            (None, 1) if digits(0) == 5 && bare => Kind::Serial(self.numbers[0].0),
            (None, 1) if digits(0) == 4 => Kind::Parts,
            _ => return None,
        };
        if self.numbers.iter().any(|number| number.1 > 5) {
            return None;
        }
        Some(self)
    }

    /// The year, when four digits tell which number it is.
    fn year(&self) -> Option<i64> {
        self.numbers.iter().find(|(_, digits)| *digits == 4).map(|(year, _)| *year).filter(|year| *year > 0)
    }

    fn is_jalali(&self) -> bool {
        matches!(self.month, Some(Month::Jalali(_))) || self.year().is_some_and(|year| (1200..1500).contains(&year))
    }

    fn ymd(&self) -> Read {
        let [(y, digits), (m, _), (d, _)] = self.numbers[..] else { return Read::No };
        day(if digits == 2 { 1900 + y } else { y }, m, d)
    }

    fn by_order(&self, order: DateOrder, today: Today) -> Read {
        let [(a, _), (b, _), (y, digits)] = self.numbers[..] else { return Read::No };
        let y = match digits {
            4 => y,
            2 => century(y, today),
            _ => return Read::Impossible,
        };
        match order {
            DateOrder::Mdy if !self.points => day(y, a, b),
            DateOrder::Mixed if a > 12 => day(y, b, a),
            DateOrder::Mixed if b > 12 => day(y, a, b),
            DateOrder::Mixed if a != b && !self.points => Read::Ambiguous,
            _ => day(y, b, a),
        }
    }

    fn parts(&self, order: DateOrder, today: Today) -> Read {
        match self.numbers[..] {
            [(year, 4)] if (1000..1500).contains(&year) && order == DateOrder::Jalali => {
                // A Persian year lies in two of ours.
                partial(Some(year + 621), None, None, true)
            }
            [(year, 4)] if (1850..=i64::from(today.0)).contains(&year) => partial(Some(year), None, None, false),
            [(_, 4)] => Read::Impossible,
            [(year, 4), (m, _)] | [(m, _), (year, 4)] if !(1200..1500).contains(&year) => {
                partial(Some(year), Some(m), None, false)
            }
            [(_, 4), _] | [_, (_, 4)] => Read::No,
            [(a, _), (b, _)] if order == DateOrder::Mdy && !self.points => partial(None, Some(a), Some(b), false),
            [(a, _), (b, _)] => partial(None, Some(b), Some(a), false),
            _ => Read::No,
        }
    }

    fn word(&self, today: Today) -> Read {
        let (n, jalali) = match self.month {
            Some(Month::Gregorian(n)) => (i64::from(n), false),
            Some(Month::Jalali(n)) => (i64::from(n), true),
            None => return Read::No,
        };
        match self.numbers[..] {
            [(y, 4), (d, 1 | 2)] | [(d, 1 | 2), (y, 4)] if jalali => day_of_jalali(y, n, d),
            _ if jalali => Read::No,
            [(y, 4), (d, 1 | 2)] | [(d, 1 | 2), (y, 4)] => day(y, n, d),
            [(d, _), (y, 2)] => day(century(y, today), n, d),
            [(y, 4)] => partial(Some(y), Some(n), None, false),
            [(d, 1 | 2)] => partial(None, Some(n), Some(d), false),
            _ => Read::No,
        }
    }
}

/// Cuts a time of day off: ` 00:00:00`, `T00:00`, `Z`.
fn without_time(text: &str) -> &str {
    match text.find(':') {
        Some(colon) => {
            let begin = text[..colon].rfind(|c: char| !c.is_ascii_digit()).unwrap_or(0);
            text[..begin].trim_end()
        }
        None => text,
    }
}

/// Two digits: this century unless that would be in the future.
fn century(year: i64, today: Today) -> i64 {
    let now = i64::from(today.0);
    if year <= now % 100 { now / 100 * 100 + year } else { now / 100 * 100 - 100 + year }
}

fn day(y: i64, m: i64, d: i64) -> Read {
    if (1200..1500).contains(&y) {
        return day_of_jalali(y, m, d);
    }
    // Programs write the year 0 when they do not know it.
    partial((y != 0).then_some(y), Some(m), Some(d), false)
}

fn day_of_jalali(y: i64, m: i64, d: i64) -> Read {
    match jalali::to_gregorian(y, m, d) {
        Some((y, m, d)) => partial(Some(y.into()), Some(m.into()), Some(d.into()), false),
        None => Read::Impossible,
    }
}

fn serial(n: i64) -> Read {
    // Excel's 29 February 1900 never was; before it, its count is one behind.
    if n == 60 {
        return Read::Impossible;
    }
    let epoch = jalali::days_from_civil(1899, 12, if n < 60 { 31 } else { 30 });
    let (y, m, d) = jalali::civil_from_days(epoch + n);
    partial(Some(y), Some(m), Some(d), false)
}

fn partial(y: Option<i64>, m: Option<i64>, d: Option<i64>, about: bool) -> Read {
    fn small<T: TryFrom<i64>>(n: Option<i64>) -> Option<Option<T>> {
        n.map(|n| T::try_from(n).ok()).map_or(Some(None), |n| n.map(Some))
    }
    let (Some(y), Some(m), Some(d)) = (small(y), small(m), small(d)) else { return Read::Impossible };
    PartialDate::new(y, m, d, about).map_or(Read::Impossible, Read::Date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const TODAY: Today = (2026, 11, 25);

    fn text(text: &str, order: DateOrder) -> String {
        match read(text, order, TODAY) {
            Read::Date(date) => date.to_string(),
            other => format!("{other:?}"),
        }
    }

    #[rstest]
    #[case("1987-03-14", "1987-03-14")]
    #[case("14.03.1987", "1987-03-14")]
    #[case("14/3/1987", "1987-03-14")]
    #[case("14-03-1987", "1987-03-14")]
    #[case("14.03.87", "1987-03-14")]
    #[case("14.03.07", "2007-03-14")]
    #[case("14 марта 1987 г.", "1987-03-14")]
    #[case("9 iyul 1972", "1972-07-09")]
    #[case("14 mart 1987-ci il", "1987-03-14")]
    #[case("24. Dezember 1997", "1997-12-24")]
    #[case("September 1, 2008", "2008-09-01")]
    #[case("01-Sep-08", "2008-09-01")]
    #[case("5 Eylül 2011", "2011-09-05")]
    #[case("1er août 1990", "1990-08-01")]
    #[case("14 ივლისი 1987", "1987-07-14")]
    #[case("14 липня 1987 року", "1987-07-14")]
    #[case("۱۳۶۹/۰۱/۲۳", "1990-04-12")]
    #[case("23 فروردین ۱۳۶۹", "1990-04-12")]
    #[case("1395/01/02", "2016-03-21")]
    #[case("33289", "1991-02-20")]
    #[case("40334", "2010-06-05")]
    #[case("20080901", "2008-09-01")]
    #[case("2008-9-1 ", "2008-09-01")]
    #[case("1987", "1987")]
    #[case("1885", "1885")]
    #[case("~1980", "1980~")]
    #[case("ca. 1980", "1980~")]
    #[case("около 1980", "1980~")]
    #[case("03.1987", "1987-03")]
    #[case("1987-03", "1987-03")]
    #[case("März 1987", "1987-03")]
    #[case("12.3.", "XXXX-03-12")]
    #[case("12 марта", "XXXX-03-12")]
    #[case("0000-07-04", "XXXX-07-04")]
    #[case("--07-01", "XXXX-07-01")]
    #[case("1987-03-14 00:00:00", "1987-03-14")]
    #[case("1987-03-14T00:00:00Z", "1987-03-14")]
    #[case("31.02.2020", "Impossible")]
    #[case("00.00.0000", "Impossible")]
    #[case("1900-01-00", "Impossible")]
    #[case("12/13/2000", "Impossible")]
    #[case("2100-01-01", "Unlikely")]
    #[case("-45000", "No")]
    #[case("1e9", "No")]
    #[case("29.02.1900", "Impossible")]
    #[case("۱۳۶۹/۱۲/۳۰", "Impossible")]
    #[case("29.02.2000", "2000-02-29")]
    #[case("spring 1980", "No")]
    #[case("12,50", "Impossible")]
    #[case("+994501234567", "No")]
    fn dates_are_read(#[case] typed: &str, #[case] read: &str) {
        assert_eq!(text(typed, DateOrder::Dmy), read);
    }

    #[test]
    fn month_first_is_read_where_the_column_says_so() {
        assert_eq!(text("09/01/2008", DateOrder::Mdy), "2008-09-01");
        assert_eq!(text("09/01/2008", DateOrder::Dmy), "2008-01-09");
        assert_eq!(text("09/01/2008", DateOrder::Mixed), "Ambiguous");
    }

    fn order(texts: &[&str]) -> Option<(DateOrder, u32)> {
        let mut evidence = Evidence::default();
        texts.iter().for_each(|text| evidence.add(text));
        evidence.order()
    }

    #[test]
    fn the_order_is_judged_over_the_column() {
        assert_eq!(order(&["01/02/2000", "03/25/2001", "04/05/2002"]), Some((DateOrder::Mdy, 1)));
        assert_eq!(order(&["01/02/2000", "25/03/2001"]), Some((DateOrder::Dmy, 1)));
        assert_eq!(order(&["01/02/2000", "02/03/2001"]), Some((DateOrder::Dmy, 0)));
        assert_eq!(order(&["25/02/2000", "02/25/2001"]), Some((DateOrder::Mixed, 1)));
        assert_eq!(order(&["33289", "37201"]), Some((DateOrder::Serial, 2)));
        assert_eq!(order(&["1395/01/02"]), Some((DateOrder::Jalali, 1)));
        assert_eq!(order(&["Ada", "Leyla"]), None);
    }
}
