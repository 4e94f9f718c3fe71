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
cli-undo = Отменить пакет.
cli-export = Записать людей в файл.
cli-export-people = Записать людей в файл.
cli-sample = Загрузить учебное отделение с вымышленными людьми.
cli-check = Проверить файл данных.
cli-digest = Вывести отпечаток данных.
cli-backup = Сделать резервную копию.
cli-restore = Поставить резервную копию на место файла данных.
cli-generate = Выдумать людей для пробы.
cli-match = Найти в файлах строки об одном человеке; ничего не сохраняется.
cli-names = Сравнить имена сами по себе.
cli-names-score = Сказать, насколько похожи два полных имени, от 0 до 1, в любом письме и порядке.

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
cli-arg-restore-file = Резервная копия.
cli-arg-generate-people = Сколько.
cli-arg-seed = Одно и то же число даёт одних и тех же людей.
cli-arg-files = Таблицы для сравнения.
cli-arg-a = Полное имя.
cli-arg-b = Другое полное имя.
cli-arg-pairs = Вместо этого таблица со столбцами a и b, в UTF-8 с запятыми.

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
cli-refused = Отклонено ({ $code }).
