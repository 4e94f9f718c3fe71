//! A window with nothing in it: what Birlik's start is measured against (`cargo xtask bench window`).

use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() -> tauri::Result<()> {
    let built = tauri::Builder::default().setup(|program| {
        let blank = WebviewUrl::External("about:blank".parse()?);
        WebviewWindowBuilder::new(program, "main", blank).inner_size(1280.0, 800.0).build()?;
        Ok(())
    });
    built.run(tauri::generate_context!())
}
