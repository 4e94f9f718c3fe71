/* The window in an ordinary browser: the fake core, dialogs that always choose the same file. Never in a release. */
import type { Drop, MenuItem, Platform } from "./platform";
import { FakeCore } from "./fake/core";

export interface BrowserPlatform extends Platform {
  core: FakeCore;
  drop(drop: Drop): void;
  menu(item: MenuItem): void;
}

/** A platform in memory; `file: true` begins with an open chapter. */
export function browserPlatform(begin: { file: boolean } = { file: false }): BrowserPlatform {
  const core = new FakeCore();
  const drops = new Set<(drop: Drop) => void>();
  const menus = new Set<(item: MenuItem) => void>();
  if (begin.file) core.commands.file_open?.({ file: "recent-1" });
  return {
    core,
    debug: true,
    async call(name, input) {
      const command = (core.commands as Record<string, ((input: unknown) => unknown) | undefined>)[name];
      if (!command) throw { code: "no_such_command", params: { name } };
      return structuredClone(command(input));
    },
    onEvent: (listener) => core.onEvent(listener),
    onMenu: (listener) => (menus.add(listener), () => menus.delete(listener)),
    onDrop: (listener) => (drops.add(listener), () => drops.delete(listener)),
    drop: (drop) => drops.forEach((listener) => listener(drop)),
    menu: (item) => menus.forEach((listener) => listener(item)),
    onOpen: () => () => undefined,
    openedWith: async () => [],
    pickOpen: async () => ({ file: "picked", name: "roster_herbst.csv" }),
    pickFolder: async () => ({ file: "folder", name: "Nextcloud" }),
    pickSave: async (name) => ({ file: "saved", name }),
    openLink: async () => undefined,
    showInFolder: async () => undefined,
    copy: async () => undefined,
    print: async () => window.print(),
    setAppearance: async () => undefined,
  };
}
