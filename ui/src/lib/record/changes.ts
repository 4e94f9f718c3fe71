/* Cells in words: what a field is called, what a value says; a step of the history as before and after. */
import type { FieldView, HistoryChange } from "$lib/ipc";
import { bornText, isRead, named, t } from "$lib/i18n";
import { fieldTitle, groupOf, valueText } from "./field";
import { isPart, PARTS, partText } from "./parts";

type Json = HistoryChange["before"];

const isId = (value: Json): boolean => typeof value === "string" && /^[0-9a-f]{32}$/.test(value);

/** What is known of a value without its field: dates as dates; an id says nothing to a person. */
const plain = (value: Json): string => {
  if (isId(value)) return "";
  if (typeof value === "string" && value.includes("-") && isRead(value)) return bornText(value);
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (typeof value === "string" || typeof value === "number") return String(value);
  return Array.isArray(value) ? value.map(plain).join(", ") : Object.values(groupOf(value)).filter(Boolean).join(", ");
};

const lives = (value: Json): boolean => value === true || value === 1;

/** What a cell's field is called: `person.city`, `phone.number`, `_alive`. */
export function cellTitle(field: string, fields: readonly FieldView[]): string {
  if (field.endsWith("_alive")) return t("cell-alive");
  const [kind = ""] = field.split(".");
  const known = fields.find((other) => other.field === field);
  if (isPart(kind)) return t(PARTS[kind].title);
  return known ? fieldTitle(known) : named("field", field.replace(".", "-"));
}

/** What a cell's value says, on one line. */
export function cellText(
  field: string,
  value: Json,
  fields: readonly FieldView[],
  titles: ReadonlyMap<string, string> = new Map(),
): string {
  if (typeof value === "string" && isId(value)) return titles.get(value) ?? "";
  if (field.endsWith("_alive")) return t(lives(value) ? "cell-kept" : "change-deleted");
  const [kind = "", name = ""] = field.split(".");
  if (isPart(kind))
    return value === null ? "" : partText({ id: "", kind, of: [], fields: { [name]: value }, conflicts: [] });
  const known = fields.find((other) => other.field === field);
  return known ? valueText(known, value) : plain(value);
}

export function changeOf(
  { field, before, after }: HistoryChange,
  fields: readonly FieldView[],
  titles?: ReadonlyMap<string, string>,
): { title: string; before: string; after: string } {
  if (field.endsWith("_alive"))
    return { title: t(lives(after) ? "change-made" : "change-deleted"), before: "", after: "" };
  const title = cellTitle(field, fields);
  // A health note is told to have changed, not what it says: looking at it is on record.
  if (fields.some((other) => other.field === field && other.class === "health"))
    return { title, before: "", after: t("change-health") };
  return { title, before: cellText(field, before, fields, titles), after: cellText(field, after, fields, titles) };
}
