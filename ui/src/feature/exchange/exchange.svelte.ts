/* The place: what lies in the shared folder, what went out and came in, who has what, and what is open beside it. */
import { call, onDataChanged, type ExchangeFolder, type ExchangeLog, type KeyList, type NetworkLine } from "$lib/ipc";
import { titleOf } from "$lib/record";
import { attempt, session } from "$lib/session";
import { sendersOf, type Sender } from "./text";

export type Tab = "arrived" | "sent" | "chapters";
/** What stands beside the lists. */
export type View = { show: "decide" | "file" | "make" | "keys" | "bin" } | { show: "chapter"; id: string };

class Exchange {
  tab = $state<Tab>("arrived");
  view = $state.raw<View>({ show: "decide" });
  folder = $state.raw<ExchangeFolder>();
  log = $state.raw<ExchangeLog>();
  keys = $state.raw<KeyList>();
  /** Organisations of the network: those of them that have not sent. */
  network = $state.raw<readonly NetworkLine[]>([]);
  /** Of events and schools that files hold. */
  titles = $state.raw<ReadonlyMap<string, string>>(new Map());

  begin(): () => void {
    void this.read();
    const stop = onDataChanged(["exchange", "conflict", "person", "organisation", "file"], () => void this.read());
    // A cloud service brings files while the window stands in the background.
    const look = () => void this.readFolder();
    window.addEventListener("focus", look);
    return () => (stop(), window.removeEventListener("focus", look));
  }

  async read(): Promise<void> {
    const all = await attempt(
      Promise.all([call("exchange_log", {}), call("keys_list", {}), call("network_tree", {}), this.readFolder()]),
    );
    if (!all) return;
    [this.log, this.keys] = all;
    this.network = all[2].items;
    await this.#readTitles();
  }

  async readFolder(): Promise<void> {
    this.folder = (await attempt(call("exchange_folder_list", {}))) ?? this.folder;
  }

  async #readTitles(): Promise<void> {
    const scopes = [...(this.log?.sent ?? []), ...(this.log?.taken ?? []), ...(this.folder?.items ?? [])];
    const ids = [...new Set(scopes.map(({ scope }) => scope.split(":")[1] ?? ""))].filter(
      (id) => id && !this.titles.has(id),
    );
    const found = await Promise.all(ids.map((id) => call("record_show", { id }).catch(() => undefined)));
    const titled = found.flatMap((record) => (record ? [[record.id, titleOf(record)] as const] : []));
    if (titled.length) this.titles = new Map([...this.titles, ...titled]);
  }

  show(view: View): void {
    this.view = view;
  }

  get senders(): readonly Sender[] {
    return sendersOf(this.keys?.peers ?? []);
  }

  /** Houses, councils and associations at work of which no file has come, our own left out. */
  get silent(): readonly NetworkLine[] {
    const heard = new Set([session.chapter?.id, ...this.senders.map(({ id }) => id)]);
    return this.network.filter(({ id, closed }) => !closed && !heard.has(id));
  }

  /** Files that wait for a look. What opens with a passphrase may be our own. */
  get arrived(): number {
    return (this.folder?.items ?? []).filter(({ state }) => state === "arrived").length;
  }
}

export const exchange = new Exchange();
