//! The program as people get it: its release build, a folder of its own, time and memory of a call.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value as Json;

/// The binary with a data file.
pub struct Program {
    binary: PathBuf,
    folder: PathBuf,
}

/// What a call took.
pub struct Took {
    /// Its answer.
    pub answer: Json,
    /// From start to end of the process.
    pub time: Duration,
    /// The most memory it had, in KiB; 0 where the system does not say.
    pub memory: u64,
}

impl Program {
    /// The binary in an empty `folder`, with an empty data file.
    pub fn new(folder: &Path) -> Self {
        std::fs::create_dir_all(folder).expect("a folder can be made");
        let program = Self::at(folder);
        program.run(&["init", "--name", "Bench", "--country", "AZ", "--language", "az", "--zone", "Asia/Baku"]);
        program
    }

    /// The binary named by `BIRLIK_CLI` with what is in `folder`.
    pub fn at(folder: &Path) -> Self {
        let named = std::env::var_os("BIRLIK_CLI").map(PathBuf::from);
        let binary = named.unwrap_or_else(|| PathBuf::from("../target/release/birlik"));
        assert!(binary.exists(), "{} is not there: run `cargo xtask bench`", binary.display());
        Self { binary, folder: folder.to_owned() }
    }

    /// The data file.
    pub fn data(&self) -> PathBuf {
        self.folder.join("chapter.birlikdb")
    }

    /// The configuration folder.
    pub fn config(&self) -> PathBuf {
        self.folder.join("config")
    }

    /// Runs a call that is to succeed.
    pub fn run(&self, args: &[&str]) -> Took {
        let (took, text, well) = self.call(args);
        assert!(well, "{args:?}: {text}");
        took
    }

    /// Runs a call that is to be refused.
    pub fn refused(&self, args: &[&str]) -> Took {
        let (took, text, well) = self.call(args);
        assert!(!well, "{args:?}: {text}");
        took
    }

    fn call(&self, args: &[&str]) -> (Took, String, bool) {
        let begun = Instant::now();
        let mut child = Command::new(&self.binary)
            .args(args)
            .args(["--json", "--data"])
            .arg(self.data())
            .env("BIRLIK_CONFIG_DIR", self.config())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let status = format!("/proc/{}/status", child.id());
        let out = child.stdout.take().expect("stdout is piped");
        let reader = std::thread::spawn(move || std::io::read_to_string(out).expect("the answer is text"));
        let mut memory = 0;
        // Once stdout is closed the answer is whole and only the end of the process is left.
        while !reader.is_finished() {
            memory = high(&status).unwrap_or(0).max(memory);
            std::thread::sleep(Duration::from_millis(5));
        }
        let ended = child.wait().expect("the process ends");
        let time = begun.elapsed();
        let text = reader.join().expect("the answer is read");
        let answer = serde_json::from_str(&text).unwrap_or_default();
        (Took { answer, time, memory }, text, ended.success())
    }
}

fn high(status: &str) -> Option<u64> {
    let text = std::fs::read_to_string(status).ok()?;
    text.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.trim().parse().ok())
}
