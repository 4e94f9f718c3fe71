/* How the outcomes of rows look, and what can be decided about them. */
import type { ImportMode, ImportRowView, Outcome } from "$lib/ipc";
import { t } from "$lib/i18n";
import type { IconName } from "$lib/ui";

type Tone = "is-new" | "is-updated" | "is-here" | "is-ask" | "is-problem";

export const OUTCOMES: Record<Outcome, { icon: IconName; tone: Tone }> = {
  new: { icon: "plus", tone: "is-new" },
  updated: { icon: "pencil", tone: "is-updated" },
  unchanged: { icon: "check", tone: "is-here" },
  ask: { icon: "ask", tone: "is-ask" },
  refused: { icon: "warn", tone: "is-problem" },
};

export interface Decision {
  value: string;
  name: string;
}

/** As planned: what a person said is taken back. */
export const PLANNED = "";

/** What a person can say about a row, beside its candidates. */
export function decisionsOf(
  { outcome, why }: Pick<ImportRowView, "outcome" | "why">,
  rows: "people" | "events" | "records" = "people",
): Decision[] {
  const say = (...values: ("new" | "update" | "fill" | "skip" | "leave_out")[]): Decision[] =>
    values.map((value) => ({ value, name: t(`decide-${value}`) }));
  const leftOut = why === "left_out";
  // Nobody is made whom a row only names.
  if (rows === "records" && outcome === "ask")
    return why === "in_bin" || why === "several_records" ? say("new", "leave_out") : say("leave_out");
  if (rows === "events") {
    // Until the clock is said, an event can only be left out.
    if (outcome === "ask") return why === "unknown_zone" ? say("leave_out") : say("new", "leave_out");
    if (outcome === "updated") return say("update", "skip");
    if (why === "older_than_here") return [...say("skip"), { value: "update", name: t("decide-take-older") }];
  }
  if (outcome === "ask") return [{ value: "new", name: t("decide-ask-new") }, ...say("leave_out")];
  if (outcome === "updated") return say("update", "fill", "skip");
  if (outcome === "refused") return leftOut ? [{ value: PLANNED, name: t("decide-back") }, ...say("leave_out")] : [];
  return outcome === "new" ? say("new", "leave_out") : [];
}

/** What holds for a row when nobody has said anything. */
export function decided(row: ImportRowView, mode: ImportMode, said: string | null): string {
  if (said) return said;
  if (row.joins) return `row:${row.joins}`;
  if (row.outcome === "new") return "new";
  if (row.why === "older_than_here") return "skip";
  return row.outcome === "updated" ? mode : "";
}
