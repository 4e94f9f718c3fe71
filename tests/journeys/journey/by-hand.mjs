// What hands do and no other journey: a table from the clipboard, a column dragged in the export, map and table by mouse and
// by arrows.

import assert from "node:assert/strict";
import { KEY } from "../driver.mjs";
import * as exports from "../steps/exports.mjs";
import { go } from "../steps/people.mjs";
import { answer, speak } from "../steps/start.mjs";
import { words } from "../words.mjs";

const t = words("en");

export default async function byHand({ page }) {
  await speak(page, t, "English");
  await answer(page, t, { name: "Bridge House", country: "Germany" });
  await page.click("button", t("start-sample"), { part: true });
  const grid = await page.get("grid", t("place-people"));

  // Ctrl+C somewhere, Ctrl+V on the list: the import reads the table.
  await page.run(
    `const there = document.createElement("textarea");
     there.id = "elsewhere"; there.value = args[0]; document.body.append(there); there.focus(); there.select();`,
    "Name\tBorn\tPhone\nLeyla Quliyeva\t31.02.1990\t0171 2345678\nNino Geladze\t3.5.1988\t\n",
  );
  await page.press("c", [KEY.control]);
  await page.run("document.querySelector('#elsewhere').remove()");
  await page.run("args[0].focus()", grid);
  await page.press("v", [KEY.control]);
  await page.get("button", t("import-to-columns"));
  await page.says("Leyla Quliyeva");
  await page.looksRight("1-pasted");
  await page.click("button", t("import-give-up"));

  // A column of the export is taken to another place with the mouse.
  await go(page, t, "place-people");
  await exports.ask(page, t);
  const order = () =>
    page.run("return [...document.querySelectorAll('.export-columns .check')].map((box) => box.labels[0].innerText.trim())");
  await page.until("the columns", async () => (await order()).length > 5);
  const before = await order();
  const handle = (column) => page.get("button", t("export-move", { column }));
  await page.drag(await handle(before[3]), await handle(before[1]));
  const moved = [before[0], before[3], before[1], before[2], ...before.slice(4)];
  await page.until("the column in its new place", async () => (await order()).join() === moved.join());
  await page.looksRight("2-dragged");
  await page.press([KEY.escape]);

  // Map and table: the mouse chooses, arrows move, the choice has the focus.
  await go(page, t, "place-network");
  await page.click("button", t("organisation-new"));
  const making = await page.get("dialog", t("organisation-new"));
  await page.fill("textbox", t("field-organisation-name"), "Nar House", { within: making });
  await page.click("button", t("organisation-make"));
  await page.get("heading", "Nar House");
  await page.press([KEY.escape]);
  await page.click("radio", t("network-table"));
  await page.get("columnheader", t("column-country"));
  await page.looksRight("3-table");
  await page.press([KEY.left]);
  await page.gone("columnheader", t("column-country"));
  assert.equal(await page.run("return document.activeElement.getAttribute('aria-checked')"), "true");
  await page.press([KEY.right]);
  await page.get("columnheader", t("column-country"));
}
