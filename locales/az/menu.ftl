### Pəncərənin menyusu və sistem dialoqlarında fayl növlərinin adları.

menu-file = Fayl
menu-new_file = Yeni məlumat faylı…
menu-open_file = Məlumat faylını aç…
menu-import = Siyahını idxal et…
menu-export = Şəxsləri ixrac et…
menu-print = Çap et…
menu-quit = Birlikdən çıx
menu-edit = Redaktə
menu-undo = Yazını geri al
menu-redo = Yazını təkrarla
menu-cut = Kəs
menu-copy = Köçür
menu-paste = Yerləşdir
menu-select_all = Hamısını seç
menu-new_person = Yeni şəxs
menu-view = Görünüş
menu-today = Bu gün
menu-people = Şəxslər
menu-settings = Parametrlər
menu-search = Axtarış
menu-palette = Şəxs və ya əməliyyat tap…
menu-help = Kömək
menu-shortcuts = Klaviatura qısayolları
dialog-table = Cədvəllər (CSV)
dialog-data_file = Birlik məlumat faylları
dialog-all = Bütün fayllar
