//! What waits for a person, made by writing cells as a second installation would, and decided through the commands.

use serde_json::{Value as Json, json};
use sqlx::{Row, SqliteConnection};

use birlik_core::domain::EntityId;
use birlik_core::domain::id::{hex, unhex};

use crate::file::connect;
use crate::fixture::{Chapter, text};

/// Another chapter's installation whose words a test writes into the file.
pub(crate) struct Ghent {
    pub(crate) installation: EntityId,
    chapter: EntityId,
}

impl Ghent {
    pub(crate) async fn in_file(chapter: &Chapter) -> Self {
        let ghent = Self {
            installation: EntityId::new("installation", [None, None], [7; 8]),
            chapter: EntityId::new("organisation", [None, None], [8; 8]),
        };
        let mut conn = connect(std::path::Path::new(&chapter.path("korpu.birlikdb")), false).await;
        for (ent, kind) in [(&ghent.installation, "installation"), (&ghent.chapter, "organisation")] {
            run(&mut conn, "insert into entity(ent, kind) select ?1, num from kind where name = ?2", ent, kind).await;
        }
        sqlx::query("insert into installation(id) values (?1)")
            .bind(ghent.installation.as_bytes().as_slice())
            .execute(&mut conn)
            .await
            .unwrap();
        let its = ghent.chapter.as_bytes().to_vec();
        ghent.says(&mut conn, &hex(ghent.installation.as_bytes()), "installation.chapter", its).await;
        ghent.says(&mut conn, &hex(ghent.chapter.as_bytes()), "organisation.name", "Ghent").await;
        drop(conn);
        rebuilt(chapter).await;
        ghent
    }

    /// A word without having seen any other.
    pub(crate) async fn says<'q, V>(&self, conn: &mut SqliteConnection, ent: &str, field: &str, value: V)
    where
        V: sqlx::Encode<'q, sqlx::Sqlite> + sqlx::Type<sqlx::Sqlite> + Send + 'q,
    {
        sqlx::query(
            "insert into cell(ent, field, inst, stamp, dead, val) select ?1, f.num, i.num, ?4, 0, ?5
             from field f join installation i on i.id = ?3 where f.name = ?2",
        )
        .bind(unhex(ent).unwrap())
        .bind(field.to_owned())
        .bind(self.installation.as_bytes().to_vec())
        .bind(1_795_000_000_000_i64 << 16)
        .bind(value)
        .execute(conn)
        .await
        .unwrap();
    }
}

async fn run(conn: &mut SqliteConnection, sql: &'static str, ent: &EntityId, text: &str) {
    sqlx::query(sql).bind(ent.as_bytes().as_slice()).bind(text.to_owned()).execute(conn).await.unwrap();
}

async fn open(chapter: &Chapter) -> SqliteConnection {
    connect(std::path::Path::new(&chapter.path("korpu.birlikdb")), false).await
}

/// All projections anew, as after a new catalogue.
async fn rebuilt(chapter: &Chapter) {
    let mut conn = open(chapter).await;
    sqlx::query("delete from meta where key = 'catalogue'").execute(&mut conn).await.unwrap();
    drop(conn);
    chapter.run("file_open", json!({"file": chapter.path("korpu.birlikdb")})).await;
}

async fn waiting(chapter: &Chapter) -> Vec<Json> {
    chapter.run("conflict_list", json!({})).await["items"].as_array().unwrap().clone()
}

/// Writes something else on the record, so that its projection is made anew.
async fn refresh(chapter: &Chapter, id: &str) {
    chapter.run("record_edit", json!({"id": id, "fields": {"notes": "seen"}})).await;
}

#[tokio::test]
async fn two_values_stand_side_by_side_and_taking_one_clears_them() {
    let chapter = Chapter::new().await;
    let ghent = Ghent::in_file(&chapter).await;
    let id = chapter.person(json!({"given_name": "Leyla", "city": "Gent"})).await;
    let mut conn = open(&chapter).await;
    ghent.says(&mut conn, &id, "person.given_name", "Leila").await;
    refresh(&chapter, &id).await;
    let items = waiting(&chapter).await;
    assert_eq!(items.len(), 1);
    let item = &items[0];
    assert_eq!((&item["kind"], &item["field"]), (&json!("values"), &json!("person.given_name")));
    assert_eq!((&item["record"], &item["record_kind"]), (&json!(id), &json!("person")));
    // The home chapter's word is shown, although Ghent's could be later.
    assert_eq!(item["shown"], "Leyla");
    let sides: Vec<(String, String)> =
        item["values"].as_array().unwrap().iter().map(|side| (text(&side["chapter"]), text(&side["value"]))).collect();
    assert!(
        sides.contains(&("Ghent".into(), "Leila".into())) && sides.contains(&("Körpü House".into(), "Leyla".into()))
    );
    assert_eq!(
        chapter.refused("record_edit", json!({"id": id, "fields": {"given_name": "X"}})).await,
        birlik_core::Code::FieldInConflict
    );

    let take = json!({"id": item["id"], "decision": {"take": hex(ghent.installation.as_bytes())}});
    chapter.run("conflict_resolve", take.clone()).await;
    assert_eq!(waiting(&chapter).await.len(), 0);
    assert_eq!(chapter.run("record_show", json!({"id": id})).await["fields"]["given_name"], "Leila");
    assert_eq!(chapter.refused("conflict_resolve", take).await, birlik_core::Code::NoSuchConflict);
    let live: i64 = sqlx::query("select count(*) from cell where ent = ?1 and dead = 0 and field = (select num from field where name = 'person.given_name')")
        .bind(unhex(&id).unwrap()).fetch_one(&mut conn).await.unwrap().get(0);
    assert_eq!(live, 1, "our decision has answered Ghent's word");
    chapter.is_sound().await;
}

#[tokio::test]
async fn a_third_value_and_an_empty_one_can_be_said() {
    let chapter = Chapter::new().await;
    let ghent = Ghent::in_file(&chapter).await;
    let mut conn = open(&chapter).await;
    for (value, shown) in [(json!("Lale"), json!("Lale")), (Json::Null, Json::Null)] {
        let id = chapter.person(json!({"given_name": "Leyla"})).await;
        ghent.says(&mut conn, &id, "person.given_name", "Leila").await;
        refresh(&chapter, &id).await;
        let item = chapter.run("conflict_list", json!({"record": id})).await["items"][0].clone();
        chapter.run("conflict_resolve", json!({"id": item["id"], "decision": {"value": value}})).await;
        assert_eq!(chapter.run("record_show", json!({"id": id})).await["fields"]["given_name"], shown);
    }
    assert_eq!(waiting(&chapter).await.len(), 0);
}

#[tokio::test]
async fn the_safer_answer_is_shown_until_somebody_decides() {
    let chapter = Chapter::new().await;
    let ghent = Ghent::in_file(&chapter).await;
    let id = chapter.person(json!({"given_name": "Leyla", "consent_photo": {"answer": "yes"}})).await;
    ghent.says(&mut open(&chapter).await, &id, "person.consent_photo", r#"{"answer":"no"}"#).await;
    refresh(&chapter, &id).await;
    let items = waiting(&chapter).await;
    assert_eq!((&items[0]["guarded"], &items[0]["shown"]), (&json!(true), &json!({"answer": "no"})));
}

#[tokio::test]
async fn deleted_elsewhere_and_edited_here_stays_and_asks() {
    let chapter = Chapter::new().await;
    let ghent = Ghent::in_file(&chapter).await;
    let id = chapter.person(json!({"given_name": "Leyla"})).await;
    chapter.run("record_edit", json!({"id": id, "fields": {"city": "Gent"}})).await;
    ghent.says(&mut open(&chapter).await, &id, "_alive", 0_i64).await;
    refresh(&chapter, &id).await;
    let items = waiting(&chapter).await;
    assert_eq!((&items[0]["kind"], &items[0]["shown"]), (&json!("deleted_edited"), &json!(true)));
    assert_eq!(items[0]["values"].as_array().unwrap().len(), 2);
    assert_eq!(chapter.run("person_list", json!({})).await["total"], 1);
    // Keeping the person is an ordinary word.
    chapter.run("conflict_resolve", json!({"id": items[0]["id"], "decision": {"value": true}})).await;
    assert_eq!(waiting(&chapter).await.len(), 0);
    assert_eq!(chapter.run("person_list", json!({})).await["total"], 1);
}

#[tokio::test]
async fn a_deletion_by_a_chapter_that_is_not_home_asks() {
    let chapter = Chapter::new().await;
    let ghent = Ghent::in_file(&chapter).await;
    let id = chapter.person(json!({"given_name": "Leyla"})).await;
    let phone = text(
        &chapter
            .run("record_create", json!({"kind": "phone", "of": [id], "fields": {"number": {"typed": "030 1"}}}))
            .await["id"],
    );
    ghent.says(&mut open(&chapter).await, &phone, "_alive", 0_i64).await;
    // Not by writing: the phone itself has not been written to since it was made.
    rebuilt(&chapter).await;
    let items = waiting(&chapter).await;
    assert_eq!((&items[0]["kind"], &items[0]["record"]), (&json!("delete_asks"), &json!(phone)));
    chapter.run("conflict_resolve", json!({"id": items[0]["id"], "decision": {"value": false}})).await;
    assert_eq!(waiting(&chapter).await.len(), 0);
    let parts = chapter.run("person_show", json!({"id": id})).await["parts"].clone();
    assert_eq!(parts, json!([]), "now it is our word too");
}
