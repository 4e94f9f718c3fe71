/* Records to choose from, of any kind. */
import { call } from "$lib/ipc";
import { countryName } from "$lib/i18n";
import { fullName } from "$lib/person";

/** A line to choose. */
export interface Choice {
  id: string;
  title: string;
  second?: string;
  child?: boolean;
}

const SHOWN = 8;

/** Finds records of a kind by part of their title. */
export async function findRecords(kind: string, search: string, limit = SHOWN): Promise<Choice[]> {
  if (kind === "person") return findPeople(search);
  const input = { kind, search, of: [], filters: [], sort: null, descending: false, offset: 0, limit };
  const { items } = await call("record_list", input);
  const country = (fields: Record<string, unknown>) =>
    typeof fields.country === "string" ? countryName(fields.country) : "";
  return items.map(({ id, title, of, fields }) => ({
    id,
    title,
    second: [...of.map((owner) => owner.title), fields.city, country(fields)].filter(Boolean).join(", "),
  }));
}

async function findPeople(search: string): Promise<Choice[]> {
  const input = { search, filters: [], sort: null, descending: false, offset: 0, limit: SHOWN, exact_total: false };
  const { items } = await call("person_list", input);
  return items.map((person) => ({
    id: person.id,
    title: fullName(person),
    second: person.city,
    child: person.child,
  }));
}
