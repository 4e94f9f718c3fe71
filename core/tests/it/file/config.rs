//! The configuration folder.

use birlik_core::store::config::{Config, Settings};

use super::*;

#[test]
fn settings_are_kept_and_ten_recent_files_newest_first() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::at(&folder.path().join("a/b")).unwrap();
    assert_eq!(config.settings().unwrap(), Settings::default());
    for n in 0..12 {
        config
            .change_settings(|settings| settings.opened(Path::new(&format!("/{n}.birlik")), &format!("Chapter {n}")))
            .unwrap();
    }
    let again = config
        .change_settings(|settings| {
            settings.language = Some("az".into());
            settings.opened(Path::new("/5.birlik"), "Renamed");
        })
        .unwrap();
    assert_eq!(config.settings().unwrap(), again);
    let names: Vec<_> = again.recent.iter().map(|recent| recent.path.to_str().unwrap()).collect();
    assert_eq!(
        names,
        [
            "/5.birlik",
            "/11.birlik",
            "/10.birlik",
            "/9.birlik",
            "/8.birlik",
            "/7.birlik",
            "/6.birlik",
            "/4.birlik",
            "/3.birlik",
            "/2.birlik"
        ]
    );
    assert_eq!(again.recent[0].chapter, "Renamed");
    let left = config.change_settings(|settings| settings.forget(Path::new("/5.birlik"))).unwrap();
    assert_eq!(left.recent.len(), 9);
}

#[test]
fn what_a_newer_program_wrote_into_the_settings_stays() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::at(folder.path()).unwrap();
    std::fs::write(folder.path().join("settings.json"), r#"{"language":"ru","future":{"a":1}}"#).unwrap();
    config.change_settings(|settings| settings.theme = Some("dark".into())).unwrap();
    let json: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.path().join("settings.json")).unwrap()).unwrap();
    assert_eq!(
        (json["language"].as_str(), json["theme"].as_str(), json["future"]["a"].as_i64()),
        (Some("ru"), Some("dark"), Some(1))
    );
}

#[test]
fn settings_that_are_rubbish_do_not_stop_the_program_and_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::at(folder.path()).unwrap();
    std::fs::write(folder.path().join("settings.json"), "{\"language\": ").unwrap();
    assert_eq!(config.settings().unwrap(), Settings::default());
    assert_eq!(std::fs::read_to_string(folder.path().join("settings.json.bad")).unwrap(), "{\"language\": ");
}

#[test]
fn two_programs_do_not_lose_each_others_settings() {
    let folder = tempfile::tempdir().unwrap();
    let add = |n: usize| {
        let config = Config::at(folder.path()).unwrap();
        config.change_settings(|settings| settings.opened(Path::new(&format!("/{n}")), "")).unwrap();
    };
    std::thread::scope(|scope| {
        for n in 0..8 {
            scope.spawn(move || add(n));
        }
    });
    assert_eq!(Config::at(folder.path()).unwrap().settings().unwrap().recent.len(), 8);
}

#[test]
fn a_folder_that_cannot_be_made_is_said() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("file"), "").unwrap();
    let refused = Config::at(&folder.path().join("file/config")).unwrap_err();
    assert_eq!(refused.code, birlik_core::Code::ConfigFailed);
    assert!(refused.params["path"].ends_with("config"));
}

#[test]
fn the_machine_is_the_same_at_each_start_and_never_its_own_id() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (Config::at(folder.path()).unwrap(), Config::at(folder.path()).unwrap());
    assert_eq!(one.machine(), two.machine());
    assert_eq!(one.machine().len(), 64);
    if let Ok(id) = std::fs::read_to_string("/etc/machine-id") {
        assert!(!one.machine().contains(id.trim()) || id.trim().is_empty());
    }
}
