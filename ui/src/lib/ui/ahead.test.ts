import { expect, it } from "vitest";
import { TypeAhead } from "./ahead";

const NAMES = ["", "Əsas ev", "Şura 2", "Şura 10", "Elçi", "Seçim"];
const typed = (keys: string, from = 0, pause = 100): (number | undefined)[] => {
  const ahead = new TypeAhead();
  let at = from;
  return [...keys].map((key, index) => {
    const found = ahead.find(key, NAMES, at, index * pause);
    at = found ?? at;
    return found;
  });
};

it("goes to what begins so, on any keyboard", () => {
  expect(typed("e").at(-1)).toBe(1);
  expect(typed("sec").at(-1)).toBe(5);
  expect(typed("şura 1").at(-1)).toBe(3);
});

it("goes from one to the next by the same letter, and round", () => {
  expect(typed("sss")).toEqual([2, 3, 5]);
  expect(typed("s", 5)).toEqual([2]);
});

it("begins anew after a pause, and leaves other keys alone", () => {
  expect(typed("es", 0, 2000)).toEqual([1, 2]);
  expect(typed(" ")).toEqual([undefined]);
  expect(new TypeAhead().find("Enter", NAMES, 0)).toBeUndefined();
  expect(typed("x")).toEqual([undefined]);
});
