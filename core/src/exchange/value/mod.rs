//! Values as people write them to the values of our fields. Each reader says what it could not read; none guesses in silence.
//! May use `domain` and `names`.

pub mod answer;
pub mod city;
pub mod country;
pub mod date;
pub mod email;
pub mod jalali;
pub mod language;
pub mod month;
pub mod phone;
pub mod sex;
pub mod tags;
pub mod text;

/// `14.03.1987` and the like, which have as many digits as a telephone number.
pub(crate) fn date_shaped(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['.', '/', '-']).collect();
    parts.len() == 3
        && parts.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
        && parts.iter().map(|part| part.len()).sum::<usize>() <= 8
}
