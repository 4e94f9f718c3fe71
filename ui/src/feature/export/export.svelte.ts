/* A roster as a file: what for, which columns, what is left out; the file is what the preview shows. */
import {
  call,
  errorText,
  type ExportColumn,
  type ExportFormat,
  type ExportPeopleInput,
  type ExportPurpose,
  type ExportReport,
  type RecordRow,
} from "$lib/ipc";
import { MIRROR, t, words } from "$lib/i18n";
import { platform } from "$lib/platform";
import { attempt, session } from "$lib/session";
import { toasts } from "$lib/ui";

export type Question = Pick<ExportPeopleInput, "search" | "filters" | "sort" | "descending">;

/** The ending of a file's name, by its format. */
export const FORMATS: Record<ExportFormat, string> = {
  xlsx: "xlsx",
  csv: "csv",
  vcard3: "vcf",
  vcard4: "vcf",
  households_csv: "csv",
};

/** What goes to people: all that may leave without a reason, but for our ids. */
const usual = ({ id, sensitive }: ExportColumn) => !sensitive && id !== "id";

export class Export {
  format = $state<ExportFormat>("csv");
  purpose = $state<ExportPurpose>("handout");
  columns = $state.raw<readonly ExportColumn[]>([]);
  chosen = $state.raw<ReadonlySet<string>>(new Set());
  sensitive = $state(false);
  reason = $state("");
  delimiter = $state(";");
  bom = $state(true);
  /** Language of the headings; empty: stable names. */
  language = $state("");
  preview = $state.raw<ExportReport>();
  problem = $state("");
  profiles = $state.raw<readonly RecordRow[]>([]);
  /** The profile that this is kept as; empty: none. */
  profile = $state("");
  busy = $state(false);
  #round = 0;

  constructor(
    readonly question: Question,
    readonly ids: readonly string[],
  ) {
    this.language = words.language === MIRROR ? "en" : words.language;
  }

  async begin(): Promise<void> {
    this.columns = (await attempt(call("export_columns", { language: this.language || "en" }))) ?? [];
    this.chosen = new Set(this.columns.filter(usual).map(({ id }) => id));
    await Promise.all([this.look(), this.#readProfiles()]);
  }

  async #readProfiles(): Promise<void> {
    const asked = { kind: "export_profile", of: [], filters: [], search: "", sort: null, descending: false };
    this.profiles = (await attempt(call("record_list", { ...asked, offset: 0, limit: 200 })))?.items ?? [];
  }

  /** Takes up what was kept: kind of file, purpose, columns in their order, language, delimiter. */
  async load(id: string): Promise<void> {
    this.profile = id;
    const fields = this.profiles.find((profile) => profile.id === id)?.fields;
    if (!fields) return;
    const said = (name: string) => (typeof fields[name] === "string" ? fields[name] : "");
    if (said("format") in FORMATS) this.format = said("format") as ExportFormat;
    if (said("purpose")) this.purpose = said("purpose") as ExportPurpose;
    this.language = said("language");
    const delimiter = said("delimiter");
    if (delimiter) this.delimiter = delimiter === "tab" ? "\t" : delimiter;
    const wanted = said("columns").split(" ").filter(Boolean);
    if (wanted.length) {
      this.chosen = new Set(wanted);
      const place = ({ id: column }: ExportColumn) =>
        wanted.includes(column) ? wanted.indexOf(column) : wanted.length;
      this.columns = this.columns.toSorted((one, other) => place(one) - place(other));
    }
    await this.look();
  }

  /** Keeps how this file is written; under a name that is there, it takes its place. */
  async keep(name: string): Promise<boolean> {
    const fields = {
      name,
      format: this.format,
      purpose: this.purpose,
      columns: this.#columns.join(" "),
      language: this.language,
      delimiter: this.delimiter === "\t" ? "tab" : this.delimiter,
    };
    const there = this.profiles.find(({ title }) => title === name);
    const written = there
      ? await attempt(call("record_edit", { id: there.id, fields, visit: null }))
      : await attempt(call("record_create", { kind: "export_profile", of: [], fields, visit: null }));
    if (!written) return false;
    await this.#readProfiles();
    this.profile = this.profiles.find(({ title }) => title === name)?.id ?? "";
    toasts.show(t("export-profile-kept", { name }));
    return true;
  }

  async forget(): Promise<void> {
    const name = this.profiles.find(({ id }) => id === this.profile)?.title ?? "";
    if (!(await attempt(call("record_delete", { ids: [this.profile], visit: null })))) return;
    this.profile = "";
    await this.#readProfiles();
    toasts.show(t("export-profile-forgotten", { name }));
  }

  get input(): ExportPeopleInput {
    const columns = this.#columns;
    const birlik = this.purpose === "birlik";
    return {
      ...this.question,
      filters: [...this.question.filters],
      ids: [...this.ids],
      out: null,
      format: this.format,
      purpose: this.purpose,
      profile: null,
      columns: birlik ? null : columns,
      language: birlik ? null : this.language || null,
      delimiter: this.delimiter,
      bom: this.bom,
      include_sensitive: this.sensitive,
      reason: this.sensitive ? this.reason.trim() : null,
    };
  }

  get #columns(): string[] {
    return this.columns.filter(({ id }) => this.chosen.has(id)).map(({ id }) => id);
  }

  /** Puts a column elsewhere. */
  move(from: number, to: number): void {
    const column = this.columns[from];
    if (!column || to < 0 || to >= this.columns.length || from === to) return;
    this.columns = this.columns.toSpliced(from, 1).toSpliced(to, 0, column);
    void this.look();
  }

  /** All columns that may leave without a reason, or none. */
  choose(all: boolean): void {
    const may = (column: ExportColumn) => this.sensitive || !column.sensitive;
    this.chosen = new Set(all ? this.columns.filter(may).map(({ id }) => id) : []);
    void this.look();
  }

  /** What the file would hold. */
  async look(): Promise<void> {
    const round = ++this.#round;
    if (this.sensitive && !this.reason.trim()) return;
    try {
      const preview = await call("export_people", this.input);
      if (round === this.#round) [this.preview, this.problem] = [preview, ""];
    } catch (cause) {
      if (round === this.#round) this.problem = errorText(cause);
    }
  }

  toggle(id: string): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen = chosen;
    void this.look();
  }

  /** Tables as text can be parted otherwise. */
  get isText(): boolean {
    return FORMATS[this.format] === "csv";
  }

  /** Letters have columns of their own. */
  get hasColumns(): boolean {
    return this.purpose === "handout" && this.format !== "households_csv";
  }

  /** Asks where to, writes, and says how many. False: nothing was written. */
  async write(): Promise<boolean> {
    const name = `${session.chapter?.name ?? t("program")} ${session.state?.today ?? ""}.${FORMATS[this.format]}`;
    const file = await attempt(platform().pickSave(name, "table"));
    if (!file) return false;
    this.busy = true;
    const report = await attempt(call("export_people", { ...this.input, out: file.file }));
    this.busy = false;
    if (!report) return false;
    const show = { label: t("export-show"), run: () => void attempt(platform().showInFolder(file.file)) };
    toasts.show(t("export-written", { people: report.rows, name: file.name }), show);
    return true;
  }
}
