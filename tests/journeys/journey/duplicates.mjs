// Somebody who came twice, in two scripts: seen side by side, made one by a key, taken apart by Undo, said to be two.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
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
    ["first.csv", "Name,Born,Phone", "Leyla Məmmədova,1990-05-12,+49 171 2345678", "Nigar Ağazadə,1988-01-02,"],
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
  await page.looksRight("2-one-person");
  assert.equal(await total(), 2, "one person for all lists");
  await page.click("button", t("undo"), { within: await page.get("region", t("toasts")) });
  await page.says("Лейла");
  await page.until("three people again", async () => (await total()) === 3);

  await page.press(["n"]);
  await page.says(t("duplicates-none"));
  await page.looksRight("3-two-people");
  assert.equal((await there("list", "duplicates")).total, 0, "nobody is asked about the two again");
}
