/* What a person types as a date, made EDTF level 1; days come before months, as in every language of the interface.
   What is no date stays as typed: the core keeps it and says so. */
import { monthText, words } from "$lib/i18n";

const ABOUT = /^(?:~|ca?\.?|circa|about|təxminən|около|примерно)\s*(?=\d)/i;
const two = (part: string | number): string => String(part).padStart(2, "0");

const plain = (name: string): string => name.toLocaleLowerCase(words.locales).replace(/\.$/, "");

/** Month names of the interface, and of the two languages that every system knows. */
function monthOf(name: string): number | undefined {
  const asked = plain(name);
  for (let month = 1; month <= 12; month++) {
    const own = (["whole", "alone", "short"] as const).map((style) => monthText(month, style));
    const date = new Date(Date.UTC(2000, month - 1, 14));
    const others = ["en-GB", "ru"].flatMap((locale) =>
      (["long", "short"] as const).flatMap((style) => {
        const parts = new Intl.DateTimeFormat(locale, { month: style, day: "numeric", timeZone: "UTC" }).formatToParts(
          date,
        );
        return parts.filter(({ type }) => type === "month").map(({ value }) => value);
      }),
    );
    if ([...own, ...others].some((known) => plain(known) === asked)) return month;
  }
  return undefined;
}

function exists(year: string, month: number, day: number): boolean {
  const of = year === "XXXX" ? 2000 : Number(year);
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(of, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function joined(year: string, month?: number, day?: number): string | undefined {
  if (month === undefined) return year;
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return `${year}-${two(month)}`;
  return exists(year, month, day) ? `${year}-${two(month)}-${two(day)}` : undefined;
}

function read(text: string): string | undefined {
  const iso = /^(\d{4}|XXXX)(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(text);
  if (iso) return joined(iso[1] ?? "", iso[2] ? Number(iso[2]) : undefined, iso[3] ? Number(iso[3]) : undefined);
  const numbers = /^(\d{1,2})[./\-\s](\d{1,2})(?:[./\-\s](\d{4}))?\.?$/.exec(text);
  if (numbers) return joined(numbers[3] ?? "XXXX", Number(numbers[2]), Number(numbers[1]));
  const month = /^(\d{1,2})[./-](\d{4})$/.exec(text);
  if (month) return joined(month[2] ?? "", Number(month[1]));
  const named = /^(?:(\d{1,2})\.?\s+)?(\p{L}+\.?)(?:,?\s+(\d{4}))?(?:\s*(?:г\.?|il))?$/u.exec(text);
  const at = named ? monthOf(named[2] ?? "") : undefined;
  if (!named || at === undefined || !(named[1] || named[3])) return undefined;
  return joined(named[3] ?? "XXXX", at, named[1] ? Number(named[1]) : undefined);
}

/** EDTF, or the text as it was typed. */
export function birthFrom(typed: string): string {
  const text = typed.trim().replace(/\s+/g, " ");
  const about = ABOUT.test(text) || text.endsWith("~");
  const edtf = read(text.replace(ABOUT, "").replace(/~$/, ""));
  return edtf === undefined ? text : edtf + (about ? "~" : "");
}

/** What is put into the field to be edited: "14.03.1987", "03.1987", "14.03", "~1987". */
export function birthTyped(edtf: string): string {
  const found = /^(\d{4}|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?(~?)$/.exec(edtf);
  if (!found) return edtf;
  const [, year = "", month, day, about = ""] = found;
  return about + [day, month, year === "XXXX" ? undefined : year].filter(Boolean).join(".");
}
