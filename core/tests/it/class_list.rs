//! Class lists in and out: a row becomes a pupil, a class and guardians; siblings share theirs.

use std::collections::{BTreeMap, BTreeSet};

use birlik_core::exchange::csv::cells;
use birlik_core::exchange::value::text::fold;
use serde_json::{Value as Json, json};

use crate::exchange::shared;
use crate::fixture::{Chapter, text};

async fn import(chapter: &Chapter, file: &str, options: Json) -> Json {
    let plan = chapter.run("import_read", json!({"file": file, "options": options})).await;
    chapter.run("import_apply", json!({"import": plan["import"]})).await
}

async fn all(chapter: &Chapter, kind: &str) -> Vec<Json> {
    let page = chapter.run("record_list", json!({"kind": kind, "limit": 1000})).await;
    page["items"].as_array().expect("a list").clone()
}

const LIST: &str = "Sıra №;Ad;Soyad;Təvəllüd;Sinif;Valideyn;Valideynin telefonu;Valideyn 2;Qohumluq 2
1;Nərgiz;Məmmədli;14.03.2017;A2;Günay Məmmədli;+491713920022;Elçin Məmmədov;ata
2;Murad;Məmmədli;02.06.2015;B1;Günay Məmmədli;+49 171 3920022;;
3;Sona;Kərimli;;A2;Rövşən Kərimli;;;
";

#[tokio::test]
async fn a_row_becomes_a_pupil_a_class_and_guardians_and_siblings_share_theirs() {
    let chapter = Chapter::new().await;
    let file = chapter.file("a2.csv", LIST);
    let report = import(&chapter, &file, json!({})).await;
    assert_eq!(report["counts"]["new"], 3);
    let classes: BTreeSet<String> = all(&chapter, "class").await.iter().map(|class| text(&class["title"])).collect();
    assert_eq!(classes.into_iter().collect::<Vec<_>>(), ["A2", "B1"]);
    let schools = chapter.run("school_list", json!({})).await;
    assert_eq!((&schools[0]["title"], &schools[0]["host"]["title"]), (&json!("Körpü House"), &json!("Körpü House")));
    assert_eq!(schools[0]["pupils"], 3);
    let mut lines: Vec<String> = all(&chapter, "guardianship")
        .await
        .iter()
        .map(|row| format!("{} {} {}", text(&row["title"]), row["fields"]["order"], row["fields"]["relation"]))
        .collect();
    lines.sort();
    assert_eq!(
        lines,
        [
            "Murad Məmmədli \u{b7} Günay Məmmədli 1 null",
            "Nərgiz Məmmədli \u{b7} Elçin Məmmədov 2 \"father\"",
            "Nərgiz Məmmədli \u{b7} Günay Məmmədli 1 null",
            "Sona Kərimli \u{b7} Rövşən Kərimli 1 null",
        ]
    );
    assert_eq!(chapter.run("person_list", json!({"search": "günay"})).await["total"], 1, "one mother of two");
    // The same file again changes nothing; a number that was missing is filled in.
    let again = import(&chapter, &file, json!({})).await;
    assert_eq!((&again["counts"]["unchanged"], &again["batch"]), (&json!(3), &Json::Null));
    let filled = chapter.file("filled.csv", LIST.replace("Rövşən Kərimli;", "Rövşən Kərimli;+491729968236"));
    let plan = chapter.run("import_read", json!({"file": filled, "options": {}})).await;
    assert_eq!(
        (&plan["counts"]["ask"], &plan["counts"]["unchanged"]),
        (&json!(1), &json!(2)),
        "a namesake is asked about"
    );
    let asked = chapter.run("import_rows", json!({"import": plan["import"]})).await["items"][0].clone();
    let sona = asked["candidates"][0]["person"]["id"].clone();
    chapter.run("import_decide", json!({"import": plan["import"], "rows": [3], "decision": sona})).await;
    let report = chapter.run("import_apply", json!({"import": plan["import"]})).await;
    assert_eq!(report["counts"]["updated"], 1);
    let father = chapter.run("person_list", json!({"search": "Rövşən"})).await;
    assert_eq!(father["items"][0]["phones"][0]["e164"], "+491729968236");
    chapter.run("batch_undo", json!({"batch": report["batch"]})).await;
    chapter.is_sound().await;
    let before = all(&chapter, "guardianship").await.len();
    let batches = chapter.run("batch_list", json!({})).await;
    let first =
        batches.as_array().expect("a list").iter().rfind(|batch| batch["source"] == "import").expect("the import");
    chapter.run("batch_undo", json!({"batch": first["id"]})).await;
    assert_eq!((before, all(&chapter, "guardianship").await.len()), (4, 0));
    chapter.is_sound().await;
}

#[tokio::test]
async fn our_own_class_list_comes_back_without_a_change_in_every_language() {
    let chapter = Chapter::new().await;
    import(&chapter, &chapter.file("a2.csv", LIST), json!({})).await;
    for language in [Json::Null, json!("az"), json!("en"), json!("ru")] {
        let out = chapter.path("out.csv");
        let asked = json!({"out": out, "format": "csv", "purpose": "birlik", "language": language,
            "include_sensitive": true, "reason": "moving house"});
        let report = chapter.run("export_people", asked).await;
        assert_eq!((&report["rows"], &report["people_left_out"]), (&json!(6), &json!(0)), "three pupils, three adults");
        let back = import(&chapter, &out, json!({"mode": "update"})).await;
        assert_eq!((&back["counts"]["unchanged"], &back["batch"]), (&json!(6), &Json::Null), "{language}: {back}");
    }
    // Without a reason neither pupils nor those known only through them go out.
    let report = chapter.run("export_people", json!({"format": "csv", "purpose": "handout"})).await;
    assert_eq!((&report["rows"], &report["people_left_out"]), (&json!(0), &json!(6)));
    assert!(!report["headings"].to_string().contains("guardian"), "{report}");
}

/// A number of another country than the file's, without its code, can only be kept as it stands there.
fn dialled(phone: &Json, truth: &str) -> bool {
    let digits: String =
        fold(phone["typed"].as_str().unwrap_or_default()).chars().filter(char::is_ascii_digit).collect();
    phone["e164"] == truth || digits.get(digits.len().saturating_sub(7)..).is_some_and(|end| truth.ends_with(end))
}

/// Rows of a school file beside what is true of them: pupil, class and guardian.
#[derive(Default, Clone, Copy)]
struct Score {
    rows: usize,
    classes: (usize, usize),
    guardians: usize,
    siblings: (usize, usize),
}

#[tokio::test]
async fn the_school_files_come_in_with_every_pupil_class_and_guardian_of_the_truth() {
    let mut sum = Score::default();
    for folder in ["chapters-1", "chapters-2"] {
        let Some(folder) = shared(folder) else { return };
        let manifest: Json = serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
        let table = cells(std::fs::File::open(folder.join("truth.csv")).unwrap(), "utf-8", b',').unwrap();
        let at = |name: &str| table[0].iter().position(|heading| heading == name).unwrap();
        for file in manifest["files"].as_array().unwrap().iter().filter(|file| file["kind"] == "school") {
            let name = file["file"].as_str().unwrap();
            let truth: Vec<&Vec<String>> = table[1..].iter().filter(|row| row[at("file")] == name).collect();
            let score = school_file(&folder.join(name), file, &truth, &at).await;
            eprintln!(
                "{}/{name}: {} rows, classes {}/{}, guardians {}, guardians shared as in truth {}/{}",
                folder.file_name().unwrap().to_string_lossy(),
                score.rows,
                score.classes.0,
                score.classes.1,
                score.guardians,
                score.siblings.0,
                score.siblings.1
            );
            let enough = |part: usize, of: usize| part * 100 >= of * 97;
            assert!(enough(score.classes.0, score.classes.1) && enough(score.guardians, score.rows), "{name}");
            sum.rows += score.rows;
            sum.guardians += score.guardians;
            sum.siblings = (sum.siblings.0 + score.siblings.0, sum.siblings.1 + score.siblings.1);
        }
    }
    eprintln!("all: {} rows, guardians {}, shared {}/{}", sum.rows, sum.guardians, sum.siblings.0, sum.siblings.1);
    assert!(sum.siblings.0 * 100 >= sum.siblings.1 * 97);
}

async fn school_file(
    path: &std::path::Path,
    file: &Json,
    truth: &[&Vec<String>],
    at: &impl Fn(&str) -> usize,
) -> Score {
    let chapter = Chapter::new().await;
    let country = file["country"].as_str().unwrap();
    let report = import(&chapter, &path.to_string_lossy(), json!({"country": country})).await;
    let items = chapter.run("batch_show", json!({"batch": report["batch"]})).await;
    let pupils: BTreeMap<u64, String> = items["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["row"].as_u64().unwrap(), text(&item["id"])))
        .collect();
    let by_child = |rows: Vec<Json>| {
        rows.into_iter().fold(BTreeMap::<String, Vec<Json>>::new(), |mut all, row| {
            all.entry(text(&row["of"][0]["id"])).or_default().push(row);
            all
        })
    };
    let (guardianships, enrolments) =
        (by_child(all(&chapter, "guardianship").await), by_child(all(&chapter, "enrolment").await));
    let columns = file["columns"].as_array().unwrap();
    let column = |field: &str| columns.iter().position(|column| column["field"] == field);
    let encoding = match file["encoding"].as_str().unwrap() {
        "utf-8-sig" => "utf-8",
        "iso-8859-9" => "windows-1254",
        other => other,
    };
    let lines =
        cells(std::fs::File::open(path).unwrap(), encoding, file["delimiter"].as_str().unwrap().as_bytes()[0]).unwrap();
    // The rows stand below the heading's line, a line `sep=` above them is none.
    let skipped = file["header_line"].as_u64().unwrap_or(0) as usize;
    let lines: Vec<&Vec<String>> =
        lines.iter().skip(skipped).filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect();
    let mut score = Score { rows: truth.len(), ..Score::default() };
    let mut people: Vec<(String, String)> = Vec::new();
    for (row, truth) in (1..).zip(truth) {
        let pupil = &pupils[&row];
        let line = lines[row as usize - 1];
        if let Some(class) =
            column("cls").and_then(|at| line.get(at)).map(|cell| cell.trim()).filter(|class| !class.is_empty())
        {
            score.classes.1 += 1;
            let found = enrolments.get(pupil).map(|rows| text(&rows[0]["of"][1]["title"]));
            score.classes.0 += usize::from(found.as_deref() == Some(class));
        }
        let written = column("guard").and_then(|at| line.get(at)).map(|cell| cell.trim()).unwrap_or_default();
        let found = guardianships.get(pupil).map_or(&[][..], Vec::as_slice);
        if written.is_empty() {
            score.guardians += usize::from(found.is_empty());
            continue;
        }
        let [one] = found else {
            eprintln!("{row}: {written}: {found:?}");
            continue;
        };
        let id = text(&one["of"][1]["id"]);
        let person = chapter.run("person_show", json!({"id": id})).await["summary"].clone();
        let (given, family) = (person["given"].as_str().unwrap(), person["family"].as_str().unwrap());
        // Siblings may write their one guardian in two scripts.
        let name = birlik_core::names::score(written, &format!("{given} {family}")) >= 0.9;
        let number = &truth[at("gphone_in_file")];
        let phone =
            number.is_empty() || person["phones"].as_array().unwrap().iter().any(|phone| dialled(phone, number));
        if !(name && phone) {
            eprintln!("{row}: {written} {number}: {person}");
        }
        score.guardians += usize::from(name && phone);
        people.push((truth[at("guardian_person_id")].clone(), id));
    }
    // Two rows have one guardian here if and only if they have one in truth.
    for (index, (truth, here)) in people.iter().enumerate() {
        for (other_truth, other) in &people[..index] {
            if truth == other_truth || here == other {
                score.siblings.1 += 1;
                score.siblings.0 += usize::from(truth == other_truth && here == other);
                if (truth == other_truth) != (here == other) {
                    eprintln!("{truth} {other_truth}: {here} {other}");
                }
            }
        }
    }
    chapter.is_sound().await;
    score
}
