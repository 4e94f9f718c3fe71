//! Hebrew letters as sounds. Like Arabic script, Hebrew leaves most vowels out.

use crate::names::sound::Sound;

pub(super) fn is_hebrew(c: char) -> bool {
    matches!(c, 'א'..='ת')
}

/// The sounds of a word in Hebrew letters, others left out.
pub(super) fn hear(word: &[char]) -> Vec<Sound> {
    word.iter().filter_map(|&c| sound(c)).flatten().copied().collect()
}

fn sound(c: char) -> Option<&'static [Sound]> {
    use Sound::*;
    Some(match c {
        'א' | 'ע' => &[Alef],
        'ב' => &[B],
        'ג' => &[G],
        'ד' => &[D],
        'ה' => &[ArabicH],
        'ו' => &[Waw],
        'ז' => &[Z],
        'ח' => &[ArabicX],
        'ט' | 'ת' => &[T],
        'י' => &[I],
        'כ' | 'ך' => &[Ch],
        'ל' => &[L],
        'מ' | 'ם' => &[M],
        'נ' | 'ן' => &[N],
        'ס' | 'ש' => &[S],
        'פ' | 'ף' => &[Ph],
        'צ' | 'ץ' => &[T, S],
        'ק' => &[K],
        'ר' => &[R],
        _ => return None,
    })
}
