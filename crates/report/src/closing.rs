//! What follows the findings for human readers: counts, what was not analysed, what could not be decided.

use crate::escape::{Page, Terminal, TerminalPage};
use crate::paint::Paint;
use crate::positions::Positions;
use crate::{Style, Verbosity};
use akslint_diagnostics::order::{sort_by, sort_by_key};
use akslint_diagnostics::{Diagnostic, Edit, Report, Safety, Severity, Undetermined};
use std::cmp::Reverse;

/// Values named at most when not verbose.
const UNDETERMINED_SHOWN: usize = 10;

/// Writes the closing lines, as far as `style` wants them.
pub(crate) fn write(
    page: &mut Page<TerminalPage>,
    report: &Report,
    positions: &Positions<'_>,
    style: &Style<'_>,
) {
    if style.statistics {
        statistics(page, report, style);
    }
    if style.verbosity == Verbosity::Quiet {
        return;
    }
    counts(page, report, style);
    fixes(page, report);
    suppressed(page, report);
    not_analysed(page, report);
    undetermined(page, report, positions, style.verbosity);
}

/// The line with the counts: `Found 2 errors, 1 warning in 3 files (12 resources, 240 checks)`. Nobody should take
/// files that akslint cannot tell anything of for good ones.
pub(crate) fn counts<Kind>(page: &mut Page<Kind>, report: &Report, style: &Style<'_>) {
    let summary = &report.summary;
    if summary.recognized == 0 && report.diagnostics.is_empty() {
        page.literal("Nothing to check: ");
        quantity(page, summary.files, " file", " files").literal(", none in a format that akslint reads\n");
        return;
    }
    let severities = [Severity::Error, Severity::Warning, Severity::Info];
    let counts = severities.map(|severity| (severity, report.count(severity)));
    if counts.iter().all(|(_, count)| *count == 0) {
        let passed =
            if report.problems() == 0 { "All checks passed: " } else { "Nothing found in what was read: " };
        page.literal(passed);
    } else {
        let mut joint = "Found ";
        for (severity, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            page.literal(joint).literal(Paint::Severity(severity).code(style.color));
            page.number(count).literal(noun(severity, count)).literal(Paint::Plain.code(style.color));
            joint = ", ";
        }
        page.literal(" in ");
    }
    quantity(page, summary.files, " file", " files").literal(" (");
    quantity(page, summary.resources, " resource", " resources").literal(", ");
    quantity(page, summary.checks, " check", " checks").literal(")\n");
}

/// The line about what was set aside.
fn suppressed(page: &mut Page<TerminalPage>, report: &Report) {
    if !report.suppressed.is_empty() {
        let count = u32::try_from(report.suppressed.len()).unwrap_or(u32::MAX);
        quantity(page, count, " finding", " findings").literal(" suppressed\n");
    }
}

const fn noun(severity: Severity, count: usize) -> &'static str {
    match (severity, count) {
        (Severity::Error, 1) => " error",
        (Severity::Error, _) => " errors",
        (Severity::Warning, 1) => " warning",
        (Severity::Warning, _) => " warnings",
        (Severity::Info, 1) => " info",
        (Severity::Info, _) => " infos",
    }
}

fn quantity<'p, Kind>(
    page: &'p mut Page<Kind>,
    count: u32,
    one: &'static str,
    many: &'static str,
) -> &'p mut Page<Kind> {
    page.number(count).literal(if count == 1 { one } else { many })
}

fn fixes(page: &mut Page<TerminalPage>, report: &Report) {
    let is_writable = |edit: &Edit| report.sources.get(edit.span.file).is_some_and(|file| file.is_writable);
    let count = |safety| {
        report
            .diagnostics
            .iter()
            .filter_map(|one| one.fix.as_ref())
            .filter(|fix| fix.safety == safety && fix.edits.iter().all(is_writable))
            .count()
    };
    let (safe, unsafe_) = (count(Safety::Safe), count(Safety::Unsafe));
    if safe > 0 {
        page.number(safe).literal(" can be fixed with `--fix`");
    }
    if unsafe_ > 0 {
        page.literal(if safe > 0 { ", " } else { "" }).number(unsafe_);
        page.literal(if safe > 0 { " more" } else { " can be fixed" })
            .literal(" with `--fix --unsafe-fixes`");
    }
    if safe > 0 || unsafe_ > 0 {
        page.literal("\n");
    }
}

pub(crate) fn not_analysed<Kind>(page: &mut Page<Kind>, report: &Report) {
    let (problems, files) = (report.problems(), report.summary.not_analysed);
    if problems > 0 {
        page.number(problems);
        page.literal(if problems == 1 { " problem kept" } else { " problems kept" });
        page.literal(" akslint from reading everything");
        page.literal(if files > 0 { ": " } else { "\n" });
    }
    if files > 0 {
        quantity(page, files, " file was", " files were").literal(" not analysed, or not to the end\n");
    }
}

fn undetermined(
    page: &mut Page<TerminalPage>,
    report: &Report,
    positions: &Positions<'_>,
    verbosity: Verbosity,
) {
    let shown = if verbosity == Verbosity::Verbose { usize::MAX } else { UNDETERMINED_SHOWN };
    for one in report.undetermined.iter().take(shown) {
        quantity(page, one.checks, " check", " checks").literal(" could not be decided: ");
        page.literal(if one.checks == 1 { "it depends on " } else { "they depend on " });
        page.foreign(Terminal(&one.symbol));
        if let Some(span) = one.span {
            let at = positions.start(span);
            page.literal(" (").foreign(Terminal(report.sources.path(span.file)));
            page.literal(":").number(at.line).literal(":").number(at.column).literal(")");
        }
        if verbosity == Verbosity::Verbose {
            rules(page, one);
        }
        page.literal("\n");
    }
    let hidden = report.undetermined.iter().skip(shown);
    let (values, checks) = hidden.fold((0_u32, 0_u32), |(values, checks), one| {
        (values.saturating_add(1), checks.saturating_add(one.checks))
    });
    if values > 0 {
        quantity(page, checks, " more check", " more checks").literal(" could not be decided, over ");
        quantity(page, values, " other value", " other values").literal("; `--verbose` names them\n");
    }
}

fn rules(page: &mut Page<TerminalPage>, one: &Undetermined) {
    let mut joint = ": ";
    for rule in &one.rules {
        page.literal(joint).foreign(Terminal(rule));
        joint = ", ";
    }
}

fn kind(one: &Diagnostic) -> (&str, Severity) {
    (&one.code, one.severity)
}

/// A table of counts per rule, the most frequent first.
fn statistics(page: &mut Page<TerminalPage>, report: &Report, style: &Style<'_>) {
    let mut all: Vec<&Diagnostic> = report.diagnostics.iter().collect();
    sort_by(&mut all, |one, two| kind(one).cmp(&kind(two)));
    let alike = all.chunk_by(|one, two| kind(one) == kind(two));
    let mut rows: Vec<_> = alike.filter_map(|alike| Some((alike.len(), *alike.first()?))).collect();
    sort_by_key(&mut rows, |(count, _)| Reverse(*count));
    let digits = rows.first().map_or(1, |(count, _)| count.to_string().len());
    for (count, one) in rows {
        page.repeat(' ', digits.saturating_sub(count.to_string().len())).number(count);
        page.literal("  ").foreign(Terminal(&one.code)).literal("  ");
        page.literal(Paint::Severity(one.severity).code(style.color)).literal(one.severity.as_str());
        page.literal(Paint::Plain.code(style.color));
        page.repeat(' ', "warning".len().saturating_sub(one.severity.as_str().len()));
        page.literal("  ").foreign(Terminal(&one.name)).literal("\n");
    }
}
