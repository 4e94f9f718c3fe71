//! Wrong usage ends with 2 and a word on stderr.

use crate::desk::Desk;

#[test]
fn wrong_usage_ends_with_2_and_writes_nothing_to_stdout() {
    let desk = Desk::bare();
    for args in [
        &["frobnicate"][..],
        &[],
        &["list"],
        &["list", "person"],
        &["show", "people", "1"],
        &["import"],
        &["import", "x.csv", "--mode", "wipe"],
        &["import", "x.csv", "--delimiter", "::"],
        &["list", "people", "--limit", "many"],
        &["list", "people", "--sort", "colour"],
        &["undo", "last"],
        &["export", "people"],
        &["export", "people", "--out", "x", "--for", "fun"],
        &["init", "--name", "x"],
        &["edit", "person", "1"],
        &["edit", "person", "1", "--set", "no-equals-sign"],
        &["generate"],
        &["match"],
        &["names", "score", "one"],
    ] {
        let output = desk.run(&[args, &["--json"]].concat());
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{args:?}");
    }
    assert!(!desk.data().exists());
}

#[test]
fn without_a_data_file_the_usage_is_wrong_and_the_environment_can_name_it() {
    let desk = Desk::bare();
    let output = desk.command(&["digest"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let output = desk.command(&["digest", "--json"]).env("BIRLIK_DATA", desk.data()).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "the file is named, but is not there");
}

#[test]
fn help_speaks_the_language_of_the_environment_and_ends_with_0() {
    let desk = Desk::bare();
    let help = |language: &str| {
        let output = desk.command(&["import", "--help"]).env("BIRLIK_LANGUAGE", language).output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(help("en").contains(r#"{"columns": ["given_name", "skip", …]}"#), "the mapping file is explained");
    assert!(help("az").contains("idxal et") && help("ru").contains("Импортировать"));
}
