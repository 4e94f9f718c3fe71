//! The file between chapters: its bytes, its lines under a true signature, its encryption.

use std::io::{Read, Write};

use birlik_core::domain::id::hex;
use birlik_core::domain::{EntityId, Privacy, Value};
use birlik_core::exchange::chapter_file::seal::{self, Lock, Unlock};
use birlik_core::exchange::chapter_file::{
    Cell, Entity, Erasure, FieldName, Item, Reader, Refused, Stamp, Tables, Writer,
};
use ed25519_dalek::{Signer, SigningKey};
use sha2::{Digest, Sha256};

use crate::world;

const FRAME: &[u8; 16] = b"\x50\x2a\x4d\x18\x08\x00\x00\x00BIRLIK1\n";
const PASSPHRASE: &str = "birlik";
/// Of scrypt: above it a run takes too long; the bound itself has its own test.
const QUICK: u8 = 12;

fn key() -> SigningKey {
    SigningKey::from_bytes(&[3; 32])
}

/// Everything after the header.
#[derive(Debug, Default, PartialEq)]
struct Content {
    tables: Tables,
    entities: Vec<Entity>,
    erasures: Vec<Erasure>,
}

/// Lines of an entity that took several are put together again.
fn read(source: impl Read) -> Result<Content, Refused> {
    let mut reader = Reader::new(source)?;
    let mut content = Content::default();
    loop {
        match reader.item()? {
            Item::Entity(entity) => match content.entities.last_mut().filter(|last| last.id == entity.id) {
                Some(last) => last.cells.extend(entity.cells),
                None => content.entities.push(entity),
            },
            Item::Erasure(erasure) => content.erasures.push(erasure),
            Item::Unknown => {}
            Item::End(_) => break,
        }
    }
    content.tables = reader.tables().clone();
    Ok(content)
}

/// What was read whole is written, and read again as the same.
fn comes_back(mut content: Content) {
    for entity in &mut content.entities {
        entity.cells.sort_by_key(|cell| (cell.word, cell.value.is_none(), cell.field));
    }
    let written = write(&content);
    // What a forger says in many lines may be too much for a writer; nothing else is.
    if let Ok(bytes) = written {
        assert_eq!(read(bytes.as_slice()).expect("what we write we read"), content);
    }
}

fn write(content: &Content) -> Result<Vec<u8>, Refused> {
    let mut writer = Writer::new(Vec::new(), &world::header([1; 16], 1), &content.tables)?;
    for entity in &content.entities {
        writer.entity(entity)?;
    }
    for erasure in &content.erasures {
        writer.erasure(erasure)?;
    }
    Ok(writer.finish(&key())?.0)
}

/// Any bytes, alone and behind the frame that they would have to begin with.
pub(super) fn any_bytes(data: &[u8]) {
    if let Ok(content) = read(data) {
        comes_back(content);
    }
    let _ = read([FRAME.as_slice(), data].concat().as_slice());
}

/// Any text as lines, under the hash, count and signature that belong to it.
pub(super) fn packed(data: &[u8]) {
    if let Ok(content) = read(signed(data).as_slice()) {
        comes_back(content);
    }
}

/// Any text as lines behind a true header and tables.
pub(super) fn lines(data: &[u8]) {
    packed(&[opening().as_slice(), data].concat());
}

/// Any bytes as an encrypted file, for a key and for a passphrase.
pub(super) fn sealed(data: &[u8]) {
    if is_slow(data) {
        return;
    }
    let identities: Vec<_> = seal::identity(&[1; 32]).into_iter().collect();
    let Ok(opened) = seal::decrypt(data, &Unlock { identities: &identities, passphrase: Some(PASSPHRASE) }) else {
        return;
    };
    let _ = read(opened);
}

/// Whether a header asks for much work, though not for so much that it is refused.
fn is_slow(data: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&data[..data.len().min(4_000)]).into_owned();
    let asked = head.lines().filter(|line| line.starts_with("-> scrypt"));
    let asked = asked.filter_map(|line| line.split(' ').nth(3)?.parse::<u8>().ok());
    asked.into_iter().any(|work| work > QUICK && work <= birlik_core::exchange::chapter_file::bounds::SCRYPT)
}

fn signed(lines: &[u8]) -> Vec<u8> {
    let mut lines = lines.to_vec();
    if lines.last().is_some_and(|byte| *byte != b'\n') {
        lines.push(b'\n');
    }
    let hash: [u8; 32] = Sha256::digest(&lines).into();
    let signature = key().sign(&[b"birlik exchange file 1\0".as_slice(), &hash].concat()).to_bytes();
    let end = format!(
        "{{\"end\":{},\"sha256\":\"{}\",\"key\":\"{}\",\"sig\":\"{}\"}}\n",
        rows(&lines),
        hex(&hash),
        hex(key().verifying_key().as_bytes()),
        hex(&signature)
    );
    lines.extend_from_slice(end.as_bytes());
    let packed = zstd::encode_all(lines.as_slice(), 1).expect("memory can be compressed");
    let bytes = [FRAME.as_slice(), &packed].concat();
    [bytes.as_slice(), b"\x51\x2a\x4d\x18\x20\0\0\0", Sha256::digest(&bytes).as_slice()].concat()
}

/// Cells and erasures, counted without the program.
fn rows(lines: &[u8]) -> usize {
    let count = |line: &[u8]| {
        if line.starts_with(b"{\"x\":") {
            return 1;
        }
        let Ok(line) = serde_json::from_slice::<serde_json::Value>(line) else { return 0 };
        let groups = line["c"].as_array().into_iter().flatten();
        groups.flat_map(|group| [&group[1], &group[2]]).map(|cells| cells.as_array().map_or(0, Vec::len)).sum()
    };
    lines.split(|byte| *byte == b'\n').map(count).sum()
}

fn small() -> Content {
    let person = EntityId::new("person", [None, None], [1; 8]);
    let phone = EntityId::new("phone", [Some(person), None], [2; 8]);
    let cell = |word, field, value| Cell { word, field, value };
    Content {
        tables: Tables {
            installations: vec![[1; 16], [2; 16]],
            fields: vec![
                FieldName { name: "_touch".into(), class: Privacy::Ordinary },
                FieldName { name: "person.given_name".into(), class: Privacy::Personal },
            ],
            words: vec![Stamp { inst: 0, stamp: 1_795_600_800_000 << 16 }, Stamp { inst: 1, stamp: 1 }],
            has: vec![[9; 16]],
        },
        entities: vec![
            Entity {
                id: person,
                kind: "person".into(),
                of: [None, None],
                cells: vec![
                    cell(0, 0, Some(Value::Integer(1))),
                    cell(0, 1, Some(Value::Text("Lə\"y\nla".into()))),
                    cell(1, 1, None),
                ],
            },
            Entity {
                id: phone,
                kind: "phone".into(),
                of: [Some(person), None],
                cells: vec![cell(1, 0, Some(Value::Integer(i64::MIN))), cell(1, 1, Some(Value::Bytes(vec![0, 255])))],
            },
        ],
        erasures: vec![Erasure {
            id: EntityId::new("person", [None, None], [5; 8]),
            word: 0,
            reason: "request".into(),
        }],
    }
}

fn small_file() -> Vec<u8> {
    write(&small()).expect("a small file can be written")
}

pub(super) fn files() -> Vec<Vec<u8>> {
    let empty = write(&Content::default()).expect("an empty file can be written");
    vec![small_file(), empty]
}

/// All lines but the last.
fn text(file: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    zstd::Decoder::new(file).and_then(|mut lines| lines.read_to_end(&mut text)).expect("what we wrote unpacks");
    let last = text[..text.len() - 1].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    text.truncate(last);
    text
}

pub(super) fn texts() -> Vec<Vec<u8>> {
    files().iter().map(|file| text(file)).collect()
}

fn is_content(line: &[u8]) -> bool {
    line.starts_with(b"{\"e\":") || line.starts_with(b"{\"x\":")
}

/// Header and tables.
fn opening() -> Vec<u8> {
    thread_local! {
        static OPENING: Vec<u8> = {
            let text = text(&small_file());
            text.split_inclusive(|byte| *byte == b'\n').filter(|line| !is_content(line)).flatten().copied().collect()
        };
    }
    OPENING.with(Clone::clone)
}

pub(super) fn entities() -> Vec<Vec<u8>> {
    let text = text(&small_file());
    vec![text.split_inclusive(|byte| *byte == b'\n').filter(|line| is_content(line)).flatten().copied().collect()]
}

pub(super) fn sealed_files() -> Vec<Vec<u8>> {
    let ours = seal::identity(&[1; 32]).expect("any bytes are an identity");
    let recipients = [seal::recipient(&seal::recipient_of(&ours)).expect("a recipient")];
    let mut for_key = seal::encrypt(Vec::new(), &Lock::Recipients(&recipients)).expect("memory takes it");
    for_key.write_all(&small_file()).expect("memory takes it");
    // With little work, which our writer does not offer.
    let mut recipient = age::scrypt::Recipient::new(age::secrecy::SecretString::from(PASSPHRASE.to_owned()));
    recipient.set_work_factor(4);
    let recipient: &dyn age::Recipient = &recipient;
    let encryptor = age::Encryptor::with_recipients(std::iter::once(recipient)).expect("one recipient");
    let mut for_word = encryptor.wrap_output(Vec::new()).expect("memory takes it");
    for_word.write_all(&small_file()).expect("memory takes it");
    let too_much = format!(
        "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\n{0}\n--- {0}\n0123456789abcdef",
        "A".repeat(43)
    );
    let finished = [for_key, for_word].map(|out| out.finish().expect("memory takes it"));
    finished.into_iter().chain([too_much.into_bytes()]).collect()
}
