/* The commands of the core, enough of them and in memory, so that every screen can be looked at without the shell.
   Not the core's rules: those are tested in Rust. */
import type {
  BatchItem,
  AppState,
  BatchSummary,
  Code,
  Commands,
  DataFileView,
  Event,
  HistoryEntry,
  PersonSummary,
  RecordView,
  TagView,
  Written,
} from "$lib/ipc/bindings";
import { FakeExchange } from "./exchange";
import { duplicatePage, duplicateView } from "./duplicates";
import { COLUMNS, exported } from "./export";
import { FIELDS } from "./fields";
import { FakeImport } from "./import";
import { addRecord, peopleOf, type Records } from "./people";
import { allPeople, partsOf, personPage, personView, summaryOf } from "./show";
import { today } from "./today";

type Refusal = { code: Code; params?: Record<string, string> };
const refuse = (code: Code): never => {
  throw { code } satisfies Refusal;
};
const written = (id: string, batch: number): Written => ({ id, batch, kept: [] });

interface FakeBatch {
  summary: BatchSummary;
  before: Map<string, RecordView | undefined>;
}

export class FakeCore {
  readonly exchange = new FakeExchange();
  records: Records = new Map();
  batches: FakeBatch[] = [];
  apart = new Set<string>();
  looks: { id: string; at: string; field: string }[] = [];
  #listeners = new Set<(event: Event) => void>();
  #people = 0;
  state: AppState = {
    file: null,
    recent: [
      { file: "recent-1", path: "/home/sevinc/Documents/Körpü House.birlikdb", chapter: "Körpü House", present: true },
    ],
    settings: { language: "en", theme: "system", density: "comfortable" },
    today: new Date().toISOString().slice(0, 10),
    versions: { app: "0.1.0", sqlite: "3.51.0", tzdb: "2026b" },
  };

  onEvent(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(event: Event): void {
    for (const listener of this.#listeners) listener(event);
  }

  #write(what: string, ids: string[], visit: number | null, write: () => void): number {
    const open = this.batches[0];
    const same = open && visit === open.summary.id ? open : undefined;
    const batch = same ?? { summary: this.#summary(what, ids), before: new Map() };
    if (!same) this.batches.unshift(batch);
    for (const id of ids) if (!batch.before.has(id)) batch.before.set(id, structuredClone(this.records.get(id)));
    write();
    this.#changed();
    return batch.summary.id;
  }

  #summary(what: string, ids: string[]): BatchSummary {
    const first = ids.map((id) => this.records.get(id)).find((record) => record?.kind === "person");
    const name = first ? summaryOf(this.records, first, this.state.today) : undefined;
    return {
      id: this.batches.length + 1,
      at: new Date().toISOString(),
      source: "screen",
      what,
      detail: name ? { name: `${name.given} ${name.family}`.trim() } : {},
      people: ids.length,
      subject: name && ids.length === 1 ? `${name.given} ${name.family}`.trim() : "",
      undone_by: null,
      undoes: null,
      undoable: true,
    };
  }

  #changed(): void {
    this.#people = [...this.records.values()].filter(({ kind }) => kind === "person").length;
    if (this.state.file) this.state.file.people = this.#people;
    this.tell({ event: "data_changed", kinds: ["person", "tag", "household", "own_field", "import"] });
  }

  #open(name: string, country: string, language: string, records: Records): AppState {
    this.records = records;
    this.batches = [];
    const file: DataFileView = {
      path: `/home/sevinc/Documents/${name}.birlikdb`,
      chapter: { id: "c0", name, country, language, zone: "Europe/Berlin" },
      read_only: null,
      cloud_folder: null,
      network_share: false,
      minted: null,
      installation: "5f1e",
      size: 4_200_000,
      people: 0,
      last_backup: new Date(Date.now() - 5_400_000).toISOString(),
    };
    this.state.file = file;
    this.#changed();
    return structuredClone(this.state);
  }

  #tagging(person: string, tag: string): RecordView | undefined {
    return [...this.records.values()].find(({ kind, of }) => kind === "tagging" && of[0] === person && of[1] === tag);
  }

  #of(id: string): RecordView {
    return this.records.get(id) ?? refuse("no_such_record");
  }

  readonly commands: { [K in keyof Commands]?: (input: Commands[K][0]) => Commands[K][1] } = {
    ...this.exchange.commands,
    app_state: () => structuredClone(this.state),
    settings_edit: (settings) => structuredClone(Object.assign(this.state.settings, settings)),
    work_cancel: () => ({}),
    file_create: ({ name, country, language }) => this.#open(name, country, language, new Map()),
    file_open: () => this.#open("Körpü House", "DE", "en", peopleOf(300, new Date())),
    file_close: () => ((this.state.file = null), structuredClone(this.state)),
    chapter_edit: (input) => {
      const chapter = this.state.file?.chapter ?? refuse("no_file_open");
      for (const [key, value] of Object.entries(input)) if (value !== null) Object.assign(chapter, { [key]: value });
      this.tell({ event: "data_changed", kinds: ["organisation"] });
      return structuredClone(chapter);
    },
    backup_list: () =>
      [1, 2, 3].map((days) => ({
        file: `backup-${days}`,
        name: `Körpü House ${days}.birlikdb`,
        reason: days === 2 ? "asked" : "daily",
        size: 4_100_000,
        made: new Date(Date.now() - days * 86_400_000).toISOString(),
      })),
    backup_create: () => ({
      file: "backup-0",
      name: "Körpü House 0.birlikdb",
      reason: "asked",
      size: 4_200_000,
      made: new Date().toISOString(),
    }),
    backup_preview: () => ({
      present_changed: new Date().toISOString(),
      present_people: this.#people,
      backup_changed: new Date(Date.now() - 86_400_000).toISOString(),
      backup_people: Math.max(0, this.#people - 4),
      backup_chapter: this.state.file?.chapter.name ?? "",
    }),
    backup_restore: () => structuredClone(this.state),
    sample_load: () => {
      for (const [id, record] of peopleOf(300, new Date())) this.records.set(id, record);
      const id = this.#write("sample_load", [], null, () => undefined);
      const batch = this.batches.find(({ summary }) => summary.id === id)?.summary ?? refuse("no_such_batch");
      return Object.assign(batch, { people: 300, source: "sample" });
    },
    field_list: ({ kind }) => [
      ...(FIELDS[kind] ?? []),
      ...[...this.records.values()]
        .filter((record) => kind === "person" && record.kind === "own_field")
        .map(({ id, fields }) => ({
          field: `person.own_${id}`,
          kind: String(fields.kind) as "text",
          class: String(fields.class) as "ordinary",
          parts: String(fields.choices ?? "")
            .split("\n")
            .filter(Boolean),
          own: { id, name: String(fields.name) },
        })),
    ],
    own_field_create: (input) => {
      let id = "";
      const batch = this.#write("own_field_create", [], null, () => {
        id = addRecord(this.records, "own_field", { ...input, choices: input.choices.join("\n") });
      });
      return written(id, batch);
    },
    record_show: ({ id }) => structuredClone(this.#of(id)),
    record_list: ({ kind }) => {
      const items = [...this.records.values()]
        .filter((record) => record.kind === kind)
        .map(({ id, fields }) => ({
          id,
          title: String(fields.name ?? ""),
          of: [],
          fields,
          titles: {},
          conflict: false,
        }));
      return { total: items.length, items };
    },
    record_create: ({ kind, of, fields, visit }) => {
      const id = addRecord(
        this.records,
        kind,
        Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? null])),
        of,
      );
      const record = this.#of(id);
      this.records.delete(id);
      return written(
        id,
        this.#write("record_create", [id], visit, () => this.records.set(id, record)),
      );
    },
    record_edit: ({ id, fields, visit }) => {
      const record = this.#of(id);
      const batch = this.#write("record_edit", [id], visit, () => {
        const said = Object.entries({ ...record.fields, ...fields });
        record.fields = Object.fromEntries(
          said.filter(([, value]) => value !== null && value !== undefined && value !== ""),
        );
      });
      const kept =
        fields.birth_date && !/^(\d{4}|XXXX)(-\d\d){0,2}~?$/.test(String(fields.birth_date)) ? ["birth_date"] : [];
      return { ...written(id, batch), kept };
    },
    record_delete: ({ ids, visit }) => {
      const all = ids.flatMap((id) => [id, ...partsOf(this.records, id).map((part) => part.id)]);
      return written(
        ids[0] ?? "",
        this.#write("record_delete", all, visit, () => all.forEach((id) => this.records.delete(id))),
      );
    },
    record_restore: ({ ids }) => written(ids[0] ?? "", 0),
    record_history: ({ id }) => this.#history(id),
    look_list: ({ id }) => this.looks.filter((look) => look.id === id).map(({ at, field }) => ({ at, field })),
    look_record: ({ id, field }) => (this.looks.unshift({ id, at: new Date().toISOString(), field }), {}),
    batch_list: () => this.batches.map(({ summary }) => structuredClone(summary)),
    batch_undo: ({ batch }) => {
      const found = this.batches.find(({ summary }) => summary.id === batch) ?? refuse("no_such_batch");
      const undo = this.#write("batch_undo", [...found.before.keys()], null, () => {
        for (const [id, before] of found.before)
          if (before) this.records.set(id, before);
          else this.records.delete(id);
      });
      Object.assign(found.summary, { undone_by: undo, undoable: false });
      const last = this.batches[0];
      if (last) Object.assign(last.summary, { source: "undo", undoes: batch });
      this.#changed();
      return { batch: undo, restored: found.before.size, kept: [] };
    },
    person_list: (input) => personPage(this.records, input, this.state.today),
    person_show: ({ id }) => personView(this.records, this.#of(id), this.state.today, this.#tags()),
    duplicate_list: () => duplicatePage(allPeople(this.records, this.state.today), this.apart),
    duplicate_show: ({ a, b }) => {
      const of = (id: string) => this.#of(id);
      const side = (id: string): [PersonSummary, RecordView] => [
        summaryOf(this.records, of(id), this.state.today),
        of(id),
      ];
      return duplicateView(side(a), side(b));
    },
    person_different: ({ pairs }) => {
      for (const { a, b } of pairs) this.apart.add(`${a} ${b}`);
      this.#changed();
      return written(pairs[0]?.a ?? "", 0);
    },
    person_tag: ({ people, tag, on, visit }) => {
      const id = this.#tags().find(({ name }) => name === tag)?.id ?? addRecord(this.records, "tag", { name: tag });
      const batch = this.#write("person_tag", people, visit, () => {
        for (const person of people) {
          const found = this.#tagging(person, id);
          if (on && !found) addRecord(this.records, "tagging", { tagged: 1 }, [person, id]);
          if (!on && found) this.records.delete(found.id);
        }
      });
      const summary = this.batches[0]?.summary;
      if (summary) Object.assign(summary, { people: people.length, detail: { tag, people: people.length } });
      return written(id, batch);
    },
    person_move_to_household: ({ people, household, new_household, visit }) => {
      let home = household ?? "";
      const batch = this.#write("person_move_to_household", people, visit, () => {
        for (const record of [...this.records.values()])
          if (record.kind === "household_place" && people.includes(record.of[0] ?? "")) this.records.delete(record.id);
        if (new_household) home = addRecord(this.records, "household", { name: new_household });
        if (home) for (const person of people) addRecord(this.records, "household_place", { lives: 1 }, [person, home]);
      });
      return written(home, batch);
    },
    household_list: ({ search }) => {
      const items = [...this.records.values()]
        .filter(
          ({ kind, fields }) =>
            kind === "household" && String(fields.name).toLowerCase().includes(search.toLowerCase()),
        )
        .slice(0, 50)
        .map(({ id, fields }) => ({
          id,
          name: String(fields.name),
          salutation: String(fields.salutation ?? ""),
          head: String(fields.head ?? ""),
          head_name: "",
          members: [...this.records.values()]
            .filter((place) => place.kind === "household_place" && place.of[1] === id)
            .map((place) => place.of[0] ?? ""),
          address: "",
        }));
      return { total: items.length, items };
    },
    tag_list: () => this.#tags(),
    today_show: () =>
      today(
        this.records,
        this.state.today,
        this.batches.map(({ summary }) => structuredClone(summary)),
      ),
    mapping_list: () => [],
    mapping_save: ({ name }) => ({ name, used: new Date().toISOString() }),
    import_read: () => this.#import().view,
    import_paste: () => this.#import().view,
    import_show: () => this.#import().view,
    import_change: ({ options }) => {
      const plan = this.#import();
      const said = Object.fromEntries(
        Object.entries(options).filter(([name, value]) => value !== null && name !== "columns"),
      );
      const columns = plan.view.columns.map((column) => ({
        ...column,
        target: options.columns?.[column.index] ?? column.target,
      }));
      plan.view = { ...plan.view, ...said, columns };
      return plan.view;
    },
    import_rows: (input) => this.#import().page(input),
    import_decide: (input) => this.#import().decide(input),
    import_problems: () => ({
      total: 1,
      items: [{ row: null, column: null, kind: "encoding_uncertain", severity: "note", raw: "" }],
    }),
    import_cancel: () => ((this.#plan = undefined), {}),
    import_apply: () => {
      const counts = this.#import().counts();
      const batch = this.#write("import_csv", [], null, () => undefined);
      const summary = this.batches[0]?.summary;
      if (summary)
        Object.assign(summary, {
          source: "import",
          people: counts.new + counts.updated,
          detail: { file: "roster_herbst.csv" },
        });
      return { import: 1, batch, counts };
    },
    batch_show: ({ batch }) => ({
      batch: structuredClone(
        (this.batches.find(({ summary }) => summary.id === batch) ?? refuse("no_such_batch")).summary,
      ),
      items:
        this.#plan === undefined
          ? this.#touched(batch)
          : this.#import().rows.map(({ row, outcome, name, why }) => ({ row, outcome, id: null, name, why })),
    }),
    export_columns: () =>
      COLUMNS.map((id) => ({ id, heading: id.replaceAll("_", " "), sensitive: id === "own_allergy" })),
    export_people: (input) => exported(this.records, input, this.state.today),
  };

  /** People of a batch, as its log shows them. */
  #touched(batch: number): BatchItem[] {
    const found = this.batches.find(({ summary }) => summary.id === batch)?.before ?? new Map();
    return [...found.keys()].flatMap((id) => {
      const person = this.records.get(this.records.get(id)?.of[0] ?? id);
      if (person?.kind !== "person") return [];
      const { given, family } = summaryOf(this.records, person, this.state.today);
      return [{ row: null, outcome: "updated", id: person.id, why: null, name: `${given} ${family}` }];
    });
  }

  #plan: FakeImport | undefined;

  #import(): FakeImport {
    this.#plan ??= new FakeImport(allPeople(this.records, this.state.today));
    return this.#plan;
  }

  #tags(): TagView[] {
    const all = [...this.records.values()];
    return all
      .filter(({ kind }) => kind === "tag")
      .map(({ id, fields }) => ({
        id,
        name: String(fields.name),
        people: all.filter(({ kind, of }) => kind === "tagging" && of[1] === id).length,
      }));
  }

  #history(id: string): HistoryEntry[] {
    return this.batches
      .filter(({ before }) => [...before.keys()].some((key) => key === id || this.records.get(key)?.of.includes(id)))
      .map(({ summary, before }) => ({
        batch: structuredClone(summary),
        changes: [...before].flatMap(([record, was]) => {
          const now = this.records.get(record);
          if (!was)
            return [
              {
                record,
                field: now && now.kind !== "person" ? `${now.kind}.${Object.keys(now.fields)[0] ?? ""}` : "_alive",
                before: null,
                after: (now && now.kind !== "person"
                  ? Object.values(now.fields)[0]
                  : true) as RecordView["fields"][string],
              },
            ];
          const names = new Set([...Object.keys(was.fields), ...Object.keys(now?.fields ?? {})]);
          return [...names]
            .filter((name) => JSON.stringify(was.fields[name]) !== JSON.stringify(now?.fields[name]))
            .map((name) => ({
              record,
              field: `${was.kind}.${name}`,
              before: was.fields[name] ?? null,
              after: now?.fields[name] ?? null,
            }));
        }),
      }));
  }
}
