/* One import from the file to the log. What is shown is what is done: the plan lies in the core, here are only
   the step one is at and what the person has changed about the reading. */
import {
  call,
  errorText,
  onDataChanged,
  type BatchView,
  type FieldView,
  type ImportDecideInput,
  type ImportFilter,
  type ImportOptions,
  type ImportReport,
  type ImportView,
  type Outcome,
} from "$lib/ipc";
import { t } from "$lib/i18n";
import { platform, type Chosen } from "$lib/platform";
import { attempt, undo } from "$lib/session";

const STEPS = ["file", "reading", "columns", "plan", "writing", "log"] as const;
export type Step = (typeof STEPS)[number];

export type Show = "all" | Outcome | "problem" | "repeats";

/** Rows that are meant: all that match. */
export const filter = (said: Partial<ImportFilter> = {}): ImportFilter => ({
  outcomes: [],
  with_problem: false,
  repeats: false,
  score_from: null,
  score_below: null,
  text: "",
  ...said,
});

export class Import {
  step = $state<Step>("file");
  view = $state.raw<ImportView>();
  /** Only what the person has said; the rest is detected. */
  options = $state.raw<ImportOptions>({
    encoding: null,
    delimiter: null,
    sheet: null,
    auto_merge_above: null,
    header_row: null,
    country: null,
    columns: null,
    mode: null,
    tag: null,
    zone: null,
    zones: {},
    kind: null,
  });
  show = $state<Show>("all");
  /** Only rows that hold this text. */
  text = $state("");
  /** Grows when the plan was made anew: rows that are shown are read again. */
  version = $state(0);
  /** Decisions about single rows since the rows were read. */
  said = $state.raw<ReadonlyMap<number, string | null>>(new Map());
  progress = $state.raw<{ work: string; done: number; total: number }>();
  problem = $state("");
  #busy = false;
  report = $state.raw<ImportReport>();
  log = $state.raw<BatchView>();
  /** The fields of a person, own ones too: what columns and changes are called. */
  fields = $state.raw<readonly FieldView[]>([]);

  /** A calendar has events in its rows and no columns. */
  readonly calendar = $derived(this.view?.format === "ics");
  /** The kind of the records that the rows are; none: people or events. */
  readonly records = $derived(["", "person", "event"].includes(this.view?.kind ?? "") ? "" : (this.view?.kind ?? ""));
  readonly rows = $derived(this.calendar ? "events" : this.records ? "records" : "people");
  readonly steps = $derived<readonly Step[]>(this.calendar ? STEPS.filter((step) => step !== "columns") : STEPS);

  begin(): () => void {
    void attempt(call("field_list", { kind: "person" })).then((list) => (this.fields = list ?? []));
    const stop = platform().onEvent((event) => {
      // The last word of some work may come after its answer.
      if (this.#busy && event.event === "progress") this.progress = event;
    });
    const changed = onDataChanged(["import", "person", "event"], () => void this.#readLog());
    return () => (stop(), changed());
  }

  async choose(): Promise<void> {
    const file = await attempt(platform().pickOpen("table"));
    if (file) await this.read(file);
  }

  async read({ file }: Chosen): Promise<void> {
    this.step = "file";
    this.report = this.log = undefined;
    await this.#plan(() => call("import_read", { file, options: this.options }), "reading");
    // A calendar says by itself how it is read, unless it names a clock that nobody knows.
    if (this.calendar && !this.view?.unknown_zones.length && !this.problem) this.step = "plan";
  }

  /** Reads what was pasted as a table. */
  async paste(text: string): Promise<void> {
    this.step = "file";
    const pasted = { text, name: t("paste-name"), options: this.options };
    await this.#plan(() => call("import_paste", pasted), "reading");
  }

  /** Takes up a plan that was left. */
  async resume(plan: number): Promise<void> {
    await this.#plan(() => call("import_show", { import: plan }), "plan");
    if (this.view)
      this.options = {
        ...this.options,
        columns: this.calendar ? null : this.view.columns.map(({ target }) => target),
        mode: this.view.mode,
        tag: this.view.tag,
        zone: this.view.zone,
        zones: this.view.zones,
        kind: this.calendar ? null : this.view.kind || null,
      };
  }

  /** Reads or plans otherwise. Another reading finds its columns anew. */
  async change(change: Partial<ImportOptions>): Promise<void> {
    const view = this.view;
    if (!view) return;
    const again = ["encoding", "delimiter", "sheet", "header_row", "kind"].some((name) => name in change);
    // Headings stand elsewhere on another sheet.
    const fresh = "sheet" in change ? { header_row: null } : {};
    // Columns that a person mapped are of the kind of rows that was seen.
    const kind = "columns" in change && !this.calendar ? { kind: view.kind || null } : {};
    this.options = { ...this.options, ...(again ? { columns: null } : {}), ...fresh, ...kind, ...change };
    await this.#plan(() => call("import_change", { import: view.import, options: this.options }), this.step);
  }

  async map(index: number, target: string): Promise<void> {
    const columns = (this.view?.columns ?? []).map((column) => (column.index === index ? target : column.target));
    await this.change({ columns });
  }

  /** Decides one row; it stays where it stands, with what was said. */
  async decide(row: number, decision: string | null): Promise<void> {
    const view = await this.#decide({ rows: [row], decision });
    if (!view) return;
    // Rows that repeat it become something else, too.
    if (view.counts.repeated !== this.view?.counts.repeated) return this.#take(view);
    this.view = view;
    this.said = new Map(this.said).set(row, decision);
  }

  /** Decides all rows that are meant. */
  async decideAll(meant: Partial<ImportFilter>, decision: string | null): Promise<void> {
    const view = await this.#decide({ filter: filter({ text: this.text, ...meant }), decision });
    if (view) this.#take(view);
  }

  /** Leaves a change of a row, or takes it again. */
  async leave(row: number, field: string, leave: boolean): Promise<void> {
    const view = await this.#decide({ rows: [row], field, leave });
    if (view) this.#take(view);
  }

  /** How many rows are meant. */
  async count(meant: Partial<ImportFilter>): Promise<number> {
    const plan = this.view?.import;
    if (plan === undefined) return 0;
    const asked = { import: plan, filter: filter({ text: this.text, ...meant }), offset: 0, limit: 0 };
    return (await attempt(call("import_rows", asked)))?.total ?? 0;
  }

  async apply(): Promise<void> {
    const plan = this.view?.import;
    if (plan === undefined) return;
    this.step = "writing";
    this.progress = undefined;
    this.#busy = true;
    this.problem = "";
    try {
      this.report = await call("import_apply", { import: plan });
      this.step = "log";
      await this.#readLog();
    } catch (cause) {
      this.problem = errorText(cause);
      this.step = "plan";
      const view = await attempt(call("import_show", { import: plan }));
      if (view) this.#take(view);
    } finally {
      this.#busy = false;
      this.progress = undefined;
    }
  }

  /** Leaves the plan for good. */
  async giveUp(): Promise<void> {
    if (this.view && !this.report) await attempt(call("import_cancel", { import: this.view.import }));
  }

  async stop(): Promise<void> {
    await attempt(call("work_cancel", {}));
  }

  async undo(): Promise<void> {
    if (this.report?.batch != null) await undo(this.report.batch);
  }

  /** People, events or entries that will be written. */
  get amount(): number {
    return this.view?.counts.people ?? 0;
  }

  async #decide(said: Partial<ImportDecideInput>): Promise<ImportView | undefined> {
    const plan = this.view?.import;
    if (plan === undefined) return undefined;
    const nothing = { rows: [], filter: filter(), decision: null, field: null, leave: false };
    return attempt(call("import_decide", { ...nothing, ...said, import: plan }));
  }

  async #readLog(): Promise<void> {
    const batch = this.report?.batch;
    if (batch != null) this.log = (await attempt(call("batch_show", { batch }))) ?? this.log;
  }

  async #plan(work: () => Promise<ImportView>, then: Step): Promise<void> {
    this.progress = { work: "read", done: 0, total: 0 };
    this.#busy = true;
    this.problem = "";
    try {
      this.#take(await work());
      this.step = then;
    } catch (cause) {
      this.problem = errorText(cause);
    } finally {
      this.#busy = false;
      this.progress = undefined;
    }
  }

  #take(view: ImportView): void {
    this.view = view;
    this.said = new Map();
    this.version += 1;
  }
}
