//! The only door through which text leaves: standard output, standard error, and files that the user named.

use crate::args::{CheckArguments, ColorChoice};
use akslint_diagnostics::Report;
use akslint_report::escape::{Page, Terminal, TerminalPage};
use akslint_report::{Reporter, Style};
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

/// Where a report goes, and how.
pub(crate) struct Sink {
    pub(crate) reporter: &'static Reporter,
    pub(crate) file: Option<PathBuf>,
}

/// Reads the values of `--output-format`.
pub(crate) fn sinks(formats: &[String]) -> Result<Vec<Sink>, String> {
    if formats.is_empty() {
        return sink("full").map(|sink| vec![sink]);
    }
    let sinks: Vec<Sink> = formats.iter().map(|format| sink(format)).collect::<Result<_, _>>()?;
    if sinks.iter().filter(|sink| sink.file.is_none()).count() > 1 {
        return Err(
            "only one --output-format can go to standard output; give the others as FORMAT=FILE".to_owned()
        );
    }
    Ok(sinks)
}

fn sink(format: &str) -> Result<Sink, String> {
    let (name, file) = match format.split_once('=') {
        Some((name, file)) => (name, Some(PathBuf::from(file))),
        None => (format, None),
    };
    let Some(reporter) = akslint_report::find(name) else {
        let names: Vec<&str> = akslint_report::REPORTERS.iter().map(|reporter| reporter.name).collect();
        return Err(format!("there is no output format '{name}'; there are {}", names.join(", ")));
    };
    Ok(Sink { reporter, file })
}

/// Writes the report to every sink.
pub(crate) fn report(
    report: &Report,
    sinks: &[Sink],
    style: &Style<'_>,
    color: ColorChoice,
) -> Result<(), String> {
    for sink in sinks {
        match &sink.file {
            None => print(&(sink.reporter.render)(report, &Style { color: wants_color(color), ..*style })),
            Some(path) => {
                let text = (sink.reporter.render)(report, style);
                fs::write(path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
            }
        }
    }
    Ok(())
}

/// Writes to standard output. A reader that went away early is no fault.
pub(crate) fn print(text: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Says on standard error what the report does not: what was done, or why nothing was.
pub(crate) fn remark(message: &str) {
    let mut page = Page::<TerminalPage>::new();
    page.literal("akslint: ").foreign(Terminal(message)).literal("\n");
    let _ = io::stderr().lock().write_all(page.finish().as_bytes());
}

/// Colours as people expect: what they ask for, else `NO_COLOR`, `CLICOLOR_FORCE` and `TERM`, else on a terminal.
fn wants_color(choice: ColorChoice) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if set("NO_COLOR") => false,
        ColorChoice::Auto if set("CLICOLOR_FORCE") => true,
        ColorChoice::Auto => {
            io::stdout().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
        }
    }
}

/// Whether the report is shown with box characters: where the locale has them.
pub(crate) fn wants_unicode() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    locale.is_none_or(|locale| locale != "C" && locale != "POSIX")
}

/// How much is said.
pub(crate) const fn verbosity(arguments: &CheckArguments) -> akslint_report::Verbosity {
    if arguments.quiet {
        akslint_report::Verbosity::Quiet
    } else if arguments.verbose {
        akslint_report::Verbosity::Verbose
    } else {
        akslint_report::Verbosity::Normal
    }
}
