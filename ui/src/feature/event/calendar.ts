/* Calendars as files. */
import { call } from "$lib/ipc";
import { t } from "$lib/i18n";
import { platform } from "$lib/platform";
import { attempt } from "$lib/session";
import { toasts } from "$lib/ui";

/** Writes these events, or all, as .ics where the person says. */
export async function exportCalendar(events: readonly string[], name: string, on: string | null = null): Promise<void> {
  const file = await attempt(platform().pickSave(`${name}.ics`, "calendar"));
  if (!file) return;
  const report = await attempt(
    call("event_export", {
      out: file.file,
      format: "ics",
      events: [...events],
      on,
      from: null,
      to: null,
      kind: null,
      organisation: null,
      school: null,
      zone: null,
      language: null,
    }),
  );
  if (report) toasts.show(t("calendar-written", { events: report.rows, name: file.name }));
}
