### The export of people to a file.

export-purpose = What it is for
export-handout = To hand out
export-birlik = To bring back into Birlik
export-handout-text = For Excel and for people: the columns you choose, without ids.
export-birlik-text = All columns with ids, so that a changed file finds its people again.
export-format = Kind of file
format-xlsx = Excel workbook (XLSX)
format-csv = Table as text (CSV)
format-vcard3 = Address cards 3.0, for telephones
format-vcard4 = Address cards 4.0
format-households_csv = One row a household, for letters (CSV)
export-headings = Headings
export-stable = Stable names, for programs
export-delimiter = Parted by
delimiter-semicolon = Semicolon ;
delimiter-comma = Comma ,
delimiter-tab = Tab
delimiter-bar = Bar |
export-bom = Byte order mark, for Excel
export-sensitive = Children and health data too
export-reason = Why, and for whom
export-reason-hint = Kept on record
export-column-sensitive = Left out unless you give a reason
export-left-out = { $people ->
        [one] { $people } child is left out
       *[other] { $people } children are left out
    }
export-preview = First rows
export-open-text = The file is not encrypted. Delete it when it has served.
export-do = 
    Export { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
export-written = { $people ->
        [one] { $people } person
       *[other] { $people } people
    } written to { $name }
export-show = Show file
export-profile = Kept as
export-profile-none = Not kept
export-profile-keep = Keep this
export-profile-forget = Forget it
export-profile-kept = Kept as “{ $name }”
export-profile-forgotten = “{ $name }” is forgotten
export-profile-hint = Kind of file, columns and their order, for the next time
export-who = { $chosen ->
        [0] Everybody whom the list shows now
        [one] The person you chose
       *[other] The { $chosen } people you chose
    }
export-move = Move { $column }: arrow up or down
export-all-columns = All
export-no-columns = None
format-text-csv = Opens in every program. Phones keep their plus and their zeros.
format-text-xlsx = Phones as text, real dates, headings that filter.
format-text-vcard3 = Names, phones, e-mails and addresses; telephones take it in.
format-text-vcard4 = Names, phones, e-mails and addresses, for newer programs.
format-text-households_csv = One row a household: the joint salutation, the address, who lives there. For mail merge.
