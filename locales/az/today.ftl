### Today: what is to complete, birthdays, what was done lately.

today-people = nəfər
today-households = ailə
today-children = uşaq
today-empty = Hələ heç kim yoxdur
today-empty-text = Ad günləri, tamamlanacaqlar və son dəyişikliklər burada olacaq.
next = Qarşıda
next-there = orada { $time }
to-complete = Tamamlanacaq
to-complete-none = Heç nə çatışmır
to-complete-more = Daha { $more } göstər
why-no_adult_to_reach = Ailədən heç bir böyüklə əlaqə yoxdur.
why-no_contact = Telefon və e-poçt yoxdur.
to-complete-rest = və daha { $rest }; əvvəlcə bunları tamamlayın
why-value_kept_as_typed = { $field }: “{ $raw }” oxunmadı
why-no_name = Ad və ya soyad yoxdur.
why-not_yet_born = Doğum günü hələ gəlməyib.
why-own_guardian = Kimsə özünün qəyyumu kimi yazılıb.
birthdays = Ad günləri
birthdays-none = Növbəti iki həftədə yoxdur
birthdays-count = { $birthdays } ad günü
birthday-turns = { $age } yaş
lately = Son vaxtlar
lately-none = Hələ heç nə yazılmayıb
waiting = Gözləyir
waiting-plan = { $rows } sətir planlaşdırılıb, { $ask } qərar gözləyir, { $at }
source-screen = Burada dəyişdirilib
source-import = İdxal
source-exchange = Mübadilə faylı
source-undo = Geri alma
source-sample = Nümunə
batch-record_create = { $people ->
        [one] Əlavə edildi
       *[other] { $people } nəfər əlavə edildi
    }
batch-record_edit = { $people ->
        [one] Dəyişdirildi
       *[other] { $people } nəfər dəyişdirildi
    }
batch-record_delete = { $people ->
        [one] Silindi
       *[other] { $people } nəfər silindi
    }
batch-record_restore = { $people ->
        [one] Qaytarıldı
       *[other] { $people } nəfər qaytarıldı
    }
batch-person_tag = { $people ->
        [one] “{ $tag }” nişanı
       *[other] “{ $tag }” nişanı, { $people } nəfər
    }
batch-person_move_to_household = { $people ->
        [one] Ailə dəyişdirildi
       *[other] Ailə, { $people } nəfər
    }
batch-named = { $what }: { $name }
batch-batch_undo = Geri alma
batch-sample_load = Nümunə, { $people } nəfər
batch-people_generate = Uydurma insanlar, { $people }
batch-import_csv = { $file } idxalı, { $people } nəfər
batch-exchange_keep = Bizimki saxlanıldı
batch-conflict_resolve = Qərar verildi
batch-exchange_import = Fayl qəbul edildi: { $chapter }
batch-person_erase = Bir nəfər silindi
batch-person_merge = Bir adam edildi
batch-person_unmerge = Ayrıldı
batch-person_different = Qeyd edildi: eyni adam deyil
batch-own_field_create = Yeni sahə: { $name }
batch-file_create = Məlumat faylı yaradıldı
batch-installation_begin = Bu kompüter qoşuldu
batch-chapter_edit = Təşkilat dəyişdirildi
batch-undone = Geri alındı: { $what }
batch-event_create = Tədbir əlavə edildi
batch-event_edit = Tədbir dəyişdirildi
batch-event_move = Tədbirin vaxtı dəyişdirildi
batch-event_day = Tədbirin bir günü dəyişdirildi
batch-attendance_record = Gələnlər qeyd edildi
batch-import_ics = { $file } idxalı: tədbirlər
batch-import_records = { $file } idxalı
batch-person_let_go = Bir nəfər buraxıldı: təşkilatı onu daha ötürmür
batch-bin_empty = Zibil qutusu boşaldıldı: 90 gün əvvəl silinənlər
batch-pupils_count = Şagirdlər sayıldı
bin-due = Zibil qutusundan həmişəlik çıxır
bin-due-text = Üç ay əvvəl silinib. O gündən sonra qaytarmaq olmaz.
bin-due-on = { $date }
bin-due-rest = və daha { $rest }
bin-due-restore = Qaytar
bin-due-restored = { $name } qaytarıldı
