// The main job without a mouse: rosters in, a question decided, a fact changed, a list out, a file for another chapter. After
// each step the focus is in the place, and everything that is needed is a few presses of Tab away.

import assert from "node:assert/strict";
import { copyFile, stat } from "node:fs/promises";
import { KEY } from "../driver.mjs";
import { answer, speak } from "../steps/start.mjs";
import { words } from "../words.mjs";

const t = words("en");
const fixture = (name) => new URL(`../../fixtures/${name}`, import.meta.url);
const NAME = `const it = document.activeElement;
  const plain = (text) => (text ?? "").replace(/[\\u2066-\\u2069]/g, "").replace(/\\s+/g, " ").trim();
  return { name: plain(it.ariaLabel || [...(it.labels ?? [])].map((one) => one.innerText).join(" ") || (it.localName === "main" ? "" : it.innerText)),
    role: it.getAttribute("role") ?? it.localName, inside: Boolean(it.closest("main, [role=dialog]")) };`;

export default async function keyboard({ program, page }) {
  const focused = () => page.run(NAME);
  const inPlace = (where) =>
    page.until(`the focus in the place: ${where}`, async () => (await focused()).inside);
  /** Tab until what has the focus is called so. */
  const reach = async (name, most = 30) => {
    const seen = [];
    for (let presses = 0; presses <= most; presses += 1) {
      const now = await focused();
      if (name instanceof RegExp ? name.test(now.name) : now.name.includes(name)) return presses;
      seen.push(now.name);
      await page.press(KEY.tab);
    }
    return assert.fail(`${name} is not within ${most} presses of Tab: ${seen.join(" | ")}`);
  };
  const onwards = () => page.press(KEY.enter, [KEY.control]);
  const roster = async (name, title) => {
    const file = program.file(title);
    await copyFile(fixture(name), file);
    await program.willChoose("open", file);
    await page.press("i", [KEY.control]);
    await page.get("button", t("import-to-columns"));
    await inPlace("reading");
    await onwards();
    await page.get("button", t("import-to-plan"));
    await inPlace("columns");
    await onwards();
    await page.get("table", t("import-step-plan"));
    await inPlace("plan");
  };
  await speak(page, t, "English");
  await answer(page, t, { name: "Bridge House", country: "Germany" });
  await page.click("button", t("start-empty"));
  await page.get("navigation", t("places"));

  await roster("korpu-evi.csv", "ours.csv");
  await onwards();
  await page.says(t("import-done", { people: 6 }));
  await inPlace("log");
  await onwards();
  await page.get("grid", t("place-people"));
  await inPlace("people");

  // A row that could mean either of two people is answered where Tab stops at it.
  await roster("qonsu-ev.csv", "neighbours.csv");
  await page.get("radiogroup", t("import-decide-row", { row: 2 }));
  await reach(/1990/);
  await page.press(" ");
  await page.get("button", t("import-do", { people: 3 }));
  assert.ok((await focused()).inside, "the focus stays in the plan");
  await page.looksRight("1-decided");
  await onwards();
  await page.says(t("import-done", { people: 3 }));
  await onwards();
  await page.get("grid", t("place-people"));

  // Found, opened, changed.
  await page.press("/");
  await page.press("ilqar");
  const grid = await page.get("grid", t("place-people"));
  await page.until("one row", () => page.run("return args[0].ariaRowCount === '2'", grid));
  await reach(t("place-people"));
  await page.press([KEY.home, KEY.enter]);
  await page.get("complementary", "İlqar Həsənov", { part: true });
  await reach(t("edit-value", { field: t("field-person-city"), value: "Köln" }), 60);
  await page.press(KEY.enter);
  await page.get("textbox", t("field-person-city"));
  await page.press("a", [KEY.control]);
  await page.press("Bonn");
  await page.press(KEY.enter);
  await page.get("gridcell", "Bonn");
  await page.looksRight("2-changed");

  // The list goes out.
  const out = program.file("out.csv");
  await page.press("e", [KEY.control]);
  await page.get("dialog", t("export"));
  await program.willChoose("save", out);
  await reach(t("export-do", { people: 1 }), 200);
  await page.press(KEY.enter);
  await page.until("the list", () => stat(out).then(({ size }) => size > 100, () => false));
  await page.gone("dialog", t("export"));

  // A file for another chapter, under a passphrase.
  await page.press("6", [KEY.control]);
  await page.get("heading", t("inbox-none"));
  await inPlace("exchange");
  await page.press("n", [KEY.control]);
  await page.get("region", t("exchange-make"));
  await reach(t("make-name"));
  await page.press("Ghent House");
  const file = program.file("ghent.birlik");
  await program.willChoose("save", file);
  await reach(t("make-to-file"), 40);
  await page.press(KEY.enter);
  await page.until("the file", () => stat(file).then(({ size }) => size > 100, () => false));
  await page.looksRight("3-made");
}
