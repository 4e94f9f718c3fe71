### Names of the fields of the catalogue.

field-person-given_name = Ad
field-person-family_name = Soyad
field-person-patronymic = Ata adı
field-person-former_family_name = Əvvəlki soyad
field-person-preferred_name = Çağırılan ad
field-person-native_name = Öz yazısında
field-person-passport_name = Pasportdakı kimi
field-person-sex = Cins
field-person-birth_date = Doğum tarixi
field-person-languages = Dillər
field-person-country = Ölkə
field-person-city = Şəhər
field-person-status = Vəziyyət
field-person-home_chapter = Əsas təşkilat
field-person-consent_contact = Məktub almaq
field-person-consent_directory = Siyahıda görünmək
field-person-consent_photo = Şəkillər
field-person-consent_pass_on = Başqa təşkilatlara ötürmək
field-person-notes = Qeydlər
field-household-name = Ailə
field-household-salutation = Müraciət
field-household-head = Ailə başçısı
field-household-postal = Ailənin ünvanı
field-household_place-lives = Ailədə yaşayır
field-tagging-tagged = Nişan
field-external_id-id = Başqa nömrə
