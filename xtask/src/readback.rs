//! `cargo xtask readback`: invented people in every format, read by other people's programs (`tests/readback`).
//! By hand: it needs Python with openpyxl, pandas and vobject, which nothing else here needs. With them stand people whose
//! texts are hard to write (`hard.csv`): formulas, control characters, four scripts, zeros in front, a note that fills a cell.

use crate::command::{cargo, program, run};
use crate::place;

/// How many people are written.
const PEOPLE: &str = "2000";

/// Writes the files and asks the readers.
pub(crate) fn readback() -> Result<(), String> {
    run(cargo().args(["build", "--locked", "--package", "birlik-cli"]))?;
    let folder = place::target().join("readback");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    }
    std::fs::create_dir_all(&folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    let birlik = |words: &[&str]| {
        let mut command = program(&place::built("debug", "birlik").to_string_lossy());
        let data = folder.join("people.birlikdb");
        run(command.env("BIRLIK_CONFIG_DIR", folder.join("config")).arg("--data").arg(data).args(words))
    };
    birlik(&["init", "--name", "Readback", "--country", "DE", "--language", "en"])?;
    birlik(&["generate", "--people", PEOPLE, "--seed", "1"])?;
    let hard = std::fs::read_to_string(place::root().join("tests/readback/hard.csv")).map_err(|why| why.to_string())?;
    let file = folder.join("hard.csv");
    let long = format!("Long;Note;+994551112255;;{};\n", "uzun söz ".repeat(3500));
    std::fs::write(&file, hard + &long).map_err(|why| format!("{}: {why}", file.display()))?;
    birlik(&["import", &file.to_string_lossy(), "--mode", "add"])?;
    for (format, name) in [("csv", "csv"), ("xlsx", "xlsx"), ("vcard3", "v3.vcf"), ("vcard4", "v4.vcf")] {
        let out = folder.join(format!("people.{name}"));
        let out = out.to_string_lossy();
        let ticked = ["--include-sensitive", "--reason", "invented people"];
        birlik(&[&["export", "people", "--format", format, "--out", &out], &ticked[..]].concat())?;
    }
    let script = place::root().join("tests/readback/readback.py");
    run(program(&std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned())).arg(script).arg(&folder))
}
