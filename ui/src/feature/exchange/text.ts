/* Words of files: what they hold, whose they are, keys as one reads them out. */
import type { FolderItem, PeerView } from "$lib/ipc";
import { named, t, type MessageKey } from "$lib/i18n";

/** `everything`, `council`, `event:…`, `school:…` in words. */
export function scopeText(scope: string, titles: ReadonlyMap<string, string> = new Map()): string {
  const [what = "", id = ""] = scope.split(":");
  const title = titles.get(id);
  return title ? t("scope-named", { what: named("scope", what), name: title }) : named("scope", what);
}

/** Letters for the square of a chapter. */
export const lettersOf = (name: string): string =>
  name
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
    .slice(0, 2)
    .map((word) => word[0]?.toLocaleUpperCase() ?? "")
    .join("") || "?";

/** What can be looked at; the others say what they wait for. */
export const opens = ({ state }: FolderItem): boolean => !["arriving", "held", "not_ours"].includes(state);

export const stateText = ({ state }: FolderItem): string => t(`folder-${state}` satisfies MessageKey);

/** A chapter with the computers that have sent us files. */
export interface Sender {
  id: string;
  name: string;
  peers: readonly PeerView[];
  /** The latest file of any of them. */
  last: string | null;
}

export function sendersOf(peers: readonly PeerView[]): Sender[] {
  const senders = new Map<string, Sender>();
  for (const peer of peers) {
    const before = senders.get(peer.chapter_id);
    const last = [before?.last, peer.last_taken].filter((at): at is string => Boolean(at)).sort();
    senders.set(peer.chapter_id, {
      id: peer.chapter_id,
      name: peer.chapter,
      peers: [...(before?.peers ?? []), peer],
      last: last.at(-1) ?? null,
    });
  }
  return [...senders.values()];
}

/** Whole days since then. */
export const daysSince = (rfc3339: string, now = Date.now()): number =>
  Math.max(0, Math.floor((now - Date.parse(rfc3339)) / 86_400_000));

/** Words that can be said on the phone and typed on any keyboard; 61 bits, which scrypt makes slow to guess. */
export function speakable(random: () => Uint8Array = () => crypto.getRandomValues(new Uint8Array(32))): string {
  const [consonants, vowels] = ["bdfgklmnprstvz", "aeiou"];
  const letters = (from: string, byte: number): string => from[byte % from.length] ?? "";
  const bytes: number[] = [];
  // Bytes that would make some letters likelier than others are thrown away.
  while (bytes.length < 20) bytes.push(...[...random()].filter((byte) => byte < 210));
  const syllables = Array.from(
    { length: 10 },
    (_, at) => letters(consonants, bytes[2 * at] ?? 0) + letters(vowels, bytes[2 * at + 1] ?? 0),
  );
  return Array.from({ length: 5 }, (_, at) => syllables.slice(2 * at, 2 * at + 2).join("")).join("-");
}
