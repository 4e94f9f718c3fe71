import { beforeEach, expect, it } from "vitest";
import { words } from "$lib/i18n";
import type { ExportPeopleInput } from "$lib/ipc";
import { usePlatform } from "$lib/platform";
import { browserPlatform } from "$lib/platform/browser";
import { Export } from "./export.svelte";

const everybody = { search: "", filters: [], sort: "name" as const, descending: false };

/** A form on the fake, and the last question that it asked. */
async function form() {
  const platform = browserPlatform({ file: true });
  const asked: ExportPeopleInput[] = [];
  usePlatform({
    ...platform,
    call: (name, input) => (
      name === "export_people" && asked.push(input as ExportPeopleInput),
      platform.call(name, input)
    ),
  });
  const file = new Export(everybody, []);
  await file.begin();
  return { file, last: () => asked.at(-1)?.columns ?? [] };
}

beforeEach(() => words.use("en"));

it("writes the columns in the order they were moved to", async () => {
  const { file, last } = await form();
  const [, first, second] = file.columns.map(({ id }) => id);
  file.move(2, 1);
  expect(last().slice(0, 2)).toEqual([second, first]);
  file.move(0, -1);
  expect(file.columns[0]?.id).toBe("id");
});

it("keeps how a file is written, takes it up again, and forgets it", async () => {
  const { file, last } = await form();
  file.choose(false);
  file.toggle("city");
  file.toggle("given_name");
  file.move(
    file.columns.findIndex(({ id }) => id === "city"),
    0,
  );
  [file.format, file.delimiter] = ["csv", "\t"];
  expect(await file.keep("Letters")).toBe(true);
  file.choose(true);
  file.delimiter = ";";
  await file.load(file.profile);
  expect(last()).toEqual(["city", "given_name"]);
  expect(file.delimiter).toBe("\t");
  await file.keep("Letters");
  expect(file.profiles).toHaveLength(1);
  await file.forget();
  expect(file.profiles).toHaveLength(0);
});
