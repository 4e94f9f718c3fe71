/* Dates, moments and numbers for eyes, in the language of the interface. Dates are EDTF level 1 or as typed.
   Names of months come from the catalogue: not every system knows Azerbaijani. */
import { t, words } from "./i18n.svelte";

const EDTF = /^(\d{4}|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?(~?)$/;

const MONTHS = {
  /** Beside a day. */
  whole: (month: number) => words.find(`month-${month}`),
  alone: (month: number) => words.find(`month-alone-${month}`),
  short: (month: number) => words.find(`month-short-${month}`),
};

/** Month names, from 1, as they are written beside a day, alone, and short. */
export function monthText(month: number, style: keyof typeof MONTHS): string {
  return MONTHS[style](month) ?? String(month);
}

/** A birth date as far as it is known: "14 March 1987", "March 1987", "1987", "14 March"; as typed when not read. */
export function bornText(edtf: string): string {
  const found = EDTF.exec(edtf);
  if (!found) return edtf;
  const [, year = "", two, day, about] = found;
  const text = knownText(year === "XXXX" ? "" : year, Number(two ?? 0), Number(day ?? 0));
  return about ? t("date-about", { date: text }) : text;
}

/** 0 and "" are unknown. Years are texts, so that they are not grouped as numbers are. */
function knownText(year: string, two: number, day: number): string {
  if (!two) return year;
  if (!day) return year ? t("date-month-year", { month: monthText(two, "alone"), year }) : monthText(two, "alone");
  const parts = { day: String(day), month: monthText(two, "whole") };
  return year ? t("date-day-month-year", { ...parts, year }) : t("date-day-month", parts);
}

/** Whether the text is a date that was read, and not one kept as typed. */
export function isRead(edtf: string): boolean {
  return EDTF.test(edtf);
}

/** An ISO date as a day: with its weekday, with its year, with both, short, or the weekday alone. */
export function dayText(iso: string, style: "long" | "whole" | "full" | "short" | "weekday"): string {
  if (style === "whole") return bornText(iso);
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  const [day, number] = [String(date.getUTCDate()), date.getUTCMonth() + 1];
  if (style === "weekday") return words.find(`weekday-short-${date.getUTCDay()}`) ?? "";
  if (style === "short") return t("date-day-month", { day, month: monthText(number, "short") });
  const said = {
    weekday: words.find(`weekday-${date.getUTCDay()}`) ?? "",
    day,
    month: monthText(number, "whole"),
  };
  return style === "full"
    ? t("date-weekday-day-year", { ...said, year: String(date.getUTCFullYear()) })
    : t("date-weekday-day", said);
}

/** A moment: the time today, the day this year, else the whole date. */
export function momentText(rfc3339: string, now = new Date()): string {
  const at = new Date(rfc3339);
  if (at.toDateString() === now.toDateString()) {
    return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
  }
  const parts = { day: String(at.getDate()), month: monthText(at.getMonth() + 1, "short") };
  const year = at.getFullYear();
  return year === now.getFullYear()
    ? t("date-day-month", parts)
    : t("date-day-month-year", { ...parts, year: String(year) });
}

export function numberText(value: number): string {
  return new Intl.NumberFormat(words.locales).format(value);
}

/** A share, 0 to 1. */
export function percentText(share: number): string {
  return new Intl.NumberFormat(words.locales, { style: "percent" }).format(share);
}

/** Bytes in kB or MB. */
export function sizeText(bytes: number): string {
  const [unit, divisor] = bytes < 1e6 ? (["kilobyte", 1e3] as const) : (["megabyte", 1e6] as const);
  const format = new Intl.NumberFormat(words.locales, {
    style: "unit",
    unit,
    maximumFractionDigits: bytes < 1e6 ? 0 : 1,
  });
  return format.format(Math.max(bytes / divisor, unit === "kilobyte" ? 1 : 0));
}
