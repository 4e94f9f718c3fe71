### Events: the month, an event, who was there, calendars as files.

event-new = New event
event-make = Add event
event-made = { $title } added
event-moved = { $title } moved
event-deleted = { $title } deleted
event-delete = Delete event
event-cancel = Cancel on this day
event-on = Takes place after all
event-cancelled = Cancelled
event-cancelled-day = { $title }: cancelled on this day
event-on-again = { $title } takes place
event-view = View
event-month = Month
event-list = List
month-before = Month before
month-after = Next month
event-drag = Drag to another day, or Alt and arrows
event-more = { $more } more
event-too-many = More events than a page can hold: look at fewer days.
events-none = Nothing is planned
events-none-text = Meetings, rehearsals, lessons and celebrations belong here, each in its own clock.
event-title = Title
event-day = Day
event-until = Last day
event-whole = Whole days
event-from = From
event-to = Until
event-weekly = Every week
event-repeat-until = Until
event-repeat-hint = Without an end it goes on; the day counts
event-venue = Place
event-room = Room
event-link = Link
event-notes = Notes
event-when = When
event-yours = Your time
event-repeats = Repeats
event-weekly-on = every week
event-weekly-until = every week until { $day }
event-host = Host
event-elsewhere = Local time elsewhere
event-other-clock = in another clock
event-rule-unknown = It repeats by a rule that Birlik does not know yet. The rule is kept: { $rule }
event-clock_skips_it = The clock skips this hour on that day; it begins an hour later.
event-clock_shows_it_twice = The clock shows this hour twice on that day; the first one counts.
event-copy = Copy as message
calendar-out = Export all as .ics
calendar-one = Export as .ics
calendar-written = Events written to { $name }: { $events }
attendance = Who was there
attendance-of = { $recorded } of { $all }
attendance-add = Add somebody
attendance-none = Nobody is expected by name
attendance-present = present
attendance-absent = absent
attendance-excused = excused
attendance-present-short = P
attendance-absent-short = A
attendance-excused-short = E
attendance-rest = Everybody else was there
choice-event-kind-meeting = Meeting
choice-event-kind-lesson = Lesson
choice-event-kind-rehearsal = Rehearsal
choice-event-kind-celebration = Celebration
choice-event-kind-trip = Trip
repeat-day = { $interval ->
        [1] every day
       *[other] every { $interval } days
    }
repeat-week = { $interval ->
        [1] every week
       *[other] every { $interval } weeks
    }
repeat-month = { $interval ->
        [1] every month
       *[other] every { $interval } months
    }
repeat-year = { $interval ->
        [1] every year
       *[other] every { $interval } years
    }
repeat-on-days = { $every }, { $days }
repeat-to = { $every }, until { $day }
repeat-times = { $every }, { $count } times
event-changed = { $title } changed
event-changed-day = { $title }: changed on this day
event-change-when = Change time
event-scope = Changes hold for
event-scope-all = All days
event-scope-day = This day
event-every-weeks = Every so many weeks
event-weekdays = On
event-ends = Ends
event-ends-never = Never
event-ends-on = On a day
event-ends-after = After so many times
event-times = Times
event-zone = Clock
event-class = Class
event-class-none = The whole school, or none
event-time-wrong = It ends before it begins
event-rule-kept = Its rule is not plain enough to change here; it stays as it is.
event-no_end = It repeats without an end.
event-rule_unknown = Birlik does not know this rule yet; it is kept, and the first day is shown.
check-in = Check in
check-in-done = Done
check-in-so-far = So far
check-in-here = { $here } here
check-in-of = of { $all }; not recorded: { $open }
check-in-know = To know today
check-in-undo-key = again takes it back
register = Register
register-counts = { $present } present, { $absent } absent, { $excused } excused, { $open } not recorded
register-none = Nothing took place in this month
register-none-text = Lessons and other events of this class or its school appear here, a column for each day.
register-lesson = New lesson
register-cell = { $name }, { $day }: { $answer }
register-open = not recorded
register-not-expected = not expected
register-export = Export the register
register-export-do = Write the table
register-written = Register written to { $name }: { $people } people, { $left } left out
register-more = More days than a register can hold: look at fewer.
calendar-in = Import a calendar (.ics)
month-print = Print the month
month-printed = Printed on { $day }
print-month-first = Show the month to print it
