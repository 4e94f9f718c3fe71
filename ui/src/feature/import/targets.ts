/* What a column of a file can become: the stable column ids, in words. */
import type { FieldView, ImportColumn, ImportView } from "$lib/ipc";
import { bornText, named, ruleText, t, timesText, words } from "$lib/i18n";

export interface TargetGroup {
  title: string;
  targets: { value: string; name: string }[];
}

const NUMBERED =
  /^(phone|email|address|street|postal_code|address_city|address_region|address_country)(?:_(\d+))?(_label)?$/;

const NAMES = [
  "full_name",
  "given_name",
  "family_name",
  "patronymic",
  "former_family_name",
  "preferred_name",
  "native_name",
  "passport_name",
];
const CONTACT = [
  "phone",
  "phone_label",
  "phone_2",
  "phone_2_label",
  "phone_3",
  "email",
  "email_label",
  "email_2",
  "email_3",
];
const ADDRESS = [
  "address",
  "address_label",
  "street",
  "postal_code",
  "address_city",
  "address_region",
  "address_country",
  "address_2",
];
const FACTS = [
  "sex",
  "birth_date",
  "birth_year",
  "birth_month",
  "birth_day",
  "languages",
  "country",
  "city",
  "status",
  "status_date",
  "household",
  "tags",
  "notes",
];
const CLASS_LIST = [
  "class",
  "school",
  "term",
  ...["guardian", "guardian_2", "guardian_3"].flatMap((one) => [
    one,
    `${one}_relation`,
    `${one}_phone`,
    `${one}_email`,
    `${one}_id`,
  ]),
];
const CONSENTS = ["consent_contact", "consent_directory", "consent_photo", "consent_pass_on"];
const IDS = ["id", "external_id", "external_id_source", "row_number"];
const REST = ["own", "note_line", "skip"];

/** `phone_2_label` as "Phone 2, label". */
export function targetName(target: string, fields: readonly FieldView[]): string {
  const own = fields.find(({ field }) => field === `person.${target}`);
  if (own?.own) return own.own.name;
  const elsewhere = /^external_id_(\d+)(_source)?$/.exec(target);
  if (elsewhere) {
    const name = named("target", `external_id${elsewhere[2] ?? ""}`);
    return t("target-numbered", { name, number: elsewhere[1] ?? "" });
  }
  const guardian = /^guardian_(\d+)(_\w+)?$/.exec(target);
  if (guardian) {
    const name = named("target", `guardian${guardian[2] ?? ""}`);
    return t("target-numbered", { name, number: guardian[1] ?? "" });
  }
  const found = NUMBERED.exec(target);
  if (!found) return named("target", target);
  const [, base = "", number, label] = found;
  const name = named("target", base);
  const counted = number ? t("target-numbered", { name, number }) : name;
  return label ? t("target-label", { name: counted }) : counted;
}

/** A heading as it stands in the file, in our words where the file has none of its own, as cards. */
export const ownHeading = (view: Pick<ImportView, "format"> | undefined, heading: string): string =>
  view?.format === "vcard" ? targetName(heading, []) : heading;

/** A column's heading; its number where it has none. */
export const headingText = (view: Pick<ImportView, "format">, { heading, index }: ImportColumn): string =>
  ownHeading(view, heading) || t("column-number", { number: index + 1 });

/** All targets in groups; the one that is set is always among them. */
export function targetGroups(fields: readonly FieldView[], set: string): TargetGroup[] {
  const own = fields.filter((field) => field.own).map(({ field }) => field.slice("person.".length));
  const groups = [
    { title: t("person-names"), ids: NAMES },
    { title: t("person-facts"), ids: FACTS },
    { title: t("person-contact"), ids: CONTACT },
    { title: t("part-address"), ids: ADDRESS },
    { title: t("place-schools"), ids: CLASS_LIST },
    { title: t("settings-fields"), ids: own },
    { title: t("person-consents"), ids: CONSENTS },
    { title: t("targets-ids"), ids: IDS },
    { title: t("targets-rest"), ids: REST },
  ];
  const known = groups.some(({ ids }) => ids.includes(set));
  if (!known) groups.push({ title: t("targets-more"), ids: [set] });
  return groups
    .filter(({ ids }) => ids.length)
    .map(({ title, ids }) => ({ title, targets: ids.map((value) => ({ value, name: targetName(value, fields) })) }));
}

/** What rows are, in words. */
export const kindsText = (kind: string): string =>
  kind === "person" ? t("import-rows-people") : (words.find(`kinds-${kind}`) ?? kind);

/** A field, a place or a part of a place of a record: "Organisation", "Person: born". */
export function recordTarget(kind: string, target: string): string {
  const own = words.find(`field-${kind}-${target}`);
  if (own) return own;
  const [place = "", part = ""] = parted(kind, target);
  if (!place) return named("target", target);
  const told = words.find(`target-part-${part}`) ?? named("target", part);
  return t("target-of", { name: words.find(`field-${kind}-${place}`) ?? place, part: told });
}

/** "person_birth_date" as the place and what tells it. */
function parted(kind: string, target: string): string[] {
  const at = [...target.matchAll(/_/g)]
    .map(({ index }) => index)
    .find((at) => words.find(`field-${kind}-${target.slice(0, at)}`));
  return at === undefined ? [] : [target.slice(0, at), target.slice(at + 1)];
}

/** The targets of a record: those of the record itself, and what is no value. */
export function recordGroups(kind: string, targets: readonly string[]): TargetGroup[] {
  const rest = ["id", "note_line", "skip"];
  const target = (value: string) => ({ value, name: recordTarget(kind, value) });
  return [
    { title: words.find(`kind-${kind}`) ?? kind, targets: targets.filter((id) => !rest.includes(id)).map(target) },
    { title: t("targets-rest"), targets: rest.map(target) },
  ];
}

/** A value of a record for eyes: dates and choices in words. */
export function recordText(kind: string, field: string, text: string): string {
  if (field === "from" || field === "to") return bornText(text);
  const one = (value: string) => words.find(`choice-${kind}-${field}-${value}`);
  return (
    one(text) ??
    text
      .split(" ")
      .map((word) => one(word) ?? word)
      .join(" ")
  );
}

/** A value of an event for eyes: times in words, rules where they are plain, states and kinds by name. */
export function eventText(field: string, text: string): string {
  if (field === "event_time") return timesText(text);
  if (field === "event_repeat") return ruleText(text);
  if (field === "event_kind") return words.find(`choice-event-kind-${text}`) ?? text;
  if (field === "event_state") return text && named("event-state", text);
  if (field !== "event_day") return text;
  const [on = "", state = "", to = ""] = text.split(" ");
  return [timesText(on), state && named("event-state", state), timesText(to)].filter(Boolean).join(" ");
}
