### The first start.

start-promise = Единство в одном файле на этом компьютере. Ничего не уходит, пока вы сами не отправите.
start-welcome = Добро пожаловать
start-answers = Три ответа — и можно начинать. Всё можно изменить потом.
start-language = Ваш язык
start-chapter = Ваше отделение
start-name-missing = Напишите, как называется отделение
start-country-missing = Выберите страну
start-how = С чего начать
start-import = Импортировать список
start-import-named = Импортировать { $name }
start-import-text = Файл CSV из Excel или другой программы. Вы увидите каждую строку до записи.
start-sample = Осмотреться на примере
start-sample-text = Вымышленные люди. Их можно убрать одним нажатием.
start-sample-name = Пример отделения
start-empty = Начать с пустого отделения
start-open = Открыть файл данных
start-drop = Файл можно также перетащить в любое место этого окна.
start-elsewhere = Выбрать другое место
failed = Birlik не может начать
failed-text = Файл данных не тронут. Если это повторится, подробности есть в журнале.
failed-again = Попробовать ещё раз
rescue = Его резервные копии
rescue-text = Одна из них может занять его место. До замены вы увидите, что в ней.
