import { expect, it } from "vitest";
import { addDays, addMonths, clockOf, daysOf, onDay, pageOf } from "./days";

it("shows whole weeks that begin on Monday", () => {
  const page = pageOf("2026-11-15");
  expect([page[0], page.at(-1), page.length]).toEqual(["2026-10-26", "2026-12-06", 42]);
  expect(pageOf("2027-02-01").length).toBe(28);
});

it("goes over the end of the year and over the clock change", () => {
  expect(addMonths("2026-12-31", 1)).toBe("2027-01-01");
  expect(addDays("2026-10-24", 2)).toBe("2026-10-26");
});

it("keeps the clock on another day", () => {
  expect(onDay("2026-11-25T18:00:00", "2026-11-28")).toBe("2026-11-28T18:00:00");
  expect(clockOf("2026-11-25")).toBe("");
});

it("does not touch the day that begins when it ends", () => {
  expect(daysOf({ start: "2026-11-25T20:00:00", end: "2026-11-26T00:00:00" })).toEqual(["2026-11-25"]);
  expect(daysOf({ start: "2026-11-25", end: "2026-11-27" })).toHaveLength(3);
});
