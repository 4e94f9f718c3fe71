/* A telephone number for eyes. */
import type { PhoneSummary } from "$lib/ipc";

/** Calling codes of one and of two digits (ITU-T E.164); all others have three. */
const CODE = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

/** As its owner writes it where that is in groups; else in groups of three, so that it can be dialled from paper. */
export function phoneText({ typed, e164 }: Pick<PhoneSummary, "typed" | "e164">): string {
  if (!e164 || /\d[^\d]+\d/.test(typed)) return typed || (e164 ?? "");
  const digits = e164.replace(/\D/g, "");
  const [code = ""] = CODE.exec(digits) ?? [];
  // A single digit at the end goes with the group before it.
  const groups = digits.slice(code.length).match(/\d{3}(?=\d\d)|\d+/g) ?? [];
  return [`+${code}`, ...groups].join(" ");
}
