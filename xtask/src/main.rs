//! `cargo xtask …`: sets up, runs, tests and checks Birlik.
//! Uses the standard library only, so that it starts before anything else is installed.
//! Knows the tools and where things lie; knows nothing of what the product does.

mod bench;
mod check;
mod codegen;
mod command;
mod dist;
mod fuzz;
mod node;
mod place;
mod readback;
mod run;
mod screen;
mod setup;
mod tally;
mod test;
mod tidy;
mod windows;

use std::process::ExitCode;

const USAGE: &str = "cargo xtask <what>

  run [--release]   set up, build and open Birlik; without a display: on a virtual one, with pictures
  test              set up and run everything that checks Birlik, the window journeys included
  test --windows    core and terminal as Windows programs under Wine (Debian)
  check             the quick part of test: tidy, format, types
  tidy              the rules of ARCHITECTURE.md that a program can check
  codegen           write the generated files anew
  bench [NAME…]     side by side with plain SQL and peers; `bench window`: the window beside an empty one;
                    `bench places`: first rows of every place of a large network, in core and window
  gallery [VARIANT…] [--only PLACE]
                    pictures of every place in an invented network, in `out/gallery`; `az-dark-1024` is a variant
  fuzz [TARGET…]    libFuzzer on what reads files of others; `--minutes N` in all, 60 unless said
  readback          our workbooks and cards read by other programs (Python; by hand)
  dist [--try]      installers of this system (Linux: .deb and .rpm); tried in clean Debian systems, as the administrator";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let rest = words.get(1..).unwrap_or_default();
    let outcome = match words.first().map(String::as_str) {
        Some("run") => run::run(rest),
        Some("test") => test::test(rest),
        Some("check") => check::check(),
        Some("tidy") => tidy::tidy(),
        Some("codegen") => codegen::write(),
        Some("bench") => bench::bench(rest),
        Some("gallery") => run::gallery(rest),
        Some("fuzz") => fuzz::fuzz(rest),
        Some("readback") => readback::readback(),
        Some("dist") => dist::dist(rest),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}
