### Today: what is to complete, birthdays, what was done lately.

today-people = { $people ->
        [one] человек
        [few] человека
       *[other] человек
    }
today-households = { $households ->
        [one] семья
        [few] семьи
       *[other] семей
    }
today-children = { $children ->
        [one] ребёнок
        [few] ребёнка
       *[other] детей
    }
today-empty = Пока никого нет
today-empty-text = Здесь будут дни рождения, незавершённое и последние изменения.
next = Скоро
next-there = там { $time }
to-complete = Дополнить
to-complete-none = Всё заполнено
to-complete-more = Показать ещё { $more }
why-no_adult_to_reach = Ни с кем из взрослых в семье нельзя связаться.
why-no_contact = Нет ни телефона, ни почты.
to-complete-rest = и ещё { $rest }; сначала дополните эти
why-value_kept_as_typed = { $field }: «{ $raw }» не удалось прочитать
why-no_name = Нет имени или фамилии.
why-not_yet_born = День рождения ещё не наступил.
why-own_guardian = Человек записан опекуном самого себя.
birthdays = Дни рождения
birthdays-none = В ближайшие две недели нет
birthdays-count = { $birthdays ->
        [one] { $birthdays } день рождения
        [few] { $birthdays } дня рождения
       *[other] { $birthdays } дней рождения
    }
birthday-turns = исполняется { $age }
lately = Недавнее
lately-none = Пока ничего не записано
waiting = Ожидает
waiting-plan = { $rows ->
        [one] { $rows } строка
        [few] { $rows } строки
       *[other] { $rows } строк
    } в плане, решить: { $ask }, { $at }
source-screen = Изменено здесь
source-import = Импорт
source-exchange = Файл обмена
source-undo = Отмена
source-sample = Пример
batch-record_create = { $people ->
        [one] Добавлено
        [few] Добавлено: { $people } человека
       *[other] Добавлено: { $people } человек
    }
batch-record_edit = { $people ->
        [one] Изменено
        [few] Изменено: { $people } человека
       *[other] Изменено: { $people } человек
    }
batch-record_delete = { $people ->
        [one] Удалено
        [few] Удалено: { $people } человека
       *[other] Удалено: { $people } человек
    }
batch-record_restore = { $people ->
        [one] Возвращено
        [few] Возвращено: { $people } человека
       *[other] Возвращено: { $people } человек
    }
batch-person_tag = { $people ->
        [one] Метка «{ $tag }»
        [few] Метка «{ $tag }», { $people } человека
       *[other] Метка «{ $tag }», { $people } человек
    }
batch-person_move_to_household = { $people ->
        [one] Другая семья
        [few] Семья, { $people } человека
       *[other] Семья, { $people } человек
    }
batch-named = { $what }: { $name }
batch-batch_undo = Отмена
batch-sample_load = 
    Пример, { $people ->
        [one] { $people } человек
        [few] { $people } человека
       *[other] { $people } человек
    }
batch-people_generate = Вымышленные люди, { $people }
batch-import_csv = 
    Импорт { $file }, { $people ->
        [one] { $people } человек
        [few] { $people } человека
       *[other] { $people } человек
    }
batch-exchange_keep = Оставлено наше
batch-conflict_resolve = Решено
batch-exchange_import = Принят файл: { $chapter }
batch-person_erase = Человек стёрт
batch-person_merge = Сделаны одним человеком
batch-person_unmerge = Разъединены
batch-person_different = Отмечено: не один человек
batch-own_field_create = Новое поле: { $name }
batch-file_create = Начат файл данных
batch-installation_begin = Подключён этот компьютер
batch-chapter_edit = Изменено отделение
batch-undone = Отменено: { $what }
batch-event_create = Событие добавлено
batch-event_edit = Событие изменено
batch-event_move = Событие перенесено
batch-event_day = Один день события изменён
batch-attendance_record = Присутствие отмечено
batch-import_ics = Импорт { $file }: события
batch-import_records = Импорт { $file }
batch-person_let_go = Человек отпущен: его организация больше не передаёт данные
batch-bin_empty = Корзина очищена: удалено 90 дней назад
batch-pupils_count = Ученики пересчитаны
bin-due = Навсегда уходит из корзины
bin-due-text = Удалено три месяца назад. После этого вернуть будет нельзя.
bin-due-on = { $date }
bin-due-rest = и ещё { $rest }
bin-due-restore = Вернуть
bin-due-restored = { $name }: возвращено
