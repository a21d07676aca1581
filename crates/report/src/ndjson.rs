//! The parts of the JSON document, one on each line, for programs that read as they go.

use crate::escape::json::{self, Json};
use crate::json::{VERSION, View};
use crate::positions::Positions;
use crate::{Reporter, Style};
use akslint_diagnostics::Report;

pub(crate) const REPORTER: Reporter = Reporter {
    name: "ndjson",
    aliases: &["json-lines", "jsonl"],
    summary: "the parts of the JSON document, one on each line",
    carries_rules: false,
    render,
};

fn render(report: &Report, _: &Style<'_>) -> String {
    let view = View { report, positions: &Positions::of(report) };
    let mut text = line("summary", |json| {
        json.key("version").text(VERSION);
        view.summary(json);
    });
    for one in &report.diagnostics {
        text.push_str(&line("diagnostic", |json| view.diagnostic(json, one)));
    }
    for one in &report.undetermined {
        text.push_str(&line("undetermined", |json| view.undetermined(json, one)));
    }
    text
}

fn line(kind: &str, members: impl FnOnce(&mut Json)) -> String {
    json::line(|json| {
        json.object(|json| {
            json.key("kind").text(kind);
            members(json);
        });
    })
}
