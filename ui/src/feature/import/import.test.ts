import { beforeEach, expect, it, vi } from "vitest";
import type { ImportOptions } from "$lib/ipc";
import { usePlatform } from "$lib/platform";
import { browserPlatform } from "$lib/platform/browser";
import { Import } from "./import.svelte";
import { decided, decisionsOf } from "./outcomes";
import { recordTarget, recordText, targetGroups, targetName } from "./targets";
import { words } from "$lib/i18n";

/** The fake with a chapter open, and what was asked of it. */
function fake() {
  const platform = browserPlatform({ file: true });
  const asked: [string, unknown][] = [];
  usePlatform({ ...platform, call: (name, input) => (asked.push([name, input]), platform.call(name, input)) });
  return { asked, of: (name: string) => asked.filter(([other]) => other === name).map(([, input]) => input) };
}

beforeEach(() => words.use("en"));

async function planned() {
  const plan = new Import();
  await plan.read({ file: "token", name: "roster.csv" });
  return plan;
}

it("reads, and shows how it was read", async () => {
  fake();
  const plan = await planned();
  expect(plan.step).toBe("reading");
  expect(plan.view?.columns[0]?.target).toBe("family_name");
});

it("says only what the person has said; another reading finds its columns anew", async () => {
  const { of } = fake();
  const plan = await planned();
  await plan.map(7, "skip");
  expect((of("import_change")[0] as { options: ImportOptions }).options.columns?.[7]).toBe("skip");
  await plan.change({ encoding: "windows-1251" });
  expect((of("import_change")[1] as { options: ImportOptions }).options).toMatchObject({
    encoding: "windows-1251",
    columns: null,
    delimiter: null,
  });
});

it("keeps a decided row where it stands, and counts anew", async () => {
  fake();
  const plan = await planned();
  const [before, version] = [plan.amount, plan.version];
  await plan.decide(17, "new");
  expect(plan.said.get(17)).toBe("new");
  expect(plan.amount).toBe(before + 1);
  expect(plan.version).toBe(version);
});

it("shows why a file was refused and writes nothing", async () => {
  usePlatform({
    ...browserPlatform({ file: true }),
    call: () => Promise.reject({ code: "table_refused", params: { kind: "binary", looks_like: "xlsx" } }),
  });
  const plan = await planned();
  expect(plan.step).toBe("file");
  expect(plan.problem).toContain("xlsx");
});

it("plans again when the data has moved", async () => {
  const platform = browserPlatform({ file: true });
  usePlatform({
    ...platform,
    call: (name, input) =>
      name === "import_apply" ? Promise.reject({ code: "plan_outdated" }) : platform.call(name, input),
  });
  const plan = await planned();
  await plan.apply();
  expect(plan.step).toBe("plan");
  expect(plan.problem).not.toBe("");
  expect(plan.report).toBeUndefined();
});

it("ends with a log that can be undone", async () => {
  const { of } = fake();
  const plan = await planned();
  await plan.apply();
  expect(plan.step).toBe("log");
  await plan.undo();
  await vi.waitFor(() => expect(of("batch_undo")).toEqual([{ batch: plan.report?.batch }]));
});

it("knows what holds for a row", () => {
  const row = { outcome: "updated", decision: null } as Parameters<typeof decided>[0];
  expect(decided(row, "fill", null)).toBe("fill");
  expect(decided(row, "fill", "skip")).toBe("skip");
  const said = (
    outcome: "refused" | "ask" | "updated" | "unchanged",
    why = "",
    rows: Parameters<typeof decisionsOf>[1] = "people",
  ) => decisionsOf({ outcome, why }, rows).map(({ value }) => value);
  expect(said("refused")).toEqual([]);
  expect(said("refused", "left_out")).toEqual(["", "leave_out"]);
  expect(said("ask", "unknown_zone", "events")).toEqual(["leave_out"]);
  expect(said("ask", "in_bin", "events")).toEqual(["new", "leave_out"]);
  expect(said("ask", "nobody_found", "records")).toEqual(["leave_out"]);
  expect(said("ask", "several_records", "records")).toEqual(["new", "leave_out"]);
  expect(said("updated", "same_uid", "events")).toEqual(["update", "skip"]);
  expect(said("unchanged", "older_than_here", "events")).toEqual(["skip", "update"]);
});

it("names the targets of columns", () => {
  const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, "");
  expect(recordTarget("membership", "organisation")).toBe("Organisation");
  expect(plain(recordTarget("membership", "person_birth_date"))).toBe("Person: Born");
  expect(recordText("membership", "status", "active")).toBe("Active");
  expect(plain(targetName("phone_2_label", []))).toBe("Phone 2, label");
  expect(targetName("full_name", [])).toBe("Whole name");
  expect(targetName("class", [])).toBe("Class");
  expect(targetName("guardian_phone", [])).toBe("Guardian’s phone");
  expect(plain(targetName("guardian_2_phone", []))).toBe("Guardian’s phone 2");
  expect(
    targetGroups([], "email_7")
      .at(-1)
      ?.targets.map(({ value }) => value),
  ).toEqual(["email_7"]);
});

it("decides all who are likely enough, and counts them before", async () => {
  const { of } = fake();
  const plan = await planned();
  expect(await plan.count({ outcomes: ["ask"], score_from: 0.8 })).toBe(1);
  await plan.decideAll({ outcomes: ["ask"], score_from: 0.8 }, "same");
  expect(of("import_decide")[0]).toMatchObject({ rows: [], decision: "same", filter: { score_from: 0.8, text: "" } });
});

it("leaves a change of a row, and takes it again", async () => {
  fake();
  const plan = await planned();
  await plan.leave(1, "phone", true);
  expect(plan.version).toBe(2);
});

it("reads a pasted table as a file", async () => {
  const { of } = fake();
  const plan = new Import();
  await plan.paste("Ad\tSoyad\nNigar\tAğazadə");
  expect(plan.step).toBe("reading");
  expect(of("import_paste")[0]).toMatchObject({ name: "Pasted table" });
});
