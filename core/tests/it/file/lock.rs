//! Several programs at one data file, and files that cannot be written.

use birlik_core::Code;
use birlik_core::store::file::{Access, DataFile, Reason};
use std::time::{Duration, Instant};

use super::*;

#[tokio::test]
async fn two_programs_write_in_turn_and_each_notices_the_other() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let window = DataFile::open(&path, &computer.around).await.unwrap();
    let terminal = DataFile::open(&path, &computer.another_program()).await.unwrap();
    assert_eq!(window.installation(), terminal.installation());
    assert!(!window.changed_elsewhere().await.unwrap());
    write(&window, 1).await;
    assert!(!window.changed_elsewhere().await.unwrap(), "our own write is not news");
    assert!(terminal.changed_elsewhere().await.unwrap());
    assert!(!terminal.changed_elsewhere().await.unwrap(), "said once");
    let mut tx = terminal.write().await.unwrap();
    sqlx::query("insert into meta values ('x', 1)").execute(&mut *tx).await.unwrap();
    tx.commit(None).await.unwrap();
    assert!(window.changed_elsewhere().await.unwrap());
    window.close().await;
    terminal.close().await;
    assert_eq!(all_bytes(path.parent().unwrap()).len(), 1);
}

#[tokio::test]
async fn a_write_waits_for_another_and_not_longer_than_five_seconds() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let window = DataFile::open(&path, &computer.around).await.unwrap();
    let terminal = DataFile::open(&path, &computer.another_program()).await.unwrap();
    let held = window.write().await.unwrap();
    let begun = Instant::now();
    let refused = terminal.write().await.unwrap_err();
    assert_eq!(refused.code, Code::FileBusy);
    assert!((4..8).contains(&begun.elapsed().as_secs()), "{:?}", begun.elapsed());
    let (released, got) = tokio::join!(
        async {
            tokio::time::sleep(Duration::from_millis(300)).await;
            held.rollback().await
        },
        terminal.write()
    );
    released.unwrap();
    got.unwrap().rollback().await.unwrap();
    assert_eq!(people(&terminal).await, 100, "reading never waits");
    window.close().await;
    terminal.close().await;
}

#[tokio::test]
async fn two_writes_of_one_program_wait_for_each_other_too() {
    let computer = Computer::new();
    let file = DataFile::create(&computer.path("chapter.birlik"), &computer.around).await.unwrap();
    let held = file.write().await.unwrap();
    assert_eq!(file.write().await.unwrap_err().code, Code::FileBusy);
    held.rollback().await.unwrap();
    write(&file, 1).await;
    file.close().await;
}

/// Another program holds SQLite's exclusive lock and does not let go.
#[tokio::test]
async fn a_file_held_by_another_program_is_opened_for_reading_and_left_alone() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let mut other = connect(&path, false).await;
    sqlx::raw_sql("pragma journal_mode = delete; begin exclusive").execute(&mut other).await.unwrap();
    let hash = bytes_of(&path);
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!(file.access(), Access::ReadOnly(Reason::HeldByAnotherProgram));
    assert_eq!(people(&file).await, 100);
    let refused = file.write().await.unwrap_err();
    assert_eq!((refused.code, refused.params["reason"].as_str()), (Code::ReadOnly, "held_by_another_program"));
    file.close().await;
    assert_eq!(bytes_of(&path), hash);
    let copies = computer.around.config.folder().join("copies");
    assert_eq!(std::fs::read_dir(copies).unwrap().count(), 0, "the copy is gone");
    sqlx::raw_sql("rollback").execute(&mut other).await.unwrap();
    sqlx::Connection::close(other).await.unwrap();
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!(file.access(), Access::ReadWrite);
    file.close().await;
}

#[tokio::test]
async fn a_write_protected_file_is_opened_for_reading() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let before = computer.around.config.folder().join("files");
    let entries = all_bytes(&before);
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    let hash = bytes_of(&path);
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!(file.access(), Access::ReadOnly(Reason::NoPermission));
    assert_eq!((people(&file).await, file.minted()), (100, None));
    let refused = file.write().await.unwrap_err();
    assert_eq!((refused.code, refused.params["reason"].as_str()), (Code::ReadOnly, "no_permission"));
    assert!(!file.changed_elsewhere().await.unwrap());
    file.close().await;
    assert_eq!(bytes_of(&path), hash);
    assert_eq!(all_bytes(&before), entries, "nobody writes, so nothing is noted");
    make_writable(&path);
}

fn make_writable(path: &Path) {
    let mut permissions = std::fs::metadata(path).unwrap().permissions();
    #[cfg(unix)]
    std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o600);
    #[cfg(not(unix))]
    permissions.set_readonly(false);
    std::fs::set_permissions(path, permissions).unwrap();
}

/// A cloud service downloads another state and puts it in the file's place.
#[cfg(unix)]
#[tokio::test]
async fn a_file_replaced_under_the_open_one_is_noticed_before_anything_is_written() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    let other = computer.path("incoming");
    std::fs::copy(&path, &other).unwrap();
    std::fs::rename(&other, &path).unwrap();
    assert_eq!(file.write().await.unwrap_err().code, Code::FileReplaced);
    assert_eq!(file.changed_elsewhere().await.unwrap_err().code, Code::FileReplaced);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(file.write().await.unwrap_err().code, Code::FileMissing);
    file.close().await;
}

/// The folder cannot be written to, so neither can a log be made beside the file.
#[cfg(unix)]
#[tokio::test]
async fn a_file_in_a_write_protected_folder_is_opened_for_reading() {
    use std::os::unix::fs::PermissionsExt;
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let folder = path.parent().unwrap();
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o555)).unwrap();
    if std::fs::write(folder.join("probe"), "").is_ok() {
        eprintln!("run by an administrator, who may write everywhere: not tried");
        return;
    }
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!(file.access(), Access::ReadOnly(Reason::NoPermission));
    assert_eq!(people(&file).await, 100);
    file.close().await;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(all_bytes(folder).len(), 1);
}

/// An import in the terminal may take minutes; the window opens and shows what was there before.
#[tokio::test]
async fn a_file_is_opened_and_read_while_another_program_writes() {
    use super::kill_work::{app, run};
    use serde_json::json;
    let computer = Computer::new();
    let path = computer.path("chapter.birlikdb");
    let made = json!({"file": path, "name": "Körpü House", "country": "DE", "language": "az", "zone": "Europe/Berlin"});
    let terminal = app(computer.folder.path(), 5);
    run(&terminal, "file_create", made).await;
    run(&terminal, "people_generate", json!({"people": 30, "seed": 1})).await;
    run(&terminal, "file_close", json!({})).await;
    let config = birlik_core::store::config::Config::at(computer.around.config.folder()).unwrap();
    let writing = DataFile::open(&path, &Around { config, ..computer.another_program() }).await.unwrap();
    let held = writing.write().await.unwrap();
    let begun = Instant::now();
    let window = app(computer.folder.path(), 6);
    let state = run(&window, "file_open", json!({"file": path})).await;
    assert_eq!(state["file"]["read_only"], serde_json::Value::Null);
    assert_eq!(run(&window, "person_list", json!({})).await["total"], 30);
    assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
    held.rollback().await.unwrap();
    writing.close().await;
    run(&window, "file_close", json!({})).await;
}
