//! What only a newer program knows goes through an older one and on, within scopes that carry its class (invariant 10).

use birlik_core::domain::id::hex;
use birlik_core::domain::{EntityId, Privacy, Value};
use birlik_core::exchange::chapter_file::{Cell, Entity, FieldName, Header, Stamp, Tables, Writer};
use ed25519_dalek::SigningKey;
use serde_json::json;
use sqlx::Row;

use super::Network;
use crate::fixture::{Chapter, NOW};

const INSTALLATION: [u8; 16] = [0x31; 16];

/// A newer program's file: a person it may pass on, with fields of three classes that nobody here knows, and records of an
/// unknown kind, of the person and of nobody.
fn newer(person: &EntityId) -> (Vec<u8>, Vec<EntityId>) {
    let header = Header {
        format: 1,
        min: 1,
        app: "9.0".into(),
        file: "31".repeat(16),
        no: 1,
        from: hex(&INSTALLATION),
        chapter: "32".repeat(16),
        name: "Newer".into(),
        scope: "everything".into(),
        to: String::new(),
        made: NOW.to_string(),
        recipient: String::new(),
        data: "33".repeat(16),
    };
    let field = |name: &str, class| FieldName { name: name.into(), class };
    let fields = vec![
        field("badge.colour", Privacy::Ordinary),
        field("person.allergy", Privacy::Health),
        field("person.consent_pass_on", Privacy::Personal),
        field("person.given_name", Privacy::Ordinary),
        field("person.motto", Privacy::Ordinary),
        field("person.school_bus", Privacy::Child),
        field("phone.number", Privacy::Personal),
        field("phone.signal", Privacy::Personal),
    ];
    let stamp = (NOW - 1_000_000) << 16;
    let tables =
        Tables { installations: vec![INSTALLATION], fields, words: vec![Stamp { inst: 0, stamp }], has: vec![] };
    let text = |field: u32, text: &str| Cell { word: 0, field, value: Some(Value::Text(text.into())) };
    let phone = EntityId::new("phone", [Some(*person), None], [8; 8]);
    let (of_them, of_nobody) =
        (EntityId::new("badge", [Some(*person), None], [9; 8]), EntityId::new("badge", [None, None], [7; 8]));
    let mut writer = Writer::new(Vec::new(), &header, &tables).unwrap();
    let mut write = |id, kind: &str, of, cells| writer.entity(&Entity { id, kind: kind.into(), of, cells }).unwrap();
    write(of_nobody, "badge", [None, None], vec![text(0, "green")]);
    let cells = vec![
        text(1, "Yer fıstığı"),
        text(2, r#"{"answer":"yes"}"#),
        text(3, "Leyla"),
        text(4, "Birlikdə"),
        Cell { word: 0, field: 5, value: Some(Value::Bytes(vec![1, 2])) },
    ];
    write(*person, "person", [None, None], cells);
    write(phone, "phone", [Some(*person), None], vec![text(6, r#"{"typed":"1"}"#), text(7, "x")]);
    write(of_them, "badge", [Some(*person), None], vec![text(0, "blue")]);
    (writer.finish(&SigningKey::from_bytes(&[31; 32])).unwrap().0, vec![*person, phone, of_them, of_nobody])
}

/// Cells of the newer program's installation: record, field, value; by record and name.
async fn said(chapter: &Chapter) -> Vec<(String, String, Vec<u8>)> {
    let mut conn = crate::file::connect(std::path::Path::new(&chapter.path("data.birlikdb")), false).await;
    let rows = sqlx::query(
        "select c.ent, f.name, cast(c.val as blob) from cell c join field f on f.num = c.field join installation i on i.num = c.inst
         where i.id = ?1 order by c.ent, f.name",
    )
    .bind(INSTALLATION.to_vec())
    .fetch_all(&mut conn)
    .await
    .unwrap();
    rows.iter().map(|row| (hex(row.get(0)), row.get(1), row.get(2))).collect()
}

fn names(said: &[(String, String, Vec<u8>)]) -> Vec<&str> {
    said.iter().map(|(_, field, _)| field.as_str()).collect()
}

#[tokio::test]
async fn unknown_fields_and_kinds_go_through_an_older_program_within_their_class() {
    let network = Network::of(&["Older", "Everything", "Plain", "Council"]).await;
    let [older, everything, plain, council] = &network.chapters[..] else { unreachable!() };
    let person = EntityId::new("person", [None, None], [6; 8]);
    let (bytes, records) = newer(&person);
    let file = network.path("newer");
    std::fs::write(&file, bytes).unwrap();
    let report = network.import(0, &file).await;
    assert_eq!(
        (&report["counts"]["unknown"], &report["counts"]["quarantined"]),
        (&json!(1), &json!(0)),
        "the badge of nobody"
    );
    older.run("record_edit", json!({"id": person.to_string(), "fields": {"city": "Gent"}})).await;
    older.is_sound().await;
    let all = said(older).await;
    assert_eq!(all.len(), 9);
    assert!(records.iter().all(|record| all.iter().any(|(ent, ..)| *ent == record.to_string())));

    // Another computer of the same chapter: everything, in the same bytes.
    let out = network.path("sealed");
    older.run("exchange_export", json!({"out": out, "passphrase": "söz"})).await;
    let preview = everything.run("exchange_preview", json!({"file": out, "passphrase": "söz"})).await;
    everything.run("exchange_apply", json!({"exchange": preview["exchange"]})).await;
    assert_eq!(said(everything).await, all);
    everything.is_sound().await;
    // And on from there, with the classes that the newer program gave them.
    let on = network.export(1, "on").await;
    let lines = String::from_utf8(zstd::decode_all(std::fs::File::open(&on).unwrap()).unwrap()).unwrap();
    assert!(lines.contains(r#"["person.motto","ordinary"]"#) && lines.contains(r#"["phone.signal","personal"]"#));
    network.import(2, &on).await;
    let open = said(plain).await;
    assert!(names(&open).contains(&"person.motto") && names(&open).contains(&"badge.colour"));
    assert!(!names(&open).contains(&"person.school_bus") && !names(&open).contains(&"person.allergy"));
    assert!(open.iter().all(|row| all.contains(row)));

    // A council's view: what is known of the person and what else was said on those records; no kinds that nobody here knows.
    let hello = network.export(3, "hello").await;
    network.import(0, &hello).await;
    let view = network.path("view");
    older.run("exchange_export", json!({"out": view, "scope": "council", "to": ["Council"]})).await;
    network.import(3, &view).await;
    let seen = said(council).await;
    assert_eq!(
        names(&seen).into_iter().filter(|name| name.contains("motto") || name.contains("signal")).count(),
        2,
        "fields go with the records that go"
    );
    assert!(!names(&seen).contains(&"person.allergy") && !names(&seen).contains(&"badge.colour"));
    assert!(seen.iter().all(|row| all.contains(row)));
}
