import { expect, it } from "vitest";
import { marked } from "./marked";

const found = (text: string, ...search: string[]) =>
  marked(text, search)
    .filter((piece) => piece.found)
    .map((piece) => piece.text);

it.each([
  ["Məmmədova Aygün", "мамед", ["Məmməd"]],
  ["Mammadli Orkhan", "мамед", ["Mammad"]],
  ["Мамедова Айгюн", "mamed", ["Мамед"]],
  ["İlqar Həsənov", "ilqar", ["İlqar"]],
  ["Həsənov İlqar", "hasan", ["Həsən"]],
  ["Nəbiyeva-Schneider", "schnei", ["Schnei"]],
  ["Orxan", "mamed", []],
])("in %s, %s is %j", (name, search, pieces) => expect(found(name, search)).toEqual(pieces));

it("loses no letter", () => {
  const name = "Məmmədova-Schneider Rəvanə";
  expect(
    marked(name, ["rev", "mam"])
      .map((piece) => piece.text)
      .join(""),
  ).toBe(name);
});
