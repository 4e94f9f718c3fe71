/* A file for others: for whom, what is in it, how it is closed. What was written is said, with what stayed here. */
import { call, errorText, type ExchangeExported, type PeerView } from "$lib/ipc";
import { t } from "$lib/i18n";
import { platform, type Chosen } from "$lib/platform";
import { attempt, session } from "$lib/session";
import { exchange } from "./exchange.svelte";
import { speakable } from "./text";

/** Known chapters have keys; others a passphrase; some files are for everybody. */
export type Closing = "keys" | "passphrase" | "plain";
export type What = "council" | "event" | "school" | "everything";

const MOST = 200;

export interface Named {
  value: string;
  name: string;
}

export class Outgoing {
  closing = $state<Closing>("passphrase");
  /** Chapters whose keys are here, by id. */
  chosen = $state.raw<ReadonlySet<string>>(new Set());
  /** For eyes, where there is no key. */
  name = $state("");
  passphrase = $state(speakable());
  what = $state<What>("council");
  /** The event or school. */
  one = $state("");
  events = $state.raw<readonly Named[]>([]);
  schools = $state.raw<readonly Named[]>([]);
  sensitive = $state(false);
  reason = $state("");
  busy = $state(false);
  problem = $state("");
  progress = $state.raw<{ done: number; total: number }>();
  written = $state.raw<{ report: ExchangeExported; file: Chosen | undefined; passphrase: string }>();

  async begin(): Promise<void> {
    if (this.known.length) this.closing = "keys";
    const [only] = this.known;
    if (only && this.known.length === 1) this.chosen = new Set([only.id]);
    const list = (kind: string) =>
      call("record_list", {
        kind,
        search: "",
        of: [],
        filters: [],
        sort: null,
        descending: false,
        offset: 0,
        limit: MOST,
      });
    const found = await attempt(Promise.all([list("event"), list("school")]));
    const named = (page: Awaited<ReturnType<typeof list>> | undefined): Named[] =>
      (page?.items ?? []).map(({ id, title }) => ({ value: id, name: title }));
    this.events = named(found?.[0]);
    this.schools = named(found?.[1]);
  }

  /** Chapters that a file can be encrypted for. */
  get known() {
    const open = (peers: readonly PeerView[]) => peers.some(({ recipient }) => recipient !== null);
    return exchange.senders.filter(({ peers }) => open(peers));
  }

  toggle(id: string): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen = chosen;
  }

  get scope(): string {
    return this.what === "event" || this.what === "school" ? `${this.what}:${this.one}` : this.what;
  }

  /** Everything, closed, is for another computer of this chapter: nothing stays here. */
  get whole(): boolean {
    return this.what === "everything" && this.closing !== "plain";
  }

  /** What has to be said before it can be written. */
  get missing(): "who" | "passphrase" | "one" | "reason" | undefined {
    if (this.closing === "keys" && !this.chosen.size) return "who";
    if (this.closing === "passphrase" && !this.passphrase.trim()) return "passphrase";
    if (this.scope.endsWith(":")) return "one";
    return this.leaves && !this.reason.trim() ? "reason" : undefined;
  }

  /** Children's and health data go because somebody ticked it. */
  get leaves(): boolean {
    return this.sensitive && this.closing !== "plain" && !this.whole;
  }

  get #asked() {
    return {
      scope: this.scope,
      to: this.closing === "keys" ? [...this.chosen] : [this.name.trim()].filter(Boolean),
      passphrase: this.closing === "passphrase" ? this.passphrase.trim() : null,
      plain: this.closing === "plain",
      include_sensitive: this.leaves,
      reason: this.leaves ? this.reason.trim() : null,
    };
  }

  /** For whom, in words. */
  get addressee(): string {
    if (this.closing !== "keys") return this.name.trim();
    return this.known
      .filter(({ id }) => this.chosen.has(id))
      .map(({ name }) => name)
      .join(", ");
  }

  async save(): Promise<void> {
    const to = this.addressee ? t("make-file-to", { name: this.addressee }) : "";
    const from = [session.state?.today, session.chapter?.name, to].filter(Boolean).join(" ");
    const file = await attempt(platform().pickSave(`${from.replace(/[<>:"/\\|?*]/g, " ")}.birlik`, "exchange"));
    if (!file) return;
    await this.#write(file, () => call("exchange_export", { ...this.#asked, out: file.file }));
  }

  /** Under a name of its own; our older ones there are removed, but the last. */
  async put(): Promise<void> {
    await this.#write(undefined, async () => {
      const { exported } = await call("exchange_folder_send", { ...this.#asked, daily: false });
      return exported;
    });
  }

  async #write(file: Chosen | undefined, work: () => Promise<ExchangeExported | null>): Promise<void> {
    this.busy = true;
    this.problem = "";
    this.progress = { done: 0, total: 0 };
    const stop = platform().onEvent((event) => {
      if (event.event === "progress") this.progress = event;
    });
    try {
      const report = await work();
      const passphrase = this.closing === "passphrase" ? this.passphrase.trim() : "";
      if (report) this.written = { report, file, passphrase };
    } catch (cause) {
      this.problem = errorText(cause);
    } finally {
      stop();
      this.busy = false;
      this.progress = undefined;
    }
  }
}
