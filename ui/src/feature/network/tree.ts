/* Where lines of a tree stand among those beside them, for those who hear the tree. */
import type { NetworkLine } from "$lib/ipc";

/** Of each line: which of how many under the same one. */
export function standing(lines: readonly NetworkLine[]): ReadonlyMap<string, readonly [number, number]> {
  const above = ({ depth, parent }: NetworkLine) => (depth === 0 ? "" : parent);
  const beside = new Map<string, number>();
  const at = lines.map((line) => {
    const place = (beside.get(above(line)) ?? 0) + 1;
    beside.set(above(line), place);
    return place;
  });
  return new Map(lines.map((line, index) => [line.id, [at[index] ?? 1, beside.get(above(line)) ?? 1]]));
}
