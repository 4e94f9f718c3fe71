### The export of people to a file.

export-purpose = Nə üçündür
export-handout = Paylamaq üçün
export-birlik = Birliyə qaytarmaq üçün
export-handout-text = Excel və insanlar üçün: seçdiyiniz sütunlar, id-siz.
export-birlik-text = Bütün sütunlar id ilə, dəyişdirilmiş fayl öz insanlarını tapsın deyə.
export-format = Faylın növü
format-xlsx = Excel cədvəli (XLSX)
format-csv = Mətn cədvəli (CSV)
format-vcard3 = Ünvan kartları 3.0, telefonlar üçün
format-vcard4 = Ünvan kartları 4.0
format-households_csv = Hər ailə bir sətir, məktublar üçün (CSV)
export-headings = Başlıqlar
export-stable = Sabit adlar, proqramlar üçün
export-delimiter = Ayırıcı
delimiter-semicolon = Nöqtəli vergül ;
delimiter-comma = Vergül ,
delimiter-tab = Tab
delimiter-bar = Şaquli xətt |
export-bom = Excel üçün BOM işarəsi
export-sensitive = Uşaqlar və sağlamlıq məlumatı da
export-reason = Nə üçün və kim üçün
export-reason-hint = Qeydə alınır
export-column-sensitive = Səbəb göstərilməsə, daxil edilmir
export-left-out = { $people } uşaq daxil edilməyib
export-preview = İlk sətirlər
export-open-text = Fayl şifrələnmir. İşi bitəndə silin.
export-do = { $people } nəfəri ixrac et
export-written = { $people } nəfər { $name } faylına yazıldı
export-show = Faylı göstər
export-profile = Saxlanıb
export-profile-none = Saxlanmayıb
export-profile-keep = Saxla
export-profile-forget = Unut
export-profile-kept = “{ $name }” adı ilə saxlandı
export-profile-forgotten = “{ $name }” unuduldu
export-profile-hint = Faylın növü, sütunlar və onların sırası, növbəti dəfə üçün
export-who = { $chosen ->
        [0] Siyahının indi göstərdiyi hər kəs
       *[other] Seçdiyiniz { $chosen } nəfər
    }
export-move = { $column } sütununu köçür: yuxarı və ya aşağı ox
export-all-columns = Hamısı
export-no-columns = Heç biri
format-text-csv = Hər proqramda açılır. Telefonların artısı və sıfırları qalır.
format-text-xlsx = Telefonlar mətn kimi, əsl tarixlər, süzgəcli başlıqlar.
format-text-vcard3 = Adlar, telefonlar, e-poçt və ünvanlar; telefonlar bunu qəbul edir.
format-text-vcard4 = Adlar, telefonlar, e-poçt və ünvanlar, yeni proqramlar üçün.
format-text-households_csv = Hər ailə bir sətir: ortaq müraciət, ünvan, kim yaşayır. Məktub birləşdirmə üçün.
