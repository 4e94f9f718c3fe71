/* One import from the file to the log. What is shown is what is done: the plan lies in the core, here are only
   the step one is at and what the person has changed about the reading. */
import {
  call,
  errorText,
  onDataChanged,
  type BatchView,
  type ImportOptions,
  type ImportReport,
  type ImportView,
  type Outcome,
} from "$lib/ipc";
import { platform, type Chosen } from "$lib/platform";
import { attempt, undo } from "$lib/session";

const STEPS = ["file", "reading", "columns", "plan", "writing", "log"] as const;
export type Step = (typeof STEPS)[number];

export type Show = "all" | Outcome | "problem";

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
  });
  show = $state<Show>("all");
  /** Grows when the plan was made anew: rows that are shown are read again. */
  version = $state(0);
  /** Decisions about single rows since the rows were read. */
  said = $state.raw<ReadonlyMap<number, string | null>>(new Map());
  progress = $state.raw<{ work: string; done: number; total: number }>();
  problem = $state("");
  #busy = false;
  report = $state.raw<ImportReport>();
  log = $state.raw<BatchView>();

  /** A calendar has events in its rows and no columns. */
  readonly calendar = $derived(this.view?.format === "ics");
  readonly steps = $derived<readonly Step[]>(this.calendar ? STEPS.filter((step) => step !== "columns") : STEPS);

  begin(): () => void {
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
      };
  }

  /** Reads or plans otherwise. Another reading finds its columns anew. */
  async change(change: Partial<ImportOptions>): Promise<void> {
    const view = this.view;
    if (!view) return;
    const again = ["encoding", "delimiter", "sheet", "header_row"].some((name) => name in change);
    // Headings stand elsewhere on another sheet.
    const fresh = "sheet" in change ? { header_row: null } : {};
    this.options = { ...this.options, ...(again ? { columns: null } : {}), ...fresh, ...change };
    await this.#plan(() => call("import_change", { import: view.import, options: this.options }), this.step);
  }

  async map(index: number, target: string): Promise<void> {
    const columns = (this.view?.columns ?? []).map((column) => (column.index === index ? target : column.target));
    await this.change({ columns });
  }

  /** Decides one row; it stays where it stands, with what was said. */
  async decide(row: number, decision: string | null): Promise<void> {
    const view = await this.#decide([row], [], decision);
    if (!view) return;
    this.view = view;
    this.said = new Map(this.said).set(row, decision);
  }

  /** Decides all rows of an outcome. */
  async decideAll(outcome: Outcome, decision: string | null): Promise<void> {
    const view = await this.#decide([], [outcome], decision);
    if (view) this.#take(view);
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

  /** People or events that will be written. */
  get amount(): number {
    return (this.view?.counts.new ?? 0) + (this.view?.counts.updated ?? 0);
  }

  async #decide(rows: number[], outcomes: Outcome[], decision: string | null): Promise<ImportView | undefined> {
    const plan = this.view?.import;
    return plan === undefined ? undefined : attempt(call("import_decide", { import: plan, rows, outcomes, decision }));
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
