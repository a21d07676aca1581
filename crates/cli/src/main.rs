//! `akslint`: the command. Files, clock, environment and terminal are looked at here and nowhere below.

mod args;
mod baseline;
mod catalogue;
mod check;
mod clock;
mod emit;
mod environment;
mod fixes;
mod gather;
mod generate;
mod init;
mod interrupt;
mod progress;
mod read;
mod settings;
mod since;
mod write;

use akslint_diagnostics::secrets::COVER;
use args::{Arguments, Command};
use clap::{Error, Parser};
use std::process::ExitCode;

/// What the run came to; `--help` and the documentation promise these codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Nothing at or above `--fail-on`.
    Clean,
    /// Findings at or above `--fail-on`.
    Findings,
    /// Something was not analysed, or the command was misused.
    NotAnalysed,
    /// Somebody ended the run while it wrote.
    Interrupted,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Clean => 0,
            Outcome::Findings => 1,
            Outcome::NotAnalysed => 2,
            // As shells have it for a program that SIGINT ended.
            Outcome::Interrupted => 130,
        })
    }
}

/// The arguments. One that is misused is shown, and it may be the name of a file that a hook hands over: what is shown
/// goes through the same door as everything foreign, and what `--set` sets is not shown.
fn arguments() -> Arguments {
    Arguments::try_parse().unwrap_or_else(|error| {
        let mut is_value = false;
        let shown = std::env::args_os().map(|argument| {
            let argument = argument.to_string_lossy();
            let shown = if is_value { misused(&argument) } else { emit::visible(&argument) };
            is_value = argument == SET;
            match shown.strip_prefix(SET).and_then(|rest| rest.strip_prefix('=')) {
                Some(value) => format!("{SET}={}", misused(value)),
                None => shown,
            }
        });
        Arguments::try_parse_from(shown).err().unwrap_or_else(|| Error::new(error.kind())).exit()
    })
}

/// The option whose value may be a secret.
const SET: &str = "--set";

/// The value of [`SET`] as it may be shown: not at all.
fn misused(value: &str) -> String {
    let name = value.split_once('=').map_or("", |(name, _)| name);
    if name.is_empty() { COVER.to_owned() } else { format!("{}={COVER}", emit::visible(name)) }
}

fn main() -> ExitCode {
    // A panic is reported as a diagnostic of the file or rule that caused it; its trace is for developers.
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        std::panic::set_hook(Box::new(|_| {}));
    }
    let outcome = match arguments().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Init(arguments) => init::init(&arguments),
        Command::Rules(arguments) => catalogue::list(&arguments),
        Command::Explain(arguments) => catalogue::explain(&arguments),
        Command::Schema(arguments) => catalogue::schema(&arguments),
        Command::Completions(arguments) => generate::completions(&arguments),
        Command::Man(arguments) => generate::manual(&arguments),
    };
    outcome
        .unwrap_or_else(|message| {
            emit::remark(&message);
            Outcome::NotAnalysed
        })
        .into()
}
