//! Georgian letters (Mkhedruli; capitals have been lowered to it before).

use super::{Place, Sound};
use Sound::{A, B, C, D, F, G, GeorgianP, Glide, H, I, K, L, M, N, O, P, Ph, R, S, T, U, V, X, Z, Zh};

pub(super) fn is_georgian(c: char) -> bool {
    matches!(c, 'ა'..='ჶ')
}

/// The word without the -ი that Georgian puts to foreign names in -ov and -ev.
pub(super) fn stem(word: &[char]) -> &[char] {
    match word {
        [stem @ .., 'ი'] if matches!(stem, [_, _, .., 'ო' | 'ე', 'ვ']) => stem,
        _ => word,
    }
}

/// The sounds of a letter at this place.
pub(super) fn hear(c: char, place: &Place<'_>) -> Vec<Sound> {
    vec![match c {
        // As in Latin: Mustafaev, Sergeev.
        'ე' if place.next(1) == Some('ვ') && matches!(place.before(1), Some('ა' | 'ე' | 'ო' | 'უ')) => {
            return vec![I, A];
        }
        'ა' | 'ე' | 'ჱ' => A,
        'ბ' => B,
        'გ' | 'ღ' | 'ყ' => G,
        'დ' => D,
        'ვ' | 'ჳ' => V,
        'ზ' => Z,
        'თ' | 'ტ' => T,
        'ი' if lies_between(place) => Glide,
        'ი' | 'ჲ' => I,
        'კ' | 'ქ' => K,
        'ლ' => L,
        'მ' => M,
        'ნ' => N,
        'ო' | 'ჵ' => O,
        'პ' => P,
        'ჟ' => Zh,
        'რ' => R,
        'ს' | 'შ' => S,
        'უ' => U,
        'ფ' if ENDINGS.iter().any(|ending| place.ends_with(ending)) => GeorgianP,
        'ფ' => Ph,
        'ჶ' => F,
        'ჩ' | 'ჭ' | 'ჯ' => C,
        'ც' | 'წ' => return vec![T, S],
        'ძ' => return vec![D, Z],
        'ხ' | 'ჴ' => X,
        'ჰ' => H,
        _ => return vec![],
    }]
}

/// Of Georgian family names, in which ფ is p; in names from elsewhere it is f.
const ENDINGS: [&str; 6] = ["ძე", "შვილი", "ია", "უა", "ური", "ელი"];

/// ი between a consonant and another vowel, as in ლიუდმილა, but not in -ია.
fn lies_between(place: &Place<'_>) -> bool {
    let vowel = matches!(place.next(1), Some('უ' | 'ა' | 'ო'));
    vowel && !place.is_first() && !place.after_vowel() && !place.is_last(2)
}
