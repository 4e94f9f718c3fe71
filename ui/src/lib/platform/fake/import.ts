/* A planned import, for the fake: always the same file, whatever was chosen. */
import type {
  ImportCounts,
  ImportDecideInput,
  ImportFilter,
  ImportRowView,
  ImportRowsInput,
  ImportRowsView,
  ImportView,
  Outcome,
  PersonSummary,
} from "$lib/ipc/bindings";
import { FAMILIES, MEN, WOMEN } from "./names";

const HEADINGS: [string, string, string[]][] = [
  ["Soyad", "family_name", ["Quliyev", "Абдуллаева", "Şirinov"]],
  ["Ad", "given_name", ["Vüsal", "Гюнель", "Tural"]],
  ["Ata adı", "patronymic", ["Rauf oğlu", "", "Elman oğlu"]],
  ["Doğum", "birth_date", ["1990", "05/06/1984", "31.02.1984"]],
  ["Tel.", "phone", ["0172 9968 201", "0171 3920 077", ""]],
  ["E-poçt", "email", ["vusal@example.org", "", ""]],
  ["Şəhər", "city", ["Köln", "Köln", "Bonn"]],
  ["Qrup", "own", ["A2", "B1", "A1"]],
];

function row(index: number, outcome: Outcome): ImportRowView {
  const people = index % 2 ? MEN : WOMEN;
  const name = `${FAMILIES[index % 15]?.[index % 2 ? 1 : 0][0] ?? ""} ${people[index % people.length]?.[0] ?? ""}`;
  const phone = `+49 172 9968 ${200 + index}`;
  const born = `${1960 + (index % 50)}-06-05`;
  const changes: Record<Outcome, ImportRowView["changes"]> = {
    new: [
      { id: "birth_date", field: "birth_date", old: "", new: born, raw: `05/06/${born.slice(0, 4)}`, left: false },
      { id: "phone", field: "phone", old: "", new: phone, raw: null, left: false },
    ],
    updated: [
      { id: "phone", field: "phone", old: "+49 172 9968 100", new: phone, raw: null, left: false },
      { id: "city", field: "city", old: index % 3 ? "Bonn" : "", new: "Köln", raw: null, left: index % 7 === 0 },
    ],
    unchanged: [],
    ask: [],
    refused: [],
  };
  return {
    row: index + 1,
    line: index + 4,
    name,
    second: `Köln, ${born.slice(0, 4)}`,
    outcome,
    why: outcome === "unchanged" ? "same_person" : "",
    decision: null,
    person: null,
    candidates: [],
    above: [],
    joins: null,
    before: false,
    changes: changes[outcome],
    problems: [],
    child: index % 50 > 47,
  };
}

function meant({ outcome, problems, joins, name, candidates }: ImportRowView, filter: ImportFilter): boolean {
  const score = candidates[0]?.score ?? 0;
  return (
    (!filter.outcomes.length || filter.outcomes.includes(outcome)) &&
    (!filter.with_problem || problems.length > 0) &&
    (!filter.repeats || joins !== null) &&
    (filter.score_from === null || score >= filter.score_from) &&
    (filter.score_below === null || score < filter.score_below) &&
    name.toLowerCase().includes(filter.text.toLowerCase())
  );
}

export class FakeImport {
  rows: ImportRowView[] = [];
  view: ImportView;

  constructor(people: PersonSummary[]) {
    const outcomes: Outcome[] = ["updated", "updated", "new", "unchanged", "new", "unchanged", "unchanged", "new"];
    this.rows = Array.from({ length: 214 }, (_, index) => row(index, outcomes[index % outcomes.length] ?? "new"));
    const [first, second] = people.filter(({ child }) => !child);
    if (first && second) {
      Object.assign(this.rows[16] ?? {}, {
        outcome: "ask",
        why: "several_candidates",
        changes: [],
        candidates: [
          { person: first, because: ["same_given_name", "same_phone"], score: 0.9 },
          { person: second, because: ["same_given_name"], score: 0.4 },
        ],
      });
      Object.assign(this.rows[57] ?? {}, {
        outcome: "ask",
        why: "one_candidate",
        changes: [],
        candidates: [{ person: second, because: ["same_birth_date"], score: 0.3 }],
      });
    }
    const [upper, lower] = [this.rows[3], this.rows[7]];
    Object.assign(lower ?? {}, { outcome: "unchanged", why: "same_as_row", joins: 3, name: upper?.name, changes: [] });
    Object.assign(this.rows[9] ?? {}, { before: true, decision: "leave_out", outcome: "refused", why: "left_out" });
    Object.assign(this.rows[70] ?? {}, {
      outcome: "ask",
      why: "maybe_row",
      changes: [],
      above: [{ row: 12, name: this.rows[11]?.name, second: "Köln", because: ["same_given_name"], score: 0.35 }],
    });
    Object.assign(this.rows[90] ?? {}, {
      outcome: "new",
      problems: [{ row: 91, column: "Doğum", kind: "impossible_date", severity: "kept", raw: "31.02.1984" }],
    });
    Object.assign(this.rows[120] ?? {}, {
      outcome: "refused",
      why: "nothing_in_row",
      changes: [],
      name: "",
      second: "",
      problems: [{ row: 121, column: null, kind: "nothing_in_row", severity: "refused", raw: "" }],
    });
    this.view = {
      import: 1,
      name: "roster_herbst.csv",
      size: 38_100,
      format: "csv",
      encoding: "windows-1254",
      delimiter: ";",
      sheet: null,
      sheets: [],
      header_row: 3,
      country: "DE",
      mode: "fill",
      tag: null,
      auto_merge_above: null,
      zone: null,
      zones: {},
      unknown_zones: [],
      kind: "person",
      targets: [],
      saved_mapping: null,
      batch: null,
      counts: this.counts(),
      first: [0, 1, 2].map((row) => HEADINGS.map(([, , samples]) => samples[row] ?? "")),
      columns: HEADINGS.map(([heading, target, samples], index) => ({
        index,
        heading,
        target,
        confidence: target === "own" ? 40 : 95,
        samples,
        date_order: target === "birth_date" ? "dmy" : null,
        date_proof: target === "birth_date" ? 41 : 0,
        filled: target === "birth_date" ? 44 : 200,
        read_as:
          target === "birth_date"
            ? [
                { raw: "05/06/2010", read: "2010-06-05" },
                { raw: "40334", read: "2010-06-05" },
                { raw: "1990", read: "1990" },
                { raw: "31.02.1984", read: null },
              ]
            : target === "phone"
              ? [{ raw: "0172 9968 201", read: "+49 172 9968201" }]
              : [],
      })),
    };
  }

  counts(): ImportCounts {
    const of = (outcome: Outcome) => this.rows.filter((other) => other.outcome === outcome).length;
    return {
      rows: this.rows.length,
      ignored: 4,
      new: of("new"),
      updated: of("updated"),
      unchanged: of("unchanged"),
      ask: of("ask"),
      refused: of("refused"),
      problems: this.rows.filter(({ problems }) => problems.length).length,
      repeated: this.rows.filter(({ joins }) => joins).length,
      people: of("new") + of("updated"),
    };
  }

  page(input: ImportRowsInput): ImportRowsView {
    const found = this.rows.filter((row) => meant(row, input.filter));
    return { total: found.length, items: found.slice(input.offset, input.offset + (input.limit ?? 50)) };
  }

  decide({ rows, filter, decision, field, leave }: ImportDecideInput): ImportView {
    for (const one of this.rows) {
      if (!rows.includes(one.row) && !(rows.length === 0 && meant(one, filter))) continue;
      if (field) {
        one.changes = one.changes.map((change) => (change.id === field ? { ...change, left: leave } : change));
        continue;
      }
      one.decision = decision;
      if (decision === "leave_out") Object.assign(one, { outcome: "refused", why: "left_out" });
      else if (decision === "new") one.outcome = "new";
      else if (decision && decision.length === 32) one.outcome = "updated";
    }
    this.view = { ...this.view, counts: this.counts() };
    return this.view;
  }
}
