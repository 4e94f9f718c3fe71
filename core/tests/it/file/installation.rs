//! When a new installation is made, and when not (merge design, section 5).

use birlik_core::domain::id::hex;
use birlik_core::store::config::Entry;
use birlik_core::store::file::{DataFile, MintReason};

use super::*;

fn entry(computer: &Computer, file: &DataFile) -> Entry {
    computer.around.config.entry(&file.file_id()).unwrap().unwrap()
}

#[tokio::test]
async fn the_same_file_at_the_same_place_keeps_its_installation() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let mut seen = Vec::new();
    for _ in 0..3 {
        let file = DataFile::open(&path, &computer.around).await.unwrap();
        assert_eq!(file.minted(), None);
        seen.push(file.installation());
        write(&file, 1).await;
        file.close().await;
    }
    assert!(seen.windows(2).all(|pair| pair[0] == pair[1]));
}

#[tokio::test]
async fn a_missing_entry_mints() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    let (id, before) = (file.file_id(), file.installation());
    file.close().await;
    std::fs::remove_file(computer.around.config.folder().join("files").join(hex(&id) + ".json")).unwrap();
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!(file.minted(), Some(MintReason::NoEntry));
    assert_ne!(file.installation(), before);
    assert_eq!(file.file_id(), id);
    assert_eq!(entry(&computer, &file).installation, hex(&file.installation()));
    file.close().await;
}

#[tokio::test]
async fn an_entry_that_is_rubbish_counts_as_missing() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    let id = file.file_id();
    file.close().await;
    std::fs::write(computer.around.config.folder().join("files").join(hex(&id) + ".json"), "{").unwrap();
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!(file.minted(), Some(MintReason::NoEntry));
    file.close().await;
}

#[tokio::test]
async fn another_machine_mints_with_new_secrets_and_remembers_the_former_installation() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    let before = entry(&computer, &file);
    file.close().await;
    // The whole home folder was copied to a new computer.
    let moved = around(computer.around.config.folder(), "another computer", &computer.clock, 77);
    let file = DataFile::open(&path, &moved).await.unwrap();
    assert_eq!(file.minted(), Some(MintReason::OtherMachine));
    let after = entry(&computer, &file);
    assert_eq!(after.retired, std::slice::from_ref(&before.installation));
    assert!(after.signing_seed != before.signing_seed && after.age_seed != before.age_seed);
    assert_eq!(after.stamps.last, 0);
    file.close().await;
}

#[tokio::test]
async fn a_file_restored_in_place_by_hand_mints() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let kept = std::fs::read(&path).unwrap();
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    let before = file.installation();
    write(&file, 1).await;
    file.close().await;
    std::fs::write(&path, kept).unwrap();
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!(file.minted(), Some(MintReason::RestoredInPlace));
    assert_ne!(file.installation(), before);
    file.close().await;
}

#[tokio::test]
async fn a_copy_beside_the_original_gets_a_new_file_id_too_and_the_original_keeps_all() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let copy = computer.path("Copy of chapter.birlik");
    std::fs::copy(&path, &copy).unwrap();
    let opened = DataFile::open(&copy, &computer.around).await.unwrap();
    assert_eq!(opened.minted(), Some(MintReason::Copied));
    let original = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!(original.minted(), None);
    assert_ne!(original.file_id(), opened.file_id());
    assert_ne!(original.installation(), opened.installation());
    let new_id = opened.file_id();
    opened.close().await;
    original.close().await;
    let again = DataFile::open(&copy, &computer.around).await.unwrap();
    assert_eq!((again.minted(), again.file_id()), (None, new_id));
    again.close().await;
}

#[tokio::test]
async fn a_moved_file_keeps_its_installation_and_the_new_place_is_noted() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let moved = computer.path("moved.birlik");
    std::fs::rename(&path, &moved).unwrap();
    let file = DataFile::open(&moved, &computer.around).await.unwrap();
    assert_eq!(file.minted(), None);
    assert_eq!(entry(&computer, &file).path, std::fs::canonicalize(&moved).unwrap());
    file.close().await;
}

#[cfg(unix)]
#[tokio::test]
async fn a_link_to_the_file_is_not_a_copy() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let link = computer.path("link.birlik");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let hard = computer.path("hard.birlik");
    std::fs::hard_link(&path, &hard).unwrap();
    for name in [link, hard] {
        let file = DataFile::open(&name, &computer.around).await.unwrap();
        assert_eq!(file.minted(), None, "{}", name.display());
        file.close().await;
    }
}

#[tokio::test]
async fn two_programs_that_open_an_unknown_file_at_once_agree() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    std::fs::remove_dir_all(computer.around.config.folder().join("files")).unwrap();
    let other = computer.another_program();
    let (one, two) = tokio::join!(DataFile::open(&path, &computer.around), DataFile::open(&path, &other));
    let (one, two) = (one.unwrap(), two.unwrap());
    assert_eq!(one.installation(), two.installation());
    one.close().await;
    two.close().await;
}

/// A commit that was noted and never happened: not a restored file, and its stamp is never given again.
#[tokio::test]
async fn a_program_that_died_before_its_commit_mints_nothing() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    let (id, installation) = (file.file_id(), file.installation());
    file.close().await;
    let entry_path = computer.around.config.folder().join("files").join(hex(&id) + ".json");
    let mut json: serde_json::Value = serde_json::from_slice(&std::fs::read(&entry_path).unwrap()).unwrap();
    assert_eq!(json["stamps"]["last"], 1);
    json["stamps"]["coming"] = 9.into();
    std::fs::write(&entry_path, json.to_string()).unwrap();
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!((file.minted(), file.installation()), (None, installation));
    assert_eq!(file.last_stamp(), 9);
    file.close().await;
}

#[tokio::test]
async fn the_entry_holds_the_stamp_before_the_file_does() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    let mut tx = file.write().await.unwrap();
    let stamp = say(&mut tx, &file, 1).await;
    // The commit fails, for the configuration cannot be written.
    let files = computer.around.config.folder().join("files");
    std::fs::rename(&files, computer.around.config.folder().join("gone")).unwrap();
    std::fs::write(&files, "in the way").unwrap();
    assert_eq!(tx.commit(Some(stamp)).await.unwrap_err().code, birlik_core::Code::ConfigFailed);
    std::fs::remove_file(&files).unwrap();
    std::fs::rename(computer.around.config.folder().join("gone"), &files).unwrap();
    assert_eq!(people(&file).await, 100, "no commit without its entry");
    write(&file, 1).await;
    assert_eq!(entry(&computer, &file).stamps.last, file.last_stamp());
    file.close().await;
}

#[tokio::test]
async fn who_was_overtaken_by_a_new_installation_writes_no_more() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    let moved = around(computer.around.config.folder(), "another computer", &computer.clock, 77);
    let other = DataFile::open(&path, &moved).await.unwrap();
    assert_eq!(other.minted(), Some(MintReason::OtherMachine));
    let mut tx = file.write().await.unwrap();
    let stamp = say(&mut tx, &file, 1).await;
    assert_eq!(tx.commit(Some(stamp)).await.unwrap_err().code, birlik_core::Code::FileReplaced);
    assert_eq!(people(&other).await, 100);
    file.close().await;
    other.close().await;
}

#[tokio::test]
async fn secrets_are_in_the_configuration_and_nowhere_else() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    let kept =
        birlik_core::store::backup::backup(&file, birlik_core::store::backup::BackupReason::Asked).await.unwrap();
    let entry = entry(&computer, &file);
    file.close().await;
    for secret in [&entry.signing_seed, &entry.age_seed] {
        let raw = birlik_core::domain::id::unhex(secret).unwrap();
        assert_eq!(raw.len(), 32);
        for place in [&path, &kept.path] {
            let bytes = std::fs::read(place).unwrap();
            assert!(!bytes.windows(32).any(|window| window == raw));
            assert!(!bytes.windows(64).any(|window| window == secret.as_bytes()));
        }
        assert!(!format!("{entry:?}").contains(secret.as_str()), "not in a log either");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let path = computer.around.config.folder().join("files");
        for entry in std::fs::read_dir(path).unwrap() {
            assert_eq!(entry.unwrap().metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(std::fs::metadata(computer.around.config.folder()).unwrap().permissions().mode() & 0o777, 0o700);
    }
}

/// Many openings and commits of two programs at once: nobody takes the other's commit for a restored file.
#[tokio::test]
async fn opening_while_another_program_commits_mints_nothing() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let (writer, opener) = (computer.another_program(), computer.around.clone());
    let done = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let writing = std::thread::spawn({
        let (path, done) = (path.clone(), done.clone());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        move || {
            runtime.block_on(async {
                while !done.load(Ordering::Relaxed) {
                    let file = DataFile::open(&path, &writer).await.unwrap();
                    assert_eq!(file.minted(), None);
                    for _ in 0..3 {
                        write(&file, 1).await;
                    }
                    file.close().await;
                }
            });
        }
    });
    for nth in 0..60 {
        let file = DataFile::open(&path, &opener).await.unwrap();
        assert_eq!(
            (file.minted(), file.access()),
            (None, birlik_core::store::file::Access::ReadWrite),
            "opening {nth}"
        );
        file.close().await;
    }
    done.store(true, Ordering::Relaxed);
    writing.join().unwrap();
}
