//! Making and opening.

use birlik_core::Code;
use birlik_core::store::file::{APPLICATION_ID, Access, DataFile, MintReason};

use super::*;

#[tokio::test]
async fn what_was_written_is_there_after_closing() {
    let computer = Computer::new();
    let path = computer.path("chapter.birlik");
    let made = DataFile::create(&path, &computer.around).await.unwrap();
    assert_eq!(made.access(), Access::ReadWrite);
    assert_eq!(made.minted(), Some(MintReason::New));
    let (file_id, installation) = (made.file_id(), made.installation());
    assert_ne!(file_id, [0; 16]);
    write(&made, 3).await;
    made.close().await;
    assert_eq!(all_bytes(path.parent().unwrap()).len(), 1, "neither log nor remains");

    let opened = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!((opened.file_id(), opened.installation(), opened.minted()), (file_id, installation, None));
    assert_eq!(people(&opened).await, 3);
    assert_eq!(opened.last_stamp(), 1);
    opened.close().await;
}

#[tokio::test]
async fn a_data_file_bears_our_mark_and_its_version() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let bytes = std::fs::read(&path).unwrap();
    assert_eq!(bytes[68..72], APPLICATION_ID.to_be_bytes());
    assert_eq!(bytes[60..64], super::newest_migration().to_be_bytes());
}

#[tokio::test]
async fn an_existing_file_is_not_replaced() {
    let computer = Computer::new();
    let path = computer.path("letter.txt");
    std::fs::write(&path, "Dear Leyla").unwrap();
    let refused = DataFile::create(&path, &computer.around).await.unwrap_err();
    assert_eq!(refused.code, Code::FileExists);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "Dear Leyla");
}

#[tokio::test]
async fn a_folder_that_is_not_there_is_said() {
    let computer = Computer::new();
    let path = computer.path("nowhere/chapter.birlik");
    assert_eq!(DataFile::create(&path, &computer.around).await.unwrap_err().code, Code::FileMissing);
    assert_eq!(DataFile::open(&path, &computer.around).await.unwrap_err().code, Code::FileMissing);
}

#[tokio::test]
async fn a_transaction_that_is_dropped_leaves_nothing() {
    let computer = Computer::new();
    let file = DataFile::create(&computer.path("chapter.birlik"), &computer.around).await.unwrap();
    let mut tx = file.write().await.unwrap();
    say(&mut tx, &file, 5).await;
    drop(tx);
    assert_eq!(people(&file).await, 0);
    write(&file, 2).await;
    assert_eq!(people(&file).await, 2);
    file.close().await;
}

#[tokio::test]
async fn readers_cannot_write() {
    let computer = Computer::new();
    let file = DataFile::create(&computer.path("chapter.birlik"), &computer.around).await.unwrap();
    let mut reader = file.read().await.unwrap();
    let refused = sqlx::query("delete from meta").execute(&mut *reader).await.unwrap_err();
    assert_eq!(birlik_core::Error::from(refused).code, Code::ReadOnly);
}

#[tokio::test]
async fn names_with_blanks_signs_and_other_scripts_are_names() {
    let computer = Computer::new();
    for name in ["Bakı evi №1 #2?x=%20&.birlik", "file:a.birlik", "əhali.birlik"] {
        if cfg!(windows) && name.contains(['?', ':']) {
            continue;
        }
        let path = computer.filled(name).await;
        let file = DataFile::open(&path, &computer.around).await.unwrap();
        assert_eq!(people(&file).await, 100, "{name}");
        file.close().await;
        assert!(path.exists(), "{name}");
    }
}

#[tokio::test]
async fn a_full_disk_is_said_and_takes_nothing_away() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    let mut tx = file.write().await.unwrap();
    // SQLite's own limit fails as a full disk does: https://www.sqlite.org/rescode.html#full.
    sqlx::raw_sql("pragma max_page_count = 1").execute(&mut *tx).await.unwrap();
    let mut full = None;
    for n in 0..1000 {
        let write = sqlx::query("insert into meta values (?1, zeroblob(5000))").bind(format!("{n}"));
        if let Err(cause) = write.execute(&mut *tx).await {
            full = Some(birlik_core::Error::from(cause).code);
            break;
        }
    }
    assert_eq!(full, Some(Code::DiskFull));
    drop(tx);
    assert_eq!(people(&file).await, 100);
    file.close().await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!((people(&file).await, file.minted()), (100, None));
    file.close().await;
}
