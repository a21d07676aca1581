//! The table of rules, and of the kinds of problem.

use super::text::Text;
use crate::escape::uri;
use crate::{RuleDoc, Style};
use akslint_diagnostics::{Category, ProblemKind, Profile, Report, RuleMeta, Severity};
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
    properties: Option<Properties>,
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
struct Properties {
    tags: Vec<&'static str>,
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
            table.add(rule.meta.code, described(rule, style.profile));
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

fn described<'r>(rule: &RuleDoc<'r>, profile: Profile) -> Descriptor<'r> {
    let meta: &RuleMeta = rule.meta;
    let severity = meta.severity.of(profile);
    Descriptor {
        id: meta.code,
        name: meta.name,
        short_description: Text::sentence(meta.summary),
        full_description: Text::sentences(&[meta.summary, meta.consequence]),
        help: Help {
            text: Text::sentences(&[meta.summary, meta.consequence]).text,
            markdown: Some(rule.markdown),
        },
        help_uri: meta.references.first().and_then(|reference| uri::web(reference.url)),
        default_configuration: Configuration {
            enabled: severity.is_some(),
            level: level(severity.unwrap_or(Severity::Warning)),
        },
        properties: Some(Properties {
            tags: vec!["azure", "aks", "azure-machine-learning", tag(meta.category)],
            precision: "high",
            severity: match severity {
                Some(Severity::Error) => "error",
                Some(Severity::Warning) => "warning",
                Some(Severity::Info) | None => "recommendation",
            },
        }),
    }
}

const fn tag(category: Category) -> &'static str {
    match category {
        Category::Name => "name",
        Category::Size => "size",
        Category::Version => "version",
        Category::Exposure => "exposure",
        Category::Tls => "tls",
        Category::Network => "network",
        Category::Attach => "attach",
        Category::Format => "format",
    }
}
