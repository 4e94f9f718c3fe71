// Occurrences of a calendar as ical.js reads them, one JSON line each: start in UTC (a day for whole days), title.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [file, from, to] = process.argv.slice(2);
const ICAL = createRequire(`${process.cwd()}/`)("ical.js");
const calendar = new ICAL.Component((ICAL.default ?? ICAL).parse(readFileSync(file, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const events = calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
const text = (time) => (time.isDate ? time.toString() : time.convertToZone(ICAL.Timezone.utcTimezone).toString());
const say = (time, event) => {
  const start = text(time);
  if (start >= from && start <= `${to}~`) console.log(JSON.stringify([start, event.summary]));
};
for (const event of events.filter((event) => !event.isRecurrenceException())) {
  for (const other of events.filter((other) => other.isRecurrenceException() && other.uid === event.uid)) {
    event.relateException(other);
  }
  if (!event.isRecurring()) {
    say(event.startDate, event);
    continue;
  }
  const days = event.iterator();
  for (let day = days.next(), n = 0; day && n < 1000; day = days.next(), n++) {
    const { item, startDate } = event.getOccurrenceDetails(day);
    say(startDate, item);
  }
}
