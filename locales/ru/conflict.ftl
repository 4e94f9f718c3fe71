### Deciding between two values.

to-decide = Решить
decide-title = Какое значение верно: { $name }
decide-text = Две организации написали разное. Пока вы не выберете, хранятся оба; у всех, кто получит ваш следующий файл, это тоже будет решено.
decide-who = { $chapter }, { $at }
decide-via = { $who }, через { $chapter }
decide-somebody = Неизвестная организация
decide-holds = До тех пор действует «{ $value }»
decide-another = Другое значение: { $field }
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
