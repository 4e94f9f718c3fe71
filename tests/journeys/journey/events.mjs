// A month planned: a weekly choir, one evening moved and moved back, who was there by keyboard, and the calendar as .ics.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { KEY } from "../driver.mjs";
import { go } from "../steps/people.mjs";
import { answer, speak } from "../steps/start.mjs";
import { words } from "../words.mjs";

const t = words("en");
const CALL = "return window.__TAURI_INTERNALS__.invoke('call', { name: args[0], input: args[1] })";

export default async function events({ program, page }) {
  const call = (name, input) => page.run(CALL.replace("args[1]", JSON.stringify(input)), name);
  await speak(page, t, "English");
  await answer(page, t, { name: "Bridge House", country: "Germany" });
  await page.click("button", t("start-sample"), { part: true });
  await page.get("grid", t("place-people"));
  await go(page, t, "place-events");
  await page.get("grid", t("event-month"));
  await page.looksRight("1-empty-month");

  await page.click("button", t("event-new"));
  const dialog = await page.get("dialog", t("event-new"));
  await page.fill("textbox", t("event-title"), "Choir", { within: dialog });
  await page.click("checkbox", t("event-weekly"), { within: dialog });
  await page.looksRight("2-new");
  await page.click("button", t("event-make"), { within: dialog });
  const pane = await page.get("complementary", "Choir");
  await page.says(t("event-weekly-on"));
  await page.looksRight("3-month");

  // One evening a day later, by keyboard; Undo brings it back.
  const { today } = await call("app_state", {});
  const starts = async () => {
    const asked = { from: today, to: null, zone: null, kind: null, organisation: null, school: null, event: null, search: "", offset: 0, limit: 2 };
    return (await call("event_list", asked)).items.map(({ start }) => start);
  };
  const [first, second] = await starts();
  assert.equal(first, `${today}T18:00:00`.slice(0, first.length));
  const line = await page.get("button", /^18:00 Choir/);
  await page.run("args[0].focus()", line);
  await page.press(KEY.right, ["\uE00A"]);
  await page.says(t("event-moved", { title: "Choir" }));
  assert.notEqual((await starts())[0], first);
  // The toast of the new event may still stand above the one of the move.
  const undos = await page.all("button", t("undo"), { within: await page.get("region", t("toasts")) });
  await undos.at(-1).click();
  await page.until("the evening as it was", async () => (await starts())[0] === first);
  assert.ok(second > first);

  // Present, absent, excused by keyboard; not recorded is not absent.
  const [person] = await page.run(
    `const { items } = await window.__TAURI_INTERNALS__.invoke("call", { name: "person_list", input: { search: "", filters: [], sort: null,
       descending: false, offset: 0, limit: 40, exact_total: false } });
     return items.filter(({ child, given, family }) => !child && /^[A-Za-zƏəİıÖöÜüŞşÇçĞğ]+$/.test(given + family)).slice(0, 1).map(({ given, family }) => given + " " + family);`,
  );
  await page.click("button", t("attendance-add"), { within: pane });
  const adding = await page.get("dialog", t("attendance-add"));
  await page.fill("textbox", t("person-search"), person, { within: adding });
  await page.click("button", person, { part: true, within: adding });
  const row = await page.get("radiogroup", person);
  await page.run("args[0].focus()", row);
  await page.press("e");
  await page.until("excused", () => page.run("return args[0].querySelector('[aria-checked=true]')?.classList.contains('excused')", row));
  await page.looksRight("4-attendance");

  const file = program.file("choir.ics");
  await program.willChoose("save", file);
  await page.click("button", t("more"), { within: pane });
  await page.click("menuitem", t("calendar-one"));
  await page.says(t("calendar-written", { events: 1, name: "choir.ics" }));
  const calendar = await readFile(file, "utf8");
  assert.match(calendar, /DTSTART;TZID=Europe\/Berlin:\d{8}T180000/);
  assert.match(calendar, /RRULE:FREQ=WEEKLY/);

  await page.click("radio", t("event-list"));
  await page.looksRight("5-list");
}
