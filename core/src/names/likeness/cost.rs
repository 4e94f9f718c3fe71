//! How far one sound is from another: what scribes, scripts and passports take for each other costs little.
//! Costs are of one consonant: 0 is the same, 1 another or none at all.

use std::sync::LazyLock;

use crate::names::sound::Sound;

/// A sound as a place in the table of costs.
pub(super) type Code = u8;

/// Sounds that are told apart; digits come after them.
const SOUNDS: [Sound; 44] = {
    use Sound::*;
    [
        A,
        I,
        O,
        U,
        Yo,
        Alef,
        Waw,
        SoftGlide,
        Glide,
        GlideI,
        B,
        C,
        Dzh,
        Zh,
        J,
        Ch,
        D,
        F,
        Ph,
        GeorgianP,
        ArabicF,
        P,
        V,
        ArabicOv,
        G,
        CyrillicG,
        K,
        H,
        X,
        CyrillicX,
        ArabicH,
        ArabicX,
        LastH,
        SoftH,
        HardH,
        L,
        M,
        N,
        R,
        S,
        T,
        Z,
        Digit('0'),
        Digit('1'),
    ]
};
const DIGITS: usize = 42;
/// Places of the table.
pub(super) const PLACES: usize = DIGITS + 10;

/// The code of a sound.
pub(super) fn code(sound: Sound) -> Code {
    let at = match sound {
        Sound::Digit(digit) => DIGITS + digit.to_digit(10).map_or(0, |digit| digit as usize),
        sound => SOUNDS.iter().position(|other| *other == sound).unwrap_or(0),
    };
    // At most PLACES.
    at as Code
}

static TABLE: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let of = |at: usize| SOUNDS.get(at).copied().filter(|_| at < DIGITS);
    let mut table = vec![1.0; PLACES * PLACES];
    for a in 0..PLACES {
        for b in 0..PLACES {
            table[a * PLACES + b] = match (of(a), of(b)) {
                _ if a == b => 0.0,
                (Some(a), Some(b)) => between(a, b).unwrap_or(1.0).min(between(b, a).unwrap_or(1.0)),
                _ => 1.0,
            };
        }
    }
    table
});

/// What it costs to hear one for the other.
pub(super) fn swap(a: Code, b: Code, sparse: bool) -> f32 {
    let cost = TABLE[a as usize * PLACES + b as usize];
    if sparse && cost > ARABIC && arabic_lacks(a, b) { ARABIC } else { cost }
}

/// What it costs where Arabic script has one letter for two sounds of the others.
const ARABIC: f32 = 0.1;

/// p, v and the g of Egypt have no letters of their own in Arabic.
fn arabic_lacks(a: Code, b: Code) -> bool {
    use Sound::*;
    let pair = |one: Sound, other: Sound| (is(a, one) && is(b, other)) || (is(a, other) && is(b, one));
    pair(B, P)
        || pair(V, F)
        || pair(V, ArabicF)
        || pair(B, V)
        || pair(Ch, K)
        || pair(G, C)
        || pair(A, ArabicH)
        || pair(A, I)
        || pair(C, S)
        || pair(G, X)
}

fn between(a: Sound, b: Sound) -> Option<f32> {
    use Sound::*;
    let vowel = |sound: Sound| matches!(sound, A | I | O | U | Yo | Alef | Waw);
    let glide = |sound: Sound| matches!(sound, SoftGlide | Glide | GlideI);
    let throat = |sound: Sound| matches!(sound, H | X | CyrillicX | ArabicH | ArabicX | LastH | SoftH | HardH);
    Some(match (a, b) {
        (Yo, O | A | U) | (Waw, O | U | V | ArabicOv) | (Alef, A) => 0.05,
        (Alef, O | U | I | Yo) | (ArabicOv, V | O | U) => 0.15,
        (A, O) => 0.3,
        (I, U) | (O, U) => 0.3,
        (I, A) => 0.35,
        (I, b) if glide(b) => 0.05,
        (J, I | SoftGlide | Glide | GlideI) => 0.15,
        (J, C | Zh | Dzh) | (Dzh, C | Zh) | (Ch, C) => 0.05,
        (Zh, C) | (Zh, Z) => 0.2,
        (J, Z) => 0.3,
        (C, K) => 0.25,
        (C, S) => 0.3,
        (C, Z | T) => 0.5,
        (Ch, X | H | K | ArabicH | ArabicX | CyrillicX) => 0.15,
        (Dzh, D | Z) | (J, S) => 0.5,
        (G, CyrillicG) | (CyrillicG, H) => 0.05,
        (G, K) | (CyrillicG, K) => 0.25,
        (CyrillicG, b) if throat(b) => 0.15,
        (G, b) if throat(b) => 0.35,
        (K, b) if throat(b) => 0.35,
        (G | CyrillicG, C | Zh | J | Dzh) => 0.5,
        (a, b) if throat(a) && throat(b) => 0.1,
        (Ph | ArabicF, F) | (Ph | GeorgianP, P) | (Ph, GeorgianP) | (ArabicF, V | Ph) | (GeorgianP, F) => 0.05,
        (V, F | Ph) => 0.3,
        (V, U | O) | (V, B) => 0.4,
        (Z, S) => 0.2,
        (B, P) | (D, T) => 0.35,
        (P, F) => 0.4,
        (M, N) => 0.5,
        (L, R) => 0.7,
        (a, b) if vowel(a) && vowel(b) => 0.4,
        (a, b) if glide(a) && glide(b) => 0.0,
        (a, b) if (vowel(a) && glide(b)) || (vowel(b) && glide(a)) => 0.3,
        _ => return None,
    })
}

/// How much a sound tells.
pub(super) fn weight(sound: Code, sparse: bool) -> f32 {
    match alone(sound, false) {
        half if half == 0.5 && sparse => 0.3,
        weight => weight,
    }
}

/// What it costs that a sound stands on one side only. `sparse` when a word of the two is
/// in Arabic script, which leaves short vowels out.
pub(super) fn alone(sound: Code, sparse: bool) -> f32 {
    use Sound::*;
    match (SOUNDS.get(sound as usize).copied(), sparse) {
        (Some(SoftGlide | Glide | GlideI), _) => 0.1,
        (Some(LastH | SoftH | HardH), _) => 0.15,
        (Some(A | I | O | U | Yo | Waw | Alef), true) => 0.12,
        (Some(A | I | O | U | Yo | Waw | Alef), false) => 0.5,
        (Some(H | X | CyrillicX | ArabicH | ArabicX), _) => 0.5,
        _ => 1.0,
    }
}

/// Whether a sound is a vowel that is spoken.
pub(super) fn is(code: Code, sound: Sound) -> bool {
    SOUNDS.get(code as usize) == Some(&sound)
}

/// What a swap says for two names being another's, where `swap` says how a scribe comes by it: scripts and ears take
/// many sounds for each other, but Rəşad is no Rəşid. `last`: both end with these sounds.
pub(super) fn clash(a: Code, b: Code, sparse: bool, last: bool) -> f32 {
    let cost = swap(a, b, sparse);
    // Mustafa ends in the letter of i in Arabic script.
    if sparse && last {
        return cost;
    }
    let sound = |code: Code| SOUNDS.get(code as usize).copied();
    let (Some(a), Some(b)) = (sound(a), sound(b)) else { return cost };
    cost.max(between_names(a, b).max(between_names(b, a)))
}

fn between_names(a: Sound, b: Sound) -> f32 {
    use Sound::*;
    match (a, b) {
        (A | Waw, I) | (I, O) | (A, U | Waw) => 1.0,
        (I, U) | (A, O) => 0.5,
        (M, N) | (L, R) => 0.8,
        _ => 0.0,
    }
}

/// What it says that a sound stands in one of two names only; `sparse`: whether this one and the other leave vowels out.
pub(super) fn clash_alone(codes: &[Code], at: usize, sparse: [bool; 2]) -> f32 {
    use Sound::*;
    let any = sparse[0] || sparse[1];
    let sound = |at: usize| codes.get(at).and_then(|&code| SOUNDS.get(code as usize)).copied();
    let (first, last) = (at == 0, at + 1 == codes.len());
    let after_vowel = !first && matches!(sound(at - 1), Some(A | I | O | U | Yo | Alef | Waw));
    match sound(at) {
        // Kamil and Kamilə.
        Some(A | ArabicH) if last => 1.0,
        Some(H | X | CyrillicX | ArabicH | ArabicX) if first => 0.8,
        // What Arabic script does write, it means: حسن is no حسین.
        Some(I | Waw) if sparse == [true; 2] => 0.8,
        Some(I | Waw) if sparse[0] => 0.65,
        // Georgian names end in it.
        Some(I) if last && !any => 0.3,
        // Leyla and Lalə.
        Some(I) if (first || after_vowel) && !any => 0.8,
        Some(J) if after_vowel => 0.3,
        // The ğ of Turkish is not heard.
        Some(G) if after_vowel && !last => 0.7,
        _ => alone(codes[at], any),
    }
}
