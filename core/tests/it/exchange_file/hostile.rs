//! Files that claim what nobody said: our own words, kills without words, another owner for one id.

use birlik_core::Code;
use birlik_core::domain::id::{hex, unhex};
use birlik_core::domain::{EntityId, Privacy, Value};
use birlik_core::exchange::chapter_file::{Cell, Entity, FieldName, Header, Stamp, Tables, Writer, bounds};
use ed25519_dalek::SigningKey;
use serde_json::json;
use sqlx::Row;

use super::{Network, decide, waiting};
use crate::fixture::{Chapter, text};

/// One row of one person's city, by an installation.
fn forged(person: &EntityId, inst: &[u8], stamp: i64, value: Option<Value>) -> Vec<u8> {
    forged_of((person, "person", [None, None]), "person.city", inst, stamp, value)
}

/// One row of any record.
fn forged_of(
    (id, kind, of): (&EntityId, &str, [Option<EntityId>; 2]),
    field: &str,
    inst: &[u8],
    stamp: i64,
    value: Option<Value>,
) -> Vec<u8> {
    let header = Header {
        format: 1,
        min: 1,
        app: "0".into(),
        file: hex(&stamp.to_be_bytes().repeat(2)),
        no: 1,
        from: "77".repeat(16),
        chapter: "78".repeat(16),
        name: "Somebody".into(),
        scope: "everything".into(),
        to: String::new(),
        made: "1".into(),
        recipient: String::new(),
        data: "79".repeat(16),
    };
    let tables = Tables {
        installations: vec![inst.try_into().unwrap()],
        fields: vec![FieldName { name: field.into(), class: Privacy::Ordinary }],
        words: vec![Stamp { inst: 0, stamp }],
        has: vec![],
    };
    let mut writer = Writer::new(Vec::new(), &header, &tables).unwrap();
    let cells = vec![Cell { word: 0, field: 0, value }];
    writer.entity(&Entity { id: *id, kind: kind.into(), of, cells }).unwrap();
    writer.finish(&SigningKey::from_bytes(&[5; 32])).unwrap().0
}

async fn city(chapter: &Chapter, id: &str) -> serde_json::Value {
    chapter.run("record_show", json!({"id": id})).await["fields"]["city"].clone()
}

async fn installation(chapter: &Chapter) -> Vec<u8> {
    unhex(&text(&chapter.run("app_state", json!({})).await["file"]["installation"])).unwrap()
}

#[tokio::test]
async fn a_word_that_we_never_said_is_shown_and_taken_only_as_somebody_elses() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let id = korpu.person(json!({"given_name": "Leyla", "city": "Gent"})).await;
    network.settle().await;
    let ours = installation(korpu).await;
    let file = network.path("forged");
    let bytes = forged(&id.parse().unwrap(), &ours, bounds::STAMP - 1, Some(Value::Text("Nowhere".into())));
    std::fs::write(&file, bytes).unwrap();
    let preview = korpu.run("exchange_preview", json!({"file": file})).await;
    assert!(preview["notes"].as_array().unwrap().contains(&json!("own_words")));
    let apply = json!({"exchange": preview["exchange"]});
    assert_eq!(korpu.refused("exchange_apply", apply).await, Code::ExchangeOwnWords);
    assert_eq!(city(korpu, &id).await, "Gent");

    let apply = json!({"exchange": preview["exchange"], "own_words": true});
    korpu.run("exchange_apply", apply).await;
    assert_ne!(installation(korpu).await, ours, "a new installation");
    assert_eq!(city(korpu, &id).await, "Gent", "set aside");
    let items = waiting(korpu).await;
    assert_eq!((items.len(), &items[0]["kind"]), (1, &json!("own_word")));
    korpu.is_sound().await;
    decide(korpu, &items[0], json!("Brugge")).await;
    assert_eq!((city(korpu, &id).await, waiting(korpu).await.len()), (json!("Brugge"), 0));
    network.settle().await;
    for chapter in [korpu, ghent] {
        assert_eq!(
            (city(chapter, &id).await, waiting(chapter).await.len()),
            (json!("Brugge"), 0),
            "our next word reaches everyone"
        );
    }
    let cells = network.cells().await;
    assert_eq!(cells[0], cells[1]);
}

#[tokio::test]
async fn a_kill_without_a_word_empties_nothing_unseen_at_either_victim() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let id = korpu.person(json!({"given_name": "Leyla", "city": "Gent"})).await;
    network.settle().await;
    let path = korpu.path("data.birlikdb");
    let mut conn = crate::file::connect(std::path::Path::new(&path), false).await;
    let row = sqlx::query(
        "select i.id, c.stamp from cell c join installation i on i.num = c.inst join field f on f.num = c.field
        where f.name = 'person.city' and c.ent = ?1",
    )
    .bind(unhex(&id).unwrap())
    .fetch_one(&mut conn)
    .await
    .unwrap();
    let file = network.path("kill");
    std::fs::write(&file, forged(&id.parse().unwrap(), row.get(0), row.get(1), None)).unwrap();
    drop(conn);
    for to in 0..2 {
        network.import(to, &file).await;
        let chapter = &network.chapters[to];
        assert_eq!(city(chapter, &id).await, "Gent");
        let items = waiting(chapter).await;
        assert_eq!((items.len(), &items[0]["kind"], &items[0]["shown"]), (1, &json!("emptied"), &json!("Gent")));
        chapter.is_sound().await;
    }
    // One keeps it: an ordinary word, which ends the question everywhere.
    let item = waiting(ghent).await.remove(0);
    decide(ghent, &item, json!("Gent")).await;
    network.settle().await;
    for chapter in [korpu, ghent] {
        assert_eq!((city(chapter, &id).await, waiting(chapter).await.len()), (json!("Gent"), 0));
    }
}

#[tokio::test]
async fn two_files_with_different_owners_for_one_id_bring_two_records() {
    let network = Network::of(&["Körpü"]).await;
    let korpu = &network.chapters[0];
    let mut people = Vec::new();
    for name in ["Leyla", "Nərgiz"] {
        people.push(korpu.person(json!({"given_name": name})).await);
    }
    let mut phones = Vec::new();
    for (n, person) in (1..).zip(&people) {
        // The random half is the same; the other half follows from the owner, whatever a file would like to claim.
        let of = [Some(person.parse().unwrap()), None];
        let phone = EntityId::new("phone", of, [3; 8]);
        let number = Value::Text(format!(r#"{{"typed":"{n}"}}"#));
        let file = network.path(&format!("liar-{n}"));
        std::fs::write(&file, forged_of((&phone, "phone", of), "phone.number", &[6; 16], 5 + n, Some(number))).unwrap();
        network.import(0, &file).await;
        phones.push(phone.to_string());
    }
    assert_ne!(phones[0], phones[1]);
    for (n, (person, phone)) in (1..).zip(people.iter().zip(&phones)) {
        let parts = korpu.run("person_show", json!({"id": person})).await["parts"].clone();
        assert_eq!((parts.as_array().unwrap().len(), &parts[0]["id"]), (1, &json!(phone)));
        assert_eq!(parts[0]["fields"]["number"]["typed"], n.to_string());
    }
    korpu.is_sound().await;
}

/// The word of a field that stands in a data file: by whom and when.
async fn word(chapter: &Chapter, id: &str, field: &str) -> (Vec<u8>, i64) {
    let mut conn = crate::file::connect(std::path::Path::new(&chapter.path("data.birlikdb")), false).await;
    let row = sqlx::query(
        "select i.id, c.stamp from cell c join installation i on i.num = c.inst join field f on f.num = c.field
         where f.name = ?2 and c.ent = ?1 and c.dead = 0",
    )
    .bind(unhex(id).unwrap())
    .bind(field.to_owned())
    .fetch_one(&mut conn)
    .await
    .unwrap();
    (row.get(0), row.get(1))
}

#[tokio::test]
async fn two_kills_without_words_sent_to_two_victims_are_both_listed_at_both() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let id = korpu.person(json!({"given_name": "Leyla", "city": "Gent"})).await;
    network.settle().await;
    korpu.run("record_edit", json!({"id": id, "fields": {"city": "Brugge"}})).await;
    ghent.run("record_edit", json!({"id": id, "fields": {"city": "Leuven"}})).await;
    // Each gets the kill of its own word only.
    for (to, chapter) in network.chapters.iter().enumerate() {
        let (inst, stamp) = word(chapter, &id, "person.city").await;
        let file = network.path(&format!("kill-{to}"));
        std::fs::write(&file, forged(&id.parse().unwrap(), &inst, stamp, None)).unwrap();
        network.import(to, &file).await;
        assert_eq!(waiting(chapter).await[0]["kind"], "emptied");
    }
    network.settle().await;
    for (chapter, shown) in [(korpu, "Brugge"), (ghent, "Leuven")] {
        let items = waiting(chapter).await;
        assert_eq!((items.len(), &items[0]["shown"]), (1, &json!(shown)), "neither is gone unseen");
        chapter.is_sound().await;
    }
    let item = waiting(korpu).await.remove(0);
    decide(korpu, &item, json!("Brugge")).await;
    network.settle().await;
    for chapter in [korpu, ghent] {
        assert_eq!((city(chapter, &id).await, waiting(chapter).await.len()), (json!("Brugge"), 0));
    }
    let cells = network.cells().await;
    assert_eq!(cells[0], cells[1]);
}

#[tokio::test]
async fn a_kill_of_the_sign_of_an_edit_alone_hides_no_edit_behind_a_deletion() {
    for kill_first in [true, false] {
        let network = Network::of(&["Körpü", "Ghent"]).await;
        let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
        let id = korpu.person(json!({"given_name": "Leyla"})).await;
        network.settle().await;
        ghent.run("record_edit", json!({"id": id, "fields": {"city": "Gent"}})).await;
        let (inst, stamp) = word(ghent, &id, "_touch").await;
        let person = id.parse().unwrap();
        let kill = network.path("kill");
        let bytes = forged_of((&person, "person", [None, None]), "_touch", &inst, stamp, None);
        std::fs::write(&kill, bytes).unwrap();
        // Körpü has not seen the edit and deletes.
        korpu.run("record_delete", json!({"ids": [id]})).await;
        let deleted = network.export(0, "deleted").await;
        let files = if kill_first { [kill, deleted] } else { [deleted, kill] };
        for file in &files {
            network.import(1, file).await;
        }
        let items = waiting(ghent).await;
        assert_eq!((items.len(), &items[0]["kind"]), (1, &json!("deleted_edited")), "{kill_first}");
        assert_eq!(ghent.run("person_list", json!({})).await["total"], 1, "and still to be seen");
        ghent.is_sound().await;
        decide(ghent, &items[0], json!(true)).await;
        network.settle().await;
        for chapter in [korpu, ghent] {
            assert_eq!(
                (waiting(chapter).await.len(), &chapter.run("person_list", json!({})).await["total"]),
                (0, &json!(1))
            );
            chapter.is_sound().await;
        }
    }
}

#[tokio::test]
async fn a_restored_backup_loses_nothing_and_speaks_as_a_new_installation() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let id = korpu.person(json!({"given_name": "Leyla", "city": "Gent"})).await;
    let backup = korpu.run("backup_create", json!({})).await["file"].clone();
    korpu.run("record_edit", json!({"id": id, "fields": {"city": "Brugge"}})).await;
    network.settle().await;
    let before = installation(korpu).await;
    korpu.run("backup_restore", json!({"file": backup})).await;
    assert_ne!(installation(korpu).await, before);
    // Edited before the next file comes: two values, both shown.
    korpu.run("record_edit", json!({"id": id, "fields": {"city": "Leuven"}})).await;
    network.import(0, &network.export(1, "back").await).await;
    let items = waiting(korpu).await;
    let mut values: Vec<String> =
        items[0]["values"].as_array().unwrap().iter().map(|value| text(&value["value"])).collect();
    values.sort();
    assert_eq!(values, ["Brugge", "Leuven"]);
    decide(korpu, &items[0], json!("Leuven")).await;
    network.settle().await;
    for chapter in [korpu, ghent] {
        assert_eq!((city(chapter, &id).await, waiting(chapter).await.len()), (json!("Leuven"), 0));
        chapter.is_sound().await;
    }
}
