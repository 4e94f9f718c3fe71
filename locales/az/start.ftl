### The first start.

start-promise = Birlik bu kompüterdə bir fayldadır. Siz göndərməsəniz, heç nə buradan çıxmır.
start-welcome = Xoş gəlmisiniz
start-answers = Üç cavab və başlaya bilərsiniz. Hamısını sonra dəyişmək olar.
start-language = Diliniz
start-chapter = Təşkilatınız
start-name-missing = Təşkilatın adını yazın
start-country-missing = Ölkəni seçin
start-how = Necə başlayaq
start-import = Siyahı idxal et
start-import-named = { $name } idxal et
start-import-text = Başqa proqramdan cədvəl, CSV faylı və ya ünvan kartları. Hər sətri yazılmazdan əvvəl görürsünüz.
start-sample = Nümunə ilə tanış ol
start-sample-text = Uydurma insanlar. Bir kliklə çıxarıla bilər.
start-sample-name = Nümunə təşkilat
start-empty = Boş təşkilatla başla
start-open = Məlumat faylını aç
start-drop = Faylı bu pəncərənin istənilən yerinə də ata bilərsiniz.
start-elsewhere = Başqa yer seç
failed = Birlik başlaya bilmir
failed-text = Məlumat faylınıza toxunulmayıb. Təkrarlansa, təfərrüatlar jurnaldadır.
failed-again = Yenidən cəhd et
rescue = Onun ehtiyat nüsxələri
rescue-text = Onlardan biri onun yerinə keçə bilər. Əvəz etməzdən əvvəl içində nə olduğunu görürsünüz.
