### A short guide to each place, for a volunteer.

help = Kömək
help-title = { $place }: qısa bələdçi
help-today-1 = Bura günün səhifəsidir: kimin ad günüdür, nə çatışmır, son nə edilib.
help-today-2 = “Qərar gözləyir” başqa təşkilatın faylı fərqli yazanda görünür. Sətri basın, iki dəyəri görün və birini seçin.
help-today-3 = Edilən hər şey “Son vaxtlar” altındadır və orada, günlər sonra da, geri alına bilər.
help-people-1 = İstənilən əlifbada adın bir hissəsini, telefonun rəqəmlərini və ya e-poçtu yazın.
help-people-2 = Şəxsi basın: hər şey siyahının yanında görünür və dəyişdirilir. Hər sahə ondan çıxanda yadda saxlanılır.
help-people-3 = Bir neçəsini seçib nişanlayın, ixrac və ya çap edin. Səbəb yazmasanız, uşaqlar çapdan və fayllardan kənarda qalır.
help-events-1 = “Yeni tədbir” basın və ya ayın günləri üzərində sürüşdürün.
help-events-2 = Tədbiri köçürmək üçün başqa günə sürüşdürün və ya Alt ilə ox basın. Geri almaq aşağıdakı mesajdadır.
help-events-3 = Həftəlik tədbir saatlar dəyişəndə də öz vaxtında qalır. Yanında şəbəkənin hər ölkəsinin vaxtı durur.
help-events-4 = İştirak: klaviaturada P, A və E. Boş xana qeydə alınmayıb deməkdir, iştirak etməyib yox.
help-schools-1 = Məktəbdə siniflər, sinifdə şagirdlər olur. Şagirdləri artıq burada olan insanlardan əlavə edin.
help-schools-2 = Kim cavabdehdir, kimə zəng edilir, kim orada yaşayır və kim götürə bilər: dörd ayrı məlumatdır.
help-schools-3 = Sinif vərəqi və telefonlar yalnız səbəblə çıxır və nəyin kimə verildiyi qeydə alınır.
help-network-1 = Ağac kimin kimin altında olduğunu göstərir; hər kəs bir dəfə sayılır.
help-network-2 = Hər ölkənin eyni ölçüdə bir xanası var. Basın, təşkilatlarını görün; cədvəl də eynisini göstərir.
help-network-3 = Təşkilatı basın: dəyişin, vəzifələri yazın və ya siyahısını açın.
help-exchange-1 = “Fayl hazırla” üç şey soruşur: kimin üçün, nə və hara. E-poçtla, fləşkartla və ya ortaq qovluqla göndərin.
help-exchange-2 = Gələn fayl əvvəl yalnız göstərilir. Nə dəyişəcəyinə baxın, lazım olmayanın işarəsini götürün, sonra qəbul edin; geri qaytarmaq olar.
help-exchange-3 = İki təşkilat fərqli yazıbsa, hər ikisi “Qərar gözləyir” altında yan-yana durur. A və B tərəf seçir, oxlar gəzdirir.
help-exchange-4 = Açar faylın kimdən olduğunu göstərir. Altı qrup rəqəmi telefonla bir-birinizə oxuyun; başqa açara yalnız eyni olanda etibar edin.
help-settings-1 = Təşkilat, bu kompüterin dili və görünüşü, öz sahələriniz, məlumat faylı və ehtiyat nüsxələr buradadır.
help-settings-2 = Nəsə dəyişəndə hər gün və hər riskli işdən əvvəl nüsxə çıxarılır. Bərpa əvvəl nəyi əvəz etdiyini göstərir.
help-import-1 = Son addıma qədər heç nə yazılmır. Faylın necə oxunduğunu, hər sütunun və sətrin nə olacağını görürsünüz.
help-import-2 = İki nəfərə uyğun gələn sətir soruşulur, heç vaxt təxmin edilmir. Bütün idxal sonra geri alına bilər. Fayl əvəzinə - yazılsa, cədvəl standart girişdən oxunur.
