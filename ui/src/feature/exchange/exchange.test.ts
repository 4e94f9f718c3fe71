import { beforeEach, describe, expect, it } from "vitest";
import { words } from "$lib/i18n";
import { usePlatform } from "$lib/platform";
import { browserPlatform, type BrowserPlatform } from "$lib/platform/browser";
import { exchange } from "./exchange.svelte";
import { incoming } from "./incoming.svelte";
import { Outgoing } from "./outgoing.svelte";
import { daysSince, lettersOf, scopeText, sendersOf, speakable } from "./text";

let fake: BrowserPlatform;
beforeEach(async () => {
  words.use("en");
  await incoming.leave();
  fake = browserPlatform({ file: true });
  usePlatform(fake);
});
const file = (state: string) => ({ file: state, name: `${state}.birlik` });

describe("words of files", () => {
  it("says what a file holds, with the event's name when it is here", () => {
    expect(scopeText("council")).toBe("The council’s view");
    expect(scopeText("event:e1", new Map([["e1", "Novruz"]])).replace(/[\u2066-\u2069]/g, "")).toBe(
      "One event with its people: Novruz",
    );
  });
  it("makes a passphrase that can be said on the phone, another each time", () => {
    expect(speakable()).toMatch(/^([bdfgklmnprstvz][aeiou]){2}(-([bdfgklmnprstvz][aeiou]){2}){4}$/);
    expect(speakable()).not.toBe(speakable());
  });
  it("does not hang or lean on bytes that are thrown away", () => {
    const given = [new Uint8Array(32).fill(255), new Uint8Array(32).fill(0)];
    expect(speakable(() => given.shift() ?? new Uint8Array(32))).toBe("baba-baba-baba-baba-baba");
  });
  it("has two letters of any script for a chapter", () => {
    expect([lettersOf("Qaranquş House"), lettersOf("Дом «Мост»"), lettersOf("")]).toEqual(["QH", "Д", "?"]);
  });
  it("counts whole days", () => expect(daysSince("2026-11-01T10:00:00Z", Date.parse("2026-11-03T09:00:00Z"))).toBe(1));
});

it("puts the computers of a chapter together, with the latest file of any of them", async () => {
  await exchange.read();
  const [peer] = exchange.keys?.peers ?? [];
  if (!peer) throw new Error("the fake knows nobody");
  const second = { ...peer, installation: "i2", last_taken: "2099-01-01T00:00:00Z" };
  const [sender] = sendersOf([peer, second]);
  expect([sender?.peers.length, sender?.last]).toEqual([2, "2099-01-01T00:00:00Z"]);
  expect(exchange.silent.map(({ title }) => title)).toEqual(["Zoğal House", "Süsən House"]);
  expect(exchange.arrived).toBe(1);
});

describe("a file that arrives", () => {
  it("is shown, and takes nothing in by itself", async () => {
    await incoming.open(file("arrived"));
    expect([incoming.stage, incoming.amount, incoming.items.length]).toEqual(["preview", 5, 5]);
    expect(incoming.report).toBeUndefined();
  });
  it("asks for its passphrase, and again when that is wrong", async () => {
    await incoming.open(file("sealed"));
    expect([incoming.stage, incoming.problem]).toEqual(["sealed", ""]);
    await incoming.unseal("shut");
    expect(incoming.stage).toBe("sealed");
    expect(incoming.problem).not.toBe("");
    await incoming.unseal("open");
    expect(incoming.stage).toBe("preview");
  });
  it("waits for the digits when its key is another, and is read again once that is trusted", async () => {
    await incoming.open(file("changed"));
    expect([incoming.stage, incoming.changed?.name]).toEqual(["key", "Durna House"]);
    expect(incoming.changed?.fingerprint).not.toBe(incoming.changed?.known);
    await incoming.trust();
    expect(incoming.stage).toBe("preview");
  });
  it("says what is wrong with it", async () => {
    await incoming.open(file("damaged"));
    expect(incoming.stage).toBe("refused");
    expect(incoming.problem).toContain("damaged on its way");
  });
  it("leaves out a record, a field, and a whole group", async () => {
    await incoming.open(file("arrived"));
    const [made, updated] = incoming.items;
    if (!made || !updated) throw new Error("the fake file is empty");
    await incoming.decline([made.id], [], true);
    expect([incoming.items[0]?.declined, incoming.amount]).toEqual([true, 4]);
    await incoming.decline([], [`${updated.id}:person.city`], true);
    expect(incoming.items[1]?.fields.map(({ declined }) => declined)).toEqual([false, true]);
    incoming.outcome = "updated";
    await incoming.readItems();
    await incoming.declineAll(true);
    expect(incoming.items.every(({ declined }) => declined)).toBe(true);
    expect(incoming.amount).toBe(2);
  });
  it("keeps ours on a field or a record that was here, or only leaves it out", async () => {
    await incoming.open(file("arrived"));
    const updated = incoming.items.find(({ outcome }) => outcome === "updated");
    const deleted = incoming.items.find(({ outcome }) => outcome === "deleted");
    if (!updated || !deleted) throw new Error("the fake file is empty");
    const city = () =>
      incoming.items.find(({ id }) => id === updated.id)?.fields.find(({ field }) => field === "person.city");
    await incoming.keep([], [`${updated.id}:person.city`], true);
    expect([city()?.declined, city()?.ours, incoming.preview?.ours]).toEqual([true, true, 1]);
    await incoming.keep([deleted.id], [], true);
    expect(incoming.preview?.ours).toBe(2);
    await incoming.keep([], [`${updated.id}:person.city`], false);
    expect([city()?.declined, city()?.ours, incoming.preview?.ours]).toEqual([true, false, 1]);
  });
  it("is stopped by the brake until somebody says so", async () => {
    await incoming.open(file("known"));
    await incoming.take();
    expect([incoming.stage, incoming.brake?.count]).toEqual(["preview", "12"]);
    await incoming.take({ confirmed: true });
    expect(incoming.stage).toBe("done");
  });
});

describe("a file that leaves", () => {
  it("is for the chapters that are ticked, and says what is missing", async () => {
    await exchange.read();
    const out = new Outgoing();
    await out.begin();
    expect([out.closing, out.missing]).toEqual(["keys", "who"]);
    out.toggle(out.known[0]?.id ?? "");
    expect(out.missing).toBeUndefined();
    out.sensitive = true;
    expect(out.missing).toBe("reason");
    out.what = "event";
    expect(out.missing).toBe("one");
    out.what = "everything";
    expect([out.whole, out.leaves, out.missing]).toEqual([true, false, undefined]);
  });
  it("never takes children along when it is open", async () => {
    const out = new Outgoing();
    out.sensitive = true;
    out.closing = "plain";
    expect([out.leaves, out.missing]).toEqual([false, undefined]);
  });
  it("says what was written, with the passphrase to say by phone", async () => {
    const out = new Outgoing();
    out.name = "Nar House";
    const said = out.passphrase;
    await out.save();
    expect([out.written?.passphrase, out.written?.report.left_out]).toEqual([said, 14]);
  });
});
