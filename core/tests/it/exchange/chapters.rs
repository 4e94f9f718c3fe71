//! The files of 48 chapters beside what is true of them.

use std::collections::BTreeMap;

use birlik_core::exchange::csv::cells;
use birlik_core::exchange::value::text::fold;

use super::{of_file, shared};

/// What is true of a row.
struct Truth {
    given: String,
    family: String,
    born: String,
    phone: String,
}

fn truths(path: &std::path::Path) -> BTreeMap<String, Vec<Truth>> {
    let all = cells(std::fs::File::open(path).unwrap(), "utf-8", b',').unwrap();
    let at = |name: &str| all[0].iter().position(|heading| heading == name).unwrap();
    let (file, given, family) = (at("file"), at("given_in_file"), at("surname_in_file"));
    let (born, phone) = (at("dob_in_file"), at("phone_in_file"));
    let mut truths: BTreeMap<String, Vec<Truth>> = BTreeMap::new();
    for row in &all[1..] {
        let cell = |at: usize| row[at].trim().to_owned();
        let truth = Truth { given: cell(given), family: cell(family), born: cell(born), phone: cell(phone) };
        truths.entry(row[file].clone()).or_default().push(truth);
    }
    truths
}

/// The name that detection gives to the encoding of a manifest; ISO-8859-9 is read as what it is part of.
fn encoding(name: &str) -> &str {
    match name {
        "cp1251" => "windows-1251",
        "cp1252" => "windows-1252",
        "cp1254" | "iso-8859-9" => "windows-1254",
        "cp1256" => "windows-1256",
        "utf-16" => "utf-16le",
        "utf-8-sig" => "utf-8",
        other => other,
    }
}

#[test]
fn every_chapter_file_is_read_as_its_truth_says() {
    for folder in ["chapters-1", "chapters-2"] {
        let Some(folder) = shared(folder) else { return };
        let truths = truths(&folder.join("truth.csv"));
        let manifest: serde_json::Value =
            serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
        for file in manifest["files"].as_array().unwrap() {
            let name = file["file"].as_str().unwrap();
            let truth = &truths[name];
            let country = file["country"].as_str().unwrap().trim_matches('*');
            let whole = of_file(&folder.join(name), country).unwrap();
            assert_eq!(whole.reading.facts.encoding, encoding(file["encoding"].as_str().unwrap()), "{name}");
            assert_eq!(
                char::from(whole.reading.facts.delimiter).to_string(),
                file["delimiter"].as_str().unwrap(),
                "{name}"
            );
            assert_eq!(whole.reading.header_line, file["header_line"].as_u64(), "{name}");
            assert_eq!(whole.reading.rows as usize, truth.len(), "{name}: rows");
            // Where the file's encoding has lost letters, the truth has them still.
            let lossy = file["lossy_cells"].as_u64() != Some(0);
            let same = |a: &str, b: &str| if lossy { fold(a) == fold(b) } else { a == b };
            let (mut names, mut born, mut phones) = (0, 0, (0, 0));
            for (row, truth) in (1..).zip(truth) {
                let (given, family) = (whole.field(row, "given_name"), whole.field(row, "family_name"));
                names += usize::from(same(given, &truth.given) && same(family, &truth.family));
                born += usize::from(whole.field(row, "birth_date") == truth.born);
                if !truth.phone.is_empty() {
                    let draft = whole.drafts.iter().find(|draft| draft.row == row);
                    let mut read = draft.iter().flat_map(|draft| &draft.phones).filter_map(|phone| phone.e164.as_ref());
                    phones.0 += usize::from(read.any(|e164| *e164 == truth.phone));
                    phones.1 += 1;
                }
            }
            let share = |count: usize| count as f64 * 100.0 / truth.len() as f64;
            eprintln!(
                "{name}: names {:.1} %, birth dates {:.1} %, phones {}/{}",
                share(names),
                share(born),
                phones.0,
                phones.1
            );
            assert!(share(names) >= 97.0, "{name}: names {:.1} %", share(names));
            assert!(share(born) >= 97.0, "{name}: birth dates {:.1} %", share(born));
        }
    }
}
