# Программа в терминале: справка и то, что она пишет в stderr.

## Справка: команды

cli-about = Birlik из терминала: списки загружаются, люди хранятся, списки выгружаются.
cli-init = Создать файл данных.
cli-import = Импортировать таблицу людей.
cli-list = Перечислить записи.
cli-list-people = Перечислить людей.
cli-list-households = Перечислить домохозяйства.
cli-list-batches = Перечислить сделанное, новое сначала.
cli-list-tags = Перечислить метки.
cli-list-backups = Перечислить резервные копии этого файла данных.
cli-list-any = Перечислить записи этого вида.
cli-show = Показать человека, домохозяйство, пакет или другую запись.
cli-show-person = Показать всё, что известно о человеке.
cli-show-household = Показать домохозяйство и тех, кто в нём живёт.
cli-show-batch = Показать построчно, что сделал пакет.
cli-show-any = Показать запись.
cli-edit = Изменить запись.
cli-edit-any = Изменить поля записи.
cli-add = Добавить запись.
cli-add-any = Добавить запись этого вида.
cli-delete = Отправить записи в корзину.
cli-tree = Показать дерево организаций с числом людей; каждый посчитан один раз.
cli-erase = Стереть человека навсегда по его желанию.
cli-resolve = Решить то, что ждёт: поле с двумя значениями, удаление.
cli-merge = Сделать двоих одним человеком. Потом его находят оба номера.
cli-unmerge = Разъединить тех, кого сделали одним, и запомнить, что это разные люди.
cli-different = Запомнить, что это не один человек.
cli-exchange = Обмен с другими организациями через файл.
cli-exchange-export = Записать файл для другой организации или другого компьютера этой.
cli-exchange-inspect = Показать, кто сделал файл и что в нём.
cli-exchange-preview = Показать, что изменит файл. Ничего не записывается.
cli-exchange-import = Принять файл.
cli-exchange-peers = Показать, с кем мы обмениваемся и у кого что есть.
cli-keys = Ключи этого компьютера и других.
cli-keys-list = Показать ключи с цифрами для чтения по телефону.
cli-keys-trust = Доверять новому ключу установки.
cli-list-conflicts = Показать, что ждёт решения.
cli-list-duplicates = Показать, кто записан дважды, вероятные сначала.
cli-let-go = Отпустить людей, которых их организация больше не передаёт: этих или всех, кто ждёт.
cli-undo = Отменить пакет.
cli-export = Записать людей в файл.
cli-export-people = Записать людей в файл.
cli-export-any = Записать записи этого вида в таблицу.
cli-sample = Загрузить учебное отделение с вымышленными людьми.
cli-check = Проверить файл данных.
cli-digest = Вывести отпечаток данных.
cli-backup = Сделать резервную копию.
cli-restore = Поставить резервную копию на место файла данных.
cli-generate = Выдумать людей для пробы.
cli-match = Найти в файлах строки об одном человеке; ничего не сохраняется.
cli-names = Сравнить имена сами по себе.
cli-names-score = Сказать, насколько похожи два полных имени, от 0 до 1, в любом письме и порядке.
cli-list-events = Показать события за дни.
cli-list-attendance = Показать, кто был.
cli-show-event = Показать событие, что дальше и который час в других местах.
cli-add-event = Добавить событие.
cli-edit-event = Изменить событие со всеми его днями.
cli-record = Отметить, что было.
cli-record-attendance = Отметить, кто был.
cli-export-events = Записать события в календарь или таблицу.

## Справка: аргументы

cli-arg-data = Файл данных.
cli-arg-json = Вывести в stdout один объект JSON.
cli-arg-init-name = Название отделения.
cli-arg-init-language = Язык списков и файлов отделения, например az.
cli-arg-zone = Часовой пояс отделения, например Europe/Berlin.
cli-arg-country = Страна двумя буквами, например DE.
cli-arg-import-file = Файл для импорта.
cli-arg-dry-run = Только показать, что произойдёт.
cli-arg-mode = Что делать с людьми, которые уже есть: заполнить пустое (fill), пропустить (skip), обновить (update), всё равно добавить (add). Если не сказано, fill.
cli-arg-encoding = Кодировка файла, например windows-1251; если не сказано, определяется.
cli-arg-import-delimiter = Что разделяет столбцы: ; , | или tab; если не сказано, определяется.
cli-arg-header-row = Строка файла с заголовками, считая с 1; 0, если их нет.
cli-arg-sheet = Для файла с листами: имя или номер листа с людьми.
cli-arg-mapping = Файл JSON: {"{"}"columns": ["given_name", "skip", …]{"}"} с целью для каждого столбца или {"{"}"Заголовок": "цель", …{"}"}. Цели: имена столбцов, как в выгрузке для Birlik, а также full_name, row_number, own, note_line, skip.
cli-arg-tag = Метка для всех, кто загружен.
cli-arg-auto-merge-above = Считать одним человеком, если вероятность не меньше (от 0 до 1); об остальных спросить.
cli-arg-search = Часть имени на любом письме, цифры телефона, адрес почты или id.
cli-arg-filter = Только те, у кого поле имеет это значение: tag, household, organisation, school, class, guardian_of, city, country, sex, status, child, age_from, age_to, batch, id; можно повторять.
cli-arg-sort = Столбец, по которому упорядочить.
cli-arg-descending = С конца.
cli-arg-limit = Не больше стольких.
cli-arg-offset = Пропустить столько в начале.
cli-arg-before = Только пакеты старше этого.
cli-arg-id = Id записи.
cli-arg-of = Только то, что относится к этой записи; можно повторять.
cli-arg-below = Вместе со всеми организациями ниже той, что в фильтре.
cli-arg-batch = Номер пакета.
cli-arg-set = Поле и его новое значение; если после = ничего нет, поле очищается; можно повторять.
cli-arg-format = Формат файла.
cli-arg-out = Файл для записи.
cli-arg-purpose = Чтобы вернуть в Birlik (birlik, с id) или чтобы раздать (handout).
cli-arg-columns = Имена столбцов по порядку через запятую; если не сказано, все.
cli-arg-language = Язык заголовков; если не сказано, постоянные имена.
cli-arg-delimiter = Что разделяет столбцы: ; , | или tab; если не сказано, ;.
cli-arg-no-bom = Не писать метку порядка байтов.
cli-arg-include-sensitive = Данные детей и о здоровье тоже; нужна --reason.
cli-arg-reason = Зачем и для кого; это записывается.
cli-arg-profile = Сохранённый способ записи файла; см. --save-profile.
cli-arg-save-profile = Сохранить этот способ записи файла под названием.
cli-arg-noun = person.
cli-arg-conflict = Что решить, как в list conflicts.
cli-arg-value = Верное значение; пустое очищает поле.
cli-arg-take = Взять сказанное этой установкой.
cli-arg-one = Номер одного человека.
cli-arg-other = Номер другого.
cli-arg-merge-take = Чьё значение взять, A или B; у заметок и both. Если не сказано, A.
cli-arg-outcome = Только same или только ask.
cli-arg-above = Только с такой вероятности, от 0 до 1.
cli-arg-scope = everything, council, event:ID или school:ID; если не сказано, everything.
cli-arg-exchange-export-to = Для кого шифруется: организации, установки или ключи (age1…).
cli-arg-passphrase-file = Файл, первая строка которого — пароль.
cli-arg-plain = Не шифровать; данные детей тогда остаются здесь.
cli-arg-file = Файл обмена.
cli-arg-decline = Оставить эти записи или поля RECORD:FIELD как здесь.
cli-arg-keep-ours = Оставить наше в этих записях или полях: сказать снова, чтобы оно вернулось отправителю.
cli-arg-new-installation = Продолжить, хотя файл выдаёт слова за слова этого компьютера: сначала он станет новой установкой.
cli-arg-let-go = Отпустить человека, данные которого его организация больше не передаёт: здесь останется только это слово.
cli-arg-keep-until = Хранить такого человека до этого дня (YYYY-MM-DD); потом вопрос появится снова.
cli-arg-confirm = Столько можно удалить.
cli-arg-installation = Установка, как в keys list.
cli-arg-fingerprint = Тридцать цифр, которые вы сверили.
cli-arg-join = Начать с этого файла обмена другого компьютера той же организации.
cli-arg-restore-file = Резервная копия.
cli-arg-generate-people = Сколько.
cli-arg-seed = Одно и то же число даёт одних и тех же людей.
cli-arg-network = А также организации, членства, должности, школы, классы и события.
cli-arg-files = Таблицы для сравнения.
cli-arg-a = Полное имя.
cli-arg-b = Другое полное имя.
cli-arg-pairs = Вместо этого таблица со столбцами a и b, в UTF-8 с запятыми.
cli-arg-from = Первый день, например 2026-11-27; если не сказано, сегодня.
cli-arg-to = Последний день; если не сказано, через 30 дней.
cli-arg-list-events-zone = Чьё время, например Asia/Baku; если не сказано, своё у каждого события.
cli-arg-export-events-zone = В таблице: чьё время; если не сказано, своё у каждого события.
cli-arg-show-event-zone = Ваш часовой пояс; если не сказано, отделения.
cli-arg-add-event-zone = Часовой пояс события; если не сказано, организации, школы или отделения.
cli-arg-import-zone = В календаре: часовой пояс времён, которые файл оставляет открытыми.
cli-arg-import-zone-of = В календаре: что значит неизвестный часовой пояс, например "Klub=Asia/Baku"; для каждого отдельно.
cli-arg-import-kind = Что в строках: people, memberships, offices, enrolments, guardianships, emergency_contacts или collection_permissions; если не сказано — узнаётся по заголовкам.
cli-arg-kind = Только этого вида.
cli-arg-organisation = Идентификатор организации.
cli-arg-school = Идентификатор школы.
cli-arg-event = Идентификатор события.
cli-arg-on = Какой день, например 2026-11-27.
cli-arg-person = Идентификатор человека.
cli-arg-title = Название.
cli-arg-start = Когда начинается: 2026-11-27T18:00 или день.
cli-arg-end = Когда заканчивается; для целых дней последний.
cli-arg-add-event-kind = Вид события, например rehearsal.
cli-arg-venue = Где.
cli-arg-notes = Заметки.
cli-arg-repeat = weekly или правило, как в календарях, например FREQ=MONTHLY;BYDAY=1FR.
cli-arg-interval = Раз в столько недель.
cli-arg-add-event-on = По каким дням недели: mo,tu,we,th,fr,sa,su; если не сказано, как первый день.
cli-arg-until = Последний день, когда может быть.
cli-arg-count = Сколько раз.
cli-arg-answer = present, absent, excused или none, чтобы снять отметку.
cli-arg-date = Какой день; если не сказано, последний начавшийся.

## Что сделано

cli-data-needed = Укажите файл данных: --data FILE или BIRLIK_DATA.
cli-done-init = Файл данных создан: { $path }
cli-done-import = Строк: { $rows }; новых { $new }, обновлено { $updated }, уже есть { $unchanged }, ждут решения { $ask }, отклонено { $refused }; пропущено строк { $ignored }. Пакет { $batch }.
cli-done-dry-run = Строк: { $rows }; новых было бы { $new }, обновлено { $updated }, уже есть { $unchanged }, ждут решения { $ask }, отклонено { $refused }; пропущено строк { $ignored }. Ничего не записано.
cli-problem = Строка { $row }, столбец { $column }: { $kind }: { $raw }
cli-done-undo = Значений восстановлено: { $restored }.
cli-done-made = Загружено людей: { $people }, пакет { $batch }.
cli-done-edit = Записано пакетом { $batch }.
cli-done-add = Добавлено пакетом { $batch }: { $id }
cli-done-delete = В корзине, пакет { $batch }.
cli-done-export = Записано строк: { $rows }, файл { $path }
cli-left-out = Детей не включено: { $people_left_out }.
cli-done-let-go = { $people ->
        [one] Отпущен { $people } человек.
        [few] Отпущены { $people } человека.
       *[many] Отпущено { $people } человек.
    } { $stay ->
        [0] {""}
       *[other] Остаётся: { $stay }, их организация ещё не получила наших слов.
    }
cli-done-erase = Стёрто вместе с { $records } записями. Из резервных копий исчезнет в течение 30 дней.
cli-done-merge = { $merged ->
        [0] Это и так один человек.
       *[other] Теперь это один человек: { $id }. Уступило значений: { $replaced }.
    }
cli-done-unmerge = Разъединены. Как прежде значений: { $restored }; написанное с тех пор остаётся на месте.
cli-done-different = Запомнено: не один человек.
cli-done-restored = Возвращено, пакет { $batch }.
cli-done-exchange-export = Файл { $no }: { $people } человек, { $records } записей: { $path }
cli-done-exchange-inspect = Файл { $no } от { $chapter }, сделан { $made }: { $scope }, { $records } записей.
cli-done-exchange-preview = { $chapter }: { $new } новых, { $updated } изменится, { $unchanged } уже здесь, { $conflicts } противоречий, { $deleted } удаляется, { $withdrawn } больше не передаются, { $erase_requests } просят стереть, { $unknown } неизвестно, { $quarantined } отложено. Ничего не записано.
cli-exchange-item = { $outcome }: { $name } ({ $kind }, { $id })
cli-done-exchange-import = { $chapter }: { $new } новых, { $updated } изменено, { $unchanged } уже здесь, { $conflicts } противоречий, { $deleted } удалено, { $withdrawn } больше не передаются, { $erase_requests } просят стереть, { $unknown } неизвестно, { $quarantined } отложено.
cli-import-nothing = Здесь ничего не меняется.
cli-import-batch = Пакет { $batch }.
cli-kept-ours = Полей, где снова сказано наше: { $ours }; со следующим файлом это вернётся ({ $chapter }).
cli-note-again = Этот файл уже был принят.
cli-note-older = Более новый файл организации { $chapter } уже принят; сказанное в нём остаётся.
cli-note-own = Этот файл сделал этот самый компьютер.
cli-note-earlier_copy = Этот файл сделала прежняя копия этого компьютера.
cli-note-own_words = Файл утверждает, что этот компьютер записал то, чего он не записывал: используется старая копия данных или файл подделан.
cli-note-other_data = { $chapter } отправляет из другого файла данных, чем раньше; спросите, так ли это задумано.
cli-dropped-let-go = Отброшено слов о людях, отпущенных здесь: { $let_go }; их организация данные не передаёт.
cli-new-key = Ключ { $chapter } здесь новый и сохранён. Его цифры для телефона: { $fingerprint }
cli-total-peers = Установки, приславшие файлы: { $total }
cli-total-conflicts = Ждёт решения: { $total }. Решить: birlik resolve CONFLICT --value V
cli-own-key = Наши цифры: { $fingerprint }. Другие шифруют для нас ключом { $recipient }
cli-done-check = Всё в порядке.
cli-finding = { $code }: { $detail }
cli-done-digest = Все ячейки: { $cells }
cli-done-backup = Резервная копия сделана: { $name }
cli-replaces = Людей сейчас: { $present_people }, последнее изменение { $present_changed }; вместо них людей из копии отделения { $backup_chapter }: { $backup_people }, последнее изменение { $backup_changed }.
cli-replaces-damaged = Заменяет файл данных, который не открывается: { $backup_chapter }, людей: { $backup_people }, последнее изменение { $backup_changed }. То, что там лежит, сохраняется как есть.
cli-done-restore = Резервная копия на месте; прежние данные сохранены как резервная копия.
cli-done-score = 1 — то же имя, меньше 0,7 — едва ли.
cli-total-people = Людей: { $total }
cli-total-households = Домохозяйств: { $total }
cli-total-batches = Посмотреть один: birlik show batch НОМЕР
cli-total-tags = Посмотреть, у кого метка: birlik list people --filter tag=ИМЯ
cli-total-pairs = same: один человек. ask: посмотрите на оба.
cli-total-backups = Вернуть одну: birlik restore ФАЙЛ
cli-total-records = Записей: { $total }
cli-total-tree = Людей в организациях: { $people }
cli-shown-person = Последнее изменение: { $changed }
cli-shown-household = Кто там живёт, по имени.
cli-shown-batch = Отменить: birlik undo НОМЕР
cli-shown-record = Изменить: birlik edit { $kind } ID --set ПОЛЕ=ЗНАЧЕНИЕ
cli-total-events = События: { $total }
cli-shown-event = Изменить: birlik edit event ID --set FIELD=VALUE
cli-refused = Отклонено ({ $code }).
cli-move = Перенести запланированное.
cli-move-event = Перенести один день события или событие со всеми днями.
cli-cancel = Отменить запланированное.
cli-cancel-event = Отменить событие или один его день.
cli-export-register = Записать, кто был: строка на человека, столбец на день.
cli-arg-move-event-start = Когда начинается, например 2026-11-27T18:00, или день.
cli-arg-move-event-end = Когда кончается; если не сказано, длится как прежде.
cli-arg-move-event-zone = По чьим часам это время; если не сказано, события.
cli-arg-move-event-on = Какой день перенести, например 2026-11-27; если не сказано, все.
cli-arg-all = Все дни на столько же, а не только этот.
cli-arg-cancel-event-on = Какой день отменить; если не сказано, всё событие.
cli-arg-back = Всё-таки состоится.
cli-arg-class = Номер класса.
cli-arg-saved = Список, сохранённый в окне, по названию.
cli-arg-list-attendance-from = Первый день журнала; если не сказано, за 60 дней до последнего.
cli-arg-list-attendance-to = Последний день журнала; если не сказано, сегодня.
cli-arg-export-register-from = Первый день; если не сказано, за 60 дней до последнего.
cli-arg-export-register-to = Последний день; если не сказано, сегодня.
cli-arg-save = Сохранить этот список под названием.
