/* The day: birthdays, what is to complete, what was done last. */
import { addDays, byDay } from "$feature/event";
import { call, onDataChanged, type OccurrenceRow, type TodayView } from "$lib/ipc";
import { attempt } from "$lib/session";

/** Days in the strip, today first. */
export const STRIP_DAYS = 14;

/** One day of it. */
export interface StripDay {
  date: string;
  birthdays: number;
  events: readonly OccurrenceRow[];
}

export class Today {
  view = $state.raw<TodayView>();
  /** What happens in these days, on this computer's clock. */
  events = $state.raw<readonly OccurrenceRow[]>([]);

  begin(): () => void {
    void this.read();
    const stops = [
      onDataChanged(
        ["person", "phone", "email", "household", "household_place", "tag", "import"],
        () => void this.read(),
      ),
      onDataChanged(["event", "occurrence"], () => void this.#readEvents()),
    ];
    return () => stops.forEach((stop) => stop());
  }

  async read(): Promise<void> {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    this.view = (await attempt(call("today_show", { zone }))) ?? this.view;
    await this.#readEvents();
  }

  async #readEvents(): Promise<void> {
    const from = this.view?.date;
    if (!from) return;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const days = { from, to: addDays(from, STRIP_DAYS - 1), zone, offset: 0, limit: null };
    const all = { kind: null, organisation: null, school: null, event: null, search: "" };
    const page = await attempt(call("event_list", { ...days, ...all }));
    this.events = page?.items.filter(({ state }) => state !== "cancelled") ?? [];
  }

  /** What is not over yet; whole days last to their end. */
  get next(): readonly OccurrenceRow[] {
    const now = Date.now();
    return this.events.filter(({ utc, start }) =>
      utc ? Date.parse(utc) > now : start.slice(0, 10) >= (this.view?.date ?? ""),
    );
  }

  /** The next days as ISO dates, with how many birthdays each has and what happens. */
  get strip(): StripDay[] {
    const first = this.view?.date;
    if (!first) return [];
    const days = byDay(this.events);
    return Array.from({ length: STRIP_DAYS }, (_, day) => {
      const date = addDays(first, day);
      const birthdays = this.view?.birthdays.filter((birthday) => birthday.date === date).length ?? 0;
      return { date, birthdays, events: days.get(date) ?? [] };
    });
  }
}
