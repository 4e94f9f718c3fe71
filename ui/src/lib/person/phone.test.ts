import { expect, it } from "vitest";
import { phoneText } from "./phone";

it.each([
  ["0172 345 678", "+49172345678", "0172 345 678"],
  ["+4915731023456", "+4915731023456", "+49 157 310 234 56"],
  ["", "+994501234567", "+994 501 234 567"],
  ["+12025550123", "+12025550123", "+1 202 555 0123"],
  ["ask Leyla", null, "ask Leyla"],
])("%s is shown as one can dial it", (typed, e164, shown) => {
  expect(phoneText({ typed, e164 })).toBe(shown);
});
