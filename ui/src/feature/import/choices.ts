/* What can be said about the reading of a table. */
import type { MessageKey } from "$lib/i18n";

export const ENCODINGS = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1251",
  "windows-1252",
  "windows-1254",
  "windows-1256",
  "koi8-r",
  "ibm866",
  "iso-8859-9",
] as const;

/** What the rows of a table can be. */
export const KINDS = [
  "person",
  "membership",
  "office",
  "enrolment",
  "guardianship",
  "emergency_contact",
  "collection_permission",
] as const;

export const DELIMITERS: readonly { value: string; name: MessageKey }[] = [
  { value: ";", name: "delimiter-semicolon" },
  { value: ",", name: "delimiter-comma" },
  { value: "\t", name: "delimiter-tab" },
  { value: "|", name: "delimiter-bar" },
];
