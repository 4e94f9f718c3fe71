/* Who was there at one occurrence, and noting it: present, absent, excused, or not recorded, which is not absent. */
import { call, onDataChanged, type Answer, type AttendancePage, type AttendanceRow } from "$lib/ipc";
import { t } from "$lib/i18n";
import { attempt } from "$lib/session";

export const ANSWERS = ["present", "absent", "excused"] as const;
export type Noted = (typeof ANSWERS)[number];

const KEYS: Record<string, Noted> = { p: "present", a: "absent", e: "excused" };
const CODES: Record<string, Noted> = { KeyP: "present", KeyA: "absent", KeyE: "excused" };

/** The answer of a key: by its letter in any of the languages, else by where it lies on the keyboard. */
export function answerOf(event: KeyboardEvent): Noted | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const typed = event.key.toLocaleLowerCase();
  const own = ANSWERS.find((answer) => t(`attendance-${answer}-short`).toLocaleLowerCase() === typed);
  return own ?? KEYS[typed] ?? CODES[event.code];
}

/** The rows of people in the list that holds this one. */
const rowsAround = (row: Element): HTMLElement[] => [
  ...(row.closest("ul")?.querySelectorAll<HTMLElement>("li > [role=radiogroup]") ?? []),
];

function step(from: HTMLElement, by: number): void {
  const rows = rowsAround(from);
  rows[Math.max(0, Math.min(rows.indexOf(from) + by, rows.length - 1))]?.focus();
}

export class Noting {
  page = $state.raw<AttendancePage>();
  #visit: number | null = null;

  constructor(
    readonly event: string,
    readonly on: string,
  ) {}

  begin(): () => void {
    void this.read();
    return onDataChanged(["attendance", "enrolment", "membership"], () => void this.read());
  }

  async read(): Promise<void> {
    const asked = { event: this.event, on: this.on, person: null, offset: 0, limit: null };
    this.page = (await attempt(call("attendance_list", asked))) ?? this.page;
  }

  get rows(): readonly AttendanceRow[] {
    return this.page?.items ?? [];
  }

  count(answer: string): number {
    return this.rows.filter((row) => row.answer === answer).length;
  }

  async note(people: readonly string[], answer: Answer): Promise<void> {
    if (!people.length) return;
    const entries = people.map((person) => ({ person, answer, notes: null }));
    const input = { event: this.event, on: this.on, entries, visit: this.#visit };
    const written = await attempt(call("attendance_record", input));
    if (written?.batch) this.#visit = written.batch;
    await this.read();
  }

  /** The same answer again takes it back. */
  async toggle({ person, answer }: AttendanceRow, next: Noted): Promise<void> {
    await this.note([person.id], answer === next ? "none" : next);
  }

  /** A key on a row: a letter notes and goes on to the next row, arrows move. */
  pressed(event: KeyboardEvent, row: AttendanceRow): void {
    const here = event.currentTarget as HTMLElement;
    const answer = answerOf(event);
    if (answer) void this.toggle(row, answer).then(() => step(here, 1));
    else if (event.key === "ArrowDown") step(here, 1);
    else if (event.key === "ArrowUp") step(here, -1);
    else return;
    event.preventDefault();
  }

  async everybodyElse(): Promise<void> {
    const open = this.rows.filter(({ answer, expected }) => expected && !answer);
    await this.note(
      open.map(({ person }) => person.id),
      "present",
    );
  }
}
