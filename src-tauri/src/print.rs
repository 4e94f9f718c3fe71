//! Printing the page as it stands: the system's dialog does it. In a rehearsal the page goes into a PDF file instead.

use birlik_core::{Code, Error, Result};
use tauri::WebviewWindow;

use crate::rehearsal::{self, Part};

/// Opens the system's dialog to print the page.
#[tauri::command]
pub(crate) async fn print(window: WebviewWindow) -> Result<()> {
    match rehearsal::answer(Part::Print) {
        Some(path) => path.map_or(Ok(()), |path| to_pdf(&window, &path)),
        None => window.print().map_err(|why| Error::new(Code::Defect).because(why)),
    }
}

/// A4, or Letter when the file's name says so.
#[cfg(all(target_os = "linux", debug_assertions))]
fn to_pdf(window: &WebviewWindow, path: &std::path::Path) -> Result<()> {
    use gtk::glib;
    use webkit2gtk::{PrintOperation, PrintOperationExt};

    let uri = glib::filename_to_uri(path, None).map_err(|why| Error::new(Code::Defect).because(why))?;
    let letter = path.to_string_lossy().contains("letter");
    let printed = window.with_webview(move |view| {
        let settings = gtk::PrintSettings::new();
        settings.set_printer("Print to File");
        settings.set("output-file-format", Some("pdf"));
        settings.set("output-uri", Some(&uri));
        let paper = gtk::PaperSize::new(Some(if letter { "na_letter" } else { "iso_a4" }));
        let page = gtk::PageSetup::new();
        page.set_paper_size_and_default_margins(&paper);
        settings.set_paper_size(&paper);
        let operation = PrintOperation::new(&view.inner());
        operation.set_print_settings(&settings);
        operation.set_page_setup(&page);
        operation.connect_failed(|_, why| tracing::error!(%why, "the page was not printed"));
        // Kept until it has ended.
        let kept = operation.clone();
        operation.connect_finished(move |_| drop(kept.clone()));
        operation.print();
    });
    printed.map_err(|why| Error::new(Code::Defect).because(why))
}

#[cfg(not(all(target_os = "linux", debug_assertions)))]
fn to_pdf(_window: &WebviewWindow, _path: &std::path::Path) -> Result<()> {
    Ok(())
}
