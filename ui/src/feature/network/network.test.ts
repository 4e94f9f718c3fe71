import { expect, it } from "vitest";
import { step } from "./network.svelte";
import { ACROSS, DOWN, TILES } from "./tiles";

it("gives every country of the map a place of its own", () => {
  const places = [...TILES.values()].map(String);
  expect(new Set(places).size).toBe(places.length);
  for (const [x, y] of TILES.values()) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThanOrEqual(ACROSS);
    expect(y).toBeLessThanOrEqual(DOWN);
  }
});

it("colours nothing as nothing, and the most as the most", () => {
  expect(step(0, 4)).toBe(0);
  expect([1, 2, 3, 4].map((amount) => step(amount, 4))).toEqual([1, 2, 3, 4]);
  expect(step(1, 9000)).toBe(1);
  expect(step(9000, 9000)).toBe(5);
});
