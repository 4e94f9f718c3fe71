### Deciding between two values.

to-decide = Qərar gözləyir
decide-title = Hansı dəyər düzdür: { $name }
decide-text = İki təşkilat fərqli yazıb. Siz seçənə qədər hər ikisi saxlanılır; növbəti faylınızı alanlarda da qərar verilmiş olacaq.
decide-who = { $chapter }, { $at }
decide-via = { $who }, { $chapter } vasitəsilə
decide-somebody = Naməlum təşkilat
decide-holds = O vaxta qədər “{ $value }” qüvvədədir
decide-another = Başqa dəyər: { $field }
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
