//! Facts about names. Tests over the shared data take its folder from `BIRLIK_TEST_DATA`.

mod keys;
mod likeness;
mod order;
mod rules;
mod shared;
mod split;
