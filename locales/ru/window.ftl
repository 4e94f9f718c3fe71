### The frame of the window: places, palette, shortcuts, toasts, dates.

program = Birlik
places = Разделы
place-today = Сегодня
place-people = Люди
place-settings = Настройки
find-or-do = Найти, сделать
palette-deeds = Действия
palette-nothing = Ничего не найдено
saved = Сохранено
saved-backup = Сохранено, копия { $at }
read-only = Только чтение
shortcuts = Сочетания клавиш
shortcuts-everywhere = Везде
shortcuts-list = В списке
shortcut-back = Назад, закрыть
shortcut-onward = Дальше в импорте
shortcut-move = Вверх и вниз
shortcut-open = Открыть
shortcut-choose = Выбрать
shortcut-extend = Выбрать несколько
shortcut-all = Выбрать всё
shortcut-compare = Сравнить двух выбранных
key-space = Пробел
drop = Отпустите, чтобы прочитать
drop-kinds = Список (CSV, таблица, визитки), календарь (.ics), файл обмена или файл данных Birlik
drop-one = По одному файлу: читается { $name }
toasts = Сообщения
close = Закрыть
cancel = Отмена
choose = Выберите
more = Ещё
delete = Удалить
undo = Отменить
undone = Отменено
undone-kept = 
    Отменено. { $kept ->
        [one] { $kept } значение с тех пор изменили, оно остаётся
        [few] { $kept } значения с тех пор изменили, они остаются
       *[other] { $kept } значений с тех пор изменили, они остаются
    }
undone-mark = отменено
yes = Да
no = Нет
nothing = пусто
loading = Загрузка
print = Напечатать список
print-short = Печать
import = Импортировать список
import-short = Импорт
export = Экспортировать людей
export-short = Экспорт
today-word = Сегодня
sample-load = Загрузить пример
sample-loaded = 
    Из примера { $people ->
        [one] добавлен { $people } человек
        [few] добавлено { $people } человека
       *[other] добавлено { $people } человек
    }
pick-nothing = Ничего не найдено
pick-search = Поиск
pick-none = Ни один
name-missing = Нужно: { $field }
place-network = Сеть
place-schools = Школы
place-events = События
place-exchange = Обмен
print-nothing = Здесь нечего печатать: откройте людей, месяц или класс
