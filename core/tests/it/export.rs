//! Files that leave this computer: who is left out, and that it is on record.

use birlik_core::Code;
use serde_json::{Value as Json, json};

use crate::fixture::Chapter;

fn export(out: &str, more: Json) -> Json {
    let mut input = json!({"out": out, "format": "csv", "purpose": "handout", "language": "en"});
    for (key, value) in more.as_object().expect("an object") {
        input[key] = value.clone();
    }
    input
}

#[tokio::test]
async fn children_stay_in_unless_ticked_with_a_reason_and_the_number_is_said() {
    let chapter = Chapter::new().await;
    chapter.person(json!({"given_name": "Rauf", "family_name": "Canary-adult", "birth_date": "1987"})).await;
    chapter.person(json!({"given_name": "Nigar", "family_name": "Canary-child", "birth_date": "2012"})).await;
    let out = chapter.path("people.csv");
    let report = chapter.run("export_people", export(&out, json!({}))).await;
    assert_eq!((&report["rows"], &report["people_left_out"]), (&json!(1), &json!(1)));
    let file = std::fs::read_to_string(&out).expect("a file");
    assert!(file.contains("Canary-adult") && !file.contains("Canary-child"));
    assert_eq!(
        chapter.refused("export_people", export(&out, json!({"include_sensitive": true}))).await,
        Code::ReasonNeeded
    );
    let all = export(&out, json!({"include_sensitive": true, "reason": "bus list for the trip"}));
    assert_eq!(chapter.run("export_people", all).await["rows"], 2);
    assert!(std::fs::read_to_string(&out).expect("a file").contains("Canary-child"));
}

#[tokio::test]
async fn no_format_lets_a_child_through() {
    let chapter = Chapter::new().await;
    chapter.person(json!({"given_name": "Rauf", "family_name": "Canary-adult", "birth_date": "1987"})).await;
    chapter.person(json!({"given_name": "Nigar", "family_name": "Canary-child", "birth_date": "2012"})).await;
    for format in ["csv", "xlsx", "vcard3", "vcard4", "households_csv"] {
        let out = chapter.path(format);
        for (ticked, left_out) in [(false, 1), (true, 0)] {
            let more = json!({"format": format, "include_sensitive": ticked, "reason": "bus list"});
            let report = chapter.run("export_people", export(&out, more)).await;
            assert_eq!(
                (&report["people_left_out"], &report["rows"]),
                (&json!(left_out), &json!(2 - left_out)),
                "{format}"
            );
            let file = match format {
                "xlsx" => zipped(&out, "xl/sharedStrings.xml"),
                _ => std::fs::read_to_string(&out).expect("a file"),
            };
            assert!(file.contains("Canary-adult") && file.contains("Canary-child") == ticked, "{format}: {file}");
        }
    }
}

#[tokio::test]
async fn a_household_is_one_row_with_its_salutation_and_the_head_first() {
    let chapter = Chapter::new().await;
    let person = |given: &'static str, born: &'static str| {
        chapter.person(json!({"given_name": given, "family_name": "Quliyev", "birth_date": born, "city": "Köln"}))
    };
    let (elvin, leyla, nigar) =
        (person("Elvin", "1980").await, person("Leyla", "1982").await, person("Nigar", "2015").await);
    person("Rauf", "1990").await;
    let made = chapter
        .run(
            "record_create",
            json!({"kind": "household", "fields": {"name": "Quliyevlər",
        "postal": {"street": "Rosenstraße 7", "postal_code": "50678", "city": "Köln", "country": "DE"}}}),
        )
        .await;
    chapter.run("person_move_to_household", json!({"people": [elvin, leyla, nigar], "household": made["id"]})).await;
    let out = chapter.path("households.csv");
    let rows = async |more: Json| -> Vec<String> {
        let mut input = export(&out, more);
        input["format"] = json!("households_csv");
        input["language"] = Json::Null;
        chapter.run("export_people", input).await;
        let file = std::fs::read_to_string(&out).expect("a file").replace('\u{feff}', "");
        file.replace("\"Rosenstraße 7\n50678 Köln\nDE\"", "B").lines().map(str::to_owned).collect()
    };
    let lines = rows(json!({})).await;
    assert_eq!(
        lines[0],
        "household;salutation;members;member_count;address_block;street;postal_code;address_city;address_region;address_country;phone;email"
    );
    assert_eq!(
        lines[1],
        "Quliyevlər;Elvin Quliyev, Leyla Quliyev;Elvin Quliyev, Leyla Quliyev;2;B;Rosenstraße 7;50678;Köln;;DE;;"
    );
    assert_eq!(lines[2], ";Rauf Quliyev;Rauf Quliyev;1;Köln;;;Köln;;;;");
    chapter
        .run("record_edit", json!({"id": made["id"], "fields": {"head": leyla, "salutation": "Hörmətli Quliyevlər"}}))
        .await;
    let lines = rows(json!({"include_sensitive": true, "reason": "invitation"})).await;
    assert!(
        lines[1].starts_with("Quliyevlər;Hörmətli Quliyevlər;Leyla Quliyev, Elvin Quliyev, Nigar Quliyev;3;"),
        "{}",
        lines[1]
    );
}

#[tokio::test]
async fn a_profile_says_how_the_file_is_written() {
    let chapter = Chapter::new().await;
    chapter.person(json!({"given_name": "Rauf", "family_name": "Muradov", "city": "Köln"})).await;
    let fields = json!({"name": "Avtobus", "format": "csv", "purpose": "handout", "columns": "family_name city", "delimiter": "tab"});
    let profile = chapter.run("record_create", json!({"kind": "export_profile", "fields": fields})).await;
    let out = chapter.path("people.csv");
    chapter.run("export_people", export(&out, json!({"profile": profile["id"]}))).await;
    assert_eq!(std::fs::read_to_string(&out).expect("a file"), "\u{feff}family_name\tcity\r\nMuradov\tKöln\r\n");
    let person = chapter.run("person_list", json!({})).await["items"][0]["id"].clone();
    assert_eq!(chapter.refused("export_people", export(&out, json!({"profile": person}))).await, Code::BadInput);
}

#[tokio::test]
async fn an_own_field_of_class_health_is_left_out_and_said() {
    let chapter = Chapter::new().await;
    let own = chapter
        .run("own_field_create", json!({"name": "Allergiya", "kind": "text", "class": "health", "choices": []}))
        .await;
    let cell = format!("person.own_{}", own["id"].as_str().expect("an id"));
    let id = chapter.person(json!({"given_name": "Rauf", "birth_date": "1987"})).await;
    chapter.run("record_edit", json!({"id": id, "fields": {&cell: "canary-nuts"}})).await;
    let out = chapter.path("people.csv");
    let report = chapter.run("export_people", export(&out, json!({}))).await;
    assert_eq!(report["columns_left_out"], json!([cell.replace("person.", "")]));
    assert!(!std::fs::read_to_string(&out).expect("a file").contains("canary-nuts"));
}

#[tokio::test]
async fn the_file_is_as_the_screen_columns_filter_and_order() {
    let chapter = Chapter::new().await;
    for (given, family, city) in [("Rauf", "Muradov", "Köln"), ("Anar", "Əliyev", "Köln"), ("Elçin", "Bağırov", "Bonn")]
    {
        chapter.person(json!({"given_name": given, "family_name": family, "city": city})).await;
    }
    let out = chapter.path("people.csv");
    let filters = json!([{"field": "city", "values": ["Köln"]}]);
    let input = export(&out, json!({"columns": ["family_name", "city"], "filters": filters, "descending": true}));
    chapter.run("export_people", input).await;
    let file = std::fs::read_to_string(&out).expect("a file");
    assert_eq!(file, "\u{feff}Family name;City\r\nMuradov;Köln\r\nƏliyev;Köln\r\n");
    let refused = chapter.refused("export_people", export(&out, json!({"columns": ["colour"]}))).await;
    assert_eq!(refused, Code::NoSuchColumn);
}

/// Somebody with what formats trip over.
async fn somebody(chapter: &Chapter) {
    let id = chapter
        .person(json!({"given_name": "Leyla", "family_name": "=1+1", "patronymic": "Əli, qızı; \\", "birth_date": "1987-03-14",
            "sex": "female", "city": "Köln", "notes": "sətir\nbaşqa sətir", "languages": ["az", "ru"]}))
        .await;
    let part = |kind: &'static str, fields: Json| {
        let id = id.clone();
        async move { chapter.run("record_create", json!({"kind": kind, "of": [id], "fields": fields})).await }
    };
    part("phone", json!({"number": {"typed": "+994 50 123 45 67", "label": "mobile"}})).await;
    part("phone", json!({"number": {"typed": "0221 000001", "label": "bağ evi"}})).await;
    part("email", json!({"address": {"typed": "leyla@example.org"}})).await;
    part(
        "address",
        json!({"postal": {"street": "Rosenstraße 7", "postal_code": "01067", "city": "Dresden", "country": "DE"}}),
    )
    .await;
    chapter.run("person_tag", json!({"people": [id], "tag": "Xor", "on": true})).await;
}

#[tokio::test]
async fn a_workbook_has_text_where_text_is_meant_and_dates_where_dates_are() {
    use calamine::{Data, Reader, Xlsx};
    let chapter = Chapter::new().await;
    somebody(&chapter).await;
    let out = chapter.path("people.xlsx");
    let columns = ["given_name", "family_name", "birth_date", "phone", "postal_code"];
    chapter.run("export_people", export(&out, json!({"format": "xlsx", "columns": columns}))).await;
    let mut book: Xlsx<_> = calamine::open_workbook(&out).expect("a workbook");
    let sheet = book.worksheet_range("People").expect("the sheet");
    let text = |text: &str| Data::String(text.into());
    let rows: Vec<&[Data]> = sheet.rows().collect();
    assert_eq!(rows[0][0], text("Given name"));
    assert_eq!((&rows[1][0], &rows[1][1]), (&text("Leyla"), &text("=1+1")));
    assert!(matches!(&rows[1][2], Data::DateTime(date) if date.as_f64() == 31_850.0), "{:?}", rows[1][2]);
    assert_eq!((&rows[1][3], &rows[1][4]), (&text("+994 50 123 45 67"), &text("01067")));
    assert!(book.worksheet_formula("People").expect("formulas").is_empty());
    let xml = zipped(&out, "xl/worksheets/sheet1.xml");
    for part in ["<pane ySplit=\"1\"", "<autoFilter ref=\"A1:E2\"", "<col min=\"1\""] {
        assert!(xml.contains(part), "{part}");
    }
    assert!(!xml.contains("rightToLeft"));
    chapter.person(json!({"given_name": "لیلا", "family_name": "قلی‌اف"})).await;
    chapter
        .run(
            "record_delete",
            json!({"ids": [chapter.run("person_list", json!({"search": "Leyla"})).await["items"][0]["id"]]}),
        )
        .await;
    chapter.run("export_people", export(&out, json!({"format": "xlsx", "columns": columns}))).await;
    assert!(zipped(&out, "xl/worksheets/sheet1.xml").contains("rightToLeft=\"1\""));
}

/// The text of an entry of a package.
fn zipped(path: &str, entry: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(path).expect("a file")).expect("a package");
    std::io::read_to_string(zip.by_name(entry).expect("an entry")).expect("text")
}

#[tokio::test]
async fn another_reader_finds_the_same_in_our_cards() {
    use calcard::vcard::{VCard, VCardProperty, VCardValue};
    let chapter = Chapter::new().await;
    somebody(&chapter).await;
    for (format, purpose) in [("vcard3", "handout"), ("vcard4", "handout"), ("vcard3", "birlik"), ("vcard4", "birlik")]
    {
        let out = chapter.path("people.vcf");
        chapter.run("export_people", export(&out, json!({"format": format, "purpose": purpose}))).await;
        let file = std::fs::read_to_string(&out).expect("a file");
        assert!(file.lines().all(|line| line.len() <= 76), "{file}");
        let card = VCard::parse(&file).unwrap_or_else(|entry| panic!("{format} {purpose}: {entry:?}\n{file}"));
        let texts = |property: VCardProperty| -> Vec<Vec<String>> {
            let entries = card.entries.iter().filter(|entry| entry.name == property);
            entries.map(|entry| entry.values.iter().map(text_of).collect()).collect()
        };
        fn text_of(value: &VCardValue) -> String {
            match value {
                VCardValue::Text(text) => text.clone(),
                VCardValue::Component(parts) => parts.join(","),
                other => format!("{other:?}"),
            }
        }
        let name = &texts(VCardProperty::N)[0];
        assert_eq!(name[..2], ["=1+1", "Leyla"], "{format} {purpose}");
        assert_eq!(texts(VCardProperty::Fn), [["Leyla Əli, qızı; \\ =1+1"]]);
        assert_eq!(texts(VCardProperty::Tel), [["+994 50 123 45 67"], ["0221 000001"]]);
        assert_eq!(texts(VCardProperty::Email), [["leyla@example.org"]]);
        assert_eq!(texts(VCardProperty::Adr)[0][2..], ["Rosenstraße 7", "Dresden", "", "01067", "DE"]);
        assert_eq!(file.contains("X-BIRLIK-"), purpose == "birlik", "{file}");
    }
}

#[tokio::test]
async fn a_preview_writes_nothing_and_a_failed_file_leaves_the_old_one() {
    let chapter = Chapter::new().await;
    chapter.person(json!({"given_name": "Rauf"})).await;
    let mut preview = export("", json!({"columns": ["given_name"]}));
    preview["out"] = Json::Null;
    assert_eq!(chapter.run("export_people", preview).await["preview"], json!([["Rauf"]]));
    let nowhere = chapter.path("no such folder/people.csv");
    assert_eq!(chapter.refused("export_people", export(&nowhere, json!({}))).await, Code::FileMissing);
}
