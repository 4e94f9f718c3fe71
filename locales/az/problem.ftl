### What was not as it should be in a file: values, rows, the whole table.

problem-unreadable_date = oxuna bilən tarix deyil
problem-impossible_date = təqvimdə yoxdur
problem-unlikely_date = doğum tarixinə oxşamır
problem-ambiguous_date = əvvəl gün və ya əvvəl ay ola bilər
problem-unreadable_phone = telefon nömrəsi deyil
problem-rounded_by_excel = Excel yuvarlaqlaşdırıb, rəqəmlər itib
problem-unreadable_email = e-poçt ünvanı deyil
problem-unreadable_sex = cins bildirən söz deyil
problem-unreadable_language = tanınan dil deyil
problem-unreadable_country = tanınan ölkə deyil
problem-unreadable_status = tanınan vəziyyət deyil
problem-unreadable_consent = nə bəli, nə xeyr
problem-not_our_id = başqa proqramın nömrəsidir
problem-control_characters = görünməyən işarələr çıxarıldı
problem-too_many_marks = hərf üzərində artıq işarələr çıxarıldı
problem-undecodable_bytes = oxunmayan hərflər var; başqa kodlaşdırma yoxlayın
problem-stray_quote = yerində olmayan dırnaq var
problem-unclosed_quote = bağlanmayan dırnaq var
problem-too_few_cells = xanalar başlıqlardan azdır
problem-too_many_cells = xanalar başlıqlardan çoxdur
problem-line_too_long = sətir çox uzundur
problem-cell_too_long = xana çox uzundur
problem-nothing_in_row = kimin nəzərdə tutulduğu bilinmir
problem-same_heading_twice = başlıq iki dəfədir
problem-second_column = bir dəyər üçün ikinci sütun; öz sahəniz olur
problem-read_wrong_before = əvvəllər səhv kodlaşdırma ilə oxunmuşa oxşayır
problem-encoding_uncertain = Faylda hərfləri təsdiqləyən heç nə yoxdur; adlara baxın
problem-no_headings = Başlıq yoxdur; sütunlar məzmununa görə müəyyən edildi
problem-unreadable_time = oxuna bilən vaxt deyil
problem-unreadable_duration = müddət deyil
problem-ends_before_it_begins = başlamadan bitir; sonu olmadan qaldı
problem-no_start = başlanğıcı yoxdur
problem-unknown_zone = bu saat qurşağı tanınmır; hansının nəzərdə tutulduğunu deyin
problem-no_zone = saat qurşağı yoxdur; bölmənin saatı götürüldü
problem-skipped_hour = saat dəyişəndə bu saat olmur; o qədər gec başlayır
problem-unknown_rule = Birlik bu təkrar qaydasını hələ bilmir; qayda saxlanıldı və ilk gün göstərilir
problem-no_end = sonsuz təkrarlanır
problem-not_an_event = tədbir deyil və götürülmədi
problem-left_out = Birlikdə yeri yoxdur və götürülmədi
problem-unreadable_line = təqvim sətri deyil
problem-no_uid = identifikatoru yoxdur; məzmunundan düzəldildi
problem-later_days_too = bütün sonrakı günlər üçün də nəzərdə tutulub; yalnız bu gün üçün oxundu
problem-same_event_twice = eyni tədbir faylda iki dəfə var; yenisi götürüldü
problem-unreadable_choice = bu sahənin sözlərindən deyil; qeydlərə yazıldı
problem-nobody_found = burada belə adda heç kim və heç nə yoxdur
problem-several_found = burada belə adda bir neçəsi var, ya da doğum tarixi başqadır
problem-link_missing = göstərilməyib
problem-same_person_twice = hər iki tərəfdə eyni adamdır
problem-ends_before_begin = başlamazdan əvvəl bitir; olduğu kimi saxlanıldı
problem-formula_error = nəticəsi xəta olan düsturdur; boş sayılır
problem-formula_without_value = hesablanmamış düsturdur; boş sayılır
problem-other_sheets = Başqa vərəqlər oxunmadı
problem-hidden_sheets = Gizli vərəqlər oxunmadı
problem-media_left_out = Şəkillər və səslər götürülmədi
problem-said_twice = kartda iki ad və ya iki doğum tarixi var; birincisi götürülür, o biri qeydlərdədir
problem-unclosed_card = kartın sonu yoxdur
problem-group_card = şəxs deyil, şəxslərin siyahısıdır
problem-unreadable_card_line = kartın sətri deyil
problem-too_many_values = bir şəxsə sığandan çox dəyər var; qalanları qeydlərdədir
table-io = Fayl sona qədər oxunmadı.
table-empty = Fayl boşdur.
table-headings_only = Faylda yalnız başlıqlar var, sətir yoxdur.
table-too_many_columns = Cədvəlin { $row }-ci sətrində { $columns } sütun var; Birlik bu qədərini oxumur.
table-line_too_long = { $row }-ci sətir çox uzundur.
table-unknown_encoding = Bu kodlaşdırma tanınmır: { $encoding }.
table-unknown_delimiter = Sütunlar ; , | və ya tab ilə ayrıla bilər.
table-no_such_line = Faylda { $row }-ci sətir yoxdur.
table-binary =
    { $looks_like ->
        [image] Bu, şəkildir, Birlik-in oxuduğu siyahı deyil.
        [pdf] Bu, PDF-dir, Birlik-in oxuduğu siyahı deyil.
        [folder] Bu, qovluqdur, Birlik-in oxuduğu siyahı deyil.
        [document] Bu, mətn sənədidir, Birlik-in oxuduğu siyahı deyil.
        [zip] Bu, arxivdir, Birlik-in oxuduğu siyahı deyil.
       *[other] Bu, Birlik-in oxuduğu siyahı deyil ({ $looks_like } kimi görünür).
    } Siyahını XLSX və ya CSV kimi saxlayıb yenidən cəhd edin.
table-too_large = Faylda Birlik-in bir dəfəyə oxuduğundan çox məlumat var. Onu hissələrə bölüb yenidən cəhd edin.
table-part_too_large = Cədvəl faylının { $part } hissəsi açılanda cədvələ sığmayacaq qədər böyüyür. Fayl açılmadı.
table-entities = Cədvəl faylının { $part } hissəsində hücumlarda olduğu kimi «entity» elan edilib. Fayl açılmadı; onu öz proqramında yenidən saxlayın.
table-encrypted = Fayl parolla bağlıdır. Parolsuz saxlayıb yenidən cəhd edin.
table-broken_workbook = Cədvəl faylı zədəlidir. Onu öz proqramında açıb yenidən saxlayın və bir də cəhd edin.
table-no_such_sheet = Faylda { $sheet } vərəqi yoxdur.
table-cancelled = Ləğv edildi. Heç nə yazılmadı.
table-pasted_too_much = Yapışdırılmış cədvəldə milyon və ya daha çox xana var: { $row } nömrəli sətir artıqdır. Onu fayl kimi saxlayıb faylı idxal edin.
table-not_a_calendar = Bu təqvim deyil.
