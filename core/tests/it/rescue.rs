//! A data file that does not open: its backups are found by its place and one is put back; what it says is about it.

use serde_json::{Value as Json, json};

use birlik_core::Code;

use crate::file::connect;
use crate::fixture::{Chapter, text};

/// A chapter whose file was backed up with one person in it and then closed and spoilt.
async fn damaged() -> (Chapter, String, Vec<u8>) {
    let chapter = Chapter::new().await;
    chapter.person(json!({"given_name": "Rauf"})).await;
    chapter.run("backup_create", json!({})).await;
    chapter.run("file_close", json!({})).await;
    let path = chapter.path("korpu.birlikdb");
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[100..8_000].fill(0x5a);
    std::fs::write(&path, &bytes).unwrap();
    (chapter, path, bytes)
}

#[tokio::test]
async fn a_damaged_file_is_put_back_from_a_backup_and_kept_as_it_was() {
    let (chapter, path, spoilt) = damaged().await;
    assert_eq!(chapter.refused("file_open", json!({"file": path})).await, Code::FileDamaged);
    let backups = chapter.run("backup_list", json!({"of": path})).await;
    let backup = text(&backups[0]["file"]);
    let preview = chapter.run("backup_preview", json!({"file": backup, "at": path})).await;
    assert_eq!((&preview["present_people"], &preview["backup_people"]), (&Json::Null, &json!(1)));
    assert_eq!(std::fs::read(&path).unwrap(), spoilt, "a look touches nothing");
    let state = chapter.run("backup_restore", json!({"file": backup, "at": path})).await;
    assert_eq!((&state["file"]["people"], &state["file"]["minted"]), (&json!(1), &json!("restored_backup")));
    let kept = chapter.folder.path().join("config/backups/unreadable");
    let kept: Vec<_> = std::fs::read_dir(kept).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(std::fs::read(&kept[0]).unwrap(), spoilt);
    chapter.is_sound().await;
}

#[tokio::test]
async fn a_damaged_backup_leaves_the_damaged_file_as_it_is() {
    let (chapter, path, spoilt) = damaged().await;
    let broken = chapter.file("broken.birlikdb", &spoilt);
    let refused = chapter.try_run("backup_restore", json!({"file": broken, "at": path})).await.unwrap_err();
    assert_eq!(refused.code, Code::FileDamaged);
    assert_eq!(std::fs::read(&path).unwrap(), spoilt);
}

#[tokio::test]
async fn a_place_where_no_data_file_was_ever_opened_has_no_backups() {
    let chapter = Chapter::new().await;
    assert_eq!(chapter.run("backup_list", json!({"of": chapter.path("never.birlikdb")})).await, json!([]));
}

#[tokio::test]
async fn a_file_to_read_only_whose_tables_are_an_older_programs_has_its_own_word() {
    let chapter = Chapter::new().await;
    chapter.run("file_close", json!({})).await;
    let path = chapter.path("korpu.birlikdb");
    let mut conn = connect(std::path::Path::new(&path), false).await;
    sqlx::query("update meta set value = 'older' where key = 'catalogue'").execute(&mut conn).await.unwrap();
    sqlx::Connection::close(conn).await.unwrap();
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    let refused = chapter.try_run("file_open", json!({"file": path})).await.unwrap_err();
    assert_eq!((refused.code, refused.params["path"].as_str()), (Code::FileOutdated, path.as_str()));
}

#[tokio::test]
async fn a_batch_names_the_one_person_or_record_that_it_touched() {
    let chapter = Chapter::new().await;
    let id = chapter.person(json!({"given_name": "Rauf", "family_name": "Əliyev"})).await;
    let phone = json!({"kind": "phone", "of": [id], "fields": {"number": {"typed": "0172 9968114"}}});
    chapter.run("record_create", phone).await;
    chapter.run("own_field_create", json!({"name": "Boy", "kind": "number", "class": "personal", "choices": []})).await;
    chapter.run("people_generate", json!({"people": 3, "seed": 1})).await;
    let batches = chapter.run("batch_list", json!({"limit": 4})).await;
    let subjects: Vec<_> = batches.as_array().unwrap().iter().map(|batch| text(&batch["subject"])).collect();
    assert_eq!(subjects, ["", "Boy", "Rauf Əliyev", "Rauf Əliyev"]);
}

#[tokio::test]
async fn a_look_at_a_health_value_is_on_record_and_at_no_other() {
    let chapter = Chapter::new().await;
    let id = chapter.person(json!({"given_name": "Aylin"})).await;
    let made = json!({"name": "Allergiya", "kind": "text", "class": "health", "choices": []});
    let own = text(&chapter.run("own_field_create", made).await["id"]);
    let field = format!("person.own_{own}");
    chapter.run("look_record", json!({"id": id, "field": field})).await;
    let looks = chapter.run("look_list", json!({"id": id})).await;
    assert_eq!((looks[0]["field"].as_str(), looks.as_array().map(Vec::len)), (Some(field.as_str()), Some(1)));
    let city = json!({"id": id, "field": "person.city"});
    assert_eq!(chapter.refused("look_record", city).await, Code::NoSuchField);
    let nobody = json!({"id": "0".repeat(32), "field": field});
    assert_eq!(chapter.refused("look_record", nobody).await, Code::NoSuchRecord);
    chapter.is_sound().await;
}

#[tokio::test]
async fn what_is_handed_out_on_paper_needs_a_reason_and_is_on_record() {
    let chapter = Chapter::new().await;
    let id = chapter.person(json!({"given_name": "Aylin"})).await;
    let out = |what: &str, reason: &str, people: Json| json!({"what": what, "reason": reason, "people": people});
    assert_eq!(chapter.refused("hand_out", out("class_sheet", " ", json!([id]))).await, Code::ReasonNeeded);
    assert_eq!(chapter.refused("hand_out", out("elsewhere", "trip", json!([id]))).await, Code::BadInput);
    chapter.run("hand_out", out("class_sheet", "Trip to Bonn, for Günel", json!([id]))).await;
    let mut conn = connect(std::path::Path::new(&chapter.path("korpu.birlikdb")), false).await;
    let kept: (String, String, i64) =
        sqlx::query_as("select what, reason, people from handed_out").fetch_one(&mut conn).await.unwrap();
    assert_eq!(kept, ("class_sheet".into(), "Trip to Bonn, for Günel".into(), 1));
}
