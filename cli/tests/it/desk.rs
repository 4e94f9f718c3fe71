//! A desk: a folder with a data file and a configuration of its own, and the binary beside it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value as Json;

/// A folder that goes with the test.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    /// Without a data file.
    pub(crate) fn bare() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// With an empty data file of a chapter in Azerbaijan.
    pub(crate) fn new() -> Self {
        Self::of("AZ")
    }

    /// With an empty data file of a chapter in `country`.
    pub(crate) fn of(country: &str) -> Self {
        let desk = Self::bare();
        desk.json(&["init", "--name", "Sınaq evi", "--country", country, "--language", "az", "--zone", "Asia/Baku"]);
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.path("chapter.db")
    }

    /// Writes a file on the desk.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// The binary, as a person of this desk would call it; no word of the environment reaches it.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_birlik"));
        for name in ["BIRLIK_DATA", "BIRLIK_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"] {
            command.env_remove(name);
        }
        command.env("BIRLIK_CONFIG_DIR", self.path("config")).env("HOME", self.folder.path());
        command.args(args).stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Output {
        self.command(args).arg("--data").arg(self.data()).output().unwrap()
    }

    /// The answer of a call that is to succeed.
    pub(crate) fn json(&self, args: &[&str]) -> Json {
        let output = self.run(&[args, &["--json"]].concat());
        assert_eq!(output.status.code(), Some(0), "{args:?}: {output:?}");
        one_object(&output)
    }

    /// Code and parameters of a call that is to be refused.
    pub(crate) fn refusal(&self, args: &[&str]) -> (String, Json) {
        let output = self.run(&[args, &["--json"]].concat());
        assert_eq!(output.status.code(), Some(1), "{args:?}: {output:?}");
        let answer = one_object(&output);
        (answer["error"]["code"].as_str().unwrap().to_owned(), answer["error"]["params"].clone())
    }

    /// `{data, cells}`.
    pub(crate) fn digest(&self) -> Json {
        self.json(&["digest"])
    }

    /// The list of people, all of it, in order.
    pub(crate) fn people(&self, args: &[&str]) -> Vec<Json> {
        let answer = self.json(&[&["list", "people", "--limit", "1000000"], args].concat());
        let items = answer["items"].as_array().unwrap().clone();
        assert_eq!(answer["total"], items.len(), "the total is exact");
        items
    }
}

/// The sums of an import that must hold whatever the file: rows = new + updated + unchanged + ask + refused.
pub(crate) fn outcomes(answer: &Json) -> [u64; 5] {
    let names = ["new", "updated", "unchanged", "ask", "refused"];
    let counts = names.map(|name| answer[name].as_u64().unwrap_or_else(|| panic!("{name}: {answer}")));
    assert_eq!(answer["rows"], counts.iter().sum::<u64>(), "{answer}");
    counts
}

/// A table as the spreadsheet programs write it, with `;`.
pub(crate) fn table(rows: &[&[&str]]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').flexible(true).from_writer(Vec::new());
    rows.iter().for_each(|row| writer.write_record(*row).unwrap());
    writer.into_inner().unwrap()
}

/// Headings and rows of a file that was exported.
pub(crate) fn exported(path: &Path, delimiter: u8) -> (Vec<String>, Vec<Vec<String>>) {
    let bytes = std::fs::read(path).unwrap();
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text);
    let headings = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    (headings, rows)
}

fn one_object(output: &Output) -> Json {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    let answer: Json = serde_json::from_str(text).unwrap_or_else(|why| panic!("{why}: {output:?}"));
    assert!(answer.is_object(), "{text}");
    answer
}

/// The shared folder of test data; says so and gives none when the environment has no word of it.
pub(crate) fn test_data() -> Option<PathBuf> {
    let folder = std::env::var_os("BIRLIK_TEST_DATA").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("BIRLIK_TEST_DATA is not set: the tests over the shared files have nothing to read");
    }
    // Relative to the repository, as `.ci/run` says it.
    folder.map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder))
}
