//! One test binary; modules mirror `src`.

mod codegen;
mod file;
