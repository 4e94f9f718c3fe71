/* Deeds and their ends: a refusal is said, what was done can be undone where it is said. */
import { call, errorText } from "$lib/ipc";
import { t } from "$lib/i18n";
import { toasts } from "$lib/ui";

/** Waits for a deed; a refusal is said in a toast and gives undefined. */
export async function attempt<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (cause) {
    toasts.show(errorText(cause), undefined, "failed");
    return undefined;
  }
}

/** Says what was done, with Undo. Batch 0: nothing was written, so there is nothing to say. */
export function done(text: string, batch: number): void {
  if (batch !== 0) toasts.show(text, { label: t("undo"), run: () => void undo(batch) });
}

/** Undoes a batch and says what stayed. */
export async function undo(batch: number): Promise<void> {
  const undone = await attempt(call("batch_undo", { batch }));
  if (!undone) return;
  const kept = undone.kept.length;
  toasts.show(kept ? t("undone-kept", { kept }) : t("undone"));
}
