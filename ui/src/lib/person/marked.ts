/* Where a search was found in a name, for the eye. The search itself is the core's; this only knows how letters
   of four scripts sound, and marks nothing when in doubt. */

const SOUNDS = new Map(
  (
    "аa бb вv гq дd еe ёe жj зz иi йy кk лl мm нn оo пp рr сs тt уu фf хx чc шs ыi эe юu яa әe ғq ҹc өo үu һx " +
    "əe ıi ğq şs çc öo üu " +
    "აa ბb გq დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟj რr სs ტt უu ფf ქk ყq შs ჩc ცs წs ჭc ხx ჯc ჰx"
  )
    .split(" ")
    .map((pair) => [pair[0] ?? "", pair[1] ?? ""] as const),
);

function sound(letter: string): string {
  const plain = letter
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "");
  return SOUNDS.get(letter.toLowerCase()) ?? SOUNDS.get(plain) ?? plain;
}

const key = (text: string): string =>
  [...text].map(sound).join("").replaceAll("a", "e").replaceAll("g", "q").replaceAll("h", "x");

export interface Piece {
  text: string;
  found: boolean;
}

/** Cuts a text into found and other pieces; only beginnings of words are marked. */
export function marked(text: string, search: readonly string[]): Piece[] {
  const asked = search
    .flatMap((words) => words.split(/\s+/))
    .filter(Boolean)
    .map((word) => key(word.replaceAll("İ", "i")));
  if (!asked.length) return [{ text, found: false }];
  return text.split(/(?<=[\s-])/).flatMap((word) => {
    const own = [...word].map((letter) => key(letter));
    const length = Math.max(0, ...asked.map((start) => lengthOf(own, start)));
    const letters = [...word];
    return [
      { text: letters.slice(0, length).join(""), found: true },
      { text: letters.slice(length).join(""), found: false },
    ].filter((piece) => piece.text);
  });
}

/** How many letters of a word sound as the start; doubled letters count once. 0: they do not. */
function lengthOf(own: string[], start: string): number {
  let at = 0;
  for (let letter = 0; letter < own.length; letter++) {
    const sounds = own[letter] ?? "";
    if (start.startsWith(sounds, at)) at += sounds.length;
    else if (sounds !== own[letter - 1]) return 0;
    if (at >= start.length) return letter + 1;
  }
  return 0;
}
