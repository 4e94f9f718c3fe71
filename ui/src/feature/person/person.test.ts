import { expect, it, vi } from "vitest";
import { words } from "$lib/i18n";
import { usePlatform } from "$lib/platform";
import { changeOf, fieldName, problemOf, valueFrom, valueText } from "$lib/record";
import { browserPlatform } from "$lib/platform/browser";
import { session } from "$lib/session";
import { toasts } from "$lib/ui";
import { OpenPerson } from "./person.svelte";

async function opened() {
  words.use("en");
  const platform = browserPlatform({ file: true });
  const asked: { name: string; input: Record<string, unknown> }[] = [];
  usePlatform({
    ...platform,
    call: (name, input) => (asked.push({ name, input: input as Record<string, unknown> }), platform.call(name, input)),
  });
  const id = [...platform.core.records.values()].find(({ kind }) => kind === "person")?.id ?? "";
  const person = new OpenPerson(id);
  await person.read();
  return { person, asked, platform };
}

it("makes one batch of all edits of a visit", async () => {
  const { person, asked } = await opened();
  await person.save("city", "Aachen");
  await person.save("notes", "Sings");
  await person.add("phone", { number: { label: "mobile", typed: "0172 1" } });
  const visits = asked
    .filter(({ name }) => name === "record_edit" || name === "record_create")
    .map(({ input }) => input.visit);
  expect(visits[0]).toBeNull();
  expect(new Set(visits.slice(1)).size).toBe(1);
  expect(person.history).toHaveLength(1);
  expect(person.value("city")).toBe("Aachen");
});

it("keeps what could not be read, and says so", async () => {
  const { person } = await opened();
  await person.save("birth_date", "31.04.1970");
  expect(person.kept).toContain("birth_date");
  const field = person.fields.find((other) => other.field === "person.birth_date");
  expect(field && problemOf(field, person.value("birth_date"))).not.toBe("");
});

it("closes when the person was deleted, and offers Undo", async () => {
  const { person } = await opened();
  session.show(person.id);
  await person.delete();
  expect(session.person).toBeUndefined();
  expect(toasts.list.at(-1)?.action).toBeDefined();
});

it("says a refusal and keeps the window", async () => {
  const { person, platform } = await opened();
  usePlatform({ ...platform, call: () => Promise.reject({ code: "disk_full" }) });
  await person.save("city", "Aachen");
  await vi.waitFor(() => expect(toasts.list.at(-1)?.tone).toBe("failed"));
});

it("reads and writes own fields by the name of their cell", () => {
  const own = {
    field: "person.own_1",
    kind: "number",
    class: "ordinary",
    parts: [],
    own: { id: "1", name: "Shoes" },
  } as const;
  const field = { ...own, parts: [] };
  expect(fieldName(field)).toBe("person.own_1");
  expect(valueFrom(field, "42")).toBe(42);
  expect(valueFrom(field, "42 or 43")).toBe("42 or 43");
  expect(problemOf(field, "42 or 43")).not.toBe("");
});

it("shows a change of the history in words", () => {
  words.use("en");
  const born = { field: "person.birth_date", kind: "date", class: "personal", parts: [], own: null } as const;
  const fields = [{ ...born, parts: [] }];
  const { title, after } = changeOf(
    { record: "1", field: "person.birth_date", before: null, after: "1987-03" },
    fields,
  );
  expect(title).toBe("Born");
  expect(after).toContain("1987");
  expect(
    changeOf({ record: "2", field: "phone.number", before: null, after: { typed: "0172 1" } }, fields),
  ).toMatchObject({ title: "Phone", after: "0172 1" });
  expect(valueText({ ...born, kind: "yes_no", parts: [] }, false)).toBe("No");
});
