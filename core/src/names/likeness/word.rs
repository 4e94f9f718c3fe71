//! How alike two words are: the cheapest way from the sounds of one to those of the other.

use super::cost::{Code, alone, clash, clash_alone, code, is, swap, weight};
use super::hebrew;
use crate::names::sound::{Sound, hear};
use crate::names::words::Word;

/// Sounds of a word that are compared; longer words are cut.
const MOST: usize = 32;

/// A word of a name, heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sounds {
    pub(super) codes: Vec<Code>,
    /// Short vowels are not written.
    sparse: bool,
}

impl Sounds {
    pub(super) fn new(word: &Word) -> Self {
        let hebrew = word.iter().any(|&c| hebrew::is_hebrew(c));
        let heard = if hebrew { None } else { Some(hear(word)) };
        let sparse = heard.as_ref().is_none_or(|heard| heard.arabic);
        let sounds = heard.map_or_else(|| hebrew::hear(word), |heard| heard.sounds);
        let mut codes: Vec<Code> = sounds.into_iter().take(MOST).map(code).collect();
        if !sparse {
            codes.dedup();
        }
        Self { codes, sparse }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Both words as one.
    pub(super) fn joined(&self, next: &Self) -> Self {
        let mut codes = self.codes.clone();
        codes.extend(&next.codes);
        codes.truncate(MOST);
        codes.dedup();
        Self { codes, sparse: self.sparse || next.sparse }
    }

    /// The first sound alone.
    pub(super) fn first(&self) -> Self {
        Self { codes: self.codes.iter().take(1).copied().collect(), sparse: self.sparse }
    }

    /// Without what a woman's family name has more than a man's: -ova, -ina, -skaya.
    pub(super) fn stem(&self) -> Self {
        let codes = self.codes.as_slice();
        let last = |back: usize, sound: Sound| codes.len() > back && is(codes[codes.len() - 1 - back], sound);
        let ov = last(1, Sound::V) && (last(2, Sound::O) || last(2, Sound::A)) || last(1, Sound::ArabicOv);
        let cut = match () {
            () if codes.len() < 5 || !last(0, Sound::A) => 0,
            () if last(1, Sound::I) && last(2, Sound::A) && last(3, Sound::K) && last(4, Sound::S) => 3,
            () if ov || (last(1, Sound::N) && last(2, Sound::I)) => 1,
            () => 0,
        };
        let mut stem = self.clone();
        stem.codes.truncate(codes.len() - cut);
        if cut == 3 {
            stem.codes.push(code(Sound::I));
        }
        stem
    }

    /// Without -ovich, -ovna and their like, so that the father's own name is left.
    pub(super) fn father(&self) -> Self {
        let mut father = self.clone();
        let len = self.codes.len();
        let ends = |sounds: &[Sound]| {
            len > sounds.len() + 2
                && self.codes[len - sounds.len()..].iter().zip(sounds).all(|(&code, &sound)| is(code, sound))
        };
        use Sound::{A, C, Ch, I, N, O, V};
        let endings = [[O, V, I, C], [A, V, I, C], [O, V, I, Ch], [A, V, I, Ch], [O, V, N, A], [A, V, N, A]];
        if endings.iter().any(|ending| ends(ending)) {
            father.codes.truncate(len - 4);
        }
        father
    }

    /// 0 to 1.
    pub(super) fn likeness(&self, other: &Self) -> f32 {
        if self == other {
            return 1.0;
        }
        let sparse = self.sparse || other.sparse;
        let all = |codes: &[Code]| codes.iter().map(|code| weight(*code, sparse)).sum::<f32>();
        let whole = all(&self.codes).max(all(&other.codes)).max(0.5);
        let (a, b) = (self.codes.as_slice(), other.codes.as_slice());
        let gap = |codes: &[Code], at| usual_gap(codes, at).unwrap_or_else(|| alone(codes[at], sparse));
        let way = distance(a, b, |at| gap(a, at), |at| gap(b, at), |i, j| swap(a[i], b[j], sparse));
        (1.0 - way / whole).max(0.0)
    }

    /// What speaks for their being two names, in consonants.
    pub(super) fn clash(&self, other: &Self) -> f32 {
        let (a, b) = (self.codes.as_slice(), other.codes.as_slice());
        let gap = |codes: &[Code], at, lack| usual_gap(codes, at).unwrap_or_else(|| clash_alone(codes, at, lack));
        let last = |i: usize, j: usize| i + 1 == a.len() && j + 1 == b.len();
        let swap = |i: usize, j: usize| clash(a[i], b[j], self.sparse || other.sparse, last(i, j));
        let (ours, theirs) = ([self.sparse, other.sparse], [other.sparse, self.sparse]);
        distance(a, b, |at| gap(a, at, ours), |at| gap(b, at, theirs), swap)
    }
}

/// Of two equal sounds one may be missing, and the glide that German writes.
fn usual_gap(codes: &[Code], at: usize) -> Option<f32> {
    match at {
        0 if is(codes[0], Sound::J) && codes.get(1).is_some_and(|&next| is(next, Sound::A)) => Some(GLIDE),
        1.. if codes[at] == codes[at - 1] => Some(DOUBLED),
        _ => None,
    }
}

/// Of two equal sounds in a row one may be missing.
const DOUBLED: f32 = 0.05;
/// Two sounds in the wrong order.
const TURNED: f32 = 0.6;
/// Xenia and Ксения.
const LETTER_X: f32 = 0.2;
/// Jewgenij is Евгений in German.
const GLIDE: f32 = 0.3;

/// The cheapest way from one word to the other; what it costs to leave a sound of either out, and to take one for another.
fn distance(
    a: &[Code],
    b: &[Code],
    gap_a: impl Fn(usize) -> f32,
    gap_b: impl Fn(usize) -> f32,
    swap: impl Fn(usize, usize) -> f32,
) -> f32 {
    let two_for = |one: &[Code], i: usize, two: &[Code], j: usize| {
        let pair = j > 0 && is(two[j], Sound::S) && is(one[i], Sound::X);
        pair && is(two[j - 1], Sound::K)
    };
    let mut rows = [[0.0_f32; MOST + 1]; 3];
    for at in 0..b.len() {
        rows[0][at + 1] = rows[0][at] + gap_b(at);
    }
    let width = b.len();
    for i in 0..a.len() {
        let dropped = gap_a(i);
        rows.rotate_right(1);
        let [now, before, two] = &mut rows;
        now[0] = before[0] + dropped;
        for j in 0..width {
            let mut least = (before[j] + swap(i, j)).min(before[j + 1] + dropped).min(now[j] + gap_b(j));
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                least = least.min(two[j - 1] + TURNED);
            }
            if two_for(a, i, b, j) {
                least = least.min(before[j - 1] + LETTER_X);
            }
            if i > 0 && two_for(b, j, a, i) {
                least = least.min(two[j] + LETTER_X);
            }
            now[j + 1] = least;
        }
    }
    rows[0][width]
}
