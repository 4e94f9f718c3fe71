//! A program that is killed while it takes exchange files in: before or after, never between (invariant 12, workload W8).
//! The test binary runs itself as the program that dies. `BIRLIK_KILLS` says how often (a few without it).

use serde_json::{Value as Json, json};

use super::Network;
use crate::file::kill::{CHILD, kill_within, kills, start_in};
use crate::file::kill_work::{app, run};

/// People that each file adds, and each file's word on all of them.
const PEOPLE: u64 = 40;
const FILES: u64 = 12;

/// Not a test of its own: takes files in, over and over.
#[tokio::test]
async fn child() {
    if std::env::var(CHILD).is_err() {
        return;
    }
    let folder = std::path::PathBuf::from(std::env::var_os("BIRLIK_KILL_FOLDER").unwrap());
    let app = app(&folder, u64::from(std::process::id()));
    run(&app, "file_open", json!({"file": folder.join("data/chapter.birlikdb")})).await;
    println!("ready");
    for nth in 0.. {
        let file = folder.join(format!("file-{}", nth % FILES));
        let preview = run(&app, "exchange_preview", json!({"file": file})).await;
        let report = run(&app, "exchange_apply", json!({"exchange": preview["exchange"], "confirmed": true})).await;
        // Once all is here it is taken back, so that there is something to take in again.
        if nth % FILES == FILES - 1 && !report["batch"].is_null() {
            run(&app, "batch_undo", json!({"batch": report["batch"]})).await;
        }
    }
}

#[tokio::test]
async fn killed_while_taking_a_file_in_leaves_all_of_it_or_nothing() {
    // Files of a sender who adds people and says the number of the file on everybody.
    let network = Network::of(&["Körpü"]).await;
    let sender = &network.chapters[0];
    let mut people: Vec<String> = Vec::new();
    for nth in 0..FILES {
        for n in 0..PEOPLE {
            people.push(
                sender.person(json!({"given_name": format!("Person {n}"), "family_name": format!("F{nth}")})).await,
            );
        }
        let ids = people.clone();
        for id in ids.iter().step_by(7) {
            sender
                .run(
                    "record_edit",
                    json!({"id": id, "fields": {"city": format!("c{nth}"), "notes": format!("c{nth}")}}),
                )
                .await;
        }
        network.export(0, &format!("file-{nth}")).await;
    }
    let all = kills();
    // On a busy computer a child gets nowhere in the usual time: it is given more until it does.
    let (mut before, mut runs_that_moved, mut within) = (0, 0, 700);
    let mut folder = None;
    for nth in 0..all {
        // A new data file now and then: what is in already is not taken in again.
        if nth % 6 == 0 {
            folder = Some(made(&network).await);
            before = 0;
        }
        let folder = folder.as_ref().unwrap();
        let path = folder.path().join("data/chapter.birlikdb");
        kill_within(within, start_in("exchange_file::kill::child", "exchange", folder.path()), nth).await;
        let here = app(folder.path(), 1_000 + nth);
        let state = run(&here, "file_open", json!({"file": path})).await;
        assert_eq!(state["file"]["minted"], Json::Null, "run {nth}");
        assert_eq!(run(&here, "file_check", json!({})).await["findings"], json!([]), "run {nth}");
        let mut seen = Vec::new();
        loop {
            let page = run(&here, "person_list", json!({"offset": seen.len(), "limit": 500})).await;
            let items = page["items"].as_array().unwrap();
            seen.extend(items.iter().map(|person| text_of(&person["id"])));
            if items.is_empty() {
                break;
            }
        }
        assert_eq!(seen.len() as u64 % PEOPLE, 0, "run {nth}: a file is whole");
        let newest = (seen.len() as u64 / PEOPLE).checked_sub(1);
        for id in people.iter().take(seen.len()).step_by(7) {
            let view = run(&here, "record_show", json!({"id": id})).await;
            assert_eq!(view["fields"]["city"], json!(newest.map(|file| format!("c{file}"))), "run {nth}");
            assert_eq!(view["fields"]["notes"], view["fields"]["city"], "run {nth}");
        }
        runs_that_moved += u64::from(seen.len() != before);
        within = if seen.len() == before { (within * 2).min(20_000) } else { 700 };
        before = seen.len();
        run(&here, "file_close", json!({})).await;
    }
    assert!(runs_that_moved > 0, "it took files in between");
    println!("{all} kills, {runs_that_moved} of them after a file was taken in");
}

fn text_of(json: &Json) -> String {
    json.as_str().unwrap().to_owned()
}

/// A folder with an empty data file and the files.
async fn made(network: &Network) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("data")).unwrap();
    for nth in 0..FILES {
        let name = format!("file-{nth}");
        std::fs::copy(network.path(&name), folder.path().join(&name)).unwrap();
    }
    let here = app(folder.path(), 5);
    let file = folder.path().join("data/chapter.birlikdb");
    let made = json!({"file": file, "name": "Ghent", "country": "BE", "language": "en", "zone": "Europe/Brussels"});
    run(&here, "file_create", made).await;
    run(&here, "file_close", json!({})).await;
    folder
}
