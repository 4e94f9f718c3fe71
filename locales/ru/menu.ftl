### Строка меню окна и названия видов файлов в системных диалогах.

menu-file = Файл
menu-new_file = Новый файл данных…
menu-open_file = Открыть файл данных…
menu-import = Импортировать список…
menu-export = Экспортировать людей…
menu-print = Напечатать список…
menu-quit = Выйти из Birlik
menu-edit = Правка
menu-undo = Отменить ввод
menu-redo = Повторить ввод
menu-cut = Вырезать
menu-copy = Копировать
menu-paste = Вставить
menu-select_all = Выделить всё
menu-new_person = Новый человек
menu-view = Вид
menu-today = Сегодня
menu-people = Люди
menu-settings = Настройки
menu-search = Поиск людей
menu-palette = Найти или сделать…
menu-help = Справка
menu-shortcuts = Сочетания клавиш
dialog-table = Таблицы (CSV)
dialog-data_file = Файлы данных Birlik
dialog-all = Все файлы
