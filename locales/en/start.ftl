### The first start.

start-promise = Unity, in one file on this computer. Nothing leaves it unless you send it.
start-welcome = Welcome
start-answers = Three answers, and you can begin. All can be changed later.
start-language = Your language
start-chapter = Your chapter
start-name-missing = Write what the chapter is called
start-country-missing = Choose the country
start-how = How to begin
start-import = Import a roster
start-import-named = Import { $name }
start-import-text = A workbook, a CSV file or address cards from another program. You see every row before it is written.
start-sample = Look around with the sample
start-sample-text = Invented people. Take them out again with one click.
start-sample-name = Sample chapter
start-empty = Begin with an empty chapter
start-open = Open a data file
start-drop = You can also drop a file anywhere on this window.
start-elsewhere = Choose another place
failed = Birlik cannot begin
failed-text = Your data file was not touched. If it happens again, the log has the details.
failed-again = Try again
rescue = Its backups
rescue-text = One of them can take its place. You see what it holds before anything is replaced.
