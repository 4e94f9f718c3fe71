//! Address cards of all versions: small ones made here, and the shared collection beside what it is expected to say.

use birlik_core::exchange::error::ReadError;
use birlik_core::exchange::foreign::Format;
use birlik_core::exchange::problem::ProblemKind;
use serde_json::Value as Json;

use super::{of_bytes, of_file, shared};

#[test]
fn cards_go_the_way_of_a_table() {
    let text = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Leyla Əli qızı Quliyeva\r\nN:Quliyeva;Leyla;Əli qızı;;\r\nBDAY:19870314\r\n\
        GENDER:F\r\nTEL;VALUE=uri;TYPE=\"cell,voice\":tel:+994-50-123-45-67\r\nitem1.TEL:022 1000001\r\nitem1.X-ABLabel:Bağ evi\r\n\
        EMAIL;TYPE=work:leyla@example.org\r\nADR;TYPE=home:;;Nizami küç. 4\\, m. 2;Bakı;;AZ1000;Azərbaycan\r\n\
        CATEGORIES:Xor,Rəqs\\, xalq\r\nNOTE:Birinci\\nikinci\r\nORG:Körpü;Şura\r\nPHOTO:https://example.org/x.png\r\n\
        UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1\r\nEND:VCARD\r\n\
        BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Elvin Nəcəfov\r\nEND:VCARD\r\n";
    let whole = of_bytes(text, "AZ").unwrap();
    assert_eq!((whole.reading.facts.format, whole.reading.rows), (Format::Vcard, 2));
    let leyla = &whole.drafts[0];
    let field = |id: &str| whole.field(1, id);
    assert_eq!((field("given_name"), field("family_name"), field("patronymic")), ("Leyla", "Quliyeva", "Əli qızı"));
    assert_eq!((field("birth_date"), field("sex"), field("notes")), ("1987-03-14", "female", "Birinci\nikinci"));
    let phones: Vec<_> = leyla.phones.iter().map(|phone| (phone.label.as_str(), phone.typed.as_str())).collect();
    assert_eq!(phones, [("mobile", "+994-50-123-45-67"), ("Bağ evi", "022 1000001")]);
    assert_eq!(leyla.phones[0].e164.as_deref(), Some("+994501234567"));
    assert_eq!((leyla.emails[0].label.as_str(), leyla.emails[0].typed.as_str()), ("work", "leyla@example.org"));
    let address = &leyla.addresses[0];
    assert_eq!(
        (address.street.as_str(), address.city.as_str(), address.country.as_str()),
        ("Nizami küç. 4, m. 2", "Bakı", "AZ")
    );
    assert_eq!(leyla.tags, ["Xor", "Rəqs, xalq"]);
    assert_eq!(leyla.externals, [("vCard".to_owned(), "4fbe8971-0bc3-424c-9c26-36c3e1eff6b1".to_owned())]);
    assert_eq!(leyla.own.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(), ["Körpü, Şura"]);
    assert_eq!(
        (whole.field(2, "given_name"), whole.field(2, "family_name"), whole.drafts[1].line),
        ("Elvin", "Nəcəfov", 18)
    );
    assert!(whole.kinds().contains(&ProblemKind::MediaLeftOut));
}

#[test]
fn a_card_that_names_itself_twice_says_so_and_keeps_both() {
    let text = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Leyla Quliyeva\r\nN:Quliyeva;Leyla;;;\r\nFN:Günel Rzayeva\r\nN:Rzayeva;Günel;;;\r\n\
        BDAY:1987-03-14\r\nBDAY:1990-01-02\r\nNICKNAME:Ley\r\nNICKNAME:Lili\r\nEND:VCARD\r\n\
        BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Elvin Nəcəfov\r\nFN:Elvin Nəcəfov\r\nEND:VCARD\r\n";
    let whole = of_bytes(text, "AZ").unwrap();
    let field = |id: &str| whole.field(1, id);
    assert_eq!((field("given_name"), field("family_name"), field("birth_date")), ("Leyla", "Quliyeva", "1987-03-14"));
    assert_eq!(field("preferred_name"), "Ley; Lili");
    assert_eq!(field("notes"), "FN: Günel Rzayeva\nN: Rzayeva Günel\nBDAY: 1990-01-02");
    let twice = whole.drafts.iter().flat_map(|draft| &draft.problems).filter(|one| one.kind == ProblemKind::SaidTwice);
    assert_eq!(twice.map(|problem| problem.row).collect::<Vec<_>>(), [Some(1)]);
}

#[test]
fn cards_without_an_end_and_cards_that_are_lists_are_said() {
    let text = "BEGIN:VCARD\nFN:Xor\nKIND:group\nMEMBER:urn:uuid:1\nEND:VCARD\nBEGIN:VCARD\nFN:Leyla Quliyeva\nBEGIN:VCARD\nFN:Elvin Nəcəfov\nEND:VCARD\n";
    let whole = of_bytes(text, "AZ").unwrap();
    assert_eq!((whole.reading.rows, whole.field(1, "given_name"), whole.field(2, "given_name")), (2, "Leyla", "Elvin"));
    assert_eq!(whole.kinds(), [ProblemKind::GroupCard, ProblemKind::UnclosedCard]);
    assert!(matches!(of_bytes("BEGIN:VCARD\nKIND:group\nEND:VCARD\n", "AZ"), Err(ReadError::Empty)));
}

#[test]
fn the_shared_cards_are_read() {
    let Some(folder) = shared("vcard") else { return };
    let mut files = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ext| ext == "vcf") {
                files.push(path);
            }
        }
    }
    files.sort();
    for path in &files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match of_file(path, "DE") {
            Ok(whole) => {
                let draft = &whole.drafts;
                println!(
                    "{name}: {} rows, {:?}",
                    whole.reading.rows,
                    draft.first().map(|d| (&d.fields, d.phones.len(), &d.problems))
                );
            }
            // Nothing but a picture.
            Err(ReadError::Empty) if name == "issue64.vcf" || name == "issue153.vcf" => {}
            Err(ReadError::Binary { looks_like: "ics" }) if name == "user-cal.vcf" => {}
            Err(error) => panic!("{}: {error}", path.display()),
        }
    }
}

/// jCard (RFC 7095) says the same as the card beside it.
#[test]
fn names_and_numbers_are_those_of_the_jcard_beside() {
    let Some(folder) = shared("vcard/ical.js") else { return };
    let mut compared = 0;
    for name in ["escape_semicolon", "vcard", "vcard3", "vcard_author", "vcard_grouped"] {
        let whole = of_file(&folder.join(name).with_extension("vcf"), "US").unwrap();
        let json: Json =
            serde_json::from_slice(&std::fs::read(folder.join(name).with_extension("json")).unwrap()).unwrap();
        let card = if json[0] == "vcard" { &json } else { &json[0] };
        // A card of two addresses names nobody.
        let Some(draft) = whole.drafts.first() else { continue };
        let lines = card[1].as_array().unwrap();
        if let Some(line) = lines.iter().find(|line| line[0] == "n") {
            let part = |n: usize| match &line[3][n] {
                Json::Array(all) => all.iter().filter_map(Json::as_str).collect::<Vec<_>>().join(" "),
                text => text.as_str().unwrap_or_default().to_owned(),
            };
            assert_eq!(
                (whole.field(1, "family_name"), whole.field(1, "given_name")),
                (part(0).as_str(), part(1).as_str()),
                "{name}"
            );
            compared += 1;
        }
        let numbers = lines
            .iter()
            .filter(|line| line[0] == "tel")
            .map(|line| line[3].as_str().unwrap().trim_start_matches("tel:"));
        // What lies behind a semicolon is another number here.
        let numbers = numbers.map(|number| number.split(';').next().unwrap_or_default());
        let numbers: Vec<&str> = numbers.filter(|number| !number.is_empty()).collect();
        let phones = draft.phones.iter().map(|phone| phone.typed.split(" ext. ").next().unwrap_or_default());
        assert_eq!(phones.filter(|typed| *typed != ",").collect::<Vec<_>>(), numbers, "{name}");
    }
    assert!(compared >= 3, "{compared}");
}

#[test]
fn the_shared_hostile_cards_do_what_their_index_says() {
    let Some(folder) = shared("hostile/generated/vcf") else { return };
    let read = |name: &str| of_file(&folder.join(name), "DE").unwrap();
    let names = |name: &str| {
        let whole = read(name);
        let of =
            |row| format!("{} {}", whole.field(row, "given_name"), whole.field(row, "family_name")).trim().to_owned();
        (1..=whole.reading.rows).map(of).collect::<Vec<_>>()
    };
    assert_eq!(names("cp1251_charset.vcf"), ["Пётр Иванов"]);
    assert_eq!(names("no_end.vcf"), ["A", "B"]);
    assert_eq!(names("fold_1_char.vcf"), ["G M"]);
    assert_eq!(names("fold_inside_utf8.vcf"), ["Günel"]);
    assert_eq!(names("nested_agent_500.vcf").len(), 1);
    assert!(read("qp_broken.vcf").reading.rows == 1 && read("remote_photo.vcf").reading.rows == 1);
    let many = read("many_tel_5000.vcf");
    assert!(many.drafts[0].phones.len() <= 20 && many.kinds().contains(&ProblemKind::TooManyValues));
}
