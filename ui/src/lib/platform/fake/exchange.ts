/* Exchange in memory: a folder with files of every state, a file of each kind of trouble, conflicts of every kind. What a file
   holds follows from its token, so that each page can be looked at. */
import type {
  ConflictKind,
  ConflictValue,
  ConflictView,
  Commands,
  ExchangeItem,
  ExchangePreview,
  FolderItem,
  FolderState,
  PeerView,
} from "$lib/ipc/bindings";

const at = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
const id = (seed: string): string =>
  [...seed]
    .map((c) => c.charCodeAt(0).toString(16).padStart(2, "0"))
    .join("")
    .padEnd(32, "0")
    .slice(0, 32);
const digits = "04213 88120 56001 90442 17365 22908";
const others = "77120 00934 41875 63021 58840 19273";

const said = (
  value: ConflictValue["value"],
  chapter: string,
  days: number,
  via: string | null = null,
): ConflictValue => ({
  value,
  chapter,
  installation: id(chapter),
  at: at(days),
  via,
  home: chapter === "Körpü House",
});

function item(state: FolderState, chapter: string, days: number, scope = "council"): FolderItem {
  const name = `${at(days).slice(0, 10)} ${chapter || "file"} ${state}.birlik`;
  return { file: state, name, state, chapter, scope, made: chapter ? at(days) : null, size: 41_000 };
}

const peer = (chapter: string, days: number, offered: string | null = null): PeerView => ({
  installation: id(chapter),
  chapter,
  chapter_id: id(`chapter ${chapter}`),
  fingerprint: digits,
  offered_fingerprint: offered,
  recipient: "age1qqqq",
  seen: at(400),
  last_no: 12,
  last_made: at(days + 1),
  last_taken: at(days),
  has_no: 7,
  has_made: at(days + 3),
});

const PEERS = [
  peer("Qaranquş House", 2),
  peer("Coordinating Council", 9),
  peer("Durna House", 30, others),
  peer("Nar House", 140),
];

function conflict(
  name: string,
  field: string,
  kind: ConflictKind,
  values: ConflictValue[],
  shown: ConflictValue["value"],
  guarded = false,
): ConflictView {
  const person = id(name);
  return {
    id: `${person}:${field}`,
    kind,
    record: person,
    record_kind: "person",
    of: [],
    of_names: [],
    name,
    field,
    shown,
    guarded,
    values,
    unsent: 0,
    only_ours: 0,
  };
}

export const CONFLICTS: ConflictView[] = [
  conflict(
    "Nino Məlikova",
    "person.family_name",
    "values",
    [said("Məlikova", "Körpü House", 5), said("Melikova", "Qaranquş House", 3)],
    "Məlikova",
  ),
  conflict(
    "Nino Məlikova",
    "person.consent_photo",
    "values",
    [said({ answer: "yes" }, "Körpü House", 50), said({ answer: "no" }, "Qaranquş House", 3, "Coordinating Council")],
    { answer: "no" },
    true,
  ),
  conflict(
    "Zaur Cavadov",
    "_alive",
    "deleted_edited",
    [said(true, "Körpü House", 4), said(false, "Qaranquş House", 6)],
    true,
  ),
  conflict("Rəşad Bayramlı", "_alive", "delete_asks", [said(false, "Coordinating Council", 2)], true),
  conflict("Şəbnəm Sultanova", "person.city", "emptied", [], "Bonn"),
  conflict(
    "Ülviyyə Quliyeva",
    "person.city",
    "own_word",
    [said("Köln", "Körpü House", 9), said("Essen", "", 9, "Nar House")],
    "Köln",
  ),
];

function change(
  name: string,
  field: string,
  before: ConflictValue["value"],
  after: ConflictValue["value"],
  via: string | null = null,
  conflict = false,
) {
  return {
    record: id(name),
    field,
    before,
    after,
    conflict,
    declined: false,
    ours: false,
    held: before !== null,
    values: [said(after, "Qaranquş House", 3, via)],
    titles: {},
  };
}

const ITEMS: ExchangeItem[] = [
  {
    id: id("Günay Abbasova"),
    kind: "person",
    name: "Günay Abbasova",
    outcome: "new",
    declined: false,
    fields: [
      change("Günay Abbasova", "_alive", null, true),
      change("Günay Abbasova", "person.given_name", null, "Günay"),
      change("Günay Abbasova", "person.family_name", null, "Abbasova"),
      change("Günay Abbasova", "person.birth_date", null, "1991-05-03"),
      change("Günay Abbasova", "person.city", null, "Tbilisi"),
    ],
  },
  {
    id: id("Nino Məlikova"),
    kind: "person",
    name: "Nino Məlikova",
    outcome: "updated",
    declined: false,
    fields: [
      change("Nino Məlikova", "person.family_name", "Məlikova", "Melikova", null, true),
      change("Nino Məlikova", "person.city", "Bonn", "Tbilisi", "Coordinating Council"),
    ],
  },
  {
    id: id("Xəzər House"),
    kind: "organisation",
    name: "Xəzər House",
    outcome: "updated",
    declined: false,
    fields: [change("Xəzər House", "organisation.city", "Aktau", "Aqtau")],
  },
  {
    id: id("Zaur Cavadov"),
    kind: "person",
    name: "Zaur Cavadov",
    outcome: "deleted",
    declined: false,
    fields: [change("Zaur Cavadov", "_alive", true, false)],
  },
  {
    id: id("Leyla Quliyeva"),
    kind: "person",
    name: "Leyla Quliyeva",
    outcome: "withdrawn",
    declined: false,
    fields: [],
  },
];

const refuse = (code: string, params: Record<string, string> = {}): never => {
  throw { code, params };
};

export class FakeExchange {
  items = structuredClone(ITEMS);
  folder: string | null = "/home/sevinc/Nextcloud/Birlik";
  trusted = false;

  #preview(state: string): ExchangePreview {
    const count = (outcome: string) => this.items.filter((item) => item.outcome === outcome).length;
    return {
      exchange: 1,
      name: "answer.birlik",
      file: "f1",
      sender: {
        chapter: "Qaranquş House",
        chapter_id: "c9",
        installation: "i9",
        key: state === "arrived" ? "new" : "known",
        fingerprint: digits,
        known_fingerprint: null,
      },
      scope: "council",
      to: "Körpü House",
      made: at(3),
      notes: state === "own" ? ["own", "again"] : state === "taken" ? ["again", "older"] : [],
      counts: {
        new: count("new"),
        updated: count("updated"),
        unchanged: 175,
        conflicts: 1,
        deleted: count("deleted"),
        withdrawn: count("withdrawn"),
        erase_requests: 1,
        unknown: 0,
        quarantined: 0,
        let_go: 0,
      },
      declined: this.items.filter(({ declined }) => declined).length,
      bereft: [],
      ours: this.items.flatMap(({ fields }) => fields).filter(({ ours }) => ours).length,
    };
  }

  readonly commands: { [K in keyof Commands]?: (input: Commands[K][0]) => Commands[K][1] } = {
    file_recognise: ({ file }) => ({ sort: file === "arrived" ? "exchange" : "table" }),
    exchange_folder_list: () => ({
      path: this.folder,
      present: this.folder !== null,
      not_looked_at: 0,
      problem: null,
      items: this.folder
        ? [
            item("arrived", "Qaranquş House", 1),
            item("sealed", "", 2),
            item("arriving", "", 3),
            item("taken", "Coordinating Council", 9),
            item("not_for_us", "", 9),
            item("own", "Körpü House", 9, "everything"),
            item("held", "", 9),
            item("not_ours", "", 12),
          ]
        : [],
    }),
    exchange_folder_set: ({ folder }) => {
      this.folder = folder ? "/home/sevinc/Nextcloud/Birlik" : null;
      return { path: this.folder, present: Boolean(folder), items: [], not_looked_at: 0, problem: null };
    },
    exchange_preview: ({ file, passphrase }) => {
      if (file === "sealed" && passphrase !== "open")
        refuse(passphrase ? "exchange_wrong_passphrase" : "exchange_passphrase_needed", { path: "letter.birlik" });
      if (file === "changed" && !this.trusted)
        refuse("exchange_key_changed", { name: "Durna House", installation: "i7", fingerprint: others, known: digits });
      if (file === "damaged") refuse("exchange_damaged", { path: "/media/stick/answer.birlik" });
      return this.#preview(file);
    },
    exchange_show: () => this.#preview("known"),
    exchange_items: ({ outcome, offset }) => {
      const found = this.items.filter((item) => outcome === null || item.outcome === outcome);
      return { total: found.length, items: structuredClone(found.slice(offset)) };
    },
    exchange_decline: ({ ids, fields, declined }) => {
      for (const item of this.items) {
        if (ids.includes(item.id)) item.declined = declined ?? true;
        for (const field of item.fields)
          if (fields.includes(`${field.record}:${field.field}`)) field.declined = declined ?? true;
      }
      return this.#preview("known");
    },
    exchange_keep: ({ ids, fields, keep }) => {
      for (const item of this.items) {
        if (ids.includes(item.id)) item.declined = true;
        for (const field of item.fields)
          if (ids.includes(item.id) || fields.includes(`${field.record}:${field.field}`))
            [field.declined, field.ours] = [true, keep ?? true];
      }
      return this.#preview("known");
    },
    exchange_apply: ({ confirmed }) => {
      if (!confirmed) refuse("exchange_brake", { count: "12", kind: "person", of: "40" });
      const { counts, declined, ours, sender } = this.#preview("known");
      return { counts, declined, ours, batch: 1, sender };
    },
    exchange_cancel: () => ({}),
    exchange_log: () => ({
      sent: [
        { no: 8, at: at(1), scope: "council", to: "Coordinating Council", encrypted: true, people: 212, had_by: [] },
        {
          no: 7,
          at: at(5),
          scope: "everything",
          to: "Qaranquş House",
          encrypted: true,
          people: 284,
          had_by: ["Qaranquş House"],
        },
        {
          no: 6,
          at: at(90),
          scope: "council",
          to: "",
          encrypted: false,
          people: 190,
          had_by: ["Coordinating Council", "Nar House"],
        },
      ],
      taken: [
        {
          file: "t1",
          chapter: "Coordinating Council",
          no: 41,
          made: at(10),
          at: at(9),
          scope: "council",
          batch: 4,
          undone: false,
        },
        {
          file: "t2",
          chapter: "Nar House",
          no: 3,
          made: at(141),
          at: at(140),
          scope: "council",
          batch: null,
          undone: false,
        },
        {
          file: "t3",
          chapter: "Durna House",
          no: 3,
          made: at(31),
          at: at(30),
          scope: "council",
          batch: 2,
          undone: true,
        },
      ],
    }),
    keys_list: () => ({
      own: {
        installation: "5f1e",
        fingerprint: digits,
        recipient: "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj",
      },
      peers: PEERS,
    }),
    keys_trust: () => ((this.trusted = true), this.commands.keys_list?.({}) ?? refuse("defect")),
    exchange_sent: () => [
      { no: 7, at: at(5), scope: "everything", to: "Qaranquş House" },
      { no: 6, at: at(90), scope: "council", to: "Coordinating Council" },
    ],
    exchange_export: () => ({
      path: "/home/sevinc/Documents/2026-11-28 Körpü House for Nar House.birlik",
      file: "f2",
      no: 9,
      scope: "council",
      to: "Nar House",
      encrypted: true,
      people: 212,
      records: 640,
      rows: 4_100,
      left_out: 14,
      fields_left_out: 3,
      withdrawn: 1,
      size: 41_200,
    }),
    erase_requests: () => [
      {
        id: id("Leyla Quliyeva"),
        name: "Leyla Quliyeva",
        kind: "person",
        chapter: "Qaranquş House",
        at: at(4),
        reason: "request",
        here: true,
      },
    ],
    erase_look: () => ({ kinds: { person: 1, phone: 2, email: 1, guardianship: 1 }, records: 5 }),
    bin_list: () => ({
      total: 2,
      items: [
        {
          id: id("Aynur İsmayılova"),
          kind: "person",
          title: "Aynur İsmayılova",
          of: "",
          at: at(1),
          chapter: "Körpü House",
        },
        {
          id: id("phone"),
          kind: "phone",
          title: "+49 172 9968 145",
          of: "Elşən Əliyev",
          at: at(3),
          chapter: "Qaranquş House",
        },
      ],
    }),
    network_tree: () => ({
      items: ["Zoğal House", "Süsən House"].map((title, at) => ({
        id: id(title),
        title,
        kind: "house",
        parent: "",
        depth: 0,
        country: at ? "AU" : "KZ",
        city: at ? "Sydney" : "Almaty",
        closed: false,
        in_a_circle: false,
        people: 0,
        people_below: 0,
        organisations_below: 0,
        schools: 0,
        schools_below: 0,
        pupils: 0,
        pupils_below: 0,
        events: 0,
        events_below: 0,
      })),
      countries: [],
      people: 0,
    }),
    record_list: () => ({
      total: 1,
      items: [{ id: id("Novruz"), title: "Novruz", of: [], fields: {}, titles: {}, conflict: false }],
    }),
    conflict_list: () => ({ total: CONFLICTS.length, items: CONFLICTS }),
    people_let_go: () => {
      const people = CONFLICTS.filter(({ kind }) => kind === "withdrawn").length;
      CONFLICTS.splice(0, CONFLICTS.length, ...CONFLICTS.filter(({ kind }) => kind !== "withdrawn"));
      return { people, stay: 0, batch: 1 };
    },
    conflict_resolve: ({ id }) => {
      const index = CONFLICTS.findIndex((conflict) => conflict.id === id);
      const [decided] = CONFLICTS.splice(index, 1);
      return { id: decided?.record ?? "", batch: 1, kept: [] };
    },
  };
}
