import { beforeEach, expect, it } from "vitest";
import { ruleText, timesText } from "./times";
import { words } from "./i18n.svelte";

beforeEach(() => words.use("en"));
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, "");

it.each([
  ["FREQ=WEEKLY;BYDAY=TU", "every week, Tue"],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20261222T225959Z", "every 2 weeks, Mon, Wed, until 22 December 2026"],
  ["FREQ=DAILY;COUNT=3", "every day, 3 times"],
  ["FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYDAY=-1FR"],
  ["FREQ=HOURLY", "FREQ=HOURLY"],
])("%s reads %s", (rule, text) => expect(plain(ruleText(rule))).toBe(text));

it("says a day once", () => {
  expect(plain(timesText("2026-11-04T18:00 – 2026-11-04T20:00 Europe/Berlin"))).toBe(
    "4 November 2026, 18:00 – 20:00 Europe/Berlin",
  );
});
