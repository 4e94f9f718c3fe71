### Pəncərənin menyusu və sistem dialoqlarında fayl növlərinin adları.

menu-file = Fayl
menu-new_file = Yeni məlumat faylı…
menu-open_file = Məlumat faylını aç…
menu-import = Siyahı idxal et…
menu-export = İnsanları ixrac et…
menu-print = Siyahını çap et…
menu-quit = Birlikdən çıx
menu-edit = Redaktə
menu-undo = Yazını geri al
menu-redo = Yazını təkrarla
menu-cut = Kəs
menu-copy = Köçür
menu-paste = Yerləşdir
menu-select_all = Hamısını seç
menu-new_person = Yeni insan
menu-view = Görünüş
menu-today = Bu gün
menu-people = İnsanlar
menu-settings = Ayarlar
menu-search = İnsan axtar
menu-palette = Tap və ya et…
menu-help = Kömək
menu-shortcuts = Klaviatura qısayolları
dialog-table = Cədvəllər (CSV)
dialog-data_file = Birlik məlumat faylları
dialog-all = Bütün fayllar
