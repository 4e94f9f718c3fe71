import { expect, it } from "vitest";
import { sameTyped } from "./typed";

it.each([
  ["məmmədova", "Məmmədova"],
  ["Memmedova", "Məmmədova"],
  ["istanbul", "İstanbul"],
  ["isıq", "İşıq"],
  ["  12 ", "12"],
  ["алёша", "Алеша"],
])("%s is %s", (typed, word) => expect(sameTyped(typed, word)).toBe(true));

it.each([
  ["", "Leyla"],
  ["", ""],
  ["Leyl", "Leyla"],
  ["12", "120"],
])("%s is not %s", (typed, word) => expect(sameTyped(typed, word)).toBe(false));
