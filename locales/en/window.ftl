### The frame of the window: places, palette, shortcuts, toasts, dates.

program = Birlik
places = Places
place-today = Today
place-people = People
place-settings = Settings
find-or-do = Find or do
palette-deeds = Actions
palette-nothing = Nothing found
saved = Saved
saved-backup = Saved, backup { $at }
read-only = Reading only
shortcuts = Keyboard shortcuts
shortcuts-everywhere = Everywhere
shortcuts-list = In the list
shortcut-back = Back, close
shortcut-onward = Go on with an import
shortcut-move = Up and down
shortcut-open = Open
shortcut-choose = Choose
shortcut-extend = Choose several
shortcut-all = Choose all
shortcut-compare = Compare the two chosen
key-space = Space
drop = Drop to read
drop-kinds = A roster (CSV, workbook, address cards), a calendar (.ics), an exchange file or a data file of Birlik
drop-one = One file at a time: { $name } is read
toasts = Messages
close = Close
cancel = Cancel
choose = Choose
more = More
delete = Delete
undo = Undo
undone = Undone
undone-kept = 
    Undone. { $kept ->
        [one] { $kept } value was changed since then and stays
       *[other] { $kept } values were changed since then and stay
    }
undone-mark = undone
yes = Yes
no = No
nothing = empty
loading = Loading
print = Print the list
print-short = Print
import = Import a roster
import-short = Import
export = Export people
export-short = Export
today-word = Today
sample-load = Load the sample
sample-loaded = { $people ->
        [one] { $people } person
       *[other] { $people } people
    } of the sample are here
pick-nothing = Nothing found
pick-search = Search
pick-none = None of them
name-missing = { $field } is needed
place-network = Network
place-schools = Schools
place-events = Events
place-exchange = Exchange
print-nothing = There is nothing to print here: open people, a month or a class
