//! Sounds written down as keys: the fold, and the skeleton of consonants. Every function is linear in its text.

use super::sound::{Heard, Sound, hear};
use super::words::words;

/// Spellings of one word that an index keeps at most.
pub(super) const SPELLINGS: usize = 8;
/// Sounds of a name; a longer word gets one spelling.
const LONG: usize = 40;

/// The common search key of a text: words of `a-z` and `0-9`, one space between.
///
/// Spellings of one name in Latin, Cyrillic, Georgian and, as far as vowels are written, Arabic script come out equal:
/// case, marks and İ I ı i do not count; e is a; g, ğ, q, h, x, k are k; c, ç, j are c; y is i; ş is s; w is v; ё, ю, я, е
/// by their place; doubled letters are one. Only `abcdfiklmnoprstuvz` and digits come out: folding twice changes nothing.
pub fn fold(text: &str) -> String {
    join(words(text).iter().map(|word| first(folds(&hear(word), 1))))
}

/// The consonants of a text, in which Arabic script meets the others; the first sound of a word always counts
/// (a vowel as `a`). Weak h, v, y and vowels inside vanish; -ov and -ova are `f`. Words without a sound are left out.
pub fn skeleton(text: &str) -> String {
    join(words(text).iter().map(|word| first(skeletons(&hear(word), 1))))
}

fn first(keys: Vec<String>) -> String {
    keys.into_iter().next().unwrap_or_default()
}

/// The words that are not empty, one space between.
pub(super) fn join(words: impl Iterator<Item = String>) -> String {
    let mut text = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        if !text.is_empty() {
            text.push(' ');
        }
        text += &word;
    }
    text
}

/// At most so many spellings of a word's fold, the fold itself first.
pub(super) fn folds(heard: &Heard, most: usize) -> Vec<String> {
    let mut keys = Keys::new(heard, most);
    for &sound in &heard.sounds {
        keys.push(fold_of(sound), sound);
    }
    keys.done()
}

/// At most so many skeletons of a word, the likeliest first.
pub(super) fn skeletons(heard: &Heard, most: usize) -> Vec<String> {
    let mut keys = Keys::new(heard, most);
    keys.doubles = true;
    let sounds = &heard.sounds;
    let end = if heard.arabic { sounds.len() } else { without_ov(sounds) };
    for (at, &sound) in sounds[..end].iter().enumerate() {
        let double = at > 0 && sounds[at - 1] == sound;
        let choice = match at {
            0 if heard.arabic && sound == Sound::I => &["y"],
            0 => first_of(sound, sounds.get(1).copied()),
            _ => inner_of(sound),
        };
        // Two equal letters of Arabic script may have an unwritten vowel between them.
        match (double, heard.arabic) {
            (true, false) => {}
            (true, true) => keys.push_or_not(choice, sound),
            (false, _) => keys.push(choice, sound),
        }
    }
    if end < sounds.len() {
        keys.push(&["f"], Sound::F);
    }
    keys.done()
}

/// Spellings growing side by side, each letter of each under the rules of a fold.
struct Keys {
    keys: Vec<String>,
    most: usize,
    doubles: bool,
}

impl Keys {
    fn new(heard: &Heard, most: usize) -> Self {
        let most = if heard.sounds.len() > LONG { 1 } else { most };
        Self { keys: vec![String::with_capacity(heard.sounds.len())], most, doubles: false }
    }

    /// Appends a sound in each of its spellings as long as there is room for all of them, else in the first.
    fn push(&mut self, choice: &[&str], sound: Sound) {
        if let Sound::Digit(digit) = sound {
            self.keys.iter_mut().for_each(|key| key.push(digit));
            return;
        }
        let choice = if self.keys.len() * choice.len() <= self.most { choice } else { &choice[..choice.len().min(1)] };
        if let [text] = choice {
            for key in &mut self.keys {
                text.chars().for_each(|c| push(key, c, self.doubles));
            }
            return;
        }
        let stems = self.keys.clone();
        for (nth, text) in choice.iter().enumerate() {
            if nth > 0 {
                self.keys.extend(stems.iter().cloned());
            }
            let from = nth * stems.len();
            for key in &mut self.keys[from..] {
                text.chars().for_each(|c| push(key, c, self.doubles));
            }
        }
    }

    /// Both with the sound and without it.
    fn push_or_not(&mut self, choice: &[&str], sound: Sound) {
        let without = if self.keys.len() * 2 <= self.most { self.keys.clone() } else { Vec::new() };
        self.push(&choice[..1], sound);
        self.keys.extend(without);
    }

    fn done(self) -> Vec<String> {
        let mut keys = self.keys;
        let mut seen = std::collections::HashSet::new();
        if !self.doubles {
            keys.iter_mut().for_each(foreign_ov);
        }
        keys.retain(|key| !key.is_empty() && seen.insert(key.clone()));
        keys
    }
}

/// Abdulaevi and Абдулаеви come from Georgian, which puts -i to -ov and -ev.
fn foreign_ov(key: &mut String) {
    if key.len() >= 8 && (key.ends_with("avi") || key.ends_with("ovi")) {
        key.pop();
    }
}

/// Doubled letters are one; ck is k, tz is ts, ou is u.
fn push(key: &mut String, c: char, doubles: bool) {
    if doubles {
        return key.push(c);
    }
    if c == 'k' && key.ends_with('c') || c == 'u' && key.ends_with('o') {
        key.pop();
    }
    let c = if c == 'z' && key.ends_with('t') { 's' } else { c };
    if !key.ends_with(c) {
        key.push(c);
    }
}

fn fold_of(sound: Sound) -> &'static [&'static str] {
    use Sound::*;
    match sound {
        A | Alef => &["a"],
        I => &["i"],
        O => &["o"],
        U | Waw => &["u"],
        B => &["b"],
        C => &["c"],
        D => &["d"],
        F => &["f"],
        G | CyrillicG | H | K | X | CyrillicX | ArabicH | ArabicX => &["k"],
        L => &["l"],
        M => &["m"],
        N => &["n"],
        P => &["p"],
        R => &["r"],
        S => &["s"],
        T => &["t"],
        V => &["v"],
        ArabicOv => &["v", "u"],
        ArabicF => &["v", "f"],
        Dzh => &["c", "dz"],
        Z => &["z"],
        Zh => &["z", "c"],
        J => &["c", "z", "i"],
        SoftGlide => &["", "i"],
        Glide | GlideI => &["i", ""],
        Yo => &["o", "a"],
        LastH | SoftH => &["", "k"],
        HardH => &["k", ""],
        Ph => &["f", "p"],
        GeorgianP => &["p", "f"],
        Ch => &["c", "k"],
        Digit(_) => &[""],
    }
}

/// The first sound of a skeleton.
fn first_of(sound: Sound, next: Option<Sound>) -> &'static [&'static str] {
    use Sound::*;
    match sound {
        I if next.is_some_and(|next| matches!(next, A | O | U | Alef | Waw)) => &["y"],
        A | I | O | U | Yo | Alef | SoftGlide | Glide | GlideI => &["a"],
        V | Waw => &["v"],
        H | X | CyrillicX | ArabicX | LastH | SoftH | HardH => &["x"],
        CyrillicG => &["k", "x"],
        ArabicH => &["x", "k"],
        _ => inner_of(sound),
    }
}

fn inner_of(sound: Sound) -> &'static [&'static str] {
    use Sound::*;
    match sound {
        A | I | O | U | Yo | Alef | SoftGlide | Glide | GlideI | V | Waw | H | LastH | SoftH | HardH | Digit(_) => {
            &[""]
        }
        X => &["x"],
        ArabicX => &["x", ""],
        CyrillicX => &["", "x"],
        ArabicH => &["", "k"],
        CyrillicG => &["k", ""],
        J | Zh | Ch => &["c"],
        ArabicOv | ArabicF => &["f"],
        _ => &fold_of(sound)[..1],
    }
}

/// Where a word that ends in -ov, -ev, -ova or -eva would end without it.
fn without_ov(sounds: &[Sound]) -> usize {
    use Sound::{A, I, O, Ph, V};
    match sounds {
        [.., _, _, O | A, V] => sounds.len() - 2,
        [.., _, _, O | A, V, A] => sounds.len() - 3,
        [.., O | A, V, I] if sounds.len() >= 8 => sounds.len() - 3,
        [.., O | A, Ph] => sounds.len() - 2,
        _ => sounds.len(),
    }
}
