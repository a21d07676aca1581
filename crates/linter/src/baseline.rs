//! The baseline: findings that were known when akslint was adopted. They are set aside until they change.

use akslint_diagnostics::{Because, Diagnostic, Report, Suppressed};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The version of the file's shape.
const VERSION: u32 = 1;

/// A baseline, as its file holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    version: u32,
    findings: Vec<Entry>,
}

/// A known finding. Only the fingerprint counts; the rest is for people who read the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    path: String,
    code: String,
    message: String,
    fingerprint: String,
}

impl Baseline {
    /// The baseline of everything that the report finds, what an older baseline had set aside included.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let known = report
            .suppressed
            .iter()
            .filter(|one| one.because == Because::Baseline)
            .map(|one| &one.diagnostic);
        let found = report.diagnostics.iter().filter(|one| !one.is_problem);
        let mut findings: Vec<Entry> = found
            .chain(known)
            .map(|one| Entry {
                path: report.sources.path(one.span.file).to_owned(),
                code: one.code.to_string(),
                message: one.message.clone(),
                fingerprint: one.fingerprint.clone(),
            })
            .collect();
        findings.sort();
        Self { version: VERSION, findings }
    }

    /// Reads a file's text.
    ///
    /// # Errors
    /// What is wrong with it, on one line.
    pub fn parse(text: &str) -> Result<Self, String> {
        let baseline: Self = serde_json::from_str(text).map_err(|error| {
            // Its own words quote what the file holds, which need not be a baseline.
            let kind = if error.is_data() { "not a baseline" } else { "not JSON" };
            format!("{kind}: see line {} column {}", error.line(), error.column())
        })?;
        if baseline.version == VERSION {
            Ok(baseline)
        } else {
            Err(format!("version {} of the baseline is not known; write it anew", baseline.version))
        }
    }

    /// The file's text.
    #[must_use]
    pub fn print(&self) -> String {
        // A structure of strings and a number can always be written.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Sets aside what is known. The number of entries that no longer occur is returned, of those in files of these
    /// paths of which everything was reported.
    pub fn apply(&self, report: &mut Report, is_whole: impl Fn(&str) -> bool) -> usize {
        let known: BTreeSet<&str> = self.findings.iter().map(|entry| entry.fingerprint.as_str()).collect();
        let is_known = |one: &Diagnostic| !one.is_problem && known.contains(one.fingerprint.as_str());
        let (old, new): (Vec<Diagnostic>, Vec<Diagnostic>) =
            std::mem::take(&mut report.diagnostics).into_iter().partition(is_known);
        let occurring: BTreeSet<String> = old.iter().map(|one| one.fingerprint.clone()).collect();
        report.diagnostics = new;
        report
            .suppressed
            .extend(old.into_iter().map(|diagnostic| Suppressed { diagnostic, because: Because::Baseline }));
        let broken: BTreeSet<&str> = report
            .diagnostics
            .iter()
            .filter(|one| one.is_problem)
            .map(|one| report.sources.path(one.span.file))
            .collect();
        let stale = |entry: &&Entry| {
            !occurring.contains(&entry.fingerprint)
                && !broken.contains(entry.path.as_str())
                && is_whole(&entry.path)
        };
        self.findings.iter().filter(stale).count()
    }
}
