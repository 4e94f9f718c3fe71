import { expect, it } from "vitest";
import type { NetworkLine } from "$lib/ipc";
import { network, step } from "./network.svelte";
import { ACROSS, DOWN, TILES } from "./tiles";
import { standing } from "./tree";

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

const line = (id: string, parent: string, depth: number): NetworkLine => ({
  id,
  parent,
  depth,
  title: id,
  kind: "house",
  country: "",
  city: "",
  closed: false,
  in_a_circle: false,
  people: 0,
  people_below: 0,
  organisations_below: 0,
  schools: 0,
  schools_below: 0,
  pupils: 0,
  pupils_below: 0,
  events: 0,
  events_below: 0,
});

it("says of each line which of how many it is under the same one", () => {
  const places = standing([line("a", "", 0), line("a1", "a", 1), line("a2", "a", 1), line("b", "elsewhere", 0)]);
  expect([...places.values()]).toEqual([
    [1, 2],
    [1, 2],
    [2, 2],
    [2, 2],
  ]);
});

it("unfolds what an organisation stands under when it is opened, and nothing else", () => {
  network.tree = {
    items: [line("a", "", 0), line("a1", "a", 1), line("a11", "a1", 2), line("b", "", 0)],
    countries: [],
    people: 0,
  };
  for (const id of ["a", "a1", "b"]) network.fold(id, true);
  expect(network.lines.map(({ id }) => id)).toEqual(["a", "b"]);
  network.show("a11");
  expect(network.lines.map(({ id }) => id)).toEqual(["a", "a1", "a11", "b"]);
  expect(network.folded.has("b")).toBe(true);
});
