/* What a paste event brings, when it is a table and nobody is writing. */
import { isWriting } from "$lib/ui";

/** The text; empty when a field takes it, or when it is no table: one word in one line. */
export function pastedTable(event: ClipboardEvent): string {
  if (isWriting(event.target)) return "";
  const text = event.clipboardData?.getData("text/plain") ?? "";
  return /[\t\n]/.test(text.trim()) ? text : "";
}
