//! Files that were cut, changed or made to do harm: each is refused with its own code, or set apart; nothing has changed
//! and it does not take long (invariant 12, workload W6). `BIRLIK_CASES` makes it whole: 10,000 changes, every beginning.

use std::time::{Duration, Instant};

use birlik_core::Code;
use birlik_core::domain::{EntityId, Privacy, Value};
use birlik_core::exchange::chapter_file::{Cell, Entity, FieldName, Stamp, Tables, Writer, bounds};
use ed25519_dalek::SigningKey;
use serde_json::json;

use super::Network;
use crate::cases::cases;
use crate::fixture::Chapter;
use crate::world::header;

/// No file may take longer.
const MOST: Duration = Duration::from_secs(60);

/// Two chapters, and a file of the first that is some ten kilobytes long, plain and encrypted.
async fn files(network: &Network) -> [Vec<u8>; 2] {
    network.chapters[0].run("people_generate", json!({"people": 90, "seed": 3})).await;
    let hello = network.export(1, "hello").await;
    network.import(0, &hello).await;
    let plain = std::fs::read(network.export(0, "plain").await).unwrap();
    let sealed = network.path("sealed");
    network.chapters[0].run("exchange_export", json!({"out": sealed, "to": ["Ghent"]})).await;
    let sealed = std::fs::read(sealed).unwrap();
    assert!((5_000..60_000).contains(&plain.len()), "{} bytes", plain.len());
    [plain, sealed]
}

/// Why a file is refused, in the time that there is.
async fn refusal(chapter: &Chapter, bytes: &[u8]) -> Option<Code> {
    let path = chapter.file("damaged", bytes);
    let begun = Instant::now();
    let code = chapter.try_run("exchange_preview", json!({"file": path})).await.err().map(|error| error.code);
    assert!(begun.elapsed() < MOST, "{:?} for {} bytes", begun.elapsed(), bytes.len());
    code
}

const DAMAGED: [Code; 8] = [
    Code::ExchangeUnsigned,
    Code::ExchangeDamaged,
    Code::ExchangeIncomplete,
    Code::ExchangeNotOurs,
    Code::ExchangeNotForUs,
    Code::ExchangeTooLarge,
    Code::ExchangeTooNew,
    Code::FileEmpty,
];

#[tokio::test]
async fn every_beginning_of_a_file_is_refused_and_changes_nothing() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [plain, sealed] = files(&network).await;
    let ghent = &network.chapters[1];
    let before = ghent.digest().await;
    let mut tried = 0;
    for bytes in [&plain, &sealed] {
        // All of them, or so many spread over the file, and the last bytes one by one.
        let step = bytes.len().div_ceil(cases(700) as usize).max(1);
        for end in (0..bytes.len()).step_by(step).chain(bytes.len().saturating_sub(60)..bytes.len()) {
            let code = refusal(ghent, &bytes[..end]).await.unwrap_or_else(|| panic!("{end} of {} bytes", bytes.len()));
            assert!(DAMAGED.contains(&code), "{end}: {code:?}");
            tried += 1;
        }
    }
    assert_eq!(ghent.digest().await, before);
    println!("{tried} beginnings");
}

#[tokio::test]
async fn no_turned_bit_goes_through() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [plain, sealed] = files(&network).await;
    let ghent = &network.chapters[1];
    let before = ghent.digest().await;
    for (bytes, share) in [(plain, 2), (sealed, 2)] {
        let count = cases(1_200) as usize / share;
        for nth in 0..count {
            // Spread over the file, with a step that is prime to any length of ours.
            let bit = nth.wrapping_mul(1_000_003) % (bytes.len() * 8);
            let mut changed = bytes.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            let code = refusal(ghent, &changed).await.unwrap_or_else(|| panic!("bit {bit} of {} bytes", bytes.len()));
            assert!(DAMAGED.contains(&code) || code == Code::ExchangePassphraseNeeded, "{bit}: {code:?}");
        }
    }
    assert_eq!(ghent.digest().await, before);
}

/// A signed file of one person's fields, as many as said, at a stamp.
fn many(fields: usize, rows: usize, stamp: i64, value: &Value) -> Vec<u8> {
    let names = (0..fields).map(|n| FieldName { name: format!("z{n:07}.f"), class: Privacy::Ordinary }).collect();
    let tables =
        Tables { installations: vec![[8; 16]], fields: names, words: vec![Stamp { inst: 0, stamp }], has: vec![] };
    let mut writer = Writer::new(Vec::new(), &header([8; 16], 1), &tables).unwrap();
    for n in 0..rows as u64 {
        let id = EntityId::new("person", [None, None], n.to_be_bytes());
        let cells =
            (0..fields).map(|field| Cell { word: 0, field: field as u32, value: Some(value.clone()) }).collect();
        writer.entity(&Entity { id, kind: "person".into(), of: [None, None], cells }).unwrap();
    }
    writer.finish(&SigningKey::from_bytes(&[5; 32])).unwrap().0
}

/// With as many bytes behind it as the last frame has, so that all before it is read.
fn tailed(bytes: Vec<u8>) -> Vec<u8> {
    [bytes, vec![0; 40]].concat()
}

/// A good file whose lines were changed, packed as they should be: nothing happened to it on its way.
fn rewritten(change: impl FnOnce(String) -> String) -> Vec<u8> {
    use sha2::Digest;
    let good = many(1, 1, 5, &Value::Null);
    let mut text = String::new();
    std::io::Read::read_to_string(&mut zstd::Decoder::new(good.as_slice()).unwrap(), &mut text).unwrap();
    let packed = [&good[..16], &zstd::encode_all(change(text).as_bytes(), 1).unwrap()].concat();
    let hash = sha2::Sha256::digest(&packed);
    [packed.as_slice(), &[0x51, 0x2a, 0x4d, 0x18, 32, 0, 0, 0], hash.as_slice()].concat()
}

/// The lines of a good file with others put before the last, unsigned: bounds are met before the signature is.
fn with_lines(lines: impl IntoIterator<Item = Vec<u8>>) -> Vec<u8> {
    use std::io::{Read, Write};
    let good = many(1, 1, 5, &Value::Null);
    let mut text = Vec::new();
    zstd::Decoder::new(good.as_slice()).unwrap().read_to_end(&mut text).unwrap();
    let last = text[..text.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
    let mut packed = zstd::Encoder::new(good[..16].to_vec(), 1).unwrap();
    packed.write_all(&text[..last]).unwrap();
    for line in lines {
        packed.write_all(&line).unwrap();
    }
    tailed(packed.finish().unwrap())
}

#[tokio::test]
async fn files_made_to_do_harm_are_refused_each_with_its_own_code() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let ghent = &network.chapters[1];
    let before = ghent.digest().await;
    let line = |length: usize| [vec![b'x'; length - 1], vec![b'\n']].concat();
    let deep = |depth: usize| format!("{{\"y\":{}{}}}\n", "[".repeat(depth), "]".repeat(depth)).into_bytes();
    let names = |from: usize| {
        let names: Vec<String> = (from..from + 1_000).map(|n| format!("[\"y{n:07}\",\"ordinary\"]")).collect();
        format!("{{\"fields\":[{}]}}\n", names.join(",")).into_bytes()
    };
    let good = many(1, 1, 5, &Value::Null);
    let table = |lines: Vec<Vec<u8>>| {
        use std::io::Write;
        let mut text = Vec::new();
        std::io::Read::read_to_end(&mut zstd::Decoder::new(good.as_slice()).unwrap(), &mut text).unwrap();
        let first = text.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        let mut packed = zstd::Encoder::new(good[..16].to_vec(), 1).unwrap();
        packed.write_all(&text[..first]).unwrap();
        lines.iter().for_each(|line| packed.write_all(line).unwrap());
        tailed(packed.finish().unwrap())
    };
    let newer = {
        let mut text = Vec::new();
        std::io::Read::read_to_end(&mut zstd::Decoder::new(good.as_slice()).unwrap(), &mut text).unwrap();
        let text = String::from_utf8(text).unwrap().replacen("\"min\":1", "\"min\":9", 1);
        tailed([&good[..16], &zstd::encode_all(text.as_bytes(), 1).unwrap()].concat())
    };
    let scrypt = format!(
        "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\n{0}\n--- {0}\n0123456789abcdef",
        "A".repeat(43)
    );
    let corpus: Vec<(&str, Vec<u8>, Code)> = vec![
        ("a bomb of one line", with_lines([vec![b' '; 64 << 20]]), Code::ExchangeTooLarge),
        ("a bomb of short lines", with_lines(std::iter::repeat_n(line(200 << 10), 200)), Code::ExchangeIncomplete),
        ("a line of 256 KiB and one byte", with_lines([line(bounds::LINE + 1)]), Code::ExchangeTooLarge),
        ("deep JSON", with_lines([deep(9)]), Code::ExchangeTooLarge),
        ("very deep JSON", with_lines([deep(100_000)]), Code::ExchangeTooLarge),
        ("a million fields", table((0..1_000).map(|n| names(n * 1_000)).collect()), Code::ExchangeTooLarge),
        ("a newer program's", newer, Code::ExchangeTooNew),
        (
            "a sender that is no id",
            rewritten(|text| text.replacen("\"from\":\"", "\"from\":\"zz", 1)),
            Code::ExchangeUntrue,
        ),
        (
            "more rows than there are",
            rewritten(|text| text.replacen("{\"end\":1", "{\"end\":9", 1)),
            Code::ExchangeUntrue,
        ),
        (
            "a scope that is none",
            rewritten(|text| text.replacen("\"scope\":\"everything\"", "\"scope\":\"what I like\"", 1)),
            Code::ExchangeUntrue,
        ),
        ("nothing", Vec::new(), Code::FileEmpty),
        ("a table as text", b"Ad;Soyad\nLeyla;Quliyeva\n".to_vec(), Code::ExchangeNotOurs),
        (
            "a window that would take 2 GiB",
            [&good[..16], &[0x28, 0xb5, 0x2f, 0xfd, 0, 0xa8][..], &[0; 64]].concat(),
            Code::ExchangeDamaged,
        ),
    ];
    for (what, bytes, code) in corpus {
        assert_eq!(refusal(ghent, &bytes).await, Some(code), "{what}");
    }
    let path = ghent.file("scrypt", scrypt);
    let asked = json!({"file": path, "passphrase": "x"});
    assert_eq!(ghent.refused("exchange_preview", asked).await, Code::ExchangeTooMuchWork);
    assert_eq!(ghent.digest().await, before);
    // Many rows, the last stamp that there is, and values at their bound are a file like any other.
    for (what, bytes) in [
        ("4,000 fields of 20 people", many(4_000, 20, bounds::STAMP - 1, &Value::Integer(1))),
        ("values at the bound", many(1, 200, 5, &Value::Text("x".repeat(bounds::VALUE)))),
    ] {
        let path = ghent.file("large", &bytes);
        let begun = Instant::now();
        let preview = ghent.run("exchange_preview", json!({"file": path})).await;
        assert!(begun.elapsed() < MOST, "{what}: {:?}", begun.elapsed());
        ghent.run("exchange_cancel", json!({"exchange": preview["exchange"]})).await;
    }
    assert_eq!(ghent.digest().await, before);
}
