/* Local times, days and repeat rules as files and records have them, in words. What is not understood stays as it is. */
import { bornText } from "./dates";
import { t, words } from "./i18n.svelte";

const TIME = /(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::\d{2})?)?/g;
const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
const EVERY = {
  DAILY: "repeat-day",
  WEEKLY: "repeat-week",
  MONTHLY: "repeat-month",
  YEARLY: "repeat-year",
} as const;

/** Every ISO local time or day of a text as people write it; the second of two on one day only by its clock. */
export function timesText(text: string): string {
  let before = "";
  return text.replace(TIME, (_, day: string, clock?: string) => {
    const shown = day === before && clock ? clock : [bornText(day), clock].filter(Boolean).join(", ");
    before = day;
    return shown;
  });
}

/** "every week, Wed, until 30 June 2027" of a rule that is plain enough for words; else the rule (RFC 5545 3.3.10). */
export function ruleText(rule: string): string {
  const parts = new Map(rule.split(";").map((part) => part.split("=", 2) as [string, string]));
  const take = (name: string) => {
    const value = parts.get(name) ?? "";
    parts.delete(name);
    return value;
  };
  const every = EVERY[take("FREQ") as keyof typeof EVERY] as (typeof EVERY)[keyof typeof EVERY] | undefined;
  const [interval, byday, until, count] = [take("INTERVAL") || "1", take("BYDAY"), take("UNTIL"), take("COUNT")];
  take("WKST");
  const days = byday ? byday.split(",").map((day) => WEEKDAYS.indexOf(day)) : [];
  if (!every || parts.size || days.includes(-1)) return rule;
  let text = t(every, { interval: Number(interval) });
  const names = days.map((day) => words.find(`weekday-short-${day}`) ?? "");
  if (names.length) text = t("repeat-on-days", { every: text, days: names.join(", ") });
  if (count) return t("repeat-times", { every: text, count: Number(count) });
  const last = /^(\d{4})(\d{2})(\d{2})/.exec(until);
  return last ? t("repeat-to", { every: text, day: bornText(last.slice(1).join("-")) }) : text;
}
