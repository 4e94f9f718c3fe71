/* A step of the history in words: which field, before, after. */
import type { FieldView, HistoryChange } from "$lib/ipc";
import { named, t } from "$lib/i18n";
import { fieldTitle, groupOf, valueText } from "./facts";
import { isPart, PARTS, partText } from "./parts";

type Json = HistoryChange["before"];

const plain = (value: Json): string => {
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (typeof value === "string" || typeof value === "number") return String(value);
  return Array.isArray(value) ? value.map(plain).join(", ") : Object.values(groupOf(value)).filter(Boolean).join(", ");
};

export function changeOf(
  { field, before, after }: HistoryChange,
  fields: readonly FieldView[],
): { title: string; before: string; after: string } {
  if (field.endsWith("_alive"))
    return { title: t(after === true || after === 1 ? "change-made" : "change-deleted"), before: "", after: "" };
  const known = fields.find((other) => other.field === field);
  if (known) return { title: fieldTitle(known), before: valueText(known, before), after: valueText(known, after) };
  const [kind = "", name = ""] = field.split(".");
  if (isPart(kind)) {
    const text = (value: Json) =>
      value === null ? "" : partText({ id: "", kind, of: [], fields: { [name]: value }, conflicts: [] });
    return { title: t(PARTS[kind].title), before: text(before), after: text(after) };
  }
  return { title: named("field", field.replace(".", "-")), before: plain(before), after: plain(after) };
}
