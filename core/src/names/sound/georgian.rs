//! Georgian letters (Mkhedruli; capitals have been lowered to it before).

use super::Sound;
use Sound::{A, B, C, D, G, H, I, K, L, M, N, O, P, Ph, R, S, T, U, V, X, Z, Zh};

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

pub(super) fn hear(c: char) -> Vec<Sound> {
    vec![match c {
        'ა' | 'ე' | 'ჱ' => A,
        'ბ' => B,
        'გ' | 'ღ' | 'ყ' => G,
        'დ' => D,
        'ვ' | 'ჳ' => V,
        'ზ' => Z,
        'თ' | 'ტ' => T,
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
        'ფ' | 'ჶ' => Ph,
        'ჩ' | 'ჭ' | 'ჯ' => C,
        'ც' | 'წ' => return vec![T, S],
        'ძ' => return vec![D, Z],
        'ხ' | 'ჴ' => X,
        'ჰ' => H,
        _ => return vec![],
    }]
}
