/* The network: the tree with its counts, what is open in it, and the counts by country. */
import { call, onDataChanged, type NetworkCountry, type NetworkLine, type NetworkTree } from "$lib/ipc";
import { attempt } from "$lib/session";

/** What a map or a table by country counts. */
export const MEASURES = ["organisations", "houses", "schools", "people"] as const;
export type Measure = (typeof MEASURES)[number];

class Network {
  tree = $state.raw<NetworkTree>();
  /** The organisation that is open; none: the whole network by country. */
  open = $state<string>();
  country = $state<string>();
  measure = $state<Measure>("organisations");
  folded = $state.raw<ReadonlySet<string>>(new Set());

  begin(): () => void {
    void this.read();
    return onDataChanged(
      ["organisation", "membership", "school", "enrolment", "event", "person"],
      () => void this.read(),
    );
  }

  async read(): Promise<void> {
    this.tree = (await attempt(call("network_tree", {}))) ?? this.tree;
    if (this.open && !this.tree?.items.some(({ id }) => id === this.open)) this.open = undefined;
  }

  /** Lines of the tree that are not folded away. */
  get lines(): readonly NetworkLine[] {
    const shown: NetworkLine[] = [];
    let hidden = Infinity;
    for (const line of this.tree?.items ?? []) {
      if (line.depth > hidden) continue;
      hidden = this.folded.has(line.id) ? line.depth : Infinity;
      shown.push(line);
    }
    return shown;
  }

  fold(id: string, folded: boolean): void {
    const next = new Set(this.folded);
    if (folded) next.add(id);
    else next.delete(id);
    this.folded = next;
  }

  /** Opens one; what it stands under is unfolded. */
  show(id: string | undefined): void {
    this.open = id;
    const above = new Map(this.tree?.items.map(({ id, parent }) => [id, parent]));
    const passed = new Set<string>();
    for (let up = id && above.get(id); up && !passed.has(up); up = above.get(up)) passed.add(up);
    if ([...passed].some((one) => this.folded.has(one)))
      this.folded = new Set([...this.folded].filter((one) => !passed.has(one)));
  }
}

export const network = new Network();

/** From 1 (few) to 5 (many) for a map; 0 for none. */
export function step(amount: number, most: number): number {
  if (amount <= 0) return 0;
  return most <= 5 ? amount : Math.min(5, 1 + Math.floor((5 * Math.log(amount)) / Math.log(most + 1)));
}

export const counted = (country: NetworkCountry, measure: Measure): number => country[measure];
