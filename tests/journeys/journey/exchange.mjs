// Two chapters, each on its own computer: the same person edited on both sides, files both ways through a shared folder, one
// decision in the window, then the same data on both sides; a file taken in and undone; the bin; somebody erased.

import assert from "node:assert/strict";
import * as steps from "../steps/exchange.mjs";
import { add, go, open } from "../steps/people.mjs";
import { answer, speak } from "../steps/start.mjs";
import { words } from "../words.mjs";

const t = words("en");
const GHENT = "Ghent House";

export default async function exchange({ program, page }) {
  await speak(page, t, "English");
  await answer(page, t, { name: "Bridge House", country: "Germany" });
  await page.click("button", t("start-empty"));
  await go(page, t, "place-exchange");
  await page.get("heading", t("inbox-none"));
  await page.looksRight("01-empty");
  const ghent = await steps.chapter(program, GHENT, "BE");
  const folder = await steps.share(program, page, t);
  await page.looksRight("02-folder-and-keys");

  // A first-time sender says who and what, and saves.
  await go(page, t, "place-people");
  await page.click("button", t("person-new"));
  await page.fill("textbox", t("field-person-given_name"), "Leyla");
  await page.fill("textbox", t("field-person-family_name"), "Quliyeva");
  await page.click("button", t("person-create"));
  await page.get("complementary", "Leyla Quliyeva");
  await go(page, t, "place-exchange");
  const first = await steps.put(program, page, t, folder, { name: GHENT }, (step) => page.looksRight(`03-make-${step}`));
  const taken = await ghent("exchange", "import", first.path, ...first.opened);
  assert.equal(taken.new > 0, true, JSON.stringify(taken));
  const [leyla] = (await ghent("list", "people", "--search", "quliyeva")).items;

  // Both sides go on without knowing of each other.
  await ghent("edit", "person", leyla.id, "--set", "city=Gent");
  await go(page, t, "place-people");
  const pane = await open(page, "Quliyeva", "Leyla");
  await add(page, t, pane, t("field-person-city"), "Köln");

  // Ghent's file lies in the folder: shown first, its key is new, and nothing has changed yet.
  await ghent("exchange", "export", "--out", `${folder}/answer.birlik`, "--scope", "everything", "--to", "Bridge House");
  await go(page, t, "place-exchange");
  await steps.look(page, t, GHENT);
  await page.says(t("key-new-text"));
  await page.looksRight("04-preview");
  const here = await steps.ours(program, page);
  assert.equal((await here("show", "person", leyla.id)).record.fields.city, "Köln");
  const { counts } = await page.run(
    `return window.__TAURI_INTERNALS__.invoke("call", { name: "exchange_show", input: { exchange: 1 } })`,
  );
  await steps.take(page, t, GHENT, counts.new + counts.updated);
  await page.looksRight("05-report");

  // One conflict: both values side by side, decided with a key.
  await page.click("button", t("report-decide", { fields: 1 }));
  const inbox = await page.get("region", t("to-decide"));
  const row = await page.get("group", t("field-person-city"), { within: inbox });
  const sides = await page.all("button", null, { within: row });
  const texts = [];
  for (const side of sides) texts.push(await page.run("return args[0].innerText", side));
  await page.looksRight("06-to-decide");
  const gent = texts.findIndex((text) => text.includes("Gent") && text.includes(GHENT));
  assert.notEqual(gent, -1, texts.join(" | "));
  await page.run("args[0].focus()", sides[0]);
  await page.press("AB"[gent].toLowerCase());
  await page.get("heading", t("inbox-none"));
  assert.equal((await here("show", "person", leyla.id)).record.fields.city, "Gent");

  // The answer goes for Ghent's key alone; then both say the same.
  const back = await steps.put(program, page, t, folder, { name: GHENT, known: true }, (step) => page.looksRight(`07-known-${step}`));
  await ghent("exchange", "import", back.path);
  assert.equal((await ghent("list", "conflicts")).total, 0);
  assert.equal((await here("digest")).cells, (await ghent("digest")).cells);

  // A file taken in is undone as a whole, and stays at its sender.
  await ghent("add", "person", "--set", "given_name=Nino", "--set", "family_name=Gelaşvili");
  await ghent("exchange", "export", "--out", `${folder}/more.birlik`, "--scope", "everything", "--to", "Bridge House");
  await page.run("window.dispatchEvent(new Event('focus'))");
  const list = await page.get("list", t("exchange-folder"));
  await page.until("the newer file", async () => (await page.all("button", t("folder-arrived"), { part: true, within: list })).length === 1);
  await page.click("button", t("folder-arrived"), { part: true, within: list });
  await page.get("region", t("incoming-from", { name: GHENT }));
  await page.click("button", /^Take in/);
  await page.get("heading", t("report-done", { name: GHENT }));
  assert.equal((await here("list", "people")).total, 2);
  await page.click("button", t("undo"), { within: await page.get("region", t("incoming-from", { name: GHENT })) });
  await page.get("heading", t("report-undone", { name: GHENT }));
  assert.equal((await here("list", "people")).total, 1);
  assert.equal((await ghent("list", "people")).total, 2);
  await page.click("button", t("close"), { within: await page.get("region", t("incoming-from", { name: GHENT })) });

  // Who has what.
  const places = await page.get("navigation", t("exchange-lists"));
  await page.click("tab", t("exchange-sent"), { within: places });
  await page.says(t("sent-had", { names: GHENT }));
  await page.looksRight("08-sent");
  await page.click("tab", t("exchange-chapters"), { part: true, within: places });
  await page.click("button", GHENT, { part: true, within: places });
  await page.get("region", GHENT);
  await page.looksRight("09-chapter");

  // Deleted, brought back; then erased for good, with the name typed.
  await here("delete", "person", leyla.id);
  await page.click("button", t("exchange-bin"));
  await page.click("button", t("bin-restore"), { within: await page.get("region", t("exchange-bin")) });
  await page.get("heading", t("bin-none"));
  await go(page, t, "place-people");
  const again = await open(page, "Quliyeva", "Leyla");
  await page.says(t("sent-person"));
  await page.looksRight("10-sent-to");
  await page.click("button", t("more"), { within: again });
  await page.click("menuitem", t("erase-menu"));
  const dialog = await page.get("dialog", t("erase-title", { name: "Leyla Quliyeva" }));
  await page.fill("textbox", t("erase-reason"), "Her letter of 3 May", { within: dialog });
  await page.looksRight("11-erase");
  await page.fill("textbox", t("erase-type", { word: "Leyla Quliyeva" }), "leyla quliyeva", { within: dialog });
  await page.click("button", t("erase-do"), { within: dialog });
  await page.get("heading", t("people-none"));
  assert.equal((await here("list", "people")).total, 0);
}
