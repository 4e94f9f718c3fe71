/* When an event is, as a form has it: days, clock, and a plain weekly repeat. */
import type { EventFields, EventView, OccurrenceRow, RepeatInput } from "$lib/ipc";
import { addDays, clockOf } from "./days";

export const WEEKDAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"] as const;

export interface When {
  day: string;
  until: string;
  from: string;
  to: string;
  whole: boolean;
  zone: string;
  weekly: boolean;
  interval: number;
  weekdays: readonly string[];
  ends: "never" | "on" | "after";
  end: string;
  count: number;
}

/** The weekday of an ISO day: `mo` … `su`. */
export const weekdayOf = (day: string): string => WEEKDAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? "mo";

export function newWhen(first: string, last: string): When {
  return {
    day: first,
    until: last,
    from: "18:00",
    to: "20:00",
    whole: last > first,
    zone: "",
    weekly: false,
    interval: 1,
    weekdays: [],
    ends: "never",
    end: "",
    count: 10,
  };
}

/** As an occurrence of an event is. */
export function whenOf({ zone, repeat }: EventView, { start, end }: Pick<OccurrenceRow, "start" | "end">): When {
  return {
    ...newWhen(start.slice(0, 10), end.slice(0, 10)),
    from: clockOf(start) || "18:00",
    to: clockOf(end) || "20:00",
    whole: !start.includes("T"),
    zone,
    weekly: repeat !== null,
    interval: repeat?.interval ?? 1,
    weekdays: repeat?.weekdays ?? [],
    ends: repeat?.count ? "after" : repeat?.until ? "on" : "never",
    end: repeat?.until ?? "",
    count: repeat?.count ?? 10,
  };
}

export const startOf = ({ whole, day, from }: When): string => (whole ? day : `${day}T${from}`);

/** What ends at an earlier clock on the same day ends the day after. */
export function endOf({ whole, day, until, from, to }: When): string {
  const last = until < day ? day : until;
  if (whole) return last;
  return `${last === day && to < from ? addDays(day, 1) : last}T${to}`;
}

/** The first day belongs to the series. */
export function repeatOf(when: When): RepeatInput | null {
  if (!when.weekly) return null;
  const first = weekdayOf(when.day);
  const weekdays = WEEKDAYS.filter((day) => day === first || when.weekdays.includes(day));
  const until = when.ends === "on" && when.end ? when.end : null;
  return { text: null, interval: when.interval, weekdays, until, count: when.ends === "after" ? when.count : null };
}

/** Fields of an event of which nothing is said. */
export const NOTHING: EventFields = {
  title: null,
  kind: null,
  state: null,
  organisation: null,
  school: null,
  class: null,
  venue: null,
  room: null,
  link: null,
  notes: null,
  start: null,
  end: null,
  zone: null,
  repeat: null,
  in_charge: null,
};
