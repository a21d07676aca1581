//! Logging commands that make Azure Pipelines list the findings as issues of the run.
//!
//! The agent knows errors and warnings only, so advice is printed as a plain line. It keeps few issues of a task, so
//! the gravest come first.

use crate::escape::{AzureLog, Data, Page, Property, Terminal};
use crate::positions::Positions;
use crate::{Reporter, Style, closing, paths};
use akslint_diagnostics::{Diagnostic, LineColumn, Report, Severity};

pub(crate) const REPORTER: Reporter = Reporter {
    name: "azure",
    aliases: &["azure-pipelines"],
    summary: "issues in Azure Pipelines",
    carries_rules: false,
    render,
};

fn render(report: &Report, style: &Style<'_>) -> String {
    let positions = Positions::of(report);
    let mut page = Page::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        for diagnostic in report.diagnostics.iter().filter(|one| one.severity == severity) {
            let path = paths::annotated(report.sources.path(diagnostic.span.file), style);
            let at = positions.start(diagnostic.span);
            match severity {
                Severity::Error => issue(&mut page, "error", diagnostic, &path, at),
                Severity::Warning => issue(&mut page, "warning", diagnostic, &path, at),
                Severity::Info => advice(&mut page, diagnostic, &path, at),
            }
        }
    }
    let style = Style { color: false, ..*style };
    page.plain(|page| closing::write(page, report, &positions, &style));
    page.finish()
}

fn issue(
    page: &mut Page<AzureLog>,
    level: &'static str,
    diagnostic: &Diagnostic,
    path: &str,
    at: LineColumn,
) {
    page.literal("##vso[task.logissue type=").literal(level);
    if !path.is_empty() {
        page.literal(";sourcepath=").foreign(Property(path));
    }
    page.literal(";linenumber=").number(at.line);
    page.literal(";columnnumber=").number(at.column);
    page.literal(";code=").foreign(Property(&diagnostic.code)).literal(";]");
    page.foreign(Data(path)).literal(":").number(at.line).literal(":").number(at.column).literal(": ");
    page.foreign(Data(&diagnostic.code)).literal(" ").foreign(Data(&diagnostic.message));
    if let Some(consequence) = &diagnostic.consequence {
        page.literal("%0Ain Azure: ").foreign(Data(consequence));
    }
    if let Some(help) = &diagnostic.help {
        page.literal("%0Ahelp: ").foreign(Data(help));
    }
    page.literal("\n");
}

fn advice(page: &mut Page<AzureLog>, diagnostic: &Diagnostic, path: &str, at: LineColumn) {
    page.foreign(Terminal(path)).literal(":").number(at.line).literal(":").number(at.column).literal(": ");
    page.foreign(Terminal(&diagnostic.code)).literal(" info: ").foreign(Terminal(&diagnostic.message));
    page.literal("\n");
}
