### The export of people to a file.

export-purpose = Для чего
export-handout = Раздать
export-birlik = Вернуть в Birlik
export-handout-text = Для Excel и для людей: выбранные столбцы, без идентификаторов.
export-birlik-text = Все столбцы с идентификаторами: изменённый файл найдёт своих людей.
export-format = Вид файла
format-xlsx = Книга Excel (XLSX)
format-csv = Таблица текстом (CSV)
format-vcard3 = Карточки адресов 3.0, для телефонов
format-vcard4 = Карточки адресов 4.0
format-households_csv = Строка на семью, для писем (CSV)
export-headings = Заголовки
export-stable = Постоянные имена, для программ
export-delimiter = Разделитель
delimiter-semicolon = Точка с запятой ;
delimiter-comma = Запятая ,
delimiter-tab = Табуляция
delimiter-bar = Черта |
export-bom = Метка BOM для Excel
export-sensitive = Включая детей и данные о здоровье
export-reason = Зачем и для кого
export-reason-hint = Сохраняется в журнале
export-column-sensitive = Не включается без причины
export-left-out = { $people ->
        [one] Не включён { $people } ребёнок
        [few] Не включены { $people } ребёнка
       *[other] Не включено { $people } детей
    }
export-preview = Первые строки
export-open-text = Файл не зашифрован. Удалите его, когда он больше не нужен.
export-do = Экспортировать: { $people }
export-written = { $people ->
        [one] { $people } человек записан
        [few] { $people } человека записаны
       *[other] { $people } человек записано
    } в { $name }
export-show = Показать файл
export-profile = Сохранено как
export-profile-none = Не сохранено
export-profile-keep = Сохранить
export-profile-forget = Забыть
export-profile-kept = Сохранено как «{ $name }»
export-profile-forgotten = «{ $name }» забыто
export-profile-hint = Вид файла, столбцы и их порядок, для следующего раза
export-who = { $chosen ->
        [0] Все, кого сейчас показывает список
        [one] { $chosen } выбранный человек
        [few] { $chosen } выбранных человека
       *[other] { $chosen } выбранных человек
    }
export-move = Переместить «{ $column }»: стрелка вверх или вниз
export-all-columns = Все
export-no-columns = Ни одного
format-text-csv = Открывается в любой программе. Плюс и нули телефонов остаются.
format-text-xlsx = Телефоны текстом, настоящие даты, заголовки с фильтром.
format-text-vcard3 = Имена, телефоны, почта и адреса; телефоны это понимают.
format-text-vcard4 = Имена, телефоны, почта и адреса для новых программ.
format-text-households_csv = Строка на семью: общее обращение, адрес, кто там живёт. Для писем слиянием.
