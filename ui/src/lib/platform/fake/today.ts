import type { BatchSummary, ToComplete, TodayView } from "$lib/ipc/bindings";
import type { Records } from "./people";
import { allPeople } from "./show";

const DAY_MS = 86_400_000;

export function today(records: Records, date: string, batches: BatchSummary[]): TodayView {
  const people = allPeople(records, date);
  const birthdays = people.flatMap((person) => {
    const born = /^(\d{4}|XXXX)-(\d\d-\d\d)/.exec(person.born);
    if (!born) return [];
    const next = `${date.slice(0, 4)}-${born[2] ?? ""}`;
    const inDays = Math.round((Date.parse(next) - Date.parse(date)) / DAY_MS);
    return inDays < 0 || inDays > 14
      ? []
      : [
          {
            person,
            date: next,
            in_days: inDays,
            turns: born[1] === "XXXX" ? null : Number(date.slice(0, 4)) - Number(born[1]),
          },
        ];
  });
  const missing = people.flatMap((person): ToComplete[] => {
    if (person.born.includes("."))
      return [{ person, why: "value_kept_as_typed", field: "person.birth_date", raw: person.born }];
    if (
      person.child &&
      !people.some((other) => !other.child && other.household === person.household && other.phones.length)
    )
      return [{ person, why: "no_adult_to_reach", field: null, raw: null }];
    if (!person.child && !person.phones.length && !person.emails.length)
      return [{ person, why: "no_contact", field: null, raw: null }];
    return [];
  });
  return {
    date,
    people: people.length,
    children: people.filter(({ child }) => child).length,
    households: [...records.values()].filter(({ kind }) => kind === "household").length,
    birthdays: birthdays.sort((a, b) => a.in_days - b.in_days),
    to_complete: missing.slice(0, 20),
    events: [],
    to_complete_total: missing.length,
    batches: batches.slice(0, 8),
    duplicates: null,
    waiting: [],
    bin: [],
    bin_total: 0,
  };
}
