//! Every bound of the format, in one place. The writer refuses what a reader would.

/// Bytes of a file as it lies on the disk: 256 MiB.
pub const FILE: u64 = 256 << 20;
/// Bytes of all lines, counted as they are produced: 2 GiB.
pub const UNPACKED: u64 = 2 << 30;
/// Window of the compression, as the power of two: 8 MiB.
pub const WINDOW_LOG: u32 = 23;
/// Bytes of a line, its end included: 256 KiB.
pub const LINE: usize = 256 << 10;
/// Bytes of a value: 64 KiB.
pub const VALUE: usize = 64 << 10;
/// Brackets and braces inside each other.
pub const DEPTH: usize = 8;
/// Cells of a file.
pub const ROWS: u64 = 20_000_000;
/// Entities of a file.
pub const ENTITIES: u64 = 5_000_000;
/// Installations of a file.
pub const INSTALLATIONS: usize = 8_192;
/// Field names of a file.
pub const FIELDS: usize = 4_096;
/// Entities that others can name by their number in the file; so many ids a reader keeps.
pub const NUMBERED: usize = 1 << 20;
/// Bytes of a field's or kind's name, which is ASCII.
pub const NAME: usize = 64;
/// Pairs of installation and stamp in a file.
pub const WORDS: usize = 4_000_000;
/// Files that a sender says to have taken.
pub const HAS: usize = 10_000;
/// Stamps are below this.
pub const STAMP: i64 = 1 << 61;
/// Binary logarithm of scrypt's N.
pub const SCRYPT: u8 = 18;
/// What a writer uses.
pub const SCRYPT_WRITTEN: u8 = 16;
/// The writer ends a line of a table or an entity here, so that no line comes near its bound.
pub(super) const SPLIT: usize = 96 << 10;
