/* How people are called on screen. Names stand as their owners write them. */
import type { PersonSummary } from "$lib/ipc";

type Named = Pick<PersonSummary, "given" | "family" | "native" | "preferred">;

const joined = (...parts: string[]): string => parts.filter(Boolean).join(" ");

/** In lists, ordered by family: "Məmmədova Aygün". */
export function nameLine(person: Named): string {
  return joined(person.family, person.given) || person.native || person.preferred;
}

/** As one is addressed: "Aygün Məmmədova". */
export function fullName(person: Named): string {
  return joined(person.given, person.family) || person.native || person.preferred;
}

/** The other spelling, when it is another. */
export function otherName(person: Named): string {
  return person.native && person.native !== nameLine(person) && person.native !== fullName(person) ? person.native : "";
}

/** Two letters for the avatar. */
export function initials(person: Named): string {
  const [first = "", second = ""] = nameLine(person).split(/\s+/);
  return `${[...first][0] ?? ""}${[...second][0] ?? ""}`.toUpperCase();
}
