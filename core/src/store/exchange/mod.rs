//! The exchange file's way between disk and cells: staged beside the data file, joined for the preview, merged in one
//! transaction (merge design, section 7). The bytes are `exchange::chapter_file`'s; `ops::exchange` carries between the two.

pub(crate) mod apply;
pub(crate) mod choice;
pub(crate) mod names;
pub(crate) mod out;
pub(crate) mod peer;
pub(crate) mod preview;
pub(crate) mod scope;
pub(crate) mod stage;
pub(crate) mod undo;
pub(crate) mod withdrawn;

/// "Newer by the total order", of a staged row `s` and a held one `c` (merge design, section 1).
pub(super) const NEWER: &str =
    "(s.stamp, s.dead, s.val is not null, s.val) > (c.stamp, c.dead, c.val is not null, c.val)";
