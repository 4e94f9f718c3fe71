/* Who stands twice: the pairs that wait, the one that is open, and what is chosen of it. */
import {
  call,
  CommandError,
  errorText,
  onDataChanged,
  type DuplicatePage,
  type DuplicatePair,
  type DuplicateView,
} from "$lib/ipc";
import { named, t } from "$lib/i18n";
import { fullName } from "$lib/person";
import { platform } from "$lib/platform";
import { attempt, done, session } from "$lib/session";

export type Narrowed = "all" | "same" | "ask";
export type Side = "a" | "b" | "both";

/** As many as stand in the list at once; deciding makes room for the next. */
const SHOWN = 100;
/** From this score on several may be merged at once. */
export const SURE = 0.95;

/** What speaks for it, the weightiest first. */
export function because({ because }: DuplicatePair, most = Infinity): string {
  if (!because.length) return t("duplicates-chosen");
  return because
    .slice(0, most)
    .map((code) => named("because", code))
    .join(", ");
}

export const pairId = ({ a, b }: DuplicatePair): string => `${a.id} ${b.id}`;

const samePair = (one: DuplicatePair, other: DuplicatePair): boolean =>
  [one.a.id, one.b.id].sort().join() === [other.a.id, other.b.id].sort().join();

export class Duplicates {
  page = $state.raw<DuplicatePage>();
  narrowed = $state<Narrowed>("all");
  progress = $state.raw<{ done: number; total: number }>();
  problem = $state("");
  view = $state.raw<DuplicateView>();
  /** Sides chosen by field. */
  take = $state<Record<string, Side>>({});
  busy = $state(false);
  #open = $state("");
  /** Two that were chosen in the list of people; nothing was compared to find them. */
  #chosen = $state.raw<DuplicatePair>();
  /** Left for later; they stand at the end. */
  #later = $state.raw<readonly string[]>([]);

  /** The pairs in sight, those left for later last. */
  get pairs(): readonly DuplicatePair[] {
    const chosen = this.#chosen;
    const found = (this.page?.items ?? []).filter((pair) => !chosen || !samePair(pair, chosen));
    const items = chosen ? [chosen, ...found] : found;
    const later = (pair: DuplicatePair) => this.#later.includes(pairId(pair));
    return [...items.filter((pair) => !later(pair)), ...items.filter(later)];
  }

  get pair(): DuplicatePair | undefined {
    return this.pairs.find((pair) => pairId(pair) === this.#open) ?? this.pairs[0];
  }

  begin(): () => void {
    const stops = [
      platform().onEvent((event) => {
        if (event.event === "progress" && event.work === "duplicates" && this.progress) this.progress = event;
      }),
      onDataChanged(["person", "file"], () => void this.read()),
    ];
    void this.#begin();
    return () => stops.forEach((stop) => stop());
  }

  /** The two that were chosen stand there at once; who else stands twice is looked for behind them. */
  async #begin(): Promise<void> {
    const [a, b] = session.pair ?? [];
    session.pair = undefined;
    const view = a && b ? await attempt(call("duplicate_show", { a, b })) : undefined;
    if (view) {
      this.#chosen = { a: view.a.person, b: view.b.person, score: 0, outcome: "ask", because: [] };
      await this.#show();
    }
    await this.read();
  }

  async read(): Promise<void> {
    this.progress ??= { done: 0, total: 0 };
    this.problem = "";
    try {
      const outcome = this.narrowed === "all" ? null : this.narrowed;
      this.page = await call("duplicate_list", { offset: 0, limit: SHOWN, outcome, above: null });
      await this.#show();
    } catch (cause) {
      this.problem = cause instanceof CommandError && cause.code === "cancelled" ? "" : errorText(cause);
    } finally {
      this.progress = undefined;
    }
  }

  narrow(to: Narrowed): void {
    this.narrowed = to;
    void this.read();
  }

  open(pair: DuplicatePair): void {
    this.#open = pairId(pair);
    void this.#show();
  }

  /** The pair before or behind the open one. */
  step(by: number): void {
    const at = this.pairs.findIndex((pair) => pair === this.pair) + by;
    const next = this.pairs[Math.min(Math.max(at, 0), this.pairs.length - 1)];
    if (next) this.open(next);
  }

  async #show(): Promise<void> {
    const pair = this.pair;
    this.take = {};
    this.view = pair && (await attempt(call("duplicate_show", { a: pair.a.id, b: pair.b.id })));
  }

  /** Opens the pair behind the one that goes away. */
  #goOn(): void {
    const at = this.pairs.findIndex((pair) => pair === this.pair);
    const next = this.pairs[at + 1] ?? this.pairs[at - 1];
    this.#open = next ? pairId(next) : "";
  }

  async merge(): Promise<void> {
    const pair = this.pair;
    if (!pair || this.busy) return;
    const take = { ...this.take };
    await this.#decide(
      () => call("person_merge", { pairs: [{ a: pair.a.id, b: pair.b.id, take }] }),
      () => t("duplicates-merged", { name: fullName(pair.a) || t("person-nameless") }),
    );
  }

  async part(): Promise<void> {
    const pair = this.pair;
    if (!pair || this.busy) return;
    await this.#decide(
      () => call("person_different", { pairs: [{ a: pair.a.id, b: pair.b.id }] }),
      () => t("duplicates-parted"),
    );
  }

  later(): void {
    const pair = this.pair;
    if (!pair) return;
    this.#goOn();
    this.#later = [...this.#later.filter((id) => id !== pairId(pair)), pairId(pair)];
    void this.#show();
  }

  async #decide(deed: () => Promise<{ batch: number }>, text: () => string): Promise<void> {
    this.busy = true;
    const said = text();
    const decided = this.pair;
    this.#goOn();
    const written = await attempt(deed());
    this.busy = false;
    if (!written) return;
    if (decided === this.#chosen) this.#chosen = undefined;
    done(said, written.batch);
  }

  /** All that one would be merged at once. */
  async sure(): Promise<DuplicatePage | undefined> {
    return attempt(call("duplicate_list", { offset: 0, limit: 1000, outcome: "same", above: SURE }));
  }

  async mergeAll(pairs: readonly DuplicatePair[]): Promise<void> {
    this.busy = true;
    const all = pairs.map(({ a, b }) => ({ a: a.id, b: b.id, take: {} }));
    const written = await attempt(call("person_merge", { pairs: all }));
    this.busy = false;
    if (written) done(t("duplicates-merged-all", { pairs: written.merged }), written.batch);
  }
}
