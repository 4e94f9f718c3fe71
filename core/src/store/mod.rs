//! SQL, and nothing but SQL (rule 2).

pub mod backup;
pub mod config;
pub mod file;
