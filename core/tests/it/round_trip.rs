//! What we write comes back: whatever people have typed, our own file changes nothing and goes out again byte for byte.
//! `BIRLIK_CASES` sets the number of cases.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::fixture::{Chapter, text};

/// Text that breaks tables, formulas, quotes, cards and directions of writing; never blank at its ends.
const TEXT: &str = "[;,|\"'=@+*:\\\\\t\n a0əƏİ\u{200f}مЖ-]{0,9}|\\PC{0,9}|_x000[aA]_|tel:1;ext=2";

/// A person of random texts, as records of the terminal.
#[derive(Debug, Clone)]
struct Someone {
    fields: Vec<(&'static str, String)>,
    phones: Vec<(String, String)>,
    emails: Vec<String>,
    addresses: Vec<(String, String, String)>,
    externals: Vec<(String, String)>,
    tags: Vec<String>,
    household: Option<String>,
    own: String,
}

const FIELDS: [&str; 10] = [
    "given_name",
    "family_name",
    "patronymic",
    "former_family_name",
    "preferred_name",
    "native_name",
    "passport_name",
    "city",
    "notes",
    "birth_date",
];

fn someone() -> impl Strategy<Value = Someone> {
    let pair = || (TEXT, TEXT);
    (
        prop::collection::vec((prop::sample::select(&FIELDS[..]), TEXT), 0..8),
        prop::collection::vec((TEXT, prop_oneof![Just("050 123 45 67".to_owned()), TEXT.boxed()]), 0..3),
        prop::collection::vec(prop_oneof![Just("Leyla@Example.org".to_owned()), TEXT.boxed()], 0..3),
        prop::collection::vec((TEXT, TEXT, TEXT), 0..2),
        prop::collection::vec(pair(), 0..3),
        prop::collection::vec(TEXT, 0..3),
        prop::option::of(TEXT),
        TEXT,
    )
        .prop_map(|(fields, phones, emails, addresses, externals, tags, household, own)| Someone {
            fields,
            phones,
            emails,
            addresses,
            externals,
            tags,
            household,
            own,
        })
}

fn cases() -> u32 {
    std::env::var("BIRLIK_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn our_own_file_changes_nothing_and_goes_out_again_the_same(people in prop::collection::vec(someone(), 1..5)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(run(people));
    }
}

async fn run(people: Vec<Someone>) {
    let chapter = Chapter::new().await;
    let own = chapter
        .run(
            "own_field_create",
            json!({"name": "Köynək; \"ölçü\"", "kind": "text", "class": "ordinary", "choices": []}),
        )
        .await;
    let own = format!("person.own_{}", text(&own["id"]));
    for person in &people {
        make(&chapter, person, &own).await;
    }
    for format in ["csv", "xlsx", "vcard3", "vcard4"] {
        for language in [Json::Null, json!("az")] {
            comes_back(&chapter, format, &language).await;
        }
    }
}

async fn comes_back(chapter: &Chapter, format: &str, language: &Json) {
    let export = |out: &str| {
        json!({"out": out, "format": format, "purpose": "birlik", "language": language,
            "include_sensitive": true, "reason": "test"})
    };
    let (first, second) = (chapter.path(&format!("first.{format}")), chapter.path(&format!("second.{format}")));
    let report = chapter.run("export_people", export(&first)).await;
    let before = chapter.digest().await;
    let plan = chapter.run("import_read", json!({"file": first, "options": {"mode": "update"}})).await;
    let counts = &plan["counts"];
    assert_eq!(counts["unchanged"], report["rows"], "{format} {language}: {}", explained(chapter, &plan).await);
    chapter.run("import_apply", json!({"import": plan["import"]})).await;
    assert_eq!(chapter.digest().await, before, "{format} {language}");
    chapter.run("export_people", export(&second)).await;
    let bytes = |path: &str| std::fs::read(path).expect("a file");
    assert!(bytes(&first) == bytes(&second), "{format} {language}: the bytes differ");
}

/// What the plan would change, for the message.
async fn explained(chapter: &Chapter, plan: &Json) -> String {
    let rows = chapter.run("import_rows", json!({"import": plan["import"]})).await;
    let changed = rows["items"].as_array().into_iter().flatten().filter(|row| row["outcome"] != "unchanged");
    changed.map(|row| format!("{} {} {}\n", row["outcome"], row["why"], row["changes"])).collect()
}

async fn make(chapter: &Chapter, person: &Someone, own: &str) {
    let mut fields: serde_json::Map<String, Json> =
        person.fields.iter().map(|(field, value)| ((*field).to_owned(), json!(value))).collect();
    // Somebody must be meant.
    fields.insert(
        "given_name".into(),
        json!(format!("Leyla {}", fields.get("given_name").map_or_else(String::new, text))),
    );
    let id = chapter.person(Json::Object(fields)).await;
    chapter.run("record_edit", json!({"id": id, "fields": {own: person.own}})).await;
    let part = |kind: &'static str, field: &'static str, parts: Json| {
        let id = id.clone();
        async move {
            let filled = parts.as_object().expect("parts").values().any(|part| !text(part).trim().is_empty());
            if filled {
                chapter.run("record_create", json!({"kind": kind, "of": [id], "fields": {field: parts}})).await;
            }
        }
    };
    for (label, typed) in person.phones.iter().filter(|(_, typed)| !blank(typed)) {
        part("phone", "number", json!({"label": label, "typed": typed})).await;
    }
    for typed in person.emails.iter().filter(|typed| !blank(typed)) {
        part("email", "address", json!({"typed": typed})).await;
    }
    for (typed, street, city) in &person.addresses {
        part("address", "postal", json!({"typed": typed, "street": street, "city": city})).await;
    }
    for (source, external) in person.externals.iter().filter(|(_, id)| !blank(id)) {
        part("external_id", "id", json!({"source": source, "id": external})).await;
    }
    // A tag has one line.
    for tag in person.tags.iter().filter(|tag| !blank(tag) && !tag.contains(['\n', '\r'])) {
        chapter.run("person_tag", json!({"people": [id], "tag": tag, "on": true})).await;
    }
    if let Some(name) = person.household.as_ref().filter(|name| !blank(name)) {
        let made = chapter.run("record_create", json!({"kind": "household", "fields": {"name": name}})).await;
        chapter.run("person_move_to_household", json!({"people": [id], "household": made["id"]})).await;
    }
}

/// Nothing that would be written.
fn blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control())
}
