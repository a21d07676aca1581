//! The table of rules, and of the kinds of problem.

use super::text::{message, sentences};
use crate::escape::json::Json;
use crate::escape::uri;
use crate::{RuleDoc, Style};
use akslint_diagnostics::{ProblemKind, Report, Severity};

/// What SARIF calls a reporting descriptor.
enum Descriptor<'r> {
    Told(&'r RuleDoc<'r>),
    /// Of which only this is known.
    Named {
        code: &'r str,
        name: &'r str,
        severity: Severity,
        url: Option<&'r str>,
    },
}

/// SARIF's word for a severity.
pub(super) const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// The rules, each once.
pub(super) struct Table<'r>(Vec<Descriptor<'r>>);

impl<'r> Table<'r> {
    /// The rules of `style`, and those that only `report` knows.
    pub(super) fn of(report: &'r Report, style: &Style<'r>) -> Self {
        let mut table = Self(style.rules.iter().map(Descriptor::Told).collect());
        for one in report.diagnostics.iter().filter(|one| !one.is_problem) {
            if table.index(&one.code).is_none() {
                let url = one.url.as_deref();
                table.0.push(Descriptor::Named {
                    code: &one.code,
                    name: &one.name,
                    severity: one.severity,
                    url,
                });
            }
        }
        table
    }

    /// The kinds of problem.
    pub(super) fn problems() -> Self {
        let named = |kind: ProblemKind| {
            let (code, name) = (kind.code(), kind.name());
            Descriptor::Named { code, name, severity: Severity::Error, url: None }
        };
        Self(ProblemKind::ALL.into_iter().map(named).collect())
    }

    /// Where `code` stands.
    pub(super) fn index(&self, code: &str) -> Option<usize> {
        self.0.iter().position(|one| one.code() == code)
    }

    /// Writes it as an array.
    pub(super) fn write(&self, json: &mut Json) {
        json.items(&self.0, |json, one| {
            json.object(|json| match one {
                Descriptor::Told(rule) => told(json, rule),
                Descriptor::Named { code, name, severity, url } => named(json, code, name, *severity, *url),
            });
        });
    }
}

impl Descriptor<'_> {
    fn code(&self) -> &str {
        match self {
            Self::Told(rule) => &rule.code,
            Self::Named { code, .. } => code,
        }
    }
}

fn told(json: &mut Json, rule: &RuleDoc<'_>) {
    let severity = rule.severity;
    let all = sentences(&[&rule.summary, &rule.consequence]);
    let help = [&all, rule.markdown.as_ref()];
    let url = uri::web(&rule.source);
    about(json, [&rule.code, &rule.name], [&sentences(&[&rule.summary]), &all], &help, url);
    configuration(json, severity.is_some(), severity.unwrap_or(Severity::Warning));
    json.key("properties").object(|json| {
        let tags = ["azure", "aks", "azure-machine-learning", &rule.category];
        json.key("tags").items(tags, |json, tag| json.text(tag));
        json.key("precision").text("high");
        json.key("problem.severity").text(match severity {
            Some(Severity::Error) => "error",
            Some(Severity::Warning) => "warning",
            Some(Severity::Info) | None => "recommendation",
        });
    });
}

fn named(json: &mut Json, code: &str, name: &str, severity: Severity, url: Option<&str>) {
    let words = sentences(&[&name.replace('-', " ")]);
    about(json, [code, name], [&words, &words], &[&words], url.and_then(uri::web));
    configuration(json, true, severity);
}

/// The members that tell what a rule is: `help` is a text and perhaps the same in Markdown.
fn about(
    json: &mut Json,
    [code, name]: [&str; 2],
    [short, full]: [&str; 2],
    help: &[&str],
    url: Option<String>,
) {
    json.key("id").text(code);
    json.key("name").text(name);
    message(json.key("shortDescription"), short);
    message(json.key("fullDescription"), full);
    json.key("help").object(|json| {
        for (key, text) in ["text", "markdown"].into_iter().zip(help) {
            json.key(key).text(text);
        }
    });
    if let Some(url) = url {
        json.key("helpUri").text(&url);
    }
}

fn configuration(json: &mut Json, is_enabled: bool, severity: Severity) {
    json.key("defaultConfiguration").object(|json| {
        json.key("enabled").truth(is_enabled);
        json.key("level").text(level(severity));
    });
}
