### Deciding between two values.

to-decide = To decide
decide-title = Which value is right: { $name }
decide-text = Two chapters said different things. Both are kept until you choose; everybody who gets your next file has it decided too.
decide-who = { $chapter }, { $at }
decide-via = { $who }, through { $chapter }
decide-somebody = An unknown chapter
decide-holds = “{ $value }” holds until then
decide-another = Write another value: { $field }
decide-another-short = Write another value
decide-keys = take the first or the second
decide-leave = Leave the rest
decide-open = Open the person
decided = { $field } is decided
decide-why-values = Two values
decide-why-deleted_edited = Deleted by one chapter, edited by another
decide-why-delete_asks = A chapter that does not keep it wants it deleted
decide-why-emptied = A file took the value away
decide-why-own_word = A file claims a word of this computer
decide-why-home_moved = Moved to another chapter by somebody else
decide-why-apart = One word makes them one person, another says that two of them are not
decide-why-declined = Declined here before
decide-why-withdrawn = No longer passed on by their chapter
decide-withdrawn = { $chapter } no longer passes { $name } on
decide-withdrawn-text = Nothing has changed here yet. When you let go, nothing of { $name } stays on this computer but this word; if consent is given again, everything comes back with the next file of { $chapter }.
decide-let_go = Let go
decide-keep_until = Keep until
decide-keep_until-do = Keep
decide-let_go-waits = { $unsent ->
        [one] One thing that was written here has not reached { $chapter } yet.
       *[other] { $unsent } things that were written here have not reached { $chapter } yet.
    } Send { $chapter } a file and take in its next one; then you can let go.
decide-let_go-only_ours = { $records ->
        [one] One record that only we have goes too (a tag, a household).
       *[other] { $records } records that only we have go too (tags, households).
    }
decided-let_go = { $name } was let go
decided-kept = { $name } stays until { $date }
decide-keep = Keep it
decide-empty = Leave it empty
