/* How an exported file would look, for the fake. */
import type { ExportPeopleInput, ExportReport, PersonSummary } from "$lib/ipc/bindings";
import type { Records } from "./people";
import { personPage } from "./show";

export const COLUMNS = [
  "id",
  "given_name",
  "family_name",
  "patronymic",
  "preferred_name",
  "native_name",
  "sex",
  "birth_date",
  "languages",
  "country",
  "city",
  "status",
  "notes",
  "tags",
  "household",
  "phone",
  "phone_2",
  "email",
  "street",
  "postal_code",
  "own_allergy",
] as const;

const CELLS: Record<string, (person: PersonSummary) => string> = {
  id: ({ id }) => id,
  given_name: ({ given }) => given,
  family_name: ({ family }) => family,
  native_name: ({ native }) => native,
  sex: ({ sex }) => sex,
  birth_date: ({ born }) => born,
  languages: ({ languages }) => languages.join(" "),
  country: ({ country }) => country,
  city: ({ city }) => city,
  tags: ({ tags }) => tags.join(", "),
  household: ({ household_name }) => household_name,
  phone: ({ phones }) => phones[0]?.typed ?? "",
  email: ({ emails }) => emails[0] ?? "",
};

export function exported(records: Records, input: ExportPeopleInput, today: string): ExportReport {
  const { items } = personPage(records, { ...input, offset: 0, limit: 1_000_000, exact_total: true }, today);
  const asked = input.ids.length ? items.filter(({ id }) => input.ids.includes(id)) : items;
  const people = asked.filter(({ child }) => !child || input.include_sensitive);
  const headings = input.columns ?? [...COLUMNS];
  return {
    rows: people.length,
    people_left_out: asked.length - people.length,
    columns_left_out: [],
    headings,
    preview: people.slice(0, 5).map((person) => headings.map((column) => CELLS[column]?.(person) ?? "")),
    path: null,
    size: people.length * 90,
    cut: 0,
  };
}
