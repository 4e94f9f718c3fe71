//! A program that is killed: before or after, never between. The test binary runs itself as the program that dies.
//! `BIRLIK_KILLS` says how often (a few without it).

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use birlik_core::store::backup::{self, BackupReason};
use birlik_core::store::file::{DataFile, MintReason, check};

use super::*;

const ME: &str = "file::kill::child";
pub(crate) const CHILD: &str = "BIRLIK_KILL_CHILD";

pub(crate) fn kills() -> u64 {
    std::env::var("BIRLIK_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(12)
}

/// Not a test of its own: what the killed program does, over and over.
#[tokio::test]
async fn child() {
    let Ok(work) = std::env::var(CHILD) else { return };
    let folder = PathBuf::from(std::env::var_os("BIRLIK_KILL_FOLDER").unwrap());
    let clock = Arc::new(StandingClock(AtomicI64::new(DAY)));
    let around = around(&folder.join("config"), "this computer", &clock, u64::from(std::process::id()));
    let path = folder.join("data/chapter.birlik");
    println!("ready");
    match work.as_str() {
        "create" => {
            for n in 0.. {
                let path = folder.join(format!("data/new-{n}.birlik"));
                DataFile::create(&path, &around).await.unwrap().close().await;
            }
        }
        "write" => {
            let file = DataFile::open(&path, &around).await.unwrap();
            loop {
                write(&file, 50).await;
            }
        }
        "backup" => {
            let file = DataFile::open(&path, &around).await.unwrap();
            loop {
                clock.0.fetch_add(1000, Ordering::Relaxed);
                backup::backup(&file, BackupReason::Asked).await.unwrap();
            }
        }
        _ => {
            let one = folder.join("one.birlik");
            let two = folder.join("two.birlik");
            loop {
                for backup in [&one, &two] {
                    clock.0.fetch_add(1000, Ordering::Relaxed);
                    backup::restore(backup, &path, &around).await.unwrap();
                }
            }
        }
    }
}

pub(crate) fn start(child: &str, work: &str, computer: &Computer) -> Child {
    start_in(child, work, computer.folder.path())
}

pub(crate) fn start_in(child: &str, work: &str, folder: &Path) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", child, "--nocapture", "--test-threads=1"])
        .env(CHILD, work)
        .env("BIRLIK_KILL_FOLDER", folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(child.stdout.take().unwrap()));
    assert!(lines.any(|line| line.unwrap().contains("ready")));
    // The rest is read, so that the pipe never breaks under the child.
    std::thread::spawn(move || lines.count());
    child
}

/// Kills at a moment that differs from run to run, spread over the first `within` milliseconds of work.
pub(crate) async fn kill_within(within: u64, mut child: Child, nth: u64) {
    tokio::time::sleep(Duration::from_micros(nth.wrapping_mul(0x9e37_79b9_7f4a_7c15) % (within * 1000))).await;
    child.kill().unwrap();
    child.wait().unwrap();
}

async fn kill(child: Child, nth: u64) {
    kill_within(150, child, nth).await;
}

#[tokio::test]
async fn killed_while_creating_leaves_whole_files_only() {
    for nth in 0..kills() {
        let computer = Computer::new();
        kill(start(ME, "create", &computer), nth).await;
        for entry in std::fs::read_dir(computer.path("")).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if name.ends_with(".birlik") {
                let file = DataFile::open(&path, &computer.around).await.unwrap();
                assert_eq!((file.minted(), people(&file).await), (None, 0), "run {nth}, {name}");
                file.close().await;
            } else {
                assert!(name.starts_with(".birlik-new-") || name.contains(".birlik-"), "run {nth}: {name}");
            }
        }
    }
}

#[tokio::test]
async fn killed_while_writing_leaves_whole_batches_and_no_new_installation() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let mut before = 100;
    for nth in 0..kills() {
        kill(start(ME, "write", &computer), nth).await;
        let file = DataFile::open(&path, &computer.around).await.unwrap();
        assert_eq!(file.minted(), None, "run {nth}");
        let now = people(&file).await;
        assert!(now >= before && now % 50 == 0, "run {nth}: {before} to {now}");
        let batches: i64 = sqlx::query_scalar("select max(stamp) from batch")
            .fetch_one(&mut *file.read().await.unwrap())
            .await
            .unwrap();
        assert!(
            file.last_stamp() >= batches,
            "run {nth}: no stamp is in the file that the configuration does not know"
        );
        assert_eq!(check(&file).await.unwrap().findings, [], "run {nth}");
        before = now;
        file.close().await;
    }
    assert!(before > 100, "it wrote between");
}

#[tokio::test]
async fn killed_while_backing_up_leaves_whole_backups_only() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let mut seen = 0;
    for nth in 0..kills() {
        kill(start(ME, "backup", &computer), nth).await;
        let file = DataFile::open(&path, &computer.around).await.unwrap();
        let backups = backup::list(&computer.around, &file.file_id()).unwrap();
        for made in &backups {
            assert_eq!(
                backup::compare(&file, &made.path).await.unwrap().backup.people,
                100,
                "run {nth}, {}",
                made.name
            );
        }
        seen = seen.max(backups.len());
        file.close().await;
    }
    assert!(seen > 0);
}

#[tokio::test]
async fn killed_while_restoring_leaves_the_one_or_the_other() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    for name in ["one.birlik", "two.birlik"] {
        let made = backup::backup(&file, BackupReason::Asked).await.unwrap();
        std::fs::copy(&made.path, computer.folder.path().join(name)).unwrap();
        write(&file, 30).await;
        computer.later(1000);
    }
    let first = file.installation();
    file.close().await;
    let mut seen = std::collections::BTreeSet::new();
    for nth in 0..kills() {
        kill(start(ME, "restore", &computer), nth).await;
        let file = DataFile::open(&path, &computer.around).await.unwrap();
        let count = people(&file).await;
        assert!([100, 130, 160].contains(&count), "run {nth}: {count}");
        assert_eq!(check(&file).await.unwrap().findings, [], "run {nth}");
        if seen.insert(count) && count != 160 {
            assert_eq!(file.minted(), Some(MintReason::RestoredBackup), "run {nth}");
            assert_ne!(file.installation(), first);
        }
        file.close().await;
    }
}
