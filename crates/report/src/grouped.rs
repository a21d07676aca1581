//! Findings under the names of their files, one line for each.

use crate::escape::{Page, Terminal, TerminalPage};
use crate::paint::Paint;
use crate::positions::Positions;
use crate::{Reporter, Style, closing};
use akslint_diagnostics::{FileId, Report};

pub(crate) const REPORTER: Reporter = Reporter {
    name: "grouped",
    aliases: &[],
    summary: "one line for each finding, file by file",
    carries_rules: false,
    render,
};

/// Columns of `line:column`, `severity` and the gaps after them.
const COLUMNS: (usize, usize) = (9, 9);

fn render(report: &Report, style: &Style<'_>) -> String {
    let positions = Positions::of(report);
    let mut page = Page::<TerminalPage>::new();
    let mut file: Option<FileId> = None;
    for diagnostic in &report.diagnostics {
        if file != Some(diagnostic.span.file) {
            if file.is_some() {
                page.literal("\n");
            }
            file = Some(diagnostic.span.file);
            page.literal(Paint::Strong.code(style.color));
            page.foreign(Terminal(report.sources.path(diagnostic.span.file)));
            page.literal(Paint::Plain.code(style.color)).literal("\n");
        }
        let at = positions.start(diagnostic.span);
        let before = page.literal("  ").len();
        page.number(at.line).literal(":").number(at.column);
        let width = page.len().saturating_sub(before);
        page.repeat(' ', COLUMNS.0.saturating_sub(width).max(1));
        let severity = diagnostic.severity.as_str();
        page.literal(Paint::Severity(diagnostic.severity).code(style.color)).literal(severity);
        page.literal(Paint::Plain.code(style.color)).repeat(' ', COLUMNS.1.saturating_sub(severity.len()));
        page.foreign(Terminal(&diagnostic.code)).literal("  ").foreign(Terminal(&diagnostic.message));
        page.literal("\n");
    }
    if file.is_some() {
        page.literal("\n");
    }
    closing::write(&mut page, report, &positions, style);
    page.finish()
}
