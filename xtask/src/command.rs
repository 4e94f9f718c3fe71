//! Starts other programs, shows what they say and reports how they ended.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::place;

/// A program to be started in the root of the checkout.
pub(crate) fn program(name: &str) -> Command {
    let mut command = Command::new(name);
    command.current_dir(place::root());
    command
}

/// The Cargo that started us.
pub(crate) fn cargo() -> Command {
    let name = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut command = program(&name);
    // Ours describe this package; the started Cargo and its build scripts have to find their own.
    for (key, _) in std::env::vars_os() {
        let key = key.to_string_lossy().into_owned();
        if key.starts_with("CARGO_PKG_") || key.starts_with("CARGO_MANIFEST_") {
            command.env_remove(key);
        }
    }
    command
}

/// A script of `ui/package.json`, or `npm` itself.
pub(crate) fn npm() -> Command {
    // On Windows npm is a batch file, which is found only by its full name.
    let mut command = program(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(place::root().join("ui")).env("NO_COLOR", "1");
    command
}

/// Runs to the end; a status other than 0 is an error that names the command line.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let line = shown(command);
    println!("$ {line}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{line}: {status}")),
        Err(why) => Err(format!("{line}: {why}")),
    }
}

/// Runs to the end, shows every line of stdout as it comes and hands it to `each`; true if the status was 0.
pub(crate) fn watch(command: &mut Command, mut each: impl FnMut(&str)) -> Result<bool, String> {
    let line = shown(command);
    println!("$ {line}");
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|why| format!("{line}: {why}"))?;
    if let Some(out) = child.stdout.take() {
        // Programs under test may print anything, so not every line is UTF-8.
        for bytes in BufReader::new(out).split(b'\n').map_while(Result::ok) {
            let text = String::from_utf8_lossy(&bytes);
            println!("{text}");
            each(&text);
        }
    }
    let status = child.wait().map_err(|why| format!("{line}: {why}"))?;
    Ok(status.success())
}

/// The first line of what a program says on stdout, if it can be started and ends well.
pub(crate) fn answer(name: &str, args: &[&str]) -> Option<String> {
    let out = Command::new(name).args(args).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&out.stdout);
    out.status.success().then(|| text.lines().next().unwrap_or_default().trim().to_owned())
}

/// Whether a program lies in the search path.
pub(crate) fn is_there(name: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|dir| dir.join(name).is_file())
}

fn shown(command: &Command) -> String {
    // The program by its name alone: a full path says nothing to the reader.
    let name = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words: Vec<_> = std::iter::once(name).chain(command.get_args()).map(OsStr::to_string_lossy).collect();
    words.join(" ")
}

/// All that a program says on stdout; an error if it cannot be started or ends badly.
pub(crate) fn answer_all(name: &str, args: &[&str]) -> Result<String, String> {
    let out = program(name).args(args).output().map_err(|why| format!("{name}: {why}"))?;
    if !out.status.success() {
        return Err(format!("{name} {}: {}", args.join(" "), String::from_utf8_lossy(&out.stderr)));
    }
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}
