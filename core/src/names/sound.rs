//! Words heard: letters of Latin, Cyrillic, Georgian and Arabic script as the same sounds. One pass with a look at
//! the neighbours; any other script comes in by its usual Latin letters. Writes no key.

mod arabic;
mod cyrillic;
mod georgian;
mod latin;

use super::words::{Word, is_arabic, is_cyrillic};

/// What a letter or a group of letters says, as coarsely as spellings of one name need.
///
/// Where a spelling leaves open what was said, the sound says so and the keys decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sound {
    /// a, e, ə: spellings take one for the other.
    A,
    I,
    O,
    U,
    B,
    /// c, ç, j as in Cəfər and Çingiz.
    C,
    D,
    /// дж, dzh, dj: what c is, but typed as d at first.
    Dzh,
    F,
    /// g, ğ, q.
    G,
    /// Cyrillic г, which Russian also uses for h.
    CyrillicG,
    H,
    K,
    L,
    M,
    N,
    P,
    R,
    /// s, ş.
    S,
    T,
    V,
    /// x, kh.
    X,
    /// Cyrillic х, x or h.
    CyrillicX,
    Z,
    /// ж, which Latin spellings write zh or j.
    Zh,
    /// Latin j: c, ж or y.
    J,
    /// The glide in я, ю and ё after a consonant: Гюль is Gül, but Людмила is Lyudmila.
    SoftGlide,
    /// Latin y (or i before u) between a consonant and a vowel: Lyudmila, where Cyrillic has no letter of its own.
    Glide,
    /// Latin i between a consonant and a: Liakhov, but Marian.
    GlideI,
    /// ё, written for ö and, without its dots, as е.
    Yo,
    /// h at the end: Abdullah is Абдулла.
    LastH,
    /// h after s, as in İshaq: two letters or one sound.
    SoftH,
    /// х after с, as in Исхак.
    HardH,
    /// Georgian ფ: f or p.
    Ph,
    /// ფ in a Georgian family name.
    GeorgianP,
    /// Latin ch after a vowel: ç or the German sound in Achmed.
    Ch,
    /// Arabic و inside a word: v, o, u.
    Waw,
    /// Arabic ح and ه.
    ArabicH,
    /// Arabic خ.
    ArabicX,
    /// Arabic ا and ع: a vowel at the beginning, often none inside.
    Alef,
    /// و before the last ا, the -ova of women.
    ArabicOv,
    /// ف at the end of a longer word, mostly -ov.
    ArabicF,
    Digit(char),
}

impl Sound {
    pub(super) fn is_vowel(self) -> bool {
        matches!(
            self,
            Self::A
                | Self::I
                | Self::O
                | Self::U
                | Self::Yo
                | Self::Alef
                | Self::SoftGlide
                | Self::Glide
                | Self::GlideI
        )
    }
}

/// A word heard.
pub(super) struct Heard {
    pub(super) sounds: Vec<Sound>,
    pub(super) arabic: bool,
}

/// Hears a word.
pub(super) fn hear(word: &Word) -> Heard {
    let arabic = word.iter().any(|&c| is_arabic(c));
    let letters = georgian::stem(word);
    let mut sounds = Vec::with_capacity(letters.len() + 4);
    let mut at = 0;
    while let Some(&c) = letters.get(at) {
        let place = Place { letters, at, sounds: &sounds };
        let (heard, taken) = if is_cyrillic(c) {
            cyrillic::hear(c, &place)
        } else if georgian::is_georgian(c) {
            (georgian::hear(c, &place), 1)
        } else if is_arabic(c) {
            arabic::hear(c, &place)
        } else {
            latin::hear(c, &place)
        };
        sounds.extend(heard);
        at += taken;
    }
    Heard { sounds, arabic }
}

/// Where in a word we listen.
struct Place<'a> {
    letters: &'a [char],
    at: usize,
    sounds: &'a [Sound],
}

impl Place<'_> {
    fn next(&self, ahead: usize) -> Option<char> {
        self.letters.get(self.at + ahead).copied()
    }

    fn before(&self, back: usize) -> Option<char> {
        self.at.checked_sub(back).and_then(|at| self.letters.get(at)).copied()
    }

    /// Whether the letters from here on begin with these.
    fn reads(&self, text: &str) -> bool {
        text.chars().enumerate().all(|(ahead, c)| self.next(ahead) == Some(c))
    }

    fn ends_with(&self, text: &str) -> bool {
        text.chars().rev().zip(self.letters.iter().rev()).all(|(c, &letter)| c == letter)
            && text.chars().count() <= self.letters.len()
    }

    fn is_first(&self) -> bool {
        self.at == 0
    }

    fn is_last(&self, length: usize) -> bool {
        self.at + length >= self.letters.len()
    }

    fn after_vowel(&self) -> bool {
        self.sounds.last().is_some_and(|sound| sound.is_vowel())
    }
}
