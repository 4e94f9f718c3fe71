/* What people can be narrowed by, and how a filter reads. */
import type { FieldView, PersonFilter } from "$lib/ipc";
import { countryName, t, words } from "$lib/i18n";

export const STATES = ["living", "moved", "left", "deceased"] as const;
export const SEXES = ["female", "male", "other"] as const;

/** Filters whose values are records. */
const RECORDS = new Set(["organisation", "organisation_below", "school", "class", "household", "guardian_of"]);

/** Lines of the menu that ask for values. */
export const ASKED = ["status", "country", "city", "sex", "age", "tag", "organisation"] as const;
export type Asked = (typeof ASKED)[number];

/** The filters that one line of the menu sets. */
export function fieldsOf(asked: string): readonly string[] {
  if (asked === "age") return ["age_from", "age_to"];
  return asked === "organisation" ? ["organisation", "organisation_below"] : [asked];
}

/** The line of the menu that sets a filter; undefined: it is not asked for in a dialog. */
export function askedBy(field: string, own: readonly FieldView[]): string | undefined {
  const line = ASKED.find((asked) => fieldsOf(asked).includes(field));
  return line ?? own.find((other) => other.field === field)?.field;
}

/** The ids in filters that stand for records. */
export const idsOf = (filters: readonly PersonFilter[]): string[] =>
  filters.filter(({ field }) => RECORDS.has(field)).flatMap(({ values }) => values);

function valueText(field: string, value: string, titles: ReadonlyMap<string, string>, own?: FieldView): string {
  if (own?.kind === "yes_no") return t(value === "yes" ? "yes" : "no");
  if (RECORDS.has(field)) {
    const name = titles.get(value) ?? "…";
    return field === "organisation_below" ? t("filter-all-of", { name }) : name;
  }
  if (field === "child") return value === "true" ? t("filter-children") : t("filter-adults");
  if (field === "status" || field === "sex")
    return words.find(`${field === "status" ? "state" : "sex"}-${value}`) ?? value;
  if (field === "batch") return t("filter-batch");
  return field === "country" ? countryName(value) : value;
}

/** A chip for each thing that was narrowed: ages from and to are one. */
export function chipsOf(
  filters: readonly PersonFilter[],
  titles: ReadonlyMap<string, string>,
  own: readonly FieldView[],
): { key: string; fields: readonly string[]; text: string }[] {
  const age = (field: string) => filters.find((filter) => filter.field === field)?.values[0];
  const [from, to] = [age("age_from"), age("age_to")];
  const rest = filters.filter(({ field }) => field !== "age_from" && field !== "age_to");
  const chips = rest.map(({ field, values }) => {
    const mine = own.find((other) => other.field === field);
    const text = values.map((value) => valueText(field, value, titles, mine)).join(t("filter-or"));
    return { key: field, fields: [field], text: mine?.own ? `${mine.own.name}: ${text}` : text };
  });
  if (from === undefined && to === undefined) return chips;
  const text =
    to === undefined
      ? t("filter-aged-from", { from: from ?? "" })
      : from === undefined
        ? t("filter-aged-to", { to })
        : t("filter-aged", { from, to });
  return [...chips, { key: "age", fields: ["age_from", "age_to"], text }];
}
