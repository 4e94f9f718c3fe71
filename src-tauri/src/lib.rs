//! Birlik's desktop window: the shell around the core.
//! Gives the pages one `call` into the core, dialogs, links and the look of the window, and hands events back.
//! Knows no noun of the product: a new command in the core changes nothing here.
//! May use `birlik_core`'s `App`, `dispatch`, errors and the wire's file tokens, and Tauri.

mod appearance;
mod arrival;
mod call;
mod dialog;
mod finish;
mod link;
mod log;
mod menu;
mod outside;
mod print;
mod rehearsal;
mod start;
mod token;
mod watch;
mod window;
mod words;

use std::process::ExitCode;

use tauri::generate_handler;

/// Opens the window and stays until it is closed. A failure to start is written to stderr and the log.
pub fn run() -> ExitCode {
    let built = tauri::Builder::default()
        // First, as its own page says: a second start must end before anything else of it begins.
        .plugin(tauri_plugin_single_instance::init(arrival::second_start))
        .plugin(tauri_plugin_window_state::Builder::new().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build())
        .invoke_handler(generate_handler![
            call::call,
            dialog::pick_open,
            dialog::pick_save,
            dialog::pick_folder,
            arrival::opened_with,
            link::open_link,
            link::show_in_folder,
            appearance::set_appearance,
            print::print,
        ])
        .setup(|tauri| start::start(tauri))
        .build(tauri::generate_context!());
    match built {
        Ok(program) => {
            program.run(|handle, event| {
                finish::run_event(handle, &event);
                arrival::run_event(handle, event);
            });
            ExitCode::SUCCESS
        }
        Err(why) => {
            tracing::error!(%why, "the window could not be opened");
            eprintln!("Birlik: {why}");
            ExitCode::FAILURE
        }
    }
}
