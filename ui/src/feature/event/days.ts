/* Days of a calendar page, as ISO dates; times of occurrences for eyes. Weeks begin on Monday in all languages of the
   interface. */
import type { OccurrenceRow } from "$lib/ipc";

const DAY_MS = 86_400_000;

const at = (iso: string): number => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
const isoOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const addDays = (iso: string, days: number): string => isoOf(at(iso) + days * DAY_MS);

/** The first day of a month, so many months away. */
export function addMonths(iso: string, months: number): string {
  const date = new Date(at(iso));
  return isoOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
}

/** Whole weeks that hold the month. */
export function pageOf(month: string): string[] {
  const first = addMonths(month, 0);
  const start = addDays(first, -((new Date(at(first)).getUTCDay() + 6) % 7));
  const last = addDays(addMonths(first, 1), -1);
  const days: string[] = [];
  for (let day = start; day <= last || days.length % 7 !== 0; day = addDays(day, 1)) days.push(day);
  return days;
}

/** "18:00" of a local time; empty for a whole day. */
export const clockOf = (local: string): string => (local.includes("T") ? local.slice(11, 16) : "");

/** The days that an occurrence touches, at most so many. */
export function daysOf({ start, end }: Pick<OccurrenceRow, "start" | "end">, most = 42): string[] {
  const days = [start.slice(0, 10)];
  const last = end.slice(0, 10);
  // what ends at midnight does not touch the day that begins then
  const until = clockOf(end) === "00:00" && last > start.slice(0, 10) ? addDays(last, -1) : last;
  while (days.length < most && (days.at(-1) ?? until) < until) days.push(addDays(days.at(-1) ?? until, 1));
  return days;
}

/** Occurrences by the days that they touch, in the order given. */
export function byDay(rows: readonly OccurrenceRow[]): ReadonlyMap<string, readonly OccurrenceRow[]> {
  const days = new Map<string, OccurrenceRow[]>();
  for (const row of rows) {
    for (const day of daysOf(row)) {
      const there = days.get(day);
      if (there) there.push(row);
      else days.set(day, [row]);
    }
  }
  return days;
}

/** The same clock on another day. */
export const onDay = (local: string, day: string): string => day + local.slice(10);
