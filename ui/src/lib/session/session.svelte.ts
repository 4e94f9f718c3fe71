/* What the whole window shares: the open data file, the settings of this computer, and where one is. */
import {
  call,
  errorText,
  onDataChanged,
  type AppState,
  type ChapterView,
  type FileToken,
  type Settings,
} from "$lib/ipc";
import { words } from "$lib/i18n";
import { platform, type Chosen } from "$lib/platform";

export type Place =
  "today" | "people" | "events" | "schools" | "network" | "exchange" | "settings" | "import" | "duplicates";

class Session {
  state = $state.raw<AppState>();
  /** Why the program cannot begin at all; in words. */
  failure = $state("");
  /** The data file of the last time, which did not open. */
  refused = $state.raw<{ file: FileToken; cause: unknown }>();
  place = $state<Place>("today");
  /** The person beside the list. */
  person = $state<string>();
  /** A new person is being written. */
  writing = $state(false);
  /** The file that the import flow reads. */
  importing = $state.raw<Chosen>();
  /** The table from the clipboard that the import flow reads. */
  pasted = $state("");
  /** The exchange file that waits to be looked at. */
  exchanging = $state.raw<Chosen>();
  /** Two people who are to be looked at side by side. */
  pair?: readonly [string, string];
  /** A plan that was made before and is taken up again. */
  plan = $state<number>();

  get file() {
    return this.state?.file ?? undefined;
  }

  get chapter(): ChapterView | undefined {
    return this.file?.chapter;
  }

  get settings(): Settings {
    return this.state?.settings ?? { language: "en", theme: "system", density: "comfortable" };
  }

  /** Goes on where the last time ended, and reads the state of the program whenever something was written. */
  begin(): () => void {
    void this.goOn();
    return onDataChanged(["person", "organisation", "file"], () => void this.refresh());
  }

  /** Opens the data file of the last time; refused, the first page is there and says why. */
  async goOn(): Promise<void> {
    this.failure = "";
    const state = await this.#first();
    if (!state) return;
    const [last] = state.recent;
    if (state.file || !last?.present) return this.take(state);
    try {
      this.take(await call("file_open", { file: last.file }));
    } catch (cause) {
      this.refused = { file: last.file, cause };
      this.take(state);
    }
  }

  /** The first answer of the core; without it there is nothing to show but why. */
  async #first(): Promise<AppState | undefined> {
    try {
      return await call("app_state", {});
    } catch (cause) {
      words.use(navigator.language.split("-")[0] ?? "en");
      this.failure = errorText(cause);
      return undefined;
    }
  }

  async refresh(): Promise<void> {
    this.take(await call("app_state", {}));
  }

  /** Goes on with another state of the program: another data file, other settings. */
  take(state: AppState): void {
    this.state = state;
    this.#show(state.settings);
  }

  async edit(change: Partial<Settings>): Promise<void> {
    const settings = await call("settings_edit", { ...this.settings, ...change });
    if (this.state) this.take({ ...this.state, settings });
  }

  go(place: Place): void {
    this.place = place;
  }

  show(person: string | undefined): void {
    this.person = person;
    this.writing = false;
    if (person) this.place = "people";
  }

  write(): void {
    this.place = "people";
    this.person = undefined;
    this.writing = true;
  }

  /** A table from the clipboard. */
  paste(text: string): void {
    [this.plan, this.importing, this.pasted] = [undefined, undefined, text];
    this.place = "import";
  }

  import(file: Chosen): void {
    [this.plan, this.pasted] = [undefined, ""];
    this.importing = file;
    this.place = "import";
  }

  exchange(file: Chosen): void {
    this.exchanging = file;
    this.place = "exchange";
  }

  /** Takes up a plan that was left. */
  resume(plan: number): void {
    this.importing = undefined;
    this.plan = plan;
    this.place = "import";
  }

  #show({ language, theme, density }: Settings): void {
    if (words.language !== language) words.use(language);
    const { dataset } = document.documentElement;
    if (theme === "system") delete dataset.theme;
    else dataset.theme = theme;
    document.body.dataset.density = density;
    void platform().setAppearance(language, theme);
  }
}

export const session = new Session();
