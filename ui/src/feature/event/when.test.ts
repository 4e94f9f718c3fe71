import { expect, it } from "vitest";
import { endOf, newWhen, repeatOf, startOf, weekdayOf } from "./when";

it("ends the day after when the clock says so", () => {
  const when = { ...newWhen("2026-11-25", "2026-11-25"), from: "22:00", to: "01:00" };
  expect([startOf(when), endOf(when)]).toEqual(["2026-11-25T22:00", "2026-11-26T01:00"]);
  expect(endOf({ ...when, until: "2026-11-20", to: "23:00" })).toBe("2026-11-25T23:00");
  expect(endOf({ ...newWhen("2026-11-25", "2026-11-27") })).toBe("2026-11-27");
});

it("keeps the first day in the series", () => {
  expect(weekdayOf("2026-11-29")).toBe("su");
  const when = { ...newWhen("2026-11-25", "2026-11-25"), weekly: true, weekdays: ["mo"] };
  expect(repeatOf(when)).toEqual({ text: null, interval: 1, weekdays: ["mo", "we"], until: null, count: null });
  expect(repeatOf({ ...when, ends: "after", count: 4 })?.count).toBe(4);
  expect(repeatOf({ ...when, weekly: false })).toBeNull();
});
