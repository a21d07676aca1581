//! `akslint completions` and `akslint man`: made from the same definition as the command line.

use crate::args::{Arguments, CompletionsArguments, ManArguments};
use crate::{Outcome, emit};
use clap::CommandFactory;
use clap_mangen::Man;

const NAME: &str = "akslint";

/// Prints the completion script of a shell.
pub(crate) fn completions(arguments: &CompletionsArguments) -> Result<Outcome, String> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), NAME, &mut script);
    emit::print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}

/// Prints a manual page.
pub(crate) fn manual(arguments: &ManArguments) -> Result<Outcome, String> {
    let mut whole = Arguments::command().disable_help_subcommand(true);
    // Names each command after the whole: akslint-check.
    whole.build();
    let page = match arguments.command.as_deref() {
        None => whole,
        Some(name) => {
            let Some(command) = whole.find_subcommand(name) else {
                return Err(format!("there is no command '{name}'; `akslint --help` lists them"));
            };
            command.clone()
        }
    };
    let mut text = Vec::new();
    Man::new(page).render(&mut text).map_err(|error| error.to_string())?;
    emit::print(&String::from_utf8_lossy(&text))?;
    Ok(Outcome::Clean)
}
