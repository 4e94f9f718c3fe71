# Terminaldakı proqram: kömək mətnləri və stderr-ə yazılanlar.

## Kömək: əmrlər

cli-about = Terminaldan Birlik: siyahı gəlir, insanlar qorunur, siyahı çıxır.
cli-init = Məlumat faylı yarat.
cli-import = İnsanların cədvəlini idxal et.
cli-list = Yazıları sadala.
cli-list-people = İnsanları sadala.
cli-list-households = Ev təsərrüfatlarını sadala.
cli-list-batches = Görülən işləri sadala, ən yenisi birinci.
cli-list-tags = Etiketləri sadala.
cli-list-backups = Bu məlumat faylının ehtiyat nüsxələrini sadala.
cli-list-any = Bu növdən olan yazıları sadala.
cli-show = İnsanı, ev təsərrüfatını, dəstəni və ya başqa yazını göstər.
cli-show-person = İnsan haqqında məlum olan hər şeyi göstər.
cli-show-household = Ev təsərrüfatını və orada yaşayanları göstər.
cli-show-batch = Dəstənin nə etdiyini sətir-sətir göstər.
cli-show-any = Yazını göstər.
cli-edit = Yazını dəyiş.
cli-edit-any = Yazının sahələrini dəyiş.
cli-add = Yazı əlavə et.
cli-add-any = Bu növdən yazı əlavə et.
cli-delete = Yazıları zibil qutusuna at.
cli-tree = Təşkilatların ağacını insanların sayı ilə göstər; hər kəs bir dəfə sayılır.
cli-undo = Dəstəni geri qaytar.
cli-export = İnsanları fayla yaz.
cli-export-people = İnsanları fayla yaz.
cli-sample = Uydurma insanlardan ibarət nümunə bölməsini yüklə.
cli-check = Məlumat faylını yoxla.
cli-digest = Məlumatın barmaq izini çap et.
cli-backup = Ehtiyat nüsxə yarat.
cli-restore = Ehtiyat nüsxəni məlumat faylının yerinə qoy.
cli-generate = Sınaq üçün insanlar uydur.
cli-match = Faylların hansı sətirlərinin eyni adam olduğunu tap; heç nə saxlanmır.
cli-names = Adları ayrıca müqayisə et.
cli-names-score = İki tam adın nə qədər oxşar olduğunu 0-dan 1-ə qədər de; yazı və sıra fərq etmir.

## Kömək: arqumentlər

cli-arg-data = Məlumat faylı.
cli-arg-json = stdout-a bir JSON obyekti çap et.
cli-arg-init-name = Bölmənin adı.
cli-arg-init-language = Bölmənin siyahı və fayllarının dili, məsələn az.
cli-arg-zone = Bölmənin saat qurşağı, məsələn Europe/Berlin.
cli-arg-country = Ölkə, iki hərflə, məsələn DE.
cli-arg-import-file = İdxal ediləcək fayl.
cli-arg-dry-run = Yalnız nə olacağını göstər.
cli-arg-mode = Artıq burada olan insanlarla nə edilsin: boşları doldur (fill), ötür (skip), yenilə (update), hər halda əlavə et (add). Deyilməsə, fill.
cli-arg-encoding = Faylın kodlaşdırması, məsələn windows-1251; deyilməsə, müəyyən edilir.
cli-arg-import-delimiter = Sütunları ayıran işarə: ; , | və ya tab; deyilməsə, müəyyən edilir.
cli-arg-header-row = Faylın başlıq sətri, 1-dən; başlıq yoxdursa 0.
cli-arg-sheet = Cədvəl faylında: şəxslərin olduğu vərəqin adı və ya nömrəsi.
cli-arg-mapping = JSON faylı: hər sütun üçün hədəflə {"{"}"columns": ["given_name", "skip", …]{"}"}, yaxud {"{"}"Başlıq": "hədəf", …{"}"}. Hədəflər Birlik üçün ixracdakı sütun adlarıdır, həmçinin full_name, row_number, own, note_line, skip.
cli-arg-tag = Gələnlərin hamısı üçün etiket.
cli-arg-search = İstənilən əlifbada adın bir hissəsi, telefonun rəqəmləri, e-poçt ünvanı və ya id.
cli-arg-filter = Yalnız sahənin qiyməti bu olanlar: tag, household, organisation, school, class, guardian_of, city, country, sex, status, child, age_from, age_to, batch, id; təkrar edilə bilər.
cli-arg-sort = Hansı sütuna görə düzülsün.
cli-arg-descending = Sondan başla.
cli-arg-limit = Ən çoxu bu qədər.
cli-arg-offset = Əvvəldən bu qədərini burax.
cli-arg-before = Yalnız bu dəstədən köhnə olanlar.
cli-arg-id = Yazının id-si.
cli-arg-of = Yalnız bu yazıya aid olanlar; təkrarlana bilər.
cli-arg-below = Filtrdəki təşkilatın altındakı bütün təşkilatlarla birlikdə.
cli-arg-batch = Dəstənin nömrəsi.
cli-arg-set = Sahə və onun yeni qiyməti; = işarəsindən sonra heç nə yoxdursa, sahə boşaldılır; təkrar edilə bilər.
cli-arg-format = Faylın formatı.
cli-arg-out = Yazılacaq fayl.
cli-arg-purpose = Birliyə qaytarmaq üçün (birlik, id-lərlə) və ya paylamaq üçün (handout).
cli-arg-columns = Sütun adları ardıcıllıqla, vergüllə; deyilməsə, hamısı.
cli-arg-language = Başlıqların dili; deyilməsə, sabit adlar.
cli-arg-delimiter = Sütunları ayıran işarə: ; , | və ya tab; deyilməsə, ;.
cli-arg-no-bom = Bayt sırası işarəsi yazma.
cli-arg-include-sensitive = Uşaqların və sağlamlıq məlumatları da; --reason tələb olunur.
cli-arg-reason = Niyə və kim üçün; qeyd olunub saxlanılır.
cli-arg-restore-file = Ehtiyat nüsxə.
cli-arg-generate-people = Neçə nəfər.
cli-arg-seed = Eyni ədəd eyni insanları verir.
cli-arg-files = Müqayisə olunan cədvəllər.
cli-arg-a = Tam ad.
cli-arg-b = Başqa tam ad.
cli-arg-pairs = Əvəzinə a və b sütunları olan cədvəl, UTF-8, vergüllə.

## Nə edildi

cli-data-needed = Məlumat faylını göstərin: --data FILE və ya BIRLIK_DATA.
cli-done-init = Məlumat faylı yaradıldı: { $path }
cli-done-import = { $rows } sətir: { $new } yeni, { $updated } yeniləndi, { $unchanged } artıq burada, { $ask } qərar gözləyir, { $refused } rədd edildi; { $ignored } sətir nəzərə alınmadı. Dəstə { $batch }.
cli-done-dry-run = { $rows } sətir: { $new } yeni olardı, { $updated } yenilənərdi, { $unchanged } artıq burada, { $ask } qərar gözləyir, { $refused } rədd edilərdi; { $ignored } sətir nəzərə alınmadı. Heç nə yazılmadı.
cli-problem = Sətir { $row }, sütun { $column }: { $kind }: { $raw }
cli-done-undo = { $restored } qiymət əvvəlki kimidir.
cli-done-made = { $batch } nömrəli dəstə ilə { $people } nəfər gəldi.
cli-done-edit = { $batch } nömrəli dəstə ilə yazıldı.
cli-done-add = { $batch } nömrəli dəstə ilə əlavə olundu: { $id }
cli-done-delete = { $batch } nömrəli dəstə ilə zibil qutusuna atıldı.
cli-done-export = { $rows } sətir yazıldı: { $path }
cli-left-out = { $people_left_out } uşaq kənarda qaldı.
cli-done-check = Hər şey qaydasındadır.
cli-finding = { $code }: { $detail }
cli-done-digest = Bütün xanalar: { $cells }
cli-done-backup = Ehtiyat nüsxə yaradıldı: { $name }
cli-replaces = Bununla { $present_people } nəfərin (son dəyişiklik { $present_changed }) yerinə { $backup_chapter } bölməsinin { $backup_people } nəfəri (son dəyişiklik { $backup_changed }) gəlir.
cli-replaces-damaged = Bu, açılmayan məlumat faylının yerinə keçir: { $backup_chapter }, { $backup_people } nəfər, son dəyişiklik { $backup_changed }. Orada olan olduğu kimi saxlanılır.
cli-done-restore = Ehtiyat nüsxə yerindədir; əvvəlki məlumat ehtiyat nüsxə kimi saxlanılıb.
cli-done-score = 1 eyni addır, 0,7-dən az olanda çətin.
cli-total-people = İnsanlar: { $total }
cli-total-households = Ev təsərrüfatları: { $total }
cli-total-batches = Birini görmək üçün: birlik show batch NÖMRƏ
cli-total-tags = Kimin daşıdığını görmək üçün: birlik list people --filter tag=AD
cli-total-pairs = same: eyni adam. ask: ikisinə də baxın.
cli-total-backups = Birini qaytarmaq üçün: birlik restore FAYL
cli-total-records = Yazı: { $total }
cli-total-tree = Təşkilatlardakı insanlar: { $people }
cli-shown-person = Son dəyişiklik: { $changed }
cli-shown-household = Orada yaşayanlar, ada görə.
cli-shown-batch = Geri qaytarmaq üçün: birlik undo NÖMRƏ
cli-shown-record = Dəyişmək üçün: birlik edit { $kind } ID --set SAHƏ=DƏYƏR
cli-refused = Rədd edildi ({ $code }).
