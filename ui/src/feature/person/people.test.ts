import { beforeEach, expect, it, vi } from "vitest";
import type { PersonListInput, PersonPage, PersonSummary } from "$lib/ipc";
import { browserPlatform } from "$lib/platform/browser";
import { usePlatform } from "$lib/platform";
import { People } from "./people.svelte";

const person = (index: number): PersonSummary => ({
  id: index.toString(16).padStart(32, "0"),
  given: `G${index}`,
  family: `F${index}`,
  patronymic: "",
  native: "",
  preferred: "",
  born: "",
  age: null,
  sex: "",
  phones: [],
  emails: [],
  household: "",
  household_name: "",
  city: "",
  country: "",
  languages: [],
  tags: [],
  status: "",
  child: false,
  protected: false,
  conflict: false,
});

/** A core with that many people; the first thousand are counted, as the real one does it. */
function many(total: number) {
  const asked: PersonListInput[] = [];
  usePlatform({
    ...browserPlatform(),
    async call(name, input) {
      if (name !== "person_list") throw { code: "no_such_command" };
      const { offset, limit, exact_total, search } = input as PersonListInput;
      asked.push(input as PersonListInput);
      const exact = exact_total || !search || total <= 1000;
      const end = Math.min(total, offset + (limit ?? 50));
      const items = Array.from({ length: Math.max(0, end - offset) }, (_, index) => person(offset + index));
      return { total: exact ? total : 1000, total_exact: exact, read_as: [], items } satisfies PersonPage;
    },
  });
  return asked;
}

beforeEach(() => localStorage.clear());

it("brings the pages that are seen, each once", async () => {
  const asked = many(100_000);
  const people = new People();
  await people.read();
  expect(people.total).toBe(100_000);
  people.need(50_020, 50_060);
  people.need(50_020, 50_060);
  await vi.waitFor(() => expect(people.row(50_030)?.family).toBe("F50030"));
  expect(asked.filter(({ offset }) => offset === 50_000)).toHaveLength(1);
  expect(people.row(7)?.family).toBe("F7");
});

it("lets go of pages that are far away", async () => {
  many(100_000);
  const people = new People();
  await people.read();
  for (let page = 1; page < 80; page++) {
    people.need(page * 100, page * 100 + 40);
    await vi.waitFor(() => expect(people.row(page * 100)).toBeDefined());
  }
  expect(people.row(0)).toBeUndefined();
  expect(people.row(7_900)).toBeDefined();
});

it("says that there are more, then how many", async () => {
  many(5_000);
  const people = new People();
  people.ask({ search: "mamed" });
  await vi.waitFor(() => expect(people.exact).toBe(false));
  await vi.waitFor(() => expect(people.total).toBe(5_000));
});

it("shows the answer to the last question only", async () => {
  const answers: ((page: PersonPage) => void)[] = [];
  usePlatform({ ...browserPlatform(), call: () => new Promise((answer) => answers.push(answer as never)) });
  const people = new People();
  people.ask({ search: "a" });
  people.ask({ search: "ay" });
  answers[1]?.({ total: 2, total_exact: true, read_as: [], items: [person(1), person(2)] });
  answers[0]?.({ total: 9, total_exact: true, read_as: [], items: [] });
  await vi.waitFor(() => expect(people.total).toBe(2));
  expect(people.shown).toBe("ay");
});

it("chooses from the last chosen to this one", async () => {
  many(300);
  const people = new People();
  await people.read();
  people.choose(3, false);
  people.choose(6, true);
  expect([...people.chosen].map((id) => parseInt(id, 16))).toEqual([3, 4, 5, 6]);
  people.choose(4, false);
  expect(people.chosen.size).toBe(3);
});

it("chooses all that match, however many", async () => {
  many(2_345);
  const people = new People();
  await people.chooseAll();
  expect(people.chosen.size).toBe(2_345);
});

it("keeps the columns of this computer", () => {
  many(1);
  new People().toggleColumn("email");
  expect(new People().columns).toContain("email");
});
