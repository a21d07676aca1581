//! Workflow commands that make GitHub annotate the files.
//!
//! GitHub keeps few annotations of a step, so the gravest come first and what is beyond is printed in a group.

use crate::escape::{Data, GitHubLog, Page, Property, Terminal};
use crate::positions::Positions;
use crate::{Reporter, Style, closing, paths};
use akslint_diagnostics::{Diagnostic, Report, Severity};

pub(crate) const REPORTER: Reporter = Reporter {
    name: "github",
    aliases: &[],
    summary: "annotations in GitHub Actions",
    carries_rules: false,
    render,
};

/// Annotations of one level that GitHub keeps of a step.
const KEPT: usize = 10;

fn render(report: &Report, style: &Style<'_>) -> String {
    let positions = Positions::of(report);
    let mut page = Page::new();
    let mut beyond = Vec::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        let all = || report.diagnostics.iter().filter(|one| one.severity == severity);
        // One warning is needed to say that there is more.
        let is_warning = severity == Severity::Warning;
        let kept = if is_warning && overflows(report) { KEPT.saturating_sub(1) } else { KEPT };
        for diagnostic in all().take(kept) {
            annotation(&mut page, diagnostic, report, &positions, style);
        }
        beyond.extend(all().skip(kept));
    }
    if !beyond.is_empty() {
        page.literal("::warning title=akslint::… and ").number(beyond.len());
        page.literal(" more findings; GitHub keeps few annotations of a step, the log has them all\n");
        page.literal("::group::").number(beyond.len()).literal(" more findings\n");
        for diagnostic in beyond {
            place(&mut page, diagnostic, report, &positions, style);
            page.literal(" ").literal(diagnostic.severity.as_str()).literal(": ");
            page.foreign(Terminal(&diagnostic.message)).literal("\n");
        }
        page.literal("::endgroup::\n");
    }
    let style = Style { color: false, ..*style };
    page.plain(|page| closing::write(page, report, &positions, &style));
    page.finish()
}

/// Whether some level has more findings than GitHub keeps.
fn overflows(report: &Report) -> bool {
    [Severity::Error, Severity::Warning, Severity::Info]
        .iter()
        .any(|severity| report.diagnostics.iter().filter(|one| one.severity == *severity).count() > KEPT)
}

/// Writes `path:line:column: CODE`: the log shows of an annotation only the message.
fn place(
    page: &mut Page<GitHubLog>,
    diagnostic: &Diagnostic,
    report: &Report,
    positions: &Positions<'_>,
    style: &Style<'_>,
) {
    let at = positions.start(diagnostic.span);
    page.foreign(Terminal(&paths::annotated(report.sources.path(diagnostic.span.file), style)));
    page.literal(":").number(at.line).literal(":").number(at.column).literal(": ");
    page.foreign(Terminal(&diagnostic.code));
}

fn annotation(
    page: &mut Page<GitHubLog>,
    diagnostic: &Diagnostic,
    report: &Report,
    positions: &Positions<'_>,
    style: &Style<'_>,
) {
    let (start, end) = (positions.start(diagnostic.span), positions.end(diagnostic.span));
    let path = paths::annotated(report.sources.path(diagnostic.span.file), style);
    page.literal(match diagnostic.severity {
        Severity::Error => "::error",
        Severity::Warning => "::warning",
        Severity::Info => "::notice",
    });
    page.literal(" title=").foreign(Property(&diagnostic.code)).literal(" ");
    page.foreign(Property(&diagnostic.name));
    if !path.is_empty() {
        page.literal(",file=").foreign(Property(&path));
    }
    page.literal(",line=").number(start.line).literal(",endLine=").number(end.line);
    // The runner drops the columns of what spans several lines.
    if start.line == end.line {
        page.literal(",col=").number(start.column).literal(",endColumn=").number(end.column);
    }
    page.literal("::");
    page.foreign(Data(&path)).literal(":").number(start.line).literal(":").number(start.column);
    page.literal(": ").foreign(Data(&diagnostic.code)).literal(" ");
    page.foreign(Data(&diagnostic.message));
    if let Some(consequence) = &diagnostic.consequence {
        page.literal("%0Ain Azure: ").foreign(Data(consequence));
    }
    if let Some(help) = &diagnostic.help {
        page.literal("%0Ahelp: ").foreign(Data(help));
    }
    page.literal("\n");
}
