//! A program that is killed while it imports, edits and undoes through the commands: before or after, never between.
//! `BIRLIK_KILLS` says how often (a few without it).

use std::sync::Mutex;

use birlik_core::app::{App, Event, Events, Outside, Paths};
use birlik_core::wire::FileToken;
use birlik_core::{Code, Error, Result, dispatch};
use serde_json::{Value as Json, json};

use super::kill::{CHILD, kill_within, kills, start};
use super::*;

/// Rows of each imported table.
const ROWS: u64 = 40;

struct PlainPaths;
impl Paths for PlainPaths {
    fn path(&self, token: &FileToken) -> Result<PathBuf> {
        if token.0.is_empty() { Err(Error::new(Code::NoSuchToken)) } else { Ok(PathBuf::from(&token.0)) }
    }
    fn token(&self, path: &Path) -> FileToken {
        FileToken(path.to_string_lossy().into_owned())
    }
}

#[derive(Default)]
struct Unheard(Mutex<u32>);
impl Events for Unheard {
    fn send(&self, _event: Event) {
        *self.0.lock().unwrap() += 1;
    }
}

pub(crate) fn app(folder: &Path, seed: u64) -> App {
    App::new(Outside {
        clock: Arc::new(StandingClock(AtomicI64::new(DAY))),
        random: Arc::new(Counting(AtomicU64::new(seed))),
        paths: Arc::new(PlainPaths),
        events: Arc::new(Unheard::default()),
        config: folder.join("config"),
        documents: folder.join("data"),
    })
}

pub(crate) async fn run(app: &App, name: &str, input: Json) -> Json {
    dispatch(app, name, input).await.unwrap_or_else(|cause| panic!("{name}: {cause}"))
}

/// A table of people whom nobody knows yet.
fn table(folder: &Path, seed: u64, nth: u64) -> String {
    let mut text = String::from("Ad;Soyad;Şəhər\r\n");
    for row in 0..ROWS {
        text += &format!("Invented{row};F{seed}x{nth}x{row};F{seed}x{nth}x{row}\r\n");
    }
    let path = folder.join(format!("{seed}-{nth}.csv"));
    std::fs::write(&path, text).unwrap();
    path.to_string_lossy().into_owned()
}

/// Not a test of its own: what the killed program does, over and over.
#[tokio::test]
async fn child() {
    let Ok(work) = std::env::var(CHILD) else { return };
    let folder = PathBuf::from(std::env::var_os("BIRLIK_KILL_FOLDER").unwrap());
    let seed = u64::from(std::process::id());
    let app = app(&folder, seed);
    run(&app, "file_open", json!({"file": folder.join("data/chapter.birlikdb")})).await;
    println!("ready");
    for nth in 0.. {
        if work == "import" {
            let read = run(&app, "import_read", json!({"file": table(&folder, seed, nth), "options": {}})).await;
            run(&app, "import_apply", json!({"import": read["import"]})).await;
            continue;
        }
        let generated = run(&app, "people_generate", json!({"people": ROWS, "seed": nth})).await;
        let people = run(&app, "person_list", json!({"limit": 3})).await;
        let mut edits = Vec::new();
        for person in people["items"].as_array().unwrap() {
            let name = format!("E{seed}x{nth}");
            let fields = json!({"family_name": name, "city": name});
            edits.push(run(&app, "record_edit", json!({"id": person["id"], "fields": fields})).await["batch"].clone());
        }
        if work == "undo" {
            for batch in edits.iter().rev().chain([&generated["id"]]) {
                run(&app, "batch_undo", json!({"batch": batch})).await;
            }
        }
    }
}

async fn killed_while(work: &str) {
    let computer = Computer::new();
    let folder = computer.folder.path();
    let here = app(folder, 5);
    let path = computer.path("chapter.birlikdb");
    let made = json!({"file": path, "name": "Körpü House", "country": "DE", "language": "az", "zone": "Europe/Berlin"});
    run(&here, "file_create", made).await;
    run(&here, "file_close", json!({})).await;
    let mut batches = 0;
    for nth in 0..kills() {
        kill_within(600, start("file::kill_work::child", work, &computer), nth).await;
        let here = app(folder, 1_000 + nth);
        let state = run(&here, "file_open", json!({"file": path})).await;
        assert_eq!(state["file"]["minted"], Json::Null, "run {nth}");
        let check = run(&here, "file_check", json!({})).await;
        assert_eq!(check["findings"], json!([]), "run {nth}");
        let mut seen = 0;
        loop {
            let page = run(&here, "person_list", json!({"offset": seen, "limit": 500})).await;
            let items = page["items"].as_array().unwrap();
            for person in items {
                let edited = |value: &Json| {
                    value
                        .as_str()
                        .is_some_and(|text| text.starts_with("E") && text.contains("x"))
                        .then(|| value.clone())
                };
                assert_eq!(edited(&person["family"]), edited(&person["city"]), "run {nth}: an edit is whole");
            }
            seen += items.len() as u64;
            if items.is_empty() {
                break;
            }
        }
        assert_eq!(seen % ROWS, 0, "run {nth}: an import is whole");
        let newest = run(&here, "batch_list", json!({"limit": 1})).await;
        batches = batches.max(newest.as_array().or(newest["items"].as_array()).unwrap()[0]["id"].as_u64().unwrap());
        run(&here, "file_close", json!({})).await;
    }
    assert!(batches > kills() / 2, "it worked between: {batches} batches");
}

#[tokio::test]
async fn killed_while_many_are_made_and_edited_leaves_whole_batches() {
    killed_while("edit").await;
}

#[tokio::test]
async fn killed_while_undoing_leaves_whole_batches() {
    killed_while("undo").await;
}
