//! Names of languages to BCP 47 tags.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::text::fold;

const LANGUAGES: &[(&str, &str)] = &[
    (
        "az",
        "Azerbaijani Azeri Azərbaycan Azərbaycanca Азербајҹан азербайджанский азербайджанська Azerice Azerbaycanca Aserbaidschanisch azéri آذربایجانی آذری აზერბაიჯანული",
    ),
    ("ru", "Russian Rus Rusca русский російська Rusça Russisch russe روسی რუსული"),
    ("en", "English İngilis İngiliscə английский англійська İngilizce Englisch anglais انگلیسی ინგლისური"),
    ("tr", "Turkish Türk Türkcə турецкий турецька Türkçe Türkisch turc ترکی თურქული"),
    ("de", "German Alman Almanca немецкий німецька Deutsch allemand آلمانی გერმანული"),
    ("fr", "French Fransız Fransızca французский французька Französisch français فرانسوی ფრანგული"),
    ("fa", "Persian Farsi Fars Farsca персидский фарси перська Farsça Persisch persan فارسی სპარსული"),
    ("ka", "Georgian Gürcü Gürcücə грузинский грузинська Gürcüce Georgisch géorgien گرجی ქართული"),
    ("uk", "Ukrainian Ukrayn Ukraynaca украинский українська Ukraynaca Ukrainisch ukrainien اوکراینی უკრაინული"),
    ("es", "Spanish İspan испанский іспанська İspanyolca Spanisch espagnol español اسپانیایی ესპანური"),
    ("it", "Italian İtalyan итальянский італійська İtalyanca Italienisch italien italiano ایتالیایی იტალიური"),
    ("ar", "Arabic Ərəb арабский арабська Arapça Arabisch arabe عربی არაბული"),
    ("he", "Hebrew İvrit иврит іврит İbranice Hebräisch hébreu عبری ებრაული"),
    ("nl", "Dutch Holland нидерландский голландский Felemenkçe Niederländisch néerlandais Nederlands هلندی"),
    ("sv", "Swedish İsveç шведский шведська İsveççe Schwedisch suédois svenska سوئدی"),
    ("pl", "Polish Polyak польский польська Lehçe Polnisch polonais polski لهستانی"),
    ("lez", "Lezgian ləzgi лезгинский"),
    ("tly", "Talysh talış талышский"),
];

static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let names = |(tag, names): &(&'static str, &'static str)| {
        let tag = *tag;
        names.split(' ').chain([tag]).map(|name| (fold(name), tag)).collect::<Vec<_>>()
    };
    LANGUAGES.iter().flat_map(names).collect()
});

/// The tags of a list of languages, each once, parted by blanks; none when one of them is not known.
pub fn read(typed: &str) -> Option<String> {
    if typed.len() > 200 {
        return None;
    }
    let mut tags: Vec<String> = Vec::new();
    let parts = typed.split([',', ';', '/', '\n', '+', '&', '|']);
    for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
        // One of several words, when they are tags or names each.
        let found: Vec<String> = match one(part) {
            Some(tag) => vec![tag],
            None => part.split_whitespace().map(one).collect::<Option<_>>()?,
        };
        found.into_iter().for_each(|tag| {
            if !tags.contains(&tag) {
                tags.push(tag)
            }
        });
    }
    (!tags.is_empty()).then(|| tags.join(" "))
}

fn one(part: &str) -> Option<String> {
    let folded = fold(part);
    // "Azərbaycan dili", "русский язык", "zaban-e farsi" in the order of each language.
    let bare: Vec<&str> = folded
        .split(' ')
        .filter(|word| !["dili", "язык", "мова", "dil", "زبان", "ენა", "дили", "language"].contains(word))
        .collect();
    let bare = bare.join(" ");
    NAMES.get(&bare).map(|tag| (*tag).to_owned()).or_else(|| is_tag(part).then(|| part.to_owned()))
}

/// A tag with a script or region, or a three-letter one: kept as it is.
fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let language = matches!(first.len(), 2 | 3) && first.bytes().all(|b| b.is_ascii_lowercase());
    language && parts.all(|part| matches!(part.len(), 2..=8) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("az ru", Some("az ru"))]
    #[case("Azərbaycan, rus", Some("az ru"))]
    #[case("русский; немецкий", Some("ru de"))]
    #[case("Deutsch", Some("de"))]
    #[case("az-Cyrl", Some("az-Cyrl"))]
    #[case("Azərbaycan dili", Some("az"))]
    #[case("Elvish", None)]
    fn languages_are_read(#[case] typed: &str, #[case] tags: Option<&str>) {
        assert_eq!(read(typed).as_deref(), tags);
    }
}
