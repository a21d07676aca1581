//! `--baseline` and `--write-baseline`.

use crate::gather::shown;
use crate::read::{self, Limits};
use crate::{Outcome, emit};
use akslint_diagnostics::Report;
use akslint_linter::Baseline;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the baseline is written if no file is named.
const DEFAULT: &str = "akslint-baseline.json";

/// Writes what the report finds.
pub(crate) fn write(report: &Report, path: Option<&Path>) -> Result<Outcome, String> {
    let path = path.unwrap_or(Path::new(DEFAULT));
    fs::write(path, Baseline::of(report).print())
        .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    emit::remark(&format!("wrote {}; check with --baseline {}", path.display(), path.display()));
    Ok(if report.problems() > 0 { Outcome::NotAnalysed } else { Outcome::Clean })
}

/// What a run can tell of a baseline: entries that it does not find are stale if it looked for them.
pub(crate) struct Reach<'r> {
    /// The files of which everything is reported.
    pub(crate) files: BTreeSet<String>,
    /// The folders through which it walked.
    pub(crate) folders: &'r [PathBuf],
    /// Whether it asked for less than everything: some rules, or what changed.
    pub(crate) is_narrow: bool,
}

impl Reach<'_> {
    fn covers(&self, path: &str) -> bool {
        let is_below = |folder: &PathBuf| {
            let folder = shown(folder);
            if folder == "." { !path.starts_with(['/', '.']) } else { Path::new(path).starts_with(folder) }
        };
        !self.is_narrow && (self.files.contains(path) || self.folders.iter().any(is_below))
    }
}

/// Sets aside what the file knows. The number of its entries that no longer occur is returned.
pub(crate) fn apply(
    report: &mut Report,
    path: &Path,
    limits: Limits,
    reach: &Reach<'_>,
) -> Result<usize, String> {
    let text = read::text(path, limits)?;
    let baseline = Baseline::parse(&text).map_err(|reason| format!("{}: {reason}", path.display()))?;
    Ok(baseline.apply(report, |path| reach.covers(path)))
}

/// Says how many entries no longer occur.
pub(crate) fn remark_on_stale(stale: usize, path: &Path) {
    if stale > 0 {
        let entries = if stale == 1 { "entry" } else { "entries" };
        let path = path.display();
        emit::remark(&format!(
            "{stale} {entries} of {path} no longer occur; --write-baseline --baseline {path} drops them"
        ));
    }
}
