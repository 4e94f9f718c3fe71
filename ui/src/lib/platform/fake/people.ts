/* Some 300 invented people with households, phones, e-mails, addresses and tags: records as the core shows them. */
import type { RecordView } from "$lib/ipc/bindings";
import { CITIES, FAMILIES, FATHERS, MEN, STREETS, TAGS, WOMEN, WRITES } from "./names";

export type Records = Map<string, RecordView>;

/** The same numbers for the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

let made = 0;
/** 32 hexadecimal digits. */
export function newId(): string {
  made += 1;
  return (
    (made * 2654435761).toString(16).padStart(12, "0").slice(-8).padEnd(32, "0").slice(0, 24) +
    made.toString(16).padStart(8, "0")
  );
}

export function addRecord(records: Records, kind: string, fields: RecordView["fields"], of: string[] = []): string {
  const id = newId();
  records.set(id, { id, kind, of, fields, conflicts: [] });
  return id;
}

function bornText(roll: (below: number) => number, year: number, today: Date): string {
  const near = new Date(today.getTime() + (roll(17) + 1) * 86_400_000);
  const [month, day] = roll(22) === 0 ? [near.getMonth() + 1, near.getDate()] : [1 + roll(12), 1 + roll(28)];
  const date = `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const shapes = [
    `${year}-${date}`,
    `${year}-${date}`,
    `${year}-${date}`,
    `${year}-${date}`,
    `${year}`,
    `XXXX-${date}`,
    `${year}~`,
    "31.02.1984",
  ];
  return shapes[roll(20) === 0 ? 7 : roll(7)] ?? "";
}

function contacts(records: Records, roll: (below: number) => number, id: string, mail: string): void {
  const number = `${String(roll(10000)).padStart(4, "0")} ${String(roll(1000)).padStart(3, "0")}`;
  if (roll(8) > 0)
    addRecord(
      records,
      "phone",
      { number: { label: "mobile", typed: `0172 ${number}`, e164: `+49172${number.replace(" ", "")}` } },
      [id],
    );
  if (roll(4) === 0)
    addRecord(
      records,
      "phone",
      { number: { label: "work", typed: `+994 50 ${number}`, e164: `+99450${number.replace(" ", "")}` } },
      [id],
    );
  if (roll(3) > 0)
    addRecord(
      records,
      "email",
      { address: { label: "", typed: `${mail}@koerpue.example`, address: `${mail}@koerpue.example` } },
      [id],
    );
}

interface Family {
  names: (typeof FAMILIES)[number];
  writes: (typeof WRITES)[number];
  city: string;
}

function member(
  records: Records,
  roll: (below: number) => number,
  { names, writes, city }: Family,
  year: number,
  today: Date,
): string {
  const woman = roll(2) === 0;
  const all = woman ? WOMEN : MEN;
  const given = all[roll(all.length)];
  const family = names[woman ? 0 : 1];
  const [own, other] = family[1] ? writes : ([0, undefined] as const);
  const fields: RecordView["fields"] = {
    given_name: given?.[own] ?? "",
    family_name: family[own],
    sex: woman ? "female" : "male",
    birth_date: bornText(roll, year, today),
    country: "DE",
    city,
    languages: roll(3) ? ["az", "ru", "de"] : ["az", "de"],
  };
  if (other !== undefined) fields.native_name = `${family[other]} ${given?.[other] ?? ""}`;
  if (roll(4) === 0) fields.patronymic = `${FATHERS[roll(FATHERS.length)] ?? ""} ${woman ? "qızı" : "oğlu"}`;
  if (roll(25) === 0) fields.status = { state: "left", date: "2023-05" };
  if (roll(9) === 0) fields.notes = "Plays the tar; brings the samovar.";
  if (roll(3) === 0) fields.consent_photo = { answer: "yes", date: "2025-09-01", how: "paper", by: "" };
  const id = addRecord(records, "person", fields);
  if (year < 2010) contacts(records, roll, id, `m${records.size.toString(36)}`);
  return id;
}

/** People in households of one to five. */
export function peopleOf(count: number, today: Date): Records {
  const records: Records = new Map();
  const roll = dice(1918);
  const tags = TAGS.map((name) => addRecord(records, "tag", { name }));
  for (let people = 0; people < count;) {
    const city = CITIES[roll(CITIES.length)] ?? "Köln";
    const [names, writes] = [FAMILIES[roll(FAMILIES.length)], WRITES[roll(WRITES.length)]];
    if (!names || !writes) break;
    const name = names[1][names[1][1] ? writes[0] : 0];
    const size = Math.min(1 + roll(5), count - people);
    const street = `${STREETS[roll(STREETS.length)] ?? ""} ${1 + roll(80)}`;
    const home = addRecord(records, "household", {
      name,
      salutation: size > 1 ? `Familie ${name}` : "",
      postal: { typed: "", street, postal_code: `506${10 + roll(89)}`, city, region: "", country: "DE" },
    });
    for (let at = 0; at < size; at++, people++) {
      const id = member(records, roll, { names, writes, city }, at < 2 ? 1950 + roll(50) : 2009 + roll(14), today);
      if (size > 1) addRecord(records, "household_place", { lives: 1 }, [id, home]);
      if (roll(5) === 0) addRecord(records, "tagging", { tagged: 1 }, [id, tags[roll(tags.length)] ?? ""]);
      if (at === 0) (records.get(home) as RecordView).fields.head = id;
    }
  }
  return records;
}
