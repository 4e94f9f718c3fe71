//! Cyrillic letters of Russian, Azerbaijani (until 1991), Ukrainian, Kazakh and their neighbours.

use super::{Place, Sound};
use Sound::{
    A, B, C, CyrillicG, CyrillicX, D, Dzh, F, G, Glide, H, HardH, I, K, L, M, N, O, P, R, S, SoftGlide, T, U, V, Yo, Z,
    Zh,
};

/// The sounds at this place and how many letters they took.
pub(super) fn hear(c: char, place: &Place<'_>) -> (Vec<Sound>, usize) {
    let one = |sound: Sound| (vec![sound], 1);
    match c {
        'а' | 'ә' | 'ӑ' | 'ӓ' => one(A),
        // Мануэль has a letter that Manuel leaves out, too.
        'э' => (if matches!(place.before(1), Some('о' | 'у')) { vec![] } else { vec![A] }, 1),
        'е' | 'є' | 'ѐ' => (ye(place), 1),
        'ј' if !place.is_first() && !place.after_vowel() && matches!(place.next(1), Some('а' | 'у' | 'о')) => {
            one(Glide)
        }
        'ё' => (yo(place), 1),
        'ю' => (glided(U, place), 1),
        'я' => (glided(A, place), 1),
        'и' | 'і' | 'ї' | 'й' | 'ы' | 'ј' | 'ѝ' | 'ӣ' | 'ӥ' | 'ѵ' => one(I),
        'о' | 'ө' | 'ӧ' => one(O),
        'у' | 'ү' | 'ұ' | 'ў' | 'ӯ' | 'ӱ' => one(U),
        'б' => one(B),
        'в' => one(V),
        'г' => one(CyrillicG),
        'ғ' | 'ґ' | 'ҝ' | 'ҕ' | 'ԛ' => one(G),
        'д' => {
            if place.reads("дж") {
                (vec![Dzh], 2)
            } else {
                one(D)
            }
        }
        'ж' => one(Zh),
        'җ' | 'ҹ' | 'ч' | 'ӌ' | 'ћ' | 'џ' | 'ђ' => one(C),
        'з' | 'ѕ' => one(Z),
        'к' | 'қ' | 'ҡ' | 'ҟ' => one(K),
        'л' | 'љ' => one(L),
        'м' => one(M),
        'н' | 'ң' | 'ҥ' | 'њ' => one(N),
        'п' => one(P),
        'р' => one(R),
        'с' | 'ш' => one(S),
        'т' => {
            if place.reads("тч") {
                (vec![C], 2)
            } else {
                one(T)
            }
        }
        'ф' => one(F),
        'х' => one(if place.before(1) == Some('с') && place.at > 1 { HardH } else { CyrillicX }),
        'һ' | 'ҳ' => one(H),
        'ц' => (vec![T, S], 1),
        'щ' => (vec![S, C], 1),
        'ъ' | 'ь' => (vec![], 1),
        _ => super::latin::hear(c, place),
    }
}

/// Whether я, ю, е say a y of their own here: at the beginning, after a vowel, after ь or ъ.
fn glides(place: &Place<'_>) -> bool {
    place.is_first() || place.after_vowel() || matches!(place.before(1), Some('ь' | 'ъ'))
}

/// Yelena is Elena; Игнатьев is Ignatyev or Ignatev.
fn ye(place: &Place<'_>) -> Vec<Sound> {
    match () {
        () if place.is_first() => vec![A],
        () if place.after_vowel() => vec![I, A],
        () if glides(place) => vec![Glide, A],
        () => vec![A],
    }
}

fn glided(vowel: Sound, place: &Place<'_>) -> Vec<Sound> {
    if glides(place) { vec![I, vowel] } else { vec![SoftGlide, vowel] }
}

fn yo(place: &Place<'_>) -> Vec<Sound> {
    if glides(place) {
        return vec![I, O];
    }
    // Королёв is written Королев.
    let ending = place.next(1) == Some('в') && (place.is_last(2) || place.reads("ёва") && place.is_last(3));
    if ending { vec![A] } else { vec![SoftGlide, Yo] }
}
