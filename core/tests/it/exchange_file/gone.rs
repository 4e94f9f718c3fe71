//! Erased: nothing of the person, nor of what was theirs, is anywhere that has accepted it, whatever files and backups come
//! afterwards and in whatever order (invariant 7, workload W7). A case is a person; `BIRLIK_ERASE_PEOPLE` makes the one
//! large run larger.

use std::collections::BTreeSet;
use std::io::Read;

use birlik_core::domain::id::unhex;
use proptest::prelude::*;
use serde_json::json;

use super::Network;
use crate::cases::{all, runtime};
use crate::fixture::{Chapter, text};

const PEOPLE: usize = 100;

/// Letters of nobody else's name, as folded by the search index too.
fn canary(n: usize) -> String {
    format!("Qxzvkw{n}jyq")
}

/// Files in which bytes of a canary are, of all that lie beside the data file but backups.
pub(super) fn holding(chapter: &Chapter, canaries: &[String]) -> Vec<String> {
    fn look(folder: &std::path::Path, canaries: &[String], found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                if !path.ends_with("backups") {
                    look(&path, canaries, found);
                }
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            found.extend(hits(&bytes, canaries).map(|canary| format!("{canary} in {}", path.display())));
        }
    }
    let mut found = Vec::new();
    look(chapter.folder.path(), canaries, &mut found);
    found
}

/// Canaries in any case among bytes: one pass finds where one could begin.
fn hits<'c>(bytes: &[u8], canaries: &'c [String]) -> impl Iterator<Item = &'c String> {
    let lower = bytes.to_ascii_lowercase();
    let begins: Vec<usize> =
        lower.windows(6).enumerate().filter(|(_, window)| *window == b"qxzvkw").map(|(at, _)| at).collect();
    canaries.iter().filter(move |canary| {
        let canary = canary.to_ascii_lowercase();
        begins.iter().any(|at| lower[*at..].starts_with(canary.as_bytes()))
    })
}

/// A person's end: erased by whom, if at all, before or after which exchange.
#[derive(Debug, Clone)]
struct Case {
    erased: Option<(usize, usize)>,
    /// The guardian of the next person.
    guardian: bool,
    phones: usize,
}

fn case() -> impl Strategy<Value = Case> {
    (prop::option::weighted(0.4, (0..3_usize, 0..3_usize)), any::<bool>(), 0..3_usize)
        .prop_map(|(erased, guardian, phones)| Case { erased, guardian, phones })
}

/// Chapters that know each other's keys.
async fn sealed(names: &[&str]) -> Network {
    let mut network = Network::of(names).await;
    network.settle().await;
    network.sealed = true;
    network
}

/// People with telephones and guardians, known everywhere.
async fn filled(network: &Network, cases: &[Case]) -> Vec<String> {
    let home = &network.chapters[0];
    let mut people = Vec::new();
    for n in 0..cases.len() {
        let name = canary(n);
        people.push(home.person(json!({"given_name": name, "notes": format!("{name} again")})).await);
    }
    for (n, case) in cases.iter().enumerate() {
        for _ in 0..case.phones {
            let phone = json!({"kind": "phone", "of": [people[n]], "fields": {"number": {"typed": format!("1 {}", canary(n))}}});
            home.run("record_create", phone).await;
        }
        if case.guardian && people.len() > 1 {
            let child = &people[(n + 1) % people.len()];
            let link = json!({"kind": "guardianship", "of": [child, people[n]], "fields": {}});
            home.run("record_create", link).await;
        }
        if case.phones == 2 {
            home.run("record_edit", json!({"id": people[n], "fields": {"city": format!("City {}", canary(n))}})).await;
        }
    }
    network.settle().await;
    people
}

/// Accepts all that others ask for.
async fn accept(chapter: &Chapter) {
    for request in chapter.run("erase_requests", json!({})).await.as_array().unwrap() {
        chapter.run("person_erase", json!({"id": request["id"], "reason": "asked by letter"})).await;
    }
}

async fn cells_of(chapter: &Chapter, path: &str, id: &str) -> i64 {
    let mut conn = crate::file::connect(std::path::Path::new(&chapter.path(path)), false).await;
    sqlx::query_scalar(
        "select (select count(*) from cell where ent = ?1) + (select count(*) from entity where ?1 in (ent, of1, of2))
           + (select count(*) from change where ent = ?1) + (select count(*) from aside where ent = ?1)",
    )
    .bind(unhex(id).unwrap())
    .fetch_one(&mut conn)
    .await
    .unwrap()
}

/// No chapter has anything of the erased, and no new file carries them.
async fn nowhere(network: &Network, people: &[String], erased: &BTreeSet<usize>) {
    let canaries: Vec<String> = erased.iter().map(|n| canary(*n)).collect();
    for (at, chapter) in network.chapters.iter().enumerate() {
        for n in erased {
            assert_eq!(cells_of(chapter, "data.birlikdb", &people[*n]).await, 0, "chapter {at}, person {n}");
        }
        assert_eq!(holding(chapter, &canaries), [""; 0], "chapter {at}");
        let file = network.path("last");
        chapter.run("exchange_export", json!({"out": file, "plain": true})).await;
        let mut lines = Vec::new();
        zstd::Decoder::new(std::fs::File::open(&file).unwrap()).unwrap().read_to_end(&mut lines).unwrap();
        assert_eq!(hits(&lines, &canaries).count(), 0, "a new file of chapter {at}");
        chapter.is_sound().await;
    }
}

#[derive(Debug, Clone)]
struct History {
    cases: Vec<Case>,
    /// Files of before that come again at the end: which, and to whom.
    late: Vec<(prop::sample::Index, usize)>,
    restored: usize,
}

async fn run(history: &History) {
    let network = sealed(&["Körpü", "Ghent", "Council"]).await;
    let people = filled(&network, &history.cases).await;
    let mut files = Vec::new();
    let restored = &network.chapters[history.restored];
    let backup = restored.run("backup_create", json!({})).await["file"].clone();
    let mut erased = BTreeSet::new();
    for time in 0..3 {
        for (n, case) in history.cases.iter().enumerate() {
            if let Some((by, at)) = case.erased
                && at == time
            {
                network.chapters[by].run("person_erase", json!({"id": people[n], "reason": "asked by letter"})).await;
                erased.insert(n);
            }
        }
        for from in 0..3 {
            files.push(network.export(from, &format!("before-{time}-{from}")).await);
        }
        network.import(time, &files[files.len() - 3 + (time + 1) % 3]).await;
    }
    for _ in 0..2 {
        network.settle().await;
        for chapter in &network.chapters {
            accept(chapter).await;
        }
    }
    for (file, to) in &history.late {
        network.import(*to, &files[file.index(files.len())]).await;
    }
    nowhere(&network, &people, &erased).await;
    restored.run("backup_restore", json!({"file": backup})).await;
    nowhere(&network, &people, &erased).await;
    // Everybody else is there still, with what is theirs.
    for (at, chapter) in network.chapters.iter().enumerate() {
        let total = chapter.run("person_list", json!({})).await["total"].as_u64().unwrap();
        assert_eq!(total as usize, people.len() - erased.len(), "chapter {at}");
    }
}

#[test]
fn whoever_is_erased_is_nowhere_whatever_comes_afterwards() {
    let runtime = runtime();
    let late = prop::collection::vec((any::<prop::sample::Index>(), 0..3_usize), 0..6);
    let drawn = (prop::collection::vec(case(), 2..=2 * PEOPLE), late, 0..3_usize)
        .prop_map(|(cases, late, restored)| History { cases, late, restored });
    all("gone", 500, PEOPLE as u32, &drawn, |history| runtime.block_on(run(&history)));
}

#[tokio::test]
async fn one_in_a_hundred_erased_among_many_leaves_no_trace_after_files_in_any_order() {
    let people: u32 = std::env::var("BIRLIK_ERASE_PEOPLE").ok().and_then(|n| n.parse().ok()).unwrap_or(500);
    let network = sealed(&["Körpü", "Ghent"]).await;
    network.chapters[0].run("people_generate", json!({"people": people, "seed": 5})).await;
    let cases = vec![Case { erased: None, guardian: true, phones: 2 }; (people as usize / 100).max(2)];
    let marked = filled(&network, &cases).await;
    let before = [network.export(0, "a").await, network.export(1, "b").await];
    for id in &marked {
        network.chapters[0].run("person_erase", json!({"id": id, "reason": "asked by letter"})).await;
    }
    let after = network.export(0, "c").await;
    for file in [&before[1], &after, &before[0], &after, &before[1]] {
        network.import(1, file).await;
        network.import(0, file).await;
    }
    accept(&network.chapters[1]).await;
    for file in &before {
        network.import(1, file).await;
    }
    nowhere(&network, &marked, &(0..marked.len()).collect()).await;
    assert_eq!(text(&json!(network.cells().await[0])).len(), 64);
}
