/* Dates, moments and numbers for eyes, in the language of the interface. Dates are EDTF level 1 or as typed. */
import { t, words } from "./i18n.svelte";

const EDTF = /^(\d{4}|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?(~?)$/;

/** A birth date as far as it is known: "14 March 1987", "March 1987", "1987", "14 March"; as typed when not read. */
export function bornText(edtf: string): string {
  const found = EDTF.exec(edtf);
  if (!found) return edtf;
  const [, year = "", month, day, about] = found;
  const known = year !== "XXXX";
  // 2000 is a leap year, so that 29 February without a year is a day.
  const date = new Date(Date.UTC(known ? Number(year) : 2000, Number(month ?? 1) - 1, Number(day ?? 1)));
  if (Number.isNaN(date.getTime())) return edtf;
  const parts: Intl.DateTimeFormatOptions = { timeZone: "UTC" };
  if (known) parts.year = "numeric";
  if (month) parts.month = "long";
  if (day) parts.day = "numeric";
  const text = known && !month ? year : new Intl.DateTimeFormat(words.locale, parts).format(date);
  return about ? t("date-about", { date: text }) : text;
}

/** Whether the text is a date that was read, and not one kept as typed. */
export function isRead(edtf: string): boolean {
  return EDTF.test(edtf);
}

/** An ISO date as a day; `long` with the weekday. */
export function dayText(iso: string, style: "long" | "short" | "weekday"): string {
  const date = new Date(`${iso}T00:00:00Z`);
  const options: Record<typeof style, Intl.DateTimeFormatOptions> = {
    long: { weekday: "long", day: "numeric", month: "long" },
    short: { day: "numeric", month: "short" },
    weekday: { weekday: "short" },
  };
  return new Intl.DateTimeFormat(words.locale, { ...options[style], timeZone: "UTC" }).format(date);
}

/** A moment: the time today, the day this year, else the whole date. */
export function momentText(rfc3339: string, now = new Date()): string {
  const at = new Date(rfc3339);
  if (at.toDateString() === now.toDateString()) {
    return new Intl.DateTimeFormat(words.locale, { hour: "2-digit", minute: "2-digit" }).format(at);
  }
  const year = at.getFullYear() === now.getFullYear() ? undefined : ("numeric" as const);
  return new Intl.DateTimeFormat(words.locale, { day: "numeric", month: "short", year }).format(at);
}

export function numberText(value: number): string {
  return new Intl.NumberFormat(words.locale).format(value);
}

/** Bytes in kB or MB. */
export function sizeText(bytes: number): string {
  const [unit, divisor] = bytes < 1e6 ? (["kilobyte", 1e3] as const) : (["megabyte", 1e6] as const);
  const format = new Intl.NumberFormat(words.locale, {
    style: "unit",
    unit,
    maximumFractionDigits: bytes < 1e6 ? 0 : 1,
  });
  return format.format(Math.max(bytes / divisor, unit === "kilobyte" ? 1 : 0));
}
