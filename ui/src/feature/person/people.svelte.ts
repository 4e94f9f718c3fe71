/* The list of people: what is asked for, the pages that are here, who is chosen. */
import {
  call,
  onDataChanged,
  type PersonFilter,
  type PersonListInput,
  type PersonSort,
  type PersonSummary,
} from "$lib/ipc";
import { titleOf } from "$lib/record";
import { attempt } from "$lib/session";
import { keepColumns, keptColumns, type ColumnId } from "./columns";
import { idsOf } from "./filter";

const PAGE = 100;
const PAGES_KEPT = 60;
const ALL_AT_ONCE = 1000;

type Question = Omit<PersonListInput, "offset" | "limit" | "exact_total">;

export class People {
  search = $state("");
  filters = $state.raw<readonly PersonFilter[]>([]);
  sort = $state<PersonSort>("name");
  descending = $state(false);
  columns = $state.raw<readonly ColumnId[]>(keptColumns());

  total = $state(0);
  exact = $state(true);
  readAs = $state.raw<readonly string[]>([]);
  /** Of the question that is shown: its search. */
  shown = $state("");
  working = $state(false);
  /** An answer has come. */
  ready = $state(false);
  chosen = $state.raw<ReadonlySet<string>>(new Set());
  active = $state(0);

  #pages = $state.raw<ReadonlyMap<number, readonly PersonSummary[]>>(new Map());
  #asked = new Set<number>();
  #round = 0;
  #anchor = 0;

  readonly question = $derived<Question>({
    search: this.search.trim(),
    filters: [...this.filters],
    sort: this.sort,
    descending: this.descending,
  });

  /** Reads anew when people were written. */
  begin(): () => void {
    return onDataChanged(
      ["person", "phone", "email", "tag", "tagging", "household", "household_place"],
      () => void this.read(),
    );
  }

  /** Asks the question from its first page; what is shown stays until the answer comes. */
  async read(): Promise<void> {
    const round = ++this.#round;
    const first = this.#first();
    const slow = setTimeout(() => (this.working = round === this.#round), 300);
    const pages = await attempt(Promise.all(first.map((offset) => this.#ask(offset))));
    clearTimeout(slow);
    if (round !== this.#round) return;
    this.working = false;
    const [answer] = pages ?? [];
    if (!pages || !answer) return;
    this.#asked = new Set(first);
    this.#pages = new Map(first.map((offset, index) => [offset, pages[index]?.items ?? []]));
    this.total = answer.total;
    this.exact = answer.total_exact;
    const typed = this.question.search.toLowerCase().split(/\s+/);
    this.readAs = answer.read_as.filter((word) => !typed.includes(word));
    this.shown = this.question.search;
    this.ready = true;
    this.active = Math.max(0, Math.min(this.active, this.total - 1));
    if (!this.exact) void this.#countAll(round);
  }

  /** Another search, filter or order: back to the top. */
  ask(change: Partial<Pick<People, "search" | "filters" | "sort" | "descending">>): void {
    Object.assign(this, change);
    this.active = 0;
    this.#seen = 0;
    void this.#nameFilters();
    void this.read();
  }

  orderBy(sort: PersonSort): void {
    this.ask({ sort, descending: this.sort === sort && !this.descending });
  }

  narrow(field: string, value: string): void {
    const rest = this.filters.filter((filter) => filter.field !== field);
    const values = this.filters.find((filter) => filter.field === field)?.values ?? [];
    this.ask({ filters: [...rest, { field, values: [...new Set([...values, value])] }] });
  }

  /** These filters stand in the place of those of `fields`. */
  narrowTo(fields: readonly string[], filters: readonly PersonFilter[]): void {
    this.ask({ filters: [...this.filters.filter(({ field }) => !fields.includes(field)), ...filters] });
  }

  /** What records are called that filters name. */
  titles = $state.raw<ReadonlyMap<string, string>>(new Map());

  remember(titles: Iterable<readonly [string, string]>): void {
    this.titles = new Map([...this.titles, ...titles]);
  }

  async #nameFilters(): Promise<void> {
    const unknown = idsOf(this.filters).filter((id) => !this.titles.has(id));
    if (!unknown.length) return;
    const found = await attempt(Promise.all(unknown.map((id) => call("record_show", { id }))));
    this.remember((found ?? []).map((record) => [record.id, titleOf(record)] as const));
  }

  #seen = 0;

  /** The page that is in sight and the one after the start, so that a reload changes nothing under the eyes. */
  #first(): number[] {
    return [...new Set([0, this.#seen])].filter((offset) => offset === 0 || offset < this.total);
  }

  #ask(offset: number, exact = false) {
    return call("person_list", { ...this.question, offset, limit: PAGE, exact_total: exact });
  }

  async #countAll(round: number): Promise<void> {
    const answer = await attempt(call("person_list", { ...this.question, offset: 0, limit: 1, exact_total: true }));
    if (answer && round === this.#round) this.total = answer.total;
  }

  row(index: number): PersonSummary | undefined {
    return this.#pages.get(index - (index % PAGE))?.[index % PAGE];
  }

  /** Brings the pages of these rows; the ones farthest away are let go. */
  need(first: number, end: number): void {
    this.#seen = first - (first % PAGE);
    for (let offset = this.#seen; offset < end; offset += PAGE) if (!this.#asked.has(offset)) void this.#bring(offset);
  }

  async #bring(offset: number): Promise<void> {
    this.#asked.add(offset);
    const round = this.#round;
    const answer = await attempt(this.#ask(offset));
    if (round !== this.#round) return;
    if (!answer) return void this.#asked.delete(offset);
    const pages = new Map(this.#pages).set(offset, answer.items);
    const far = [...pages.keys()].sort((a, b) => Math.abs(b - this.#seen) - Math.abs(a - this.#seen));
    for (const old of far.slice(0, Math.max(0, pages.size - PAGES_KEPT))) {
      pages.delete(old);
      this.#asked.delete(old);
    }
    this.#pages = pages;
  }

  choose(index: number, extend: boolean): void {
    const chosen = new Set(this.chosen);
    const id = this.row(index)?.id;
    if (extend) {
      const [from, to] = [Math.min(this.#anchor, index), Math.max(this.#anchor, index)];
      for (let at = from; at <= to; at++) {
        const person = this.row(at);
        if (person) chosen.add(person.id);
      }
    } else if (id) {
      this.#anchor = index;
      if (!chosen.delete(id)) chosen.add(id);
    }
    this.chosen = chosen;
  }

  chooseNone(): void {
    this.chosen = new Set();
  }

  /** Chooses all that match, however many. */
  async chooseAll(): Promise<void> {
    const ids = new Set<string>();
    for (let offset = 0; ; offset += ALL_AT_ONCE) {
      const answer = await attempt(
        call("person_list", { ...this.question, offset, limit: ALL_AT_ONCE, exact_total: false }),
      );
      if (!answer) return;
      for (const { id } of answer.items) ids.add(id);
      if (answer.items.length < ALL_AT_ONCE) break;
    }
    this.chosen = ids;
  }

  showColumns(columns: readonly ColumnId[]): void {
    this.columns = columns;
    keepColumns(columns);
  }

  toggleColumn(id: ColumnId): void {
    this.columns = this.columns.includes(id) ? this.columns.filter((other) => other !== id) : [...this.columns, id];
    keepColumns(this.columns);
  }
}

/** One list for the window: it keeps its place, search and choice when one comes back to it. */
export const people = new People();
