//! The desktop program: opens the window and nothing else.

// No console beside the window on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    birlik_shell::run()
}
