### Today: what is to complete, birthdays, what was done lately.

today-people = { $people ->
        [one] person
       *[other] people
    }
today-households = { $households ->
        [one] household
       *[other] households
    }
today-children = { $children ->
        [one] child
       *[other] children
    }
today-empty = Nobody here yet
today-empty-text = Birthdays, what is to complete and the last changes will stand here.
next = Next
next-there = there { $time }
to-complete = To complete
to-complete-none = Nothing is missing
to-complete-more = Show { $more } more
why-no_adult_to_reach = No adult of the household can be reached.
why-no_contact = No phone and no e-mail.
to-complete-rest = and { $rest } more; complete these first
why-value_kept_as_typed = { $field }: “{ $raw }” could not be read
why-no_name = Given or family name is missing.
why-not_yet_born = A day of birth is still to come.
why-own_guardian = Somebody is entered as their own guardian.
birthdays = Birthdays
birthdays-none = None in the next two weeks
birthdays-count = { $birthdays ->
        [one] { $birthdays } birthday
       *[other] { $birthdays } birthdays
    }
birthday-turns = turns { $age }
lately = Lately
lately-none = Nothing was written yet
waiting = Waiting
waiting-plan = { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    } planned, { $ask } to decide, { $at }
source-screen = Changed here
source-import = Import
source-exchange = Exchange file
source-undo = Undo
source-sample = Sample
batch-record_create = { $people ->
        [one] Added
       *[other] { $people } people added
    }
batch-record_edit = { $people ->
        [one] Edited
       *[other] { $people } people edited
    }
batch-record_delete = { $people ->
        [one] Deleted
       *[other] { $people } people deleted
    }
batch-record_restore = { $people ->
        [one] Brought back
       *[other] { $people } people brought back
    }
batch-person_tag = { $people ->
        [one] Tag “{ $tag }”
       *[other] Tag “{ $tag }”, { $people } people
    }
batch-person_move_to_household = { $people ->
        [one] Household changed
       *[other] Household, { $people } people
    }
batch-named = { $what }: { $name }
batch-batch_undo = Undo
batch-sample_load = 
    Sample, { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
batch-people_generate = Invented people, { $people }
batch-import_csv = 
    Import of { $file }, { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
batch-exchange_keep = Ours was kept
batch-conflict_resolve = Decided
batch-exchange_import = File taken in: { $chapter }
batch-person_erase = A person was erased
batch-person_merge = Made one person
batch-person_unmerge = Taken apart
batch-person_different = Noted: not one person
batch-own_field_create = New field: { $name }
batch-file_create = Data file begun
batch-installation_begin = This computer joined
batch-chapter_edit = Chapter edited
batch-undone = Undone: { $what }
batch-event_create = Event added
batch-event_edit = Event changed
batch-event_move = Event moved
batch-event_day = One day of an event changed
batch-attendance_record = Attendance noted
batch-import_ics = Import of { $file }: events
batch-import_records = Import of { $file }
batch-person_let_go = A person was let go: their chapter no longer passes them on
batch-bin_empty = The bin was emptied: deleted 90 days ago
batch-pupils_count = Pupils counted
bin-due = Leaves the bin for good
bin-due-text = Deleted three months ago. From then on it cannot be brought back.
bin-due-on = on { $date }
bin-due-rest = and { $rest } more
bin-due-restore = Bring back
bin-due-restored = { $name } is back
