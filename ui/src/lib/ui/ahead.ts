/* Letters typed on a list go to the next entry that begins with them. */
import { plain } from "./typed";

/** How long after a letter the next one still belongs to the same word, in milliseconds. */
const TOGETHER = 800;

export class TypeAhead {
  #word = "";
  #last = 0;

  /** The entry to go to from `active`; none when the key is no letter or nothing begins so. */
  find(key: string, entries: readonly string[], active: number, now = performance.now()): number | undefined {
    const going = this.#word !== "" && now - this.#last < TOGETHER;
    if ([...key].length !== 1 || (key === " " && !going)) return undefined;
    this.#word = going ? this.#word + key : key;
    this.#last = now;
    const letters = [...this.#word];
    // The same letter again and again goes from one to the next.
    const again = letters.every((letter) => letter === letters[0]);
    const wanted = plain(again ? (letters[0] ?? "") : this.#word);
    const first = again ? active + 1 : active;
    const order = entries.map((_, index) => (first + index) % entries.length);
    return wanted ? order.find((index) => plain(entries[index] ?? "").startsWith(wanted)) : undefined;
  }
}
