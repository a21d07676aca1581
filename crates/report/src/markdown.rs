//! A Markdown page for the summary of a GitHub job or an Azure Pipelines run.

use crate::escape::{Markdown, MarkdownPage, MarkdownUrl, Page};
use crate::positions::Positions;
use crate::{Reporter, Style, paths};
use akslint_diagnostics::{Diagnostic, Report, Severity, Span};

pub(crate) const REPORTER: Reporter = Reporter {
    name: "markdown",
    aliases: &[],
    summary: "a page for the summary of a CI job",
    carries_rules: false,
    render,
};

/// Bytes after which no further finding is listed: GitHub refuses summaries over 1 MiB.
const LARGEST: usize = 900 * 1024;

fn render(report: &Report, style: &Style<'_>) -> String {
    let positions = Positions::of(report);
    let view = View { report, positions: &positions, style };
    let mut page = Page::new();
    view.title(&mut page);
    view.findings(&mut page);
    view.undetermined(&mut page);
    page.finish()
}

struct View<'r> {
    report: &'r Report,
    positions: &'r Positions<'r>,
    style: &'r Style<'r>,
}

impl View<'_> {
    fn title(&self, page: &mut Page<MarkdownPage>) {
        page.literal("## akslint\n\n");
        crate::closing::counts(page, self.report, &Style { color: false, ..*self.style });
        if self.report.problems() > 0 || self.report.summary.not_analysed > 0 {
            page.literal("\n");
            crate::closing::not_analysed(page, self.report);
        }
    }

    fn findings(&self, page: &mut Page<MarkdownPage>) {
        let mut left = self.report.diagnostics.len();
        if left > 0 {
            page.literal("\n| Severity | Rule | Where | What |\n| --- | --- | --- | --- |\n");
        }
        for severity in [Severity::Error, Severity::Warning, Severity::Info] {
            for diagnostic in self.report.diagnostics.iter().filter(|one| one.severity == severity) {
                if page.len() > LARGEST {
                    break;
                }
                self.row(page, diagnostic);
                left = left.saturating_sub(1);
            }
        }
        if left > 0 {
            page.literal("\n… and ").number(left).literal(" more\n");
        }
    }

    fn row(&self, page: &mut Page<MarkdownPage>, diagnostic: &Diagnostic) {
        page.literal(match diagnostic.severity {
            Severity::Error => "| ❌ error | ",
            Severity::Warning => "| ⚠️ warning | ",
            Severity::Info => "| ℹ️ info | ",
        });
        match &diagnostic.url {
            Some(url) => page
                .literal("[")
                .foreign(Markdown(&diagnostic.code))
                .literal("](")
                .foreign(MarkdownUrl(url))
                .literal(")"),
            None => page.foreign(Markdown(&diagnostic.code)),
        };
        page.literal("<br>").foreign(Markdown(&diagnostic.name)).literal(" | ");
        self.place(page, diagnostic.span);
        page.literal(" | ").foreign(Markdown(&diagnostic.message));
        for label in &diagnostic.related {
            page.literal("<br>").foreign(Markdown(&label.message)).literal(": ");
            self.place(page, label.span);
        }
        if let Some(consequence) = &diagnostic.consequence {
            page.literal("<br>in Azure: ").foreign(Markdown(consequence));
        }
        if let Some(help) = &diagnostic.help {
            page.literal("<br>help: ").foreign(Markdown(help));
        }
        page.literal(" |\n");
    }

    fn undetermined(&self, page: &mut Page<MarkdownPage>) {
        if self.report.undetermined.is_empty() {
            return;
        }
        page.literal("\n| Checks not decided | They depend on | Where |\n| --- | --- | --- |\n");
        for (at, one) in self.report.undetermined.iter().enumerate() {
            if page.len() > LARGEST {
                let left = self.report.undetermined.len().saturating_sub(at);
                page.literal("\n… and ").number(left).literal(" more values\n");
                break;
            }
            page.literal("| ")
                .number(one.checks)
                .literal(" | ")
                .foreign(Markdown(&one.symbol))
                .literal(" | ");
            if let Some(span) = one.span {
                self.place(page, span);
            }
            page.literal(" |\n");
        }
    }

    fn place(&self, page: &mut Page<MarkdownPage>, span: Span) {
        let at = self.positions.start(span);
        let path = paths::annotated(self.report.sources.path(span.file), self.style);
        page.foreign(Markdown(&path)).literal(":").number(at.line).literal(":").number(at.column);
    }
}
