### Settings: chapter, look, own fields, data file, backups, about.

settings-chapter = Отделение
settings-chapter-text = Кто ведёт этот файл данных.
chapter-name = Название
chapter-name-hint = Дом, объединение, школа, совет
chapter-country = Страна
chapter-country-hint = Для телефонов, дат и часов
chapter-zone = Часовой пояс
chapter-zone-hint = Определяет, какой сегодня день
chapter-language = Язык списков и файлов
chapter-language-hint = Заголовки экспортируемых файлов
settings-appearance = Язык и вид
settings-appearance-text = Для этого компьютера, с любым файлом данных.
settings-language = Язык
language-mirror = Зеркальная проверка
settings-theme = Цвета
theme-system = Как в системе
theme-light = Светлые
theme-dark = Тёмные
settings-density = Строки
settings-density-hint = Плотный вид показывает на треть больше людей
density-comfortable = Просторные
density-compact = Плотные
settings-fields = Свои поля
settings-fields-text = То, что отделение хочет знать сверх обычного. Свои поля ищутся, импортируются, экспортируются и хранятся в истории, как любые другие.
own-add = Новое поле
own-add-do = Добавить поле
own-added = Поле «{ $name }» добавлено
own-name = Название
own-renamed = Теперь поле называется «{ $name }»
own-kind = Что в нём пишут
own-choices = Варианты
own-choices-hint = По одному в строке
own-class = Что с ним можно передавать
own-remove = Удалить поле { $name }
own-remove-title = Удалить «{ $name }»?
own-remove-text = Поле исчезнет из форм, списков и экспорта. Если отменить, записанное вернётся.
own-keep = Оставить
own-remove-do = Удалить поле
own-removed = Поле «{ $name }» удалено
kind-text = Текст
kind-number = Число
kind-date = Дата
kind-choice = Один из вариантов
kind-yes_no = Да или нет
class-ordinary = Обычное
class-personal = Личное
class-child = О детях
class-health = О здоровье
class-ordinary-text = Может стоять в любом списке.
class-personal-text = В списках отделения; при экспорте класс виден.
class-child-text = Не попадает в списки, печать и файлы, если не отметить и не указать причину.
class-health-text = Не попадает в списки, печать и файлы, если не отметить и не указать причину.
settings-file = Файл данных
settings-file-text = Всё, что знает Birlik, лежит в этом одном файле.
file-holds = { $people ->
        [one] { $people } человек
        [few] { $people } человека
       *[other] { $people } человек
    }, { $size }
file-open = Открыть другой
file-new = Начать новый
file-recent = Открывались раньше
file-gone = Сейчас недоступен
file-cloud = Файл лежит в папке, которую синхронизирует { $name }. Birlik пишет туда осторожнее; открывайте его только на одном компьютере.
file-share = Файл лежит в сетевой папке. Birlik пишет туда осторожнее; открывайте его только на одном компьютере.
read-only-held_by_another_program = Файл занят другой программой, поэтому сейчас ничего нельзя записать. Закройте его там и откройте снова.
read-only-no_permission = Эта учётная запись может только читать файл.
minted-no_entry = Этот компьютер видит файл впервые и пишет под новым именем.
minted-other_machine = Файл пришёл с другого компьютера, поэтому этот пишет под новым именем.
minted-restored_in_place = Файл вернули к более раннему состоянию, поэтому этот компьютер пишет под новым именем.
minted-copied = Это копия файла; дальше она живёт отдельно.
minted-restored_backup = Файл восстановлен из копии, поэтому этот компьютер пишет под новым именем.
settings-backups = Резервные копии
settings-backups-text = Создаются раз в день, если что-то изменилось, и перед всем рискованным. Хранятся семь дней и четыре недели.
backup-now = Создать копию
backup-made = Копия создана, { $size }
backup-none = Копий пока нет
backup-restore = Восстановить
backup-restore-title = Восстановить эту копию?
backup-goes = Заменяется
backup-comes = Возвращается
backup-people = { $people ->
        [one] { $people } человек
        [few] { $people } человека
       *[other] { $people } человек
    }
backup-changed = последнее изменение { $at }
backup-restore-text = Сначала сохраняется копия нынешнего состояния, к нему можно вернуться.
backup-keep = Оставить как есть
backup-restore-do = Восстановить копию
backup-restored = Копия восстановлена
backup-reason-daily = ежедневная
backup-reason-asked = по запросу
backup-reason-migration = перед обновлением файла
backup-reason-restore = перед восстановлением
backup-reason-mass_delete = перед большим удалением
backup-reason-mass_merge = перед объединением многих людей
settings-about = О программе
about-version = Версия
about-sqlite = SQLite
about-tzdb = Правила часовых поясов
about-installation = Эта установка
backup-unreadable = не открывается
backup-restore-damaged = То, что лежит там сейчас, хранится месяц в том же виде, байт в байт.
about-fonts = Шрифты
about-fonts-text = Noto по лицензии SIL Open Font License, где в системе нет буквы
