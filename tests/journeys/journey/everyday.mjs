// A day in Russian: the sample chapter, a new person, an undo, several people at once, settings, and the next start.

import assert from "node:assert/strict";
import { find, go, open } from "../steps/people.mjs";
import { answer, speak } from "../steps/start.mjs";
import { words } from "../words.mjs";

const t = words("ru");

export default async function everyday({ program, page }) {
  const looked = (name) => page.looksRight(name);
  await speak(page, t, "Русский");
  await answer(page, t, { name: "Дом «Мост»", country: "Германия" });
  await page.click("button", t("start-sample"), { part: true });
  await page.get("grid", t("place-people"));
  await looked("01-sample");

  // A name is enough for a new person; the toast takes it back.
  await page.click("button", t("person-new"));
  await page.fill("textbox", t("field-person-given_name"), "Zümrüd");
  await page.fill("textbox", t("field-person-family_name"), "Sınaqova");
  await looked("02-new");
  await page.click("button", t("person-create"));
  await page.get("complementary", "Zümrüd Sınaqova");
  await find(page, t, "sinaqova", ["Sınaqova Zümrüd"]);
  await looked("03-made");
  const toasts = await page.get("region", t("toasts"));
  await page.click("button", t("undo"), { within: toasts });
  await page.says(t("people-nobody"));
  await looked("04-nobody");
  await page.click("button", t("people-clear"));

  // Several at once, chosen with the keyboard: deleting asks, and can be undone.
  const grid = await page.get("grid", t("place-people"));
  await page.run("args[0].focus()", grid);
  const all = await page.run("return Number(args[0].getAttribute('aria-rowcount'))", grid);
  await page.press(["\uE011", " ", "\uE015", " "]);
  await page.says(t("chosen", { people: 2 }));
  await looked("05-chosen");
  await page.press("\uE017");
  await page.get("dialog", t("people-delete-title", { people: 2 }));
  await looked("06-delete");
  await page.click("button", t("people-delete-do", { people: 2 }));
  await page.says(t("people-deleted", { people: 2 }));
  const rows = (wanted) => page.until(`${wanted} rows`, async () => {
    const now = await page.get("grid", t("place-people"));
    return (await page.run("return Number(args[0].getAttribute('aria-rowcount'))", now)) === wanted;
  });
  await rows(all - 2);
  await page.click("button", t("undo"), { within: await page.get("region", t("toasts")) });
  await rows(all);

  // Palette and shortcuts by keyboard, and back with Esc.
  await page.press("k", ["\uE009"]);
  await page.get("dialog", null);
  await looked("07-palette");
  await page.press("\uE00C");
  await page.gone("dialog", null);
  await page.press("?");
  await page.get("dialog", t("shortcuts"));
  await looked("08-shortcuts");
  await page.press("\uE00C");
  await page.gone("dialog", null);

  // Today and every page of the settings, in the light and in the dark.
  for (const place of ["place-today", "place-settings"]) {
    await go(page, t, place);
    await looked(`09-${place}`);
  }
  const sections = ["settings-appearance", "settings-fields", "settings-file", "settings-backups", "settings-about"];
  for (const section of sections) {
    await page.click("button", t(section));
    await looked(`10-${section}`);
  }
  await page.click("button", t("settings-appearance"));
  await page.click("radio", t("theme-dark"));
  await page.until("the dark", () => page.run("return document.documentElement.dataset.theme === 'dark'"));
  await looked("11-dark-settings");
  await go(page, t, "place-people");
  await looked("12-dark-people");

  // The next start speaks the same language and is where the chapter was left.
  await program.stop();
  await program.open();
  page.follow(program.session);
  await go(page, t, "place-people");
  await rows(all);
  assert.equal(await page.run("return document.documentElement.dataset.theme"), "dark");
  await looked("13-second-start");
}
