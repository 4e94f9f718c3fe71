/* A word that was typed to confirm, compared as people type: without marks and case, with any blank. */
const LETTERS: Record<string, string> = { ə: "e", ı: "i", ё: "е", ß: "ss", ł: "l", ø: "o" };

export const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[əıёßłø]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/\s+/g, " ")
    .trim();

export const sameTyped = (typed: string, word: string): boolean => plain(word) !== "" && plain(typed) === plain(word);
