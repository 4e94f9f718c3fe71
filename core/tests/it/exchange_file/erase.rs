//! Erased: nowhere in the file, asked elsewhere, not brought back by files or backups.

use std::path::Path;

use birlik_core::Code;
use serde_json::json;

use super::Network;
use crate::fixture::{Chapter, text};

pub(super) const CANARY: &str = "Zümrüdquşu";

/// Whether bytes of the canary are anywhere beside the data file.
pub(super) fn holds_canary(chapter: &Chapter) -> Vec<String> {
    fn look(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                if !path.ends_with("backups") {
                    look(&path, found);
                }
            } else {
                let bytes = std::fs::read(&path).unwrap();
                // The search index holds folded letters: three in a row of the middle are enough.
                for canary in [CANARY.as_bytes(), b"umrudqus"] {
                    if bytes.windows(canary.len()).any(|window| window == canary) {
                        found.push(path.to_string_lossy().into_owned());
                    }
                }
            }
        }
    }
    let mut found = Vec::new();
    look(chapter.folder.path(), &mut found);
    found
}

#[tokio::test]
async fn nothing_of_an_erased_person_is_left_and_no_file_brings_them_back() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let id = korpu.person(json!({"given_name": CANARY, "notes": format!("{CANARY} again")})).await;
    let phone = json!({"kind": "phone", "of": [id], "fields": {"number": {"typed": format!("1 {CANARY}")}}});
    let phone = text(&korpu.run("record_create", phone).await["id"]);
    korpu.run("record_edit", json!({"id": id, "fields": {"given_name": format!("{CANARY} 2")}})).await;
    let before = network.export(0, "before.birlik").await;
    network.settle().await;
    assert!(!holds_canary(korpu).is_empty());

    let erased = korpu.run("person_erase", json!({"id": id, "reason": "asked by letter"})).await;
    assert_eq!(erased["records"], 2);
    assert_eq!(holds_canary(korpu), Vec::<String>::new());
    for gone in [&id, &phone] {
        assert_eq!(korpu.refused("record_show", json!({"id": gone})).await, Code::NoSuchRecord);
    }
    korpu.is_sound().await;
    // A file from before, and Ghent's, which still has them: dropped and counted.
    for file in [before, network.export(1, "ghent.birlik").await] {
        let report = network.import(0, &file).await;
        assert!(report["counts"]["quarantined"].as_u64().unwrap() > 0);
        assert_eq!(korpu.refused("record_show", json!({"id": id})).await, Code::NoSuchRecord);
    }
    // At Ghent it is a request; granting it erases there too.
    let file = network.export(0, "after.birlik").await;
    let report = network.import(1, &file).await;
    assert_eq!(report["counts"]["erase_requests"], 1);
    let requests = ghent.run("erase_requests", json!({})).await;
    assert_eq!(
        (&requests[0]["id"], &requests[0]["here"], &requests[0]["chapter"]),
        (&json!(id), &json!(true), &json!("Körpü"))
    );
    assert_eq!(ghent.run("person_list", json!({})).await["total"], 1);
    ghent.run("person_erase", json!({"id": id, "reason": "Körpü asked"})).await;
    assert_eq!(ghent.run("erase_requests", json!({})).await, json!([]));
    assert_eq!(holds_canary(ghent), Vec::<String>::new());
    network.settle().await;
    assert_eq!(network.import(1, &network.export(0, "last.birlik").await).await["counts"]["erase_requests"], 0);
}

#[tokio::test]
async fn nothing_of_an_erased_person_is_left_in_what_is_known_of_the_file_they_came_with() {
    let network = Network::of(&["Körpü"]).await;
    let [korpu] = &network.chapters[..] else { unreachable!() };
    let roster = network.path("roster.csv");
    std::fs::write(&roster, format!("Ad;Şəhər;Doğum tarixi\n{CANARY};{CANARY};03.05.1990\nRauf;Köln;1987\n")).unwrap();
    let read = |file: &str| json!({"file": file, "options": {"encoding": null, "delimiter": null, "header_row": null, "country": null, "columns": null, "mode": null, "tag": null}});
    let view = korpu.run("import_read", read(&roster)).await;
    korpu.run("import_apply", json!({"import": view["import"]})).await;
    // The same file again, looked at and left; and as a table that was pasted.
    korpu.run("import_read", read(&roster)).await;
    let pasted = json!({"text": format!("Ad;Soyad\n{CANARY};{CANARY}\n"), "name": "Pasted", "options": {}});
    korpu.run("import_paste", pasted).await;
    let page = korpu.run("person_list", json!({"search": CANARY})).await;
    korpu.run("person_erase", json!({"id": page["items"][0]["id"], "reason": "asked by letter"})).await;
    assert_eq!(holds_canary(korpu), Vec::<String>::new());
    korpu.is_sound().await;
}

#[tokio::test]
async fn a_backup_from_before_does_not_bring_them_back() {
    let network = Network::of(&["Körpü"]).await;
    let korpu = &network.chapters[0];
    let id = korpu.person(json!({"given_name": CANARY})).await;
    let backup = korpu.run("backup_create", json!({})).await["file"].clone();
    korpu.run("person_erase", json!({"id": id, "reason": "asked"})).await;
    korpu.run("backup_restore", json!({"file": backup})).await;
    assert_eq!(korpu.refused("record_show", json!({"id": id})).await, Code::NoSuchRecord);
    assert_eq!(holds_canary(korpu), Vec::<String>::new());
    korpu.is_sound().await;
}

#[tokio::test]
async fn many_are_erased_in_one_act() {
    let chapter = Chapter::new().await;
    let mut ids = Vec::new();
    for n in 0..12 {
        ids.push(chapter.person(json!({"given_name": format!("{CANARY} {n}")})).await);
    }
    let stays = chapter.person(json!({"given_name": "Rauf"})).await;
    let wrong = json!({"id": ids[0], "also": ["00".repeat(16)], "reason": "asked"});
    assert_eq!(chapter.refused("person_erase", wrong).await, Code::NoSuchRecord);
    assert_eq!(chapter.run("person_list", json!({})).await["total"], 13, "all or none");
    let before = chapter.run("batch_list", json!({})).await.as_array().unwrap().len();
    let asked = json!({"id": ids[0], "also": ids, "reason": "asked"});
    let erased = chapter.run("person_erase", asked).await;
    assert_eq!((&erased["people"], &erased["records"]), (&json!(12), &json!(12)));
    assert_eq!(chapter.run("batch_list", json!({})).await.as_array().unwrap().len(), before + 1);
    assert_eq!(holds_canary(&chapter), Vec::<String>::new());
    assert_eq!(chapter.run("record_show", json!({"id": stays})).await["fields"]["given_name"], "Rauf");
    chapter.is_sound().await;
}

#[tokio::test]
async fn a_preview_says_of_which_child_a_guardian_would_go() {
    let mut network = Network::of(&["Körpü", "Ghent"]).await;
    let korpu = &network.chapters[0];
    let child = korpu.person(json!({"given_name": "Leyla", "family_name": "Ali", "birth_date": "2019"})).await;
    let guardian = korpu.person(json!({"given_name": CANARY})).await;
    let kin = json!({"kind": "guardianship", "of": [child, guardian], "fields": {"relation": "mother"}});
    korpu.run("record_create", kin).await;
    // Children go encrypted only.
    network.settle().await;
    network.sealed = true;
    network.settle().await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    korpu.run("person_erase", json!({"id": guardian, "reason": "asked"})).await;
    let file = network.export(0, "asks").await;
    let preview = ghent.run("exchange_preview", json!({"file": file})).await;
    assert_eq!((&preview["counts"]["erase_requests"], &preview["bereft"]), (&json!(1), &json!(["Leyla Ali"])));
}
