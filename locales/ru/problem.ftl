### What was not as it should be in a file: values, rows, the whole table.

problem-unreadable_date = не похоже на дату
problem-impossible_date = нет в календаре
problem-unlikely_date = маловероятно для даты рождения
problem-ambiguous_date = неясно, где день и где месяц
problem-unreadable_phone = не номер телефона
problem-rounded_by_excel = Excel округлил, цифры потеряны
problem-unreadable_email = не адрес почты
problem-unreadable_sex = не обозначение пола
problem-unreadable_language = неизвестный язык
problem-unreadable_country = неизвестная страна
problem-unreadable_status = неизвестный статус
problem-unreadable_consent = не «да» и не «нет»
problem-not_our_id = номер другой программы
problem-control_characters = убраны невидимые знаки
problem-too_many_marks = убраны лишние знаки над буквами
problem-undecodable_bytes = есть нечитаемые буквы; попробуйте другую кодировку
problem-stray_quote = кавычка не на месте
problem-unclosed_quote = кавычка не закрыта
problem-too_few_cells = ячеек меньше, чем заголовков
problem-too_many_cells = ячеек больше, чем заголовков
problem-line_too_long = строка слишком длинная
problem-cell_too_long = ячейка слишком длинная
problem-nothing_in_row = непонятно, о ком речь
problem-same_heading_twice = заголовок повторяется
problem-second_column = второй столбец для одного значения; станет своим полем
problem-read_wrong_before = похоже, раньше это прочитали не в той кодировке
problem-encoding_uncertain = Кодировку ничто не подтверждает; проверьте имена
problem-no_headings = Заголовков нет; столбцы определены по содержимому
problem-unreadable_time = не время, которое можно прочитать
problem-unreadable_duration = не продолжительность
problem-ends_before_it_begins = заканчивается раньше, чем начинается; оставлено без конца
problem-no_start = нет начала
problem-unknown_zone = этот часовой пояс неизвестен; скажите, какой имеется в виду
problem-no_zone = нет часового пояса; взято время отделения
problem-skipped_hour = при переводе часов этот час пропускается; начало настолько позже
problem-unknown_rule = правило повторения, которого Birlik ещё не знает; оно сохранено, показан первый день
problem-no_end = повторяется без конца
problem-not_an_event = не событие и не взято
problem-left_out = нет места в Birlik, не взято
problem-unreadable_line = не строка календаря
problem-no_uid = нет идентификатора; он составлен по содержанию
problem-later_days_too = относилось и ко всем следующим дням; прочитано только для этого дня
problem-same_event_twice = то же событие в файле дважды; взято более новое
problem-unreadable_choice = нет среди слов этого поля; записано в заметки
problem-nobody_found = здесь никто и ничто так не называется
problem-several_found = здесь несколько с таким именем, или дата рождения другая
problem-link_missing = не указано
problem-same_person_twice = с обеих сторон один и тот же человек
problem-ends_before_begin = кончается раньше, чем начинается; оставлено как есть
problem-formula_error = формула, результат которой — ошибка; считается пустым
problem-formula_without_value = формула, которую не вычислили; считается пустым
problem-other_sheets = Другие листы не прочитаны
problem-hidden_sheets = Скрытые листы не прочитаны
problem-media_left_out = Изображения и звуки не взяты
problem-said_twice = в карточке два имени или две даты рождения; взято первое, второе — в заметках
problem-unclosed_card = у карточки нет конца
problem-group_card = это список людей, а не человек
problem-unreadable_card_line = это не строка карточки
problem-too_many_values = значений больше, чем помещается у человека; остальные в заметках
table-io = Файл не удалось дочитать до конца.
table-empty = Файл пуст.
table-headings_only = В файле только заголовки, строк нет.
table-too_many_columns = В строке { $row } столбцов: { $columns }; столько Birlik не читает.
table-line_too_long = Строка { $row } слишком длинная.
table-unknown_encoding = Неизвестная кодировка: { $encoding }.
table-unknown_delimiter = Разделитель может быть ; , | или табуляция.
table-no_such_line = В файле нет строки { $row }.
table-binary =
    { $looks_like ->
        [image] Это изображение, а не список, который читает Birlik.
        [pdf] Это PDF, а не список, который читает Birlik.
        [folder] Это папка, а не список, который читает Birlik.
        [document] Это текстовый документ, а не список, который читает Birlik.
        [zip] Это архив, а не список, который читает Birlik.
       *[other] Это не список, который читает Birlik (похоже на { $looks_like }).
    } Сохраните список как XLSX или CSV и попробуйте снова.
table-too_large = В файле больше, чем Birlik читает за раз. Разделите его и попробуйте снова.
table-part_too_large = Часть { $part } файла таблицы при распаковке становится больше любой таблицы. Файл не открыт.
table-entities = В части { $part } файла таблицы объявлены сущности (entity), как при атаках. Файл не открыт; сохраните его заново в его программе.
table-encrypted = Файл закрыт паролем. Сохраните его без пароля и попробуйте снова.
table-broken_workbook = Файл таблицы повреждён. Откройте его в его программе, сохраните заново и попробуйте ещё раз.
table-no_such_sheet = В файле нет листа { $sheet }.
table-cancelled = Отменено. Ничего не записано.
table-pasted_too_much = Во вставленной таблице миллион ячеек или больше: строка { $row } уже лишняя. Сохраните её файлом и импортируйте файл.
table-not_a_calendar = Это не календарь.
