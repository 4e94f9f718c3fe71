### A short guide to each place, for a volunteer.

help = Help
help-title = { $place }: a short guide
help-today-1 = Here is the day: who has a birthday, what is missing, what was done last.
help-today-2 = “To decide” appears when another chapter’s file said something else. Press a line to see both values and take one.
help-today-3 = Whatever was done stands under “Lately” and can be undone there, also days later.
help-people-1 = Type part of a name in any script, digits of a phone or an e-mail address.
help-people-2 = Press a person to see and change everything beside the list. Each field is saved when you leave it.
help-people-3 = Choose several to tag, export or print them. Children are left out of print and files unless you give a reason.
help-events-1 = Press “New event”, or drag over days of the month to plan for them.
help-events-2 = Drag an event to another day to move it, or press Alt and an arrow. Undo stands in the message below.
help-events-3 = A weekly event stays at its hour when the clocks change. Beside it stands the time in every country of the network.
help-events-4 = Who was there: P, A and E on the keyboard. A box that is empty was not recorded; that is not absent.
help-schools-1 = A school holds classes, a class its pupils. Add pupils from the people who are here already.
help-schools-2 = Who is responsible, whom to call, who lives there and who may collect are four separate facts.
help-schools-3 = The class sheet and the phones leave only with a reason, and what went to whom stays on record.
help-network-1 = The tree shows who stands under whom, with the people of each counted once.
help-network-2 = Each country has one tile of the same size. Press it to see its organisations; the table beside it says the same.
help-network-3 = Press an organisation to change it, to name who holds a post, or to open its roster.
help-exchange-1 = “Make a file” asks three things: for whom, what, and where to save. Send it by e-mail, on a stick or through a shared folder.
help-exchange-2 = A file that arrives is only shown. Look at what would change, untick what is to stay out, then take it in; it can be undone.
help-exchange-3 = Where two chapters said different things, both stand side by side under “To decide”. A and B take a side, the arrows move.
help-exchange-4 = Keys tell whose a file is. Read the six groups of digits to each other by phone; trust another key only when they are the same.
help-settings-1 = Here are the chapter, the language and look of this computer, your own fields, the data file and its backups.
help-settings-2 = A backup is made every day when something has changed, and before everything risky. Restoring shows first what it replaces.
help-import-1 = Nothing is written before the last step. You see how the file was read, what becomes of each column, and each row.
help-import-2 = A row that fits two people is asked about and never guessed. The whole import can be undone later. For the file - a table is read from the standard input.
