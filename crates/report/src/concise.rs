//! One line for each finding, as compilers write it: `path:line:column: CODE severity: message`.
//!
//! Columns count characters. The problem matcher of the GitHub action reads these lines.

use crate::escape::{Page, Terminal, TerminalPage};
use crate::paint::Paint;
use crate::positions::Positions;
use crate::{Reporter, Style, closing};
use akslint_diagnostics::{Diagnostic, Report};

pub(crate) const REPORTER: Reporter = Reporter {
    name: "concise",
    aliases: &[],
    summary: "one line for each finding",
    carries_rules: false,
    render,
};

fn render(report: &Report, style: &Style<'_>) -> String {
    let positions = Positions::of(report);
    let mut page = Page::new();
    for diagnostic in &report.diagnostics {
        line(&mut page, diagnostic, report, &positions, style.color);
    }
    closing::write(&mut page, report, &positions, style);
    page.finish()
}

/// Writes the line of one finding.
fn line(
    page: &mut Page<TerminalPage>,
    diagnostic: &Diagnostic,
    report: &Report,
    positions: &Positions<'_>,
    color: bool,
) {
    let at = positions.start(diagnostic.span);
    page.literal(Paint::Strong.code(color)).foreign(Terminal(report.sources.path(diagnostic.span.file)));
    page.literal(Paint::Plain.code(color));
    page.literal(":").number(at.line).literal(":").number(at.column).literal(": ");
    page.foreign(Terminal(&diagnostic.code)).literal(" ");
    page.literal(Paint::Severity(diagnostic.severity).code(color)).literal(diagnostic.severity.as_str());
    page.literal(Paint::Plain.code(color)).literal(": ").foreign(Terminal(&diagnostic.message)).literal("\n");
}
