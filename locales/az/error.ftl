### What was refused, and what to do. One text for each code of the core.

error-no_file_open = Açıq məlumat faylı yoxdur. Ayarlarda birini açın.
error-file_missing = { $path } yerində yoxdur. Diski çıxarılmış ola bilər.
error-file_exists = { $path } artıq var. Üstünə yazılmadı; başqa yer və ya ad seçin.
error-file_denied = Sistem Birliyə { $path } faylını oxumağa və ya yazmağa icazə vermir.
error-disk_full = { $path } faylının diski doludur. Heç nə yazılmadı; yer açıb yenidən cəhd edin.
error-file_failed = { $path } oxunmadı və ya yazılmadı.
error-not_our_file = { $path } Birlik məlumat faylı deyil. Ona toxunulmadı.
error-file_damaged = { $path } zədələnib, ona toxunulmadı. Nüsxəni bərpa edin.
error-file_empty = { $path } boşdur.
error-file_foreign_schema = { $path } faylına Birliyin yaratmadığı hissə qoyulub: { $name }. Ona toxunulmadı; nüsxəni bərpa edin.
error-file_replaced = { $path } yerinə başqa fayl qoyulub. Heç nə yazılmadı; onu yenidən açın.
error-file_too_new = { $path } daha yeni Birlik { $made_by } ilə yaradılıb. Bu proqramı yeniləyin; fayla toxunulmadı.
error-file_outdated = { $path } köhnə Birlik tərəfindən yaradılıb və ona yazmaq olmur. Yazmağa icazə verin və ya yaza biləcəyiniz yerə köçürüb bir dəfə açın.
error-read_only = { $path } yalnız oxumaq üçün açıqdır, ona görə heç nə yazılmadı.
error-file_busy = { $path } faylına başqa proqram yazır. Bir az sonra yenidən cəhd edin.
error-no_such_record = Bu qeyd artıq yoxdur.
error-no_such_field = { $field } sahəsi yoxdur.
error-bad_value = Bu dəyər sahəyə uyğun deyil.
error-field_in_conflict = Sahənin iki dəyəri var. Əvvəlcə hansının doğru olduğuna qərar verin.
error-no_such_conflict = Burada artıq qərar verməli heç nə yoxdur. Yenidən baxın.
error-exchange_not_ours = { $path } Birlik mübadilə faylı deyil.
error-exchange_incomplete = { $path } faylının sonu çatmır. Bəlkə hələ gəlir: bir azdan yenidən yoxlayın və ya yenidən istəyin.
error-exchange_damaged = { $path } yolda zədələnib. Heç nə dəyişmədi; yenidən istəyin.
error-exchange_untrue = { $path } özü haqqında doğru demir: onu Birlik hazırlamayıb və ya kimsə dəyişib yenidən imzalayıb. Heç nə dəyişmədi; göndərəndən soruşun.
error-exchange_too_new = { $path } daha yeni Birlik ilə hazırlanıb. Zəhmət olmasa, Birliki yeniləyin.
error-exchange_too_large = { $what ->
        [line] { $path } faylında Birlikin yazdığı hər sətirdən uzun sətir var. Onu kimsə əllə düzəldib. Heç nə dəyişmədi; göndərəndən soruşun.
        [depth] { $path } faylında qutu içində qutu sonsuz gedir; Birlik belə yazmır. Heç nə dəyişmədi; göndərəndən soruşun.
        [unpacked] { $path } kiçikdir, amma açılanda bütün hədləri aşar. Bu, qəsdən edilib. Heç nə dəyişmədi.
        [fields] { $path } faylında heç bir şəbəkədə olmayan qədər sahə növü və ya kompüter adlanır. Heç nə dəyişmədi; göndərəndən soruşun.
        [installations] { $path } faylında heç bir şəbəkədə olmayan qədər sahə növü və ya kompüter adlanır. Heç nə dəyişmədi; göndərəndən soruşun.
        [words] { $path } faylında heç bir şəbəkədə olmayan qədər sahə növü və ya kompüter adlanır. Heç nə dəyişmədi; göndərəndən soruşun.
        [has] { $path } faylında heç bir şəbəkədə olmayan qədər sahə növü və ya kompüter adlanır. Heç nə dəyişmədi; göndərəndən soruşun.
        [rows] { $path } faylında Birlikin saxlaya biləcəyindən çox yazı var. Heç nə dəyişmədi; göndərəndən soruşun.
        [entities] { $path } faylında Birlikin saxlaya biləcəyindən çox yazı var. Heç nə dəyişmədi; göndərəndən soruşun.
       *[other] { $path } Birlikin yazdığı hər fayldan böyükdür. Heç nə dəyişmədi.
    }
error-exchange_unsigned = { $path } faylının imzası düz deyil: kimsə onu dəyişib. Göndərəndən soruşun.
error-exchange_passphrase_needed = { $path } parol ilə açılır. Onu göndərəndən soruşun.
error-exchange_wrong_passphrase = Bu, { $path } faylının parolu deyil.
error-exchange_not_for_us = { $path } başqası üçün şifrələnib. Əvvəlcə öz faylınızı göndərin ki, göndərəndə açarınız olsun.
error-exchange_too_much_work = { $path } qəsdən saatlarla açılacaq. Heç nə dəyişmədi.
error-exchange_key_changed = { $name } əvvəlkindən başqa açar işlədir. Bu rəqəmləri telefonda bir-birinizə oxuyun və yalnız eyni olduqda açara etibar edin: { $fingerprint }
error-exchange_own_words = Fayl deyir ki, bu kompüter heç vaxt yazmadığı şeyləri yazıb. Ya bu məlumatın köhnə nüsxəsi işlədilir, ya da fayl saxtadır. Heç nə dəyişmədi.
error-exchange_plain_refused = Uşaqların və sağlamlıq məlumatları heç vaxt şifrəsiz getmir. Faylın kim üçün olduğunu və ya parol seçin.
error-no_such_peer = { $to } üçün hələ açar yoxdur. Əvvəlcə onların bir faylını qəbul edin.
error-no_such_scope = { $scope } kimi göndəriləcək bir şey yoxdur.
error-no_such_exchange = Bu fayl artıq qəbul edilib və ya imtina edilib. Onu yenidən seçin.
error-exchange_brake = Fayl { $of } yazıdan { $count } yazını siləcək. Əvvəlcə onlara baxın və təsdiqləyin.
error-let_go_waits = { $name } haqqında burada yazılanlar hələ { $chapter } təşkilatına çatmayıb. Ona fayl göndərin, növbəti faylını qəbul edin və sonra qərar verin.
error-let_go_brake = { $of } nəfərdən { $count } nəfər buraxılacaq. Düzdürsə, təsdiqləyin; əvvəlcə ehtiyat nüsxə çıxarılır.
error-no_such_batch = Bu dəyişiklik qeyddə yoxdur.
error-not_undoable = Bu dəyişiklik geri alına bilməz.
error-no_such_import = Bu idxal artıq tətbiq edilib və ya dayandırılıb.
error-plan_outdated = Plan göstəriləndən sonra məlumat dəyişib. Yenidən planlaşdırıldı; bir də baxın.
error-table_refused = Cədvəl oxunmur.
error-mapping_refused = Saxlanılmış sütunlar oxunmur: { $path }.
error-reason_needed = Uşaq və sağlamlıq məlumatı yalnız səbəblə çıxır.
error-no_such_column = { $column } sütunu yoxdur.
error-bad_country = { $country } ölkə kodu deyil.
error-bad_zone = { $zone } saat qurşağı deyil.
error-circle_in_tree = Təşkilat özünün altında dura bilməz.
error-same_person_twice = Heç kim özünün qəyyumu ola bilməz: başqa şəxs seçin.
error-not_yet_born = Bu doğum günü hələ gəlməyib.
error-ends_before_begin = Bu, başlamazdan əvvəl bitir.
error-bad_language = Birlik hələ { $language } dilində danışmır.
error-bad_name = “{ $name }” adı boşdur və ya tutulub. Başqasını seçin.
error-no_such_token = Faylı yenidən seçmək lazımdır.
error-cancelled = Ləğv edildi. Heç nə yazılmadı.
error-config_failed = Ayarlar qovluğundan istifadə etmək olmur: { $path }. O, yaza bildiyiniz və diski dolu olmayan qovluq olmalıdır.
error-defect = Proqram xətası. Heç nə yazılmadı; təfərrüat jurnaldadır.
error-bad_time = Bu vaxt qəbul edilmir: { $raw }.
error-no_such_occurrence = Tədbir həmin gün olmur: { $on }.
time-unreadable_time = { $raw } nə gündür, nə də vaxt.
time-ends_before_it_begins = Başlamadan bitir.
time-no_zone = Vaxtın saat qurşağı olmalıdır.
time-first_day_not_in_rule = İlk gün təkrarlandığı günlərdən biri olmalıdır.
time-too_many_days = Siyahının göstərdiyindən çox gün: ən çoxu 400.
event-note-clock_skips_it = Saat dəyişəndə bu saat olmur; o qədər gec başlayır.
event-note-clock_shows_it_twice = Saat dəyişəndə bu saat iki dəfə olur; birincisi nəzərdə tutulur.
event-note-no_end = Sonsuz təkrarlanır.
event-note-rule_unknown = Birlik bu qaydanı hələ bilmir; qayda saxlanılır və ilk gün göstərilir.
