/* Events: the month that is in sight, its occurrences, and which of them is open. */
import { call, onDataChanged, type OccurrenceRow } from "$lib/ipc";
import { named, t } from "$lib/i18n";
import { attempt, done, session } from "$lib/session";
import { toasts } from "$lib/ui";
import { addDays, addMonths, byDay, onDay, pageOf } from "./days";

/** Days that a list shows from today on. */
const LIST_DAYS = 120;

export type View = "month" | "list";

class Events {
  view = $state<View>("month");
  /** Its first day. */
  month = $state(addMonths(new Date().toISOString(), 0));
  items = $state.raw<readonly OccurrenceRow[]>();
  more = $state(false);
  open = $state.raw<{ event: string; on: string }>();
  /** The occurrence at which people are checked in, in the place of the month. */
  checkingIn = $state.raw<{ event: string; on: string }>();
  #round = 0;

  begin(): () => void {
    void this.read();
    return onDataChanged(["event", "occurrence", "charge", "attendance"], () => void this.read());
  }

  get days(): string[] {
    return pageOf(this.month);
  }

  async read(): Promise<void> {
    const round = ++this.#round;
    const days = this.days;
    const today = session.state?.today ?? this.month;
    const [from, to] = this.view === "month" ? [days[0], days.at(-1)] : [today, addDays(today, LIST_DAYS)];
    const page = await attempt(
      call("event_list", {
        from: from ?? null,
        to: to ?? null,
        zone: null,
        kind: null,
        organisation: null,
        school: null,
        event: null,
        search: "",
        offset: 0,
        limit: null,
      }),
    );
    if (!page || round !== this.#round) return;
    [this.items, this.more] = [page.items, page.more];
  }

  show(view: View): void {
    this.view = view;
    void this.read();
  }

  turn(months: number): void {
    this.month = months === 0 ? addMonths(session.state?.today ?? this.month, 0) : addMonths(this.month, months);
    void this.read();
  }

  /** Goes to an event: the month of its next day, and the event beside it. */
  async reveal(event: string | undefined): Promise<void> {
    session.go("events");
    const view = event && (await attempt(call("event_show", { event, on: null, zone: null })));
    const next = view ? view.next[0] : undefined;
    if (next) await this.goTo(next);
  }

  /** Goes to an occurrence: its month, and beside it the event. */
  async goTo({ event, on, start }: Pick<OccurrenceRow, "event" | "on" | "start">): Promise<void> {
    session.go("events");
    this.view = "month";
    this.month = addMonths(start, 0);
    this.open = { event, on };
    await this.read();
  }

  /** Occurrences by the days that they touch, in the order of the list. */
  get byDay(): ReadonlyMap<string, readonly OccurrenceRow[]> {
    return byDay(this.items ?? []);
  }

  /** Moves one occurrence to another day, at the same clock. */
  async move(row: OccurrenceRow, day: string): Promise<void> {
    if (row.start.slice(0, 10) === day) return;
    const input = { event: row.event, on: row.on, start: onDay(row.start, day), end: null, zone: row.zone, all: false };
    const written = await attempt(call("event_move", { ...input, visit: null }));
    if (!written) return;
    this.say(written.notes);
    done(t("event-moved", { title: row.title }), written.batch);
  }

  /** What is worth knowing about what was written. */
  say(notes: readonly string[]): void {
    for (const note of notes) toasts.show(named("event", note));
  }
}

export const events = new Events();
