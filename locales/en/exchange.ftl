### Exchange between chapters: files that arrive and leave, keys, the bin, erasing.

exchange-lists = Files and chapters
exchange-make = Make a file
exchange-open = Open a file…
exchange-arrived = Arrived
exchange-sent = Sent
exchange-chapters = Chapters
exchange-taken = Taken in
exchange-none = A file from another chapter can be opened here, or dropped anywhere on the window.
exchange-folder = Shared folder
exchange-keys = Folder and keys
exchange-bin = Bin
arrivals = Files that have arrived
folder-choose = Choose a shared folder
folder-other = Choose another folder
folder-leave = Use no folder
folder-text = A folder that Nextcloud, Syncthing or Dropbox carries to the others. Once a day Birlik puts the council’s view there, encrypted for the chapters whose keys are here, and other files when you say so. It lists what has arrived; nothing is taken in by itself.
folder-gone = { $path } is not there. Its disk may be unplugged, or the cloud program has stopped.
folder-problem-gone = Today’s file is not in the shared folder: the folder is not there. Birlik tries again.
folder-problem-held = Today’s file is not in the shared folder: another program holds it, or this computer may not write there. Birlik tries again.
folder-problem-full = Today’s file is not in the shared folder: its disk is full. Birlik tries again when there is room.
folder-problem-other = Today’s file could not be written into the shared folder. Birlik tries again.
folder-empty = Nothing has arrived in the shared folder yet.
folder-rest = { $files } more files were not looked at. Clear the folder of old ones.
folder-arrived = New, not looked at
folder-taken = Taken in before
folder-own = Ours
folder-arriving = Still arriving
folder-sealed = Opens with a passphrase
folder-not_for_us = Is for somebody else
folder-held = Another program holds it
folder-not_ours = Not a file of Birlik
scope-everything = Everything
scope-council = The council’s view
scope-event = One event with its people
scope-school = One school
scope-named = { $what }: { $name }
incoming-from = From { $name }
incoming-reading = The file is read
incoming-taking = The file is taken in
incoming-nothing = Nothing was changed.
incoming-again = Try again
incoming-leave = Leave it
incoming-take = Take in { $records ->
        [one] { $records } change
       *[other] { $records } changes
    }
incoming-take-nothing = Note as received
incoming-about = Made { $at }. { $key } It holds: { $what }.
key-state-known = Known key.
key-state-new = New key.
key-state-changed = Another key than before.
key-state-own = This computer’s key.
incoming-note-again = This file was taken in before. Taking it in again changes nothing.
incoming-note-older = A later file of this chapter was taken in already. What is newer here stays.
incoming-note-own = This computer made the file.
incoming-note-earlier_copy = An earlier copy of this computer made the file.
incoming-note-own_words = The file says that this computer wrote things that it never did. An older copy of this data is in use, or the file is forged. Ask its sender before you go on.
incoming-note-other_data = The sender works with another data file than before, a restored backup or a copy.
incoming-all = All
incoming-new = New
incoming-updated = Updated
incoming-deleted = Deleted
incoming-withdrawn = No longer passed on
incoming-unknown = Unknown
incoming-one-new = New
incoming-one-updated = Updated
incoming-one-deleted = Deleted
incoming-one-withdrawn = No longer passed on
incoming-one-unknown = Needs a newer Birlik
incoming-groups = What it would change
incoming-conflicts = { $fields ->
        [one] { $fields } field will have
       *[other] { $fields } fields will have
    } two values, to be decided afterwards.
incoming-erase_requests = { $people ->
        [one] { $people } person asks
       *[other] { $people } people ask
    } to be erased.
incoming-bereft = { $child }: a guardian asks to be erased. Who is responsible then?
incoming-unchanged = { $records ->
        [one] { $records } record is
       *[other] { $records } records are
    } already here.
incoming-quarantined = { $rows ->
        [one] { $rows } line was
       *[other] { $rows } lines were
    } refused and set apart.
incoming-same = Everything in this file is already here.
incoming-foot = Nothing changes before you press the button above. { $declined ->
        [0] Untick what is to stay out.
        [one] { $declined } record stays out; its sender keeps it.
       *[other] { $declined } records stay out; their sender keeps them.
    }
incoming-decline-group = Leave out all of these
incoming-accept-group = Take in all of these
incoming-accept = Take in: { $name }
incoming-out = Stays out here only.
incoming-keep = Keep ours everywhere
incoming-kept = This goes back to { $chapter }
incoming-only-here = Only leave it out here
incoming-foot-ours = { $fields ->
        [one] { $fields } field of ours goes
       *[other] { $fields } fields of ours go
    } back to { $chapter }.
incoming-two = Two values will stand side by side
report-done = The file from { $name } is taken in
report-undone = Undone: the file from { $name }
report-nothing = It changed nothing here.
report-way-back = It can be undone here, also days later.
report-new = { $records ->
        [one] { $records } new record.
       *[other] { $records } new records.
    }
report-updated = { $records ->
        [one] { $records } record updated.
       *[other] { $records } records updated.
    }
report-deleted = { $records ->
        [one] { $records } record deleted.
       *[other] { $records } records deleted.
    }
report-withdrawn = { $people ->
        [one] { $people } person is
       *[other] { $people } people are
    } no longer passed on.
report-declined = { $records ->
        [one] { $records } record was
       *[other] { $records } records were
    } left out.
report-ours = { $fields ->
        [one] { $fields } field of ours stands and goes
       *[other] { $fields } fields of ours stand and go
    } back to { $chapter } with your next file.
report-unknown = { $records ->
        [one] { $records } record needs
       *[other] { $records } records need
    } a newer Birlik; kept and passed on as it is.
report-decide = Decide { $fields } now
sealed-title = This file opens with a passphrase
sealed-text = Its sender has it. Ask by phone; the passphrase should not come by the same way as the file.
sealed-open = Open
passphrase = Passphrase
passphrase-show = Show the passphrase
passphrase-copy = Copy the passphrase
passphrase-copied = The passphrase is copied
brake-title = So much would go
brake-text = { $kinds }: this sender’s files would take away { $count } of { $of }. If that is right, a backup is made first and you can undo it.
brake-type = Type { $count } to go on
brake-cancel = Look at them first
brake-do = Take it in
own-words-title = Go on all the same?
own-words-text = This computer gets a new identity first. What the file claims in its name is set aside and waits for your decision.
own-words-type = Type the sender’s name to go on: { $name }
own-words-do = Take it in
chapters-last = Last file taken in { $at }
chapters-key-only = Only its key is here
chapters-none = No chapter has sent a file yet. Send yours first: with it goes your key, and the answer can be encrypted for you.
chapters-silent = Have not sent
chapters-days = { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
chapters-never = never
chapters-remind = Copy a reminder
chapters-reminder = Dear friends, please send us your Birlik file: Exchange, “Make a file”, and save it. Thank you.
chapters-reminder-copied = The reminder is copied; paste it into a message
chapter-computer = Computer { $number }
chapter-received = Their last file here
chapter-has = Our last file there
chapter-seen = First seen
chapter-closes = Files can be encrypted for them
chapter-closes-yes = Yes
chapter-closes-no = Not yet: their key for it is not here
file-number = File { $no }, { $at }
key-of = Key of { $name }
key-read-out = Read these digits to each other by phone. The same on both sides: the files are theirs.
key-new-text = First file from this chapter. Read these digits to each other by phone when you can; the key is remembered when you take the file in.
key-other = Another key, check its digits
key-changed = { $name } has another key than before
key-changed-text = A new computer has a new key. So has somebody who only pretends to be { $name }. Phone a number that you know, not one from the message, and read the new digits to each other.
key-before = Before
key-now = Now
key-compared = I have spoken with { $name }, and the new digits are the same there
key-trust = Trust the new key
key-trusted = The new key of { $name } is trusted
key-own = This computer’s key
key-own-text = It goes with every file. The secret half never leaves this computer, also not in a backup.
key-own-digits = To read out by phone
key-copy = Copy the key for encryption
key-copied = The key is copied
join-title = Another computer of yours
join-text = Make a file of everything with a passphrase, carry it there, and choose “Open a file from another computer” on the first page. From then on the two exchange like chapters.
join-make = Make the file
start-join = Open a file from another computer
join-do-title = Begin with a file
join-do-text = This computer becomes another one of the chapter that made the file: with everything in it, and keys of its own.
join-passphrase-hint = Empty when the file has none
join-do = Choose a place and begin
join-not-everything = This file does not hold everything. Ask for one made for another computer of yours.
make-who = For whom
make-what = What
make-save = Save
make-closing-keys = Chapters we know
make-closing-passphrase = With a passphrase
make-closing-plain = Open
make-closing-keys-text = Only the chapters that you tick can open the file.
make-closing-passphrase-text = For the first file, or for your other computer: whoever has the words can open it.
make-closing-plain-text = Anybody who gets the file can read it. Children and health data stay here.
make-name = Name, for your records
make-passphrase-hint = Say it by phone, never in the same message as the file.
make-passphrase-other = Another
make-what-council = People who agreed to be passed on, organisations, posts and events; of pupils only how many.
make-what-event = The event, its days, and who comes.
make-what-school = Its classes, pupils, teachers and who is responsible.
make-what-everything = For another computer of yours, or to keep nothing back.
make-one-event = Which event
make-one-school = Which school
make-no-event = There is no event yet.
make-no-school = There is no school yet.
make-whole = Nothing stays here: children’s and health data go too. Send this only to your own computer.
make-plain = Children and health data stay here; how many is said afterwards.
make-writing = The file is written
make-to-file = Save as a file…
make-to-folder = Put it into the shared folder
make-file-to = for { $name }
make-missing-who = Tick for whom it is
make-missing-passphrase = A passphrase is needed
make-missing-one = Choose which one
make-missing-reason = Say why, and for whom
made = File { $no } is written
made-to = File { $no } for { $name } is written
made-what = { $what }: { $people ->
        [one] { $people } person
       *[other] { $people } people
    }, { $records ->
        [one] { $records } record
       *[other] { $records } records
    } in all.
made-left_out = { $people ->
        [one] { $people } child was
       *[other] { $people } children were
    } left out.
made-fields_left_out = { $fields ->
        [one] { $fields } sensitive field was
       *[other] { $fields } sensitive fields were
    } left out.
made-withdrawn = Of { $people ->
        [one] { $people } person
       *[other] { $people } people
    } only the word goes that they are no longer passed on.
made-closed = It is encrypted.
made-open = It is not encrypted. Whoever gets it can read it.
made-passphrase = Say this passphrase by phone. Birlik does not keep it.
made-next = Send it by e-mail or carry it on a stick. It can arrive twice, late or out of order; nothing is lost by that.
made-again = Make another
sent-to-nobody = Nobody was named
sent-what = File { $no }: { $what }, { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
sent-had = Has it: { $names }
sent-closed = Encrypted, no answer yet
sent-open = Not encrypted, no answer yet
sent-none = Nothing was sent yet.
sent-person = Sent to other chapters
inbox-none = Nothing to decide
inbox-none-text = When two chapters say different things, or one asks for something to go, both stand here side by side until you choose.
inbox-next = next
inbox-rest = { $fields } to decide. What you leave keeps both values.
inbox-count = { $fields } to decide
inbox-let_go = Let all go
inbox-let_go-title = Let all go who wait
inbox-let_go-text = Nothing of these people stays here but the word that they are no longer passed on. Whoever has words of ours that their chapter does not have yet stays.
inbox-let_go-type = Type { $count } to go on
inbox-let_go-do = Let them go
inbox-let_go-done = { $people ->
        [one] { $people } person was let go
       *[other] { $people } people were let go
    }
inbox-let_go-waiting = { $people ->
        [one] { $people } person is
       *[other] { $people } people are
    } no longer passed on by their chapter.
erase-menu = Erase for good…
erase-short = Erase…
erase-agree = Agree…
erase-not-here = Somebody who is not here
erase-asked = { $chapter } asks to erase, { $at }. The request is passed on whatever you decide.
erase-reason-asked = Request of { $chapter }
erase-title = Erase for good: { $name }
erase-text = There is no undo. Everything of this person goes from this file at once, and from the backups within 30 days.
erase-with = With them go: { $what }.
erase-going = { $kinds } { $amount }
erase-others = The next files ask the other chapters to erase too.
erase-reason = Why
erase-reason-hint = A letter, a law: who asked, and when
erase-type = Type to confirm: { $word }
erase-word = erase
erase-keep = Keep
erase-do = Erase for good
erased = Erased, { $records ->
        [one] { $records } record
       *[other] { $records } records
    }
bin-text = What was deleted here lies in the bin and can be brought back. Erased people never do.
bin-none = The bin is empty
bin-none-text = What you delete lies here until it is brought back.
bin-restore = Bring back
bin-restored = Brought back: { $name }
