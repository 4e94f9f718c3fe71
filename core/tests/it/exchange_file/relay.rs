//! What only a newer program knows goes through an older one and on, within scopes that carry its class (invariant 10).

use std::collections::BTreeSet;

use birlik_core::domain::id::hex;
use birlik_core::domain::{EntityId, Privacy, Value};
use birlik_core::exchange::chapter_file::{Cell, Entity, FieldName, Header, Stamp, Tables, Writer};
use ed25519_dalek::SigningKey;
use proptest::prelude::*;
use serde_json::json;
use sqlx::Row;

use super::Network;
use crate::cases::{all, runtime};
use crate::fixture::{Chapter, NOW};

const INSTALLATION: [u8; 16] = [0x31; 16];

fn header() -> Header {
    Header {
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
    }
}

/// A newer program's file: a person it may pass on, with fields of three classes that nobody here knows, and records of an
/// unknown kind, of the person and of nobody.
fn newer(person: &EntityId) -> (Vec<u8>, Vec<EntityId>) {
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
    let mut writer = Writer::new(Vec::new(), &header(), &tables).unwrap();
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

/// Names that a newer program gives to fields of three kinds.
const NEWER: [&str; 6] =
    ["badge.colour", "badge.size", "person.motto", "person.school_bus", "phone.ring", "phone.signal"];
const PEOPLE: usize = 100;

/// What a newer program says of one person: places in `NEWER`, each with how it is said.
#[derive(Debug, Clone)]
struct Said {
    pass_on: bool,
    phone: bool,
    badge: bool,
    fields: Vec<(usize, u8)>,
}

fn said_of_people() -> impl Strategy<Value = (Vec<Privacy>, Vec<Said>)> {
    let class = prop::sample::select(vec![Privacy::Ordinary, Privacy::Personal, Privacy::Child, Privacy::Health]);
    let fields = prop::collection::vec((0..NEWER.len(), 0..4_u8), 0..5);
    let of = (any::<bool>(), any::<bool>(), any::<bool>(), fields).prop_map(|(pass_on, phone, badge, fields)| Said {
        pass_on,
        phone,
        badge,
        fields,
    });
    (prop::collection::vec(class, NEWER.len()), prop::collection::vec(of, 1..=2 * PEOPLE))
}

fn value(how: u8) -> Value {
    match how {
        0 => Value::Integer(-1),
        1 => Value::Bytes(vec![0, 255]),
        2 => Value::Text(String::new()),
        _ => Value::Text("Birlikdə — 🎈".into()),
    }
}

/// The newer program's file, and what of it passes in plain and to a council: record and field.
struct Newer {
    bytes: Vec<u8>,
    plain: BTreeSet<(String, String)>,
    council: BTreeSet<(String, String)>,
}

impl Newer {
    fn of(classes: &[Privacy], people: &[Said]) -> Self {
        let known = ["person.consent_pass_on", "person.given_name", "phone.number"];
        let known =
            known.map(|name| (name, if name.ends_with("_name") { Privacy::Ordinary } else { Privacy::Personal }));
        let mut names: Vec<(&str, Privacy)> = NEWER.into_iter().zip(classes.iter().copied()).chain(known).collect();
        names.sort_unstable();
        let place = |name: &str| u32::try_from(names.iter().position(|(known, _)| *known == name).unwrap()).unwrap();
        let fields = names.iter().map(|(name, class)| FieldName { name: (*name).into(), class: *class }).collect();
        let words = vec![Stamp { inst: 0, stamp: (NOW - 1_000_000) << 16 }];
        let tables = Tables { installations: vec![INSTALLATION], fields, words, has: vec![] };
        let mut writer = Writer::new(Vec::new(), &header(), &tables).unwrap();
        let (mut plain, mut council) = (BTreeSet::new(), BTreeSet::new());
        for (n, said) in (1_u64..).zip(people) {
            let person = EntityId::new("person", [None, None], n.to_be_bytes());
            let told = if said.pass_on { "yes" } else { "no" };
            let text = |text: String| Value::Text(text);
            let mut records = vec![(
                "person",
                person,
                [None, None],
                vec![
                    ("person.consent_pass_on", text(format!(r#"{{"answer":"{told}"}}"#))),
                    ("person.given_name", text(format!("Person {n}"))),
                ],
            )];
            let of = [Some(person), None];
            if said.phone {
                let number = vec![("phone.number", text(format!(r#"{{"typed":"{n}"}}"#)))];
                records.push(("phone", EntityId::new("phone", of, n.to_be_bytes()), of, number));
            }
            if said.badge {
                records.push(("badge", EntityId::new("badge", of, n.to_be_bytes()), of, vec![]));
            }
            for (kind, id, of, mut cells) in records {
                let new = said.fields.iter().map(|(at, how)| (NEWER[*at], value(*how)));
                cells.extend(new.filter(|(name, _)| name.split('.').next() == Some(kind)));
                cells.sort_by_key(|(name, _)| *name);
                cells.dedup_by_key(|(name, _)| *name);
                if cells.is_empty() {
                    continue;
                }
                for (name, _) in &cells {
                    let class = names[place(name) as usize].1;
                    let one = (id.to_string(), (*name).to_owned());
                    if !class.is_sensitive() {
                        plain.insert(one.clone());
                        if said.pass_on && kind != "badge" {
                            council.insert(one);
                        }
                    }
                }
                let cell = |(name, value): (&str, Value)| Cell { word: 0, field: place(name), value: Some(value) };
                let cells = cells.into_iter().map(cell).collect();
                writer.entity(&Entity { id, kind: kind.into(), of, cells }).unwrap();
            }
        }
        Self { bytes: writer.finish(&SigningKey::from_bytes(&[31; 32])).unwrap().0, plain, council }
    }
}

fn places(said: &[(String, String, Vec<u8>)]) -> BTreeSet<(String, String)> {
    said.iter().map(|(ent, field, _)| (ent.clone(), field.clone())).collect()
}

async fn relayed(newer: &Newer) {
    let network = Network::of(&["Older", "Plain", "Council"]).await;
    let [older, plain, council] = &network.chapters[..] else { unreachable!() };
    let file = network.path("newer");
    std::fs::write(&file, &newer.bytes).unwrap();
    network.import(0, &file).await;
    older.is_sound().await;
    let all = said(older).await;
    // Another computer of the chapter has every value as it was said.
    let sealed = network.path("sealed");
    older.run("exchange_export", json!({"out": sealed, "passphrase": "söz"})).await;
    let other = Chapter::unopened(77);
    let join = json!({"out": other.path("data.birlikdb"), "file": sealed, "passphrase": "söz"});
    other.run("file_join", join).await;
    assert_eq!(said(&other).await, all);
    network.import(1, &network.export(0, "open").await).await;
    let open = said(plain).await;
    assert_eq!(places(&open), newer.plain);
    assert!(open.iter().all(|row| all.contains(row)), "as it was said");
    network.import(0, &network.export(2, "hello").await).await;
    let view = network.path("view");
    older.run("exchange_export", json!({"out": view, "scope": "council", "to": ["Council"]})).await;
    network.import(2, &view).await;
    let seen = said(council).await;
    assert_eq!(places(&seen), newer.council);
    assert!(seen.iter().all(|row| all.contains(row)), "as it was said");
}

#[test]
fn whatever_a_newer_program_says_passes_within_its_class() {
    let runtime = runtime();
    all("relay", 2_000, PEOPLE as u32, &said_of_people(), |(classes, people)| {
        runtime.block_on(relayed(&Newer::of(&classes, &people)));
    });
}
