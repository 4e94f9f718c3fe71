import { beforeEach, expect, it } from "vitest";
import { bornText, dayText, isRead, momentText } from "./dates";
import { words } from "./i18n.svelte";

/** Without the marks that keep directions apart. */
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, "");

beforeEach(() => words.use("en"));

it.each([
  ["en", "1987-03-14", "14 March 1987"],
  ["az", "1987-03-14", "14 mart 1987"],
  ["ru", "1987-03-14", "14 марта 1987"],
  ["ru", "1987-03", "март 1987"],
  ["en", "XXXX-02-29", "29 February"],
  ["en", "1987~", "about 1987"],
  ["en", "31.02.1984", "31.02.1984"],
])("in %s, %s is read as %s", (language, edtf, text) => {
  words.use(language);
  expect(plain(bornText(edtf))).toBe(text);
});

it("says the day of a date, whatever the zone of the computer", () => {
  expect(plain(dayText("2025-12-09", "long"))).toBe("Tuesday, 9 December");
  expect(plain(dayText("2025-12-09", "full"))).toBe("Tuesday, 9 December 2025");
});

it("says the time of today and the day of another", () => {
  const now = new Date(2026, 10, 25, 12);
  expect(momentText(new Date(2026, 10, 25, 9, 5).toISOString(), now)).toBe("09:05");
  expect(plain(momentText(new Date(2026, 2, 3).toISOString(), now))).toBe("3 Mar");
  expect(plain(momentText(new Date(2024, 2, 3).toISOString(), now))).toBe("3 Mar 2024");
});

it("tells a date from a text", () => {
  expect(isRead("1987")).toBe(true);
  expect(isRead("31.02.1984")).toBe(false);
});
