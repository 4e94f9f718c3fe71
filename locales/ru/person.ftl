### People: the list, a person beside it, and what is done with several.

people-none = Пока никого нет
people-none-text = Здесь будут ваши участники, волонтёры, родители и дети. Возьмите список, который есть; для начала хватит имени.
people-nobody = Никто не подходит
people-tried = Искали также: { $words }
people-clear = Показать всех
person-search = Поиск людей
search-clear = Очистить поиск
person-new = Новый человек
person-nameless = Без имени
columns = Столбцы
column-name = Имя
column-city = Город
column-phone = Телефон
column-email = Почта
column-born = Дата рождения
column-age = Возраст
column-household = Семья
column-country = Страна
column-languages = Языки
column-tags = Метки
column-sex = Пол
column-status = Статус
filter-add = Добавить фильтр
filter-children = Дети
filter-adults = Взрослые
filter-batch = Из одного импорта
filter-or = {" "}или{" "}
filter-remove = Убрать фильтр: { $filter }
found = { $found } из { $all ->
        [one] { $all } человека
        [few] { $all } человек
       *[other] { $all } человек
    }.
found-read = «{ $search }» читали и как { $words }.
more-than = { $total }+
mark-child = Ребёнок
mark-child-age = 
    Ребёнок, { $age ->
        [one] { $age } год
        [few] { $age } года
       *[other] { $age } лет
    }
mark-conflict = Два значения, нужно решить
choose-all = Выбрать всех
choose-none = Снять выбор
choose-person = Выбрать: { $name }
chosen = Выбрано: { $people }
chosen-deeds = С выбранными
people-side-by-side = Сравнить
person-tag = Метка
people-deleted = { $people ->
        [one] Удалён { $people } человек
        [few] Удалены { $people } человека
       *[other] Удалено { $people } человек
    }
people-delete-title = 
    Удалить { $people ->
        [one] { $people } человека
        [few] { $people } человек
       *[other] { $people } человек
    }?
people-delete-text = { $people ->
        [one] Этот человек исчезнет из всех списков
        [few] Они исчезнут из всех списков
       *[other] Они исчезнут из всех списков
    }. Отмена вернёт всё, и сегодня, и позже.
people-keep = Оставить
people-delete-do = 
    Удалить { $people ->
        [one] { $people } человека
        [few] { $people } человек
       *[other] { $people } человек
    }
tag-title = 
    Метка: { $people ->
        [one] { $people } человек
        [few] { $people } человека
       *[other] { $people } человек
    }
tag-name = Метка
tag-hint = Выберите или напишите новую
tag-on = Отметить: { $people }
tag-off = Снять
tag-remove = Снять { $tag }
tagged = 
    Метка «{ $tag }» поставлена: { $people ->
        [one] { $people } человек
        [few] { $people } человека
       *[other] { $people } человек
    }
untagged = 
    Метка «{ $tag }» снята: { $people ->
        [one] { $people } человек
        [few] { $people } человека
       *[other] { $people } человек
    }
person-mail = Написать
person-call = Позвонить
person-delete = Удалить человека
person-deleted = { $name }: удаление
person-created = { $name }: добавление
person-create = Добавить
person-conflicts = Два отделения записали разное в одно поле. Сохранены оба значения.
person-contact = Связь
person-unreachable = Пока нет телефона, почты и адреса
person-facts = Сведения
person-names = Имена
person-household = Семья
person-tags = Метки
person-consents = Согласия
person-history = История
fact-add = Добавить: { $section }
add-value = Добавить
edit-value = { $field }: { $value }
born-age = { $born }, { $age ->
        [one] { $age } год
        [few] { $age } года
       *[other] { $age } лет
    }
hint-date = 14.03.1987, 03.1987, 1987, 14.03 или ~1987
hint-native = Своим письмом: Məmmədova Aygün
hint-languages = Например: az ru de
hint-number = Целое число
name-needed = Нужно хотя бы одно имя, любым письмом
kept-date = Такой даты нет в календаре. Сохранено как введено.
kept-number = Не целое число. Сохранено как введено.
kept-phone = По этому номеру не позвонить. Сохранено как введено.
kept-email = Не адрес почты. Сохранено как введено.
part-phone = Телефон
part-email = Почта
part-address = Адрес
part-label = Вид
part-remove = Удалить
part-removed = { $value }: удалено
label-mobile = мобильный
label-home = домашний
label-work = рабочий
label-postal = почтовый
label-other = другой
address-street = Улица и дом
address-postal_code = Индекс
address-city = Город
address-region = Регион
address-typed = Как было введено: { $typed }
external-source = Какая программа
external-id = Номер там
household-move = Выбрать семью…
household-leave = Убрать из семьи
household-deeds = Действия с семьёй
household-head = глава
household-head-set = Сделать главой семьи
household-alone = Живёт отдельно
household-name = Название
household-salutation = Обращение
household-hint = Выберите семью или напишите название новой
household-members = { $people ->
        [one] { $people } человек
        [few] { $people } человека
       *[other] { $people } человек
    }
household-make = Новая семья
consent-yes = Согласие
consent-no = Отказ
consent-open = Не спрашивали
consent-how = Как сказано
consent-how-add = как
state-living = С нами
state-moved = Переезд
state-left = Выход
state-deceased = Смерть
state-since = С какого дня
sex-female = Женский
sex-male = Мужской
sex-other = Другой
change-made = Создано
change-deleted = Удалено
changes-more = и ещё { $more }
history-none = Здесь ещё ничего не записано
history-older = Ещё { $more } раньше
print-head = { $people ->
        [one] { $people } человек
        [few] { $people } человека
       *[other] { $people } человек
    }, { $day }
print-left-out = { $people ->
        [one] Не включён { $people } ребёнок
        [few] Не включены { $people } ребёнка
       *[other] Не включено { $people } детей
    }.
value-hidden = Показать: { $field }
change-health = изменено
looked-at = Открыто: { $field }
looked-at-gone = удалённое поле
print-page = Страница { $page } из { $pages }
decide = Решить
cell-alive = Запись
cell-kept = Остаётся
filter-status = Статус…
filter-country = Страна…
filter-city = Город…
filter-sex = Пол…
filter-age = Возраст…
filter-tag = Метка…
filter-organisation = Организация…
filter-own = { $name }…
filter-title = Люди, отбор: { $field }
filter-use = Показать
filter-find = Найти среди вариантов
filter-exact = Как там написано
filter-change = Изменить отбор: { $filter }
filter-age-from = От, лет
filter-age-to = До, лет
filter-aged = { $from }–{ $to } лет
filter-aged-from = { $from } лет и старше
filter-aged-to = до { $to } лет
filter-age-wrong = Целые годы, первый не больше второго
filter-below = Со всеми организациями под ней
filter-all-of = { $name } и все под ней
lists = Списки
list-everybody = Все
list-keep = Сохранить этот список…
list-keep-text = Поиск, отборы, столбцы и порядок вернутся по этому названию. Список остаётся в вашем отделении.
list-name = Название списка
list-keep-do = Сохранить
list-update = Сохранить изменения в «{ $name }»
list-delete = Удалить список «{ $name }»
list-kept = Список «{ $name }» сохранён
list-deleted = Список «{ $name }» удалён
list-unreadable = Эта версия Birlik не понимает запрос списка «{ $name }»

### Кто записан дважды: пары, которые один человек или могут им быть.

duplicates = Кто записан дважды
duplicates-which = Какие пары
duplicates-all = Все
duplicates-same = Один человек
duplicates-ask = Решить
duplicates-at-once = Несколько сразу
duplicates-at-once-title = { $pairs ->
        [one] { $pairs } пара от { $share } %
        [few] { $pairs } пары от { $share } %
       *[many] { $pairs } пар от { $share } %
    }
duplicates-at-once-text = В каждой паре главнее первый, другой заполняет пустое. Просмотрите их; всё можно отменить.
duplicates-at-once-do = { $pairs ->
        [one] Объединить { $pairs } пару
        [few] Объединить { $pairs } пары
       *[many] Объединить { $pairs } пар
    }
duplicates-looking = Сравниваются все со всеми
duplicates-stopped = Поиск остановлен
duplicates-look = Искать снова
duplicates-none = Никто не записан дважды
duplicates-none-text = Здесь появятся те, кто может быть одним человеком, и что за это говорит.
duplicates-wait = { $pairs ->
        [one] { $pairs } пара может быть одним человеком
        [few] { $pairs } пары могут быть одним человеком
       *[many] { $pairs } пар могут быть одним человеком
    }
duplicates-score = { $score } %
duplicates-age = { $age ->
        [one] { $age } год
        [few] { $age } года
       *[many] { $age } лет
    }
duplicates-no-age = Нет дня рождения
duplicates-household = Семья
duplicates-phones = Телефоны
duplicates-emails = Почта
duplicates-addresses = Адреса
duplicates-memberships = Членство
duplicates-offices = Должности
duplicates-classes = Классы
duplicates-guardians = Опекуны
duplicates-tags = Метки
duplicates-changed = Изменено
duplicates-both = Оставить строки обоих
duplicates-nothing-lost = Номера, членство, классы и метки обоих остаются. То, что уступило, хранит история.
duplicates-merge = Один человек
duplicates-not-same = Разные люди
duplicates-later = Позже
duplicates-merged = Теперь один человек: { $name }
duplicates-merged-all = { $pairs ->
        [one] { $pairs } пара объединена
        [few] { $pairs } пары объединены
       *[many] { $pairs } пар объединено
    }
duplicates-parted = Отмечено: разные люди
duplicates-chosen = Выбраны в списке людей

### Человек из двух записей: как называлась другая, и как разъединить.

made-of = Записан также как
made-of-part = Разъединить
made-of-parted = { $kept ->
        [0] Снова два человека: { $name }
        [one] Снова два человека: { $name }. { $kept } значение, записанное позже, остаётся на месте
        [few] Снова два человека: { $name }. { $kept } значения, записанные позже, остаются на месте
       *[many] Снова два человека: { $name }. { $kept } значений, записанных позже, остаются на месте
    }
