//! The one window.

use tauri::utils::config::WindowConfig;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Url, WebviewWindowBuilder};

use crate::arrival;

/// The window's label, as in tauri.conf.json and the capabilities.
pub(crate) const LABEL: &str = "main";

/// Opens the window as tauri.conf.json draws it. Everything the page may ask for has to be ready.
pub(crate) fn open(handle: &AppHandle) -> tauri::Result<()> {
    let drawn: Option<&WindowConfig> = handle.config().app.windows.iter().find(|window| window.label == LABEL);
    let drawn = drawn.cloned().unwrap_or_else(|| WindowConfig { label: LABEL.to_owned(), ..WindowConfig::default() });
    let mut builder = WebviewWindowBuilder::from_config(handle, &drawn)?;
    if cfg!(debug_assertions) {
        // The page offers the mirrored test language then; a release does not know it.
        builder = builder.initialization_script("window.birlikDebug = true");
    }
    let window = builder
        // The page never leaves itself; links go through `open_link` to the system's own programs (rule 15).
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    let own = window.as_ref().window();
    window.on_window_event(move |event| arrival::window_event(&own, event));
    Ok(())
}

/// Brings the window to the front.
pub(crate) fn show(handle: &AppHandle) {
    if let Some(window) = handle.get_webview_window(LABEL) {
        let shown = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
        if let Err(why) = shown {
            tracing::warn!(%why, "the window could not be brought to the front");
        }
    }
}

/// The pages inside the program, and vite's while developing.
fn is_ours(url: &Url) -> bool {
    let inside = url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost");
    let developing = !cfg!(feature = "pages-inside") && url.host_str() == Some("localhost");
    inside || developing || url.as_str() == "about:blank"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_stays_in_the_program() {
        let url = |text: &str| Url::parse(text).unwrap();
        assert!(is_ours(&url("tauri://localhost/index.html#/people")));
        assert!(is_ours(&url("http://tauri.localhost/")));
        assert!(!is_ours(&url("https://example.org/")));
        assert!(!is_ours(&url("file:///etc/passwd")));
        assert!(!is_ours(&url("http://tauri.localhost.example.org/")));
    }
}
