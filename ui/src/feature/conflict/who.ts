/* Who said a value, when, and through whom it came. */
import type { ConflictValue } from "$lib/ipc";
import { momentText, t } from "$lib/i18n";

export function whoText({ chapter, at, via }: Pick<ConflictValue, "chapter" | "at" | "via">): string {
  const who = t("decide-who", { chapter: chapter || t("decide-somebody"), at: momentText(at) });
  return via ? t("decide-via", { who, chapter: via }) : who;
}
