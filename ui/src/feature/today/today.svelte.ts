/* The day: birthdays, what is to complete, what was done last. */
import { call, onDataChanged, type TodayView } from "$lib/ipc";
import { attempt } from "$lib/session";

const DAY_MS = 86_400_000;
/** Days in the strip, today first. */
export const STRIP_DAYS = 14;

export class Today {
  view = $state.raw<TodayView>();

  begin(): () => void {
    void this.read();
    return onDataChanged(
      ["person", "phone", "email", "household", "household_place", "tag", "import"],
      () => void this.read(),
    );
  }

  async read(): Promise<void> {
    this.view =
      (await attempt(call("today_show", { zone: Intl.DateTimeFormat().resolvedOptions().timeZone }))) ?? this.view;
  }

  /** The next days as ISO dates, with how many birthdays each has. */
  get strip(): { date: string; birthdays: number }[] {
    const start = Date.parse(`${this.view?.date ?? ""}T00:00:00Z`);
    if (Number.isNaN(start)) return [];
    return Array.from({ length: STRIP_DAYS }, (_, day) => {
      const date = new Date(start + day * DAY_MS).toISOString().slice(0, 10);
      return { date, birthdays: this.view?.birthdays.filter((birthday) => birthday.date === date).length ?? 0 };
    });
  }
}
