/* The list on paper: everybody chosen, or all that match. Children are left out, and how many is said (rule 14). */
import { call, type PersonSummary } from "$lib/ipc";
import { attempt } from "$lib/session";
import type { People } from "./people.svelte";

const AT_ONCE = 1000;

export class PrintedList {
  rows = $state.raw<readonly PersonSummary[]>();
  leftOut = $state(0);

  async print(people: People): Promise<void> {
    const all = await attempt(this.#all(people));
    if (!all) return;
    const rows = all.filter((person) => !person.protected);
    this.leftOut = all.length - rows.length;
    this.rows = rows;
  }

  async #all(people: People): Promise<PersonSummary[]> {
    const ids = [...people.chosen];
    const question = ids.length
      ? { ...people.question, search: "", filters: [{ field: "id", values: ids }] }
      : people.question;
    const all: PersonSummary[] = [];
    for (let offset = 0; ; offset += AT_ONCE) {
      const page = await call("person_list", { ...question, offset, limit: AT_ONCE, exact_total: false });
      all.push(...page.items);
      if (page.items.length < AT_ONCE) return all;
    }
  }
}
