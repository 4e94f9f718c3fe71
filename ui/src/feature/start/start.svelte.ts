/* The first start: three answers, then a data file. */
import { call, CommandError, errorText, type AppState, type BackupView, type FileToken } from "$lib/ipc";
import { t, words } from "$lib/i18n";
import { platform } from "$lib/platform";
import { attempt, session } from "$lib/session";

export type Way = "import" | "sample" | "empty";

/** What a backup can take the place of. */
const REPLACEABLE = new Set(["file_damaged", "file_empty", "not_our_file", "file_foreign_schema", "file_missing"]);
/** The newest backups. */
const SHOWN = 3;

export class Start {
  name = $state("");
  country = $state(navigator.language.split("-")[1]?.toUpperCase() ?? "");
  /** The person has pressed on without an answer that is needed. */
  asked = $state(false);
  busy = $state(false);
  problem = $state("");
  /** There is a file of that name: another place is asked for. */
  taken = $state<Way>();
  /** A data file that does not open, and its backups. */
  rescue = $state.raw<{ file: FileToken; backups: readonly BackupView[] }>();

  /** Says why a data file did not open: that of the last time, or one that was let go on the window. */
  async beginAgain(): Promise<void> {
    const { refused } = session;
    session.refused = undefined;
    if (refused) await this.#refused(refused.file, refused.cause);
  }

  async begin(way: Way): Promise<void> {
    const sample = way === "sample";
    if (!sample && (!this.name.trim() || !this.country)) return void (this.asked = true);
    await this.#create(way, null);
  }

  /** Asks where the data file shall lie, and goes on the way that was chosen. */
  async elsewhere(): Promise<void> {
    const way = this.taken;
    const file = await attempt(
      platform().pickSave(`${this.name.trim() || t("start-sample-name")}.birlikdb`, "data_file"),
    );
    if (file && way) await this.#create(way, file.file);
  }

  async open(file?: FileToken): Promise<void> {
    const chosen = file ?? (await attempt(platform().pickOpen("data_file")))?.file;
    if (!chosen) return;
    await this.#work(async () => {
      try {
        session.take(await call("file_open", { file: chosen }));
      } catch (cause) {
        await this.#refused(chosen, cause);
      }
    });
  }

  /** One that is damaged can be put back from its backups. */
  async #refused(file: FileToken, cause: unknown): Promise<void> {
    this.problem = errorText(cause);
    this.rescue = undefined;
    if (!(cause instanceof CommandError) || !REPLACEABLE.has(cause.code)) return;
    const backups = (await attempt(call("backup_list", { of: file }))) ?? [];
    if (backups.length) this.rescue = { file, backups: backups.slice(0, SHOWN) };
  }

  async #create(way: Way, file: FileToken | null): Promise<void> {
    this.taken = undefined;
    const roster = way === "import" ? (session.importing ?? (await attempt(platform().pickOpen("table")))) : undefined;
    if (way === "import" && !roster) return;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || null;
    const name = this.name.trim() || t("start-sample-name");
    await this.#work(async () => {
      const state: AppState = await call("file_create", {
        file,
        name,
        country: this.country || "DE",
        language: words.language,
        zone,
      });
      if (way === "sample") await call("sample_load", {});
      session.take(way === "sample" ? await call("app_state", {}) : state);
      if (roster) session.import(roster);
      else session.go(way === "sample" ? "people" : "today");
    }, way);
  }

  async #work(run: () => Promise<void>, way?: Way): Promise<void> {
    this.busy = true;
    this.problem = "";
    this.rescue = undefined;
    try {
      await run();
    } catch (cause) {
      this.problem = errorText(cause);
      if (cause instanceof CommandError && cause.code === "file_exists") this.taken = way;
    } finally {
      this.busy = false;
    }
  }
}
