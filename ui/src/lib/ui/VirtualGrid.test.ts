import { render, screen } from "@testing-library/svelte";
import user from "@testing-library/user-event";
import { createRawSnippet } from "svelte";
import { expect, it, vi } from "vitest";
import VirtualGrid from "./VirtualGrid.svelte";

const head = createRawSnippet(() => ({ render: () => `<span role="columnheader">Name</span>` }));
const cells = createRawSnippet((index: () => number) => ({
  render: () => `<span role="gridcell">Person ${index()}</span>`,
}));

function grid() {
  const deeds = { onopen: vi.fn(), onchoose: vi.fn(), onrange: vi.fn() };
  render(VirtualGrid, {
    label: "People",
    count: 100_000,
    rowHeight: 36,
    columns: "1fr",
    least: 100,
    head,
    cells,
    active: 0,
    isChosen: (index: number) => index === 2,
    isOpen: () => false,
    ...deeds,
  });
  return deeds;
}

it("draws few rows and says how many there are", () => {
  const { onrange } = grid();
  expect(screen.getByRole("grid")).toHaveAttribute("aria-rowcount", "100001");
  expect(screen.getAllByRole("row").length).toBeLessThan(60);
  expect(screen.getAllByRole("row")[3]).toHaveAttribute("aria-rowindex", "4");
  expect(onrange.mock.calls.at(-1)?.[0]).toBe(0);
});

it("moves by arrows, opens by Enter, chooses by Space", async () => {
  const { onopen, onchoose } = grid();
  screen.getByRole("grid").focus();
  await user.keyboard("{ArrowDown}{ArrowDown}{Enter}");
  expect(onopen).toHaveBeenCalledWith(2);
  await user.keyboard(" ");
  expect(onchoose).toHaveBeenCalledWith(2, false);
  await user.keyboard("{Shift>}{ArrowDown}{/Shift}");
  expect(onchoose).toHaveBeenLastCalledWith(3, true);
  await user.keyboard("{Home}{ArrowUp}{Enter}");
  expect(onopen).toHaveBeenLastCalledWith(0);
});

it("names the active row and the chosen one", async () => {
  grid();
  screen.getByRole("grid").focus();
  await user.keyboard("{ArrowDown}");
  const active = screen.getByRole("grid").getAttribute("aria-activedescendant") ?? "";
  expect(document.getElementById(active)).toHaveAttribute("aria-rowindex", "3");
  expect(screen.getByRole("row", { selected: true })).toHaveAttribute("aria-rowindex", "4");
});
