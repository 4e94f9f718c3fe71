//! Tauri's build step, and a clear word when the pages are missing.

fn main() {
    // The pages are compiled in, so the program is built again when they were.
    println!("cargo::rerun-if-changed=../ui/dist");
    if !std::path::Path::new("../ui/dist").is_dir() {
        println!(
            "cargo::error=ui/dist is missing: build the pages first (`npm ci && npm run build` in ui/, or `cargo xtask run`)"
        );
        return;
    }
    tauri_build::build();
}
