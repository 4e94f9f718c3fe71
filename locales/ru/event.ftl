### Events: the month, an event, who was there, calendars as files.

event-new = Новое событие
event-make = Добавить событие
event-made = Добавлено: { $title }
event-moved = Перенесено: { $title }
event-deleted = Удалено: { $title }
event-delete = Удалить событие
event-cancel = Отменить в этот день
event-on = Всё-таки состоится
event-cancelled = Отменено
event-cancelled-day = { $title }: в этот день отменено
event-on-again = { $title } состоится
event-view = Вид
event-month = Месяц
event-list = Список
month-before = Предыдущий месяц
month-after = Следующий месяц
event-drag = Перетащите на другой день или Alt и стрелки
event-more = ещё { $more }
event-too-many = Событий больше, чем вмещает страница: смотрите меньше дней.
events-none = Ничего не запланировано
events-none-text = Здесь место встречам, репетициям, урокам и праздникам, каждому в своём времени.
event-title = Название
event-day = День
event-until = Последний день
event-whole = Целые дни
event-from = С
event-to = До
event-weekly = Каждую неделю
event-repeat-until = До какого дня
event-repeat-hint = Без конца продолжается; день входит
event-venue = Место
event-room = Комната
event-link = Ссылка
event-notes = Заметки
event-when = Когда
event-yours = Ваше время
event-repeats = Повторяется
event-weekly-on = каждую неделю
event-weekly-until = каждую неделю до { $day }
event-host = Проводит
event-elsewhere = Местное время
event-other-clock = по другим часам
event-rule-unknown = Повторяется по правилу, которого Birlik ещё не знает. Правило сохранено: { $rule }
event-clock_skips_it = В этот день часы пропускают этот час; начало часом позже.
event-clock_shows_it_twice = В этот день часы показывают этот час дважды; считается первый.
event-copy = Скопировать для чата
calendar-out = Экспортировать всё в .ics
calendar-one = Экспортировать в .ics
calendar-written = Событий записано в { $name }: { $events }
attendance = Кто был
attendance-of = { $recorded } из { $all }
attendance-add = Добавить кого-то
attendance-none = По именам никого не ждут
attendance-present = был
attendance-absent = не был
attendance-excused = уважительно
attendance-present-short = Б
attendance-absent-short = Н
attendance-excused-short = У
attendance-rest = Все остальные были
choice-event-kind-meeting = Встреча
choice-event-kind-lesson = Урок
choice-event-kind-rehearsal = Репетиция
choice-event-kind-celebration = Праздник
choice-event-kind-trip = Поездка
repeat-day = { $interval ->
        [1] каждый день
       *[other] раз в { $interval } дн.
    }
repeat-week = { $interval ->
        [1] каждую неделю
       *[other] раз в { $interval } нед.
    }
repeat-month = { $interval ->
        [1] каждый месяц
       *[other] раз в { $interval } мес.
    }
repeat-year = { $interval ->
        [1] каждый год
       *[other] раз в { $interval } г.
    }
repeat-on-days = { $every }, { $days }
repeat-to = { $every }, до { $day }
repeat-times = { $every }, всего { $count }
event-changed = Изменено: { $title }
event-changed-day = { $title }: изменено на этот день
event-change-when = Изменить время
event-scope = Изменения касаются
event-scope-all = Все дни
event-scope-day = Этот день
event-every-weeks = Раз в сколько недель
event-weekdays = По дням
event-ends = Заканчивается
event-ends-never = Никогда
event-ends-on = В день
event-ends-after = После стольких раз
event-times = Раз
event-zone = Часы
event-class = Класс
event-class-none = Вся школа или никакой
event-time-wrong = Заканчивается раньше, чем начинается
event-rule-kept = Правило слишком сложно, чтобы менять его здесь; оно остаётся.
event-no_end = Повторяется без конца.
event-rule_unknown = Birlik пока не знает этого правила; оно сохранено, показан первый день.
check-in = Отметить пришедших
check-in-done = Готово
check-in-so-far = Пока что
check-in-here = здесь { $here }
check-in-of = из { $all }; не отмечено: { $open }
check-in-know = Важно сегодня
check-in-undo-key = ещё раз снимает отметку
register = Журнал
register-counts = были { $present }, не были { $absent }, уважительно { $excused }, не отмечено { $open }
register-none = В этом месяце ничего не было
register-none-text = Здесь появятся уроки и другие события этого класса или его школы, по столбцу на день.
register-lesson = Новый урок
register-cell = { $name }, { $day }: { $answer }
register-open = не отмечено
register-not-expected = не ожидается
register-export = Выгрузить журнал
register-export-do = Записать таблицу
register-written = Журнал записан в { $name }: человек { $people }, не взято { $left }
register-more = Дней больше, чем вмещает журнал: выберите меньше.
calendar-in = Импортировать календарь (.ics)
month-print = Печатать месяц
month-printed = Напечатано { $day }
print-month-first = Чтобы напечатать, покажите месяц
