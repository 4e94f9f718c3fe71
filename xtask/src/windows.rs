//! `cargo xtask test --windows`: core and terminal built for Windows, their tests run as Windows programs under Wine.
//! For Debian, whose own Rust can build a standard library for another system without any download.
//! Knows the cross compiler and Wine; what is tested is what `cargo test` tests anywhere.

use std::fs;
use std::path::Path;

use crate::command::{answer, cargo, program, run};
use crate::setup::{Need, system};
use crate::tally::Tally;
use crate::{place, test};

const TARGET: &str = "x86_64-pc-windows-gnu";
/// Debian's compiler; that of rustup has no standard library for Windows without a download.
const COMPILER: &str = "/usr/bin/rustc";

/// Sets up, builds and runs. Errors: no such system, a tool that is missing, a failed test.
pub(crate) fn test() -> Result<(), String> {
    if !Path::new("/etc/debian_version").exists() {
        return Err("the Windows programs are built with Debian's packages (rustc-web, mingw-w64, wine); \
            on Windows itself `cargo xtask test` runs the same tests"
            .to_owned());
    }
    system(Need::Windows)?;
    let version = answer(COMPILER, &["--version"]).ok_or_else(|| format!("{COMPILER} cannot be started"))?;
    println!("{version}, {}", answer("wine", &["--version"]).unwrap_or_default());
    let folder = place::target().join("windows");
    let wine = folder.join("wine");
    fs::create_dir_all(&wine).map_err(|why| format!("{}: {why}", wine.display()))?;
    random_bytes(&wine)?;
    let mut command = cargo();
    command.args(["test", "--locked", "--no-fail-fast", "--package", "birlik-core", "--package", "birlik-cli"]);
    command.args(["-Z", "build-std=std,panic_unwind,test", "--target", TARGET]);
    // Unstable options of a stable compiler: Debian's carries the sources of its own standard library.
    command.env("RUSTC", COMPILER).env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_DIR", &folder);
    // Wine 8 loses handles when several threads start programs at once.
    command.env("RUST_TEST_THREADS", "1");
    command.env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", "wine");
    // A prefix of its own, no window about Mono or Gecko, no chatter, and the missing library found by its path.
    command.env("WINEPREFIX", wine.join("prefix")).env("WINEDEBUG", "-all").env("WINEDLLOVERRIDES", "mscoree,mshtml=");
    command.env("WINEPATH", format!("Z:{}", wine.display()).replace('/', "\\"));
    let mut tally = Tally::default();
    tally.step("tests as Windows programs", || test::counted(&mut command));
    if tally.close() { Ok(()) } else { std::process::exit(1) }
}

/// Wine 8 lacks the library that Rust's random bytes come from: ours is made from three lines.
fn random_bytes(folder: &Path) -> Result<(), String> {
    let library = folder.join("bcryptprimitives.dll");
    let mut compiler = program("x86_64-w64-mingw32-gcc");
    compiler.args(["-shared", "-o"]).arg(library).args(["tests/windows/bcryptprimitives.c", "-lbcrypt"]);
    run(&mut compiler)
}
