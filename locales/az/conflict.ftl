### Deciding between two values.

to-decide = Qərar gözləyir
decide-title = Hansı dəyər düzdür: { $name }
decide-text = İki təşkilat fərqli yazıb. Siz seçənə qədər hər ikisi saxlanılır; növbəti faylınızı alanlarda da qərar verilmiş olacaq.
decide-who = { $chapter }, { $at }
decide-via = { $who }, { $chapter } vasitəsilə
decide-somebody = Naməlum təşkilat
decide-holds = O vaxta qədər “{ $value }” qüvvədədir
decide-another = Başqa dəyər yaz: { $field }
decide-another-short = Başqa dəyər yaz
decide-keys = birincini və ya ikincini götür
decide-leave = Qalanı saxla
decide-open = Şəxsi aç
decided = { $field }: qərar verildi
decide-why-values = İki dəyər
decide-why-deleted_edited = Bir təşkilat silib, başqası dəyişib
decide-why-delete_asks = Onu saxlamayan təşkilat silinməsini istəyir
decide-why-emptied = Fayl dəyəri götürüb
decide-why-own_word = Fayl bu kompüterin sözünü iddia edir
decide-why-home_moved = Başqası onu digər təşkilata keçirib
decide-why-apart = Bir söz onları bir adam edir, o biri ikisinin fərqli olduğunu deyir
decide-why-declined = Əvvəl burada rədd edilib
decide-why-withdrawn = Təşkilatı onu daha ötürmür
decide-withdrawn = { $chapter } daha { $name } haqqında məlumat ötürmür
decide-withdrawn-text = Burada hələ heç nə dəyişməyib. Buraxsanız, bu kompüterdə { $name } haqqında yalnız bu söz qalır; razılıq yenidən verilsə, { $chapter } təşkilatının növbəti faylı ilə hər şey qayıdır.
decide-let_go = Burax
decide-keep_until = Bu günə qədər saxla
decide-keep_until-do = Saxla
decide-let_go-waits = { $unsent ->
        [one] Burada yazılan bir şey hələ { $chapter } təşkilatına çatmayıb.
       *[other] Burada yazılan { $unsent } şey hələ { $chapter } təşkilatına çatmayıb.
    } Ona fayl göndərin və növbəti faylını qəbul edin; sonra buraxa bilərsiniz.
decide-let_go-only_ours = { $records ->
        [one] Yalnız bizdə olan bir yazı da gedir (etiket, ailə).
       *[other] Yalnız bizdə olan { $records } yazı da gedir (etiketlər, ailələr).
    }
decided-let_go = { $name } buraxıldı
decided-kept = { $name } { $date } tarixinə qədər saxlanılır
decide-keep = Saxla
decide-empty = Boş qoy
