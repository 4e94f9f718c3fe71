//! Birlik from a terminal: verb first, one JSON object on stdout with `--json`, words on stderr.
//! Exit 0 done, 1 refused or failed, 2 wrong usage. It only calls the commands of the core (rule 4).

mod args;
mod duplicate;
mod event;
mod exchange;
mod help;
mod import;
mod list;
mod mapping;
mod noun;
mod outside;
mod print;
mod run;
mod session;
mod words;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use birlik_core::{Code, Error, Result};
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use args::Cli;
use print::Printer;
use words::Words;

fn main() -> ExitCode {
    let words = Words::of_environment();
    let mut command = help::speak(Cli::command(), &words);
    let matches = command.get_matches_mut();
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|wrong| wrong.exit());
    if cli.data.is_none() && cli.verb.needs_data() {
        command.error(ErrorKind::MissingRequiredArgument, words.say("cli-data-needed", &[])).exit()
    }
    let data = cli.data.as_deref().filter(|_| cli.verb.needs_data());
    let mut printer = Printer::new(cli.json, words);
    // A panic is a defect like any other: said as a code, with what was open closed by the system.
    let done = catch_unwind(AssertUnwindSafe(|| block(run::run(data, &cli.verb, &mut printer))));
    let done = done.unwrap_or_else(|_| Err(Error::new(Code::Defect)));
    if let Err(why) = &done {
        printer.error(why);
    }
    printer.finish();
    if done.is_ok() { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

fn block(work: impl Future<Output = Result<()>>) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.map_err(Error::from)?.block_on(work)
}
