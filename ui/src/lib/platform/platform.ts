/* What the window asks of the place it runs in. tauri.ts is the desktop, browser.ts a fake in memory. */
import type { Event, FileToken, Theme } from "$lib/ipc/bindings";

/** What a dialog is for; the shell knows the endings of names. */
export type FileKind = "table" | "data_file" | "calendar" | "exchange";

/** A file that the person chose: a token for the core (never a path), its name for eyes. */
export interface Chosen {
  file: FileToken;
  name: string;
}

/** Files held over the window, taken away again, or let go. */
export type Drop = { phase: "over" } | { phase: "leave" } | { phase: "drop"; files: Chosen[] };

/** Items of the system's menu bar. */
export type MenuItem =
  | "new_file"
  | "open_file"
  | "import"
  | "export"
  | "print"
  | "new_person"
  | "today"
  | "people"
  | "events"
  | "schools"
  | "network"
  | "exchange"
  | "settings"
  | "search"
  | "palette"
  | "help_here"
  | "shortcuts";

export type Stop = () => void;

export interface Platform {
  /** A debug build: the mirrored test language can be chosen. */
  readonly debug: boolean;
  /** Runs a command of the core; rejects with `{ code, params }`. */
  call(name: string, input: unknown): Promise<unknown>;
  onEvent(listener: (event: Event) => void): Stop;
  onMenu(listener: (item: MenuItem) => void): Stop;
  onDrop(listener: (drop: Drop) => void): Stop;
  /** Files opened by double click while the window stands. */
  onOpen(listener: (files: Chosen[]) => void): Stop;
  /** Files the program was started with; each is given once. */
  openedWith(): Promise<Chosen[]>;
  pickOpen(kind: FileKind): Promise<Chosen | null>;
  /** Asks for a folder. */
  pickFolder(): Promise<Chosen | null>;
  pickSave(name: string, kind: FileKind): Promise<Chosen | null>;
  /** Opens https, mailto and tel outside. */
  openLink(url: string): Promise<void>;
  showInFolder(file: FileToken): Promise<void>;
  /** Puts a text where it can be pasted from. */
  copy(text: string): Promise<void>;
  /** Asks the system to print the page as it stands. */
  print(): Promise<void>;
  /** The menu, the dialogs and the frame of the window follow. */
  setAppearance(language: string, theme: Theme): Promise<void>;
}

let current: Platform | undefined;

/** Said once at the start, and by tests. */
export function usePlatform(platform: Platform): void {
  current = platform;
}

export function platform(): Platform {
  if (!current) throw new Error("the platform is said before anything is asked of it");
  return current;
}
