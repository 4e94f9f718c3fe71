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

/** Whether only the name of the person makes the text say enough. */
export function needsName(batch: BatchSummary): boolean {
  return batch.source === "screen" && batch.people === 1;
}

/** "Import of roster.csv, 12 people", "Edited: Aygün Məmmədova"; where there is no text for what was done, where it
    came from. */
export function batchText(batch: BatchSummary, name = ""): string {
  const args = { name, tag: "", file: "", ...argumentsOf(batch.detail), people: batch.people };
  const what = words.find(`batch-${batch.what}`, args) ?? t(SOURCES[batch.source]);
  return name && needsName(batch) ? t("batch-named", { what, name }) : what;
}
