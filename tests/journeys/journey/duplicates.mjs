// Somebody who came twice, in two scripts: seen side by side, made one by a key, taken apart by Undo, made one with all the
// sure ones at once, taken apart where the person stands, chosen in the list to be compared, said to be two.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { KEY } from "../driver.mjs";
import { ours } from "../steps/exchange.mjs";
import { go } from "../steps/people.mjs";
import { answer, speak } from "../steps/start.mjs";
import { words } from "../words.mjs";

const t = words("en");

export default async function duplicates({ program, page }) {
  await speak(page, t, "English");
  await answer(page, t, { name: "Bridge House", country: "Germany" });
  await page.click("button", t("start-empty"));
  await go(page, t, "place-people");
  await page.get("heading", t("people-none"));
  const there = await ours(program, page);
  for (const [file, ...rows] of [
    ["first.csv", "Name,Born,Phone,City", "Leyla Məmmədova,1990-05-12,+49 171 2345678,Köln", "Nigar Ağazadə,1988-01-02,,"],
    ["second.csv", "Имя,Дата рождения,Телефон", "Лейла Мамедова,12.05.1990,+49 171 2345678"],
  ]) {
    await writeFile(program.file(file), `${rows.join("\n")}\n`);
    await there("import", program.file(file), "--mode", "add");
  }

  await page.get("grid", t("place-people"));
  await page.click("button", t("more"));
  await page.click("menuitem", t("duplicates"));
  await page.get("heading", t("duplicates"));
  await page.says("Лейла");
  await page.says(t("duplicates-merge"));
  await page.looksRight("1-side-by-side");
  const total = async () => (await there("list", "people")).total;
  assert.equal(await total(), 3);

  await page.press(["s"]);
  await page.says(t("duplicates-none"));
  await page.click("button", t("undo"), { within: await page.get("region", t("toasts")) });
  await page.says("Лейла");
  await page.until("three people again", async () => (await total()) === 3);

  // All that are sure, at once.
  await page.click("button", t("duplicates-at-once"));
  const sure = await page.get("dialog", t("duplicates-at-once-title", { pairs: 1, share: 95 }));
  await page.looksRight("3-at-once");
  await page.click("button", t("duplicates-at-once-do", { pairs: 1 }), { within: sure });
  await page.says(t("duplicates-none"));
  assert.equal(await total(), 2, "one person for all lists");
  await page.looksRight("2-one-person");

  // The person says that there were two, and is taken apart there.
  await go(page, t, "place-people");
  const grid = await page.get("grid", t("place-people"));
  await page.click("gridcell", /^Məmmədova/, { within: grid });
  const pane = await page.get("complementary", "Leyla Məmmədova");
  const part = await page.get("button", t("made-of-part"), { within: pane });
  await page.looksRight("4-was-two");
  await part.click();
  await page.until("three people again", async () => (await total()) === 3);
  await page.gone("button", t("made-of-part"), { within: pane });

  // Two that are chosen are compared, whatever was said of them before; then they are one and again two.
  await page.press([KEY.escape]);
  const tick = (name) => page.run("args[0].closest('[role=row]').querySelector('.check').click()", name);
  for (const name of [/^Məmmədova/, /^Мамедова/]) await tick(await page.get("gridcell", name, { within: grid }));
  await page.click("button", t("people-side-by-side"));
  await page.says(t("duplicates-chosen"));
  await page.looksRight("5-chosen");
  await page.press(["s"]);
  await page.until("two people", async () => (await total()) === 2);
  // Toasts of before may still stand above the last one.
  await page.says(t("duplicates-merged", { name: "Leyla Məmmədova" }));
  const undos = await page.all("button", t("undo"), { within: await page.get("region", t("toasts")) });
  await undos.at(-1).click();
  await page.until("three people again", async () => (await total()) === 3);
  await go(page, t, "place-people");
  await go(page, t, "place-today");
  await go(page, t, "place-people");
  for (const name of [/^Məmmədova/, /^Мамедова/])
    await tick(await page.get("gridcell", name, { within: await page.get("grid", t("place-people")) }));
  await page.press(["m"]);
  await page.says(t("duplicates-chosen"));

  await page.press(["n"]);
  await page.says(t("duplicates-none"));
  await page.looksRight("6-two-people");
  assert.equal((await there("list", "duplicates")).total, 0, "nobody is asked about the two again");
}
