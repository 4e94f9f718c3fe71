//! Files that are damaged, foreign or too new: each refused with its own code, and left byte for byte.

use birlik_core::Code;
use birlik_core::store::file::{DataFile, Warning};
use rstest::rstest;

use super::*;

/// Opens what `spoil` made of a good data file: its code, after nothing in the folder has changed.
async fn refused(spoil: impl FnOnce(&mut Vec<u8>)) -> Code {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let mut bytes = std::fs::read(&path).unwrap();
    spoil(&mut bytes);
    std::fs::write(&path, bytes).unwrap();
    let before = all_bytes(path.parent().unwrap());
    let refused = DataFile::open(&path, &computer.around).await.unwrap_err();
    assert_eq!(all_bytes(path.parent().unwrap()), before, "left as it was");
    assert_eq!(refused.params["path"], path.display().to_string());
    refused.code
}

#[rstest]
#[case::cut_in_the_middle(|bytes: &mut Vec<u8>| bytes.truncate(bytes.len() / 2))]
#[case::cut_to_the_header(|bytes: &mut Vec<u8>| bytes.truncate(100))]
#[case::last_page_missing(|bytes: &mut Vec<u8>| bytes.truncate(bytes.len() - 4096))]
#[case::magic(|bytes: &mut Vec<u8>| bytes[..14].copy_from_slice(b"Now is the win"))]
#[case::page_size(|bytes: &mut Vec<u8>| bytes[16..18].copy_from_slice(&[3, 1]))]
#[case::schema_page_zeroed(|bytes: &mut Vec<u8>| bytes[100..4096].fill(0))]
#[case::pages_swapped(|bytes: &mut Vec<u8>| { let last = bytes.len() - 4096; for at in 0..4096 { bytes.swap(4096 * 3 + at, last + at) } })]
#[case::everything_but_the_header(|bytes: &mut Vec<u8>| bytes[100..].fill(0xa5))]
#[tokio::test]
async fn a_damaged_file_is_refused_untouched(#[case] spoil: fn(&mut Vec<u8>)) {
    assert_eq!(refused(spoil).await, Code::FileDamaged);
}

/// Damaged between two openings of one day: its size or date tells.
#[tokio::test]
async fn what_was_written_over_since_the_last_closing_is_checked_again() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    DataFile::open(&path, &computer.around).await.unwrap().close().await;
    let mut bytes = std::fs::read(&path).unwrap();
    let last = bytes.len() - 4096;
    bytes[last..].fill(0);
    tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    std::fs::write(&path, &bytes).unwrap();
    assert_eq!(DataFile::open(&path, &computer.around).await.unwrap_err().code, Code::FileDamaged);
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}

#[tokio::test]
async fn any_zeroed_page_is_noticed_or_holds_nothing() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let whole = std::fs::read(&path).unwrap();
    let mut noticed = 0;
    for page in 1..whole.len() / 4096 {
        let mut bytes = whole.clone();
        bytes[page * 4096..(page + 1) * 4096].fill(0);
        let copy = computer.path("copy.birlik");
        std::fs::write(&copy, &bytes).unwrap();
        let hash = bytes_of(&copy);
        match DataFile::open(&copy, &computer.around).await {
            Err(refused) => {
                assert_eq!(refused.code, Code::FileDamaged, "page {page}");
                assert_eq!(bytes_of(&copy), hash, "page {page}");
                noticed += 1;
            }
            Ok(file) => {
                assert_eq!(people(&file).await, 100, "page {page}");
                file.close().await;
            }
        }
        std::fs::remove_file(&copy).unwrap();
    }
    assert!(noticed * 10 >= (whole.len() / 4096 - 1) * 9, "{noticed} of {}", whole.len() / 4096 - 1);
}

#[rstest]
#[case("empty", b"".as_slice(), Code::FileEmpty, None)]
#[case("table.csv", b"Ad;Soyad\r\nLeyla;Quliyeva\r\n", Code::NotOurFile, Some("text"))]
#[case("book.xlsx", b"PK\x03\x04\x14\x00\x06\x00", Code::NotOurFile, Some("zip"))]
#[case("page.pdf", b"%PDF-1.7\n\x00", Code::NotOurFile, Some("pdf"))]
#[case("noise", b"\x00\x9c\x03\xd0\xff\xa3", Code::NotOurFile, Some("unknown"))]
#[tokio::test]
async fn what_is_no_data_file_is_told_apart(
    #[case] name: &str,
    #[case] bytes: &[u8],
    #[case] code: Code,
    #[case] looks_like: Option<&str>,
) {
    let computer = Computer::new();
    let path = computer.path(name);
    std::fs::write(&path, bytes).unwrap();
    let refused = DataFile::open(&path, &computer.around).await.unwrap_err();
    assert_eq!((refused.code, refused.params.get("looks_like").map(String::as_str)), (code, looks_like));
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
    assert_eq!(all_bytes(path.parent().unwrap()).len(), 1);
}

#[tokio::test]
async fn a_folder_and_another_programs_database_are_no_data_files() {
    let computer = Computer::new();
    let refused = DataFile::open(computer.path("x").parent().unwrap(), &computer.around).await.unwrap_err();
    assert_eq!((refused.code, refused.params["looks_like"].as_str()), (Code::NotOurFile, "folder"));
    let path = computer.path("other.db");
    let mut conn = connect(&path, true).await;
    sqlx::raw_sql("create table person(id integer primary key, name text)").execute(&mut conn).await.unwrap();
    sqlx::Connection::close(conn).await.unwrap();
    let hash = bytes_of(&path);
    let refused = DataFile::open(&path, &computer.around).await.unwrap_err();
    assert_eq!((refused.code, refused.params["looks_like"].as_str()), (Code::NotOurFile, "sqlite"));
    assert_eq!(bytes_of(&path), hash);
}

#[rstest]
#[case("create trigger t after insert on batch begin delete from cell; end", "t")]
#[case("create view v as with recursive r(x) as (select 1 union all select x + 1 from r) select x from r", "v")]
#[case("create table stranger(a)", "stranger")]
#[case("create virtual table p_trap using rtree(id, a, b)", "p_trap")]
#[case("create index cell_more on cell(val)", "cell_more")]
#[case("alter table batch add column more text default 'x'", "batch")]
#[tokio::test]
async fn what_somebody_put_into_the_schema_is_refused_untouched(#[case] sql: &'static str, #[case] name: &str) {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let mut conn = connect(&path, false).await;
    sqlx::raw_sql(sql).execute(&mut conn).await.unwrap();
    sqlx::raw_sql("pragma wal_checkpoint(truncate)").execute(&mut conn).await.unwrap();
    sqlx::Connection::close(conn).await.unwrap();
    let before = all_bytes(path.parent().unwrap());
    let refused = DataFile::open(&path, &computer.around).await.unwrap_err();
    assert_eq!((refused.code, refused.params["name"].as_str()), (Code::FileForeignSchema, name));
    assert_eq!(all_bytes(path.parent().unwrap()), before);
}

#[tokio::test]
async fn a_table_that_is_missing_is_damage() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let mut conn = connect(&path, false).await;
    sqlx::raw_sql("drop table aside").execute(&mut conn).await.unwrap();
    sqlx::Connection::close(conn).await.unwrap();
    assert_eq!(DataFile::open(&path, &computer.around).await.unwrap_err().code, Code::FileDamaged);
}

#[tokio::test]
async fn a_newer_incompatible_file_is_refused_untouched_with_who_made_it() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    become_newer(&path, 99).await;
    let before = all_bytes(path.parent().unwrap());
    let refused = DataFile::open(&path, &computer.around).await.unwrap_err();
    assert_eq!((refused.code, refused.params["made_by"].as_str()), (Code::FileTooNew, "9.0.0"));
    assert_eq!(all_bytes(path.parent().unwrap()), before);
}

#[tokio::test]
async fn a_newer_file_that_says_that_older_programs_may_is_opened_and_stays_newer() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    become_newer(&path, 1).await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    write(&file, 1).await;
    assert_eq!(people(&file).await, 101);
    file.close().await;
    assert_eq!(std::fs::read(&path).unwrap()[60..64], 99_u32.to_be_bytes());
}

async fn become_newer(path: &std::path::Path, min_reader: i64) {
    let mut conn = connect(path, false).await;
    sqlx::query("update meta set value = ?1 where key = 'min_reader'")
        .bind(min_reader)
        .execute(&mut conn)
        .await
        .unwrap();
    sqlx::raw_sql(
        "update meta set value = '9.0.0' where key = 'migrated_by'; pragma user_version = 99;
        create table p_future(a); pragma wal_checkpoint(truncate)",
    )
    .execute(&mut conn)
    .await
    .unwrap();
    sqlx::Connection::close(conn).await.unwrap();
}

#[tokio::test]
async fn a_log_of_rubbish_beside_a_good_file_does_no_harm() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    std::fs::write(log_of(&path), vec![0x5a; 4120]).unwrap();
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!(people(&file).await, 100);
    write(&file, 1).await;
    file.close().await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert_eq!(people(&file).await, 101);
    file.close().await;
}

/// A person copied an older state of the file over it while the log of a program that had died still lay beside it.
#[tokio::test]
async fn a_log_of_another_state_is_put_aside_and_the_file_is_whole() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let elsewhere = computer.path("other.birlik");
    let other = DataFile::create(&elsewhere, &computer.around).await.unwrap();
    write(&other, 500).await;
    other.close().await;
    let other = DataFile::open(&elsewhere, &computer.around).await.unwrap();
    write(&other, 50).await;
    std::fs::copy(log_of(&elsewhere), log_of(&path)).unwrap();
    other.close().await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    assert!(
        matches!(file.warnings(), [Warning::LogSetAside(name)] if path.with_file_name(name).exists()),
        "{:?}",
        file.warnings()
    );
    assert_eq!(people(&file).await, 100);
    file.close().await;
}

/// A program that died: its last commits are in the log only.
#[tokio::test]
async fn what_is_only_in_the_log_is_not_lost() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let file = DataFile::open(&path, &computer.around).await.unwrap();
    write(&file, 7).await;
    let copy = computer.path("died.birlik");
    std::fs::copy(&path, &copy).unwrap();
    std::fs::copy(log_of(&path), log_of(&copy)).unwrap();
    file.close().await;
    std::fs::remove_file(&path).unwrap();
    let file = DataFile::open(&copy, &computer.around).await.unwrap();
    assert_eq!(people(&file).await, 107);
    assert_eq!(file.minted(), None, "moved, not copied");
    file.close().await;
}

/// The same of a program that died with a rollback journal: half of what it wrote is in the file.
#[tokio::test]
async fn what_was_not_committed_is_rolled_back() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let died = computer.path("died.birlik");
    let mut conn = connect(&path, false).await;
    sqlx::raw_sql("pragma journal_mode = delete; pragma cache_size = 1; begin immediate; update cell set val = 'lost'; delete from entity")
        .execute(&mut conn)
        .await
        .unwrap();
    std::fs::copy(&path, &died).unwrap();
    let journal = path.with_file_name("chapter.birlik-journal");
    assert!(std::fs::metadata(&journal).unwrap().len() > 0);
    std::fs::copy(&journal, died.with_file_name("died.birlik-journal")).unwrap();
    sqlx::raw_sql("rollback").execute(&mut conn).await.unwrap();
    sqlx::Connection::close(conn).await.unwrap();
    std::fs::remove_file(&path).unwrap();
    let file = DataFile::open(&died, &computer.around).await.unwrap();
    assert_eq!(people(&file).await, 100);
    file.close().await;
}

fn log_of(path: &std::path::Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

/// Bits that flip anywhere: refused with a name, or read to the end; never a panic, never changed.
#[tokio::test]
async fn any_flipped_byte_is_refused_or_read_to_the_end() {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let whole = std::fs::read(&path).unwrap();
    let copy = computer.path("copy.birlik");
    let mut refused = 0;
    for nth in 0..150_usize {
        let mut bytes = whole.clone();
        let at = nth.wrapping_mul(0x9e37_79b9_7f4a_7c15) % bytes.len();
        bytes[at] ^= 1 << (nth % 8);
        std::fs::write(&copy, &bytes).unwrap();
        match DataFile::open(&copy, &computer.around).await {
            Ok(file) => {
                let read = sqlx::query("select * from cell join entity using(ent)")
                    .fetch_all(&mut *file.read().await.unwrap())
                    .await;
                // A byte of a value may be another; the pages are whole.
                assert!((99..=100).contains(&read.unwrap().len()), "byte {at}");
                file.close().await;
            }
            Err(error) => {
                let known = [Code::FileDamaged, Code::NotOurFile, Code::FileTooNew, Code::FileForeignSchema];
                assert!(known.contains(&error.code), "byte {at}: {error}");
                assert_eq!(std::fs::read(&copy).unwrap(), bytes, "byte {at}");
                refused += 1;
            }
        }
        std::fs::remove_file(&copy).unwrap();
    }
    assert!(refused > 0);
}

/// A newer program that died: that the file is too new stands in its log only. The log stays, byte for byte.
#[rstest]
#[case::with_its_index(true)]
#[case::without(false)]
#[tokio::test]
async fn a_newer_file_is_refused_untouched_with_its_log(#[case] with_index: bool) {
    let computer = Computer::new();
    let path = computer.filled("chapter.birlik").await;
    let died = computer.path("died.birlik");
    let mut conn = connect(&path, false).await;
    sqlx::raw_sql(
        "pragma journal_mode = wal; update meta set value = 99 where key = 'min_reader'; pragma user_version = 99",
    )
    .execute(&mut conn)
    .await
    .unwrap();
    for suffix in ["", "-wal", "-shm"] {
        let name =
            |path: &Path| path.with_file_name(format!("{}{suffix}", path.file_name().unwrap().to_string_lossy()));
        if suffix != "-shm" || with_index {
            std::fs::copy(name(&path), name(&died)).unwrap();
        }
    }
    sqlx::Connection::close(conn).await.unwrap();
    let alone = std::fs::read(&died).unwrap();
    assert_eq!(alone[60..64], super::newest_migration().to_be_bytes(), "the file alone does not say it");
    let untouched = || (bytes_of(&died), bytes_of(&log_of(&died)));
    let before = untouched();
    assert_eq!(DataFile::open(&died, &computer.around).await.unwrap_err().code, Code::FileTooNew);
    assert_eq!(untouched(), before);
}
