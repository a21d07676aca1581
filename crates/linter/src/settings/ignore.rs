//! `[[ignore]]`: findings that the settings set aside, each with a reason, perhaps until a day.

use super::glob::{Glob, text_fits};
use crate::selection::matches;
use akslint_data::date::Date;
use akslint_diagnostics::{RuleMeta, Span};

/// An entry of `[[ignore]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignore {
    /// The entry.
    pub span: Span,
    /// The rules whose findings are set aside.
    pub rules: Vec<String>,
    /// In which files; if empty, in all.
    pub paths: Vec<Glob>,
    /// The name of the resource that the findings are about.
    pub resource: Option<String>,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Option<Date>,
}

/// What an entry is asked about a finding.
pub(crate) struct Asked<'a> {
    pub(crate) rule: &'a RuleMeta,
    /// The paths of the files in which the finding is shown and in which the value is used.
    pub(crate) paths: [Option<&'a str>; 2],
    /// The labels of the resources around it: types and names, divided by `/`.
    pub(crate) resources: &'a [&'a str],
}

impl Ignore {
    /// Whether it is past its last day.
    #[must_use]
    pub fn is_expired(&self, today: Date) -> bool {
        self.until.is_some_and(|until| today > until)
    }

    pub(crate) fn covers(&self, asked: &Asked<'_>) -> bool {
        let in_file = |path: &str| self.paths.iter().any(|glob| glob.matches(path));
        self.rules.iter().any(|rule| matches(rule, asked.rule))
            && (self.paths.is_empty() || asked.paths.iter().flatten().any(|path| in_file(path)))
            && self
                .resource
                .as_deref()
                .is_none_or(|name| asked.resources.iter().any(|label| is_called(name, label)))
    }
}

/// Whether the end of a label is the name: `scoring` and `ml/scoring` are names of `workspaces/computes/ml/scoring`.
fn is_called(name: &str, label: &str) -> bool {
    let starts = label.match_indices('/').map(|(at, _)| at.saturating_add(1));
    starts.filter_map(|start| label.get(start..)).any(|end| text_fits(name, end))
}

/// The entries that were of use, by where they stand: settings that extend one another share them.
#[derive(Debug, Default)]
pub(crate) struct Ignores {
    used: Vec<Span>,
}

impl Ignores {
    /// The first entry in force that covers the finding; all that do are of use.
    pub(crate) fn covers<'i>(
        &mut self,
        entries: &'i [Ignore],
        today: Date,
        asked: &Asked<'_>,
    ) -> Option<&'i Ignore> {
        let mut found = None;
        for entry in entries.iter().filter(|entry| !entry.is_expired(today) && entry.covers(asked)) {
            if !self.is_used(entry) {
                self.used.push(entry.span);
            }
            found = found.or(Some(entry));
        }
        found
    }

    pub(crate) fn is_used(&self, entry: &Ignore) -> bool {
        self.used.contains(&entry.span)
    }
}
