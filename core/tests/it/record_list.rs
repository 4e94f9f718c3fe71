//! Records of any kind in lists: order, narrowing, and the titles of what they refer to.

use birlik_core::Code;
use serde_json::{Value as Json, json};

use crate::fixture::{Chapter, text};

async fn add(chapter: &Chapter, kind: &str, fields: Json) -> String {
    text(&chapter.run("record_create", json!({"kind": kind, "fields": fields})).await["id"])
}

/// Titles of a list, in its order.
async fn titles(chapter: &Chapter, input: Json) -> Vec<String> {
    let page = chapter.run("record_list", input).await;
    let items = page["items"].as_array().expect("a list");
    assert_eq!(page["total"], items.len(), "one page holds all");
    items.iter().map(|item| text(&item["title"])).collect()
}

#[tokio::test]
async fn organisations_come_in_the_order_of_the_language_and_are_found_in_any_script() {
    let chapter = Chapter::new().await;
    let settings = json!({"language": "az", "theme": "system", "density": "comfortable"});
    chapter.run("settings_edit", settings).await;
    for name in ["Ə Evi", "Eviniz", "Çay Evi", "Cümə Evi", "Körpü Köln"] {
        add(&chapter, "organisation", json!({"name": name, "country": "DE"})).await;
    }
    let list = |search: &str| json!({"kind": "organisation", "search": search});
    assert_eq!(
        titles(&chapter, list("")).await,
        ["Cümə Evi", "Çay Evi", "Eviniz", "Ə Evi", "Körpü House", "Körpü Köln"]
    );
    assert_eq!(titles(&chapter, list("кёрпю")).await, ["Körpü House", "Körpü Köln"]);
    assert_eq!(
        titles(&chapter, json!({"kind": "organisation", "search": "korpu", "descending": true})).await,
        ["Körpü Köln", "Körpü House"]
    );
    let settings = json!({"language": "en", "theme": "system", "density": "comfortable"});
    chapter.run("settings_edit", settings).await;
    assert_eq!(titles(&chapter, list("evi")).await, ["Çay Evi", "Cümə Evi", "Eviniz", "Ə Evi"], "Ç is a C in English");
    chapter.is_sound().await;
}

#[tokio::test]
async fn memberships_come_by_the_persons_name_with_the_titles_of_both_ends() {
    let chapter = Chapter::new().await;
    let house = add(&chapter, "organisation", json!({"name": "Ev"})).await;
    let choir = add(&chapter, "organisation", json!({"name": "Xor", "parent": house})).await;
    let leyla = chapter.person(json!({"given_name": "Leyla", "family_name": "Zeynalova"})).await;
    let rauf = chapter.person(json!({"given_name": "Rauf", "family_name": "Abbasov"})).await;
    add(
        &chapter,
        "membership",
        json!({"person": leyla, "organisation": house, "kind": "ordinary", "status": "active"}),
    )
    .await;
    let ended =
        add(&chapter, "membership", json!({"person": rauf, "organisation": house, "kind": "founder of the choir"}))
            .await;
    add(&chapter, "membership", json!({"person": rauf, "organisation": choir, "from": "2019"})).await;
    let all = json!({"kind": "membership"});
    let mut lines = titles(&chapter, all.clone()).await;
    assert_eq!(lines.pop().as_deref(), Some("Leyla Zeynalova \u{b7} Ev"));
    lines.sort();
    assert_eq!(lines, ["Rauf Abbasov \u{b7} Ev", "Rauf Abbasov \u{b7} Xor"]);
    assert_eq!(titles(&chapter, json!({"kind": "membership", "of": [choir]})).await.len(), 1);
    assert_eq!(titles(&chapter, json!({"kind": "membership", "search": "лейла"})).await.len(), 1);
    let filter =
        |field: &str, value: &str| json!({"kind": "membership", "filters": [{"field": field, "values": [value]}]});
    assert_eq!(titles(&chapter, filter("organisation", &house)).await.len(), 2);
    assert_eq!(titles(&chapter, filter("status", "")).await.len(), 2);
    let sorted = json!({"kind": "membership", "sort": "organisation", "descending": true});
    assert_eq!(titles(&chapter, sorted).await[0], "Rauf Abbasov \u{b7} Xor");
    // What is of a record in the bin is not in the list, and comes back with it.
    chapter.run("record_delete", json!({"ids": [house]})).await;
    assert_eq!(titles(&chapter, all.clone()).await, ["Rauf Abbasov \u{b7} Xor"]);
    chapter.run("record_restore", json!({"ids": [house]})).await;
    chapter.run("record_delete", json!({"ids": [ended]})).await;
    assert_eq!(titles(&chapter, all).await.len(), 2);
    let history = chapter.run("batch_list", json!({})).await;
    let shown = chapter.run("batch_show", json!({"batch": history[0]["id"]})).await;
    assert_eq!(shown["items"][0]["name"], "Rauf Abbasov \u{b7} Ev");
    chapter.is_sound().await;
}

#[tokio::test]
async fn a_reference_is_shown_by_its_title_filtered_and_renamed_with_it() {
    let chapter = Chapter::new().await;
    let council = add(&chapter, "organisation", json!({"name": "Şura", "kind": "coordinating_council"})).await;
    let house = add(&chapter, "organisation", json!({"name": "Ev", "parent": council, "phone": "030 901820"})).await;
    let roots = json!({"kind": "organisation", "filters": [{"field": "parent", "values": [""]}]});
    assert_eq!(titles(&chapter, roots).await, ["Körpü House", "Şura"]);
    let below = json!({"kind": "organisation", "filters": [{"field": "parent", "values": [council]}]});
    let page = chapter.run("record_list", below.clone()).await;
    assert_eq!(page["items"][0]["fields"]["phone"], json!({"typed": "030 901820", "e164": "+4930901820"}));
    chapter.run("record_edit", json!({"id": council, "fields": {"name": "Böyük Şura"}})).await;
    let page = chapter.run("record_list", below).await;
    assert_eq!((&page["items"][0]["id"], &page["items"][0]["titles"]["parent"]), (&json!(house), &json!("Böyük Şura")));
    assert_eq!(titles(&chapter, json!({"kind": "organisation", "search": "0901820"})).await, ["Ev"]);
    let unknown = json!({"kind": "organisation", "sort": "colour"});
    assert_eq!(chapter.refused("record_list", unknown).await, Code::NoSuchField);
    assert_eq!(chapter.refused("record_list", json!({"kind": "spaceship"})).await, Code::BadInput);
}

#[tokio::test]
async fn every_kind_can_be_listed_ordered_and_narrowed_by_each_of_its_fields() {
    let chapter = Chapter::new().await;
    for kind in birlik_core::domain::fields::KINDS {
        chapter.run("record_list", json!({"kind": kind.name})).await;
        let roles = kind.owners().map(|(role, _)| role);
        for name in kind.fields.iter().map(|field| field.name).chain(roles) {
            for descending in [false, true] {
                let filters = json!([{"field": name, "values": ["0123456789abcdef0123456789abcdef", ""]}]);
                let input = json!({"kind": kind.name, "sort": name, "descending": descending, "filters": filters});
                chapter.run("record_list", input).await;
            }
        }
    }
}
