//! JUnit's XML: a suite for each file, a failed case for each finding, a passed case for a file without any, a skipped
//! one for a file that akslint does not read.

use crate::escape::{Page, Xml, XmlPage};
use crate::positions::Positions;
use crate::{Reporter, Style};
use akslint_diagnostics::{Diagnostic, Report, SourceFile};

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
    let suites: Vec<Suite<'_>> = report
        .sources
        .iter()
        .zip(by_file)
        .map(|((_, file), diagnostics)| Suite { file, diagnostics, positions: &positions })
        .collect();
    let all = suites.iter().map(Suite::counts).fold(Counts::default(), Counts::plus);
    let mut page = Page::new();
    page.literal("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"akslint\"");
    all.write(&mut page);
    page.literal(">\n");
    for suite in &suites {
        suite.write(&mut page);
    }
    page.literal("</testsuites>\n");
    page.finish()
}

/// How the cases of a file, or of all files, went.
#[derive(Clone, Copy, Default)]
struct Counts {
    passed: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

impl Counts {
    const fn plus(self, other: Self) -> Self {
        Self {
            passed: self.passed.saturating_add(other.passed),
            failures: self.failures.saturating_add(other.failures),
            errors: self.errors.saturating_add(other.errors),
            skipped: self.skipped.saturating_add(other.skipped),
        }
    }

    fn write(self, page: &mut Page<XmlPage>) {
        let all = [self.passed, self.failures, self.errors, self.skipped].into_iter().sum::<usize>();
        page.literal(" tests=\"").number(all).literal("\" failures=\"").number(self.failures);
        page.literal("\" errors=\"").number(self.errors).literal("\" skipped=\"").number(self.skipped);
        page.literal("\" time=\"0\"");
    }
}

/// The cases of a file.
struct Suite<'r> {
    file: &'r SourceFile,
    diagnostics: Vec<&'r Diagnostic>,
    positions: &'r Positions<'r>,
}

impl Suite<'_> {
    fn counts(&self) -> Counts {
        let errors = self.diagnostics.iter().filter(|one| one.is_problem).count();
        let failures = self.diagnostics.len().saturating_sub(errors);
        let is_clean = self.diagnostics.is_empty();
        let skipped = usize::from(is_clean && self.file.is_passed_over());
        let passed = usize::from(is_clean && !self.file.is_passed_over());
        Counts { passed, failures, errors, skipped }
    }

    fn write(&self, page: &mut Page<XmlPage>) {
        page.literal("  <testsuite name=\"").foreign(Xml(&self.file.path)).literal("\"");
        self.counts().write(page);
        page.literal(">\n");
        if self.diagnostics.is_empty() {
            page.literal("    <testcase name=\"akslint\" classname=\"").foreign(Xml(&self.file.path));
            page.literal("\" time=\"0\"").literal(if self.file.is_passed_over() {
                "><skipped message=\"nothing in it that akslint reads\"/></testcase>\n"
            } else {
                "/>\n"
            });
        }
        for diagnostic in &self.diagnostics {
            case(page, &self.file.path, diagnostic, self.positions);
        }
        page.literal("  </testsuite>\n");
    }
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
