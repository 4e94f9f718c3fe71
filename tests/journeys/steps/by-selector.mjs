// Ways through the window by selectors, for pictures in every language: the gallery's hands.

import { copyFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

const FIXTURES = new URL("../../fixtures/", import.meta.url);
export const PLACES = ["today", "people", "events", "schools", "network", "exchange"];
export const CONTROL = "\uE009";
export const ROW = "[role=grid] [role=row]:has([role=gridcell])";

/** The first visible thing of a selector; with `nth` a later one. */
export const see = (page, selector, nth = 0) =>
  page.until(selector, () =>
    page.run(
      "return [...document.querySelectorAll(args[0])].filter((one) => one.checkVisibility())[args[1]] ?? null",
      selector,
      nth,
    ),
  );
export const tap = async (page, selector, nth) => page.run("args[0].click()", await see(page, selector, nth));
/** Menus answer to the pointer, not to a click from a script. */
export const press = async (page, selector, nth) => {
  const thing = await see(page, selector, nth);
  await page.until(selector, () => thing.click().then(() => true));
};
export const type = async (page, selector, text) => {
  await page.run(
    "args[0].focus(); args[0].value = args[1]; args[0].dispatchEvent(new Event('input', { bubbles: true }));",
    await see(page, selector),
    text,
  );
};
export const go = async (page, place) => {
  await page.press(["\uE00C", "\uE00C", "\uE00C"]);
  if (place === "settings") await tap(page, ".sidebar-foot .sidebar-item", 1);
  else await tap(page, ".sidebar > .sidebar-item:not(.find)", PLACES.indexOf(place));
  await sleep(200);
};
export const key = (page, letter, ...held) => page.press([letter], held);
export const down = (page, selector) =>
  page.run("document.querySelectorAll(args[0]).forEach((one) => one.scrollTo(0, 9999))", selector);

/** A roster or cards of the fixtures, dropped on the window. */
export async function drop({ program }, name) {
  const path = program.file(name);
  await copyFile(new URL(name, FIXTURES), path);
  await program.drop(path);
}
