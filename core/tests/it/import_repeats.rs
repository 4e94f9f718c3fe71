//! Rows that repeat others of the file, decisions for many rows, what is remembered for the next file, tables that are pasted.

use birlik_core::Code;
use serde_json::{Value as Json, json};

use crate::fixture::Chapter;

/// Row 2 is row 1 in another script with another telephone; row 4 has the name of row 3 and nothing else.
const TWICE: &str = "Ad;Soyad;Doğum tarixi;Telefon;Şəhər\n\
Gülnarə;Bayramzadə;14.03.1987;0172 9968114;Köln\n\
Гюльнара;Байрамзаде;14.03.1987;0171 3920014;\n\
Elşən;Qəribov;02.11.1979;0172 5550101;Bonn\n\
Elşən;Qəribov;;;\n\
Rauf;Kəlbiyev;05.06.1990;0172 5550102;Bonn\n";

async fn read(chapter: &Chapter, text: &str) -> Json {
    let file = chapter.file("list.csv", text);
    chapter.run("import_read", json!({"file": file, "options": {}})).await
}

async fn rows(chapter: &Chapter, view: &Json, filter: Json) -> Vec<Json> {
    let page = chapter.run("import_rows", json!({"import": view["import"], "filter": filter})).await;
    page["items"].as_array().expect("rows").clone()
}

async fn decide(chapter: &Chapter, view: &Json, said: Json) -> Json {
    let mut input = json!({"import": view["import"], "decision": null});
    input.as_object_mut().unwrap().extend(said.as_object().unwrap().clone());
    chapter.run("import_decide", input).await
}

fn counts(view: &Json) -> [u64; 5] {
    ["new", "updated", "unchanged", "ask", "repeated"].map(|key| view["counts"][key].as_u64().expect("a count"))
}

async fn apply(chapter: &Chapter, view: &Json) -> Json {
    chapter.run("import_apply", json!({"import": view["import"]})).await
}

#[tokio::test]
async fn rows_of_one_person_become_one_and_doubtful_ones_are_asked_about() {
    let chapter = Chapter::new().await;
    let view = read(&chapter, TWICE).await;
    assert_eq!(counts(&view), [3, 0, 1, 1, 1], "row 2 says nothing that row 1 leaves blank");
    let repeats = rows(&chapter, &view, json!({"repeats": true})).await;
    let by_row = |row: u64| repeats.iter().find(|item| item["row"] == row).expect("the row").clone();
    assert_eq!((&by_row(2)["joins"], &by_row(2)["why"]), (&json!(1), &json!("same_as_row")));
    assert_eq!((&by_row(4)["outcome"], &by_row(4)["above"][0]["row"]), (&json!("ask"), &json!(3)));
    let score = by_row(4)["above"][0]["score"].as_f64().expect("a score");
    assert!(score > 0.3 && score < 0.999, "{score}");
    let view = decide(&chapter, &view, json!({"rows": [4], "decision": "row:3"})).await;
    assert_eq!(counts(&view), [3, 0, 2, 0, 2]);
    assert_eq!(view["counts"]["people"], 3);
    let report = apply(&chapter, &view).await;
    assert_eq!(chapter.found("bayramzade").await.len(), 1);
    assert_eq!(chapter.found("").await.len(), 3);
    chapter.is_sound().await;
    // Every row finds its person, whoever of them made it.
    let again = read(&chapter, TWICE).await;
    assert_eq!(counts(&again), [0, 0, 5, 0, 0]);
    chapter.run("batch_undo", json!({"batch": report["batch"]})).await;
    assert_eq!(chapter.found("").await.len(), 0);
}

#[tokio::test]
async fn updating_takes_the_lower_rows_values_and_a_change_can_be_left() {
    let chapter = Chapter::new().await;
    let file = chapter.file("list.csv", TWICE);
    let view = chapter.run("import_read", json!({"file": file, "options": {"mode": "update"}})).await;
    let row = rows(&chapter, &view, json!({"repeats": true, "outcomes": ["updated"]})).await[0].clone();
    let changes: Vec<&str> = row["changes"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap()).collect();
    assert_eq!(changes, ["family_name", "given_name", "phone"]);
    for field in ["given_name", "family_name"] {
        decide(&chapter, &view, json!({"rows": [2], "field": field, "leave": true})).await;
    }
    let view = decide(&chapter, &view, json!({"rows": [4], "decision": "leave_out"})).await;
    apply(&chapter, &view).await;
    let page = chapter.run("person_list", json!({"search": "Bayramzadə"})).await;
    assert_eq!(
        (&page["items"][0]["given"], page["items"][0]["phones"].as_array().map(Vec::len)),
        (&json!("Gülnarə"), Some(2))
    );
}

#[tokio::test]
async fn an_upper_row_that_is_left_out_takes_nobody_with_it() {
    let chapter = Chapter::new().await;
    let view = read(&chapter, TWICE).await;
    let view = decide(&chapter, &view, json!({"rows": [1], "decision": "leave_out"})).await;
    assert_eq!(counts(&view), [3, 0, 0, 1, 0], "the lower row is a person by itself");
    let view = decide(&chapter, &view, json!({"rows": [1], "decision": null})).await;
    assert_eq!(counts(&view), [3, 0, 1, 1, 1]);
}

#[tokio::test]
async fn many_are_decided_by_how_likely_they_are_and_by_a_text() {
    let chapter = Chapter::new().await;
    let view = read(&chapter, TWICE).await;
    let count = async |filter: Json| {
        let asked = json!({"import": view["import"], "filter": filter, "limit": 0});
        chapter.run("import_rows", asked).await["total"].as_u64().expect("a number")
    };
    assert_eq!(count(json!({"outcomes": ["ask"], "score_from": 0.3})).await, 1);
    assert_eq!(count(json!({"outcomes": ["ask"], "score_below": 0.3})).await, 0);
    assert_eq!(count(json!({"text": "qeribov"})).await, 2, "in any spelling");
    assert_eq!(count(json!({"text": "bonn"})).await, 2);
    let view =
        decide(&chapter, &view, json!({"filter": {"outcomes": ["ask"], "score_from": 0.3}, "decision": "same"})).await;
    assert_eq!(counts(&view), [3, 0, 2, 0, 2]);
    let nobody = decide(&chapter, &view, json!({"decision": "leave_out"})).await;
    assert_eq!(counts(&nobody), counts(&view), "a filter that says nothing means nobody");
    let view = decide(&chapter, &view, json!({"filter": {"text": "kelbiyev"}, "decision": "leave_out"})).await;
    assert_eq!(view["counts"]["refused"], 1);
}

#[tokio::test]
async fn decisions_hold_for_the_same_row_of_the_next_file_and_can_be_changed() {
    let chapter = Chapter::new().await;
    let here = chapter.person(json!({"given_name": "Elşən", "family_name": "Qəribov", "city": "Bonn"})).await;
    let first = "Ad;Soyad;Telefon\nElşən;Qəribov;0172 5550101\nNigar;Əhmədzadə;0172 5550102\n";
    let view = read(&chapter, first).await;
    let view = decide(&chapter, &view, json!({"rows": [1], "decision": &here})).await;
    let view = decide(&chapter, &view, json!({"rows": [2], "decision": "leave_out"})).await;
    apply(&chapter, &view).await;
    // The next file has one column more, so that no row is equal.
    let next = "Ad;Soyad;Telefon;Şəhər\nElşən;Qəribov;0172 5550101;Köln\nNigar;Əhmədzadə;0172 5550102;Köln\nRauf;Kəlbiyev;0172 5550103;Köln\n";
    let view = read(&chapter, next).await;
    let rows = rows(&chapter, &view, json!({})).await;
    let by_row = |row: u64| rows.iter().find(|item| item["row"] == row).expect("the row").clone();
    assert_eq!((&by_row(1)["person"], &by_row(1)["before"]), (&json!(here), &json!(true)));
    assert_eq!((&by_row(2)["outcome"], &by_row(2)["before"]), (&json!("refused"), &json!(true)));
    assert_eq!((&by_row(3)["outcome"], &by_row(3)["before"]), (&json!("new"), &json!(false)));
    let view = decide(&chapter, &view, json!({"rows": [2], "decision": "new"})).await;
    assert_eq!(view["counts"]["new"], 2);
}

#[tokio::test]
async fn two_rows_of_one_person_who_is_here_say_a_telephone_once() {
    let chapter = Chapter::new().await;
    chapter.person(json!({"given_name": "Gülnarə", "family_name": "Bayramzadə", "birth_date": "1987-03-14"})).await;
    let text = "Ad;Soyad;Doğum tarixi;Telefon;Qeyd\nGülnarə;Bayramzadə;14.03.1987;0172 9968114;a\nGülnarə;Bayramzadə;14.03.1987;0172 9968114;b\n";
    apply(&chapter, &read(&chapter, text).await).await;
    let page = chapter.run("person_list", json!({"search": "bayramzade"})).await;
    assert_eq!(page["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(page["items"][0]["phones"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_pasted_table_is_planned_changed_and_applied_and_its_text_is_gone() {
    let chapter = Chapter::new().await;
    let text = "Ad\tSoyad\tQeyd\r\nNigar\tƏhmədzadə\t\"two\r\nlines\"\r\nRauf\tKəlbiyev\t\r\n";
    let view = chapter.run("import_paste", json!({"text": text, "name": "Pasted", "options": {}})).await;
    assert_eq!((&view["name"], &view["delimiter"], counts(&view)), (&json!("Pasted"), &json!("\t"), [2, 0, 0, 0, 0]));
    let view = chapter.run("import_change", json!({"import": view["import"], "options": {"tag": "spring"}})).await;
    assert_eq!(counts(&view), [2, 0, 0, 0, 0]);
    apply(&chapter, &view).await;
    assert_eq!(chapter.found("ehmedzade").await, ["Əhmədzadə"]);
    let nothing = json!({"text": " \n", "name": "Pasted", "options": {}});
    assert_eq!(chapter.refused("import_paste", nothing).await, Code::TableRefused);
    let much = json!({"text": "a\tb\tc\td\n".repeat(250_001), "name": "Pasted", "options": {}});
    assert_eq!(chapter.refused("import_paste", much).await, Code::TableRefused);
    chapter.is_sound().await;
}
