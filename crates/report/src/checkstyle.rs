//! Checkstyle's XML.

use crate::escape::{Page, Xml, XmlPage};
use crate::positions::Positions;
use crate::{Reporter, Style};
use akslint_diagnostics::{FileId, Report};

pub(crate) const REPORTER: Reporter =
    Reporter { name: "checkstyle", aliases: &[], summary: "Checkstyle's XML", carries_rules: false, render };

fn render(report: &Report, _: &Style<'_>) -> String {
    let positions = Positions::of(report);
    let mut page = Page::<XmlPage>::new();
    page.literal("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
    let mut file: Option<FileId> = None;
    for diagnostic in &report.diagnostics {
        if file != Some(diagnostic.span.file) {
            page.literal(if file.is_some() { "  </file>\n" } else { "" }).literal("  <file name=\"");
            page.foreign(Xml(report.sources.path(diagnostic.span.file))).literal("\">\n");
            file = Some(diagnostic.span.file);
        }
        let at = positions.start(diagnostic.span);
        page.literal("    <error line=\"").number(at.line).literal("\" column=\"").number(at.column);
        page.literal("\" severity=\"").literal(diagnostic.severity.as_str()).literal("\" message=\"");
        page.foreign(Xml(&diagnostic.message));
        if let Some(help) = &diagnostic.help {
            page.literal("; help: ").foreign(Xml(help));
        }
        page.literal("\" source=\"akslint.").foreign(Xml(&diagnostic.code)).literal(".");
        page.foreign(Xml(&diagnostic.name)).literal("\"/>\n");
    }
    page.literal(if file.is_some() { "  </file>\n" } else { "" }).literal("</checkstyle>\n");
    page.finish()
}
