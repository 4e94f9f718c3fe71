//! Memberships, offices, enrolments and guardians as tables of their own: what we write comes back, what people write is
//! read, and nobody is guessed. `BIRLIK_CASES` sets the number of cases.

use birlik_core::Code;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::fixture::{Chapter, text};
use crate::network::add;

/// People, organisations and a class, all invented.
struct Here {
    chapter: Chapter,
    leyla: String,
    rauf: String,
    house: String,
    class: String,
}

async fn here() -> Here {
    let chapter = Chapter::new().await;
    let leyla = person(&chapter, "Leyla", "Həsənova", "1987-03-14").await;
    let rauf = person(&chapter, "Rauf", "Həsənov", "2016-05-06").await;
    let house = add(&chapter, "organisation", json!({"name": "Bonn Evi", "kind": "house"})).await;
    let school = add(&chapter, "school", json!({"name": "Sərçə"})).await;
    let class = add(&chapter, "class", json!({"name": "A2", "school": school})).await;
    Here { chapter, leyla, rauf, house, class }
}

async fn person(chapter: &Chapter, given: &str, family: &str, born: &str) -> String {
    chapter.person(json!({"given_name": given, "family_name": family, "birth_date": born})).await
}

async fn read(chapter: &Chapter, file: &str, options: Json) -> Json {
    chapter.run("import_read", json!({"file": file, "options": options})).await
}

fn counts(report: &Json) -> [u64; 5] {
    ["new", "updated", "unchanged", "ask", "refused"].map(|key| report["counts"][key].as_u64().expect("a count"))
}

async fn rows(chapter: &Chapter, view: &Json) -> Vec<Json> {
    let rows = chapter.run("import_rows", json!({"import": view["import"]})).await;
    rows["items"].as_array().expect("rows").clone()
}

async fn problems(chapter: &Chapter, view: &Json) -> Vec<(u64, String, String, String)> {
    let page = chapter.run("import_problems", json!({"import": view["import"]})).await;
    let one = |item: &Json| {
        let word = |key: &str| item[key].as_str().unwrap_or_default().to_owned();
        (item["row"].as_u64().unwrap_or(0), word("column"), word("kind"), word("raw"))
    };
    page["items"].as_array().expect("problems").iter().map(one).collect()
}

async fn list(chapter: &Chapter, kind: &str) -> Vec<Json> {
    chapter.run("record_list", json!({"kind": kind})).await["items"].as_array().expect("records").clone()
}

const TEXT: &str = "[;,|\"'=@+\\t\\n a0əƏİмЖ-]{0,9}|\\PC{0,9}";

/// A record of random texts, of one of two people and one of two others.
#[derive(Debug, Clone)]
struct Tie {
    person: bool,
    other: bool,
    texts: [String; 3],
    choice: usize,
    yes: Option<bool>,
}

fn tie() -> impl Strategy<Value = Tie> {
    let date = || prop_oneof!["20[0-2][0-9]-0[1-9]-1[0-9]", "20[0-2][0-9]", TEXT];
    (any::<bool>(), any::<bool>(), (date(), date(), TEXT), 0..4usize, any::<Option<bool>>()).prop_map(
        |(person, other, (from, to, word), choice, yes)| Tie { person, other, texts: [from, to, word], choice, yes },
    )
}

fn cases() -> u32 {
    std::env::var("BIRLIK_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn our_own_tables_of_ties_change_nothing(ties in prop::collection::vec(tie(), 1..6)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(come_back(ties));
    }
}

async fn come_back(ties: Vec<Tie>) {
    let Here { chapter, leyla, rauf, house, class } = here().await;
    // A namesake, a house of the same name and a class of the same name: only ids tell them apart.
    let namesake = person(&chapter, "Leyla", "Həsənova", "1987-03-14").await;
    let other = add(&chapter, "organisation", json!({"name": "Bonn Evi"})).await;
    let school = add(&chapter, "school", json!({"name": "Sərçə"})).await;
    let twin = add(&chapter, "class", json!({"name": "A2", "school": school})).await;
    for tie in &ties {
        let who = if tie.person { &leyla } else { &namesake };
        let [from, to, word] = &tie.texts;
        let of = |one: &str, two: &str| if tie.other { one.to_owned() } else { two.to_owned() };
        let status = ["active", "ended", "applied", word][tie.choice];
        for (kind, fields) in [
            (
                "membership",
                json!({"person": who, "organisation": of(&house, &other), "status": status, "number": word, "from": from,
                    "to": to, "notes": word}),
            ),
            (
                "office",
                json!({"person": who, "organisation": of(&house, &other), "post": status, "from": from, "to": to,
                    "acting": tie.yes, "notes": word}),
            ),
            ("enrolment", json!({"pupil": rauf, "class": of(&class, &twin), "status": status, "from": from, "to": to})),
            (
                "guardianship",
                json!({"child": rauf, "guardian": who, "relation": status, "order": tie.choice, "notes": word,
                    "channels": ["phone", "email"], "sees_data": tie.yes.map(|yes| if yes { "yes" } else { "no" })}),
            ),
            (
                "emergency_contact",
                json!({"child": rauf, "contact": who, "relation": word, "order": tie.choice, "notes": to}),
            ),
            (
                "collection_permission",
                json!({"child": rauf, "collector": who, "notes": word,
                    "answer": tie.yes.map(|yes| if yes { "may" } else { "must_not" })}),
            ),
        ] {
            // A screen refuses what ends before it begins; a file from elsewhere may bring it.
            let made = chapter.try_run("record_create", json!({"kind": kind, "fields": fields})).await;
            assert!(made.is_ok() || made.is_err_and(|cause| cause.code == Code::EndsBeforeBegin));
        }
    }
    let of_children = ["enrolment", "guardianship", "emergency_contact", "collection_permission"];
    for kind in ["membership", "office"].into_iter().chain(of_children) {
        for language in [Json::Null, json!("az"), json!("ru")] {
            let export = |out: &str| {
                json!({"out": out, "kind": kind, "purpose": "birlik", "language": language, "include_sensitive": true,
                    "reason": "test"})
            };
            let (first, second) = (chapter.path("first.csv"), chapter.path("second.csv"));
            let report = chapter.run("export_records", export(&first)).await;
            if report["rows"] == 0 {
                continue;
            }
            let before = chapter.digest().await;
            for mode in ["update", "fill"] {
                let plan = read(&chapter, &first, json!({"mode": mode})).await;
                assert_eq!(plan["kind"], kind, "{language}: told by its headings");
                let told: Vec<String> = rows(&chapter, &plan)
                    .await
                    .iter()
                    .filter(|row| row["outcome"] != "unchanged")
                    .map(Json::to_string)
                    .collect();
                assert_eq!(plan["counts"]["unchanged"], report["rows"], "{kind} {language} {mode}: {told:?}");
                chapter.run("import_apply", json!({"import": plan["import"]})).await;
            }
            assert_eq!(chapter.digest().await, before, "{kind} {language}");
            chapter.run("export_records", export(&second)).await;
            let bytes = |path: &str| std::fs::read(path).expect("a file");
            assert!(bytes(&first) == bytes(&second), "{kind} {language}: the bytes differ");
        }
    }
}

#[tokio::test]
async fn who_is_called_and_who_may_collect_come_in_as_tables_that_a_person_wrote() {
    let Here { chapter, leyla, rauf, .. } = here().await;
    let before = chapter.digest().await.0;
    let called = chapter
        .file("called.csv", "Uşaq;Zəng ediləcək şəxs;Qohumluq;Zəng sırası\nHəsənov Rauf;Həsənova Leyla;xala;2\n");
    let view = read(&chapter, &called, json!({})).await;
    assert_eq!((&view["kind"], counts(&view)), (&json!("emergency_contact"), [1, 0, 0, 0, 0]));
    let report = chapter.run("import_apply", json!({"import": view["import"]})).await;
    let made = &list(&chapter, "emergency_contact").await[0];
    assert_eq!((&made["of"][0]["id"], &made["of"][1]["id"]), (&json!(rauf), &json!(leyla)));
    assert_eq!(made["fields"], json!({"relation": "xala", "order": 2}));
    chapter.run("batch_undo", json!({"batch": report["batch"]})).await;

    let collect = "Ребёнок;Кто забирает;Может забирать;Заметки\nГасанов Рауф;Гасанова Лейла;нельзя;по решению суда\n";
    let view = read(&chapter, &chapter.file("collect.csv", collect), json!({})).await;
    assert_eq!((&view["kind"], counts(&view)), (&json!("collection_permission"), [1, 0, 0, 0, 0]));
    let report = chapter.run("import_apply", json!({"import": view["import"]})).await;
    let made = &list(&chapter, "collection_permission").await[0];
    assert_eq!(made["fields"], json!({"answer": "must_not", "notes": "по решению суда"}));
    chapter.run("batch_undo", json!({"batch": report["batch"]})).await;
    assert_eq!(chapter.digest().await.0, before);
}

#[tokio::test]
async fn a_table_of_members_that_a_person_wrote_comes_in_and_is_taken_back() {
    let Here { chapter, leyla, house, .. } = here().await;
    let before = chapter.digest().await.0;
    let file = chapter.file(
        "members.csv",
        "№;Ad, soyad;Doğum tarixi;Təşkilat;Növ;Vəziyyət;Başlanğıc;Son;Bilet\n\
         1;Həsənova Leyla;14.03.1987;Bonn evi;Fəxri;fəal üzv;01.09.2019;31.08.2031;B-7\n",
    );
    let view = read(&chapter, &file, json!({})).await;
    assert_eq!((&view["kind"], counts(&view)), (&json!("membership"), [1, 0, 0, 0, 0]));
    let targets: Vec<&str> = view["columns"]
        .as_array()
        .expect("columns")
        .iter()
        .map(|column| column["target"].as_str().expect("a target"))
        .collect();
    assert_eq!(
        targets,
        ["skip", "person", "person_birth_date", "organisation", "kind", "status", "from", "to", "note_line"]
    );
    assert_eq!(chapter.digest().await.0, before, "a plan changes nothing");
    let row = &rows(&chapter, &view).await[0];
    assert_eq!(
        (&row["name"], &row["second"], &row["child"]),
        (&json!("Leyla Həsənova"), &json!("Bonn Evi"), &json!(false))
    );
    let report = chapter.run("import_apply", json!({"import": view["import"]})).await;
    let made = &list(&chapter, "membership").await[0];
    assert_eq!((&made["of"][0]["id"], &made["of"][1]["id"]), (&json!(leyla), &json!(house)));
    assert_eq!(
        made["fields"],
        json!({"kind": "honorary", "status": "active", "from": "2019-09-01", "to": "2031-08-31", "notes": "Bilet: B-7"}),
        "what has no field here stands in the notes"
    );
    let again = read(&chapter, &file, json!({"mode": "update"})).await;
    assert_eq!(counts(&again), [0, 0, 1, 0, 0], "the same file again changes nothing");
    let log = chapter.run("batch_show", json!({"batch": report["batch"]})).await;
    assert_eq!(log["items"].as_array().map(Vec::len), Some(1));
    chapter.run("batch_undo", json!({"batch": report["batch"]})).await;
    assert_eq!(chapter.digest().await.0, before);
    chapter.is_sound().await;
}

#[tokio::test]
async fn whoever_is_not_found_or_is_one_of_several_is_asked_about_and_nobody_is_made() {
    let Here { chapter, leyla, rauf, house, .. } = here().await;
    let second = person(&chapter, "Leyla", "Həsənova", "1999-01-01").await;
    let people = chapter.run("person_list", json!({})).await["total"].clone();
    let file = chapter.file(
        "members.csv",
        "Name;Date of birth;Organisation;Status\nLeyla Həsənova;;Bonn Evi;active\nLeyla Həsənova;02.02.1971;Bonn Evi;active\n\
         Vüsal Naməlum;;Bonn Evi;active\nRauf Həsənov;;Köln Evi;active\nLeyla Həsənova;01.01.1999;Bonn Evi;active\n",
    );
    let view = read(&chapter, &file, json!({})).await;
    assert_eq!((&view["kind"], counts(&view)), (&json!("membership"), [1, 0, 0, 4, 0]));
    let told = problems(&chapter, &view).await;
    let told: Vec<(u64, &str, &str, &str)> =
        told.iter().map(|(row, column, kind, raw)| (*row, column.as_str(), kind.as_str(), raw.as_str())).collect();
    assert_eq!(
        told,
        [
            (1, "Name", "several_found", "Leyla Həsənova"),
            (2, "Name", "several_found", "Leyla Həsənova"),
            (3, "Name", "nobody_found", "Vüsal Naməlum"),
            (4, "Organisation", "nobody_found", "Köln Evi"),
        ]
    );
    let asked = rows(&chapter, &view).await;
    let could: Vec<&Json> =
        asked[0]["candidates"].as_array().expect("a list").iter().map(|one| &one["person"]["id"]).collect();
    assert!(could.contains(&&json!(leyla)) && could.contains(&&json!(second)), "{could:?}");
    let decide = |row: u64, decision: &str| json!({"import": view["import"], "rows": [row], "decision": decision});
    let after = chapter.run("import_decide", decide(1, &leyla)).await;
    assert_eq!(counts(&after), [2, 0, 0, 3, 0]);
    let after = chapter.run("import_decide", decide(4, &house)).await;
    assert_eq!(counts(&after), [3, 0, 0, 2, 0], "an organisation is chosen the same way");
    let nobody = decide(3, "00000000000000000000000000000000");
    assert_eq!(chapter.refused("import_decide", nobody).await, Code::BadInput);
    let report = chapter.run("import_apply", json!({"import": view["import"]})).await;
    assert_eq!(counts(&report), [3, 0, 0, 2, 0]);
    let mut members: Vec<String> =
        list(&chapter, "membership").await.iter().map(|row| text(&row["of"][0]["id"])).collect();
    let mut wanted = vec![leyla, rauf, second];
    members.sort();
    wanted.sort();
    assert_eq!(members, wanted);
    assert_eq!(chapter.run("person_list", json!({})).await["total"], people, "nobody was made");
    chapter.is_sound().await;
}

#[tokio::test]
async fn a_number_or_an_id_elsewhere_tells_whom_a_row_means() {
    let Here { chapter, leyla, rauf, house, .. } = here().await;
    add(&chapter, "external_id", json!({"person": rauf, "id": {"source": "ledger", "id": "K-9"}})).await;
    add(&chapter, "membership", json!({"person": leyla, "organisation": house, "number": "77"})).await;
    let file = chapter.file(
        "members.csv",
        "Number;Organisation;Status;person_external_id\n77;Bonn Evi;paused;\n;Bonn Evi;active;K-9\n",
    );
    let view = read(&chapter, &file, json!({"kind": "membership"})).await;
    assert_eq!(counts(&view), [1, 1, 0, 0, 0], "{:?}", rows(&chapter, &view).await);
    chapter.run("import_apply", json!({"import": view["import"]})).await;
    let all = list(&chapter, "membership").await;
    let of = |person: &str| all.iter().find(|row| row["of"][0]["id"] == person).expect("a membership").clone();
    assert_eq!((&of(&leyla)["fields"]["status"], &of(&rauf)["fields"]["status"]), (&json!("paused"), &json!("active")));
}

#[tokio::test]
async fn nobody_is_their_own_guardian_and_a_term_that_runs_backwards_is_said_and_kept() {
    let Here { chapter, .. } = here().await;
    let file = chapter.file(
        "guardians.csv",
        "Child;Guardian;Relation;Order of calling;May see the child’s data\n\
         Rauf Həsənov;Leyla Həsənova;ana;1.;bəli\nRauf Həsənov;Rauf Həsənov;father;2;no\nRauf Həsənov;;father;3;perhaps\n",
    );
    let view = read(&chapter, &file, json!({})).await;
    assert_eq!((&view["kind"], counts(&view)), (&json!("guardianship"), [1, 0, 0, 0, 2]));
    let kinds: Vec<(u64, String)> =
        problems(&chapter, &view).await.into_iter().map(|(row, _, kind, _)| (row, kind)).collect();
    let kinds: Vec<(u64, &str)> = kinds.iter().map(|(row, kind)| (*row, kind.as_str())).collect();
    assert_eq!(kinds, [(2, "same_person_twice"), (3, "unreadable_choice"), (3, "link_missing")]);
    assert_eq!(rows(&chapter, &view).await.iter().find(|row| row["row"] == 1).expect("a row")["child"], true);
    chapter.run("import_apply", json!({"import": view["import"]})).await;
    let made = &list(&chapter, "guardianship").await[0];
    assert_eq!(made["fields"], json!({"relation": "mother", "order": 1, "sees_data": "yes"}));

    let file = chapter
        .file("offices.csv", "Name;Organisation;Post;From;To\nLeyla Həsənova;Bonn Evi;Sədr;2026-09-01;2025-08-31\n");
    let view = read(&chapter, &file, json!({})).await;
    assert_eq!((&view["kind"], counts(&view)), (&json!("office"), [1, 0, 0, 0, 0]));
    assert_eq!(problems(&chapter, &view).await, [(1, "To".into(), "ends_before_begin".into(), "2025-08-31".into())]);
    chapter.run("import_apply", json!({"import": view["import"]})).await;
    let office = &list(&chapter, "office").await[0];
    assert_eq!((&office["fields"]["post"], &office["fields"]["to"]), (&json!("chair"), &json!("2025-08-31")));
    chapter.is_sound().await;
}

#[tokio::test]
async fn another_membership_after_leaving_is_new_and_equal_rows_are_one() {
    let Here { chapter, leyla, house, .. } = here().await;
    let first = json!({"person": leyla, "organisation": house, "from": "2019", "to": "2021"});
    add(&chapter, "membership", first).await;
    let file = chapter.file(
        "members.csv",
        "Name;Organisation;Status;From;To\nLeyla Həsənova;Bonn Evi;ended;2019;2021\nLeyla Həsənova;Bonn Evi;active;2024;\n\
         Leyla Həsənova;Bonn Evi;active;2024;\n",
    );
    let view = read(&chapter, &file, json!({})).await;
    assert_eq!(counts(&view), [1, 1, 1, 0, 0]);
    chapter.run("import_apply", json!({"import": view["import"]})).await;
    assert_eq!(list(&chapter, "membership").await.len(), 2);
    assert_eq!(counts(&read(&chapter, &file, json!({})).await), [0, 0, 3, 0, 0]);
}

#[tokio::test]
async fn a_person_says_what_the_rows_are_and_maps_the_columns() {
    let Here { chapter, class, .. } = here().await;
    let file = chapter.file("pupils.csv", "Kim;Harada;Nə vaxtdan\nRauf Həsənov;A2;2025\n");
    let people = read(&chapter, &file, json!({})).await;
    assert_eq!(people["kind"], "person");
    let change =
        |columns: Json, kind: &str| json!({"import": people["import"], "options": {"kind": kind, "columns": columns}});
    let wrong = change(json!(["pupil", "class", "phone"]), "enrolment");
    assert_eq!(chapter.refused("import_change", wrong).await, Code::NoSuchColumn);
    assert_eq!(chapter.refused("import_change", change(Json::Null, "tribe")).await, Code::BadInput);
    let view = chapter.run("import_change", change(json!(["pupil", "class", "from"]), "enrolments")).await;
    assert_eq!((&view["kind"], counts(&view)), (&json!("enrolment"), [1, 0, 0, 0, 0]));
    let targets = view["targets"].as_array().expect("targets");
    assert!(targets.contains(&json!("class_school")) && !targets.contains(&json!("phone")));
    chapter.run("mapping_save", json!({"import": view["import"], "name": "Şagirdlər"})).await;
    chapter.run("import_apply", json!({"import": view["import"]})).await;
    let made = &list(&chapter, "enrolment").await[0];
    assert_eq!((&made["of"][1]["id"], &made["fields"]), (&json!(class), &json!({"from": "2025"})));
    let again = read(&chapter, &file, json!({"kind": "enrolment"})).await;
    assert_eq!((&again["saved_mapping"], counts(&again)), (&json!("Şagirdlər"), [0, 0, 1, 0, 0]));
    let back = chapter.run("import_change", json!({"import": again["import"], "options": {"kind": "person"}})).await;
    assert_eq!(back["kind"], "person");
}
