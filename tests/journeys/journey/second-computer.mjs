// A second computer of a chapter begins in the window with a file of the first: a wrong passphrase is said, then everything is
// there, under keys of its own; what is written here goes back, and both say the same.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { ours, chapter } from "../steps/exchange.mjs";
import { add, go, lists, open } from "../steps/people.mjs";
import { speak } from "../steps/start.mjs";
import { words } from "../words.mjs";

const t = words("en");
const HOUSE = "Bridge House";
const SECRET = "kaffa-tavo-lunel";

export default async function secondComputer({ program, page }) {
  const first = await chapter(program, HOUSE, "DE");
  await first("add", "person", "--set", "given_name=Leyla", "--set", "family_name=Quliyeva", "--set", "city=Köln");
  await first("add", "person", "--set", "given_name=Rauf", "--set", "family_name=Məmmədov");
  const secret = program.file("secret");
  await writeFile(secret, `${SECRET}\n`);
  const [all, view] = ["everything.birlik", "view.birlik"].map((name) => program.file(name));
  await first("exchange", "export", "--out", all, "--scope", "everything", "--passphrase-file", secret);
  await first("exchange", "export", "--out", view, "--scope", "council", "--passphrase-file", secret);

  await speak(page, t, "English");
  const begin = async (file, passphrase) => {
    await program.willChoose("open", file);
    await page.click("button", t("start-join"));
    const dialog = await page.get("dialog", t("join-do-title"));
    await page.fill("textbox", t("passphrase"), passphrase, { within: dialog });
    await program.willChoose("save", program.file("second.birlikdb"));
    await page.click("button", t("join-do"), { within: dialog });
    return dialog;
  };
  // A part of the chapter is no beginning, and wrong words open nothing.
  const partial = await begin(view, SECRET);
  await page.says(t("join-not-everything"));
  await page.looksRight("1-not-everything");
  await page.click("button", t("cancel"), { within: partial });
  const wrong = await begin(all, "something else");
  await page.says("This is not the passphrase");
  await page.looksRight("2-wrong-words");
  await page.fill("textbox", t("passphrase"), SECRET, { within: wrong });
  await program.willChoose("save", program.file("second.birlikdb"));
  await page.click("button", t("join-do"), { within: wrong });
  await page.get("grid", t("place-people"));
  await lists(page, t, ["Məmmədov Rauf", "Quliyeva Leyla"]);
  await page.looksRight("3-everything");

  // The same chapter, another computer: its own key, and its words go back.
  const here = await ours(program, page);
  const state = (call) => page.run(`return window.__TAURI_INTERNALS__.invoke("call", { name: "${call}", input: {} })`);
  assert.equal((await state("app_state")).file.chapter.name, HOUSE);
  const pane = await open(page, "Məmmədov", "Rauf");
  await add(page, t, pane, t("field-person-city"), "Bonn");
  const back = program.file("back.birlik");
  await here("exchange", "export", "--out", back, "--scope", "everything", "--passphrase-file", secret);
  await first("exchange", "import", back, "--passphrase-file", secret);
  const [rauf] = (await first("list", "people", "--search", "məmmədov")).items;
  assert.equal((await first("show", "person", rauf.id)).record.fields.city, "Bonn");
  assert.equal((await first("list", "conflicts")).total, 0);
  assert.equal((await first("digest")).cells, (await here("digest")).cells);
  await go(page, t, "place-exchange");
  await page.click("button", t("exchange-keys"));
  await page.looksRight("4-own-key");
}
