/* Keys that several controls share. */
import { tick } from "svelte";

/** Arrows press the neighbour in a group of radio buttons or tabs; the reading direction counts. */
export function moveWithin(event: KeyboardEvent): void {
  const here = event.currentTarget as HTMLElement;
  const right = getComputedStyle(here).direction === "rtl" ? -1 : 1;
  const steps: Record<string, number> = { ArrowRight: right, ArrowLeft: -right, ArrowDown: 1, ArrowUp: -1 };
  const step = steps[event.key];
  if (!step) return;
  const all = [...(here.parentElement?.querySelectorAll<HTMLElement>(`[role=${here.role ?? ""}]`) ?? [])];
  const next = all.at((all.indexOf(here) + step) % all.length);
  event.preventDefault();
  next?.focus();
  next?.click();
}

/** The line that a key leads to from `active` in a list of which `seen` lines show at once; none for other keys. */
export function lineFor(key: string, active: number, count: number, seen: number): number | undefined {
  const page = Math.max(1, Math.floor(seen) - 1);
  const lines: Record<string, number> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: count - 1,
  };
  return lines[key];
}

/** What had the focus is gone: the place takes it, so that Tab goes on in it and not from the window's beginning. */
export async function keepFocus(): Promise<void> {
  await tick();
  const main = document.querySelector<HTMLElement>("main");
  if (!main || (document.activeElement && document.activeElement !== document.body)) return;
  main.tabIndex = -1;
  main.focus({ preventScroll: true });
}

const apple = navigator.userAgent.includes("Mac OS");

/** Ctrl, or Cmd where that is the custom. */
export function withCommand(event: KeyboardEvent): boolean {
  return apple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
}

/** How a shortcut is written: `Ctrl K` or `⌘ K`. */
export function shortcutText(key: string): string {
  return `${apple ? "⌘" : "Ctrl"} ${key}`;
}

/** Whether keys belong to a text that is being written. */
export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input:not([type=checkbox]), textarea, select"))
  );
}
