//! `--fix` and `--diff`: shows what would be mended, or writes it.

use crate::args::CheckArguments;
use crate::{Outcome, emit, interrupt, write};
use akslint_diagnostics::{Failure, FileId, ProblemKind, RawText, Report, SourceFile, Sources};
use akslint_linter::{Config, Fixed, fix, lint};
use akslint_report::escape::{Page, Terminal, TerminalPage};
use similar::TextDiff;
use std::path::Path;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Mending {
    /// Show the changes.
    Show { with_unsafe: bool },
    /// Make them.
    Apply { with_unsafe: bool },
}

impl Mending {
    pub(crate) const fn of(arguments: &CheckArguments) -> Option<Self> {
        let with_unsafe = arguments.unsafe_fixes;
        if arguments.diff {
            Some(Self::Show { with_unsafe })
        } else if arguments.fix {
            Some(Self::Apply { with_unsafe })
        } else {
            None
        }
    }
}

/// Prints the changes as a unified diff. Findings at all make the exit code 1, as changes would be made.
pub(crate) fn show(sources: Sources, config: &Config, with_unsafe: bool) -> Result<Outcome, String> {
    let Fixed { report, changed, .. } = fix(sources, config, with_unsafe);
    for (id, before) in &changed {
        if let Some(after) = report.sources.get(*id) {
            emit::print(&diff(before, after))?;
        }
    }
    Ok(if report.problems() > 0 {
        Outcome::NotAnalysed
    } else if changed.is_empty() {
        Outcome::Clean
    } else {
        Outcome::Findings
    })
}

/// Writes the changes and reports what is left. A file that cannot be written keeps its text and its findings. `None`
/// means that somebody ended the run.
pub(crate) fn apply(sources: Sources, config: &Config, with_unsafe: bool) -> Option<Report> {
    let Fixed { report, changed, mended } = fix(sources, config, with_unsafe);
    let mut unwritten = Vec::new();
    interrupt::defer();
    for (done, (id, before)) in changed.iter().enumerate() {
        if interrupt::is_asked_for() {
            emit::remark(&format!("interrupted: {done} of {} files are mended", changed.len()));
            return None;
        }
        let Some(file) = report.sources.get(*id) else { continue };
        if let Err(reason) = write::replace(Path::new(&file.path), before.text.raw(), file.text.raw()) {
            unwritten.push((*id, before.text.clone(), reason));
        }
    }
    if mended > 0 && unwritten.is_empty() {
        let files = if changed.len() == 1 { "file" } else { "files" };
        emit::remark(&format!("mended {mended} in {} {files}", changed.len()));
    }
    Some(if unwritten.is_empty() { report } else { with_failures(report, unwritten, config) })
}

/// The report on the files as they are on disk: those that could not be written are told and keep their text.
fn with_failures(report: Report, unwritten: Vec<(FileId, RawText, String)>, config: &Config) -> Report {
    let mut sources = Sources::new();
    for (id, file) in report.sources.iter() {
        let mut file = file.clone();
        file.secrets.clear();
        if let Some((_, before, reason)) = unwritten.iter().find(|(other, _, _)| *other == id) {
            file.text.clone_from(before);
            file.failure = Some(Failure {
                kind: ProblemKind::Unreadable,
                at: 0,
                message: format!("the fixes were not written: {reason}"),
                help: None,
            });
        }
        sources.add(file);
    }
    lint(sources, config)
}

/// A unified diff whose lines cannot command a terminal, with its secrets covered: no fix changes one.
fn diff(before: &SourceFile, after: &SourceFile) -> String {
    let cover = if emit::wants_unicode() { '•' } else { '*' };
    let (path, shown) = (&before.path, |file: &SourceFile| file.redacted(cover).to_string());
    let (before, after) = (shown(before), shown(after));
    let diff = TextDiff::from_lines(&before, &after);
    let text = diff.unified_diff().context_radius(3).header(path, path).to_string();
    let mut page = Page::<TerminalPage>::new();
    for line in text.lines() {
        page.foreign(Terminal(line)).literal("\n");
    }
    page.finish()
}
