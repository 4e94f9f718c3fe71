### Names of the fields of the catalogue.

field-person-given_name = Имя
field-person-family_name = Фамилия
field-person-patronymic = Отчество
field-person-former_family_name = Прежняя фамилия
field-person-preferred_name = Как обращаться
field-person-native_name = Своим письмом
field-person-passport_name = Как в паспорте
field-person-sex = Пол
field-person-birth_date = Дата рождения
field-person-languages = Языки
field-person-country = Страна
field-person-city = Город
field-person-status = Статус
field-person-home_chapter = Своё отделение
field-person-consent_contact = Получать письма
field-person-consent_directory = Быть в справочнике
field-person-consent_photo = Фотографии
field-person-consent_pass_on = Передача другим отделениям
field-person-notes = Заметки
field-household-name = Семья
field-household-salutation = Обращение
field-household-head = Глава семьи
field-household-postal = Адрес семьи
field-household_place-lives = Живёт в семье
field-tagging-tagged = Метка
field-external_id-id = Другой номер
