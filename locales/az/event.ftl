### Events: the month, an event, who was there, calendars as files.

event-new = Yeni tədbir
event-make = Tədbir əlavə et
event-made = { $title } əlavə edildi
event-moved = { $title } köçürüldü
event-deleted = { $title } silindi
event-delete = Tədbiri sil
event-cancel = Bu gün üçün ləğv et
event-on = Yenə də baş tutur
event-cancelled = Ləğv edilib
event-cancelled-day = { $title }: bu gün ləğv edildi
event-on-again = { $title } baş tutur
event-view = Görünüş
event-month = Ay
event-list = Siyahı
month-before = Əvvəlki ay
month-after = Növbəti ay
event-drag = Başqa günə sürüşdürün və ya Alt və oxlar
event-more = daha { $more }
event-too-many = Bir səhifəyə sığmayacaq qədər tədbir var: daha az günə baxın.
events-none = Heç nə planlaşdırılmayıb
events-none-text = Görüşlər, məşqlər, dərslər və bayramlar burada olacaq, hər biri öz saatı ilə.
event-title = Başlıq
event-day = Gün
event-until = Son gün
event-whole = Bütün günlər
event-from = Başlanır
event-to = Bitir
event-weekly = Hər həftə
event-repeat-until = Nə vaxta qədər
event-repeat-hint = Sonsuz davam edir; gün daxildir
event-venue = Yer
event-room = Otaq
event-link = Keçid
event-notes = Qeydlər
event-when = Nə vaxt
event-yours = Sizin vaxt
event-repeats = Təkrarlanır
event-weekly-on = hər həftə
event-weekly-until = hər həftə, { $day } tarixinə qədər
event-host = Keçirən
event-elsewhere = Başqa yerlərin vaxtı
event-other-clock = başqa saatla
event-rule-unknown = Birlik hələ bilmədiyi qayda ilə təkrarlanır. Qayda saxlanılır: { $rule }
event-clock_skips_it = Həmin gün saat bu vaxtı ötürür; bir saat sonra başlayır.
event-clock_shows_it_twice = Həmin gün saat bu vaxtı iki dəfə göstərir; birincisi sayılır.
event-copy = Mesaj kimi köçür
calendar-out = Hamısını .ics kimi ixrac et
calendar-one = .ics kimi ixrac et
calendar-written = { $name } faylına yazılan tədbirlər: { $events }
attendance = Kim iştirak edib
attendance-of = { $recorded } / { $all }
attendance-add = Kimsə əlavə et
attendance-none = Adı ilə gözlənilən yoxdur
attendance-present = iştirak edir
attendance-absent = yoxdur
attendance-excused = üzrlü
attendance-present-short = İ
attendance-absent-short = Y
attendance-excused-short = Ü
attendance-rest = Qalanların hamısı iştirak edib
choice-event-kind-meeting = Görüş
choice-event-kind-lesson = Dərs
choice-event-kind-rehearsal = Məşq
choice-event-kind-celebration = Bayram
choice-event-kind-trip = Səfər
repeat-day = { $interval ->
        [1] hər gün
       *[other] hər { $interval } gündən bir
    }
repeat-week = { $interval ->
        [1] hər həftə
       *[other] hər { $interval } həftədən bir
    }
repeat-month = { $interval ->
        [1] hər ay
       *[other] hər { $interval } aydan bir
    }
repeat-year = { $interval ->
        [1] hər il
       *[other] hər { $interval } ildən bir
    }
repeat-on-days = { $every }, { $days }
repeat-to = { $every }, { $day } tarixinədək
repeat-times = { $every }, { $count } dəfə
event-changed = { $title } dəyişdirildi
event-changed-day = { $title }: bu gün dəyişdirildi
event-change-when = Vaxtı dəyiş
event-scope = Dəyişikliklər aiddir
event-scope-all = Bütün günlər
event-scope-day = Bu gün
event-every-weeks = Neçə həftədən bir
event-weekdays = Hansı günlər
event-ends = Bitir
event-ends-never = Heç vaxt
event-ends-on = Bir gündə
event-ends-after = Neçə dəfədən sonra
event-times = Dəfə
event-zone = Saat
event-class = Sinif
event-class-none = Bütün məktəb və ya heç biri
event-time-wrong = Başlamazdan əvvəl bitir
event-rule-kept = Qaydası burada dəyişmək üçün sadə deyil; olduğu kimi qalır.
event-no_end = Sonsuz təkrarlanır.
event-rule_unknown = Birlik bu qaydanı hələ tanımır; o saxlanılıb və birinci gün göstərilir.
check-in = Qeydiyyat
check-in-done = Hazırdır
check-in-so-far = İndiyədək
check-in-here = { $here } nəfər burada
check-in-of = { $all } nəfərdən; qeyd olunmayıb: { $open }
check-in-know = Bu gün bilməli
check-in-undo-key = təkrar basılsa geri alır
register = Jurnal
register-counts = { $present } iştirak edib, { $absent } yoxdur, { $excused } üzrlü, { $open } qeyd olunmayıb
register-none = Bu ay heç nə olmayıb
register-none-text = Bu sinfin və ya məktəbin dərsləri və başqa tədbirləri burada görünür, hər günə bir sütun.
register-lesson = Yeni dərs
register-cell = { $name }, { $day }: { $answer }
register-open = qeyd olunmayıb
register-not-expected = gözlənilmir
register-export = Jurnalı ixrac et
register-export-do = Cədvəli yaz
register-written = Jurnal { $name } faylına yazıldı: { $people } nəfər, { $left } kənarda qaldı
register-more = Jurnala sığmayacaq qədər gün var: daha azına baxın.
calendar-in = Təqvim idxal et (.ics)
month-print = Ayı çap et
month-printed = { $day } tarixində çap olunub
print-month-first = Çap etmək üçün ayı göstərin
