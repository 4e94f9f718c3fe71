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

/** "Import of roster.csv, 12 people"; where there is no text for what was done, where it came from. */
export function batchText(batch: BatchSummary): string {
  const text = words.find(`batch-${batch.what}`, {
    name: "",
    tag: "",
    file: "",
    ...argumentsOf(batch.detail),
    people: batch.people,
  });
  return text ?? t(SOURCES[batch.source]);
}
