/* People as lists and panes show them, from the fake's records. */
import type {
  HouseholdView,
  PersonListInput,
  PersonPage,
  PersonSummary,
  PersonView,
  RecordView,
  TagView,
} from "$lib/ipc/bindings";
import { fold } from "./fold";
import type { Records } from "./people";

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const part = (value: unknown, name: string): string =>
  value && typeof value === "object" && !Array.isArray(value) ? text((value as Record<string, unknown>)[name]) : "";

export function partsOf(records: Records, id: string): RecordView[] {
  return [...records.values()].filter(
    ({ kind, of }) => of[0] === id && ["phone", "email", "address", "external_id"].includes(kind),
  );
}

function ageOf(born: string, today: string): number | null {
  const found = /^(\d{4})(?:-(\d\d)-(\d\d))?/.exec(born);
  if (!found || born.includes(".")) return null;
  const years = Number(today.slice(0, 4)) - Number(found[1]);
  return found[2] && `${found[2]}-${found[3] ?? ""}` > today.slice(5) ? years - 1 : years;
}

export function summaryOf(records: Records, { id, fields }: RecordView, today: string): PersonSummary {
  const all = [...records.values()];
  const parts = partsOf(records, id);
  const home = all.find(({ kind, of }) => kind === "household_place" && of[0] === id)?.of[1] ?? "";
  const age = ageOf(text(fields.birth_date), today);
  return {
    id,
    given: text(fields.given_name),
    family: text(fields.family_name),
    patronymic: text(fields.patronymic),
    native: text(fields.native_name),
    preferred: text(fields.preferred_name),
    born: text(fields.birth_date),
    age,
    sex: text(fields.sex),
    phones: parts
      .filter(({ kind }) => kind === "phone")
      .map((phone) => ({ typed: part(phone.fields.number, "typed"), e164: part(phone.fields.number, "e164") || null })),
    emails: parts.filter(({ kind }) => kind === "email").map((email) => part(email.fields.address, "typed")),
    household: home,
    household_name: text(records.get(home)?.fields.name),
    city: text(fields.city),
    country: text(fields.country),
    languages: Array.isArray(fields.languages) ? fields.languages.map(text) : [],
    tags: all
      .filter(({ kind, of }) => kind === "tagging" && of[0] === id)
      .map(({ of }) => text(records.get(of[1] ?? "")?.fields.name)),
    status: part(fields.status, "state"),
    child: age !== null && age < 18,
    protected: age !== null && age < 18,
    conflict: false,
  };
}

const order = new Intl.Collator("az");
const KEYS: Record<string, (person: PersonSummary) => string> = {
  name: (person) => `${person.family} ${person.given}`,
  given_name: (person) => person.given,
  city: (person) => person.city,
  country: (person) => person.country,
  born: (person) => person.born,
  household: (person) => person.household_name,
  changed: (person) => person.id,
};

export function allPeople(records: Records, today: string): PersonSummary[] {
  return [...records.values()]
    .filter(({ kind }) => kind === "person")
    .map((record) => summaryOf(records, record, today));
}

export function personPage(records: Records, input: PersonListInput, today: string): PersonPage {
  let people = allPeople(records, today);
  const asked = fold(input.search.trim());
  if (asked) {
    people = people.filter((person) =>
      fold(
        [
          person.given,
          person.family,
          person.patronymic,
          person.native,
          ...person.emails,
          ...person.phones.map(({ e164 }) => e164 ?? ""),
        ].join(" "),
      ).includes(asked),
    );
  }
  for (const { field, values } of input.filters) {
    people = people.filter((person) => {
      const own: Record<string, string[]> = {
        tag: person.tags,
        city: [person.city],
        country: [person.country],
        status: [person.status],
        child: [String(person.child)],
        id: [person.id],
        household: [person.household],
        sex: [person.sex],
      };
      return (own[field] ?? []).some((value) => values.includes(value));
    });
  }
  const key = KEYS[input.sort ?? "name"] ?? ((person: PersonSummary) => person.family);
  people.sort((a, b) => order.compare(key(a), key(b)) * (input.descending ? -1 : 1));
  return {
    total: people.length,
    total_exact: true,
    read_as: asked && asked !== input.search.trim().toLowerCase() ? [asked] : [],
    items: people.slice(input.offset, input.offset + (input.limit ?? 50)),
  };
}

export function personView(records: Records, record: RecordView, today: string, tags: TagView[]): PersonView {
  const summary = summaryOf(records, record, today);
  const home = records.get(summary.household);
  const households: HouseholdView[] = home
    ? [
        {
          record: structuredClone(home),
          members: [...records.values()]
            .filter(({ kind, of }) => kind === "household_place" && of[1] === home.id)
            .flatMap(({ of }) => {
              const who = records.get(of[0] ?? "");
              return who ? [summaryOf(records, who, today)] : [];
            }),
        },
      ]
    : [];
  return {
    summary,
    record: structuredClone(record),
    parts: structuredClone(partsOf(records, record.id)),
    households,
    tags: tags.filter(({ name }) => summary.tags.includes(name)),
    changed: null,
    deleted: false,
    merged: [],
  };
}
