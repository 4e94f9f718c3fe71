//! The shared hostile files; told, not failed, when the folder is not there.

use birlik_core::Code;
use birlik_core::store::backup;
use birlik_core::store::file::DataFile;

use super::*;

/// What each is refused with: none of them was made by Birlik.
fn expected(name: &str) -> Code {
    match name {
        "zero.db" => Code::FileEmpty,
        _ => Code::NotOurFile,
    }
}

#[tokio::test]
async fn hostile_databases_are_refused_untouched_as_data_files_and_as_backups() {
    let Some(folder) = std::env::var_os("BIRLIK_TEST_DATA") else {
        eprintln!("BIRLIK_TEST_DATA is not set: hostile databases were not tried");
        return;
    };
    let folder = PathBuf::from(folder).join("hostile/generated");
    let index: Vec<serde_json::Value> =
        serde_json::from_slice(&std::fs::read(folder.join("index.json")).unwrap()).unwrap();
    let names = index.iter().filter_map(|entry| entry["file"].as_str()?.strip_prefix("sqlite/"));
    let mut tried = 0;
    for name in names {
        let computer = Computer::new();
        let good = computer.filled("chapter.birlik").await;
        let path = computer.path(name);
        for suffix in ["", "-wal"] {
            let from = folder.join("sqlite").join(format!("{name}{suffix}"));
            if from.exists() {
                std::fs::write(computer.path(&format!("{name}{suffix}")), std::fs::read(from).unwrap()).unwrap();
            }
        }
        let before = all_bytes(path.parent().unwrap());
        assert_eq!(DataFile::open(&path, &computer.around).await.unwrap_err().code, expected(name), "{name}");
        assert_eq!(backup::restore(&path, &good, &computer.around).await.unwrap_err().code, expected(name), "{name}");
        assert_eq!(all_bytes(path.parent().unwrap()), before, "{name}");
        tried += 1;
    }
    assert!(tried >= 17, "{tried}");
}

/// The same damage as in those files, done to a file with our mark.
#[tokio::test]
async fn hostile_databases_with_our_mark_are_refused_too() {
    let Some(folder) = std::env::var_os("BIRLIK_TEST_DATA") else {
        eprintln!("BIRLIK_TEST_DATA is not set: hostile databases were not tried");
        return;
    };
    let folder = PathBuf::from(folder).join("hostile/generated/sqlite");
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = entry.file_name().unwrap().to_string_lossy().into_owned();
        let mut bytes = std::fs::read(&entry).unwrap();
        if bytes.len() < 100 || name.ends_with("-wal") {
            continue;
        }
        bytes[68..72].copy_from_slice(&birlik_core::store::file::APPLICATION_ID.to_be_bytes());
        let computer = Computer::new();
        let path = computer.path(&name);
        std::fs::write(&path, &bytes).unwrap();
        let code = DataFile::open(&path, &computer.around).await.unwrap_err().code;
        let too_new = name == "future_version.db";
        assert_eq!(code, if too_new { Code::FileTooNew } else { Code::FileDamaged }, "{name}");
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "{name}");
        assert_eq!(all_bytes(path.parent().unwrap()).len(), 1, "{name}");
    }
}
