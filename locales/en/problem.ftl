### What was not as it should be in a file: values, rows, the whole table.

problem-unreadable_date = is not a date that can be read
problem-impossible_date = is not in the calendar
problem-unlikely_date = is an unlikely birth date
problem-ambiguous_date = could be day first or month first
problem-unreadable_phone = is not a phone number
problem-rounded_by_excel = was rounded by Excel; digits are lost
problem-unreadable_email = is not an e-mail address
problem-unreadable_sex = is not a word for sex
problem-unreadable_language = is not a language that is known
problem-unreadable_country = is not a country that is known
problem-unreadable_status = is not a state that is known
problem-unreadable_consent = is neither yes nor no
problem-not_our_id = is an id of another program
problem-control_characters = had invisible characters, left out
problem-too_many_marks = had too many marks on a letter, left out
problem-undecodable_bytes = has letters that cannot be read; try other letters
problem-stray_quote = has a quotation mark out of place
problem-unclosed_quote = has a quotation mark that is never closed
problem-too_few_cells = fewer cells than headings
problem-too_many_cells = more cells than headings
problem-line_too_long = the line is too long
problem-cell_too_long = the cell is too long
problem-nothing_in_row = nothing tells who is meant
problem-same_heading_twice = is a heading twice
problem-second_column = a second column for one value; it becomes a field of your own
problem-read_wrong_before = looks as if it had been read with wrong letters before
problem-encoding_uncertain = Nothing in the file proves its letters; look whether the names are right
problem-no_headings = There are no headings; columns were judged by what they hold
problem-unreadable_time = not a time that can be read
problem-unreadable_duration = not a length of time
problem-ends_before_it_begins = ends before it begins; it stands without an end
problem-no_start = has no beginning
problem-unknown_zone = nobody here knows this time zone; say which is meant
problem-no_zone = no time zone; the clock of the chapter was taken
problem-skipped_hour = the clock change skips this hour; it begins that much later
problem-unknown_rule = a repeat rule that Birlik does not know yet; it was kept, and the first day is shown
problem-no_end = repeats without an end
problem-not_an_event = is no event and was not taken
problem-left_out = has no place in Birlik and was not taken
problem-unreadable_line = not a line of a calendar
problem-no_uid = has no identifier; one was made from what it says
problem-later_days_too = was meant for all later days too; read for this day only
problem-same_event_twice = the same event is in the file twice; the newer one was taken
problem-unreadable_choice = is none of the words of this field; it stands in the notes
problem-nobody_found = nobody and nothing here is called so
problem-several_found = several here are called so, or the birth date is another
problem-link_missing = is not said
problem-same_person_twice = is the same person on both sides
problem-ends_before_begin = ends before it begins; kept as it is
problem-formula_error = holds a formula whose result is an error; it counts as blank
problem-formula_without_value = holds a formula that was never computed; it counts as blank
problem-other_sheets = Other sheets were not read
problem-hidden_sheets = Hidden sheets were not read
problem-media_left_out = Pictures and sounds were left out
problem-said_twice = the card has two names or birth dates; the first is taken, the other is in the notes
problem-unclosed_card = the card has no end
problem-group_card = is a list of people, not a person
problem-unreadable_card_line = is not a line of a card
problem-too_many_values = has more values than a person can have; the others are in the notes
table-io = The file could not be read to its end.
table-empty = The file is empty.
table-headings_only = The file has headings and no rows.
table-too_many_columns = The table has { $columns } columns in line { $row }; that is more than Birlik reads.
table-line_too_long = Line { $row } is too long to be a row.
table-unknown_encoding = These letters are not known: { $encoding }.
table-unknown_delimiter = Columns can be parted by ; , | or tab.
table-no_such_line = The file has no line { $row }.
table-binary =
    { $looks_like ->
        [image] This is a picture, and not a list that Birlik reads.
        [pdf] This is a PDF, and not a list that Birlik reads.
        [folder] This is a folder, and not a list that Birlik reads.
        [document] This is a text document, and not a list that Birlik reads.
        [zip] This is a packed folder, and not a list that Birlik reads.
       *[other] This is not a list that Birlik reads (it looks like { $looks_like }).
    } Save the list as XLSX or CSV and try again.
table-too_large = The file holds more than Birlik reads at once. Part it and try again.
table-part_too_large = The part { $part } of the workbook unpacks to far more than a table holds. It was not opened.
table-entities = The part { $part } of the workbook declares entities, as attacks do. It was not opened; save the workbook anew in its program.
table-encrypted = The file is locked with a password. Save it without one and try again.
table-broken_workbook = The workbook is damaged. Open it in its program, save it anew and try again.
table-no_such_sheet = The workbook has no sheet { $sheet }.
table-cancelled = Cancelled. Nothing was written.
table-pasted_too_much = The pasted table has a million cells or more: row { $row } is too much. Save it as a file and import the file.
table-not_a_calendar = This is not a calendar.
