//! JUnit's XML: a suite for each file, a failed case for each finding, a passed case for a file without any.

use crate::escape::{Page, Xml, XmlPage};
use crate::positions::Positions;
use crate::{Reporter, Style};
use akslint_diagnostics::{Diagnostic, Report};

pub(crate) const REPORTER: Reporter = Reporter {
    name: "junit",
    aliases: &[],
    summary: "JUnit's XML, for test reports",
    carries_rules: false,
    render,
};

fn render(report: &Report, _: &Style<'_>) -> String {
    let positions = Positions::of(report);
    let mut by_file: Vec<Vec<&Diagnostic>> = vec![Vec::new(); report.sources.len()];
    for diagnostic in &report.diagnostics {
        if let Some(list) = usize::try_from(diagnostic.span.file.0).ok().and_then(|at| by_file.get_mut(at)) {
            list.push(diagnostic);
        }
    }
    let mut page = Page::new();
    page.literal("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"akslint\"");
    let passed = by_file.iter().filter(|diagnostics| diagnostics.is_empty()).count();
    counts(&mut page, by_file.iter().flatten().copied(), passed);
    page.literal(">\n");
    for ((_, file), diagnostics) in report.sources.iter().zip(by_file) {
        suite(&mut page, &file.path, &diagnostics, &positions);
    }
    page.literal("</testsuites>\n");
    page.finish()
}

fn suite(page: &mut Page<XmlPage>, path: &str, diagnostics: &[&Diagnostic], positions: &Positions<'_>) {
    page.literal("  <testsuite name=\"").foreign(Xml(path)).literal("\"");
    counts(page, diagnostics.iter().copied(), usize::from(diagnostics.is_empty()));
    page.literal(">\n");
    if diagnostics.is_empty() {
        page.literal("    <testcase name=\"akslint\" classname=\"")
            .foreign(Xml(path))
            .literal("\" time=\"0\"/>\n");
    }
    for diagnostic in diagnostics {
        case(page, path, diagnostic, positions);
    }
    page.literal("  </testsuite>\n");
}

/// Writes how many cases there are and how they went; `passed` passed.
fn counts<'r>(page: &mut Page<XmlPage>, failed: impl Iterator<Item = &'r Diagnostic>, passed: usize) {
    let (errors, failures): (Vec<_>, Vec<_>) = failed.partition(|one| one.is_problem);
    let all = passed.saturating_add(errors.len()).saturating_add(failures.len());
    page.literal(" tests=\"").number(all).literal("\" failures=\"").number(failures.len());
    page.literal("\" errors=\"").number(errors.len()).literal("\" skipped=\"0\" time=\"0\"");
}

fn case(page: &mut Page<XmlPage>, path: &str, diagnostic: &Diagnostic, positions: &Positions<'_>) {
    let at = positions.start(diagnostic.span);
    // JUnit's word for a case that could not be judged is "error".
    let (open, close) =
        if diagnostic.is_problem { ("<error", "</error>\n") } else { ("<failure", "</failure>\n") };
    page.literal("    <testcase name=\"").foreign(Xml(&diagnostic.code)).literal(" ");
    page.foreign(Xml(&diagnostic.name)).literal(" (").number(at.line).literal(":").number(at.column);
    page.literal(")\" classname=\"").foreign(Xml(path)).literal("\" file=\"").foreign(Xml(path));
    page.literal("\" line=\"").number(at.line).literal("\" time=\"0\">\n      ");
    page.literal(open).literal(" type=\"").literal(diagnostic.severity.as_str()).literal("\" message=\"");
    page.foreign(Xml(&diagnostic.message)).literal("\">").foreign(Xml(path));
    page.literal(":").number(at.line).literal(":").number(at.column).literal(": ");
    page.foreign(Xml(&diagnostic.message));
    if let Some(consequence) = &diagnostic.consequence {
        page.literal("\nin Azure: ").foreign(Xml(consequence));
    }
    if let Some(help) = &diagnostic.help {
        page.literal("\nhelp: ").foreign(Xml(help));
    }
    if let Some(url) = &diagnostic.url {
        page.literal("\nsee: ").foreign(Xml(url));
    }
    page.literal(close).literal("    </testcase>\n");
}
