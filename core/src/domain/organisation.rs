//! The tree of organisations: who stands above whom, whatever files say. Knows no database.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// Whether `child` below `parent` would close a circle; `above` gives what stands above an organisation.
pub fn closes_a_circle<T: Copy + Eq + Hash>(child: T, parent: T, above: &HashMap<T, T>) -> bool {
    let mut seen = HashSet::new();
    let mut at = Some(parent);
    while let Some(here) = at {
        if here == child {
            return true;
        }
        if !seen.insert(here) {
            // A circle further up, which a file brought: not of this child's making.
            return false;
        }
        at = above.get(&here).copied();
    }
    false
}

/// A tree as lines: who stands where, and how deep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<T> {
    /// The organisation.
    pub id: T,
    /// 0 at the top.
    pub depth: u32,
    /// What stands above it is below it as well: shown at the top, to be mended.
    pub in_a_circle: bool,
}

/// Every organisation once, each below its parent, in the order given; what is in a circle or whose parent is not here
/// stands at the top.
pub fn lines<T: Copy + Eq + Hash>(all: &[T], above: &HashMap<T, T>) -> Vec<Line<T>> {
    let here: HashSet<T> = all.iter().copied().collect();
    let mut below: HashMap<T, Vec<T>> = HashMap::new();
    let mut tops = Vec::new();
    for &id in all {
        match above.get(&id).filter(|parent| here.contains(parent)) {
            Some(&parent) => below.entry(parent).or_default().push(id),
            None => tops.push(id),
        }
    }
    let (mut lines, mut done) = (Vec::with_capacity(all.len()), HashSet::new());
    for top in tops {
        descend(top, false, &below, &mut done, &mut lines);
    }
    for &id in all {
        if !done.contains(&id) {
            descend(id, true, &below, &mut done, &mut lines);
        }
    }
    lines
}

fn descend<T: Copy + Eq + Hash>(
    top: T,
    in_a_circle: bool,
    below: &HashMap<T, Vec<T>>,
    done: &mut HashSet<T>,
    lines: &mut Vec<Line<T>>,
) {
    let mut waiting = vec![(top, 0)];
    while let Some((id, depth)) = waiting.pop() {
        if done.insert(id) {
            lines.push(Line { id, depth, in_a_circle: in_a_circle && depth == 0 });
            waiting.extend(below.get(&id).into_iter().flatten().rev().map(|&id| (id, depth + 1)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organisation_cannot_stand_below_itself() {
        let above = HashMap::from([(2, 1), (3, 2)]);
        assert!(closes_a_circle(1, 3, &above) && closes_a_circle(2, 2, &above));
        assert!(!closes_a_circle(3, 1, &above));
        let circle = HashMap::from([(2, 1), (1, 2)]);
        assert!(!closes_a_circle(3, 1, &circle), "a circle above is not of its making");
    }

    #[test]
    fn every_organisation_has_one_line_also_in_a_circle_or_without_its_parent() {
        let above = HashMap::from([(2, 1), (3, 2), (5, 6), (6, 5), (7, 99)]);
        let told: Vec<(i32, u32, bool)> =
            lines(&[1, 2, 3, 4, 5, 6, 7], &above).into_iter().map(|l| (l.id, l.depth, l.in_a_circle)).collect();
        let expected =
            [(1, 0, false), (2, 1, false), (3, 2, false), (4, 0, false), (7, 0, false), (5, 0, true), (6, 1, false)];
        assert_eq!(told, expected);
    }
}
