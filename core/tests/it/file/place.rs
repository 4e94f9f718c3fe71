//! Data files in cloud folders and on shares.

use birlik_core::store::file::{Access, DataFile, Reason, Warning};

use super::*;

async fn journal(file: &DataFile) -> String {
    sqlx::query_scalar("pragma journal_mode").fetch_one(&mut *file.read().await.unwrap()).await.unwrap()
}

fn in_folder(computer: &Computer, folder: &str) -> PathBuf {
    let folder = computer.path(folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder.join("chapter.birlik")
}

#[tokio::test]
async fn an_ordinary_file_has_a_log_and_no_warning() {
    let computer = Computer::new();
    let file = DataFile::create(&computer.path("chapter.birlik"), &computer.around).await.unwrap();
    assert_eq!((file.warnings(), journal(&file).await.as_str()), ([].as_slice(), "wal"));
    file.close().await;
}

#[tokio::test]
async fn in_a_cloud_folder_it_is_said_and_no_log_lies_beside() {
    let computer = Computer::new();
    let path = in_folder(&computer, "OneDrive - Verein");
    let file = DataFile::create(&path, &computer.around).await.unwrap();
    assert_eq!(file.warnings(), [Warning::CloudFolder("OneDrive")]);
    assert_eq!(journal(&file).await, "delete");
    write(&file, 10).await;
    let names: Vec<_> = all_bytes(path.parent().unwrap()).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, [".chapter.birlik.lock", "chapter.birlik"]);
    file.close().await;
    assert_eq!(all_bytes(path.parent().unwrap()).len(), 1, "the lock goes with the closing");
}

#[tokio::test]
async fn a_file_that_moves_into_a_cloud_folder_and_out_again_changes_its_journal() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let inside = in_folder(&computer, "Dropbox");
    std::fs::rename(&path, &inside).unwrap();
    let file = DataFile::open(&inside, &computer.around).await.unwrap();
    assert_eq!((journal(&file).await.as_str(), people(&file).await), ("delete", 100));
    file.close().await;
    std::fs::rename(&inside, &path).unwrap();
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!((journal(&file).await.as_str(), file.warnings().len()), ("wal", 0));
    file.close().await;
}

#[tokio::test]
async fn on_a_share_it_is_said() {
    let mut computer = Computer::new();
    let path = in_folder(&computer, "office");
    let mount = std::fs::canonicalize(path.parent().unwrap()).unwrap();
    computer.around.surroundings.mounts = vec![("/".into(), "ext4".into()), (mount, "cifs".into())];
    let file = DataFile::create(&path, &computer.around).await.unwrap();
    assert_eq!((file.warnings(), journal(&file).await.as_str()), ([Warning::NetworkShare].as_slice(), "delete"));
    file.close().await;
}

/// Two computers, each with its own configuration, see one folder.
#[tokio::test]
async fn only_one_computer_writes_in_a_shared_folder() {
    let computer = Computer::new();
    let path = in_folder(&computer, "Nextcloud");
    let ours = DataFile::create(&path, &computer.around).await.unwrap();
    write(&ours, 5).await;
    let colleague = around(&computer.folder.path().join("colleague"), "their computer", &computer.clock, 99);
    let theirs = DataFile::open(&path, &colleague).await.unwrap();
    assert_eq!(theirs.access(), Access::ReadOnly(Reason::HeldByAnotherProgram));
    assert_eq!(people(&theirs).await, 5);
    theirs.close().await;
    // Beside it, on the same computer, the terminal may write.
    let terminal = DataFile::open(&path, &computer.another_program()).await.unwrap();
    assert_eq!(terminal.access(), Access::ReadWrite);
    terminal.close().await;
    ours.close().await;
    let theirs = DataFile::open(&path, &colleague).await.unwrap();
    assert_eq!(theirs.access(), Access::ReadWrite);
    theirs.close().await;
}

#[tokio::test]
async fn a_computer_that_fell_silent_is_waited_for_ten_minutes_and_then_it_may_not_write() {
    let computer = Computer::new();
    let path = in_folder(&computer, "Nextcloud");
    let ours = DataFile::create(&path, &computer.around).await.unwrap();
    write(&ours, 5).await;
    let colleague = around(&computer.folder.path().join("colleague"), "their computer", &computer.clock, 99);
    computer.later(10 * 60 * 1000);
    let theirs = DataFile::open(&path, &colleague).await.unwrap();
    assert_eq!(theirs.access(), Access::ReadWrite);
    assert_eq!(ours.write().await.unwrap_err().code, birlik_core::Code::FileBusy);
    theirs.close().await;
    ours.close().await;
}
