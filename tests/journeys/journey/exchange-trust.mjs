// Files that a person has to think about: behind own words, by a key that has changed, of which ours is kept, that would take much
// away; and a file that the program is started with.

import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as steps from "../steps/exchange.mjs";
import { answer, speak } from "../steps/start.mjs";
import { words } from "../words.mjs";

const t = words("en");
const GHENT = "Ghent House";
const SECRET = "kaffa-tavo-lunel";

/** The computer keeps its identity and gets another key: a forger's, or that of a broken installation. */
async function withAnotherKey(program) {
  const folder = join(program.home, `config of ${GHENT}`, "files");
  for (const name of await readdir(folder)) {
    // As text: its stamps are greater than a number here can be.
    const entry = await readFile(join(folder, name), "utf8");
    await writeFile(join(folder, name), entry.replace(/("signing_seed": ")[0-9a-f]+/, `$1${"5a".repeat(32)}`));
  }
}

export default async function exchangeTrust({ program, page }) {
  await speak(page, t, "English");
  await answer(page, t, { name: "Bridge House", country: "Germany" });
  await page.click("button", t("start-empty"));
  const ghent = await steps.chapter(program, GHENT, "BE");
  const send = async (name, ...more) => {
    const path = program.file(name);
    await ghent("exchange", "export", "--out", path, "--scope", "everything", ...more);
    return path;
  };
  for (let n = 1; n <= 12; n += 1) await ghent("add", "person", "--set", `given_name=Guest ${n}`, "--set", "city=Gent");
  const people = (await ghent("list", "people", "--limit", "50")).items;

  // Behind own words: others are told so, and the right ones open it.
  const secret = program.file("secret");
  await writeFile(secret, `${SECRET}\n`);
  await program.drop(await send("first.birlik", "--passphrase-file", secret));
  await page.says(t("sealed-title"));
  await page.fill("textbox", t("passphrase"), "something else");
  await page.click("button", t("sealed-open"));
  await page.says("This is not the passphrase of");
  await page.looksRight("01-wrong-words");
  await page.fill("textbox", t("passphrase"), SECRET);
  await page.click("button", t("sealed-open"));
  await page.get("region", t("incoming-from", { name: GHENT }));
  await page.click("button", /^Take in/);
  await page.get("heading", t("report-done", { name: GHENT }));
  const here = await steps.ours(program, page);
  assert.equal((await here("list", "people")).total, 12);

  // Ours is kept: it stands after the file, and goes back.
  const [first] = people;
  await here("edit", "person", first.id, "--set", "city=Köln");
  await ghent("exchange", "import", await mine(here, program, "ours.birlik"));
  await ghent("edit", "person", first.id, "--set", "city=Antwerpen");
  await program.drop(await send("second.birlik", "--plain"));
  await page.says("Antwerpen");
  const pane = await page.get("region", t("incoming-from", { name: GHENT }));
  await page.click("checkbox", t("incoming-accept", { name: t("field-person-city") }), { within: pane });
  await page.click("button", t("incoming-keep"), { within: pane });
  await page.says(t("incoming-kept", { chapter: GHENT }));
  await page.looksRight("02-keep-ours");
  await page.click("button", /^(Take in|Note)/, { within: pane });
  await page.get("heading", t("report-done", { name: GHENT }));
  await page.looksRight("03-kept");
  await ghent("exchange", "import", await mine(here, program, "back.birlik"));
  assert.equal((await ghent("show", "person", first.id)).record.fields.city, "Köln");

  // Another key: refused until the digits were compared.
  await withAnotherKey(program);
  await program.drop(await send("third.birlik", "--plain"));
  await page.says(t("key-changed", { name: GHENT }));
  await page.looksRight("04-another-key");
  await page.click("checkbox", t("key-compared", { name: GHENT }));
  await page.click("button", t("key-trust"));
  await page.get("region", t("incoming-from", { name: GHENT }));

  // So much would go: the number has to be typed.
  await ghent("delete", "person", ...people.map(({ id }) => id));
  await program.drop(await send("fourth.birlik", "--plain"));
  await page.click("button", /^Take in/);
  const brake = await page.get("dialog", t("brake-title"));
  await page.looksRight("05-brake");
  assert.equal((await here("list", "people")).total, 12);
  await page.fill("textbox", t("brake-type", { count: 12 }), "12", { within: brake });
  await page.click("button", t("brake-do"), { within: brake });
  await page.get("heading", t("report-done", { name: GHENT }));
  assert.equal((await here("list", "people")).total, 0);

  // A double click starts the program with a file.
  const again = await send("fifth.birlik", "--plain");
  await program.stop();
  program.startWith(again);
  await program.open();
  page.follow(program.session);
  await page.get("region", t("incoming-from", { name: GHENT }));
}

/** The window's chapter writes a file at the terminal. */
async function mine(here, program, name) {
  const path = program.file(name);
  await here("exchange", "export", "--out", path, "--scope", "everything", "--plain");
  return path;
}
