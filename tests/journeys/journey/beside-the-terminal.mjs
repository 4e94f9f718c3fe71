// The terminal writes into the data file that the window has open: both go on, and the window shows it by itself.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { go } from "../steps/people.mjs";
import { answer, speak } from "../steps/start.mjs";
import { words } from "../words.mjs";

const t = words("en");

export default async function besideTheTerminal({ program, page }) {
  await speak(page, t, "English");
  await answer(page, t, { name: "Bridge House", country: "Germany" });
  await page.click("button", t("start-empty"));
  await go(page, t, "place-people");
  await page.get("heading", t("people-none"));

  const state = await page.run("return window.__TAURI_INTERNALS__.invoke('call', { name: 'app_state', input: {} })");
  const terminal = async (...args) => {
    const { stdout } = await promisify(execFile)(process.env.BIRLIK_JOURNEY_CLI, ["--json", "--data", state.file.path, ...args], {
      env: program.environment(),
    });
    return JSON.parse(stdout);
  };
  await terminal("generate", "--people", "7", "--seed", "3");
  const grid = await page.get("grid", t("place-people"));
  await page.until("seven people", () => page.run("return args[0].ariaRowCount === '8'", grid));

  // And back: what the window writes, the terminal reads.
  await page.click("button", t("person-new"));
  await page.fill("textbox", t("field-person-given_name"), "Zümrüd");
  await page.click("button", t("person-create"));
  await page.get("complementary", "Zümrüd");
  const found = await terminal("list", "people", "--search", "zumrud");
  assert.equal(found.total, 1);
  assert.equal(found.items[0].given, "Zümrüd");
  const check = await terminal("check");
  assert.deepEqual(check.findings, []);
}
