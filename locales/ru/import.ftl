### The import of a roster: file, reading, columns, plan, writing, log.

import-steps = Шаги импорта
import-step-file = Файл
import-step-reading = Чтение
import-step-columns = Столбцы
import-step-plan = План
import-step-writing = Запись
import-step-log = Журнал
import-reading = Файл читается
import-choose-title = Выберите список или календарь
import-choose-text = Файл CSV, таблица, визитки или календарь (.ics), как их пишет другая программа. Ничего не будет записано, пока вы не увидите каждую строку.
import-choose = Выбрать файл
paste-table = Вставить таблицу
paste-name = Вставленная таблица
paste-field = Ячейки из Excel, Google Таблиц или сообщения
paste-hint = { $keys } вставляет и без этого окна
paste-do = Прочитать
import-encoding = Буквы
encoding = { $name }
import-notes = Что замечено
import-header = Заголовки
header-none = Их нет
import-sheet = Лист
sheet-hidden = { $name } (скрыт)
header-row = В строке { $row }
import-country-hint = Для телефонов без кода страны
import-read = { $rows ->
        [one] { $rows } строка
        [few] { $rows } строки
       *[other] { $rows } строк
    }, { $columns ->
        [one] { $columns } столбец
        [few] { $columns } столбца
       *[other] { $columns } столбцов
    }. { $ignored ->
        [0] {""}
       *[other] Пропущено строк сверху, между и снизу: { $ignored }.
    }
column-number = Столбец { $number }
column-becomes = Чем станет { $heading }
column-empty = пусто
column-unsure = Проверьте
order-dmy = Сначала день
order-mdy = Сначала месяц
order-ymd = Сначала год
order-serial = Номера дней Excel
order-jalali = Персидский календарь
order-proof = подтверждают { $rows } из { $filled }
read-not = не прочитано, останется как введено
mapping-found = Столбцы как в «{ $name }»
mapping-save = Запомнить столбцы
mapping-save-do = Запомнить
mapping-hint = Найдётся для следующего файла с такими заголовками
mapping-saved = Столбцы сохранены как «{ $name }»
targets-ids = Номера
targets-rest = Иначе
targets-more = Ещё
target-numbered = { $name } { $number }
target-label = { $name }, вид
target-full_name = Полное имя
target-given_name = Имя
target-family_name = Фамилия
target-patronymic = Отчество
target-former_family_name = Прежняя фамилия
target-preferred_name = Как обращаться
target-native_name = Своим письмом
target-passport_name = Как в паспорте
target-sex = Пол
target-birth_date = Дата рождения
target-birth_year = Год рождения
target-birth_month = Месяц рождения
target-birth_day = День рождения (число)
target-languages = Языки
target-country = Страна
target-city = Город
target-status = Статус
target-status_date = Статус с
target-class = Класс
target-school = Воскресная школа
target-term = Учебный период
target-guardian = Опекун
target-guardian_phone = Телефон опекуна
target-guardian_email = Эл. почта опекуна
target-guardian_relation = Кем приходится
target-guardian_id = ID опекуна в Birlik
target-household = Семья
target-tags = Метки
target-notes = Заметки
target-phone = Телефон
target-email = Почта
target-address = Адрес целиком
target-street = Улица
target-postal_code = Индекс
target-address_city = Город адреса
target-address_region = Регион адреса
target-address_country = Страна адреса
target-consent_contact = Согласие: письма
target-consent_directory = Согласие: справочник
target-consent_photo = Согласие: фотографии
target-consent_pass_on = Согласие: передача
target-id = Номер Birlik
target-external_id = Номер другой программы
target-external_id_source = Какая программа
target-row_number = Номер строки, не хранится
target-own = Новое своё поле
target-note_line = Строка в заметках
target-skip = Не брать
import-all = Все строки
outcome-new = Новые
outcome-updated = Правка
outcome-unchanged = Уже здесь
outcome-ask = Вопрос
outcome-refused = Не берём
outcome-deleted = Удалён
outcome-restored = Возвращён
import-problems = Как введено
import-counts = Числа плана
import-row = Строка
import-person = Человек
import-outcome = Что будет
import-changes = Что меняется
import-decision = Решение
import-need-you = Нужно ваше решение
import-nothing = Строк нет
import-find = Найти строки
import-find-clear = Показать все строки
import-likely = С вероятностью от { $percent }:
import-likely-same = тот же человек ({ $rows })
import-likely-new = Остальные: новые люди ({ $rows })
import-repeated = Повторы
import-joins = Тот же человек, что в строке { $row }.
import-above = Строка { $row }:
import-before = Решено раньше
import-take = Взять: { $field }, строка { $row }
import-decide-row = Решение для строки { $row }
decide-new = Добавить
decide-ask-new = Это новый человек
decide-update = Изменить
decide-fill = Дополнить
decide-skip = Пропустить
decide-leave_out = Не брать
decide-back = Взять снова
decide-all = { $decision }: все
row-same_id = Найден по номеру.
row-same_row = То же, что в строке выше.
row-same_external_id = Найден по номеру другой программы.
row-same_person = Совпадают имя и дата рождения, телефон или почта.
row-one_candidate = Похоже на одного человека здесь.
row-several_candidates = Это может быть кто-то из нескольких.
row-left_out = Вы не взяли эту строку.
row-same_as_row = Имя и дата рождения совпадают со строкой выше.
row-maybe_row = Похоже на строку выше.
row-row_decided = Так решили вы.
row-decided = Так решили вы.
because-same_id = тот же номер
because-same_row = та же строка
because-same_external_id = тот же внешний номер
because-swapped_names = имя и фамилия поменялись местами
because-same_given_name = то же имя
because-alike_given_name = похожее имя
because-same_family_name = та же фамилия
because-alike_family_name = похожая фамилия
because-other_family_name = другая фамилия
because-same_patronymic = то же отчество
because-other_patronymic = другое отчество
because-alike_birth_date = почти та же дата рождения
because-alike_phone = почти тот же телефон
because-other_phone = другой телефон
because-same_address = тот же адрес
because-other_sex = другой пол
because-same_birth_date = та же дата рождения
because-same_phone = тот же телефон
because-same_email = та же почта
import-about = Файл
import-size = { $rows ->
        [one] { $rows } строка
        [few] { $rows } строки
       *[other] { $rows } строк
    }, { $columns ->
        [one] { $columns } столбец
        [few] { $columns } столбца
       *[other] { $columns } столбцов
    }, { $size }
import-how-read = Как прочитано
change = Изменить
import-mode = Кто уже здесь
mode-fill = Только заполнить пустое
mode-update = Изменить
mode-skip = Оставить как есть
mode-add = Добавить всех заново
mode-fill-text = Что есть, остаётся; чего нет, берётся из файла.
mode-update-text = Значения из файла заменяют здешние.
mode-skip-text = Добавляются только новые люди.
mode-add-text = Каждая строка станет новым человеком, даже повторная.
import-tag = Метка для всех
import-tag-hint = Чтобы найти их всех
import-blank = Пустые ячейки ничего не меняют
import-will = { $people ->
        [one] Будет записан { $people } человек.
        [few] Будут записаны { $people } человека.
       *[other] Будет записано { $people } человек.
    }
import-open = { $open ->
        [one] { $open } строка ждёт
        [few] { $open } строки ждут
       *[other] { $open } строк ждут
    } решения; без него с ними ничего не произойдёт.
import-do = Импортировать: { $people }
import-give-up = Отказаться
import-to-columns = К столбцам
import-to-plan = Показать план
back = Назад
show = Показать
import-writing = Запись
import-writing-of = Запись, строка { $done } из { $total }
import-done = { $people ->
        [one] Записан { $people } человек
        [few] Записаны { $people } человека
       *[other] Записано { $people } человек
    }
import-undone = Импорт отменён
import-done-counts = { $new } новых, { $updated } изменено, { $unchanged } уже здесь, { $left } не взято
import-show-them = Показать этих людей
import-finish = Готово
import-event = Событие
import-zone = Часы для времени, о котором файл молчит
import-zone-hint = Для событий без часового пояса
import-zone-of = Часы «{ $zone }»
import-zone-unsaid = Часы отделения
import-zones-unknown = Здесь никто не знает этих часовых поясов: { $zones }. Скажите, какие часы имеются в виду; до тех пор их события ждут.
import-zone-choose = Выберите часы
import-read-events = { $rows ->
        [one] Прочитано { $rows } событие.
        [few] Прочитано { $rows } события.
       *[other] Прочитано { $rows } событий.
    } { $ignored ->
        [0] Ничего другого в файле не было.
        [one] Не взята { $ignored } часть, которая не событие.
       *[other] Не взято частей, которые не события: { $ignored }.
    }
import-size-events = { $rows ->
        [one] { $rows } событие
        [few] { $rows } события
       *[other] { $rows } событий
    }, { $size }
import-mode-events = События, которые уже здесь
mode-skip-text-events = Добавляются только новые события.
mode-add-text-events = Каждое событие файла станет новым.
mode-add-events = Добавить все заново
import-will-events = { $events ->
        [one] Будет записано { $events } событие.
        [few] Будут записаны { $events } события.
       *[other] Будет записано { $events } событий.
    }
import-do-events = Импортировать события: { $events }
import-done-events = { $events ->
        [one] Записано { $events } событие
        [few] Записаны { $events } события
       *[other] Записано { $events } событий
    }
import-show-events = Показать события
decide-take-older = Всё равно взять
row-same_uid = Найдено по опознавателю.
row-older_than_here = Файл старее того, что здесь.
row-unknown_zone = Ждёт, пока не сказан часовой пояс.
row-in_bin = Здесь его удалили.
row-nobody_found = Кого-то или чего-то из строки здесь нет.
row-several_found = Здесь могут иметься в виду несколько.
row-several_records = Здесь могут иметься в виду несколько записей.
row-link_missing = Не сказано, кто с чем связан.
row-same_person_twice = С обеих сторон один и тот же человек.
row-same_record = Уже есть: те же люди, то же начало.
import-rows-are = Строки — это
import-rows-people = Люди
import-entry = Запись
target-of = { $name }: { $part }
target-part-id = ID
target-part-school = школа
target-part-term = период
import-mode-records = Записи, которые уже здесь
mode-skip-text-records = Приходят только новые записи.
mode-add-text-records = Каждая строка становится новой записью.
import-will-records = { $rows ->
        [one] Будет записана { $rows } запись.
        [few] Будут записаны { $rows } записи.
       *[other] Будет записано { $rows } записей.
    }
import-do-records = Импортировать { $rows ->
        [one] { $rows } запись
        [few] { $rows } записи
       *[other] { $rows } записей
    }
import-done-records = { $rows ->
        [one] Записана { $rows } запись
        [few] Записаны { $rows } записи
       *[other] Записано { $rows } записей
    }
import-only-here = Строки связывают тех, кто здесь есть. Никто не создаётся; о ненайденных спросят.
target-event_title = Название
target-event_kind = Вид
target-event_state = Состояние
target-event_repeat = Повторяется
target-event_venue = Место
target-event_room = Комната
target-event_link = Ссылка
target-event_notes = Заметки
target-event_time = Когда
target-event_day = В один из дней
event-state-cancelled = отменено
event-state-tentative = ещё не точно
event-state-moved = перенесено на
event-state-added = добавлено
