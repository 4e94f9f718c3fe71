/* How a field of the catalogue is read and edited. No field is named here but those whose values have a custom. */
import type { FieldView, RecordView } from "$lib/ipc";
import {
  bornText,
  countryName,
  isRead,
  languageName,
  named,
  ruleText,
  t,
  timesText,
  words,
  COUNTRIES,
  SPOKEN,
} from "$lib/i18n";
import { birthFrom, birthTyped } from "$lib/person";

type Json = RecordView["fields"][string];

/** Name within the kind: `given_name`; own fields go by the name of their cell, `record.own_…`. */
export const fieldName = ({ field, own }: FieldView): string => (own ? field : field.slice(field.indexOf(".") + 1));

/** What it is called: own fields as people named them. */
export const fieldTitle = (field: FieldView): string =>
  field.own?.name ?? named("field", field.field.replace(".", "-"));

const asText = (value: Json | undefined): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

/** The tags of languages, however they came. */
const tagsOf = (value: Json | undefined): string[] =>
  (Array.isArray(value) ? value.map(asText) : asText(value).split(/\s+/)).filter(Boolean);

/** Parts of a group as texts. */
export function groupOf(value: Json | undefined): Record<string, string> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([part, text]) => [part, asText(text ?? null)]));
}

/** A name of a choice, or a word of one's own. */
export function choiceText(field: FieldView, value: string): string {
  if (field.own || !value) return value;
  return words.find(`choice-${field.field.replace(".", "-")}-${value}`) ?? named(fieldName(field), value);
}

const joined = (parts: (string | undefined)[], by: string): string => parts.filter(Boolean).join(by);

export function addressText(group: Record<string, string>): string {
  const place = joined([group.postal_code, group.city], " ");
  const written = joined([group.street, place, group.region], ", ");
  const country = group.country ? countryName(group.country) : "";
  return joined([written || (group.typed ?? "").replaceAll("\n", ", "), country], ", ");
}

function groupText(field: FieldView, value: Json | undefined): string {
  const group = groupOf(value);
  if (field.parts.includes("street")) return addressText(group);
  if (field.parts.includes("zone"))
    return timesText(joined([joined([group.start, group.end], " – "), group.zone], " "));
  return field.parts.includes("typed") ? (group.typed ?? "") : joined(Object.values(group), ", ");
}

/** As one reads it; of a reference only its id, which nobody reads. */
export function valueText(field: FieldView, value: Json | undefined): string {
  switch (field.kind) {
    case "date":
      return bornText(asText(value));
    case "yes_no":
      return typeof value === "boolean" ? t(value ? "yes" : "no") : "";
    case "country":
      return asText(value) && countryName(asText(value));
    case "languages":
      return tagsOf(value).map(languageName).join(", ");
    case "choice":
    case "open_choice":
      return choiceText(field, asText(value));
    case "several":
      return tagsOf(value)
        .map((one) => choiceText(field, one))
        .join(", ");
    case "group":
      return groupText(field, value);
    case "long_text":
      return field.field === "event.repeat" ? ruleText(asText(value)) : asText(value);
    case "text":
      // One language as a code: of an organisation, of a person's work.
      return field.field.endsWith(".language") && asText(value) ? languageName(asText(value)) : asText(value);
    default:
      return asText(value);
  }
}

/** As one edits it. */
export function rawText(field: FieldView, value: Json | undefined): string {
  if (field.kind === "date") return birthTyped(asText(value));
  if (field.kind === "yes_no") return typeof value === "boolean" ? String(value) : "";
  if (field.kind === "languages" || field.kind === "several") return tagsOf(value).join(" ");
  if (field.kind === "open_choice") return choiceText(field, asText(value));
  if (field.kind === "group") return groupOf(value).typed ?? groupText(field, value);
  return asText(value);
}

/** From what was edited. */
export function valueFrom(field: FieldView, raw: string): Json {
  if (!raw) return null;
  if (field.kind === "date") return birthFrom(raw);
  if (field.kind === "yes_no") return raw === "true";
  if (field.kind === "languages" || field.kind === "several") return raw.split(/[\s,;]+/).filter(Boolean);
  if (field.kind === "open_choice") return field.parts.find((part) => choiceText(field, part) === raw) ?? raw;
  if (field.kind === "group") return { typed: raw };
  if (field.kind === "number" && /^-?\d{1,15}$/.test(raw)) return Number(raw);
  return raw;
}

/** What one can choose from; undefined: one types. */
export function optionsOf(field: FieldView): { value: string; name: string }[] | undefined {
  if (field.kind === "yes_no")
    return [
      { value: "true", name: t("yes") },
      { value: "false", name: t("no") },
    ];
  if (field.kind === "country") return COUNTRIES.list.map(({ code, name }) => ({ value: code, name }));
  if (field.kind !== "choice") return undefined;
  return field.parts.map((value) => ({ value, name: choiceText(field, value) }));
}

/** What one can tick, several of them; undefined: one does not. */
export function ticksOf(field: FieldView, value: Json | undefined): { value: string; name: string }[] | undefined {
  if (field.kind === "several") return field.parts.map((value) => ({ value, name: choiceText(field, value) }));
  if (field.kind !== "languages") return undefined;
  return [...new Set([...SPOKEN, ...tagsOf(value)])].map((value) => ({ value, name: languageName(value) }));
}

/** What is offered while one types a word of one's own. */
export function offeredOf(field: FieldView): readonly string[] {
  if (field.kind === "zone") return Intl.supportedValuesOf("timeZone");
  return field.kind === "open_choice" ? field.parts.map((part) => choiceText(field, part)) : [];
}

export function hintOf(field: FieldView): string {
  if (field.kind === "date") return t("hint-date");
  if (field.kind === "languages") return t("hint-languages");
  return field.kind === "number" ? t("hint-number") : "";
}

/** What is wrong with a value that was kept as typed. */
export function problemOf(field: FieldView, value: Json | undefined): string {
  if (field.kind === "date" && asText(value) && !isRead(asText(value))) return t("kept-date");
  if (field.kind === "number" && typeof value === "string" && value) return t("kept-number");
  return "";
}
