import { beforeEach, describe, expect, it } from "vitest";
import { words } from "$lib/i18n";
import { birthFrom, birthTyped } from "./birth";

beforeEach(() => words.use("en"));

describe("a typed date", () => {
  it.each([
    ["14.03.1987", "1987-03-14"],
    ["14/3/1987", "1987-03-14"],
    ["1987-03-14", "1987-03-14"],
    ["3.1987", "1987-03"],
    ["1987", "1987"],
    ["14.03", "XXXX-03-14"],
    ["29.02", "XXXX-02-29"],
    ["~1987", "1987~"],
    ["about 1987", "1987~"],
    ["14 March 1987", "1987-03-14"],
    ["14 марта 1987", "1987-03-14"],
    ["March 1987", "1987-03"],
    ["", ""],
  ])("%s is %s", (typed, edtf) => expect(birthFrom(typed)).toBe(edtf));

  it.each(["31.02.1984", "29.02.2023", "14.13.1987", "Thursday", "14.03.87", "soon"])("%s stays as typed", (typed) =>
    expect(birthFrom(typed)).toBe(typed),
  );

  it("knows the months of the interface's language", () => {
    words.use("az");
    expect(birthFrom("14 mart 1987")).toBe("1987-03-14");
    expect(birthFrom("5 iyun")).toBe("XXXX-06-05");
  });

  it.each(["1987-03-14", "1987-03", "1987", "XXXX-03-14", "1987~", "31.02.1984"])(
    "%s comes back from being edited",
    (edtf) => expect(birthFrom(birthTyped(edtf))).toBe(edtf),
  );
});
