//! Backups: made, checked, rotated, put back.

use birlik_core::Code;
use birlik_core::store::backup::{self, BackupReason};
use birlik_core::store::file::{DataFile, MintReason};

use super::*;

const A_DAY: i64 = 24 * 60 * 60 * 1000;

#[tokio::test]
async fn a_backup_is_a_whole_data_file_in_the_configuration_folder() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    write(&file, 11).await;
    let made = backup::backup(&file, BackupReason::Asked).await.unwrap();
    assert_eq!(
        (made.name.as_str(), made.made, made.reason),
        ("2026-03-01 000000.000 asked.birlikdb", DAY, BackupReason::Asked)
    );
    assert!(made.path.starts_with(computer.around.config.folder()));
    assert_eq!(made.size, std::fs::metadata(&made.path).unwrap().len());
    assert_eq!(backup::list(&computer.around, &file.file_id()).unwrap(), std::slice::from_ref(&made));
    let id = file.file_id();
    file.close().await;
    assert_eq!(all_bytes(path.parent().unwrap()).len(), 1, "nothing beside the data file");
    let hash = bytes_of(&made.path);
    let copy = computer.path("copy.birlik");
    std::fs::copy(&made.path, &copy).unwrap();
    std::fs::remove_file(&path).unwrap();
    let copy = DataFile::open(&copy, &computer.around).await.unwrap();
    assert_eq!((people(&copy).await, copy.file_id()), (111, id));
    copy.close().await;
    assert_eq!(bytes_of(&made.path), hash);
}

#[tokio::test]
async fn once_a_day_and_only_when_something_changed() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert!(backup::daily(&file).await.unwrap().is_some());
    write(&file, 1).await;
    assert!(backup::daily(&file).await.unwrap().is_none(), "today has one");
    computer.later(A_DAY);
    assert!(backup::daily(&file).await.unwrap().is_some());
    computer.later(A_DAY);
    assert!(backup::daily(&file).await.unwrap().is_none(), "nothing changed");
    write(&file, 1).await;
    assert!(backup::daily(&file).await.unwrap().is_some());
    assert_eq!(backup::list(&computer.around, &file.file_id()).unwrap().len(), 3);
    file.close().await;
}

#[tokio::test]
async fn seven_days_and_four_weeks_stay_and_what_a_reason_made_thirty_days() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    backup::backup(&file, BackupReason::MassDelete).await.unwrap();
    let mut most = 0;
    for _ in 0..40 {
        write(&file, 0).await;
        backup::daily(&file).await.unwrap().unwrap();
        let list = backup::list(&computer.around, &file.file_id()).unwrap();
        most = most.max(list.iter().filter(|entry| entry.reason == BackupReason::Daily).count());
        let age = |entry: &backup::BackupEntry| (computer.around.clock.now_ms() - entry.made) / A_DAY;
        assert!(list.iter().all(|entry| age(entry) <= 30));
        computer.later(A_DAY);
    }
    assert!((9..=10).contains(&most), "{most}");
    let list = backup::list(&computer.around, &file.file_id()).unwrap();
    assert!(list.windows(2).all(|pair| pair[0].made > pair[1].made));
    assert!(list.iter().all(|entry| entry.reason == BackupReason::Daily), "the other one is past 30 days");
    file.close().await;
}

#[tokio::test]
async fn restoring_says_what_it_replaces_keeps_the_present_and_makes_a_new_installation() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    let before = file.installation();
    let made = backup::backup(&file, BackupReason::Asked).await.unwrap();
    computer.later(1000);
    write(&file, 20).await;
    let said = backup::compare(&file, &made.path).await.unwrap();
    assert_eq!((said.present.people, said.backup.people), (120, 100));
    assert_eq!((said.present.last_change, said.backup.last_change), (Some(DAY + 2), Some(DAY + 1)));
    let id = file.file_id();
    file.close().await;

    let restored = backup::restore(&made.path, &path, &computer.around).await.unwrap();
    assert_eq!(restored, said.backup);
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!((people(&file).await, file.minted(), file.file_id()), (100, Some(MintReason::RestoredBackup), id));
    assert_ne!(file.installation(), before);
    let list = backup::list(&computer.around, &id).unwrap();
    assert_eq!(list.iter().map(|entry| entry.reason).collect::<Vec<_>>(), [BackupReason::Restore, BackupReason::Asked]);
    write(&file, 1).await;
    file.close().await;

    // And back again.
    computer.later(1000);
    backup::restore(&list[0].path, &path, &computer.around).await.unwrap();
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!((people(&file).await, file.minted()), (120, Some(MintReason::RestoredBackup)));
    file.close().await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!(file.minted(), None, "once");
    file.close().await;
}

#[tokio::test]
async fn a_damaged_backup_is_refused_and_everything_stays() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    let made = backup::backup(&file, BackupReason::Asked).await.unwrap();
    file.close().await;
    let whole = std::fs::read(&made.path).unwrap();
    let spoilt: [(&str, Vec<u8>, Code); 4] = [
        ("cut", whole[..whole.len() / 2].to_vec(), Code::FileDamaged),
        ("zeroed", [&whole[..8192], &[0; 4096], &whole[12288..]].concat(), Code::FileDamaged),
        ("empty", Vec::new(), Code::FileEmpty),
        ("text", b"Ad;Soyad".to_vec(), Code::NotOurFile),
    ];
    for (name, bytes, code) in spoilt {
        std::fs::write(&made.path, &bytes).unwrap();
        let before = (bytes_of(&path), all_bytes(made.path.parent().unwrap()));
        let file = DataFile::open(&path, &computer.around).await.unwrap();
        assert_eq!(backup::compare(&file, &made.path).await.unwrap_err().code, code, "{name}");
        file.close().await;
        assert_eq!(backup::restore(&made.path, &path, &computer.around).await.unwrap_err().code, code, "{name}");
        assert_eq!((bytes_of(&path), all_bytes(made.path.parent().unwrap())), before, "{name}");
    }
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!((people(&file).await, file.minted()), (100, None));
    file.close().await;
}

#[tokio::test]
async fn a_damaged_data_file_is_kept_byte_for_byte_when_a_backup_takes_its_place() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    let made = backup::backup(&file, BackupReason::Asked).await.unwrap();
    file.close().await;
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[4096..12288].fill(0);
    std::fs::write(&path, &bytes).unwrap();
    let hash = bytes_of(&path);
    backup::restore(&made.path, &path, &computer.around).await.unwrap();
    let kept = computer.around.config.folder().join("backups/unreadable");
    assert!(all_bytes(&kept).iter().any(|(_, bytes)| *bytes == hash));
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!((people(&file).await, file.minted()), (100, Some(MintReason::RestoredBackup)));
    file.close().await;
}

#[tokio::test]
async fn a_backup_can_be_put_where_no_file_is_any_more() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    let made = backup::backup(&file, BackupReason::Asked).await.unwrap();
    file.close().await;
    std::fs::remove_file(&path).unwrap();
    backup::restore(&made.path, &path, &computer.around).await.unwrap();
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!((people(&file).await, file.minted()), (100, Some(MintReason::RestoredBackup)));
    file.close().await;
}

/// A backup of one data file put in the place of another, while the first is still there: two files of one id would
/// write under one name.
#[tokio::test]
async fn a_backup_of_another_data_file_becomes_a_file_of_its_own() {
    let computer = Computer::new();
    let first = computer.filled("first.birlik").await;
    let second = computer.filled("second.birlik").await;
    let file = DataFile::open(&first, &computer.around).await.unwrap();
    let (id, installation) = (file.file_id(), file.installation());
    let made = backup::backup(&file, BackupReason::Asked).await.unwrap();
    file.close().await;
    backup::restore(&made.path, &second, &computer.around).await.unwrap();
    let restored = DataFile::open(&second, &computer.around).await.unwrap();
    assert_eq!(restored.minted(), Some(MintReason::Copied));
    assert_ne!((restored.file_id(), restored.installation()), (id, installation));
    restored.close().await;
    let file = DataFile::open(&first, &computer.around).await.unwrap();
    assert_eq!((file.file_id(), file.installation(), file.minted()), (id, installation, None));
    file.close().await;
}

#[tokio::test]
async fn a_file_that_is_open_is_not_replaced() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    let made = backup::backup(&file, BackupReason::Asked).await.unwrap();
    let other = computer.another_program();
    assert_eq!(backup::restore(&made.path, &path, &other).await.unwrap_err().code, Code::FileBusy);
    write(&file, 1).await;
    assert_eq!(people(&file).await, 101);
    file.close().await;
}

/// What a program that died left in the log of the present is in its backup.
#[tokio::test]
async fn the_present_is_backed_up_with_its_log() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    let id = file.file_id();
    let made = backup::backup(&file, BackupReason::Asked).await.unwrap();
    write(&file, 9).await;
    let (died, log) = (computer.path("died"), computer.path("chapter.birlik-wal"));
    std::fs::copy(&path, &died).unwrap();
    let log_bytes = std::fs::read(&log).unwrap();
    file.close().await;
    std::fs::rename(&died, &path).unwrap();
    std::fs::write(&log, log_bytes).unwrap();
    computer.later(1000);
    backup::restore(&made.path, &path, &computer.around).await.unwrap();
    let present = &backup::list(&computer.around, &id).unwrap()[0];
    assert_eq!(present.reason, BackupReason::Restore);
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!(people(&file).await, 100);
    assert_eq!(backup::compare(&file, &present.path).await.unwrap().backup.people, 109);
    file.close().await;
    assert!(!log.exists());
}

#[cfg(unix)]
#[tokio::test]
async fn a_link_stays_and_what_it_names_is_replaced() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let link = computer.path("link.birlik");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let file = DataFile::open(&link, &computer.around).await.unwrap();
    let made = backup::backup(&file, BackupReason::Asked).await.unwrap();
    write(&file, 5).await;
    file.close().await;
    backup::restore(&made.path, &link, &computer.around).await.unwrap();
    assert!(link.symlink_metadata().unwrap().file_type().is_symlink());
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!((people(&file).await, file.minted()), (100, Some(MintReason::RestoredBackup)));
    file.close().await;
}

#[tokio::test]
async fn the_backups_of_a_file_that_is_gone_or_unreadable_are_found_by_its_place() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    let made = backup::backup(&file, BackupReason::Asked).await.unwrap();
    file.close().await;
    std::fs::write(&path, "rubbish").unwrap();
    assert_eq!(backup::list_for_path(&computer.around, &path).unwrap(), std::slice::from_ref(&made));
    assert_eq!(backup::list_for_path(&computer.around, &computer.path("other")).unwrap(), []);
}

/// A data file that is in use, chosen as if it were a backup: what it has in its log comes too.
#[tokio::test]
async fn a_data_file_with_a_log_can_be_put_in_the_place_of_another() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let other = DataFile::create(&computer.path("other.birlik"), &computer.around).await.unwrap();
    write(&other, 7).await;
    backup::restore(other.path(), &path, &computer.around).await.unwrap();
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!((people(&file).await, file.minted()), (7, Some(MintReason::Copied)));
    file.close().await;
    other.close().await;
}

#[cfg(unix)]
#[tokio::test]
async fn who_might_read_the_file_may_read_it_afterwards() {
    use std::os::unix::fs::PermissionsExt;
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    let made = backup::backup(&file, BackupReason::Asked).await.unwrap();
    file.close().await;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o660)).unwrap();
    backup::restore(&made.path, &path, &computer.around).await.unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o660);
    assert_eq!(std::fs::metadata(&made.path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[tokio::test]
async fn what_another_computer_holds_in_a_shared_folder_is_not_replaced() {
    let computer = Computer::new();
    std::fs::create_dir(computer.path("Nextcloud")).unwrap();
    let path = computer.path("Nextcloud/chapter.birlik");
    let ours = DataFile::create(&path, &computer.around).await.unwrap();
    write(&ours, 5).await;
    let made = backup::backup(&ours, BackupReason::Asked).await.unwrap();
    let colleague = around(&computer.folder.path().join("colleague"), "their computer", &computer.clock, 99);
    assert_eq!(backup::restore(&made.path, &path, &colleague).await.unwrap_err().code, Code::FileBusy);
    write(&ours, 1).await;
    ours.close().await;
    backup::restore(&made.path, &path, &colleague).await.unwrap();
}
