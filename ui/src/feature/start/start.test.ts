import { beforeEach, expect, it, vi } from "vitest";
import type { FileCreateInput } from "$lib/ipc";
import { words } from "$lib/i18n";
import { usePlatform } from "$lib/platform";
import { browserPlatform } from "$lib/platform/browser";
import { session } from "$lib/session";
import { Start } from "./start.svelte";

let asked: { name: string; input: unknown }[];

beforeEach(() => {
  words.use("az");
  asked = [];
  const platform = browserPlatform();
  usePlatform({ ...platform, call: (name, input) => (asked.push({ name, input }), platform.call(name, input)) });
  session.importing = undefined;
});

it("asks for the name and the country before it begins", async () => {
  const start = new Start();
  start.country = "";
  await start.begin("empty");
  expect(start.asked).toBe(true);
  expect(asked).toEqual([]);
});

it("makes the data file in the language that was chosen", async () => {
  const start = new Start();
  Object.assign(start, { name: " Körpü Evi ", country: "DE" });
  await start.begin("empty");
  expect(asked[0]?.input).toMatchObject({
    name: "Körpü Evi",
    country: "DE",
    language: "az",
    file: null,
  } satisfies Partial<FileCreateInput>);
  expect(session.file?.chapter.name).toBe("Körpü Evi");
});

it("goes on to the roster that was dropped", async () => {
  session.importing = { file: "dropped", name: "üzvlər.csv" };
  const start = new Start();
  Object.assign(start, { name: "Körpü Evi", country: "DE" });
  await start.begin("import");
  expect(session.place).toBe("import");
  expect(session.importing?.file).toBe("dropped");
});

it("asks for another place when there is a file of that name", async () => {
  const platform = browserPlatform();
  const call = vi.fn((name: string, input: unknown) =>
    name === "file_create" && (input as FileCreateInput).file === null
      ? Promise.reject({ code: "file_exists", params: { path: "/x" } })
      : platform.call(name, input),
  );
  usePlatform({ ...platform, call });
  const start = new Start();
  Object.assign(start, { name: "Körpü Evi", country: "DE" });
  await start.begin("empty");
  expect(start.problem).toContain("/x");
  expect(start.taken).toBe("empty");
  await start.elsewhere();
  expect(call).toHaveBeenCalledWith("file_create", expect.objectContaining({ file: "saved" }));
});
