/* A roster as a file: what for, which columns, what is left out; the file is what the preview shows. */
import {
  call,
  errorText,
  type ExportColumn,
  type ExportFormat,
  type ExportPeopleInput,
  type ExportPurpose,
  type ExportReport,
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
    this.chosen = new Set(this.columns.filter(({ id, sensitive }) => !sensitive && id !== "id").map(({ id }) => id));
    await this.look();
  }

  get input(): ExportPeopleInput {
    const columns = this.columns.filter(({ id }) => this.chosen.has(id)).map(({ id }) => id);
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
