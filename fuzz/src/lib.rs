//! The functions that are fuzzed, for cargo-fuzz. They are the same that `cargo xtask test` runs for a moment: `target` is
//! taken into the test binary too, which has the two modules beside it under the same names.

#[path = "../../core/tests/it/fixture.rs"]
pub mod fixture;
#[path = "../../core/tests/it/world.rs"]
pub mod world;

pub mod target;
