### The export of people to a file.

export-purpose = Nə üçündür
export-handout = Paylamaq üçün
export-birlik = Birliyə qaytarmaq üçün
export-handout-text = Excel və insanlar üçün: seçdiyiniz sütunlar, id-siz.
export-birlik-text = Bütün sütunlar id ilə, dəyişdirilmiş fayl öz insanlarını tapsın deyə.
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
