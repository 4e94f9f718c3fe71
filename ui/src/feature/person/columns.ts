/* Columns of the list of people: what they are called, how wide they are, what they are ordered by. */
import type { PersonSort } from "$lib/ipc";
import type { MessageKey } from "$lib/i18n";

export const COLUMNS = {
  city: { title: "column-city", least: 92, share: 1, sort: "city" },
  phone: { title: "column-phone", least: 140, share: 0, sort: null },
  email: { title: "column-email", least: 160, share: 1.4, sort: null },
  born: { title: "column-born", least: 138, share: 0, sort: "born" },
  age: { title: "column-age", least: 48, share: 0, sort: null },
  household: { title: "column-household", least: 110, share: 1, sort: "household" },
  country: { title: "column-country", least: 110, share: 0.8, sort: "country" },
  languages: { title: "column-languages", least: 130, share: 1, sort: null },
  tags: { title: "column-tags", least: 120, share: 1.2, sort: null },
  sex: { title: "column-sex", least: 80, share: 0, sort: null },
  status: { title: "column-status", least: 90, share: 0, sort: null },
} as const satisfies Record<string, { title: MessageKey; least: number; share: number; sort: PersonSort | null }>;

export type ColumnId = keyof typeof COLUMNS;

export const DEFAULT_COLUMNS: readonly ColumnId[] = ["city", "phone", "born"];
const NAME_LEAST = 220;
const GAPS = 12;

/** `grid-template-columns` and the least width for the check box, the name and the columns. */
export function layout(columns: readonly ColumnId[]): { columns: string; least: number } {
  const tracks = columns.map((id) => {
    const { least, share } = COLUMNS[id];
    return share ? `minmax(${least}px, ${share}fr)` : `${least}px`;
  });
  const least = columns.reduce((sum, id) => sum + COLUMNS[id].least + GAPS, 16 + GAPS + NAME_LEAST + 40);
  return { columns: `16px minmax(${NAME_LEAST}px, 3fr) ${tracks.join(" ")}`, least };
}

const KEY = "people-columns";

/** The columns that this computer shows; what is kept there is a convenience and may be lost. */
export function keptColumns(): ColumnId[] {
  const kept = (localStorage.getItem(KEY) ?? "").split(",").filter((id): id is ColumnId => id in COLUMNS);
  return kept.length ? kept : [...DEFAULT_COLUMNS];
}

export function keepColumns(columns: readonly ColumnId[]): void {
  localStorage.setItem(KEY, columns.join(","));
}
