/* A record that is open: its values, its history, and the visit. Each field is saved when it is left; all edits of one
   visit are one batch. Knows no kind. */
import {
  call,
  onDataChanged,
  type FieldView,
  type HistoryEntry,
  type LookView,
  type RecordView,
  type Written,
} from "$lib/ipc";
import { t } from "$lib/i18n";
import { attempt, done } from "$lib/session";
import { fieldName, valueText } from "./field";

/** Titles that are read for a history. */
const MOST_TITLES = 60;

const isId = (value: unknown): value is string => typeof value === "string" && /^[0-9a-f]{32}$/.test(value);

export type Json = RecordView["fields"][string];

/** The line that stands for a record, as far as its own fields say it. */
export function titleOf({ fields }: RecordView): string {
  return String(
    fields.name ?? fields.title ?? ([fields.given_name, fields.family_name].filter(Boolean).join(" ") || ""),
  );
}

export class OpenRecord {
  record = $state.raw<RecordView>();
  /** What is of it and is shown with it: phones, addresses. */
  parts = $state.raw<readonly RecordView[]>([]);
  fields = $state.raw<readonly FieldView[]>([]);
  history = $state.raw<readonly HistoryEntry[]>([]);
  titles = $state.raw<ReadonlyMap<string, string>>(new Map());
  looks = $state.raw<readonly LookView[]>([]);
  /** Fields that the core kept as typed in this visit. */
  kept = $state.raw<readonly string[]>([]);
  #visit: number | null = null;

  constructor(
    readonly id: string,
    readonly kind: string,
  ) {}

  /** Kinds whose writes change what is shown. */
  protected get watched(): readonly string[] {
    return [this.kind, "look"];
  }

  begin(): () => void {
    void this.read();
    return onDataChanged(this.watched, () => void this.read());
  }

  async read(): Promise<void> {
    const id = this.id;
    const all = await attempt(
      Promise.all([
        call("record_show", { id }),
        call("field_list", { kind: this.kind }),
        call("record_history", { id }),
        call("look_list", { id }),
      ]),
    );
    if (!all) return;
    [this.record, this.fields, this.history, this.looks] = all;
    await this.#readTitles();
  }

  /** Titles of the records that fields refer to, now or before. */
  async #readTitles(): Promise<void> {
    const references = this.fields
      .filter(({ kind }) => kind === "reference")
      .map((field) => this.value(fieldName(field)));
    const said = this.history.flatMap(({ changes }) => changes.flatMap(({ before, after }) => [before, after]));
    const ids = [...references, ...said].filter((id): id is string => isId(id) && !this.titles.has(id));
    // What was erased meanwhile has no title any more.
    const shown = [...new Set(ids)]
      .slice(0, MOST_TITLES)
      .map((id) => call("record_show", { id }).catch(() => undefined));
    const records = (await Promise.all(shown)).filter((record) => record !== undefined);
    if (records.length)
      this.titles = new Map([...this.titles, ...records.map((record) => [record.id, titleOf(record)] as const)]);
  }

  titleOf(id: Json | undefined): string {
    return typeof id === "string" ? (this.titles.get(id) ?? "") : "";
  }

  get visit(): number | null {
    return this.#visit;
  }

  value(name: string): Json | undefined {
    const fields: RecordView["fields"] = this.record?.fields ?? {};
    return fields[name];
  }

  /** A value as one reads it. */
  textOf(field: FieldView): string {
    return valueText(field, this.value(fieldName(field)));
  }

  /** Says one field of it, or of a record that is its. */
  async save(name: string, value: Json, record = this.id): Promise<void> {
    await this.wrote(attempt(call("record_edit", { id: record, fields: { [name]: value }, visit: this.#visit })));
  }

  async add(kind: string, fields: RecordView["fields"], of: readonly string[] = [this.id]): Promise<void> {
    await this.wrote(attempt(call("record_create", { kind, of: [...of], fields, visit: this.#visit })));
  }

  async remove(part: { id: string }, text: string): Promise<void> {
    const written = await attempt(call("record_delete", { ids: [part.id], visit: null }));
    if (!written) return;
    done(t("part-removed", { value: text }), written.batch);
    await this.read();
  }

  /** A health value is opened: shown only when the look is on record. */
  async look(field: string): Promise<boolean> {
    return (await attempt(call("look_record", { id: this.id, field }))) !== undefined;
  }

  /** What a write of this visit did is read again. */
  async wrote(writing: Promise<Written | undefined>): Promise<void> {
    const written = await writing;
    if (!written) return;
    if (written.batch !== 0) this.#visit = written.batch;
    this.kept = [...new Set([...this.kept, ...written.kept])];
    await this.read();
  }
}
