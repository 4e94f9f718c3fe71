//! Headings that people and programs write, to our columns. One line a column and source; compared folded, so that
//! case, marks, punctuation and blanks do not count. What stands in no line is nobody's: it becomes an own field.
//!
//! `#` in a heading stands for a number from 1 to 9, or for none; what is `own` is known to have no field here yet.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::target::ColumnTarget;
use crate::exchange::value::text::fold;

/// Source, column id (with `#` for its number), headings.
type Line = (&'static str, &'static str, &'static str);

const LINES: &[Line] = &[
    // Azerbaijani in Latin script
    ("az", "row_number", "№|Sıra №|Sıra|Sıra nömrəsi|S/s|№ s/s|Say|S №|Sıra sayı|N"),
    ("az", "given_name", "Ad|Adı|Adınız|Üzvün adı|İsim"),
    ("az", "family_name", "Soyad|Soyadı|Familiya|Familiyası|Soyadınız"),
    ("az", "patronymic", "Ata adı|Atasının adı|Atanızın adı"),
    ("az", "former_family_name", "Qızlıq soyadı|Əvvəlki soyad|Əvvəlki soyadı"),
    ("az", "preferred_name", "Çağırılan ad|Ləqəb"),
    ("az", "native_name", "Öz yazısında ad"),
    ("az", "passport_name", "Pasportdakı ad|Pasport adı"),
    (
        "az",
        "full_name",
        "Ad, soyad|Ad və soyad|Ad soyad|Adı, soyadı|Adı və soyadı|Soyad, ad|Soyad ad|Soyadı, adı|Soyadı və adı|S.A.A.|SAA|A.S.A.|Ad, soyad, ata adı|Adı, soyadı, ata adı|Soyadı, adı, atasının adı|Soyad, ad, ata adı|Tam ad|Üzv|F.İ.O.",
    ),
    ("az", "sex", "Cins|Cinsi|Cinsiyyət|Cinsiyyəti"),
    (
        "az",
        "birth_date",
        "Doğum tarixi|Doğum günü|Təvəllüd|Təvəllüdü|Doğulduğu tarix|Doğum ili|D. tarixi|Doğulub|Ad günü",
    ),
    ("az", "phone#", "Telefon|Telefonu|Əlaqə nömrəsi|Tel|Tel. nömrəsi|Telefon nömrəsi|Əlaqə|Əlaqə telefonu|Nömrə"),
    ("az", "phone#+mobile", "Mobil|Mobil telefon|Mobil nömrə|Mob|Mob. tel"),
    ("az", "phone#+home", "Ev telefonu"),
    ("az", "phone#+work", "İş telefonu"),
    ("az", "phone#_label", "Telefonun növü"),
    ("az", "email#", "E-poçt|Elektron poçt|E-poçt ünvanı|Elektron ünvan|Poçt"),
    ("az", "email#_label", "E-poçtun növü"),
    ("az", "address#", "Ünvan|Ünvanı|Yaşayış ünvanı|Yaşadığı ünvan"),
    ("az", "address#_label", "Ünvanın növü"),
    ("az", "street#", "Küçə"),
    ("az", "postal_code#", "Poçt indeksi|İndeks"),
    ("az", "address#_city", "Ünvan: şəhər"),
    ("az", "address#_region", "Ünvan: bölgə|Rayon|Bölgə"),
    ("az", "address#_country", "Ünvan: ölkə"),
    ("az", "city", "Şəhər|Şəhəri|Yaşadığı şəhər|Yaşayış yeri"),
    ("az", "country", "Ölkə|Ölkəsi|Yaşadığı ölkə"),
    ("az", "household", "Ailə|Ailə №|Ailə nömrəsi|Ailəsi"),
    ("az", "notes", "Qeyd|Qeydlər|Əlavə qeyd|Şərh"),
    ("az", "languages", "Dillər|Dil|Dili|Bildiyi dillər"),
    ("az", "status", "Vəziyyət|Statusu"),
    ("az", "status_date", "Vəziyyətin tarixi"),
    ("az", "tags", "Nişanlar|Teqlər"),
    ("az", "consent_contact", "Razılıq: əlaqə"),
    ("az", "consent_contact_date", "Razılıq: əlaqə, tarix"),
    ("az", "consent_contact_how", "Razılıq: əlaqə, necə"),
    ("az", "consent_contact_by", "Razılıq: əlaqə, kim"),
    ("az", "consent_directory", "Razılıq: siyahı"),
    ("az", "consent_directory_date", "Razılıq: siyahı, tarix"),
    ("az", "consent_directory_how", "Razılıq: siyahı, necə"),
    ("az", "consent_directory_by", "Razılıq: siyahı, kim"),
    ("az", "consent_photo", "Razılıq: şəkil"),
    ("az", "consent_photo_date", "Razılıq: şəkil, tarix"),
    ("az", "consent_photo_how", "Razılıq: şəkil, necə"),
    ("az", "consent_photo_by", "Razılıq: şəkil, kim"),
    ("az", "consent_pass_on", "Razılıq: ötürmə"),
    ("az", "consent_pass_on_date", "Razılıq: ötürmə, tarix"),
    ("az", "consent_pass_on_how", "Razılıq: ötürmə, necə"),
    ("az", "consent_pass_on_by", "Razılıq: ötürmə, kim"),
    ("az", "external_id#", "Başqa yerdə ID"),
    ("az", "external_id#_source", "Başqa yerdə ID: harada"),
    // Class lists
    ("az", "class", "Sinif|Sinfi|Sinifi"),
    ("az", "school", "Məktəb|Məktəbi|Bazar günü məktəbi"),
    ("az", "term", "Tədris dövrü|Tədris ili"),
    (
        "az",
        "guardian#",
        "Valideyn|Valideyni|Valideynin adı|Valideynin adı, soyadı|Valideynin adı soyadı|Valideynin soyadı, adı|Valideynləri|Qəyyum|Qəyyumu|Qəyyumun adı|Qəyyumun adı, soyadı",
    ),
    (
        "az",
        "guardian#_phone",
        "Valideynin telefonu|Valideynin nömrəsi|Valideyn telefonu|Valideynin mobil nömrəsi|Valideynin əlaqə nömrəsi|Qəyyumun telefonu|Qəyyumun nömrəsi",
    ),
    ("az", "guardian#_email", "Valideynin e-poçtu|Valideynin e-poçt ünvanı|Qəyyumun e-poçtu"),
    ("az", "guardian#_relation", "Qohumluq|Qohumluq dərəcəsi|Qəyyum kimdir"),
    ("az", "guardian#_id", "Qəyyumun ID-si"),
    ("az", "guardian+mother", "Ana|Ana adı|Anası|Anasının adı|Anasının adı, soyadı|Ananın adı|Ananın adı, soyadı"),
    ("az", "guardian_phone+mother", "Ana telefonu|Ananın nömrəsi|Anasının telefonu|Ananın telefonu"),
    ("az", "guardian_2+father", "Atası|Atasının adı, soyadı"),
    ("az", "guardian_2_phone+father", "Ata telefonu|Atanın nömrəsi|Atasının telefonu|Atanın telefonu"),
    ("az-Cyrl", "class", "Синиф|Синфи"),
    ("az-Cyrl", "guardian#", "Валидејн|Валидејнин ады|Гәјјум"),
    ("az-Cyrl", "guardian#_phone", "Валидејнин телефону|Валидејнин нөмрәси"),
    ("ru", "class", "Класс"),
    ("ru", "school", "Школа|Воскресная школа"),
    ("ru", "term", "Учебный период|Учебный год"),
    (
        "ru",
        "guardian#",
        "Родитель|Родители|Имя родителя|ФИО родителя|Ф.И.О. родителя|ФИО родителей|Родитель (законный представитель)|Законный представитель|Опекун|ФИО опекуна",
    ),
    (
        "ru",
        "guardian#_phone",
        "Телефон родителя|Телефон родителей|Тел. родителя|Тел. родителей|Контакт родителя|Номер родителя|Телефон опекуна",
    ),
    ("ru", "guardian#_email", "Почта родителя|Эл. почта родителя|Почта опекуна"),
    ("ru", "guardian#_relation", "Кем приходится|Степень родства"),
    ("ru", "guardian#_id", "ID опекуна"),
    ("ru", "guardian+mother", "Мать|Мама|ФИО матери|Имя матери"),
    ("ru", "guardian_phone+mother", "Телефон матери|Телефон мамы|Тел. матери"),
    ("ru", "guardian_2+father", "Отец|Папа|ФИО отца"),
    ("ru", "guardian_2_phone+father", "Телефон отца|Телефон папы|Тел. отца"),
    ("en", "class", "Class|Grade|School class"),
    ("en", "school", "School|Sunday school"),
    ("en", "term", "Term|School year"),
    (
        "en",
        "guardian#",
        "Guardian|Guardian name|Guardian's name|Parent|Parent name|Parent's name|Parents|Parent/Guardian|Parent or guardian|Name of parent|Name of guardian|Next of kin",
    ),
    (
        "en",
        "guardian#_phone",
        "Guardian phone|Guardian's phone|Parent phone|Parent's phone|Parent mobile|Parents' phone|Parent/Guardian phone|Phone of parent|Phone of guardian",
    ),
    ("en", "guardian#_email", "Guardian e-mail|Guardian's e-mail|Parent e-mail|Parent's e-mail"),
    ("en", "guardian#_relation", "Guardian relation|Relation to child|Relationship to child"),
    ("en", "guardian#_id", "Guardian ID"),
    ("en", "guardian+mother", "Mother|Mother's name|Mother name"),
    ("en", "guardian_phone+mother", "Mother phone|Mother's phone|Mother mobile"),
    ("en", "guardian_2+father", "Father|Father's full name"),
    ("en", "guardian_2_phone+father", "Father phone|Father's phone|Father mobile"),
    ("tr", "class", "Sınıf|Sınıfı"),
    ("tr", "school", "Okul|Okulu|Pazar okulu"),
    ("tr", "guardian#", "Veli|Velisi|Veli Adı|Veli Adı Soyadı|Velinin Adı|Velinin Adı Soyadı"),
    ("tr", "guardian#_phone", "Veli Telefonu|Veli Tel|Veli Tel.|Veli GSM|Veli Cep|Velinin Telefonu"),
    ("tr", "guardian#_email", "Veli E-posta|Veli Eposta"),
    ("tr", "guardian#_relation", "Yakınlığı|Yakınlık derecesi"),
    ("tr", "guardian+mother", "Anne|Anne Adı|Anne Adı Soyadı"),
    ("tr", "guardian_phone+mother", "Anne Telefonu|Anne Tel"),
    ("tr", "guardian_2+father", "Baba Adı Soyadı"),
    ("tr", "guardian_2_phone+father", "Baba Telefonu|Baba Tel"),
    ("de", "class", "Klasse|Schulklasse"),
    ("de", "school", "Schule|Sonntagsschule"),
    (
        "de",
        "guardian#",
        "Eltern|Elternteil|Erziehungsberechtigte|Erziehungsberechtigter|Erziehungsberechtigte/r|Name der Eltern|Sorgeberechtigte",
    ),
    (
        "de",
        "guardian#_phone",
        "Telefon der Eltern|Telefon Eltern|Eltern Telefon|Tel. Eltern|Handy Eltern|Elterntelefon",
    ),
    ("de", "guardian#_email", "E-Mail der Eltern|E-Mail Eltern"),
    ("de", "guardian#_relation", "Verwandtschaft"),
    ("de", "guardian+mother", "Mutter|Name der Mutter"),
    ("de", "guardian_phone+mother", "Telefon Mutter|Telefon der Mutter|Handy Mutter"),
    ("de", "guardian_2+father", "Vater|Name des Vaters"),
    ("de", "guardian_2_phone+father", "Telefon Vater|Telefon des Vaters|Handy Vater"),
    ("fr", "class", "Classe"),
    ("fr", "school", "École|École du dimanche"),
    ("fr", "guardian#", "Parents|Nom du parent|Responsable légal|Représentant légal"),
    ("fr", "guardian#_phone", "Téléphone du parent|Téléphone des parents|Téléphone parent"),
    ("fa", "class", "کلاس|کلاس درس"),
    ("fa", "school", "مدرسه|نام مدرسه"),
    ("fa", "guardian#", "نام ولی|ولی|نام سرپرست|سرپرست|نام والدین|نام و نام خانوادگی ولی"),
    ("fa", "guardian#_phone", "تلفن ولی|تلفن والدین|شماره ولی|موبایل ولی|تلفن سرپرست|تلفن همراه ولی"),
    ("ka", "class", "კლასი"),
    ("ka", "school", "სკოლა"),
    ("ka", "guardian#", "მშობელი|მშობლის სახელი|მშობლის სახელი, გვარი|მეურვე"),
    ("ka", "guardian#_phone", "მშობლის ტელეფონი|მშობლის ნომერი"),
    ("uk", "class", "Клас"),
    ("uk", "guardian#", "Батьки|ПІБ батьків|Опікун"),
    ("uk", "guardian#_phone", "Телефон батьків|Телефон опікуна"),
    // Azerbaijani in Cyrillic script
    ("az-Cyrl", "row_number", "Сыра №|Сыра"),
    ("az-Cyrl", "given_name", "Ад|Ады"),
    ("az-Cyrl", "family_name", "Фамилија|Фамилијасы|Сојад|Сојады"),
    ("az-Cyrl", "patronymic", "Атасынын ады|Ата ады"),
    ("az-Cyrl", "former_family_name", "Гызлыг сојады|Гызлыг фамилијасы"),
    ("az-Cyrl", "full_name", "Ад, сојад|Ад вә сојад|Сојад, ад|Ады, сојады|С.А.А."),
    ("az-Cyrl", "sex", "Ҹинс|Ҹинси"),
    ("az-Cyrl", "birth_date", "Доғум тарихи|Тәвәллүд|Доғум ҝүнү"),
    ("az-Cyrl", "phone#", "Телефон|Әлагә нөмрәси"),
    ("az-Cyrl", "email#", "Е-почт|Е-почту|Електрон почт"),
    ("az-Cyrl", "address#", "Үнван|Үнваны"),
    ("az-Cyrl", "city", "Шәһәр"),
    ("az-Cyrl", "country", "Өлкә"),
    ("az-Cyrl", "household", "Аилә|Аилә №"),
    ("az-Cyrl", "notes", "Гејд|Гејдләр"),
    // Russian
    ("ru", "row_number", "№ п/п|п/п|Номер|Порядковый номер|№ пп|Н/п|Ном"),
    ("ru", "given_name", "Имя"),
    ("ru", "family_name", "Фамилия"),
    ("ru", "patronymic", "Отчество"),
    ("ru", "former_family_name", "Девичья фамилия|Прежняя фамилия|Фамилия до брака"),
    ("ru", "preferred_name", "Как обращаться|Обращение"),
    ("ru", "native_name", "Имя на родном письме"),
    ("ru", "passport_name", "Имя как в паспорте|Имя по паспорту|Имя латиницей"),
    (
        "ru",
        "full_name",
        "Ф.И.О.|ФИО|Фамилия, имя, отчество|Фамилия имя отчество|Фамилия, имя|Имя, фамилия|Фамилия Имя|Имя и фамилия|Фамилия и имя|Полное имя|ФИ|Участник",
    ),
    ("ru", "sex", "Пол"),
    ("ru", "birth_date", "Дата рождения|Д.р.|ДР|Д/р|День рождения|Год рождения|Г.р.|Дата рожд.|Родился|Родилась"),
    ("ru", "phone#", "Телефон|Тел.|Номер телефона|Контактный телефон|Контакт|Телефоны"),
    (
        "ru",
        "phone#+mobile",
        "Моб. телефон|Мобильный телефон|Мобильный|Сотовый|Моб.|Сотовый телефон|Моб. тел.|Сот. тел.",
    ),
    ("ru", "phone#+home", "Домашний телефон|Дом. телефон|Дом. тел."),
    ("ru", "phone#+work", "Рабочий телефон|Раб. телефон|Раб. тел."),
    ("ru", "phone#_label", "Тип телефона"),
    (
        "ru",
        "email#",
        "Эл. почта|Почта|Электронная почта|Адрес электронной почты|Электронный адрес|Эл. адрес|Имейл|Емейл",
    ),
    ("ru", "email#_label", "Тип эл. почты"),
    ("ru", "address#", "Адрес|Домашний адрес|Адрес проживания|Место жительства|Почтовый адрес"),
    ("ru", "address#_label", "Тип адреса"),
    ("ru", "street#", "Улица"),
    ("ru", "postal_code#", "Почтовый индекс|Индекс"),
    ("ru", "address#_city", "Адрес: город"),
    ("ru", "address#_region", "Адрес: область|Область|Регион|Край"),
    ("ru", "address#_country", "Адрес: страна"),
    ("ru", "city", "Город|Населённый пункт|Город проживания"),
    ("ru", "country", "Страна|Страна проживания"),
    ("ru", "household", "Семья|№ семьи|Номер семьи|Семьи"),
    ("ru", "notes", "Примечание|Примечания|Комментарий|Комментарии|Заметки|Прим."),
    ("ru", "languages", "Языки|Язык|Владение языками"),
    ("ru", "status", "Состояние"),
    ("ru", "status_date", "Состояние с"),
    ("ru", "tags", "Метки|Теги"),
    ("ru", "consent_contact", "Согласие: связь"),
    ("ru", "consent_contact_date", "Согласие: связь, дата"),
    ("ru", "consent_contact_how", "Согласие: связь, как"),
    ("ru", "consent_contact_by", "Согласие: связь, кем"),
    ("ru", "consent_directory", "Согласие: справочник"),
    ("ru", "consent_directory_date", "Согласие: справочник, дата"),
    ("ru", "consent_directory_how", "Согласие: справочник, как"),
    ("ru", "consent_directory_by", "Согласие: справочник, кем"),
    ("ru", "consent_photo", "Согласие: фото"),
    ("ru", "consent_photo_date", "Согласие: фото, дата"),
    ("ru", "consent_photo_how", "Согласие: фото, как"),
    ("ru", "consent_photo_by", "Согласие: фото, кем"),
    ("ru", "consent_pass_on", "Согласие: передача"),
    ("ru", "consent_pass_on_date", "Согласие: передача, дата"),
    ("ru", "consent_pass_on_how", "Согласие: передача, как"),
    ("ru", "consent_pass_on_by", "Согласие: передача, кем"),
    ("ru", "external_id#", "ID в другом месте"),
    ("ru", "external_id#_source", "ID в другом месте: где"),
    // English
    ("en", "row_number", "#|No|No.|Nr|Row|Number|S/N|Sr. No."),
    ("en", "id", "ID"),
    ("en", "given_name", "Given name|First name|Forename|Christian name|Given|First"),
    ("en", "family_name", "Family name|Last name|Surname|Last|Family"),
    ("en", "patronymic", "Patronymic|Father's name|Fathers name"),
    ("en", "former_family_name", "Former family name|Maiden name|Birth name|Née"),
    ("en", "preferred_name", "Preferred name|Nickname|Known as|Goes by name"),
    ("en", "native_name", "Name in native script|Native name"),
    ("en", "passport_name", "Name as in passport|Passport name"),
    (
        "en",
        "full_name",
        "Name|Full name|First and last name|Name and surname|Member|Participant|Contact name|Display name",
    ),
    ("en", "sex", "Sex|Gender|M/F"),
    ("en", "birth_date", "Birth date|Date of birth|DOB|Birthday|Birthdate|Born|Year of birth|D.O.B."),
    ("en", "phone#", "Phone|Telephone|Phone number|Contact number|Tel|Phone no|Telephone number|Primary phone"),
    ("en", "phone#+mobile", "Mobile|Mobile phone|Cell|Cell phone|Mobile number|Mobile phone number|Cellphone|WhatsApp"),
    ("en", "phone#+home", "Home phone|Home phone number|Home telephone"),
    ("en", "phone#+work", "Work phone|Work phone number|Business phone|Work telephone"),
    ("en", "phone#_label", "Phone type|Phone label"),
    ("en", "email#", "Email|E-mail|E-mail address|Email address|Mail|Primary email"),
    ("en", "email#+home", "Home email|Personal email"),
    ("en", "email#+work", "Work email|Business email"),
    ("en", "email#_label", "E-mail type|Email type|E-mail label|Email label"),
    ("en", "address#", "Address|Full address|Postal address|Home address|Mailing address"),
    ("en", "address#_label", "Address type|Address label"),
    ("en", "street#", "Street|Street address|Address line|Address1"),
    ("en", "postal_code#", "Postal code|Postcode|Zip|Zip code|Post code"),
    ("en", "address#_city", "Address: city"),
    ("en", "address#_region", "Address: region|State|Region|Province|County"),
    ("en", "address#_country", "Address: country"),
    ("en", "city", "City|Town|Suburb|Place|Location"),
    ("en", "country", "Country|Country of residence"),
    ("en", "household", "Household|Family no|Family number|Household name"),
    ("en", "notes", "Notes|Note|Comment|Comments|Remarks"),
    ("en", "languages", "Languages|Language|Spoken languages"),
    ("en", "status", "Status"),
    ("en", "status_date", "Status since"),
    ("en", "tags", "Tags|Labels"),
    ("en", "consent_contact", "Consent: contact"),
    ("en", "consent_contact_date", "Consent: contact, date"),
    ("en", "consent_contact_how", "Consent: contact, how"),
    ("en", "consent_contact_by", "Consent: contact, by whom"),
    ("en", "consent_directory", "Consent: directory"),
    ("en", "consent_directory_date", "Consent: directory, date"),
    ("en", "consent_directory_how", "Consent: directory, how"),
    ("en", "consent_directory_by", "Consent: directory, by whom"),
    ("en", "consent_photo", "Consent: photos|Photo consent"),
    ("en", "consent_photo_date", "Consent: photos, date"),
    ("en", "consent_photo_how", "Consent: photos, how"),
    ("en", "consent_photo_by", "Consent: photos, by whom"),
    ("en", "consent_pass_on", "Consent: passing on"),
    ("en", "consent_pass_on_date", "Consent: passing on, date"),
    ("en", "consent_pass_on_how", "Consent: passing on, how"),
    ("en", "consent_pass_on_by", "Consent: passing on, by whom"),
    ("en", "external_id#", "ID elsewhere|External ID|External identifier"),
    ("en", "external_id#_source", "ID elsewhere: where"),
    // Turkish
    ("tr", "row_number", "Sıra No|Sıra|Sıra numarası|S. No|S.N."),
    ("tr", "given_name", "İsim|Adı|Ad|İsmi"),
    ("tr", "family_name", "Soyad|Soyadı|Soyisim|Soyismi"),
    ("tr", "patronymic", "Baba adı"),
    ("tr", "former_family_name", "Kızlık soyadı|Evlenmeden önceki soyadı"),
    ("tr", "full_name", "Adı Soyadı|Ad Soyad|İsim Soyisim|Soyadı Adı|Adı ve Soyadı|Ad-Soyad|Tam ad"),
    ("tr", "sex", "Cinsiyet|Cinsiyeti"),
    ("tr", "birth_date", "Doğum Tarihi|D. Tarihi|Doğum günü|Doğum yılı|D.T."),
    ("tr", "phone#", "Telefon|Telefon no|Telefon numarası|Tel|İletişim"),
    ("tr", "phone#+mobile", "GSM|Cep|Cep telefonu|Cep tel|Mobil"),
    ("tr", "phone#+home", "Ev telefonu"),
    ("tr", "phone#+work", "İş telefonu"),
    ("tr", "email#", "E-posta|Eposta|E-posta adresi|Elektronik posta"),
    ("tr", "address#", "Adres|Adresi|Ev adresi"),
    ("tr", "street#", "Sokak|Cadde"),
    ("tr", "postal_code#", "Posta kodu"),
    ("tr", "city", "Şehir|İl|Kent"),
    ("tr", "country", "Ülke|Ülkesi"),
    ("tr", "household", "Aile|Aile no|Hane"),
    ("tr", "notes", "Not|Notlar|Açıklama|Açıklamalar"),
    ("tr", "languages", "Diller|Dil"),
    ("tr", "status", "Durum"),
    ("tr", "tags", "Etiketler"),
    // German
    ("de", "row_number", "Nr.|Lfd. Nr.|Lfd.Nr.|Laufende Nummer|Nummer|Pos."),
    ("de", "given_name", "Vorname|Vornamen|Rufname"),
    ("de", "family_name", "Nachname|Familienname|Zuname"),
    ("de", "patronymic", "Vatersname"),
    ("de", "former_family_name", "Geburtsname|Mädchenname|Früherer Name"),
    ("de", "preferred_name", "Spitzname"),
    (
        "de",
        "full_name",
        "Vor- und Nachname|Name, Vorname|Vor- und Zuname|Vollständiger Name|Vorname Nachname|Nachname, Vorname|Name Vorname|Vorname Name",
    ),
    ("de", "sex", "Geschlecht|Anrede"),
    ("de", "birth_date", "Geburtsdatum|Geburtstag|Geb.|Geb.-Datum|Geb. am|Geboren|Geburtsjahr|Jahrgang"),
    ("de", "phone#", "Telefon|Tel.|Telefonnummer|Rufnummer|Festnetz"),
    ("de", "phone#+mobile", "Handy|Mobil|Mobiltelefon|Mobilnummer|Handynummer"),
    ("de", "phone#+home", "Telefon privat|Telefon (privat)|Privattelefon"),
    ("de", "phone#+work", "Telefon geschäftlich|Telefon dienstlich"),
    ("de", "email#", "E-Mail-Adresse|E-Mail|Mailadresse|Email"),
    ("de", "address#", "Anschrift|Adresse|Wohnanschrift"),
    ("de", "street#", "Straße|Strasse|Straße und Hausnummer|Straße privat|Str."),
    ("de", "postal_code#", "PLZ|Postleitzahl|Postleitzahl privat"),
    ("de", "address#_region", "Bundesland|Kanton|Bundesland/Kanton privat"),
    ("de", "address#_country", "Land/Region privat"),
    ("de", "city", "Ort|Wohnort|Stadt|Ort privat"),
    ("de", "country", "Land|Staat"),
    ("de", "household", "Familien-Nr.|Familie|Haushalt|Familiennummer"),
    ("de", "notes", "Bemerkung|Bemerkungen|Notiz|Notizen|Anmerkung|Kommentar|Hinweis"),
    ("de", "languages", "Sprachen|Sprache"),
    ("de", "tags", "Kategorien|Schlagworte"),
    // French
    ("fr", "row_number", "N°|Numéro|N° d'ordre"),
    ("fr", "given_name", "Prénom|Prénoms"),
    ("fr", "family_name", "Nom|Nom de famille"),
    ("fr", "patronymic", "Patronyme|Nom du père"),
    ("fr", "former_family_name", "Nom de naissance|Nom de jeune fille"),
    ("fr", "preferred_name", "Surnom|Prénom d'usage"),
    ("fr", "full_name", "Nom et prénom|Nom complet|Nom, prénom|Prénom et nom|Nom Prénom|Prénom Nom"),
    ("fr", "sex", "Sexe|Genre|Civilité"),
    ("fr", "birth_date", "Date de naissance|Né(e) le|Anniversaire|Naissance|Année de naissance"),
    ("fr", "phone#", "Téléphone|Tél.|Numéro de téléphone"),
    ("fr", "phone#+mobile", "Portable|Téléphone portable|Tél. portable|Mobile"),
    ("fr", "phone#+home", "Téléphone fixe|Fixe"),
    ("fr", "email#", "Courriel|Adresse e-mail|Mél|Adresse électronique|E-mail"),
    ("fr", "address#", "Adresse|Adresse postale"),
    ("fr", "street#", "Rue"),
    ("fr", "postal_code#", "Code postal|CP"),
    ("fr", "city", "Ville|Commune"),
    ("fr", "country", "Pays"),
    ("fr", "household", "Foyer|Famille|N° famille"),
    ("fr", "notes", "Remarque|Remarques|Commentaire|Commentaires"),
    ("fr", "languages", "Langues|Langue"),
    // Persian
    ("fa", "row_number", "ردیف|شماره ردیف|شماره"),
    ("fa", "given_name", "نام"),
    ("fa", "family_name", "نام خانوادگی|فامیلی|فامیل|شهرت"),
    ("fa", "patronymic", "نام پدر"),
    ("fa", "former_family_name", "نام خانوادگی قبل از ازدواج|نام خانوادگی پیشین"),
    ("fa", "full_name", "نام و نام خانوادگی|نام کامل|نام خانوادگی و نام"),
    ("fa", "sex", "جنسیت|جنس"),
    ("fa", "birth_date", "تاریخ تولد|تولد|سال تولد|متولد"),
    ("fa", "phone#", "تلفن|شماره تماس|شماره تلفن|تماس"),
    ("fa", "phone#+mobile", "موبایل|تلفن همراه|شماره موبایل|همراه|شماره همراه"),
    ("fa", "phone#+home", "تلفن منزل|تلفن ثابت"),
    ("fa", "email#", "ایمیل|پست الکترونیک|رایانامه|پست الکترونیکی"),
    ("fa", "address#", "آدرس|نشانی|محل سکونت"),
    ("fa", "street#", "خیابان"),
    ("fa", "postal_code#", "کد پستی|کدپستی"),
    ("fa", "address#_region", "استان"),
    ("fa", "city", "شهر"),
    ("fa", "country", "کشور"),
    ("fa", "household", "خانواده|خانوار|شماره خانواده"),
    ("fa", "notes", "توضیحات|یادداشت|ملاحظات"),
    ("fa", "languages", "زبان|زبان ها"),
    // Georgian
    ("ka", "row_number", "რიგითი ნომერი|ნომერი"),
    ("ka", "given_name", "სახელი"),
    ("ka", "family_name", "გვარი"),
    ("ka", "patronymic", "მამის სახელი"),
    ("ka", "former_family_name", "ქალიშვილობის გვარი|ძველი გვარი"),
    ("ka", "full_name", "სახელი, გვარი|სახელი და გვარი|გვარი, სახელი|სრული სახელი"),
    ("ka", "sex", "სქესი"),
    ("ka", "birth_date", "დაბადების თარიღი|დაბადების დღე|დაბადების წელი|დაბ. თარიღი"),
    ("ka", "phone#", "ტელეფონი|ტელეფონის ნომერი|ტელ.|საკონტაქტო ნომერი"),
    ("ka", "phone#+mobile", "მობილური|მობილურის ნომერი|მობ."),
    ("ka", "email#", "ელ. ფოსტა|ელფოსტა|ელექტრონული ფოსტა|იმეილი|მეილი"),
    ("ka", "address#", "მისამართი"),
    ("ka", "street#", "ქუჩა"),
    ("ka", "postal_code#", "საფოსტო ინდექსი"),
    ("ka", "city", "ქალაქი"),
    ("ka", "country", "ქვეყანა"),
    ("ka", "household", "ოჯახი|ოჯახის ნომერი"),
    ("ka", "notes", "შენიშვნა|შენიშვნები|კომენტარი"),
    ("ka", "languages", "ენები|ენა"),
    // Ukrainian
    ("uk", "row_number", "№ з/п|Порядковий номер"),
    ("uk", "given_name", "Ім'я|Імʼя"),
    ("uk", "family_name", "Прізвище"),
    ("uk", "patronymic", "По батькові"),
    ("uk", "former_family_name", "Дівоче прізвище"),
    ("uk", "full_name", "ПІБ|П.І.Б.|Прізвище, ім'я, по батькові|Прізвище та ім'я|Ім'я та прізвище|Прізвище, ім'я"),
    ("uk", "sex", "Стать"),
    ("uk", "birth_date", "Дата народження|День народження|Рік народження|Д.н."),
    ("uk", "phone#", "Телефон|Номер телефону|Контактний телефон"),
    ("uk", "phone#+mobile", "Мобільний|Мобільний телефон|Моб. телефон"),
    ("uk", "email#", "Ел. пошта|Електронна пошта|Пошта|Електронна адреса"),
    ("uk", "address#", "Адреса|Домашня адреса|Місце проживання"),
    ("uk", "street#", "Вулиця"),
    ("uk", "postal_code#", "Поштовий індекс"),
    ("uk", "city", "Місто|Населений пункт"),
    ("uk", "country", "Країна"),
    ("uk", "household", "Сім'я|Родина|№ родини"),
    ("uk", "notes", "Примітка|Примітки|Коментар"),
    ("uk", "languages", "Мови|Мова"),
    // Google Contacts, old and new
    ("google", "given_name", "Given Name|First Name"),
    (
        "google",
        "own",
        "Additional Name|Middle Name|Name Prefix|Name Suffix|Yomi Name|File As|Organization Name|Organization Title|Organization Department|Photo|Initials|Short Name|Group Membership",
    ),
    ("google", "email#", "E-mail # - Value"),
    ("google", "email#_label", "E-mail # - Type|E-mail # - Label"),
    ("google", "phone#", "Phone # - Value"),
    ("google", "phone#_label", "Phone # - Type|Phone # - Label"),
    ("google", "address#", "Address # - Formatted"),
    ("google", "address#_label", "Address # - Type|Address # - Label"),
    ("google", "street#", "Address # - Street"),
    ("google", "address#_city", "Address # - City"),
    ("google", "address#_region", "Address # - Region"),
    ("google", "postal_code#", "Address # - Postal Code"),
    ("google", "address#_country", "Address # - Country"),
    ("google", "tags", "Labels"),
    // Outlook
    ("outlook", "street+home", "Home Street"),
    ("outlook", "address_city+home", "Home City"),
    ("outlook", "address_region+home", "Home State"),
    ("outlook", "postal_code+home", "Home Postal Code"),
    ("outlook", "address_country+home", "Home Country/Region|Home Country"),
    ("outlook", "street_2+work", "Business Street"),
    ("outlook", "address_2_city+work", "Business City"),
    ("outlook", "address_2_region+work", "Business State"),
    ("outlook", "postal_code_2+work", "Business Postal Code"),
    ("outlook", "address_2_country+work", "Business Country/Region|Business Country"),
    ("outlook", "phone#+home", "Home Phone #"),
    ("outlook", "phone#+work", "Business Phone #"),
    ("outlook", "phone#+other", "Other Phone"),
    ("outlook", "phone#+mobile", "Mobile Phone"),
    ("outlook", "email#", "E-mail # Address"),
    ("outlook", "tags", "Categories|Kategorien"),
    // ChurchCRM
    ("churchcrm", "household", "FamilyID|Family ID"),
    ("churchcrm", "given_name", "FirstName"),
    ("churchcrm", "family_name", "LastName"),
    ("churchcrm", "birth_date", "BirthDate"),
    ("churchcrm", "birth_year", "BirthYear|Birth Year"),
    ("churchcrm", "birth_month", "BirthMonth|Birth Month"),
    ("churchcrm", "birth_day", "BirthDay|Birth Day"),
    ("churchcrm", "phone#+home", "HomePhone"),
    ("churchcrm", "phone#+mobile", "CellPhone|MobilePhone"),
    ("churchcrm", "phone#+work", "WorkPhone"),
    ("churchcrm", "email#+work", "WorkEmail"),
    ("churchcrm", "street", "Address1"),
    // CiviCRM
    ("civicrm", "given_name", "first_name|FIRSTNAME"),
    ("civicrm", "family_name", "last_name|LASTNAME"),
    ("civicrm", "external_id#", "external_identifier|Contact ID|Internal Contact ID"),
    // Planning Center
    ("planning center", "external_id#", "Person ID|Remote ID"),
    ("planning center", "street+home", "Home Address Street Line 1|Home Address Street"),
    ("planning center", "address_city+home", "Home Address City"),
    ("planning center", "address_region+home", "Home Address State"),
    ("planning center", "postal_code+home", "Home Address Zip Code|Home Address Zip"),
    ("planning center", "street_2+work", "Work Address Street Line 1|Work Address Street"),
    ("planning center", "address_2_city+work", "Work Address City"),
    ("planning center", "address_2_region+work", "Work Address State"),
    ("planning center", "postal_code_2+work", "Work Address Zip Code|Work Address Zip"),
    ("planning center", "phone#+other", "Other Phone Number"),
    ("planning center", "email#+other", "Other Email"),
    ("planning center", "household", "Household Name"),
    // Breeze
    ("breeze", "external_id#", "Breeze ID"),
    ("breeze", "phone#+home", "Home"),
    ("breeze", "phone#+work", "Work"),
    // hitobito
    ("hitobito", "postal_code", "zip_code"),
    ("hitobito", "city", "town"),
    ("hitobito", "notes", "additional_information"),
    ("hitobito", "phone#+mobile", "phone_number_mobil"),
    ("hitobito", "phone#+home", "phone_number_privat"),
    ("hitobito", "phone#+work", "phone_number_arbeit"),
    ("hitobito", "phone#+other", "phone_number_andere"),
];

/// A heading that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) target: ColumnTarget,
    /// The label that the heading says: `mobile`, `home`, `work`.
    pub(super) label: &'static str,
}

static KNOWN: LazyLock<HashMap<String, Known>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for (_, target, headings) in LINES {
        let (id, label) = target.split_once('+').unwrap_or((target, ""));
        for heading in headings.split('|') {
            for n in 0..=9_u8 {
                let number = if n == 0 { String::new() } else { n.to_string() };
                // A heading without a place for the number has it at its end.
                let heading = match heading.split_once('#') {
                    Some((before, after)) if !before.is_empty() || !after.is_empty() => {
                        format!("{before}{number}{after}")
                    }
                    _ if n == 0 => heading.to_owned(),
                    _ => format!("{heading} {number}"),
                };
                if n > 0 && !id.contains('#') {
                    break;
                }
                let id = id.replace('#', &if n > 1 { format!("_{n}") } else { String::new() });
                if let Ok(target) = id.parse() {
                    known.entry(key(&heading)).or_insert(Known { target, label });
                }
            }
        }
    }
    known
});

/// What tells headings apart: their folded words, or the signs themselves where there are no words.
fn key(heading: &str) -> String {
    let folded = fold(heading);
    if folded.is_empty() { heading.trim().to_owned() } else { folded }
}

/// What a heading is known to be: one of our ids, or in the table; what stands in brackets is left out when the whole is not known.
pub(super) fn known(heading: &str) -> Option<Known> {
    let heading = heading.trim();
    if let Ok(target) = heading.parse() {
        return Some(Known { target, label: "" });
    }
    let found = |text: &str| KNOWN.get(&key(text)).cloned();
    if heading.chars().count() > 80 {
        return None;
    }
    found(heading).or_else(|| {
        let (before, rest) = heading.split_once(['(', '['])?;
        let (_, after) = rest.split_once([')', ']'])?;
        (!before.trim().is_empty() && after.trim().is_empty()).then(|| found(before)).flatten()
    })
}

/// Words of a total below the rows, folded when compared.
const TOTALS: &[&str] = &[
    "total",
    "sum",
    "cəmi",
    "yekun",
    "ümumi",
    "toplam",
    "итого",
    "всего",
    "ҹәми",
    "summe",
    "gesamt",
    "somme",
    "جمع",
    "مجموع",
    "جمع کل",
    "სულ",
    "ჯამი",
    "разом",
    "усього",
    "insgesamt",
    "count",
    "ümumi say",
    "cem",
];

static TOTALS_FOLDED: LazyLock<Vec<String>> = LazyLock::new(|| TOTALS.iter().map(|total| fold(total)).collect());

/// Whether a cell begins as a total does: a word for it, alone or before a number.
pub(super) fn is_total(cell: &str) -> bool {
    let folded = fold(cell);
    let bare = folded.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    !bare.is_empty() && TOTALS_FOLDED.iter().any(|total| total == bare)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn target(heading: &str) -> String {
        known(heading).map_or_else(|| "own".to_owned(), |known| known.target.to_string())
    }

    #[rstest]
    #[case("az", &["Sıra №", "Soyadı", "Ad", "Ata adı", "Təvəllüd", "Əlaqə nömrəsi", "E-poçt", "Ünvan ", "Şəhər:", "Qeydlər:", "Cinsi ", "Ailə", "S.A.A. "],
        &["row_number", "family_name", "given_name", "patronymic", "birth_date", "phone", "email", "address", "city", "notes", "sex", "household", "full_name"])]
    #[case("az-Cyrl", &["Фамилија", "Ад", "АТАСЫНЫН АДЫ", "Доғум тарихи", "Е-почт", "АИЛӘ", "Ад, сојад"],
        &["family_name", "given_name", "patronymic", "birth_date", "email", "household", "full_name"])]
    #[case("ru", &["№ п/п", "Фамилия", "Имя ", "ОТЧЕСТВО", "Дата рождения:", "МОБ. ТЕЛЕФОН", "Эл. почта", "Населённый пункт", "№ семьи", "Ф.И.О.", "Пол "],
        &["row_number", "family_name", "given_name", "patronymic", "birth_date", "phone", "email", "city", "household", "full_name", "sex"])]
    #[case("en", &["#", "First Name", "Family name", "Date of Birth", "Contact number:", "E-mail Address", "City", "Name", "Phone 2", "Email 3"],
        &["row_number", "given_name", "family_name", "birth_date", "phone", "email", "city", "full_name", "phone_2", "email_3"])]
    #[case("tr", &["Sıra No", "Soyad", "İsim", "D. Tarihi", "GSM", "Eposta", "Şehir", "Not", "Adı Soyadı ", "CİNSİYET"],
        &["row_number", "family_name", "given_name", "birth_date", "phone", "email", "city", "notes", "full_name", "sex"])]
    #[case("de", &["Lfd. Nr.", "Vorname", "Nachname", "Geburtsdatum ", "Handy", "E-Mail-Adresse", "Anschrift", "Wohnort", "Familien-Nr.", "NAME, VORNAME", "Anrede", "PLZ"],
        &["row_number", "given_name", "family_name", "birth_date", "phone", "email", "address", "city", "household", "full_name", "sex", "postal_code"])]
    #[case("fr", &["Nom", "Prénom", "Date de naissance", "Téléphone", "Courriel", "Ville", "Code postal", "Nom de naissance"],
        &["family_name", "given_name", "birth_date", "phone", "email", "city", "postal_code", "former_family_name"])]
    #[case("fa", &["رديف", "نام", "نام خانوادگي", "جنسيت", "تاريخ تولد", "تلفن همراه", "پست الکترونيک", "توضيحات", "نام خانوادگي قبل از ازدواج", "شهر"],
        &["row_number", "given_name", "family_name", "sex", "birth_date", "phone", "email", "notes", "former_family_name", "city"])]
    #[case("ka", &["სახელი", "გვარი", "სახელი, გვარი", "დაბადების თარიღი", "ᲢᲔᲚᲔᲤᲝᲜᲘ", "მობილური", "ელ. ფოსტა", "ქალაქი ", "შენიშვნა"],
        &["given_name", "family_name", "full_name", "birth_date", "phone", "phone", "email", "city", "notes"])]
    #[case("uk", &["Прізвище", "Ім'я", "По батькові", "Дата народження", "Ел. пошта", "Місто", "ПІБ"],
        &["family_name", "given_name", "patronymic", "birth_date", "email", "city", "full_name"])]
    #[case("ids", &["given_name", "phone_2_label", "own_0123456789abcdef0123456789abcdef", "address_2_city"],
        &["given_name", "phone_2_label", "own_0123456789abcdef0123456789abcdef", "address_2_city"])]
    #[case("google", &["E-mail 2 - Value", "Phone 1 - Label", "Address 1 - Postal Code"], &["email_2", "phone_label", "postal_code"])]
    #[case("outlook", &["Home Street", "Business Postal Code", "E-mail Address", "E-mail 2 Address", "Business Phone 2"],
        &["street", "postal_code_2", "email", "email_2", "phone_2"])]
    #[case("class lists",
        &["Valideynin adı ", "Valideynin telefonu", "Veli", "تلفن ولی", "Sınıf", "Родитель", "ТЕЛЕФОН РОДИТЕЛЯ:", "Parent 2", "Guardian phone 3", "Mother's phone", "Отец", "Schule"],
        &["guardian", "guardian_phone", "guardian", "guardian_phone", "class", "guardian", "guardian_phone", "guardian_2", "guardian_3_phone", "guardian_phone", "guardian_2", "school"])]
    #[case("nobody's yet", &["T-shirt", "Взнос", "Beitrag €", "Mitglied seit", "Mother – email", "გაწევრიანება"], &["own"; 6])]
    fn headings_are_known(#[case] _source: &str, #[case] headings: &[&str], #[case] targets: &[&str]) {
        let found: Vec<String> = headings.iter().map(|heading| target(heading)).collect();
        assert_eq!(found, targets);
    }

    #[test]
    fn every_line_has_a_target() {
        for (source, target, _) in LINES {
            let id = target.split('+').next().unwrap().replace('#', "_3");
            assert!(id.parse::<ColumnTarget>().is_ok(), "{source} {target}");
        }
    }

    #[test]
    fn a_label_is_heard_from_the_heading() {
        assert_eq!(known("Handy").map(|known| known.label), Some("mobile"));
        assert_eq!(known("Telefon (privat)").map(|known| known.label), Some("home"));
    }

    #[test]
    fn totals_are_known() {
        assert!(is_total("Итого: 220") && is_total("Cəmi") && is_total("TOPLAM 12"));
        assert!(!is_total("Total Ahmad") && !is_total("220"));
    }
}
