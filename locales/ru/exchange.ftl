### Exchange between chapters: files that arrive and leave, keys, the bin, erasing.

exchange-lists = Файлы и организации
exchange-make = Создать файл
exchange-open = Открыть файл…
exchange-arrived = Пришли
exchange-sent = Ушли
exchange-chapters = Организации
exchange-taken = Принято
exchange-none = Файл другой организации можно открыть здесь или бросить в любое место окна.
exchange-folder = Общая папка
exchange-keys = Папка и ключи
exchange-bin = Корзина
arrivals = Пришедшие файлы
folder-choose = Выбрать общую папку
folder-other = Выбрать другую папку
folder-leave = Без папки
folder-text = Папка, которую Nextcloud, Syncthing или Dropbox переносит к другим. Раз в день Birlik кладёт туда вид для совета, зашифрованный для организаций, чьи ключи здесь есть, а другие файлы — когда вы скажете. Пришедшее показывается; само ничего не принимается.
folder-gone = Папки { $path } нет. Возможно, диск отключён или облачная программа остановлена.
folder-problem-gone = Сегодняшнего файла нет в общей папке: папки нет на месте. Birlik попробует снова.
folder-problem-held = Сегодняшнего файла нет в общей папке: её держит другая программа или этот компьютер не может туда писать. Birlik попробует снова.
folder-problem-full = Сегодняшнего файла нет в общей папке: диск полон. Birlik попробует снова, когда будет место.
folder-problem-other = Сегодняшний файл не удалось записать в общую папку. Birlik попробует снова.
folder-empty = В общей папке пока ничего нет.
folder-rest = Ещё файлов не просмотрено: { $files }. Уберите из папки старые.
folder-arrived = Новый, не просмотрен
folder-taken = Уже принят
folder-own = Наш
folder-arriving = Ещё передаётся
folder-sealed = Открывается паролем
folder-not_for_us = Для кого-то другого
folder-held = Занят другой программой
folder-not_ours = Не файл Birlik
scope-everything = Всё
scope-council = Для совета
scope-event = Одно событие с его людьми
scope-school = Одна школа
scope-named = { $what }: { $name }
incoming-from = От: { $name }
incoming-reading = Файл читается
incoming-taking = Файл принимается
incoming-nothing = Ничего не изменено.
incoming-again = Попробовать снова
incoming-leave = Не принимать
incoming-take = Принять { $records ->
        [one] { $records } изменение
        [few] { $records } изменения
       *[other] { $records } изменений
    }
incoming-take-nothing = Отметить полученным
incoming-about = Создан { $at }. { $key } В нём: { $what }.
key-state-known = Известный ключ.
key-state-new = Новый ключ.
key-state-changed = Другой ключ.
key-state-own = Ключ этого компьютера.
incoming-note-again = Этот файл уже принят. Повторное принятие ничего не изменит.
incoming-note-older = Более поздний файл этой организации уже принят. Что здесь новее, останется.
incoming-note-own = Файл создан на этом компьютере.
incoming-note-earlier_copy = Файл создала прежняя копия этого компьютера.
incoming-note-own_words = Файл приписывает этому компьютеру то, чего он не писал. Где-то работает старая копия этих данных, или файл подделан. Прежде чем продолжать, спросите отправителя.
incoming-note-other_data = Отправитель работает с другим файлом данных: это восстановленная резервная копия или копия.
incoming-all = Все
incoming-new = Новые
incoming-updated = Изменённые
incoming-deleted = Удалённые
incoming-withdrawn = Больше не передаются
incoming-unknown = Неизвестные
incoming-one-new = Новое
incoming-one-updated = Изменится
incoming-one-deleted = Удаляется
incoming-one-withdrawn = Больше не передаётся
incoming-one-unknown = Нужен новый Birlik
incoming-groups = Что изменится
incoming-conflicts = Полей с двумя значениями: { $fields }; решать их потом.
incoming-erase_requests = Просят стереть людей: { $people }.
incoming-bereft = { $child }: ответственный просит его стереть. Кто тогда отвечает за ребёнка?
incoming-unchanged = Уже есть здесь: { $records }.
incoming-quarantined = Отклонено и отложено строк: { $rows }.
incoming-same = Всё из этого файла здесь уже есть.
incoming-foot = До нажатия кнопки вверху ничего не изменится. { $declined ->
        [0] Снимите отметку с того, что не нужно.
       *[other] Не принимается записей: { $declined }; у отправителя они останутся.
    }
incoming-decline-group = Не принимать все эти
incoming-accept-group = Принять все эти
incoming-accept = Принять: { $name }
incoming-out = Не принято только здесь.
incoming-keep = Оставить наше везде
incoming-kept = Это вернётся: { $chapter }
incoming-only-here = Не принимать только здесь
incoming-foot-ours = { $fields ->
        [one] { $fields } наше поле вернётся
        [few] { $fields } наших поля вернутся
       *[many] { $fields } наших полей вернутся
    }: { $chapter }.
incoming-two = Останутся два значения
report-done = Файл принят: { $name }
report-undone = Отменено: файл от { $name }
report-nothing = Здесь ничего не изменилось.
report-way-back = Это можно отменить здесь и через несколько дней.
report-new = Новых записей: { $records }.
report-updated = Изменено записей: { $records }.
report-deleted = Удалено записей: { $records }.
report-withdrawn = Больше не передаются: { $people }.
report-declined = Не принято записей: { $records }.
report-ours = { $fields ->
        [one] { $fields } наше поле остаётся в силе и вернётся
        [few] { $fields } наших поля остаются в силе и вернутся
       *[many] { $fields } наших полей остаются в силе и вернутся
    } с вашим следующим файлом: { $chapter }.
report-unknown = Для { $records } записей нужен новый Birlik; они хранятся и передаются как есть.
report-decide = Решить сейчас: { $fields }
sealed-title = Этот файл открывается паролем
sealed-text = Пароль у отправителя. Спросите по телефону: он не должен прийти тем же путём, что и файл.
sealed-open = Открыть
passphrase = Пароль
passphrase-show = Показать пароль
passphrase-copy = Скопировать пароль
passphrase-copied = Пароль скопирован
brake-title = Пропадёт очень много
brake-text = { $kinds }: файлы этого отправителя уберут { $count } из { $of }. Если так и надо, сначала будет сделана резервная копия, и это можно отменить.
brake-type = Чтобы продолжить, введите { $count }
brake-cancel = Сначала посмотреть
brake-do = Принять
own-words-title = Всё равно продолжить?
own-words-text = Сначала этот компьютер получит новое имя для обмена. То, что файл говорит за него, будет отложено до вашего решения.
own-words-type = Чтобы продолжить, введите имя отправителя: { $name }
own-words-do = Принять
chapters-last = Последний файл принят { $at }
chapters-key-only = Есть только ключ
chapters-none = Пока никто не прислал файла. Отправьте первым: с файлом уйдёт ваш ключ, и ответ можно будет зашифровать для вас.
chapters-silent = Не прислали
chapters-days = { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    }
chapters-never = никогда
chapters-remind = Скопировать напоминание
chapters-reminder = Дорогие друзья, пришлите нам, пожалуйста, файл Birlik: «Обмен», «Создать файл», сохранить. Спасибо.
chapters-reminder-copied = Напоминание скопировано; вставьте его в сообщение
chapter-computer = Компьютер { $number }
chapter-received = Их последний файл здесь
chapter-has = Наш последний файл у них
chapter-seen = Впервые
chapter-closes = Можно шифровать для них
chapter-closes-yes = Да
chapter-closes-no = Пока нет: нужного ключа здесь нет
file-number = Файл { $no }, { $at }
key-of = Ключ: { $name }
key-read-out = Прочитайте друг другу эти цифры по телефону. Совпали: файлы действительно от них.
key-new-text = Это первый файл от этой организации. При случае прочитайте друг другу эти цифры по телефону; ключ запомнится, когда вы примете файл.
key-other = Другой ключ, проверьте цифры
key-changed = { $name }: ключ не тот, что раньше
key-changed-text = У нового компьютера новый ключ. Но и у того, кто лишь выдаёт себя за «{ $name }», тоже. Позвоните по номеру, который знаете сами, а не из письма, и прочитайте друг другу новые цифры.
key-before = Раньше
key-now = Теперь
key-compared = Мы говорили с «{ $name }», новые цифры там такие же
key-trust = Доверять новому ключу
key-trusted = Новому ключу доверяем: { $name }
key-own = Ключ этого компьютера
key-own-text = Он уходит с каждым файлом. Тайная половина не покидает этот компьютер, даже в резервной копии.
key-own-digits = Прочитать по телефону
key-copy = Скопировать ключ шифрования
key-copied = Ключ скопирован
join-title = Ещё один ваш компьютер
join-text = Создайте файл со всем и паролем, перенесите его туда и на первой странице выберите «Открыть файл с другого компьютера». Дальше они обмениваются как организации.
join-make = Создать файл
start-join = Открыть файл с другого компьютера
join-do-title = Начать с файла
join-do-text = Этот компьютер станет ещё одним у организации, создавшей файл: со всем содержимым и своими ключами.
join-passphrase-hint = Пусто, если пароля нет
join-do = Выбрать место и начать
join-not-everything = В этом файле не всё. Попросите файл, созданный для другого вашего компьютера.
make-who = Для кого
make-what = Что
make-save = Сохранить
make-closing-keys = Знакомые организации
make-closing-passphrase = С паролем
make-closing-plain = Открытый
make-closing-keys-text = Открыть файл смогут только отмеченные организации.
make-closing-passphrase-text = Для первого файла или вашего другого компьютера: откроет тот, кто знает пароль.
make-closing-plain-text = Прочитать сможет любой, кто получит файл. Данные детей и здоровья останутся здесь.
make-name = Название, для ваших записей
make-passphrase-hint = Скажите по телефону, не в том же сообщении, что и файл.
make-passphrase-other = Другой
make-what-council = Люди, согласные на передачу, организации, должности, события; учеников только число.
make-what-event = Событие, его дни и участники.
make-what-school = Классы, ученики, учителя и ответственные.
make-what-everything = Для другого вашего компьютера или если не скрывать ничего.
make-one-event = Какое событие
make-one-school = Какая школа
make-no-event = Событий пока нет.
make-no-school = Школ пока нет.
make-whole = Не остаётся ничего: уходят и данные детей и здоровья. Отправляйте только на свой компьютер.
make-plain = Данные детей и здоровья останутся здесь; сколько, будет сказано потом.
make-writing = Файл записывается
make-to-file = Сохранить файл…
make-to-folder = Положить в общую папку
make-file-to = для { $name }
make-missing-who = Отметьте, для кого он
make-missing-passphrase = Нужен пароль
make-missing-one = Выберите, что именно
make-missing-reason = Напишите, зачем и для кого
made = Файл { $no } записан
made-to = Файл { $no } записан: для { $name }
made-what = { $what }: людей { $people }, всего записей { $records }.
made-left_out = Не вошло детей: { $people }.
made-fields_left_out = Не вошло чувствительных полей: { $fields }.
made-withdrawn = О { $people } людях уходит лишь то, что они больше не передаются.
made-closed = Файл зашифрован.
made-open = Файл не зашифрован. Его прочитает любой, кто получит.
made-passphrase = Скажите этот пароль по телефону. Birlik его не хранит.
made-next = Отправьте по почте или перенесите на флешке. Файл может прийти дважды, поздно или не по порядку: ничего не пропадёт.
made-again = Создать ещё
sent-to-nobody = Никто не назван
sent-what = Файл { $no }: { $what }, людей { $people }
sent-had = Получили: { $names }
sent-closed = Зашифрован, ответа пока нет
sent-open = Не зашифрован, ответа пока нет
sent-none = Пока ничего не отправлено.
sent-person = Передано организациям
inbox-none = Решать нечего
inbox-none-text = Если две организации написали разное или одна просит что-то убрать, оба варианта стоят здесь рядом, пока вы не выберете.
inbox-next = следующее
inbox-rest = Осталось решить: { $fields }. Оставленное хранит оба значения.
inbox-count = Решить: { $fields }
inbox-let_go = Отпустить всех
inbox-let_go-title = Отпустить всех, кто ждёт
inbox-let_go-text = От этих людей здесь остаётся только слово, что их больше не передают. Кто отмечен нашими словами, ещё не полученными их организацией, остаётся.
inbox-let_go-type = Чтобы продолжить, введите { $count }
inbox-let_go-do = Отпустить
inbox-let_go-done = { $people ->
        [one] Отпущен { $people } человек
        [few] Отпущены { $people } человека
       *[many] Отпущено { $people } человек
    }
inbox-let_go-waiting = { $people ->
        [one] { $people } человека их организация больше не передаёт.
        [few] { $people } человека их организация больше не передаёт.
       *[many] { $people } человек их организация больше не передаёт.
    }
erase-menu = Стереть навсегда…
erase-short = Стереть…
erase-agree = Согласиться…
erase-not-here = Человек, которого здесь нет
erase-asked = { $chapter } просит стереть, { $at }. Просьба передаётся дальше, что бы вы ни решили.
erase-reason-asked = Просьба: { $chapter }
erase-title = Стереть навсегда: { $name }
erase-text = Отменить нельзя. Всё об этом человеке уйдёт из файла сразу, из резервных копий за 30 дней.
erase-with = Вместе с ним уйдёт: { $what }.
erase-going = { $kinds }: { $amount }
erase-others = Следующие файлы попросят и другие организации стереть.
erase-reason = Почему
erase-reason-hint = Письмо, закон: кто и когда попросил
erase-type = Введите для подтверждения: { $word }
erase-word = стереть
erase-keep = Оставить
erase-do = Стереть навсегда
erased = Стёрто записей: { $records }
bin-text = Удалённое лежит в корзине и может вернуться. Стёртые навсегда не возвращаются.
bin-none = Корзина пуста
bin-none-text = Удалённое лежит здесь, пока его не вернут.
bin-restore = Вернуть
bin-restored = Возвращено: { $name }
