import { render, screen } from "@testing-library/svelte";
import user from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { words } from "$lib/i18n";
import Editable from "./Editable.svelte";

beforeEach(() => words.use("en"));

const value = () => screen.getByRole("button");

it("is saved when it is left", async () => {
  const onsave = vi.fn();
  render(Editable, { label: "City", text: "Köln", onsave });
  await user.click(value());
  await user.clear(screen.getByRole("textbox", { name: "City" }));
  await user.type(screen.getByRole("textbox"), "Bonn");
  await user.tab();
  expect(onsave).toHaveBeenCalledWith("Bonn");
});

it("is taken back by Escape", async () => {
  const onsave = vi.fn();
  render(Editable, { label: "City", text: "Köln", onsave });
  await user.click(value());
  await user.type(screen.getByRole("textbox"), "Bonn{Escape}");
  expect(onsave).not.toHaveBeenCalled();
  expect(value()).toHaveTextContent("Köln");
});

it("is not saved when nothing changed", async () => {
  const onsave = vi.fn();
  render(Editable, { label: "City", text: "Köln", onsave });
  await user.click(value());
  await user.keyboard("{Enter}");
  expect(onsave).not.toHaveBeenCalled();
});

it("keeps a wrong value as typed beside what is wrong", async () => {
  render(Editable, { label: "Born", text: "31.02.1984", problem: "There is no such date", onsave: vi.fn() });
  expect(value()).toHaveAccessibleDescription("There is no such date");
  await user.click(value());
  expect(screen.getByRole("textbox")).toHaveValue("31.02.1984");
  expect(screen.getByRole("textbox")).toBeInvalid();
});
