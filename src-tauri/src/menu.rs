//! The menu bar, in the interface's language. Its items are told to the page as `birlik-menu`; the page does the work.

use std::sync::{Mutex, PoisonError};

use tauri::menu::{IsMenuItem, Menu, MenuBuilder, MenuEvent, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Emitter, Wry};

use crate::window;
use crate::words::Words;

/// An item: its id, which is also its key in the catalogue behind `menu-`, and its keys on the keyboard.
struct Item(&'static str, Option<&'static str>);

const FILE: [Item; 5] = [
    Item("new_file", None),
    Item("open_file", Some("CmdOrCtrl+O")),
    Item("import", Some("CmdOrCtrl+I")),
    Item("export", Some("CmdOrCtrl+E")),
    Item("print", Some("CmdOrCtrl+P")),
];
const EDIT: [Item; 1] = [Item("new_person", Some("CmdOrCtrl+N"))];
/// The places of the sidebar (`places.ts`) and what stands beside them.
const VIEW: [Item; 9] = [
    Item("today", Some("CmdOrCtrl+1")),
    Item("people", Some("CmdOrCtrl+2")),
    Item("events", Some("CmdOrCtrl+3")),
    Item("schools", Some("CmdOrCtrl+4")),
    Item("network", Some("CmdOrCtrl+5")),
    Item("exchange", Some("CmdOrCtrl+6")),
    Item("settings", Some("CmdOrCtrl+,")),
    Item("search", Some("CmdOrCtrl+F")),
    Item("palette", Some("CmdOrCtrl+K")),
];
const HELP: [Item; 2] = [Item("help_here", Some("F1")), Item("shortcuts", None)];
/// Ends the program; an item of ours, since the system's own does nothing under GTK.
const QUIT: Item = Item("quit", Some("CmdOrCtrl+Q"));

/// Something with a text, and the text's key.
enum Labelled {
    Menu(Submenu<Wry>),
    Ours(MenuItem<Wry>),
    Systems(PredefinedMenuItem<Wry>),
}

/// The parts of the menu bar whose texts change with the language.
#[derive(Default)]
pub(crate) struct MenuBar {
    menu: Mutex<Option<Menu<Wry>>>,
    parts: Mutex<Vec<(&'static str, Labelled)>>,
}

impl MenuBar {
    /// Puts an English menu bar into the program.
    pub(crate) fn put(handle: &AppHandle) -> tauri::Result<Self> {
        let bar = Self::default();
        let file = bar.menu(handle, "file", &FILE)?;
        file.append(&PredefinedMenuItem::separator(handle)?)?;
        bar.item(handle, &file, &QUIT)?;
        let edit = bar.menu(handle, "edit", &EDIT)?;
        // Typing is undone by the web view itself, for which macOS wants items; what was saved, in the page's history.
        if cfg!(target_os = "macos") {
            bar.systems(&edit, &[("undo", PredefinedMenuItem::undo), ("redo", PredefinedMenuItem::redo)], handle)?;
        }
        let copying: [(&str, Make); 4] = [
            ("cut", PredefinedMenuItem::cut),
            ("copy", PredefinedMenuItem::copy),
            ("paste", PredefinedMenuItem::paste),
            ("select_all", PredefinedMenuItem::select_all),
        ];
        bar.systems(&edit, &copying, handle)?;
        let (view, help) = (bar.menu(handle, "view", &VIEW)?, bar.menu(handle, "help", &HELP)?);
        let menus: [&dyn IsMenuItem<Wry>; 4] = [&file, &edit, &view, &help];
        let menu = MenuBuilder::new(handle).items(&menus).build()?;
        *bar.menu.lock().unwrap_or_else(PoisonError::into_inner) = Some(menu.clone());
        bar.speak("en")?;
        handle.set_menu(menu)?;
        Ok(bar)
    }

    /// Puts the texts into a language.
    pub(crate) fn speak(&self, language: &str) -> tauri::Result<()> {
        let words = Words::of(language);
        for (key, part) in self.parts.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            let text = words.text(&format!("menu-{key}"));
            match part {
                Labelled::Menu(menu) => menu.set_text(text)?,
                Labelled::Ours(item) => item.set_text(text)?,
                Labelled::Systems(item) => item.set_text(text)?,
            }
        }
        if cfg!(target_os = "linux") { self.put_menus_anew() } else { Ok(()) }
    }

    /// GTK's menu bar keeps the texts its menus had when they were put into it.
    fn put_menus_anew(&self) -> tauri::Result<()> {
        let bar = self.menu.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(bar) = bar.as_ref() else { return Ok(()) };
        for (_, part) in self.parts.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            if let Labelled::Menu(menu) = part {
                bar.remove(menu)?;
                bar.append(menu)?;
            }
        }
        Ok(())
    }

    fn menu(&self, handle: &AppHandle, key: &'static str, items: &[Item]) -> tauri::Result<Submenu<Wry>> {
        let menu = Submenu::new(handle, key, true)?;
        self.keep(key, Labelled::Menu(menu.clone()));
        items.iter().try_for_each(|item| self.item(handle, &menu, item))?;
        Ok(menu)
    }

    fn item(&self, handle: &AppHandle, menu: &Submenu<Wry>, Item(id, keys): &Item) -> tauri::Result<()> {
        let item = MenuItem::with_id(handle, *id, id, true, *keys)?;
        menu.append(&item)?;
        self.keep(id, Labelled::Ours(item));
        Ok(())
    }

    /// Adds a line and then items that the system itself carries out.
    fn systems(&self, menu: &Submenu<Wry>, items: &[(&'static str, Make)], handle: &AppHandle) -> tauri::Result<()> {
        menu.append(&PredefinedMenuItem::separator(handle)?)?;
        for (key, make) in items {
            let item = make(handle, None)?;
            menu.append(&item)?;
            self.keep(key, Labelled::Systems(item));
        }
        Ok(())
    }

    fn keep(&self, key: &'static str, part: Labelled) {
        self.parts.lock().unwrap_or_else(PoisonError::into_inner).push((key, part));
    }
}

type Make = fn(&AppHandle, Option<&str>) -> tauri::Result<PredefinedMenuItem<Wry>>;

/// Tells the page which item was chosen.
pub(crate) fn chosen(handle: &AppHandle, event: MenuEvent) {
    let id = event.id().as_ref();
    if id == QUIT.0 {
        return handle.exit(0);
    }
    if let Err(why) = handle.emit_to(window::LABEL, "birlik-menu", id) {
        tracing::warn!(%why, id, "a menu item did not reach the page");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_has_a_text_in_every_language() {
        let fixed = ["file", "edit", "view", "help", "quit", "undo", "redo", "cut", "copy", "paste", "select_all"];
        let items = FILE.iter().chain(&EDIT).chain(&VIEW).chain(&HELP).map(|Item(id, _)| *id);
        let keys: Vec<String> = fixed.into_iter().chain(items).map(|id| format!("menu-{id}")).collect();
        for language in ["en", "az", "ru"] {
            let words = Words::of(language);
            for key in keys.iter().map(String::as_str).chain([
                "dialog-table",
                "dialog-data_file",
                "dialog-exchange",
                "dialog-all",
            ]) {
                assert_ne!(words.text(key), key, "{language} lacks {key}");
            }
        }
    }

    /// What stands between `before` and the next quotation mark.
    fn quoted<'a>(line: &'a str, before: &str) -> Option<&'a str> {
        line.split_once(before)?.1.split('"').next()
    }

    #[test]
    fn every_place_of_the_page_is_in_the_menu_under_the_same_key() {
        let page = include_str!("../../ui/src/feature/window/places.ts");
        let places: Vec<_> = page.lines().filter_map(|l| quoted(l, "place: \"").zip(quoted(l, "key: \""))).collect();
        assert!(places.len() > 4, "{places:?}");
        for (place, key) in places {
            let item = VIEW.iter().find(|Item(id, _)| *id == place).map(|Item(_, keys)| keys.unwrap_or_default());
            assert_eq!(item, Some(format!("CmdOrCtrl+{key}").as_str()), "{place}");
        }
    }

    #[test]
    fn no_two_items_share_their_keys() {
        let mut keys: Vec<&str> = FILE
            .iter()
            .chain(&EDIT)
            .chain(&VIEW)
            .chain(&HELP)
            .chain([&QUIT])
            .filter_map(|Item(_, keys)| *keys)
            .collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }
}
