/* A rough fold for the fake's search; the real one is in the core. */
const LATIN = Object.fromEntries(
  "аa бb вv гq дd еe ёe жj зz иi йi кk лl мm нn оo пp рr сs тt уu фf хh чc шs щs ыi эe ьə юu яa əe ıi ğq şs çc öo üu ńn აa ბb დd ეe ვv ზz იi კk ლl მm ნn ოo რr უu ჯc ფf"
    .split(" ")
    .map((pair) => [pair[0], pair[1] === "ə" ? "" : pair[1]]),
);

export function fold(text: string): string {
  const plain = text
    .replaceAll("İ", "i")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "");
  return [...plain]
    .map((letter) => LATIN[letter] ?? letter)
    .join("")
    .replaceAll("g", "q")
    .replaceAll("x", "h")
    .replace(/(.)\1/g, "$1");
}
