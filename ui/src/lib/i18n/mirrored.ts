/* Texts of the test language: what is not accented was not translated; a third longer, as Russian and German are. */
const ACCENTED: Record<string, string> = {
  a: "á",
  c: "ç",
  e: "é",
  i: "í",
  n: "ñ",
  o: "ö",
  s: "š",
  u: "ü",
  y: "ý",
  A: "Á",
  E: "É",
  O: "Ö",
  S: "Š",
  U: "Ü",
};

/** Accents and lengthens a text of a catalogue. */
export function mirrored(text: string): string {
  return text.replace(/[aceinosuyAEOSU]/g, (letter) => ACCENTED[letter] ?? letter).replace(/[áéíöü](?=\S{2})/g, "$&$&");
}
