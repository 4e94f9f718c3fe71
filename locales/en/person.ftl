### People: the list, a person beside it, and what is done with several.

people-none = Nobody here yet
people-none-text = Your members, volunteers, parents and children belong here. Bring the list you have; a name is enough to begin.
people-nobody = Nobody matches
people-tried = Also tried: { $words }
people-clear = Show everybody
person-search = Search people
search-clear = Clear search
person-new = New person
person-nameless = No name
columns = Columns
column-name = Name
column-city = City
column-phone = Phone
column-email = E-mail
column-born = Born
column-age = Age
column-household = Household
column-country = Country
column-languages = Speaks
column-tags = Tags
column-sex = Sex
column-status = Status
filter-add = Add filter
filter-children = Children
filter-adults = Adults
filter-batch = Of one import
filter-or = {" "}or{" "}
filter-remove = Remove filter: { $filter }
found = { $found } of { $all ->
        [one] { $all } person
       *[other] { $all } people
    }.
found-read = “{ $search }” was also read as { $words }.
more-than = { $total }+
mark-child = Child
mark-child-age = 
    Child, { $age ->
        [one] { $age } year
       *[other] { $age } years
    }
mark-conflict = Two values to decide
choose-all = Choose all
choose-none = Choose nobody
choose-person = Choose { $name }
chosen = { $people } chosen
chosen-deeds = With the people chosen
people-side-by-side = Compare
person-tag = Tag
people-deleted = { $people ->
        [one] { $people } person deleted
       *[other] { $people } people deleted
    }
people-delete-title = 
    Delete { $people ->
        [one] { $people } person
       *[other] { $people } people
    }?
people-delete-text = { $people ->
        [one] This person leaves every list
       *[other] They leave every list
    }. Undo brings them back, today and later.
people-keep = { $people ->
        [one] Keep
       *[other] Keep them
    }
people-delete-do = 
    Delete { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
tag-title = 
    Tag { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
tag-name = Tag
tag-hint = Choose one, or write a new one
tag-on = 
    Tag { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
tag-off = Take off
tag-remove = Take off { $tag }
tagged = { $people ->
        [one] { $people } person
       *[other] { $people } people
    } tagged “{ $tag }”
untagged = 
    “{ $tag }” taken off { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
person-mail = Write
person-call = Call
person-delete = Delete person
person-deleted = { $name } deleted
person-created = { $name } added
person-create = Add person
person-conflicts = Two chapters wrote different values for a field. Both are kept.
person-contact = Contact
person-unreachable = No phone, e-mail or address yet
person-facts = Facts
person-names = Names
person-household = Household
person-tags = Tags
person-consents = Agreed to
person-history = History
fact-add = Add to { $section }
add-value = Add
edit-value = { $field }: { $value }
born-age = { $born }, { $age ->
        [one] { $age } year
       *[other] { $age } years
    }
hint-date = 14.03.1987, 03.1987, 1987, 14.03 or ~1987
hint-native = In their own script: Мамедова Айгюн
hint-languages = Tags such as az ru de
hint-number = A whole number
name-needed = One name is needed, in any script
kept-date = The calendar has no such date. Kept as typed.
kept-number = Not a whole number. Kept as typed.
kept-phone = Cannot be dialled. Kept as typed.
kept-email = Not an e-mail address. Kept as typed.
part-phone = Phone
part-email = E-mail
part-address = Address
part-label = Label
part-remove = Remove
part-removed = { $value } removed
label-mobile = mobile
label-home = home
label-work = work
label-postal = post
label-other = other
address-street = Street and number
address-postal_code = Postal code
address-city = City
address-region = Region
address-typed = As it was typed: { $typed }
external-source = Which program
external-id = Number there
household-move = Choose a household…
household-leave = Take out of the household
household-deeds = What to do with the household
household-head = head
household-head-set = Make head of the household
household-alone = Lives alone
household-name = Name
household-salutation = Salutation
household-hint = Choose a household, or write the name of a new one
household-members = { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
household-make = New household
consent-yes = Agreed
consent-no = Refused
consent-open = Not asked
consent-how = How it was said
consent-how-add = how
state-living = Member
state-moved = Moved away
state-left = Left
state-deceased = Deceased
state-since = Since
sex-female = Female
sex-male = Male
sex-other = Other
change-made = Made
change-deleted = Deleted
changes-more = and { $more } more
history-none = Nothing was written here yet
history-older = { $more } older
print-head = { $people ->
        [one] { $people } person
       *[other] { $people } people
    }, { $day }
print-left-out = { $people ->
        [one] { $people } child
       *[other] { $people } children
    } left out.
value-hidden = Show { $field }
change-health = changed
looked-at = { $field } was opened
looked-at-gone = a removed field
print-page = Page { $page } of { $pages }
decide = Decide
cell-alive = The record
cell-kept = Kept
filter-status = Status…
filter-country = Country…
filter-city = City…
filter-sex = Sex…
filter-age = Age…
filter-tag = Tag…
filter-organisation = Organisation…
filter-own = { $name }…
filter-title = People by: { $field }
filter-use = Show these
filter-find = Search the choices
filter-exact = As it is written there
filter-change = Change filter: { $filter }
filter-age-from = From, years
filter-age-to = To, years
filter-aged = { $from } to { $to } years
filter-aged-from = { $from } years and older
filter-aged-to = up to { $to } years
filter-age-wrong = Whole years, the first not above the second
filter-below = With all organisations below it
filter-all-of = { $name } and all below
lists = Lists
list-everybody = Everybody
list-keep = Keep this list…
list-keep-text = Search, filters, columns and order come back by this name. It stays in your chapter.
list-name = Name of the list
list-keep-do = Keep
list-update = Keep what changed in “{ $name }”
list-delete = Delete the list “{ $name }”
list-kept = List “{ $name }” kept
list-deleted = List “{ $name }” deleted
list-unreadable = “{ $name }” holds a question that this version of Birlik does not read

### Who stands twice: pairs that are or may be one person.

duplicates = Who stands twice
duplicates-which = Which pairs
duplicates-all = All
duplicates-same = The same
duplicates-ask = To decide
duplicates-at-once = Several at once
duplicates-at-once-title = { $pairs ->
        [one] { $pairs } pair from { $share } % on
       *[other] { $pairs } pairs from { $share } % on
    }
duplicates-at-once-text = The first of each pair counts, the other fills what it leaves empty. Look through them; all of it can be undone.
duplicates-at-once-do = { $pairs ->
        [one] Merge { $pairs } pair
       *[other] Merge { $pairs } pairs
    }
duplicates-looking = Comparing everybody with everybody
duplicates-stopped = The search was stopped
duplicates-look = Look again
duplicates-none = Nobody stands twice
duplicates-none-text = People who may be one and the same will stand here, with what speaks for it.
duplicates-wait = { $pairs ->
        [one] { $pairs } pair may be one person
       *[other] { $pairs } pairs may be one person
    }
duplicates-score = { $score } %
duplicates-age = { $age } years
duplicates-no-age = No day of birth
duplicates-household = Household
duplicates-phones = Phones
duplicates-emails = E-mails
duplicates-addresses = Addresses
duplicates-memberships = Memberships
duplicates-offices = Posts
duplicates-classes = Classes
duplicates-guardians = Guardians
duplicates-tags = Tags
duplicates-changed = Last changed
duplicates-both = Keep the lines of both
duplicates-nothing-lost = Numbers, memberships, classes and tags of both stay. What gives way is kept in the history.
duplicates-merge = The same person
duplicates-not-same = Not the same person
duplicates-later = Later
duplicates-merged = One person now: { $name }
duplicates-merged-all = { $pairs ->
        [one] { $pairs } pair merged
       *[other] { $pairs } pairs merged
    }
duplicates-parted = Noted: not the same person
duplicates-chosen = Chosen in the list of people

### A person who was two: under what other name the record stood, and apart again.

made-of = Also recorded as
made-of-part = Take apart
made-of-parted = { $kept ->
        [0] Two people again: { $name }
        [one] Two people again: { $name }. { $kept } value written since stays where it is
       *[other] Two people again: { $name }. { $kept } values written since stay where they are
    }
