/* What a batch did, in words. */
import type { BatchSummary } from "$lib/ipc";
import { words, t, type MessageArguments, type MessageKey } from "$lib/i18n";

const SOURCES: Record<BatchSummary["source"], MessageKey> = {
  screen: "source-screen",
  import: "source-import",
  exchange: "source-exchange",
  undo: "source-undo",
  sample: "source-sample",
};

function argumentsOf(detail: BatchSummary["detail"]): MessageArguments {
  if (typeof detail !== "object" || detail === null || Array.isArray(detail)) return {};
  const plain = Object.entries(detail).filter((entry): entry is [string, string | number] =>
    ["string", "number"].includes(typeof entry[1]),
  );
  return Object.fromEntries(plain);
}

/** "Import of roster.csv, 12 people", "Edited: Aygün Məmmədova"; where there is no text for what was done, where it
    came from. In the history of a record its name is said already. */
export function batchText(batch: BatchSummary, where: "list" | "record" = "list"): string {
  // What touched no person touched one record.
  const args = { name: "", tag: "", file: "", ...argumentsOf(batch.detail), people: Math.max(batch.people, 1) };
  const undone = batch.source === "undo" ? undoneText(batch) : undefined;
  const what = undone ?? words.find(`batch-${batch.what}`, args) ?? t(SOURCES[batch.source]);
  const named = where === "list" && batch.subject && !what.includes(batch.subject);
  return named ? t("batch-named", { what, name: batch.subject }) : what;
}

/** What an undo took back, in the words of what it was. */
function undoneText({ detail, people }: BatchSummary): string | undefined {
  if (typeof detail !== "object" || detail === null || Array.isArray(detail)) return undefined;
  const args = { name: "", tag: "", file: "", ...argumentsOf(detail.detail ?? null), people: Math.max(people, 1) };
  const what = typeof detail.what === "string" && words.find(`batch-${detail.what}`, args);
  return what ? t("batch-undone", { what }) : undefined;
}
