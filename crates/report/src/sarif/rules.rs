//! The table of rules, and of the kinds of problem.

use super::text::Text;
use crate::escape::uri;
use crate::{RuleDoc, Style};
use akslint_diagnostics::{ProblemKind, Report, Severity};
use serde::Serialize;
use std::collections::BTreeMap;

/// What SARIF calls a reporting descriptor.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Descriptor<'r> {
    id: &'r str,
    name: &'r str,
    short_description: Text,
    full_description: Text,
    help: Help<'r>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
    default_configuration: Configuration,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Properties<'r>>,
}

#[derive(Serialize)]
struct Help<'r> {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    markdown: Option<&'r str>,
}

#[derive(Serialize)]
struct Configuration {
    enabled: bool,
    level: &'static str,
}

#[derive(Serialize)]
struct Properties<'r> {
    tags: [&'r str; 4],
    precision: &'static str,
    #[serde(rename = "problem.severity")]
    severity: &'static str,
}

/// SARIF's word for a severity.
pub(super) const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// The rules, and where each code stands among them.
pub(super) struct Table<'r> {
    pub(super) descriptors: Vec<Descriptor<'r>>,
    indexes: BTreeMap<&'r str, usize>,
}

impl<'r> Table<'r> {
    /// The rules of `style`, and those that only `report` knows.
    pub(super) fn of(report: &'r Report, style: &Style<'r>) -> Self {
        let mut table = Self { descriptors: Vec::new(), indexes: BTreeMap::new() };
        for rule in style.rules {
            table.add(&rule.code, described(rule));
        }
        for one in report.diagnostics.iter().filter(|one| !one.is_problem) {
            let known = Self::bare(&one.code, &one.name, one.severity, one.url.as_deref());
            table.add(&one.code, known);
        }
        table
    }

    /// The kinds of problem.
    pub(super) fn problems() -> Self {
        let mut table = Self { descriptors: Vec::new(), indexes: BTreeMap::new() };
        for kind in ProblemKind::ALL {
            table.add(kind.code(), Self::bare(kind.code(), kind.name(), Severity::Error, None));
        }
        table
    }

    /// Where `code` stands.
    pub(super) fn index(&self, code: &str) -> Option<usize> {
        self.indexes.get(code).copied()
    }

    fn add(&mut self, code: &'r str, descriptor: Descriptor<'r>) {
        let next = self.descriptors.len();
        if *self.indexes.entry(code).or_insert(next) == next {
            self.descriptors.push(descriptor);
        }
    }

    /// What can be said of a rule that is known by its name only.
    fn bare(id: &'r str, name: &'r str, severity: Severity, url: Option<&str>) -> Descriptor<'r> {
        let words = name.replace('-', " ");
        Descriptor {
            id,
            name,
            short_description: Text::sentence(&words),
            full_description: Text::sentence(&words),
            help: Help { text: Text::sentence(&words).text, markdown: None },
            help_uri: url.and_then(uri::web),
            default_configuration: Configuration { enabled: true, level: level(severity) },
            properties: None,
        }
    }
}

fn described<'r>(rule: &'r RuleDoc<'r>) -> Descriptor<'r> {
    let severity = rule.severity;
    Descriptor {
        id: &rule.code,
        name: &rule.name,
        short_description: Text::sentence(&rule.summary),
        full_description: Text::sentences(&[&rule.summary, &rule.consequence]),
        help: Help {
            text: Text::sentences(&[&rule.summary, &rule.consequence]).text,
            markdown: Some(&rule.markdown),
        },
        help_uri: uri::web(&rule.source),
        default_configuration: Configuration {
            enabled: severity.is_some(),
            level: level(severity.unwrap_or(Severity::Warning)),
        },
        properties: Some(Properties {
            tags: ["azure", "aks", "azure-machine-learning", &rule.category],
            precision: "high",
            severity: match severity {
                Some(Severity::Error) => "error",
                Some(Severity::Warning) => "warning",
                Some(Severity::Info) | None => "recommendation",
            },
        }),
    }
}
