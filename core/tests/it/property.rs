//! Whatever people do in whatever order: what is shown is what a simple model says, and a rebuild shows the same.
//! `BIRLIK_CASES` sets the number of cases.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::fixture::{Chapter, text};

#[derive(Debug, Clone)]
enum Deed {
    Make(String),
    Say(usize, usize, String),
    Delete(usize),
    Restore(usize),
    Tag(usize, bool),
    Phone(usize, String),
    UndoLast,
}

const FIELDS: [&str; 4] = ["given_name", "family_name", "city", "notes"];

fn deed() -> impl Strategy<Value = Deed> {
    let word = "[a-zA-ZəƏıİöüçşğабвЖ' =+@\\-]{0,12}";
    prop_oneof![
        3 => word.prop_map(Deed::Make),
        5 => (0..8usize, 0..FIELDS.len(), word).prop_map(|(who, field, text)| Deed::Say(who, field, text)),
        1 => (0..8usize).prop_map(Deed::Delete),
        1 => (0..8usize).prop_map(Deed::Restore),
        1 => (0..8usize, any::<bool>()).prop_map(|(who, on)| Deed::Tag(who, on)),
        1 => (0..8usize, "[0-9 +]{1,14}").prop_map(|(who, typed)| Deed::Phone(who, typed)),
        2 => Just(Deed::UndoLast),
    ]
}

/// A person as the model has them: fields, telephone numbers, tagged, in the bin.
#[derive(Debug, Clone, Default, PartialEq)]
struct Model {
    fields: BTreeMap<&'static str, String>,
    phones: Vec<String>,
    tagged: bool,
    gone: bool,
}

fn cases() -> u32 {
    std::env::var("BIRLIK_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(24)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_shown_is_what_was_done(deeds in prop::collection::vec(deed(), 1..25)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(run(deeds));
    }
}

async fn run(deeds: Vec<Deed>) {
    let chapter = Chapter::new().await;
    let mut people: Vec<(String, Model)> = Vec::new();
    let mut last: Option<(Json, Vec<(String, Model)>)> = None;
    for deed in deeds {
        let before = people.clone();
        let written = apply(&chapter, &mut people, &mut last, deed).await;
        if let Some(batch) = written.filter(|batch| *batch != json!(0)) {
            last = Some((batch, before));
        }
    }
    for (id, model) in &people {
        assert_eq!(&shown(&chapter, id).await, model, "person {id}");
    }
    let living = people.iter().filter(|(_, model)| !model.gone).count();
    assert_eq!(chapter.run("person_list", json!({})).await["total"], living);
    chapter.is_sound().await;
}

async fn apply(
    chapter: &Chapter,
    people: &mut Vec<(String, Model)>,
    last: &mut Option<(Json, Vec<(String, Model)>)>,
    deed: Deed,
) -> Option<Json> {
    if let Deed::Make(name) = &deed {
        let made = chapter.run("record_create", json!({"kind": "person", "fields": {"given_name": name}})).await;
        let mut model = Model::default();
        say(&mut model, "given_name", name);
        people.push((text(&made["id"]), model));
        return Some(made["batch"].clone());
    }
    if matches!(deed, Deed::UndoLast) {
        let (batch, before) = last.take()?;
        let undone = chapter.run("batch_undo", json!({"batch": batch})).await;
        assert_eq!(undone["kept"], json!([]), "nobody has written since");
        // Whom the batch made is in the bin; everybody else is as before.
        for (id, model) in people.iter_mut() {
            match before.iter().find(|(there, _)| there == id) {
                Some((_, was)) => *model = was.clone(),
                None => model.gone = true,
            }
        }
        return None;
    }
    let count = people.len();
    let (id, model) = match &deed {
        Deed::Say(n, ..) | Deed::Delete(n) | Deed::Restore(n) | Deed::Tag(n, _) | Deed::Phone(n, _) => {
            people.get_mut(n.checked_rem(count)?)?
        }
        Deed::Make(_) | Deed::UndoLast => return None,
    };
    let written = match deed {
        Deed::Say(_, field, word) => {
            say(model, FIELDS[field], &word);
            chapter.run("record_edit", json!({"id": id, "fields": {FIELDS[field]: word}})).await
        }
        Deed::Delete(_) => {
            model.gone = true;
            chapter.run("record_delete", json!({"ids": [id]})).await
        }
        Deed::Restore(_) => {
            model.gone = false;
            chapter.run("record_restore", json!({"ids": [id]})).await
        }
        Deed::Tag(_, on) => {
            model.tagged = on;
            chapter.run("person_tag", json!({"people": [id], "tag": "Choir", "on": on})).await
        }
        Deed::Phone(_, typed) => {
            let typed = typed.trim().to_owned();
            if !typed.is_empty() {
                model.phones.push(typed.clone());
            }
            chapter
                .run("record_create", json!({"kind": "phone", "of": [id], "fields": {"number": {"typed": typed}}}))
                .await
        }
        Deed::Make(_) | Deed::UndoLast => return None,
    };
    Some(written["batch"].clone())
}

fn say(model: &mut Model, field: &'static str, word: &str) {
    let word = word.trim();
    if word.is_empty() {
        model.fields.remove(field);
    } else {
        model.fields.insert(field, word.to_owned());
    }
}

async fn shown(chapter: &Chapter, id: &str) -> Model {
    let view = chapter.run("person_show", json!({"id": id})).await;
    let fields = FIELDS
        .iter()
        .filter_map(|field| Some((*field, view["record"]["fields"][field].as_str()?.to_owned())))
        .collect();
    let phones =
        view["summary"]["phones"].as_array().expect("a list").iter().map(|phone| text(&phone["typed"])).collect();
    let tagged = view["summary"]["tags"] == json!(["Choir"]);
    Model { fields, phones, tagged, gone: view["deleted"] == json!(true) }
}
