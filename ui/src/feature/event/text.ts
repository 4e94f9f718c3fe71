/* An occurrence in words. */
import type { EventView, LocalTime, OccurrenceRow } from "$lib/ipc";
import { bornText, countryName, dayText, t, words } from "$lib/i18n";
import { clockOf } from "./days";

export const kindText = (kind: string): string => words.find(`choice-event-kind-${kind}`) ?? kind;

/** "Wednesday, 25 November 2026, 18:00 to 20:00". */
export function timeText({ start, end }: Pick<OccurrenceRow, "start" | "end">): string {
  const [day, last] = [start.slice(0, 10), end.slice(0, 10)];
  const [from, to] = [clockOf(start), clockOf(end)];
  const whole = `${dayText(day, "weekday")} ${bornText(day)}`;
  if (!from) return last > day ? `${whole} – ${bornText(last)}` : whole;
  if (!to || (from === to && last === day)) return `${whole}, ${from}`;
  return last > day ? `${whole}, ${from} – ${bornText(last)}, ${to}` : `${whole}, ${from} – ${to}`;
}

/** "Tbilisi", where the zone says no more; the country before it, where it is one's. */
export function placeOf({ country, zone }: LocalTime): string {
  const city = (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
  return country ? `${countryName(country)} (${city})` : city;
}

/** Where the clock shows another time than the event's own. */
export const elsewhere = ({ local_times: [own, ...others] }: Pick<EventView, "local_times">): LocalTime[] =>
  others.filter(({ zone }) => zone !== own?.zone);

/** Short lines for a chat: what, when, where, in each country's clock. */
export function messageOf(event: EventView, row: Pick<OccurrenceRow, "start" | "end">): string {
  const others = elsewhere(event).map((time) => `${placeOf(time)}: ${shortTime(time, row.start)}`);
  const place = [event.venue, event.room].filter(Boolean).join(", ");
  return [
    `*${event.title}*`,
    timeText(row),
    event.zone,
    place,
    event.link,
    ...(others.length ? ["", t("event-elsewhere"), ...others] : []),
  ]
    .filter((line, index) => line || index > 4)
    .join("\n");
}

/** "21:00", with the day when it is another than the event's. */
export function shortTime({ start }: Pick<LocalTime, "start">, own: string): string {
  const clock = clockOf(start);
  return start.slice(0, 10) === own.slice(0, 10) ? clock : `${dayText(start.slice(0, 10), "short")} ${clock}`;
}
