/* Lists that were kept: a search, filters, columns and an order, by a name. Records of the chapter, with history and undo. */
import { call, onDataChanged, type PersonFilter, type PersonSort, type RecordRow } from "$lib/ipc";
import { t } from "$lib/i18n";
import { attempt, done } from "$lib/session";
import { toasts } from "$lib/ui";
import { COLUMNS, type ColumnId } from "./columns";
import { people } from "./people.svelte";

const SORTS = ["name", "given_name", "city", "country", "born", "household", "changed"];
const MOST = 200;

interface Question {
  search: string;
  filters: readonly PersonFilter[];
  sort: PersonSort;
  descending: boolean;
  columns: readonly ColumnId[];
}

const isText = (value: unknown): value is string => typeof value === "string";

/** What was kept; undefined when it is none that this program reads. */
export function questionOf(text: unknown): Question | undefined {
  try {
    const read: unknown = JSON.parse(isText(text) ? text : "");
    if (typeof read !== "object" || read === null) return undefined;
    const { search, filters, sort, descending, columns } = read as Record<string, unknown>;
    if (!Array.isArray(filters) || !SORTS.includes(sort as string)) return undefined;
    const known = filters.filter(
      (one: Partial<PersonFilter>): one is PersonFilter => isText(one.field) && !!one.values?.every(isText),
    );
    if (known.length < filters.length) return undefined;
    const shown = (Array.isArray(columns) ? columns : []).filter((id): id is ColumnId => isText(id) && id in COLUMNS);
    return {
      search: isText(search) ? search : "",
      filters: known,
      sort: sort as PersonSort,
      descending: descending === true,
      columns: shown,
    };
  } catch {
    return undefined;
  }
}

class Lists {
  items = $state.raw<readonly RecordRow[]>([]);
  open = $state.raw<{ id: string; name: string; question: string }>();

  begin(): () => void {
    void this.#read();
    return onDataChanged(["saved_list"], () => void this.#read());
  }

  async #read(): Promise<void> {
    const filters = [{ field: "of", values: ["person"] }];
    const asked = {
      kind: "saved_list",
      of: [],
      filters,
      search: "",
      sort: null,
      descending: false,
      offset: 0,
      limit: MOST,
    };
    this.items = (await attempt(call("record_list", asked)))?.items ?? this.items;
    if (!this.items.some(({ id }) => id === this.open?.id)) this.open = undefined;
  }

  /** What is asked now, as it is kept. */
  get question(): string {
    const { search, filters, sort, descending } = people.question;
    return JSON.stringify({ search, filters, sort, descending, columns: people.columns });
  }

  show({ id, title, fields }: RecordRow): void {
    const question = questionOf(fields.question);
    if (!question) return toasts.show(t("list-unreadable", { name: title }), undefined, "failed");
    const { columns, ...asked } = question;
    if (columns.length) people.showColumns(columns);
    people.ask(asked);
    this.open = { id, name: title, question: this.question };
  }

  everybody(): void {
    this.open = undefined;
    people.ask({ search: "", filters: [], sort: "name", descending: false });
  }

  async keep(name: string): Promise<void> {
    const fields = { name, of: "person", question: this.question };
    const written = await attempt(call("record_create", { kind: "saved_list", of: [], fields, visit: null }));
    if (!written) return;
    this.open = { id: written.id, name, question: fields.question };
    done(t("list-kept", { name }), written.batch);
  }

  async update(): Promise<void> {
    const { open } = this;
    if (!open) return;
    const { question } = this;
    const written = await attempt(call("record_edit", { id: open.id, fields: { question }, visit: null }));
    if (!written) return;
    this.open = { ...open, question };
    done(t("list-kept", { name: open.name }), written.batch);
  }

  async delete(): Promise<void> {
    const { open } = this;
    if (!open) return;
    const written = await attempt(call("record_delete", { ids: [open.id], visit: null }));
    if (!written) return;
    this.open = undefined;
    done(t("list-deleted", { name: open.name }), written.batch);
  }
}

export const lists = new Lists();
