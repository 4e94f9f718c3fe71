/* Invented names for the fake, each in four scripts: Latin, Cyrillic, Georgian, Arabic. */
export type Scripts = readonly [latin: string, cyrillic: string, georgian: string, arabic: string];

export const WOMEN: readonly Scripts[] = [
  ["Aygün", "Айгюн", "აიგუნ", "آیگون"],
  ["Leyla", "Лейла", "ლეილა", "لیلا"],
  ["Günel", "Гюнель", "გუნელ", "گونل"],
  ["Nərgiz", "Наргиз", "ნარგიზ", "نرگس"],
  ["Səkinə", "Сакина", "საკინა", "سکینه"],
  ["Sevinc", "Севиндж", "სევინჯ", "سوینج"],
  ["Nigar", "Нигяр", "ნიგარ", "نگار"],
  ["Şəhla", "Шахла", "შაჰლა", "شهلا"],
  ["Ləman", "Ламан", "ლამან", "لمان"],
  ["Zəhra", "Захра", "ზაჰრა", "زهرا"],
  ["Ülviyyə", "Ульвия", "ულვია", "علویه"],
  ["Rəvanə", "Равана", "რავანა", "روانه"],
];
export const MEN: readonly Scripts[] = [
  ["Orxan", "Орхан", "ორხან", "اورخان"],
  ["Elçin", "Эльчин", "ელჩინ", "ائلچین"],
  ["Rauf", "Рауф", "რაუფ", "رئوف"],
  ["Fərid", "Фарид", "ფარიდ", "فرید"],
  ["İlqar", "Ильгар", "ილგარ", "ایلقار"],
  ["Teymur", "Теймур", "თეიმურ", "تیمور"],
  ["Zaur", "Заур", "ზაურ", "زائور"],
  ["Vüsal", "Вюсал", "ვუსალ", "وصال"],
  ["Tural", "Турал", "ტურალ", "تورال"],
  ["Kamran", "Камран", "ქამრან", "کامران"],
  ["Elnur", "Эльнур", "ელნურ", "ائلنور"],
  ["Cavid", "Джавид", "ჯავიდ", "جاوید"],
];
/** Family name of a woman, then of a man. */
export const FAMILIES: readonly (readonly [woman: Scripts, man: Scripts])[] = [
  [
    ["Məmmədova", "Мамедова", "მამედოვა", "محمدوا"],
    ["Məmmədov", "Мамедов", "მამედოვი", "محمدوف"],
  ],
  [
    ["Həsənova", "Гасанова", "ჰასანოვა", "حسنوا"],
    ["Həsənov", "Гасанов", "ჰასანოვი", "حسنوف"],
  ],
  [
    ["Quliyeva", "Кулиева", "ყულიევა", "قلی‌اوا"],
    ["Quliyev", "Кулиев", "ყულიევი", "قلی‌اف"],
  ],
  [
    ["Əliyeva", "Алиева", "ალიევა", "علی‌اوا"],
    ["Əliyev", "Алиев", "ალიევი", "علی‌اف"],
  ],
  [
    ["Məmmədzadə", "Мамедзаде", "მამედზადე", "محمدزاده"],
    ["Məmmədzadə", "Мамедзаде", "მამედზადე", "محمدزاده"],
  ],
  [
    ["Rəsulzadə", "Расулзаде", "რასულზადე", "رسول‌زاده"],
    ["Rəsulzadə", "Расулзаде", "რასულზადე", "رسول‌زاده"],
  ],
  [
    ["Bağırova", "Багирова", "ბაღიროვა", "باقروا"],
    ["Bağırov", "Багиров", "ბაღიროვი", "باقروف"],
  ],
  [
    ["Şirinova", "Ширинова", "შირინოვა", "شیرینوا"],
    ["Şirinov", "Ширинов", "შირინოვი", "شیرینوف"],
  ],
  [
    ["Muradova", "Мурадова", "მურადოვა", "مرادوا"],
    ["Muradov", "Мурадов", "მურადოვი", "مرادوف"],
  ],
  [
    ["Vəliyeva", "Велиева", "ველიევა", "ولی‌اوا"],
    ["Vəliyev", "Велиев", "ველიევი", "ولی‌اف"],
  ],
  [
    ["Axundova", "Ахундова", "ახუნდოვა", "آخوندوا"],
    ["Axundov", "Ахундов", "ახუნდოვი", "آخوندوف"],
  ],
  [
    ["Cavadova", "Джавадова", "ჯავადოვა", "جوادوا"],
    ["Cavadov", "Джавадов", "ჯავადოვი", "جوادوف"],
  ],
  [
    ["İsmayılova", "Исмаилова", "ისმაილოვა", "اسماعیلوا"],
    ["İsmayılov", "Исмаилов", "ისმაილოვი", "اسماعیلوف"],
  ],
  [
    ["Qasımova", "Касымова", "ყასიმოვა", "قاسموا"],
    ["Qasımov", "Касымов", "ყასიმოვი", "قاسموف"],
  ],
  [
    ["Hüseynova", "Гусейнова", "ჰუსეინოვა", "حسینوا"],
    ["Hüseynov", "Гусейнов", "ჰუსეინოვი", "حسینوف"],
  ],
  [
    ["Məmmədova-Schneider", "", "", ""],
    ["Məmmədov-Schneider", "", "", ""],
  ],
];
/** Which script a family writes itself in, and which other it also uses; more Latin than others. */
export const WRITES: readonly (readonly [own: 0 | 1 | 2 | 3, other: 0 | 1 | 2 | 3 | undefined])[] = [
  [0, 1],
  [0, 1],
  [0, 1],
  [0, undefined],
  [0, 3],
  [0, undefined],
  [1, 0],
  [2, 0],
  [0, 1],
  [0, undefined],
];

export const FATHERS = ["Rauf", "Vaqif", "Tofiq", "Elman", "Nazim", "Fikrət"] as const;
export const CITIES = ["Köln", "Köln", "Köln", "Bonn", "Düsseldorf", "Leverkusen", "Brühl"] as const;
export const STREETS = ["Rosenstraße", "Mühlengasse", "Am Lindenhof", "Brückenweg", "Gartenstraße"] as const;
export const TAGS = ["Choir", "Board", "Parents", "Volunteers", "Cooking class"] as const;
