/* Pairs of people of one family, so that the place can be looked at; not how the core finds them. */
import type { DuplicatePage, DuplicateSide, DuplicateView, PersonSummary, RecordView } from "$lib/ipc/bindings";

export function duplicatePage(people: readonly PersonSummary[], gone: ReadonlySet<string>): DuplicatePage {
  const items = people.flatMap((a, nth) => {
    const b = people[nth + 1];
    if (!b || a.family !== b.family || gone.has(`${a.id} ${b.id}`)) return [];
    const same = a.city === b.city;
    return [
      {
        a,
        b,
        score: same ? 0.987 : 0.71,
        outcome: same ? ("same" as const) : ("ask" as const),
        because: ["same_family_name", "alike_given_name", "same_phone", "other_patronymic"],
      },
    ];
  });
  const same = items.filter(({ outcome }) => outcome === "same").length;
  return { total: items.length, same, ask: items.length - same, items };
}

export function duplicateView(a: [PersonSummary, RecordView], b: [PersonSummary, RecordView]): DuplicateView {
  const side = ([person, { fields }]: [PersonSummary, RecordView]): DuplicateSide => ({
    person,
    fields,
    addresses: ["Venloer Straße 12, 50672 Köln, DE"],
    memberships: ["Körpü House"],
    offices: [],
    classes: person.child ? ["A2 · Sərçə"] : [],
    guardians: [],
    changed: "2026-11-20T10:00:00Z",
  });
  const differ = Object.keys(a[1].fields).filter(
    (name) =>
      b[1].fields[name] !== undefined && JSON.stringify(b[1].fields[name]) !== JSON.stringify(a[1].fields[name]),
  );
  return { a: side(a), b: side(b), differ, different: false };
}
