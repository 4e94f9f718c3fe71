/* The field catalogue as the core tells it. */
import type { FieldKind, FieldView, Privacy } from "$lib/ipc/bindings";

const view = (
  field: string,
  kind: FieldKind = "text",
  class_: Privacy = "ordinary",
  parts: string[] = [],
): FieldView => ({
  field,
  kind,
  class: class_,
  parts,
  own: null,
});
const consent = (purpose: string) =>
  view(`person.consent_${purpose}`, "group", "personal", ["answer", "date", "how", "by"]);

export const FIELDS: Record<string, FieldView[]> = {
  person: [
    view("person.given_name"),
    view("person.family_name"),
    view("person.patronymic"),
    view("person.former_family_name", "text", "personal"),
    view("person.preferred_name"),
    view("person.native_name"),
    view("person.passport_name", "text", "personal"),
    view("person.sex", "choice", "personal", ["female", "male", "other"]),
    view("person.birth_date", "date", "personal"),
    view("person.languages", "languages"),
    view("person.country", "country"),
    view("person.city"),
    view("person.status", "group", "personal", ["state", "date"]),
    view("person.home_chapter", "reference"),
    consent("contact"),
    consent("directory"),
    consent("photo"),
    consent("pass_on"),
    view("person.notes", "long_text", "personal"),
  ],
  household: [
    view("household.name"),
    view("household.salutation"),
    view("household.head", "reference"),
    view("household.postal", "group", "personal", ["typed", "street", "postal_code", "city", "region", "country"]),
  ],
};
