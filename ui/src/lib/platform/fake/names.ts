/* Invented names in four scripts, for the fake. Each given name with its native spelling, "f" or "m". */

export const GIVEN: readonly [string, string, "f" | "m"][] = [
  ["Aygün", "Айгюн", "f"], ["Leyla", "لیلا", "f"], ["Günel", "Гюнель", "f"], ["Nərgiz", "Наргиз", "f"], ["Səkinə", "Сакина", "f"],
  ["Rəvanə", "", "f"], ["Sevinc", "Севиндж", "f"], ["Nigar", "نگار", "f"], ["Şəhla", "Шахла", "f"], ["Ləman", "", "f"],
  ["Нармин", "Nərmin", "f"], ["Тамара", "", "f"], ["ნინო", "Nino", "f"], ["Zəhra", "زهرا", "f"], ["Ülviyyə", "Ульвия", "f"],
  ["Orxan", "Орхан", "m"], ["Elçin", "Эльчин", "m"], ["Rauf", "Рауф", "m"], ["Fərid", "", "m"], ["İlqar", "Ильгар", "m"],
  ["Руслан", "Ruslan", "m"], ["Тимур", "Teymur", "m"], ["ზაური", "Zaur", "m"], ["Vüsal", "Вюсал", "m"], ["Tural", "", "m"],
  ["Kamran", "کامران", "m"], ["Elnur", "Эльнур", "m"], ["Anar", "", "m"], ["Rəşad", "Рашад", "m"], ["Cavid", "جاوید", "m"],
];

/** Family name of a woman, of a man, and both in the other script. */
export const FAMILY: readonly [string, string, string, string][] = [
  ["Məmmədova", "Məmmədov", "Мамедова", "Мамедов"], ["Həsənova", "Həsənov", "Гасанова", "Гасанов"], ["Quliyeva", "Quliyev", "Кулиева", "Кулиев"],
  ["Əliyeva", "Əliyev", "Алиева", "Алиев"], ["Məmmədzadə", "Məmmədzadə", "محمدزاده", "محمدزاده"], ["Rəsulzadə", "Rəsulzadə", "رسول‌زاده", "رسول‌زاده"],
  ["Bağırova", "Bağırov", "Багирова", "Багиров"], ["Şirinova", "Şirinov", "Ширинова", "Ширинов"], ["Muradova", "Muradov", "Мурадова", "Мурадов"],
  ["Nəbiyeva-Schneider", "Nəbiyev-Schneider", "", ""], ["Vəliyeva", "Vəliyev", "Велиева", "Велиев"], ["Axundova", "Axundov", "Ахундова", "Ахундов"],
  ["Мамедзаде", "Мамедзаде", "Məmmədzadə", "Məmmədzadə"], ["ჯავადოვა", "ჯავადოვი", "Javadova", "Javadov"], ["İsmayılova", "İsmayılov", "Исмаилова", "Исмаилов"],
  ["Qasımova", "Qasımov", "Касымова", "Касымов"], ["Hüseynova", "Hüseynov", "Гусейнова", "Гусейнов"], ["Cəfərova", "Cəfərov", "Джафарова", "Джафаров"],
];

export const FATHERS = ["Rauf", "Vaqif", "Tofiq", "Elman", "Nazim", "Fikrət"] as const;
export const CITIES = ["Köln", "Köln", "Köln", "Bonn", "Düsseldorf", "Leverkusen", "Brühl"] as const;
export const STREETS = ["Rosenstraße", "Mühlengasse", "Am Lindenhof", "Brückenweg", "Gartenstraße"] as const;
export const TAGS = ["Choir", "Board", "Parents", "Volunteers", "Cooking class"] as const;
