/* The desktop. The one file that knows the shell (rule 10). */
import { invoke } from "@tauri-apps/api/core";
import { getCurrentWebviewWindow } from "@tauri-apps/api/webviewWindow";
import type { Platform, Stop } from "./platform";

/** Listens from now on; what is heard before the shell has answered is not lost, the shell waits for the page. */
function listen<Payload>(event: string, heard: (payload: Payload) => void): Stop {
  const listening = getCurrentWebviewWindow().listen<Payload>(event, ({ payload }) => heard(payload));
  return () => void listening.then((stop) => stop());
}

export const tauriPlatform: Platform = {
  debug: "birlikDebug" in window,
  call: (name, input) => invoke("call", { name, input }),
  onEvent: (heard) => listen("birlik-event", heard),
  onMenu: (heard) => listen("birlik-menu", heard),
  onDrop: (heard) => listen("birlik-drop", heard),
  onOpen: (heard) => listen("birlik-open", heard),
  openedWith: () => invoke("opened_with"),
  pickOpen: (kind) => invoke("pick_open", { kind }),
  pickFolder: () => invoke("pick_folder"),
  pickSave: (name, kind) => invoke("pick_save", { kind, name }),
  openLink: (url) => invoke("open_link", { url }),
  showInFolder: (file) => invoke("show_in_folder", { file }),
  copy: (text) => navigator.clipboard.writeText(text),
  print: () => invoke("print"),
  setAppearance: (language, theme) => invoke("set_appearance", { language, theme }),
};
