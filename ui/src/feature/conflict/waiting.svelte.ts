/* What waits for a person's decision in the whole data file: fields with two values, deletions that ask. */
import { call, onDataChanged, type ConflictView, type EraseRequest, type FieldView } from "$lib/ipc";
import { titleOf } from "$lib/record";
import { attempt } from "$lib/session";

/** As many as a day decides; the total tells the rest. */
const SHOWN = 200;

/** All that waits about one person or record. */
export interface Matter {
  /** The person whose it is, else the record. */
  id: string;
  name: string;
  /** The person has a pane of their own. */
  person: boolean;
  conflicts: readonly ConflictView[];
}

class Waiting {
  total = $state(0);
  matters = $state.raw<readonly Matter[]>([]);
  /** Other chapters ask that somebody is erased here too. */
  requests = $state.raw<readonly EraseRequest[]>([]);
  /** Of all kinds of which something waits. */
  fields = $state.raw<readonly FieldView[]>([]);

  /** Of the records that values are: chapters, households. */
  titles = $state.raw<ReadonlyMap<string, string>>(new Map());

  begin(): () => void {
    void this.read();
    return onDataChanged(["conflict", "exchange", "person", "file", "organisation"], () => void this.read());
  }

  async read(): Promise<void> {
    const read = Promise.all([
      call("conflict_list", { record: null, offset: 0, limit: SHOWN }),
      call("erase_requests", {}),
    ]);
    const found = await attempt(read);
    if (!found) return;
    const [page, requests] = found;
    this.requests = requests;
    const kinds = [...new Set(page.items.map(({ record_kind }) => record_kind))];
    this.fields = (await attempt(Promise.all(kinds.map((kind) => call("field_list", { kind })))))?.flat() ?? [];
    await this.#readTitles(page.items);
    this.total = page.total;
    this.matters = mattersOf(page.items);
  }

  /** Everything that waits for a person. */
  get all(): number {
    return this.total + this.requests.length;
  }

  async #readTitles(conflicts: readonly ConflictView[]): Promise<void> {
    const values = conflicts.flatMap(({ shown, values }) => [shown, ...values.map(({ value }) => value)]);
    const isId = (value: unknown): value is string => typeof value === "string" && /^[0-9a-f]{32}$/.test(value);
    const ids = [...new Set(values.filter(isId))].filter((id) => !this.titles.has(id));
    // A record that is not here has no title.
    const found = await Promise.all(ids.map((id) => call("record_show", { id }).catch(() => undefined)));
    const titled = found.flatMap((record) => (record ? [[record.id, titleOf(record)] as const] : []));
    if (titled.length) this.titles = new Map([...this.titles, ...titled]);
  }
}

/** Groups by whom it is about, in the order in which it came. */
export function mattersOf(conflicts: readonly ConflictView[]): Matter[] {
  const matters = new Map<string, Matter>();
  for (const conflict of conflicts) {
    const id = conflict.of[0] ?? conflict.record;
    const person = conflict.record_kind === "person" || conflict.of.length > 0;
    const before = matters.get(id)?.conflicts ?? [];
    matters.set(id, { id, name: conflict.of_names[0] ?? conflict.name, person, conflicts: [...before, conflict] });
  }
  return [...matters.values()];
}

export const waiting = new Waiting();
