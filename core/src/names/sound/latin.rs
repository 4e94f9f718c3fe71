//! Latin letters, with the digraphs of English, German, French, Turkish and Azerbaijani spellings of the same names.

use super::{Place, Sound};
use Sound::{
    A, B, C, Ch, D, Dzh, F, G, Glide, GlideI, H, I, J, K, L, LastH, M, N, O, P, R, S, SoftH, T, U, V, X, Z, Zh,
};

/// The sounds at this place and how many letters they took.
pub(super) fn hear(c: char, place: &Place<'_>) -> (Vec<Sound>, usize) {
    let one = |sound: Sound| (vec![sound], 1);
    match c {
        'a' | 'ə' | 'ä' | 'à'..='ã' | 'å' | 'æ' => one(A),
        'e' => (e(place), 1),
        'i' | 'ı' | 'y' => i(c, place),
        'o' | 'ö' | 'ø' => one(O),
        'u' | 'ü' => one(U),
        'b' => one(B),
        'c' => c_(place),
        'ç' | 'č' | 'ć' => one(C),
        'd' => d(place),
        'f' => {
            if place.reads("ff") && place.is_last(2) {
                (vec![V], 2)
            } else {
                one(F)
            }
        }
        'g' => (vec![G], if place.reads("gh") { 2 } else { 1 }),
        'ğ' | 'q' => one(G),
        'h' => one(if place.is_last(1) && place.after_vowel() { LastH } else { H }),
        'j' => one(j(place)),
        'k' => {
            if place.reads("kh") {
                (vec![X], 2)
            } else {
                one(K)
            }
        }
        'l' | 'ł' => one(L),
        'm' => one(M),
        'n' => one(N),
        'p' => {
            if place.reads("ph") {
                (vec![F], 2)
            } else {
                one(P)
            }
        }
        'r' => one(R),
        's' => s(place),
        'ş' | 'š' | 'ș' => one(S),
        'ß' => one(S),
        't' => t(place),
        'v' | 'w' => one(V),
        // ks in Alexander; x is kh in Azerbaijani, where "lex" does not occur.
        'x' => {
            if place.before(1) == Some('e') && place.before(2) == Some('l') {
                (vec![K, S], 1)
            } else {
                one(X)
            }
        }
        'z' => {
            if place.reads("zh") {
                (vec![Zh], 2)
            } else {
                one(Z)
            }
        }
        'ž' => one(Zh),
        _ => (other(c), 1),
    }
}

/// Guel and Roeya are Gül and Röya; Mirzaev, Zuev and Sergeev have a glide that is not written.
fn e(place: &Place<'_>) -> Vec<Sound> {
    match (place.before(1), place.next(1)) {
        (Some('a' | 'e' | 'o' | 'u'), Some('v' | 'w')) => vec![I, A],
        (Some('o' | 'u'), _) => vec![],
        _ => vec![A],
    }
}

fn i(c: char, place: &Place<'_>) -> (Vec<Sound>, usize) {
    let next = place.next(1);
    if c == 'y' && place.is_first() && next == Some('e') {
        // Yelena is Elena.
        return (vec![], 1);
    }
    let before_vowel = match c {
        'y' => matches!(next, Some('a' | 'e' | 'o' | 'u' | 'ə' | 'ü' | 'ö')),
        _ => matches!(next, Some('a' | 'u')) && !place.is_last(2),
    };
    let glide = before_vowel && !place.is_first() && !place.after_vowel();
    let sound = if c == 'i' && next == Some('a') { GlideI } else { Glide };
    (vec![if glide { sound } else { I }], 1)
}

/// German and Slavic spellings write the glide j: Husejnov, Sergej, Matvejev.
fn j(place: &Place<'_>) -> Sound {
    let glide = place.after_vowel()
        && (place.next(1) == Some('n')
            || place.reads("jev")
            || place.reads("jew")
            || place.is_last(1) && matches!(place.before(1), Some('e' | 'i')));
    if glide { I } else { J }
}

fn c_(place: &Place<'_>) -> (Vec<Sound>, usize) {
    if !place.reads("ch") {
        return (vec![C], 1);
    }
    let german = place.after_vowel() && !place.next(2).is_some_and(is_vowel);
    (vec![if german { Ch } else { C }], 2)
}

fn d(place: &Place<'_>) -> (Vec<Sound>, usize) {
    for (text, taken) in [("dsch", 4), ("dzh", 3), ("dj", 2), ("dž", 2)] {
        if place.reads(text) {
            return (vec![Dzh], taken);
        }
    }
    (vec![D], 1)
}

fn s(place: &Place<'_>) -> (Vec<Sound>, usize) {
    if place.reads("sch") {
        return (vec![S], 3);
    }
    if !place.reads("sh") {
        return (vec![S], 1);
    }
    let two = place.after_vowel() && place.next(2).is_some_and(is_vowel);
    (if two { vec![S, SoftH] } else { vec![S] }, 2)
}

fn t(place: &Place<'_>) -> (Vec<Sound>, usize) {
    for (text, sound, taken) in [("tsch", C, 4), ("tch", C, 3), ("th", T, 2)] {
        if place.reads(text) {
            return (vec![sound], taken);
        }
    }
    (vec![T], 1)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'ə' | 'ä' | 'i' | 'ı' | 'o' | 'ö' | 'u' | 'ü' | 'y')
}

/// Letters with other marks and other scripts by their usual Latin letters; digits as they are.
fn other(c: char) -> Vec<Sound> {
    if c.is_ascii_digit() {
        return vec![Sound::Digit(c)];
    }
    any_ascii::any_ascii_char(c).chars().filter_map(|c| plain(c.to_ascii_lowercase())).collect()
}

fn plain(c: char) -> Option<Sound> {
    Some(match c {
        'a' | 'e' => A,
        'b' => B,
        'c' => C,
        'd' => D,
        'f' => F,
        'g' | 'q' => G,
        'h' => H,
        'i' | 'y' => I,
        'j' => J,
        'k' => K,
        'l' => L,
        'm' => M,
        'n' => N,
        'o' => O,
        'p' => P,
        'r' => R,
        's' => S,
        't' => T,
        'u' => U,
        'v' | 'w' => V,
        'x' => X,
        'z' => Z,
        _ if c.is_ascii_digit() => Sound::Digit(c),
        _ => return None,
    })
}
