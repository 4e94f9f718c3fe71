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
cli-undo = Take a batch back.
cli-export = Write people to a file.
cli-export-people = Write people to a file.
cli-sample = Load the sample chapter of invented people.
cli-check = Check the data file.
cli-digest = Print the fingerprint of the data.
cli-backup = Make a backup.
cli-restore = Put a backup in the place of the data file.
cli-generate = Invent people for tries.
cli-match = Find the rows of files that are one person; nothing is kept.
cli-names = Compare names by themselves.
cli-names-score = Say how alike two full names are, from 0 to 1, in any script and order.

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
cli-arg-restore-file = The backup.
cli-arg-generate-people = How many.
cli-arg-seed = The same number makes the same people.
cli-arg-files = Tables to compare.
cli-arg-a = A full name.
cli-arg-b = Another full name.
cli-arg-pairs = A table with the columns a and b instead, in UTF-8 with commas.

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
cli-refused = Refused ({ $code }).
