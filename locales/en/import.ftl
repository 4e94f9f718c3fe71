### The import of a roster: file, reading, columns, plan, writing, log.

import-steps = Steps of the import
import-step-file = File
import-step-reading = Reading
import-step-columns = Columns
import-step-plan = Plan
import-step-writing = Writing
import-step-log = Log
import-reading = Reading the file
import-choose-title = Choose a roster or a calendar
import-choose-text = A CSV file, a workbook, address cards or a calendar (.ics), as another program writes it. Nothing is written before you have seen every row.
import-choose = Choose a file
paste-table = Paste a table
paste-name = Pasted table
paste-field = Cells from Excel, Google Sheets or a message
paste-hint = { $keys } pastes here without this window, too
paste-do = Read it
import-encoding = Letters
encoding = { $name }
import-notes = What was noticed
import-header = Headings
header-none = There are none
import-sheet = Sheet
sheet-hidden = { $name } (hidden)
header-row = In row { $row }
import-country-hint = For phones without a country
import-read = { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }, { $columns ->
        [one] { $columns } column
       *[other] { $columns } columns
    }. { $ignored ->
        [0] {""}
        [one] { $ignored } line above, between or below passed over.
       *[other] { $ignored } lines above, between or below passed over.
    }
column-number = Column { $number }
column-becomes = What becomes of { $heading }
column-empty = empty
column-unsure = Please check
order-dmy = Day first
order-mdy = Month first
order-ymd = Year first
order-serial = Day numbers of Excel
order-jalali = Persian calendar
order-proof = { $rows } of { $filled } prove it
read-not = not read, kept as typed
mapping-found = Columns as in “{ $name }”
mapping-save = Keep these columns
mapping-save-do = Keep columns
mapping-hint = Found again for the next file with these headings
mapping-saved = Columns kept as “{ $name }”
targets-ids = Ids
targets-rest = Otherwise
targets-more = More
target-numbered = { $name } { $number }
target-label = { $name }, label
target-full_name = Whole name
target-given_name = Given name
target-family_name = Family name
target-patronymic = Patronymic
target-former_family_name = Former family name
target-preferred_name = Called
target-native_name = In own script
target-passport_name = As in passport
target-sex = Sex
target-birth_date = Born
target-birth_year = Year of birth
target-birth_month = Month of birth
target-birth_day = Day of birth
target-languages = Speaks
target-country = Country
target-city = City
target-status = Status
target-status_date = Status since
target-class = Class
target-school = Sunday school
target-term = Term
target-guardian = Guardian
target-guardian_phone = Guardian’s phone
target-guardian_email = Guardian’s e-mail
target-guardian_relation = Guardian is
target-guardian_id = Guardian’s id of Birlik
target-household = Household
target-tags = Tags
target-notes = Notes
target-phone = Phone
target-email = E-mail
target-address = Address in one piece
target-street = Street
target-postal_code = Postal code
target-address_city = City of the address
target-address_region = Region of the address
target-address_country = Country of the address
target-consent_contact = Agreed: being written to
target-consent_directory = Agreed: directory
target-consent_photo = Agreed: photos
target-consent_pass_on = Agreed: passing on
target-id = Id of Birlik
target-external_id = Id of another program
target-external_id_source = Which other program
target-row_number = Row number, not kept
target-own = New field of your own
target-note_line = A line in the notes
target-skip = Leave out
import-all = All rows
outcome-new = New
outcome-updated = Updated
outcome-unchanged = Already here
outcome-ask = Ask
outcome-refused = Left out
outcome-deleted = Deleted
outcome-restored = Restored
import-problems = Kept as typed
import-counts = Numbers of the plan
import-row = Row
import-person = Person
import-outcome = What happens
import-changes = What changes
import-decision = Decision
import-need-you = These need you
import-nothing = No rows
import-find = Find rows
import-find-clear = Show all rows
import-likely = At least { $percent } likely:
import-likely-same = the same person ({ $rows })
import-likely-new = The rest: someone new ({ $rows })
import-repeated = Repeats
import-joins = The same person as row { $row }.
import-above = Row { $row }:
import-before = Decided before
import-take = Take { $field } of row { $row }
import-decide-row = Decision for row { $row }
decide-new = Add
decide-ask-new = Someone new
decide-update = Update
decide-fill = Fill blanks
decide-skip = Skip
decide-leave_out = Leave out
decide-back = Take in again
decide-all = { $decision }: all
row-same_id = Found by its id.
row-same_row = The same as an earlier row.
row-same_external_id = Found by the id of the other program.
row-same_person = The name agrees, and a birth date, phone or e-mail.
row-one_candidate = Looks like one person here.
row-several_candidates = Several people here could be meant.
row-left_out = You left it out.
row-same_as_row = The name and the birth date agree with a row above.
row-maybe_row = Looks like a row above.
row-row_decided = You said so.
row-decided = You said so.
because-same_id = same id
because-same_row = same row
because-same_external_id = same other id
because-swapped_names = names in the other order
because-same_given_name = same given name
because-alike_given_name = similar given name
because-same_family_name = same family name
because-alike_family_name = similar family name
because-other_family_name = another family name
because-same_patronymic = same father's name
because-other_patronymic = another father's name
because-alike_birth_date = nearly the same birth date
because-alike_phone = nearly the same phone
because-other_phone = another phone
because-same_address = same address
because-other_sex = another sex
because-same_birth_date = same birth date
because-same_phone = same phone
because-same_email = same e-mail
import-about = The file
import-size = { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }, { $columns ->
        [one] { $columns } column
       *[other] { $columns } columns
    }, { $size }
import-how-read = How it was read
change = Change
import-mode = People who are here already
mode-fill = Fill blanks only
mode-update = Update
mode-skip = Leave as they are
mode-add = Add everybody anyway
mode-fill-text = What is here stays; what is missing comes from the file.
mode-update-text = The file’s values replace those here.
mode-skip-text = Only new people come in.
mode-add-text = Every row becomes a new person, twins too.
import-tag = Tag everybody
import-tag-hint = Finds them all again
import-blank = Empty cells change nothing
import-will = { $people ->
        [one] { $people } person will be written.
       *[other] { $people } people will be written.
    }
import-open = { $open ->
        [one] { $open } row still needs
       *[other] { $open } rows still need
    } you; left open, nothing happens with them.
import-do = 
    Import { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
import-give-up = Give up
import-to-columns = On to the columns
import-to-plan = Show the plan
back = Back
show = Show
import-writing = Writing
import-writing-of = Writing, row { $done } of { $total }
import-done = { $people ->
        [one] { $people } person written
       *[other] { $people } people written
    }
import-undone = The import was undone
import-done-counts = { $new } new, { $updated } updated, { $unchanged } already here, { $left } left out
import-show-them = Show these people
import-finish = Done
import-event = Event
import-zone = Clock of times that the file leaves open
import-zone-hint = For events without a time zone
import-zone-of = Clock of “{ $zone }”
import-zone-unsaid = The chapter's clock
import-zones-unknown = Nobody here knows these time zones: { $zones }. Say which clock is meant; until then their events wait.
import-zone-choose = Choose a clock
import-read-events = { $rows ->
        [one] { $rows } event
       *[other] { $rows } events
    } read. { $ignored ->
        [0] Nothing else was in the file.
        [one] { $ignored } part that is no event was not taken.
       *[other] { $ignored } parts that are no events were not taken.
    }
import-size-events = { $rows ->
        [one] { $rows } event
       *[other] { $rows } events
    }, { $size }
import-mode-events = Events that are here already
mode-skip-text-events = Only new events come in.
mode-add-text-events = Every event of the file becomes a new one.
mode-add-events = Add all anyway
import-will-events = { $events ->
        [one] { $events } event will be written.
       *[other] { $events } events will be written.
    }
import-do-events = Import { $events ->
        [one] { $events } event
       *[other] { $events } events
    }
import-done-events = { $events ->
        [one] { $events } event written
       *[other] { $events } events written
    }
import-show-events = Show the events
decide-take-older = Take it anyway
row-same_uid = Found by its identifier.
row-older_than_here = The file is older than what is here.
row-unknown_zone = Waits until its time zone is said.
row-in_bin = It was deleted here.
row-nobody_found = Somebody or something in it is not here.
row-several_found = Several here could be meant.
row-several_records = Several entries here could be meant.
row-link_missing = Who or what belongs together is not said.
row-same_person_twice = The same person stands on both sides.
row-same_record = Here already: the same people, the same start.
import-rows-are = The rows are
import-rows-people = People
import-entry = Entry
target-of = { $name }: { $part }
target-part-id = id
target-part-school = school
target-part-term = term
import-mode-records = Entries that are here already
mode-skip-text-records = Only new entries come in.
mode-add-text-records = Every row becomes a new entry.
import-will-records = { $rows ->
        [one] { $rows } entry will be written.
       *[other] { $rows } entries will be written.
    }
import-do-records = Import { $rows ->
        [one] { $rows } entry
       *[other] { $rows } entries
    }
import-done-records = { $rows ->
        [one] { $rows } entry written
       *[other] { $rows } entries written
    }
import-only-here = Rows tie together who is here. Nobody is made; who is not found is asked about.
target-event_title = Title
target-event_kind = Kind
target-event_state = State
target-event_repeat = Repeats
target-event_venue = Place
target-event_room = Room
target-event_link = Link
target-event_notes = Notes
target-event_time = When
target-event_day = On one day
event-state-cancelled = cancelled
event-state-tentative = not yet sure
event-state-moved = moved to
event-state-added = added
