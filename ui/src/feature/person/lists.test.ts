import { beforeEach, expect, it } from "vitest";
import { words } from "$lib/i18n";
import { chipsOf } from "./filter";
import { questionOf } from "./lists.svelte";

beforeEach(() => words.use("en"));
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, "");

it("reads a list that was kept, and none that it does not know", () => {
  const kept = { search: "həsən", filters: [{ field: "city", values: ["Bonn"] }], sort: "born", descending: true };
  expect(questionOf(JSON.stringify({ ...kept, columns: ["city", "gone"] }))).toEqual({ ...kept, columns: ["city"] });
  expect(questionOf(JSON.stringify({ ...kept, sort: "shoe" }))).toBeUndefined();
  expect(questionOf(JSON.stringify({ ...kept, filters: [{ field: "city" }] }))).toBeUndefined();
  expect(questionOf("not JSON")).toBeUndefined();
  expect(questionOf(null)).toBeUndefined();
});

it("says ages as one and organisations by name", () => {
  const titles = new Map([["ab", "Nar Evi"]]);
  const filters = [
    { field: "age_to", values: ["17"] },
    { field: "organisation_below", values: ["ab"] },
    { field: "age_from", values: ["7"] },
  ];
  const chips = chipsOf(filters, titles, []).map(({ text }) => plain(text));
  expect(chips).toEqual(["Nar Evi and all below", "7 to 17 years"]);
});
