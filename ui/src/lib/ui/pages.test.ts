import { expect, it } from "vitest";
import { pagesOf } from "./pages";

it("breaks before the row that does not fit", () => {
  expect(pagesOf([10, 10, 10, 10, 10], 25)).toEqual([
    [0, 2],
    [2, 4],
    [4, 5],
  ]);
});

it("gives a row that is taller than a page one of its own, and no page twice", () => {
  expect(pagesOf([10, 90, 10], 30)).toEqual([
    [0, 1],
    [1, 2],
    [2, 3],
  ]);
});

it("has one page for nothing", () => {
  expect(pagesOf([], 100)).toEqual([[0, 0]]);
});
