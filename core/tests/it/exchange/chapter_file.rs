//! The file between chapters as bytes: what is written comes back, and what was changed on the way is refused.

use std::io::Read;

use birlik_core::domain::{EntityId, Privacy, Value};
use birlik_core::exchange::chapter_file::seal::{self, Lock, Unlock};
use birlik_core::exchange::chapter_file::{
    Cell, Ended, Entity, Erasure, FieldName, Header, Item, Reader, Refused, Stamp, Tables, Writer, bounds,
};
use ed25519_dalek::SigningKey;
use proptest::prelude::*;

fn key() -> SigningKey {
    SigningKey::from_bytes(&[3; 32])
}

fn header() -> Header {
    Header {
        format: 1,
        min: 1,
        app: "0.1.0".into(),
        file: "0f".repeat(16),
        no: 17,
        from: "01".repeat(16),
        chapter: "02".repeat(16),
        name: "Körpü".into(),
        scope: "everything".into(),
        to: "council".into(),
        made: "1795600800000".into(),
        recipient: String::new(),
        data: "03".repeat(16),
    }
}

/// Everything of a file but its first line.
#[derive(Debug, Clone, PartialEq)]
struct Content {
    tables: Tables,
    entities: Vec<Entity>,
    erasures: Vec<Erasure>,
}

fn small() -> Content {
    let person = EntityId::new("person", [None, None], [1; 8]);
    let phone = EntityId::new("phone", [Some(person), None], [2; 8]);
    let stamp = 1_795_600_800_000_i64 << 16 | 5;
    Content {
        tables: Tables {
            installations: vec![[1; 16], [2; 16]],
            fields: vec![
                FieldName { name: "_touch".into(), class: Privacy::Ordinary },
                FieldName { name: "person.given_name".into(), class: Privacy::Personal },
            ],
            words: vec![Stamp { inst: 0, stamp }, Stamp { inst: 1, stamp: 1 }],
            has: vec![[9; 16]],
        },
        entities: vec![
            Entity {
                id: person,
                kind: "person".into(),
                of: [None, None],
                cells: vec![
                    Cell { word: 0, field: 0, value: Some(Value::Integer(1)) },
                    Cell { word: 0, field: 1, value: Some(Value::Text("Lə\"y\nla".into())) },
                    Cell { word: 1, field: 1, value: None },
                ],
            },
            Entity {
                id: phone,
                kind: "phone".into(),
                of: [Some(person), None],
                cells: vec![
                    Cell { word: 1, field: 0, value: Some(Value::Integer(i64::MIN)) },
                    Cell { word: 1, field: 1, value: Some(Value::Bytes(vec![0, 255])) },
                ],
            },
        ],
        erasures: vec![Erasure {
            id: EntityId::new("person", [None, None], [5; 8]),
            word: 0,
            reason: "request".into(),
        }],
    }
}

fn written(content: &Content) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new(), &header(), &content.tables).unwrap();
    for entity in &content.entities {
        writer.entity(entity).unwrap();
    }
    for erasure in &content.erasures {
        writer.erasure(erasure).unwrap();
    }
    writer.finish(&key()).unwrap().0
}

/// Lines of an entity that took several are put together again.
fn read(bytes: &[u8]) -> Result<(Content, Ended), Refused> {
    let mut reader = Reader::new(bytes)?;
    let (mut entities, mut erasures): (Vec<Entity>, Vec<Erasure>) = (Vec::new(), Vec::new());
    loop {
        match reader.item()? {
            Item::Entity(entity) => match entities.last_mut().filter(|last| last.id == entity.id) {
                Some(last) => last.cells.extend(entity.cells),
                None => entities.push(entity),
            },
            Item::Erasure(erasure) => erasures.push(erasure),
            Item::Unknown => {}
            Item::End(end) => {
                return Ok((Content { tables: reader.tables().clone(), entities, erasures }, end));
            }
        }
    }
}

fn unpacked(bytes: &[u8]) -> String {
    let mut text = String::new();
    zstd::Decoder::new(bytes).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The same lines with another content and the hash, count and signature that belong to it.
fn packed(lines: &str) -> Vec<u8> {
    use ed25519_dalek::Signer;
    use sha2::{Digest, Sha256};
    let hash: [u8; 32] = Sha256::digest(lines).into();
    let signature = key().sign(&[b"birlik exchange file 1\0".as_slice(), &hash].concat()).to_bytes();
    let hex = birlik_core::domain::id::hex;
    let rows = lines.matches("\n{\"k\":").count();
    let end = format!(
        "{{\"end\":{rows},\"sha256\":\"{}\",\"key\":\"{}\",\"sig\":\"{}\"}}\n",
        hex(&hash),
        hex(key().verifying_key().as_bytes()),
        hex(&signature)
    );
    let frame = &written(&small())[..16];
    tailed(&[frame, &compressed(format!("{lines}{end}").as_bytes())].concat())
}

fn tailed(bytes: &[u8]) -> Vec<u8> {
    use sha2::{Digest, Sha256};
    [bytes, b"\x51\x2a\x4d\x18\x20\0\0\0", Sha256::digest(bytes).as_slice()].concat()
}

fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = zstd::Encoder::new(Vec::new(), 3).unwrap();
    std::io::Write::write_all(&mut encoder, bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn the_bytes_are_those_of_the_document() {
    let bytes = written(&small());
    assert_eq!(&bytes[..16], b"\x50\x2a\x4d\x18\x08\x00\x00\x00BIRLIK1\n");
    let text = unpacked(&bytes);
    let (lines, end) = text.trim_end().rsplit_once('\n').unwrap();
    let erased = EntityId::new("person", [None, None], [5; 8]);
    let expected = format!(
        r#"{{"fmt":1,"min":1,"app":"0.1.0","file":"{file}","no":17,"from":"{from}","chapter":"{chapter}","name":"Körpü","scope":"everything","to":"council","made":"1795600800000","recipient":"","data":"{data}"}}
{{"inst":["{from}","{chapter}"]}}
{{"fields":[["_touch","ordinary"],["person.given_name","personal"]]}}
{{"words":[[0,"1795600800000","5"],[1,"0","1"]]}}
{{"has":["{has}"]}}
{{"k":"person","e":"EBAQEBAQEB","c":[[0,[[0,1],[1,"Lə\"y\nla"]],[]],[1,[],[1]]]}}
{{"k":"phone","of":[0],"e":"EBAQEBAQEB","c":[[1,[[0,{{"i":"-9223372036854775808"}}],[1,{{"h":"00ff"}}]],[]]]}}
{{"x":"{erased}","w":0,"r":"request"}}"#,
        file = "0f".repeat(16),
        from = "01".repeat(16),
        chapter = "02".repeat(16),
        data = "03".repeat(16),
        has = "09".repeat(16)
    );
    assert_eq!(lines, expected);
    assert!(end.starts_with(r#"{"end":6,"sha256":""#), "{end}");
    assert_eq!(read(&bytes).unwrap().0, small());
}

#[test]
fn every_beginning_of_a_file_is_incomplete_and_changes_nothing() {
    let bytes = written(&small());
    for end in 0..bytes.len() {
        match read(&bytes[..end]) {
            Err(Refused::Incomplete) => {}
            other => panic!("{end} of {}: {other:?}", bytes.len()),
        }
    }
}

#[test]
fn no_bit_can_be_turned() {
    let bytes = written(&small());
    for at in 0..bytes.len() * 8 {
        let mut changed = bytes.clone();
        changed[at / 8] ^= 1 << (at % 8);
        assert!(read(&changed).is_err(), "bit {at}");
    }
    assert!(matches!(read(&[bytes.as_slice(), b"x"].concat()), Err(Refused::Damaged(_))));
    assert!(matches!(read(b"Ad;Soyad\n"), Err(Refused::NotOurs)));
}

#[test]
fn a_signature_of_another_key_is_refused() {
    let text = unpacked(&written(&small()));
    let other = birlik_core::domain::id::hex(SigningKey::from_bytes(&[4; 32]).verifying_key().as_bytes());
    let ours = birlik_core::domain::id::hex(key().verifying_key().as_bytes());
    let forged = compressed(text.replace(&ours, &other).as_bytes());
    let forged = tailed(&[&written(&small())[..16], &forged].concat());
    assert!(matches!(read(&forged), Err(Refused::Unsigned)));
}

#[test]
fn what_is_too_large_or_too_new_has_its_own_word() {
    let text = unpacked(&written(&small()));
    let (lines, _) = text.trim_end().rsplit_once('\n').unwrap();
    let lines = format!("{lines}\n");
    let with = |from: &str, to: &str| read(&packed(&lines.replacen(from, to, 1)));
    assert!(matches!(with("\"min\":1", "\"min\":2"), Err(Refused::TooNew(2))));
    assert!(matches!(
        with("{\"x\":", &format!("{{\"y\":\"{}\"}}\n{{\"x\":", "y".repeat(bounds::LINE))),
        Err(Refused::TooLarge("line"))
    ));
    assert!(matches!(
        with("{\"x\":", &format!("{{\"y\":{}1{}}}\n{{\"x\":", "[".repeat(9), "]".repeat(9))),
        Err(Refused::TooLarge("depth"))
    ));
    let many: Vec<String> = (0..5_000).map(|n| format!("[\"z{n:04}\",\"ordinary\"]")).collect();
    let many = many.chunks(1_000).map(|names| format!("{{\"fields\":[{}]}}\n", names.join(","))).collect::<String>();
    assert!(matches!(with("{\"words\":", &format!("{many}{{\"words\":")), Err(Refused::TooLarge("fields"))));
    assert!(matches!(with("[1,\"Lə", "[9,\"Lə"), Err(Refused::Damaged("entity"))));
}

#[test]
fn a_bomb_is_stopped_where_it_passes_the_bound() {
    // 64 MiB of one line in a few kilobytes.
    let bomb = [&written(&small())[..16], &compressed(&vec![b' '; 64 << 20])].concat();
    assert!(bomb.len() < 100_000);
    assert!(matches!(read(&bomb), Err(Refused::TooLarge("line"))));
}

#[test]
fn encrypted_for_a_key_or_with_a_passphrase_it_opens_for_that_only() {
    let plain = written(&small());
    let identity = seal::identity(&[1; 32]).unwrap();
    let other = seal::identity(&[2; 32]).unwrap();
    let recipients = [seal::recipient(&seal::recipient_of(&identity)).unwrap()];
    for (lock, right, wrong) in [
        (Lock::Recipients(&recipients), (vec![identity.clone()], None), (vec![other.clone()], None)),
        (Lock::Passphrase("dogru soz"), (vec![], Some("dogru soz")), (vec![], Some("yanlis"))),
    ] {
        let mut out = seal::encrypt(Vec::new(), &lock).unwrap();
        std::io::Write::write_all(&mut out, &plain).unwrap();
        let sealed = out.finish().unwrap();
        assert!(seal::is_encrypted(&sealed));
        let open = |bytes: &[u8], (identities, passphrase): &(Vec<_>, Option<&str>)| {
            let unlock = Unlock { identities, passphrase: *passphrase };
            let mut text = Vec::new();
            seal::decrypt(bytes, &unlock)?.read_to_end(&mut text).map_err(|_| Refused::Damaged("encryption"))?;
            Ok::<_, Refused>(text)
        };
        assert_eq!(open(&sealed, &right).unwrap(), plain);
        match (open(&sealed, &wrong), wrong.1) {
            (Err(Refused::WrongPassphrase), Some(_)) | (Err(Refused::NotForUs), None) => {}
            (other, _) => panic!("{:?}", other.map(|text| text.len())),
        }
        for end in [0, 5, 30, sealed.len() / 2, sealed.len() - 1] {
            assert!(open(&sealed[..end], &right).is_err(), "{end}");
        }
    }
    // 2^30 rounds would take hours: refused before they begin.
    let header = "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\n";
    let sealed = format!("{header}{}\n--- {}\n0123456789abcdef", "A".repeat(43), "A".repeat(43));
    let refused = seal::decrypt(sealed.as_bytes(), &Unlock { identities: &[], passphrase: Some("x") });
    assert!(matches!(refused.err(), Some(Refused::TooMuchWork(30))));
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<i64>().prop_map(Value::Integer),
        ".{0,40}".prop_map(Value::Text),
        prop::collection::vec(any::<u8>(), 0..40).prop_map(Value::Bytes),
        "[a-z]{30000}".prop_map(Value::Text),
    ]
}

fn content() -> impl Strategy<Value = Content> {
    let tables = (
        prop::collection::btree_set(any::<[u8; 16]>(), 1..5),
        prop::collection::btree_set("[a-z_]{1,8}\\.[a-z_]{1,20}", 1..6),
        prop::collection::btree_set((0..5_u32, 0..bounds::STAMP), 1..8),
    );
    let cells = prop::collection::vec((any::<u32>(), any::<u32>(), prop::option::of(value())), 0..12);
    (tables, prop::collection::vec((any::<[u8; 8]>(), cells), 0..6)).prop_map(|((insts, names, words), made)| {
        let installations: Vec<[u8; 16]> = insts.into_iter().collect();
        let count = u32::try_from(installations.len()).unwrap();
        let mut words: Vec<Stamp> =
            words.into_iter().map(|(inst, stamp)| Stamp { inst: inst % count, stamp }).collect();
        words.sort();
        words.dedup();
        let fields: Vec<FieldName> = names.into_iter().map(|name| FieldName { name, class: Privacy::Child }).collect();
        let (words_len, fields_len) = (u32::try_from(words.len()).unwrap(), u32::try_from(fields.len()).unwrap());
        let entities = made
            .into_iter()
            .map(|(random, cells)| {
                let mut cells: Vec<Cell> = cells
                    .into_iter()
                    .map(|(word, field, value)| Cell { word: word % words_len, field: field % fields_len, value })
                    .collect();
                cells.sort_by_key(|cell| (cell.word, cell.value.is_none(), cell.field));
                Entity {
                    id: EntityId::new("person", [None, None], random),
                    kind: "person".into(),
                    of: [None, None],
                    cells,
                }
            })
            .collect();
        Content { tables: Tables { installations, fields, words, has: vec![] }, entities, erasures: vec![] }
    })
}

fn cases() -> u32 {
    std::env::var("BIRLIK_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read(mut content in content()) {
        // Neighbours of one id are one entity that took several lines.
        content.entities.dedup_by_key(|entity| entity.id);
        prop_assert_eq!(read(&written(&content)).unwrap().0, content);
    }

    #[test]
    fn any_bytes_are_refused_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(read(&bytes).is_err());
        let frame = &written(&small())[..16];
        prop_assert!(read(&[frame, &bytes].concat()).is_err());
    }

    #[test]
    fn any_lines_with_a_true_end_are_read_or_refused(
        at in any::<prop::sample::Index>(),
        with in prop_oneof![".{0,30}", "[\\[\\]{}\",:0-9a-fekxciw]{1,40}", Just("\n".to_owned())],
        cut in 0..20_usize,
    ) {
        let text = unpacked(&written(&small()));
        let (lines, _) = text.trim_end().rsplit_once('\n').unwrap();
        let from = at.index(lines.len());
        let from = (0..=from).rev().find(|at| lines.is_char_boundary(*at)).unwrap();
        let to = (from + cut..=lines.len()).find(|at| lines.is_char_boundary(*at)).unwrap_or(lines.len());
        let changed = format!("{}{with}{}\n", &lines[..from], &lines[to..]);
        // Whatever comes of it, it comes without a panic; what is read can be written again.
        if let Ok((content, _)) = read(&packed(&changed)) {
            prop_assert!(content.tables.installations.len() <= bounds::INSTALLATIONS);
        }
    }
}
