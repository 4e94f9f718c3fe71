### Deciding between two values.

to-decide = Решить
decide-title = Какое значение верно: { $name }
decide-text = Две организации написали разное. Пока вы не выберете, хранятся оба; у всех, кто получит ваш следующий файл, это тоже будет решено.
decide-who = { $chapter }, { $at }
decide-via = { $who }, через { $chapter }
decide-somebody = Неизвестная организация
decide-holds = До тех пор действует «{ $value }»
decide-another = Написать другое значение: { $field }
decide-another-short = Написать другое значение
decide-keys = взять первое или второе
decide-leave = Остальное оставить
decide-open = Открыть человека
decided = { $field }: решено
decide-why-values = Два значения
decide-why-deleted_edited = Одна организация удалила, другая изменила
decide-why-delete_asks = Удалить просит организация, которая запись не ведёт
decide-why-emptied = Файл убрал значение
decide-why-own_word = Файл выдаёт слово за написанное здесь
decide-why-home_moved = Кто-то перевёл запись в другую организацию
decide-why-apart = Одно слово делает их одним человеком, другое говорит, что двое из них разные
decide-why-declined = Раньше здесь отклонено
decide-why-withdrawn = Его организация больше не передаёт данные
decide-withdrawn = { $chapter } больше не передаёт данные: { $name }
decide-withdrawn-text = Здесь пока ничего не изменилось. Если отпустить, на этом компьютере от записи «{ $name }» останется только это слово; если согласие дадут снова, всё вернётся со следующим файлом организации { $chapter }.
decide-let_go = Отпустить
decide-keep_until = Хранить до
decide-keep_until-do = Хранить
decide-let_go-waits = { $unsent ->
        [one] { $unsent } запись, сделанная здесь, ещё не дошла до организации { $chapter }.
        [few] { $unsent } записи, сделанные здесь, ещё не дошли до организации { $chapter }.
       *[other] { $unsent } записей, сделанных здесь, ещё не дошли до организации { $chapter }.
    } Отправьте ей файл и примите её следующий файл; тогда можно отпустить.
decide-let_go-only_ours = { $records ->
        [one] Уйдёт и { $records } запись, которая есть только у нас (метка, семья).
        [few] Уйдут и { $records } записи, которые есть только у нас (метки, семьи).
       *[other] Уйдут и { $records } записей, которые есть только у нас (метки, семьи).
    }
decided-let_go = { $name }: отпущено
decided-kept = { $name }: хранится до { $date }
decide-keep = Сохранить
decide-empty = Оставить пустым
