# The program in a terminal: help, and what it says on stderr.

## Help: verbs

cli-about = Birlik from a terminal: rosters in, people kept, rosters out.
cli-init = Make a data file.
cli-import = Import a table of people.
cli-list = List records.
cli-list-people = List people.
cli-list-households = List households.
cli-list-batches = List what was done, newest first.
cli-list-tags = List tags.
cli-list-backups = List backups of this data file.
cli-list-any = List records of this kind.
cli-show = Show a person, a household, a batch or another record.
cli-show-person = Show all that is known of a person.
cli-show-household = Show a household and who lives there.
cli-show-batch = Show what a batch did, row by row.
cli-show-any = Show a record.
cli-edit = Change a record.
cli-edit-any = Change fields of a record.
cli-add = Add a record.
cli-add-any = Add a record of this kind.
cli-delete = Put records into the bin.
cli-tree = Show the tree of organisations with their people, each counted once.
cli-erase = Erase a person for good, at their wish.
cli-resolve = Decide what waits: a field with two values, a deletion.
cli-merge = Make two people one person. Both ids find it afterwards.
cli-unmerge = Take two apart who were made one, and remember that they are not.
cli-different = Remember that two are not one person.
cli-exchange = Exchange with other chapters by file.
cli-exchange-export = Write a file for another chapter, or for another computer of this one.
cli-exchange-inspect = Show who made a file and what it holds.
cli-exchange-preview = Show what a file would change. Nothing is written.
cli-exchange-import = Take a file in.
cli-exchange-peers = Show who we exchange with and who has what.
cli-keys = Keys of this computer and of others.
cli-keys-list = List keys with their digits for the phone.
cli-keys-trust = Trust the new key of an installation.
cli-list-conflicts = List what waits for a person.
cli-list-duplicates = List who may stand twice, the likeliest first.
cli-let-go = Let people go whom their chapter no longer passes on: these, or all who wait.
cli-undo = Take a batch back.
cli-export = Write people to a file.
cli-export-people = Write people to a file.
cli-export-any = Write records of this kind to a table.
cli-sample = Load the sample chapter of invented people.
cli-check = Check the data file.
cli-digest = Print the fingerprint of the data.
cli-backup = Make a backup.
cli-restore = Put a backup in the place of the data file.
cli-generate = Invent people for tries.
cli-match = Find the rows of files that are one person; nothing is kept.
cli-names = Compare names by themselves.
cli-names-score = Say how alike two full names are, from 0 to 1, in any script and order.
cli-list-events = List occurrences of events in a window of days.
cli-list-attendance = List who was there.
cli-show-event = Show an event, what comes next and what time it is elsewhere.
cli-add-event = Add an event.
cli-edit-event = Change an event, all of its occurrences.
cli-record = Note what happened.
cli-record-attendance = Note who was there.
cli-export-events = Write events to a calendar or a table.

## Help: arguments

cli-arg-data = The data file.
cli-arg-json = Print one JSON object on stdout.
cli-arg-init-name = The chapter's name.
cli-arg-init-language = The language of the chapter's lists and files, such as az.
cli-arg-zone = The chapter's time zone, such as Europe/Berlin.
cli-arg-country = A country as two letters, such as DE.
cli-arg-import-file = The file to import.
cli-arg-dry-run = Only show what would happen.
cli-arg-mode = What happens with people who are here: fill blanks, skip, update, or add anyway. Fill unless said.
cli-arg-encoding = The file's encoding, such as windows-1251; detected unless said.
cli-arg-import-delimiter = What parts the columns: ; , | or tab; detected unless said.
cli-arg-header-row = The file's line with the headings, from 1; 0 when there are none.
cli-arg-sheet = Of a workbook: the name or number of the sheet with the people.
cli-arg-mapping = A JSON file: {"{"}"columns": ["given_name", "skip", …]{"}"} with a target for each column, or {"{"}"Heading": "target", …{"}"}. Targets are column ids as in an export for Birlik, and full_name, row_number, own, note_line, skip.
cli-arg-tag = A tag for all who come in.
cli-arg-auto-merge-above = Take for the same whoever is at least so likely, from 0 to 1; others are asked about.
cli-arg-search = Part of a name in any script, digits of a phone number, an e-mail address or an id.
cli-arg-filter = Only where a field has this value: tag, household, organisation, school, class, guardian_of, city, country, sex, status, child, age_from, age_to, batch, id; may be repeated.
cli-arg-sort = The column to order by.
cli-arg-descending = From the end.
cli-arg-limit = At most this many.
cli-arg-offset = Leave out this many at the beginning.
cli-arg-before = Only batches older than this one.
cli-arg-id = The record's id.
cli-arg-of = Only what is of this record; may be repeated.
cli-arg-below = With all organisations below the one of the filter.
cli-arg-batch = The batch's number.
cli-arg-set = A field and its new value; nothing after = empties it; may be repeated.
cli-arg-format = The file's format.
cli-arg-out = The file to write.
cli-arg-purpose = To bring back into Birlik (with ids), or to hand out.
cli-arg-columns = Column ids in order, parted by commas; all unless said.
cli-arg-language = The language of the headings; stable ids unless said.
cli-arg-delimiter = What parts the columns: ; , | or tab; ; unless said.
cli-arg-no-bom = Write no byte order mark.
cli-arg-include-sensitive = Children's and health data too; needs --reason.
cli-arg-reason = Why and for whom; it is kept on record.
cli-arg-profile = A saved way to write the file; see --save-profile.
cli-arg-save-profile = Keep this way to write the file under a name.
cli-arg-noun = person.
cli-arg-conflict = What to decide, as list conflicts names it.
cli-arg-value = The value that counts; nothing empties the field.
cli-arg-take = Take what this installation said.
cli-arg-one = One person's id.
cli-arg-other = The other's id.
cli-arg-merge-take = Whose value is taken, A or B; of notes, both. A counts unless said.
cli-arg-outcome = Only same, or only ask.
cli-arg-above = Only from this likelihood on, 0 to 1.
cli-arg-scope = everything, council, event:ID or school:ID; everything unless said.
cli-arg-exchange-export-to = For whom it is encrypted: chapters, installations or keys (age1…).
cli-arg-passphrase-file = A file whose first line is the passphrase.
cli-arg-plain = Do not encrypt; data of children stay here then.
cli-arg-file = The exchange file.
cli-arg-decline = Leave these records, or fields as RECORD:FIELD, as they are here.
cli-arg-keep-ours = Keep ours on these records or fields: said again, so that it goes back to the sender.
cli-arg-new-installation = Go on although the file claims words of this computer: it becomes a new installation first.
cli-arg-let-go = Let a person go whom their chapter no longer passes on: nothing of them stays here but that word.
cli-arg-keep-until = Keep such a person until this day (YYYY-MM-DD); it asks again then.
cli-arg-confirm = So much may be deleted.
cli-arg-installation = The installation, as keys list names it.
cli-arg-fingerprint = The thirty digits that you compared.
cli-arg-join = Begin with this exchange file of another computer of the same chapter.
cli-arg-restore-file = The backup.
cli-arg-generate-people = How many.
cli-arg-seed = The same number makes the same people.
cli-arg-network = Organisations, memberships, offices, schools, classes and events as well.
cli-arg-files = Tables to compare.
cli-arg-a = A full name.
cli-arg-b = Another full name.
cli-arg-pairs = A table with the columns a and b instead, in UTF-8 with commas.
cli-arg-from = The first day, such as 2026-11-27; today unless said.
cli-arg-to = The last day; 30 days later unless said.
cli-arg-list-events-zone = Whose clock, such as Asia/Baku; each event’s own unless said.
cli-arg-export-events-zone = Of a table: whose clock; each event’s own unless said.
cli-arg-show-event-zone = Your time zone; the chapter’s unless said.
cli-arg-add-event-zone = The event’s time zone; the organisation’s, the school’s or the chapter’s unless said.
cli-arg-import-zone = Of a calendar: the time zone of times that the file leaves open.
cli-arg-import-zone-of = Of a calendar: what is meant by a time zone that nobody knows, such as "Klub=Asia/Baku"; for each.
cli-arg-import-kind = What the rows are: people, memberships, offices, enrolments, guardianships, emergency_contacts or collection_permissions; told by the headings unless said.
cli-arg-kind = Only of this kind.
cli-arg-organisation = The id of the organisation.
cli-arg-school = The id of the school.
cli-arg-event = The id of the event.
cli-arg-on = Which occurrence: its day, such as 2026-11-27.
cli-arg-person = The id of the person.
cli-arg-title = What it is called.
cli-arg-start = When it begins: 2026-11-27T18:00, or a day.
cli-arg-end = When it ends; of whole days the last.
cli-arg-add-event-kind = What kind of event it is, such as rehearsal.
cli-arg-venue = Where.
cli-arg-notes = Notes.
cli-arg-repeat = weekly, or a rule as calendars write it, such as FREQ=MONTHLY;BYDAY=1FR.
cli-arg-interval = Each so many weeks.
cli-arg-add-event-on = On which days of the week: mo,tu,we,th,fr,sa,su; the first day’s unless said.
cli-arg-until = The last day on which it may be.
cli-arg-count = How many times.
cli-arg-answer = present, absent, excused, or none to take it back.
cli-arg-date = Which occurrence: its day; the last one that has begun unless said.

## What was done

cli-data-needed = Say which data file: --data FILE or BIRLIK_DATA.
cli-done-init = The data file is made: { $path }
cli-done-import = { $rows } rows: { $new } new, { $updated } updated, { $unchanged } already here, { $ask } to decide, { $refused } refused; { $ignored } lines ignored. Batch { $batch }.
cli-done-dry-run = { $rows } rows: { $new } would be new, { $updated } updated, { $unchanged } already here, { $ask } to decide, { $refused } refused; { $ignored } lines ignored. Nothing was written.
cli-problem = Row { $row }, column { $column }: { $kind }: { $raw }
cli-done-undo = { $restored } values are as before.
cli-done-made = { $people } people came in with batch { $batch }.
cli-done-edit = Written with batch { $batch }.
cli-done-add = Added with batch { $batch }: { $id }
cli-done-delete = In the bin with batch { $batch }.
cli-done-export = { $rows } rows written to { $path }
cli-left-out = { $people_left_out } children were left out.
cli-done-let-go = { $people ->
        [one] { $people } person was let go.
       *[other] { $people } people were let go.
    } { $stay ->
        [0] {""}
        [one] { $stay } stays, since their chapter does not have our words yet.
       *[other] { $stay } stay, since their chapter does not have our words yet.
    }
cli-done-erase = Erased, with { $records } records. Backups are gone within 30 days.
cli-done-merge = { $merged ->
        [0] They were one person already.
       *[other] One person now, under { $id }. Values that gave way: { $replaced }.
    }
cli-done-unmerge = Taken apart. { $restored } values are as before; what was written since stays where it is.
cli-done-different = Remembered: not one person.
cli-done-restored = Back with batch { $batch }.
cli-done-exchange-export = File { $no }: { $people } people, { $records } records: { $path }
cli-done-exchange-inspect = File { $no } of { $chapter }, made { $made }: { $scope }, { $records } records.
cli-done-exchange-preview = { $chapter }: { $new } new, { $updated } to update, { $unchanged } already here, { $conflicts } conflicts, { $deleted } deleted, { $withdrawn } no longer passed on, { $erase_requests } ask to be erased, { $unknown } unknown, { $quarantined } set apart. Nothing was written.
cli-exchange-item = { $outcome }: { $name } ({ $kind }, { $id })
cli-done-exchange-import = { $chapter }: { $new } new, { $updated } updated, { $unchanged } already here, { $conflicts } conflicts, { $deleted } deleted, { $withdrawn } no longer passed on, { $erase_requests } ask to be erased, { $unknown } unknown, { $quarantined } set apart.
cli-import-nothing = Nothing changes here.
cli-import-batch = Batch { $batch }.
cli-kept-ours = { $ours ->
        [one] On { $ours } field ours was said again; it goes
       *[other] On { $ours } fields ours was said again; they go
    } back to { $chapter } with the next file.
cli-note-again = This file was taken in before.
cli-note-older = A later file of { $chapter } was taken in before; what it said stays.
cli-note-own = This computer made this file itself.
cli-note-earlier_copy = An earlier copy of this computer made this file.
cli-note-own_words = The file says that this computer wrote things that it never did: an older copy of this data is in use, or the file is forged.
cli-note-other_data = { $chapter } sends from another data file than before; ask whether that is meant.
cli-dropped-let-go = Of people let go here { $let_go } words were dropped: their chapter does not pass them on.
cli-new-key = The key of { $chapter } is new here and was kept. Its digits for the phone: { $fingerprint }
cli-total-peers = Installations that have sent files: { $total }
cli-total-conflicts = Waiting: { $total }. To decide: birlik resolve CONFLICT --value V
cli-own-key = Our digits: { $fingerprint }. Others encrypt for us with { $recipient }
cli-done-check = All is well.
cli-finding = { $code }: { $detail }
cli-done-digest = All cells: { $cells }
cli-done-backup = Backup made: { $name }
cli-replaces = This replaces { $present_people } people, last changed { $present_changed }, by { $backup_people } people of { $backup_chapter }, last changed { $backup_changed }.
cli-replaces-damaged = This takes the place of a data file that does not open, by { $backup_people } people of { $backup_chapter }, last changed { $backup_changed }. What lies there is kept as it is.
cli-done-restore = The backup is in place; what was there before is kept as a backup.
cli-done-score = 1 is the same name, below 0.7 hardly.
cli-total-people = People: { $total }
cli-total-households = Households: { $total }
cli-total-batches = To see one: birlik show batch NUMBER
cli-total-tags = To see who carries one: birlik list people --filter tag=NAME
cli-total-pairs = same: one person. ask: look at both.
cli-total-backups = To bring one back: birlik restore FILE
cli-total-records = Records: { $total }
cli-total-tree = People in organisations: { $people }
cli-shown-person = Last changed: { $changed }
cli-shown-household = Who lives there, by name.
cli-shown-batch = To take it back: birlik undo NUMBER
cli-shown-record = To change it: birlik edit { $kind } ID --set FIELD=VALUE
cli-total-events = Occurrences: { $total }
cli-shown-event = To change it: birlik edit event ID --set FIELD=VALUE
cli-refused = Refused ({ $code }).
cli-move = Move what is planned.
cli-move-event = Move one day of an event, or the event with all its days.
cli-cancel = Call off what is planned.
cli-cancel-event = Call off an event, or one day of it.
cli-export-register = Write who was there, a row for each person and a column for each day.
cli-arg-move-event-start = When it begins, such as 2026-11-27T18:00, or its day.
cli-arg-move-event-end = When it ends; as long as before unless said.
cli-arg-move-event-zone = Whose clock these times are; the event’s unless said.
cli-arg-move-event-on = The day to move, such as 2026-11-27; all days unless said.
cli-arg-all = All days by as much, not only this one.
cli-arg-cancel-event-on = The day to call off; the whole event unless said.
cli-arg-back = It takes place after all.
cli-arg-class = The id of the class.
cli-arg-saved = A list that was kept in the window, by its name.
cli-arg-list-attendance-from = The first day of a register; 60 days before the last unless said.
cli-arg-list-attendance-to = The last day of a register; today unless said.
cli-arg-export-register-from = The first day; 60 days before the last unless said.
cli-arg-export-register-to = The last day; today unless said.
cli-arg-save = Keep this list under a name.
