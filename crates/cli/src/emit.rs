//! The only door through which text leaves: standard output, standard error, and files that the user named.

use crate::args::{CheckArguments, ColorChoice};
use crate::environment::{Agent, Surroundings};
use crate::write;
use akslint_diagnostics::Report;
use akslint_report::escape::{Page, Terminal, TerminalPage};
use akslint_report::{Reporter, Style};
use std::fs::OpenOptions;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// The format of a run that asks for none.
const DEFAULT: &str = "full";
/// The format that suits the CI agent.
const AUTO: &str = "auto";

/// Where a report goes, and how.
pub(crate) struct Sink {
    pub(crate) reporter: &'static Reporter,
    pub(crate) target: Target,
}

/// Where a report goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Standard,
    /// A file that the user named.
    File(PathBuf),
    /// The page of a job, to which every step adds. akslint's verdict does not hang on it.
    Page(PathBuf),
}

/// Reads the values of `--output-format`.
pub(crate) fn sinks(formats: &[String], surroundings: &Surroundings) -> Result<Vec<Sink>, String> {
    let mut sinks = Vec::new();
    for format in formats {
        match format.split_once('=') {
            None if format == AUTO => {
                let name = surroundings.agent.map_or(DEFAULT, log_of);
                sinks.push(Sink { reporter: reporter(name)?, target: Target::Standard });
                if let Some(page) = &surroundings.summary {
                    sinks.push(Sink { reporter: reporter("markdown")?, target: Target::Page(page.clone()) });
                }
            }
            None => sinks.push(Sink { reporter: reporter(format)?, target: Target::Standard }),
            Some((AUTO, _)) => return Err("auto chooses for the log, and takes no file".to_owned()),
            Some((name, file)) => {
                sinks.push(Sink { reporter: reporter(name)?, target: Target::File(PathBuf::from(file)) });
            }
        }
    }
    if formats.is_empty() {
        sinks.push(Sink { reporter: reporter(DEFAULT)?, target: Target::Standard });
    }
    if sinks.iter().filter(|sink| sink.target == Target::Standard).count() > 1 {
        return Err(
            "only one --output-format can go to standard output; give the others as FORMAT=FILE".to_owned()
        );
    }
    Ok(sinks)
}

/// The format that suits an agent's log. GitLab's shows text only: its findings go into a file.
const fn log_of(agent: Agent) -> &'static str {
    match agent {
        Agent::GitHub => "github",
        Agent::Azure => "azure",
        Agent::GitLab => "concise",
    }
}

fn reporter(name: &str) -> Result<&'static Reporter, String> {
    akslint_report::find(name).ok_or_else(|| {
        let names: Vec<&str> = akslint_report::REPORTERS.iter().map(|reporter| reporter.name).collect();
        format!("there is no output format '{name}'; there are {AUTO}, {}", names.join(", "))
    })
}

/// Writes the report to every sink.
pub(crate) fn report(
    report: &Report,
    sinks: &[Sink],
    style: &Style<'_>,
    color: ColorChoice,
) -> Result<(), String> {
    let in_file = Style { width: None, ..*style };
    let failed = |path: &Path, reason: &str| format!("cannot write {}: {reason}", path.display());
    for Sink { reporter, target } in sinks {
        match target {
            Target::Standard => {
                print(&(reporter.render)(report, &Style { color: wants_color(color), ..*style }))?;
            }
            Target::File(path) => {
                let text = (reporter.render)(report, &in_file);
                write::put(path, &text).map_err(|reason| failed(path, &reason))?;
            }
            Target::Page(path) => {
                let text = (reporter.render)(report, &in_file);
                if let Err(error) = append(path, &text) {
                    remark(&failed(path, &error.to_string()));
                }
            }
        }
    }
    Ok(())
}

fn append(path: &Path, text: &str) -> io::Result<()> {
    OpenOptions::new().append(true).create(true).open(path)?.write_all(text.as_bytes())
}

/// Writes to standard output. What cannot be written is a fault, as a lost report would pass for a good one. A reader that
/// went away early, as `head` does, has what it wanted: that is none. The exit code tells of the findings all the same.
pub(crate) fn print(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("cannot write to standard output: {error}"))
        }
        _ => Ok(()),
    }
}

/// Says on standard error what the report does not: what was done, or why nothing was.
pub(crate) fn remark(message: &str) {
    let mut page = Page::<TerminalPage>::new();
    page.literal("akslint: ").foreign(Terminal(message)).literal("\n");
    let _ = io::stderr().lock().write_all(page.finish().as_bytes());
}

/// Foreign text as it is shown on one line.
pub(crate) fn visible(text: &str) -> String {
    let mut page = Page::<TerminalPage>::new();
    page.foreign(Terminal(text));
    page.finish()
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
