### Deciding between two values.

to-decide = To decide
decide-title = Which value is right: { $name }
decide-text = Two chapters said different things. Both are kept until you choose; everybody who gets your next file has it decided too.
decide-who = { $chapter }, { $at }
decide-via = { $who }, through { $chapter }
decide-somebody = An unknown chapter
decide-holds = “{ $value }” holds until then
decide-another = Another value: { $field }
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
