### The window's menu bar and the names of file kinds in the system's dialogs.

menu-file = File
menu-new_file = New data file…
menu-open_file = Open data file…
menu-import = Import a roster…
menu-export = Export people…
menu-print = Print the list…
menu-quit = Quit Birlik
menu-edit = Edit
menu-undo = Undo typing
menu-redo = Redo typing
menu-cut = Cut
menu-copy = Copy
menu-paste = Paste
menu-select_all = Select all
menu-new_person = New person
menu-view = View
menu-today = Today
menu-people = People
menu-settings = Settings
menu-search = Search people
menu-palette = Find or do…
menu-help = Help
menu-shortcuts = Keyboard shortcuts
dialog-table = Tables (CSV)
dialog-data_file = Data files of Birlik
dialog-all = All files
