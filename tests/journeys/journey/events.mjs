// A month planned: a weekly choir, one evening moved and moved back, who was there by keyboard, and the calendar as .ics.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
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
  await page.says(t("repeat-week", { interval: 1 }));
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

  // Across the clock change the choir stays at 18:00.
  const sung = await call("event_list", { from: "2027-03-20", to: "2027-04-10", zone: null, kind: null, organisation: null, school: null, event: null, search: "", offset: 0, limit: null });
  assert.ok(sung.items.length >= 3 && sung.items.every(({ start }) => start.includes("T18:00")), JSON.stringify(sung));
  assert.equal(new Set(sung.items.map(({ utc }) => utc.slice(11, 16))).size, 2, "16:00 and 17:00 UTC");

  // Another time for this day only, in the pane, with Undo.
  const { today: now } = await call("app_state", {});
  await page.click("radio", t("event-scope-day"), { within: pane });
  await page.click("button", t("event-change-when"), { part: true, within: pane });
  const when = await page.get("dialog", t("event-change-when"));
  await page.looksRight("5-when");
  await page.run(
    `const [from] = args[0].querySelectorAll("input[type=time]"); from.value = "19:00";
     from.dispatchEvent(new Event("input", { bubbles: true }));`,
    when,
  );
  await page.click("button", t("event-change-when"), { within: when });
  await page.until("an hour later on this day", async () => (await starts())[0].startsWith(`${now}T19:00`));
  assert.ok((await starts())[1].includes("T18:00"));

  const file = program.file("choir.ics");
  await program.willChoose("save", file);
  await page.click("button", t("more"), { within: pane });
  await page.click("menuitem", t("calendar-one"));
  await page.says(t("calendar-written", { events: 1, name: "choir.ics" }));
  const calendar = await readFile(file, "utf8");
  assert.match(calendar, /DTSTART;TZID=Europe\/Berlin:\d{8}T180000/);
  assert.match(calendar, /RRULE:FREQ=WEEKLY/);

  // The same calendar comes in through the window: nothing new; one of another program with a clock that nobody knows asks.
  await program.drop(file);
  await page.get("table", t("import-step-plan"));
  await page.says(t("import-do-events", { events: 0 }));
  await page.looksRight("6-same-calendar");
  const foreign = program.file("foreign.ics");
  await writeFile(
    foreign,
    ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:a@example.org", "SUMMARY:Novruz", "DTSTART;TZID=Moon/Base:20270320T180000",
      "RRULE:FREQ=HOURLY", "ATTENDEE:mailto:leyla@example.org", "END:VEVENT", "END:VCALENDAR", ""].join("\r\n"),
  );
  await program.drop(foreign);
  await page.says(t("import-zones-unknown", { zones: "Moon/Base" }));
  await page.looksRight("7-unknown-clock");
  await page.choose(t("import-zone"), "Asia/Baku");
  await page.says(t("problem-left_out"));
  await page.click("button", t("import-to-plan"));
  await page.says(t("problem-unknown_rule"));
  await page.looksRight("8-plan");
  await page.click("button", t("import-do-events", { events: 1 }));
  await page.says(t("import-done-events", { events: 1 }));
  await page.looksRight("9-log");
  await page.click("button", t("undo"));
  await page.says(t("import-undone"));
  await page.click("button", t("import-finish"));

  await page.click("radio", t("event-list"));
  await page.looksRight("10-list");
}
