/* What waits for a person's decision in the whole data file: fields with two values, deletions that ask. */
import { call, onDataChanged, type ConflictView, type FieldView } from "$lib/ipc";
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
  /** Of all kinds of which something waits. */
  fields = $state.raw<readonly FieldView[]>([]);

  begin(): () => void {
    void this.read();
    return onDataChanged(["conflict", "person", "file", "organisation"], () => void this.read());
  }

  async read(): Promise<void> {
    const page = await attempt(call("conflict_list", { record: null, offset: 0, limit: SHOWN }));
    if (!page) return;
    const kinds = [...new Set(page.items.map(({ record_kind }) => record_kind))];
    this.fields = (await attempt(Promise.all(kinds.map((kind) => call("field_list", { kind })))))?.flat() ?? [];
    this.total = page.total;
    this.matters = mattersOf(page.items);
  }
}

/** Groups by whom it is about, in the order in which it came. */
export function mattersOf(conflicts: readonly ConflictView[]): Matter[] {
  const matters = new Map<string, Matter>();
  for (const conflict of conflicts) {
    const id = conflict.of[0] ?? conflict.record;
    const person = conflict.record_kind === "person" || conflict.of.length > 0;
    const before = matters.get(id)?.conflicts ?? [];
    matters.set(id, { id, name: conflict.name, person, conflicts: [...before, conflict] });
  }
  return [...matters.values()];
}

export const waiting = new Waiting();
