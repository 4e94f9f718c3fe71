/* One file from the drop to the report. Nothing changes before a person takes it in; what is shown is what is done. */
import {
  call,
  CommandError,
  errorText,
  type ExchangeItem,
  type ExchangeOutcome,
  type ExchangePreview,
  type ExchangeReport,
  type FieldView,
} from "$lib/ipc";
import { platform, type Chosen } from "$lib/platform";
import { attempt, undo } from "$lib/session";

/** Items of a page. */
const PAGE = 60;
/** As many as the core gives at once. */
const MOST = 500;

type Stage = "none" | "opening" | "sealed" | "key" | "refused" | "preview" | "taking" | "done";

class Incoming {
  stage = $state<Stage>("none");
  file = $state.raw<Chosen>();
  preview = $state.raw<ExchangePreview>();
  outcome = $state<ExchangeOutcome | "all">("all");
  items = $state.raw<readonly ExchangeItem[]>([]);
  total = $state(0);
  fields = $state.raw<readonly FieldView[]>([]);
  problem = $state("");
  progress = $state.raw<{ done: number; total: number }>();
  /** Another key than the pinned one. */
  changed = $state.raw<{ installation: string; name: string; fingerprint: string; known: string }>();
  /** So much would go that a person has to say so. */
  brake = $state.raw<{ count: string; kind: string; of: string }>();
  report = $state.raw<ExchangeReport>();
  undone = $state(false);
  #passphrase: string | null = null;

  /** A file that was dropped, chosen or lies in the folder. Another one that waited is given up. */
  async open(file: Chosen): Promise<void> {
    await this.leave();
    this.file = file;
    await this.#read(null);
  }

  async unseal(passphrase: string): Promise<void> {
    await this.#read(passphrase);
  }

  /** The key was compared by phone. */
  async trust(): Promise<void> {
    const changed = this.changed;
    if (!changed) return;
    const { installation, fingerprint } = changed;
    if (await attempt(call("keys_trust", { installation, fingerprint }))) await this.#read(this.#passphrase);
  }

  async #read(passphrase: string | null): Promise<void> {
    const file = this.file;
    if (!file) return;
    this.#passphrase = passphrase;
    this.stage = "opening";
    this.problem = "";
    const stop = this.#follow();
    try {
      this.preview = await call("exchange_preview", { file: file.file, passphrase });
      this.outcome = "all";
      await this.readItems();
      this.stage = "preview";
    } catch (cause) {
      this.#refused(cause);
    } finally {
      stop();
    }
  }

  #refused(cause: unknown): void {
    const code = cause instanceof CommandError ? cause.code : "defect";
    this.problem = code === "exchange_passphrase_needed" ? "" : errorText(cause);
    if (code === "exchange_passphrase_needed" || code === "exchange_wrong_passphrase") this.stage = "sealed";
    else if (code === "exchange_key_changed" && cause instanceof CommandError) {
      const { installation = "", name = "", fingerprint = "", known = "" } = cause.params;
      this.changed = { installation, name, fingerprint, known };
      this.stage = "key";
    } else this.stage = "refused";
  }

  /** The first page of what is asked for. */
  async readItems(): Promise<void> {
    this.items = [];
    await this.more();
  }

  async more(): Promise<void> {
    const page = await this.#page(this.items.length, PAGE);
    if (!page) return;
    const kinds = new Set(page.items.flatMap(({ fields }) => fields.map(({ field }) => field.split(".")[0] ?? "")));
    await this.#readFields([...kinds]);
    this.total = page.total;
    this.items = [...this.items, ...page.items];
  }

  async #page(offset: number, limit: number) {
    const exchange = this.preview?.exchange;
    if (exchange === undefined) return undefined;
    const outcome = this.outcome === "all" ? null : this.outcome;
    return attempt(call("exchange_items", { exchange, outcome, offset, limit }));
  }

  #kinds = new Set<string>();
  async #readFields(kinds: readonly string[]): Promise<void> {
    const fresh = kinds.filter((kind) => kind && !kind.startsWith("_") && !this.#kinds.has(kind));
    // A kind that only a newer program knows has no fields here.
    const lists = await Promise.all(fresh.map((kind) => call("field_list", { kind }).catch(() => [])));
    for (const kind of fresh) this.#kinds.add(kind);
    if (fresh.length) this.fields = [...this.fields, ...lists.flat()];
  }

  async decline(ids: readonly string[], fields: readonly string[], declined: boolean): Promise<void> {
    const exchange = this.preview?.exchange;
    if (exchange === undefined) return;
    const input = { exchange, ids: [...ids], fields: [...fields], declined };
    this.preview = (await attempt(call("exchange_decline", input))) ?? this.preview;
    await this.#readAgain();
  }

  /** Ours is said again after the file is taken in, and goes back; or it only stays out. */
  async keep(ids: readonly string[], fields: readonly string[], keep: boolean): Promise<void> {
    const exchange = this.preview?.exchange;
    if (exchange === undefined) return;
    const input = { exchange, ids: [...ids], fields: [...fields], keep };
    this.preview = (await attempt(call("exchange_keep", input))) ?? this.preview;
    await this.#readAgain();
  }

  /** Everything of the group that is shown. */
  async declineAll(declined: boolean): Promise<void> {
    const ids: string[] = [];
    for (let page = await this.#page(0, MOST); page; page = await this.#page(ids.length, MOST)) {
      ids.push(...page.items.map(({ id }) => id));
      if (!page.items.length || ids.length >= page.total) break;
    }
    await this.decline(ids, [], declined);
  }

  /** What is shown, with what was declined since. */
  async #readAgain(): Promise<void> {
    const pages: ExchangeItem[] = [];
    while (pages.length < this.items.length) {
      const page = await this.#page(pages.length, Math.min(MOST, this.items.length - pages.length));
      if (!page?.items.length) break;
      pages.push(...page.items);
    }
    this.items = pages;
  }

  async take({ confirmed = false, ownWords = false } = {}): Promise<void> {
    const exchange = this.preview?.exchange;
    if (exchange === undefined) return;
    this.brake = undefined;
    this.stage = "taking";
    this.problem = "";
    const stop = this.#follow();
    try {
      this.report = await call("exchange_apply", { exchange, confirmed, own_words: ownWords });
      this.undone = false;
      this.stage = "done";
    } catch (cause) {
      await this.#notTaken(exchange, cause);
    } finally {
      stop();
    }
  }

  async #notTaken(exchange: number, cause: unknown): Promise<void> {
    this.stage = "preview";
    if (cause instanceof CommandError && cause.code === "exchange_brake") {
      const { count = "", kind = "", of = "" } = cause.params;
      this.brake = { count, kind, of };
      return;
    }
    this.problem = errorText(cause);
    const preview = await attempt(call("exchange_show", { exchange }));
    if (preview) this.preview = preview;
    await this.readItems();
  }

  #follow(): () => void {
    this.progress = { done: 0, total: 0 };
    const stop = platform().onEvent((event) => {
      if (event.event === "progress") this.progress = event;
    });
    return () => (stop(), (this.progress = undefined));
  }

  async stop(): Promise<void> {
    await attempt(call("work_cancel", {}));
  }

  async undo(): Promise<void> {
    const batch = this.report?.batch;
    if (batch == null) return;
    await undo(batch);
    this.undone = true;
  }

  /** Gives the file up; nothing has changed. */
  async leave(): Promise<void> {
    const waits = this.stage === "preview" ? this.preview?.exchange : undefined;
    this.stage = "none";
    [this.preview, this.report, this.changed, this.brake] = [undefined, undefined, undefined, undefined];
    [this.items, this.total, this.problem, this.file] = [[], 0, "", undefined];
    // A data file that was closed meanwhile has given it up already.
    if (waits !== undefined) await call("exchange_cancel", { exchange: waits }).catch(() => undefined);
  }

  /** Records that would change, those that were declined left out. */
  get amount(): number {
    const counts = this.preview?.counts;
    if (!counts) return 0;
    const { new: made, updated, deleted, withdrawn, unknown } = counts;
    return Math.max(0, made + updated + deleted + withdrawn + unknown - (this.preview?.declined ?? 0));
  }
}

export const incoming = new Incoming();
