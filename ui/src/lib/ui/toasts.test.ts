import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { toasts } from "./toasts.svelte";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  for (const { id } of toasts.list) toasts.close(id);
  vi.useRealTimers();
});

it("goes after eight seconds", () => {
  toasts.show("38 people updated");
  vi.advanceTimersByTime(7999);
  expect(toasts.list).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(toasts.list).toHaveLength(0);
});

it("stays while it is held", () => {
  toasts.show("38 people updated");
  const id = toasts.list[0]?.id ?? 0;
  toasts.hold(id);
  vi.advanceTimersByTime(60_000);
  expect(toasts.list).toHaveLength(1);
  toasts.release(id);
  vi.advanceTimersByTime(8000);
  expect(toasts.list).toHaveLength(0);
});

it("makes room, but keeps the last that can be undone", () => {
  toasts.show("1 person deleted", { label: "Undo", run: () => undefined });
  toasts.show("Backup made");
  toasts.show("Undone");
  expect(toasts.list.map(({ text }) => text)).toEqual(["1 person deleted", "Undone"]);
});
