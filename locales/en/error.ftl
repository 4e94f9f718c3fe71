### What was refused, and what to do. One text for each code of the core.

error-no_file_open = No data file is open. Open one in Settings.
error-file_missing = { $path } is not there. Its disk may be unplugged.
error-file_exists = { $path } exists already. Nothing was overwritten; choose another place or name.
error-file_denied = The system does not let Birlik read or write { $path }.
error-disk_full = The disk of { $path } is full. Nothing was written; make room and try again.
error-file_failed = { $path } could not be read or written.
error-not_our_file = { $path } is not a data file of Birlik. It was left untouched.
error-file_damaged = { $path } is damaged and was left untouched. Restore a backup.
error-file_empty = { $path } is empty.
error-file_foreign_schema = Somebody has put parts into { $path } that Birlik does not make: { $name }. It was left untouched; restore a backup.
error-file_replaced = Another file was put in the place of { $path }. Nothing was written; open it again.
error-file_too_new = { $path } was made by a newer Birlik { $made_by }. Update this program; the file was left untouched.
error-file_outdated = { $path } was made by an older Birlik and may not be written to. Make it writable, or copy it to where you may write, and open it once.
error-read_only = { $path } is open for reading only, so nothing was written.
error-file_busy = Another program is writing { $path }. Try again in a moment.
error-no_such_record = This record is not here any more.
error-no_such_field = There is no field { $field }.
error-bad_value = This value does not fit the field.
error-field_in_conflict = The field has two values. Decide which one holds first.
error-no_such_conflict = There is nothing to decide here any more. Look again.
error-exchange_not_ours = { $path } is not a Birlik exchange file.
error-exchange_incomplete = The end of { $path } is missing. It may still be arriving: try again in a while, or ask for it again.
error-exchange_damaged = { $path } was damaged on its way. Nothing was changed; ask for it again.
error-exchange_untrue = What { $path } says of itself is not true: it was not made by Birlik, or somebody has changed it and signed it again. Nothing was changed; ask its sender.
error-exchange_too_new = { $path } was made by a newer Birlik. Please update Birlik.
error-exchange_too_large = { $what ->
        [line] { $path } has a line longer than any that Birlik writes. Somebody has made it by hand. Nothing was changed; ask its sender.
        [depth] { $path } holds boxes in boxes without end, as Birlik writes none. Nothing was changed; ask its sender.
        [unpacked] { $path } is small but would grow beyond every bound when it is unpacked. That is done on purpose. Nothing was changed.
        [fields] { $path } names more kinds of fields or computers than any network has. Nothing was changed; ask its sender.
        [installations] { $path } names more kinds of fields or computers than any network has. Nothing was changed; ask its sender.
        [words] { $path } names more kinds of fields or computers than any network has. Nothing was changed; ask its sender.
        [has] { $path } names more kinds of fields or computers than any network has. Nothing was changed; ask its sender.
        [rows] { $path } holds more records than Birlik can have. Nothing was changed; ask its sender.
        [entities] { $path } holds more records than Birlik can have. Nothing was changed; ask its sender.
       *[other] { $path } is larger than any file that Birlik writes. Nothing was changed.
    }
error-exchange_unsigned = The signature of { $path } is wrong: somebody has changed it. Ask its sender.
error-exchange_passphrase_needed = { $path } opens with a passphrase. Ask its sender for it.
error-exchange_wrong_passphrase = This is not the passphrase of { $path }.
error-exchange_not_for_us = { $path } is encrypted for somebody else. Send your own file first, so that its sender has your key.
error-exchange_too_much_work = Opening { $path } would take hours on purpose. Nothing was changed.
error-exchange_key_changed = { $name } has another key than before. Read these digits to each other by phone, and trust the key only when they are the same: { $fingerprint }
error-exchange_own_words = The file says that this computer wrote things that it never did. An older copy of this data is in use, or the file is forged. Nothing was changed.
error-exchange_plain_refused = Data of children and health data never go unencrypted. Choose for whom the file is, or a passphrase.
error-no_such_peer = There is no key of { $to } yet. Take in one of their files first.
error-no_such_scope = There is nothing to send as { $scope }.
error-no_such_exchange = This file was taken in already, or given up. Choose it again.
error-exchange_brake = The file would delete { $count } of { $of }. Look at them first, and confirm it.
error-let_go_waits = { $chapter } does not have yet what was written here about { $name }. Send { $chapter } a file, take in its next one, and decide then.
error-let_go_brake = { $count } of { $of } people would be let go. If that is right, confirm it; a backup is made first.
error-no_such_batch = This change is not on record.
error-not_undoable = This change cannot be undone.
error-no_such_import = This import was applied or given up already.
error-plan_outdated = The data has changed since the plan was shown. It was planned again; look once more.
error-table_refused = The table cannot be read.
error-mapping_refused = The saved columns cannot be read: { $path }.
error-reason_needed = Children’s and health data leave only with a reason.
error-no_such_column = There is no column { $column }.
error-bad_country = { $country } is not a country code.
error-bad_zone = { $zone } is not a time zone.
error-circle_in_tree = An organisation cannot stand below itself.
error-same_person_twice = Nobody can be responsible for themselves: choose another person.
error-not_yet_born = This day of birth is still to come.
error-ends_before_begin = This ends before it begins.
error-bad_language = Birlik does not speak { $language } yet.
error-bad_name = The name “{ $name }” is empty or taken. Choose another.
error-no_such_token = The file has to be chosen once more.
error-cancelled = Cancelled. Nothing was written.
error-config_failed = The configuration folder cannot be used: { $path }. It has to be a folder that you may write to, on a disk that is not full.
error-defect = A fault of the program. Nothing was written; the log has the details.
error-bad_time = This time cannot be taken: { $raw }.
error-no_such_occurrence = The event does not take place on that day: { $on }.
time-unreadable_time = { $raw } is neither a day nor a time.
time-ends_before_it_begins = It ends before it begins.
time-no_zone = A time needs a time zone.
time-first_day_not_in_rule = The first day must be one of the days on which it repeats.
time-too_many_days = That is more days than a list shows: at most 400.
event-note-clock_skips_it = The clock change skips this hour; it begins that much later.
event-note-clock_shows_it_twice = The clock shows this hour twice; the first is meant.
event-note-no_end = It repeats without an end.
event-note-rule_unknown = Birlik does not know this rule yet; it is kept, and the first day is shown.
