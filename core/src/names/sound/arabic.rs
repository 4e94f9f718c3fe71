//! Arabic script as Persian, South Azerbaijani and Arabic use it. Short vowels are not written, so the fold of such a
//! word has few vowels; the skeleton is what meets other scripts.

use super::{Place, Sound};
use Sound::{A, Alef, ArabicF, ArabicH, ArabicOv, ArabicX, B, C, D, F, G, I, K, L, M, N, P, R, S, T, V, Waw, Z, Zh};

/// The sounds at this place and how many letters they took.
pub(super) fn hear(c: char, place: &Place<'_>) -> (Vec<Sound>, usize) {
    let one = |sound: Sound| (vec![sound], 1);
    match c {
        'و' if place.at >= 2 && place.reads("وا") && place.is_last(2) => (vec![ArabicOv, A], 2),
        // -وو is another -ov; الله has one l in other scripts.
        'و' if place.at >= 2 && place.reads("وو") && place.is_last(2) => (vec![ArabicF], 2),
        'ل' if place.reads("لله") => (vec![L], 2),
        'ا' | 'آ' | 'أ' | 'إ' | 'ٱ' | 'ع' | 'ى' if c != 'ى' || place.is_last(1) => one(Alef),
        'ى' | 'ی' | 'ي' | 'ې' | 'ێ' | 'ئ' => one(I),
        'و' | 'ؤ' | 'ۆ' | 'ۇ' | 'ۈ' | 'ۋ' => one(if place.is_first() { V } else { Waw }),
        // بیگ is bəy.
        'ب' if place.reads("بیگ") || place.reads("بيگ") => (vec![B, A, I], 3),
        'ب' => one(B),
        'پ' => one(P),
        'ت' | 'ط' | 'ة' if c != 'ة' => one(T),
        'ث' | 'س' | 'ش' | 'ص' => one(S),
        'ج' | 'چ' => one(C),
        'ح' | 'ه' | 'ھ' | 'ہ' | 'ە' | 'ة' | 'ۀ' => one(ArabicH),
        'خ' => one(ArabicX),
        'د' => one(D),
        'ذ' | 'ز' | 'ض' | 'ظ' => one(Z),
        'ر' => one(R),
        'ژ' => one(Zh),
        'غ' | 'ق' | 'گ' => one(G),
        'ف' if place.at >= 3 && place.is_last(1) => one(ArabicF),
        'ف' => one(F),
        'ک' | 'ك' => one(K),
        'ل' => one(L),
        'م' => one(M),
        'ن' => one(N),
        'ء' => (vec![], 1),
        _ => super::latin::hear(c, place),
    }
}
