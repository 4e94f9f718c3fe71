/* A register: who was there on the days of a month, of a class or an event. */
import {
  call,
  onDataChanged,
  type Answer,
  type AttendanceExportInput,
  type AttendanceRegister,
  type AttendanceRegisterInput,
} from "$lib/ipc";
import { MIRROR, t, words } from "$lib/i18n";
import { platform } from "$lib/platform";
import { attempt, session } from "$lib/session";
import { toasts } from "$lib/ui";
import { addDays, addMonths } from "./days";
import type { Noted } from "./noting.svelte";

export class Register {
  view = $state.raw<AttendanceRegister>();
  /** Its first day. */
  month = $state(addMonths(session.state?.today ?? new Date().toISOString(), 0));
  /** Row and column of the cell that keys write to. */
  at = $state.raw<readonly [number, number]>([0, 0]);
  #visits = new Map<string, number>();
  #round = 0;

  constructor(readonly of: { class: string } | { event: string }) {}

  begin(): () => void {
    void this.read(true);
    return onDataChanged(["attendance", "enrolment", "membership", "event", "occurrence"], () => void this.read());
  }

  get asked(): AttendanceRegisterInput {
    const to = addDays(addMonths(this.month, 1), -1);
    return { class: null, event: null, ...this.of, from: this.month, to };
  }

  async read(begin = false): Promise<void> {
    const round = ++this.#round;
    const view = await attempt(call("attendance_register", this.asked));
    if (!view || round !== this.#round) return;
    this.view = view;
    if (begin) this.#toToday();
  }

  /** Keys begin at the last day that has begun. */
  #toToday(): void {
    const today = session.state?.today ?? "";
    const begun = (this.view?.days ?? []).filter(({ start }) => start.slice(0, 10) <= today).length;
    this.at = [0, Math.max(0, begun - 1)];
  }

  turn(months: number): void {
    this.month = months === 0 ? addMonths(session.state?.today ?? this.month, 0) : addMonths(this.month, months);
    void this.read(true);
  }

  move(rows: number, columns: number): void {
    const clamp = (at: number, count: number) => Math.max(0, Math.min(at, count - 1));
    const [row, column] = this.at;
    this.at = [clamp(row + rows, this.view?.rows.length ?? 0), clamp(column + columns, this.view?.days.length ?? 0)];
  }

  /** Notes the cell where one is; the same again takes it back. Of a day that does not take place there is nothing to note. */
  async note(answer: Noted | "none"): Promise<void> {
    const [row, column] = this.at;
    const day = this.view?.days[column];
    const line = this.view?.rows[row];
    if (!day || !line || day.state === "cancelled") return;
    const said: Answer = line.answers[column] === answer ? "none" : answer;
    const entries = [{ person: line.person.id, answer: said, notes: null }];
    const key = `${day.event} ${day.on}`;
    const visit = this.#visits.get(key) ?? null;
    const written = await attempt(call("attendance_record", { event: day.event, on: day.on, entries, visit }));
    if (written?.batch) this.#visits.set(key, written.batch);
    await this.read();
  }

  /** Writes the table; children only with a reason, which stays on record. */
  async export(reason: string): Promise<void> {
    const file = await attempt(platform().pickSave(`${this.view?.title ?? ""} ${this.month.slice(0, 7)}.csv`, "table"));
    if (!file) return;
    const input: AttendanceExportInput = {
      ...this.asked,
      out: file.file,
      language: words.language === MIRROR ? "en" : words.language,
      delimiter: null,
      bom: null,
      include_sensitive: reason !== "",
      reason: reason || null,
    };
    const report = await attempt(call("attendance_export", input));
    if (report)
      toasts.show(t("register-written", { name: file.name, people: report.rows, left: report.people_left_out }));
  }
}
