### Names of the fields of the catalogue.

field-person-given_name = Given name
field-person-family_name = Family name
field-person-patronymic = Patronymic
field-person-former_family_name = Former family name
field-person-preferred_name = Called
field-person-native_name = In own script
field-person-passport_name = As in passport
field-person-sex = Sex
field-person-birth_date = Born
field-person-languages = Speaks
field-person-country = Country
field-person-city = City
field-person-status = Status
field-person-home_chapter = Home chapter
field-person-consent_contact = Being written to
field-person-consent_directory = Standing in the directory
field-person-consent_photo = Photos
field-person-consent_pass_on = Passing on to other chapters
field-person-notes = Notes
field-household-name = Household
field-household-salutation = Salutation
field-household-head = Head of the household
field-household-postal = Address of the household
field-household_place-lives = Lives in the household
field-tagging-tagged = Tag
field-external_id-id = Other number
